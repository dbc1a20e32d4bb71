/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-kind.h"
#include "waymark-value.h"

G_BEGIN_DECLS

/**
 * WaymarkHistoryChange:
 * @item: item id
 * @kind: kind of the item, as a word
 * @field: field name, or `@kind`, `@place`, `@gone`
 * @from: (nullable): the value before
 * @to: (nullable): the value after
 * @parent: (nullable): id of what the item stood under after the edit
 * @subject: (nullable): the value that stands for the item, as it was after the edit:
 *   an action's text, the party of an assignment (see waymark_kind_get_subject())
 */
typedef struct
{
  char *item;
  char *kind;
  char *field;
  WaymarkValue *from;
  WaymarkValue *to;
  char *parent;
  WaymarkValue *subject;
} WaymarkHistoryChange;

/**
 * WaymarkHistoryEntry:
 * @digest: the edit, 64 hexadecimal digits
 * @person: who, as they named themselves
 * @time: when, seconds since 1970, by that person's clock
 * @name: what the edit was called
 * @is_undo: it took another edit back
 * @is_first: it made the plan, and cannot be taken back
 * @is_own: it was made on this computer
 * @changes: (nullable): of #WaymarkHistoryChange; %NULL until they are read
 */
typedef struct
{
  char *digest;
  char *person;
  gint64 time;
  char *name;
  gboolean is_undo;
  gboolean is_first;
  gboolean is_own;
  GPtrArray *changes;
} WaymarkHistoryEntry;

void waymark_history_change_free (WaymarkHistoryChange *change);
void waymark_history_entry_free  (WaymarkHistoryEntry *entry);

/* What stands for an item of a kind in a list of changes. */
const char *waymark_kind_get_subject    (WaymarkKind kind);
gboolean    waymark_kind_is_part_of_one (WaymarkKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkHistoryChange, waymark_history_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkHistoryEntry, waymark_history_entry_free)

G_END_DECLS
