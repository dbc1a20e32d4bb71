/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Which copies of the plan are to be combined, and what is not settled after that. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-unsettled-dialog.h"

/* --- which copies */

static void
response_cb (GtkNativeDialog *dialog, int response, WaymarkPlanWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
    }
  g_object_unref (dialog);
  waymark_plan_window_combine (self, files, FALSE);
}

static void
combine_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  const char *const suffixes[] = { "waymark", "json", NULL };
  GFile *file = waymark_document_get_file (self->document);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Combine with copies"),
                                                              GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              C_ ("command", "Co_mbine…"),
                                                              C_ ("command", "_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  waymark_plan_window_add_filter (
      GTK_FILE_CHOOSER (dialog), _ ("Waymark plans and JSON"), suffixes);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
combine_file_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL)
    return;
  g_ptr_array_add (files, g_file_new_for_uri (g_variant_get_string (parameter, NULL)));
  waymark_plan_window_combine (self, files, FALSE);
}

/* What somebody else wrote to the plan's own file, and what could not be joined by itself. */
static void
combine_own_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL || waymark_document_get_file (self->document) == NULL)
    return;
  g_ptr_array_add (files, g_object_ref (waymark_document_get_file (self->document)));
  waymark_plan_window_combine (self, files, FALSE);
}

/**
 * waymark_plan_window_offer_combine:
 * @self: a window with a plan
 * @file: another copy of the plan, which the person wanted to open
 *
 * Offers to combine it.
 */
void
waymark_plan_window_offer_combine (WaymarkPlanWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote_file (name);
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is the name of a file in quotes */
      _ ("%s is another copy of this plan. Its changes can be combined with yours."),
      quoted);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *combine = g_action_print_detailed_name ("win.combine-file", target);
  g_autofree char *alone = g_action_print_detailed_name ("win.open-alone", target);
  const WaymarkMessageButton first = { C_ ("command", "_Combine…"), combine };
  const WaymarkMessageButton second = { _ ("_Open it on its own"), alone };

  waymark_message_bar_show_note (self->message, sentence, &first, &second);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- the file was put back to an older version: which is to be kept? */

static gboolean
may_choose_version (WaymarkPlanWindow *self)
{
  return self->document != NULL && waymark_document_get_file (self->document) != NULL &&
         waymark_plan_window_commit (self);
}

static void
keep_mine_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!may_choose_version (self))
    return;
  if (waymark_document_keep_mine (self->document, &error))
    waymark_message_bar_hide (self->message);
  else
    waymark_plan_window_show_error (self, error);
}

static void
go_back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!may_choose_version (self))
    return;
  if (!waymark_document_go_back (
          self->document, C_ ("edit", "Go back to an older version"), &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  waymark_message_bar_hide (self->message);
  waymark_status_line_say (self->status,
                           "edit-undo-symbolic",
                           _ ("The plan is what the older version says."),
                           C_ ("status line", "Undo"),
                           "win.undo");
}

/* --- what is not settled yet */

static void
unsettled_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    gtk_window_present (
        GTK_WINDOW (waymark_unsettled_dialog_new (GTK_WINDOW (self), self->document)));
}

/**
 * waymark_plan_window_install_copies_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_copies_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.combine", NULL, combine_cb);
  gtk_widget_class_install_action (widget_class, "win.combine-file", "s", combine_file_cb);
  gtk_widget_class_install_action (widget_class, "win.combine-own", NULL, combine_own_cb);
  gtk_widget_class_install_action (widget_class, "win.keep-mine", NULL, keep_mine_cb);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "win.unsettled", NULL, unsettled_cb);
}
