/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rating-words.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"

static const struct
{
  const char *rating;
  const char *words;
} ratings[] = {
  /* Translators: words for the rating green in tables, letters too, parted by "|" */
  { "green", NC_ ("rating words", "green|g|grn|\360\237\237\242") },
  /* Translators: words for the rating amber in tables, letters too, parted by "|" */
  { "amber",
    NC_ ("rating words",
         "amber|a|yellow|orange|amber green|amber red|\360\237\237\241|\360\237\237\240") },
  /* Translators: words for the rating red in tables, letters too, parted by "|" */
  { "red", NC_ ("rating words", "red|r|\360\237\224\264") },
  /* Translators: words for the rating blue in tables, letters too, parted by "|" */
  { "blue", NC_ ("rating words", "blue|b|\360\237\224\265") },
};

static gboolean
has (const char *words, const char *folded, const char *raw)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], folded) || (strlen (parts[i]) > 2 && g_str_equal (parts[i], raw)))
      return TRUE;
  return FALSE;
}

static const char *
find (const char *words)
{
  g_autofree char *raw = g_strstrip (g_strdup (words));
  g_autofree char *folded = waymark_words_fold (raw);

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    if (has (ratings[i].words, folded, raw) ||
        has (waymark_pgettext2 ("rating words", ratings[i].words), folded, raw))
      return ratings[i].rating;
  return NULL;
}

/**
 * waymark_rating_find:
 * @cell: a cell, or words
 * @rest: (out) (optional): words after the rating: "delayed" of "Amber – delayed"
 *
 * Returns: (nullable): green, amber, red or blue, if the cell says so
 */
const char *
waymark_rating_find (const char *cell, const char **rest)
{
  static const char *const signs[] = { " – ", " — ", " - ", ": ", ", ", "; ", " (", "\n", "/" };
  const char *rating;

  if (rest != NULL)
    *rest = "";
  if (strlen (cell) <= 24 && (rating = find (cell)) != NULL)
    return rating;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = strstr (cell, signs[i]);
      g_autofree char *first =
          sign != NULL && sign - cell <= 24 ? g_strndup (cell, sign - cell) : NULL;

      if (first == NULL || strlen (first) < 2 || (rating = find (first)) == NULL)
        continue;
      if (rest != NULL)
        *rest = sign + strspn (sign, " -:,;(/\n") +
                (strstr (signs[i], "–") || strstr (signs[i], "—") ? strlen ("– ") : 0);
      return rating;
    }
  return NULL;
}
