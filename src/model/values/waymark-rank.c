/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rank.h"

#include <string.h>

/* merge-model/SPEC.md section 5: rank = path + three digits of the session + a two-digit counter.
 */
#define TAG 3
#define COUNT 2
#define BASE 62

static const char digits[BASE + 1] =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char digit)
{
  if (g_ascii_isdigit (digit))
    return digit - '0';
  if (g_ascii_isupper (digit))
    return digit - 'A' + 10;
  return digit - 'a' + 36;
}

/* Two people who insert at one place choose different ranks, so their runs stay two blocks. */
static void
tag_of (const char *session, char tag[TAG + 1])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint32 n;

  g_checksum_update (checksum, (const guchar *) "rank", 4);
  g_checksum_update (checksum, (const guchar *) session, (gssize) strlen (session));
  g_checksum_get_digest (checksum, digest, &length);
  n = (guint32) digest[0] << 24 | (guint32) digest[1] << 16 | (guint32) digest[2] << 8 | digest[3];
  for (guint k = 0; k < TAG; k++, n /= BASE)
    tag[k] = digits[n % BASE];
  tag[TAG] = '\0';
}

/* The rank after one of the session's own, by counting on; NULL when there is no room. */
static char *
count_on (const char *low, const char *high, const char *tag)
{
  gsize length = low != NULL ? strlen (low) : 0;
  char *rank;
  int n;

  if (length < TAG + COUNT || strncmp (low + length - TAG - COUNT, tag, TAG) != 0)
    return NULL;
  n = digit_value (low[length - 2]) * BASE + digit_value (low[length - 1]) + 1;
  if (n >= BASE * BASE)
    return NULL;
  rank = g_strdup (low);
  rank[length - 2] = digits[n / BASE];
  rank[length - 1] = digits[n % BASE];
  if (high != NULL && strcmp (rank, high) >= 0)
    g_clear_pointer (&rank, g_free);
  return rank;
}

/**
 * waymark_rank_between:
 * @low: (nullable): the rank to come after, %NULL for none
 * @high: (nullable): the rank to come before, %NULL for none
 * @session: id of the session that places the item
 *
 * Makes a string that sorts, by bytes, between two ranks. @low must sort before @high.
 *
 * Returns: (transfer full): the new rank
 */
char *
waymark_rank_between (const char *low, const char *high, const char *session)
{
  char tag[TAG + 1];
  char *own;
  g_autoptr (GString) path = NULL;
  gboolean at_end = high == NULL;
  gboolean at_front = low == NULL || *low == '\0';
  gsize low_length = low != NULL ? strlen (low) : 0;
  gsize high_length = high != NULL ? strlen (high) : 0;

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (low == NULL || high == NULL || strcmp (low, high) < 0, NULL);

  tag_of (session, tag);
  own = count_on (low, high, tag);
  if (own != NULL)
    return own;

  path = g_string_new (NULL);
  for (gsize i = 0;; i++)
    {
      int a = i < low_length ? digit_value (low[i]) : 0;
      int b = high != NULL && i < high_length ? digit_value (high[i]) : BASE;

      if (b - a > 1)
        {
          int digit = (a + b) / 2; /* gaps are halved, */

          if (at_end && !at_front) /* open ends are used up slowly */
            digit = a + MAX (1, (b - a) / 8);
          else if (at_front && !at_end)
            digit = b - MAX (1, (b - a) / 8);
          g_string_append_c (path, digits[digit]);
          g_string_append (path, tag);
          g_string_append (path, "01");
          return g_string_free (g_steal_pointer (&path), FALSE);
        }
      g_string_append_c (path, digits[a]);
      if (b > a)
        high = NULL; /* already below it: free from here on */
    }
}

/**
 * waymark_rank_is_valid:
 * @rank: a string from anywhere
 *
 * Returns: whether a file may hold it as a rank
 */
gboolean
waymark_rank_is_valid (const char *rank)
{
  gsize length;

  g_return_val_if_fail (rank != NULL, FALSE);

  length = strlen (rank);
  return length > 0 && length <= WAYMARK_RANK_LIMIT && strspn (rank, digits) == length &&
         strspn (rank, "0") < length;
}
