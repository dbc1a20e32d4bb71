/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-busy-bar.h"
#include "waymark-clip.h"
#include "waymark-combine-page.h"
#include "waymark-import-page.h"
#include "waymark-message-bar.h"
#include "waymark-name-bar.h"
#include "waymark-page.h"
#include "waymark-plan-view.h"
#include "waymark-plan-window.h"
#include "waymark-rescue.h"
#include "waymark-start-page.h"
#include "waymark-status-line.h"
#include "waymark-view-switcher.h"

/* For the files of the window only. */

#define WAYMARK_MOST_VIEWS 4

struct _WaymarkPlanWindow
{
  GtkApplicationWindow parent_instance;

  GtkHeaderBar *header;
  GtkWidget *back_button;
  GtkWidget *outline_button;
  GtkWidget *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *cancel_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *find_button;
  GtkWidget *share_button;
  GtkWidget *menu_button;
  GtkWidget *create_button;
  GtkWidget *titles;
  GtkLabel *title;
  GtkLabel *subtitle;
  WaymarkViewSwitcher *switcher;
  WaymarkMessageBar *message;
  WaymarkNameBar *name_bar;
  WaymarkBusyBar *busy_bar;
  WaymarkStatusLine *status;
  GtkStack *pages;
  GtkLabel *busy_label;

  /* Made when first needed. */
  WaymarkStartPage *start;
  WaymarkImportPage *import_page;
  WaymarkCombinePage *combine_page;
  WaymarkPlanView *view;
  GtkWidget *views[WAYMARK_MOST_VIEWS]; /* beside the plan itself */

  WaymarkDocument *document;
  GSignalGroup *document_signals;
  GCancellable *cancellable;
  GFile *import_file;      /* NULL of what was pasted */
  GtkWidget *import_busy;  /* the page while a document is read */
  GCancellable *import_cancellable; /* of that */
  gboolean import_adds;    /* to the plan of this window */
  GCancellable *combining; /* a WaymarkProgress, while copies are read or taken over */
  gboolean opens_alone;    /* the next file, also when it is a copy of an open plan */
  gboolean sample;         /* made up, thrown away on closing */
  gboolean closing;        /* has been asked, goes now */
  gboolean closes_when_done; /* with what is under way */
  char **dangling;         /* references to what was deleted last */
  GtkWidget *pointer_link;
  GtkWidget *pointer_chooser;
  GFile *opening;        /* the file that is being opened, or was last */
  GFile *damaged;        /* one of which something can be read, perhaps */
  WaymarkRescue *rescue; /* that */
  guint busy_timeout;
  guint present_timeout; /* for a new window that is not shown before it has something to show */
  gboolean beginning_unseen;
  WaymarkDocument *opened; /* while its beginning is still unseen */
  char *beginning_title; /* of a plan whose beginning is shown while it is opened */
  guint settle;
  int frame; /* width of shadows in the surface */
};

/* waymark-plan-window.c */
void waymark_plan_window_make_view (WaymarkPlanWindow *self);

/* waymark-plan-window-menus.c */
void waymark_plan_window_make_menus (WaymarkPlanWindow *self);

/* waymark-plan-window-pages.c */
void waymark_plan_window_set_room (WaymarkPlanWindow *self, int width);
void waymark_plan_window_show_header (WaymarkPlanWindow *self);
void waymark_plan_window_show_page (WaymarkPlanWindow *self, GtkWidget *page);
void waymark_plan_window_show_error (WaymarkPlanWindow *self, const GError *error);
void waymark_plan_window_show_busy (WaymarkPlanWindow *self, const char *words);
void waymark_plan_window_show_title (WaymarkPlanWindow *self);

/* waymark-plan-window-views.c */
WaymarkPage *waymark_plan_window_get_page (WaymarkPlanWindow *self);
const char *waymark_plan_window_get_shown_view (WaymarkPlanWindow *self);
gboolean waymark_plan_window_shows_plan (WaymarkPlanWindow *self);
void waymark_plan_window_show_name_bar (WaymarkPlanWindow *self);
gboolean waymark_plan_window_commit (WaymarkPlanWindow *self);
void waymark_plan_window_show_view (WaymarkPlanWindow *self, const char *name);
void waymark_plan_window_set_pages_room (WaymarkPlanWindow *self, int width, double text_scale);
void waymark_plan_window_drop_views (WaymarkPlanWindow *self);
void waymark_plan_window_make_switcher (WaymarkPlanWindow *self);
void waymark_plan_window_list_views (GMenu *menu);
void waymark_plan_window_install_view_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-reminders.c */
void waymark_plan_window_remind (WaymarkPlanWindow *self);
void waymark_plan_window_show_aside (WaymarkPlanWindow *self);
char *waymark_plan_window_dup_reminder (WaymarkPlanWindow *self);
void waymark_plan_window_install_meeting_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-actions.c */
void waymark_plan_window_find_toggled (WaymarkPlanWindow *self);
void waymark_plan_window_show_finding (WaymarkPlanWindow *self);
void waymark_plan_window_install_find_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_install_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_update_actions (WaymarkPlanWindow *self);

/* waymark-plan-window-undo.c */
void waymark_plan_window_install_undo_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-files.c */
void waymark_plan_window_note_recent (WaymarkPlanWindow *self);
void waymark_plan_window_install_file_actions (GtkWidgetClass *widget_class);
gboolean waymark_plan_window_finish_document (WaymarkPlanWindow *self);
void waymark_plan_window_ask_to_close (WaymarkPlanWindow *self, const GError *error);
void waymark_plan_window_accept_drops (WaymarkPlanWindow *self);
GMenuModel *waymark_plan_window_make_open_menu (void);
void waymark_plan_window_open_unfiled (WaymarkPlanWindow *self, const char *work_name);

void waymark_plan_window_add_filter (GtkFileChooser *chooser,
                                     const char *name,
                                     const char *const *suffixes);

/* waymark-plan-window-save.c */
void waymark_plan_window_install_save_actions (GtkWidgetClass *widget_class);
char *waymark_plan_window_dup_file_name (WaymarkPlanWindow *self);

/* waymark-plan-window-work.c */
GCancellable *waymark_plan_window_begin_work (WaymarkPlanWindow *self, const char *words);
void waymark_plan_window_end_work (WaymarkPlanWindow *self, GCancellable *work, gboolean done);
gboolean waymark_plan_window_finish_first (WaymarkPlanWindow *self);
void waymark_plan_window_install_work_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-mail.c */
void waymark_plan_window_install_mail_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-clipboard.c */
void waymark_plan_window_install_clipboard_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-cut.c */
void waymark_plan_window_install_cut_actions (GtkWidgetClass *widget_class);
gboolean waymark_plan_window_paste_cut (WaymarkPlanWindow *self);
void waymark_plan_window_paste_clip (WaymarkPlanWindow *self, WaymarkClip *clip);

/* waymark-plan-window-delete.c */
void waymark_plan_window_install_delete_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-paste.c */
void waymark_plan_window_install_paste_actions (GtkWidgetClass *widget_class);
gboolean waymark_plan_window_add_import (WaymarkPlanWindow *self, WaymarkImport *import);

/* waymark-plan-window-import.c */
void waymark_plan_window_show_import (WaymarkPlanWindow *self,
                                      WaymarkImportSession *session,
                                      gboolean adds);
void waymark_plan_window_install_import_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_import (WaymarkPlanWindow *self, GFile *file);
WaymarkPlanWindow *waymark_plan_window_for_another (WaymarkPlanWindow *self);
WaymarkPlanWindow *waymark_plan_window_find (GtkApplication *application, GFile *file);
char *waymark_plan_window_dup_person (void);

/* waymark-plan-window-combining.c */
void waymark_plan_window_install_combine_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_begin_combining (WaymarkPlanWindow *self, GPtrArray *files, guint n_changes);
void waymark_plan_window_apply_copies (WaymarkPlanWindow *self, WaymarkCombination *combination, guint n_open);

/* waymark-plan-window-combine.c */
void waymark_plan_window_leave_copies (WaymarkPlanWindow *self);
void waymark_plan_window_tell_nothing_new (WaymarkPlanWindow *self, WaymarkCombination *combination);
char *waymark_plan_window_dup_copies (WaymarkPlanWindow *self, WaymarkCombination *combination);
void waymark_plan_window_combine (WaymarkPlanWindow *self, GPtrArray *files, gboolean opens);
char *waymark_plan_window_dup_combine_title (WaymarkPlanWindow *self, char **subtitle);
gboolean waymark_plan_window_is_combining (WaymarkPlanWindow *self);

/* waymark-plan-window-copies.c */
void waymark_plan_window_install_copies_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_offer_combine (WaymarkPlanWindow *self, GFile *file);

/* waymark-plan-window-recovery.c */
void waymark_plan_window_install_recovery_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_tell_found (WaymarkPlanWindow *self);
void waymark_plan_window_tell_joined (WaymarkPlanWindow *self, guint n_edits, guint n_clashes, const char *person);

/* waymark-plan-window-rescue.c */
void waymark_plan_window_install_rescue_actions (GtkWidgetClass *widget_class);
void waymark_plan_window_look_for_rescue (WaymarkPlanWindow *self, GFile *file, const GError *error);

/* waymark-plan-window-template.c */
void waymark_plan_window_install_template_actions (GtkWidgetClass *widget_class);

/* waymark-plan-window-registers.c */
void waymark_plan_window_install_register_actions (GtkWidgetClass *widget_class);
gboolean waymark_plan_window_update_register_actions (WaymarkPlanWindow *self,
                                                      gboolean plan,
                                                      gboolean any);
