/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-interpreter-private.h"
#include "waymark-marker.h"
#include "waymark-pointer-finder.h"

static gboolean
is_main (WaymarkColumn meaning)
{
  return meaning == WAYMARK_COLUMN_NUMBER || meaning == WAYMARK_COLUMN_THEME ||
         meaning == WAYMARK_COLUMN_OBJECTIVE || meaning == WAYMARK_COLUMN_ACTION ||
         meaning == WAYMARK_COLUMN_BOTH;
}

/* "Loneliness" over "1.1", "1.2" in one column: rows of numbers below the name of a theme. */
static void
read_displaced_number (WaymarkRow *row)
{
  const char **cells[] = { &row->theme, &row->objective };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *number = waymark_marker_get_number (*cells[i]);

      if (number == NULL || *row->number != '\0' || *row->text == '\0')
        continue;
      row->number = *cells[i];
      *cells[i] = "";
    }
}

/**
 * waymark_interpreter_read_row:
 * @self: the walk
 * @block: a row of a table that holds actions
 * @row: (out): its cells by meaning
 */
void
waymark_interpreter_read_row (WaymarkInterpreter *self, WaymarkBlock *block, WaymarkRow *row)
{
  *row = (WaymarkRow){ .block = block, .number = "", .theme = "", .objective = "", .text = "" };
  row->table = waymark_tables_get (self->outline->tables, block);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const char *cell = waymark_block_get_cell (block, i);

      switch (waymark_table_get_meaning (row->table, i))
        {
        case WAYMARK_COLUMN_NUMBER:
          row->number = cell;
          row->has_number = TRUE;
          break;
        case WAYMARK_COLUMN_THEME:
          row->theme = cell;
          break;
        case WAYMARK_COLUMN_OBJECTIVE:
          row->objective = cell;
          break;
        case WAYMARK_COLUMN_BOTH:
          row->both = TRUE;
          row->text = cell;
          break;
        case WAYMARK_COLUMN_ACTION:
          if (*row->text == '\0')
            row->text = cell;
          break;
        case WAYMARK_COLUMN_LEFT_OUT:
          break;
        default:
          row->filled += !waymark_wording_is_empty (cell);
          row->pointing += waymark_pointer_is_cell (cell);
        }
    }
  read_displaced_number (row);
}

static gboolean
starts_small (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
ends_sentence (const GString *text)
{
  return text == NULL || text->len == 0 || strchr (".!?:;", text->str[text->len - 1]) != NULL;
}

/* ---- values */

static void
take_cell (WaymarkInterpreter *self,
           const WaymarkRow *row,
           WaymarkDraft *draft,
           guint column,
           guint progress_columns)
{
  WaymarkColumnUse *use =
      g_ptr_array_index (row->table->columns, MIN (column, row->table->columns->len - 1));
  WaymarkColumn meaning = waymark_table_get_meaning (row->table, column);
  const char *heading = column < row->table->columns->len ? use->heading : NULL;
  const char *cell = waymark_block_get_cell (row->block, column);
  g_autofree char *labelled = NULL;

  if (*cell == '\0')
    return;
  if (waymark_wording_is_ditto (cell) && self->above[meaning] != NULL)
    {
      waymark_interpreter_leave_out (self, "as above", row->block, cell);
      cell = self->above[meaning];
    }
  if (meaning == WAYMARK_COLUMN_PROGRESS && progress_columns > 1 &&
      !waymark_wording_is_empty (cell))
    cell = labelled = g_strdup_printf ("%s: %s", heading, cell);
  waymark_interpreter_set_value (self, draft, meaning, heading, cell, row->block);
  if (meaning != WAYMARK_COLUMN_UNKNOWN && self->above[meaning] != cell && labelled == NULL)
    {
      g_free (self->above[meaning]);
      self->above[meaning] = g_strdup (cell);
    }
}

/* What the row says besides its words; @shared takes the notes when the words became several
 * actions. */
static void
take_cells (WaymarkInterpreter *self,
            const WaymarkRow *row,
            WaymarkDraft *draft,
            WaymarkDraft *shared)
{
  guint progress = 0;

  for (guint i = 0; i < row->table->columns->len; i++)
    progress += waymark_table_get_meaning (row->table, i) == WAYMARK_COLUMN_PROGRESS;
  for (guint i = 0; i < row->block->cells->len; i++)
    {
      WaymarkColumn meaning = waymark_table_get_meaning (row->table, i);

      if (!is_main (meaning) && meaning != WAYMARK_COLUMN_LEFT_OUT)
        take_cell (self,
                   row,
                   meaning == WAYMARK_COLUMN_NOTES && shared != NULL ? shared : draft,
                   i,
                   progress);
    }
}

static void
leave_out_number (WaymarkInterpreter *self, const WaymarkRow *row)
{
  waymark_interpreter_leave_out (self, "number", row->block, row->number);
}

/* ---- themes and requirements */

/**
 * waymark_interpreter_add_requirement:
 * @self: the walk
 * @row: where it stands
 * @text: its words
 * @number: (transfer full) (nullable): its number as written
 *
 * Returns: (transfer none): a new requirement, open
 */
WaymarkDraft *
waymark_interpreter_add_requirement (WaymarkInterpreter *self,
                                     const WaymarkRow *row,
                                     const char *text,
                                     char *number)
{
  WaymarkDraft *draft = waymark_draft_new (
      WAYMARK_KIND_REQUIREMENT, waymark_interpreter_get_theme (self, row->block), row->block);

  draft->number = number;
  waymark_add_paragraph (&draft->text, text);
  self->requirement = draft;
  self->last = draft;
  self->last_is_requirement = TRUE;
  self->acted = self->begun = TRUE;
  self->aside = FALSE;
  self->loose = NULL;
  return draft;
}

static WaymarkDraft *
find_theme (WaymarkInterpreter *self, const char *folded)
{
  GPtrArray *themes = self->reading->plan->children;

  for (guint i = themes != NULL ? themes->len : 0; i > 0; i--)
    {
      WaymarkDraft *theme = g_ptr_array_index (themes, i - 1);
      g_autofree char *title = waymark_words_fold (theme->title);

      if (g_str_equal (title, folded))
        return theme;
    }
  return NULL;
}

/* A theme named in a column: the one of that name, or a new one. Below a heading of a theme it is a
 * requirement. */
static void
take_theme_cell (WaymarkInterpreter *self, const WaymarkRow *row)
{
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *cell_folded = waymark_words_fold (row->theme);
  WaymarkDraft *theme;

  if (*cell_folded == '\0')
    return;
  if (waymark_wording_is_ditto (row->theme) || g_strcmp0 (cell_folded, self->theme_cell) == 0)
    {
      waymark_interpreter_leave_out (self, "as above", row->block, row->theme);
      return;
    }
  words = waymark_interpreter_take_number (self, row->block, row->theme, &number);
  title = g_strdelimit (g_strdup (words), "\n", ' ');
  folded = waymark_words_fold (title);
  theme = find_theme (self, folded);
  if (theme != NULL)
    {
      waymark_interpreter_leave_out (self, "as above", row->block, words);
      self->theme = theme;
      self->requirement = NULL;
      g_clear_pointer (&self->objective, g_free);
    }
  else if (self->theme != NULL && self->theme_level != G_MAXINT)
    waymark_interpreter_add_requirement (self, row, title, g_steal_pointer (&number));
  else
    {
      waymark_interpreter_add_theme (self, row->block, title, number);
      self->theme_level = G_MAXINT;
    }
  g_free (self->theme_cell);
  self->theme_cell = g_steal_pointer (&cell_folded);
}

/* Returns whether the row begins a requirement. */
static gboolean
take_objective (WaymarkInterpreter *self, const WaymarkRow *row, gboolean numbers_action)
{
  g_autofree char *folded = waymark_words_fold (row->objective);
  g_autofree char *text = NULL;
  char *number = NULL;

  if (*folded == '\0')
    return FALSE;
  if (g_strcmp0 (folded, self->objective) == 0 || waymark_wording_is_ditto (row->objective))
    {
      waymark_interpreter_leave_out (self, "as above", row->block, row->objective);
      return FALSE;
    }
  if (self->cut && self->requirement != NULL && starts_small (row->objective) &&
      !ends_sentence (self->requirement->text))
    {
      waymark_join_paragraph (&self->requirement->text, row->objective);
      waymark_draft_add_block (self->requirement, row->block);
      return FALSE;
    }
  text = waymark_interpreter_take_number (self, row->block, row->objective, &number);
  if (number == NULL && !numbers_action)
    number = waymark_marker_get_number (row->number);
  waymark_interpreter_add_requirement (self, row, text, number);
  g_free (self->objective);
  self->objective = g_steal_pointer (&folded);
  return TRUE;
}

/* ---- actions */

/* How many paragraphs of a cell begin with a phase: two or more are actions of their own. */
static guint
count_phases (char **lines)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize phase, rest;

      n += waymark_wording_read_phase (lines[i], &phase, &rest);
    }
  return n;
}

static void
copy_values (WaymarkDraft *to, const WaymarkDraft *from)
{
  static const WaymarkColumn shared[] = { WAYMARK_COLUMN_LEADS,
                                          WAYMARK_COLUMN_SUPPORT,
                                          WAYMARK_COLUMN_DUE,
                                          WAYMARK_COLUMN_STATUS,
                                          WAYMARK_COLUMN_RATING };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    to->values[shared[i]] = g_strdup (from->values[shared[i]]);
  to->shares = TRUE;
}

static void
free_string (GString *string)
{
  g_string_free (string, TRUE);
}

static void
add_phases (WaymarkInterpreter *self, const WaymarkRow *row, char **lines, WaymarkDraft *parent)
{
  WaymarkDraft *first = NULL, *action = NULL;
  GString *before = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize phase, rest;

      if (waymark_wording_read_phase (lines[i], &phase, &rest))
        {
          action = waymark_draft_new (WAYMARK_KIND_ACTION, parent, row->block);
          if (before != NULL)
            waymark_add_paragraph (&action->text, before->str);
          g_clear_pointer (&before, free_string);
          waymark_interpreter_set_text (self, action, lines[i], row->block);
          if (first == NULL)
            {
              first = action;
              first->number = waymark_marker_get_number (row->number);
              take_cells (
                  self, row, first, parent->kind == WAYMARK_KIND_REQUIREMENT ? parent : NULL);
            }
          else
            copy_values (action, first);
        }
      else if (action != NULL)
        waymark_add_paragraph (&action->text, lines[i]);
      else
        waymark_add_paragraph (&before, lines[i]);
    }
  self->last = action;
}

static void
add_action (WaymarkInterpreter *self, const WaymarkRow *row, const char *text, gboolean numbered)
{
  WaymarkDraft *parent = waymark_interpreter_get_parent (self, row->block);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  WaymarkDraft *action;
  g_autofree char *words = NULL;

  self->last_is_requirement = FALSE;
  if (count_phases (lines) > 1)
    {
      add_phases (self, row, lines, parent);
      return;
    }
  action = waymark_draft_new (WAYMARK_KIND_ACTION, parent, row->block);
  if (numbered)
    action->number = waymark_marker_get_number (row->number);
  words = waymark_interpreter_take_number (self, row->block, text, &action->number);
  waymark_interpreter_set_text (self, action, words, row->block);
  take_cells (self, row, action, NULL);
  self->last = action;
}

/* ---- rows that go on the row before */

static void
join_value (WaymarkInterpreter *self, const WaymarkRow *row, guint column)
{
  WaymarkColumn meaning = waymark_table_get_meaning (row->table, column);
  const char *cell = waymark_block_get_cell (row->block, column);
  char *before = self->last->values[meaning];

  if (*cell == '\0' || is_main (meaning))
    return;
  if (before != NULL && starts_small (cell))
    {
      self->last->values[meaning] = g_strconcat (before, " ", cell, NULL);
      g_free (before);
    }
  else if (meaning == WAYMARK_COLUMN_NOTES && starts_small (cell) && self->last->notes != NULL)
    waymark_join_paragraph (&self->last->notes, cell);
  else
    take_cell (self, row, self->last, column, 1);
}

static void
join_row (WaymarkInterpreter *self, const WaymarkRow *row, gboolean same_paragraph)
{
  if (same_paragraph)
    waymark_join_paragraph (&self->last->text, row->text);
  else
    waymark_add_paragraph (&self->last->text, row->text);
  waymark_draft_add_block (self->last, row->block);
  for (guint i = 0; i < row->block->cells->len; i++)
    join_value (self, row, i);
}

/* A row that a page cut in two, or that only adds to the one before. */
static gboolean
goes_on (WaymarkInterpreter *self, const WaymarkRow *row)
{
  gsize phase, rest;

  if (self->last == NULL || *row->number != '\0' || *row->theme != '\0' || *row->objective != '\0')
    return FALSE;
  if (*row->text == '\0')
    {
      if (row->filled == 0)
        return FALSE;
      join_row (self, row, FALSE);
      return TRUE;
    }
  if (starts_small (row->text) && !ends_sentence (self->last->text) &&
      (self->cut || row->filled == 0))
    {
      join_row (self, row, TRUE);
      return TRUE;
    }
  if (row->filled > 0 || !self->last_is_requirement || !row->both ||
      waymark_wording_read_phase (row->text, &phase, &rest))
    return FALSE;
  if (!row->has_number && !self->cut)
    return FALSE;
  join_row (self, row, FALSE);
  return TRUE;
}

/* ---- kinds of tables */

/* Requirements and actions in one column: a requirement has a number and nothing beside it, or only
 * pointers. */
static void
take_both (WaymarkInterpreter *self, const WaymarkRow *row)
{
  gboolean alone = row->filled == row->pointing;
  gboolean numbered = *row->number != '\0';
  gsize phase, rest;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  if (*row->text == '\0')
    {
      g_autofree char *words = waymark_block_get_words (row->block);

      waymark_interpreter_add_loose (self, row->block, words);
      return;
    }
  if ((numbered && alone) || (!numbered && !row->has_number && row->filled == 0 &&
                              !waymark_wording_read_phase (row->text, &phase, &rest)))
    {
      number = waymark_marker_get_number (row->number);
      leave_out_number (self, row);
      text = waymark_interpreter_take_number (self, row->block, row->text, &number);
      waymark_interpreter_add_requirement (self, row, text, g_steal_pointer (&number));
      take_cells (self, row, self->requirement, NULL);
      return;
    }
  if (numbered)
    {
      leave_out_number (self, row);
      self->requirement = NULL;
    }
  add_action (self, row, row->text, numbered);
}

/* A row with a cell for each phase: every filled one is an action, all with what the row says. */
static gboolean
take_phase_cells (WaymarkInterpreter *self, const WaymarkRow *row)
{
  WaymarkDraft *first = NULL;

  for (guint i = 0; i < row->table->columns->len && i < row->block->cells->len; i++)
    {
      const WaymarkColumnUse *use = g_ptr_array_index (row->table->columns, i);
      const char *cell = waymark_block_get_cell (row->block, i);
      WaymarkDraft *action;

      if (!use->phase || use->meaning != WAYMARK_COLUMN_ACTION || *cell == '\0')
        continue;
      action = waymark_draft_new (
          WAYMARK_KIND_ACTION, waymark_interpreter_get_parent (self, row->block), row->block);
      waymark_interpreter_set_text (self, action, cell, row->block);
      if (action->phase == NULL)
        action->phase = g_strdelimit (g_strdup (use->heading), "\n", ' ');
      if (first == NULL)
        {
          first = action;
          take_cells (self, row, action, NULL);
        }
      else
        copy_values (action, first);
    }
  if (first != NULL)
    {
      self->last = self->action;
      self->last_is_requirement = FALSE;
    }
  return first != NULL;
}

static void
take_separate (WaymarkInterpreter *self, const WaymarkRow *row)
{
  g_autofree char *number = waymark_marker_get_number (row->number);
  gboolean numbers_action = waymark_table_find (row->table, WAYMARK_COLUMN_OBJECTIVE) < 0 ||
                            waymark_number_get_depth (number) > 1;
  gboolean begins = take_objective (self, row, numbers_action);

  leave_out_number (self, row);
  if (take_phase_cells (self, row))
    return;
  if (*row->text != '\0')
    add_action (self, row, row->text, numbers_action || !begins);
  else if (begins && (row->filled == 0 || row->filled == row->pointing))
    take_cells (self, row, self->requirement, NULL);
  else if (begins || row->filled > 0)
    {
      /* No words for the action: what is said of it goes to the requirement, by name. */
      if (self->requirement != NULL)
        take_cells (self, row, self->requirement, NULL);
      else
        {
          g_autofree char *words = waymark_block_get_words (row->block);

          waymark_interpreter_add_loose (self, row->block, words);
        }
    }
}

/**
 * waymark_interpreter_take_row:
 * @self: the walk
 * @i: index of a row of a table that holds actions
 */
void
waymark_interpreter_take_row (WaymarkInterpreter *self, guint i)
{
  WaymarkBlock *block = waymark_outline_block (self->outline, i);
  WaymarkRow row;

  waymark_interpreter_read_row (self, block, &row);
  if (row.table != self->table)
    {
      for (guint column = 0; column < WAYMARK_N_COLUMNS; column++)
        g_clear_pointer (&self->above[column], g_free);
      self->table = row.table;
    }
  self->monitoring = FALSE;
  for (guint column = 0; column < block->cells->len; column++)
    if (waymark_table_get_meaning (row.table, column) == WAYMARK_COLUMN_LEFT_OUT)
      waymark_interpreter_leave_out (self, "chosen", block, waymark_block_get_cell (block, column));
  if (!waymark_interpreter_take_section (self, i, &row) && !goes_on (self, &row))
    {
      take_theme_cell (self, &row);
      if (row.both)
        take_both (self, &row);
      else
        take_separate (self, &row);
    }
  self->cut = FALSE;
}
