/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-fold-private.h"

#include <string.h>

/* What stays of a character in a name: letters and figures, case and accents aside. */
static void
append_folded (GString *folded, const char *text, gboolean keep_blanks)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  gboolean blank = FALSE;

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          if (blank && folded->len > 0)
            g_string_append_c (folded, ' ');
          blank = FALSE;
          g_string_append_unichar (folded, c);
        }
      else if (c == '&')
        {
          g_string_append (folded, keep_blanks && folded->len > 0 ? " and" : "and");
          blank = keep_blanks;
        }
      else if (!g_unichar_ismark (c) && c != '\'' && c != 0x2019)
        {
          blank = keep_blanks;
        }
    }
}

/* Letters and figures alone. A name of signs only is kept as it is, so that it is not nothing. */
char *
waymark_fold_name (const char *name)
{
  GString *folded = g_string_new (NULL);

  append_folded (folded, name, FALSE);
  if (folded->len == 0)
    g_string_append (folded, name);
  return g_string_free (folded, FALSE);
}

/* Whether @name folds to @folded. A plan's parties are asked one by one for every lead of a
 * document, so the common case, ASCII that differs early, costs no memory. */
gboolean
waymark_fold_match (const char *name, const char *folded)
{
  g_autofree char *whole = NULL;
  const char *at = name, *to = folded;

  for (; *at != '\0' && *at != '&' && (guchar) *at < 0x80; at++)
    if (g_ascii_isalnum (*at) && g_ascii_tolower (*at) != *to++)
      return FALSE;
  if (*at == '\0' && to != folded)
    return *to == '\0';
  whole = waymark_fold_name (name);
  return g_str_equal (whole, folded);
}

/* Words with one blank between them and nothing else. */
char *
waymark_fold_words (const char *words)
{
  GString *folded = g_string_new (NULL);

  append_folded (folded, words, TRUE);
  return g_string_free (folded, FALSE);
}

static gboolean
holds_words (const char *words, const char *phrase, gsize length)
{
  if (length == 0)
    return FALSE;
  for (const char *at = words; at != NULL; at = strchr (at, ' '))
    {
      at += at != words;
      if (strncmp (at, phrase, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* @words and each of @alternatives are folded already. */
gboolean
waymark_fold_holds (const char *words, const char *alternatives)
{
  while (*alternatives != '\0')
    {
      gsize length = strcspn (alternatives, "|");

      if (holds_words (words, alternatives, length))
        return TRUE;
      alternatives += length + (alternatives[length] == '|');
    }
  return FALSE;
}

/* Folds each of the alternatives, which translators write as words are written. */
char *
waymark_fold_alternatives (const char *alternatives)
{
  g_auto (GStrv) phrases = g_strsplit (alternatives, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = phrases[i];
      phrases[i] = waymark_fold_words (phrase);
    }
  return g_strjoinv ("|", phrases);
}
