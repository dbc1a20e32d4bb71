/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-item.h"
#include "waymark-rescue-edits.h"

G_BEGIN_DECLS

/**
 * WaymarkFound:
 * @kind: %WAYMARK_N_KINDS while nothing said it
 * @item: (nullable): as its own row has it
 * @bad: bit mask of the fields whose value in that row cannot be
 * @parent: id of what it stands under; empty if nothing said it
 * @rank: (nullable): its place there
 * @is_listed: an index names it
 * @registers: (nullable): what the history says of it
 *
 * What a damaged file still says of one item.
 */
typedef struct
{
  char id[33];
  WaymarkKind kind;
  WaymarkItem *item;
  guint bad;
  char parent[33];
  char *rank;
  gboolean is_listed;
  GPtrArray *registers;
} WaymarkFound;

/**
 * WaymarkFoundWrite:
 * @field: the register
 * @edit: number of the newest edit that wrote it
 * @value: its canonical bytes
 */
typedef struct
{
  char *field;
  gint64 edit;
  GBytes *value;
} WaymarkFoundWrite;

/**
 * WaymarkRescueRows:
 * @plan_id: empty if nothing said it
 * @found: (element-type utf8 WaymarkFound): by id
 * @whole: of each kind, whether every row of its table was read
 * @listed: of each kind, whether every row of one of its indexes was read
 * @n_extra: things that a later version had added
 * @edits: the history
 *
 * Everything that could be read of a damaged file, row by row.
 */
typedef struct
{
  char plan_id[33];
  GHashTable *found;
  gboolean whole[WAYMARK_N_KINDS];
  gboolean listed[WAYMARK_N_KINDS];
  guint n_extra;
  WaymarkFoundEdits *edits;
} WaymarkRescueRows;

WaymarkRescueRows *waymark_rescue_rows_read (GBytes *bytes, GCancellable *cancellable);
void waymark_rescue_rows_free (WaymarkRescueRows *self);

WaymarkValue *waymark_found_get_written (const WaymarkFound *self, const char *field);
gboolean waymark_found_value_is_good (const WaymarkField *field, const WaymarkValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkRescueRows, waymark_rescue_rows_free)

G_END_DECLS
