/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-order.h"

#include <string.h>

#include "waymark-leads.h"
#include "waymark-rating.h"
#include "waymark-stage.h"
#include "waymark-text-order-private.h"
#include "waymark-today.h"
#include "waymark-window.h"
#include "waymark-word-index-private.h"

/* Nothing to sort by: at the end, whichever way the order goes. */
#define EMPTY G_MAXUINT64

/* A row and the number that it is sorted by, from 1. */
typedef struct
{
  guint64 number;
  WaymarkItem *item;
} Key;

/* ---- sorting by numbers; equals stay as they are */

static void
merge (const Key *from, Key *to, gsize start, gsize middle, gsize end)
{
  gsize left = start, right = middle;

  for (gsize i = start; i < end; i++)
    if (right >= end || (left < middle && from[left].number <= from[right].number))
      to[i] = from[left++];
    else
      to[i] = from[right++];
}

static void
sort_keys (Key *keys, gsize n)
{
  g_autofree Key *other = g_new (Key, MAX (n, 1));
  Key *from = keys, *to = other;

  for (gsize width = 1; width < n; width *= 2)
    {
      Key *swap = from;

      for (gsize start = 0; start < n; start += 2 * width)
        merge (from, to, start, MIN (start + width, n), MIN (start + 2 * width, n));
      from = to;
      to = swap;
    }
  if (from != keys)
    memcpy (keys, from, n * sizeof (Key));
}

/* ---- by text */

/* Without anything made ready. */
static void
number_by_texts (Key *keys, guint n)
{
  g_autofree const char **texts = g_new (const char *, MAX (n, 1));
  g_autofree guint32 *ranks = NULL;

  for (guint i = 0; i < n; i++)
    texts[i] = waymark_item_get_display_text (keys[i].item);
  ranks = waymark_texts_rank ((char **) texts, n);
  for (guint i = 0; i < n; i++)
    keys[i].number = ranks[i] == G_MAXUINT32 ? EMPTY : (guint64) ranks[i] + 1;
}

/* What is between two ranks has the number between theirs. */
#define OF_RANK(rank) ((((guint64) (rank) + 1) * 2) << 32)
#define AFTER_RANK(number) ((number) + (G_GUINT64_CONSTANT (1) << 32))
#define BEFORE_ALL (G_GUINT64_CONSTANT (1) << 32)

/* The number of a text among rows that are in order and have theirs. */
static guint64
find_number (const Key *ordered, guint n, const char *text, guint32 rank_of_changed)
{
  g_autofree char *key = waymark_text_collate (text);
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autofree char *other =
          waymark_text_collate (waymark_item_get_display_text (ordered[middle].item));
      int order = strcmp (other, key);

      if (order == 0)
        return ordered[middle].number;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return (low > 0 ? AFTER_RANK (ordered[low - 1].number) : BEFORE_ALL) + rank_of_changed;
}

/* Those that changed since the ranks were made have none: each is looked for a place for,
 * which is quick for a few of them. */
static void
number_changed (Key *keys, guint n, const guint *changed, guint n_changed)
{
  g_autofree Key *ordered = g_new (Key, MAX (n, 1));
  g_autofree const char **texts = g_new (const char *, MAX (n_changed, 1));
  g_autofree guint32 *ranks = NULL;
  guint n_ordered = 0;

  for (guint i = 0; i < n; i++)
    if (keys[i].number != 0 && keys[i].number != EMPTY)
      ordered[n_ordered++] = keys[i];
  sort_keys (ordered, n_ordered);
  for (guint i = 0; i < n_changed; i++)
    texts[i] = waymark_item_get_display_text (keys[changed[i]].item);
  ranks = waymark_texts_rank ((char **) texts, n_changed);
  for (guint i = 0; i < n_changed; i++)
    keys[changed[i]].number =
        ranks[i] == G_MAXUINT32 ? EMPTY : find_number (ordered, n_ordered, texts[i], ranks[i]);
}

static void
number_by_ranks (Key *keys, guint n)
{
  WaymarkPlan *plan = n > 0 ? waymark_item_get_plan (keys[0].item) : NULL;
  WaymarkWordIndex *index = plan != NULL ? waymark_plan_get_word_index (plan) : NULL;
  g_autofree guint *changed = NULL;
  guint n_changed = 0;

  if (index == NULL || waymark_word_index_get_n_ranks (index) == 0)
    {
      number_by_texts (keys, n);
      return;
    }
  changed = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      guint32 rank;

      if (waymark_word_index_get_rank (index, keys[i].item, &rank))
        keys[i].number = rank == G_MAXUINT32 ? EMPTY : OF_RANK (rank);
      else
        changed[n_changed++] = i;
    }
  if (n_changed > n / 8)
    number_by_texts (keys, n);
  else if (n_changed > 0)
    number_changed (keys, n, changed, n_changed);
}

/* ---- by what many rows share */

static void
number_by_leads (Key *keys, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint32 *ranks = NULL;

  for (guint i = 0; i < n; i++)
    {
      char *leads = waymark_item_get_kind (keys[i].item) == WAYMARK_KIND_ACTION
                        ? waymark_action_format_leads (keys[i].item)
                        : g_strdup ("");
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (known, leads));

      if (at == 0)
        {
          g_ptr_array_add (texts, leads);
          at = texts->len;
          g_hash_table_insert (known, leads, GUINT_TO_POINTER (at));
        }
      else
        g_free (leads);
      keys[i].number = at;
    }
  ranks = waymark_texts_rank ((char **) texts->pdata, texts->len);
  for (guint i = 0; i < n; i++)
    {
      guint32 rank = ranks[keys[i].number - 1];

      keys[i].number = rank == G_MAXUINT32 ? EMPTY : (guint64) rank + 1;
    }
}

/* The last day, else after it the first of what has no end. */
static guint
read_day (const char *window)
{
  GDate first, last;

  if (!waymark_window_get_days (window, &first, &last))
    return 0;
  return g_date_valid (&last) ? g_date_get_julian (&last) * 2 : g_date_get_julian (&first) * 2 + 1;
}

static void
number_by_due (Key *keys, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const char *window = waymark_item_get_kind (keys[i].item) == WAYMARK_KIND_ACTION
                               ? waymark_item_get_window (keys[i].item, "due")
                               : NULL;
      gpointer day = GUINT_TO_POINTER (0);

      if (window != NULL && !g_hash_table_lookup_extended (known, window, NULL, &day))
        {
          day = GUINT_TO_POINTER (read_day (window));
          g_hash_table_insert (known, (gpointer) window, day);
        }
      keys[i].number = GPOINTER_TO_UINT (day) == 0 ? EMPTY : GPOINTER_TO_UINT (day);
    }
}

static void
number_by_status (Key *keys, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      WaymarkStage stage = waymark_item_get_kind (keys[i].item) == WAYMARK_KIND_ACTION
                               ? waymark_item_get_stage (keys[i].item)
                               : WAYMARK_STAGE_NONE;

      keys[i].number = stage == WAYMARK_STAGE_NONE ? EMPTY : (guint64) stage;
    }
}

/* What needs a chair most comes first. */
static void
number_by_rating (Key *keys, guint n)
{
  static const guint64 numbers[WAYMARK_N_RATINGS] = {
    [WAYMARK_RATING_NONE] = EMPTY, [WAYMARK_RATING_RED] = 1,  [WAYMARK_RATING_AMBER] = 2,
    [WAYMARK_RATING_GREEN] = 3,    [WAYMARK_RATING_BLUE] = 4,
  };
  WaymarkPlan *plan = n > 0 ? waymark_item_get_plan (keys[0].item) : NULL;
  WaymarkRatingRule rule;
  GDate today;

  if (plan == NULL)
    return;
  waymark_today (&today);
  waymark_plan_get_rating_rule (plan, &rule);
  for (guint i = 0; i < n; i++)
    keys[i].number = waymark_item_get_kind (keys[i].item) == WAYMARK_KIND_ACTION
                         ? numbers[waymark_action_rate (keys[i].item, &rule, &today).rating]
                         : EMPTY;
}

/**
 * waymark_order_sort:
 * @items: (element-type WaymarkItem): rows in the order of the plan
 * @order: what to sort by
 * @descending: whether the last comes first
 *
 * Sorts rows by the reader's language. Equals stay in the order of the plan, and rows
 * with nothing to sort by come last in either direction. %WAYMARK_ORDER_PLAN leaves the
 * rows as they are, or turns them round.
 */
void
waymark_order_sort (GPtrArray *items, WaymarkOrder order, gboolean descending)
{
  g_autofree Key *keys = NULL;

  g_return_if_fail (items != NULL);

  if (order == WAYMARK_ORDER_PLAN)
    {
      for (guint i = 0; descending && i < items->len / 2; i++)
        {
          gpointer first = items->pdata[i];

          items->pdata[i] = items->pdata[items->len - 1 - i];
          items->pdata[items->len - 1 - i] = first;
        }
      return;
    }
  keys = g_new0 (Key, MAX (items->len, 1));
  for (guint i = 0; i < items->len; i++)
    keys[i].item = items->pdata[i];
  if (order == WAYMARK_ORDER_TEXT)
    number_by_ranks (keys, items->len);
  else if (order == WAYMARK_ORDER_LEADS)
    number_by_leads (keys, items->len);
  else if (order == WAYMARK_ORDER_DUE)
    number_by_due (keys, items->len);
  else if (order == WAYMARK_ORDER_STATUS)
    number_by_status (keys, items->len);
  else
    number_by_rating (keys, items->len);
  for (guint i = 0; descending && i < items->len; i++)
    if (keys[i].number != EMPTY)
      keys[i].number = ~keys[i].number;
  sort_keys (keys, items->len);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = keys[i].item;
}
