/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-search-text.h"

#include <string.h>

#include "waymark-plan.h"

/* Texts made ready for searching: small letters without accents, blanks and dashes alike. */

/* Of a marker in a text (U+FFF9 words U+FFFA reference U+FFFB) only the words are searched. */
#define MARK_WORDS 0xfff9
#define MARK_REFERENCE 0xfffa
#define MARK_END 0xfffb

static void
append_wide (GString *folded, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      gunichar part = parts[i];

      if (g_unichar_ismark (part))
        continue;
      if (g_unichar_isspace (part))
        part = ' ';
      else if (g_unichar_type (part) == G_UNICODE_DASH_PUNCTUATION)
        part = '-';
      else if (part == 0x2018 || part == 0x2019)
        part = '\'';
      else if (part == 0x201c || part == 0x201d)
        part = '"';
      g_string_append_unichar (folded, g_unichar_tolower (part));
    }
}

static void
append_folded (GString *folded, const char *text)
{
  gboolean hidden = FALSE;

  while (text != NULL && *text != '\0')
    {
      gunichar c;

      /* Most of most texts is plain: this loop is what searching a large plan waits for. */
      if (!hidden && (guchar) *text < 0x80)
        {
          g_string_append_c (folded, g_ascii_isspace (*text) ? ' ' : g_ascii_tolower (*text));
          text++;
          continue;
        }
      c = g_utf8_get_char (text);
      text = g_utf8_next_char (text);
      if (c == MARK_REFERENCE)
        hidden = TRUE;
      else if (c == MARK_END)
        hidden = FALSE;
      else if (!hidden && c != MARK_WORDS)
        append_wide (folded, c);
    }
}

/**
 * waymark_search_fold:
 * @text: (nullable): valid UTF-8
 *
 * Folds a text for searching, the same way for what is searched and what is looked
 * for: "Ŵyth – CAFÉ" becomes "wyth - cafe".
 *
 * Returns: (transfer full): the folded text
 */
char *
waymark_search_fold (const char *text)
{
  GString *folded = g_string_sized_new (text != NULL ? strlen (text) : 0);

  append_folded (folded, text);
  return g_string_free (folded, FALSE);
}

/* A line end parts the fields, so that no search finds words of two of them as one. */
static void
append_field (GString *folded, WaymarkItem *item, const char *field)
{
  int index = waymark_kind_find_field (waymark_item_get_kind (item), field);
  WaymarkValue *value = index >= 0 ? waymark_item_get_nth (item, (guint) index) : NULL;

  if (waymark_value_get_type_of (value) == WAYMARK_VALUE_LIST)
    value = waymark_value_get_child (value, 0);
  if (waymark_value_get_string (value) == NULL)
    return;
  append_folded (folded, waymark_value_get_string (value));
  g_string_append_c (folded, '\n');
}

static void
append_leads (GString *folded, WaymarkItem *action)
{
  WaymarkPlan *plan = waymark_item_get_plan (action);

  for (WaymarkItem *lead = waymark_item_first (action, WAYMARK_KIND_ASSIGNMENT);
       plan != NULL && lead != NULL;
       lead = waymark_item_next (lead))
    {
      WaymarkItem *party = waymark_plan_lookup (plan, waymark_item_get_string (lead, "party"));

      if (party != NULL)
        {
          append_field (folded, party, "short");
          append_field (folded, party, "name");
        }
      append_field (folded, lead, "qualifier");
    }
}

/**
 * waymark_item_get_search_text:
 * @item: a theme, priority, requirement or action of a plan
 *
 * Folds all that can be searched of an item: its words, dates as written, leads by
 * both names, notes.
 *
 * Returns: (transfer full): the folded words, a line a field
 */
char *
waymark_item_get_search_text (WaymarkItem *item)
{
  static const char *const fields[] = { "title", "text",    "narrative", "phase", "due",
                                        "notes", "measure", "baseline",  "goal" };
  GString *folded = g_string_sized_new (192);

  g_return_val_if_fail (item != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (folded, item, fields[i]);
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    append_leads (folded, item);
  return g_string_free (folded, FALSE);
}
