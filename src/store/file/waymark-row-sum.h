/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-sqlite.h"

G_BEGIN_DECLS

/**
 * WaymarkRowSum:
 * @key: random, the same for two sums that are to be compared
 *
 * Which rows there are, in whatever order they come. Who made a file cannot know the key, and so
 * not make other rows come to the same.
 */
typedef struct
{
  guint64 key[2];
  guint64 sum;
  guint64 n_rows;
} WaymarkRowSum;

void waymark_row_sum_begin (WaymarkRowSum *self);
void waymark_row_sum_begin_like (WaymarkRowSum *self, const WaymarkRowSum *other);
/* Of a row that begins with edit, item, field, nth. */
void waymark_row_sum_add (WaymarkRowSum *self, WaymarkStatement *row);
gboolean waymark_row_sum_equal (const WaymarkRowSum *a, const WaymarkRowSum *b);

G_END_DECLS
