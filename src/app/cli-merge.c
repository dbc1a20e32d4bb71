/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-combination.h"
#include "waymark-json.h"
#include "waymark-number.h"
#include "waymark-user-file.h"

typedef struct
{
  WaymarkCombination *combination;
  gboolean applied;
} MergeReport;

/* --- saying what came back */

/* Items that are new are only in the result, what goes only in the plan as it is. */
static char *
name_item (WaymarkCombination *combination, const char *id)
{
  WaymarkDocument *document = waymark_combination_get_document (combination);
  WaymarkItem *item = waymark_plan_lookup (waymark_combination_get_result (combination), id);

  if (item == NULL)
    item = waymark_plan_lookup (waymark_document_get_plan (document), id);
  return item != NULL ? cli_name_item (item) : g_strdup (id);
}

static const char *
type_to_words (const WaymarkDifference *difference)
{
  switch (difference->type)
    {
    case WAYMARK_DIFFERENCE_ADDED:
      return C_ ("difference", "new");
    case WAYMARK_DIFFERENCE_REMOVED:
      return C_ ("difference", "deleted");
    case WAYMARK_DIFFERENCE_MOVED:
      return C_ ("difference", "moved");
    case WAYMARK_DIFFERENCE_KEPT:
      return difference->ours != NULL ? C_ ("difference", "deleted there, changed here: it stays")
                                      : C_ ("difference", "deleted here, changed there: it stays");
    case WAYMARK_DIFFERENCE_VALUE:
    default:
      return C_ ("difference", "changed");
    }
}

static void
print_side (WaymarkPlan *result,
            const WaymarkDifference *difference,
            const char *whose,
            const WaymarkClaim *claim)
{
  g_autofree char *source = cli_claim_to_source (claim);
  g_autofree char *words =
      cli_value_to_words (result, difference->kind, difference->field, claim->value);

  cli_print ("      %s: %s  (%s)\n", whose, words, source);
}

static void
print_values (WaymarkPlan *result, const WaymarkDifference *difference)
{
  if (difference->field == NULL)
    return;
  if (difference->ours != NULL)
    print_side (result, difference, C_ ("whose value", "yours"), difference->ours);
  for (guint i = 0; i < difference->theirs->len; i++)
    print_side (result,
                difference,
                C_ ("whose value", "theirs"),
                g_ptr_array_index (difference->theirs, i));
  if (difference->side == WAYMARK_SIDE_COMBINED)
    {
      g_autofree char *words =
          cli_value_to_words (result, difference->kind, difference->field, difference->result);

      cli_print ("      %s: %s\n", C_ ("whose value", "combined"), words);
    }
}

static void
print_difference (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  g_autofree char *name = name_item (combination, difference->item);
  const char *what =
      difference->type == WAYMARK_DIFFERENCE_VALUE ? difference->field : type_to_words (difference);

  cli_print ("  %s\n    %s\n", name, what);
  print_values (waymark_combination_get_result (combination), difference);
}

static void
print_side_of_all (WaymarkCombination *combination, WaymarkDifferenceSide side, const char *title)
{
  GPtrArray *differences = waymark_combination_get_differences (combination);

  if (waymark_combination_count (combination, side) == 0)
    return;
  cli_print ("%s\n", title);
  for (guint i = 0; i < differences->len; i++)
    {
      const WaymarkDifference *difference = g_ptr_array_index (differences, i);

      if (difference->side == side)
        print_difference (combination, difference);
    }
}

static void
print_differences (WaymarkCombination *combination)
{
  print_side_of_all (combination, WAYMARK_SIDE_CLASH, _ ("Both sides changed:"));
  print_side_of_all (combination, WAYMARK_SIDE_COMBINED, _ ("Combined sentence by sentence:"));
  print_side_of_all (combination, WAYMARK_SIDE_THEIRS, _ ("Theirs, taken as they are:"));
  print_side_of_all (combination, WAYMARK_SIDE_OURS, _ ("Yours, kept:"));
}

static void
print_files (WaymarkCombination *combination)
{
  GPtrArray *files = waymark_combination_get_files (combination);

  for (guint i = 0; i < files->len; i++)
    {
      const WaymarkCombinationFile *file = g_ptr_array_index (files, i);

      if (file->error != NULL)
        continue;
      /* Translators: %1$s is a file, %2$u a number of edits of somebody else */
      cli_print (ngettext ("“%1$s” brings %2$u edit.", "“%1$s” brings %2$u edits.", file->n_edits),
                 file->name,
                 file->n_edits);
      cli_print ("\n");
    }
}

static void
print_outcome (WaymarkCombination *combination)
{
  guint taken = waymark_combination_count (combination, WAYMARK_SIDE_THEIRS) +
                waymark_combination_count (combination, WAYMARK_SIDE_COMBINED);
  guint open = waymark_combination_count_open (combination);

  /* Translators: %u is how many there are */
  cli_print (ngettext ("Combined: %u change was taken.", "Combined: %u changes were taken.", taken),
             taken);
  cli_print ("\n");
  if (open > 0)
    {
      /* Translators: %u is how many there are */
      cli_print (ngettext ("%u change waits for a choice; “waymark-cli conflicts” prints it.",
                           "%u changes wait for a choice; “waymark-cli conflicts” prints them.",
                           open),
                 open);
      cli_print ("\n");
    }
}

/* --- the report */

static const char *
side_to_word (WaymarkDifferenceSide side)
{
  static const char *const words[] = { "theirs", "ours", "clash", "combined" };

  return words[side];
}

static const char *
difference_to_word (WaymarkDifferenceType type)
{
  static const char *const words[] = { "value", "added", "removed", "moved", "kept" };

  return words[type];
}

static const char *
choice_to_word (WaymarkChoice choice)
{
  static const char *const words[] = { "later", "ours", "theirs", "written" };

  return words[choice];
}

static void
add_file (JsonBuilder *builder, const WaymarkCombinationFile *file)
{
  json_builder_begin_object (builder);
  cli_add_string (builder, "name", file->name);
  cli_add_string (builder, "error", file->error != NULL ? file->error->message : NULL);
  cli_add_string (builder, "person", file->person);
  json_builder_set_member_name (builder, "edits");
  json_builder_add_int_value (builder, file->n_edits);
  json_builder_end_object (builder);
}

static void
add_difference (JsonBuilder *builder, WaymarkPlan *result, const WaymarkDifference *difference)
{
  json_builder_begin_object (builder);
  cli_add_item (builder, result, difference->item);
  cli_add_string (builder, "type", difference_to_word (difference->type));
  cli_add_string (builder, "side", side_to_word (difference->side));
  cli_add_string (builder, "field", difference->field);
  json_builder_set_member_name (builder, "base");
  cli_add_value (builder, difference->base);
  json_builder_set_member_name (builder, "ours");
  if (difference->ours != NULL)
    cli_add_claim (builder, result, difference->kind, difference->field, difference->ours);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "theirs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < difference->theirs->len; i++)
    cli_add_claim (builder,
                   result,
                   difference->kind,
                   difference->field,
                   g_ptr_array_index (difference->theirs, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "result");
  cli_add_value (builder, difference->result);
  cli_add_string (builder, "choice", choice_to_word (difference->choice));
  json_builder_end_object (builder);
}

static gboolean
write_report (GOutputStream *stream, gpointer user_data, GError **error)
{
  const MergeReport *report = user_data;
  GPtrArray *files = waymark_combination_get_files (report->combination);
  GPtrArray *differences = waymark_combination_get_differences (report->combination);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "applied");
  json_builder_add_boolean_value (builder, report->applied);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    add_file (builder, g_ptr_array_index (files, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    add_difference (builder,
                    waymark_combination_get_result (report->combination),
                    g_ptr_array_index (differences, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error) &&
         g_output_stream_write_all (stream, "\n", 1, NULL, NULL, error);
}

/* --- combining */

static gboolean
parse_take (const char *word, WaymarkChoice *choice, GError **error)
{
  *choice = WAYMARK_CHOICE_NONE;
  if (word == NULL || g_str_equal (word, "later"))
    return TRUE;
  *choice = g_str_equal (word, "ours") ? WAYMARK_CHOICE_OURS : WAYMARK_CHOICE_THEIRS;
  if (*choice == WAYMARK_CHOICE_OURS || g_str_equal (word, "theirs"))
    return TRUE;
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %s is what was typed; the three words are typed as they are */
               _ ("“%s” cannot be taken: it is theirs, ours or later."),
               word);
  return FALSE;
}

/* Values without history, as JSON holds them, come one at a time. */
static WaymarkCombination *
combine_json (WaymarkDocument *document, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (WaymarkPlan) other = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &reason))
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %1$s is a file, %2$s what the system says */
                   _ ("“%1$s” could not be read: %2$s"),
                   name,
                   reason->message);
      return NULL;
    }
  other = waymark_json_read (text, length, name, error);
  return other != NULL ? waymark_combination_new_for_plan (document, other, name, error) : NULL;
}

static WaymarkCombination *
combine (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_strv_length (options->words) == 2 && g_str_has_suffix (options->words[1], ".json"))
    return combine_json (document, options->words[1], error);
  for (guint i = 1; options->words[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (options->words[i]));
  return waymark_combination_new (document, (GFile *const *) files->pdata, files->len, NULL, error);
}

/* All or nothing: a copy that cannot be read should not be missed in the result. */
static gboolean
check_files (WaymarkCombination *combination, GError **error)
{
  GPtrArray *files = waymark_combination_get_files (combination);

  for (guint i = 0; i < files->len; i++)
    {
      const WaymarkCombinationFile *file = g_ptr_array_index (files, i);

      if (file->error == NULL)
        continue;
      g_propagate_error (error, g_error_copy (file->error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_lost (WaymarkCombination *combination, gboolean accepted, GError **error)
{
  guint lost = waymark_combination_get_lost (combination)->len;

  if (lost == 0 || accepted)
    return TRUE;
  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_FAILED,
      /* Translators: %u is a number of actions, themes and the like */
      ngettext ("This would remove or empty %u item, more than a fifth of the plan. Look with "
                "--preview; --accept-removals combines all the same.",
                "This would remove or empty %u items, more than a fifth of the plan. Look with "
                "--preview; --accept-removals combines all the same.",
                lost),
      lost);
  return FALSE;
}

static gboolean
merge (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkCombination) combination = NULL;
  MergeReport report = { 0 };
  WaymarkChoice take;

  if (!parse_take (options->take, &take, error) ||
      (combination = combine (document, options, error)) == NULL ||
      !check_files (combination, error))
    return FALSE;
  waymark_combination_choose_clashes (combination, take);
  report.combination = combination;
  if (options->preview)
    {
      print_files (combination);
      print_differences (combination);
    }
  else
    {
      if (!check_lost (combination, options->accept_removals, error) ||
          !waymark_combination_apply (
              combination, C_ ("edit", "Combine with a copy"), &report.applied, error))
        return FALSE;
      print_files (combination);
      print_outcome (combination);
    }
  return options->report == NULL || cli_write_file (options->report, write_report, &report, error);
}

static gboolean
write_plan (GOutputStream *stream, gpointer user_data, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (user_data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

/* The result goes into another file: the plan's own bytes are copied there first. */
static gboolean
copy_plan (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_commandline_arg (from);
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (to);
  g_autofree char *path = waymark_user_file_resolve (source, FALSE, error);
  g_autoptr (GBytes) plan = path != NULL ? waymark_user_file_read (path, NULL, error) : NULL;

  return plan != NULL &&
         waymark_output_file_write (target, WAYMARK_OUTPUT_NEW, write_plan, plan, error);
}

/* Where it does not work out there is no such file, and nothing of it on this computer. */
static gboolean
merge_there (const CliOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (WaymarkDocument) document = waymark_document_open (file, NULL, error);
  g_autofree char *person = cli_choose_person (options);

  if (document != NULL && person != NULL)
    waymark_document_set_person (document, person);
  if (document != NULL && merge (document, options, error) &&
      waymark_document_close (document, error))
    return TRUE;
  if (document != NULL)
    waymark_document_drop (document);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/**
 * cli_merge:
 * @options: PLAN OTHER…, `--output`, `--preview`, `--take`, `--report`, `--accept-removals`
 * @error: why nothing was combined
 *
 * Combines copies of a plan that came back with it. The copies are only read.
 *
 * Returns: whether PLAN, or the file of `--output`, holds everything
 */
gboolean
cli_merge (const CliOptions *options, GError **error)
{
  if (options->output == NULL || options->preview)
    return cli_run_on_plan (options, merge, error);
  return copy_plan (options->words[0], options->output, error) && merge_there (options, error);
}
