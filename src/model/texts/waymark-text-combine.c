/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-text-combine.h"

#include <string.h>

/* Combining edits of one long text: by sentence and by line, the same everywhere. What follows
 * is part of the file's format, ties included, since combined texts are derived anew by
 * everyone who opens the plan: another result would be another plan. */

/* Larger differences count as one change. */
#define MAX_CELLS 1000000

/* The smallest thing combined: a sentence with the blanks after it, or a line end. */
typedef struct
{
  const char *start;
  gsize length;
} Unit;

/* Units as numbers: equal ones have the same. */
typedef struct
{
  GArray *units;       /* of Unit, by number */
  GHashTable *numbers; /* Unit -> its number + 1 */
  GPtrArray *kept;     /* the keys */
} Units;

/* Units [start, end) of the base become others. */
typedef struct
{
  guint start;
  guint end;
  const guint *with;
  guint n_with;
} Hunk;

/* The middle of two texts, which differ at its start and at its end, and how much of the rest
 * they have in common from each pair of places that is at most @band off the diagonal. */
typedef struct
{
  const guint *a;
  const guint *b;
  guint n_a;
  guint n_b;
  guint band;
  gsize width;
  guint16 *common;
} Middle;

static guint
unit_hash (gconstpointer data)
{
  const Unit *unit = data;
  guint hash = 5381;

  for (gsize i = 0; i < unit->length; i++)
    hash = hash * 33 + (guchar) unit->start[i];
  return hash;
}

static gboolean
unit_equal (gconstpointer a, gconstpointer b)
{
  const Unit *x = a, *y = b;

  return x->length == y->length && memcmp (x->start, y->start, x->length) == 0;
}

static guint
number_of (Units *units, const char *start, gsize length)
{
  Unit unit = { start, length };
  gpointer found = g_hash_table_lookup (units->numbers, &unit);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  g_array_append_val (units->units, unit);
  g_ptr_array_add (units->kept, g_memdup2 (&unit, sizeof unit));
  g_hash_table_insert (units->numbers,
                       g_ptr_array_index (units->kept, units->kept->len - 1),
                       GUINT_TO_POINTER (units->units->len));
  return units->units->len - 1;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Whether what stands right before @at ends a sentence. */
static gboolean
ends_sentence (const char *start, const char *at)
{
  static const char *const wide[] = { "。", "！", "？" };

  if (at == start)
    return FALSE;
  if (strchr (".!?", at[-1]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (at - start >= 3 && memcmp (at - 3, wide[i], 3) == 0)
      return TRUE;
  return FALSE;
}

static GArray *
split (Units *units, const char *text)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *start = text, *at = text;
  guint number;

#define TAKE(from, to)                                                                             \
  (number = number_of (units, (from), (gsize) ((to) - (from))),                                    \
   g_array_append_val (numbers, number))

  while (*at != '\0')
    {
      if (*at == '\n')
        {
          if (start < at)
            TAKE (start, at);
          TAKE (at, at + 1);
          start = ++at;
        }
      else if (is_blank (*at) && ends_sentence (start, at))
        {
          while (is_blank (*at))
            at++;
          TAKE (start, at);
          start = at;
        }
      else
        at++;
    }
  if (start < at)
    TAKE (start, at);
#undef TAKE
  return numbers;
}

static guint
band_start (const Middle *m, guint i)
{
  return i > m->band ? i - m->band : 0;
}

static gboolean
in_band (const Middle *m, guint i, guint j)
{
  return j >= band_start (m, i) && j <= MIN ((guint64) m->n_b, (guint64) i + m->band);
}

/* What is off the band counts for less than anything in it. */
static int
common_from (const Middle *m, guint i, guint j)
{
  return in_band (m, i, j) ? m->common[i * m->width + (j - band_start (m, i))] : -1;
}

static void
fill (Middle *m)
{
  for (guint i = m->n_a + 1; i-- > 0;)
    {
      guint first = band_start (m, i);

      for (guint j = (guint) MIN ((guint64) m->n_b, (guint64) i + m->band) + 1; j-- > first;)
        {
          int most = 0;

          if (i < m->n_a && j < m->n_b)
            most = m->a[i] == m->b[j] ? common_from (m, i + 1, j + 1) + 1
                                      : MAX (common_from (m, i + 1, j), common_from (m, i, j + 1));
          m->common[i * m->width + (j - first)] = (guint16) most;
        }
    }
}

/* No way that changes least leaves a band as broad as the changes are many; so a band that
 * holds a way with as few changes as it is broad holds all of them, and every comparison on
 * such a way comes out as if everything had been filled. */
static void
fill_enough (Middle *m)
{
  guint64 size = MAX (m->n_a, m->n_b);

  m->band = (guint) MIN (size, (guint64) (size - MIN (m->n_a, m->n_b)) + 16);
  for (;;)
    {
      m->width = MIN ((gsize) m->n_b, 2 * (gsize) m->band) + 1;
      m->common = g_new (guint16, (gsize) (m->n_a + 1) * m->width);
      fill (m);
      if (m->band >= size ||
          (gint64) m->n_a + m->n_b - 2 * (gint64) common_from (m, 0, 0) <= (gint64) m->band)
        return;
      g_free (m->common);
      m->band = (guint) MIN (size, (guint64) m->band * 2);
    }
}

static void
add_hunk (
    GArray *hunks, const Middle *m, guint offset, guint start, guint end, guint from, guint to)
{
  Hunk hunk = { offset + start, offset + end, m->b + from, to - from };

  if (start != end || from != to)
    g_array_append_val (hunks, hunk);
}

/* The ways through are the same everywhere: what is alike is taken, of two equally good
 * ways the one that first leaves out of the base. */
static void
walk (const Middle *m, guint offset, GArray *hunks)
{
  guint i = 0, j = 0, start = 0, from = 0;

  while (i < m->n_a || j < m->n_b)
    {
      if (i < m->n_a && j < m->n_b && m->a[i] == m->b[j])
        {
          add_hunk (hunks, m, offset, start, i, from, j);
          start = ++i;
          from = ++j;
        }
      else if (j == m->n_b ||
               (i < m->n_a && common_from (m, i + 1, j) >= common_from (m, i, j + 1)))
        i++;
      else
        j++;
    }
  add_hunk (hunks, m, offset, start, i, from, j);
}

static void
find_hunks (const GArray *base, const GArray *text, GArray *hunks)
{
  const guint *a = (const guint *) (gconstpointer) base->data;
  const guint *b = (const guint *) (gconstpointer) text->data;
  guint least = MIN (base->len, text->len), low = 0, high = 0;
  Middle m = { 0 };

  while (low < least && a[low] == b[low])
    low++;
  while (high < least - low && a[base->len - 1 - high] == b[text->len - 1 - high])
    high++;
  m.a = a + low;
  m.b = b + low;
  m.n_a = base->len - low - high;
  m.n_b = text->len - low - high;
  if (m.n_a == 0 || m.n_b == 0 || (guint64) m.n_a * m.n_b > MAX_CELLS)
    {
      add_hunk (hunks, &m, low, 0, m.n_a, 0, m.n_b);
      return;
    }
  fill_enough (&m);
  walk (&m, low, hunks);
  g_free (m.common);
}

static int
compare_hunks (gconstpointer a, gconstpointer b)
{
  const Hunk *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static gboolean
same_hunk (const Hunk *a, const Hunk *b)
{
  return a->start == b->start && a->end == b->end && a->n_with == b->n_with &&
         (a->n_with == 0 || memcmp (a->with, b->with, a->n_with * sizeof *a->with) == 0);
}

static void
append_units (GString *out, const Units *units, const guint *numbers, guint n_numbers)
{
  for (guint i = 0; i < n_numbers; i++)
    {
      const Unit *unit = &g_array_index (units->units, Unit, numbers[i]);

      g_string_append_len (out, unit->start, (gssize) unit->length);
    }
}

/* All changes together; NULL when two that differ overlap or touch. */
static char *
apply (const Units *units, const GArray *base, GArray *hunks)
{
  const guint *numbers = (const guint *) (gconstpointer) base->data;
  g_autoptr (GString) out = g_string_new (NULL);
  const Hunk *last = NULL;
  guint at = 0;

  g_array_sort (hunks, compare_hunks);
  for (guint i = 0; i < hunks->len; i++)
    {
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);

      if (last != NULL && same_hunk (last, hunk))
        continue;
      if (last != NULL && hunk->start <= last->end)
        return NULL;
      append_units (out, units, numbers + at, hunk->start - at);
      append_units (out, units, hunk->with, hunk->n_with);
      at = hunk->end;
      last = hunk;
    }
  append_units (out, units, numbers + at, base->len - at);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * waymark_text_combine:
 * @base: (nullable): the text that all started from
 * @texts: (array length=n_texts): what each made of it; %NULL stands for no text
 * @n_texts: how many
 *
 * Puts the changes of several people to one long text together, by sentence and by line,
 * none of them lost or doubled: a change that several made alike is one. Changes
 * that overlap or touch cannot be combined. The order of @texts does not matter.
 *
 * Returns: (transfer full) (nullable): the combined text; %NULL when it cannot be done
 */
char *
waymark_text_combine (const char *base, const char *const *texts, gsize n_texts)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (unit_hash, unit_equal);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) split_texts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));
  g_autoptr (GArray) base_units = NULL;
  Units units = { all, numbers, kept };

  g_return_val_if_fail (n_texts == 0 || texts != NULL, NULL);

  base_units = split (&units, base != NULL ? base : "");
  for (gsize i = 0; i < n_texts; i++)
    {
      GArray *text = split (&units, texts[i] != NULL ? texts[i] : "");

      g_ptr_array_add (split_texts, text);
      find_hunks (base_units, text, hunks);
    }
  return apply (&units, base_units, hunks);
}
