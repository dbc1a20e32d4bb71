/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-recovery"

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-leftovers.h"
#include "waymark-publish.h"
#include "waymark-recovery.h"
#include "waymark-store-join.h"
#include "waymark-user-file.h"

/**
 * Verdict:
 * @VERDICT_DROP: all its edits are where we are
 * @VERDICT_GO_ON: it goes on from the file: we go on from it
 * @VERDICT_JOIN: it went apart from the file: what both hold is joined, and gone on from
 * @VERDICT_ASIDE: the file was put back to an older version: it stays for a person to look at
 *
 * What becomes of a working copy that an earlier opening left.
 */
typedef enum
{
  VERDICT_DROP,
  VERDICT_GO_ON,
  VERDICT_JOIN,
  VERDICT_ASIDE,
} Verdict;

/* @file: what the file holds; @current: what we go on from so far. */
static gboolean
judge (WaymarkStore *file,
       WaymarkStore *current,
       WaymarkStore *left,
       const WaymarkOrigin *origin,
       Verdict *verdict,
       GError **error)
{
  g_auto (GStrv) heads = waymark_store_get_heads (left, error);
  WaymarkRelation relation;
  gboolean newer;

  if (heads == NULL || !waymark_store_relate (current, left, &relation, error))
    return FALSE;
  *verdict = VERDICT_ASIDE;
  if (relation == WAYMARK_RELATION_SAME || relation == WAYMARK_RELATION_CONTAINS)
    *verdict = VERDICT_DROP;
  else if (!origin->unseen &&
           g_strv_equal ((const char *const *) heads, (const char *const *) origin->heads))
    *verdict = VERDICT_DROP; /* nothing was edited there that the file did not get */
  else if (relation == WAYMARK_RELATION_CONTAINED)
    {
      /* Unless the file was put back to an older version since. */
      if (!waymark_holds_edits (file, (const char *const *) origin->heads, &newer, error))
        return FALSE;
      if (newer)
        *verdict = VERDICT_GO_ON;
    }
  else if (relation == WAYMARK_RELATION_APART)
    *verdict = VERDICT_JOIN;
  return TRUE;
}

static void
put_aside (WaymarkWorkingCopy *copy)
{
  WaymarkOrigin *origin = waymark_origin_copy (waymark_working_copy_get_origin (copy));
  g_autoptr (GError) error = NULL;

  origin->stranded = TRUE;
  if (!waymark_working_copy_take_origin (copy, origin, &error))
    g_debug ("not marked as set aside: %s", error->message);
}

static void
go_on_from (WaymarkOpening *opening,
            WaymarkWorkingCopy *copy,
            WaymarkStore *store,
            gint64 time,
            const WaymarkOrigin *seen)
{
  g_autoptr (GError) error = NULL;

  if (opening->recovered)
    {
      waymark_store_close (opening->store);
      waymark_working_copy_remove (g_steal_pointer (&opening->copy));
    }
  g_set_object (&opening->store, store);
  opening->copy = copy;
  opening->recovered = TRUE;
  opening->recovered_time = MAX (opening->recovered_time, time);
  if (!waymark_working_copy_take_origin (copy, waymark_origin_copy (seen), &error))
    g_debug ("origin not written: %s", error->message);
}

/* What cannot be read any more is left where it is: it is nobody's to delete. */
static void
consider (WaymarkOpening *opening,
          WaymarkStore *file,
          const WaymarkOrigin *seen,
          WaymarkWorkingCopy *copy,
          GCancellable *cancellable)
{
  g_autoptr (WaymarkWorkingCopy) left = copy;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store = waymark_store_open (waymark_working_copy_get_plan_path (left),
                                                       waymark_store_get_display_name (file),
                                                       WAYMARK_STORE_READ_WRITE,
                                                       &error);
  Verdict verdict;
  gint64 time;

  if (store == NULL || !waymark_store_verify (store, cancellable, &error) ||
      !waymark_store_get_last_time (store, &time, &error) ||
      !judge (
          file, opening->store, store, waymark_working_copy_get_origin (left), &verdict, &error))
    {
      g_debug ("working copy %s: %s", waymark_working_copy_get_name (left), error->message);
      return;
    }
  switch (verdict)
    {
    case VERDICT_DROP:
      waymark_store_close (store);
      waymark_working_copy_remove (g_steal_pointer (&left));
      break;
    case VERDICT_GO_ON:
      go_on_from (opening, g_steal_pointer (&left), store, time, seen);
      break;
    case VERDICT_JOIN:
      if (waymark_store_join (
              store, opening->store, NULL, WAYMARK_JOIN_GUARDED, NULL, cancellable, &error))
        {
          go_on_from (opening, g_steal_pointer (&left), store, time, seen);
          break;
        }
      g_debug ("working copy %s: %s", waymark_working_copy_get_name (left), error->message);
      put_aside (left);
      break;
    case VERDICT_ASIDE:
    default:
      put_aside (left);
    }
}

static gboolean
is_of_file (WaymarkWorkingCopy *copy, const WaymarkOrigin *seen)
{
  const WaymarkOrigin *origin = waymark_working_copy_get_origin (copy);

  return !origin->stranded && g_strcmp0 (origin->path, seen->path) == 0;
}

/**
 * waymark_recover:
 * @opening: an opening of a file, with its working copy and store
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Looks for working copies of the same file that a crash, or a file that could
 * not be written, left behind. One that holds all the file's edits and more is
 * gone on from, in a new session, and `recovered` says so; one that went apart is joined
 * first; one whose edits are all here is removed.
 *
 * Returns: %FALSE only if it was cancelled
 */
gboolean
waymark_recover (WaymarkOpening *opening, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) abandoned = waymark_working_copy_list_abandoned ();
  g_autoptr (WaymarkStore) file = g_object_ref (opening->store);
  WaymarkWorkingCopy *own = opening->copy;
  g_autoptr (WaymarkOrigin) seen = waymark_origin_copy (waymark_working_copy_get_origin (own));

  for (guint i = 0; i < abandoned->len; i++)
    {
      if (!is_of_file (g_ptr_array_index (abandoned, i), seen))
        continue;
      consider (opening, file, seen, g_ptr_array_steal_index (abandoned, i), cancellable);
      i--;
    }
  if (opening->recovered)
    {
      waymark_store_close (file);
      waymark_working_copy_remove (own);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A plan that holds something of its own came out of the file's place and is kept. */
static gboolean
may_be_removed (WaymarkOpening *opening, const char *copy, GCancellable *cancellable)
{
  g_autoptr (WaymarkStore) store = waymark_store_open (copy, copy, WAYMARK_STORE_READ_ONLY, NULL);
  WaymarkRelation relation;

  if (store == NULL || !waymark_store_verify (store, cancellable, NULL))
    return !g_cancellable_is_cancelled (cancellable);
  return waymark_store_relate (opening->store, store, &relation, NULL) &&
         (relation == WAYMARK_RELATION_SAME || relation == WAYMARK_RELATION_CONTAINS);
}

/**
 * waymark_sweep_leftovers:
 * @opening: an opening of a file
 * @cancellable: (nullable): to stop it
 *
 * Removes temporary files of ours beside the file that a crash left, unless they
 * hold a plan with edits that are not in the file.
 */
void
waymark_sweep_leftovers (WaymarkOpening *opening, GCancellable *cancellable)
{
  const char *target = waymark_working_copy_get_origin (opening->copy)->path;
  g_autofree char *copy = waymark_working_copy_build_path (opening->copy, "leftover.db");
  g_autoptr (GPtrArray) leftovers = waymark_leftovers_list (target);

  for (guint i = 0; i < leftovers->len; i++)
    {
      const char *path = g_ptr_array_index (leftovers, i);
      g_autofree char *digest = NULL;

      if (waymark_user_file_copy (path, copy, &digest, cancellable, NULL) &&
          may_be_removed (opening, copy, cancellable))
        g_unlink (path);
      g_unlink (copy);
    }
}
