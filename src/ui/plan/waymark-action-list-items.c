/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-list-place.h"
#include "waymark-row.h"
#include "waymark-scheme.h"

/* The list as its items: which are shown, selected, next. */

#define CUT_OPACITY 0.5

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

static GtkAdjustment *
get_scroll (WaymarkActionList *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

static gboolean
on_back_idle (gpointer user_data)
{
  WaymarkActionList *self = user_data;

  self->back_idle = 0;
  gtk_adjustment_set_value (get_scroll (self), self->keep_scrolled);
  waymark_action_list_scroll (self);
  return G_SOURCE_REMOVE;
}

/* GTK keeps a row that moves where it was on the screen, and moves all others: once
 * all have their places again they go back, and no further than to show what is selected. */
static void
keep_scrolled (WaymarkActionList *self)
{
  if (self->back_idle != 0)
    return;
  self->keep_scrolled = gtk_adjustment_get_value (get_scroll (self));
  self->back_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, on_back_idle, self, NULL);
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
  keyboard = waymark_action_list_has_keyboard (self->list);
  self->hold_follows = TRUE;
  keep_scrolled (self);
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
    waymark_action_list_focus_selected_row (self);
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

static gboolean
is_cut (WaymarkActionList *self, WaymarkItem *item)
{
  for (; self->cut != NULL && item != NULL; item = waymark_item_get_parent (item))
    if (g_strv_contains ((const char *const *) self->cut, waymark_item_get_id (item)))
      return TRUE;
  return FALSE;
}

/* What is cut stays where it is until it is pasted, but pale. */
void
waymark_action_list_show_whether_cut (WaymarkActionList *self, GtkWidget *row)
{
  WaymarkPlanRow *plan_row = waymark_row_get_plan_row (WAYMARK_ROW (row));
  gboolean cut = plan_row != NULL && is_cut (self, waymark_plan_row_get_item (plan_row));

  if (cut == (gtk_widget_get_opacity (row) < 1))
    return;
  gtk_widget_set_opacity (row, cut ? CUT_OPACITY : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  cut ? C_ ("row", "Cut") : "",
                                  -1);
}

/**
 * waymark_action_list_set_cut:
 * @self: the list
 * @ids: (nullable) (array zero-terminated=1): items that were cut and not yet pasted
 *
 * Shows their rows as such.
 */
void
waymark_action_list_set_cut (WaymarkActionList *self, const char *const *ids)
{
  GtkWidget *item;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  g_strfreev (self->cut);
  self->cut = g_strdupv ((char **) ids);
  for (item = gtk_widget_get_first_child (self->list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (WAYMARK_IS_ROW (gtk_widget_get_first_child (item)))
      waymark_action_list_show_whether_cut (self, gtk_widget_get_first_child (item));
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
  waymark_list_place_save (self->rows, self->selected_item);
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
