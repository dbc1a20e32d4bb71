/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-opening"

#include "config.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "waymark-file-error.h"
#include "waymark-opening.h"
#include "waymark-recovery.h"
#include "waymark-text-order.h"
#include "waymark-user-file.h"
#include "waymark-verified.h"

/* Who waits for something to look at. */
typedef struct
{
  WaymarkShowFunc show;
  gpointer data;
} Viewer;

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

/* Rows on the first page of a plan, and more. */
#define FIRST_ROWS 60

/* A file that is smaller is opened whole in no more time, in bytes. */
#define LARGE (2 * 1024 * 1024)

/* Something to look at while the file is being gone through. */
static void
show_first (WaymarkOpening *opening, const Viewer *viewer, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) plan =
      waymark_store_load_first (opening->store, FIRST_ROWS, cancellable, &error);

  if (plan != NULL)
    viewer->show (plan, viewer->data);
  else
    g_debug ("nothing shown beforehand: %s", error->message);
}

static gboolean
is_large (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size >= LARGE;
}

/* It is not the user's file that cannot be written, but our copy of it. */
static gboolean
explain (GError *failure, const char *plan_path, GError **error)
{
  g_autoptr (GError) own = failure;

  if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY))
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, plan_path, EACCES);
  if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE))
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, plan_path, ENOSPC);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

/* The bytes of the file, copied once, checked, and only then believed. */
static gboolean
copy_in (WaymarkOpening *opening,
         const char *path,
         const Viewer *viewer,
         GCancellable *cancellable,
         GError **error)
{
  const char *plan_path = waymark_working_copy_get_plan_path (opening->copy);
  gboolean early = viewer != NULL && is_large (path);
  g_autofree char *name = waymark_file_name (path);
  g_autofree char *digest = NULL;
  g_auto (GStrv) heads = NULL;
  GError *failure = NULL;

  if (!waymark_user_file_copy (path, plan_path, early ? NULL : &digest, cancellable, error))
    return FALSE;
  opening->store = waymark_store_open (plan_path, name, WAYMARK_STORE_READ_WRITE, &failure);
  if (opening->store == NULL)
    return explain (failure, plan_path, error);
  if (early)
    {
      show_first (opening, viewer, cancellable);
      opening->store->one_by_one = TRUE;
      digest = waymark_user_file_digest (plan_path, error);
    }
  if (digest == NULL || !verify (opening->store, digest, cancellable, error))
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

static WaymarkOpening *
read_file (GFile *file, const Viewer *viewer, GCancellable *cancellable, GError **error)
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
  if (!copy_in (opening, path, viewer, cancellable, error))
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
  return read_file (file, NULL, cancellable, error);
}

static WaymarkOpening *
read_and_load (GFile *file, const Viewer *viewer, GCancellable *cancellable, GError **error)
{
  WaymarkOpening *opening = read_file (file, viewer, cancellable, error);

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
  return read_and_load (file, NULL, cancellable, error);
}

/**
 * waymark_opening_new_for_view:
 * @file: the user's file
 * @show: called with the beginning of a long plan, in the same thread, once at most
 * @data: for @show
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * As waymark_opening_new(), for somebody who is waiting for something to look at; the
 * plan is made ready for finding and sorting as well. What @show is given has not been
 * checked as a whole: the opening can still fail.
 *
 * Returns: (transfer full): the opening, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkOpening *
waymark_opening_new_for_view (
    GFile *file, WaymarkShowFunc show, gpointer data, GCancellable *cancellable, GError **error)
{
  Viewer viewer = { show, data };
  WaymarkOpening *opening = read_and_load (file, &viewer, cancellable, error);

  if (opening != NULL)
    waymark_plan_prepare (opening->plan);
  return opening;
}

/**
 * waymark_opening_make:
 * @display_name: what errors call it
 * @make: makes the database
 * @data: for @make
 * @error: return location
 *
 * Puts a plan that is in no file into a working copy of its own.
 *
 * Returns: (transfer full): the opening, without its plan
 */
WaymarkOpening *
waymark_opening_make (const char *display_name, WaymarkMakeFunc make, gpointer data, GError **error)
{
  WaymarkOpening *opening = g_new0 (WaymarkOpening, 1);

  opening->copy = waymark_working_copy_new (error);
  if (opening->copy == NULL)
    {
      waymark_opening_free (opening);
      return NULL;
    }
  opening->store =
      make (waymark_working_copy_get_plan_path (opening->copy), display_name, data, error);
  if (opening->store == NULL ||
      !waymark_working_copy_take_origin (
          opening->copy,
          waymark_origin_new (NULL, waymark_store_get_plan_id (opening->store), NULL, NULL),
          error))
    {
      drop (opening);
      return NULL;
    }
  waymark_working_copy_settle (opening->copy);
  return opening;
}

typedef struct
{
  WaymarkPlan *plan;
  const char *name;
  const char *person;
  WaymarkStampFunc stamp;
  gpointer user_data;
} New;

static WaymarkStore *
make_new (const char *path, const char *display_name, gpointer data, GError **error)
{
  const New *new = data;
  g_autofree char *session = waymark_new_id ();

  return waymark_store_create_stamped (path,
                                       display_name,
                                       new->plan,
                                       new->name,
                                       new->person,
                                       session,
                                       new->stamp,
                                       new->user_data,
                                       error);
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
  return waymark_opening_create_stamped (plan, name, person, NULL, NULL, error);
}

/**
 * waymark_opening_create_stamped:
 * @plan: a plan that is in no file
 * @name: what its first edit is called
 * @person: who made it
 * @stamp: (nullable): what else edits hold, the first one and those after it
 * @user_data: for @stamp
 * @error: return location
 *
 * As waymark_opening_create().
 *
 * Returns: (transfer full): the opening, which holds @plan itself
 */
WaymarkOpening *
waymark_opening_create_stamped (WaymarkPlan *plan,
                                const char *name,
                                const char *person,
                                WaymarkStampFunc stamp,
                                gpointer user_data,
                                GError **error)
{
  const char *title = waymark_item_get_string (waymark_plan_get_root (plan), "title");
  New new = {
    .plan = plan, .name = name, .person = person, .stamp = stamp, .user_data = user_data
  };
  WaymarkOpening *opening =
      waymark_opening_make (title != NULL ? title : name, make_new, &new, error);

  if (opening != NULL)
    opening->plan = g_object_ref (plan);
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
