/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-pointer-finder.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"

#define FURTHEST_RELATION 64
#define LONGEST_CELL 160
#define WIDEST_RANGE 30

static const struct
{
  const char *words;
  gboolean theme, sure;
} kinds[] = {
  /* Translators: words before the number of an action that a text refers to ("see action 4"),
     parted by "|" */
  { NC_ ("reference words",
         "action|actions|requirement|requirements|objective|objectives|recommendation|"
         "recommendations"),
    FALSE,
    TRUE },
  /* Translators: more such words, which may also mean something else, parted by "|" */
  { NC_ ("reference words",
         "priority|priorities|item|items|task|tasks|commitment|commitments|no|nos|row|point"),
    FALSE,
    FALSE },
  /* Translators: words before the number of a theme that a text refers to, parted by "|" */
  { NC_ ("reference words", "theme|themes|strand|strands|chapter|pillar"), TRUE, FALSE },
};

static const struct
{
  const char *relation;
  const char *words;
} relations[] = {
  /* Translators: what stands before "action 4" when an action is now part of it, parted by "|" */
  { "incorporated",
    NC_ ("relation words",
         "incorporated into|incorporated in|incorporated within|merged into|merged with|"
         "combined with|combined into|included in|included within|included under|covered by|"
         "covered in|covered under|covered within|absorbed into|subsumed into|"
         "subsumed within|superseded by|replaced by|amalgamated with|part of|rolled into") },
  /* Translators: what stands before "action 4" when an action waits for it, parted by "|" */
  { "depends",
    NC_ ("relation words",
         "dependent on|dependent upon|depends on|depends upon|depending on|subject to|reliant "
         "on|relies on|"
         "contingent on|conditional on|once|after|following completion of") },
  /* Translators: what stands before "action 4" when an action carries it on, parted by "|" */
  { "continues",
    NC_ ("relation words",
         "continues|continues from|continuation of|continued from|follows on from|follow on from|"
         "following on from|builds on|build on|building on|carries on|next step of") },
};

/* Translators: words that lead to a reference without naming what it refers to ("see 1.2"), parted
 * by "|" */
static const char *const see_words =
    NC_ ("reference words",
         "see|see also|please see|please also see|refer to|as per|linked to|links "
         "to|link to|cf|cross reference");

/* Translators: words and signs between numbers ("1, 2 and 6"), parted by "|" */
static const char *const joints = NC_ ("reference words", "and|or");

/* Translators: words between the ends of a range of numbers ("1 to 3"), parted by "|" */
static const char *const ranges = NC_ ("reference words", "to");

enum
{
  TABLE_KINDS,
  TABLE_SEE,
  TABLE_JOINTS,
  TABLE_RANGES,
  N_TABLES,
};

static void
add_words (GHashTable *table, const char *context, const char *words, guint value)
{
  const char *const both[] = { words, waymark_pgettext2 (context, words) };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_auto (GStrv) parts = g_strsplit (both[i], "|", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        g_hash_table_insert (table, waymark_words_fold (parts[j]), GUINT_TO_POINTER (value));
    }
}

static GHashTable *
get_table (guint which)
{
  static gsize once = 0;
  static GHashTable *tables[N_TABLES];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_TABLES; i++)
        tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        add_words (tables[TABLE_KINDS], "reference words", kinds[i].words, i + 1);
      add_words (tables[TABLE_SEE], "reference words", see_words, 1);
      add_words (tables[TABLE_JOINTS], "reference words", joints, 1);
      add_words (tables[TABLE_RANGES], "reference words", ranges, 1);
      g_once_init_leave (&once, 1);
    }
  return tables[which];
}

static guint
find (guint which, const char *at, gsize length)
{
  g_autofree char *raw = g_strndup (at, length);
  g_autofree char *folded = waymark_words_fold (raw);

  return GPOINTER_TO_UINT (g_hash_table_lookup (get_table (which), folded));
}

/* ---- words and numbers */

static gsize
word_length (const char *at)
{
  gsize length = 0;

  while (at[length] != '\0')
    {
      gunichar c = g_utf8_get_char (at + length);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        break;
      length += g_utf8_next_char (at + length) - (at + length);
    }
  return length;
}

/* "4", "1.2", "8a", "8(a)", "A4"; no years, no percentages, no dates. */
static gsize
number_length (const char *at)
{
  const char *start = at;
  guint digits = 0;
  gboolean dots = FALSE;

  if (g_ascii_isupper (*at) && g_ascii_isdigit (at[1]))
    at++;
  while (g_ascii_isdigit (*at) || (*at == '.' && digits > 0 && g_ascii_isdigit (at[1])))
    {
      dots |= *at == '.';
      digits += *at != '.';
      at++;
    }
  if (digits == 0 || (!dots && digits > 3) || digits > 6)
    return 0;
  if (*at == '(' && g_ascii_islower (at[1]) && at[2] == ')')
    at += 3;
  else if (g_ascii_islower (*at) && !g_ascii_isalnum (at[1]))
    at++;
  if (g_ascii_isalnum (*at) || *at == '%' || *at == '/' || (gsize) (at - start) > 15 ||
      strncmp (at, "°", 2) == 0)
    return 0;
  return at - start;
}

static gsize
blanks (const char *at)
{
  return strspn (at, " \n\t");
}

/* What joins the number before @at with another one; returns its bytes with blanks, or 0. */
static gsize
joint_length (const char *at, gboolean *range)
{
  gsize length = blanks (at);
  gsize word;

  *range = FALSE;
  if (at[length] == ',' || at[length] == '&' || at[length] == ';' || at[length] == '+')
    {
      length++;
      length += blanks (at + length);
      word = word_length (at + length);
      if (word > 0 && find (TABLE_JOINTS, at + length, word))
        length += word + blanks (at + length + word);
      return length;
    }
  if (length == 0 && (*at == '-' || strncmp (at, "–", 3) == 0))
    {
      *range = TRUE;
      length += at[length] == '-' ? 1 : 3;
      return length + blanks (at + length);
    }
  word = word_length (at + length);
  if (word == 0 || length == 0)
    return 0;
  *range = find (TABLE_RANGES, at + length, word) > 0;
  if (!*range && !find (TABLE_JOINTS, at + length, word))
    return 0;
  return length + word + blanks (at + length + word);
}

/* ---- relations */

static GPtrArray *
split_phrases (const char *context, const char *list)
{
  const char *const both[] = { list, waymark_pgettext2 (context, list) };
  GPtrArray *phrases = g_ptr_array_new ();

  for (guint i = 0; i < (both[0] == both[1] ? 1 : 2); i++)
    {
      g_auto (GStrv) parts = g_strsplit (both[i], "|", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        g_ptr_array_add (phrases, waymark_words_fold (parts[j]));
    }
  return phrases;
}

/* By relation, then those that only lead to a reference. */
static GPtrArray *
get_phrases (guint which)
{
  static gsize once = 0;
  static GPtrArray *phrases[G_N_ELEMENTS (relations) + 1];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
        phrases[i] = split_phrases ("relation words", relations[i].words);
      phrases[G_N_ELEMENTS (relations)] = split_phrases ("reference words", see_words);
      g_once_init_leave (&once, 1);
    }
  return phrases[which];
}

static gboolean
ends_with (const char *folded, gsize length, const GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    {
      const char *phrase = g_ptr_array_index (phrases, i);
      gsize words = strlen (phrase);

      if (length >= words && strncmp (folded + length - words, phrase, words) == 0 &&
          (length == words || folded[length - words - 1] == ' '))
        return TRUE;
    }
  return FALSE;
}

/* What the words right before a reference say of it, within its sentence; NULL when nothing. */
static const char *
find_relation (const char *text, gsize at)
{
  gsize start = at > FURTHEST_RELATION ? at - FURTHEST_RELATION : 0;
  g_autofree char *before = NULL;
  g_autofree char *folded = NULL;
  gsize length;

  while (start > 0 && ((guchar) text[start] & 0xc0) == 0x80)
    start++;
  for (gsize i = at; i > start; i--)
    if (text[i - 1] == '.' || text[i - 1] == ';' || text[i - 1] == '\n')
      {
        start = i;
        break;
      }
  before = g_strndup (text + start, at - start);
  folded = waymark_words_fold (before);
  length = strlen (folded);
  if (g_str_has_suffix (folded, " the"))
    length -= strlen (" the");
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (ends_with (folded, length, get_phrases (i)))
      return relations[i].relation;
  return ends_with (folded, length, get_phrases (G_N_ELEMENTS (relations))) ? "see" : NULL;
}

/* ---- finding */

typedef struct
{
  const char *text;
  GArray *found;
  guint mention;
} Finder;

static void
add_pointer (
    Finder *self, gsize start, gsize length, const char *number, guint kind, const char *relation)
{
  WaymarkPointer pointer = {
    .start = start, .length = length, .relation = relation, .mention = self->mention
  };

  g_strlcpy (pointer.number, number, sizeof pointer.number);
  pointer.theme = kind > 0 && kinds[kind - 1].theme;
  pointer.sure = kind > 0 && kinds[kind - 1].sure;
  g_array_append_val (self->found, pointer);
}

static void
add_range (Finder *self, const char *last, gsize at, guint kind, const char *relation)
{
  WaymarkPointer *first = &g_array_index (self->found, WaymarkPointer, self->found->len - 1);
  char *end;
  guint64 from = g_ascii_strtoull (first->number, &end, 10);
  guint64 to = *end == '\0' ? g_ascii_strtoull (last, &end, 10) : 0;

  if (*end != '\0' || to <= from + 1 || to - from > WIDEST_RANGE)
    return;
  for (guint64 i = from + 1; i < to; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", (guint) i);

      add_pointer (self, at, 0, number, kind, relation);
    }
}

/* Reads the numbers at @at; returns where they end, or @at when there is none. */
static gsize
read_numbers (Finder *self, gsize at, gsize word, guint kind, gboolean deep)
{
  const char *text = self->text;
  const char *relation = NULL;
  gboolean range = FALSE;
  gsize end = at;

  for (;;)
    {
      gsize length = number_length (text + at);
      g_autofree char *number = g_strndup (text + at, length);

      if (length == 0 || (deep && strchr (number, '.') == NULL))
        break;
      if (relation == NULL)
        {
          /* "Priority 1" may be anybody's; "see priority 1" is ours. */
          relation = find_relation (text, word);
          if (relation == NULL && kind > 0 && !kinds[kind - 1].sure && !kinds[kind - 1].theme)
            break;
          if (relation == NULL)
            relation = "see";
          self->mention++;
        }
      if (range)
        add_range (self, number, at, kind, relation);
      add_pointer (self, at, length, number, kind, relation);
      end = at + length;
      length = joint_length (text + end, &range);
      if (length == 0)
        break;
      at = end + length;
      length = word_length (text + at);
      if (length > 1 && find (TABLE_KINDS, text + at, length) == kind && kind > 0)
        at += length + blanks (text + at + length);
    }
  return end;
}

/* "1.2" rather than "12". */
static gboolean
is_deep (const char *at)
{
  gsize length = number_length (at);

  return length > 0 && memchr (at, '.', length) != NULL;
}

/**
 * waymark_pointers_find:
 * @text: a text
 *
 * Finds the numbers in a text that refer to items: "As stated in action 2",
 * "incorporated into actions 1, 2 and 6", "see 1.4". A year, a regulation's
 * number or "year 1 and 2" is none.
 *
 * Returns: (transfer full) (element-type WaymarkPointer): the pointers, in order
 */
GArray *
waymark_pointers_find (const char *text)
{
  Finder self = { .text = text, .found = g_array_new (FALSE, FALSE, sizeof (WaymarkPointer)) };
  gsize at = 0;

  if (strpbrk (text, "0123456789") == NULL)
    return self.found;
  while (text[at] != '\0')
    {
      gsize length = word_length (text + at);
      gsize next;
      guint kind;

      if (length == 0)
        {
          at += g_utf8_next_char (text + at) - (text + at);
          continue;
        }
      next = at + length + (text[at + length] == '.' ? 1 : 0);
      if (text[next] != ' ' && text[next] != '\n')
        {
          at += length;
          continue;
        }
      next += blanks (text + next);
      if (!g_ascii_isdigit (text[next]) &&
          !(g_ascii_isupper (text[next]) && g_ascii_isdigit (text[next + 1])))
        {
          at += length;
          continue;
        }
      kind = find (TABLE_KINDS, text + at, length);
      if (kind > 0)
        next = read_numbers (&self, next, at, kind, FALSE);
      else if (is_deep (text + next) && find_relation (text, next) != NULL)
        next = read_numbers (&self, next, next, 0, TRUE);
      else
        next = at;
      at = MAX (at + length, next);
    }
  return self.found;
}

/**
 * waymark_pointer_is_cell:
 * @cell: a cell
 *
 * Returns: whether it holds nothing but a reference: "See Actions 1, 2 and 6."
 */
gboolean
waymark_pointer_is_cell (const char *cell)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *folded = NULL;
  const WaymarkPointer *pointer;
  gsize start;

  if (*cell == '\0' || strlen (cell) > LONGEST_CELL || strpbrk (cell, "0123456789") == NULL)
    return FALSE;
  found = waymark_pointers_find (cell);
  if (found->len == 0)
    return FALSE;
  pointer = &g_array_index (found, WaymarkPointer, found->len - 1);
  if (strspn (cell + pointer->start + pointer->length, " .)]\n") !=
      strlen (cell + pointer->start + pointer->length))
    return FALSE;

  /* Before the number: nothing, or what leads to a reference, and what it refers to. */
  pointer = &g_array_index (found, WaymarkPointer, 0);
  start = pointer->start;
  while (start > 0 && cell[start - 1] == ' ')
    start--;
  if (pointer->sure || pointer->theme || find (TABLE_SEE, cell, start) == 0)
    while (start > 0 && cell[start - 1] != ' ' && cell[start - 1] != '(')
      start--;
  folded = g_strndup (cell, start);
  if (waymark_words_count (folded) == 0)
    return TRUE;
  return find (TABLE_SEE, folded, strlen (folded)) > 0 || !g_str_equal (pointer->relation, "see");
}
