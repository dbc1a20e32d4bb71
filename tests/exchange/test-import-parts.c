/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-column.h"
#include "waymark-error.h"
#include "waymark-lead-splitter.h"
#include "waymark-marker.h"
#include "waymark-markup.h"
#include "waymark-pointer-finder.h"
#include "waymark-rating-words.h"
#include "waymark-text-reader.h"
#include "waymark-wording.h"

/* The pieces that the importer is made of, each for itself. */

/* ---- encodings */

static char *
decode (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  char *text = waymark_text_decode (bytes, length, "notes.txt", &error);

  g_assert_no_error (error);
  return text;
}

static void
test_encodings (void)
{
  g_autofree char *plain = decode ("caf\303\251", 5);
  g_autofree char *marked = decode ("\357\273\277caf\303\251", 8);
  g_autofree char *windows = decode ("caf\351 \226 \200", 8);
  g_autofree char *little = decode ("\377\376c\000a\000f\000\351\000=\330\000\336", 14);
  g_autofree char *big = decode ("\376\377\000c\000a\000f\000\351", 10);
  g_autofree char *empty = decode ("", 0);

  g_assert_cmpstr (plain, ==, "café");
  g_assert_cmpstr (marked, ==, "café");
  g_assert_cmpstr (windows, ==, "café – €");
  g_assert_cmpstr (little, ==, "café😀");
  g_assert_cmpstr (big, ==, "café");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_other_formats (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *word;
  } files[] = {
    { "\320\317\021\340\241\261\032\341rest", 12, "old Word format" },
    { "PK\003\004rest", 8, "cannot read yet" },
    { "%PDF-1.7", 8, "PDF" },
    { "{\\rtf1", 6, "rich text" },
    { "SQLite format 3\000rest", 20, "open it instead" },
    { "a\000b", 3, "not a text" },
    { "\377\376a\000\000\000b\000", 8, "not a text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (waymark_text_decode (files[i].bytes, files[i].length, "minutes.doc", &error));
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
      g_assert_nonnull (strstr (error->message, files[i].word));
      g_assert_nonnull (strstr (error->message, "“minutes.doc”"));
    }
}

/* ---- markup */

static void
test_markup (void)
{
  static const char *const cases[][2] = {
    { "plain  words ", "plain words" },
    { "<p>One</p> <p>Two</p>", "One\nTwo" },
    { "<p>Intro:</p> <ul style=\"list-style-type: none\"> • first • second ",
      "Intro:\n• first\n• second" },
    { "<ol> 1. young 2. old <p>After</p>", "1. young\n2. old\nAfter" },
    { "<ul><li>a</li><li>b</ul>c", "• a\n• b\nc" },
    { "<ol><li><p>a</p></li><li>b</li></ol>", "1. a\n2. b" },
    { "one<br>two<br/>three", "one\ntwo\nthree" },
    { "**bold** and <b>bold</b> and *so* and _so_", "bold and bold and so and so" },
    { "5 * 3 * 2, snake_case_name, carers*", "5 * 3 * 2, snake_case_name, carers*" },
    { "a &amp; b &lt;c&gt; &#163;5 &nbsp;x &unknown; AT&T", "a & b <c> £5 x &unknown; AT&T" },
    { "mail <ruth@example.org>, 3 < 4", "mail <ruth@example.org>, 3 < 4" },
    { "a \\| b \\*c\\*", "a | b *c*" },
    { "<p", "<p" },
    { "in 2024. 3 of them", "in 2024. 3 of them" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = waymark_markup_to_text (cases[i][0], strlen (cases[i][0]), NULL);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* ---- blocks */

static char *
outline (const char *text, gboolean markdown)
{
  static const char *const types[] = { "heading", "paragraph", "item", "row", "rule" };
  g_autoptr (GPtrArray) blocks = waymark_text_read (text, strlen (text), markdown);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const WaymarkBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = waymark_block_get_words (block);

      g_string_append_printf (
          out, "%u %s: %s\n", block->line, types[block->type], g_strdelimit (words, "\n", '~'));
    }
  return g_string_free (out, FALSE);
}

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "# A #\nText\ngoes on\n\n- one\n  more\n- two\n",
      "1 heading: A\n2 paragraph: Text goes on\n5 item: - one more\n7 item: - two\n" },
    { "Title\n=====\n\nPart\n----\n", "1 heading: Title\n4 heading: Part\n" },
    { "a\tb\tc\n\tx\t\n\n\tjust indented\n",
      "1 row: a | b | c\n2 row:  | x | \n4 paragraph: just indented\n" },
    { "| A | B |\n|---|---|\n| 1 | x \\| y |\n", "1 row: A | B\n3 row: 1 | x | y\n" },
    { "A | B\n--|--\n1 | 2\n", "1 row: A | B\n3 row: 1 | 2\n" },
    { "a\t\"two\nlines\"\tb\nc\td\te\n", "1 row: a | two~lines | b\n3 row: c | d | e\n" },
    { "a\t\"He said\"\"no\"\"\"\tb\n", "1 row: a | He said\"no\" | b\n" },
    { "---\t---\t--\n", "1 rule: --- | --- | --\n" },
    { "1.\tFirst\n2.\tSecond\n", "1 item: 1. First\n2 item: 2. Second\n" },
    { "+---+---+\n| A | B |\n+===+===+\n| x | y |\n|   | z |\n+---+---+\n",
      "2 row: A | B\n4 row: x | y z\n" },
    { "one\r\ntwo\r\n", "1 paragraph: one two\n" },
    { "\f", "1 rule: \n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = outline (cases[i][0], TRUE);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_wrapped_lines (void)
{
  g_autofree char *wrapped =
      outline ("The partnership has met four times since the strategy was agreed and has\n"
               "South Tees in mind when it says that carers come first, whatever the\n"
               "weather.\n",
               FALSE);
  g_autofree char *lines = outline ("Schools notice early.\n Clubs do not charge.\n", FALSE);

  g_assert_cmpstr (wrapped,
                   ==,
                   "1 paragraph: The partnership has met four times since the strategy was agreed "
                   "and has South Tees in mind when "
                   "it says that carers come first, whatever the weather.\n");
  g_assert_cmpstr (
      lines, ==, "1 paragraph: Schools notice early.\n2 paragraph: Clubs do not charge.\n");
}

/* ---- headings and labels */

static void
test_columns (void)
{
  static const struct
  {
    const char *heading;
    WaymarkColumn column;
  } cases[] = {
    { "No.", WAYMARK_COLUMN_NUMBER },
    { "#", WAYMARK_COLUMN_NUMBER },
    { "Lead(s)", WAYMARK_COLUMN_LEADS },
    { "LEAD OFFICER", WAYMARK_COLUMN_LEADS },
    { "By whom?", WAYMARK_COLUMN_LEADS },
    { "Responsible", WAYMARK_COLUMN_LEADS },
    { "Owner", WAYMARK_COLUMN_LEADS },
    { "Lead agency and officer", WAYMARK_COLUMN_LEADS },
    { "Due date", WAYMARK_COLUMN_DUE },
    { "Timescale", WAYMARK_COLUMN_DUE },
    { "Target date", WAYMARK_COLUMN_DUE },
    { "When", WAYMARK_COLUMN_DUE },
    { "Deadline", WAYMARK_COLUMN_DUE },
    { "Proposed completion date", WAYMARK_COLUMN_DUE },
    { "Status", WAYMARK_COLUMN_STATUS },
    { "BRAG", WAYMARK_COLUMN_RATING },
    { "RAG rating (Q3)", WAYMARK_COLUMN_RATING },
    { "Progress", WAYMARK_COLUMN_PROGRESS },
    { "Update October 2025", WAYMARK_COLUMN_PROGRESS },
    { "Comments", WAYMARK_COLUMN_NOTES },
    { "Requirement and action", WAYMARK_COLUMN_BOTH },
    { "Objective", WAYMARK_COLUMN_OBJECTIVE },
    { "What we will do", WAYMARK_COLUMN_ACTION },
    { "KPI", WAYMARK_COLUMN_MEASURE },
    { "How will we know?", WAYMARK_COLUMN_MEASURE },
    { "Partners", WAYMARK_COLUMN_SUPPORT },
    { "Baseline", WAYMARK_COLUMN_BASELINE },
    { "Target", WAYMARK_COLUMN_GOAL },
    { "Position at June 2025", WAYMARK_COLUMN_PROGRESS },
    { "Year", WAYMARK_COLUMN_PHASE },
    { "Cost", WAYMARK_COLUMN_DETAIL },
    { "Zuständig", WAYMARK_COLUMN_UNKNOWN },
    { "", WAYMARK_COLUMN_UNKNOWN },
  };
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (waymark_column_find (cases[i].heading), ==, cases[i].column);
  g_assert_cmpint (
      waymark_column_read_label ("Responsible: Housing", &length), ==, WAYMARK_COLUMN_LEADS);
  g_assert_cmpuint (length, ==, strlen ("Responsible:"));
  g_assert_cmpint (
      waymark_column_read_label ("We met in May: it rained", &length), ==, WAYMARK_COLUMN_UNKNOWN);
  for (guint i = 0; i < WAYMARK_N_COLUMNS; i++)
    {
      WaymarkColumn column;

      g_assert_true (waymark_column_from_name (waymark_column_get_name (i), &column));
      g_assert_cmpuint (column, ==, i);
      g_assert_nonnull (waymark_column_get_label (i));
    }
}

static void
test_headings (void)
{
  static const struct
  {
    const char *text, *word, *number, *rest;
  } cases[] = {
    { "Theme 1 – Services", "theme", "1", "Services" },
    { "Priority Two: Learning", "priority", "2", "Learning" },
    { "Strategic Objective 3. Homes", "strategic objective", "3", "Homes" },
    { "Objective 1.2 Homes", "objective", "1.2", "Homes" },
    { "Theme 4", "theme", "4", "" },
    { "Priority A – Air", "priority", "A", "Air" },
    { "Priority 1 is to prevent it", NULL, NULL, NULL },
    { "Theme park 3", NULL, NULL, NULL },
    { "3 themes", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkHeadingWords words;

      g_assert_cmpint (
          waymark_wording_read_heading (cases[i].text, &words), ==, cases[i].word != NULL);
      if (cases[i].word == NULL)
        continue;
      g_assert_cmpstr (words.word, ==, cases[i].word);
      g_assert_cmpstr (words.number, ==, cases[i].number);
      g_assert_cmpstr (cases[i].text + words.rest, ==, cases[i].rest);
      waymark_heading_words_clear (&words);
    }
}

static void
test_phases (void)
{
  static const struct
  {
    const char *text;
    gsize phase;
    const char *rest;
  } cases[] = {
    { "Year 1 – Review it.", 6, "Review it." },
    { "Year 1 and 2 – Go on.", 12, "Go on." },
    { "Years 2-3: Go on.", 9, "Go on." },
    { "Phase 2. Build.", 7, "Build." },
    { "Year 1 review of offers", 0, NULL },
    { "Year 2024 – Old.", 0, NULL },
    { "Yearly – Look.", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize phase = 0, rest = 0;

      g_assert_cmpint (
          waymark_wording_read_phase (cases[i].text, &phase, &rest), ==, cases[i].rest != NULL);
      if (cases[i].rest == NULL)
        continue;
      g_assert_cmpuint (phase, ==, cases[i].phase);
      g_assert_cmpstr (cases[i].text + rest, ==, cases[i].rest);
    }
}

static void
test_short_words (void)
{
  gsize start, length;
  const char *rest;

  g_assert_true (waymark_wording_is_furniture ("Appendix 3"));
  g_assert_true (waymark_wording_is_furniture ("Page 2 of 12"));
  g_assert_true (waymark_wording_is_furniture ("- 7 -"));
  g_assert_true (waymark_wording_is_furniture ("OFFICIAL – SENSITIVE"));
  g_assert_false (waymark_wording_is_furniture ("Appendix 3: Glossary"));
  g_assert_false (waymark_wording_is_furniture ("Priorities"));
  g_assert_true (waymark_wording_is_empty ("None"));
  g_assert_true (waymark_wording_is_empty (" – "));
  g_assert_false (waymark_wording_is_empty ("None of the shops"));
  g_assert_true (waymark_wording_is_ditto ("As above"));
  g_assert_true (waymark_wording_is_status ("On hold"));
  g_assert_false (waymark_wording_is_status ("Cardiff"));
  g_assert_true (
      waymark_wording_find_period ("Plan 2024/25 – 2026/27, second draft", &start, &length));
  g_assert_cmpuint (length, ==, strlen ("2024/25 – 2026/27"));
  g_assert_false (waymark_wording_find_period ("Act 2014", &start, &length));
  g_assert_cmpstr (waymark_rating_find ("Amber – delayed", &rest), ==, "amber");
  g_assert_cmpstr (rest, ==, "delayed");
  g_assert_null (waymark_rating_find ("Reading room", NULL));
}

static void
test_markers (void)
{
  static const char *const markers[] = { "- a",    "• a",     "1. a", "1) a",  "(2) a", "1.2 A",
                                         "1.2. a", "2.3a) x", "a) b", "iv. b", "A4. b" };
  static const char *const none[] = { "1 a",         "2024. A year", "3.5 million", "-a",
                                      "12:30 lunch", "e.g. this",    "Mr. Smith",   "" };
  gsize length, rest;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    g_assert_true (waymark_marker_read (markers[i], &length, &rest));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (waymark_marker_read (none[i], &length, &rest));
  g_assert_cmpuint (waymark_number_get_depth ("4.1"), ==, 2);
  g_assert_cmpuint (waymark_number_get_depth ("A4"), ==, 1);
}

/* ---- pointers */

static void
test_pointers (void)
{
  static const struct
  {
    const char *text, *found;
  } cases[] = {
    { "As stated in action 2, we plan", "2 see;" },
    { "incorporated into actions 1, 2 and 6.", "1 incorporated;2 incorporated;6 incorporated;" },
    { "(please also see Action 10)", "10 see;" },
    { "outlined in action 8 to increase", "8 see;" },
    { "This will be incorporated into action 7 – ‘review", "7 incorporated;" },
    { "depends on action 3.1", "3.1 depends;" },
    { "This follows on from action B2.", "B2 continues;" },
    { "see 1.4 and 1.5", "1.4 see;1.5 see;" },
    { "actions 2-4", "2 see;3 see;4 see;" },
    { "see action 8(a)", "8(a) see;" },
    { "see priority 2", "2 see;" },
    { "In priority 2 homes", "" },
    { "dependent on year 1 and 2 progress", "" },
    { "Carers Leave Regulations 2024", "" },
    { "the action they need", "" },
    { "action 25% of them", "" },
    { "by 2.5% through", "" },
    { "in action 2024", "" },
    { "see 12 of them", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) pointers = waymark_pointers_find (cases[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < pointers->len; j++)
        {
          const WaymarkPointer *pointer = &g_array_index (pointers, WaymarkPointer, j);

          g_string_append_printf (found, "%s %s;", pointer->number, pointer->relation);
          if (pointer->length > 0)
            g_assert_cmpmem (cases[i].text + pointer->start,
                             pointer->length,
                             pointer->number,
                             strlen (pointer->number));
        }
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

static void
test_pointer_cells (void)
{
  g_assert_true (waymark_pointer_is_cell ("See Action 2"));
  g_assert_true (waymark_pointer_is_cell ("See Actions 1, 2 and 6."));
  g_assert_true (waymark_pointer_is_cell ("as per action 1.2"));
  g_assert_true (waymark_pointer_is_cell ("Action 3"));
  g_assert_true (waymark_pointer_is_cell ("Incorporated into action 3"));
  g_assert_false (waymark_pointer_is_cell ("See action 1.2 for the ward"));
  g_assert_false (waymark_pointer_is_cell ("Council (see Action 3)"));
  g_assert_false (waymark_pointer_is_cell ("March 2024"));
  g_assert_false (waymark_pointer_is_cell (""));
}

/* ---- leads */

static char *
split (const char *cells, guint nth)
{
  g_autoptr (WaymarkLeadSplitter) splitter = waymark_lead_splitter_new (NULL);
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);
  const WaymarkLeadReading *reading;
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    waymark_lead_splitter_add (splitter, parts[i]);
  reading = waymark_lead_splitter_split (splitter, parts[nth]);
  for (guint i = 0; i < reading->parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (reading->parts, i);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", part->name);
      if (part->short_name != NULL)
        g_string_append_printf (out, " =%s", part->short_name);
      if (part->qualifier != NULL)
        g_string_append_printf (out, " [%s]", part->qualifier);
      if (part->support)
        g_string_append (out, " (support)");
    }
  if (reading->maybe_more)
    g_string_append (out, " ?");
  return g_string_free (out, FALSE);
}

static void
test_leads (void)
{
  static const struct
  {
    const char *cells;
    guint nth;
    const char *leads;
  } cases[] = {
    { "MBC/RCBC", 0, "MBC; RCBC" },
    { "MBC, RCBC; ICB\nPolice", 0, "MBC; RCBC; ICB; Police" },
    { "All – through BAU", 0, "All [through BAU]" },
    { "Housing Options Team (HOT)", 0, "Housing Options Team =HOT" },
    { "Council (Housing, Health)", 0, "Council [Housing, Health]" },
    { "Thurrock Council and Adult Carers Service|Thurrock Council",
      0,
      "Thurrock Council; Adult Carers Service" },
    { "Health and Wellbeing Board|Health", 0, "Health and Wellbeing Board" },
    { "Adults and Children", 0, "Adults and Children" },
    { "Police, Fire Service and Ambulance", 0, "Police; Fire Service; Ambulance" },
    { "MBC / RCBC We Care You Care|MBC/RCBC|We Care You Care", 0, "MBC; RCBC; We Care You Care" },
    { "MBC/RCBC ST Providers|MBC / RCBC", 0, "MBC; RCBC; ST Providers" },
    { "RCBC Children's Commissioning|MBC / RCBC", 0, "RCBC Children's Commissioning ?" },
    { "Mobilise 16+|Mobilise", 0, "Mobilise [16+]" },
    { "Education Council Carers Service|Council|Carers Service",
      0,
      "Education; Council; Carers Service" },
    { "Public Health|Health|MBC", 0, "Public Health" },
    { "MBC, Health Improvement Team|MBC|Health", 0, "MBC; Health Improvement Team ?" },
    { "Lead: MBC; Support: Police", 0, "MBC; Police (support)" },
    { "Hub, supported by Police", 0, "Hub; Police (support)" },
    { "Council (supported by Age UK)", 0, "Council; Age UK (support)" },
    { "Open 24/7 Line", 0, "Open 24/7 Line" },
    { "MBC, MBC", 0, "MBC" },
    { "All partners|All", 0, "All partners" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = split (cases[i].cells, cases[i].nth);

      g_assert_cmpstr (found, ==, cases[i].leads);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/encodings", test_encodings);
  g_test_add_func ("/import/other-formats", test_other_formats);
  g_test_add_func ("/import/markup", test_markup);
  g_test_add_func ("/import/blocks", test_blocks);
  g_test_add_func ("/import/wrapped-lines", test_wrapped_lines);
  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/headings", test_headings);
  g_test_add_func ("/import/phases", test_phases);
  g_test_add_func ("/import/short-words", test_short_words);
  g_test_add_func ("/import/markers", test_markers);
  g_test_add_func ("/import/pointers", test_pointers);
  g_test_add_func ("/import/pointer-cells", test_pointer_cells);
  g_test_add_func ("/import/leads", test_leads);
  return g_test_run ();
}
