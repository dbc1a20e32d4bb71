/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How long everything that a person can ask of a large plan keeps the thread of the window to
 * itself: the longest time that it was not in its main loop. Milliseconds of the clock, and of
 * work of this thread alone, which other programs do not disturb. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "large-copies.h"
#include "waymark-combination.h"
#include "waymark-conflicts.h"
#include "waymark-history-csv.h"
#include "waymark-history-list.h"
#include "waymark-look.h"
#include "waymark-meeting.h"
#include "waymark-plan-compare.h"
#include "waymark-plan-snapshot.h"
#include "waymark-report-asked.h"
#include "waymark-word-diff.h"

#define LIMIT 100 /* ms: DESIGN.md 2 */

static char *folder;
static WaymarkDocument *document;
static gboolean done; /* what is measured came to its end */

static double
clock_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
check (gboolean good, GError **error)
{
  if (!good)
    g_error ("%s", (*error)->message);
}

static GFile *
file_named (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

/* Whatever is on its way, as publishing, is not what is measured. */
static void
settle (void)
{
  gint64 rest = g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < rest)
    if (g_main_context_iteration (NULL, FALSE))
      rest = g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND;
    else
      g_usleep (1000);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* @begin: begins it, and sets `done` at once if that was all */
static void
measure (const char *what, void (*begin) (void))
{
  double began, wall, work, longest_wall = 0, longest_work = 0;
  guint tick;

  settle ();
  done = FALSE;
  tick = g_timeout_add (1, tick_cb, NULL);
  began = clock_ms (CLOCK_MONOTONIC);
  for (gboolean first = TRUE; first || !done; first = FALSE)
    {
      wall = clock_ms (CLOCK_MONOTONIC);
      work = clock_ms (CLOCK_THREAD_CPUTIME_ID);
      if (first)
        begin ();
      else
        g_main_context_iteration (NULL, TRUE);
      longest_wall = MAX (longest_wall, clock_ms (CLOCK_MONOTONIC) - wall);
      longest_work = MAX (longest_work, clock_ms (CLOCK_THREAD_CPUTIME_ID) - work);
    }
  g_source_remove (tick);
  g_print ("%-34s lasted %7.0f ms, held up %7.1f ms, of which work %7.1f ms%s\n",
           what,
           clock_ms (CLOCK_MONOTONIC) - began,
           longest_wall,
           longest_work,
           longest_work > LIMIT ? ", MISSED" : "");
}

/* ---- what a person does */

static void
list_conflicts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = waymark_conflicts_list (document, &error);

  check (conflicts != NULL, &error);
  done = TRUE;
}

static void
edit (void)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *action = waymark_item_first (theme, WAYMARK_KIND_ACTION);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Change notes");

  check (waymark_edit_set_string (edit, action, "notes", id, &error), &error);
  check (waymark_document_commit (document, edit, &error), &error);
  done = TRUE;
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_step_finish (document, result, NULL, &error), &error);
  done = TRUE;
}

static void
step (gboolean back)
{
  g_autoptr (GError) error = NULL;

  if (waymark_document_step_is_long (document, back))
    {
      waymark_document_step_async (document, back, NULL, stepped_cb, NULL);
      return;
    }
  check (back ? waymark_document_undo (document, NULL, &error)
              : waymark_document_redo (document, NULL, &error),
         &error);
  done = TRUE;
}

static void
undo (void)
{
  step (TRUE);
}

static void
redo (void)
{
  step (FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_save_finish (document, result, &error), &error);
  done = TRUE;
}

static void
save_clean_copy (void)
{
  g_autoptr (GFile) file = file_named ("clean.waymark");

  waymark_document_save_async (document, file, WAYMARK_DOCUMENT_CLEAN_COPY, NULL, saved_cb, NULL);
}

static void
save_copy (void)
{
  g_autoptr (GFile) file = file_named ("copy.waymark");

  waymark_document_save_async (document, file, WAYMARK_DOCUMENT_COPY, NULL, saved_cb, NULL);
}

static gboolean
make_meeting (WaymarkEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  WaymarkItem *meeting;
  GDate today;

  g_date_set_dmy (&today, 1, 3, 2026);
  meeting = waymark_edit_add_meeting (edit, &today, error);
  return meeting != NULL && waymark_edit_close_meeting (edit, meeting, error);
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_edit_finish (document, result, &error), &error);
  g_assert_nonnull (waymark_plan_get_last_meeting (waymark_document_get_plan (document)));
  done = TRUE;
}

static void
close_meeting (void)
{
  waymark_document_edit_async (
      document, "Close meeting", make_meeting, NULL, NULL, NULL, edited_cb, NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_look_finish (result, &error) != NULL, &error);
  done = TRUE;
}

static void
look (WaymarkLookFunc func)
{
  waymark_document_look_async (document, func, NULL, NULL, NULL, NULL, looked_cb, NULL);
}

static gpointer
look_at_meeting (WaymarkLook *looked, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_look_load_plan (looked, cancellable, error);
  g_autoptr (WaymarkPlan) then =
      waymark_meeting_load_plan (waymark_plan_get_last_meeting (plan), error);
  g_autoptr (WaymarkPlan) now = waymark_plan_as_snapshot (plan, error);
  g_autoptr (GPtrArray) groups = NULL;

  g_assert_true (then != NULL && now != NULL);
  groups = waymark_plan_compare_by_theme (then, now);
  return GINT_TO_POINTER (TRUE);
}

static void
compare_meeting (void)
{
  look (look_at_meeting);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = waymark_document_compare_finish (result, &error);

  check (groups != NULL, &error);
  done = TRUE;
}

static void
compare_day (void)
{
  waymark_document_compare_before_async (
      document, g_get_real_time () / G_USEC_PER_SEC - 10, NULL, compared_cb, NULL);
}

static void
compare_file (void)
{
  g_autoptr (GFile) file = file_named ("theirs.waymark");

  waymark_document_compare_file_async (document, file, NULL, compared_cb, NULL);
}

static void
show_history (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkHistoryList) list = waymark_history_list_new (document, NULL, &error);
  g_autoptr (GPtrArray) persons = NULL;

  check (list != NULL, &error);
  persons = waymark_history_list_get_persons (list);
  done = TRUE;
}

static gpointer
look_at_history (WaymarkLook *looked, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_look_load_plan (looked, cancellable, error);
  g_autoptr (WaymarkHistoryReader) reader =
      waymark_look_read_history (looked, NULL, cancellable, error);
  g_autoptr (GString) csv = g_string_new (NULL);

  waymark_history_csv_begin (csv);
  for (guint i = 0; i < waymark_history_reader_get_count (reader); i++)
    {
      g_assert_true (waymark_history_reader_read (reader, i, error));
      waymark_history_csv_add (csv, plan, waymark_history_reader_get (reader, i));
    }
  return GINT_TO_POINTER (TRUE);
}

static void
write_history (void)
{
  look (look_at_history);
}

static void
count_forgettable (void)
{
  g_autoptr (GError) error = NULL;
  guint n;

  check (waymark_document_count_forgettable (document, G_MAXINT64, &n, &error), &error);
  done = TRUE;
}

static void
list_brought (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) brought = waymark_document_list_brought (document, &error);

  check (brought != NULL, &error);
  done = TRUE;
}

static gpointer
look_for_report (WaymarkLook *looked, gpointer data, GCancellable *cancellable, GError **error)
{
  WaymarkReportAsked asked = { .months = 1 };
  g_autoptr (WaymarkReport) report = NULL;
  GDate day;

  g_date_set_time_t (&asked.today, time (NULL));
  report = waymark_report_asked_make (&asked, looked, &day, cancellable, error);
  return report != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
make_report (void)
{
  look (look_for_report);
}

static void
mark_words (void)
{
  GString *old = g_string_new (NULL), *new = g_string_new (NULL);

  for (guint i = 0; i < 990; i++)
    {
      g_string_append_printf (old, "word%u ", i % 977);
      g_string_append_printf (new, i % 3 == 0 ? "other%u " : "word%u ", (i * 7) % 991);
    }
  g_ptr_array_unref (waymark_word_diff (old->str, new->str));
  g_string_free (old, TRUE);
  g_string_free (new, TRUE);
  done = TRUE;
}

static void
publish_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_publish_finish (document, result, &error), &error);
  done = TRUE;
}

static void
publish (void)
{
  waymark_document_publish_async (document, NULL, publish_cb, NULL);
}

static void
close_document (void)
{
  g_autoptr (GError) error = NULL;

  check (waymark_document_close (document, &error), &error);
  done = TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  publish_cb (source, result, user_data);
  close_document ();
}

static void
close_window (void)
{
  waymark_document_publish_async (document, NULL, written_cb, NULL);
}

/* ---- the plan */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  document = waymark_document_open_finish (result, &error);
  check (document != NULL, &error);
  done = TRUE;
}

static void
open (void)
{
  g_autoptr (GFile) file = file_named ("mine.waymark");

  waymark_document_open_async (file, NULL, NULL, opened_cb, NULL);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  check (waymark_combination_apply_finish (WAYMARK_COMBINATION (source), result, NULL, &error),
         &error);
  done = TRUE;
}

static WaymarkCombination *combination;

static void
combine (void)
{
  waymark_combination_apply_async (combination, "Combine", NULL, applied_cb, NULL);
}

static void
read_copy (void)
{
  g_autoptr (GFile) file = file_named ("theirs.waymark");
  g_autoptr (GError) error = NULL;

  combination = waymark_combination_new (document, &file, 1, NULL, &error);
  check (combination != NULL, &error);
}

/* Somebody else wrote their copy over ours while it is open here. */
static void
write_over (void)
{
  g_autofree char *mine = g_build_filename (folder, "mine.waymark", NULL);
  g_autofree char *third = g_build_filename (folder, "third.waymark", NULL);

  settle ();
  large_copies_copy_file (third, mine);
}

int
main (int argc, char **argv)
{
  guint n_actions = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  guint n_edits = argc > 2 ? (guint) atoi (argv[2]) : n_actions / 10;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *third = NULL;
  g_autofree char *state = NULL;

  folder = g_dir_make_tmp ("waymark-thread-XXXXXX", NULL);
  state = g_build_filename (folder, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  mine = g_build_filename (folder, "mine.waymark", NULL);
  theirs = g_build_filename (folder, "theirs.waymark", NULL);
  third = g_build_filename (folder, "third.waymark", NULL);
  large_copies_make (mine, theirs, n_actions, n_edits);
  large_copies_copy_file (theirs, third);
  large_copies_edit (third, n_edits, "Cat", 3);
  g_print ("%u actions, %u edits in each of two copies\n", n_actions, n_edits);

  measure ("opening", open);
  measure ("open conflicts, none", list_conflicts);
  measure ("closing a meeting", close_meeting);
  measure ("publishing", publish);
  read_copy ();
  measure ("combining", combine);
  g_clear_object (&combination);
  measure ("open conflicts, after combining", list_conflicts);
  measure ("undo of combining", undo);
  measure ("redo of combining", redo);
  measure ("an edit", edit);
  measure ("open conflicts, after an edit", list_conflicts);
  edit ();
  measure ("open conflicts, after another", list_conflicts);
  measure ("what came in", list_brought);
  measure ("since the last meeting", compare_meeting);
  measure ("since a day", compare_day);
  measure ("from another file", compare_file);
  measure ("history", show_history);
  measure ("history as CSV", write_history);
  measure ("what could be forgotten", count_forgettable);
  measure ("report with what changed", make_report);
  measure ("saving a copy", save_copy);
  measure ("saving a copy without history", save_clean_copy);
  measure ("words of a long text", mark_words);
  edit ();
  measure ("closing the window", close_window);
  g_clear_object (&document);
  measure ("opening again", open);
  measure ("open conflicts, first time", list_conflicts);
  write_over ();
  edit ();
  measure ("joining while publishing", publish);
  measure ("open conflicts, after joining", list_conflicts);
  close_document ();
  g_object_unref (document);
  return 0;
}
