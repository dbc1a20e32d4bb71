/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-filter.h"

G_BEGIN_DECLS

/**
 * WaymarkPlanView:
 *
 * A plan to work on: outline, list and editor side by side, or what of them has
 * room. It alone knows which item is selected; its parts follow.
 *
 * Properties: selected-item (id, nullable), outline-visible, editor-visible,
 * editor-page (whether the editor has the window to itself), finding; all notify.
 * Signal: failed (GError *error).
 */
#define WAYMARK_TYPE_PLAN_VIEW (waymark_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPlanView, waymark_plan_view, WAYMARK, PLAN_VIEW, GtkWidget)

GtkWidget *waymark_plan_view_new (void);
void waymark_plan_view_set_document (WaymarkPlanView *self, WaymarkDocument *document);
void waymark_plan_view_show_beginning (WaymarkPlanView *self, WaymarkPlan *plan);

const char *waymark_plan_view_get_selected_item (WaymarkPlanView *self);
char **waymark_plan_view_dup_selected_items (WaymarkPlanView *self);
gboolean waymark_plan_view_has_several (WaymarkPlanView *self);
char **waymark_plan_view_dup_shown_items (WaymarkPlanView *self);
const char *waymark_plan_view_get_near (WaymarkPlanView *self);
void waymark_plan_view_show_item (WaymarkPlanView *self, const char *id);
void waymark_plan_view_set_cut (WaymarkPlanView *self, const char *const *ids);
void waymark_plan_view_show_items (WaymarkPlanView *self, const char *const *ids);
void waymark_plan_view_ask_place (WaymarkPlanView *self);
void waymark_plan_view_edit_item (WaymarkPlanView *self, const char *id, gboolean select);
gboolean waymark_plan_view_step (WaymarkPlanView *self, int direction);

gboolean waymark_plan_view_get_finding (WaymarkPlanView *self);
void waymark_plan_view_set_finding (WaymarkPlanView *self, gboolean finding);
gboolean waymark_plan_view_find_step (WaymarkPlanView *self, int direction);
void waymark_plan_view_clear_filters (WaymarkPlanView *self);
void waymark_plan_view_ask_for_lead (WaymarkPlanView *self);
void waymark_plan_view_show_filtered (WaymarkPlanView *self, const char *theme, const char *status, const char *lead, WaymarkDates dates, const char *rating);

gboolean waymark_plan_view_commit (WaymarkPlanView *self);
gboolean waymark_plan_view_undo_typing (WaymarkPlanView *self);
gboolean waymark_plan_view_redo_typing (WaymarkPlanView *self);

void waymark_plan_view_set_room (WaymarkPlanView *self, int width, double text_scale);
void waymark_plan_view_settle (WaymarkPlanView *self, int width);
gboolean waymark_plan_view_is_editor_page (WaymarkPlanView *self);
gboolean waymark_plan_view_needs_outline_button (WaymarkPlanView *self);
char *waymark_plan_view_dup_item_name (WaymarkPlanView *self);
void waymark_plan_view_leave_editor_page (WaymarkPlanView *self);
gboolean waymark_plan_view_go_back (WaymarkPlanView *self);
void waymark_plan_view_focus_pane (WaymarkPlanView *self, int direction);

G_END_DECLS
