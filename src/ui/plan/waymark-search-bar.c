/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-row.h"
#include "waymark-row-collector.h"
#include "waymark-search-bar.h"
#include "waymark-tooltip.h"

/* How long looking for hits may hold up everything else at a time, in microseconds. */
#define SLICE 12000

/* After the rows are there (125) and drawn. */
#define PRIORITY 140

struct _WaymarkSearchBar
{
  GtkWidget parent_instance;

  WaymarkRowModel *rows;
  gboolean active;
  char *place;                    /* id of the item from which one steps on */
  GPtrArray *hits;                /* of WaymarkItem, in the order of the plan */
  WaymarkRowCollector *collector; /* NULL: all hits are there */
  guint idle;
  GtkWidget *entry; /* NULL until the bar is first shown, as all below */
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (WaymarkSearchBar, waymark_search_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

enum
{
  SHOW_ITEM,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_words (WaymarkSearchBar *self)
{
  WaymarkFilter *filter = waymark_row_model_get_filter (self->rows);

  return filter != NULL ? waymark_filter_get_words (filter) : NULL;
}

/* --- hits */

static WaymarkItem *
get_place (WaymarkSearchBar *self)
{
  WaymarkPlan *plan = waymark_row_model_get_plan (self->rows);

  return plan != NULL && self->place != NULL ? waymark_plan_lookup (plan, self->place) : NULL;
}

static guint
get_depth (WaymarkItem *item)
{
  guint depth = 0;

  while ((item = waymark_item_get_parent (item)) != NULL)
    depth++;
  return depth;
}

static WaymarkItem *
climb (WaymarkItem *item, guint depth)
{
  while (get_depth (item) > depth)
    item = waymark_item_get_parent (item);
  return item;
}

/* Which of two items of a plan comes first in it; an item comes before what is in it. */
static int
compare_places (WaymarkItem *a, WaymarkItem *b)
{
  guint a_depth = get_depth (a), b_depth = get_depth (b);
  WaymarkItem *x = climb (a, b_depth), *y = climb (b, a_depth);
  guint x_position, y_position;

  if (x == y)
    return (a_depth > b_depth) - (a_depth < b_depth);
  while (waymark_item_get_parent (x) != waymark_item_get_parent (y))
    {
      x = waymark_item_get_parent (x);
      y = waymark_item_get_parent (y);
    }
  x_position = waymark_item_get_position (x);
  y_position = waymark_item_get_position (y);
  return (x_position > y_position) - (x_position < y_position);
}

/* How many hits come before an item. */
static guint
count_before (WaymarkSearchBar *self, WaymarkItem *place)
{
  guint low = 0, high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (self->hits->pdata[middle], place) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The keyboard stays in the words: how many there are, and which is shown, is heard from there. */
static void
describe_entry (WaymarkSearchBar *self, WaymarkItem *place, const char *words)
{
  guint position = place != NULL && get_words (self) != NULL
                       ? waymark_row_model_find (self->rows, waymark_item_get_id (place))
                       : G_MAXUINT;
  g_autoptr (WaymarkPlanRow) row =
      position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (self->rows), position) : NULL;
  g_autofree char *name = row != NULL ? waymark_plan_row_describe (row) : NULL;
  g_autofree char *description = name != NULL ? g_strjoin (", ", words, name, NULL) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : words,
                                  -1);
}

static void
say_count (WaymarkSearchBar *self)
{
  WaymarkItem *place = get_place (self);
  guint n = self->hits->len;
  guint before = place != NULL ? count_before (self, place) : n;
  g_autofree char *words = NULL;

  if (self->entry == NULL)
    return;
  if (get_words (self) == NULL)
    words = g_strdup ("");
  else if (n == 0)
    words = g_strdup (_ ("Not found"));
  else if (before < n && self->hits->pdata[before] == place)
    /* Translators: the place among everything found: "3 of 12" */
    words = g_strdup_printf (_ ("%u of %u"), before + 1, n);
  else
    /* Translators: the place among everything found: "3 of 12" */
    words = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), words);
  describe_entry (self, place, words);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
}

static void
stop_looking (WaymarkSearchBar *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->collector, waymark_row_collector_free);
}

static gboolean
look_cb (gpointer user_data)
{
  WaymarkSearchBar *self = user_data;

  if (!waymark_row_collector_run (self->collector, self->hits, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  stop_looking (self);
  say_count (self);
  return G_SOURCE_REMOVE;
}

static void
look (WaymarkSearchBar *self)
{
  WaymarkPlan *plan = waymark_row_model_get_plan (self->rows);

  stop_looking (self);
  g_ptr_array_set_size (self->hits, 0);
  if (!self->active || plan == NULL || get_words (self) == NULL)
    {
      say_count (self);
      return;
    }
  self->collector = waymark_row_collector_new_hits (waymark_plan_get_root (plan),
                                                    waymark_row_model_get_filter (self->rows));
  self->idle = g_idle_add_full (PRIORITY, look_cb, self, NULL);
}

/**
 * waymark_search_bar_step:
 * @self: the bar
 * @direction: 1 for the next hit, -1 for the one before
 *
 * Shows another hit; after the last comes the first.
 *
 * Returns: %FALSE when there is none
 */
gboolean
waymark_search_bar_step (WaymarkSearchBar *self, int direction)
{
  WaymarkItem *place;
  guint n, before;
  gboolean here;

  g_return_val_if_fail (WAYMARK_IS_SEARCH_BAR (self), FALSE);
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);

  if (self->collector != NULL)
    {
      waymark_row_collector_run (self->collector, self->hits, G_MAXINT64);
      stop_looking (self);
    }
  n = self->hits->len;
  if (n == 0)
    return FALSE;
  place = get_place (self);
  before = place != NULL ? count_before (self, place) : 0;
  here = before < n && self->hits->pdata[before] == place;
  if (direction > 0)
    before = (before + (here ? 1 : 0)) % n;
  else
    before = (before + n - 1) % n;
  g_signal_emit (self, signals[SHOW_ITEM], 0, waymark_item_get_id (self->hits->pdata[before]));
  return TRUE;
}

/**
 * waymark_search_bar_set_place:
 * @self: the bar
 * @id: (nullable): the item from which one steps on
 */
void
waymark_search_bar_set_place (WaymarkSearchBar *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_SEARCH_BAR (self));

  if (g_strcmp0 (self->place, id) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (id);
  if (self->collector == NULL)
    say_count (self);
}

/**
 * waymark_search_bar_plan_changed:
 * @self: the bar
 *
 * Looks again, since something in the plan is different or it is another one.
 */
void
waymark_search_bar_plan_changed (WaymarkSearchBar *self)
{
  g_return_if_fail (WAYMARK_IS_SEARCH_BAR (self));

  look (self);
}

/* --- words */

static void
set_words (WaymarkSearchBar *self, const char *words)
{
  WaymarkFilter *filter = waymark_row_model_get_filter (self->rows);
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (filter == NULL || !waymark_filter_set_words (filter, stripped))
    return;
  waymark_row_model_filter_changed (self->rows);
  look (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_changed_cb (WaymarkSearchBar *self)
{
  if (self->active)
    set_words (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
next_cb (WaymarkSearchBar *self)
{
  waymark_search_bar_step (self, 1);
}

static void
previous_cb (WaymarkSearchBar *self)
{
  waymark_search_bar_step (self, -1);
}

static void
close_cb (WaymarkSearchBar *self)
{
  waymark_search_bar_set_active (self, FALSE);
}

/**
 * waymark_search_bar_clear:
 * @self: the bar
 *
 * Takes the words away; the bar stays.
 */
void
waymark_search_bar_clear (WaymarkSearchBar *self)
{
  g_return_if_fail (WAYMARK_IS_SEARCH_BAR (self));

  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_words (self, "");
}

/* --- the widget */

static GtkWidget *
add_button (WaymarkSearchBar *self, const char *icon, const char *name, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  waymark_tooltip_set (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
make_parts (WaymarkSearchBar *self)
{
  const char *name = _ ("Find in the plan");

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", name, NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (close_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  self->previous =
      add_button (self, "go-up-symbolic", _ ("Previous hit"), _ ("Previous hit (Ctrl+Shift+G)"));
  self->next = add_button (self, "go-down-symbolic", _ ("Next hit"), _ ("Next hit (Ctrl+G)"));
  self->close =
      add_button (self, "window-close-symbolic", _ ("Close the search"), _ ("Close (Escape)"));
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  say_count (self);
}

/**
 * waymark_search_bar_get_active:
 * @self: the bar
 *
 * Returns: whether it is shown and filters
 */
gboolean
waymark_search_bar_get_active (WaymarkSearchBar *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEARCH_BAR (self), FALSE);
  return self->active;
}

/**
 * waymark_search_bar_set_active:
 * @self: the bar
 * @active: whether it is shown and filters
 *
 * Shown, it takes the keyboard, with its words selected.
 */
void
waymark_search_bar_set_active (WaymarkSearchBar *self, gboolean active)
{
  g_return_if_fail (WAYMARK_IS_SEARCH_BAR (self));

  if (active && self->entry == NULL)
    make_parts (self);
  if (active)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->active != active)
    {
      self->active = active;
      set_words (self, active ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "");
      look (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
    }
  if (active)
    {
      gtk_widget_grab_focus (self->entry);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
waymark_search_bar_dispose (GObject *object)
{
  WaymarkSearchBar *self = WAYMARK_SEARCH_BAR (object);
  GtkWidget *child;

  stop_looking (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (waymark_search_bar_parent_class)->dispose (object);
}

static void
waymark_search_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, WAYMARK_SEARCH_BAR (object)->active);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
waymark_search_bar_class_init (WaymarkSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = waymark_search_bar_dispose;
  object_class->get_property = waymark_search_bar_get_property;
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_ITEM] = g_signal_new (
      "show-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "searchwords");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
waymark_search_bar_init (WaymarkSearchBar *self)
{
  const char *name = _ ("Find in the plan");

  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_search_bar_new:
 * @rows: the rows that it filters
 *
 * Returns: (transfer floating): a bar that is not shown yet
 */
GtkWidget *
waymark_search_bar_new (WaymarkRowModel *rows)
{
  WaymarkSearchBar *self = g_object_new (WAYMARK_TYPE_SEARCH_BAR, NULL);

  self->rows = g_object_ref (rows);
  return GTK_WIDGET (self);
}
