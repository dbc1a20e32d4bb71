/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "import-utils.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"

/* What a person corrects before the plan is created, and fields that are too small for a document.
 */

static const char table[] = "Plan\n\n## Theme 1: Homes\n\n"
                            "| Action | Lead | Ward | When |\n|---|---|---|---|\n"
                            "| Mend the roof | Council Works Team | North | May 2025 |\n"
                            "| Paint the door | Council | South | June 2025 |\n\n"
                            "Task groups may be set up.\n";

/* Other choices, from those made so far. */
static void
choose_column (WaymarkImport *import, const char *key, WaymarkColumn meaning)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  waymark_import_choices_set_column (choices, key, meaning);
  waymark_import_set_choices (import, choices);
}

static void
choose_lead (WaymarkImport *import, const char *words, GPtrArray *parts)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  waymark_import_choices_set_lead (choices, words, parts);
  waymark_import_set_choices (import, choices);
}

static void
put_words (WaymarkImport *import, const WaymarkImportNote *note, WaymarkWordsChoice choice)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  waymark_import_choices_put_words (choices, note->line, note->last_line, choice);
  waymark_import_set_choices (import, choices);
}

static void
answer (WaymarkImport *import, WaymarkImportAnswer kind, const char *key, const char *words)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  waymark_import_choices_set_answer (choices, kind, key, words);
  waymark_import_set_choices (import, choices);
}

static void
rename_party (WaymarkImport *import, const char *name, const char *other)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  waymark_import_choices_set_name (choices, name, other);
  waymark_import_set_choices (import, choices);
}

static const WaymarkImportNote *
find_look (WaymarkImport *import, const char *kind)
{
  GPtrArray *looks = waymark_import_get_needs_a_look (import);

  for (guint i = 0; i < looks->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (looks, i);

      if (g_str_equal (note->kind, kind))
        return note;
    }
  return NULL;
}

/* No word is lost, and the three counts add up. */
static void
check_account (WaymarkImport *import, const char *text)
{
  g_autofree char *lost = describe_words_lost (import, text);

  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpuint (waymark_import_get_n_words_placed (import) +
                        waymark_import_get_n_words_left_out (import) +
                        waymark_import_get_n_words_to_look_at (import),
                    ==,
                    waymark_import_get_n_words (import));
}

static WaymarkItem *
get_root (WaymarkImport *import)
{
  return waymark_plan_get_root (waymark_import_get_plan (import));
}

static void
test_columns (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  WaymarkItem *action = find_action (import, "1.1");

  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "Ward: North");
  choose_column (import, "ward", WAYMARK_COLUMN_LEFT_OUT);
  g_assert_null (waymark_item_get (find_action (import, "1.1"), "notes"));
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 2);

  choose_column (import, "ward", WAYMARK_COLUMN_PHASE);
  g_assert_cmpstr (waymark_item_get_string (find_action (import, "1.2"), "phase"), ==, "South");

  /* Two columns cannot both hold the action: no word falls between them. */
  choose_column (import, "ward", WAYMARK_COLUMN_ACTION);
  action = find_action (import, "1.1");
  g_assert_cmpstr (waymark_item_get_string (action, "text"), ==, "North");
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "Action: Mend the roof");
}

static GPtrArray *
new_parts (const char *first, ...)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    g_ptr_array_add (parts, waymark_lead_part_new (name));
  va_end (names);
  return parts;
}

static void
check_leads (WaymarkImport *import, const char *number, const char *expected)
{
  g_autofree char *leads = get_leads (import, number);

  g_assert_cmpstr (leads, ==, expected);
}

static void
test_leads (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  g_autoptr (GPtrArray) parts = new_parts ("Council", "Works Team", NULL);

  check_leads (import, "1.1", "Council Works Team");
  choose_lead (import, "Council Works Team", parts);
  check_leads (import, "1.1", "Council, Works Team");
  check_account (import, table);
  choose_lead (import, "Council Works Team", NULL);
  check_leads (import, "1.1", "Council Works Team");
}

/* A lead that is taken away from a cell is among the words left out. */
static void
test_lead_taken_away (void)
{
  const char *text = "Plan\n\n| Action | Lead |\n|---|---|\n"
                     "| Mend the roof | MBC / RCBC |\n| Paint the door | MBC/RCBC |\n";
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  g_autoptr (GPtrArray) parts = new_parts ("MBC", NULL);
  guint before = waymark_import_get_n_words_left_out (import);
  const WaymarkLeadReading *reading = g_ptr_array_index (waymark_import_get_leads (import), 0);

  check_leads (import, "1.2", "MBC, RCBC");
  g_assert_cmpuint (reading->count, ==, 2);
  g_assert_cmpuint (reading->spellings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (reading->spellings, 0), ==, "MBC/RCBC");
  choose_lead (import, "MBC / RCBC", parts);
  check_leads (import, "1.1", "MBC");
  check_leads (import, "1.2", "MBC");
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 2);
  g_assert_cmpuint (waymark_import_get_n_words_left_out (import), ==, before + 2);
  check_account (import, text);
}

static WaymarkItem *
find_party (WaymarkImport *import, const char *name)
{
  return waymark_plan_find_party (waymark_import_get_plan (import), name);
}

/* Renamed, said to be the same, called more names: what the document says is an alias then. */
static void
test_parties (void)
{
  const char *text = "Plan\n\n| Action | Lead |\n|---|---|\n"
                     "| Mend the roof | Council |\n| Paint the door | The Counsil |\n"
                     "| Clear the gutters | Works Team |\n";
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  WaymarkItem *party;

  rename_party (import, "The Counsil", "Council");
  check_leads (import, "1.2", "Council");
  g_assert_true (find_party (import, "The Counsil") == find_party (import, "Council"));
  g_assert_cmpuint (waymark_item_count (get_root (import), WAYMARK_KIND_PARTY), ==, 2);
  check_account (import, text);

  rename_party (import, "The Counsil", "Middlebrook Council");
  answer (import, WAYMARK_ANSWER_SHORT, "middlebrook council", "MC");
  answer (import, WAYMARK_ANSWER_ALIASES, "middlebrook council", "Town hall\nThe authority");
  check_leads (import, "1.1", "MC");
  check_leads (import, "1.2", "MC");
  party = find_party (import, "town hall");
  g_assert_cmpstr (waymark_item_get_string (party, "name"), ==, "Middlebrook Council");
  g_assert_true (find_party (import, "the counsil") == party);
  g_assert_true (find_party (import, "The authority") == party);
  check_account (import, text);

  /* Back to a name that it had. */
  rename_party (import, "Council", "Council");
  check_leads (import, "1.2", "Council");
  check_account (import, text);
  g_assert_cmpuint (waymark_item_count (get_root (import), WAYMARK_KIND_PARTY), ==, 2);
}

static void
test_name_in_other_case (void)
{
  const char *text = "Plan\n\n| Action | Lead |\n|---|---|\n| Mend the roof | works team |\n";
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");

  rename_party (import, "works team", "Works Team");
  check_leads (import, "1.1", "Works Team");
  g_assert_cmpuint (
      waymark_item_count (find_party (import, "works team"), WAYMARK_KIND_ALIAS), ==, 0);
}

static void
test_nobody_is_somebody (void)
{
  const char *text =
      "Plan\n\n| Action | Lead |\n|---|---|\n| Mend the roof | TBC |\n| Paint | Council |\n";
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  const WaymarkImportNote *note = find_look (import, "lead");

  g_assert_nonnull (note);
  check_leads (import, "1.1", "");
  answer (import, WAYMARK_ANSWER_NAMES_LEAD, note->words, "yes");
  check_leads (import, "1.1", "TBC");
  g_assert_null (find_look (import, "lead"));
  check_account (import, text);
}

static void
test_loose_words (void)
{
  g_autoptr (WaymarkImport) import = import_string (table, "plan.md");
  g_autoptr (GPtrArray) looks = g_ptr_array_ref (waymark_import_get_needs_a_look (import));
  const WaymarkImportNote *note = find_look (import, "loose");

  g_assert_false (note->placed);
  g_assert_cmpstr (note->words, ==, "Task groups may be set up.");
  g_assert_cmpstr (note->item, ==, waymark_item_get_id (find_action (import, "1.2")));
  g_assert_cmpuint (waymark_item_count (get_root (import), WAYMARK_KIND_LOOSE), ==, 1);

  put_words (import, note, WAYMARK_WORDS_IN_INTRODUCTION);
  g_assert_cmpuint (waymark_item_count (get_root (import), WAYMARK_KIND_LOOSE), ==, 0);
  g_assert_cmpstr (
      waymark_item_get_string (get_root (import), "narrative"), ==, "Task groups may be set up.");
  put_words (import, note, WAYMARK_WORDS_LEFT_OUT);
  g_assert_null (waymark_item_get (get_root (import), "narrative"));
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 1);
}

/* Paragraphs that stand together stay together. */
static void
test_loose_paragraphs (void)
{
  g_autofree char *text =
      g_strconcat (table, "\nThey meet when they want.\n\n", table + strlen ("Plan\n\n"), NULL);
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  g_autoptr (GPtrArray) looks = g_ptr_array_ref (waymark_import_get_needs_a_look (import));
  const WaymarkImportNote *note = find_look (import, "loose");
  const char *words = "Task groups may be set up.\nThey meet when they want.";
  guint n_looks = looks->len;
  guint line;
  g_autofree char *source = NULL;

  g_assert_cmpstr (note->words, ==, words);
  put_words (import, note, WAYMARK_WORDS_AS_ACTION);
  g_assert_cmpstr (waymark_item_get_string (find_action (import, "1.3"), "text"), ==, words);
  g_assert_cmpuint (waymark_import_get_needs_a_look (import)->len, ==, n_looks - 1);
  source =
      waymark_import_get_source (import, waymark_item_get_id (find_action (import, "1.3")), &line);
  g_assert_cmpuint (line, ==, note->line);
  g_assert_cmpstr (source, ==, words);
  check_account (import, text);

  put_words (import, note, WAYMARK_WORDS_AS_NOTE);
  g_assert_null (waymark_plan_find_number (waymark_import_get_plan (import), "1.3"));
  g_assert_true (
      g_str_has_suffix (waymark_item_get_string (find_action (import, "1.2"), "notes"), words));
  check_account (import, text);

  put_words (import, note, WAYMARK_WORDS_LEFT_OUT);
  g_assert_cmpuint (count_furniture (import, "chosen"), ==, 2);
  check_account (import, text);
}

static const WaymarkImportNote *
find_furniture (WaymarkImport *import, const char *words)
{
  GPtrArray *notes = waymark_import_get_furniture (import);

  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (((const WaymarkImportNote *) notes->pdata[i])->words, words))
      return notes->pdata[i];
  return NULL;
}

/* What only seemed to belong to the printed page. */
static void
test_furniture_put_back (void)
{
  g_autofree char *text = g_strconcat (table, "\nAppendix 3\n\nThey meet when they want.\n", NULL);
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  g_autoptr (GPtrArray) furniture = g_ptr_array_ref (waymark_import_get_furniture (import));
  const WaymarkImportNote *note = find_furniture (import, "Appendix 3");
  const WaymarkImportNote *loose;
  guint n_pages = count_furniture (import, "page");

  g_assert_nonnull (note);
  g_assert_true (waymark_import_can_put_back (import, note));
  put_words (import, note, WAYMARK_WORDS_IN_INTRODUCTION);
  g_assert_cmpstr (waymark_item_get_string (get_root (import), "narrative"), ==, "Appendix 3");
  g_assert_cmpuint (count_furniture (import, "page"), ==, n_pages - 1);
  check_account (import, text);
  put_words (import, note, WAYMARK_WORDS_AS_ACTION);
  g_assert_cmpstr (waymark_item_get_string (find_action (import, "1.3"), "text"), ==, "Appendix 3");
  check_account (import, text);
  put_words (import, note, WAYMARK_WORDS_AS_READ);
  g_assert_cmpuint (count_furniture (import, "page"), ==, n_pages);

  /* What a person left out comes back to where it needed a look. */
  loose = find_look (import, "loose");
  put_words (import, loose, WAYMARK_WORDS_LEFT_OUT);
  g_assert_null (find_look (import, "loose"));
  note = find_furniture (import, "Task groups may be set up.");
  g_assert_true (waymark_import_can_put_back (import, note));
  put_words (import, note, WAYMARK_WORDS_AS_READ);
  g_assert_nonnull (find_look (import, "loose"));
  check_account (import, text);
}

static const char pointing[] = "Plan\n\n## Theme 1: Homes\n\n"
                               "| No. | Action | Lead | When | Status |\n|---|---|---|---|---|\n"
                               "| 1 | Mend the roof | Council | spring 26 or so | Parked |\n"
                               "| 2 | Paint the door, see action 9 | See action 7 | May 2025 | |\n";

static void
test_pointers (void)
{
  g_autoptr (WaymarkImport) import = import_string (pointing, "plan.md");
  g_autoptr (GPtrArray) looks = g_ptr_array_ref (waymark_import_get_needs_a_look (import));
  g_autofree char *target =
      waymark_import_dup_key (import, waymark_item_get_id (find_action (import, "1.1")));
  guint n_looks = looks->len, n_pointers = 0;

  g_assert_cmpstr (
      waymark_item_get_string (find_action (import, "1.2"), "notes"), ==, "Leads: See action 7");
  for (guint i = 0; i < looks->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (looks, i);

      if (!g_str_equal (note->kind, "pointer"))
        continue;
      answer (import, WAYMARK_ANSWER_POINTER, note->key, target);
      check_account (import, pointing);
      g_assert_cmpuint (waymark_import_get_needs_a_look (import)->len, ==, n_looks - ++n_pointers);
    }
  g_assert_cmpuint (n_pointers, ==, 2);
  g_assert_cmpuint (waymark_import_get_n_pointer_cells (import), ==, 1);
  g_assert_cmpuint (waymark_import_get_n_text_mentions (import), ==, 1);
  g_assert_null (waymark_item_get (find_action (import, "1.2"), "notes"));
}

static void
test_due_and_status (void)
{
  g_autoptr (WaymarkImport) import = import_string (pointing, "plan.md");
  g_autoptr (GPtrArray) looks = g_ptr_array_ref (waymark_import_get_needs_a_look (import));
  const WaymarkImportNote *due = find_look (import, "due");
  const WaymarkImportNote *status = find_look (import, "status");
  WaymarkItem *action;

  g_assert_cmpstr (due->words, ==, "spring 26 or so");
  answer (import, WAYMARK_ANSWER_DUE, due->row, "May 2026");
  action = find_action (import, "1.1");
  g_assert_cmpstr (waymark_item_get_words (action, "due"), ==, "May 2026");
  g_assert_cmpstr (waymark_item_get_window (action, "due"), ==, "2026-05");
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "Due: spring 26 or so");
  g_assert_null (find_look (import, "due"));
  check_account (import, pointing);

  g_assert_cmpstr (status->words, ==, "Parked");
  answer (import, WAYMARK_ANSWER_STATUS, "Parked", "paused");
  action = waymark_plan_find_status (waymark_import_get_plan (import), "Parked");
  g_assert_cmpstr (waymark_item_get_string (action, "stage"), ==, "paused");
  g_assert_null (find_look (import, "status"));
}

/* What is right as it is can be put away; what has no place cannot. */
/* "Q2" is another quarter where the years of the plan begin in September. */
static void
test_year_start (void)
{
  const char *text = "| Action | Due |\n|---|---|\n| Agree one form | Q2 2025/26 |\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_text (text, -1, "plan.md", &error);
  g_autoptr (WaymarkImportChoices) choices = NULL;
  WaymarkItem *action;

  g_assert_no_error (error);
  action = waymark_item_first (waymark_item_first (get_root (import), WAYMARK_KIND_THEME),
                               WAYMARK_KIND_ACTION);
  g_assert_cmpstr (
      waymark_due_get_window (waymark_item_get (action, "due")), ==, "2025-07/2025-09");
  choices = waymark_import_choices_copy (waymark_import_get_choices (import));
  waymark_import_choices_set_year_start (choices, 9);
  waymark_import_set_choices (import, choices);
  action = waymark_item_first (waymark_item_first (get_root (import), WAYMARK_KIND_THEME),
                               WAYMARK_KIND_ACTION);
  g_assert_cmpstr (
      waymark_due_get_window (waymark_item_get (action, "due")), ==, "2025-12/2026-02");
}

static void
test_settled (void)
{
  g_autofree char *text = g_strconcat (pointing, "\nTask groups may be set up.\n", NULL);
  g_autoptr (WaymarkImport) import = import_string (text, "plan.md");
  g_autoptr (GPtrArray) looks = g_ptr_array_ref (waymark_import_get_needs_a_look (import));
  guint words = waymark_import_get_n_words_to_look_at (import);

  g_assert_cmpuint (words, ==, 6);
  g_assert_cmpuint (looks->len, >, 4);
  for (guint i = 0; i < looks->len; i++)
    answer (import,
            WAYMARK_ANSWER_SETTLED,
            ((WaymarkImportNote *) g_ptr_array_index (looks, i))->key,
            "");
  g_assert_cmpuint (waymark_import_get_needs_a_look (import)->len, ==, 1);
  g_assert_cmpuint (waymark_import_get_n_words_to_look_at (import), ==, words);
  check_account (import, text);
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
  g_test_add_func ("/import/choices/lead-taken-away", test_lead_taken_away);
  g_test_add_func ("/import/choices/parties", test_parties);
  g_test_add_func ("/import/choices/name-in-other-case", test_name_in_other_case);
  g_test_add_func ("/import/choices/nobody-is-somebody", test_nobody_is_somebody);
  g_test_add_func ("/import/choices/loose-words", test_loose_words);
  g_test_add_func ("/import/choices/loose-paragraphs", test_loose_paragraphs);
  g_test_add_func ("/import/choices/furniture-put-back", test_furniture_put_back);
  g_test_add_func ("/import/choices/pointers", test_pointers);
  g_test_add_func ("/import/choices/due-and-status", test_due_and_status);
  g_test_add_func ("/import/choices/year-start", test_year_start);
  g_test_add_func ("/import/choices/settled", test_settled);
  g_test_add_func ("/import/choices/source", test_source);
  g_test_add_func ("/import/too-long", test_too_long);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/async", test_async);
  return g_test_run ();
}
