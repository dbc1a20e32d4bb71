/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-choices.h"

G_BEGIN_DECLS

/**
 * WaymarkLeadPiece:
 * @part: what stands between two separators
 * @in_list: a comma stands before it, so that an "and" in it ends a list
 * @dropped: (nullable): words in front of it that only say its role
 */
typedef struct
{
  WaymarkLeadPart *part;
  gboolean in_list;
  char *dropped;
} WaymarkLeadPiece;

GPtrArray  *waymark_lead_words_separate        (const char *cell);
const char *waymark_lead_words_find_and        (const char *text, gsize *length);
gboolean    waymark_lead_words_belong_together (const char *left, const char *right);
gboolean    waymark_lead_words_is_body         (const char *name);
gboolean    waymark_lead_words_is_name         (const char *name);
gboolean    waymark_lead_words_is_everyone     (const char *name);
const char *waymark_lead_words_guess_type      (const char *name);
char       *waymark_lead_words_find_rest       (const char *cell, GPtrArray *parts);

G_END_DECLS
