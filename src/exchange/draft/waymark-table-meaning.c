/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-marker.h"
#include "waymark-rating-words.h"
#include "waymark-tables.h"
#include "waymark-window.h"
#include "waymark-wording.h"

#define SAMPLE 200
#define YEAR_START 4

/* What the cells of a column look like. */
typedef struct
{
  guint filled;
  guint windows, ratings, stages, numbers, levels, phases, short_ones;
  gsize length;
} Look;

static void
look_at_cell (Look *look, const char *cell)
{
  g_autofree char *window = NULL;
  g_autofree char *number = NULL;
  gsize length = strlen (cell);
  gsize phase, rest;
  g_autofree char *as_phase = NULL;

  if (waymark_wording_is_empty (cell))
    return;
  look->filled++;
  look->length += length;
  if (length > 60)
    return;
  look->short_ones++;
  window = waymark_window_parse (cell, YEAR_START);
  number = waymark_marker_get_number (cell);
  as_phase = g_strconcat (cell, ": x", NULL);
  look->numbers += number != NULL && length < 8 && window == NULL;
  look->windows += window != NULL && (number == NULL || length >= 4);
  look->ratings += waymark_rating_find (cell, NULL) != NULL;
  look->stages += waymark_wording_is_status (cell);
  look->levels += waymark_wording_is_level (cell);
  look->phases += waymark_wording_read_phase (as_phase, &phase, &rest);
}

static Look
look_at (const WaymarkTable *table, guint column)
{
  Look look = { 0 };

  for (guint i = 0; i < table->rows->len && i < SAMPLE; i++)
    look_at_cell (&look, waymark_block_get_cell (g_ptr_array_index (table->rows, i), column));
  return look;
}

static gboolean
most (guint part, guint whole)
{
  return whole > 0 && part * 5 >= whole * 3;
}

/* Nobody reads a table of hundreds of columns: what stands beyond goes to the notes. */
static guint
count_columns (const WaymarkTable *table)
{
  return MIN (table->columns->len, WAYMARK_MOST_COLUMNS);
}

static WaymarkColumnUse *
use_at (const WaymarkTable *table, guint column)
{
  return g_ptr_array_index (table->columns, column);
}

static gboolean
lacks (const WaymarkTable *table, WaymarkColumn meaning)
{
  return waymark_table_find (table, meaning) < 0;
}

/* Headings that may mean two things, and columns without a known heading: the cells decide. */
static void
settle_by_cells (WaymarkTable *table, guint column)
{
  WaymarkColumnUse *use = use_at (table, column);
  WaymarkColumn before = use->meaning;
  Look look = look_at (table, column);

  switch (use->meaning)
    {
    case WAYMARK_COLUMN_PRIORITY:
      use->meaning =
          most (look.levels, look.filled) ? WAYMARK_COLUMN_LEVEL : WAYMARK_COLUMN_PRIORITY;
      break;
    case WAYMARK_COLUMN_GOAL:
    case WAYMARK_COLUMN_PHASE:
      if (most (look.windows, look.filled) && !most (look.phases, look.filled) &&
          lacks (table, WAYMARK_COLUMN_DUE))
        use->meaning = WAYMARK_COLUMN_DUE;
      break;
    case WAYMARK_COLUMN_STATUS:
      if (most (look.ratings, look.filled) && lacks (table, WAYMARK_COLUMN_RATING))
        use->meaning = WAYMARK_COLUMN_RATING;
      break;
    case WAYMARK_COLUMN_UNKNOWN:
      if (most (look.ratings, look.filled) && lacks (table, WAYMARK_COLUMN_RATING))
        use->meaning = WAYMARK_COLUMN_RATING;
      else if (most (look.windows, look.filled) && lacks (table, WAYMARK_COLUMN_DUE))
        use->meaning = WAYMARK_COLUMN_DUE;
      else if (most (look.stages, look.filled) && lacks (table, WAYMARK_COLUMN_STATUS))
        use->meaning = WAYMARK_COLUMN_STATUS;
      else if (column == 0 && most (look.numbers, look.filled) &&
               lacks (table, WAYMARK_COLUMN_NUMBER))
        use->meaning = WAYMARK_COLUMN_NUMBER;
      break;
    default:
      break;
    }
  use->guessed = before == WAYMARK_COLUMN_UNKNOWN && use->meaning != before;
}

static int
find_longest (const WaymarkTable *table, const WaymarkColumn *among, guint n)
{
  int best = -1;
  gsize best_length = 0;

  for (guint i = 0; i < count_columns (table); i++)
    for (guint j = 0; j < n; j++)
      if (waymark_table_get_meaning (table, i) == among[j])
        {
          Look look = look_at (table, i);

          if (look.filled > 0 && look.length / look.filled > best_length)
            {
              best_length = look.length / look.filled;
              best = (int) i;
            }
        }
  return best;
}

/* "Objective | Lead | By": where no column is called action, the actions are what the rows promise.
 */
static void
find_actions (WaymarkTable *table)
{
  static const WaymarkColumn ranked[] = { WAYMARK_COLUMN_OBJECTIVE,
                                          WAYMARK_COLUMN_OUTCOME,
                                          WAYMARK_COLUMN_PRIORITY,
                                          WAYMARK_COLUMN_MEASURE,
                                          WAYMARK_COLUMN_GOAL };
  static const WaymarkColumn rest[] = { WAYMARK_COLUMN_UNKNOWN,
                                        WAYMARK_COLUMN_DETAIL,
                                        WAYMARK_COLUMN_NOTES };
  gboolean other = !lacks (table, WAYMARK_COLUMN_LEADS) || !lacks (table, WAYMARK_COLUMN_DUE) ||
                   !lacks (table, WAYMARK_COLUMN_STATUS) || !lacks (table, WAYMARK_COLUMN_RATING);
  int column = -1;

  if (!lacks (table, WAYMARK_COLUMN_ACTION) || !lacks (table, WAYMARK_COLUMN_BOTH))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ranked) && column < 0 && other; i++)
    column = waymark_table_find (table, ranked[i]);
  if (column < 0)
    {
      column = find_longest (table, rest, G_N_ELEMENTS (rest));
      if (column >= 0)
        {
          Look look = look_at (table, (guint) column);

          /* A list of names and telephone numbers is no plan. */
          if (look.length / look.filled < (other ? 12 : 25) || (!other && table->rows->len < 2))
            column = -1;
        }
    }
  if (column >= 0)
    {
      WaymarkColumnUse *use = use_at (table, (guint) column);

      use->guessed = use->meaning == WAYMARK_COLUMN_UNKNOWN;
      use->meaning = WAYMARK_COLUMN_ACTION;
    }
}

/* In a table whose headings are all in a language that is not known here, short cells behind the
 * actions are who leads; one or two words that come again and again are how far it is. */
static void
guess_foreign (WaymarkTable *table)
{
  guint unknown = 0, headed = 0;
  int action = waymark_table_find (table, WAYMARK_COLUMN_ACTION);

  for (guint i = 0; i < count_columns (table); i++)
    {
      headed += *use_at (table, i)->heading != '\0';
      unknown += waymark_column_find (use_at (table, i)->heading) == WAYMARK_COLUMN_UNKNOWN;
    }
  if (headed > 0 && unknown + 1 < headed)
    return;
  for (guint i = (guint) (action + 1); i < count_columns (table) && action >= 0; i++)
    {
      WaymarkColumnUse *use = use_at (table, i);
      Look look = look_at (table, i);

      if (use->meaning != WAYMARK_COLUMN_UNKNOWN || look.filled == 0 ||
          look.short_ones < look.filled)
        continue;
      if (lacks (table, WAYMARK_COLUMN_LEADS))
        use->meaning = WAYMARK_COLUMN_LEADS;
      else if (lacks (table, WAYMARK_COLUMN_STATUS) && look.length <= 16 * look.filled)
        use->meaning = WAYMARK_COLUMN_STATUS;
      use->guessed = use->meaning != WAYMARK_COLUMN_UNKNOWN;
    }
}

/* Of several columns that could hold the actions, one named so does; what stands before it says
 * what for. */
static void
settle_actions (WaymarkTable *table)
{
  int main = -1;

  for (guint i = 0; i < count_columns (table); i++)
    {
      g_autofree char *folded = waymark_words_fold (use_at (table, i)->heading);

      if (waymark_table_get_meaning (table, i) == WAYMARK_COLUMN_ACTION &&
          (main < 0 || strstr (folded, "action") != NULL) &&
          (main < 0 || strstr (use_at (table, (guint) main)->key, "action") == NULL))
        main = (int) i;
    }
  if (main < 0)
    main = waymark_table_find (table, WAYMARK_COLUMN_BOTH);
  for (guint i = 0; i < count_columns (table) && main >= 0; i++)
    {
      WaymarkColumnUse *use = use_at (table, i);
      gboolean before = (int) i < main;

      if (use->meaning == WAYMARK_COLUMN_ACTION && (int) i != main && !use->phase)
        use->meaning = before && lacks (table, WAYMARK_COLUMN_OBJECTIVE) ? WAYMARK_COLUMN_OBJECTIVE
                                                                         : WAYMARK_COLUMN_DETAIL;
      else if (use->meaning == WAYMARK_COLUMN_OUTCOME && before &&
               lacks (table, WAYMARK_COLUMN_OBJECTIVE))
        use->meaning = WAYMARK_COLUMN_OBJECTIVE;
      else if (use->meaning == WAYMARK_COLUMN_PRIORITY)
        use->meaning =
            !lacks (table, WAYMARK_COLUMN_OBJECTIVE) && lacks (table, WAYMARK_COLUMN_THEME)
                ? WAYMARK_COLUMN_THEME
                : WAYMARK_COLUMN_OBJECTIVE;
    }
}

static gboolean
names_phase (const char *heading)
{
  g_autofree char *front = g_strndup (heading, strcspn (heading, "(\n"));
  g_autofree char *line = g_strconcat (g_strchomp (front), ": x", NULL);
  gsize phase, rest;

  return waymark_wording_read_phase (line, &phase, &rest);
}

/* "Year 1 | Year 2 | Year 3" with words below them: each cell is an action of that phase. */
static void
find_phases (WaymarkTable *table)
{
  guint n = 0;

  if (!lacks (table, WAYMARK_COLUMN_ACTION) || !lacks (table, WAYMARK_COLUMN_BOTH))
    return;
  for (guint i = 0; i < count_columns (table); i++)
    {
      Look look = look_at (table, i);

      use_at (table, i)->phase = use_at (table, i)->meaning == WAYMARK_COLUMN_UNKNOWN &&
                                 names_phase (use_at (table, i)->heading) &&
                                 look.length > 8 * look.filled;
      n += use_at (table, i)->phase;
    }
  for (guint i = 0; i < count_columns (table); i++)
    {
      use_at (table, i)->phase &= n > 1;
      if (use_at (table, i)->phase)
        use_at (table, i)->meaning = WAYMARK_COLUMN_ACTION;
    }
}

static gboolean
may_repeat (WaymarkColumn meaning)
{
  switch (meaning)
    {
    case WAYMARK_COLUMN_UNKNOWN:
    case WAYMARK_COLUMN_LEADS:
    case WAYMARK_COLUMN_SUPPORT:
    case WAYMARK_COLUMN_PROGRESS:
    case WAYMARK_COLUMN_NOTES:
    case WAYMARK_COLUMN_OUTCOME:
    case WAYMARK_COLUMN_LEVEL:
    case WAYMARK_COLUMN_DETAIL:
    case WAYMARK_COLUMN_LEFT_OUT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A second date, status, number … goes to the notes with its heading. */
static void
settle_repeated (WaymarkTable *table)
{
  for (guint i = 0; i < count_columns (table); i++)
    {
      WaymarkColumnUse *use = use_at (table, i);
      int first = waymark_table_find (table, use->meaning);

      if (may_repeat (use->meaning) || first == (int) i || use->phase)
        continue;
      if (use->meaning == WAYMARK_COLUMN_OBJECTIVE && lacks (table, WAYMARK_COLUMN_THEME))
        use_at (table, (guint) first)->meaning = WAYMARK_COLUMN_THEME;
      else
        use->meaning = WAYMARK_COLUMN_DETAIL;
    }
}

/* What a row can have only once; requirements and actions in one column leave no room for either
 * elsewhere. */
static gboolean
exclude_each_other (WaymarkColumn a, WaymarkColumn b)
{
  if (a == b)
    return a == WAYMARK_COLUMN_NUMBER || a == WAYMARK_COLUMN_THEME ||
           a == WAYMARK_COLUMN_OBJECTIVE || a == WAYMARK_COLUMN_ACTION || a == WAYMARK_COLUMN_BOTH;
  return a == WAYMARK_COLUMN_BOTH && (b == WAYMARK_COLUMN_ACTION || b == WAYMARK_COLUMN_OBJECTIVE);
}

/* No word may fall between two columns: of two that exclude each other, the one that nobody chose
 * is a note. */
static void
settle_excluded (WaymarkTable *table, WaymarkImportChoices *choices)
{
  for (guint i = 0; i < count_columns (table); i++)
    for (guint j = 0; j < count_columns (table); j++)
      {
        WaymarkColumnUse *one = use_at (table, i);
        WaymarkColumnUse *other = use_at (table, j);
        WaymarkColumn chosen;

        if (i == j || !exclude_each_other (one->meaning, other->meaning) ||
            (one->phase && other->phase && one->meaning == other->meaning))
          continue;
        if (waymark_import_choices_get_column (choices, other->key, &chosen) &&
            !waymark_import_choices_get_column (choices, one->key, &chosen))
          one->meaning = WAYMARK_COLUMN_DETAIL;
        else
          other->meaning = WAYMARK_COLUMN_DETAIL;
      }
}

/**
 * waymark_table_settle:
 * @table: a table
 * @choices: (nullable): what a person chose for columns
 *
 * Decides what each column means. What a person chose stands.
 */
void
waymark_table_settle (WaymarkTable *table, WaymarkImportChoices *choices)
{
  WaymarkColumn meaning;

  if (table->labels)
    {
      table->actions = TRUE;
      return;
    }
  for (guint i = 0; i < count_columns (table); i++)
    settle_by_cells (table, i);
  find_phases (table);
  find_actions (table);
  guess_foreign (table);
  settle_actions (table);
  settle_repeated (table);
  for (guint i = 0; i < count_columns (table); i++)
    if (waymark_import_choices_get_column (choices, use_at (table, i)->key, &meaning))
      {
        use_at (table, i)->meaning = meaning;
        use_at (table, i)->guessed = FALSE;
      }
  settle_excluded (table, choices);
  table->actions = !lacks (table, WAYMARK_COLUMN_ACTION) || !lacks (table, WAYMARK_COLUMN_BOTH) ||
                   !lacks (table, WAYMARK_COLUMN_OBJECTIVE);

  for (guint i = WAYMARK_MOST_COLUMNS; i < table->columns->len; i++)
    use_at (table, i)->meaning = WAYMARK_COLUMN_UNKNOWN;

  /* Other tables are words like others; nobody asks about their columns. */
  for (guint i = 0; i < count_columns (table) && table->actions; i++)
    use_at (table, i)->rows = table->rows->len;
}
