/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-marker.h"
#include "waymark-outline.h"

#define LONGEST_HEADING 200
#define LONGEST_BOLD 120
#define LONGEST_PLAIN 100
#define LEVEL_STEP 100

/* ---- which blocks are headings */

static gboolean
is_caps (const char *text)
{
  guint letters = 0;
  gboolean gap = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isupper (c);
      gap |= c == ' ';
    }
  return letters >= 8 && gap && strlen (text) <= LONGEST_PLAIN;
}

static gboolean
ends_like_words (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strchr (".;,", text[length - 1]) != NULL;
}

/* The next item with a number after @i, before a heading of the document's own. */
static int
next_numbered (WaymarkOutline *self, guint i)
{
  for (int next = waymark_outline_next (self, (int) i); next >= 0;
       next = waymark_outline_next (self, next))
    {
      WaymarkBlock *block = waymark_outline_block (self, (guint) next);

      if (block->type == WAYMARK_BLOCK_HEADING || self->marks[next].role == WAYMARK_ROLE_HEADING)
        return -1;
      if (block->type == WAYMARK_BLOCK_ITEM && waymark_marker_is_number (block->marker))
        return next;
    }
  return -1;
}

static gboolean
is_below (const char *number, const char *child)
{
  gsize length = strlen (number);

  return strncmp (child, number, length) == 0 && child[length] == '.';
}

/* In a document whose actions stand in tables, a numbered line for itself is a heading. */
static gboolean
stands_alone (WaymarkOutline *self, guint i)
{
  int next = waymark_outline_next (self, (int) i);

  if (next >= 0)
    {
      WaymarkBlock *block = waymark_outline_block (self, (guint) next);

      if (block->type == WAYMARK_BLOCK_ITEM && waymark_marker_is_number (block->marker))
        return FALSE;
    }
  for (int before = (int) i - 1; before >= 0; before--)
    {
      WaymarkBlock *block = waymark_outline_block (self, (guint) before);

      if (self->marks[before].role == WAYMARK_ROLE_FURNITURE)
        continue;
      return !(block->type == WAYMARK_BLOCK_ITEM && waymark_marker_is_number (block->marker) &&
               self->marks[before].role != WAYMARK_ROLE_HEADING);
    }
  return TRUE;
}

/* In a document of lists, a numbered line is a heading when what it holds is numbered below it, or
 * has leads. */
static gboolean
has_items_below (WaymarkOutline *self, guint i, const char *number)
{
  WaymarkBlock *block = waymark_outline_block (self, i);
  int numbered = next_numbered (self, i);
  int next = waymark_outline_next (self, (int) i);
  WaymarkHeadingWords words;

  if (numbered >= 0)
    {
      g_autofree char *child =
          waymark_marker_get_number (waymark_outline_block (self, (guint) numbered)->marker);

      if (child != NULL && number != NULL && is_below (number, child))
        return TRUE;
    }
  if (next < 0)
    return FALSE;
  if (self->marks[next].role == WAYMARK_ROLE_LABEL &&
      self->marks[next].section != WAYMARK_SECTION_MONITORING)
    return TRUE;
  block = waymark_outline_block (self, (guint) next);
  if (block->type != WAYMARK_BLOCK_ITEM && block->type != WAYMARK_BLOCK_PARAGRAPH)
    return FALSE;
  if (waymark_wording_read_action (block->text, &words))
    {
      waymark_heading_words_clear (&words);
      return TRUE;
    }
  if (block->type != WAYMARK_BLOCK_ITEM || self->marks[next].role == WAYMARK_ROLE_FIELD)
    return FALSE;
  if (waymark_outline_find_inline (block->text) > 0 &&
      (!waymark_marker_is_number (block->marker) ||
       block->indent > waymark_outline_block (self, i)->indent))
    return TRUE;

  /* An indented numbered item with labels below it. */
  numbered = waymark_outline_next (self, next);
  return waymark_marker_is_number (block->marker) &&
         block->indent > waymark_outline_block (self, i)->indent && numbered >= 0 &&
         self->marks[numbered].role == WAYMARK_ROLE_FIELD;
}

static gboolean
is_numbered_heading (WaymarkOutline *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self, i);
  g_autofree char *number = waymark_marker_get_number (block->marker);

  if (number == NULL || strlen (block->text) > LONGEST_HEADING ||
      strchr (block->text, '\n') != NULL)
    return FALSE;
  if (self->tabular)
    return !ends_like_words (block->text) && stands_alone (self, i);
  return has_items_below (self, i, number);
}

/* What a heading's level follows from: "#" of its own, or else the word, number or look that it
 * shares with others. */
static char *
find_class (WaymarkOutline *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self, i);
  WaymarkMark *mark = &self->marks[i];
  WaymarkHeadingWords words;
  gsize length = strlen (block->text);

  if (block->type == WAYMARK_BLOCK_ITEM && !block->strong &&
      !waymark_marker_is_number (block->marker))
    return NULL;
  if (length <= LONGEST_HEADING && strchr (block->text, '\n') == NULL &&
      waymark_wording_read_heading (block->text, &words))
    {
      char *class = g_strdup (words.word);

      mark->numbered = TRUE;
      mark->number = g_strdup (words.number);
      mark->rest = words.rest;
      waymark_heading_words_clear (&words);
      return class;
    }
  if (block->type == WAYMARK_BLOCK_ITEM)
    {
      if (!waymark_marker_is_number (block->marker) || !is_numbered_heading (self, i))
        return NULL;
      mark->numbered = TRUE;
      mark->number = waymark_marker_get_number (block->marker);
      return g_strdup_printf ("number %u", waymark_number_get_depth (mark->number));
    }
  if (block->type == WAYMARK_BLOCK_HEADING)
    return g_strdup ("");
  if (block->strong && length <= LONGEST_BOLD && strchr (block->text, '\n') == NULL)
    return g_strdup ("bold");
  if (is_caps (block->text))
    return g_strdup ("capitals");
  return NULL;
}

static void
read_heading_number (WaymarkMark *mark, const char *text)
{
  gsize marker, rest;

  if (mark->numbered || !waymark_marker_read (text, &marker, &rest) || !g_ascii_isdigit (*text))
    return;
  mark->number = g_strndup (text, marker);
  while (*mark->number != '\0' && strchr (".)", mark->number[strlen (mark->number) - 1]) != NULL)
    mark->number[strlen (mark->number) - 1] = '\0';
  mark->numbered = TRUE;
  mark->rest = rest;
}

static gboolean
begins_actions (WaymarkOutline *self, int i)
{
  while (i >= 0 && self->marks[i].role == WAYMARK_ROLE_LABEL)
    i = waymark_outline_next (self, i);
  if (i < 0)
    return FALSE;
  return self->marks[i].role == WAYMARK_ROLE_COLUMNS || self->marks[i].role == WAYMARK_ROLE_ROW ||
         (self->marks[i].role == WAYMARK_ROLE_FIELD &&
          waymark_outline_block (self, (guint) i)->type == WAYMARK_BLOCK_ROW) ||
         (!self->tabular &&
          waymark_marker_is_number (waymark_outline_block (self, (guint) i)->marker));
}

/* A short line right over a table or list, in a document that marks no headings. */
static void
find_plain (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->marks[i].role == WAYMARK_ROLE_HEADING)
      return;
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);

      if (self->marks[i].role != WAYMARK_ROLE_WORDS || block->type != WAYMARK_BLOCK_PARAGRAPH ||
          !begins_actions (self, waymark_outline_next (self, (int) i)))
        continue;
      if (strlen (block->text) <= LONGEST_PLAIN && !ends_like_words (block->text) && block->apart)
        {
          self->marks[i].class = g_strdup ("plain");
          self->marks[i].role = WAYMARK_ROLE_HEADING;
        }
    }
}

/**
 * waymark_outline_find_headings:
 * @self: an outline
 *
 * Marks headings: the document's own, and lines that look like ones.
 */
void
waymark_outline_find_headings (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);
      WaymarkMark *mark = &self->marks[i];

      if (mark->role != WAYMARK_ROLE_WORDS || block->type == WAYMARK_BLOCK_ROW)
        continue;
      mark->class = find_class (self, i);
      if (mark->class == NULL)
        continue;
      mark->role = WAYMARK_ROLE_HEADING;
      if (block->type == WAYMARK_BLOCK_HEADING)
        read_heading_number (mark, block->text);
    }
  find_plain (self);
}

/* ---- levels */

typedef struct
{
  int index;
  int level;
  const char *class;
} Open;

#define open_at(open, i) (&g_array_index (open, Open, i))

/* The place of a heading among those that are open; a label takes its place but is not opened. */
static void
place_heading (WaymarkOutline *self, GArray *open, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self, i);
  WaymarkMark *mark = &self->marks[i];
  Open entry = { .index = (int) i, .class = mark->class != NULL ? mark->class : "bold" };

  if (block->type == WAYMARK_BLOCK_HEADING)
    {
      entry.level = (int) block->level * LEVEL_STEP;
      entry.class = "";
      while (open->len > 0 && open_at (open, open->len - 1)->level >= entry.level)
        g_array_set_size (open, open->len - 1);
    }
  else
    {
      guint same = open->len;

      for (guint j = open->len; j > 0; j--)
        if (g_str_equal (open_at (open, j - 1)->class, entry.class))
          same = j - 1;
      entry.level = same < open->len ? open_at (open, same)->level
                    : open->len > 0  ? open_at (open, open->len - 1)->level + 1
                                     : 1;
      g_array_set_size (open, same);
    }
  if (mark->role == WAYMARK_ROLE_LABEL)
    return;
  mark->level = entry.level;
  mark->parent = open->len > 0 ? open_at (open, open->len - 1)->index : -1;
  g_array_append_val (open, entry);
}

static void
find_structure (WaymarkOutline *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));

  for (guint i = 0; i < self->n; i++)
    switch (self->marks[i].role)
      {
      case WAYMARK_ROLE_HEADING:
        place_heading (self, open, i);
        break;
      case WAYMARK_ROLE_LABEL:
        if (waymark_outline_block (self, i)->type == WAYMARK_BLOCK_HEADING ||
            waymark_outline_block (self, i)->strong)
          place_heading (self, open, i);
        break;
      case WAYMARK_ROLE_ROW:
      case WAYMARK_ROLE_FIELD:
      case WAYMARK_ROLE_ACTION:
        for (guint j = 0; j < open->len; j++)
          self->marks[open_at (open, j)->index].structural = TRUE;
        if (open->len > 0)
          self->marks[open_at (open, open->len - 1)->index].direct = TRUE;
        break;
      default:
        break;
      }
}

static gboolean
are_peers (const WaymarkMark *a, const WaymarkMark *b)
{
  return a->parent == b->parent && a->level == b->level && a->numbered && b->numbered &&
         g_str_equal (a->class, b->class);
}

/* "Theme 4" without an action is a theme all the same. */
static void
add_bare_themes (WaymarkOutline *self)
{
  int last = -1;

  for (guint i = 0; i < self->n; i++)
    {
      WaymarkMark *mark = &self->marks[i];

      if (mark->role != WAYMARK_ROLE_HEADING)
        continue;
      if (mark->structural)
        last = (int) i;
      else if (last >= 0 && are_peers (mark, &self->marks[last]))
        mark->structural = TRUE;
    }
}

/* One heading over everything ("Action plan", beside "Introduction") is none of the plan's themes.
 */
static gboolean
strip_root (WaymarkOutline *self)
{
  int root = -1;
  guint children = 0, numbered = 0, siblings = 0;
  WaymarkMark *mark;

  for (guint i = 0; i < self->n; i++)
    if (self->marks[i].role == WAYMARK_ROLE_HEADING && self->marks[i].structural &&
        self->marks[i].parent < 0)
      {
        if (root >= 0)
          return FALSE;
        root = (int) i;
      }
  if (root < 0 || self->marks[root].numbered || self->marks[root].direct)
    return FALSE;
  mark = &self->marks[root];
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkMark *other = &self->marks[i];

      if (other->role != WAYMARK_ROLE_HEADING)
        continue;
      children += other->structural && other->parent == root;
      numbered += other->structural && other->parent == root && other->numbered;
      siblings += !other->structural && other->parent < 0 && other->level == mark->level;
    }
  if (children == 0 ||
      !(waymark_wording_is_general (waymark_outline_block (self, (guint) root)->text) ||
        (children >= 2 && (numbered == children || siblings > 0))))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (self->marks[i].parent == root)
      self->marks[i].parent = -1;
  mark->structural = FALSE;
  return TRUE;
}

/**
 * waymark_outline_settle_levels:
 * @self: an outline
 *
 * Finds which heading stands under which, and which of them hold actions.
 */
void
waymark_outline_settle_levels (WaymarkOutline *self)
{
  find_structure (self);
  add_bare_themes (self);
  while (strip_root (self))
    ;
}
