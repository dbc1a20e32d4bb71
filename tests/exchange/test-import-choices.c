/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "import-utils.h"
#include "waymark-number.h"

/* What a person corrects before the plan is created, and fields that are too small for a document.
 */

static const char table[] = "Plan\n\n## Theme 1: Homes\n\n"
                            "| Action | Lead | Ward | When |\n|---|---|---|---|\n"
                            "| Mend the roof | Council Works Team | North | May 2025 |\n"
                            "| Paint the door | Council | South | June 2025 |\n\n"
                            "Task groups may be set up.\n";

static void
count_change (WaymarkImport *import, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_columns (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  WaymarkItem *action = find_action (import, "1.1");
  guint changes = 0;

  g_signal_connect (import, "changed", G_CALLBACK (count_change), &changes);
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "Ward: North");
  waymark_import_set_column (import, "ward", WAYMARK_COLUMN_LEFT_OUT);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_null (waymark_item_get (find_action (import, "1.1"), "notes"));
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 2);

  waymark_import_set_column (import, "ward", WAYMARK_COLUMN_PHASE);
  g_assert_cmpstr (waymark_item_get_string (find_action (import, "1.2"), "phase"), ==, "South");

  /* Two columns cannot both hold the action: no word falls between them. */
  waymark_import_set_column (import, "ward", WAYMARK_COLUMN_ACTION);
  action = find_action (import, "1.1");
  g_assert_cmpstr (waymark_item_get_string (action, "text"), ==, "North");
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "Action: Mend the roof");
}

static void
test_leads (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
  g_autofree char *before = get_leads (import, "1.1");
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (before, ==, "Council Works Team");
  g_ptr_array_add (parts, waymark_lead_part_new ("Council"));
  g_ptr_array_add (parts, waymark_lead_part_new ("Works Team"));
  waymark_import_set_lead (import, "Council Works Team", parts);
  after = get_leads (import, "1.1");
  g_assert_cmpstr (after, ==, "Council, Works Team");
  waymark_import_set_lead (import, "Council Works Team", NULL);
  again = get_leads (import, "1.1");
  g_assert_cmpstr (again, ==, "Council Works Team");
}

static void
test_loose_words (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  GPtrArray *looks = waymark_import_get_needs_a_look (import);
  const WaymarkImportNote *note = NULL;
  guint line;
  WaymarkItem *root;

  for (guint i = 0; i < looks->len; i++)
    if (!((WaymarkImportNote *) g_ptr_array_index (looks, i))->placed)
      note = g_ptr_array_index (looks, i);
  g_assert_nonnull (note);
  g_assert_cmpstr (note->words, ==, "Task groups may be set up.");
  line = note->line;
  root = waymark_plan_get_root (waymark_import_get_plan (import));
  g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_LOOSE), ==, 1);

  waymark_import_set_words (import, line, WAYMARK_WORDS_IN_INTRODUCTION);
  root = waymark_plan_get_root (waymark_import_get_plan (import));
  g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_LOOSE), ==, 0);
  g_assert_cmpstr (waymark_item_get_string (root, "narrative"), ==, "Task groups may be set up.");
  waymark_import_set_words (import, line, WAYMARK_WORDS_LEFT_OUT);
  root = waymark_plan_get_root (waymark_import_get_plan (import));
  g_assert_null (waymark_item_get (root, "narrative"));
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 1);
}

static void
test_source (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  guint line;
  g_autofree char *words =
      waymark_import_get_source (import, waymark_item_get_id (find_action (import, "1.2")), &line);

  g_assert_cmpstr (words, ==, "Paint the door | Council | South | June 2025");
  g_assert_cmpuint (line, ==, 8);
}

static char *
repeat (const char *words, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s%u", i > 0 ? " " : "", words, i);
  return g_string_free (out, FALSE);
}

/* Nothing is lost of what no field can hold. */
static void
test_too_long (void)
{
  g_autofree char *title = repeat ("title", 200);
  g_autofree char *action = repeat ("action", 20000);
  g_autofree char *lead = repeat ("lead", 200);
  g_autofree char *due = repeat ("due", 300);
  g_autofree char *status = repeat ("status", 100);
  g_autofree char *note = repeat ("note", 30000);
  g_autofree char *text = g_strdup_printf (
      "Plan\n\nTheme 1 – %s\n\nAction\tLead\tDue\tStatus\tNotes\n%s\t%s\t%s\t%s\t%s\n",
      title,
      action,
      lead,
      due,
      status,
      note);
  g_autoptr (WaymarkImport) import = import_string (text, "plan.txt");
  g_autofree char *lost = describe_words_lost (import, text);

  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpint (
      g_utf8_strlen (waymark_item_get_string (find_action (import, "1.1"), "text"), -1),
      <=,
      WAYMARK_MAX_TEXT);
  g_assert_cmpuint (waymark_item_count (waymark_plan_get_root (waymark_import_get_plan (import)),
                                        WAYMARK_KIND_LOOSE),
                    >,
                    1);
}

static void
test_report (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (waymark_import_write_report (import, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_nonnull (strstr (text, "\"actions\" : 2"));
  g_assert_nonnull (strstr (text, "\"words\" : \"Task groups may be set up.\""));
  g_assert_nonnull (strstr (text, "\"meaning\" : \"leads\""));
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "exchange", "data", "harbour-forum.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = NULL;
  g_autofree char *words = NULL;

  waymark_import_file_async (file, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  import = waymark_import_file_finish (result, &error);
  g_assert_no_error (error);
  words = waymark_import_describe (import);
  g_assert_cmpstr (words, ==, "4 themes, 9 priorities, 7 actions");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/choices/columns", test_columns);
  g_test_add_func ("/import/choices/leads", test_leads);
  g_test_add_func ("/import/choices/loose-words", test_loose_words);
  g_test_add_func ("/import/choices/source", test_source);
  g_test_add_func ("/import/too-long", test_too_long);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/async", test_async);
  return g_test_run ();
}
