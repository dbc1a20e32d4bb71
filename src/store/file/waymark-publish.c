/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-publish"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-conflict-list.h"
#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-publish.h"
#include "waymark-replace.h"
#include "waymark-store-join.h"
#include "waymark-user-file.h"
#include "waymark-verified.h"

/* How often the file may change under our hands before we wait for a better moment. */
#define ATTEMPTS 20

/* A verified whole copy of the working copy, ready to be put in a file's place. */
typedef struct
{
  WaymarkStore *store;
  char *path;
  char *digest;
  char **heads;

  /* Others' edits were joined to it. */
  char *joined; /* a database to go on from */
  char **mine;  /* the heads before */
  WaymarkJoined told;
} Fresh;

static void
fresh_clear (Fresh *fresh)
{
  g_clear_object (&fresh->store);
  if (fresh->path != NULL)
    g_unlink (fresh->path);
  g_clear_pointer (&fresh->path, g_free);
  g_clear_pointer (&fresh->digest, g_free);
  g_clear_pointer (&fresh->heads, g_strfreev);
  if (fresh->joined != NULL)
    g_unlink (fresh->joined);
  g_clear_pointer (&fresh->joined, g_free);
  g_clear_pointer (&fresh->mine, g_strfreev);
  g_clear_pointer (&fresh->told.person, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fresh, fresh_clear)

/**
 * waymark_published_free:
 * @published: a result of publishing
 *
 * Frees @published.
 */
void
waymark_published_free (WaymarkPublished *published)
{
  g_free (published->digest);
  g_strfreev (published->heads);
  g_strfreev (published->mine);
  g_free (published->newer);
  g_clear_object (&published->plan);
  g_free (published->joined.person);
  g_free (published);
}

/**
 * waymark_holds_edits:
 * @store: a plan's database
 * @digests: (array zero-terminated=1): digests of edits
 * @holds: (out): whether it holds all of them
 * @error: return location
 *
 * Returns: %FALSE if the database could not be read
 */
gboolean
waymark_holds_edits (WaymarkStore *store,
                     const char *const *digests,
                     gboolean *holds,
                     GError **error)
{
  *holds = TRUE;
  for (guint i = 0; digests[i] != NULL && *holds; i++)
    if (!waymark_store_has_edit (store, digests[i], holds, error))
      return FALSE;
  return TRUE;
}

static char *
sibling (const char *plan_path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (plan_path);

  return g_build_filename (folder, name, NULL);
}

static gboolean
make_fresh (WaymarkStore *mine, Fresh *fresh, GCancellable *cancellable, GError **error)
{
  const char *name = waymark_store_get_display_name (mine);

  fresh->path = sibling (waymark_store_get_path (mine), "publish.db");
  g_unlink (fresh->path);
  if (!waymark_store_copy_to (mine, fresh->path, cancellable, error))
    return FALSE;

  fresh->store = waymark_store_open (fresh->path, name, WAYMARK_STORE_READ_ONLY, error);
  if (fresh->store == NULL)
    return FALSE;
  fresh->store->digest_known = TRUE;
  if (!waymark_store_verify (fresh->store, cancellable, error))
    return FALSE;
  fresh->heads = waymark_store_get_heads (fresh->store, error);
  if (fresh->heads == NULL)
    return FALSE;
  fresh->digest = waymark_user_file_digest (fresh->path, error);
  if (fresh->digest == NULL)
    return FALSE;
  waymark_verified_add (fresh->digest);
  return TRUE;
}

static WaymarkPublished *
published_new (Fresh *fresh, const char *digest, const char *const *heads)
{
  WaymarkPublished *published = g_new0 (WaymarkPublished, 1);

  published->digest = g_strdup (digest);
  published->heads = g_strdupv ((char **) heads);
  published->mine = g_strdupv (fresh->mine != NULL ? fresh->mine : fresh->heads);
  return published;
}

static gboolean
set_busy_error (GError **error, const char *name)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_FAILED,
               /* Translators: %s is a file name */
               _ ("“%s” was changed by others again and again while it was being written. Your "
                  "work is safe on this computer and will be written soon."),
               name);
  return FALSE;
}

static gboolean
set_older_error (GError **error, const char *name)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_PUT_BACK,
               /* Translators: %s is a file name */
               _ ("“%s” was put back to an older version while it was open here. It was left as "
                  "it is, and your work is safe on this computer. Keep what is open here, or go "
                  "back to the older version?"),
               name);
  return FALSE;
}

static gboolean
set_other_error (GError **error, const char *name)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_CHANGED,
               /* Translators: %s is a file name */
               _ ("“%s” was replaced by another file while it was open here. It was left as it "
                  "is, and your work is safe on this computer; save a copy to go on with."),
               name);
  return FALSE;
}

/* Their version, copied and checked like any file from outside. */
static WaymarkStore *
read_theirs (const char *plan_path,
             const char *target,
             const char *name,
             char **digest,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *copy = sibling (plan_path, "theirs.db");
  g_autoptr (WaymarkStore) theirs = NULL;

  if (!waymark_user_file_copy (target, copy, digest, cancellable, error))
    return NULL;
  theirs = waymark_store_open (copy, name, WAYMARK_STORE_READ_ONLY, NULL);
  if (theirs == NULL || !waymark_store_verify (theirs, cancellable, NULL))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        set_other_error (error, name);
      g_unlink (copy);
      return NULL;
    }
  return g_steal_pointer (&theirs);
}

static WaymarkPublished *
take_theirs (Fresh *fresh,
             WaymarkStore *theirs,
             const char *digest,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (GStrv) heads = waymark_store_get_heads (theirs, error);
  g_autoptr (WaymarkPublished) published = NULL;

  if (heads == NULL)
    return NULL;
  published = published_new (fresh, digest, (const char *const *) heads);
  published->plan = waymark_store_load_plan (theirs, cancellable, error);
  if (published->plan == NULL)
    return NULL;
  published->newer = g_strdup (waymark_store_get_path (theirs));
  return g_steal_pointer (&published);
}

/* ---- joining */

static gboolean
count_open (WaymarkStore *store, guint *n_open, GError **error)
{
  g_autoptr (GPtrArray) conflicts = waymark_conflict_list (store, error);

  if (conflicts == NULL)
    return FALSE;
  *n_open = conflicts->len;
  return TRUE;
}

/* Who made the newest of the edits that are only theirs. */
static gboolean
find_person (WaymarkStore *mine, WaymarkStore *theirs, char **person, GError **error)
{
  g_auto (GStrv) heads = waymark_store_get_heads (theirs, error);
  gboolean has = TRUE;
  guint i;

  if (heads == NULL)
    return FALSE;
  for (i = 0; heads[i] != NULL && has; i++)
    if (!waymark_store_has_edit (mine, heads[i], &has, error))
      return FALSE;
  g_clear_pointer (person, g_free);
  return has || waymark_store_get_person_of (theirs, heads[i - 1], person, error);
}

static gboolean
join_into (Fresh *fresh,
           WaymarkStore *joined,
           WaymarkStore *theirs,
           GCancellable *cancellable,
           GError **error)
{
  WaymarkJoinResult result = { 0 };
  guint before, after;

  if (!count_open (joined, &before, error) ||
      !find_person (joined, theirs, &fresh->told.person, error) ||
      !waymark_store_join (
          joined, theirs, NULL, WAYMARK_JOIN_GUARDED, &result, cancellable, error) ||
      !count_open (joined, &after, error))
    return FALSE;
  fresh->told.n_edits += result.n_edits;
  fresh->told.n_clashes += after > before ? after - before : 0;
  return TRUE;
}

/*
 * The two went apart: their edits are joined to ours, in a copy that is then what is
 * published and what is gone on from. That writes no edit, so two programs that join each
 * other's versions come to rest.
 */
static gboolean
join_theirs (Fresh *fresh,
             const char *plan_path,
             WaymarkStore *theirs,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *name = g_strdup (waymark_store_get_display_name (fresh->store));
  g_autofree char *path = sibling (plan_path, "joined.db");
  g_autoptr (WaymarkStore) joined = NULL;

  if (fresh->joined == NULL)
    {
      waymark_store_close (fresh->store);
      if (g_rename (fresh->path, path) != 0)
        return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
      fresh->joined = g_steal_pointer (&path);
      fresh->mine = g_steal_pointer (&fresh->heads);
    }
  g_clear_object (&fresh->store);
  g_clear_pointer (&fresh->path, g_free);
  g_clear_pointer (&fresh->digest, g_free);
  g_clear_pointer (&fresh->heads, g_strfreev);

  joined = waymark_store_open (fresh->joined, name, WAYMARK_STORE_READ_WRITE, error);
  return joined != NULL && join_into (fresh, joined, theirs, cancellable, error) &&
         make_fresh (joined, fresh, cancellable, error);
}

/* What was joined to ours is in the file now, and is to be gone on from. */
static WaymarkPublished *
tell_joined (Fresh *fresh, WaymarkPublished *taken, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPublished) published = taken;

  if (fresh->joined == NULL || published->newer != NULL)
    return g_steal_pointer (&published);
  published->plan = waymark_store_load_plan (fresh->store, cancellable, error);
  if (published->plan == NULL)
    return NULL;
  published->newer = g_steal_pointer (&fresh->joined);
  published->joined = fresh->told;
  fresh->told.person = NULL;
  return g_steal_pointer (&published);
}

/*
 * The file is not what it was when we last saw it. Either it has our edits (*done
 * is what there is to tell), or ours may replace it (*expected is its digest), after theirs
 * was joined to it if the two went apart.
 */
static gboolean
compare_with_theirs (Fresh *fresh,
                     const char *plan_path,
                     const WaymarkOrigin *origin,
                     char **expected,
                     WaymarkPublished **done,
                     GCancellable *cancellable,
                     GError **error)
{
  const char *name = waymark_store_get_display_name (fresh->store);
  g_autofree char *digest = NULL;
  g_autoptr (WaymarkStore) theirs =
      read_theirs (plan_path, origin->path, name, &digest, cancellable, error);
  WaymarkRelation relation;
  gboolean newer = FALSE;

  if (theirs == NULL || !waymark_store_relate (fresh->store, theirs, &relation, error))
    return FALSE;
  switch (relation)
    {
    case WAYMARK_RELATION_SAME:
      *done = published_new (fresh, digest, (const char *const *) fresh->heads);
      return TRUE;
    case WAYMARK_RELATION_CONTAINED:
      *done = take_theirs (fresh, theirs, digest, cancellable, error);
      return *done != NULL;
    case WAYMARK_RELATION_CONTAINS:
      if (!waymark_holds_edits (theirs, (const char *const *) origin->heads, &newer, error))
        return FALSE;
      if (!newer)
        return set_older_error (error, name);
      *expected = g_steal_pointer (&digest);
      return TRUE;
    case WAYMARK_RELATION_APART:
      if (!join_theirs (fresh, plan_path, theirs, cancellable, error))
        return FALSE;
      *expected = g_steal_pointer (&digest);
      return TRUE;
    case WAYMARK_RELATION_VALUES:
    case WAYMARK_RELATION_OTHER_PLAN:
    default:
      return set_other_error (error, name);
    }
}

static void
remove_theirs (const char *plan_path, const WaymarkPublished *published)
{
  g_autofree char *copy = sibling (plan_path, "theirs.db");

  if (published == NULL || g_strcmp0 (published->newer, copy) != 0)
    g_unlink (copy);
}

/* Absence is told as such, whatever else would have been wrong. */
static char *
digest_of_target (const char *target, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *digest = waymark_user_file_digest (target, &failure);
  struct stat info;

  if (digest != NULL)
    return digest;
  if (!g_error_matches (failure, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND) ||
      waymark_user_file_may_replace (target, &info, error))
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* An unedited file is not even opened for writing. */
static gboolean
look_for_nothing_to_do (WaymarkStore *mine,
                        const WaymarkOrigin *origin,
                        WaymarkPublished **done,
                        GError **error)
{
  g_auto (GStrv) heads = waymark_store_get_heads (mine, error);
  g_autofree char *present = NULL;

  if (heads == NULL)
    return FALSE;
  if (!g_strv_equal ((const char *const *) heads, (const char *const *) origin->heads))
    return TRUE;
  present = digest_of_target (origin->path, error);
  if (present == NULL)
    return FALSE;
  if (g_strcmp0 (present, origin->digest) == 0)
    {
      *done = g_new0 (WaymarkPublished, 1);
      (*done)->digest = g_steal_pointer (&present);
      (*done)->heads = g_strdupv (heads);
      (*done)->mine = g_steal_pointer (&heads);
      (*done)->unseen = origin->unseen;
    }
  return TRUE;
}

static WaymarkPublished *
publish_fresh (Fresh *fresh,
               const char *plan_path,
               const WaymarkOrigin *origin,
               GCancellable *cancellable,
               GError **error)
{
  for (guint attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      g_autofree char *expected = digest_of_target (origin->path, error);
      WaymarkPublished *done = NULL;
      WaymarkReplaceResult result;

      if (expected == NULL)
        return NULL;
      if (g_strcmp0 (expected, origin->digest) != 0)
        {
          g_clear_pointer (&expected, g_free);
          if (!compare_with_theirs (fresh, plan_path, origin, &expected, &done, cancellable, error))
            return NULL;
        }
      if (done != NULL)
        return tell_joined (fresh, done, cancellable, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !waymark_replace_file (
              fresh->path, fresh->digest, origin->path, expected, &result, error))
        return NULL;
      if (result != WAYMARK_REPLACE_CHANGED)
        {
          done = published_new (fresh, fresh->digest, (const char *const *) fresh->heads);
          done->unseen = result == WAYMARK_REPLACE_UNSEEN;
          return tell_joined (fresh, done, cancellable, error);
        }
    }
  set_busy_error (error, waymark_store_get_display_name (fresh->store));
  return NULL;
}

/* The disk of this computer is full, not the file's: for a person it is the same. */
static void
explain (GError *failure,
         WaymarkFileTask task,
         const char *plan_path,
         const char *target,
         GError **error)
{
  g_autoptr (GError) own = failure;

  if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE))
    waymark_set_file_error (error, task, target, ENOSPC);
  else if (g_error_matches (own, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY))
    waymark_set_file_error (error, WAYMARK_FILE_KEEPING, plan_path, EACCES);
  else
    g_propagate_error (error, g_steal_pointer (&own));
}

/* Only a connection that writes can take back what a full disk left half written. */
static WaymarkStore *
open_mine (const char *plan_path, const char *target, GError **error)
{
  g_autofree char *name = waymark_file_name (target);
  g_autoptr (GError) failure = NULL;
  WaymarkStore *mine = waymark_store_open (plan_path, name, WAYMARK_STORE_READ_ONLY, &failure);

  if (mine == NULL && g_error_matches (failure, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY))
    {
      g_clear_error (&failure);
      mine = waymark_store_open (plan_path, name, WAYMARK_STORE_READ_WRITE, &failure);
    }
  if (mine == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return mine;
}

/**
 * waymark_publish:
 * @plan_path: path of the working copy's database
 * @origin: the file that it came from, as it was last seen
 * @cancellable: (nullable): to stop it before the file is touched
 * @error: return location
 *
 * Brings the working copy's edits into the user's file: makes a verified whole
 * copy and puts it in the file's place. If the file changed meanwhile, its edits
 * are joined to ours first; if ours are all among its, it is to be taken over, and
 * nothing is written. May run in a thread, with a connection of its own, so that edits
 * go on in the meantime.
 *
 * Returns: (transfer full): what the file holds now; %NULL if it is as it was, with
 *   %WAYMARK_ERROR_CHANGED, %WAYMARK_ERROR_PUT_BACK, %WAYMARK_ERROR_READ_ONLY,
 * %WAYMARK_ERROR_LINKED, %WAYMARK_ERROR_NOT_FOUND, %WAYMARK_ERROR_NO_SPACE or %WAYMARK_ERROR_FAILED
 */
WaymarkPublished *
waymark_publish (const char *plan_path,
                 const WaymarkOrigin *origin,
                 GCancellable *cancellable,
                 GError **error)
{
  GError *failure = NULL;
  g_autoptr (WaymarkStore) mine = open_mine (plan_path, origin->path, &failure);
  g_auto (Fresh) fresh = { NULL };
  WaymarkPublished *published = NULL;

  if (mine == NULL)
    {
      explain (failure, WAYMARK_FILE_WRITING, plan_path, origin->path, error);
      return NULL;
    }
  if (!look_for_nothing_to_do (mine, origin, &published, error))
    return NULL;
  if (published != NULL)
    return published;
  if (!make_fresh (mine, &fresh, cancellable, &failure))
    {
      explain (failure, WAYMARK_FILE_WRITING, plan_path, origin->path, error);
      return NULL;
    }
  waymark_store_close (mine);
  published = publish_fresh (&fresh, plan_path, origin, cancellable, error);
  remove_theirs (plan_path, published);
  return published;
}

/**
 * waymark_publish_to:
 * @plan_path: path of the working copy's database
 * @target: real path of the file to write; one that is there is replaced
 * @cancellable: (nullable): to stop it before the file is touched
 * @error: return location
 *
 * Writes the working copy's edits to a file that a person chose.
 *
 * Returns: (transfer full): what the file holds now, or %NULL if it is as it was
 */
WaymarkPublished *
waymark_publish_to (const char *plan_path,
                    const char *target,
                    GCancellable *cancellable,
                    GError **error)
{
  GError *failure = NULL;
  g_autoptr (WaymarkStore) mine = open_mine (plan_path, target, &failure);
  g_auto (Fresh) fresh = { NULL };

  if (mine == NULL || !make_fresh (mine, &fresh, cancellable, &failure))
    {
      explain (failure, WAYMARK_FILE_COPYING, plan_path, target, error);
      return NULL;
    }
  if (!waymark_replace_any (fresh.path, fresh.digest, target, error))
    return NULL;
  return published_new (&fresh, fresh.digest, (const char *const *) fresh.heads);
}
