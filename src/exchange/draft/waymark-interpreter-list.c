/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-interpreter-private.h"
#include "waymark-marker.h"

/* Words of a label that end with a full stop without being a sentence. */
#define SHORT 6

/* Gives the open action the words of a label; further labels in the same line are taken apart. */
static void
take_labels (WaymarkInterpreter *self, WaymarkDraft *draft, const char *text, WaymarkBlock *block)
{
  g_autofree char *rest = g_strdup (text);

  while (*rest != '\0')
    {
      gsize length;
      WaymarkColumn field = waymark_column_read_label (rest, &length);
      g_autofree char *label = g_strndup (rest, length);
      g_autofree char *words = NULL;
      gsize next;

      if (field == WAYMARK_COLUMN_UNKNOWN)
        {
          waymark_add_paragraph (&draft->notes, rest);
          return;
        }
      words = g_strstrip (g_strdup (rest + length));
      next = waymark_outline_find_inline (words);
      g_free (rest);
      rest = g_strdup (next > 0 ? words + next : "");
      if (next > 0)
        words[next] = '\0';
      g_strstrip (words);
      while (*words != '\0' && strchr (" ;|,([", words[strlen (words) - 1]) != NULL)
        words[strlen (words) - 1] = '\0';
      if (g_str_has_suffix (words, ".") && (next > 0 || waymark_words_count (words) <= SHORT))
        words[strlen (words) - 1] = '\0';
      waymark_interpreter_set_value (self, draft, field, label, words, block);
      waymark_interpreter_leave_out (self, "label", block, label);
    }
}

static void
trim_end (char *text)
{
  for (;;)
    {
      gsize length;

      g_strchomp (text);
      length = strlen (text);
      if (length >= 3 &&
          (g_str_equal (text + length - 3, "–") || g_str_equal (text + length - 3, "—")))
        text[length - 3] = '\0';
      else if (length > 0 && strchr ("([;|,-", text[length - 1]) != NULL)
        text[length - 1] = '\0';
      else
        return;
    }
}

/* "Open a shelter (Lead: Housing; by: June)": the words, and what the labels say. */
static void
take_text (WaymarkInterpreter *self, WaymarkDraft *action, const char *text, WaymarkBlock *block)
{
  gsize start = waymark_outline_find_inline (text);
  g_autofree char *words = g_strdup (text);
  g_autofree char *labels = NULL;

  if (start > 0)
    {
      gboolean bracket;

      words[start] = '\0';
      g_strchomp (words);
      bracket = g_str_has_suffix (words, "(") || g_str_has_suffix (words, "[");
      trim_end (words);
      labels = g_strchomp (g_strdup (text + start));
      if (bracket)
        for (gsize length = strlen (labels);
             length > 0 && strchr (".)]", labels[length - 1]) != NULL;
             length--)
          labels[length - 1] = '\0';
    }
  waymark_interpreter_set_text (self, action, words, block);
  if (labels != NULL)
    take_labels (self, action, labels, block);
}

/**
 * waymark_interpreter_take_action:
 * @self: the walk
 * @i: index of an action of a list
 */
void
waymark_interpreter_take_action (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  WaymarkDraft *action =
      waymark_draft_new (WAYMARK_KIND_ACTION, waymark_interpreter_get_parent (self, block), block);
  g_autofree char *text = NULL;

  if (waymark_marker_is_number (block->marker))
    {
      action->number = waymark_marker_get_number (block->marker);
      if (action->number == NULL)
        action->number = g_strndup (block->marker, strcspn (block->marker, ".)"));
      waymark_interpreter_leave_out (self, "number", block, block->marker);
    }
  text = waymark_interpreter_take_number (self, block, block->text, &action->number);
  take_text (self, action, text, block);
  self->monitoring = FALSE;
}

static void
begin_record (WaymarkInterpreter *self, WaymarkColumn field, const char *words, WaymarkBlock *block)
{
  WaymarkDraft *draft;
  g_autofree char *text = NULL;
  char *number = waymark_marker_get_number (block->marker);

  text = waymark_interpreter_take_number (self, block, words, &number);
  if (field == WAYMARK_COLUMN_THEME)
    {
      if (self->theme == NULL || g_strcmp0 (self->theme->title, text) != 0)
        waymark_interpreter_add_theme (self, block, text, number);
      g_free (number);
      return;
    }
  if (field == WAYMARK_COLUMN_ACTION || field == WAYMARK_COLUMN_BOTH)
    {
      draft = waymark_draft_new (
          WAYMARK_KIND_ACTION, waymark_interpreter_get_parent (self, block), block);
      draft->number = number;
      take_text (self, draft, text, block);
    }
  else
    {
      draft = waymark_draft_new (
          WAYMARK_KIND_REQUIREMENT, waymark_interpreter_get_theme (self, block), block);
      waymark_add_paragraph (&draft->text, text);
      self->requirement = draft;
      self->action = NULL;
      draft->number = number;
      self->begun = TRUE;
    }
}

static gboolean
starts_record (WaymarkColumn field)
{
  return field == WAYMARK_COLUMN_ACTION || field == WAYMARK_COLUMN_BOTH ||
         field == WAYMARK_COLUMN_OBJECTIVE || field == WAYMARK_COLUMN_THEME ||
         field == WAYMARK_COLUMN_PRIORITY;
}

/**
 * waymark_interpreter_take_field:
 * @self: the walk
 * @i: index of a label with its words
 *
 * Gives them to the last action, or begins one; before all actions they may be the plan's.
 */
void
waymark_interpreter_take_field (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  WaymarkMark *mark = &self->outline->marks[i];
  gboolean row = block->type == WAYMARK_BLOCK_ROW;
  const char *words = row ? waymark_block_get_cell (block, 1) : block->text + mark->rest;
  g_autofree char *label =
      row ? g_strdup (waymark_block_get_cell (block, 0)) : g_strndup (block->text, mark->rest);

  self->pending = WAYMARK_COLUMN_UNKNOWN;
  if (!self->begun && !starts_record (mark->field) &&
      waymark_interpreter_take_plan_field (self, block))
    ;
  else if (*words == '\0' && self->action != NULL)
    {
      self->pending = mark->field;
      waymark_interpreter_leave_out (self, "label", block, label);
    }
  else if (starts_record (mark->field) && *words != '\0' &&
           (mark->field == WAYMARK_COLUMN_ACTION || self->action == NULL ||
            self->action->values[WAYMARK_COLUMN_LEADS] != NULL))
    {
      begin_record (self, mark->field, words, block);
      waymark_interpreter_leave_out (self, "label", block, label);
    }
  else if (self->action != NULL && row)
    {
      waymark_interpreter_set_value (self, self->action, mark->field, label, words, block);
      waymark_interpreter_leave_out (self, "label", block, label);
    }
  else if (self->action != NULL)
    {
      take_labels (self, self->action, block->text, block);
      waymark_draft_add_block (self->action, block);
    }
  else if (self->requirement != NULL)
    {
      waymark_interpreter_set_value (self, self->requirement, mark->field, label, words, block);
      waymark_interpreter_leave_out (self, "label", block, label);
    }
  else
    {
      waymark_interpreter_take_words (self, i);
      return;
    }
  if (waymark_marker_is_number (block->marker))
    waymark_interpreter_leave_out (self, "number", block, block->marker);
}

/**
 * waymark_interpreter_take_pending:
 * @self: the walk
 * @i: index of a block of words
 *
 * Takes the items below a label that had no words of its own ("Leads:" over a list).
 *
 * Returns: whether the block was one of these
 */
gboolean
waymark_interpreter_take_pending (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);

  if (self->pending == WAYMARK_COLUMN_UNKNOWN || self->action == NULL || block->text == NULL ||
      (block->type != WAYMARK_BLOCK_ITEM && block->apart))
    return FALSE;
  if (waymark_marker_is_number (block->marker))
    waymark_interpreter_leave_out (self, "number", block, block->marker);
  waymark_interpreter_set_value (self, self->action, self->pending, NULL, block->text, block);
  waymark_draft_add_block (self->action, block);
  return TRUE;
}
