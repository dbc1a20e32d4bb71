/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination-read"

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-backup.h"
#include "waymark-combination-private.h"
#include "waymark-document-private.h"
#include "waymark-file-error.h"
#include "waymark-i18n.h"
#include "waymark-progress.h"
#include "waymark-sessions.h"
#include "waymark-user-file.h"
#include "waymark-verified.h"

void
waymark_combination_file_free (WaymarkCombinationFile *file)
{
  g_free (file->name);
  g_clear_error (&file->error);
  g_free (file->person);
  g_free (file);
}

/* In the thread of the document. */
WaymarkCombining *
waymark_combining_new (WaymarkDocument *document, GFile *const *files, guint n_files)
{
  WaymarkCombining *self = g_new0 (WaymarkCombining, 1);

  self->plan_path = g_strdup (waymark_working_copy_get_plan_path (document->copy));
  self->name = g_strdup (waymark_store_get_display_name (document->store));
  self->plan_id = g_strdup (waymark_store_get_plan_id (document->store));
  self->paths = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->paths, g_object_ref (files[i]));
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_combination_file_free);
  self->stores = g_ptr_array_new_with_free_func (g_object_unref);
  self->temporaries = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_object_unref);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_difference_free);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
waymark_combining_free (WaymarkCombining *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->stores);
  for (guint i = 0; i < self->temporaries->len; i++)
    g_unlink (g_ptr_array_index (self->temporaries, i));
  g_ptr_array_unref (self->temporaries);
  g_free (self->plan_path);
  g_free (self->name);
  g_free (self->plan_id);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->lost);
  g_clear_object (&self->result);
  g_free (self);
}

/* A file of ours beside the working copy, which goes with it at the latest. */
static char *
make_temporary (WaymarkCombining *self)
{
  g_autofree char *folder = g_path_get_dirname (self->plan_path);
  g_autofree char *id = waymark_new_id ();
  g_autofree char *name = g_strdup_printf ("combine-%s.db", id);
  char *path = g_build_filename (folder, name, NULL);

  g_ptr_array_add (self->temporaries, path);
  return path;
}

/* ---- one file */

/* Checked like any file from outside, unless the very same bytes were. */
static WaymarkStore *
open_file (WaymarkCombining *self,
           GFile *file,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = waymark_user_file_resolve (file, FALSE, error);
  g_autofree char *digest = NULL;
  g_autoptr (WaymarkStore) store = NULL;
  const char *copy;

  if (path == NULL)
    return NULL;
  copy = make_temporary (self);
  if (!waymark_user_file_copy (path, copy, &digest, cancellable, error))
    return NULL;
  store = waymark_store_open (copy, name, WAYMARK_STORE_READ_ONLY, error);
  if (store == NULL || !waymark_sqlite_hold (store->db, error))
    return NULL;
  if (!waymark_verified_contains (digest))
    {
      if (!waymark_store_verify (store, cancellable, error))
        return NULL;
      waymark_verified_add (digest);
    }
  return g_steal_pointer (&store);
}

static gboolean
refuse_other_plan (WaymarkStore *other, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (other, NULL, error);
  const char *title;

  if (plan == NULL)
    return FALSE;
  title = waymark_item_get_string (waymark_plan_get_root (plan), "title");
  if (title == NULL)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” belongs to another plan, so it cannot be combined with this one."),
                   waymark_store_get_display_name (other));
      return FALSE;
    }
  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_FAILED,
      /* Translators: the first %s is the name of a file, the second the title of a plan. */
      _ ("“%s” belongs to another plan, “%s”, so it cannot be combined with this one."),
      waymark_store_get_display_name (other),
      title);
  return FALSE;
}

/* Its edits that are new here, and who made the newest of them. */
static gboolean
count_new (WaymarkStore *mine, WaymarkStore *other, WaymarkCombinationFile *file, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      other->db, "SELECT digest, person, time FROM edit ORDER BY lamport DESC", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *digest = waymark_statement_get_blob (query, 0, &length);
      char hex[2 * sizeof (WaymarkDigest) + 1];
      gboolean has;

      waymark_hex_encode (digest, MIN (length, sizeof (WaymarkDigest)), hex);
      if (!waymark_store_has_edit (mine, hex, &has, error))
        return FALSE;
      if (has)
        continue;
      if (file->n_edits++ == 0)
        {
          file->person = g_strdup (waymark_statement_get_text (query, 1, NULL));
          file->time = waymark_statement_get_int (query, 2);
        }
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_file (WaymarkCombining *self,
           WaymarkStore *mine,
           GFile *path,
           WaymarkCombinationFile *file,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (WaymarkStore) store = open_file (self, path, file->name, cancellable, error);
  g_autoptr (WaymarkPlan) plan = NULL;

  if (store == NULL || !waymark_store_relate (mine, store, &file->relation, error))
    return FALSE;
  switch (file->relation)
    {
    case WAYMARK_RELATION_APART:
    case WAYMARK_RELATION_CONTAINED:
      if (!count_new (mine, store, file, error))
        return FALSE;
      g_ptr_array_add (self->stores, g_steal_pointer (&store));
      return TRUE;
    case WAYMARK_RELATION_VALUES:
      plan = waymark_store_load_plan (store, cancellable, error);
      if (plan == NULL)
        return FALSE;
      g_ptr_array_add (self->values, g_steal_pointer (&plan));
      return TRUE;
    case WAYMARK_RELATION_OTHER_PLAN:
      return refuse_other_plan (store, error);
    case WAYMARK_RELATION_SAME:
    case WAYMARK_RELATION_CONTAINS:
    default:
      return TRUE;
    }
}

/* What is wrong with one file is told of that file; the others go on. */
static gboolean
read_files (WaymarkCombining *self, WaymarkStore *mine, GCancellable *cancellable, GError **error)
{
  guint n_failed = 0;

  for (guint i = 0; i < self->paths->len; i++)
    {
      GFile *path = g_ptr_array_index (self->paths, i);
      g_autofree char *local = g_file_get_path (path);
      WaymarkCombinationFile *file = g_new0 (WaymarkCombinationFile, 1);

      file->name = local != NULL ? waymark_file_name (local) : g_file_get_parse_name (path);
      file->relation = WAYMARK_RELATION_OTHER_PLAN;
      g_ptr_array_add (self->files, file);
      waymark_progress_begin (
          cancellable, (double) i / self->paths->len, (i + 1.0) / self->paths->len);
      if (!read_file (self, mine, path, file, cancellable, &file->error))
        n_failed++;
      waymark_progress_end (cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (n_failed == 0 || n_failed < self->files->len)
    return TRUE;
  g_propagate_error (
      error, g_error_copy (((WaymarkCombinationFile *) g_ptr_array_index (self->files, 0))->error));
  return FALSE;
}

/* ---- all together, in a copy */

/* The plan as it is now, whatever is written meanwhile: compared is with one moment of it, and
 * nobody waits for whoever reads it. */
static WaymarkStore *
copy_mine (WaymarkCombining *self, GCancellable *cancellable, GError **error)
{
  const char *path = make_temporary (self);
  g_autoptr (WaymarkSqlite) db =
      waymark_sqlite_open (self->plan_path, self->name, WAYMARK_SQLITE_READ_ONLY, error);
  g_autoptr (WaymarkStore) mine = NULL;

  if (db == NULL)
    return NULL;
  waymark_sqlite_set_cancellable (db, cancellable);
  if (!waymark_backup (db, path, error))
    return NULL;
  mine = waymark_store_open (path, self->name, WAYMARK_STORE_READ_ONLY, error);
  if (mine == NULL || !waymark_sqlite_hold (mine->db, error))
    return NULL;
  return g_steal_pointer (&mine);
}

static WaymarkStore *
make_scratch (WaymarkCombining *self, WaymarkStore *mine, GCancellable *cancellable, GError **error)
{
  const char *path = make_temporary (self);
  g_autoptr (WaymarkStore) scratch = NULL;
  g_auto (GStrv) own = waymark_sessions_load ();

  if (!waymark_user_file_copy (waymark_store_get_path (mine), path, NULL, cancellable, error))
    return NULL;
  scratch = waymark_store_open (path, self->name, WAYMARK_STORE_READ_WRITE, error);
  if (scratch == NULL || !waymark_sqlite_hold (scratch->db, error) ||
      !waymark_sqlite_give_up_safety (scratch->db, error) ||
      !waymark_store_set_own_sessions (scratch, (const char *const *) own, error))
    return NULL;
  return g_steal_pointer (&scratch);
}

static gboolean
add_stores (WaymarkCombining *self,
            WaymarkStore *scratch,
            WaymarkUnion *brought,
            GCancellable *cancellable,
            GError **error)
{
  if (!waymark_union_begin (brought, scratch, error))
    return FALSE;
  for (guint i = 0; i < self->stores->len; i++)
    {
      waymark_progress_begin (cancellable, .1, .3);
      if (!waymark_union_add (
              brought, scratch, g_ptr_array_index (self->stores, i), cancellable, error))
        return FALSE;
      waymark_progress_end (cancellable);
    }
  waymark_progress_begin (cancellable, .3, .6);
  if (!waymark_union_apply (brought, scratch, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);
  return TRUE;
}

WaymarkState *
waymark_combining_get_past (WaymarkCombining *self,
                            WaymarkState *now,
                            const WaymarkUnion *brought,
                            GError **error)
{
  gboolean known;
  WaymarkState *past = waymark_state_new_at (
      now, (const gint64 *) brought->heads->data, brought->heads->len, &known, error);

  if (past == NULL && !known)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_DAMAGED,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” contradicts itself: a part of its history is missing."),
                 self->name);
  return past;
}

static gboolean
compare (WaymarkCombining *self,
         WaymarkStore *scratch,
         WaymarkStore *mine,
         const WaymarkUnion *brought,
         GCancellable *cancellable,
         GError **error)
{
  WaymarkComparing comparing = {
    .scratch = scratch, .mine = mine, .brought = brought, .out = self->differences
  };
  gboolean done;

  comparing.now = waymark_store_get_state (scratch, error);
  if (comparing.now == NULL)
    return FALSE;
  comparing.was.state = waymark_combining_get_past (self, comparing.now, brought, error);
  if (comparing.was.state == NULL)
    return FALSE;
  done = waymark_compare_theirs (&comparing, cancellable, error) &&
         waymark_compare_ours (&comparing, self->stores, &self->parted, cancellable, error);
  waymark_moment_clear (&comparing.was);
  return done;
}

/* In a transaction of a copy that nobody sees, which is given up afterwards. */
static gboolean
try_out (WaymarkCombining *self,
         WaymarkStore *scratch,
         WaymarkStore *mine,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (scratch->db, error);
  g_auto (WaymarkUnion) brought = { 0 };

  if (transaction == NULL || !add_stores (self, scratch, &brought, cancellable, error))
    return FALSE;
  waymark_progress_begin (cancellable, .6, .9);
  if (!compare (self, scratch, mine, &brought, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);
  for (guint i = 0; i < brought.lost->len; i++)
    g_ptr_array_add (self->lost, g_strdup (g_ptr_array_index (brought.lost, i)));
  self->result = waymark_store_load_plan (scratch, cancellable, error);
  return self->result != NULL;
}

static gboolean
combine (WaymarkCombining *self, WaymarkStore *mine, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStore) scratch = NULL;

  if (self->stores->len == 0)
    {
      self->result = waymark_store_load_plan (mine, cancellable, error);
      return self->result != NULL;
    }
  scratch = make_scratch (self, mine, cancellable, error);
  return scratch != NULL && try_out (self, scratch, mine, cancellable, error);
}

/**
 * waymark_combining_run:
 * @self: files that are to be combined
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads and compares them. May run in a thread.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_combining_run (WaymarkCombining *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStore) mine = copy_mine (self, cancellable, error);
  g_autoptr (WaymarkPlan) plan = NULL;

  if (mine == NULL)
    return FALSE;
  waymark_progress_begin (cancellable, 0, .5);
  if (!read_files (self, mine, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);
  waymark_progress_begin (cancellable, .5, 1);
  if (!combine (self, mine, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);

  if (self->values->len > 0)
    {
      plan = waymark_store_load_plan (mine, cancellable, error);
      if (plan == NULL)
        return FALSE;
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      waymark_compare_values (plan, g_ptr_array_index (self->values, i), self->differences);
      waymark_values_add_to_result (self->result, g_ptr_array_index (self->values, i));
    }
  waymark_differences_sort (self->differences, self->result, mine);
  return TRUE;
}
