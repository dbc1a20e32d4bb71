/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-sqlite.h"

G_BEGIN_DECLS

gboolean waymark_backup (WaymarkSqlite *db, const char *path, GError **error);

G_END_DECLS
