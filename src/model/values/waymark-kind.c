/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-kind.h"

#include "waymark-i18n.h"

#define UNDER(kind) (1u << WAYMARK_KIND_##kind)

/* merge-model/SPEC.md section 4: a parent must be of a lower level, so moves cannot form a ring. */
static const struct
{
  const char *name;
  const char *label;
  int level;
  guint parents;
} kinds[WAYMARK_N_KINDS] = {
  [WAYMARK_KIND_PLAN] = { "plan", NC_ ("kind", "Plan"), 0, 0 },
  [WAYMARK_KIND_THEME] = { "theme", NC_ ("kind", "Theme"), 1, UNDER (PLAN) },
  [WAYMARK_KIND_PRIORITY] = { "priority", NC_ ("kind", "Priority"), 2, UNDER (THEME) },
  [WAYMARK_KIND_REQUIREMENT] = { "requirement", NC_ ("kind", "Requirement"), 2, UNDER (THEME) },
  [WAYMARK_KIND_ACTION] = { "action",
                            NC_ ("kind", "Action"),
                            3,
                            UNDER (REQUIREMENT) | UNDER (THEME) },
  [WAYMARK_KIND_PARTY] = { "party", NC_ ("kind", "Party"), 1, UNDER (PLAN) },
  [WAYMARK_KIND_ALIAS] = { "alias", NC_ ("kind", "Other name"), 2, UNDER (PARTY) },
  [WAYMARK_KIND_MEMBERSHIP] = { "membership", NC_ ("kind", "Member"), 2, UNDER (PARTY) },
  [WAYMARK_KIND_ASSIGNMENT] = { "assignment", NC_ ("kind", "Lead"), 4, UNDER (ACTION) },
  [WAYMARK_KIND_REFERENCE] = { "reference",
                               NC_ ("kind", "Reference"),
                               4,
                               UNDER (THEME) | UNDER (PRIORITY) | UNDER (REQUIREMENT) |
                                   UNDER (ACTION) },
  [WAYMARK_KIND_STATUS] = { "status", NC_ ("kind", "Status"), 1, UNDER (PLAN) },
  [WAYMARK_KIND_UPDATE] = { "update", NC_ ("kind", "Update"), 4, UNDER (ACTION) },
  [WAYMARK_KIND_MEETING] = { "meeting", NC_ ("kind", "Meeting"), 1, UNDER (PLAN) },
  [WAYMARK_KIND_DECISION] = { "decision", NC_ ("kind", "Decision"), 4, UNDER (MEETING) },
  [WAYMARK_KIND_SNAPSHOT] = { "snapshot", NC_ ("kind", "Snapshot"), 2, UNDER (MEETING) },
  [WAYMARK_KIND_LOOSE] = { "loose", NC_ ("kind", "Loose words"), 1, UNDER (PLAN) },
};

/**
 * waymark_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it in files, never translated
 */
const char *
waymark_kind_get_name (WaymarkKind kind)
{
  g_return_val_if_fail (kind < WAYMARK_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * waymark_kind_get_label:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for it in the reader's language
 */
const char *
waymark_kind_get_label (WaymarkKind kind)
{
  g_return_val_if_fail (kind < WAYMARK_N_KINDS, NULL);

  return waymark_pgettext2 ("kind", kinds[kind].label);
}

/**
 * waymark_kind_from_name:
 * @name: a word of a file
 * @kind: (out) (optional): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
waymark_kind_from_name (const char *name, WaymarkKind *kind)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < WAYMARK_N_KINDS; i++)
    if (g_str_equal (name, kinds[i].name))
      {
        if (kind != NULL)
          *kind = (WaymarkKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * waymark_kind_may_stand_under:
 * @kind: the kind of an item
 * @parent: the kind of another
 *
 * Returns: whether the item may stand under the other
 */
gboolean
waymark_kind_may_stand_under (WaymarkKind kind, WaymarkKind parent)
{
  g_return_val_if_fail (kind < WAYMARK_N_KINDS && parent < WAYMARK_N_KINDS, FALSE);

  return (kinds[kind].parents & (1u << parent)) != 0;
}
