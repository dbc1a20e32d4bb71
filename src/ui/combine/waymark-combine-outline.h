/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-combination.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_COMBINE_OUTLINE (waymark_combine_outline_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkCombineOutline, waymark_combine_outline, WAYMARK, COMBINE_OUTLINE, GtkWidget)

/*
 * What came back, by what becomes of it. Signal "selected" (int side, gpointer
 * difference): a #WaymarkDifferenceSide and the difference to show, %NULL for all.
 */
void waymark_combine_outline_set_combination (WaymarkCombineOutline *self,
                                              WaymarkCombination *combination);
void waymark_combine_outline_select (WaymarkCombineOutline *self, WaymarkDifferenceSide side);
void waymark_combine_outline_set_narrow (WaymarkCombineOutline *self, gboolean narrow);
const char *waymark_combine_outline_name (WaymarkDifferenceSide side);

G_END_DECLS
