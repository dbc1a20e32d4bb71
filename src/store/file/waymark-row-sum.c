/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-row-sum.h"

#include <string.h>

#include "waymark-record.h"

/* SipHash-1-3, whose words are fed one by one. */
typedef struct
{
  guint64 v[4];
} Sip;

static inline guint64
rotate (guint64 x, int by)
{
  return x << by | x >> (64 - by);
}

static inline void
mix (Sip *sip)
{
  guint64 *v = sip->v;

  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

static inline void
feed (Sip *sip, guint64 word)
{
  sip->v[3] ^= word;
  mix (sip);
  sip->v[0] ^= word;
}

/* Its length first, so that no two rows are fed alike. */
static void
feed_bytes (Sip *sip, const void *bytes, gsize length)
{
  const guint8 *at = bytes;

  feed (sip, length);
  for (; length >= 8; at += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, at, 8);
      feed (sip, word);
    }
  if (length > 0)
    {
      guint64 word = 0;

      for (gsize i = 0; i < length; i++)
        word |= (guint64) at[i] << (8 * i);
      feed (sip, word);
    }
}

/**
 * waymark_row_sum_begin:
 * @self: (out caller-allocates): a sum of no rows, with a key of its own
 */
void
waymark_row_sum_begin (WaymarkRowSum *self)
{
  memset (self, 0, sizeof *self);
  waymark_random_bytes ((guint8 *) self->key, sizeof self->key);
}

/**
 * waymark_row_sum_begin_like:
 * @self: (out caller-allocates): a sum of no rows
 * @other: the one it will be compared with
 */
void
waymark_row_sum_begin_like (WaymarkRowSum *self, const WaymarkRowSum *other)
{
  memset (self, 0, sizeof *self);
  memcpy (self->key, other->key, sizeof self->key);
}

/**
 * waymark_row_sum_add:
 * @self: a sum
 * @row: a row: edit, item, field, nth, and what is not looked at
 */
void
waymark_row_sum_add (WaymarkRowSum *self, WaymarkStatement *row)
{
  Sip sip = { { self->key[0] ^ 0x736f6d6570736575,
                self->key[1] ^ 0x646f72616e646f6d,
                self->key[0] ^ 0x6c7967656e657261,
                self->key[1] ^ 0x7465646279746573 } };
  gsize length;
  const void *bytes = waymark_statement_get_blob (row, 1, &length);

  feed (&sip, (guint64) waymark_statement_get_int (row, 0));
  feed_bytes (&sip, bytes, length);
  bytes = waymark_statement_get_text (row, 2, &length);
  feed_bytes (&sip, bytes, length);
  feed (&sip, (guint64) waymark_statement_get_int (row, 3));
  sip.v[2] ^= 0xff;
  for (int i = 0; i < 3; i++)
    mix (&sip);
  self->sum += sip.v[0] ^ sip.v[1] ^ sip.v[2] ^ sip.v[3];
  self->n_rows++;
}

/**
 * waymark_row_sum_equal:
 * @a: a sum
 * @b: one that began like it
 *
 * Returns: whether both are of the same rows
 */
gboolean
waymark_row_sum_equal (const WaymarkRowSum *a, const WaymarkRowSum *b)
{
  return a->n_rows == b->n_rows && a->sum == b->sum;
}
