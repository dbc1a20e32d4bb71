/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-import.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-summary.h"

/* What a document holds, added to a plan that is there already. */

#define SESSION "00112233445566778899aabbccddeeff"

static const char there[] = "Hill plan\n\nTheme 1 – Breaks\n\n"
                            "No.\tRequirement and action\tLead\tDue date\tStatus\n"
                            "1\tShort breaks are near home.\t\t\t\n"
                            "\tYear 1 – Ask ten carers.\tNorth Hill Council\tMarch 2027\tAgreed\n"
                            "\nTheme 2 – Work\n\n"
                            "No.\tRequirement and action\tLead\tDue date\tStatus\n"
                            "1\tEmployers know.\t\t\t\n"
                            "\tYear 1 – Write to twenty.\tChamber\tMarch 2027\tAgreed\n";

static const char rows[] =
    "<table><tr><th>No.</th><th>Action</th><th>Lead</th><th>Due date</th><th>Status</th></tr>"
    "<tr><td>1</td><td>Paint the hall</td><td>north hill council</td><td>May 2027</td>"
    "<td>agreed</td></tr><tr><td>2</td><td>Open the hall, see action 1</td><td>Scouts</td>"
    "<td>June 2027</td><td>Waiting</td></tr></table>";

static WaymarkPlan *
make_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_text (there, -1, "there.txt", &error);

  g_assert_no_error (error);
  return g_object_ref (waymark_import_get_plan (import));
}

static void
add (WaymarkPlan *plan, const char *near, const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_html (html, -1, "rows.html", &error);
  g_autoptr (GPtrArray) added = NULL;
  WaymarkEdit *edit = waymark_edit_begin (plan, "Add", SESSION);

  g_assert_no_error (error);
  g_assert_true (waymark_import_add_to (
      import, edit, near != NULL ? waymark_plan_find_number (plan, near) : NULL, &added, &error));
  g_assert_no_error (error);
  waymark_edit_keep (edit);
  g_assert_cmpuint (added->len, >=, 2);
}

static guint
count (WaymarkPlan *plan, WaymarkKind kind)
{
  return waymark_item_count (waymark_plan_get_root (plan), kind);
}

static void
assert_text (WaymarkPlan *plan, const char *number, const char *words)
{
  WaymarkItem *item = waymark_plan_find_number (plan, number);
  g_autofree char *title = item != NULL ? waymark_item_get_title (item) : NULL;

  g_assert_cmpstr (title, ==, words);
}

static void
test_into_a_requirement (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  guint parties = count (plan, WAYMARK_KIND_PARTY);
  guint statuses = count (plan, WAYMARK_KIND_STATUS);
  g_autoptr (GPtrArray) leads = NULL;
  WaymarkItem *item;

  add (plan, "1.1", rows);
  assert_text (plan, "1.1(a)", "Ask ten carers.");
  assert_text (plan, "1.1(b)", "Paint the hall");
  assert_text (plan, "1.1(c)", "Open the hall, see action 1.1(b)");

  /* North Hill Council and Agreed were there; the scouts and Waiting are new. */
  g_assert_cmpuint (count (plan, WAYMARK_KIND_PARTY), ==, parties + 1);
  g_assert_cmpuint (count (plan, WAYMARK_KIND_STATUS), ==, statuses + 1);
  item = waymark_plan_find_number (plan, "1.1(b)");
  leads = waymark_item_get_shown_leads (item);
  g_assert_cmpuint (leads->len, ==, 1);
  g_assert_true (g_ptr_array_index (leads, 0) ==
                 waymark_plan_find_party (plan, "North Hill Council"));
  g_assert_cmpint (waymark_item_get_stage (item), ==, WAYMARK_STAGE_AGREED);
  g_assert_cmpstr (waymark_item_get_window (item, "due"), ==, "2027-05");
  g_assert_cmpstr (waymark_item_get_window (item, "first_due"), ==, "2027-05");
}

static void
test_after_an_action (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();

  add (plan, "1.1", rows);
  add (plan, "1.1(a)", rows);
  assert_text (plan, "1.1(a)", "Ask ten carers.");
  assert_text (plan, "1.1(b)", "Paint the hall");
  assert_text (plan, "1.1(c)", "Open the hall, see action 1.1(b)");
  assert_text (plan, "1.1(e)", "Open the hall, see action 1.1(d)");
}

static void
test_into_a_theme (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();

  add (plan, "1", rows);
  assert_text (plan, "1.2", "Paint the hall");
  assert_text (plan, "2.1(a)", "Write to twenty.");
}

/* Themes of the document's own stay themes; so do rows for which there is no theme. */
static void
test_themes (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autofree char *headed = g_strconcat ("<h2>Theme 1 – Halls</h2>", rows, NULL);

  add (plan, "1.1(a)", headed);
  assert_text (plan, "2", "Halls");
  assert_text (plan, "2.1", "Paint the hall");
  assert_text (plan, "3", "Work");
  add (plan, NULL, rows);
  g_assert_cmpuint (count (plan, WAYMARK_KIND_THEME), ==, 4);
}

static void
test_taken_back (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  guint before = waymark_plan_get_n_items (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_html (rows, -1, "rows.html", &error);
  g_autoptr (GPtrArray) added = NULL;
  WaymarkEdit *edit = waymark_edit_begin (plan, "Add", SESSION);

  g_assert_true (
      waymark_import_add_to (import, edit, waymark_plan_find_number (plan, "1"), &added, &error));
  g_assert_cmpuint (waymark_plan_get_n_items (plan), >, before);
  waymark_edit_free (edit);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-add/into-a-requirement", test_into_a_requirement);
  g_test_add_func ("/import-add/after-an-action", test_after_an_action);
  g_test_add_func ("/import-add/into-a-theme", test_into_a_theme);
  g_test_add_func ("/import-add/themes", test_themes);
  g_test_add_func ("/import-add/taken-back", test_taken_back);
  return g_test_run ();
}
