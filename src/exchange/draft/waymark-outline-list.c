/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-marker.h"
#include "waymark-outline.h"

#define FURTHEST_OWNER 12
#define LONGEST_INLINE 48

/* Documents whose actions stand in lists: each a numbered item, or words with labels below or
 * behind them. */

static gboolean
is_inline_label (WaymarkColumn column)
{
  switch (column)
    {
    case WAYMARK_COLUMN_LEADS:
    case WAYMARK_COLUMN_SUPPORT:
    case WAYMARK_COLUMN_DUE:
    case WAYMARK_COLUMN_START:
    case WAYMARK_COLUMN_STATUS:
    case WAYMARK_COLUMN_RATING:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where a label ends at @colon begins, or NULL: after a sign, or up to three words back with a
 * capital. */
static const char *
find_label_start (const char *text, const char *colon)
{
  const char *limit = colon - text > LONGEST_INLINE ? colon - LONGEST_INLINE : text;
  const char *found = NULL;
  guint words = 0;

  for (const char *at = colon; at > limit && words < 4; at--)
    if (at[-1] == ' ' || strchr ("([;|.,\n", at[-1]) != NULL)
      {
        g_autofree char *label = g_strndup (at, colon - at);
        gboolean sign = at[-1] != ' ' || (at - 1 > text && strchr ("([;|.,-", at[-2]) != NULL) ||
                        (at - text >= 4 && strncmp (at - 4, "–", 3) == 0);

        if (at < colon && is_inline_label (waymark_column_find_label (label)) &&
            (sign || g_ascii_isupper (*at)))
          found = at;
        if (at[-1] != ' ')
          break;
        words++;
      }
  return found;
}

/**
 * waymark_outline_find_inline:
 * @text: an item of a list
 *
 * Looks for labels behind the words of an action: "Open a shelter (Lead: Housing; by: June)".
 *
 * Returns: where the first begins, or 0
 */
gsize
waymark_outline_find_inline (const char *text)
{
  for (const char *colon = strchr (text, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
    {
      const char *start = find_label_start (text, colon);

      if (start != NULL && start > text)
        return start - text;
    }
  return 0;
}

/**
 * waymark_outline_find_fields:
 * @self: an outline
 *
 * Marks lines that are a label and its words.
 */
void
waymark_outline_find_fields (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);
      WaymarkMark *mark = &self->marks[i];
      WaymarkHeadingWords words;
      WaymarkColumn field;
      gsize length;

      if (mark->role != WAYMARK_ROLE_WORDS || block->text == NULL ||
          block->type == WAYMARK_BLOCK_HEADING)
        continue;
      if (waymark_wording_read_action (block->text, &words))
        {
          waymark_heading_words_clear (&words);
          continue;
        }
      field = waymark_column_read_label (block->text, &length);
      if (waymark_wording_is_plan_label (block->text, &length))
        field = WAYMARK_COLUMN_DUE;
      if (field == WAYMARK_COLUMN_UNKNOWN || field == WAYMARK_COLUMN_NUMBER)
        continue;
      mark->role = WAYMARK_ROLE_FIELD;
      mark->field = field;
      mark->rest = length + strspn (block->text + length, " ");
    }
}

/* ---- actions */

typedef struct
{
  WaymarkOutline *outline;
  WaymarkSectionLabel section;
  gboolean open;   /* an action of a list is open */
  gboolean digits; /* it is numbered with digits */
  guint indent;
} Finder;

static gboolean
starts_record (WaymarkColumn field)
{
  return field == WAYMARK_COLUMN_ACTION || field == WAYMARK_COLUMN_OBJECTIVE ||
         field == WAYMARK_COLUMN_THEME || field == WAYMARK_COLUMN_BOTH ||
         field == WAYMARK_COLUMN_PRIORITY;
}

static gboolean
is_action_heading (const WaymarkBlock *block)
{
  WaymarkHeadingWords words;
  gboolean found = waymark_wording_read_action (block->text, &words);

  waymark_heading_words_clear (&words);
  return found;
}

static gboolean
is_owner (WaymarkOutline *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self, i);

  if (block->type == WAYMARK_BLOCK_ITEM && waymark_marker_is_number (block->marker))
    return TRUE;
  return block->text != NULL && is_action_heading (block);
}

/* The action that the labels from @i on speak of: a numbered one not far above, else what stands
 * right above. */
static int
find_owner (WaymarkOutline *self, guint i)
{
  int right_above = -1;
  guint steps = 0;

  for (int at = (int) i - 1; at >= 0 && steps < FURTHEST_OWNER; at--)
    {
      WaymarkMark *mark = &self->marks[at];

      if (mark->role == WAYMARK_ROLE_FURNITURE)
        continue;
      if (mark->role == WAYMARK_ROLE_FIELD || mark->role == WAYMARK_ROLE_TITLE ||
          mark->role == WAYMARK_ROLE_LABEL ||
          waymark_outline_block (self, (guint) at)->text == NULL)
        break;
      steps++;
      if (right_above < 0)
        right_above = at;
      if (mark->role == WAYMARK_ROLE_ACTION || is_owner (self, (guint) at))
        return at;
      if (mark->role == WAYMARK_ROLE_HEADING)
        break;
    }
  return right_above;
}

static char *
dup_heading_class (WaymarkOutline *self, guint i)
{
  const char *class = self->marks[i].class;

  return g_strdup_printf (
      "%d %s", waymark_outline_block (self, i)->type, class != NULL ? class : "");
}

/*
 * Which classes of headings hold items: labels right below such a heading speak of the
 * section, and are no sign that it is an action. "Priority 1" and "Priority 2" are the same
 * kind of thing, if only one of them has items below it.
 */
static GHashTable *
find_sections (WaymarkOutline *self)
{
  GHashTable *sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean items = FALSE;

  for (guint i = self->n; i-- > 0;)
    if (self->marks[i].role == WAYMARK_ROLE_HEADING)
      {
        if (items && !is_action_heading (waymark_outline_block (self, i)))
          g_hash_table_add (sections, dup_heading_class (self, i));
        items = FALSE;
      }
    else
      items =
          items || waymark_outline_block (self, i)->type == WAYMARK_BLOCK_ROW || is_owner (self, i);
  return sections;
}

static gboolean
may_be_action (WaymarkOutline *self, GHashTable *sections, int owner)
{
  WaymarkMark *mark = owner >= 0 ? &self->marks[owner] : NULL;
  g_autofree char *class = NULL;

  if (mark == NULL || mark->role == WAYMARK_ROLE_TITLE ||
      waymark_outline_block (self, (guint) owner)->text == NULL)
    return FALSE;
  if (mark->role != WAYMARK_ROLE_HEADING)
    return TRUE;
  class = dup_heading_class (self, (guint) owner);
  return !g_hash_table_contains (sections, class);
}

static void
find_labelled (WaymarkOutline *self)
{
  g_autoptr (GHashTable) sections = find_sections (self);
  gboolean first = TRUE;
  gboolean record = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      WaymarkMark *mark = &self->marks[i];
      int owner;

      if (mark->role == WAYMARK_ROLE_FURNITURE)
        continue;
      if (mark->role != WAYMARK_ROLE_FIELD)
        {
          first = TRUE;
          record &= mark->role == WAYMARK_ROLE_WORDS;
          continue;
        }
      record |= starts_record (mark->field);
      if (first && !record)
        {
          owner = find_owner (self, i);
          if (may_be_action (self, sections, owner))
            self->marks[owner].role = WAYMARK_ROLE_ACTION;
        }
      first = FALSE;
    }
}

static gboolean
is_action (Finder *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  gboolean item = block->type == WAYMARK_BLOCK_ITEM;
  gboolean numbered = item && waymark_marker_is_number (block->marker);
  gboolean labelled = block->text != NULL && waymark_outline_find_inline (block->text) > 0;
  gboolean nested =
      self->open && (block->indent > self->indent + 1 ||
                     (self->digits && numbered && g_ascii_isalpha (*block->marker)) ||
                     (self->digits && !numbered && self->section != WAYMARK_SECTION_ACTIONS));

  if (block->type == WAYMARK_BLOCK_ROW || block->text == NULL)
    return FALSE;
  if (is_action_heading (block))
    return TRUE;
  if (block->type == WAYMARK_BLOCK_HEADING || self->section == WAYMARK_SECTION_PRIORITIES ||
      self->section == WAYMARK_SECTION_MONITORING)
    return FALSE;
  if (labelled)
    return item || block->type == WAYMARK_BLOCK_PARAGRAPH;
  if (!item || nested)
    return FALSE;
  return numbered || self->section == WAYMARK_SECTION_ACTIONS;
}

/**
 * waymark_outline_find_actions:
 * @self: an outline
 *
 * Marks the actions of a document without tables: what has labels like "Lead:" below
 * or behind it, numbered items, and bullets under a heading that says actions.
 */
void
waymark_outline_find_actions (WaymarkOutline *self)
{
  Finder finder = { .outline = self };

  find_labelled (self);
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkMark *mark = &self->marks[i];
      WaymarkBlock *block = waymark_outline_block (self, i);

      if (mark->role == WAYMARK_ROLE_LABEL)
        finder.section = mark->section;
      else if (mark->role == WAYMARK_ROLE_HEADING && block->type != WAYMARK_BLOCK_ITEM)
        finder.section = WAYMARK_SECTION_NONE;
      if (mark->role == WAYMARK_ROLE_LABEL || mark->role == WAYMARK_ROLE_HEADING)
        finder.open = FALSE;
      if ((mark->role == WAYMARK_ROLE_WORDS && is_action (&finder, i)) ||
          (mark->role == WAYMARK_ROLE_HEADING && is_action_heading (block)))
        mark->role = WAYMARK_ROLE_ACTION;
      if (mark->role == WAYMARK_ROLE_ACTION)
        {
          finder.open = TRUE;
          finder.digits = block->marker != NULL && g_ascii_isdigit (*block->marker);
          finder.indent = block->indent;
        }
    }
}
