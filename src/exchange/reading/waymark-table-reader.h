/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of tables in text: parted by tabs, or by pipes as in Markdown, or drawn as a grid. */
typedef struct _WaymarkTableReader WaymarkTableReader;

WaymarkTableReader *waymark_table_reader_new    (GPtrArray *blocks);
void                waymark_table_reader_free   (WaymarkTableReader *self);
gboolean            waymark_table_reader_is_row (WaymarkTableReader *self, const char *at, gsize length, const char *next, const char *end);
gsize               waymark_table_reader_read   (WaymarkTableReader *self, const char *at, const char *end, guint *number, gboolean apart);
void                waymark_table_reader_end    (WaymarkTableReader *self);

G_END_DECLS
