/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The pages of a plan file and the rows on them, read without SQLite and whatever is
 * broken around them: each page by itself, each row by itself. Nothing that is read is
 * more than a claim of the bytes; whoever takes a row checks all of it.
 */
typedef struct _WaymarkPages WaymarkPages;

/**
 * WaymarkCellType:
 *
 * What a column of a row holds.
 */
typedef enum
{
  WAYMARK_CELL_NULL,
  WAYMARK_CELL_INTEGER,
  WAYMARK_CELL_BLOB,
  WAYMARK_CELL_TEXT,
} WaymarkCellType;

typedef struct
{
  WaymarkCellType type;
  gint64 integer;
  const guint8 *bytes; /* of a BLOB or TEXT; only while the row is looked at */
  gsize length;
} WaymarkCell;

/* No table of a plan has more columns. */
#define WAYMARK_MAX_CELLS 40

typedef struct
{
  guint page;       /* from 1 */
  gboolean is_index; /* on a page of an index, or of a table without row ids */
  gint64 rowid;     /* 0 on those */
  guint n_cells;
  WaymarkCell cells[WAYMARK_MAX_CELLS];
} WaymarkRow;

typedef void (*WaymarkRowFunc) (const WaymarkRow *row, gpointer data);

WaymarkPages *waymark_pages_new (GBytes *bytes);
void waymark_pages_free (WaymarkPages *self);
guint waymark_pages_get_n (WaymarkPages *self);
gboolean waymark_pages_read (WaymarkPages *self, guint page, WaymarkRowFunc func, gpointer data);
gboolean
waymark_pages_read_all (WaymarkPages *self, WaymarkRowFunc func, gpointer data, GCancellable *cancellable);
gboolean waymark_pages_walk (WaymarkPages *self, guint root, guint mark, guint *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPages, waymark_pages_free)

G_END_DECLS
