/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-number.h"

#include "waymark-i18n.h"
#include "waymark-item-private.h"

#include <string.h>

/*
 * Numbers are derived, never stored: theme n; requirements and the theme's direct
 * actions share one sequence n.1, n.2 …; actions of a requirement are n.m(a), n.m(b) …
 */
static guint
sequence_of (WaymarkKind kind)
{
  return kind == WAYMARK_KIND_REQUIREMENT ? WAYMARK_KIND_ACTION : kind;
}

/* Private to the model: counts positions and ordinals of the children if they may be out of date.
 */
void
waymark_item_count_children (WaymarkItem *item)
{
  guint ordinals[WAYMARK_N_KINDS] = { 0 };

  if (item->counted)
    return;
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = g_ptr_array_index (item->children, i);

      child->position = i;
      child->ordinal = ++ordinals[sequence_of ((WaymarkKind) child->kind)];
    }
  item->counted = TRUE;
}

/**
 * waymark_item_get_ordinal:
 * @item: an item
 *
 * Returns: its place, from 1, among the siblings that are numbered together with it
 */
guint
waymark_item_get_ordinal (WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  if (item->parent != NULL)
    waymark_item_count_children (item->parent);
  return item->ordinal;
}

/**
 * waymark_letters:
 * @ordinal: from 1
 *
 * Returns: (transfer full): a, b … z, aa, ab … in Latin letters in every language
 */
char *
waymark_letters (guint ordinal)
{
  char letters[16];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint n = ordinal; n > 0; n = (n - 1) / 26)
    letters[--at] = (char) ('a' + (n - 1) % 26);
  return g_strdup (letters + at);
}

/**
 * waymark_item_get_number_label:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): its number as shown, "1", "1.8" or "1.8(a)";
 *   %NULL for kinds without one
 */
char *
waymark_item_get_number_label (WaymarkItem *item)
{
  WaymarkItem *parent;

  g_return_val_if_fail (item != NULL, NULL);

  parent = item->parent;
  if (parent == NULL)
    return NULL;
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      return g_strdup_printf ("%u", waymark_item_get_ordinal (item));
    case WAYMARK_KIND_REQUIREMENT:
    case WAYMARK_KIND_ACTION:
      if (parent->kind == WAYMARK_KIND_REQUIREMENT && parent->parent != NULL)
        {
          g_autofree char *letters = waymark_letters (waymark_item_get_ordinal (item));

          return g_strdup_printf ("%u.%u(%s)",
                                  waymark_item_get_ordinal (parent->parent),
                                  waymark_item_get_ordinal (parent),
                                  letters);
        }
      return g_strdup_printf (
          "%u.%u", waymark_item_get_ordinal (parent), waymark_item_get_ordinal (item));
    case WAYMARK_KIND_PLAN:
    case WAYMARK_KIND_PRIORITY:
    case WAYMARK_KIND_PARTY:
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_STATUS:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_MEETING:
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_SNAPSHOT:
    case WAYMARK_KIND_LOOSE:
    default:
      return NULL;
    }
}

/**
 * waymark_item_get_number_words:
 * @item: an item
 *
 * The number to be put among words. Among words from right to left its brackets would go to
 * either side of it, and a line that begins with it would run from left to right.
 *
 * Returns: (transfer full) (nullable): as waymark_item_get_number_label(), apart from the words
 *   round it where that is needed
 */
char *
waymark_item_get_number_words (WaymarkItem *item)
{
  g_autofree char *number = waymark_item_get_number_label (item);

  if (number == NULL ||
      /* Translators: "rtl" if this language is written from right to left, else "ltr" */
      !g_str_equal (C_ ("text direction", "ltr"), "rtl"))
    return g_steal_pointer (&number);
  return g_strconcat ("\u200f\u2068", number, "\u2069", NULL);
}

static WaymarkItem *
find_ordinal (WaymarkItem *parent, WaymarkKind kind, guint ordinal)
{
  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *child = g_ptr_array_index (parent->children, i);

      if (sequence_of ((WaymarkKind) child->kind) == sequence_of (kind) &&
          waymark_item_get_ordinal (child) == ordinal)
        return child;
    }
  return NULL;
}

static gboolean
read_ordinal (const char **at, guint *ordinal)
{
  guint64 n;
  char *end;

  if (!g_ascii_isdigit (**at))
    return FALSE;
  n = g_ascii_strtoull (*at, &end, 10);
  *at = end;
  *ordinal = (guint) MIN (n, G_MAXUINT);
  return TRUE;
}

static gboolean
read_letters (const char **at, guint *ordinal)
{
  const char *p = *at;
  guint64 n = 0;

  if (*p++ != '(')
    return FALSE;
  for (; g_ascii_isalpha (*p) && n < G_MAXUINT; p++)
    n = n * 26 + (guint64) (g_ascii_tolower (*p) - 'a') + 1;
  if (n == 0 || n > G_MAXUINT || *p++ != ')')
    return FALSE;
  *at = p;
  *ordinal = (guint) n;
  return TRUE;
}

/**
 * waymark_plan_find_number:
 * @plan: a plan
 * @number: a number as shown, "1", "1.8" or "1.8(a)"
 *
 * Returns: (transfer none) (nullable): the item that has it now
 */
WaymarkItem *
waymark_plan_find_number (WaymarkPlan *plan, const char *number)
{
  const char *at = number;
  WaymarkItem *item;
  guint n;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && number != NULL, NULL);

  if (!read_ordinal (&at, &n))
    return NULL;
  item = find_ordinal (waymark_plan_get_root (plan), WAYMARK_KIND_THEME, n);
  if (item != NULL && *at == '.')
    {
      at++;
      item = read_ordinal (&at, &n) ? find_ordinal (item, WAYMARK_KIND_ACTION, n) : NULL;
      if (item != NULL && *at == '(' && item->kind == WAYMARK_KIND_REQUIREMENT)
        item = read_letters (&at, &n) ? find_ordinal (item, WAYMARK_KIND_ACTION, n) : NULL;
    }
  return *at == '\0' ? item : NULL;
}
