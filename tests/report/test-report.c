/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-edit.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-table.h"
#include "waymark-web-page.h"

#define SESSION "00112233445566778899aabbccddeeff"

static const GDate *
today (void)
{
  static GDate date;

  g_date_set_dmy (&date, 14, G_DATE_NOVEMBER, 2025);
  return &date;
}

/* Two requirements, the second a pointer to the first, one direct action with awkward words. */
static WaymarkPlan *
sample (void)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme, *first, *second, *action, *awkward, *reference, *status;
  WaymarkEdit *edit;
  g_autofree char *marked = NULL;
  g_autoptr (GError) error = NULL;

  waymark_plan_add_statuses (plan);
  status = waymark_plan_find_status (plan, "in-progress");
  edit = waymark_edit_begin (plan, "Build", SESSION);
  waymark_edit_set_string (edit, root, "title", "Hill & Vale <carers>", &error);
  theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, &error);
  waymark_edit_set_string (edit, theme, "title", "Breaks", &error);
  first = waymark_edit_add (edit, WAYMARK_KIND_REQUIREMENT, theme, NULL, &error);
  waymark_edit_set_string (
      edit, first, "narrative", "Short breaks:\n• near home\n• at night", &error);
  action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, first, NULL, &error);
  waymark_edit_set_string (edit, action, "text", "Ask ten carers", &error);
  waymark_edit_set_words (edit, action, "due", "March 2025", "2025-03", &error);
  waymark_edit_set_string (edit, action, "status", waymark_item_get_id (status), &error);
  g_assert_true (waymark_edit_set_leads (edit, action, "MBC, RCBC", TRUE, &error));
  second = waymark_edit_add (edit, WAYMARK_KIND_REQUIREMENT, theme, NULL, &error);
  reference = waymark_edit_add (edit, WAYMARK_KIND_REFERENCE, second, NULL, &error);
  waymark_edit_set_string (edit, reference, "relation", "see", &error);
  waymark_edit_set_string (edit, reference, "target", waymark_item_get_id (first), &error);
  marked = g_strdup_printf ("As stated in action \xef\xbf\xb9"
                            "1\xef\xbf\xba%s\xef\xbf\xbb.",
                            waymark_item_get_id (reference));
  waymark_edit_set_string (edit, second, "narrative", marked, &error);
  awkward = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);
  waymark_edit_set_string (
      edit, awkward, "text", "=SUM(\"A1\")\n<script>alert(1)</script>", &error);
  waymark_edit_keep (edit);
  g_assert_no_error (error);
  return plan;
}

static char *
page_of (WaymarkPlan *plan)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_web_page_write (plan, today (), stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_page (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autofree char *html = page_of (plan);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
  g_assert_nonnull (strstr (html, "<title>Hill &amp; Vale &lt;carers&gt;</title>"));
  g_assert_nonnull (strstr (html, "<td class=\"leads\">MBC, RCBC</td>"));
  g_assert_nonnull (strstr (html, "March 2025 <span class=\"late\">7 months late</span>"));
  g_assert_nonnull (strstr (html, "<use href=\"#stage-in-progress\"/>"));
  g_assert_nonnull (strstr (html, "<ul>\n<li>near home</li>\n<li>at night</li>\n</ul>"));
  g_assert_nonnull (
      strstr (html, "<p class=\"summary\">2 actions · <strong class=\"late\">1 late"));
  g_assert_null (strstr (html, "<script"));
}

/* What is late stands once more at the head, the latest first, and leads to its row. */
static void
test_late (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = waymark_item_first (root, WAYMARK_KIND_THEME);
  WaymarkItem *action;
  WaymarkEdit *edit = waymark_edit_begin (plan, "Build", SESSION);
  g_autofree char *html = NULL;
  const char *list, *end, *older, *newer;
  g_autoptr (GError) error = NULL;

  action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);
  waymark_edit_set_string (edit, action, "text", "Older promise", &error);
  waymark_edit_set_words (edit, action, "due", "2024", "2024", &error);
  waymark_edit_keep (edit);
  g_assert_no_error (error);

  html = page_of (plan);
  list = strstr (html, "<section class=\"late-list\"");
  g_assert_nonnull (list);
  end = strstr (list, "</section>");
  older = strstr (list, "Older promise");
  newer = strstr (list, "Ask ten carers");
  g_assert_true (older != NULL && newer != NULL && older < newer && newer < end);
}

/* Short names are explained once, where they stand for a longer one. */
static void
test_parties (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  WaymarkItem *party = waymark_plan_find_party (plan, "MBC");
  WaymarkEdit *edit = waymark_edit_begin (plan, "Build", SESSION);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, party, "name", "Moor Borough Council", &error);
  waymark_edit_set_string (edit, party, "short", "MBC", &error);
  waymark_edit_keep (edit);
  g_assert_no_error (error);

  html = page_of (plan);
  g_assert_nonnull (strstr (html, "<dt>MBC</dt><dd>Moor Borough Council</dd>"));
  g_assert_nonnull (strstr (html, "<abbr title=\"Moor Borough Council\">MBC</abbr>, RCBC"));
  g_assert_null (strstr (html, "<dt>RCBC</dt>"));
}

/* The page stands alone: no address but its own anchors, and each of those is there. */
static void
test_links (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autofree char *html = page_of (plan);
  g_autoptr (GRegex) links = g_regex_new ("(?:href|src)=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (links, html, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n++)
    {
      g_autofree char *address = g_match_info_fetch (match, 1);
      g_autofree char *anchor = g_strdup_printf ("id=\"%s\"", address + 1);

      g_assert_cmpint (address[0], ==, '#');
      g_assert_nonnull (strstr (html, anchor));
    }
  g_assert_cmpuint (n, >=, 5);
  g_assert_null (strstr (html, "url("));
  g_assert_null (strstr (html, "://"));
  g_assert_null (strstr (html, "@import"));
}

static void
test_table (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto (GStrv) lines = NULL;

  g_ptr_array_add (items, waymark_plan_find_number (plan, "1.1(a)"));
  g_ptr_array_add (items, waymark_plan_find_number (plan, "1.2"));
  g_ptr_array_add (items, waymark_plan_find_number (plan, "1.3"));
  text = waymark_table_to_text (items);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "No.\tAction\tPhase\tLeads\tDue\tStatus\tNotes");
  g_assert_cmpstr (lines[1], ==, "1.1(a)\tAsk ten carers\t\tMBC, RCBC\tMarch 2025\tIn progress\t");
  g_assert_true (g_str_has_suffix (lines[2], "\tMBC, RCBC\tto March 2025\tSee 1.1\t"));
  g_assert_true (g_str_has_prefix (lines[3], "1.3\t\"'=SUM(\"\"A1\"\")"));
  html = waymark_table_to_html (plan, items);
  g_assert_nonnull (strstr (html, "<td style=\"vertical-align:top\">1.1(a)</td>"));
  g_assert_null (strstr (html, "<script"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/web-page", test_page);
  g_test_add_func ("/report/web-page-links", test_links);
  g_test_add_func ("/report/web-page-late", test_late);
  g_test_add_func ("/report/web-page-parties", test_parties);
  g_test_add_func ("/report/table", test_table);
  return g_test_run ();
}
