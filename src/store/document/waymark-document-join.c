/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-join"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-file-error.h"
#include "waymark-plan-update.h"
#include "waymark-publish.h"
#include "waymark-store-join.h"
#include "waymark-unfiled-private.h"

static WaymarkStore *
open_working_copy (WaymarkDocument *self, GError **error)
{
  const char *path = waymark_working_copy_get_plan_path (self->copy);

  return waymark_store_open (
      path, waymark_store_get_display_name (self->store), WAYMARK_STORE_READ_WRITE, error);
}

static gboolean
exchange (const char *a, const char *b)
{
  return renameat2 (AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
}

/**
 * waymark_document_put_in_place:
 * @self: a document
 * @error: return location
 *
 * Puts the working copy back into its place, should a disk that fails have kept it out of it.
 *
 * Returns: %FALSE if that is not possible yet
 */
gboolean
waymark_document_put_in_place (WaymarkDocument *self, GError **error)
{
  const char *path = waymark_working_copy_get_plan_path (self->copy);

  if (self->displaced == NULL)
    return TRUE;
  if (!exchange (self->displaced, path))
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
  g_unlink (self->displaced);
  g_clear_pointer (&self->displaced, g_free);
  return TRUE;
}

/**
 * waymark_document_go_on_from:
 * @self: a document
 * @database: a database that holds all its edits and more
 * @plan: (nullable): the plan of that database; without it, whoever calls shows what changed
 * @error: return location
 *
 * Makes @database the working copy, in a new session, and brings the plan up to date
 * without making it anew: whoever holds it or an item of it goes on to do so. What was the
 * working copy is given up only when the other is open.
 *
 * Returns: %FALSE if it could not be; the document then goes on as before
 */
gboolean
waymark_document_go_on_from (WaymarkDocument *self,
                             const char *database,
                             WaymarkPlan *plan,
                             GError **error)
{
  const char *path = waymark_working_copy_get_plan_path (self->copy);
  gboolean exchanged;
  WaymarkStore *newer;

  waymark_document_show_rest (self);
  exchanged = exchange (database, path);
  if (!exchanged && g_rename (database, path) != 0)
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
  newer = open_working_copy (self, error);
  if (newer == NULL)
    {
      if (exchanged && !exchange (database, path))
        self->displaced = g_strdup (database);
      return FALSE;
    }
  waymark_store_close (self->store);
  g_object_unref (self->store);
  self->store = newer;
  if (exchanged)
    g_unlink (database);
  waymark_document_begin_session (self);
  if (plan != NULL)
    waymark_plan_update (self->plan, plan);
  return TRUE;
}

/* Copies of one plan share its id; whether it can be joined is seen when it is taken. */
static gboolean
is_left_behind (WaymarkDocument *self, WaymarkWorkingCopy *copy)
{
  const WaymarkOrigin *origin = waymark_working_copy_get_origin (copy);

  return origin->path != NULL &&
         g_strcmp0 (origin->plan_id, waymark_plan_get_id (self->plan)) == 0 &&
         g_access (origin->path, F_OK) != 0;
}

/**
 * waymark_document_list_left_behind:
 * @self: a document that is open
 *
 * Finds work on the same plan that a crash left, or that could not be written, and
 * whose file is no longer where it was: most likely it was moved or renamed, and is
 * this one. The person is to be asked.
 *
 * Returns: (transfer full) (element-type WaymarkUnfiled): what was left, newest first
 */
GPtrArray *
waymark_document_list_left_behind (WaymarkDocument *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_unfiled_free);
  g_autoptr (GPtrArray) abandoned = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, list);

  abandoned = waymark_working_copy_list_abandoned ();
  for (guint i = 0; i < abandoned->len; i++)
    {
      WaymarkWorkingCopy *copy = g_ptr_array_index (abandoned, i);
      g_autoptr (WaymarkStore) store = NULL;
      WaymarkRelation relation;

      if (!is_left_behind (self, copy))
        continue;
      store = waymark_store_open (waymark_working_copy_get_plan_path (copy),
                                  waymark_working_copy_get_name (copy),
                                  WAYMARK_STORE_READ_WRITE,
                                  NULL);
      if (store != NULL && waymark_store_relate (self->store, store, &relation, NULL) &&
          (relation == WAYMARK_RELATION_CONTAINED || relation == WAYMARK_RELATION_APART))
        g_ptr_array_add (list, waymark_unfiled_new (copy, store));
    }
  g_ptr_array_sort (list, waymark_unfiled_compare);
  return list;
}

static gboolean
set_apart_error (WaymarkDocument *self, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_CHANGED,
               /* Translators: %s is a file name */
               _ ("“%s” has changes that the work left on this computer has not, so it cannot go "
                  "on from there. Both are kept; the other one is listed as not in a file yet."),
               waymark_store_get_display_name (self->store));
  return FALSE;
}

/* Whether @left goes on from the file that @self has open, or went apart from it and could be
 * joined. */
static gboolean
make_continue (WaymarkDocument *self,
               WaymarkStore *left,
               const WaymarkOrigin *origin,
               GError **error)
{
  WaymarkRelation relation;
  gboolean newer;

  if (!waymark_store_verify (left, NULL, error) ||
      !waymark_store_relate (self->store, left, &relation, error) ||
      !waymark_holds_edits (self->store, (const char *const *) origin->heads, &newer, error))
    return FALSE;
  if (relation == WAYMARK_RELATION_APART)
    return waymark_store_join (left, self->store, NULL, WAYMARK_JOIN_GUARDED, NULL, NULL, error);
  return (relation == WAYMARK_RELATION_CONTAINED && newer) || set_apart_error (self, error);
}

/**
 * waymark_document_take_left_behind:
 * @self: a document that is open, with no edit under way
 * @work_name: the working copy's name, from waymark_document_list_left_behind()
 * @error: return location
 *
 * Goes on from work that was left, with the edits of this document.
 *
 * Returns: %FALSE with %WAYMARK_ERROR_CHANGED if the file was put back to an older version, or
 *   too much of the plan would go; both stay
 */
gboolean
waymark_document_take_left_behind (WaymarkDocument *self, const char *work_name, GError **error)
{
  g_autoptr (WaymarkWorkingCopy) copy = NULL;
  g_autoptr (WaymarkStore) left = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  const char *path;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (work_name != NULL && self->file != NULL, FALSE);
  g_return_val_if_fail (!waymark_plan_is_frozen (self->plan), FALSE);

  copy = waymark_working_copy_claim (work_name, error);
  if (copy == NULL)
    return FALSE;
  path = waymark_working_copy_get_plan_path (copy);
  left = waymark_store_open (path, work_name, WAYMARK_STORE_READ_WRITE, error);
  if (left == NULL || !make_continue (self, left, waymark_working_copy_get_origin (copy), error))
    return FALSE;
  plan = waymark_store_load_plan (left, NULL, error);
  if (plan == NULL)
    return FALSE;
  waymark_store_close (left);
  if (!waymark_document_go_on_from (self, path, plan, error))
    return FALSE;
  waymark_working_copy_remove (g_steal_pointer (&copy));
  waymark_document_set_recovered (self);
  waymark_document_note_edit (self);
  waymark_document_notify_changed (self);
  return TRUE;
}
