/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-outline-node.h"

G_BEGIN_DECLS

/**
 * WaymarkPlanOutline:
 *
 * The start pane: the plan's title, the whole plan, themes and what they hold.
 * Signals: chosen (WaymarkOutlinePart part, char *id), the selected row is
 * another; activated, Enter or a double click: go to the list.
 */
#define WAYMARK_TYPE_PLAN_OUTLINE (waymark_plan_outline_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPlanOutline, waymark_plan_outline, WAYMARK, PLAN_OUTLINE, GtkWidget)

void waymark_plan_outline_set_document (WaymarkPlanOutline *self, WaymarkDocument *document);
void waymark_plan_outline_choose_plan (WaymarkPlanOutline *self);
void
waymark_plan_outline_choose (WaymarkPlanOutline *self, WaymarkOutlinePart part, WaymarkItem *item);
void waymark_plan_outline_set_over (WaymarkPlanOutline *self, gboolean over);

G_END_DECLS
