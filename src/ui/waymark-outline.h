/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-outline-node.h"

G_BEGIN_DECLS

/**
 * WaymarkOutline:
 *
 * The start pane: the plan's title, the whole plan, themes and what they hold.
 * Signals: chosen (WaymarkOutlinePart part, char *id), the selected row is
 * another; activated, Enter or a double click: go to the list.
 */
#define WAYMARK_TYPE_OUTLINE (waymark_outline_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkOutline, waymark_outline, WAYMARK, OUTLINE, GtkWidget)

void waymark_outline_set_document (WaymarkOutline *self, WaymarkDocument *document);
void waymark_outline_choose_plan (WaymarkOutline *self);
void waymark_outline_set_over (WaymarkOutline *self, gboolean over);

G_END_DECLS
