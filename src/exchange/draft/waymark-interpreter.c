/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "waymark-i18n.h"
#include "waymark-interpreter-private.h"
#include "waymark-marker.h"
#include "waymark-pointer-finder.h"
#include "waymark-rating-words.h"
#include "waymark-reading-part.h"

/**
 * waymark_interpreter_leave_out:
 * @self: the walk
 * @kind: one word for what it is
 * @block: where
 * @words: what is left out, noted if there is a word in it
 */
void
waymark_interpreter_leave_out (WaymarkInterpreter *self,
                               const char *kind,
                               WaymarkBlock *block,
                               const char *words)
{
  if (waymark_words_count (words) > 0 || g_str_equal (kind, "rule"))
    waymark_reading_leave_out (self->reading, kind, block->line, words);
}

/* ---- themes and requirements */

/**
 * waymark_interpreter_add_theme:
 * @self: the walk
 * @block: where it begins
 * @title: its title
 * @number: (nullable): its number as written
 *
 * Returns: (transfer none): a new theme, open
 */
WaymarkDraft *
waymark_interpreter_add_theme (WaymarkInterpreter *self,
                               WaymarkBlock *block,
                               const char *title,
                               const char *number)
{
  self->theme = waymark_draft_new (WAYMARK_KIND_THEME, self->reading->plan, block);
  self->theme->title = g_strdup (title);
  self->theme->number = g_strdup (number);
  self->requirement = NULL;
  self->action = NULL;
  self->last = NULL;
  self->begun = TRUE;
  self->acted = self->aside = self->monitoring = FALSE;
  self->loose = NULL;
  self->section = WAYMARK_SECTION_NONE;
  g_clear_pointer (&self->objective, g_free);
  g_clear_pointer (&self->theme_cell, g_free);
  return self->theme;
}

/**
 * waymark_interpreter_get_theme:
 * @self: the walk
 * @block: where a theme is wanted
 *
 * Returns: (transfer none): the open theme; one without a name in the document if there is none
 */
WaymarkDraft *
waymark_interpreter_get_theme (WaymarkInterpreter *self, WaymarkBlock *block)
{
  if (self->theme == NULL)
    {
      WaymarkSectionLabel section = self->section;

      waymark_interpreter_add_theme (self, block, C_ ("theme", "Actions"), NULL);
      self->theme->made_up = TRUE;
      self->section = section;
      self->theme_level = G_MAXINT;
    }
  return self->theme;
}

/**
 * waymark_interpreter_get_parent:
 * @self: the walk
 * @block: where an action is wanted
 *
 * Returns: (transfer none): what it stands under: the open requirement, else the theme
 */
WaymarkDraft *
waymark_interpreter_get_parent (WaymarkInterpreter *self, WaymarkBlock *block)
{
  return self->requirement != NULL ? self->requirement
                                   : waymark_interpreter_get_theme (self, block);
}

/* Whether nothing but the heading @above has gone into a draft yet. */
static gboolean
is_bare (const WaymarkDraft *draft, const WaymarkBlock *above)
{
  return draft->children == NULL && draft->notes == NULL && draft->blocks != NULL &&
         g_ptr_array_index (draft->blocks, draft->blocks->len - 1) == above &&
         (draft->kind == WAYMARK_KIND_REQUIREMENT || draft->text == NULL);
}

/* A heading below a theme's: a requirement, or part of the theme's title where the tables have
 * requirements themselves. */
static void
open_lower_heading (WaymarkInterpreter *self,
                    WaymarkBlock *block,
                    const WaymarkMark *mark,
                    const char *words)
{
  const WaymarkMark *parent = &self->outline->marks[mark->parent];
  WaymarkBlock *above = waymark_outline_block (self->outline, (guint) mark->parent);
  g_autofree char *both = g_strdup_printf ("%s – %s", above->text + parent->rest, words);

  if (self->objectives_in_tables)
    {
      WaymarkDraft *theme = self->theme;
      int level = self->theme_level;

      if (theme != NULL && is_bare (theme, above))
        {
          char *longer = g_strdup_printf ("%s – %s", theme->title, words);

          g_free (theme->title);
          theme->title = longer;
          waymark_draft_add_block (theme, block);
        }
      else
        waymark_interpreter_add_theme (self, block, both, NULL);
      self->theme_level = level;
      return;
    }
  waymark_interpreter_get_theme (self, block);
  if (parent->parent >= 0 && self->requirement != NULL && is_bare (self->requirement, above))
    {
      waymark_draft_add_block (self->requirement, block);
      g_string_append_printf (self->requirement->text, " – %s", words);
    }
  else
    {
      self->requirement = waymark_draft_new (WAYMARK_KIND_REQUIREMENT, self->theme, block);
      waymark_add_paragraph (&self->requirement->text, parent->parent >= 0 ? both : words);
    }
  g_free (self->requirement->number);
  self->requirement->number = g_strdup (mark->number);
}

static void
take_heading (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  WaymarkMark *mark = &self->outline->marks[i];
  const char *words = block->text + mark->rest;
  g_autofree char *label = g_strndup (block->text, mark->rest);
  gboolean within = self->theme != NULL && mark->level > self->theme_level;

  self->section = WAYMARK_SECTION_NONE;
  self->monitoring = FALSE;
  self->loose = NULL;
  self->action = NULL;
  self->last = NULL;
  if (!mark->structural)
    {
      if (!within)
        {
          self->theme = self->requirement = NULL;
          if (self->begun && waymark_wording_is_general (block->text))
            waymark_interpreter_leave_out (self, "label", block, block->text);
          else
            waymark_interpreter_take_words (self, i);
          return;
        }
      self->aside = TRUE;
      waymark_interpreter_take_words (self, i);
      return;
    }

  /* What is all word and number ("Theme 1") is its own title. */
  if (*words == '\0')
    words = block->text;
  else
    waymark_interpreter_leave_out (self, "number", block, label);
  if (waymark_marker_is_number (block->marker))
    waymark_interpreter_leave_out (self, "number", block, block->marker);
  self->acted = self->aside = FALSE;
  if (mark->parent < 0)
    {
      waymark_interpreter_add_theme (self, block, words, mark->number);
      self->theme_level = mark->level;
    }
  else
    open_lower_heading (self, block, mark, words);
}

static void
take_label (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  WaymarkMark *mark = &self->outline->marks[i];

  self->loose = NULL;
  if (mark->number != NULL)
    {
      self->number = mark->number;
      self->action = NULL;
      waymark_interpreter_leave_out (self, "number", block, block->text);
      return;
    }
  self->section = mark->section;
  self->aside = FALSE;
  self->monitoring = mark->section == WAYMARK_SECTION_MONITORING;
  if (mark->section == WAYMARK_SECTION_PRIORITIES && self->theme == NULL)
    waymark_interpreter_take_words (self, i);
  else
    waymark_interpreter_leave_out (self, "label", block, block->text);
}

/* ---- values of an action */

static void
add_note (WaymarkDraft *draft, const char *heading, const char *words)
{
  g_autofree char *clean = g_strdup (heading != NULL ? heading : "");
  g_autofree char *labelled = NULL;

  g_strdelimit (clean, "\n", ' ');
  while (*clean != '\0' && clean[strlen (clean) - 1] == ':')
    clean[strlen (clean) - 1] = '\0';
  labelled = *clean != '\0' ? g_strdup_printf ("%s: %s", clean, words) : g_strdup (words);
  waymark_add_paragraph (&draft->notes, labelled);
}

/* Cells of these columns may hold a pointer instead of words of their own. */
static gboolean
points_in_cell (WaymarkColumn meaning)
{
  switch (meaning)
    {
    case WAYMARK_COLUMN_LEADS:
    case WAYMARK_COLUMN_SUPPORT:
    case WAYMARK_COLUMN_DUE:
    case WAYMARK_COLUMN_STATUS:
    case WAYMARK_COLUMN_RATING:
    case WAYMARK_COLUMN_NOTES:
    case WAYMARK_COLUMN_PROGRESS:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * waymark_interpreter_set_value:
 * @self: the walk
 * @draft: an action or requirement
 * @meaning: what the words mean
 * @heading: (nullable): the heading or label over them
 * @words: the words
 * @block: where they stand
 *
 * Gives a draft what a cell or label says. Words that mean nothing ("None") are left out.
 */
void
waymark_interpreter_set_value (WaymarkInterpreter *self,
                               WaymarkDraft *draft,
                               WaymarkColumn meaning,
                               const char *heading,
                               const char *words,
                               WaymarkBlock *block)
{
  if (waymark_wording_is_empty (words) && waymark_rating_find (words, NULL) == NULL)
    {
      waymark_interpreter_leave_out (self, "empty", block, words);
      return;
    }
  if (waymark_pointer_is_cell (words) && points_in_cell (meaning))
    {
      waymark_draft_add_value (draft, meaning, words);
      return;
    }
  switch (meaning)
    {
    case WAYMARK_COLUMN_LEFT_OUT:
      waymark_interpreter_leave_out (self, "chosen", block, words);
      break;
    case WAYMARK_COLUMN_NOTES:
      add_note (draft, NULL, words);
      break;
    case WAYMARK_COLUMN_PHASE:
      if (draft->phase == NULL && strlen (words) <= 100)
        draft->phase = g_strdelimit (g_strdup (words), "\n", ' ');
      else
        add_note (draft, heading, words);
      break;
    case WAYMARK_COLUMN_PROGRESS:
      if (draft->kind != WAYMARK_KIND_ACTION)
        {
          add_note (draft, heading, words);
          break;
        }
      if (draft->updates == NULL)
        draft->updates = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (draft->updates, g_strdup (words));
      break;
    case WAYMARK_COLUMN_LEADS:
    case WAYMARK_COLUMN_SUPPORT:
    case WAYMARK_COLUMN_DUE:
    case WAYMARK_COLUMN_STATUS:
    case WAYMARK_COLUMN_RATING:
      if (draft->kind == WAYMARK_KIND_ACTION)
        waymark_draft_add_value (draft, meaning, words);
      else
        add_note (draft, heading, words);
      break;
    case WAYMARK_COLUMN_MEASURE:
    case WAYMARK_COLUMN_BASELINE:
    case WAYMARK_COLUMN_GOAL:
      waymark_draft_add_value (draft, meaning, words);
      break;
    default:
      add_note (draft, heading, words);
    }
}

/**
 * waymark_interpreter_take_number:
 * @self: the walk
 * @block: where the words stand
 * @text: the words of an action or requirement
 * @number: (inout): its number, if it has one yet
 *
 * Takes the number off words that begin with one: "1.2 Open …", "Action 3: …", "Objective 1 – …".
 *
 * Returns: (transfer full): the words without it
 */
char *
waymark_interpreter_take_number (WaymarkInterpreter *self,
                                 WaymarkBlock *block,
                                 const char *text,
                                 char **number)
{
  WaymarkHeadingWords words;
  gsize marker = 0, rest = 0;
  g_autofree char *found = NULL;
  g_autofree char *label = NULL;
  const char *second = strchr (text, '\n');
  gsize other, other_rest;

  if (waymark_wording_read_action (text, &words) ||
      (waymark_wording_read_heading (text, &words) && text[words.rest] != '\0'))
    {
      found = g_strdup (words.number);
      rest = words.rest;
    }
  else if (waymark_marker_read (text, &marker, &rest) &&
           !(second != NULL && waymark_marker_read (second + 1, &other, &other_rest)))
    {
      label = g_strndup (text, marker);
      found = waymark_marker_get_number (label);
      g_clear_pointer (&label, g_free);
    }
  waymark_heading_words_clear (&words);
  if (found == NULL)
    return g_strdup (text);
  label = g_strndup (text, rest);
  waymark_interpreter_leave_out (self, "number", block, label);
  if (*number == NULL)
    *number = g_steal_pointer (&found);
  return g_strdup (text + rest);
}

/**
 * waymark_interpreter_set_text:
 * @self: the walk
 * @action: an action
 * @text: its words, with or without a phase in front
 * @block: where they stand
 */
void
waymark_interpreter_set_text (WaymarkInterpreter *self,
                              WaymarkDraft *action,
                              const char *text,
                              WaymarkBlock *block)
{
  gsize phase, rest;

  if (waymark_wording_read_phase (text, &phase, &rest))
    {
      g_free (action->phase);
      action->phase = g_strndup (text, phase);
      text += rest;
    }
  waymark_add_paragraph (&action->text, text);
  if (action->number == NULL)
    action->number = g_strdup (self->number);
  self->number = NULL;
  self->action = action;
  self->acted = self->begun = TRUE;
  self->aside = FALSE;
  self->loose = NULL;
}

/* ---- the walk */

static void
take_furniture (WaymarkInterpreter *self, WaymarkBlock *block)
{
  g_autofree char *words = waymark_block_get_words (block);

  if (block->type != WAYMARK_BLOCK_RULE && waymark_interpreter_put_back (self, block, words))
    return;
  self->cut = TRUE;
  if (*words != '\0')
    waymark_interpreter_leave_out (
        self, block->type == WAYMARK_BLOCK_RULE ? "rule" : "page", block, words);
}

static void
take_columns (WaymarkInterpreter *self, WaymarkBlock *block)
{
  g_autofree char *words = waymark_block_get_words (block);

  waymark_reading_leave_out (self->reading, "heading", block->line, words);
  self->cut = TRUE;
}

static void
take_block (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);

  switch (self->outline->marks[i].role)
    {
    case WAYMARK_ROLE_FURNITURE:
      take_furniture (self, block);
      return;
    case WAYMARK_ROLE_TITLE:
      self->reading->plan->title = g_strdup (block->text);
      waymark_draft_add_block (self->reading->plan, block);
      break;
    case WAYMARK_ROLE_HEADING:
      take_heading (self, i);
      break;
    case WAYMARK_ROLE_LABEL:
      take_label (self, i);
      break;
    case WAYMARK_ROLE_COLUMNS:
      take_columns (self, block);
      break;
    case WAYMARK_ROLE_ROW:
      waymark_interpreter_take_row (self, i);
      break;
    case WAYMARK_ROLE_FIELD:
      waymark_interpreter_take_field (self, i);
      return;
    case WAYMARK_ROLE_ACTION:
      waymark_interpreter_take_action (self, i);
      break;
    case WAYMARK_ROLE_WORDS:
      if (waymark_interpreter_take_pending (self, i))
        return;
      waymark_interpreter_take_words (self, i);
      break;
    }
  self->pending = WAYMARK_COLUMN_UNKNOWN;
}

/* Measures of a requirement's only row, or of the row that begins it, are the requirement's; others
 * go to the notes. */
static void
settle_measures (WaymarkDraft *draft)
{
  static const WaymarkColumn measures[] = { WAYMARK_COLUMN_MEASURE,
                                            WAYMARK_COLUMN_BASELINE,
                                            WAYMARK_COLUMN_GOAL };
  guint n = draft->children != NULL ? draft->children->len : 0;

  for (guint i = 0; i < n; i++)
    settle_measures (g_ptr_array_index (draft->children, i));
  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    {
      WaymarkDraft *only = NULL;
      guint with = 0;

      for (guint i = 0; i < n; i++)
        {
          WaymarkDraft *child = g_ptr_array_index (draft->children, i);

          if (child->kind == WAYMARK_KIND_ACTION && child->values[measures[m]] != NULL &&
              with++ == 0)
            only = child;
        }
      if (draft->kind == WAYMARK_KIND_REQUIREMENT && with == 1 &&
          draft->values[measures[m]] == NULL && only == g_ptr_array_index (draft->children, 0))
        draft->values[measures[m]] = g_steal_pointer (&only->values[measures[m]]);
      for (guint i = 0; i < n; i++)
        {
          WaymarkDraft *child = g_ptr_array_index (draft->children, i);

          if (child->kind != WAYMARK_KIND_ACTION || child->values[measures[m]] == NULL)
            continue;
          add_note (child, waymark_column_get_label (measures[m]), child->values[measures[m]]);
          g_clear_pointer (&child->values[measures[m]], g_free);
        }
    }
}

static gboolean
have_objectives (WaymarkOutline *outline)
{
  for (guint i = 0; i < outline->tables->tables->len; i++)
    {
      WaymarkTable *table = g_ptr_array_index (outline->tables->tables, i);

      if (table->actions && !table->labels && table->rows->len > 0 &&
          (waymark_table_find (table, WAYMARK_COLUMN_OBJECTIVE) >= 0 ||
           waymark_table_find (table, WAYMARK_COLUMN_BOTH) >= 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * waymark_interpret:
 * @blocks: (element-type WaymarkBlock): the blocks of a document; they have to outlive the reading
 * @choices: (nullable): what a person chose
 *
 * Finds the plan in the blocks: title, themes, priorities, requirements, actions,
 * in the document's own words. Every word goes into a draft or a finding.
 *
 * Returns: (transfer full): what was found
 */
WaymarkReading *
waymark_interpret (GPtrArray *blocks, WaymarkImportChoices *choices)
{
  WaymarkReading *reading = waymark_reading_new ();
  g_autoptr (WaymarkOutline) outline = waymark_outline_new (blocks, reading, choices);
  WaymarkInterpreter self = { .reading = reading, .outline = outline, .choices = choices };
  /* Whoever stops it throws away what was found. */
  GCancellable *cancellable = g_cancellable_get_current ();

  self.objectives_in_tables = have_objectives (outline);
  for (guint i = 0; i < outline->n && self.title == NULL; i++)
    if (outline->marks[i].role == WAYMARK_ROLE_TITLE)
      self.title = waymark_outline_block (outline, i)->text;
  for (guint i = 0; i < outline->n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      take_block (&self, i);
      waymark_reading_part_report (WAYMARK_READING_DRAFTS, i + 1, outline->n);
    }
  settle_measures (reading->plan);
  g_free (self.objective);
  g_free (self.theme_cell);
  for (guint i = 0; i < WAYMARK_N_COLUMNS; i++)
    g_free (self.above[i]);
  return reading;
}
