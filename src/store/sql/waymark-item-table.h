/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"
#include "waymark-record.h"
#include "waymark-sqlite.h"

G_BEGIN_DECLS

/* Columns of every query that waymark_item_table_read() takes rows from. */
#define WAYMARK_ITEM_COLUMN_ID 0
#define WAYMARK_ITEM_COLUMN_PARENT 1
#define WAYMARK_ITEM_COLUMN_RANK 2

/* Statements on the table of one kind; the texts live as long as the program. */
const char *waymark_item_table_select_all (WaymarkKind kind);      /* in the order of the table */
const char *waymark_item_table_select_by_id (WaymarkKind kind);    /* ?1 = id */
const char *waymark_item_table_select_children (WaymarkKind kind); /* ?1 = parent, in order */
const char *waymark_item_table_select_sorted (WaymarkKind kind);   /* by id */
const char *waymark_item_table_exists (WaymarkKind kind);          /* ?1 = id */
const char *waymark_item_table_delete (WaymarkKind kind);          /* ?1 = id */
const char *waymark_item_table_place (WaymarkKind kind); /* ?1 = id, ?2 = parent, ?3 = rank */

gboolean waymark_item_table_insert (WaymarkSqlite *db,
                                    WaymarkKind kind,
                                    const WaymarkBlobId *id,
                                    const WaymarkBlobId *parent,
                                    const char *rank,
                                    WaymarkValue *const *values,
                                    GError **error);
gboolean waymark_item_table_update (WaymarkSqlite *db,
                                    WaymarkKind kind,
                                    guint field,
                                    const WaymarkBlobId *id,
                                    WaymarkValue *value,
                                    GError **error);
WaymarkItem *waymark_item_table_read (WaymarkStatement *row, WaymarkKind kind);

G_END_DECLS
