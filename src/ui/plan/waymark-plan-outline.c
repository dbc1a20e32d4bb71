/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-once-painted.h"
#include "waymark-plan-outline.h"
#include "waymark-plan-outline-drop.h"
#include "waymark-plan-words.h"
#include "waymark-style-class.h"
#include "waymark-tooltip.h"
#include "waymark-wrap-layout.h"

/* Up to so many rows, every theme is unfolded at first. */
#define MAX_UNFOLDED_ROWS 40

/*
 *   WaymarkPlan -> WaymarkOutlineNode (root) -> GtkTreeListModel -> GtkSingleSelection ->
 * GtkListView
 */
struct _WaymarkPlanOutline
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *period;
  GtkListView *view;
  GtkWidget *scroller;
  GtkWidget *hint;
  GtkWidget *requirement_button;

  WaymarkDocument *document;
  WaymarkOutlineNode *root;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GSignalGroup *plan_signals;
  GPtrArray *bound; /* of GtkListItem, not owned */
  gboolean quiet;
  guint focus_idle;
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaymarkPlanOutline, waymark_plan_outline, GTK_TYPE_WIDGET)

/* --- rows: an expander with number, words and count */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (number, "figures");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "figures");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_set_size_request (box, -1, 29);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);
}

static void
show_row (GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *number_label = gtk_widget_get_first_child (box);
  GtkWidget *title_label = gtk_widget_get_next_sibling (number_label);
  GtkWidget *count_label = gtk_widget_get_last_child (box);
  g_autoptr (WaymarkOutlineNode) node = gtk_tree_list_row_get_item (row);
  WaymarkOutlinePart part = waymark_outline_node_get_part (node);
  gboolean late;
  g_autofree char *number = waymark_outline_node_dup_number (node);
  g_autofree char *title = waymark_outline_node_dup_title (node);
  g_autofree char *count = waymark_outline_node_dup_count (node, &late);
  g_autofree char *words =
      number != NULL ? g_strconcat (number, " ", title, NULL) : g_strdup (title);
  g_autofree char *name = *count != '\0' ? g_strjoin (", ", words, count, NULL) : g_strdup (words);
  gboolean bold = part == WAYMARK_OUTLINE_PLAN || part == WAYMARK_OUTLINE_THEME;

  gtk_label_set_label (GTK_LABEL (number_label), number != NULL ? number : "");
  gtk_widget_set_visible (number_label, number != NULL);
  gtk_label_set_label (GTK_LABEL (title_label), title);
  gtk_label_set_label (GTK_LABEL (count_label), count);
  waymark_tooltip_set (title_label, part == WAYMARK_OUTLINE_PLAN ? NULL : title);
  waymark_style_class_set (number_label, "heading", bold);
  waymark_style_class_set (number_label, "dim", !bold);
  waymark_style_class_set (title_label, "heading", bold);
  waymark_style_class_set (count_label, "late", late);
  waymark_style_class_set (count_label, "dim", !late);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (expander)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, WaymarkPlanOutline *self)
{
  g_ptr_array_add (self->bound, list_item);
  show_row (list_item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, WaymarkPlanOutline *self)
{
  g_ptr_array_remove_fast (self->bound, list_item);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

/* --- the plan */

static void
show_plan (WaymarkPlanOutline *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  WaymarkItem *root = waymark_plan_get_root (plan);
  const char *period = waymark_item_get_words (root, "period");
  g_autofree char *quoted = NULL;
  gboolean themes = waymark_item_first (root, WAYMARK_KIND_THEME) != NULL;

  gtk_label_set_label (self->title, waymark_plan_words_title (plan));
  waymark_tooltip_set (GTK_WIDGET (self->title), waymark_plan_words_title (plan));
  if (period != NULL && *period != '\0')
    quoted = waymark_plan_words_quote (period);
  gtk_label_set_label (self->period, quoted != NULL ? quoted : _ ("No period yet"));
  gtk_widget_set_visible (self->hint, !themes);
  gtk_widget_set_vexpand (self->scroller, themes);
  gtk_widget_set_visible (self->requirement_button, themes);
}

static gboolean
has_change (GPtrArray *changes, WaymarkChangeFlags flags)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const WaymarkItemChange *change = g_ptr_array_index (changes, i);

      if ((change->flags & flags) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Rows whose place changes are made anew, folded. Of the items that were not: a set of them. */
static GHashTable *
find_unfolded (WaymarkPlanOutline *self)
{
  GHashTable *unfolded = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (WaymarkOutlineNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (unfolded, waymark_outline_node_get_item (node));
    }
  return unfolded;
}

static void
unfold_again (WaymarkPlanOutline *self, GHashTable *unfolded)
{
  /* Rows that come to light by it are looked at as well. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (WaymarkOutlineNode) node = gtk_tree_list_row_get_item (row);

      if (gtk_tree_list_row_is_expandable (row) &&
          g_hash_table_contains (unfolded, waymark_outline_node_get_item (node)))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
selected_cb (WaymarkPlanOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (WaymarkOutlineNode) node = NULL;

  if (self->quiet)
    return;
  if (row == NULL)
    {
      /* What was selected has gone. */
      waymark_plan_outline_choose_plan (self);
      return;
    }
  node = gtk_tree_list_row_get_item (row);
  g_signal_emit (self,
                 signals[CHOSEN],
                 0,
                 (int) waymark_outline_node_get_part (node),
                 waymark_item_get_id (waymark_outline_node_get_item (node)));
}

static WaymarkOutlineNode *
get_selected_node (WaymarkPlanOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static gboolean
focus_idle_cb (gpointer user_data)
{
  WaymarkPlanOutline *self = user_data;

  self->focus_idle = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What was moved is another row now: it stays selected, and keeps the keyboard. */
static void
sync_rows (WaymarkPlanOutline *self)
{
  gboolean keyboard =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_autoptr (WaymarkOutlineNode) before = get_selected_node (self);
  g_autoptr (WaymarkOutlineNode) after = NULL;
  WaymarkItem *item = before != NULL ? waymark_outline_node_get_item (before) : NULL;
  gboolean quiet = self->quiet;

  self->quiet = TRUE;
  waymark_outline_node_sync (self->root);
  after = get_selected_node (self);
  if (after != before && item != NULL && waymark_item_get_parent (item) != NULL)
    waymark_plan_outline_choose (self, waymark_outline_node_get_part (before), item);
  self->quiet = quiet;
  if (gtk_single_selection_get_selected_item (self->selection) == NULL)
    selected_cb (self);
  if (keyboard && after != before && self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, focus_idle_cb, self, NULL);
}

static void
plan_changed_cb (WaymarkPlanOutline *self, GPtrArray *changes)
{
  if (has_change (changes, WAYMARK_CHANGE_MOVED))
    {
      g_autoptr (GHashTable) unfolded = find_unfolded (self);

      sync_rows (self);
      unfold_again (self, unfolded);
    }
  else if (has_change (changes, WAYMARK_CHANGE_ADDED | WAYMARK_CHANGE_REMOVED))
    sync_rows (self);
  show_plan (self);
  for (guint i = 0; i < self->bound->len; i++)
    show_row (g_ptr_array_index (self->bound, i));
}

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  GListModel *children = waymark_outline_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
unfold (WaymarkPlanOutline *self)
{
  WaymarkItem *root = waymark_outline_node_get_item (self->root);
  guint n_rows = waymark_item_count (root, WAYMARK_KIND_THEME);
  gboolean all;

  for (WaymarkItem *theme = waymark_item_first (root, WAYMARK_KIND_THEME); theme != NULL;
       theme = waymark_item_next (theme))
    n_rows += waymark_item_count (theme, WAYMARK_KIND_REQUIREMENT) + 2;
  all = n_rows <= MAX_UNFOLDED_ROWS;

  /* From the end, so that positions still to come do not move. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i-- > 0;)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

      if (all || i == 1)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
activate_cb (WaymarkPlanOutline *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* A list that nobody has walked through yet takes the keyboard itself, and shows and reads no row.
 */
static gboolean
waymark_plan_outline_grab_focus (GtkWidget *widget)
{
  WaymarkPlanOutline *self = WAYMARK_PLAN_OUTLINE (widget);

  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_selected (self->bound->pdata[i]))
      return gtk_widget_grab_focus (gtk_list_item_get_child (self->bound->pdata[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
waymark_plan_outline_dispose (GObject *object)
{
  WaymarkPlanOutline *self = WAYMARK_PLAN_OUTLINE (object);
  GtkWidget *child;

  self->quiet = TRUE;
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->plan_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->root);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->view = NULL;

  G_OBJECT_CLASS (waymark_plan_outline_parent_class)->dispose (object);
}

static void
waymark_plan_outline_finalize (GObject *object)
{
  g_ptr_array_unref (WAYMARK_PLAN_OUTLINE (object)->bound);

  G_OBJECT_CLASS (waymark_plan_outline_parent_class)->finalize (object);
}

static void
waymark_plan_outline_class_init (WaymarkPlanOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_plan_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_plan_outline_finalize;
  widget_class->grab_focus = waymark_plan_outline_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_INT,
                                  G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-plan-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, title);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, period);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, view);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, hint);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanOutline, requirement_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "outline");
}

static void
waymark_plan_outline_init (WaymarkPlanOutline *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Long words put the second button below the first. */
  gtk_widget_set_layout_manager (gtk_widget_get_parent (self->requirement_button),
                                 waymark_wrap_layout_new (6));

  self->bound = g_ptr_array_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  waymark_plan_outline_accept_rows (GTK_WIDGET (self->view));

  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (
      self->plan_signals, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
}

/* In a new window the actions are seen first: these rows take as long to make as those. */
static void
show_rows (GtkWidget *widget)
{
  WaymarkPlanOutline *self = WAYMARK_PLAN_OUTLINE (widget);

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * waymark_plan_outline_set_document:
 * @self: an outline
 * @document: (nullable): the plan to show
 */
void
waymark_plan_outline_set_document (WaymarkPlanOutline *self, WaymarkDocument *document)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  WaymarkPlan *plan;

  g_return_if_fail (WAYMARK_IS_PLAN_OUTLINE (self));
  g_return_if_fail (document == NULL || WAYMARK_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;

  self->quiet = TRUE;
  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->root);
  plan = document != NULL ? waymark_document_get_plan (document) : NULL;
  g_signal_group_set_target (self->plan_signals, plan);
  if (plan != NULL)
    {
      self->root = waymark_outline_node_new (WAYMARK_OUTLINE_ROOT, waymark_plan_get_root (plan));
      self->tree =
          gtk_tree_list_model_new (g_object_ref (waymark_outline_node_get_children (self->root)),
                                   FALSE,
                                   FALSE,
                                   make_children,
                                   NULL,
                                   NULL);
      unfold (self);
      self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
      gtk_single_selection_set_autoselect (self->selection, FALSE);
      gtk_single_selection_set_can_unselect (self->selection, TRUE);
      gtk_single_selection_set_selected (self->selection, 0);
      g_signal_connect_object (self->selection,
                               "notify::selected-item",
                               G_CALLBACK (selected_cb),
                               self,
                               G_CONNECT_SWAPPED);
      show_plan (self);
      if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root)))
        show_rows (GTK_WIDGET (self));
      else
        waymark_once_painted (GTK_WIDGET (self), show_rows);
    }
  self->quiet = FALSE;
}

/**
 * waymark_plan_outline_choose_plan:
 * @self: an outline
 *
 * Selects the row of the whole plan.
 */
void
waymark_plan_outline_choose_plan (WaymarkPlanOutline *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_OUTLINE (self));

  if (self->selection != NULL)
    gtk_single_selection_set_selected (self->selection, 0);
}

/* The row of a part, among those that are unfolded. */
static GtkTreeListRow *
find_row (WaymarkPlanOutline *self, WaymarkOutlinePart part, const char *id, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (*position = 0; *position < n; ++*position)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, *position);
      g_autoptr (WaymarkOutlineNode) node = gtk_tree_list_row_get_item (row);

      if (waymark_outline_node_get_part (node) == part &&
          g_strcmp0 (waymark_item_get_id (waymark_outline_node_get_item (node)), id) == 0)
        return g_steal_pointer (&row);
    }
  return NULL;
}

/**
 * waymark_plan_outline_choose:
 * @self: an outline
 * @part: a theme, or something in it
 * @item: its item
 *
 * Selects a row, as if it had been clicked.
 */
void
waymark_plan_outline_choose (WaymarkPlanOutline *self, WaymarkOutlinePart part, WaymarkItem *item)
{
  g_autoptr (GtkTreeListRow) theme = NULL;
  g_autoptr (GtkTreeListRow) row = NULL;
  WaymarkItem *above = item;
  guint position;

  g_return_if_fail (WAYMARK_IS_PLAN_OUTLINE (self));
  g_return_if_fail (item != NULL);

  if (self->selection == NULL)
    return;
  while (above != NULL && waymark_item_get_kind (above) != WAYMARK_KIND_THEME)
    above = waymark_item_get_parent (above);
  if (above != NULL && part != WAYMARK_OUTLINE_THEME)
    theme = find_row (self, WAYMARK_OUTLINE_THEME, waymark_item_get_id (above), &position);
  if (theme != NULL)
    gtk_tree_list_row_set_expanded (theme, TRUE);
  row = find_row (self, part, waymark_item_get_id (item), &position);
  if (row != NULL)
    gtk_single_selection_set_selected (self->selection, position);
}

/**
 * waymark_plan_outline_set_over:
 * @self: an outline
 * @over: whether it lies over the list instead of beside it
 */
void
waymark_plan_outline_set_over (WaymarkPlanOutline *self, gboolean over)
{
  g_return_if_fail (WAYMARK_IS_PLAN_OUTLINE (self));

  waymark_style_class_set (GTK_WIDGET (self), "over", over);
}
