/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-item.h"

G_BEGIN_DECLS

/*
 * What a snapshot holds: the bytes of a plan as of the closing of a meeting.
 * Format 1 is the plan's JSON without snapshots, compressed with zlib, as base64; the
 * digest is the SHA-256 of the JSON.
 */
#define WAYMARK_SNAPSHOT_FORMAT 1

gboolean waymark_snapshot_pack   (GBytes *bytes, char **content, char **digest, GError **error);
GBytes  *waymark_snapshot_unpack (WaymarkItem *snapshot, GError **error);
gboolean waymark_snapshot_verify (WaymarkItem *snapshot, GError **error);

G_END_DECLS
