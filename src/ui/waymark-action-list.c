/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-list-place.h"
#include "waymark-row.h"
#include "waymark-scheme.h"

/* How often it is looked whether a new day has begun, in seconds. */
#define DAY_CHECK 60

/*
 * WaymarkPlan -> WaymarkRowModel -> GtkMultiSelection -> GtkListView of WaymarkRow
 */
G_DEFINE_FINAL_TYPE (WaymarkActionList, waymark_action_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED_ITEM,
  PROP_FINDING,
  PROP_SORT,
  PROP_DESCENDING,
  N_PROPS
};

enum
{
  ACTIVATED,
  EDIT_FIELD,
  SHOW_ITEM,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
waymark_action_list_emit_activated (WaymarkActionList *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

void
waymark_action_list_emit_edit_field (WaymarkActionList *self, const char *id, const char *field)
{
  g_signal_emit (self, signals[EDIT_FIELD], 0, id, field);
}

void
waymark_action_list_emit_show_item (WaymarkActionList *self, const char *id)
{
  g_signal_emit (self, signals[SHOW_ITEM], 0, id);
}

void
waymark_action_list_notify_finding (WaymarkActionList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDING]);
}

void
waymark_action_list_notify_order (WaymarkActionList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

void
waymark_action_list_emit_failed (WaymarkActionList *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* --- the selected row */

/* Not at once: rows may not change while the selection is telling of itself. */
static gboolean
on_keep_idle (gpointer user_data)
{
  WaymarkActionList *self = user_data;

  self->keep_idle = 0;
  waymark_row_model_set_selected (self->rows, self->selected_item);
  return G_SOURCE_REMOVE;
}

static void
set_selected_id (WaymarkActionList *self, const char *id)
{
  if (g_strcmp0 (self->selected_item, id) == 0)
    return;
  g_free (self->selected_item);
  self->selected_item = g_strdup (id);
  waymark_action_list_update_commands (self);
  waymark_action_list_update_add_place (self);
  if (self->keep_idle == 0)
    self->keep_idle = g_idle_add (on_keep_idle, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ITEM]);
}

const char *
waymark_action_list_get_row_id (WaymarkActionList *self, guint position)
{
  WaymarkItem *item = waymark_row_model_get_row_item (self->rows, position);

  return item != NULL ? waymark_item_get_id (item) : NULL;
}

void
waymark_action_list_selection_changed (WaymarkActionList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint known;

  if (self->is_selecting)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    {
      set_selected_id (self, NULL);
      return;
    }
  known = waymark_row_model_find (self->rows, self->selected_item);
  if (known == G_MAXUINT || !gtk_bitset_contains (selected, known))
    set_selected_id (self,
                     waymark_action_list_get_row_id (self, gtk_bitset_get_minimum (selected)));
}

gboolean
waymark_action_list_select_position (WaymarkActionList *self, guint position)
{
  if (position == G_MAXUINT)
    return FALSE;
  self->is_selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->is_selecting = FALSE;
  set_selected_id (self, waymark_action_list_get_row_id (self, position));
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return TRUE;
}

/* Rows that were told as replaced lose their selection; the same item gets it
 * back. After a deleted row comes the one that stands there now. */
void
waymark_action_list_rows_changed (WaymarkActionList *self, guint changed)
{
  guint position = waymark_row_model_find (self->rows, self->selected_item);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (self->selected_item == NULL)
    return;
  if (position != G_MAXUINT)
    {
      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
      return;
    }
  if (self->document != NULL && n > 0 &&
      waymark_plan_lookup (waymark_document_get_plan (self->document), self->selected_item) == NULL)
    waymark_action_list_select_position (self, MIN (changed, n - 1));
  else if (!waymark_row_model_is_collecting (self->rows))
    set_selected_id (self, NULL);
}

/* All rows that match are there now. */
void
waymark_action_list_rows_settled (WaymarkActionList *self)
{
  if (self->selected_item != NULL &&
      waymark_row_model_find (self->rows, self->selected_item) == G_MAXUINT)
    set_selected_id (self, NULL);
}

static gboolean
has_keyboard (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Puts the keyboard on the selected row, so that arrows go on from there. */
static gboolean
focus_selected_row (WaymarkActionList *self)
{
  GtkWidget *row = waymark_action_list_find_row_widget (self, self->selected_item);

  return row != NULL ? gtk_widget_grab_focus (row) : gtk_widget_grab_focus (self->list);
}

/**
 * waymark_action_list_find_row_widget:
 * @self: the list
 * @id: (nullable): an item
 *
 * Returns: (transfer none) (nullable): the list item widget of its row, when there is one now
 */
GtkWidget *
waymark_action_list_find_row_widget (WaymarkActionList *self, const char *id)
{
  GtkWidget *item = id != NULL ? gtk_widget_get_first_child (self->list) : NULL;

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      WaymarkPlanRow *plan_row =
          WAYMARK_IS_ROW (row) ? waymark_row_get_plan_row (WAYMARK_ROW (row)) : NULL;

      if (plan_row != NULL &&
          g_str_equal (waymark_item_get_id (waymark_plan_row_get_item (plan_row)), id))
        return item;
    }
  return NULL;
}

static gboolean
on_day_check (gpointer user_data)
{
  waymark_row_model_check_day (WAYMARK_ACTION_LIST (user_data)->rows);
  return G_SOURCE_CONTINUE;
}

static void
redraw (WaymarkActionList *self)
{
  GtkWidget *item = gtk_widget_get_first_child (self->list);

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_first_child (item) != NULL)
      gtk_widget_queue_draw (gtk_widget_get_first_child (item));
  gtk_widget_queue_draw (self->heading);
}

static void
waymark_action_list_init (WaymarkActionList *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->columns = waymark_columns_new ();
  self->rows = waymark_row_model_new ();
  g_signal_connect_swapped (
      self->rows, "counts-changed", G_CALLBACK (waymark_action_list_update_counts), self);

  waymark_action_list_make_find (self);
  waymark_action_list_make_bar (self);
  waymark_action_list_make_list (self);
  waymark_action_list_make_add_bar (self);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->nothing, GTK_WIDGET (self));
  gtk_widget_set_parent (self->add_bar, GTK_WIDGET (self));
  waymark_action_list_make_context_menu (self);
  waymark_action_list_add_keys (self);
  waymark_action_list_add_drag (self);
  waymark_action_list_update_commands (self);
  waymark_action_list_update_counts (self);

  self->day_timer = g_timeout_add_seconds (DAY_CHECK, on_day_check, self);
  g_signal_connect_object (
      waymark_scheme_get_default (), "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
}

/* --- the widget */

static gboolean
waymark_action_list_grab_focus (GtkWidget *widget)
{
  return focus_selected_row (WAYMARK_ACTION_LIST (widget));
}

static void
waymark_action_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (waymark_action_list_parent_class)->snapshot (widget, snapshot);
  waymark_action_list_draw_drop (WAYMARK_ACTION_LIST (widget), snapshot);
}

static void
waymark_action_list_dispose (GObject *object)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (object);

  g_clear_handle_id (&self->day_timer, g_source_remove);
  g_clear_handle_id (&self->count_idle, g_source_remove);
  g_clear_handle_id (&self->keep_idle, g_source_remove);
  g_clear_object (&self->plan_signals);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->target_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->place_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->moving, g_strfreev);
  g_clear_pointer (&self->dragged, g_strfreev);
  g_clear_pointer (&self->drop_parent, g_free);
  g_clear_pointer (&self->drop_after, g_free);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  g_clear_pointer (&self->search, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->nothing, gtk_widget_unparent);
  g_clear_pointer (&self->add_bar, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->columns);
  g_clear_object (&self->document);
  g_clear_pointer (&self->selected_item, g_free);
  g_clear_pointer (&self->found_from, g_free);
  g_clear_pointer (&self->part_before, g_free);
  G_OBJECT_CLASS (waymark_action_list_parent_class)->dispose (object);
}

static void
waymark_action_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED_ITEM:
      g_value_set_string (value, self->selected_item);
      break;
    case PROP_FINDING:
      g_value_set_boolean (value, waymark_action_list_get_finding (self));
      break;
    case PROP_SORT:
      g_value_set_string (value, waymark_action_list_get_sort (self));
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, waymark_action_list_get_descending (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_action_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      waymark_action_list_set_document (self, g_value_get_object (value));
      break;
    case PROP_SELECTED_ITEM:
      waymark_action_list_set_selected_item (self, g_value_get_string (value));
      break;
    case PROP_FINDING:
      waymark_action_list_set_finding (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      waymark_action_list_set_sort (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      waymark_action_list_set_descending (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_signals (GType type)
{
  signals[ACTIVATED] = g_signal_new (
      "activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDIT_FIELD] = g_signal_new ("edit-field",
                                      type,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      2,
                                      G_TYPE_STRING,
                                      G_TYPE_STRING);
  signals[SHOW_ITEM] = g_signal_new (
      "show-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
waymark_action_list_class_init (WaymarkActionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = waymark_action_list_dispose;
  object_class->get_property = waymark_action_list_get_property;
  object_class->set_property = waymark_action_list_set_property;
  widget_class->grab_focus = waymark_action_list_grab_focus;
  widget_class->snapshot = waymark_action_list_snapshot;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, WAYMARK_TYPE_DOCUMENT, flags);
  properties[PROP_SELECTED_ITEM] = g_param_spec_string ("selected-item", NULL, NULL, NULL, flags);
  properties[PROP_FINDING] = g_param_spec_boolean ("finding", NULL, NULL, FALSE, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "plan", flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "rows.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "rows.descending", "descending");
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_css_name (widget_class, "actionlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  waymark_action_list_install_commands (widget_class);
}

/**
 * waymark_action_list_new:
 *
 * Returns: (transfer floating): a list without a document
 */
GtkWidget *
waymark_action_list_new (void)
{
  return g_object_new (WAYMARK_TYPE_ACTION_LIST, NULL);
}

/**
 * waymark_action_list_get_document:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the document that it shows
 */
WaymarkDocument *
waymark_action_list_get_document (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);
  return self->document;
}

/**
 * waymark_action_list_set_document:
 * @self: the list
 * @document: (nullable): the document to show
 */
void
waymark_action_list_set_document (WaymarkActionList *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));
  g_return_if_fail (document == NULL || WAYMARK_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;
  set_selected_id (self, NULL);
  waymark_row_model_set_plan (self->rows,
                              document != NULL ? waymark_document_get_plan (document) : NULL);
  waymark_action_list_plan_opened (self);
  waymark_action_list_update_commands (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * waymark_action_list_get_selected_item:
 * @self: the list
 *
 * Returns: (nullable): id of the selected item
 */
const char *
waymark_action_list_get_selected_item (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);
  return self->selected_item;
}

/**
 * waymark_action_list_set_selected_item:
 * @self: the list
 * @id: (nullable): an item; one without a row is as %NULL
 *
 * Selects one row and no other, and scrolls to it.
 */
void
waymark_action_list_set_selected_item (WaymarkActionList *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  if (id != NULL && g_strcmp0 (self->selected_item, id) == 0)
    return;
  if (!waymark_action_list_select_position (self, waymark_row_model_find (self->rows, id)))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * waymark_action_list_get_selection:
 * @self: the list
 *
 * Returns: (transfer none): which rows are selected
 */
GtkSelectionModel *
waymark_action_list_get_selection (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);
  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * waymark_action_list_get_shown_items:
 * @self: the list
 *
 * Returns: (transfer full): ids of all items that have a row, in the order of the rows
 */
char **
waymark_action_list_get_shown_items (WaymarkActionList *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n_rows;

  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint position = 0; position < n_rows; position++)
    g_strv_builder_add (ids, waymark_action_list_get_row_id (self, position));
  return g_strv_builder_end (ids);
}

/**
 * waymark_action_list_get_selected_items:
 * @self: the list
 *
 * Returns: (transfer full): ids of all selected items in the order of their rows
 */
char **
waymark_action_list_get_selected_items (WaymarkActionList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      g_strv_builder_add (ids, waymark_action_list_get_row_id (self, position));
    while (gtk_bitset_iter_next (&iter, &position));
  return g_strv_builder_end (ids);
}

/**
 * waymark_action_list_get_near:
 * @self: the list
 *
 * Returns: (nullable): id of what a new item is made from: the selected row, else
 *   the theme or requirement that is shown
 */
const char *
waymark_action_list_get_near (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);
  return self->selected_item != NULL ? self->selected_item
                                     : waymark_row_model_get_scope_id (self->rows);
}

/**
 * waymark_action_list_show_item:
 * @self: the list
 * @id: an item
 *
 * Selects an item and scrolls to it, showing the whole plan, or the priorities
 * of its theme, where the part that is shown now does not have it. The keyboard
 * goes with it when it was in the rows.
 */
void
waymark_action_list_show_item (WaymarkActionList *self, const char *id)
{
  WaymarkItem *item;
  gboolean keyboard;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  if (self->document == NULL || id == NULL)
    return;
  item = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  if (item == NULL)
    return;
  keyboard = has_keyboard (self->list);
  /* What the filters hold back is shown beside what they let through. */
  if (waymark_row_model_find (self->rows, id) == G_MAXUINT)
    waymark_row_model_keep (self->rows, id);
  if (waymark_row_model_find (self->rows, id) == G_MAXUINT)
    {
      if (waymark_item_get_kind (item) == WAYMARK_KIND_PRIORITY)
        waymark_row_model_set_scope (self->rows,
                                     waymark_item_get_id (waymark_item_get_parent (item)),
                                     WAYMARK_SCOPE_PRIORITIES);
      else
        waymark_row_model_set_scope (self->rows, NULL, WAYMARK_SCOPE_ALL);
      if (waymark_row_model_find (self->rows, id) == G_MAXUINT)
        waymark_row_model_keep (self->rows, id);
    }
  if (waymark_action_list_select_position (self, waymark_row_model_find (self->rows, id)) &&
      keyboard)
    focus_selected_row (self);
}

/**
 * waymark_action_list_show_items:
 * @self: the list
 * @ids: (array zero-terminated=1): items
 *
 * As waymark_action_list_show_item() does for one; the first has the keyboard.
 */
void
waymark_action_list_show_items (WaymarkActionList *self, const char *const *ids)
{
  GtkSelectionModel *selection;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));
  g_return_if_fail (ids != NULL);

  if (ids[0] == NULL)
    return;
  waymark_action_list_show_item (self, ids[0]);
  selection = GTK_SELECTION_MODEL (self->selection);
  for (guint i = 1; ids[i] != NULL; i++)
    {
      guint position = waymark_row_model_find (self->rows, ids[i]);

      if (position != G_MAXUINT)
        gtk_selection_model_select_item (selection, position, FALSE);
    }
}

/**
 * waymark_action_list_set_scope:
 * @self: the list
 * @id: (nullable): a theme or requirement; %NULL or "plan" is the whole plan
 * @scope: what of it
 *
 * Shows a part of the plan only.
 */
void
waymark_action_list_set_scope (WaymarkActionList *self, const char *id, WaymarkScope scope)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  waymark_row_model_set_scope (self->rows, id, scope);
  waymark_list_place_save (self->rows);
  /* GTK keeps the place in the list before; what is asked for now begins at its top. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
}

/**
 * waymark_action_list_step:
 * @self: the list
 * @direction: 1 for the next, -1 for the previous
 *
 * Selects the next row that is not a heading.
 *
 * Returns: %FALSE when there is none
 */
gboolean
waymark_action_list_step (WaymarkActionList *self, int direction)
{
  guint n, position;

  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), FALSE);
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  position = waymark_row_model_find (self->rows, self->selected_item);
  if (position == G_MAXUINT)
    position = direction > 0 ? G_MAXUINT : n;
  for (position += (guint) direction; position < n; position += (guint) direction)
    {
      WaymarkKind kind =
          waymark_item_get_kind (waymark_row_model_get_row_item (self->rows, position));

      if (kind == WAYMARK_KIND_ACTION || kind == WAYMARK_KIND_PRIORITY)
        return waymark_action_list_select_position (self, position);
    }
  return FALSE;
}
