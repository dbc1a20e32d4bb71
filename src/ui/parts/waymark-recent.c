/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-date-words.h"
#include "waymark-lateness.h"
#include "waymark-plan-words.h"
#include "waymark-recent.h"

#define MAX_PLANS 12

/* One group a plan in a key file of the state directory, named by the plan's URI. */

/**
 * waymark_recent_plan_free:
 * @plan: (transfer full): a recent plan
 */
void
waymark_recent_plan_free (WaymarkRecentPlan *plan)
{
  g_clear_object (&plan->file);
  g_free (plan->title);
  g_free (plan->period);
  g_clear_pointer (&plan->opened, g_date_time_unref);
  g_free (plan);
}

static char *
list_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "waymark", "recent", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = list_path ();
  GKeyFile *keys = g_key_file_new ();

  /* A list that is missing or spoilt is an empty one. */
  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
  return keys;
}

static void
save (GKeyFile *keys)
{
  g_autofree char *path = list_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = g_key_file_to_data (keys, &length, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (
          path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("The list of recent plans could not be kept: %s", error->message);
}

static int
compare_opened (gconstpointer a, gconstpointer b)
{
  const WaymarkRecentPlan *one = *(const WaymarkRecentPlan *const *) a;
  const WaymarkRecentPlan *two = *(const WaymarkRecentPlan *const *) b;

  return g_date_time_compare (two->opened, one->opened);
}

static WaymarkRecentPlan *
read_plan (GKeyFile *keys, const char *uri)
{
  WaymarkRecentPlan *plan = g_new0 (WaymarkRecentPlan, 1);
  g_autofree char *opened = g_key_file_get_string (keys, uri, "Opened", NULL);

  plan->file = g_file_new_for_uri (uri);
  plan->title = g_key_file_get_string (keys, uri, "Title", NULL);
  plan->period = g_key_file_get_string (keys, uri, "Period", NULL);
  plan->late = (guint) MAX (0, g_key_file_get_integer (keys, uri, "Late", NULL));
  plan->opened = opened != NULL ? g_date_time_new_from_iso8601 (opened, NULL) : NULL;
  if (plan->opened == NULL)
    plan->opened = g_date_time_new_from_unix_utc (0);
  return plan;
}

static GPtrArray *
list_from (GKeyFile *keys)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_recent_plan_free);
  g_auto (GStrv) uris = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (plans, read_plan (keys, uris[i]));
  g_ptr_array_sort (plans, compare_opened);
  return plans;
}

/**
 * waymark_recent_list:
 *
 * Returns: (transfer full) (element-type WaymarkRecentPlan): plans that were open
 *   before, the latest first
 */
GPtrArray *
waymark_recent_list (void)
{
  g_autoptr (GKeyFile) keys = load ();

  return list_from (keys);
}

/**
 * waymark_recent_note:
 * @document: a plan that is opened or closed now
 *
 * Remembers the plan, if it is in a file.
 */
void
waymark_recent_note (WaymarkDocument *document)
{
  g_autoptr (GKeyFile) keys = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *opened = g_date_time_format_iso8601 (now);
  g_autofree char *uri = NULL;
  WaymarkItem *root;
  GDate today;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (document));

  if (waymark_document_get_file (document) == NULL)
    return;

  keys = load ();
  uri = g_file_get_uri (waymark_document_get_file (document));
  root = waymark_plan_get_root (waymark_document_get_plan (document));
  waymark_today (&today);
  g_key_file_set_string (
      keys, uri, "Title", waymark_plan_words_title (waymark_document_get_plan (document)));
  g_key_file_set_string (keys,
                         uri,
                         "Period",
                         waymark_item_get_words (root, "period") != NULL
                             ? waymark_item_get_words (root, "period")
                             : "");
  g_key_file_set_string (keys, uri, "Opened", opened);
  g_key_file_set_integer (keys, uri, "Late", (int) waymark_item_count_late (root, &today));

  plans = list_from (keys);
  for (guint i = MAX_PLANS; i < plans->len; i++)
    {
      WaymarkRecentPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *old = g_file_get_uri (plan->file);

      g_key_file_remove_group (keys, old, NULL);
    }
  save (keys);
}

/**
 * waymark_recent_forget:
 * @file: where a plan is
 *
 * Takes the plan off the list; the file stays.
 */
void
waymark_recent_forget (GFile *file)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  if (g_key_file_remove_group (keys, uri, NULL))
    save (keys);
}

static int
days_between (GDateTime *from, GDateTime *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a,
                  (GDateDay) g_date_time_get_day_of_month (from),
                  (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&b,
                  (GDateDay) g_date_time_get_day_of_month (to),
                  (GDateMonth) g_date_time_get_month (to),
                  (GDateYear) g_date_time_get_year (to));
  return g_date_days_between (&a, &b);
}

/**
 * waymark_format_when:
 * @time: a time that has passed
 * @now: the present
 *
 * Returns: (transfer full): the time as people say it, in local time
 */
char *
waymark_format_when (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) then = g_date_time_to_local (time);
  g_autoptr (GDateTime) here = g_date_time_to_local (now);
  int days = days_between (then, here);

  if (days == 0)
    return g_strdup (g_date_time_get_hour (then) < 12 ? C_ ("when", "this morning")
                                                      : C_ ("when", "today"));
  if (days == 1)
    return g_strdup (C_ ("when", "yesterday"));
  if (g_date_time_get_year (then) == g_date_time_get_year (here))
    /* Translators: a day of this year, in strftime's signs: "3 November". */
    return waymark_date_format (then, C_ ("when", "%-d %B"));
  /* Translators: a day of another year, in strftime's signs: "3 November 2024". */
  return waymark_date_format (then, C_ ("when", "%-d %B %Y"));
}
