/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkColumn:
 * @WAYMARK_COLUMN_UNKNOWN: a heading that no list has; its cells go to the notes, named
 * @WAYMARK_COLUMN_BOTH: requirements and actions, told apart by their rows
 * @WAYMARK_COLUMN_OBJECTIVE: what the actions beside it are for
 * @WAYMARK_COLUMN_OUTCOME: what will be different; before the actions it groups them
 * @WAYMARK_COLUMN_LEVEL: high, medium, low
 * @WAYMARK_COLUMN_GOAL: a value to reach, or a date
 * @WAYMARK_COLUMN_DETAIL: known to be none of the others (cost, risk, evidence); to the notes, named
 * @WAYMARK_COLUMN_LEFT_OUT: a person chose to leave it out
 *
 * What a column of a table, or a label in front of words, means.
 */
typedef enum
{
  WAYMARK_COLUMN_UNKNOWN,
  WAYMARK_COLUMN_NUMBER,
  WAYMARK_COLUMN_THEME,
  WAYMARK_COLUMN_OBJECTIVE,
  WAYMARK_COLUMN_ACTION,
  WAYMARK_COLUMN_BOTH,
  WAYMARK_COLUMN_PHASE,
  WAYMARK_COLUMN_LEADS,
  WAYMARK_COLUMN_SUPPORT,
  WAYMARK_COLUMN_DUE,
  WAYMARK_COLUMN_START,
  WAYMARK_COLUMN_STATUS,
  WAYMARK_COLUMN_RATING,
  WAYMARK_COLUMN_PROGRESS,
  WAYMARK_COLUMN_NOTES,
  WAYMARK_COLUMN_OUTCOME,
  WAYMARK_COLUMN_MEASURE,
  WAYMARK_COLUMN_BASELINE,
  WAYMARK_COLUMN_GOAL,
  WAYMARK_COLUMN_LEVEL,
  WAYMARK_COLUMN_PRIORITY,
  WAYMARK_COLUMN_DETAIL,
  WAYMARK_COLUMN_LEFT_OUT,
} WaymarkColumn;

#define WAYMARK_N_COLUMNS (WAYMARK_COLUMN_LEFT_OUT + 1)

WaymarkColumn waymark_column_find       (const char *heading);
WaymarkColumn waymark_column_find_label (const char *words);
const char   *waymark_column_get_name   (WaymarkColumn column);
const char   *waymark_column_get_label  (WaymarkColumn column);
gboolean      waymark_column_from_name  (const char *name, WaymarkColumn *column);
WaymarkColumn waymark_column_read_label (const char *text, gsize *label_length);

G_END_DECLS
