/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-older"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-store-private.h"
#include "waymark-user-file.h"

/* Older versions of the plan. Where the file was put back to one while it is open, its edits
 * are part of ours, so joining would silently undo what somebody restored: a person says which
 * is to be kept. */

typedef struct
{
  char *digest; /* of its bytes */
  char **heads; /* its newest edits */
} Older;

static void
older_clear (Older *older)
{
  g_free (older->digest);
  g_strfreev (older->heads);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Older, older_clear)

static gboolean
refuse (WaymarkRelation relation, const char *name, GError **error)
{
  g_set_error (
      error,
      WAYMARK_ERROR,
      relation == WAYMARK_RELATION_CONTAINED || relation == WAYMARK_RELATION_APART
          ? WAYMARK_ERROR_CHANGED
          : WAYMARK_ERROR_FAILED,
      relation == WAYMARK_RELATION_CONTAINED || relation == WAYMARK_RELATION_APART
          /* Translators: %s is a file name */
          ? _ ("“%s” has changes that are not in this plan, so it is not an older version of it. "
               "Nothing was done.")
          /* Translators: %s is a file name */
          : _ ("“%s” is not an older version of this plan. Nothing was done."),
      name);
  return FALSE;
}

/* Checked like any file from outside. */
static gboolean
read_older (WaymarkDocument *self, const char *path, Older *older, GError **error)
{
  g_autofree char *copy = waymark_working_copy_build_path (self->copy, "older.db");
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (WaymarkStore) store = NULL;
  WaymarkRelation relation;
  gboolean done;

  if (!waymark_user_file_copy (path, copy, &older->digest, NULL, error))
    return FALSE;
  store = waymark_store_open (copy, name, WAYMARK_STORE_READ_ONLY, error);
  done = store != NULL && waymark_store_verify (store, NULL, error) &&
         waymark_store_relate (self->store, store, &relation, error);
  if (done && relation != WAYMARK_RELATION_CONTAINS && relation != WAYMARK_RELATION_SAME)
    done = refuse (relation, name, error);
  if (done)
    older->heads = waymark_store_get_heads (store, error);
  g_clear_object (&store);
  g_unlink (copy);
  return older->heads != NULL;
}

/* From now on it is the version that ours goes on from, so that publishing may replace it. */
static gboolean
accept_older (WaymarkDocument *self, const Older *older, GError **error)
{
  return waymark_working_copy_take_origin (
      self->copy,
      waymark_origin_new (waymark_working_copy_get_origin (self->copy)->path,
                          waymark_plan_get_id (self->plan),
                          older->digest,
                          (const char *const *) older->heads),
      error);
}

static gboolean
write_older (WaymarkDocument *self, const Older *older, const char *name, GError **error)
{
  GError *failure = NULL;
  gboolean written;

  if (!waymark_document_list_session (self, &failure) ||
      !waymark_store_go_back (self->store,
                              self->plan,
                              (const char *const *) older->heads,
                              name,
                              self->person,
                              &written,
                              &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  if (written)
    waymark_document_note_written (self);
  return TRUE;
}

/**
 * waymark_document_keep_mine:
 * @self: a document whose file was put back to an older version
 * @error: return location
 *
 * Lets what is open here take the place of the older version, at the next publishing, which
 * is soon.
 *
 * Returns: %FALSE if the file is no older version any more
 */
gboolean
waymark_document_keep_mine (WaymarkDocument *self, GError **error)
{
  g_auto (Older) older = { 0 };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  waymark_document_finish_job (self);
  if (!read_older (self, waymark_working_copy_get_origin (self->copy)->path, &older, error) ||
      !accept_older (self, &older, error))
    return FALSE;
  waymark_document_note_edit (self);
  waymark_document_notify_changed (self);
  return TRUE;
}

/**
 * waymark_document_go_back:
 * @self: a document whose file was put back to an older version
 * @name: what the edit is called, in the reader's language
 * @error: return location
 *
 * Makes the plan what the older version says, as one edit, which can be undone; what was
 * done since stays in the history.
 *
 * Returns: %FALSE if the file is no older version any more, or it could not be kept
 */
gboolean
waymark_document_go_back (WaymarkDocument *self, const char *name, GError **error)
{
  g_auto (Older) older = { 0 };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (self->file != NULL && name != NULL, FALSE);
  g_return_val_if_fail (!waymark_plan_is_frozen (self->plan), FALSE);

  waymark_document_finish_job (self);
  /* Only when the edit is kept may the older version be replaced. */
  if (!read_older (self, waymark_working_copy_get_origin (self->copy)->path, &older, error) ||
      !write_older (self, &older, name, error) || !accept_older (self, &older, error))
    return FALSE;
  waymark_document_note_edit (self);
  waymark_document_notify_changed (self);
  return TRUE;
}

/**
 * waymark_document_go_back_to:
 * @self: a document that is open
 * @file: an older version of its file; only read
 * @name: what the edit is called, in the reader's language
 * @error: return location
 *
 * Makes the plan what that version says, as one edit, which can be undone.
 *
 * Returns: %FALSE if it is no older version, or it could not be kept
 */
gboolean
waymark_document_go_back_to (WaymarkDocument *self, GFile *file, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_auto (Older) older = { 0 };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file) && name != NULL, FALSE);
  g_return_val_if_fail (!waymark_plan_is_frozen (self->plan), FALSE);

  path = waymark_user_file_resolve (file, FALSE, error);
  return path != NULL && read_older (self, path, &older, error) &&
         write_older (self, &older, name, error);
}
