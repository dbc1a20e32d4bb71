/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-import-choices.h"

#include "waymark-block.h"

struct _WaymarkImportChoices
{
  int year_start;
  GHashTable *columns; /* key of a column -> WaymarkColumn */
  GHashTable *leads;   /* folded words of a cell -> GPtrArray of WaymarkLeadPart */
  GHashTable *words;   /* line -> WaymarkWordsChoice */
  GHashTable *answers[WAYMARK_N_ANSWERS];
};

/* Nobody renames a party more often. */
#define MOST_NAMES 100

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

  choices->year_start = WAYMARK_YEAR_START;
  choices->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choices->leads =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  choices->words = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < WAYMARK_N_ANSWERS; i++)
    choices->answers[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return choices;
}

/**
 * waymark_import_choices_copy:
 * @choices: choices
 *
 * Returns: (transfer full): the same choices, to be changed by themselves
 */
WaymarkImportChoices *
waymark_import_choices_copy (WaymarkImportChoices *choices)
{
  WaymarkImportChoices *copy = waymark_import_choices_new ();
  GHashTableIter iter;
  gpointer key, value;

  copy->year_start = choices->year_start;
  g_hash_table_iter_init (&iter, choices->columns);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->columns, g_strdup (key), value);
  /* Parts are never changed once they were chosen. */
  g_hash_table_iter_init (&iter, choices->leads);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->leads, g_strdup (key), g_ptr_array_ref (value));
  g_hash_table_iter_init (&iter, choices->words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->words, key, value);
  for (guint i = 0; i < WAYMARK_N_ANSWERS; i++)
    {
      g_hash_table_iter_init (&iter, choices->answers[i]);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (copy->answers[i], g_strdup (key), g_strdup (value));
    }
  return copy;
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
  for (guint i = 0; i < WAYMARK_N_ANSWERS; i++)
    g_hash_table_unref (choices->answers[i]);
  g_free (choices);
}

/**
 * waymark_import_choices_set_year_start:
 * @choices: choices
 * @month: 1 to 12
 *
 * Says in which month the years of the plan begin that the rows go into: "Q2 2025/26" depends
 * on it.
 */
void
waymark_import_choices_set_year_start (WaymarkImportChoices *choices, int month)
{
  g_return_if_fail (month >= 1 && month <= 12);

  choices->year_start = month;
}

/**
 * waymark_import_choices_get_year_start:
 * @choices: choices
 *
 * Returns: the month in which the plan's years begin
 */
int
waymark_import_choices_get_year_start (WaymarkImportChoices *choices)
{
  return choices->year_start;
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
    {
      GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_lead_part_free);

      for (guint i = 0; i < parts->len; i++)
        g_ptr_array_add (copy, waymark_lead_part_copy (g_ptr_array_index (parts, i)));
      g_hash_table_replace (choices->leads, g_steal_pointer (&key), copy);
    }
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

/**
 * waymark_import_choices_put_words:
 * @choices: choices
 * @line: where loose words begin
 * @last_line: the line of the last of them
 * @choice: what becomes of all of them
 */
void
waymark_import_choices_put_words (WaymarkImportChoices *choices,
                                  guint line,
                                  guint last_line,
                                  WaymarkWordsChoice choice)
{
  waymark_import_choices_set_words (choices, line, choice);
  while (line++ < last_line)
    waymark_import_choices_set_words (choices, line, WAYMARK_WORDS_GO_ON);
}

/**
 * waymark_import_choices_set_answer:
 * @choices: choices
 * @kind: what is answered
 * @key: about what
 * @answer: (nullable): the answer; %NULL to take it back
 */
void
waymark_import_choices_set_answer (WaymarkImportChoices *choices,
                                   WaymarkImportAnswer kind,
                                   const char *key,
                                   const char *answer)
{
  if (answer == NULL)
    g_hash_table_remove (choices->answers[kind], key);
  else
    g_hash_table_replace (choices->answers[kind], g_strdup (key), g_strdup (answer));
}

/**
 * waymark_import_choices_get_answer:
 * @choices: (nullable): choices
 * @kind: what is asked
 * @key: about what
 *
 * Returns: (transfer none) (nullable): the answer, if there is one
 */
const char *
waymark_import_choices_get_answer (WaymarkImportChoices *choices,
                                   WaymarkImportAnswer kind,
                                   const char *key)
{
  return choices != NULL ? g_hash_table_lookup (choices->answers[kind], key) : NULL;
}

/**
 * waymark_import_note_key:
 * @kind: kind of a note
 * @row: (nullable): key of the row that it concerns
 * @words: its words
 *
 * Returns: (transfer full): what the note is called in answers
 */
char *
waymark_import_note_key (const char *kind, const char *row, const char *words)
{
  return g_strdup_printf ("%s %s %s", kind, row != NULL ? row : "", words);
}

/**
 * waymark_import_choices_get_name:
 * @choices: (nullable): choices
 * @name: name of a party, as a document has it
 *
 * Returns: (transfer none): the name that it goes by: another where it was renamed,
 *   or where it is the same as another
 */
const char *
waymark_import_choices_get_name (WaymarkImportChoices *choices, const char *name)
{
  if (choices == NULL || g_hash_table_size (choices->answers[WAYMARK_ANSWER_NAME]) == 0)
    return name;
  for (guint i = 0; i < MOST_NAMES; i++)
    {
      g_autofree char *key = waymark_words_fold (name);
      g_autofree char *next_key = NULL;
      const char *next = waymark_import_choices_get_answer (choices, WAYMARK_ANSWER_NAME, key);

      if (next == NULL)
        break;
      name = next;
      next_key = waymark_words_fold (next);
      if (g_str_equal (key, next_key))
        break;
    }
  return name;
}

/**
 * waymark_import_choices_set_name:
 * @choices: choices
 * @name: a name that a party goes by, or went by
 * @other: the name that it goes by from now on: a new one, or that of a party that it is the same
 * as
 *
 * Renames a party, or says that two are one. Names never stand for each other in a circle.
 */
void
waymark_import_choices_set_name (WaymarkImportChoices *choices, const char *name, const char *other)
{
  g_autofree char *last = g_strdup (waymark_import_choices_get_name (choices, name));
  g_autofree char *last_key = waymark_words_fold (last);
  g_autofree char *other_key = waymark_words_fold (other);
  g_autofree char *other_last_key =
      waymark_words_fold (waymark_import_choices_get_name (choices, other));

  /* One of its own names again: that stands for itself from now on. */
  if (g_str_equal (last_key, other_last_key))
    waymark_import_choices_set_answer (choices, WAYMARK_ANSWER_NAME, other_key, NULL);
  waymark_import_choices_set_answer (choices, WAYMARK_ANSWER_NAME, last_key, other);
}
