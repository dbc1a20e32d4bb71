/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WAYMARK_WORDS_SAME,
  WAYMARK_WORDS_REMOVED,
  WAYMARK_WORDS_ADDED,
} WaymarkWordsFate;

/**
 * WaymarkWordsSpan:
 * @fate: what became of the words
 * @words: the words, with the blanks between them
 */
typedef struct
{
  WaymarkWordsFate fate;
  char *words;
} WaymarkWordsSpan;

void waymark_words_span_free (WaymarkWordsSpan *span);
GPtrArray *waymark_word_diff (const char *before, const char *after);

G_END_DECLS
