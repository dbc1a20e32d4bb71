/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-collation.h"

#include <locale.h>

#include "waymark-i18n.h"
#include "waymark-language.h"

/* The alphabetical order of the spoken language, by an alphabet that is part of the translation:
 * the system knows only the order of its own locale, and only if that is installed. A key has four
 * parts, each of which decides when all before it are the same: letters, accents, capitals, the
 * text. */

typedef struct
{
  const char *source;    /* the alphabet that it was made from */
  guint8 letters[0x800]; /* place of a letter, from 1; 0 for none; of Latin up to Arabic */
  GArray *pairs;         /* of Pair: letters that are written with two characters */
} Alphabet;

typedef struct
{
  gunichar first;
  gunichar second;
  guint8 place;
} Pair;

enum
{
  WEIGHT_END = 1,
  WEIGHT_SPACE = 2,
  WEIGHT_DIGIT = 3,
  WEIGHT_LETTER = 0x10,
  WEIGHT_OTHER = 0xef, /* then the character itself */
};

#define MAX_LETTERS (WEIGHT_OTHER - WEIGHT_LETTER - 1)

static void
add_letter (Alphabet *self, const char *letter, guint8 place)
{
  gunichar first = g_utf8_get_char (letter);
  const char *rest = g_utf8_next_char (letter);

  if (*rest == '\0' && first < G_N_ELEMENTS (self->letters))
    self->letters[first] = place;
  else if (*rest != '\0' && *g_utf8_next_char (rest) == '\0')
    g_array_append_val (self->pairs, ((Pair){ first, g_utf8_get_char (rest), place }));
}

static Alphabet *
alphabet_new (const char *source)
{
  Alphabet *self = g_new0 (Alphabet, 1);
  g_auto (GStrv) places = g_strsplit (source, " ", -1);

  self->source = source;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (guint i = 0; places[i] != NULL && i < MAX_LETTERS; i++)
    {
      g_auto (GStrv) letters = g_strsplit (places[i], "=", -1);
      for (guint k = 0; letters[k] != NULL; k++)
        if (*letters[k] != '\0')
          add_letter (self, letters[k], (guint8) (i + 1));
    }
  return self;
}

/* One is kept for each language, for good: other threads may be sorting with it. */
static const Alphabet *
get_alphabet (const char *source)
{
  static GMutex lock;
  static GPtrArray *known;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Alphabet *self;

  if (known == NULL)
    known = g_ptr_array_new ();
  for (guint i = 0; i < known->len; i++)
    {
      self = g_ptr_array_index (known, i);
      if (self->source == source)
        return self;
    }
  self = alphabet_new (source);
  g_ptr_array_add (known, self);
  return self;
}

static guint8
find_pair (const Alphabet *self, gunichar first, gunichar second)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      if (pair->first == first && pair->second == second)
        return pair->place;
    }
  return 0;
}

static guint8
find_letter (const Alphabet *self, gunichar letter)
{
  return letter < G_N_ELEMENTS (self->letters) ? self->letters[letter] : 0;
}

typedef struct
{
  const Alphabet *alphabet;
  GString *letters;
  GString *accents;
  GString *capitals;
} Key;

static void
add_place (Key *key, guint8 place, guint8 accent, gboolean is_capital)
{
  g_string_append_c (key->letters, (char) (WEIGHT_LETTER + place));
  g_string_append_c (key->accents, (char) accent);
  g_string_append_c (key->capitals, is_capital ? 3 : 2);
}

/* What is in no alphabet comes after all that is; signs before, and only if nothing else
 * tells two texts apart. */
static void
add_other (Key *key, gunichar c)
{
  if (g_unichar_isspace (c))
    g_string_append_c (key->letters, WEIGHT_SPACE);
  else if (g_unichar_isdigit (c))
    g_string_append_c (key->letters, (char) (WEIGHT_DIGIT + g_unichar_digit_value (c)));
  else if (g_unichar_isalpha (c))
    {
      g_string_append_c (key->letters, (char) WEIGHT_OTHER);
      g_string_append_unichar (key->letters, c);
    }
}

static void
add_character (Key *key, gunichar c, gunichar lower)
{
  gunichar parts[4];
  guint8 place = find_letter (key->alphabet, lower);
  gsize n;

  if (place != 0)
    {
      add_place (key, place, 2, c != lower);
      return;
    }
  n = lower >= 0x80 ? g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts)) : 1;
  place = n > 1 ? find_letter (key->alphabet, parts[0]) : 0;
  if (place != 0)
    add_place (key, place, (guint8) (3 + parts[1] % 250), c != lower);
  else
    add_other (key, lower);
}

static char *
make_key (const Alphabet *alphabet, const char *text)
{
  Key key = { alphabet, g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };

  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      gunichar c = g_utf8_get_char (at), lower = g_unichar_tolower (c);
      guint8 pair = alphabet->pairs->len > 0 && *next != '\0'
                        ? find_pair (alphabet, lower, g_unichar_tolower (g_utf8_get_char (next)))
                        : 0;

      if (pair != 0)
        {
          add_place (&key, pair, 2, c != lower);
          next = g_utf8_next_char (next);
        }
      else
        {
          add_character (&key, c, lower);
        }
      at = next;
    }
  g_string_append_c (key.letters, WEIGHT_END);
  g_string_append_len (key.letters, key.accents->str, (gssize) key.accents->len);
  g_string_append_c (key.letters, WEIGHT_END);
  g_string_append_len (key.letters, key.capitals->str, (gssize) key.capitals->len);
  g_string_append_c (key.letters, WEIGHT_END);
  g_string_append (key.letters, text);
  g_string_free (key.accents, TRUE);
  g_string_free (key.capitals, TRUE);
  return g_string_free (key.letters, FALSE);
}

/* By code point, which no reader knows. */
static gboolean
system_has_no_order (void)
{
  const char *locale = setlocale (LC_COLLATE, NULL);

  return locale == NULL || g_str_equal (locale, "POSIX") || g_str_equal (locale, "C") ||
         g_str_has_prefix (locale, "C.");
}

/**
 * waymark_collate_key:
 * @text: UTF-8
 * @length: its bytes, or -1
 *
 * Returns: (transfer full): what the text is put in order by, with strcmp(), in the spoken
 *   language
 */
char *
waymark_collate_key (const char *text, gssize length)
{
  static const char english[] =
      /* Translators: your alphabet in the order in which names are sorted: one blank between two
       * letters, letters of two characters as they are written ("c ch d dd"), "=" between
       * characters that count as one letter. Accented letters that are not named count as their
       * plain letter. */
      NC_ ("alphabet", "a b c d e f g h i j k l m n o p q r s t u v w x y z");
  const char *own = waymark_pgettext2 ("alphabet", english);
  g_autofree char *whole = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (own == english && waymark_language_get_spoken () == NULL && !system_has_no_order ())
    return g_utf8_collate_key (text, length);
  whole = g_utf8_normalize (text, length, G_NORMALIZE_DEFAULT_COMPOSE);
  return make_key (get_alphabet (own), whole != NULL ? whole : "");
}

/**
 * waymark_collate:
 * @a: a name
 * @b: another one
 *
 * Returns: below, at or above 0 as @a comes before, with or after @b in the spoken language
 */
int
waymark_collate (const char *a, const char *b)
{
  g_autofree char *key_a = waymark_collate_key (a, -1);
  g_autofree char *key_b = waymark_collate_key (b, -1);

  return strcmp (key_a, key_b);
}
