/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-action-list-private.h"
#include "waymark-list-place.h"
#include "waymark-once-painted.h"
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
  FOLLOW,
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
waymark_action_list_emit_follow (WaymarkActionList *self, const char *id)
{
  g_signal_emit (self, signals[FOLLOW], 0, id);
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
  /* The list view has to know as well: from there Shift and the arrows go on. */
  gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", position, FALSE, FALSE);
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
      waymark_action_list_select_held (self);
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

gboolean
waymark_action_list_has_keyboard (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Puts the keyboard on the selected row, so that arrows go on from there. */
gboolean
waymark_action_list_focus_selected_row (WaymarkActionList *self)
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
  /* Before the rows, which are told of the plan when they are given it. */
  self->hold_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_swapped (
      self->hold_signals, "changed", G_CALLBACK (waymark_action_list_hold), self);
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
  waymark_action_list_add_menu_keys (self);
  waymark_action_list_add_keys (self);
  waymark_action_list_follow_settings (self);
  waymark_action_list_add_drag (self);
  waymark_action_list_update_commands (self);
  waymark_action_list_update_counts (self);

  self->day_timer = g_timeout_add_seconds (DAY_CHECK, on_day_check, self);
  g_signal_connect_object (
      waymark_scheme_get_default (), "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
}

/**
 * waymark_action_list_set_narrow:
 * @self: the list
 * @narrow: whether the window has no room for leads and stage beside the text
 *
 * Puts leads and stage below the text, which then has one line, or beside it.
 */
void
waymark_action_list_set_narrow (WaymarkActionList *self, gboolean narrow)
{
  guint serial;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  serial = waymark_columns_get_serial (self->columns);
  waymark_columns_set_narrow (self->columns, narrow);
  if (serial == waymark_columns_get_serial (self->columns))
    return;
  gtk_widget_queue_resize (self->heading);
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_first_child (item) != NULL)
      gtk_widget_queue_resize (gtk_widget_get_first_child (item));
}

/* --- the widget */

static gboolean
waymark_action_list_grab_focus (GtkWidget *widget)
{
  return waymark_action_list_focus_selected_row (WAYMARK_ACTION_LIST (widget));
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
  g_clear_handle_id (&self->measure_idle, g_source_remove);
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_handle_id (&self->back_idle, g_source_remove);
  g_clear_object (&self->plan_signals);
  g_clear_object (&self->hold_signals);
  g_clear_object (&self->unsettled_signals);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->target_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->rating_popover, gtk_widget_unparent);
  g_clear_pointer (&self->place_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->moving, g_strfreev);
  g_clear_pointer (&self->cut, g_strfreev);
  g_clear_pointer (&self->held, g_strfreev);
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
  g_clear_pointer (&self->selected_before, g_free);
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
  signals[FOLLOW] = g_signal_new (
      "follow", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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

static void
painted_cb (GtkWidget *widget)
{
  waymark_row_model_set_short (WAYMARK_ACTION_LIST (widget)->rows, FALSE);
}

/* Another plan: of a list that is about to be shown the first rows come first. */
static void
set_plan (WaymarkActionList *self, WaymarkPlan *plan)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (plan != NULL && (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (root))))
    {
      waymark_row_model_set_short (self->rows, TRUE);
      waymark_once_painted (GTK_WIDGET (self), painted_cb);
    }
  g_signal_group_set_target (self->hold_signals, plan);
  waymark_row_model_set_plan (self->rows, plan);
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

  if (self->document == document)
    return;
  /* Where one was, for the next time; not of what may never be opened again. */
  if (self->document != NULL && waymark_document_get_file (self->document) != NULL)
    waymark_list_place_save (self->rows, self->selected_item);
  g_set_object (&self->document, document);
  set_selected_id (self, NULL);
  set_plan (self, document != NULL ? waymark_document_get_plan (document) : NULL);
  waymark_action_list_watch_unsettled (self);
  waymark_action_list_plan_opened (self);
  waymark_action_list_update_commands (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * waymark_action_list_show_beginning:
 * @self: a list without a document
 * @plan: (nullable): the beginning of one that is being opened
 *
 * Shows rows that nothing can be done with yet.
 */
void
waymark_action_list_show_beginning (WaymarkActionList *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self) && self->document == NULL);

  set_plan (self, plan);
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
