/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-record.h"
#include "waymark-sqlite.h"

G_BEGIN_DECLS

gboolean waymark_items_digest_compute (WaymarkSqlite *db, WaymarkDigest *digest, GError **error);
gboolean waymark_items_digest_read (WaymarkSqlite *db,
                                    gboolean *present,
                                    WaymarkDigest *digest,
                                    GError **error);
gboolean waymark_items_digest_write (WaymarkSqlite *db, GError **error);

G_END_DECLS
