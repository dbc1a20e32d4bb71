/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkOutlinePart:
 * @WAYMARK_OUTLINE_ROOT: what holds the rows of the first level; never a row itself
 * @WAYMARK_OUTLINE_PLAN: the whole plan
 * @WAYMARK_OUTLINE_THEME: a theme
 * @WAYMARK_OUTLINE_PRIORITIES: the priorities of a theme, together
 * @WAYMARK_OUTLINE_REQUIREMENT: a requirement
 * @WAYMARK_OUTLINE_OTHER: the actions that stand directly under a theme, together
 * @WAYMARK_OUTLINE_ACTION: an action of a requirement
 */
typedef enum
{
  WAYMARK_OUTLINE_ROOT,
  WAYMARK_OUTLINE_PLAN,
  WAYMARK_OUTLINE_THEME,
  WAYMARK_OUTLINE_PRIORITIES,
  WAYMARK_OUTLINE_REQUIREMENT,
  WAYMARK_OUTLINE_OTHER,
  WAYMARK_OUTLINE_ACTION,
} WaymarkOutlinePart;

#define WAYMARK_TYPE_OUTLINE_NODE (waymark_outline_node_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkOutlineNode, waymark_outline_node, WAYMARK, OUTLINE_NODE, GObject)

WaymarkOutlineNode *waymark_outline_node_new (WaymarkOutlinePart part, WaymarkItem *item);
WaymarkOutlinePart waymark_outline_node_get_part (WaymarkOutlineNode *self);
WaymarkItem *waymark_outline_node_get_item (WaymarkOutlineNode *self);
GListModel *waymark_outline_node_get_children (WaymarkOutlineNode *self);
void waymark_outline_node_sync (WaymarkOutlineNode *self);

char *waymark_outline_node_dup_number (WaymarkOutlineNode *self);
char *waymark_outline_node_dup_title (WaymarkOutlineNode *self);
char *waymark_outline_node_dup_count (WaymarkOutlineNode *self, gboolean *late);

G_END_DECLS
