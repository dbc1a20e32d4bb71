/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-combination.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_COMBINE_PAGE (waymark_combine_page_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkCombinePage, waymark_combine_page, WAYMARK, COMBINE_PAGE, GtkWidget)

/*
 * Copies of a plan, before they are combined with it. Signal "failed" (GError):
 * something could not be chosen.
 */
void
waymark_combine_page_set_combination (WaymarkCombinePage *self, WaymarkCombination *combination);
WaymarkCombination *waymark_combine_page_get_combination (WaymarkCombinePage *self);
guint waymark_combine_page_count_open (WaymarkCombinePage *self);
void waymark_combine_page_set_room (WaymarkCombinePage *self, int width, double text_scale);

G_END_DECLS
