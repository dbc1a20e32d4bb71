/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkTextSpan:
 * @start: byte offset in the shown text
 * @length: bytes
 * @reference: id of the reference item
 *
 * A number in a shown text that is a link.
 */
typedef struct
{
  gsize start;
  gsize length;
  char reference[33];
} WaymarkTextSpan;

char *waymark_text_show        (WaymarkPlan *plan, const char *text, GArray **spans);
char *waymark_text_as_written  (const char *text, GArray **spans);
char *waymark_text_mark        (const char *written, const WaymarkTextSpan *spans, guint n_spans);
char *waymark_text_merge_typed (WaymarkPlan *plan, const char *stored, const char *typed);

G_END_DECLS

/* Titles and pointer rows, which show what others hold, have a file of their own. */
#include "waymark-item-shown.h"
