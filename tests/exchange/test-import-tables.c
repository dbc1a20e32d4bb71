/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "import-utils.h"
#include "waymark-cell-joiner.h"
#include "waymark-csv-reader.h"
#include "waymark-block.h"
#include "waymark-number.h"

/* Tables as spreadsheets save them, and as word processors copy them. */

static char *
describe_blocks (GPtrArray *blocks)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const WaymarkBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = waymark_block_get_words (block);

      g_string_append_printf (lines,
                              "%s%u%s %s\n",
                              block->apart ? "+" : "",
                              block->line,
                              block->type == WAYMARK_BLOCK_ROW ? ":" : "",
                              g_strdelimit (words, "\n", '~'));
    }
  return g_string_free (lines, FALSE);
}

static void
assert_csv (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) blocks = waymark_csv_read (text, strlen (text));
  g_autofree char *lines = describe_blocks (blocks);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_csv (void)
{
  assert_csv ("No.,Action,Lead\r\n1,Mend the roof,Council\r\n",
              "+1: No. | Action | Lead\n2: 1 | Mend the roof | Council\n");
  assert_csv ("No.;Action;Lead\n1;Mend, and paint;Council, ICB\n",
              "+1: No. | Action | Lead\n2: 1 | Mend, and paint | Council, ICB\n");
  assert_csv ("No.\tAction\n1\tMend\n", "+1: No. | Action\n2: 1 | Mend\n");

  /* Signs of the notation within quotes, lines that go on, a quote never closed. */
  assert_csv ("a,\"b \"\"c\"\", d\"\n\"one\ntwo\",e\nf,\"g\n",
              "+1: a | b \"c\", d\n2: one~two | e\n4: f | g\n");
  assert_csv ("a, \"b\" c\n", "+1: a | b c\n");

  /* A title in front, empty records, what Excel says of the sign. */
  assert_csv ("Homes plan;;\n;;\nAction;Lead;When\nMend;Council;May 2026\n",
              "+1 Homes plan\n+3: Action | Lead | When\n4: Mend | Council | May 2026\n");
  assert_csv ("sep=;\nAction;Lead\n", "+2: Action | Lead\n");
  assert_csv ("", "");
  assert_csv ("\n\n,,\n", "");
}

static void
test_csv_plan (void)
{
  const char *text = "Homes plan,,,,\n,,,,\nNo.,Action,Lead,When,Status\n"
                     "1,\"Mend the roof, and the wall\nbefore winter\",\"Council, ICB\",May 2026,\n"
                     "2,Paint the door,Council,June 2026,Agreed\n";
  g_autoptr (WaymarkImport) import = import_string (text, "homes.CSV");
  g_autofree char *words = waymark_import_describe (import);
  g_autofree char *leads = get_leads (import, "1.1");
  g_autofree char *lost = describe_words_lost (import, text);

  g_assert_cmpstr (words, ==, "1 theme, 2 actions");
  g_assert_cmpstr (leads, ==, "Council, ICB");
  g_assert_cmpstr (waymark_item_get_string (find_action (import, "1.1"), "text"),
                   ==,
                   "Mend the roof, and the wall\nbefore winter");
  g_assert_cmpstr (
      waymark_item_get_string (waymark_plan_get_root (waymark_import_get_plan (import)), "title"),
      ==,
      "Homes plan");
  g_assert_cmpstr (lost, ==, "");
}

static void
assert_joined (const char *text, const char *expected)
{
  g_autofree char *joined = waymark_cells_join (text);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_broken_cells (void)
{
  /* In the middle, in the last cell, in the first; over several lines. */
  assert_joined (
      "No.\tAction\tLead\n1\tMend the roof.\nThen the wall.\tCouncil\n2\tPaint\tICB\n",
      "No.\tAction\tLead\n1\t\"Mend the roof.\nThen the wall.\"\tCouncil\n2\tPaint\tICB\n");
  assert_joined ("Action\tLead\tNotes\nMend\tCouncil\tSlow.\nStill slow.\nPaint\tICB\t\n",
                 "Action\tLead\tNotes\nMend\tCouncil\t\"Slow.\nStill slow.\"\nPaint\tICB\t\n");
  assert_joined ("Action\tLead\tNotes\nMend the roof\nand the wall\tCouncil\t\n",
                 "Action\tLead\tNotes\n\"Mend the roof\nand the wall\"\tCouncil\t\n");
  assert_joined ("A\tB\tC\n1\tone\n\ntwo\nthree\tx", "A\tB\tC\n1\t\"one\n\ntwo\nthree\"\tx");

  /* Theme rows of one cell stay, and words after the table. */
  assert_joined ("A\tB\tC\n1\tone\ntwo\tx\nTheme 2: Work\n2\tthree\ty\nThis is all.\n",
                 "A\tB\tC\n1\t\"one\ntwo\"\tx\nTheme 2: Work\n2\tthree\ty\nThis is all.\n");
}

/* Whatever cannot be explained as such a table is left as it is. */
static void
test_other_tables (void)
{
  static const char *const texts[] = {
    "",
    "No table.\n",
    "A\tB\tC\n1\t2\t3\n4\t5\t6\n",
    "A\tB\tC\tD\n1\tMend\tCouncil\n2\tPaint\tICB\n",
    "A\tB\tC\n1\t\"one\ntwo\"\tx\n",
    "one\ttwo\nthree\n",
    "A\tB\tC\n1\tone\ntwo\tx\ty\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_joined (texts[i], texts[i]);
}

static void
test_pasted_plan (void)
{
  const char *text = "No.\tAction\tLead\tWhen\n"
                     "1\tMend the roof of the five oldest houses.\n"
                     "The wall comes after it.\tCouncil\nICB\tMay 2026\n"
                     "2\tPaint the door\tCouncil\tJune 2026\n";
  g_autoptr (WaymarkImport) import = import_string (text, "Pasted table");
  g_autofree char *words = waymark_import_describe (import);
  g_autofree char *leads = get_leads (import, "1.1");
  g_autofree char *lost = describe_words_lost (import, text);
  guint line;
  g_autofree char *source =
      waymark_import_get_source (import, waymark_item_get_id (find_action (import, "1.2")), &line);

  g_assert_cmpstr (words, ==, "1 theme, 2 actions");
  g_assert_cmpstr (leads, ==, "Council, ICB");
  g_assert_cmpstr (waymark_item_get_words (find_action (import, "1.1"), "due"), ==, "May 2026");
  g_assert_cmpuint (line, ==, 5);
  g_assert_cmpstr (lost, ==, "");
}

/* A long table that is broken somewhere takes no longer than one that is not. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("A\tB\tC\n");
  g_autofree char *joined = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 2 ? "1\t2\t3\t4\n" : "1\t2\t3\n");
  joined = waymark_cells_join (text->str);
  g_assert_cmpstr (joined, ==, text->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static WaymarkItem *
find_theme (WaymarkImport *import, const char *number)
{
  return waymark_plan_find_number (waymark_import_get_plan (import), number);
}

/* "Lead:" right below a heading that holds items speaks of the section. */
static void
test_lead_of_a_section (void)
{
  const char *text = "Homes plan\n\nPriority 1 - Warm homes\n\nLead: Council\n\n"
                     "1. Mend the roofs. Lead: Council. Due: May 2026\n"
                     "2. Paint the doors. Lead: ICB. Due: June 2026\n\n"
                     "Priority 2 - Better homes\n\nLead: ICB\n\n"
                     "1. Inspect the worst. Lead: Council. Due: July 2026\n";
  g_autoptr (WaymarkImport) import = import_string (text, "homes.txt");
  g_autofree char *words = waymark_import_describe (import);
  g_autofree char *lost = describe_words_lost (import, text);

  g_assert_cmpstr (words, ==, "2 themes, 3 actions");
  g_assert_cmpstr (waymark_item_get_string (find_theme (import, "1"), "title"), ==, "Warm homes");
  g_assert_cmpstr (waymark_item_get_string (find_theme (import, "2"), "title"), ==, "Better homes");
  g_assert_cmpstr (
      waymark_item_get_string (find_theme (import, "1"), "narrative"), ==, "Lead: Council");
  g_assert_cmpstr (lost, ==, "");
}

/* Headings with nothing but labels below them are the actions themselves. */
static void
test_headings_as_actions (void)
{
  g_autoptr (WaymarkImport) import =
      import_string ("Homes plan\n\nPriority 1 - Warm homes\n\nLead: Council\nDue: May 2026\n\n"
                     "Priority 2 - Better homes\n\nLead: ICB\nDue: June 2026\n",
                     "homes.txt");
  g_autofree char *words = waymark_import_describe (import);

  g_assert_cmpstr (words, ==, "1 theme, 2 actions");
}

/* "1.2(a)" in a column of numbers keeps its bracket. */
static void
test_lettered_numbers (void)
{
  g_autoptr (WaymarkImport) import =
      import_string ("Plan\n\n## Theme 1: Homes\n\n### 1.1 Warm\n\n"
                     "| No. | Action | Lead |\n|---|---|---|\n"
                     "| 1.1(a) | Mend the roof | ICB |\n| 1.1(b) | Paint, see 1.1(a) | ICB |\n",
                     "plan.md");

  g_assert_cmpuint (waymark_import_get_needs_a_look (import)->len, ==, 0);
  g_assert_cmpstr (
      waymark_item_get_string (find_action (import, "1.1(a)"), "text"), ==, "Mend the roof");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/csv", test_csv);
  g_test_add_func ("/import/csv/plan", test_csv_plan);
  g_test_add_func ("/import/broken-cells", test_broken_cells);
  g_test_add_func ("/import/broken-cells/other-tables", test_other_tables);
  g_test_add_func ("/import/broken-cells/plan", test_pasted_plan);
  g_test_add_func ("/import/broken-cells/long", test_long);
  g_test_add_func ("/import/lead-of-a-section", test_lead_of_a_section);
  g_test_add_func ("/import/headings-as-actions", test_headings_as_actions);
  g_test_add_func ("/import/lettered-numbers", test_lettered_numbers);
  return g_test_run ();
}
