/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-order.h"

#include <string.h>

#include "waymark-leads.h"
#include "waymark-stage.h"
#include "waymark-window.h"

/* Texts that are the same for so many characters may stand in either order. */
#define COLLATED 64

/* A row and what it is sorted by: days or a stage, else the words. */
typedef struct
{
  WaymarkItem *item;
  guint place;    /* in the plan: decides between equals */
  gboolean empty; /* nothing to sort by: at the end, whichever way the order goes */
  gint64 number;
  char *words;
} Key;

typedef struct
{
  gboolean by_words;
  int sign;
} Direction;

static char *
collate (const char *words)
{
  g_autofree char *start = g_utf8_substring (words, 0, MIN (COLLATED, g_utf8_strlen (words, -1)));

  return g_utf8_collate_key (start, -1);
}

static void
take_words (Key *key, const char *words)
{
  key->empty = words == NULL || *words == '\0';
  key->words = key->empty ? NULL : collate (words);
}

static void
take_due (Key *key)
{
  const char *window = waymark_item_get_window (key->item, "due");
  GDate first, last;

  key->empty = window == NULL || !waymark_window_get_days (window, &first, &last);
  if (key->empty)
    return;
  key->number = g_date_valid (&last) ? (gint64) g_date_get_julian (&last) * 2
                                     : (gint64) g_date_get_julian (&first) * 2 + 1;
}

static void
fill_key (Key *key, WaymarkOrder order)
{
  g_autofree char *leads = NULL;
  gboolean action = waymark_item_get_kind (key->item) == WAYMARK_KIND_ACTION;

  if (order == WAYMARK_ORDER_TEXT)
    {
      take_words (key, waymark_item_get_display_text (key->item));
      return;
    }
  key->empty = !action;
  if (!action)
    return;
  switch (order)
    {
    case WAYMARK_ORDER_LEADS:
      leads = waymark_action_format_leads (key->item);
      take_words (key, leads);
      break;
    case WAYMARK_ORDER_DUE:
      take_due (key);
      break;
    case WAYMARK_ORDER_STATUS:
      key->number = waymark_item_get_stage (key->item);
      key->empty = key->number == WAYMARK_STAGE_NONE;
      break;
    case WAYMARK_ORDER_PLAN:
    case WAYMARK_ORDER_TEXT:
    default:
      g_assert_not_reached ();
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Key *x = a;
  const Key *y = b;
  const Direction *direction = user_data;
  int order = 0;

  if (x->empty != y->empty)
    return x->empty ? 1 : -1;
  if (!x->empty)
    order = direction->by_words ? strcmp (x->words, y->words)
                                : (x->number > y->number) - (x->number < y->number);
  if (order != 0)
    return order * direction->sign;
  return (x->place > y->place) - (x->place < y->place);
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
  Direction direction = { order == WAYMARK_ORDER_TEXT || order == WAYMARK_ORDER_LEADS,
                          descending ? -1 : 1 };
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
  keys = g_new0 (Key, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      keys[i].item = items->pdata[i];
      keys[i].place = i;
      fill_key (&keys[i], order);
    }
  g_qsort_with_data (keys, (int) items->len, sizeof (Key), compare_keys, &direction);
  for (guint i = 0; i < items->len; i++)
    {
      items->pdata[i] = keys[i].item;
      g_free (keys[i].words);
    }
}
