/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>

/**
 * cli_may_create:
 * @path: where a new plan is to be
 * @error: that something is there
 *
 * Returns: whether nothing is there yet
 */
gboolean
cli_may_create (const char *path, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_basename (path);

  if (!g_file_query_exists (target, NULL))
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_EXISTS,
               /* Translators: %s is a file */
               _ ("“%s” exists already and was left as it is. Choose another name."),
               name);
  return FALSE;
}

/* What a window says of its open plan, that the work is kept, is not so here: nothing is. */
static gboolean
fail_not_created (const char *name, GError *reason, GError **error)
{
  g_autoptr (GError) owned = reason;

  switch (owned->domain == WAYMARK_ERROR ? owned->code : WAYMARK_N_ERRORS)
    {
    case WAYMARK_ERROR_NO_SPACE:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NO_SPACE,
                   /* Translators: %s is a file */
                   _ ("“%s” was not created: the disk is full. Free some space, or "
                      "choose another place."),
                   name);
      break;
    case WAYMARK_ERROR_READ_ONLY:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_READ_ONLY,
                   /* Translators: %s is a file */
                   _ ("“%s” was not created: its folder does not allow writing. "
                      "Choose another folder."),
                   name);
      break;
    case WAYMARK_ERROR_NOT_FOUND:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is a file */
                   _ ("“%s” was not created: there is no such folder. Choose another "
                      "folder."),
                   name);
      break;
    default:
      g_propagate_error (error, g_steal_pointer (&owned));
    }
  return FALSE;
}

/**
 * cli_save_new:
 * @document: a plan in no file
 * @path: where its file is to be
 * @error: why there is no file
 *
 * Puts a plan into a new file and closes it.
 *
 * Returns: whether it is there
 */
gboolean
cli_save_new (WaymarkDocument *document, const char *path, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) reason = NULL;

  if (waymark_document_save_as (document, target, &reason))
    return waymark_document_close (document, error);
  waymark_document_discard (document, NULL);
  return fail_not_created (name, g_steal_pointer (&reason), error);
}

/**
 * cli_create_plan:
 * @plan: a plan in no document
 * @path: where its file is to be
 * @edit: what its first edit is called
 * @options: `--person`
 * @error: why there is no file
 *
 * Puts a new plan into a new file.
 *
 * Returns: whether it is there
 */
gboolean
cli_create_plan (WaymarkPlan *plan,
                 const char *path,
                 const char *edit,
                 const CliOptions *options,
                 GError **error)
{
  g_autofree char *person = cli_choose_person (options);
  g_autoptr (WaymarkDocument) document = waymark_document_create (plan, edit, person, error);

  return document != NULL && cli_save_new (document, path, error);
}
