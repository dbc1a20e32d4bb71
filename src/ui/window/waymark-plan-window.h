/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-early-opening.h"

G_BEGIN_DECLS

/**
 * WaymarkPlanWindow:
 *
 * One window for one plan; without a plan it shows the start page, and while a
 * document is being imported, what was understood of it.
 */
#define WAYMARK_TYPE_PLAN_WINDOW (waymark_plan_window_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkPlanWindow, waymark_plan_window, WAYMARK, PLAN_WINDOW, GtkApplicationWindow)

WaymarkPlanWindow *waymark_plan_window_new (GtkApplication *application);
WaymarkDocument *waymark_plan_window_get_document (WaymarkPlanWindow *self);
void waymark_plan_window_set_document (WaymarkPlanWindow *self, WaymarkDocument *document);
void waymark_plan_window_open (WaymarkPlanWindow *self, GFile *file);
void waymark_plan_window_open_begun (WaymarkPlanWindow *self, GFile *file, WaymarkEarlyOpening *opening);
void waymark_plan_window_show_start (WaymarkPlanWindow *self);

gboolean waymark_plan_window_tells_of_recovery (WaymarkPlanWindow *self);
const char *waymark_plan_window_get_no_help (void);
void waymark_plan_window_tell_no_help (WaymarkPlanWindow *self);

void waymark_plan_window_notify (WaymarkPlanWindow *self);

G_END_DECLS
