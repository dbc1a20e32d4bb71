/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-draft.h"
#include "waymark-import-choices.h"

G_BEGIN_DECLS

#define WAYMARK_MOST_COLUMNS 100

/**
 * WaymarkTable:
 * @columns: of #WaymarkColumnUse (borrowed from the reading)
 * @headings: the row of headings (borrowed), or %NULL
 * @rows: its rows of data (borrowed)
 * @actions: it holds actions
 * @guessed: its columns were told by what they hold
 * @labels: each row is a label and its words
 *
 * Tables with the same headings, wherever they stand, are one.
 */
typedef struct
{
  GPtrArray *columns;
  WaymarkBlock *headings;
  GPtrArray *rows;
  gboolean actions;
  gboolean guessed;
  gboolean labels;
} WaymarkTable;

/**
 * WaymarkTables:
 * @tables: all of them
 * @by_row: row block -> its table, for rows of data and of headings
 * @n_found: tables in the document, before those of the same headings were joined
 */
typedef struct
{
  GPtrArray *tables;
  GHashTable *by_row;
  GHashTable *heading_rows;
  guint n_found;
} WaymarkTables;

WaymarkTables *waymark_tables_find       (GPtrArray *blocks, WaymarkReading *reading, WaymarkImportChoices *choices);
void           waymark_tables_free       (WaymarkTables *self);
WaymarkTable  *waymark_tables_get        (WaymarkTables *self, const WaymarkBlock *row);
gboolean       waymark_tables_is_heading (WaymarkTables *self, const WaymarkBlock *row);
WaymarkColumn  waymark_table_get_meaning (const WaymarkTable *table, guint column);
int            waymark_table_find        (const WaymarkTable *table, WaymarkColumn meaning);

/* waymark-table-meaning.c */
void           waymark_table_settle      (WaymarkTable *table, WaymarkImportChoices *choices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkTables, waymark_tables_free)

G_END_DECLS
