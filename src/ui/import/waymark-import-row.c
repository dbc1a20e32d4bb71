/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-row.h"
#include "waymark-item-shown.h"
#include "waymark-number.h"
#include "waymark-party.h"

struct _WaymarkImportRow
{
  GObject parent_instance;

  char *key;
  char *item; /* id, in the plan of the last reading */
  WaymarkKind kind;
  guint line;
  WaymarkImportRowWords words;
  char *source; /* NULL before it was asked for */
};

G_DEFINE_FINAL_TYPE (WaymarkImportRow, waymark_import_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
waymark_import_row_finalize (GObject *object)
{
  WaymarkImportRow *self = WAYMARK_IMPORT_ROW (object);

  g_free (self->key);
  g_free (self->item);
  g_free (self->words.number);
  g_free (self->words.text);
  g_free (self->words.leads);
  g_free (self->words.due);
  g_free (self->source);
  G_OBJECT_CLASS (waymark_import_row_parent_class)->finalize (object);
}

static void
waymark_import_row_class_init (WaymarkImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_import_row_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_import_row_init (WaymarkImportRow *self)
{
}

/* --- from the plan */

static char *
dup_number (WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_PRIORITY
             ? g_strdup ("•")
             : waymark_item_get_number_label (item);
}

static char *
dup_text (WaymarkItem *item)
{
  char *text = waymark_item_get_title (item);

  return text != NULL ? g_strdelimit (text, "\n", ' ') : g_strdup ("");
}

static char *
dup_leads (WaymarkItem *item)
{
  g_autoptr (GPtrArray) parties = waymark_item_get_shown_leads (item);
  GString *leads = g_string_new (NULL);

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    {
      if (i > 0)
        /* Translators: between the names in a list of leads */
        g_string_append (leads, C_ ("leads", ", "));
      g_string_append (leads, waymark_party_get_short (g_ptr_array_index (parties, i)));
    }
  return g_string_free (leads, FALSE);
}

static char *
dup_pointer (WaymarkItem *item)
{
  g_autoptr (GPtrArray) targets = waymark_item_get_targets (item);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      g_autofree char *number = waymark_item_get_number_words (g_ptr_array_index (targets, i));

      if (i > 0)
        /* Translators: between the numbers in a list of actions */
        g_string_append (numbers, C_ ("numbers", ", "));
      g_string_append (numbers, number);
    }
  /* Translators: what a row points to; %s are numbers of actions */
  return g_strdup_printf (_ ("See %s"), numbers->str);
}

static void
read_words (WaymarkImportRowWords *words, WaymarkItem *item)
{
  gboolean action = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;

  words->number = dup_number (item);
  words->text = dup_text (item);
  words->points = action && waymark_item_is_pointer (item);
  if (words->points)
    {
      words->leads = dup_pointer (item);
      words->due = g_strdup (words->leads);
      return;
    }
  words->leads = action ? dup_leads (item) : g_strdup ("");
  words->due = action ? waymark_item_get_shown_due_short (item) : NULL;
  if (words->due == NULL)
    words->due = g_strdup ("");
  words->dated = action && waymark_item_get_window (item, "due") != NULL;
}

static void
collect_below (WaymarkImport *import, WaymarkItem *parent, GHashTable *looks, GPtrArray *rows)
{
  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *item = waymark_item_get_child (parent, i);
      WaymarkKind kind = waymark_item_get_kind (item);
      WaymarkImportRow *row;

      if (kind != WAYMARK_KIND_THEME && kind != WAYMARK_KIND_PRIORITY &&
          kind != WAYMARK_KIND_REQUIREMENT && kind != WAYMARK_KIND_ACTION)
        continue;
      row = g_object_new (WAYMARK_TYPE_IMPORT_ROW, NULL);
      row->item = g_strdup (waymark_item_get_id (item));
      row->key = waymark_import_dup_key (import, row->item);
      row->line = waymark_import_get_line (import, row->item);
      row->kind = kind;
      read_words (&row->words, item);
      /* The plan of a JSON file has no document behind it. */
      if (row->key == NULL)
        row->key = g_strdup (row->item);
      row->words.look = g_hash_table_contains (looks, row->key);
      g_ptr_array_add (rows, row);
      collect_below (import, item, looks, rows);
    }
}

/**
 * waymark_import_row_collect:
 * @import: what was understood of a document
 *
 * Returns: (transfer full) (element-type WaymarkImportRow): the themes of its plan and what is in
 *   them, in reading order
 */
GPtrArray *
waymark_import_row_collect (WaymarkImport *import)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *notes = waymark_import_get_needs_a_look (import);
  g_autoptr (GHashTable) looks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notes->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (note->row != NULL && note->placed)
        g_hash_table_add (looks, note->row);
    }
  collect_below (import, waymark_plan_get_root (waymark_import_get_plan (import)), looks, rows);
  return rows;
}

/* --- the list */

static gboolean
is_same (WaymarkImportRow *a, WaymarkImportRow *b)
{
  return a->kind == b->kind && g_str_equal (a->key, b->key);
}

static gboolean
says_same (const WaymarkImportRowWords *a, const WaymarkImportRowWords *b)
{
  return a->points == b->points && a->dated == b->dated && a->look == b->look &&
         g_str_equal (a->number, b->number) && g_str_equal (a->text, b->text) &&
         g_str_equal (a->leads, b->leads) && g_str_equal (a->due, b->due);
}

/* What @from says from now on is what @self said. */
static void
take (WaymarkImportRow *self, WaymarkImportRow *from)
{
  char *item = self->item;
  WaymarkImportRowWords words = self->words;

  self->item = from->item;
  from->item = item;
  self->line = from->line;
  if (says_same (&self->words, &from->words))
    return;
  self->words = from->words;
  from->words = words;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * waymark_import_row_update_list:
 * @list: rows shown until now
 * @rows: (element-type WaymarkImportRow): the rows of a new reading; those that were there already
 *   are replaced by them
 *
 * Makes the list show other rows. Rows that are still there stay the same objects, so
 * that a view keeps its place and what is selected.
 */
void
waymark_import_row_update_list (GListStore *list, GPtrArray *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint start = 0, end = 0;

  for (; start < n_old && start < rows->len; start++)
    {
      g_autoptr (WaymarkImportRow) old = g_list_model_get_item (G_LIST_MODEL (list), start);

      if (!is_same (old, g_ptr_array_index (rows, start)))
        break;
      take (old, g_ptr_array_index (rows, start));
      g_object_unref (g_ptr_array_index (rows, start));
      g_ptr_array_index (rows, start) = g_steal_pointer (&old);
    }
  for (; start + end < n_old && start + end < rows->len; end++)
    {
      guint at = rows->len - 1 - end;
      g_autoptr (WaymarkImportRow) old =
          g_list_model_get_item (G_LIST_MODEL (list), n_old - 1 - end);

      if (!is_same (old, g_ptr_array_index (rows, at)))
        break;
      take (old, g_ptr_array_index (rows, at));
      g_object_unref (g_ptr_array_index (rows, at));
      g_ptr_array_index (rows, at) = g_steal_pointer (&old);
    }
  if (n_old > start + end || rows->len > start + end)
    g_list_store_splice (
        list, start, n_old - start - end, rows->pdata + start, rows->len - start - end);
}

/* --- what it says */

/**
 * waymark_import_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): what it is called in answers
 */
const char *
waymark_import_row_get_key (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  return self->key;
}

/**
 * waymark_import_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): id of its item in the plan of the last reading
 */
const char *
waymark_import_row_get_item (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  return self->item;
}

/**
 * waymark_import_row_get_kind:
 * @self: a row
 *
 * Returns: the kind of its item
 */
WaymarkKind
waymark_import_row_get_kind (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), WAYMARK_KIND_ACTION);

  return self->kind;
}

/**
 * waymark_import_row_get_line:
 * @self: a row
 *
 * Returns: the line of the document that it came from; 0 when there is none
 */
guint
waymark_import_row_get_line (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), 0);

  return self->line;
}

/**
 * waymark_import_row_get_words:
 * @self: a row
 *
 * Returns: (transfer none): what it says, until it changes
 */
const WaymarkImportRowWords *
waymark_import_row_get_words (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  return &self->words;
}

/**
 * waymark_import_row_get_source:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): where it came from, as last said
 */
const char *
waymark_import_row_get_source (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  return self->source;
}

/**
 * waymark_import_row_set_source:
 * @self: a row
 * @source: where it came from, in words
 *
 * Has the row say where it came from, to those who cannot see it below the rows.
 */
void
waymark_import_row_set_source (WaymarkImportRow *self, const char *source)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_ROW (self));
  g_return_if_fail (source != NULL);

  if (g_strcmp0 (self->source, source) == 0)
    return;
  g_free (self->source);
  self->source = g_strdup (source);
  g_signal_emit (self, changed_signal, 0);
}
