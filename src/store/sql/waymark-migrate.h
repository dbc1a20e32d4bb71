/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-sqlite.h"

G_BEGIN_DECLS

/**
 * WaymarkMigration:
 * @statements: (array zero-terminated=1): what makes a database of one format into one
 *   of the next
 *
 * A step of the way from an older format to ours. A new format is four things in one
 * change: its number, this step, a stored file of the format before, and a test that
 * opens it.
 */
typedef struct
{
  const char *const *statements;
} WaymarkMigration;

gboolean waymark_migrate (WaymarkSqlite *db, GError **error);
gboolean waymark_migrate_by (WaymarkSqlite *db, const WaymarkMigration *steps, int oldest, int newest, GError **error);

G_END_DECLS
