/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-list-words.h"

#include "waymark-i18n.h"

/* Lists within sentences. How two parts are joined is a whole pattern, for the place in the list
 * where it happens, since languages differ there: "A, B and C", "A، B اور C". */

/* Of two patterns, "… a %2$s|… ac %2$s", the second is for what begins with a vowel. */
static const char *
find_pattern (const char *patterns, const char *next, gsize *length)
{
  const char *bar = strchr (patterns, '|');
  gunichar first[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { 0 };

  *length = bar != NULL ? (gsize) (bar - patterns) : strlen (patterns);
  if (bar == NULL)
    return patterns;
  g_unichar_fully_decompose (
      g_unichar_tolower (g_utf8_get_char (next)), FALSE, first, G_N_ELEMENTS (first));
  if (first[0] == 0 || g_utf8_strchr ("aeiouy", -1, first[0]) == NULL)
    return patterns;
  *length = strlen (bar + 1);
  return bar + 1;
}

/* No printf(): the patterns come from a catalogue, and the parts may hold anything. */
static char *
join (const char *patterns, const char *first, const char *second)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gsize length;
  const char *at = find_pattern (patterns, second, &length);
  const char *end = at + length;

  while (at < end)
    {
      gboolean is_first = g_str_has_prefix (at, "%1$s");

      if (is_first || g_str_has_prefix (at, "%2$s"))
        {
          g_string_append (joined, is_first ? first : second);
          at += strlen ("%1$s");
        }
      else
        {
          g_string_append_c (joined, *at++);
        }
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * waymark_list_to_words:
 * @parts: (array zero-terminated=1): what to join
 *
 * Returns: (transfer full): the parts as they are read out: "A", "A and B", "A, B and C"
 */
char *
waymark_list_to_words (const char *const *parts)
{
  guint n = g_strv_length ((char **) parts);
  g_autofree char *words = NULL;

  if (n < 2)
    return g_strdup (n == 1 ? parts[0] : "");
  if (n == 2)
    /* Translators: two of a kind: "MBC and RCBC"; no more than these two. If "and" is another word
     * before a vowel, give the whole twice, parted by "|", that for vowels second. */
    return join (C_ ("list of two", "%1$s and %2$s"), parts[0], parts[1]);
  /* Translators: the first and the second of three or more, which go on: "MBC, RCBC …" */
  words = join (C_ ("list, beginning", "%1$s, %2$s"), parts[0], parts[1]);
  for (guint i = 2; i + 1 < n; i++)
    {
      g_autofree char *before = g_steal_pointer (&words);
      /* Translators: %1$s are those so far, %2$s the next of a list that still goes on */
      words = join (C_ ("list, middle", "%1$s, %2$s"), before, parts[i]);
    }
  /* Translators: %1$s are all but the last of three or more, %2$s the last: "MBC, RCBC and
   * ICB". May be given twice, parted by "|", as for two. */
  return join (C_ ("list, end", "%1$s and %2$s"), words, parts[n - 1]);
}

/**
 * waymark_list_to_commas:
 * @parts: (array zero-terminated=1): what to join
 *
 * Returns: (transfer full): the parts as a cell of a table has them: "A, B, C"
 */
char *
waymark_list_to_commas (const char *const *parts)
{
  /* Translators: between the parts of a list in a cell of a table: "MBC, RCBC" */
  return g_strjoinv (C_ ("list of names", ", "), (char **) parts);
}
