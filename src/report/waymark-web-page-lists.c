/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-web-page-private.h"

#include "waymark-collation.h"
#include "waymark-html.h"
#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"

/* What a reader wants gathered in one place: what is late, and who is who. */

/* More than this is no longer read; the rest is marked where it stands. */
#define MOST_LATE 30

/**
 * waymark_web_page_append_leads:
 * @page: a page
 * @item: an action or requirement
 *
 * Appends the leads of an item by their short names, with the long ones for whoever
 * points at them.
 */
void
waymark_web_page_append_leads (WaymarkWebPage *page, WaymarkItem *item)
{
  g_autoptr (GPtrArray) leads = waymark_item_get_shown_leads (item);

  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkItem *party = g_ptr_array_index (leads, i);
      const char *name = waymark_item_get_string (party, "name");
      gboolean is_short = waymark_item_get_string (party, "short") != NULL && name != NULL;

      if (i > 0)
        g_string_append (page->html, ", ");
      if (is_short)
        {
          g_string_append (page->html, "<abbr title=\"");
          waymark_html_escape (page->html, name, -1);
          g_string_append (page->html, "\">");
        }
      waymark_html_escape (page->html, waymark_party_get_short (party), -1);
      if (is_short)
        g_string_append (page->html, "</abbr>");
    }
}

/* ---- late */

typedef struct
{
  WaymarkItem *action;
  int days;
  guint order;
} Late;

static void
gather_late (WaymarkWebPage *page, WaymarkItem *item, GArray *late)
{
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION &&
      waymark_action_is_late (item, page->today))
    {
      Late one = { item, waymark_action_get_days_late (item, page->today), late->len };

      g_array_append_val (late, one);
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT ||
          kind == WAYMARK_KIND_ACTION)
        gather_late (page, child, late);
    }
}

static int
compare_late (gconstpointer a, gconstpointer b)
{
  const Late *one = a;
  const Late *other = b;

  if (one->days != other->days)
    return one->days > other->days ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

static void
append_late (WaymarkWebPage *page, WaymarkItem *action)
{
  g_autofree char *number = waymark_item_get_number_words (action);
  g_autofree char *title = waymark_item_get_title (action);
  g_autofree char *lateness = waymark_action_get_lateness (action, page->today, NULL);

  g_string_append_printf (page->html,
                          "<li><a href=\"#i%s\"><span class=\"number\">%s</span></a> ",
                          waymark_item_get_id (action),
                          number);
  g_string_append (page->html, "<span>");
  waymark_html_escape (page->html, title, -1);
  g_string_append (page->html, "</span> <span class=\"leads\">");
  waymark_web_page_append_leads (page, action);
  g_string_append (page->html, "</span> <span class=\"late\">");
  waymark_html_escape (page->html, lateness, -1);
  g_string_append (page->html, "</span></li>\n");
}

/**
 * waymark_web_page_append_late:
 * @page: a page
 *
 * Appends the actions that are late, the latest first. Nothing when none is.
 */
void
waymark_web_page_append_late (WaymarkWebPage *page)
{
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (Late));

  gather_late (page, waymark_plan_get_root (page->plan), late);
  if (late->len == 0)
    return;
  g_array_sort (late, compare_late);
  g_string_append (page->html, "<section class=\"late-list\" aria-labelledby=\"late\">\n");
  g_string_append (page->html, "<h2 id=\"late\">");
  waymark_html_escape (page->html, C_ ("web page", "Late"), -1);
  g_string_append (page->html, "</h2>\n<ul>\n");
  for (guint i = 0; i < MIN (late->len, MOST_LATE); i++)
    append_late (page, g_array_index (late, Late, i).action);
  g_string_append (page->html, "</ul>\n");
  if (late->len > MOST_LATE)
    {
      guint more = late->len - MOST_LATE;
      g_autofree char *words =
          /* Translators: %u is how many there are */
          g_strdup_printf (ngettext ("%u more is marked where it stands below.",
                                     "%u more are marked where they stand below.",
                                     more),
                           more);

      g_string_append (page->html, "<p class=\"dim\">");
      waymark_html_escape (page->html, words, -1);
      g_string_append (page->html, "</p>\n");
    }
  g_string_append (page->html, "</section>\n");
}

/* ---- who is who */

/* A party that goes by a short name and leads something; what was merged into another does not. */
static gboolean
needs_explaining (WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *short_name = waymark_item_get_string (party, "short");

  return name != NULL && short_name != NULL && g_strcmp0 (name, short_name) != 0 &&
         waymark_party_resolve (party) == party;
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  return waymark_collate (waymark_party_get_short (*(WaymarkItem *const *) a),
                          waymark_party_get_short (*(WaymarkItem *const *) b));
}

/**
 * waymark_web_page_append_parties:
 * @page: a page
 *
 * Appends what the short names of the parties stand for. Nothing when there are none.
 */
void
waymark_web_page_append_parties (WaymarkWebPage *page)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();

  for (WaymarkItem *party =
           waymark_item_first (waymark_plan_get_root (page->plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    if (needs_explaining (party))
      g_ptr_array_add (parties, party);
  if (parties->len == 0)
    return;
  g_ptr_array_sort (parties, compare_parties);
  g_string_append (page->html, "<section aria-labelledby=\"parties\">\n<h2 id=\"parties\">");
  waymark_html_escape (page->html, _ ("Who is who"), -1);
  g_string_append (page->html, "</h2>\n<dl class=\"facts\">\n");
  for (guint i = 0; i < parties->len; i++)
    {
      WaymarkItem *party = g_ptr_array_index (parties, i);

      g_string_append (page->html, "<dt>");
      waymark_html_escape (page->html, waymark_item_get_string (party, "short"), -1);
      g_string_append (page->html, "</dt><dd>");
      waymark_html_escape (page->html, waymark_item_get_string (party, "name"), -1);
      g_string_append (page->html, "</dd>\n");
    }
  g_string_append (page->html, "</dl>\n</section>\n");
}
