/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-stage.h"

G_BEGIN_DECLS

#define WAYMARK_STAGE_MARK_SIZE 14
#define WAYMARK_RATING_MARK_SIZE 18

/* Each draws one mark with its top start corner at @x, @y and its sides @size
 * long, in the colours of the scheme; textures are kept and shared. */
void waymark_marks_append_stage (
    GtkSnapshot *snapshot, GtkWidget *widget, WaymarkStage stage, double x, double y, int size);
void waymark_marks_append_rating (GtkSnapshot *snapshot,
                                  GtkWidget *widget,
                                  const char *rating,
                                  gboolean by_hand,
                                  double x,
                                  double y,
                                  int size);

/* For menus, drop-downs and images: names in the icon theme. */
const char *waymark_marks_get_stage_icon (WaymarkStage stage);

G_END_DECLS
