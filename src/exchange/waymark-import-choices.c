/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-import-choices.h"

#include "waymark-block.h"

struct _WaymarkImportChoices
{
  GHashTable *columns; /* key of a column -> WaymarkColumn */
  GHashTable *leads;   /* folded words of a cell -> GPtrArray of WaymarkLeadPart */
  GHashTable *words;   /* line -> WaymarkWordsChoice */
};

/**
 * waymark_lead_part_new:
 * @name: name of a party
 *
 * Returns: (transfer full): a part of a lead cell
 */
WaymarkLeadPart *
waymark_lead_part_new (const char *name)
{
  WaymarkLeadPart *part = g_new0 (WaymarkLeadPart, 1);

  part->name = g_strdup (name);
  return part;
}

/**
 * waymark_lead_part_copy:
 * @part: a part
 *
 * Returns: (transfer full): a copy
 */
WaymarkLeadPart *
waymark_lead_part_copy (const WaymarkLeadPart *part)
{
  WaymarkLeadPart *copy = waymark_lead_part_new (part->name);

  copy->short_name = g_strdup (part->short_name);
  copy->qualifier = g_strdup (part->qualifier);
  copy->support = part->support;
  return copy;
}

/**
 * waymark_lead_part_free:
 * @part: (nullable): a part
 */
void
waymark_lead_part_free (WaymarkLeadPart *part)
{
  if (part == NULL)
    return;
  g_free (part->name);
  g_free (part->short_name);
  g_free (part->qualifier);
  g_free (part);
}

/**
 * waymark_import_choices_new:
 *
 * Returns: (transfer full): no choices yet
 */
WaymarkImportChoices *
waymark_import_choices_new (void)
{
  WaymarkImportChoices *choices = g_new0 (WaymarkImportChoices, 1);

  choices->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choices->leads =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  choices->words = g_hash_table_new (NULL, NULL);
  return choices;
}

/**
 * waymark_import_choices_free:
 * @choices: (nullable): choices
 */
void
waymark_import_choices_free (WaymarkImportChoices *choices)
{
  if (choices == NULL)
    return;
  g_hash_table_unref (choices->columns);
  g_hash_table_unref (choices->leads);
  g_hash_table_unref (choices->words);
  g_free (choices);
}

/**
 * waymark_import_choices_set_column:
 * @choices: choices
 * @key: key of a column
 * @meaning: what it means
 */
void
waymark_import_choices_set_column (WaymarkImportChoices *choices,
                                   const char *key,
                                   WaymarkColumn meaning)
{
  g_hash_table_replace (choices->columns, g_strdup (key), GUINT_TO_POINTER (meaning));
}

/**
 * waymark_import_choices_get_column:
 * @choices: (nullable): choices
 * @key: key of a column
 * @meaning: (out): what was chosen
 *
 * Returns: whether a choice was made for it
 */
gboolean
waymark_import_choices_get_column (WaymarkImportChoices *choices,
                                   const char *key,
                                   WaymarkColumn *meaning)
{
  gpointer value;

  if (choices == NULL || !g_hash_table_lookup_extended (choices->columns, key, NULL, &value))
    return FALSE;
  *meaning = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * waymark_import_choices_set_lead:
 * @choices: choices
 * @words: a lead cell as written
 * @parts: (nullable) (element-type WaymarkLeadPart): who it names; %NULL to take the choice back
 */
void
waymark_import_choices_set_lead (WaymarkImportChoices *choices, const char *words, GPtrArray *parts)
{
  g_autofree char *key = waymark_words_fold (words);

  if (parts == NULL)
    g_hash_table_remove (choices->leads, key);
  else
    g_hash_table_replace (
        choices->leads,
        g_steal_pointer (&key),
        g_ptr_array_copy (parts, (GCopyFunc) (void (*) (void)) waymark_lead_part_copy, NULL));
}

/**
 * waymark_import_choices_get_lead:
 * @choices: (nullable): choices
 * @words: a lead cell as written
 *
 * Returns: (transfer none) (nullable) (element-type WaymarkLeadPart): who was chosen for it
 */
GPtrArray *
waymark_import_choices_get_lead (WaymarkImportChoices *choices, const char *words)
{
  g_autofree char *key = NULL;

  if (choices == NULL || g_hash_table_size (choices->leads) == 0)
    return NULL;
  key = waymark_words_fold (words);
  return g_hash_table_lookup (choices->leads, key);
}

/**
 * waymark_import_choices_set_words:
 * @choices: choices
 * @line: line of loose words
 * @choice: what becomes of them
 */
void
waymark_import_choices_set_words (WaymarkImportChoices *choices,
                                  guint line,
                                  WaymarkWordsChoice choice)
{
  g_hash_table_insert (choices->words, GUINT_TO_POINTER (line), GUINT_TO_POINTER (choice));
}

/**
 * waymark_import_choices_get_words:
 * @choices: (nullable): choices
 * @line: line of loose words
 *
 * Returns: what becomes of them
 */
WaymarkWordsChoice
waymark_import_choices_get_words (WaymarkImportChoices *choices, guint line)
{
  if (choices == NULL)
    return WAYMARK_WORDS_AS_READ;
  return GPOINTER_TO_UINT (g_hash_table_lookup (choices->words, GUINT_TO_POINTER (line)));
}
