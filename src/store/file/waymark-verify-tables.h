/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-row-sum.h"
#include "waymark-store-private.h"

G_BEGIN_DECLS

/* What is checked of a file without looking at what its edits say. */
gboolean waymark_verify_pages (WaymarkStore *store, GError **error);
gboolean waymark_verify_index (WaymarkStore *store, WaymarkRowSum *rows, GError **error);
gboolean waymark_verify_items_digest (WaymarkStore *store, gboolean *present, GError **error);

G_END_DECLS
