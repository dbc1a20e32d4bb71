/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What of the plan the list shows, and in what order: filters, search, sorting, counts. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-filter-bar.h"
#include "waymark-item-commands.h"
#include "waymark-list-heading.h"
#include "waymark-list-place.h"
#include "waymark-number.h"
#include "waymark-search-bar.h"

/* How long counting may hold up everything else at a time, in microseconds. */
#define COUNT_SLICE 4000

static const char *const order_names[] = { "plan", "text", "leads", "due", "status", "rating" };

static gboolean
is_filtered (WaymarkActionList *self)
{
  WaymarkFilter *filter = waymark_row_model_get_filter (self->rows);

  return filter != NULL && waymark_filter_is_set (filter);
}

/* --- what the bars say */

void
waymark_action_list_update_add_place (WaymarkActionList *self)
{
  WaymarkItem *parent = NULL;
  g_autofree char *number = NULL;
  g_autofree char *place = NULL;

  if (self->document != NULL)
    parent = waymark_command_find_parent (
        self->document, WAYMARK_KIND_ACTION, waymark_action_list_get_near (self), NULL);
  if (parent != NULL)
    number = waymark_item_get_number_words (parent);
  if (number != NULL)
    /* Translators: beside the button "Action": where the new one would go; %s is a number */
    place = g_strdup_printf (_ ("under %s"), number);
  gtk_label_set_label (GTK_LABEL (self->add_place), place != NULL ? place : "");
}

static char *
describe_priorities (WaymarkActionList *self, guint n, gboolean filtered)
{
  if (filtered)
    /* Translators: how many priorities the filters let through, of how many */
    return g_strdup_printf (ngettext ("%u of %u priority", "%u of %u priorities", n),
                            waymark_row_model_get_n_shown (self->rows),
                            n);
  return g_strdup_printf (ngettext ("%u priority", "%u priorities", n), n);
}

static void
say_counts (WaymarkActionList *self)
{
  WaymarkRowCounts counts = waymark_row_model_count_scope (self->rows);
  gboolean priorities = waymark_row_model_get_scope (self->rows) == WAYMARK_SCOPE_PRIORITIES;
  gboolean filtered = is_filtered (self);
  g_autofree char *actions = NULL;
  /* Translators: how many actions are late */
  g_autofree char *late =
      g_strdup_printf (ngettext ("%u late", "%u late", counts.late), counts.late);

  if (priorities)
    actions = describe_priorities (self, counts.actions, filtered);
  else if (filtered)
    /* Translators: how many actions the filters let through, of how many: "7 of 31 actions" */
    actions = g_strdup_printf (ngettext ("%u of %u action", "%u of %u actions", counts.actions),
                               waymark_row_model_get_n_shown (self->rows),
                               counts.actions);
  else
    actions =
        g_strdup_printf (ngettext ("%u action", "%u actions", counts.actions), counts.actions);
  gtk_label_set_label (GTK_LABEL (self->count), actions);
  gtk_label_set_label (GTK_LABEL (self->late), late);
  /* Of a plan that is still being opened nobody knows. */
  gtk_widget_set_visible (gtk_widget_get_parent (self->late),
                          counts.late > 0 && !filtered && self->document != NULL);
  gtk_widget_set_visible (self->count, self->document != NULL);
  waymark_action_list_update_add_place (self);
}

static gboolean
count_idle_cb (gpointer user_data)
{
  WaymarkActionList *self = user_data;

  if (!waymark_row_model_count_some (self->rows, COUNT_SLICE))
    return G_SOURCE_CONTINUE;
  self->count_idle = 0;
  say_counts (self);
  return G_SOURCE_REMOVE;
}

/* "No action matches" stands where the rows would. */
static void
show_nothing (WaymarkActionList *self)
{
  gboolean nothing = is_filtered (self) && !waymark_row_model_is_collecting (self->rows) &&
                     g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;
  gboolean keyboard = (gtk_widget_get_state_flags (nothing ? self->scrolled : self->nothing) &
                       GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (gtk_widget_get_visible (self->nothing) == nothing)
    return;
  gtk_widget_set_visible (self->nothing, nothing);
  gtk_widget_set_visible (self->scrolled, !nothing);
  if (keyboard)
    gtk_widget_grab_focus (nothing ? self->clear_link : self->list);
}

/* A short plan is counted at once, a long one after its rows are on screen. */
void
waymark_action_list_update_counts (WaymarkActionList *self)
{
  g_clear_handle_id (&self->count_idle, g_source_remove);
  waymark_action_list_fit_numbers (self);
  if (waymark_row_model_is_collecting (self->rows))
    return;
  waymark_action_list_rows_settled (self);
  show_nothing (self);
  if (waymark_row_model_count_some (self->rows, COUNT_SLICE))
    say_counts (self);
  else
    self->count_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, count_idle_cb, self, NULL);
}

/* --- filters */

/* The selected row where it is still there, else the beginning. */
void
waymark_action_list_scroll (WaymarkActionList *self)
{
  guint position = waymark_row_model_find (self->rows, self->selected_item);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    gtk_widget_activate_action (
        self->list, "list.scroll-to-item", "u", position != G_MAXUINT ? position : 0);
}

static void
filter_changed_cb (WaymarkActionList *self)
{
  waymark_action_list_scroll (self);
  waymark_list_place_save (self->rows, self->selected_item);
}

static void
filter_chosen_cb (WaymarkActionList *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->nothing) ? self->clear_link
                                                                : GTK_WIDGET (self));
}

static void
words_changed_cb (WaymarkActionList *self)
{
  waymark_action_list_scroll (self);
}

/**
 * waymark_action_list_clear_filters:
 * @self: the list
 *
 * Shows everything again: without status, lead, date and words to look for. The keyboard goes
 * to the rows.
 */
void
waymark_action_list_clear_filters (WaymarkActionList *self)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  if (!is_filtered (self))
    return;
  waymark_filter_clear (waymark_row_model_get_filter (self->rows));
  waymark_search_bar_clear (WAYMARK_SEARCH_BAR (self->search));
  waymark_row_model_filter_changed (self->rows);
  waymark_filter_bar_update (WAYMARK_FILTER_BAR (self->filters));
  filter_changed_cb (self);
  gtk_widget_grab_focus (self->list);
}

/**
 * waymark_action_list_set_filters:
 * @self: the list
 * @status: (nullable): only this status, as for waymark_filter_set_status()
 * @lead: (nullable): only this lead, as for waymark_filter_set_lead()
 * @dates: only these dates
 * @rating: (nullable): only this rating, as for waymark_filter_set_rating()
 *
 * Shows these alone; filters and words of before are let go.
 */
void
waymark_action_list_set_filters (WaymarkActionList *self,
                                 const char *status,
                                 const char *lead,
                                 WaymarkDates dates,
                                 const char *rating)
{
  WaymarkFilter *filter;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  filter = waymark_row_model_get_filter (self->rows);
  if (filter == NULL)
    return;
  waymark_filter_clear (filter);
  waymark_search_bar_clear (WAYMARK_SEARCH_BAR (self->search));
  waymark_filter_set_status (filter, status);
  waymark_filter_set_lead (filter, lead);
  waymark_filter_set_dates (filter, dates);
  waymark_filter_set_rating (filter, rating);
  waymark_row_model_filter_changed (self->rows);
  waymark_filter_bar_update (WAYMARK_FILTER_BAR (self->filters));
  filter_changed_cb (self);
}

/**
 * waymark_action_list_go_back:
 * @self: the list
 *
 * Closes the search, else clears the filters.
 *
 * Returns: %FALSE when there is neither
 */
gboolean
waymark_action_list_go_back (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), FALSE);

  if (waymark_action_list_get_finding (self))
    {
      waymark_action_list_set_finding (self, FALSE);
      return TRUE;
    }
  if (!is_filtered (self))
    return FALSE;
  waymark_action_list_clear_filters (self);
  return TRUE;
}

/**
 * waymark_action_list_ask_for_lead:
 * @self: the list
 *
 * Opens the filter by lead.
 */
void
waymark_action_list_ask_for_lead (WaymarkActionList *self)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  waymark_filter_bar_ask_for_lead (WAYMARK_FILTER_BAR (self->filters));
}

/* --- search */

/* Closed, the list shows what it did before; what was stepped to stays selected. */
static void
search_active_cb (WaymarkActionList *self)
{
  if (waymark_action_list_get_finding (self))
    {
      g_free (self->found_from);
      self->found_from = g_strdup (self->selected_item);
    }
  else
    {
      g_autofree char *before = g_steal_pointer (&self->found_from);

      if (self->selected_item == NULL && waymark_row_model_find (self->rows, before) != G_MAXUINT)
        waymark_action_list_show_item (self, before);
      waymark_action_list_scroll (self);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  waymark_action_list_notify_finding (self);
}

static void
show_item_cb (WaymarkActionList *self, const char *id)
{
  waymark_action_list_emit_show_item (self, id);
}

/**
 * waymark_action_list_get_finding:
 * @self: the list
 *
 * Returns: whether words are being looked for
 */
gboolean
waymark_action_list_get_finding (WaymarkActionList *self)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), FALSE);
  return waymark_search_bar_get_active (WAYMARK_SEARCH_BAR (self->search));
}

/**
 * waymark_action_list_set_finding:
 * @self: the list
 * @finding: whether words are being looked for
 *
 * Puts the keyboard into the words to look for, or shows everything again.
 */
void
waymark_action_list_set_finding (WaymarkActionList *self, gboolean finding)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));
  waymark_search_bar_set_active (WAYMARK_SEARCH_BAR (self->search), finding);
}

/**
 * waymark_action_list_find_step:
 * @self: the list
 * @direction: 1 for the next hit, -1 for the one before
 *
 * Returns: %FALSE when there is none
 */
gboolean
waymark_action_list_find_step (WaymarkActionList *self, int direction)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), FALSE);
  return waymark_search_bar_step (WAYMARK_SEARCH_BAR (self->search), direction);
}

/**
 * waymark_action_list_set_place:
 * @self: the list
 * @id: (nullable): the item that the editor shows, in the list or not
 *
 * Says from where the next hit is looked for.
 */
void
waymark_action_list_set_place (WaymarkActionList *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));
  waymark_search_bar_set_place (WAYMARK_SEARCH_BAR (self->search), id);
}

static void
plan_changed_cb (WaymarkActionList *self)
{
  waymark_search_bar_plan_changed (WAYMARK_SEARCH_BAR (self->search));
  waymark_filter_bar_update (WAYMARK_FILTER_BAR (self->filters));
}

/* --- order */

const char *
waymark_action_list_get_sort (WaymarkActionList *self)
{
  return order_names[waymark_row_model_get_order (self->rows, NULL)];
}

gboolean
waymark_action_list_get_descending (WaymarkActionList *self)
{
  gboolean descending;

  waymark_row_model_get_order (self->rows, &descending);
  return descending;
}

void
waymark_action_list_set_order (WaymarkActionList *self, WaymarkOrder order, gboolean descending)
{
  waymark_row_model_set_order (self->rows, order, descending);
  waymark_list_heading_set_order (WAYMARK_LIST_HEADING (self->heading), order, descending);
  filter_changed_cb (self);
  waymark_action_list_notify_order (self);
}

void
waymark_action_list_set_sort (WaymarkActionList *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_strcmp0 (order_names[i], name) == 0)
      waymark_action_list_set_order (self,
                                     (WaymarkOrder) i,
                                     i != WAYMARK_ORDER_PLAN &&
                                         waymark_action_list_get_descending (self));
}

void
waymark_action_list_set_descending (WaymarkActionList *self, gboolean descending)
{
  waymark_action_list_set_order (self, waymark_row_model_get_order (self->rows, NULL), descending);
}

/* A heading pressed again turns the order round; that of the numbers goes back to the plan. */
static void
sort_cb (WaymarkActionList *self, int column)
{
  WaymarkOrder order = (WaymarkOrder) column;
  gboolean again = waymark_row_model_get_order (self->rows, NULL) == order;

  waymark_action_list_set_order (self,
                                 order,
                                 order != WAYMARK_ORDER_PLAN && again &&
                                     !waymark_action_list_get_descending (self));
}

/* --- building */

static GtkWidget *
make_nothing (WaymarkActionList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->clear_link = gtk_button_new_with_mnemonic (_ ("_Clear filters"));
  gtk_widget_add_css_class (self->clear_link, "text-link");
  gtk_widget_add_css_class (self->clear_link, "flat");
  gtk_widget_set_valign (self->clear_link, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (
      self->clear_link, "clicked", G_CALLBACK (waymark_action_list_clear_filters), self);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("No action matches.")));
  gtk_box_append (GTK_BOX (box), self->clear_link);
  gtk_widget_add_css_class (box, "nothing");
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * waymark_action_list_make_find:
 * @self: the list
 *
 * Makes what finds and sorts.
 */
void
waymark_action_list_make_find (WaymarkActionList *self)
{
  self->search = waymark_search_bar_new (self->rows);
  g_signal_connect_swapped (self->search, "notify::active", G_CALLBACK (search_active_cb), self);
  g_signal_connect_swapped (self->search, "show-item", G_CALLBACK (show_item_cb), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (words_changed_cb), self);
  self->filters = waymark_filter_bar_new (self->rows);
  gtk_widget_set_hexpand (self->filters, TRUE);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filters, "chosen", G_CALLBACK (filter_chosen_cb), self);
  self->heading = waymark_list_heading_new (self->columns);
  g_signal_connect_swapped (self->heading, "sort", G_CALLBACK (sort_cb), self);
  self->nothing = make_nothing (self);
  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (self->plan_signals,
                                 "changed",
                                 G_CALLBACK (plan_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * waymark_action_list_plan_opened:
 * @self: the list
 *
 * Shows another plan as it was last looked at.
 */
void
waymark_action_list_plan_opened (WaymarkActionList *self)
{
  gboolean descending;
  WaymarkOrder order;

  waymark_search_bar_set_active (WAYMARK_SEARCH_BAR (self->search), FALSE);
  g_signal_group_set_target (self->plan_signals, waymark_row_model_get_plan (self->rows));
  g_clear_pointer (&self->part_before, g_free);
  g_clear_pointer (&self->selected_before, g_free);
  waymark_list_place_restore (
      self->rows, &self->part_before, &self->scope_before, &self->selected_before);
  order = waymark_row_model_get_order (self->rows, &descending);
  waymark_list_heading_set_order (WAYMARK_LIST_HEADING (self->heading), order, descending);
  waymark_filter_bar_update (WAYMARK_FILTER_BAR (self->filters));
  waymark_search_bar_plan_changed (WAYMARK_SEARCH_BAR (self->search));
  waymark_action_list_notify_order (self);
}

/**
 * waymark_action_list_take_part_before:
 * @self: the list
 * @scope: (out): what of it
 *
 * Returns: (transfer full) (nullable): the part of the plan that was shown when it was
 *   last open, once
 */
char *
waymark_action_list_take_part_before (WaymarkActionList *self, WaymarkScope *scope)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), NULL);

  *scope = self->scope_before;
  return g_steal_pointer (&self->part_before);
}

/**
 * waymark_action_list_select_as_before:
 * @self: the list
 *
 * Selects the row that was selected when the plan was last open, if what is shown
 * has it.
 */
void
waymark_action_list_select_as_before (WaymarkActionList *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  id = g_steal_pointer (&self->selected_before);
  if (waymark_row_model_find (self->rows, id) != G_MAXUINT)
    waymark_action_list_set_selected_item (self, id);
}
