/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-history.h"

/**
 * waymark_history_change_free:
 * @change: (transfer full) (nullable): a change
 */
void
waymark_history_change_free (WaymarkHistoryChange *change)
{
  if (change == NULL)
    return;

  g_free (change->item);
  g_free (change->kind);
  g_free (change->field);
  waymark_value_unref (change->from);
  waymark_value_unref (change->to);
  g_free (change->parent);
  waymark_value_unref (change->subject);
  g_free (change);
}

/**
 * waymark_history_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void
waymark_history_entry_free (WaymarkHistoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->digest);
  g_free (entry->person);
  g_free (entry->name);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry);
}

/**
 * waymark_kind_get_subject:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the field whose value stands for an item of the
 *   kind; of a requirement, whose title may be unset, its narrative
 */
const char *
waymark_kind_get_subject (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_PLAN:
    case WAYMARK_KIND_THEME:
      return "title";
    case WAYMARK_KIND_REQUIREMENT:
      return "narrative";
    case WAYMARK_KIND_PRIORITY:
    case WAYMARK_KIND_ACTION:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_LOOSE:
      return "text";
    case WAYMARK_KIND_PARTY:
    case WAYMARK_KIND_ALIAS:
      return "name";
    case WAYMARK_KIND_MEMBERSHIP:
      return "member";
    case WAYMARK_KIND_ASSIGNMENT:
      return "party";
    case WAYMARK_KIND_REFERENCE:
      return "target";
    case WAYMARK_KIND_STATUS:
      return "word";
    case WAYMARK_KIND_MEETING:
      return "body";
    case WAYMARK_KIND_SNAPSHOT:
    default:
      return NULL;
    }
}

/**
 * waymark_kind_is_part_of_one:
 * @kind: a kind
 *
 * Returns: whether people see items of the kind as a part of what they stand under, as
 *   the leads of an action, so that their changes are in its history
 */
gboolean
waymark_kind_is_part_of_one (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_SNAPSHOT:
      return TRUE;
    default:
      return FALSE;
    }
}
