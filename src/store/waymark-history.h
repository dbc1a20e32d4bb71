/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-value.h"

G_BEGIN_DECLS

/**
 * WaymarkHistoryChange:
 * @item: item id
 * @kind: kind of the item, as a word
 * @field: field name, or `@kind`, `@place`, `@gone`
 * @from: (nullable): the value before
 * @to: (nullable): the value after
 */
typedef struct
{
  char *item;
  char *kind;
  char *field;
  WaymarkValue *from;
  WaymarkValue *to;
} WaymarkHistoryChange;

/**
 * WaymarkHistoryEntry:
 * @digest: the edit, 64 hexadecimal digits
 * @person: who, as they named themselves
 * @time: when, seconds since 1970, by that person's clock
 * @name: what the edit was called
 * @is_undo: it took another edit back
 * @changes: of #WaymarkHistoryChange
 */
typedef struct
{
  char *digest;
  char *person;
  gint64 time;
  char *name;
  gboolean is_undo;
  GPtrArray *changes;
} WaymarkHistoryEntry;

void waymark_history_change_free (WaymarkHistoryChange *change);
void waymark_history_entry_free  (WaymarkHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkHistoryEntry, waymark_history_entry_free)

G_END_DECLS
