/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-i18n.h"
#include "waymark-import-private.h"
#include "waymark-summary.h"

/* What was left out, by kind. */
static const struct
{
  const char *kind;
  const char *why;
} kinds[] = {
  { "heading", NC_ ("left out", "Headings of a table") },
  { "rule", NC_ ("left out", "A drawn line") },
  { "page", NC_ ("left out", "Belongs to the printed page") },
  { "label", NC_ ("left out", "Only says what comes next") },
  { "number", NC_ ("left out", "A number; the plan counts by itself") },
  { "empty", NC_ ("left out", "Says that there is nothing") },
  { "as above", NC_ ("left out", "The same as above") },
  { "between leads",
    NC_ ("left out", "Stands between leads, says their role, or names one twice") },
  { "rating", NC_ ("left out", "Became a rating") },
  { "chosen", NC_ ("left out", "Left out by you") },
};

/**
 * waymark_import_explain_furniture:
 * @kind: kind of something left out
 *
 * Returns: (nullable): what it was taken for, in the reader's language
 */
const char *
waymark_import_explain_furniture (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return waymark_pgettext2 ("left out", kinds[i].why);
  return NULL;
}

/**
 * waymark_import_can_put_back:
 * @self: an import
 * @note: something that is left out
 *
 * Returns: whether waymark_import_choices_put_words() can bring it into the plan: what was
 *   taken for a part of the printed page, and what a person left out
 */
gboolean
waymark_import_can_put_back (WaymarkImport *self, const WaymarkImportNote *note)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && note != NULL, FALSE);

  if (g_str_equal (note->kind, "chosen"))
    return waymark_import_choices_get_words (self->choices, note->line) == WAYMARK_WORDS_LEFT_OUT;
  return g_str_equal (note->kind, "page") && note->line > 0;
}

/* ---- simple answers */

/**
 * waymark_import_get_plan:
 * @self: an import
 *
 * Returns: (transfer none): the plan that the document would become
 */
WaymarkPlan *
waymark_import_get_plan (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return self->built->plan;
}

/**
 * waymark_import_get_name:
 * @self: an import
 *
 * Returns: (transfer none): name of the document
 */
const char *
waymark_import_get_name (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return self->name;
}

/**
 * waymark_import_get_furniture:
 * @self: an import
 *
 * Returns: (transfer none) (element-type WaymarkImportNote): what is left out, in order
 */
GPtrArray *
waymark_import_get_furniture (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return self->furniture;
}

/**
 * waymark_import_get_needs_a_look:
 * @self: an import
 *
 * Returns: (transfer none) (element-type WaymarkImportNote): what a person should look at
 */
GPtrArray *
waymark_import_get_needs_a_look (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return self->looks;
}

/**
 * waymark_import_get_n_words:
 * @self: an import
 *
 * Returns: the number of words of the document
 */
guint
waymark_import_get_n_words (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->words;
}

/**
 * waymark_import_get_n_words_placed:
 * @self: an import
 *
 * Returns: the number of words that are in the plan
 */
guint
waymark_import_get_n_words_placed (WaymarkImport *self)
{
  guint elsewhere;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  elsewhere = self->words_left_out + self->words_to_look_at;
  return self->words > elsewhere ? self->words - elsewhere : 0;
}

/**
 * waymark_import_get_n_words_left_out:
 * @self: an import
 *
 * Returns: the number of words that are left out
 */
guint
waymark_import_get_n_words_left_out (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->words_left_out;
}

/**
 * waymark_import_get_n_words_to_look_at:
 * @self: an import
 *
 * Returns: the number of words that found no place; the plan keeps them as a list
 */
guint
waymark_import_get_n_words_to_look_at (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->words_to_look_at;
}

/**
 * waymark_import_get_n_tables:
 * @self: an import
 *
 * Returns: how many tables the document has
 */
guint
waymark_import_get_n_tables (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->reading->tables;
}

/**
 * waymark_import_get_n_pointer_cells:
 * @self: an import
 *
 * Returns: how many cells ("See Action 2") became links
 */
guint
waymark_import_get_n_pointer_cells (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->built->cell_mentions;
}

/**
 * waymark_import_get_n_text_mentions:
 * @self: an import
 *
 * Returns: how many places in running text ("as stated in action 2") became links
 */
guint
waymark_import_get_n_text_mentions (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), 0);

  return self->built->text_mentions;
}

/**
 * waymark_import_get_leads:
 * @self: an import
 *
 * Returns: (transfer none) (element-type WaymarkLeadReading): who each lead cell names
 */
GPtrArray *
waymark_import_get_leads (WaymarkImport *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  return waymark_lead_splitter_get_readings (self->built->splitter);
}

/**
 * waymark_import_find_party:
 * @self: an import
 * @name: a name as the document has it
 *
 * Returns: (transfer none) (nullable): the party of its plan that it became
 */
WaymarkItem *
waymark_import_find_party (WaymarkImport *self, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && name != NULL, NULL);

  folded = waymark_words_fold (name);
  return self->built->parties != NULL ? g_hash_table_lookup (self->built->parties, folded) : NULL;
}

/**
 * waymark_import_get_source:
 * @self: an import
 * @item: id of an item of its plan
 * @line: (out) (optional): the line that it begins in
 *
 * Returns: (transfer full) (nullable): the words of the document that the item came
 *   from, the cells of a row parted by " | "
 */
char *
waymark_import_get_source (WaymarkImport *self, const char *item, guint *line)
{
  const WaymarkDraft *draft;
  GString *words;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && item != NULL, NULL);

  draft = g_hash_table_lookup (self->sources, item);
  if (line != NULL)
    *line = draft != NULL ? waymark_draft_get_line (draft) : 0;
  if (draft == NULL || draft->blocks == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      g_autofree char *block = waymark_block_get_words (g_ptr_array_index (draft->blocks, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", block);
    }
  return g_string_free (words, FALSE);
}

/**
 * waymark_import_get_line:
 * @self: an import
 * @item: id of an item of its plan
 *
 * Returns: the line of the document that the item begins in; 0 when there is none
 */
guint
waymark_import_get_line (WaymarkImport *self, const char *item)
{
  const WaymarkDraft *draft;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && item != NULL, 0);

  draft = g_hash_table_lookup (self->sources, item);
  return draft != NULL ? waymark_draft_get_line (draft) : 0;
}

/**
 * waymark_import_dup_key:
 * @self: an import
 * @item: id of an item of its plan
 *
 * Returns: (transfer full) (nullable): what the item is called in answers; the same after other
 *   choices, as long as it is there
 */
char *
waymark_import_dup_key (WaymarkImport *self, const char *item)
{
  const WaymarkDraft *draft;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && item != NULL, NULL);

  draft = g_hash_table_lookup (self->sources, item);
  return draft != NULL ? g_strdup (draft->key) : NULL;
}

/**
 * waymark_import_describe:
 * @self: an import
 *
 * Returns: (transfer full): what was understood in a few words: "5 themes, 21 priorities, 22
 * actions"
 */
char *
waymark_import_describe (WaymarkImport *self)
{
  g_autoptr (WaymarkSummary) counts = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GDate today;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  g_date_set_time_t (&today, 0);
  counts =
      waymark_summary_new (self->built->plan, waymark_plan_get_root (self->built->plan), &today);
  g_ptr_array_add (parts,
                   g_strdup_printf (
                       /* Translators: %u is how many there are */
                       ngettext ("%u theme", "%u themes", counts->themes),
                       counts->themes));
  if (counts->priorities > 0)
    g_ptr_array_add (parts,
                     /* Translators: %u is how many there are */
                     g_strdup_printf (ngettext ("%u priority", "%u priorities", counts->priorities),
                                      counts->priorities));
  if (counts->requirements > 0)
    g_ptr_array_add (
        parts,
        /* Translators: %u is how many there are */
        g_strdup_printf (ngettext ("%u requirement", "%u requirements", counts->requirements),
                         counts->requirements));
  g_ptr_array_add (
      parts,
      g_strdup_printf (ngettext ("%u action", "%u actions", counts->actions), counts->actions));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* ---- columns */

static void
column_free (WaymarkImportColumn *column)
{
  g_free (column->heading);
  g_free (column->key);
  g_free (column);
}

/**
 * waymark_import_get_columns:
 * @self: an import
 *
 * Returns: (transfer none) (element-type WaymarkImportColumn): the columns of its tables,
 *   those of one heading and meaning once
 */
GPtrArray *
waymark_import_get_columns (WaymarkImport *self)
{
  g_autoptr (GHashTable) seen = NULL;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self), NULL);

  if (self->columns != NULL)
    return self->columns;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  for (guint i = 0; i < self->reading->columns->len; i++)
    {
      const WaymarkColumnUse *use = g_ptr_array_index (self->reading->columns, i);
      g_autofree char *id = g_strdup_printf ("%u %s", use->meaning, use->key);
      WaymarkImportColumn *column = g_hash_table_lookup (seen, id);

      if (use->rows == 0)
        continue;
      if (column == NULL)
        {
          column = g_new0 (WaymarkImportColumn, 1);
          column->heading = g_strdup (use->heading);
          column->key = g_strdup (use->key);
          column->meaning = use->meaning;
          g_ptr_array_add (self->columns, column);
          g_hash_table_insert (seen, g_steal_pointer (&id), column);
        }
      column->rows += use->rows;
      column->tables++;
    }
  return self->columns;
}

/**
 * waymark_import_look_at_columns:
 * @self: an import
 *
 * Lists columns whose headings no list knows, each once.
 */
void
waymark_import_look_at_columns (WaymarkImport *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->reading->columns->len; i++)
    {
      const WaymarkColumnUse *use = g_ptr_array_index (self->reading->columns, i);
      g_autofree char *why = NULL;

      if (use->rows == 0 || *use->heading == '\0' ||
          !(use->meaning == WAYMARK_COLUMN_UNKNOWN || use->guessed) ||
          !g_hash_table_add (seen, use->key))
        continue;
      if (use->guessed)
        why = g_strdup_printf (
            /* Translators: %s is the meaning of a column, such as Leads */
            _ ("This heading of a table is not known. By its cells it was taken for: %s."),
            waymark_column_get_label (use->meaning));
      else
        why = g_strdup (
            _ ("This heading of a table is not known. What stands below it went to the notes."));
      waymark_reading_look_at (
          self->reading, "column", use->line, use->heading, g_steal_pointer (&why))
          ->placed = TRUE;
    }
}
