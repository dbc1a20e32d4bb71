/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-opening"

#include "config.h"

#include "waymark-file-error.h"
#include "waymark-opening.h"
#include "waymark-recovery.h"
#include "waymark-user-file.h"
#include "waymark-verified.h"

/**
 * waymark_opening_free:
 * @opening: an opening
 *
 * Frees @opening and lets go of its working copy, whose files stay.
 */
void
waymark_opening_free (WaymarkOpening *opening)
{
  g_clear_object (&opening->store);
  g_clear_object (&opening->plan);
  g_clear_pointer (&opening->copy, waymark_working_copy_free);
  g_free (opening);
}

/* All checks, unless the very same bytes went through them on this computer before. */
static gboolean
verify (WaymarkStore *store, const char *digest, GCancellable *cancellable, GError **error)
{
  if (waymark_verified_contains (digest))
    return TRUE;
  if (!waymark_store_verify (store, cancellable, error))
    return FALSE;
  waymark_verified_add (digest);
  return TRUE;
}

/* The bytes of the file, copied once, checked, and only then believed. */
static gboolean
copy_in (WaymarkOpening *opening, const char *path, GCancellable *cancellable, GError **error)
{
  const char *plan_path = waymark_working_copy_get_plan_path (opening->copy);
  g_autofree char *name = waymark_file_name (path);
  g_autofree char *digest = NULL;
  g_auto (GStrv) heads = NULL;

  if (!waymark_user_file_copy (path, plan_path, &digest, cancellable, error))
    return FALSE;
  opening->store = waymark_store_open (plan_path, name, WAYMARK_STORE_READ_WRITE, error);
  if (opening->store == NULL || !verify (opening->store, digest, cancellable, error))
    return FALSE;
  heads = waymark_store_get_heads (opening->store, error);
  return heads != NULL && waymark_working_copy_take_origin (
                              opening->copy,
                              waymark_origin_new (path,
                                                  waymark_store_get_plan_id (opening->store),
                                                  digest,
                                                  (const char *const *) heads),
                              error);
}

static gboolean
load (WaymarkOpening *opening, GCancellable *cancellable, GError **error)
{
  opening->plan = waymark_store_load_plan (opening->store, cancellable, error);
  return opening->plan != NULL;
}

static void
drop (WaymarkOpening *opening)
{
  g_clear_object (&opening->store);
  waymark_working_copy_remove (g_steal_pointer (&opening->copy));
  waymark_opening_free (opening);
}

/**
 * waymark_opening_finish:
 * @opening: (transfer full): an opening of which nothing is needed any more
 *
 * Frees @opening and removes its working copy, unless that holds edits of an earlier
 * opening that the file has not.
 */
void
waymark_opening_finish (WaymarkOpening *opening)
{
  if (opening->recovered)
    waymark_opening_free (opening);
  else
    drop (opening);
}

/**
 * waymark_opening_read:
 * @file: the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a file without its plan: copies it to a working copy, checks it, and joins
 * what a crash left. The file is only read. May run in a thread.
 *
 * Returns: (transfer full): the opening, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkOpening *
waymark_opening_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = waymark_user_file_resolve (file, FALSE, error);
  WaymarkOpening *opening;

  if (path == NULL)
    return NULL;
  opening = g_new0 (WaymarkOpening, 1);
  opening->copy = waymark_working_copy_new (error);
  if (opening->copy == NULL)
    {
      waymark_opening_free (opening);
      return NULL;
    }
  if (!copy_in (opening, path, cancellable, error))
    {
      drop (opening);
      return NULL;
    }
  /* From here on it may be the working copy of an earlier opening, which stays. */
  if (!waymark_recover (opening, cancellable, error))
    {
      waymark_opening_finish (opening);
      return NULL;
    }
  return opening;
}

/**
 * waymark_opening_new:
 * @file: the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a file as waymark_opening_read() does, and loads the plan.
 *
 * Returns: (transfer full): the opening, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkOpening *
waymark_opening_new (GFile *file, GCancellable *cancellable, GError **error)
{
  WaymarkOpening *opening = waymark_opening_read (file, cancellable, error);

  if (opening == NULL)
    return NULL;
  if (!load (opening, cancellable, error))
    {
      waymark_opening_finish (opening);
      return NULL;
    }
  waymark_sweep_leftovers (opening, cancellable);
  return opening;
}

/**
 * waymark_opening_create:
 * @plan: a plan that is in no file
 * @name: what its first edit is called
 * @person: who made it
 * @error: return location
 *
 * Puts a new plan into a working copy of its own.
 *
 * Returns: (transfer full): the opening, which holds @plan itself
 */
WaymarkOpening *
waymark_opening_create (WaymarkPlan *plan, const char *name, const char *person, GError **error)
{
  WaymarkOpening *opening = g_new0 (WaymarkOpening, 1);
  const char *title = waymark_item_get_string (waymark_plan_get_root (plan), "title");

  opening->plan = g_object_ref (plan);
  opening->copy = waymark_working_copy_new (error);
  if (opening->copy == NULL)
    {
      waymark_opening_free (opening);
      return NULL;
    }
  opening->store = waymark_store_create (waymark_working_copy_get_plan_path (opening->copy),
                                         title != NULL ? title : name,
                                         plan,
                                         name,
                                         person,
                                         error);
  if (opening->store == NULL ||
      !waymark_working_copy_take_origin (
          opening->copy, waymark_origin_new (NULL, waymark_plan_get_id (plan), NULL, NULL), error))
    {
      drop (opening);
      return NULL;
    }
  return opening;
}

/**
 * waymark_opening_unfiled:
 * @work_name: the name of a working copy that nobody holds
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a working copy again that no file holds.
 *
 * Returns: (transfer full): the opening; its plan is in no file
 */
WaymarkOpening *
waymark_opening_unfiled (const char *work_name, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkOpening) opening = g_new0 (WaymarkOpening, 1);
  g_autofree char *name = NULL;
  const WaymarkOrigin *origin;

  opening->copy = waymark_working_copy_claim (work_name, error);
  if (opening->copy == NULL)
    return NULL;
  origin = waymark_working_copy_get_origin (opening->copy);
  name = waymark_file_name (origin != NULL && origin->path != NULL ? origin->path : work_name);
  opening->store = waymark_store_open (
      waymark_working_copy_get_plan_path (opening->copy), name, WAYMARK_STORE_READ_WRITE, error);
  if (opening->store == NULL || !waymark_store_verify (opening->store, cancellable, error) ||
      !load (opening, cancellable, error) ||
      !waymark_working_copy_take_origin (
          opening->copy,
          waymark_origin_new (NULL, waymark_store_get_plan_id (opening->store), NULL, NULL),
          error))
    return NULL;
  return g_steal_pointer (&opening);
}
