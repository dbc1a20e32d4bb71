/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-action-list.h"
#include "waymark-editor.h"
#include "waymark-plan-outline.h"
#include "waymark-plan-view-trail.h"
#include "waymark-plan-view.h"

/* For the files of the plan view only. */

typedef enum
{
  ROOM_THREE_PANES,
  ROOM_TWO_PANES,
  ROOM_ONE_PANE,
} Room;

struct _WaymarkPlanView
{
  GtkWidget parent_instance;

  GtkStack *levels;
  GtkOverlay *overlay;
  GtkPaned *outer;
  GtkPaned *inner;
  GtkStack *centre;
  GtkBox *editor_page_box;
  WaymarkPlanOutline *outline;
  WaymarkActionList *list;
  WaymarkEditor *editor;
  gboolean editor_waits; /* for the first rows to be painted */
  GtkWidget *empty; /* made when first needed */

  WaymarkDocument *document;
  GSignalGroup *plan_signals;
  char *selected;

  Room room;
  int width;
  double text_scale;
  gboolean outline_wanted; /* beside the list */
  gboolean outline_over;   /* over the list, for now */
  gboolean editor_wanted;
  gboolean editor_page;
  gboolean placed;
  int outer_whole, inner_whole; /* widths of the panes together, when a separator last moved */
  guint place_idle;
};

void waymark_plan_view_place_outline (WaymarkPlanView *self);
void waymark_plan_view_place_editor (WaymarkPlanView *self);
void waymark_plan_view_place_separators (WaymarkPlanView *self);
gboolean waymark_plan_view_is_outline_shown (WaymarkPlanView *self);
void waymark_plan_view_watch_clicks (WaymarkPlanView *self);
void waymark_plan_view_watch_separators (WaymarkPlanView *self);
void waymark_plan_view_restore_part (WaymarkPlanView *self);
void waymark_plan_view_set_editor_page (WaymarkPlanView *self, gboolean editor_page);
void waymark_plan_view_select_item (WaymarkPlanView *self, const char *id);
void waymark_plan_view_close_over (WaymarkPlanView *self);
void waymark_plan_view_set_outline_visible (WaymarkPlanView *self, gboolean visible);
void waymark_plan_view_remember_pane (const char *key, gboolean shown);
void waymark_plan_view_set_editor_visible (WaymarkPlanView *self, gboolean visible);
