/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-interpreter.h"
#include "waymark-outline.h"

G_BEGIN_DECLS

/**
 * WaymarkInterpreter:
 *
 * Where the walk through the blocks has come to.
 */
typedef struct
{
  WaymarkReading *reading;
  WaymarkOutline *outline;
  WaymarkImportChoices *choices;
  const char *title;        /* the plan's, wherever it stands */

  WaymarkDraft *theme;
  WaymarkDraft *requirement;
  WaymarkDraft *action;     /* the last one */
  int theme_level;          /* level of the heading that opened the theme */
  WaymarkSectionLabel section;
  gboolean begun;           /* a theme or an action was seen */
  gboolean acted;           /* actions were seen since the last heading */
  gboolean aside;           /* below a heading without actions, within a theme */
  gboolean monitoring;
  gboolean objectives_in_tables;
  WaymarkFinding *loose;    /* the last, while what follows belongs to it */
  WaymarkWordsChoice given; /* what a person chose for the last loose words */
  WaymarkDraft *given_to;   /* the action or notes that they went to */

  const char *number;       /* of the next action, where it stood on a line of its own */
  WaymarkColumn pending;    /* a label whose words come on the lines below */

  WaymarkTable *table;      /* of the last row */
  WaymarkDraft *last;       /* what the last row gave words to */
  gboolean last_is_requirement;
  gboolean cut;             /* a page ended since the last row */
  char *objective;          /* folded, of the last row that had one */
  char *theme_cell;         /* folded, the same */
  char *above[WAYMARK_N_COLUMNS]; /* cells of the row above, for "as above" */
} WaymarkInterpreter;

/**
 * WaymarkRow:
 * @both: requirements and actions share a column
 * @has_number: the table has a column for numbers
 * @filled: cells with words besides number, theme, objective and text
 * @pointing: of these, pointers
 *
 * A row with its cells by meaning.
 */
typedef struct
{
  WaymarkBlock *block;
  WaymarkTable *table;
  const char *number, *theme, *objective, *text;
  gboolean both;
  gboolean has_number;
  guint filled;
  guint pointing;
} WaymarkRow;

/* waymark-interpreter.c */
WaymarkDraft *waymark_interpreter_get_theme  (WaymarkInterpreter *self, WaymarkBlock *block);
WaymarkDraft *waymark_interpreter_get_parent (WaymarkInterpreter *self, WaymarkBlock *block);
WaymarkDraft *waymark_interpreter_add_theme  (WaymarkInterpreter *self, WaymarkBlock *block, const char *title, const char *number);
void          waymark_interpreter_leave_out  (WaymarkInterpreter *self, const char *kind, WaymarkBlock *block, const char *words);
void          waymark_interpreter_set_value  (WaymarkInterpreter *self, WaymarkDraft *draft, WaymarkColumn meaning, const char *heading, const char *words, WaymarkBlock *block);
char         *waymark_interpreter_take_number (WaymarkInterpreter *self, WaymarkBlock *block, const char *text, char **number);
void          waymark_interpreter_set_text   (WaymarkInterpreter *self, WaymarkDraft *action, const char *text, WaymarkBlock *block);

/* waymark-interpreter-row.c */
void          waymark_interpreter_read_row   (WaymarkInterpreter *self, WaymarkBlock *block, WaymarkRow *row);
WaymarkDraft *waymark_interpreter_add_requirement (WaymarkInterpreter *self, const WaymarkRow *row, const char *text, char *number);
void          waymark_interpreter_take_row   (WaymarkInterpreter *self, guint i);

/* waymark-interpreter-section.c */
gboolean      waymark_interpreter_take_section (WaymarkInterpreter *self, guint i, const WaymarkRow *row);

/* waymark-interpreter-list.c */
void          waymark_interpreter_take_action (WaymarkInterpreter *self, guint i);
void          waymark_interpreter_take_field  (WaymarkInterpreter *self, guint i);
gboolean      waymark_interpreter_take_pending (WaymarkInterpreter *self, guint i);

/* waymark-interpreter-words.c */
void          waymark_interpreter_take_words (WaymarkInterpreter *self, guint i);
gboolean      waymark_interpreter_put_back   (WaymarkInterpreter *self, WaymarkBlock *block, const char *words);
void          waymark_interpreter_add_loose  (WaymarkInterpreter *self, WaymarkBlock *block, const char *words);
gboolean      waymark_interpreter_take_plan_field (WaymarkInterpreter *self, WaymarkBlock *block);

G_END_DECLS
