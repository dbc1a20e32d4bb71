/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-reference-text.h"

G_BEGIN_DECLS

/**
 * WaymarkTextPiece:
 * @text: borrowed from the stored text
 * @length: bytes
 * @reference: id of the reference when the piece is the words of a marker, else ""
 *
 * A stored text is plain pieces and markers in turn.
 */
typedef struct
{
  const char *text;
  gsize length;
  char reference[33];
} WaymarkTextPiece;

GArray *waymark_text_split       (const char *stored);
char   *waymark_text_show_number (WaymarkPlan *plan, const WaymarkTextPiece *piece, gboolean *is_link);
char   *waymark_text_unmarked    (const char *text);
void    waymark_text_append_mark (GString *stored, const char *words, gsize length, const char *reference);

G_END_DECLS
