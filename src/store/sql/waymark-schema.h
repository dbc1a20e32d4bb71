/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-sqlite.h"

G_BEGIN_DECLS

/* "WYMK", at byte 68 of every plan file. */
#define WAYMARK_SQLITE_APPLICATION_ID 0x57594D4B

/* The number of the format. What is written into a file of one number never changes. */
#define WAYMARK_FORMAT 1

/* Statements of the tables of edits; the tables of items follow from the table of fields. */
GStrv waymark_schema_get_statements (void);
char *waymark_schema_get_text (void);
gboolean waymark_schema_create (WaymarkSqlite *db, GError **error);
gboolean waymark_schema_check (WaymarkSqlite *db, GError **error);

G_END_DECLS
