/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-export-language.h"
#include "waymark-history-csv.h"
#include "waymark-history-export.h"
#include "waymark-history-list.h"
#include "waymark-output-file.h"
#include "waymark-plan-words.h"
#include "waymark-save-file.h"

typedef struct
{
  WaymarkPlanDialog *dialog;
  GListModel *entries;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->dialog);
  g_object_unref (export->entries);
  g_free (export);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanDialog) dialog = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (waymark_output_file_write_finish (G_FILE (source), result, &error))
    {
      /* Translators: %s is the name of a file. */
      sentence = g_strdup_printf (_ ("Written to “%s”"), quoted);
      waymark_plan_dialog_say (dialog, sentence, FALSE);
      return;
    }
  waymark_plan_dialog_show_error (dialog, error);
}

static void
write_to (GFile *file, gpointer user_data)
{
  Export *export = user_data;
  WaymarkPlan *plan = waymark_plan_dialog_get_plan (export->dialog);
  GString *csv = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_export_language_get ());

  waymark_history_csv_begin (csv);
  for (guint i = 0; i < g_list_model_get_n_items (export->entries); i++)
    {
      g_autoptr (WaymarkHistoryEntryRow) row = g_list_model_get_item (export->entries, i);

      if (waymark_history_entry_row_read (row))
        waymark_history_csv_add (csv, plan, waymark_history_entry_row_get (row));
    }
  bytes = g_string_free_to_bytes (csv);
  waymark_output_file_write_async (file, bytes, NULL, replaced_cb, g_object_ref (export->dialog));
}

/**
 * waymark_history_export:
 * @dialog: the dialog that shows them
 * @entries: a list of #WaymarkHistoryEntryRow
 *
 * Asks for a place and writes the entries there as a table for spreadsheets.
 */
void
waymark_history_export (WaymarkPlanDialog *dialog, GListModel *entries)
{
  GFile *file;
  g_autoptr (GFile) folder = NULL;
  Export *export;

  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (dialog) && G_IS_LIST_MODEL (entries));

  file = waymark_document_get_file (waymark_plan_dialog_get_document (dialog));
  folder = file != NULL ? g_file_get_parent (file) : NULL;
  export = g_new0 (Export, 1);
  export->dialog = g_object_ref (dialog);
  export->entries = g_object_ref (entries);
  waymark_save_file_ask (GTK_WINDOW (dialog),
                         _ ("Write the history as a table"),
                         folder,
                         /* Translators: the name of a file that is suggested */
                         C_ ("heading", "History.csv"),
                         ".csv",
                         write_to,
                         export,
                         export_free);
}
