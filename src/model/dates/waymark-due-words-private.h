/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WAYMARK_TOKEN_NUMBER,
  WAYMARK_TOKEN_WORD,
  WAYMARK_TOKEN_SIGN,
} WaymarkTokenType;

/**
 * WaymarkToken:
 * @type: number, word or sign
 * @spaced: whether a blank, or nothing at all, comes before it
 * @value: the number, or the character of the sign
 * @n_digits: number of digits
 * @text: the folded word, not terminated, in the list's own text
 * @length: its bytes
 */
typedef struct
{
  WaymarkTokenType type;
  gboolean spaced;
  guint value;
  guint n_digits;
  const char *text;
  gsize length;
} WaymarkToken;

/* Other years are no years of a plan. */
#define WAYMARK_FIRST_YEAR 1900
#define WAYMARK_LAST_YEAR 2199

#define WAYMARK_MAX_TOKENS 40

typedef struct
{
  char *text;
  guint n_tokens;
  WaymarkToken tokens[WAYMARK_MAX_TOKENS];
} WaymarkTokens;

/* The groups of words that dates are made of. */
typedef enum
{
  WAYMARK_DUE_LABEL,
  WAYMARK_DUE_IN,
  WAYMARK_DUE_BY,
  WAYMARK_DUE_BEFORE,
  WAYMARK_DUE_AFTER,
  WAYMARK_DUE_FROM,
  WAYMARK_DUE_BETWEEN,
  WAYMARK_DUE_TO,
  WAYMARK_DUE_AND,
  WAYMARK_DUE_ONWARDS,
  WAYMARK_DUE_LATEST,
  WAYMARK_DUE_END_OF,
  WAYMARK_DUE_YEAR_END,
  WAYMARK_DUE_YEAR,
  WAYMARK_DUE_PLAN_YEAR,
  WAYMARK_DUE_QUARTER,
  WAYMARK_DUE_HALF,
  WAYMARK_DUE_NTH,
  WAYMARK_DUE_NTH_SUFFIX,
  WAYMARK_DUE_WEEK_FROM,
  WAYMARK_DUE_WEEK_TO,
  WAYMARK_DUE_FILLER,
  WAYMARK_DUE_SEASON,
  WAYMARK_DUE_MONTH,
  WAYMARK_DUE_WEEKDAY,
} WaymarkDueGroup;

#define WAYMARK_N_DUE_GROUPS (WAYMARK_DUE_WEEKDAY + 1)

/* Words, numbers and signs of one line that anybody may have written. */
gboolean waymark_tokens_read (WaymarkTokens *tokens, const char *words);
void waymark_tokens_clear (WaymarkTokens *tokens);

typedef struct _WaymarkDueWords WaymarkDueWords;

const WaymarkDueWords *waymark_due_words_get (void);
guint waymark_due_words_match (const WaymarkDueWords *self,
                               const WaymarkTokens *tokens,
                               guint position,
                               WaymarkDueGroup group,
                               int *value);
guint waymark_due_words_match_behind (const WaymarkDueWords *self,
                                      const WaymarkTokens *tokens,
                                      guint position,
                                      WaymarkDueGroup group);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkTokens, waymark_tokens_clear)

G_END_DECLS
