/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rating-keys.h"

/*
 * Ratings have the letters that are on their marks, in the language of the window. Not each of them
 * is on every keyboard, so those of English are taken as well where they mean nothing else.
 */
static const guint plain_keys[WAYMARK_N_RATINGS] = {
  [WAYMARK_RATING_GREEN] = GDK_KEY_g,
  [WAYMARK_RATING_AMBER] = GDK_KEY_a,
  [WAYMARK_RATING_RED] = GDK_KEY_r,
};

/**
 * waymark_rating_get_key:
 * @rating: green, amber or red
 *
 * Returns: the key of the letter on its mark
 */
guint
waymark_rating_get_key (WaymarkRating rating)
{
  const char *letter = waymark_rating_get_letter (rating);

  return gdk_unicode_to_keyval (g_unichar_tolower (g_utf8_get_char (letter)));
}

/**
 * waymark_rating_get_plain_key:
 * @rating: green, amber or red
 *
 * Returns: a key that every keyboard has and that means this rating in every language, or 0
 *   when it is the letter of another one in this language
 */
guint
waymark_rating_get_plain_key (WaymarkRating rating)
{
  guint key = plain_keys[rating];

  return waymark_rating_from_key (key) == rating ? key : 0;
}

/**
 * waymark_rating_get_shown_key:
 * @rating: green, amber or red
 *
 * Returns: the key to be shown in menus: the letter on the mark if every keyboard has it, else
 *   the one that is taken as well; 0 for none
 */
guint
waymark_rating_get_shown_key (WaymarkRating rating)
{
  guint key = waymark_rating_get_key (rating);

  return key < 0x80 ? key : waymark_rating_get_plain_key (rating);
}

/**
 * waymark_rating_from_key:
 * @keyval: a key
 *
 * Returns: the rating that it means, or %WAYMARK_RATING_NONE
 */
WaymarkRating
waymark_rating_from_key (guint keyval)
{
  guint key = gdk_keyval_to_lower (keyval);

  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    if (key == waymark_rating_get_key (rating))
      return rating;
  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    if (key == plain_keys[rating])
      return rating;
  return WAYMARK_RATING_NONE;
}
