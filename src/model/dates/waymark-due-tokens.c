/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-words-private.h"

#include "waymark-field.h"

/* Nine digits fit an int; longer numbers are no part of a date. */
#define MAX_DIGITS 9

/* One character for the many that people and word processors use for it; 0 for those without
 * meaning here. */
static gunichar
fold_character (gunichar c)
{
  switch (c)
    {
    case 0x2010: /* hyphens, dashes, minus */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x2044: /* fraction and division slashes */
    case 0x2215:
      return '/';
    case 0x060c: /* the comma of Arabic letters */
      return ',';
    case 0x2018: /* quotation marks, prime */
    case 0x2019:
    case 0x02bc:
    case 0x2032:
      return '\'';
    default:
      break;
    }
  if (g_unichar_isspace (c) || c == 0x2028 || c == 0x2029)
    return ' ';
  if (g_unichar_iscntrl (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return 0;
  return c;
}

/* Case, accents and look-alikes aside: NFKD, folded, marks dropped. */
static char *
fold (const char *words)
{
  g_autofree char *lower = NULL, *apart = NULL;
  GString *folded = NULL;

  if (!g_utf8_validate (words, -1, NULL) || g_utf8_strlen (words, -1) > WAYMARK_MAX_WORDS)
    return NULL;
  lower = g_utf8_casefold (words, -1);
  apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  if (apart == NULL)
    return NULL;
  folded = g_string_sized_new (strlen (apart));
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = fold_character (g_utf8_get_char (at));
      if (c != 0)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
read_number (char **cursor, WaymarkToken *token)
{
  token->type = WAYMARK_TOKEN_NUMBER;
  for (; g_unichar_isdigit (g_utf8_get_char (*cursor)); *cursor = g_utf8_next_char (*cursor))
    {
      if (++token->n_digits > MAX_DIGITS)
        return FALSE;
      token->value = token->value * 10 + g_unichar_digit_value (g_utf8_get_char (*cursor));
    }
  return TRUE;
}

static void
read_word (char **cursor, WaymarkToken *token)
{
  token->type = WAYMARK_TOKEN_WORD;
  token->text = *cursor;
  while (g_unichar_isalpha (g_utf8_get_char (*cursor)))
    *cursor = g_utf8_next_char (*cursor);
  token->length = *cursor - token->text;
}

static gboolean
split (WaymarkTokens *tokens)
{
  gboolean spaced = TRUE;

  for (char *at = tokens->text; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      WaymarkToken token = { .spaced = spaced };

      spaced = c == ' ';
      if (spaced)
        {
          at++;
          continue;
        }
      if (tokens->n_tokens == WAYMARK_MAX_TOKENS)
        return FALSE;
      if (g_unichar_isdigit (c))
        {
          if (!read_number (&at, &token))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          read_word (&at, &token);
        }
      else
        {
          token.type = WAYMARK_TOKEN_SIGN;
          token.value = c;
          at = g_utf8_next_char (at);
        }
      tokens->tokens[tokens->n_tokens++] = token;
    }
  return TRUE;
}

/**
 * waymark_tokens_read:
 * @tokens: (out caller-allocates): to be cleared with waymark_tokens_clear(), also on failure
 * @words: one line as written
 *
 * Takes a line apart into words, numbers and signs; case, accents, kinds of dash
 * and blank make no difference.
 *
 * Returns: %FALSE for what no date can be: too long, too many parts, not UTF-8
 */
gboolean
waymark_tokens_read (WaymarkTokens *tokens, const char *words)
{
  tokens->n_tokens = 0;
  tokens->text = fold (words);
  return tokens->text != NULL && split (tokens);
}

void
waymark_tokens_clear (WaymarkTokens *tokens)
{
  g_clear_pointer (&tokens->text, g_free);
  tokens->n_tokens = 0;
}
