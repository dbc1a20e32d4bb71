/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "import-utils.h"
#include "waymark-holders.h"
#include "waymark-json.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-summary.h"

/* The two real plans, exactly. They are not part of the project: where they are absent, these tests
 * are skipped. */

#define SOUTH_TEES "south-tees-carers-2025-26.txt"
#define THURROCK "thurrock-carers.txt"

static char *
get_path (const char *name)
{
  return g_build_filename (
      g_getenv ("WAYMARK_SHARED") != NULL ? g_getenv ("WAYMARK_SHARED") : "", "plans", name, NULL);
}

static WaymarkImport *
import_real (const char *name)
{
  g_autofree char *path = get_path (name);

  return import_path (path);
}

static WaymarkSummary *
summarise (WaymarkImport *import, WaymarkItem *item)
{
  WaymarkPlan *plan = waymark_import_get_plan (import);
  GDate today;

  g_date_set_dmy (&today, 22, 11, 2026);
  return waymark_summary_new (plan, item != NULL ? item : waymark_plan_get_root (plan), &today);
}

static guint
leads_of (WaymarkSummary *summary, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (summary->leads, name));
}

typedef struct
{
  guint priorities, requirements, actions;
} Counts;

static void
check_themes (WaymarkImport *import, const Counts *expected, guint n)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_import_get_plan (import));
  WaymarkItem *theme = waymark_item_first (root, WAYMARK_KIND_THEME);
  guint i = 0;

  for (; theme != NULL; theme = waymark_item_next (theme), i++)
    {
      g_autoptr (WaymarkSummary) counts = summarise (import, theme);

      g_assert_cmpuint (i, <, n);
      g_assert_cmpuint (counts->priorities, ==, expected[i].priorities);
      g_assert_cmpuint (counts->requirements, ==, expected[i].requirements);
      g_assert_cmpuint (counts->actions, ==, expected[i].actions);
    }
  g_assert_cmpuint (i, ==, n);
}

/* ---- South Tees */

static void
test_south_tees_shape (void)
{
  static const Counts expected[] = {
    { 5, 0, 5 }, { 4, 0, 3 }, { 4, 0, 5 }, { 5, 0, 5 }, { 3, 0, 4 }
  };
  g_autoptr (WaymarkImport) import = import_real (SOUTH_TEES);
  WaymarkItem *root = waymark_plan_get_root (waymark_import_get_plan (import));
  g_autofree char *words = waymark_import_describe (import);

  check_themes (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (words, ==, "5 themes, 21 priorities, 22 actions");
  g_assert_cmpstr (waymark_item_get_string (root, "title"),
                   ==,
                   "SOUTH TEES CARERS STRATEGY ACTION PLAN 2025-26");
  g_assert_true (g_str_has_prefix (waymark_item_get_string (root, "narrative"),
                                   "This document defines priorities"));
  g_assert_null (strchr (waymark_item_get_string (root, "narrative"), '\n'));
  g_assert_cmpuint (count_furniture (import, "page"), ==, 1);
  g_assert_cmpuint (count_furniture (import, "heading"), ==, 5);
}

static void
test_south_tees_leads (void)
{
  g_autoptr (WaymarkImport) import = import_real (SOUTH_TEES);
  g_autoptr (WaymarkSummary) counts = summarise (import, NULL);
  static const char *const pairs[] = { "1.1", "1.3", "3.1", "3.5" };
  g_autofree char *bau = get_leads (import, "1.2");
  g_autofree char *mobilise = get_leads (import, "3.2");
  g_autofree char *both = get_leads (import, "3.5");

  g_assert_cmpuint (counts->parties, ==, 8);
  g_assert_cmpuint (leads_of (counts, "All"), ==, 13);
  g_assert_cmpuint (leads_of (counts, "We Care You Care"), ==, 4);
  g_assert_cmpuint (leads_of (counts, "MBC"), ==, 4);
  g_assert_cmpuint (leads_of (counts, "RCBC"), ==, 4);
  g_assert_cmpuint (leads_of (counts, "ST Providers"), ==, 2);
  g_assert_cmpuint (leads_of (counts, "Mobilise"), ==, 2);
  g_assert_cmpuint (leads_of (counts, "South Tees Carers Forum"), ==, 1);
  g_assert_cmpuint (leads_of (counts, "RCBC Children's Commissioning"), ==, 1);
  g_assert_cmpstr (bau, ==, "All [through BAU]");
  g_assert_cmpstr (mobilise, ==, "We Care You Care, Mobilise [16+]");
  g_assert_cmpstr (both, ==, "MBC, RCBC");
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *leads = get_leads (import, pairs[i]);

      g_assert_true (g_str_has_prefix (leads, "MBC, RCBC"));
    }
}

/* Its list is what it is asked about: by name, and through "All". */
static void
test_south_tees_list_of_a_lead (void)
{
  g_autoptr (WaymarkImport) import = import_real (SOUTH_TEES);
  WaymarkPlan *plan = waymark_import_get_plan (import);
  WaymarkItem *party = waymark_plan_find_party (plan, "We Care You Care");
  g_autoptr (GArray) holdings = waymark_party_get_holdings (party);
  guint n_by_name = 0;

  for (guint i = 0; i < holdings->len; i++)
    {
      WaymarkItem *through = g_array_index (holdings, WaymarkHolding, i).through;

      n_by_name += through == NULL;
      if (through != NULL)
        g_assert_true (waymark_party_is_everyone (through));
    }
  g_assert_cmpuint (holdings->len, ==, 17);
  g_assert_cmpuint (n_by_name, ==, 4);
}

static void
test_south_tees_rest (void)
{
  g_autoptr (WaymarkImport) import = import_real (SOUTH_TEES);
  g_autoptr (WaymarkSummary) counts = summarise (import, NULL);
  GPtrArray *looks = waymark_import_get_needs_a_look (import);
  const WaymarkImportNote *note;

  g_assert_cmpuint (looks->len, ==, 1);
  note = g_ptr_array_index (looks, 0);
  g_assert_cmpstr (note->words, ==, "RCBC Children's Commissioning");
  g_assert_true (note->placed);
  g_assert_cmpuint (g_hash_table_size (counts->statuses), ==, 0);
  g_assert_cmpuint (counts->references, ==, 0);
  g_assert_cmpuint (counts->loose, ==, 0);
  for (guint theme = 1; theme <= 5; theme++)
    for (guint action = 1; action <= 3; action++)
      {
        g_autofree char *number = g_strdup_printf ("%u.%u", theme, action);

        g_assert_null (waymark_item_get (find_action (import, number), "due"));
      }
}

/* ---- Thurrock */

static void
test_thurrock_shape (void)
{
  static const Counts expected[] = { { 0, 13, 18 }, { 0, 1, 3 }, { 0, 3, 7 } };
  g_autoptr (WaymarkImport) import = import_real (THURROCK);
  const char *narrative;

  check_themes (import, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (count_furniture (import, "heading"), ==, 13);
  g_assert_cmpuint (count_furniture (import, "rule"), ==, 2);
  g_assert_cmpuint (count_furniture (import, "page"), ==, 0);
  g_assert_cmpuint (waymark_import_get_needs_a_look (import)->len, ==, 0);

  /* The sentence that a page cuts is one; bullets are lines. */
  narrative = waymark_item_get_string (find_action (import, "3.2"), "narrative");
  g_assert_nonnull (
      strstr (narrative, "there was no available data on the number of young carers"));
  g_assert_nonnull (strstr (narrative, "\n• reasonable adjustments"));
  narrative = waymark_item_get_string (find_action (import, "1.3"), "narrative");
  g_assert_true (g_str_has_prefix (narrative, "Increase staff availability"));
  narrative = waymark_item_get_string (find_action (import, "3.3"), "narrative");
  g_assert_nonnull (strstr (narrative, "\n1. young carers transitioning"));
  g_assert_nonnull (strstr (narrative, "\n2. parent carers"));
  g_assert_nonnull (strstr (narrative, "\nUnlike many local authorities"));
}

static void
test_thurrock_phases (void)
{
  static const char *const phases[] = { "Year 1", "Year 1 and 2", "Year 2", "Year 3" };
  g_autoptr (WaymarkImport) import = import_real (THURROCK);
  WaymarkItem *requirement = find_action (import, "3.2");
  WaymarkItem *action = waymark_item_first (requirement, WAYMARK_KIND_ACTION);

  g_assert_true (g_str_has_prefix (waymark_item_get_string (requirement, "notes"),
                                   "As most schools and colleges"));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++, action = waymark_item_next (action))
    {
      g_autofree char *number = g_strdup_printf ("3.2(%c)", 'a' + (int) i);
      g_autofree char *leads = get_leads (import, number);

      g_assert_nonnull (action);
      g_assert_cmpstr (waymark_item_get_string (action, "phase"), ==, phases[i]);
      g_assert_cmpstr (leads, ==, "Education, Thurrock Council, Young Carers Service");
      g_assert_cmpstr (waymark_item_get_words (action, "due"), ==, "By March 2026");
      g_assert_cmpstr (waymark_item_get_window (action, "due"), ==, "../2026-03");
      g_assert_cmpstr (waymark_item_get_window (action, "first_due"), ==, "../2026-03");
      g_assert_cmpstr (waymark_item_get_status_word (action), ==, "In progress");
      g_assert_null (waymark_item_get (action, "notes"));
    }
  g_assert_null (action);
}

static void
count_dues (WaymarkItem *item, guint *months, guint *until, guint *none, guint *notes)
{
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    {
      const char *window = waymark_item_get_window (item, "due");

      *months += window != NULL && strlen (window) == strlen ("2024-03");
      *until += g_strcmp0 (window, "../2026-03") == 0;
      *none += window == NULL;
      *notes += waymark_item_get (item, "notes") != NULL;
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    count_dues (waymark_item_get_child (item, i), months, until, none, notes);
}

static void
test_thurrock_values (void)
{
  g_autoptr (WaymarkImport) import = import_real (THURROCK);
  g_autoptr (WaymarkSummary) counts = summarise (import, NULL);
  guint months = 0, until = 0, none = 0, notes = 0;
  g_autofree char *two = get_leads (import, "1.1(b)");

  count_dues (
      waymark_plan_get_root (waymark_import_get_plan (import)), &months, &until, &none, &notes);
  g_assert_cmpuint (months, ==, 21);
  g_assert_cmpuint (until, ==, 4);
  g_assert_cmpuint (none, ==, 3);
  g_assert_cmpuint (notes, ==, 0);
  g_assert_cmpuint (g_hash_table_size (counts->statuses), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts->statuses, "Agreed")), ==, 21);
  g_assert_cmpuint (
      GPOINTER_TO_UINT (g_hash_table_lookup (counts->statuses, "In progress")), ==, 4);
  g_assert_cmpstr (two, ==, "Thurrock Council, Adult Carers Service");
  g_assert_cmpuint (counts->parties, ==, 8);
  g_assert_cmpuint (leads_of (counts, "Education"), ==, 4);
}

static guint
count_references (
    WaymarkImport *import, const char *from, const char *to, const char *relation, guint cells)
{
  WaymarkItem *item = find_action (import, from);
  WaymarkItem *target = find_action (import, to);

  for (WaymarkItem *reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);
       reference != NULL;
       reference = waymark_item_next (reference))
    if (g_strcmp0 (waymark_item_get_string (reference, "target"), waymark_item_get_id (target)) ==
        0)
      {
        g_assert_cmpstr (waymark_item_get_string (reference, "relation"), ==, relation);
        g_assert_cmpuint (
            waymark_value_get_length (waymark_item_get (reference, "mentions")), ==, cells);
        return 1;
      }
  g_error ("no reference from %s to %s", from, to);
}

static void
test_thurrock_references (void)
{
  static const struct
  {
    const char *from, *to, *relation;
    guint cells;
  } expected[] = {
    { "1.5", "1.2", "see", 4 },
    { "1.6", "1.4", "see", 0 },
    { "1.11", "1.3", "see", 0 },
    { "1.12", "1.8", "see", 0 },
    { "1.13", "1.2", "see", 0 },
    { "1.13", "1.6", "see", 0 },
    { "1.8(b)", "1.10", "see", 0 },
    { "1.9(a)", "1.7", "incorporated", 4 },
    { "1.11(a)", "1.3", "incorporated", 4 },
    { "1.12(a)", "1.8", "see", 0 },
    { "1.13(a)", "1.1", "incorporated", 4 },
    { "1.13(a)", "1.2", "incorporated", 4 },
    { "1.13(a)", "1.6", "incorporated", 4 },
  };
  g_autoptr (WaymarkImport) import = import_real (THURROCK);
  g_autoptr (WaymarkSummary) counts = summarise (import, NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    n += count_references (
        import, expected[i].from, expected[i].to, expected[i].relation, expected[i].cells);
  g_assert_cmpuint (n, ==, 13);
  g_assert_cmpuint (counts->references, ==, 13);
  g_assert_cmpuint (waymark_import_get_n_pointer_cells (import), ==, 16);
  g_assert_cmpuint (waymark_import_get_n_text_mentions (import), ==, 11);
}

static void
test_thurrock_shown (void)
{
  g_autoptr (WaymarkImport) import = import_real (THURROCK);
  WaymarkPlan *plan = waymark_import_get_plan (import);
  WaymarkItem *action = find_action (import, "1.13(a)");
  g_autofree char *shown = waymark_text_show (plan, waymark_item_get_string (action, "text"), NULL);
  g_autofree char *due = waymark_item_get_shown_due (find_action (import, "1.5"));

  g_assert_nonnull (strstr (shown, "incorporated into actions 1.1, 1.2 and 1.6."));
  g_assert_true (waymark_item_is_pointer (action));
  g_assert_cmpstr (due, ==, "to March 2025");
}

/* ---- both */

static void
test_words (gconstpointer data)
{
  g_autofree char *path = get_path (data);
  g_autofree char *text = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (WaymarkImport) import = import_path (path);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lost = describe_words_lost (import, text);
  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpuint (waymark_import_get_n_words (import),
                    ==,
                    waymark_import_get_n_words_placed (import) +
                        waymark_import_get_n_words_left_out (import));
}

int
main (int argc, char **argv)
{
  g_autofree char *path = get_path (THURROCK);

  g_test_init (&argc, &argv, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_print ("1..0 # SKIP the real plans are not here\n");
      return 0;
    }
  g_test_add_func ("/import/south-tees/shape", test_south_tees_shape);
  g_test_add_func ("/import/south-tees/leads", test_south_tees_leads);
  g_test_add_func ("/import/south-tees/list-of-a-lead", test_south_tees_list_of_a_lead);
  g_test_add_func ("/import/south-tees/rest", test_south_tees_rest);
  g_test_add_func ("/import/thurrock/shape", test_thurrock_shape);
  g_test_add_func ("/import/thurrock/phases", test_thurrock_phases);
  g_test_add_func ("/import/thurrock/values", test_thurrock_values);
  g_test_add_func ("/import/thurrock/references", test_thurrock_references);
  g_test_add_func ("/import/thurrock/shown", test_thurrock_shown);
  g_test_add_data_func ("/import/south-tees/words", SOUTH_TEES, test_words);
  g_test_add_data_func ("/import/thurrock/words", THURROCK, test_words);
  return g_test_run ();
}
