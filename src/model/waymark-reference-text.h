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

char *waymark_text_show        (WaymarkPlan *plan, const char *text, GArray **spans); /* numbers as they are now */
char *waymark_text_as_written  (const char *text, GArray **spans);                    /* without markers */
char *waymark_text_mark        (const char *written, const WaymarkTextSpan *spans, guint n_spans);
char *waymark_text_merge_typed (WaymarkPlan *plan, const char *stored, const char *typed); /* keep markers where the shown number still stands */
char *waymark_item_get_title   (WaymarkItem *item);  /* what stands for it in lists: markers resolved; a requirement without title: its first sentence */

/* Live values of a pointer row (its leads, due and status are unset and it points). */
gboolean   waymark_item_is_pointer      (WaymarkItem *item);
GPtrArray *waymark_item_get_targets     (WaymarkItem *item);       /* of WaymarkItem, borrowed */
GPtrArray *waymark_item_get_shown_leads (WaymarkItem *item);       /* parties, live for a pointer row */
char      *waymark_item_get_shown_due   (WaymarkItem *item);       /* "March 2024", "to March 2026" */
char      *waymark_item_get_shown_status (WaymarkItem *item);      /* "Agreed", "See 1.2" */

G_END_DECLS
