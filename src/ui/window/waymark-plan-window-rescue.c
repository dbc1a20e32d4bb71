/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-rescue-dialog.h"
#include "waymark-save-file.h"

/* A file that does not open: what of it can be read is offered as a new plan. */

static void
forget_rescue (WaymarkPlanWindow *self)
{
  g_clear_pointer (&self->rescue, waymark_rescue_free);
  g_clear_object (&self->damaged);
}

/* --- after an opening that failed */

static void
offer (WaymarkPlanWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->damaged);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *summary = waymark_rescue_dup_summary (self->rescue);
  /* Translators: %s is the name of a file. */
  g_autofree char *damaged = g_strdup_printf (_ ("“%s” is damaged and was left as it is."), quoted);
  g_autoptr (GError) error =
      g_error_new (WAYMARK_ERROR, WAYMARK_ERROR_DAMAGED, "%s %s", damaged, summary);
  const WaymarkMessageButton recover = { _ ("_Recover into a new file…"), "win.recover" };

  waymark_message_bar_show_error (self->message, error, &recover, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkRescue) rescue = waymark_rescue_read_finish (result, &error);

  if (rescue == NULL || self->document != NULL || self->damaged == NULL)
    {
      g_debug ("nothing to recover: %s", error != NULL ? error->message : "no longer wanted");
      return;
    }
  g_clear_pointer (&self->rescue, waymark_rescue_free);
  self->rescue = g_steal_pointer (&rescue);
  offer (self);
}

/**
 * waymark_plan_window_look_for_rescue:
 * @self: a window in which a file could not be opened
 * @file: the file
 * @error: why not
 *
 * Looks in a thread whether some of the file can be read, and offers it then.
 */
void
waymark_plan_window_look_for_rescue (WaymarkPlanWindow *self, GFile *file, const GError *error)
{
  forget_rescue (self);
  if (!g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_DAMAGED) &&
      !g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN))
    return;
  self->damaged = g_object_ref (file);
  waymark_rescue_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

/* --- the new file */

static void
show_result (WaymarkPlanWindow *self, WaymarkDocument *document)
{
  g_autofree char *summary = waymark_rescue_dup_summary (self->rescue);
  /* Translators: for example "118 of 120 edits of its history were kept." */
  g_autofree char *kept = g_strdup_printf (ngettext ("%1$u of %2$u edit of its history was kept.",
                                                     "%1$u of %2$u edits of its history were kept.",
                                                     self->rescue->n_edits),
                                           self->rescue->n_edits_kept,
                                           self->rescue->n_edits);
  g_autofree char *words = g_strdup_printf (
      "%s %s",
      summary,
      self->rescue->history != NULL ? kept : _ ("The new plan begins with a history of its own."));

  waymark_plan_window_set_document (self, document);
  waymark_message_bar_show_note (self->message, words, NULL, NULL);
  if (self->rescue->losses->len > 0)
    waymark_rescue_dialog_show (GTK_WINDOW (self), document, self->rescue);
  forget_rescue (self);
}

static void
recover_into (GFile *file, gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;
  g_autofree char *person = waymark_plan_window_dup_person ();
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (self->rescue == NULL || self->document != NULL)
    return;
  if (g_file_equal (file, self->damaged))
    {
      error = g_error_new_literal (
          WAYMARK_ERROR,
          WAYMARK_ERROR_EXISTS,
          _ ("The damaged file is kept as it is. Choose another name for the new one."));
      waymark_plan_window_show_error (self, error);
      return;
    }
  document = waymark_document_recover (
      self->rescue, C_ ("edit", "Recover from a damaged file"), person, &error);
  if (document == NULL)
    waymark_plan_window_show_error (self, error);
  else if (waymark_document_save_as (document, file, &error))
    show_result (self, document);
  else
    {
      waymark_document_discard (document, NULL);
      waymark_plan_window_show_error (self, error);
    }
}

static void
recover_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autofree char *name = NULL;
  g_autofree char *suggested = NULL;
  g_autoptr (GFile) folder = NULL;
  char *dot;

  if (self->rescue == NULL)
    return;
  name = g_file_get_basename (self->damaged);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  folder = g_file_get_parent (self->damaged);
  /* Translators: the name of a file that is suggested; %s is that of the damaged one. */
  suggested = g_strdup_printf (_ ("%s (recovered).waymark"), name);
  waymark_save_file_ask (GTK_WINDOW (self),
                         _ ("Recover into a new file"),
                         folder,
                         suggested,
                         ".waymark",
                         recover_into,
                         g_object_ref (self),
                         g_object_unref);
}

/**
 * waymark_plan_window_install_rescue_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_rescue_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.recover", NULL, recover_cb);
}
