/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-word-list.h"

#include "waymark-block.h"
#include "waymark-i18n.h"

/**
 * waymark_word_list_read:
 * @context: the context of the list among the translations
 * @english: words and phrases parted by "|"
 *
 * Reads a list of words that are known in English and in the reader's language.
 *
 * Returns: (transfer full) (element-type utf8 guint): the words, folded, with their places, 1
 *   for the first
 */
GHashTable *
waymark_word_list_read (const char *context, const char *english)
{
  const char *const lists[] = { english, waymark_pgettext2 (context, english) };
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i], "|", -1);

      for (guint k = 0; words[k] != NULL; k++)
        g_hash_table_insert (places, waymark_words_fold (words[k]), GUINT_TO_POINTER (k + 1));
    }
  return places;
}
