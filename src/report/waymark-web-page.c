/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-web-page.h"

#include <string.h>

#include "waymark-html-page.h"
#include "waymark-html.h"
#include "waymark-i18n.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-web-page-private.h"
#include "waymark-window.h"

/* Written out whenever this much has gathered, so that a large plan needs no large memory. */
#define CHUNK 65536

typedef WaymarkWebPage Page;

static gboolean
flush (Page *page, gsize least, GError **error)
{
  gboolean written;

  if (page->html->len < least)
    return TRUE;
  written = g_output_stream_write_all (
      page->stream, page->html->str, page->html->len, NULL, page->cancellable, error);
  g_string_truncate (page->html, 0);
  return written;
}

static void
append (Page *page, const char *html)
{
  g_string_append (page->html, html);
}

static void
append_words (Page *page, const char *words)
{
  if (words != NULL)
    waymark_html_escape (page->html, words, -1);
}

/* ---- the head of the page */

static void
append_fact (Page *page, const char *label, const char *words)
{
  if (words == NULL)
    return;
  append (page, "<dt>");
  append_words (page, label);
  append (page, "</dt><dd>");
  append_words (page, words);
  append (page, "</dd>\n");
}

static const char *
plan_label (const char *field)
{
  return waymark_field_get_label (waymark_kind_get_field (WAYMARK_KIND_PLAN, field));
}

/* "28 actions · 7 late", of the plan or of a theme. */
static void
append_counts (Page *page, WaymarkItem *item)
{
  g_autoptr (WaymarkSummary) summary = waymark_summary_new (page->plan, item, page->today);
  g_autofree char *actions =
      g_strdup_printf (ngettext ("%u action", "%u actions", summary->actions), summary->actions);

  append_words (page, actions);
  if (summary->late > 0)
    {
      g_autofree char *late =
          g_strdup_printf (ngettext ("%u late", "%u late", summary->late), summary->late);

      append (page, " · <strong class=\"late\">");
      append_words (page, late);
      append (page, "</strong>");
    }
}

static void
append_contents (Page *page)
{
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (page->plan), WAYMARK_KIND_THEME);

  if (theme == NULL)
    return;
  append (page, "<nav aria-label=\"");
  append_words (page, C_ ("web page", "Themes"));
  append (page, "\"><ol>\n");
  for (; theme != NULL; theme = waymark_item_next (theme))
    {
      g_autofree char *number = waymark_item_get_number_label (theme);
      g_autofree char *title = waymark_item_get_title (theme);

      g_string_append_printf (page->html,
                              "<li><a href=\"#i%s\"><span class=\"number\">%s</span> ",
                              waymark_item_get_id (theme),
                              number);
      append_words (page, title);
      append (page, "</a> <span class=\"counts\">");
      append_counts (page, theme);
      append (page, "</span></li>\n");
    }
  append (page, "</ol></nav>\n");
}

static void
append_plan_facts (Page *page, WaymarkItem *root)
{
  const char *owner = waymark_item_get_string (root, "owner");
  const char *period = waymark_item_get_words (root, "period");
  const char *monitoring = waymark_item_get_string (root, "monitoring");

  if (owner == NULL && period == NULL && monitoring == NULL)
    return;
  append (page, "<dl class=\"facts\">\n");
  append_fact (page, plan_label ("owner"), owner);
  append_fact (page, plan_label ("period"), period);
  append_fact (page, plan_label ("monitoring"), monitoring);
  append (page, "</dl>\n");
}

static void
append_head (Page *page)
{
  WaymarkItem *root = waymark_plan_get_root (page->plan);
  const char *title = waymark_item_get_string (root, "title");
  static const char *const styles[] = { "web-page.css", NULL };

  if (title == NULL)
    title = _ ("Untitled plan");
  waymark_html_begin (page->html, title, styles);
  append (page, "<a class=\"skip\" href=\"#actions\">");
  append_words (page, _ ("Skip to the actions"));
  append (page, "</a>\n<header>\n<h1>");
  append_words (page, title);
  append (page, "</h1>\n<p class=\"summary\">");
  append_counts (page, root);
  append (page, "</p>\n");
  append_plan_facts (page, root);
  waymark_html_text (page->html, page->plan, waymark_item_get_string (root, "narrative"));
  append_contents (page);
  append (page, "</header>\n<main id=\"actions\">\n");
  waymark_web_page_append_late (page);
}

/* ---- rows */

static void
append_due (Page *page, WaymarkItem *item)
{
  g_autofree char *due = waymark_item_get_shown_due (item);
  g_autofree char *lateness = NULL;
  gboolean late = FALSE;

  if (due != NULL)
    append_words (page, due);
  if (waymark_item_get_kind (item) != WAYMARK_KIND_ACTION)
    return;
  lateness = waymark_action_get_lateness (item, page->today, &late);
  if (lateness == NULL)
    return;
  g_string_append_printf (page->html, " <span class=\"%s\">", late ? "late" : "soon");
  append_words (page, lateness);
  append (page, "</span>");
}

static void
append_targets (Page *page, WaymarkItem *item)
{
  g_autoptr (GPtrArray) targets = waymark_item_get_targets (item);

  for (guint i = 0; i < targets->len; i++)
    {
      WaymarkItem *target = g_ptr_array_index (targets, i);
      g_autofree char *number = waymark_item_get_number_words (target);
      g_autofree char *words = NULL;

      if (number == NULL)
        continue;
      /* Translators: %s is the number of an action or requirement, such as 1.2 */
      words = g_strdup_printf (_ ("See %s"), number);
      g_string_append_printf (
          page->html, "%s<a href=\"#i%s\">", i > 0 ? "<br>" : "", waymark_item_get_id (target));
      append_words (page, words);
      append (page, "</a>");
    }
}

static void
append_status (Page *page, WaymarkItem *item)
{
  WaymarkStage stage = waymark_item_get_stage (item);
  const char *word = waymark_item_get_status_word (item);

  if (stage != WAYMARK_STAGE_NONE)
    g_string_append_printf (page->html,
                            "<svg class=\"mark %s\" aria-hidden=\"true\">"
                            "<use href=\"#stage-%s\"/></svg>",
                            waymark_stage_get_name (stage),
                            waymark_stage_get_name (stage));
  if (word != NULL)
    append_words (page, word);
}

/* The cells after the action's text; in italics where they are borrowed from what it points to. */
static void
append_facts (Page *page, WaymarkItem *item)
{
  gboolean pointer = waymark_item_is_pointer (item);

  append (page, pointer ? "<td class=\"leads borrowed\">" : "<td class=\"leads\">");
  waymark_web_page_append_leads (page, item);
  append (page, "</td>");
  append (page, pointer ? "<td class=\"due borrowed\">" : "<td class=\"due\">");
  append_due (page, item);
  append (page, "</td><td class=\"status\">");
  if (pointer)
    append_targets (page, item);
  else
    append_status (page, item);
  append (page, "</td>");
}

static void
append_action (Page *page, WaymarkItem *action)
{
  g_autofree char *number = waymark_item_get_number_words (action);
  const char *phase = waymark_item_get_string (action, "phase");
  const char *notes = waymark_item_get_string (action, "notes");

  g_string_append_printf (page->html,
                          "<tr id=\"i%s\"%s><th class=\"number\" scope=\"row\">%s</th>"
                          "<td class=\"words\">",
                          waymark_item_get_id (action),
                          waymark_action_is_finished (action) ? " class=\"finished\"" : "",
                          number);
  if (phase != NULL)
    {
      append (page, "<span class=\"phase\">");
      append_words (page, phase);
      append (page, "</span>");
    }
  waymark_html_inline (page->html, page->plan, waymark_item_get_string (action, "text"));
  if (notes != NULL)
    {
      append (page, "<div class=\"notes\">");
      waymark_html_text (page->html, page->plan, notes);
      append (page, "</div>");
    }
  append (page, "</td>");
  append_facts (page, action);
  append (page, "</tr>\n");
}

static void
append_measure (Page *page, WaymarkItem *requirement, const char *field)
{
  const char *value = waymark_item_get_string (requirement, field);

  if (value == NULL)
    return;
  append (page, "<p><span class=\"label\">");
  append_words (page,
                waymark_field_get_label (waymark_kind_get_field (WAYMARK_KIND_REQUIREMENT, field)));
  append (page, "</span> ");
  waymark_html_inline (page->html, page->plan, value);
  append (page, "</p>\n");
}

static gboolean
append_requirement (Page *page, WaymarkItem *requirement, GError **error)
{
  g_autofree char *number = waymark_item_get_number_label (requirement);
  gboolean pointer = waymark_item_is_pointer (requirement) &&
                     waymark_item_first (requirement, WAYMARK_KIND_ACTION) == NULL;
  const char *title = waymark_item_get_string (requirement, "title");

  g_string_append_printf (page->html,
                          "<tbody id=\"i%s\">\n<tr class=\"requirement\">"
                          "<th class=\"number\" scope=\"row\">%s</th>"
                          "<th class=\"words\" scope=\"rowgroup\" colspan=\"%d\">",
                          waymark_item_get_id (requirement),
                          number,
                          pointer ? 1 : 4);
  if (title != NULL)
    {
      append (page, "<p class=\"title\">");
      append_words (page, title);
      append (page, "</p>\n");
    }
  waymark_html_text (page->html, page->plan, waymark_item_get_string (requirement, "narrative"));
  append_measure (page, requirement, "measure");
  append_measure (page, requirement, "baseline");
  append_measure (page, requirement, "goal");
  append_measure (page, requirement, "notes");
  append (page, "</th>");
  if (pointer)
    append_facts (page, requirement);
  append (page, "</tr>\n");
  for (WaymarkItem *action = waymark_item_first (requirement, WAYMARK_KIND_ACTION); action != NULL;
       action = waymark_item_next (action))
    {
      append_action (page, action);
      if (!flush (page, CHUNK, error))
        return FALSE;
    }
  append (page, "</tbody>\n");
  return TRUE;
}

static void
append_priorities (Page *page, WaymarkItem *theme)
{
  WaymarkItem *priority = waymark_item_first (theme, WAYMARK_KIND_PRIORITY);

  if (priority == NULL)
    return;
  append (page, "<h3>");
  append_words (page, C_ ("heading", "Priorities"));
  append (page, "</h3>\n<ul>\n");
  for (; priority != NULL; priority = waymark_item_next (priority))
    {
      g_string_append_printf (page->html, "<li id=\"i%s\">", waymark_item_get_id (priority));
      waymark_html_inline (page->html, page->plan, waymark_item_get_string (priority, "text"));
      append (page, "</li>\n");
    }
  append (page, "</ul>\n");
}

static void
append_column (Page *page, const char *label, const char *class)
{
  g_string_append_printf (page->html, "<th scope=\"col\" class=\"%s\">", class);
  append_words (page, label);
  append (page, "</th>");
}

static void
append_columns (Page *page, const char *caption)
{
  append (page, "<table class=\"actions\">\n<caption>");
  append_words (page, caption);
  append (page, "</caption>\n<thead><tr>");
  append_column (page, C_ ("column", "No."), "number");
  append_column (page, C_ ("column", "Action"), "words");
  append_column (page, C_ ("column", "Leads"), "leads");
  append_column (page, C_ ("column", "Due"), "due");
  append_column (page, C_ ("column", "Status"), "status");
  append (page, "</tr></thead>\n");
}

/* Requirements are groups of rows of their own; direct actions between them share one. */
static gboolean
append_rows (Page *page, WaymarkItem *theme, GError **error)
{
  gboolean open = FALSE;

  for (guint i = 0; i < waymark_item_get_n_children (theme); i++)
    {
      WaymarkItem *child = waymark_item_get_child (theme, i);
      gboolean direct = waymark_item_get_kind (child) == WAYMARK_KIND_ACTION;

      if (!direct && waymark_item_get_kind (child) != WAYMARK_KIND_REQUIREMENT)
        continue;
      if (open != direct)
        append (page, direct ? "<tbody>\n" : "</tbody>\n");
      open = direct;
      if (direct)
        append_action (page, child);
      else if (!append_requirement (page, child, error))
        return FALSE;
      if (!flush (page, CHUNK, error))
        return FALSE;
    }
  append (page, open ? "</tbody>\n</table>\n" : "</table>\n");
  return TRUE;
}

static gboolean
append_theme (Page *page, WaymarkItem *theme, GError **error)
{
  g_autofree char *number = waymark_item_get_number_label (theme);
  g_autofree char *title = waymark_item_get_title (theme);

  g_string_append_printf (page->html,
                          "<section aria-labelledby=\"h%s\" id=\"i%s\">\n"
                          "<h2 id=\"h%s\"><span class=\"number\">%s</span> ",
                          number,
                          waymark_item_get_id (theme),
                          number,
                          number);
  append_words (page, title);
  append (page, "</h2>\n<p class=\"counts\">");
  append_counts (page, theme);
  append (page, "</p>\n");
  waymark_html_text (page->html, page->plan, waymark_item_get_string (theme, "narrative"));
  append_priorities (page, theme);
  if (waymark_item_first (theme, WAYMARK_KIND_REQUIREMENT) != NULL ||
      waymark_item_first (theme, WAYMARK_KIND_ACTION) != NULL)
    {
      append_columns (page, title);
      if (!append_rows (page, theme, error))
        return FALSE;
    }
  append (page, "</section>\n");
  return flush (page, CHUNK, error);
}

static void
append_foot (Page *page)
{
  char day[16];
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  g_date_strftime (day, sizeof day, "%Y-%m-%d", page->today);
  date = waymark_window_format (day, 1);
  /* Translators: %s is a date */
  words = g_strdup_printf (_ ("Written by Waymark on %s. Lateness is as of that day."), date);
  waymark_web_page_append_parties (page);
  append (page, "</main>\n<footer><p>");
  append_words (page, words);
  append (page, "</p></footer>\n</body>\n</html>\n");
}

/**
 * waymark_web_page_write:
 * @plan: a plan
 * @today: the day that lateness is counted from
 * @stream: where to write
 * @cancellable: (nullable): to stop early
 * @error: of the stream
 *
 * Writes the plan as one self-contained, accessible HTML page: no script, nothing
 * loaded from elsewhere, readable in light and dark, on a telephone and on paper.
 *
 * Returns: whether all was written
 */
gboolean
waymark_web_page_write (WaymarkPlan *plan,
                        const GDate *today,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GString) html = g_string_sized_new (2 * CHUNK);
  Page page = { plan, today, stream, cancellable, html };

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && today != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  append_head (&page);
  for (WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    if (!append_theme (&page, theme, error))
      return FALSE;
  append_foot (&page);
  return flush (&page, 0, error);
}
