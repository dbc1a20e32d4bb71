/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-list-place.h"
#include "waymark-rating.h"

#define GROUP "List"

static char *
get_path (WaymarkPlan *plan)
{
  return g_build_filename (
      g_get_user_state_dir (), "waymark", "lists", waymark_plan_get_id (plan), NULL);
}

static gboolean
write_keys (GKeyFile *keys, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  g_autofree char *text = g_key_file_to_data (keys, &length, NULL);

  if (length == 0)
    {
      g_unlink (path); /* all as at first: there may be no file */
      return TRUE;
    }
  g_mkdir_with_parents (folder, 0700);
  /* Losing this in a power cut does no harm: no waiting for the disk. */
  return g_file_set_contents_full (
      path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * waymark_list_place_save:
 * @rows: the rows of a plan
 * @selected: (nullable): the item that is looked at
 *
 * Keeps what of the plan is shown, and how.
 */
void
waymark_list_place_save (WaymarkRowModel *rows, const char *selected)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  WaymarkFilter *filter;
  WaymarkOrder order;
  gboolean descending;

  g_return_if_fail (WAYMARK_IS_ROW_MODEL (rows));

  filter = waymark_row_model_get_filter (rows);
  if (filter == NULL)
    return;
  if (waymark_filter_get_status (filter) != NULL)
    g_key_file_set_string (keys, GROUP, "status", waymark_filter_get_status (filter));
  if (waymark_filter_get_lead (filter) != NULL)
    g_key_file_set_string (keys, GROUP, "lead", waymark_filter_get_lead (filter));
  if (waymark_filter_get_dates (filter) != WAYMARK_DATES_ANY)
    g_key_file_set_integer (keys, GROUP, "dates", (int) waymark_filter_get_dates (filter));
  if (waymark_filter_get_rating (filter) != NULL)
    g_key_file_set_string (keys, GROUP, "rating", waymark_filter_get_rating (filter));
  order = waymark_row_model_get_order (rows, &descending);
  if (order != WAYMARK_ORDER_PLAN)
    g_key_file_set_integer (keys, GROUP, "order", (int) order);
  if (descending)
    g_key_file_set_boolean (keys, GROUP, "descending", TRUE);
  if (waymark_row_model_get_scope_id (rows) != NULL)
    {
      g_key_file_set_string (keys, GROUP, "part", waymark_row_model_get_scope_id (rows));
      g_key_file_set_integer (keys, GROUP, "scope", (int) waymark_row_model_get_scope (rows));
    }
  if (selected != NULL)
    g_key_file_set_string (keys, GROUP, "selected", selected);

  path = get_path (waymark_row_model_get_plan (rows));
  if (!write_keys (keys, path, &error))
    g_message ("How the plan is shown could not be kept: %s", error->message);
}

/* A number from the file, which anybody may have written into. */
static int
get_number (GKeyFile *keys, const char *key, int most)
{
  int number = g_key_file_get_integer (keys, GROUP, key, NULL);

  return number >= 0 && number <= most ? number : 0;
}

static gboolean
is_known (WaymarkPlan *plan, const char *id, WaymarkKind kind)
{
  WaymarkItem *item = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

  return item != NULL && waymark_item_get_kind (item) == kind;
}

static void
restore_filter (GKeyFile *keys, WaymarkPlan *plan, WaymarkFilter *filter)
{
  g_autofree char *status = g_key_file_get_string (keys, GROUP, "status", NULL);
  g_autofree char *lead = g_key_file_get_string (keys, GROUP, "lead", NULL);
  g_autofree char *rating = g_key_file_get_string (keys, GROUP, "rating", NULL);

  if (g_strcmp0 (status, WAYMARK_FILTER_NOT_DONE) == 0 ||
      g_strcmp0 (status, WAYMARK_FILTER_NO_STATUS) == 0 ||
      is_known (plan, status, WAYMARK_KIND_STATUS))
    waymark_filter_set_status (filter, status);
  if (g_strcmp0 (lead, WAYMARK_FILTER_NO_LEAD) == 0 || is_known (plan, lead, WAYMARK_KIND_PARTY))
    waymark_filter_set_lead (filter, lead);
  if (g_strcmp0 (rating, WAYMARK_FILTER_NOT_RATED) == 0 ||
      waymark_rating_from_name (rating) != WAYMARK_RATING_NONE)
    waymark_filter_set_rating (filter, rating);
  waymark_filter_set_dates (filter, (WaymarkDates) get_number (keys, "dates", WAYMARK_N_DATES - 1));
}

/**
 * waymark_list_place_restore:
 * @rows: the rows of a plan that has just been opened
 * @scope_id: (out) (optional) (transfer full): the part of the plan that was shown
 * @scope: (out) (optional): what of it
 * @selected: (out) (optional) (transfer full) (nullable): the item that was looked at
 *
 * Filters and sorts the rows as they were. Statuses and parties that have gone since
 * are no filter any more.
 *
 * Returns: whether a part of the plan was shown, and is still there
 */
gboolean
waymark_list_place_restore (WaymarkRowModel *rows,
                            char **scope_id,
                            WaymarkScope *scope,
                            char **selected)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  WaymarkPlan *plan;
  WaymarkFilter *filter;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (rows), FALSE);

  plan = waymark_row_model_get_plan (rows);
  if (plan == NULL)
    return FALSE;
  path = get_path (plan);
  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return FALSE;

  filter = waymark_row_model_get_filter (rows);
  restore_filter (keys, plan, filter);
  if (waymark_filter_is_set (filter))
    waymark_row_model_filter_changed (rows);
  waymark_row_model_set_order (rows,
                               (WaymarkOrder) get_number (keys, "order", WAYMARK_N_ORDERS - 1),
                               g_key_file_get_boolean (keys, GROUP, "descending", NULL));
  if (selected != NULL)
    *selected = g_key_file_get_string (keys, GROUP, "selected", NULL);
  part = g_key_file_get_string (keys, GROUP, "part", NULL);
  if (!is_known (plan, part, WAYMARK_KIND_THEME) &&
      !is_known (plan, part, WAYMARK_KIND_REQUIREMENT))
    return FALSE;
  if (scope_id != NULL)
    *scope_id = g_steal_pointer (&part);
  if (scope != NULL)
    *scope = (WaymarkScope) get_number (keys, "scope", WAYMARK_SCOPE_PRIORITIES);
  return TRUE;
}
