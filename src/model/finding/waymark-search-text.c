/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-search-text.h"

#include <string.h>

#include "waymark-plan.h"
#include "waymark-word-index-private.h"

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

/* Most of most texts is plain: folding it is what searching a large plan waits for first. */
static const char *
append_plain (GString *folded, const char *text)
{
  const char *end = text;
  gsize at = folded->len;

  while (*end != '\0' && (guchar) *end < 0x80)
    end++;
  g_string_set_size (folded, at + (gsize) (end - text));
  for (; text < end; text++)
    folded->str[at++] = g_ascii_isspace (*text) ? ' ' : g_ascii_tolower (*text);
  return end;
}

static void
append_folded (GString *folded, const char *text)
{
  gboolean hidden = FALSE;

  while (text != NULL && *text != '\0')
    {
      gunichar c;

      if (!hidden && (guchar) *text < 0x80)
        {
          text = append_plain (folded, text);
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

/* Which fields of each kind are searched, by their places; -1 is the end of a list. */
#define MOST_FIELDS 10

static int searched[WAYMARK_N_KINDS][MOST_FIELDS];
static int party_short, party_name, lead_party, lead_qualifier;

static void
find_fields (void)
{
  static const char *const fields[] = { "title", "text",    "narrative", "phase", "due",
                                        "notes", "measure", "baseline",  "goal" };
  static gsize known = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (fields) < MOST_FIELDS);
  if (!g_once_init_enter (&known))
    return;
  for (guint kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          int index = waymark_kind_find_field ((WaymarkKind) kind, fields[i]);

          if (index >= 0)
            searched[kind][n++] = index;
        }
      searched[kind][n] = -1;
    }
  party_short = waymark_kind_find_field (WAYMARK_KIND_PARTY, "short");
  party_name = waymark_kind_find_field (WAYMARK_KIND_PARTY, "name");
  lead_party = waymark_kind_find_field (WAYMARK_KIND_ASSIGNMENT, "party");
  lead_qualifier = waymark_kind_find_field (WAYMARK_KIND_ASSIGNMENT, "qualifier");
  g_once_init_leave (&known, 1);
}

/* A line end parts the fields, so that no search finds words of two of them as one. */
static void
append_field (GString *folded, WaymarkItem *item, int field)
{
  WaymarkValue *value = waymark_item_get_nth (item, (guint) field);

  if (waymark_value_get_type_of (value) == WAYMARK_VALUE_LIST)
    value = waymark_value_get_child (value, 0);
  if (waymark_value_get_string (value) == NULL)
    return;
  append_folded (folded, waymark_value_get_string (value));
  g_string_append_c (folded, '\n');
}

/* A party leads many actions: its names are folded once. */
static void
append_party (GString *folded, WaymarkItem *party, GHashTable *parties)
{
  const char *names = g_hash_table_lookup (parties, party);
  gsize start = folded->len;

  if (names != NULL)
    {
      g_string_append (folded, names);
      return;
    }
  append_field (folded, party, party_short);
  append_field (folded, party, party_name);
  g_hash_table_insert (parties, party, g_strdup (folded->str + start));
}

static void
append_leads (GString *folded, WaymarkItem *action, GHashTable *parties)
{
  WaymarkPlan *plan = waymark_item_get_plan (action);
  guint n = plan != NULL ? waymark_item_get_n_children (action) : 0;

  for (guint i = 0; i < n; i++)
    {
      WaymarkItem *lead = waymark_item_get_child (action, i);
      WaymarkItem *party;

      if (waymark_item_get_kind (lead) != WAYMARK_KIND_ASSIGNMENT)
        continue;
      party = waymark_plan_lookup (
          plan, waymark_value_get_string (waymark_item_get_nth (lead, (guint) lead_party)));
      if (party != NULL && waymark_item_get_kind (party) == WAYMARK_KIND_PARTY)
        append_party (folded, party, parties);
      append_field (folded, lead, lead_qualifier);
    }
}

/* As waymark_item_get_search_text(); @parties are folded names that are known, owned strings by
 * party, and grow. */
void
waymark_item_append_search_text (WaymarkItem *item, GString *folded, GHashTable *parties)
{
  WaymarkKind kind = waymark_item_get_kind (item);

  find_fields ();
  for (const int *field = searched[kind]; *field >= 0; field++)
    append_field (folded, item, *field);
  if (kind == WAYMARK_KIND_ACTION)
    append_leads (folded, item, parties);
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
  g_autoptr (GHashTable) parties = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GString *folded = g_string_sized_new (192);

  g_return_val_if_fail (item != NULL, NULL);

  waymark_item_append_search_text (item, folded, parties);
  return g_string_free (folded, FALSE);
}
