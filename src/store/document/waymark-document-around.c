/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-around"

#include "config.h"

#include <unistd.h>

#include "waymark-document-private.h"
#include "waymark-leftovers.h"

/*
 * Saving a copy when the state directory is full, or gone: what is open is still open, and can
 * be written by way of another folder.
 */

static WaymarkPublished *
publish_by_way_of (WaymarkStore *store, const char *base, const char *target, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  WaymarkPublished *published = NULL;
  int lock = waymark_leftovers_make_folder (base, &folder);

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "plan.db", NULL);
  if (waymark_store_back_up (store, path, error))
    published = waymark_publish_to (path, target, NULL, error);
  waymark_leftovers_remove_folder (folder);
  if (lock >= 0)
    close (lock);
  return published;
}

/**
 * waymark_document_publish_around:
 * @store: the open database of a working copy
 * @target: real path of the file to write; one that is there is replaced
 * @error: return location
 *
 * Writes the edits to a file as waymark_publish_to() does, without the state directory.
 *
 * Returns: (transfer full) (nullable): what the file holds now; %NULL if it is as it was
 */
WaymarkPublished *
waymark_document_publish_around (WaymarkStore *store, const char *target, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (target);
  const char *const bases[] = { g_get_user_runtime_dir (), g_get_tmp_dir (), beside };
  g_autoptr (GError) failure = NULL;
  WaymarkPublished *published = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bases) && published == NULL; i++)
    {
      g_clear_error (&failure);
      published = publish_by_way_of (store, bases[i], target, &failure);
    }
  if (published == NULL && failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return published;
}

/**
 * waymark_document_get_recovered_time:
 * @self: a document
 *
 * Returns: (transfer full) (nullable): when the last of the edits was made that an earlier opening
 *   left and that are in now; %NULL if there are none, or that is not known
 */
GDateTime *
waymark_document_get_recovered_time (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->recovered && self->recovered_time > 0
             ? g_date_time_new_from_unix_local (self->recovered_time)
             : NULL;
}
