/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-busy-bar.h"
#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PLAN_DIALOG (waymark_plan_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (WaymarkPlanDialog, waymark_plan_dialog, WAYMARK, PLAN_DIALOG, GtkWindow)

/**
 * WaymarkPlanDialogClass:
 * @refresh: the plan has changed
 * @commit: keeps what is being typed; %FALSE when that failed and was said
 * @undo: takes typing back; %FALSE when there is none
 * @redo: types it again; %FALSE when there is none
 *
 * A dialog that makes edits of an open plan: with undo and redo in it, a line that
 * says what happened, and a bar for what went wrong.
 */
struct _WaymarkPlanDialogClass
{
  GtkWindowClass parent_class;

  void (*refresh) (WaymarkPlanDialog *self);
  gboolean (*commit) (WaymarkPlanDialog *self);
  gboolean (*undo) (WaymarkPlanDialog *self);
  gboolean (*redo) (WaymarkPlanDialog *self);
};

WaymarkDocument *waymark_plan_dialog_get_document (WaymarkPlanDialog *self);
WaymarkPlan *waymark_plan_dialog_get_plan (WaymarkPlanDialog *self);
void waymark_plan_dialog_set_content (WaymarkPlanDialog *self, GtkWidget *content);
void waymark_plan_dialog_pack_start (WaymarkPlanDialog *self, GtkWidget *widget);
void waymark_plan_dialog_set_title (WaymarkPlanDialog *self, const char *title);
void waymark_plan_dialog_say (WaymarkPlanDialog *self, const char *sentence, gboolean undo);
WaymarkBusyBar *waymark_plan_dialog_get_busy (WaymarkPlanDialog *self);
void waymark_plan_dialog_show_error (WaymarkPlanDialog *self, const GError *error);
gboolean waymark_plan_dialog_commit (WaymarkPlanDialog *self);
gboolean waymark_plan_dialog_finish (WaymarkPlanDialog *self,
                                     WaymarkEdit *edit,
                                     gboolean done,
                                     GError *error,
                                     const char *sentence);

G_END_DECLS
