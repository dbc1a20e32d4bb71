/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-lead-splitter.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-lead-words.h"

#define LONGEST_NAME_WORDS 24
#define LONGEST_NAME 300
#define MOST_BESIDE 50
#define MOST_SPELLINGS 5

/*
 * Lead cells are split twice. First every cell is taken apart at its separators, and
 * what comes out is remembered as a known lead. Then each cell is read again: "and",
 * and words without any separator, part leads only where other cells show that they do.
 */
struct _WaymarkLeadSplitter
{
  WaymarkImportChoices *choices; /* borrowed */
  GHashTable *known;             /* folded name -> number of cells that name it so */
  GHashTable
      *first_words;    /* first word of known names -> most words of a name that begins with it */
  GHashTable *by_cell; /* folded cell -> WaymarkLeadReading */
  GPtrArray *readings; /* in order of appearance */
  gboolean learned;    /* all cells were looked at */
};

static void
reading_free (WaymarkLeadReading *reading)
{
  g_free (reading->words);
  g_free (reading->dropped);
  g_free (reading->first);
  g_ptr_array_unref (reading->spellings);
  g_clear_pointer (&reading->parts, g_ptr_array_unref);
  g_free (reading);
}

/**
 * waymark_lead_splitter_new:
 * @choices: (nullable): what a person chose
 *
 * Returns: (transfer full): a splitter that knows no leads yet
 */
WaymarkLeadSplitter *
waymark_lead_splitter_new (WaymarkImportChoices *choices)
{
  WaymarkLeadSplitter *self = g_new0 (WaymarkLeadSplitter, 1);

  self->choices = choices;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->first_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_cell = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) reading_free);
  return self;
}

/**
 * waymark_lead_splitter_free:
 * @self: (nullable): a splitter
 */
void
waymark_lead_splitter_free (WaymarkLeadSplitter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->first_words);
  g_hash_table_unref (self->by_cell);
  g_ptr_array_unref (self->readings);
  g_free (self);
}

/* ---- what is known */

static guint
known_cells (WaymarkLeadSplitter *self, const char *name)
{
  g_autofree char *folded = waymark_words_fold (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->known, folded));
}

static guint
count_gaps (const char *folded)
{
  guint n = 1;

  for (; *folded != '\0'; folded++)
    n += *folded == ' ';
  return n;
}

static void
learn (WaymarkLeadSplitter *self, const char *name)
{
  char *folded = waymark_words_fold (name);
  guint cells = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, folded));
  char *first = g_strndup (folded, strcspn (folded, " "));
  guint words = count_gaps (folded);

  if (*folded == '\0' || words > LONGEST_NAME_WORDS)
    {
      g_free (folded);
      g_free (first);
      return;
    }
  g_hash_table_replace (self->known, folded, GUINT_TO_POINTER (cells + 1));
  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->first_words, first)) < words)
    g_hash_table_replace (self->first_words, first, GUINT_TO_POINTER (words));
  else
    g_free (first);
}

/**
 * waymark_lead_splitter_add:
 * @self: a splitter
 * @cell: a lead cell
 *
 * Learns from a cell. All cells have to be added before the first is split.
 */
void
waymark_lead_splitter_add (WaymarkLeadSplitter *self, const char *cell)
{
  char *folded = waymark_words_fold (cell);
  WaymarkLeadReading *reading = g_hash_table_lookup (self->by_cell, folded);

  if (reading == NULL)
    {
      reading = g_new0 (WaymarkLeadReading, 1);
      reading->words = g_strdup (cell);
      reading->spellings = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->readings, reading);
      g_hash_table_insert (self->by_cell, folded, reading);
    }
  else
    {
      g_free (folded);
      if (!g_str_equal (cell, reading->words) && reading->spellings->len < MOST_SPELLINGS &&
          !g_ptr_array_find_with_equal_func (reading->spellings, cell, g_str_equal, NULL))
        g_ptr_array_add (reading->spellings, g_strdup (cell));
    }
  if (reading->count++ == 0)
    {
      g_autoptr (GPtrArray) pieces = waymark_lead_words_separate (cell);

      for (guint i = 0; i < pieces->len; i++)
        {
          WaymarkLeadPiece *piece = g_ptr_array_index (pieces, i);

          learn (self, piece->part->name);
          if (piece->part->short_name != NULL)
            learn (self, piece->part->short_name);
        }
    }
}

/* ---- "and" */

static gboolean
splits_at_and (WaymarkLeadSplitter *self, const char *left, const char *right, gboolean in_list)
{
  if (*left == '\0' || *right == '\0' || waymark_lead_words_belong_together (left, right))
    return FALSE;
  if (in_list || known_cells (self, left) > 0 || known_cells (self, right) > 0)
    return TRUE;
  return waymark_lead_words_is_body (left) && waymark_lead_words_is_body (right);
}

static void
add_name (
    GPtrArray *parts, const WaymarkLeadPart *like, const char *name, gsize length, gboolean last)
{
  WaymarkLeadPart *part = g_new0 (WaymarkLeadPart, 1);

  part->name = g_strstrip (g_strndup (name, length));
  part->support = like->support;
  if (last)
    {
      part->qualifier = g_strdup (like->qualifier);
      part->short_name = g_strdup (like->short_name);
    }
  g_ptr_array_add (parts, part);
}

static void
drop (WaymarkLeadReading *reading, const char *words)
{
  char *both;

  if (reading == NULL || waymark_words_count (words) == 0)
    return;
  both = reading->dropped != NULL ? g_strdup_printf ("%s %s", reading->dropped, words)
                                  : g_strdup (words);
  g_free (reading->dropped);
  reading->dropped = both;
}

/* Parts a piece at each "and" and "&" that parts leads. */
static GPtrArray *
split_at_and (WaymarkLeadSplitter *self, const WaymarkLeadPiece *piece, WaymarkLeadReading *reading)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
  const char *name = piece->part->name;
  const char *start = name;
  gsize length;

  gboolean too_long = strlen (name) > LONGEST_NAME;

  for (const char *at = name; !too_long && (at = waymark_lead_words_find_and (at, &length)) != NULL;
       at += length)
    {
      g_autofree char *left = g_strstrip (g_strndup (start, at - start));
      const char *next_and;
      gsize next_length;
      g_autofree char *right = NULL;
      g_autofree char *and = NULL;

      next_and = waymark_lead_words_find_and (at + length, &next_length);
      right = g_strstrip (next_and != NULL ? g_strndup (at + length, next_and - at - length)
                                           : g_strdup (at + length));
      if (!splits_at_and (self, left, right, piece->in_list))
        continue;
      add_name (parts, piece->part, start, at - start, FALSE);
      and = g_strstrip (g_strndup (at, length));
      drop (reading, and);
      start = at + length;
    }
  add_name (parts, piece->part, start, strlen (start), TRUE);
  return parts;
}

/* ---- words without a separator */

typedef struct
{
  gsize start, end; /* bytes in the name */
  gboolean known;
} Span;

static GArray *
find_words (const char *name)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Span));
  const char *at = name;

  while (*at != '\0')
    {
      Span span = { .start = at - name };

      while (*at != '\0' && *at != ' ')
        at++;
      span.end = at - name;
      if (span.end > span.start)
        g_array_append_val (words, span);
      while (*at == ' ')
        at++;
    }
  return words;
}

/* The longest known name from word @first on, shorter than the whole; 0 when there is none. */
static guint
match_known (WaymarkLeadSplitter *self, const char *name, const GArray *words, guint first)
{
  const Span *from = &g_array_index (words, Span, first);
  g_autofree char *word = g_strndup (name + from->start, from->end - from->start);
  g_autofree char *folded_word = waymark_words_fold (word);
  g_autofree char *first_word = g_strndup (folded_word, strcspn (folded_word, " "));
  guint most = GPOINTER_TO_UINT (g_hash_table_lookup (self->first_words, first_word));

  most = MIN (most, words->len - first);
  for (guint n = most; n > 0; n--)
    {
      g_autofree char *candidate = NULL;

      if (n == words->len)
        continue;
      candidate = g_strndup (name + from->start,
                             g_array_index (words, Span, first + n - 1).end - from->start);
      if (known_cells (self, candidate) > 0)
        return n;
    }
  return 0;
}

/* The name as stretches that are leads elsewhere, and what lies between. */
static GArray *
find_spans (WaymarkLeadSplitter *self, const char *name, guint *n_known)
{
  g_autoptr (GArray) words = find_words (name);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  *n_known = 0;
  for (guint i = 0; i < words->len;)
    {
      guint n = match_known (self, name, words, i);
      Span span = { .start = g_array_index (words, Span, i).start, .known = n > 0 };
      Span *last = spans->len > 0 ? &g_array_index (spans, Span, spans->len - 1) : NULL;

      span.end = g_array_index (words, Span, i + MAX (n, 1) - 1).end;
      if (n == 0 && last != NULL && !last->known)
        last->end = span.end;
      else
        g_array_append_val (spans, span);
      *n_known += n > 0;
      i += MAX (n, 1);
    }
  return spans;
}

/* "16+", "staff in schools": words behind a name that are no name themselves. */
static gboolean
is_small (const char *words)
{
  if (g_unichar_isupper (g_utf8_get_char (words)))
    return FALSE;
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isupper (g_utf8_get_char (at)) && g_unichar_islower (g_utf8_get_char (words)))
      return FALSE;
  return TRUE;
}

static void
add_spans (GPtrArray *parts, const WaymarkLeadPart *part, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      const char *words = part->name + span->start;
      gsize length = span->end - span->start;
      WaymarkLeadPart *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL;

      if (!span->known && is_small (words) && i > 0 && last != NULL && last->qualifier == NULL)
        last->qualifier = g_strndup (words, length);
      else
        add_name (parts, part, words, length, FALSE);
    }
  if (part->qualifier != NULL && parts->len > 0)
    {
      WaymarkLeadPart *last = g_ptr_array_index (parts, parts->len - 1);

      if (last->qualifier == NULL)
        last->qualifier = g_strdup (part->qualifier);
      else
        {
          char *both = g_strdup_printf ("%s, %s", last->qualifier, part->qualifier);

          g_free (last->qualifier);
          last->qualifier = both;
        }
    }
}

/* Whether another part of the same cell is a lead elsewhere too. */
static gboolean
has_known_beside (WaymarkLeadSplitter *self, GPtrArray *all, const WaymarkLeadPart *part)
{
  for (guint i = 0; i < all->len && i < MOST_BESIDE; i++)
    {
      const WaymarkLeadPart *other = g_ptr_array_index (all, i);

      if (other != part && known_cells (self, other->name) > 1)
        return TRUE;
    }
  return FALSE;
}

static void
split_words (WaymarkLeadSplitter *self,
             WaymarkLeadReading *reading,
             GPtrArray *all,
             const WaymarkLeadPart *part)
{
  guint n_known = 0;
  gsize and_length;
  gboolean plain = strlen (part->name) <= LONGEST_NAME &&
                   waymark_lead_words_find_and (part->name, &and_length) == NULL;
  g_autoptr (GArray) spans =
      plain ? find_spans (self, part->name, &n_known) : g_array_new (FALSE, FALSE, sizeof (Span));
  const Span *first = spans->len > 0 ? &g_array_index (spans, Span, 0) : NULL;
  g_autofree char *lead = NULL;
  const char *rest;

  if (n_known >= 2)
    {
      add_spans (reading->parts, part, spans);
      reading->by_evidence = TRUE;
      return;
    }
  if (n_known == 1 && first->known && spans->len == 2)
    {
      lead = g_strndup (part->name, first->end);
      rest = part->name + g_array_index (spans, Span, 1).start;
      if (waymark_lead_words_is_everyone (lead))
        ;
      else if (is_small (rest))
        {
          add_spans (reading->parts, part, spans);
          return;
        }
      else if (waymark_lead_words_is_name (lead) && has_known_beside (self, all, part))
        {
          add_spans (reading->parts, part, spans);
          reading->by_evidence = TRUE;
          return;
        }
      else if (!reading->maybe_more)
        {
          reading->maybe_more = TRUE;
          reading->first = g_steal_pointer (&lead);
        }
    }
  g_ptr_array_add (reading->parts, waymark_lead_part_copy (part));
}

/* ---- cells */

/* What an "and" parts is a lead too, once it is known that it does. */
static void
learn_from_ands (WaymarkLeadSplitter *self)
{
  self->learned = TRUE;
  for (guint i = 0; i < self->readings->len; i++)
    {
      const WaymarkLeadReading *reading = g_ptr_array_index (self->readings, i);
      g_autoptr (GPtrArray) pieces = waymark_lead_words_separate (reading->words);

      for (guint j = 0; j < pieces->len; j++)
        {
          g_autoptr (GPtrArray) parts = split_at_and (self, g_ptr_array_index (pieces, j), NULL);

          for (guint k = 0; parts->len > 1 && k < parts->len; k++)
            learn (self, ((WaymarkLeadPart *) g_ptr_array_index (parts, k))->name);
        }
    }
}

/* Each party once, unless it is there for different things. */
static GPtrArray *
drop_repeated (WaymarkLeadReading *reading, GPtrArray *parts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (parts, i);
      char *folded = waymark_words_fold (part->name);
      gboolean empty = *folded == '\0';

      if ((g_hash_table_add (seen, folded) || part->qualifier != NULL) && !empty)
        g_ptr_array_add (kept, waymark_lead_part_copy (part));
      else
        drop (reading, part->name);
    }
  return kept;
}

static void
read_cell (WaymarkLeadSplitter *self, WaymarkLeadReading *reading)
{
  g_autoptr (GPtrArray) pieces = waymark_lead_words_separate (reading->words);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
  g_autoptr (GPtrArray) every = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      const WaymarkLeadPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->dropped != NULL)
        drop (reading, piece->dropped);
      g_ptr_array_extend_and_steal (all, split_at_and (self, piece, reading));
    }
  reading->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);
  for (guint i = 0; i < all->len; i++)
    split_words (self, reading, all, g_ptr_array_index (all, i));
  every = g_steal_pointer (&reading->parts);
  reading->parts = drop_repeated (reading, every);
}

/* Who a person chose; the words of the cell that none of them has are left out. */
static void
take_chosen (WaymarkLeadReading *reading, GPtrArray *chosen)
{
  reading->chosen = TRUE;
  reading->parts = g_ptr_array_ref (chosen);
  reading->dropped = waymark_lead_words_find_rest (reading->words, chosen);
}

/**
 * waymark_lead_splitter_split:
 * @self: a splitter that knows all cells
 * @cell: a lead cell
 *
 * Returns: (transfer none): who the cell names
 */
const WaymarkLeadReading *
waymark_lead_splitter_split (WaymarkLeadSplitter *self, const char *cell)
{
  g_autofree char *folded = waymark_words_fold (cell);
  WaymarkLeadReading *reading = g_hash_table_lookup (self->by_cell, folded);
  GPtrArray *chosen;

  if (reading == NULL)
    {
      waymark_lead_splitter_add (self, cell);
      reading = g_hash_table_lookup (self->by_cell, folded);
    }
  if (reading->parts != NULL)
    return reading;
  if (!self->learned)
    learn_from_ands (self);
  chosen = waymark_import_choices_get_lead (self->choices, cell);
  if (chosen != NULL)
    take_chosen (reading, chosen);
  else
    read_cell (self, reading);
  return reading;
}

/**
 * waymark_lead_splitter_get_readings:
 * @self: a splitter
 *
 * Returns: (transfer none) (element-type WaymarkLeadReading): each different cell once, in order
 */
GPtrArray *
waymark_lead_splitter_get_readings (WaymarkLeadSplitter *self)
{
  return self->readings;
}
