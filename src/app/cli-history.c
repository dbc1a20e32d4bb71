/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-change-words.h"

#include <glib/gi18n-lib.h>

static void
warn_left_alone (guint left_alone)
{
  if (left_alone > 0)
    cli_warn (ngettext ("%u value was changed later by another person and was left alone.",
                        "%u values were changed later by another person and were left alone.",
                        left_alone),
              left_alone);
}

/**
 * cli_undo:
 * @document: the open plan
 * @options: PLAN
 * @error: %WAYMARK_ERROR_NOTHING_TO_UNDO
 *
 * Takes back the last edit that was made on this computer.
 *
 * Returns: whether the file is without it
 */
gboolean
cli_undo (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  guint left_alone = 0;

  if (!waymark_document_undo (document, &left_alone, error))
    return FALSE;
  warn_left_alone (left_alone);
  return TRUE;
}

/**
 * cli_redo:
 * @document: the open plan
 * @options: PLAN
 * @error: %WAYMARK_ERROR_NOTHING_TO_UNDO
 *
 * Makes again what the last undo took back.
 *
 * Returns: whether the file holds it again
 */
gboolean
cli_redo (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  guint left_alone = 0;

  if (!waymark_document_redo (document, &left_alone, error))
    return FALSE;
  warn_left_alone (left_alone);
  return TRUE;
}

/* Paragraphs of a text on one line. */
static char *
on_one_line (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_free (text);
  return g_strjoinv (" ¶ ", lines);
}

static char *
format_value (WaymarkPlan *plan, const WaymarkHistoryChange *change, const WaymarkValue *value)
{
  const WaymarkField *field = NULL;
  WaymarkKind kind;

  if (waymark_kind_from_name (change->kind, &kind))
    field = waymark_kind_get_field (kind, change->field);
  if (value == NULL || field == NULL)
    return g_strdup ("–");
  return on_one_line (waymark_value_to_exact_words (plan, field, value));
}

static void
print_change (WaymarkPlan *plan, const WaymarkHistoryChange *change)
{
  WaymarkFate fate = waymark_change_get_fate (change);
  g_autofree char *name = waymark_change_name_item (plan, change);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (fate == WAYMARK_FATE_NONE)
    return;
  if (fate != WAYMARK_FATE_CHANGED)
    {
      cli_print ("    %s: %s\n", name, waymark_fate_to_words (fate));
      return;
    }
  from = format_value (plan, change, change->from);
  to = format_value (plan, change, change->to);
  cli_print ("    %s %s: %s → %s\n", name, change->field, from, to);
}

static void
print_entry (WaymarkPlan *plan, const WaymarkHistoryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  gboolean named = entry->person != NULL && *entry->person != '\0';

  cli_print ("%s  %s  %s%s\n",
             when != NULL ? when : "?",
             named ? entry->person : C_ ("person", "Somebody"),
             entry->name != NULL ? entry->name : "",
             /* Translators: behind the name of an edit that took another back */
             entry->is_undo ? C_ ("history", " (undo or redo)") : "");
  for (guint i = 0; i < entry->changes->len; i++)
    print_change (plan, g_ptr_array_index (entry->changes, i));
}

/**
 * cli_history:
 * @document: the open plan
 * @options: PLAN [ITEM]
 * @error: why it cannot be read
 *
 * Prints each edit, the newest first: when, who, its name, and what it changed.
 *
 * Returns: whether it was printed
 */
gboolean
cli_history (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  WaymarkItem *item = NULL;
  WaymarkPlan *plan;

  plan = waymark_document_get_plan (document);
  if (options->words[1] != NULL && (item = cli_find_item (plan, options->words[1], error)) == NULL)
    return FALSE;
  entries = waymark_document_get_history (
      document, item != NULL ? waymark_item_get_id (item) : NULL, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    print_entry (plan, g_ptr_array_index (entries, i));
  return TRUE;
}

/**
 * cli_check:
 * @document: the open plan
 * @options: PLAN
 * @error: what is wrong with it
 *
 * Rebuilds the plan from its edits and compares.
 *
 * Returns: whether they agree
 */
gboolean
cli_check (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autofree char *name = g_filename_display_basename (options->words[0]);
  g_autoptr (GPtrArray) entries = NULL;
  guint n_items;

  if (!waymark_document_check (document, error))
    return FALSE;
  entries = waymark_document_get_history (document, NULL, error);
  if (entries == NULL)
    return FALSE;
  n_items = waymark_plan_get_n_items (waymark_document_get_plan (document));
  cli_print (ngettext ("“%1$s” is sound: its %2$u item is what its edits (%3$u) make of it.",
                       "“%1$s” is sound: its %2$u items are what its edits (%3$u) make of it.",
                       n_items),
             name,
             n_items,
             entries->len);
  cli_print ("\n");
  return TRUE;
}
