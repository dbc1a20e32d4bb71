/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"
#include "waymark-plan.h"

/* Small plans in a few lines. Everything stands in the order in which it is added. */

#define SESSION "00112233445566778899aabbccddeeff"

static inline WaymarkItem *
build (WaymarkPlan *plan, WaymarkKind kind, WaymarkItem *parent, const char *field, const char *words)
{
  WaymarkItem *item
      = waymark_plan_append (plan, kind, parent != NULL ? parent : waymark_plan_get_root (plan));

  waymark_plan_set_string (plan, item, field, words);
  return item;
}

static inline WaymarkItem *
build_theme (WaymarkPlan *plan, const char *title)
{
  return build (plan, WAYMARK_KIND_THEME, NULL, "title", title);
}

static inline WaymarkItem *
build_requirement (WaymarkPlan *plan, WaymarkItem *theme, const char *narrative)
{
  return build (plan, WAYMARK_KIND_REQUIREMENT, theme, "narrative", narrative);
}

static inline WaymarkItem *
build_action (WaymarkPlan *plan, WaymarkItem *parent, const char *text)
{
  return build (plan, WAYMARK_KIND_ACTION, parent, "text", text);
}

static inline void
build_due (WaymarkPlan *plan, WaymarkItem *action, const char *words, const char *window)
{
  g_autoptr (WaymarkValue) due = waymark_value_new_words (words, window);

  waymark_plan_set (plan, action, "due", due);
}

static inline WaymarkItem *
build_status (WaymarkPlan *plan, const char *word, const char *stage)
{
  WaymarkItem *status = build (plan, WAYMARK_KIND_STATUS, NULL, "word", word);

  waymark_plan_set_string (plan, status, "stage", stage);
  return status;
}

static inline WaymarkItem *
build_party (WaymarkPlan *plan, const char *name, const char *short_name)
{
  WaymarkItem *party = build (plan, WAYMARK_KIND_PARTY, NULL, "name", name);

  waymark_plan_set_string (plan, party, "short", short_name);
  return party;
}

static inline WaymarkItem *
build_lead (WaymarkPlan *plan, WaymarkItem *action, WaymarkItem *party)
{
  return build (plan, WAYMARK_KIND_ASSIGNMENT, action, "party", waymark_item_get_id (party));
}

static inline WaymarkItem *
build_reference (WaymarkPlan *plan, WaymarkItem *from, WaymarkItem *to, const char *relation)
{
  WaymarkItem *reference
      = build (plan, WAYMARK_KIND_REFERENCE, from, "target", waymark_item_get_id (to));

  waymark_plan_set_string (plan, reference, "relation", relation);
  return reference;
}
