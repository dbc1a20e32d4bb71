/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-plan-file"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-error.h"
#include "waymark-opening.h"
#include "waymark-plan-file.h"
#include "waymark-reader.h"

struct _WaymarkPlanFile
{
  WaymarkOpening *opening;
  WaymarkReader *reader;
};

/**
 * waymark_plan_file_open:
 * @file: the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a plan file for reading, with the same checks as waymark_document_open():
 * its bytes are copied once, verified, and read from the copy. Work that a crash left
 * is read too, and stays where it was found for the next opening. May run in a thread.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkPlanFile *
waymark_plan_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  WaymarkOpening *opening;
  WaymarkPlanFile *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  opening = waymark_opening_read (file, cancellable, error);
  if (opening == NULL)
    return NULL;
  self = g_new0 (WaymarkPlanFile, 1);
  self->opening = opening;
  self->reader = waymark_reader_new (opening->store);
  return self;
}

/**
 * waymark_plan_file_get_source:
 * @self: a plan file
 *
 * Returns: (transfer none): where its items can be read from, until it is closed
 */
WaymarkSource *
waymark_plan_file_get_source (WaymarkPlanFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return WAYMARK_SOURCE (self->reader);
}

/**
 * waymark_plan_file_close:
 * @self: (transfer full): a plan file
 *
 * Closes the file and removes the copy that was read from.
 */
void
waymark_plan_file_close (WaymarkPlanFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->reader);
  waymark_opening_finish (self->opening);
  g_free (self);
}

/**
 * waymark_plan_file_load:
 * @file: the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * As waymark_plan_file_open(), with all of the plan in memory.
 *
 * Returns: (transfer full): the plan, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkPlan *
waymark_plan_file_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlanFile) self = waymark_plan_file_open (file, cancellable, error);

  return self != NULL ? waymark_store_load_plan (self->opening->store, cancellable, error) : NULL;
}

/**
 * waymark_plan_file_load_copy:
 * @file: a copy of a plan
 * @plan_id: the id of that plan
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full): the plan as that file has it; %NULL with @error set, also where
 *   it is another plan
 */
WaymarkPlan *
waymark_plan_file_load_copy (GFile *file,
                             const char *plan_id,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (WaymarkPlan) other = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && plan_id != NULL, NULL);

  other = waymark_plan_file_load (file, cancellable, error);
  if (other == NULL || g_str_equal (waymark_plan_get_id (other), plan_id))
    return g_steal_pointer (&other);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %s is the name of a file. */
               _ ("“%s” belongs to another plan, so there is nothing to compare."),
               name);
  return NULL;
}
