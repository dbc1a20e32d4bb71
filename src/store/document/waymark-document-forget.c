/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-forget"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-user-file.h"

/**
 * waymark_document_count_forgettable:
 * @self: a document that is open
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @n_edits: (out): how many edits would be forgotten
 * @error: return location
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_document_count_forgettable (WaymarkDocument *self,
                                    gint64 before,
                                    guint *n_edits,
                                    GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return waymark_store_count_forgettable (self->store, before, n_edits, error);
}

/**
 * waymark_document_count_forgotten:
 * @self: a document that is open
 * @n_edits: (out): of how many edits nothing is known any more but that they were made
 * @error: return location
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_document_count_forgotten (WaymarkDocument *self, guint *n_edits, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return waymark_store_count_forgotten (self->store, n_edits, error);
}

/* Beside the working copy. */
static char *
new_path (WaymarkDocument *self, const char *ending)
{
  return g_strconcat (waymark_working_copy_get_plan_path (self->copy), ending, NULL);
}

/* The free pages of the working copy still hold the words: goes on from a copy without them. */
static gboolean
compact (WaymarkDocument *self, GError **error)
{
  g_autofree char *path = new_path (self, ".compact");
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (self->store, NULL, error);
  gboolean done;

  if (plan == NULL)
    return FALSE;
  g_unlink (path);
  done = waymark_store_copy_to (self->store, path, NULL, error) &&
         waymark_document_go_on_from (self, path, plan, error);
  if (self->displaced == NULL)
    g_unlink (path);
  return done;
}

/**
 * waymark_document_forget:
 * @self: a document that is open, with no edit under way
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @name: what the edit that tells of it is called, in the reader's language
 * @n_edits: (out): how many edits were forgotten
 * @error: return location
 *
 * Forgets what was changed before a moment: the words that are no longer there, and who
 * changed what when. The plan stays as it is, and copies of it can still be combined with
 * it. This cannot be undone. The file is written at once.
 *
 * Returns: %FALSE if it could not be done, or not be written to the file
 */
gboolean
waymark_document_forget (
    WaymarkDocument *self, gint64 before, const char *name, guint *n_edits, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (name != NULL && n_edits != NULL, FALSE);
  g_return_val_if_fail (!waymark_plan_is_frozen (self->plan), FALSE);

  if (!waymark_document_list_session (self, &failure) ||
      !waymark_store_forget (self->store, before, name, self->person, n_edits, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  if (*n_edits == 0)
    return TRUE;
  waymark_document_note_written (self);
  if (!compact (self, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_notify_changed (self);
  return self->file == NULL || waymark_document_publish (self, NULL, error);
}

static gboolean
refuse_own_file (const char *target, GError **error)
{
  g_autofree char *name = g_path_get_basename (target);

  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_EXISTS,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is the plan itself. Choose another name for the clean copy, so that the "
                  "history stays in one of them."),
               name);
  return FALSE;
}

static gboolean
write_clean (WaymarkDocument *self, const char *database, const char *target, GError **error)
{
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPublished) published = NULL;
  guint n_edits;

  if (!waymark_store_copy_to (self->store, database, NULL, error))
    return FALSE;
  store = waymark_store_open (
      database, waymark_store_get_display_name (self->store), WAYMARK_STORE_READ_WRITE, error);
  if (store == NULL)
    return FALSE;
  waymark_store_begin_session (store);
  if (!waymark_store_forget (store, G_MAXINT64, NULL, self->person, &n_edits, error))
    return FALSE;
  waymark_store_close (store);
  published = waymark_publish_to (database, target, NULL, error);
  return published != NULL;
}

/**
 * waymark_document_save_clean_copy:
 * @self: a document that is open
 * @file: where to; a file that is there is replaced, but not the document's own
 * @error: return location
 *
 * Writes the plan to @file without its history: nothing but what it shows now, no names and
 * no dates of changes. It can still be combined with its copies.
 *
 * Returns: %FALSE if it could not be written
 */
gboolean
waymark_document_save_clean_copy (WaymarkDocument *self, GFile *file, GError **error)
{
  const WaymarkOrigin *origin;
  g_autofree char *target = NULL;
  g_autofree char *database = NULL;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  target = waymark_user_file_resolve (file, TRUE, error);
  if (target == NULL)
    return FALSE;
  origin = waymark_working_copy_get_origin (self->copy);
  if (self->file != NULL && g_strcmp0 (target, origin->path) == 0)
    return refuse_own_file (target, error);

  database = new_path (self, ".clean");
  g_unlink (database);
  done = write_clean (self, database, target, error);
  g_unlink (database);
  return done;
}
