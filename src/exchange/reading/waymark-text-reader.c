/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-text-reader.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-cell-joiner.h"
#include "waymark-column.h"
#include "waymark-markup.h"
#include "waymark-marker.h"
#include "waymark-reading-part.h"
#include "waymark-table-reader.h"

#define TAB_WIDTH 4
#define NARROWEST_WRAP 60
#define WIDEST_WRAP 130

/*
 * Text is read line by line, each once: an empty line, a drawn line, a row of a table
 * (waymark-table-reader.c), or words. Lines of words that follow one another are a run;
 * within a run, a line may go on the one before.
 */
typedef struct
{
  GPtrArray *blocks;
  WaymarkMarkupState markup;
  WaymarkTableReader *table;
  GArray *run; /* of Line */
  gboolean markdown;
  gboolean apart;
  gboolean fenced;
} Reader;

typedef struct
{
  const char *text; /* without blanks in front; not terminated */
  gsize length;
  guint indent;
  guint line;
  gboolean hard_end; /* two blanks at its end: Markdown's line break */
} Line;

static WaymarkBlock *
last_block (Reader *self)
{
  return self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
}

static WaymarkBlock *
add_block (Reader *self, WaymarkBlockType type, guint line, const char *text)
{
  WaymarkBlock *block = waymark_block_new (type, line, text);

  block->apart = self->apart;
  self->apart = FALSE;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* ---- runs of words */

static gsize
first_word_length (const Line *line)
{
  gsize length = 0;

  while (length < line->length && line->text[length] != ' ')
    length++;
  return length;
}

/* Whether a program broke these lines at a fixed width: each next first word would not have fitted.
 */
static gboolean
is_wrapped (const GArray *run)
{
  gsize width = 0;

  for (guint i = 0; i < run->len; i++)
    width = MAX (width, g_array_index (run, Line, i).length);
  if (run->len < 2 || width < NARROWEST_WRAP || width > WIDEST_WRAP)
    return FALSE;
  for (guint i = 0; i + 1 < run->len; i++)
    {
      const Line *line = &g_array_index (run, Line, i);
      const Line *next = &g_array_index (run, Line, i + 1);

      if (line->length + 1 + first_word_length (next) <= width || line->indent != next->indent)
        return FALSE;
    }
  if (run->len == 2)
    {
      const Line *last = &g_array_index (run, Line, 1);

      return last->length > 0 && strchr (".!?", last->text[last->length - 1]) != NULL;
    }
  return TRUE;
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  return length == 0 || strchr (".!?:;", text[length - 1]) != NULL;
}

static gboolean
goes_on (Reader *self,
         const WaymarkBlock *before,
         const Line *line,
         const char *words,
         gboolean wrapped,
         gboolean hard_end)
{
  gboolean small = g_unichar_islower (g_utf8_get_char (words));
  gsize label;

  if (before == NULL || before->strong ||
      waymark_column_read_label (words, &label) != WAYMARK_COLUMN_UNKNOWN)
    return FALSE;
  if (before->type == WAYMARK_BLOCK_ITEM)
    return line->indent > before->indent || (small && !ends_sentence (before->text)) || wrapped;
  if (before->type != WAYMARK_BLOCK_PARAGRAPH)
    return FALSE;
  if (small && !ends_sentence (before->text))
    return TRUE;
  if (waymark_column_read_label (before->text, &label) != WAYMARK_COLUMN_UNKNOWN)
    return line->indent > before->indent;
  return wrapped || (self->markdown && !hard_end && line->indent == before->indent);
}

static void
join_text (WaymarkBlock *block, const char *words)
{
  char *joined = g_strconcat (block->text, " ", words, NULL);

  g_free (block->text);
  block->text = joined;
}

static gboolean
read_hashes (Reader *self, const Line *line)
{
  gsize level = 0;
  gsize end = line->length;
  g_autofree char *text = NULL;
  WaymarkBlock *block;

  while (level < line->length && line->text[level] == '#')
    level++;
  if (level == 0 || level > 6 || level == line->length || !g_ascii_isspace (line->text[level]))
    return FALSE;
  while (end > level && (line->text[end - 1] == '#' || line->text[end - 1] == ' '))
    end--;
  text = waymark_markup_to_text (line->text + level, end - level, NULL);
  if (*text == '\0')
    return TRUE;
  block = add_block (self, WAYMARK_BLOCK_HEADING, line->line, text);
  block->level = (guint) level;
  return TRUE;
}

static void
add_item (Reader *self,
          const Line *line,
          const char *marker,
          gsize marker_length,
          const char *text,
          gboolean strong)
{
  WaymarkBlock *block = add_block (self, WAYMARK_BLOCK_ITEM, line->line, text);

  block->marker = g_strndup (marker, marker_length);
  block->indent = line->indent;
  block->strong = strong;
}

static void
add_markup_line (Reader *self,
                 const Line *line,
                 WaymarkMarkupLine *words,
                 gboolean may_join,
                 gboolean wrapped,
                 gboolean hard_end)
{
  WaymarkBlock *block;
  gsize marker, rest;

  if (words->tagged)
    self->apart = TRUE;
  if (words->heading > 0)
    {
      block = add_block (self, WAYMARK_BLOCK_HEADING, line->line, words->text);
      block->level = words->heading;
    }
  else if (words->marker != NULL)
    add_item (self, line, words->marker, strlen (words->marker), words->text, words->strong);
  else if (may_join && !words->tagged && !words->strong &&
           goes_on (self, last_block (self), line, words->text, wrapped, hard_end))
    join_text (last_block (self), words->text);
  else if (waymark_marker_read (words->text, &marker, &rest) && g_ascii_isalnum (words->text[0]))
    add_item (self, line, words->text, marker, words->text + rest, words->strong);
  else
    {
      block = add_block (self, WAYMARK_BLOCK_PARAGRAPH, line->line, words->text);
      block->indent = line->indent;
      block->strong = words->strong;
    }
}

static void
read_words (Reader *self, const Line *line, gboolean first, gboolean wrapped, gboolean hard_end)
{
  g_autofree char *text = g_strndup (line->text, line->length);
  g_autofree char *marker = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gsize marker_length, rest = 0;

  if (waymark_marker_read (text, &marker_length, &rest))
    marker = g_strndup (text, marker_length);
  else
    rest = 0;
  lines = waymark_markup_read (text + rest, strlen (text + rest), &self->markup);
  if (lines->len == 0 && marker != NULL)
    add_block (self, WAYMARK_BLOCK_PARAGRAPH, line->line, marker);
  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkMarkupLine *words = g_ptr_array_index (lines, i);

      if (i == 0 && marker != NULL)
        add_item (self, line, marker, strlen (marker), words->text, words->strong);
      else
        add_markup_line (self, line, words, i == 0 && !first && marker == NULL, wrapped, hard_end);
    }
}

static void
end_run (Reader *self)
{
  gboolean wrapped = is_wrapped (self->run);
  gboolean hard_end = FALSE;

  for (guint i = 0; i < self->run->len; i++)
    {
      const Line *line = &g_array_index (self->run, Line, i);

      if (!read_hashes (self, line))
        read_words (self, line, i == 0, wrapped, hard_end);
      hard_end = line->hard_end;
    }
  g_array_set_size (self->run, 0);
}

/* ---- lines */

/* A line drawn under a heading makes it one. */
static gboolean
underline_heading (Reader *self, const char *text, gsize length)
{
  WaymarkBlock *block = last_block (self);
  gsize shown;

  if (block == NULL || block->type != WAYMARK_BLOCK_PARAGRAPH || self->apart)
    return FALSE;
  shown = (gsize) g_utf8_strlen (block->text, -1);
  if (text[0] == '-' &&
      (length < 3 || shown > 120 || (!self->markdown && length < MAX (4, shown / 2))))
    return FALSE;
  if (text[0] != '-' && text[0] != '=')
    return FALSE;
  block->type = WAYMARK_BLOCK_HEADING;
  block->level = text[0] == '=' ? 1 : 2;
  return TRUE;
}

static void
add_rule (Reader *self, guint line, const char *text, gsize length)
{
  g_autofree char *words = g_strndup (text, length);

  end_run (self);
  if (!underline_heading (self, text, length))
    add_block (self, WAYMARK_BLOCK_RULE, line, words);
}

static void
queue_words (Reader *self, guint number, const char *at, gsize length)
{
  Line line = { .line = number };
  const char *end = at + length;

  for (; at < end; at++)
    if (*at == '\t')
      line.indent += TAB_WIDTH;
    else if (*at == ' ')
      line.indent++;
    else if (*at == '>' && (at + 1 == end || at[1] == ' '))
      line.indent = 0;
    else if (end - at >= 2 && strncmp (at, "\302\240", 2) == 0)
      at++;
    else
      break;
  line.hard_end = end - at > 2 && end[-1] == ' ' && end[-2] == ' ';
  while (end > at && g_ascii_isspace (end[-1]))
    end--;
  line.text = at;
  line.length = end - at;
  if (line.length > 0)
    g_array_append_val (self->run, line);
}

static gboolean
is_blank (const char *at, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (at[i]) && strncmp (at + i, "\302\240", 2) != 0 &&
        !(i > 0 && strncmp (at + i - 1, "\302\240", 2) == 0))
      return FALSE;
  return TRUE;
}

static gboolean
is_fence (const char *at, gsize length)
{
  while (length > 0 && *at == ' ')
    {
      at++;
      length--;
    }
  return length >= 3 && (strncmp (at, "```", 3) == 0 || strncmp (at, "~~~", 3) == 0);
}

/* Reads what begins at @at, usually one line; returns how many bytes of @text it took. */
static gsize
read_line (Reader *self, const char *at, const char *end, guint *number)
{
  const char *stop = memchr (at, '\n', end - at);
  gsize length = (stop != NULL ? stop : end) - at;
  gsize taken = length + (stop != NULL ? 1 : 0);
  const char *next = at + taken;

  if (is_blank (at, length) && memchr (at, '\t', length) == NULL)
    {
      end_run (self);
      waymark_table_reader_end (self->table);
      if (memchr (at, '\f', length) != NULL)
        add_block (self, WAYMARK_BLOCK_RULE, *number, "");
      self->apart = TRUE;
    }
  else if (is_fence (at, length))
    add_rule (self, *number, at, length);
  else if (waymark_table_reader_is_row (self->table, at, length, next, end))
    {
      end_run (self);
      taken = waymark_table_reader_read (self->table, at, end, number, self->apart);
      self->apart = FALSE;
    }
  else if (waymark_is_rule (at, length))
    add_rule (self, *number, at, length);
  else
    {
      waymark_table_reader_end (self->table);
      queue_words (self, *number, at, length);
    }
  (*number)++;
  return taken;
}

/* CR LF and lone CR become LF; a form feed is a line of its own; cells keep nothing of the rest. */
static char *
unify_line_ends (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\r')
      {
        if (i + 1 >= length || text[i + 1] != '\n')
          g_string_append_c (out, '\n');
      }
    else if ((guchar) text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t' || text[i] == '\f')
      g_string_append_c (out, text[i]);
    else
      g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/**
 * waymark_text_read:
 * @text: UTF-8 without NUL
 * @length: its bytes
 * @markdown: whether lines that follow one another are one paragraph, as Markdown has it
 *
 * Takes a text apart: plain, tab-separated, Markdown, with pieces of HTML in it.
 * Nothing is refused and no word is left out.
 *
 * Returns: (transfer full) (element-type WaymarkBlock): its blocks
 */
GPtrArray *
waymark_text_read (const char *text, gsize length, gboolean markdown)
{
  g_autofree char *lines = unify_line_ends (text, length);
  g_autofree char *unified = waymark_cells_join (lines);
  Reader self = { .markdown = markdown, .apart = TRUE };
  const char *end = unified + strlen (unified);
  guint number = 1;

  self.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_block_free);
  self.run = g_array_new (FALSE, FALSE, sizeof (Line));
  self.table = waymark_table_reader_new (self.blocks);
  for (const char *at = unified; at < end;)
    {
      at += read_line (&self, at, end, &number);
      waymark_reading_part_report (
          WAYMARK_READING_BLOCKS, (gsize) (at - unified), (gsize) (end - unified));
    }
  end_run (&self);
  waymark_table_reader_end (self.table);
  waymark_table_reader_free (self.table);
  g_array_unref (self.run);
  return self.blocks;
}
