/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What takes long is done in threads while the plan can be used: saying what is under way,
 * stopping it, and closing the window when it is through. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-snapshot.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"

/**
 * waymark_plan_window_begin_work:
 * @self: a window
 * @words: what is done
 *
 * Says that something is done in a thread. One thing at a time.
 *
 * Returns: (transfer none) (nullable): what stops it; %NULL if something else is under way, which
 *   is said
 */
GCancellable *
waymark_plan_window_begin_work (WaymarkPlanWindow *self, const char *words)
{
  if (!waymark_busy_bar_is_busy (self->busy_bar))
    return waymark_busy_bar_begin (self->busy_bar, words);
  waymark_status_line_say (self->status,
                           NULL,
                           _ ("Something else is still being done. Wait for it, or stop it."),
                           NULL,
                           NULL);
  return NULL;
}

/**
 * waymark_plan_window_end_work:
 * @self: a window
 * @work: from waymark_plan_window_begin_work()
 * @done: whether it came to its end; not if it failed or was stopped
 *
 * Goes on to close the window, if that was asked for meanwhile.
 */
void
waymark_plan_window_end_work (WaymarkPlanWindow *self, GCancellable *work, gboolean done)
{
  waymark_busy_bar_end (self->busy_bar, work);
  if (self->closes_when_done && done)
    gtk_window_close (GTK_WINDOW (self));
  self->closes_when_done = FALSE;
}

typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *work;
} Work;

static Work *
work_new (WaymarkPlanWindow *self, GCancellable *cancellable)
{
  Work *work = g_new0 (Work, 1);

  work->self = g_object_ref (self);
  work->work = g_object_ref (cancellable);
  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->self);
  g_object_unref (work->work);
  g_free (work);
}

/* --- closing the window */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  WaymarkPlanWindow *self = work->self;
  g_autoptr (GError) error = NULL;
  gboolean written = waymark_document_publish_finish (WAYMARK_DOCUMENT (source), result, &error);
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (self->document == WAYMARK_DOCUMENT (source))
    {
      waymark_plan_window_end_work (self, work->work, written);
      if (!written && !stopped)
        waymark_plan_window_ask_to_close (self, error);
    }
  work_free (work);
}

/**
 * waymark_plan_window_finish_first:
 * @self: a window with a plan that is about to be closed
 *
 * Lets what is under way come to its end, and has the file of a large plan written in a thread.
 *
 * Returns: whether the window is closed later
 */
gboolean
waymark_plan_window_finish_first (WaymarkPlanWindow *self)
{
  GFile *file = waymark_document_get_file (self->document);
  g_autofree char *name = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *words = NULL;
  GCancellable *work;

  if (waymark_busy_bar_is_busy (self->busy_bar))
    {
      self->closes_when_done = TRUE;
      return TRUE;
    }
  if (self->closes_when_done || !waymark_document_has_unwritten (self->document) ||
      !waymark_document_is_large (self->document))
    return FALSE;
  name = g_file_get_basename (file);
  quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_ ("Writing “%s”…"), quoted);
  work = waymark_plan_window_begin_work (self, words);
  self->closes_when_done = TRUE;
  waymark_document_publish_async (self->document, work, written_cb, work_new (self, work));
  return TRUE;
}

/* --- closing a meeting */

static gboolean
close_meeting (WaymarkEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  WaymarkItem *meeting = waymark_plan_lookup (waymark_edit_get_plan (edit), data);

  if (meeting != NULL)
    return waymark_edit_close_meeting (edit, meeting, error);
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_NOT_FOUND,
                       _ ("This meeting is not in the plan any more."));
  return FALSE;
}

static void
meeting_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  WaymarkPlanWindow *self = work->self;
  g_autoptr (GError) error = NULL;
  gboolean closed = waymark_document_edit_finish (WAYMARK_DOCUMENT (source), result, &error);
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (self->document == WAYMARK_DOCUMENT (source))
    {
      if (!closed && !stopped)
        waymark_plan_window_show_error (self, error);
      waymark_plan_window_end_work (self, work->work, closed);
    }
  work_free (work);
}

static void
close_meeting_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  GCancellable *work;

  if (self->document == NULL)
    return;
  work = waymark_plan_window_begin_work (self, _ ("Closing the meeting…"));
  if (work == NULL)
    return;
  waymark_document_edit_async (self->document,
                               C_ ("edit", "Close meeting"),
                               close_meeting,
                               g_variant_dup_string (parameter, NULL),
                               g_free,
                               work,
                               meeting_closed_cb,
                               work_new (self, work));
}

/**
 * waymark_plan_window_install_work_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_work_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.close-meeting", "s", close_meeting_cb);
}
