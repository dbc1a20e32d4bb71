/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-import.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-csv-reader.h"
#include "waymark-html-reader.h"
#include "waymark-i18n.h"
#include "waymark-import-private.h"
#include "waymark-json.h"
#include "waymark-text-reader.h"

G_DEFINE_FINAL_TYPE (WaymarkImport, waymark_import, G_TYPE_OBJECT)

static void
waymark_import_clear (WaymarkImport *self)
{
  g_clear_pointer (&self->furniture, g_ptr_array_unref);
  g_clear_pointer (&self->looks, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->built, waymark_built_free);
  g_clear_pointer (&self->reading, waymark_reading_free);
}

static void
waymark_import_finalize (GObject *object)
{
  WaymarkImport *self = WAYMARK_IMPORT (object);

  waymark_import_clear (self);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  waymark_import_choices_free (self->choices);
  g_free (self->name);
  g_free (self->title);
  G_OBJECT_CLASS (waymark_import_parent_class)->finalize (object);
}

static void
waymark_import_class_init (WaymarkImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_import_finalize;
}

static void
waymark_import_init (WaymarkImport *self)
{
  self->choices = waymark_import_choices_new ();
}

/* ---- reading again */

static void
note_free (WaymarkImportNote *note)
{
  g_free (note->words);
  g_free (note->why);
  g_free (note->item);
  g_free (note->row);
  g_free (note->key);
  g_free (note);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const WaymarkImportNote *one = *(WaymarkImportNote *const *) a;
  const WaymarkImportNote *other = *(WaymarkImportNote *const *) b;

  return one->line < other->line ? -1 : one->line > other->line;
}

/* A person looked at it and left it as it is; what has no place cannot be left so. */
static gboolean
is_settled (WaymarkImport *self, const WaymarkFinding *finding, const char *key)
{
  return finding->placed &&
         waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_SETTLED, key) != NULL;
}

static GPtrArray *
make_notes (WaymarkImport *self, GPtrArray *findings)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const WaymarkFinding *finding = g_ptr_array_index (findings, i);
      const char *row = finding->draft != NULL ? finding->draft->key : NULL;
      g_autofree char *key = waymark_import_note_key (finding->kind, row, finding->words);
      WaymarkImportNote *note;

      if (is_settled (self, finding, key))
        continue;
      note = g_new0 (WaymarkImportNote, 1);
      note->kind = finding->kind;
      note->words = g_strdup (finding->words);
      note->why = g_strdup (
          finding->why != NULL ? finding->why : waymark_import_explain_furniture (finding->kind));
      note->line = finding->line;
      note->last_line = finding->last_line;
      note->row = g_strdup (row);
      note->key = g_steal_pointer (&key);
      note->placed = finding->placed;
      if (finding->draft != NULL && finding->draft->item != NULL)
        note->item = g_strdup (waymark_item_get_id (finding->draft->item));
      g_ptr_array_add (notes, note);
    }
  g_ptr_array_sort (notes, compare_lines);
  return notes;
}

static void
learn_sources (WaymarkImport *self, WaymarkDraft *draft)
{
  if (draft->item != NULL)
    g_hash_table_insert (self->sources, (gpointer) waymark_item_get_id (draft->item), draft);
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    learn_sources (self, g_ptr_array_index (draft->children, i));
}

static guint
count_words (GPtrArray *notes, gboolean unplaced_only)
{
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (!unplaced_only || !note->placed)
        n += waymark_words_count (note->words);
    }
  return n;
}

static void
read_again (WaymarkImport *self)
{
  waymark_import_clear (self);
  self->reading = waymark_interpret (self->blocks, self->choices);
  waymark_import_look_at_columns (self);
  self->built = waymark_build_plan (self->reading, self->choices, self->title);
  self->furniture = make_notes (self, self->reading->furniture);
  self->looks = make_notes (self, self->reading->looks);
  self->sources = g_hash_table_new (g_str_hash, g_str_equal);
  learn_sources (self, self->reading->plan);
  self->words_left_out = count_words (self->furniture, FALSE);
  self->words_to_look_at = count_words (self->looks, TRUE);
}

/* ---- beginning */

static gboolean
holds_plan (WaymarkDraft *draft)
{
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (draft->children, i);

      if (child->kind == WAYMARK_KIND_ACTION || child->kind == WAYMARK_KIND_REQUIREMENT ||
          holds_plan (child))
        return TRUE;
    }
  return FALSE;
}

static char *
title_from_name (const char *name)
{
  g_autofree char *title = g_path_get_basename (name);
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot != title)
    *dot = '\0';
  g_strdelimit (title, "_", ' ');
  return g_steal_pointer (&title);
}

static gboolean
is_markdown (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".md") || g_str_has_suffix (small, ".markdown") ||
         g_str_has_suffix (small, ".mdown");
}

static gboolean
is_spreadsheet (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".csv");
}

static WaymarkImport *
import_json (const char *text, const char *name, GError **error)
{
  g_autoptr (WaymarkImport) self = g_object_new (WAYMARK_TYPE_IMPORT, NULL);
  WaymarkPlan *plan = waymark_json_read (text, strlen (text), name, error);

  if (plan == NULL)
    return NULL;
  self->name = g_strdup (name);
  self->reading = waymark_reading_new ();
  self->built = g_new0 (WaymarkBuilt, 1);
  self->built->plan = plan;
  self->built->splitter = waymark_lead_splitter_new (NULL);
  self->furniture = make_notes (self, self->reading->furniture);
  self->looks = make_notes (self, self->reading->looks);
  self->sources = g_hash_table_new (g_str_hash, g_str_equal);
  return g_steal_pointer (&self);
}

/* Takes @blocks, in every case. */
static WaymarkImport *
import_blocks (GPtrArray *blocks, const char *name, GError **error)
{
  g_autoptr (WaymarkImport) self = g_object_new (WAYMARK_TYPE_IMPORT, NULL);

  self->name = g_strdup (name);
  self->title = title_from_name (name);
  self->blocks = blocks;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *words = waymark_block_get_words (g_ptr_array_index (self->blocks, i));

      self->words += waymark_words_count (words);
    }
  read_again (self);
  if (g_cancellable_set_error_if_cancelled (g_cancellable_get_current (), error))
    return NULL;
  if (!holds_plan (self->reading->plan))
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NO_PLAN_IN_TEXT,
                   /* Translators: %s is the name of a file */
                   _ ("No table or numbered list was found in “%s”. You can paste the part with "
                      "the actions instead."),
                   name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static WaymarkImport *
import_page (const char *html, const char *name, GError **error)
{
  GPtrArray *blocks = waymark_html_read (html, strlen (html), name, error);

  return blocks != NULL ? import_blocks (blocks, name, error) : NULL;
}

/* A page as a file: by its name, or by how it begins. */
static gboolean
is_page (const char *first, const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".html") || g_str_has_suffix (small, ".htm") ||
         g_str_has_suffix (small, ".xhtml") ||
         g_ascii_strncasecmp (first, "<!doctype html", 14) == 0 ||
         g_ascii_strncasecmp (first, "<html", 5) == 0;
}

/**
 * waymark_import_text:
 * @text: what a file holds, in whatever encoding
 * @length: its bytes; -1 when it ends with a NUL
 * @name: the file's name, for messages and to tell Markdown; without a folder
 * @error: %WAYMARK_ERROR_NO_PLAN_IN_TEXT when there is no table or numbered list,
 *   %WAYMARK_ERROR_NOT_A_PLAN when it is no text, %WAYMARK_ERROR_BAD_JSON
 *
 * Reads a document.
 *
 * Returns: (transfer full) (nullable): what was understood, or %NULL
 */
WaymarkImport *
waymark_import_text (const char *text, gssize length, const char *name, GError **error)
{
  g_autofree char *decoded = NULL;
  const char *first;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  decoded = waymark_text_decode (text, length < 0 ? strlen (text) : (gsize) length, name, error);
  if (decoded == NULL)
    return NULL;
  first = decoded + strspn (decoded, " \t\r\n");
  if (*first == '{')
    return import_json (decoded, name, error);
  if (is_page (first, name))
    return import_page (decoded, name, error);
  if (is_spreadsheet (name))
    return import_blocks (waymark_csv_read (decoded, strlen (decoded)), name, error);
  return import_blocks (
      waymark_text_read (decoded, strlen (decoded), is_markdown (name)), name, error);
}

/**
 * waymark_import_html:
 * @html: a page or a piece of one, in whatever encoding
 * @length: its bytes; -1 when it ends with a NUL
 * @name: what to call it
 * @error: as waymark_import_text()
 *
 * Reads what a word processor, a spreadsheet or a browser puts on the clipboard.
 *
 * Returns: (transfer full) (nullable): what was understood, or %NULL
 */
WaymarkImport *
waymark_import_html (const char *html, gssize length, const char *name, GError **error)
{
  g_autofree char *decoded = NULL;

  g_return_val_if_fail (html != NULL && name != NULL, NULL);

  decoded = waymark_text_decode (html, length < 0 ? strlen (html) : (gsize) length, name, error);
  return decoded != NULL ? import_page (decoded, name, error) : NULL;
}

/**
 * waymark_import_file:
 * @file: a document
 * @cancellable: (nullable): to stop it
 * @error: as waymark_import_text(), or %WAYMARK_ERROR_NOT_FOUND, %WAYMARK_ERROR_FAILED
 *   when the file cannot be read
 *
 * Reads a document from a file. The file is only read.
 *
 * Returns: (transfer full) (nullable): what was understood, or %NULL
 */
WaymarkImport *
waymark_import_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  if (g_file_load_contents (file, cancellable, &bytes, &length, NULL, &cause))
    return waymark_import_text (bytes, (gssize) length, name, error);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a file */
                 _ ("There is no file “%s”. Check its name and folder."),
                 name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NOT_A_PLAN,
                 /* Translators: %s is the name of a folder */
                 _ ("“%s” is a folder. Choose a document in it."),
                 name);
  else
    g_set_error (
        error,
        WAYMARK_ERROR,
        WAYMARK_ERROR_FAILED,
        /* Translators: the first %s is the name of a file, the second what the system says of it */
        _ ("“%s” could not be read: %s"),
        name,
        cause->message);
  return NULL;
}

static void
import_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  WaymarkImport *self = waymark_import_file (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_import_file_async:
 * @file: a document
 * @cancellable: (nullable): to stop it
 * @callback: (nullable): called when it is read
 * @user_data: for @callback
 *
 * Reads a document in a thread.
 */
void
waymark_import_file_async (GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, waymark_import_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * waymark_import_file_finish:
 * @result: what the callback was given
 * @error: as waymark_import_file()
 *
 * Returns: (transfer full) (nullable): what was understood, or %NULL
 */
WaymarkImport *
waymark_import_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- choices */

/**
 * waymark_import_get_choices:
 * @self: an import
 *
 * Returns: (transfer none): what a person chose so far
 */
WaymarkImportChoices *
waymark_import_get_choices (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return self->choices;
}

/**
 * waymark_import_set_choices:
 * @self: an import
 * @choices: what a person chose, all of it
 *
 * Reads the document again with other choices. The plan is a new one after it, and so
 * are the lists of notes, columns and leads; whoever has a reference to the old ones
 * keeps them.
 */
void
waymark_import_set_choices (WaymarkImport *self, WaymarkImportChoices *choices)
{
  WaymarkImportChoices *copy;

  g_return_if_fail (WAYMARK_IS_IMPORT (self) && choices != NULL);

  copy = waymark_import_choices_copy (choices);
  waymark_import_choices_free (self->choices);
  self->choices = copy;
  if (self->blocks != NULL)
    read_again (self);
}
