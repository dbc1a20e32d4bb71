/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-word-diff.h"

#include <string.h>

/* Larger differences are shown as one: the old words, then the new. */
#define MAX_CELLS (4u * 1000 * 1000)

/* A word, a run of blanks, or a single other character, within a text. */
typedef struct
{
  const char *start;
  gsize length;
} Token;

/* Two texts without what is the same at their start and end, and what they have in common. */
typedef struct
{
  const Token *old;
  const Token *new;
  guint n_old;
  guint n_new;
  guint16 *common; /* [(n_old + 1) * (n_new + 1)], of the rest from there on */
} Table;

/**
 * waymark_words_span_free:
 * @span: (transfer full): a span
 */
void
waymark_words_span_free (WaymarkWordsSpan *span)
{
  g_free (span->words);
  g_free (span);
}

static GArray *
tokens_of (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  while (*text != '\0')
    {
      Token token = { text, 0 };
      gunichar first = g_utf8_get_char (text);

      text = g_utf8_next_char (text);
      if (g_unichar_isalnum (first))
        while (g_unichar_isalnum (g_utf8_get_char (text)) ||
               g_unichar_ismark (g_utf8_get_char (text)))
          text = g_utf8_next_char (text);
      else if (g_unichar_isspace (first))
        while (g_unichar_isspace (g_utf8_get_char (text)))
          text = g_utf8_next_char (text);
      token.length = (gsize) (text - token.start);
      g_array_append_val (tokens, token);
    }
  return tokens;
}

static gboolean
same (const Token *a, const Token *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
append (GPtrArray *spans, WaymarkWordsFate fate, const Token *first, guint n)
{
  WaymarkWordsSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;
  g_autofree char *words = NULL;
  WaymarkWordsSpan *span;

  if (n == 0)
    return;
  words =
      g_strndup (first->start, (gsize) (first[n - 1].start + first[n - 1].length - first->start));
  if (last != NULL && last->fate == fate)
    {
      char *longer = g_strconcat (last->words, words, NULL);

      g_free (last->words);
      last->words = longer;
      return;
    }
  span = g_new (WaymarkWordsSpan, 1);
  span->fate = fate;
  span->words = g_steal_pointer (&words);
  g_ptr_array_add (spans, span);
}

#define CELL(t, i, j) ((t)->common[(gsize) (i) * ((t)->n_new + 1) + (j)])

static void
fill (Table *t)
{
  for (guint i = t->n_old; i-- > 0;)
    for (guint j = t->n_new; j-- > 0;)
      CELL (t, i, j) = same (&t->old[i], &t->new[j]) ? (guint16) (CELL (t, i + 1, j + 1) + 1)
                                                     : MAX (CELL (t, i + 1, j), CELL (t, i, j + 1));
}

/* Blanks that are all that is the same between two changes would only break the marks up. */
static gboolean
is_gap (const Table *t, guint i, guint j, gboolean changed)
{
  gboolean blank = g_unichar_isspace (g_utf8_get_char (t->old[i].start));
  gboolean goes_on = i + 1 < t->n_old && j + 1 < t->n_new && !same (&t->old[i + 1], &t->new[j + 1]);

  return blank && changed && goes_on;
}

static void
walk (const Table *t, GPtrArray *spans)
{
  guint i = 0, j = 0;           /* where we are */
  guint old_at = 0, new_at = 0; /* where the change under way began */

  while (i < t->n_old || j < t->n_new)
    {
      if (i < t->n_old && j < t->n_new && same (&t->old[i], &t->new[j]))
        {
          if (is_gap (t, i, j, old_at < i && new_at < j))
            {
              i++;
              j++;
              continue;
            }
          append (spans, WAYMARK_WORDS_REMOVED, t->old + old_at, i - old_at);
          append (spans, WAYMARK_WORDS_ADDED, t->new + new_at, j - new_at);
          append (spans, WAYMARK_WORDS_SAME, t->new + j, 1);
          old_at = ++i;
          new_at = ++j;
        }
      else if (j == t->n_new || (i < t->n_old && CELL (t, i + 1, j) >= CELL (t, i, j + 1)))
        i++;
      else
        j++;
    }
  append (spans, WAYMARK_WORDS_REMOVED, t->old + old_at, i - old_at);
  append (spans, WAYMARK_WORDS_ADDED, t->new + new_at, j - new_at);
}

/**
 * waymark_word_diff:
 * @before: (nullable): a text
 * @after: (nullable): what became of it
 *
 * Compares two texts word by word, for marking on screen what was added and removed.
 * The spans that are same or added give @after, those that are same or removed @before.
 *
 * Returns: (transfer full) (element-type WaymarkWordsSpan): the spans in reading order
 */
GPtrArray *
waymark_word_diff (const char *before, const char *after)
{
  g_autoptr (GPtrArray) spans =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_words_span_free);
  g_autoptr (GArray) old = tokens_of (before != NULL ? before : "");
  g_autoptr (GArray) new = tokens_of (after != NULL ? after : "");
  const Token *a = (const Token *) (gpointer) old->data;
  const Token *b = (const Token *) (gpointer) new->data;
  guint start = 0, end = 0;
  guint least = MIN (old->len, new->len);
  g_autofree guint16 *common = NULL;
  Table t;

  while (start < least && same (&a[start], &b[start]))
    start++;
  while (end < least - start && same (&a[old->len - 1 - end], &b[new->len - 1 - end]))
    end++;
  t = (Table){ a + start, b + start, old->len - start - end, new->len - start - end, NULL };

  append (spans, WAYMARK_WORDS_SAME, b, start);
  if ((guint64) (t.n_old + 1) * (t.n_new + 1) > MAX_CELLS)
    {
      append (spans, WAYMARK_WORDS_REMOVED, t.old, t.n_old);
      append (spans, WAYMARK_WORDS_ADDED, t.new, t.n_new);
    }
  else
    {
      common = g_new0 (guint16, (gsize) (t.n_old + 1) * (t.n_new + 1));
      t.common = common;
      fill (&t);
      walk (&t, spans);
    }
  append (spans, WAYMARK_WORDS_SAME, b + new->len - end, end);
  return g_steal_pointer (&spans);
}
