/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-once-painted.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-question.h"
#include "waymark-recent.h"
#include "waymark-unsettled.h"

#define SUFFIX ".waymark"
#define MAX_RECENT_IN_MENU 6

/* Opening and closing plan files. */

/* --- opening */

/**
 * waymark_plan_window_find:
 * @application: the application
 * @file: a plan file
 *
 * Returns: (transfer none) (nullable): the window that has the plan
 */
WaymarkPlanWindow *
waymark_plan_window_find (GtkApplication *application, GFile *file)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      WaymarkPlanWindow *window = WAYMARK_IS_PLAN_WINDOW (l->data) ? l->data : NULL;
      GFile *other = window != NULL && window->document != NULL
                         ? waymark_document_get_file (window->document)
                         : NULL;

      if (other != NULL && g_file_equal (other, file))
        return window;
    }
  return NULL;
}

/**
 * waymark_plan_window_for_another:
 * @self: a window
 *
 * Returns: (transfer none): this window when it has no plan, otherwise a new one
 */
WaymarkPlanWindow *
waymark_plan_window_for_another (WaymarkPlanWindow *self)
{
  if (self->document == NULL)
    return self;
  return waymark_plan_window_new (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
note_recent_cb (GtkWidget *widget)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (self->document != NULL)
    waymark_recent_note (self->document);
}

/**
 * waymark_plan_window_note_recent:
 * @self: a window with a plan that was opened
 *
 * Remembers the plan, after it is seen.
 */
void
waymark_plan_window_note_recent (WaymarkPlanWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    waymark_recent_note (self->document);
  else
    waymark_once_painted (GTK_WIDGET (self), note_recent_cb);
}

/* Longer than this a new window does not stay away for want of something to show, in ms. */
#define PRESENT_DELAY 400

static void
present (WaymarkPlanWindow *self)
{
  g_clear_handle_id (&self->present_timeout, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;

  self->present_timeout = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void show_opened (WaymarkDocument *document, const GError *error, gpointer user_data);

/* Whoever waits for the whole plan has seen its beginning. */
static void
beginning_painted_cb (GtkWidget *widget)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (WaymarkDocument) opened = g_steal_pointer (&self->opened);

  self->beginning_unseen = FALSE;
  if (opened != NULL)
    show_opened (opened, NULL, g_object_ref (self));
}

/* A long plan is looked at while it is being checked. */
static void
beginning_cb (WaymarkPlan *beginning, gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;

  if (self->document != NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_free (self->beginning_title);
  self->beginning_title = g_strdup (waymark_plan_words_title (beginning));
  waymark_plan_window_make_view (self);
  waymark_plan_view_show_beginning (self->view, beginning);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
  self->beginning_unseen = TRUE;
  waymark_once_painted (GTK_WIDGET (self), beginning_painted_cb);
  present (self);
}

static WaymarkPlanWindow *
find_window_with (WaymarkPlanWindow *self, WaymarkDocument *document)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const char *id = waymark_plan_get_id (waymark_document_get_plan (document));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      WaymarkPlanWindow *window = WAYMARK_IS_PLAN_WINDOW (l->data) ? l->data : NULL;

      if (window != NULL && window != self && window->document != NULL &&
          g_str_equal (id, waymark_plan_get_id (waymark_document_get_plan (window->document))))
        return window;
    }
  return NULL;
}

/* A window that has the plan already takes another copy of it, if the person wants so. */
static void
hand_over (WaymarkPlanWindow *self, WaymarkPlanWindow *other, WaymarkDocument *document)
{
  g_autoptr (GFile) file = g_object_ref (waymark_document_get_file (document));

  /* It was only looked at; work on it that was found stays where it was if this fails. */
  waymark_document_close (document, NULL);
  waymark_plan_window_offer_combine (other, file);
  if (self->view != NULL)
    waymark_plan_view_show_beginning (self->view, NULL);
  if (self->start != NULL)
    waymark_plan_window_show_start (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
show_opened (WaymarkDocument *document, const GError *error, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  WaymarkPlanWindow *other;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The whole takes longer to show: its beginning is on the screen first. */
  if (document != NULL && self->beginning_unseen)
    {
      g_set_object (&self->opened, document);
      return;
    }
  if (document == NULL)
    {
      if (self->document == NULL && self->view != NULL)
        waymark_plan_view_show_beginning (self->view, NULL);
      waymark_plan_window_show_start (self);
      waymark_plan_window_show_error (self, error);
      waymark_plan_window_look_for_rescue (self, self->opening, error);
    }
  else if ((other = self->opens_alone ? NULL : find_window_with (self, document)) != NULL)
    {
      hand_over (self, other, document);
      return;
    }
  else
    waymark_plan_window_set_document (self, document);
  present (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_open_finish (result, &error);

  show_opened (document, error, user_data);
}

static void
show_opening (WaymarkPlanWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Opening “%s”…"), quoted);

  g_set_object (&self->opening, file);
  waymark_message_bar_hide (self->message);
  waymark_plan_window_show_busy (self, words);
}

/* What shows the plan is made while the plan is read. */
static void
await_document (WaymarkPlanWindow *self)
{
  waymark_plan_window_make_view (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_timeout == 0)
    self->present_timeout = g_timeout_add (PRESENT_DELAY, present_cb, self);
}

static void
open_in (WaymarkPlanWindow *window, GFile *file)
{
  show_opening (window, file);
  waymark_document_open_async (
      file, beginning_cb, window->cancellable, opened_cb, g_object_ref (window));
  await_document (window);
}

/**
 * waymark_plan_window_open_begun:
 * @self: a new window
 * @file: a plan file
 * @opening: (transfer full): its opening, which has begun
 *
 * Shows what comes of an opening that began before there was the window.
 */
void
waymark_plan_window_open_begun (WaymarkPlanWindow *self, GFile *file, WaymarkEarlyOpening *opening)
{
  g_return_if_fail (WAYMARK_IS_PLAN_WINDOW (self) && self->document == NULL);

  show_opening (self, file);
  await_document (self);
  waymark_early_opening_take (
      opening, beginning_cb, show_opened, self->cancellable, g_object_ref (self));
}

/**
 * waymark_plan_window_open:
 * @self: a window
 * @file: a plan file
 *
 * Opens the plan: in the window that has it already, in this one when it is
 * free, or in a new one. Where another copy of the plan is open, it is offered
 * to combine them.
 */
void
waymark_plan_window_open (WaymarkPlanWindow *self, GFile *file)
{
  WaymarkPlanWindow *window;

  g_return_if_fail (WAYMARK_IS_PLAN_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  window = waymark_plan_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_in (waymark_plan_window_for_another (self), file);
}

/**
 * waymark_plan_window_open_unfiled:
 * @self: a window
 * @work_name: name of the working copy
 *
 * Opens a plan that is not in a file yet.
 */
void
waymark_plan_window_open_unfiled (WaymarkPlanWindow *self, const char *work_name)
{
  WaymarkPlanWindow *window = waymark_plan_window_for_another (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_open_unfiled (work_name, &error);

  if (document == NULL)
    waymark_plan_window_show_error (self, error);
  else
    {
      waymark_plan_window_set_document (window, document);
      gtk_window_present (GTK_WINDOW (window));
    }
}

/**
 * waymark_plan_window_add_filter:
 * @chooser: a file dialog
 * @name: what these files are called
 * @suffixes: the ends of their names, without the dot; ends with %NULL
 *
 * Lets the dialog show only files of one kind.
 */
void
waymark_plan_window_add_filter (GtkFileChooser *chooser,
                                const char *name,
                                const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, WaymarkPlanWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file != NULL)
    waymark_plan_window_open (self, file);
}

static void
open_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *const suffixes[] = { "waymark", NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open a plan"),
                                                              GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              C_ ("command", "_Open"),
                                                              C_ ("command", "_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  waymark_plan_window_add_filter (GTK_FILE_CHOOSER (dialog), _ ("Waymark plans"), suffixes);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_recent_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  waymark_plan_window_open (WAYMARK_PLAN_WINDOW (widget), file);
}

static void
open_alone_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  WaymarkPlanWindow *window = waymark_plan_window_for_another (self);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  waymark_message_bar_hide (self->message);
  window->opens_alone = TRUE;
  open_in (window, file);
}

/**
 * waymark_plan_window_make_open_menu:
 *
 * Returns: (transfer full): what the Open button offers: plans open lately,
 *   another file, a new plan, a document to import
 */
GMenuModel *
waymark_plan_window_make_open_menu (void)
{
  g_autoptr (GPtrArray) plans = waymark_recent_list ();
  g_autoptr (GMenu) recent = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < MIN (plans->len, MAX_RECENT_IN_MENU); i++)
    {
      WaymarkRecentPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *uri = g_file_get_uri (plan->file);
      g_autofree char *name = g_file_get_basename (plan->file);
      g_autofree char *plain = g_strdup_printf ("%s · %s", plan->title, name);
      /* An underscore in someone's title is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (plain, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uri);
      g_menu_append_item (recent, item);
    }
  g_menu_append (others, _ ("_Open a file…"), "win.open");
  g_menu_append (others, _ ("_New plan"), "win.new");
  g_menu_append (others, _ ("_Import a document…"), "win.import");
  if (plans->len > 0)
    g_menu_append_section (menu, _ ("Recent plans"), G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

/* --- closing */

static void
close_anyway (gpointer data)
{
  WaymarkPlanWindow *self = data;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * waymark_plan_window_ask_to_close:
 * @self: a window with a plan
 * @error: why its file could not be written
 *
 * Asks whether to close it nevertheless.
 */
void
waymark_plan_window_ask_to_close (WaymarkPlanWindow *self, const GError *error)
{
  waymark_question_ask (
      GTK_WINDOW (self),
      error->message,
      _ ("Your work is safe on this computer. It will be found again when you open "
         "the plan here."),
      _ ("_Keep open"),
      C_ ("command", "_Close"),
      close_anyway,
      g_object_ref (self),
      g_object_unref);
}

/**
 * waymark_plan_window_finish_document:
 * @self: a window with a plan that is about to be closed
 *
 * Keeps what is being typed and writes the file. A plan without a file is kept
 * on this computer, a sample is thrown away.
 *
 * Returns: whether the window may close now; if not, the person is being asked, or it closes
 *   when the file is written
 */
gboolean
waymark_plan_window_finish_document (WaymarkPlanWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean finished;

  if (!waymark_plan_window_commit (self))
    return FALSE;
  if (waymark_plan_window_finish_first (self))
    return FALSE;
  waymark_recent_note (self->document);
  waymark_document_note_seen (self->document);
  if (self->sample && waymark_document_get_file (self->document) == NULL)
    finished = waymark_document_discard (self->document, &error);
  else
    finished = waymark_document_close (self->document, &error);
  if (finished)
    {
      waymark_unsettled_stop (waymark_unsettled_get (self->document));
      return TRUE;
    }

  waymark_plan_window_ask_to_close (self, error);
  return FALSE;
}

/* --- dropping */

/* On a plan, copies of it are combined; what is another plan is opened, as anywhere else. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, WaymarkPlanWindow *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *name = g_file_get_basename (l->data);

      if (!g_str_has_suffix (name, SUFFIX))
        waymark_plan_window_import (self, l->data);
      else if (self->document != NULL)
        g_ptr_array_add (copies, g_object_ref (l->data));
      else
        waymark_plan_window_open (self, l->data);
    }
  waymark_plan_window_combine (self, copies, TRUE);
  return files != NULL;
}

/**
 * waymark_plan_window_accept_drops:
 * @self: a window
 *
 * Lets files be dropped on the window: copies of its plan are combined with it, other
 * plans opened, documents imported.
 */
void
waymark_plan_window_accept_drops (WaymarkPlanWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * waymark_plan_window_install_file_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_cb);
  gtk_widget_class_install_action (widget_class, "win.open-alone", "s", open_alone_cb);
}
