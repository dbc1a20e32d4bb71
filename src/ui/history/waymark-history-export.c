/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-export-language.h"
#include "waymark-history-csv.h"
#include "waymark-history-export.h"
#include "waymark-history-list.h"
#include "waymark-look.h"
#include "waymark-output-file.h"
#include "waymark-plan-words.h"
#include "waymark-progress.h"
#include "waymark-save-file.h"

typedef struct
{
  WaymarkPlanDialog *dialog;
  char *item; /* (nullable): of which it is the history */
  GListModel *entries;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->dialog);
  g_free (export->item);
  g_object_unref (export->entries);
  g_free (export);
}

/* What is written, for a thread. */
typedef struct
{
  GFile *file;
  char *item;
  GHashTable *edits; /* digests */
  const WaymarkLanguage *language;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_object_unref (table->file);
  g_free (table->item);
  g_hash_table_unref (table->edits);
  g_free (table);
}

/* In the thread. */
static GBytes *
make_csv (WaymarkLook *look, const Table *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_look_load_plan (look, cancellable, error);
  g_autoptr (WaymarkHistoryReader) reader =
      plan != NULL ? waymark_look_read_history (look, table->item, cancellable, error) : NULL;
  guint n = reader != NULL ? waymark_history_reader_get_count (reader) : 0;
  g_autoptr (GString) csv = g_string_new (NULL);
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (table->language);

  if (reader == NULL)
    return NULL;
  waymark_history_csv_begin (csv);
  for (guint i = 0; i < n; i++)
    {
      const WaymarkHistoryEntry *entry = waymark_history_reader_get (reader, i);

      if (!g_hash_table_contains (table->edits, entry->digest))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !waymark_history_reader_read (reader, i, error))
        return NULL;
      waymark_history_csv_add (csv, plan, entry);
      waymark_progress_tell (cancellable, i + 1, n);
    }
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}

static gboolean
write_bytes (GOutputStream *stream, gpointer user_data, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (user_data, &length);

  return g_output_stream_write_all (stream, data, length, NULL, NULL, error);
}

static gpointer
write_table (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error)
{
  const Table *table = data;
  g_autoptr (GBytes) bytes = make_csv (look, table, cancellable, error);

  return bytes != NULL && waymark_output_file_write (
                              table->file, WAYMARK_OUTPUT_OVER, write_bytes, bytes, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanDialog) dialog = user_data;
  const Table *table = waymark_look_get_data (result);
  g_autofree char *name = g_file_get_basename (table->file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = g_strdup_printf (_ ("Written to “%s”"), quoted);
  g_autoptr (GError) error = NULL;
  gboolean written = waymark_document_look_finish (result, &error) != NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (dialog)) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  waymark_busy_bar_end (waymark_plan_dialog_get_busy (dialog),
                        g_task_get_cancellable (G_TASK (result)));
  if (written)
    waymark_plan_dialog_say (dialog, sentence, FALSE);
  else
    waymark_plan_dialog_show_error (dialog, error);
}

static void
write_to (GFile *file, gpointer user_data)
{
  Export *export = user_data;
  Table *table = g_new0 (Table, 1);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Writing “%s”…"), quoted);

  table->file = g_object_ref (file);
  table->item = g_strdup (export->item);
  table->language = waymark_export_language_get ();
  table->edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (export->entries); i++)
    {
      g_autoptr (WaymarkHistoryEntryRow) row = g_list_model_get_item (export->entries, i);

      g_hash_table_add (table->edits, g_strdup (waymark_history_entry_row_get (row)->digest));
    }
  waymark_document_look_async (
      waymark_plan_dialog_get_document (export->dialog),
      write_table,
      table,
      table_free,
      NULL,
      waymark_busy_bar_begin (waymark_plan_dialog_get_busy (export->dialog), words),
      written_cb,
      g_object_ref (export->dialog));
}

/**
 * waymark_history_export:
 * @dialog: the dialog that shows them
 * @item: (nullable): the id of the item of which it is the history
 * @entries: a list of #WaymarkHistoryEntryRow
 *
 * Asks for a place and writes the entries there as a table for spreadsheets.
 */
void
waymark_history_export (WaymarkPlanDialog *dialog, const char *item, GListModel *entries)
{
  GFile *file;
  g_autoptr (GFile) folder = NULL;
  Export *export;

  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (dialog) && G_IS_LIST_MODEL (entries));

  file = waymark_document_get_file (waymark_plan_dialog_get_document (dialog));
  folder = file != NULL ? g_file_get_parent (file) : NULL;
  export = g_new0 (Export, 1);
  export->dialog = g_object_ref (dialog);
  export->item = g_strdup (item);
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
