/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-item-shown.h"
#include "waymark-leads.h"
#include "waymark-party.h"
#include "waymark-timeline-model.h"
#include "waymark-today.h"

/* A row before anybody asked for it. */
typedef struct
{
  WaymarkItem *item;
  gboolean is_heading;
} Entry;

struct _WaymarkTimelineModel
{
  GObject parent_instance;

  WaymarkPlan *plan;
  WaymarkTimelineGroup group;
  char *theme;
  char *lead;
  GArray *entries;
  GPtrArray *rows; /* as long as entries; NULL where nobody asked yet */
};

static void waymark_timeline_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkTimelineModel,
                               waymark_timeline_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      waymark_timeline_model_list_init))

static void
clear_entry (gpointer data)
{
  g_clear_pointer (&((Entry *) data)->item, waymark_item_unref);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
clear_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/* --- the list */

static GType
get_item_type (GListModel *list)
{
  return WAYMARK_TYPE_TIMELINE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return WAYMARK_TIMELINE_MODEL (list)->entries->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  WaymarkTimelineModel *self = WAYMARK_TIMELINE_MODEL (list);

  if (position >= self->entries->len)
    return NULL;
  if (self->rows->pdata[position] == NULL)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, position);

      self->rows->pdata[position] = waymark_timeline_row_new (entry->item, entry->is_heading);
    }
  return g_object_ref (self->rows->pdata[position]);
}

static void
waymark_timeline_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- collecting */

static void
add_entry (GArray *entries, WaymarkItem *item, gboolean is_heading)
{
  Entry entry = { item != NULL ? waymark_item_ref (item) : NULL, is_heading };

  g_array_append_val (entries, entry);
}

static gboolean
is_led_by (WaymarkItem *action, const char *party)
{
  g_autoptr (GArray) leads = waymark_action_get_leads (action);

  for (guint i = 0; i < leads->len; i++)
    if (g_str_equal (waymark_item_get_id (g_array_index (leads, WaymarkLead, i).party), party))
      return TRUE;
  return FALSE;
}

/* Actions in and below @item, in the order of the plan. */
static void
collect_actions (WaymarkTimelineModel *self, WaymarkItem *item, GArray *entries)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT &&
          waymark_item_count (child, WAYMARK_KIND_ACTION) > 0)
        collect_actions (self, child, entries);
      else if (waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT)
        {
          if (self->lead == NULL && waymark_item_is_pointer (child))
            add_entry (entries, child, FALSE);
        }
      else if (waymark_item_get_kind (child) == WAYMARK_KIND_ACTION &&
               (self->lead == NULL || is_led_by (child, self->lead)))
        add_entry (entries, child, FALSE);
    }
}

static GArray *
collect_by_theme (WaymarkTimelineModel *self)
{
  GArray *entries = new_entries ();

  for (WaymarkItem *theme =
           waymark_item_first (waymark_plan_get_root (self->plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    {
      guint n = entries->len;

      if (self->theme != NULL && !g_str_equal (self->theme, waymark_item_get_id (theme)))
        continue;
      add_entry (entries, theme, TRUE);
      collect_actions (self, theme, entries);
      if (entries->len == n + 1)
        g_array_set_size (entries, n);
    }
  return entries;
}

static void
append_group (GArray *entries, WaymarkItem *party, GArray *actions)
{
  if (actions == NULL)
    return;
  add_entry (entries, party, TRUE);
  for (guint i = 0; i < actions->len; i++)
    add_entry (entries, g_array_index (actions, Entry, i).item, FALSE);
}

static void
sort_into_leads (GHashTable *groups, WaymarkItem *action, GArray *nobody)
{
  g_autoptr (GArray) leads = NULL;

  if (waymark_item_get_kind (action) != WAYMARK_KIND_ACTION)
    return; /* it only follows others, which are there */
  leads = waymark_action_get_leads (action);
  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkItem *party = g_array_index (leads, WaymarkLead, i).party;
      GArray *group = g_hash_table_lookup (groups, party);

      if (group == NULL)
        {
          group = new_entries ();
          g_hash_table_insert (groups, party, group);
        }
      add_entry (group, action, FALSE);
    }
  if (leads->len == 0)
    add_entry (nobody, action, FALSE);
}

static GArray *
collect_by_lead (WaymarkTimelineModel *self)
{
  g_autoptr (GArray) actions = collect_by_theme (self);
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) nobody = new_entries ();
  GArray *entries = new_entries ();

  for (guint i = 0; i < actions->len; i++)
    if (!g_array_index (actions, Entry, i).is_heading)
      sort_into_leads (groups, g_array_index (actions, Entry, i).item, nobody);
  for (WaymarkItem *party =
           waymark_item_first (waymark_plan_get_root (self->plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    if (self->lead == NULL || g_str_equal (self->lead, waymark_item_get_id (party)))
      append_group (entries, party, g_hash_table_lookup (groups, party));
  if (nobody->len > 0)
    append_group (entries, NULL, nobody);
  return entries;
}

static gboolean
is_same (GArray *a, guint i, GArray *b, guint j)
{
  const Entry *left = &g_array_index (a, Entry, i), *right = &g_array_index (b, Entry, j);

  return left->item == right->item && left->is_heading == right->is_heading;
}

/* Tells of the stretch that is another one; the rows around it stay, and with them what
 * is selected. */
static void
replace_entries (WaymarkTimelineModel *self, GArray *entries)
{
  guint old = self->entries->len, next = entries->len, start = 0, end = 0;

  while (start < MIN (old, next) && is_same (self->entries, start, entries, start))
    start++;
  while (end < MIN (old, next) - start &&
         is_same (self->entries, old - end - 1, entries, next - end - 1))
    end++;

  g_array_unref (self->entries);
  self->entries = entries;
  if (old - end > start)
    g_ptr_array_remove_range (self->rows, start, old - end - start);
  for (guint i = start; i < next - end; i++)
    g_ptr_array_insert (self->rows, (int) i, NULL);
  if (old - end > start || next - end > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old - end - start, next - end - start);
}

static void
collect (WaymarkTimelineModel *self)
{
  if (self->plan == NULL)
    replace_entries (self, new_entries ());
  else if (self->group == WAYMARK_TIMELINE_BY_LEAD)
    replace_entries (self, collect_by_lead (self));
  else
    replace_entries (self, collect_by_theme (self));
}

static void
plan_changed_cb (WaymarkTimelineModel *self)
{
  collect (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL)
      waymark_timeline_row_refresh (self->rows->pdata[i]);
}

/* --- the object */

static void
waymark_timeline_model_finalize (GObject *object)
{
  WaymarkTimelineModel *self = WAYMARK_TIMELINE_MODEL (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_free (self->theme);
  g_free (self->lead);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (waymark_timeline_model_parent_class)->finalize (object);
}

static void
waymark_timeline_model_class_init (WaymarkTimelineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_timeline_model_finalize;
}

static void
waymark_timeline_model_init (WaymarkTimelineModel *self)
{
  self->entries = new_entries ();
  self->rows = g_ptr_array_new_with_free_func (clear_row);
}

/**
 * waymark_timeline_model_new:
 *
 * Returns: (transfer full): a model without rows
 */
WaymarkTimelineModel *
waymark_timeline_model_new (void)
{
  return g_object_new (WAYMARK_TYPE_TIMELINE_MODEL, NULL);
}

/**
 * waymark_timeline_model_set_plan:
 * @self: a model
 * @plan: (nullable): the plan whose actions are shown and followed
 */
void
waymark_timeline_model_set_plan (WaymarkTimelineModel *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_MODEL (self));

  if (self->plan == plan)
    return;
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  collect (self);
}

/**
 * waymark_timeline_model_get_plan:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the plan that is shown
 */
WaymarkPlan *
waymark_timeline_model_get_plan (WaymarkTimelineModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_MODEL (self), NULL);
  return self->plan;
}

/**
 * waymark_timeline_model_set_group:
 * @self: a model
 * @group: what the actions stand below
 */
void
waymark_timeline_model_set_group (WaymarkTimelineModel *self, WaymarkTimelineGroup group)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_MODEL (self));

  if (self->group == group)
    return;
  self->group = group;
  collect (self);
}

/**
 * waymark_timeline_model_set_theme:
 * @self: a model
 * @id: (nullable): the theme to show, or %NULL for all
 */
void
waymark_timeline_model_set_theme (WaymarkTimelineModel *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_MODEL (self));

  if (g_strcmp0 (self->theme, id) == 0)
    return;
  g_free (self->theme);
  self->theme = g_strdup (id);
  collect (self);
}

/**
 * waymark_timeline_model_set_lead:
 * @self: a model
 * @id: (nullable): the party whose actions to show, or %NULL for all
 */
void
waymark_timeline_model_set_lead (WaymarkTimelineModel *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_MODEL (self));

  if (g_strcmp0 (self->lead, id) == 0)
    return;
  g_free (self->lead);
  self->lead = g_strdup (id);
  collect (self);
}

/**
 * waymark_timeline_model_get_theme:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the only theme that is shown
 */
const char *
waymark_timeline_model_get_theme (WaymarkTimelineModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_MODEL (self), NULL);
  return self->theme;
}

/**
 * waymark_timeline_model_get_lead:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the party whose actions alone are shown
 */
const char *
waymark_timeline_model_get_lead (WaymarkTimelineModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_MODEL (self), NULL);
  return self->lead;
}

static void
widen (WaymarkDays *reach, const WaymarkDays *days)
{
  reach->first = reach->first == 0 ? days->first : MIN (reach->first, days->first);
  reach->last = MAX (reach->last, days->last);
}

/**
 * waymark_timeline_model_get_reach:
 * @self: a model
 * @reach: (out caller-allocates): from the first to the last day of all that is shown, today
 *   included
 *
 * Returns: whether any action has a date; if not, @reach is today
 */
gboolean
waymark_timeline_model_get_reach (WaymarkTimelineModel *self, WaymarkDays *reach)
{
  gboolean found = FALSE;
  GDate today;

  g_return_val_if_fail (WAYMARK_IS_TIMELINE_MODEL (self), FALSE);

  waymark_today (&today);
  reach->first = reach->last = g_date_get_julian (&today);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autoptr (WaymarkTimespan) span = NULL;
      WaymarkDays days;

      if (entry->is_heading)
        continue;
      span = waymark_timespan_new (entry->item, &today);
      if (waymark_timespan_get_reach (span, &today, &days))
        {
          widen (reach, &days);
          found = TRUE;
        }
    }
  return found;
}
