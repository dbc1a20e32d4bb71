/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-reference-text-private.h"

#include <string.h>

/* Typed text has numbers where the stored one has markers. Each marker is kept where
 * the number that was shown for it still stands: in what is unchanged before and
 * after the typing by its place, in between by looking for it. */

typedef struct
{
  const WaymarkTextPiece *piece;
  char *number;      /* as it was shown */
  gsize shown_start; /* where, in the shown text */
  gsize length;      /* of the number */
  gssize at;         /* where it stands in the typed text; -1 when it is gone */
} Mark;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->number);
}

static char *
show_marks (WaymarkPlan *plan, const GArray *pieces, GArray *marks)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const WaymarkTextPiece *piece = &g_array_index (pieces, WaymarkTextPiece, i);
      Mark mark = { .piece = piece, .shown_start = shown->len, .at = -1 };
      gboolean is_link;

      if (piece->reference[0] == '\0')
        {
          g_string_append_len (shown, piece->text, piece->length);
          continue;
        }
      mark.number = waymark_text_show_number (plan, piece, &is_link);
      mark.length = strlen (mark.number);
      g_string_append (shown, mark.number);
      g_array_append_val (marks, mark);
    }
  return g_string_free (shown, FALSE);
}

static gunichar
char_before (const char *text, gsize at)
{
  return at > 0 ? g_utf8_get_char (g_utf8_prev_char (text + at)) : 0;
}

/* Whether what follows would make another number of it: 1.4 in "1.45", "1.4.2", "1.4(a)". */
static gboolean
goes_on (const char *after)
{
  if (g_unichar_isalnum (g_utf8_get_char (after)))
    return TRUE;
  if (*after == '.')
    return g_ascii_isdigit (after[1]);
  return *after == '(' && g_ascii_isalpha (after[1]) && strcspn (after, ")") <= 3 &&
         after[strcspn (after, ")")] == ')';
}

/* Whether it is preceded by more of a number: 1.4 in "21.4", "3.1.4". */
static gboolean
comes_after (const char *text, gsize at)
{
  gunichar before = char_before (text, at);

  if (before == '.')
    return g_unichar_isdigit (char_before (text, at - 1));
  return g_unichar_isalnum (before);
}

static gboolean
stands_alone (const char *text, gsize at, gsize length)
{
  return !comes_after (text, at) && !goes_on (text + at + length);
}

/* Whether the neighbours of a number are as they were, which is enough where a document has
 * "4a" or writes a number against a word. */
static gboolean
stands_as_before (const char *shown, const Mark *mark, const char *typed, gsize at)
{
  if (stands_alone (typed, at, mark->length))
    return TRUE;
  return !stands_alone (shown, mark->shown_start, mark->length) &&
         char_before (shown, mark->shown_start) == char_before (typed, at) &&
         g_utf8_get_char (shown + mark->shown_start + mark->length) ==
             g_utf8_get_char (typed + at + mark->length);
}

/* Bytes alike at the start, up to a whole character. */
static gsize
common_start (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && (((guchar) a[n] & 0xc0) == 0x80 || ((guchar) b[n] & 0xc0) == 0x80))
    n--;
  return n;
}

/* Bytes alike at the end, not counting the first @start of either. */
static gsize
common_end (const char *a, gsize a_length, const char *b, gsize b_length, gsize start)
{
  gsize most = MIN (a_length, b_length) - start, n = 0;

  while (n < most && a[a_length - n - 1] == b[b_length - n - 1])
    n++;
  while (n > 0 && ((guchar) a[a_length - n] & 0xc0) == 0x80)
    n--;
  return n;
}

/* The word before a place, without the blanks between. */
static char *
word_before (const char *text, gsize at)
{
  gsize end = at, start;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  for (start = end; start > 0 && !g_ascii_isspace (text[start - 1]);)
    start--;
  return g_utf8_casefold (text + start, end - start);
}

static gboolean
is_free (const GArray *marks, gsize at, gsize length)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      if (mark->at >= 0 && at < (gsize) mark->at + mark->length && (gsize) mark->at < at + length)
        return FALSE;
    }
  return TRUE;
}

/* Looks for a number in the typed text: after the same word as before if it
 * can be, else anywhere; a bare figure only after the same word, since it may count anything. */
static void
look_for (Mark *mark, const GArray *marks, const char *shown, const char *typed)
{
  g_autofree char *word = word_before (shown, mark->shown_start);
  gboolean bare = strpbrk (mark->number, ".(") == NULL;

  for (const char *found = strstr (typed, mark->number); found != NULL;
       found = strstr (found + 1, mark->number))
    {
      gsize at = found - typed;
      g_autofree char *here = word_before (typed, at);
      gboolean same_word = g_str_equal (here, word);

      if (!stands_as_before (shown, mark, typed, at) || !is_free (marks, at, mark->length) ||
          (bare && !same_word))
        continue;
      if (same_word || mark->at < 0)
        mark->at = at;
      if (same_word)
        return;
    }
}

static void
find_marks (GArray *marks, const char *shown, const char *typed)
{
  gsize shown_length = strlen (shown), typed_length = strlen (typed);
  gsize start = common_start (shown, typed);
  gsize end = common_end (shown, shown_length, typed, typed_length, start);

  for (guint i = 0; i < marks->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, i);
      gsize at = mark->shown_start;

      if (at + mark->length > start)
        {
          if (at < shown_length - end)
            continue;
          at = at + typed_length - shown_length;
        }
      if (stands_as_before (shown, mark, typed, at))
        mark->at = at;
    }
  for (guint i = 0; i < marks->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, i);
      if (mark->at < 0)
        look_for (mark, marks, shown, typed);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *x = a, *y = b;

  return (x->at > y->at) - (x->at < y->at);
}

/**
 * waymark_text_merge_typed:
 * @plan: the plan that the text is of
 * @stored: (nullable): the text as it was stored, with markers
 * @typed: (nullable): the text as somebody altered it, from what
 *   waymark_text_show() gave
 *
 * Puts markers back where the number that was shown still stands, with the words
 * that it had in the document. Numbers that were changed or deleted are plain words
 * from then on, and so are those that were typed anew.
 *
 * Returns: (transfer full) (nullable): the text to store; %NULL only when @typed is
 */
char *
waymark_text_merge_typed (WaymarkPlan *plan, const char *stored, const char *typed)
{
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_autofree char *shown = NULL, *plain = NULL;
  GString *text;
  gsize done = 0;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  if (typed == NULL)
    return NULL;
  g_array_set_clear_func (marks, mark_clear);
  plain = waymark_text_unmarked (typed);
  pieces = waymark_text_split (stored != NULL ? stored : "");
  shown = show_marks (plan, pieces, marks);
  if (stored != NULL && g_str_equal (shown, plain))
    return g_strdup (stored);
  find_marks (marks, shown, plain);
  g_array_sort (marks, compare_marks);
  text = g_string_new (NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->at < 0)
        continue;
      g_string_append_len (text, plain + done, mark->at - done);
      waymark_text_append_mark (
          text, mark->piece->text, mark->piece->length, mark->piece->reference);
      done = mark->at + mark->length;
    }
  g_string_append (text, plain + done);
  return g_string_free (text, FALSE);
}
