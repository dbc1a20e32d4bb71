/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-markup.h"

#include <string.h>

/* A tag is looked for no further than this, so that a lone "<" costs nothing. */
#define LONGEST_TAG 2000

/*
 * Word tables that were pasted into plain text carry pieces of markup: <p>, lists that
 * are never closed, bullets as characters inside them, ** for bold. This reader takes
 * each for what it means, leaves unknown tags as words, and never looks back.
 */
typedef struct
{
  WaymarkMarkupState *state;
  GPtrArray *lines;
  GString *text;
  char *marker;
  guint heading;
  gboolean tagged;
  gboolean gap; /* a blank is due before the next character */
  guint strong; /* depth of bold */
  gboolean any, all_strong;
  gboolean star, underline; /* an emphasis of one sign is open */
  const char *end;
} Reader;

static const struct
{
  const char *name;
  const char *words;
} entities[] = {
  { "amp", "&" },
  { "lt", "<" },
  { "gt", ">" },
  { "quot", "\"" },
  { "apos", "'" },
  { "nbsp", " " },
  { "ndash", "\342\200\223" },
  { "mdash", "\342\200\224" },
  { "lsquo", "\342\200\230" },
  { "rsquo", "\342\200\231" },
  { "ldquo", "\342\200\234" },
  { "rdquo", "\342\200\235" },
  { "bull", "\342\200\242" },
  { "hellip", "\342\200\246" },
  { "pound", "\302\243" },
  { "euro", "\342\202\254" },
  { "middot", "\302\267" },
};

static void
line_free (WaymarkMarkupLine *line)
{
  g_free (line->text);
  g_free (line->marker);
  g_free (line);
}

static void
end_line (Reader *self)
{
  WaymarkMarkupLine *line;

  self->gap = FALSE;
  self->star = self->underline = FALSE;
  if (self->text->len == 0)
    return;
  line = g_new0 (WaymarkMarkupLine, 1);
  line->text = g_strndup (self->text->str, self->text->len);
  line->marker = g_steal_pointer (&self->marker);
  line->heading = self->heading;
  line->strong = self->any && self->all_strong;
  line->tagged = self->tagged;
  g_ptr_array_add (self->lines, line);
  g_string_truncate (self->text, 0);
  self->any = FALSE;
  self->all_strong = TRUE;
}

static void
add_char (Reader *self, gunichar c)
{
  if (g_unichar_isspace (c) || c == 0x200b || c == 0xfeff)
    {
      self->gap = TRUE;
      return;
    }
  if (self->gap && self->text->len > 0)
    g_string_append_c (self->text, ' ');
  self->gap = FALSE;
  self->any = TRUE;
  if (self->strong == 0)
    self->all_strong = FALSE;
  g_string_append_unichar (self->text, c);
}

static void
start_item (Reader *self)
{
  end_line (self);
  g_free (self->marker);
  self->tagged = TRUE;
  if (self->state->lists > 0 && self->state->ordered)
    self->marker = g_strdup_printf ("%u.", self->state->next_number++);
  else
    self->marker = g_strdup ("\342\200\242");
}

static void
open_list (Reader *self, gboolean ordered)
{
  end_line (self);
  self->state->lists++;
  self->state->ordered = ordered;
  self->state->next_number = 1;
}

static void
close_lists (Reader *self, gboolean all)
{
  end_line (self);
  g_clear_pointer (&self->marker, g_free);
  self->state->lists = all || self->state->lists == 0 ? 0 : self->state->lists - 1;
  self->state->ordered = FALSE;
}

static void
take_block_tag (Reader *self, const char *name, gboolean closing)
{
  gboolean paragraph = g_str_equal (name, "p") || g_str_equal (name, "div");

  /* <li><p> is one item; a <p> after words of an unclosed list ends the list. */
  if (paragraph && !closing && self->marker != NULL && self->text->len == 0)
    return;
  if (paragraph && !closing && self->state->lists > 0 && self->marker == NULL)
    close_lists (self, TRUE);
  else if (paragraph && !closing && self->text->len > 0 && self->state->lists > 0)
    close_lists (self, TRUE);
  else
    end_line (self);
  self->tagged = TRUE;
  if (name[0] == 'h' && g_ascii_isdigit (name[1]))
    self->heading = closing ? 0 : (guint) (name[1] - '0');
}

/* Returns FALSE for a name that is no tag of ours: its words stay. */
static gboolean
take_tag (Reader *self, const char *name, gboolean closing)
{
  static const char *const inlines[] = { "i",      "em",  "u",    "s",     "span", "a",
                                         "sup",    "sub", "font", "small", "big",  "mark",
                                         "strike", "del", "ins",  NULL };
  static const char *const blocks[] = { "p",     "div",     "h1",         "h2",    "h3",
                                        "h4",    "h5",      "h6",         "tr",    "td",
                                        "th",    "table",   "blockquote", "tbody", "hr",
                                        "thead", "section", "body",       "html",  NULL };

  if (g_str_equal (name, "b") || g_str_equal (name, "strong"))
    self->strong = closing ? (self->strong > 0 ? self->strong - 1 : 0) : self->strong + 1;
  else if (g_str_equal (name, "br"))
    {
      end_line (self);
      self->tagged = TRUE;
    }
  else if (g_str_equal (name, "li"))
    {
      if (!closing)
        start_item (self);
      else
        {
          end_line (self);
          g_clear_pointer (&self->marker, g_free);
        }
    }
  else if (g_str_equal (name, "ul") || g_str_equal (name, "ol"))
    {
      if (closing)
        close_lists (self, FALSE);
      else
        open_list (self, name[0] == 'o');
    }
  else if (g_strv_contains (blocks, name))
    take_block_tag (self, name, closing);
  else if (!g_strv_contains (inlines, name))
    return FALSE;
  return TRUE;
}

/* A tag at @at, which is "<"; returns what comes after it, or NULL when it is none. */
static const char *
read_tag (Reader *self, const char *at)
{
  const char *stop = MIN (self->end, at + LONGEST_TAG);
  const char *cursor = at + 1;
  char name[12];
  gsize length = 0;
  gboolean closing = cursor < stop && *cursor == '/';

  if (stop - cursor >= 3 && strncmp (cursor, "!--", 3) == 0)
    return NULL;
  if (closing)
    cursor++;
  while (cursor < stop && g_ascii_isalnum (*cursor) && length < sizeof name - 1)
    name[length++] = g_ascii_tolower (*cursor++);
  name[length] = '\0';
  if (length == 0 || cursor == stop ||
      !(*cursor == '>' || *cursor == '/' || g_ascii_isspace (*cursor)))
    return NULL;
  while (cursor < stop && *cursor != '>' && *cursor != '<')
    cursor++;
  if (cursor == stop || *cursor != '>')
    return NULL;
  return take_tag (self, name, closing) ? cursor + 1 : NULL;
}

static const char *
read_entity (Reader *self, const char *at)
{
  const char *semicolon = memchr (at, ';', MIN (self->end - at, 10));
  gsize length;

  if (semicolon == NULL)
    return NULL;
  length = semicolon - at - 1;
  if (length > 1 && at[1] == '#')
    {
      gboolean hex = at[2] == 'x' || at[2] == 'X';
      guint64 c = g_ascii_strtoull (at + (hex ? 3 : 2), NULL, hex ? 16 : 10);

      if (c == 0 || c > 0x10ffff || !g_unichar_validate ((gunichar) c))
        return NULL;
      add_char (self, (gunichar) c);
      return semicolon + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (entities[i].name, at + 1, length) == 0)
      {
        add_char (self, g_utf8_get_char (entities[i].words));
        return semicolon + 1;
      }
  return NULL;
}

static gboolean
is_word_at (const char *at, const char *end)
{
  return at < end && g_unichar_isalnum (g_utf8_get_char (at));
}

/* Emphasis of one sign (*so*, _so_): only where it hugs words on its inner side and ends in the
 * same line. */
static gboolean
is_emphasis (Reader *self, const char *at, gboolean *open)
{
  gboolean before = self->text->len > 0 && !self->gap &&
                    g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (
                        self->text->str, self->text->str + self->text->len)));

  if (*open)
    {
      gboolean closes = !self->gap && !is_word_at (at + 1, self->end);

      if (closes)
        *open = FALSE;
      return closes;
    }
  if (!before && is_word_at (at + 1, self->end))
    {
      const char *next = memchr (at + 1, *at, self->end - at - 1);

      *open = next != NULL && next > at + 1 && !g_ascii_isspace (next[-1]) &&
              !is_word_at (next + 1, self->end) && memchr (at, '<', next - at) == NULL;
      return *open;
    }
  return FALSE;
}

static const char *
read_sign (Reader *self, const char *at)
{
  gboolean twice = at + 1 < self->end && at[1] == at[0];

  if (*at == '*' && twice)
    {
      self->strong = self->strong > 0 ? self->strong - 1 : 1;
      return at + 2;
    }
  if (*at == '_' && twice && (self->text->len == 0 || self->gap || self->strong > 0))
    {
      self->strong = self->strong > 0 ? self->strong - 1 : 1;
      return at + 2;
    }
  if (is_emphasis (self, at, *at == '*' ? &self->star : &self->underline))
    return at + 1;
  return NULL;
}

/* "2. " inside an open numbered list without <li>: the next item, if it is its turn. */
static const char *
read_number (Reader *self, const char *at)
{
  char expected[16];
  gsize length;

  if (self->state->lists == 0 || !self->state->ordered || (self->text->len > 0 && !self->gap))
    return NULL;
  length = g_snprintf (expected, sizeof expected, "%u", self->state->next_number);
  if ((gsize) (self->end - at) < length + 2 || strncmp (at, expected, length) != 0 ||
      (at[length] != '.' && at[length] != ')') || !g_ascii_isspace (at[length + 1]))
    return NULL;
  start_item (self);
  return at + length + 1;
}

static gboolean
is_bullet (Reader *self, gunichar c, const char *next)
{
  gboolean clear = next >= self->end || g_ascii_isspace (*next) || c == 0x2022;

  if (self->text->len > 0 && !self->gap)
    return FALSE;
  if (c == 0x2022 || c == 0x25aa || c == 0x25cf || c == 0x2023 || c == 0x25e6 || c == 0xf0b7)
    return clear;
  return c == 0xb7 && clear && (self->text->len == 0 || self->state->lists > 0);
}

static const char *
read_one (Reader *self, const char *at)
{
  const char *next = NULL;
  gunichar c;

  switch (*at)
    {
    case '<':
      next = read_tag (self, at);
      break;
    case '&':
      next = read_entity (self, at);
      break;
    case '*':
    case '_':
      next = read_sign (self, at);
      break;
    case '\\':
      if (at + 1 < self->end && strchr ("*_#|[]()<>.!-+`~\\", at[1]) != NULL)
        {
          add_char (self, at[1]);
          next = at + 2;
        }
      break;
    case '\n':
      end_line (self);
      next = at + 1;
      break;
    default:
      if (g_ascii_isdigit (*at))
        next = read_number (self, at);
    }
  if (next != NULL)
    return next;

  c = g_utf8_get_char (at);
  next = g_utf8_next_char (at);
  if (is_bullet (self, c, next))
    {
      gboolean ordered = self->state->ordered;

      self->state->ordered = FALSE;
      start_item (self);
      self->state->ordered = ordered;
    }
  else
    add_char (self, c);
  return next;
}

/**
 * waymark_markup_read:
 * @fragment: UTF-8 with pieces of markup
 * @length: its bytes
 * @state: what is open from the lines before, and afterwards
 *
 * Takes a fragment apart into lines. Nothing is ever refused: what is not
 * understood stays as words.
 *
 * Returns: (transfer full) (element-type WaymarkMarkupLine): its lines
 */
GPtrArray *
waymark_markup_read (const char *fragment, gsize length, WaymarkMarkupState *state)
{
  Reader self = { .state = state, .all_strong = TRUE, .end = fragment + length };
  const char *at = fragment;

  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self.text = g_string_new (NULL);
  while (at < self.end)
    at = read_one (&self, at);
  end_line (&self);
  g_string_free (self.text, TRUE);
  g_free (self.marker);
  return self.lines;
}

static char *
collapse (const char *fragment, gsize length)
{
  GString *out = g_string_sized_new (length);
  gboolean gap = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (fragment[i]))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_c (out, fragment[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * waymark_markup_to_text:
 * @fragment: UTF-8 with pieces of markup
 * @length: its bytes
 * @strong: (out) (optional): whether all of it is bold
 *
 * Reads a fragment that stands for itself, such as a cell.
 *
 * Returns: (transfer full): its lines; those of lists begin with "• " or "1. "
 */
char *
waymark_markup_to_text (const char *fragment, gsize length, gboolean *strong)
{
  WaymarkMarkupState state = { 0 };
  g_autoptr (GPtrArray) lines = NULL;
  gboolean plain = TRUE;
  GString *text;

  if (strong != NULL)
    *strong = FALSE;
  for (gsize i = 0; i < length && plain; i++)
    plain = (guchar) fragment[i] < 0x80 && strchr ("<&*_\\\n", fragment[i]) == NULL;
  if (plain)
    return collapse (fragment, length);

  lines = waymark_markup_read (fragment, length, &state);
  text = g_string_new (NULL);
  if (strong != NULL)
    *strong = lines->len > 0;
  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkMarkupLine *line = g_ptr_array_index (lines, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (line->marker != NULL)
        g_string_append_printf (text, "%s ", line->marker);
      g_string_append (text, line->text);
      if (strong != NULL)
        *strong &= line->strong;
    }
  return g_string_free (text, FALSE);
}
