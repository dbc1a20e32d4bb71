/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-csv-reader.h"
#include "waymark-csv.h"
#include "waymark-block.h"
#include "waymark-formula.h"
#include "waymark-import.h"

/* Words that a spreadsheet would run get an apostrophe on the way out, and lose it on the way in.
 */

static const char *const words[] = { "=HYPERLINK(1)", "+44 1642", "-2+3",    "@SUM(1)", "＝1+1",
                                     "'=1",           "''+2",     "'quoted", "plain",   "'" };

static void
test_csv (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *cells[] = { "No.", words[i], "Lead" };
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;

      waymark_csv_append_row (csv, cells, G_N_ELEMENTS (cells));
      g_assert_null (strstr (csv->str, ",="));
      blocks = waymark_csv_read (csv->str, csv->len);
      g_assert_cmpuint (blocks->len, ==, 1);
      g_assert_cmpstr (waymark_block_get_cell (blocks->pdata[0], 1), ==, words[i]);
    }
}

static void
test_guard (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *guarded =
          g_strconcat (waymark_formula_needs_guard (words[i]) ? "'" : "", words[i], NULL);

      g_assert_null (strchr ("=+-@\t\r", *guarded));
      g_assert_cmpstr (waymark_formula_unguard (guarded), ==, words[i]);
    }
  g_assert_true (waymark_formula_needs_guard ("\ttab"));
  g_assert_true (waymark_formula_needs_guard ("\rreturn"));
}

/* Pasted from a spreadsheet, or from the table that is copied out of the window. */
static void
test_pasted (void)
{
  static const char table[] = "No.\tAction\tLead\tNotes\n1\tAsk carers\tCouncil\t'=SUM(A1)\n"
                              "2\tTell them\tCouncil\t'tis late\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import =
      waymark_import_text (table, sizeof table - 1, "pasted", &error);
  WaymarkItem *theme;
  WaymarkItem *action;

  g_assert_no_error (error);
  theme = waymark_item_first (waymark_plan_get_root (waymark_import_get_plan (import)),
                              WAYMARK_KIND_THEME);
  action = waymark_item_first (theme, WAYMARK_KIND_ACTION);
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "=SUM(A1)");
  action = waymark_item_next (action);
  g_assert_cmpstr (waymark_item_get_string (action, "notes"), ==, "'tis late");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formula/csv", test_csv);
  g_test_add_func ("/formula/guard", test_guard);
  g_test_add_func ("/formula/pasted", test_pasted);

  return g_test_run ();
}
