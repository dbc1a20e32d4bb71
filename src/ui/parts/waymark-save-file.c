/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-words.h"
#include "waymark-question.h"
#include "waymark-save-file.h"

typedef struct
{
  GtkWindow *parent;
  char *suffix;
  GFile *file;
  WaymarkSaveFileFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  if (save->destroy != NULL)
    save->destroy (save->user_data);
  g_object_unref (save->parent);
  g_clear_object (&save->file);
  g_free (save->suffix);
  g_free (save);
}

static void
go_on (gpointer data)
{
  Save *save = data;

  save->func (save->file, save->user_data);
}

static void
ask_to_replace (Save *save)
{
  g_autofree char *name = g_file_get_basename (save->file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *question = g_strdup_printf (_ ("Replace “%s”?"), quoted);

  waymark_question_ask (save->parent,
                        question,
                        _ ("There is a file of this name. What is in it now will be gone."),
                        _ ("_Keep it"),
                        C_ ("command", "_Replace"),
                        go_on,
                        save,
                        save_free);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Save *save)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  name = file != NULL ? g_file_get_basename (file) : NULL;
  if (name != NULL && g_str_has_suffix (name, save->suffix))
    save->file = g_steal_pointer (&file);
  else if (name != NULL)
    {
      /* The dialog has asked about the name without its ending only. */
      folder = g_file_get_parent (file);
      whole = g_strconcat (name, save->suffix, NULL);
      save->file = g_file_get_child (folder, whole);
      if (g_file_query_exists (save->file, NULL))
        {
          ask_to_replace (save);
          return;
        }
    }
  if (save->file != NULL)
    go_on (save);
  save_free (save);
}

/**
 * waymark_save_file_ask:
 * @parent: the window that it concerns
 * @title: what is saved
 * @folder: (nullable): where to begin
 * @name: a name to begin with
 * @suffix: the ending that the file gets if it has not got it, with its dot
 * @func: (scope notified): called with the place that was chosen
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data when it is over
 *
 * Asks for a place for a file, and before another file is replaced.
 */
void
waymark_save_file_ask (GtkWindow *parent,
                       const char *title,
                       GFile *folder,
                       const char *name,
                       const char *suffix,
                       WaymarkSaveFileFunc func,
                       gpointer user_data,
                       GDestroyNotify destroy)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title,
                                                              parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              C_ ("command", "_Save"),
                                                              C_ ("command", "_Cancel"));
  Save *save = g_new0 (Save, 1);

  save->parent = g_object_ref (parent);
  save->suffix = g_strdup (suffix);
  save->func = func;
  save->user_data = user_data;
  save->destroy = destroy;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), save);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
