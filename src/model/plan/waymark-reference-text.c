/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-reference-text-private.h"

#include "waymark-i18n.h"
#include "waymark-id.h"
#include "waymark-number.h"

#include <string.h>

/* The numbers in a text that refer to other items are stored as U+FFF9, the words as
 * written, U+FFFA, the reference's id, U+FFFB (Unicode's interlinear annotation), and
 * shown as the number that the target has now. */

#define MARK_PREFIX "\xef\xbf"
#define MARK_WORDS "\xef\xbf\xb9"
#define MARK_ID "\xef\xbf\xba"
#define MARK_END "\xef\xbf\xbb"
#define MARK_LENGTH 3
#define ID_LENGTH 32

static gboolean
is_mark (const char *at)
{
  return g_str_has_prefix (at, MARK_WORDS) || g_str_has_prefix (at, MARK_ID) ||
         g_str_has_prefix (at, MARK_END);
}

static const char *
next_mark (const char *at)
{
  for (at = strstr (at, MARK_PREFIX); at != NULL && !is_mark (at);
       at = strstr (at + 1, MARK_PREFIX))
    ;
  return at;
}

/* The marker that begins at @at; the place after it, or NULL when there is no whole one. */
static const char *
read_marker (const char *at, WaymarkTextPiece *piece)
{
  const char *words = at + MARK_LENGTH;
  const char *id = g_str_has_prefix (at, MARK_WORDS) ? next_mark (words) : NULL;

  if (id == NULL || id == words || !g_str_has_prefix (id, MARK_ID) ||
      strnlen (id, MARK_LENGTH + ID_LENGTH) < MARK_LENGTH + ID_LENGTH ||
      !g_str_has_prefix (id + MARK_LENGTH + ID_LENGTH, MARK_END))
    return NULL;
  piece->text = words;
  piece->length = id - words;
  memcpy (piece->reference, id + MARK_LENGTH, ID_LENGTH);
  piece->reference[ID_LENGTH] = '\0';
  return waymark_is_id (piece->reference) ? id + MARK_LENGTH + ID_LENGTH + MARK_LENGTH : NULL;
}

static void
add_plain (GArray *pieces, const char *from, const char *to)
{
  WaymarkTextPiece plain = { .text = from, .length = to - from };

  if (to > from)
    g_array_append_val (pieces, plain);
}

/* Parts a stored text; a marker that is not whole counts as the words in it. */
GArray *
waymark_text_split (const char *stored)
{
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (WaymarkTextPiece));
  const char *from = stored;

  for (const char *mark = next_mark (stored); mark != NULL; mark = next_mark (from))
    {
      WaymarkTextPiece marker = { 0 };
      const char *after = read_marker (mark, &marker);

      add_plain (pieces, from, mark);
      if (after != NULL)
        g_array_append_val (pieces, marker);
      from = after != NULL ? after : mark + MARK_LENGTH;
    }
  add_plain (pieces, from, from + strlen (from));
  return pieces;
}

/* What a marker shows: its target's number, the words as written when there is no such
 * reference or number, or that the target was deleted. */
char *
waymark_text_show_number (WaymarkPlan *plan, const WaymarkTextPiece *piece, gboolean *is_link)
{
  WaymarkItem *reference = waymark_plan_lookup (plan, piece->reference);
  const char *id = NULL;
  WaymarkItem *target;
  char *number;

  *is_link = FALSE;
  if (reference != NULL && waymark_item_get_kind (reference) == WAYMARK_KIND_REFERENCE)
    id = waymark_item_get_string (reference, "target");
  if (id == NULL)
    return g_strndup (piece->text, piece->length);
  target = waymark_plan_lookup (plan, id);
  if (target == NULL)
    /* Translators: stands in a text for the number of what it referred to */
    return g_strdup (C_ ("reference", "(deleted)"));
  *is_link = TRUE;
  number = waymark_item_get_number_label (target);
  return number != NULL ? number : g_strndup (piece->text, piece->length);
}

static void
add_span (GArray *spans, gsize start, gsize length, const char *reference)
{
  WaymarkTextSpan span = { .start = start, .length = length };

  if (spans == NULL)
    return;
  g_strlcpy (span.reference, reference, sizeof span.reference);
  g_array_append_val (spans, span);
}

static char *
join (WaymarkPlan *plan, const char *stored, GArray *spans)
{
  g_autoptr (GArray) pieces = waymark_text_split (stored);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const WaymarkTextPiece *piece = &g_array_index (pieces, WaymarkTextPiece, i);
      gboolean is_link = TRUE;
      gsize start = text->len;

      if (piece->reference[0] != '\0' && plan != NULL)
        {
          g_autofree char *number = waymark_text_show_number (plan, piece, &is_link);
          g_string_append (text, number);
        }
      else
        {
          g_string_append_len (text, piece->text, piece->length);
        }
      if (piece->reference[0] != '\0' && is_link)
        add_span (spans, start, text->len - start, piece->reference);
    }
  return g_string_free (text, FALSE);
}

static GArray *
new_spans (GArray **spans)
{
  if (spans != NULL)
    *spans = g_array_new (FALSE, TRUE, sizeof (WaymarkTextSpan));
  return spans != NULL ? *spans : NULL;
}

/**
 * waymark_text_show:
 * @plan: the plan that the text is of
 * @text: (nullable): a stored text
 * @spans: (out) (optional) (element-type WaymarkTextSpan) (transfer full): the numbers
 *   that are links, in order
 *
 * The text as it is read: each marked number is the one its target has now. What
 * refers to nothing any more is shown as written, what refers to a deleted item as
 * "(deleted)"; neither is a link.
 *
 * Returns: (transfer full) (nullable): the text; %NULL only for %NULL
 */
char *
waymark_text_show (WaymarkPlan *plan, const char *text, GArray **spans)
{
  GArray *found = new_spans (spans);

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  return text != NULL ? join (plan, text, found) : NULL;
}

/**
 * waymark_text_as_written:
 * @text: (nullable): a stored text
 * @spans: (out) (optional) (element-type WaymarkTextSpan) (transfer full): where the
 *   markers were, in order
 *
 * The text as it was written, without markers. Needs no plan, so that a file can be
 * written out row by row.
 *
 * Returns: (transfer full) (nullable): the text; %NULL only for %NULL
 */
char *
waymark_text_as_written (const char *text, GArray **spans)
{
  GArray *found = new_spans (spans);

  return text != NULL ? join (NULL, text, found) : NULL;
}

/* A copy without the three characters that markers are made of. */
char *
waymark_text_unmarked (const char *text)
{
  GString *plain = g_string_new (NULL);
  const char *from = text;

  for (const char *mark = next_mark (text); mark != NULL; mark = next_mark (from))
    {
      g_string_append_len (plain, from, mark - from);
      from = mark + MARK_LENGTH;
    }
  g_string_append (plain, from);
  return g_string_free (plain, FALSE);
}

static void
append_unmarked (GString *stored, const char *words, gsize length)
{
  g_autofree char *part = g_strndup (words, length);
  g_autofree char *plain = waymark_text_unmarked (part);

  g_string_append (stored, plain);
}

void
waymark_text_append_mark (GString *stored, const char *words, gsize length, const char *reference)
{
  g_string_append (stored, MARK_WORDS);
  append_unmarked (stored, words, length);
  g_string_append (stored, MARK_ID);
  g_string_append (stored, reference);
  g_string_append (stored, MARK_END);
}

static gboolean
is_boundary (const char *text, gsize at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

/**
 * waymark_text_mark:
 * @written: (nullable): a text as written
 * @spans: (array length=n_spans) (nullable): the numbers in it that refer, in order
 * @n_spans: how many
 *
 * The opposite of waymark_text_as_written(). Markers that @written itself holds are
 * stripped; spans that overlap, are empty, lie outside, cut a character or name no id
 * are passed over.
 *
 * Returns: (transfer full) (nullable): the text to store; %NULL only for %NULL
 */
char *
waymark_text_mark (const char *written, const WaymarkTextSpan *spans, guint n_spans)
{
  GString *stored;
  gsize length, done = 0;

  if (written == NULL)
    return NULL;
  length = strlen (written);
  stored = g_string_sized_new (length);
  for (guint i = 0; i < n_spans; i++)
    {
      const WaymarkTextSpan *span = &spans[i];

      if (span->start < done || span->length == 0 || span->start > length ||
          span->length > length - span->start || !waymark_is_id (span->reference) ||
          !is_boundary (written, span->start) || !is_boundary (written, span->start + span->length))
        continue;
      append_unmarked (stored, written + done, span->start - done);
      waymark_text_append_mark (stored, written + span->start, span->length, span->reference);
      done = span->start + span->length;
    }
  append_unmarked (stored, written + done, length - done);
  return g_string_free (stored, FALSE);
}
