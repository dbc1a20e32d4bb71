/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-interpreter-private.h"
#include "waymark-marker.h"

#define LONGEST_SUBTITLE 80
#define LONGEST_PRIORITY 400

static char *
as_line (const WaymarkBlock *block)
{
  if (block->type == WAYMARK_BLOCK_ROW)
    return waymark_block_get_words (block);
  if (block->marker == NULL)
    return g_strdup (block->text);
  if (waymark_marker_is_number (block->marker))
    return g_strdup_printf ("%s %s", block->marker, block->text);
  return g_strdup_printf ("• %s", block->text);
}

/* ---- words without a place */

static WaymarkDraft *
get_last_child (WaymarkDraft *draft)
{
  return draft->children != NULL && draft->children->len > 0
             ? g_ptr_array_index (draft->children, draft->children->len - 1)
             : NULL;
}

static WaymarkDraft *
find_theme_before (WaymarkInterpreter *self)
{
  return self->theme != NULL ? self->theme : get_last_child (self->reading->plan);
}

/* The last action before, else what it would stand in; NULL in front of everything. */
static WaymarkDraft *
find_before (WaymarkInterpreter *self)
{
  WaymarkDraft *draft = find_theme_before (self);

  while (draft != NULL && draft->kind != WAYMARK_KIND_ACTION && get_last_child (draft) != NULL &&
         get_last_child (draft)->kind != WAYMARK_KIND_PRIORITY)
    draft = get_last_child (draft);
  return draft;
}

static void
make_action (WaymarkInterpreter *self, WaymarkBlock *block, const char *words)
{
  if (self->given_to == NULL)
    {
      WaymarkDraft *parent =
          self->requirement != NULL ? self->requirement : find_theme_before (self);

      if (parent == NULL)
        parent = waymark_interpreter_get_theme (self, block);
      self->given_to = waymark_draft_new (WAYMARK_KIND_ACTION, parent, block);
    }
  waymark_add_paragraph (&self->given_to->text, words);
  waymark_draft_add_block (self->given_to, block);
}

static void
make_note (WaymarkInterpreter *self, WaymarkBlock *block, const char *words)
{
  WaymarkDraft *before = self->given_to != NULL ? self->given_to : find_before (self);

  self->given_to = before;
  if (before == NULL)
    waymark_add_paragraph (&self->reading->plan->text, words);
  else
    {
      waymark_add_paragraph (before->kind == WAYMARK_KIND_ACTION ||
                                     before->kind == WAYMARK_KIND_REQUIREMENT
                                 ? &before->notes
                                 : &before->text,
                             words);
      waymark_draft_add_block (before, block);
    }
}

/* Puts words where a person chose; FALSE where nobody did. */
static gboolean
put_where_chosen (WaymarkInterpreter *self, WaymarkBlock *block, const char *words)
{
  WaymarkWordsChoice choice = waymark_import_choices_get_words (self->choices, block->line);

  if (choice != WAYMARK_WORDS_GO_ON)
    {
      self->given = choice;
      self->given_to = NULL;
    }
  switch (self->given)
    {
    case WAYMARK_WORDS_IN_INTRODUCTION:
      waymark_add_paragraph (&self->reading->plan->text, words);
      return TRUE;
    case WAYMARK_WORDS_LEFT_OUT:
      waymark_interpreter_leave_out (self, "chosen", block, words);
      return TRUE;
    case WAYMARK_WORDS_AS_ACTION:
      make_action (self, block, words);
      return TRUE;
    case WAYMARK_WORDS_AS_NOTE:
      make_note (self, block, words);
      return TRUE;
    case WAYMARK_WORDS_AS_READ:
    case WAYMARK_WORDS_GO_ON:
      break;
    }
  return FALSE;
}

/**
 * waymark_interpreter_put_back:
 * @self: the walk
 * @block: what would be left out as page furniture
 * @words: its words
 *
 * Puts them into the plan where a person said so. Words that are chosen together do not take
 * along the furniture between them.
 *
 * Returns: whether somebody did
 */
gboolean
waymark_interpreter_put_back (WaymarkInterpreter *self, WaymarkBlock *block, const char *words)
{
  switch (waymark_import_choices_get_words (self->choices, block->line))
    {
    case WAYMARK_WORDS_IN_INTRODUCTION:
    case WAYMARK_WORDS_AS_ACTION:
    case WAYMARK_WORDS_AS_NOTE:
      return put_where_chosen (self, block, words);
    case WAYMARK_WORDS_LEFT_OUT:
    case WAYMARK_WORDS_AS_READ:
    case WAYMARK_WORDS_GO_ON:
      break;
    }
  return FALSE;
}

/**
 * waymark_interpreter_add_loose:
 * @self: the walk
 * @block: where
 * @words: words that have no place in the plan
 *
 * Lists words under "Needs a look"; what follows them directly joins them.
 */
void
waymark_interpreter_add_loose (WaymarkInterpreter *self, WaymarkBlock *block, const char *words)
{
  if (waymark_words_count (words) == 0)
    return;
  if (put_where_chosen (self, block, words))
    {
      self->loose = NULL;
      return;
    }
  if (self->loose != NULL)
    {
      char *joined = g_strconcat (self->loose->words, "\n", words, NULL);

      g_free (self->loose->words);
      self->loose->words = joined;
      self->loose->last_line = block->line;
      return;
    }
  self->loose = waymark_reading_look_at (
      self->reading,
      "loose",
      block->line,
      words,
      g_strdup (_ ("These words stand by themselves and were given no place in the plan.")));
  self->loose->draft = find_before (self);
}

/* ---- before the first theme */

/* "Action plan 2024–27" under the title: the period, and words that say nothing new. */
static gboolean
take_subtitle (WaymarkInterpreter *self, WaymarkBlock *block)
{
  WaymarkDraft *plan = self->reading->plan;
  gsize start, length;
  g_autofree char *rest = NULL;
  g_autofree char *title = NULL;

  if (plan->title == NULL || plan->text != NULL || block->type == WAYMARK_BLOCK_ITEM ||
      block->type == WAYMARK_BLOCK_ROW || strlen (block->text) > LONGEST_SUBTITLE ||
      g_str_has_suffix (block->text, "."))
    return FALSE;
  if (!waymark_wording_find_period (block->text, &start, &length))
    return FALSE;
  rest = g_strdup_printf ("%.*s%s", (int) start, block->text, block->text + start + length);
  g_strstrip (rest);
  if (plan->values[WAYMARK_COLUMN_DUE] == NULL &&
      (waymark_words_count (rest) == 0 || waymark_wording_is_general (rest)))
    {
      plan->values[WAYMARK_COLUMN_DUE] = g_strndup (block->text + start, length);
      waymark_interpreter_leave_out (self, "label", block, rest);
      return TRUE;
    }
  title = g_strdup_printf ("%s – %s", plan->title, block->text);
  g_free (plan->title);
  plan->title = g_steal_pointer (&title);
  return TRUE;
}

/**
 * waymark_interpreter_take_plan_field:
 * @self: the walk
 * @block: words before the first theme
 *
 * Takes "Owner: …", "Period: …", "Monitoring: …" for what they say of the plan.
 *
 * Returns: whether it was one of these
 */
gboolean
waymark_interpreter_take_plan_field (WaymarkInterpreter *self, WaymarkBlock *block)
{
  WaymarkDraft *plan = self->reading->plan;
  const char *colon = block->text != NULL ? strchr (block->text, ':') : NULL;
  g_autofree char *label = NULL;
  const char *words;
  gsize length;
  WaymarkColumn meaning;

  if (colon == NULL || colon - block->text > LONGEST_SUBTITLE)
    return FALSE;
  label = g_strndup (block->text, colon + 1 - block->text);
  words = colon + 1 + strspn (colon + 1, " ");
  meaning = waymark_column_read_label (block->text, &length);
  if (*words == '\0')
    return FALSE;
  if (waymark_wording_find_section (label) == WAYMARK_SECTION_MONITORING)
    waymark_add_paragraph (&plan->notes, words);
  else if (meaning == WAYMARK_COLUMN_LEADS && plan->values[WAYMARK_COLUMN_LEADS] == NULL)
    plan->values[WAYMARK_COLUMN_LEADS] = g_strdup (words);
  else if ((meaning == WAYMARK_COLUMN_DUE ||
            waymark_wording_is_plan_label (block->text, &length)) &&
           plan->values[WAYMARK_COLUMN_DUE] == NULL)
    plan->values[WAYMARK_COLUMN_DUE] = g_strdup (words);
  else
    return FALSE;
  waymark_interpreter_leave_out (self, "label", block, label);
  return TRUE;
}

/* The title once more: on a second page, or in the lines in front of a Markdown file. */
static gboolean
repeats_title (WaymarkInterpreter *self, const WaymarkBlock *block)
{
  const char *title = self->title;
  g_autofree char *folded_title = NULL;
  g_autofree char *folded = NULL;
  gsize gap;

  if (title == NULL || block->text == NULL ||
      strlen (block->text) > strlen (title) + LONGEST_SUBTITLE)
    return FALSE;
  folded_title = waymark_words_fold (title);
  folded = waymark_words_fold (block->text);
  if (!g_str_has_suffix (folded, folded_title))
    return FALSE;
  gap = strlen (folded) - strlen (folded_title);
  return gap == 0 || (gap == strlen ("title ") && g_str_has_prefix (folded, "title "));
}

/* ---- within a theme */

static gboolean
is_plain_words (WaymarkInterpreter *self, int i)
{
  return i >= 0 && self->outline->marks[i].role == WAYMARK_ROLE_WORDS &&
         waymark_outline_block (self->outline, (guint) i)->type == WAYMARK_BLOCK_PARAGRAPH;
}

/* Lines that follow one another without an empty line between, each a line of its own. */
static gboolean
is_in_lines (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  int next = i + 1 < self->outline->n ? (int) i + 1 : -1;

  if (block->type != WAYMARK_BLOCK_PARAGRAPH || strlen (block->text) > LONGEST_PRIORITY)
    return FALSE;
  if (!block->apart && i > 0 && is_plain_words (self, (int) i - 1))
    return TRUE;
  return is_plain_words (self, next) && !waymark_outline_block (self->outline, (guint) next)->apart;
}

static gboolean
is_priority (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);

  if (self->outline->marks[i].role != WAYMARK_ROLE_WORDS || block->type == WAYMARK_BLOCK_ROW ||
      self->acted || self->aside)
    return FALSE;
  if (self->section == WAYMARK_SECTION_PRIORITIES)
    return TRUE;
  if (self->requirement != NULL || self->section != WAYMARK_SECTION_NONE)
    return FALSE;
  if (block->type == WAYMARK_BLOCK_ITEM)
    return self->theme->text == NULL || !g_str_has_suffix (self->theme->text->str, ":");
  return self->outline->tabular && is_in_lines (self, i);
}

/* Words below an action of a list, until something else begins. */
static gboolean
belongs_to_action (WaymarkInterpreter *self, const WaymarkBlock *block)
{
  const WaymarkBlock *from;

  if (self->outline->tabular || self->action == NULL || self->action->blocks == NULL ||
      block->type == WAYMARK_BLOCK_ROW)
    return FALSE;
  from = g_ptr_array_index (self->action->blocks, 0);
  return block->type == WAYMARK_BLOCK_ITEM || block->indent > from->indent || !block->apart ||
         from->type == WAYMARK_BLOCK_HEADING || from->strong;
}

static void
add_to_action (WaymarkInterpreter *self, WaymarkBlock *block, const char *line)
{
  /* What stands before the labels goes on the action; what stands after them is a note. */
  gboolean labelled = self->action->values[WAYMARK_COLUMN_LEADS] != NULL ||
                      self->action->values[WAYMARK_COLUMN_DUE] != NULL;

  if (labelled)
    waymark_add_paragraph (&self->action->notes, line);
  else
    waymark_add_paragraph (&self->action->text, line);
  waymark_draft_add_block (self->action, block);
}

/**
 * waymark_interpreter_take_words:
 * @self: the walk
 * @i: index of a block of words
 *
 * Finds the place of words by where they stand: introduction, priority, narrative,
 * part of an action, or none.
 */
void
waymark_interpreter_take_words (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  g_autofree char *line = as_line (block);
  WaymarkDraft *target = self->requirement != NULL ? self->requirement : self->theme;

  if (waymark_words_count (line) == 0)
    return;
  if (self->monitoring)
    waymark_add_paragraph (&self->reading->plan->notes, line);
  else if (target == NULL && !self->begun)
    {
      if (repeats_title (self, block))
        {
          if (!waymark_interpreter_put_back (self, block, line))
            waymark_interpreter_leave_out (self, "page", block, line);
          return;
        }
      if (self->outline->marks[i].role == WAYMARK_ROLE_WORDS &&
          (waymark_interpreter_take_plan_field (self, block) || take_subtitle (self, block)))
        return;
      waymark_add_paragraph (&self->reading->plan->text, line);
    }
  else if (target == NULL)
    waymark_interpreter_add_loose (self, block, line);
  else if (is_priority (self, i))
    {
      WaymarkDraft *priority = waymark_draft_new (WAYMARK_KIND_PRIORITY, self->theme, block);

      waymark_add_paragraph (&priority->text, block->text);
      if (waymark_marker_is_number (block->marker))
        waymark_interpreter_leave_out (self, "number", block, block->marker);
    }
  else if (!self->acted || self->aside)
    {
      waymark_add_paragraph (&target->text, line);
      waymark_draft_add_block (target, block);
    }
  else if (belongs_to_action (self, block))
    add_to_action (self, block, line);
  else
    waymark_interpreter_add_loose (self, block, line);
}
