/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-source.h"
#include "waymark-store.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_READER (waymark_reader_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReader, waymark_reader, WAYMARK, READER, GObject)

/* A #WaymarkSource that reads items straight from the database, in flat memory. */
WaymarkReader *waymark_reader_new (WaymarkStore *store);

G_END_DECLS
