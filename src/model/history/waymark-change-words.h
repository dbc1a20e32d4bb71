/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-history.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkFate:
 * @WAYMARK_FATE_NONE: nothing that people see by itself, as what went with its parent
 * @WAYMARK_FATE_ADDED: the item is new
 * @WAYMARK_FATE_REMOVED: the item was deleted, with what stood under it
 * @WAYMARK_FATE_BACK: the item was deleted and came back
 * @WAYMARK_FATE_MOVED: it stands elsewhere
 * @WAYMARK_FATE_CHANGED: a field has another value
 *
 * What a change means for its item.
 */
typedef enum
{
  WAYMARK_FATE_NONE,
  WAYMARK_FATE_ADDED,
  WAYMARK_FATE_REMOVED,
  WAYMARK_FATE_BACK,
  WAYMARK_FATE_MOVED,
  WAYMARK_FATE_CHANGED,
} WaymarkFate;

/**
 * WaymarkChangeSort:
 *
 * What people look for in a history.
 */
typedef enum
{
  WAYMARK_CHANGE_WORDS,
  WAYMARK_CHANGE_DATES,
  WAYMARK_CHANGE_LEADS,
  WAYMARK_CHANGE_STATUS,
  WAYMARK_CHANGE_PLACES,
  WAYMARK_CHANGE_OTHER,
  WAYMARK_N_CHANGE_SORTS,
} WaymarkChangeSort;

WaymarkFate waymark_change_get_fate  (const WaymarkHistoryChange *change);
guint       waymark_change_get_sorts (const WaymarkHistoryChange *change);
guint       waymark_history_entry_get_sorts (const WaymarkHistoryEntry *entry);
char       *waymark_change_name_item (WaymarkPlan *plan, const WaymarkHistoryChange *change);
char       *waymark_change_name_register (WaymarkPlan *plan, const WaymarkHistoryChange *change);

/* A value in the reader's words; exactly, as the command line takes it, with windows and without translation. */
char       *waymark_value_to_words       (WaymarkPlan *plan, const WaymarkField *field, const WaymarkValue *value);
char       *waymark_value_to_exact_words (WaymarkPlan *plan, const WaymarkField *field, const WaymarkValue *value);
const char *waymark_choice_to_words      (const char *field, const char *choice);

/* "Deleted", "added" and so on, for one line. */
const char *waymark_fate_to_words (WaymarkFate fate);

G_END_DECLS
