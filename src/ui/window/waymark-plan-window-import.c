/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-busy.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-question.h"
#include "waymark-sample.h"
#include "waymark-settings.h"
#include "waymark-stage.h"
#include "waymark-today.h"

/* Where plans come from that are in no file yet: a document, nothing, a sample. */

/**
 * waymark_plan_window_dup_person:
 *
 * Returns: (transfer full) (nullable): the name to put to edits, where one was
 *   given
 */
char *
waymark_plan_window_dup_person (void)
{
  GSettings *settings = waymark_settings_get ();
  g_autofree char *person = settings != NULL ? g_settings_get_string (settings, "person") : NULL;

  return person != NULL && *person != '\0' ? g_steal_pointer (&person) : NULL;
}

static WaymarkPlanWindow *
show_new (WaymarkPlanWindow *self, WaymarkDocument *document)
{
  WaymarkPlanWindow *window = waymark_plan_window_for_another (self);

  waymark_plan_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static WaymarkPlanWindow *
show_new_plan (WaymarkPlanWindow *self, WaymarkPlan *plan, const char *name)
{
  g_autofree char *person = waymark_plan_window_dup_person ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_create (plan, name, person, &error);

  if (document != NULL)
    return show_new (self, document);
  waymark_plan_window_show_error (self, error);
  return NULL;
}

static void
new_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *id = waymark_new_id ();
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (id);
  WaymarkPlanWindow *window;

  waymark_plan_add_statuses (plan);
  window = show_new_plan (WAYMARK_PLAN_WINDOW (widget), plan, C_ ("edit", "New plan"));
  if (window != NULL)
    waymark_plan_view_edit_item (window->view, WAYMARK_PLAN_ID, FALSE);
}

/* In less than a frame or two. */
static void
sample_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autofree char *person = waymark_plan_window_dup_person ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  WaymarkPlanWindow *window;
  GDate today;

  waymark_today (&today);
  document = waymark_sample_create (&today, &error);
  if (document == NULL)
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  if (person != NULL)
    waymark_document_set_person (document, person);
  window = show_new (self, document);
  window->sample = TRUE;
  waymark_status_line_say (
      window->status, NULL, _ ("A sample to play with; nothing of it is kept"), NULL, NULL);
}

/* --- a document */

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (WaymarkImport) import = NULL;

  g_cancellable_push_current (cancellable);
  import = waymark_import_file (task_data, cancellable, &error);
  g_cancellable_pop_current (cancellable);
  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, waymark_import_session_new (import), g_object_unref);
}

static void
show_start_or_plan (WaymarkPlanWindow *self)
{
  if (self->document != NULL)
    waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
  else
    waymark_plan_window_show_start (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImportSession) session = g_task_propagate_pointer (G_TASK (result), &error);

  /* The window was closed, or another document was chosen meanwhile. */
  if (g_cancellable_is_cancelled (self->cancellable) ||
      g_task_get_cancellable (G_TASK (result)) != self->import_cancellable)
    return;
  g_clear_object (&self->import_cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (session == NULL)
    {
      show_start_or_plan (self);
      waymark_plan_window_show_error (self, error);
      return;
    }
  waymark_plan_window_show_import (self, session, FALSE);
}

/**
 * waymark_plan_window_show_import:
 * @self: a window
 * @session: what was understood
 * @adds: whether it is to become part of the plan of this window, not one of its own
 *
 * Shows what was understood of a document or the clipboard. Nothing is done yet.
 */
void
waymark_plan_window_show_import (WaymarkPlanWindow *self,
                                 WaymarkImportSession *session,
                                 gboolean adds)
{
  self->import_adds = adds;
  if (adds || self->document == NULL)
    waymark_message_bar_hide (self->message);
  if (self->import_page == NULL)
    {
      self->import_page = g_object_new (WAYMARK_TYPE_IMPORT_PAGE, NULL);
      g_signal_connect_object (self->import_page,
                               "changed",
                               G_CALLBACK (waymark_plan_window_update_actions),
                               self,
                               G_CONNECT_SWAPPED);
    }
  waymark_import_page_set_session (self->import_page, session);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->import_page));
  gtk_widget_grab_focus (self->create_button);
}

static void
show_busy (WaymarkPlanWindow *self, const char *words, WaymarkProgress *progress)
{
  if (self->import_busy == NULL)
    self->import_busy = g_object_new (WAYMARK_TYPE_IMPORT_BUSY, NULL);
  waymark_import_busy_say (WAYMARK_IMPORT_BUSY (self->import_busy), words, progress);
  waymark_plan_window_show_page (self, self->import_busy);
}

static void
stop_reading (WaymarkPlanWindow *self)
{
  g_cancellable_cancel (self->import_cancellable);
  g_clear_object (&self->import_cancellable);
}

/**
 * waymark_plan_window_import:
 * @self: a window
 * @file: a document
 *
 * Reads the document and shows what was understood of it, in this window when
 * it has no plan, otherwise in a new one. Nothing is created yet.
 */
void
waymark_plan_window_import (WaymarkPlanWindow *self, GFile *file)
{
  WaymarkPlanWindow *window = waymark_plan_window_for_another (self);
  g_autoptr (WaymarkProgress) progress = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Reading “%s”…"), quoted);

  g_set_object (&window->import_file, file);
  waymark_message_bar_hide (window->message);
  stop_reading (window);
  progress = waymark_progress_new ();
  window->import_cancellable = g_object_ref (G_CANCELLABLE (progress));
  show_busy (window, words, progress);
  task = g_task_new (window, window->import_cancellable, read_cb, NULL);
  g_task_set_source_tag (task, waymark_plan_window_import);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_response_cb (GtkNativeDialog *dialog, int response, WaymarkPlanWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file != NULL)
    waymark_plan_window_import (self, file);
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *const suffixes[] = { "txt", "text", "md",   "markdown", "csv",
                                   "tsv", "tab",  "html", "htm",      "json" };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Import a document"),
                                                              GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              C_ ("command", "_Import"),
                                                              C_ ("command", "_Cancel"));
  g_autoptr (GtkFileFilter) documents = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_filter_set_name (documents, _ ("Text, Markdown, tables, web pages and JSON"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (documents, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), documents);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  g_signal_connect_object (dialog, "response", G_CALLBACK (import_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
leave_import (gpointer user_data)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (user_data);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = gtk_application_get_windows (application);

  stop_reading (self);
  if (self->import_page != NULL)
    waymark_import_page_set_session (self->import_page, NULL);
  if (self->document != NULL)
    {
      waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  /* A window that was opened for the import only goes with it. */
  if (windows != NULL && windows->next != NULL && self->start == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    waymark_plan_window_show_start (self);
}

/* What was corrected is nowhere else, so that one key too many is asked about. */
static void
cancel_import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  WaymarkImportSession *session =
      self->import_page != NULL ? waymark_import_page_get_session (self->import_page) : NULL;

  if (session == NULL || waymark_import_session_get_undo_name (session) == NULL)
    leave_import (self);
  else
    waymark_question_ask (GTK_WINDOW (self),
                          _ ("Leave the import?"),
                          _ ("What you corrected here is then forgotten. The document stays as "
                             "it is, and nothing is created."),
                          _ ("_Stay here"),
                          C_ ("command", "_Leave"),
                          leave_import,
                          g_object_ref (self),
                          g_object_unref);
}

static void
create_plan_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (WaymarkImport) import = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *name = NULL;

  /* A choice is still being read: the plan is not yet the one that is asked for. */
  if (!g_set_object (&import, waymark_import_page_get_import (self->import_page)))
    {
      waymark_import_page_create_when_read (self->import_page);
      return;
    }
  if (self->import_adds)
    {
      waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      if (waymark_plan_window_add_import (self, import))
        waymark_import_page_set_session (self->import_page, NULL);
      return;
    }
  quoted = waymark_plan_words_quote (waymark_import_get_name (import));
  /* Translators: the name of an edit; %s is the name of a file. */
  name = g_strdup_printf (_ ("Create from “%s”"), quoted);
  if (show_new_plan (self, waymark_import_get_plan (import), name) != NULL)
    waymark_import_page_set_session (self->import_page, NULL);
}

/**
 * waymark_plan_window_install_import_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-import", NULL, cancel_import_cb);
  gtk_widget_class_install_action (widget_class, "win.create-plan", NULL, create_plan_cb);
}
