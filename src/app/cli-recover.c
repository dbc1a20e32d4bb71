/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "waymark-rescue.h"

static void
add_counts (JsonBuilder *builder, const WaymarkRescue *rescue)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_object (builder);
  for (int kind = WAYMARK_KIND_PLAN + 1; kind < WAYMARK_N_KINDS; kind++)
    {
      if (rescue->n_known[kind] == 0)
        continue;
      json_builder_set_member_name (builder, waymark_kind_get_name (kind));
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "known");
      json_builder_add_int_value (builder, rescue->n_known[kind]);
      json_builder_set_member_name (builder, "read");
      json_builder_add_int_value (builder, rescue->n_read[kind]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "from-history");
  json_builder_add_int_value (builder, rescue->n_from_history);
  json_builder_set_member_name (builder, "edits");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "known");
  json_builder_add_int_value (builder, rescue->n_edits);
  json_builder_set_member_name (builder, "kept");
  json_builder_add_int_value (builder, rescue->n_edits_kept);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "unconfirmed");
  json_builder_add_int_value (builder, rescue->n_doubts);
}

static void
add_loss (JsonBuilder *builder, const WaymarkRescueLoss *loss)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, waymark_kind_get_name (loss->kind));
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, loss->id);
  json_builder_set_member_name (builder, "field");
  if (loss->field != NULL)
    json_builder_add_string_value (builder, loss->field);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "sentence");
  json_builder_add_string_value (builder, loss->sentence);
  json_builder_end_object (builder);
}

static gboolean
write_report (GOutputStream *stream, gpointer user_data, GError **error)
{
  const WaymarkRescue *rescue = user_data;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  add_counts (builder, rescue);
  json_builder_set_member_name (builder, "lost");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rescue->losses->len; i++)
    add_loss (builder, g_ptr_array_index (rescue->losses, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);
  return g_output_stream_write_all (stream, line, strlen (line), NULL, NULL, error);
}

static void
print_account (const WaymarkRescue *rescue)
{
  guint known = rescue->n_known[WAYMARK_KIND_ACTION];
  guint read = rescue->n_read[WAYMARK_KIND_ACTION];

  cli_print (
      /* Translators: for example "29 of 31 actions could be read." */
      ngettext ("%1$u of %2$u action could be read.", "%1$u of %2$u actions could be read.", known),
      read,
      known);
  if (rescue->history != NULL)
    cli_print ("\n");
  if (rescue->history != NULL)
    /* Translators: for example "118 of 120 edits of its history were kept." */
    cli_print (ngettext ("%1$u of %2$u edit of its history was kept.",
                         "%1$u of %2$u edits of its history were kept.",
                         rescue->n_edits),
               rescue->n_edits_kept,
               rescue->n_edits);
  cli_print ("\n%s\n", _ ("The damaged file was left as it is."));
  if (rescue->losses->len == 0)
    return;
  cli_print ("\n%s\n", _ ("What could not be read or confirmed:"));
  for (guint i = 0; i < rescue->losses->len; i++)
    {
      const WaymarkRescueLoss *loss = g_ptr_array_index (rescue->losses, i);

      cli_print_indented (loss->sentence, 2);
    }
}

/**
 * cli_recover:
 * @options: DAMAGED PLAN, `--report`
 * @error: why there is no plan now
 *
 * Writes what can be read of a damaged plan to a new file, and prints what cannot.
 *
 * Returns: whether PLAN is there now
 */
gboolean
cli_recover (const CliOptions *options, GError **error)
{
  g_autoptr (GFile) damaged = g_file_new_for_commandline_arg (options->words[0]);
  g_autofree char *person = cli_choose_person (options);
  g_autoptr (WaymarkRescue) rescue = NULL;
  g_autoptr (WaymarkDocument) document = NULL;

  if (!cli_may_create (options->words[1], error))
    return FALSE;
  rescue = waymark_rescue_read (damaged, NULL, error);
  if (rescue == NULL)
    return FALSE;
  document =
      waymark_document_recover (rescue, C_ ("edit", "Recover from a damaged file"), person, error);
  if (document == NULL)
    return FALSE;
  /* Only now is it known what became of the history. */
  if (options->report != NULL && !cli_write_file (options->report, write_report, rescue, error))
    {
      waymark_document_discard (document, NULL);
      return FALSE;
    }
  if (!cli_save_new (document, options->words[1], error))
    return FALSE;
  print_account (rescue);
  return TRUE;
}
