/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-unfiled"

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-document.h"
#include "waymark-reader.h"
#include "waymark-unfiled-private.h"

/**
 * waymark_unfiled_free:
 * @unfiled: an entry of the list of plans in no file
 *
 * Frees @unfiled.
 */
void
waymark_unfiled_free (WaymarkUnfiled *unfiled)
{
  g_free (unfiled->work_name);
  g_free (unfiled->title);
  g_clear_pointer (&unfiled->changed, g_date_time_unref);
  g_free (unfiled);
}

static char *
read_title (WaymarkStore *store)
{
  g_autoptr (WaymarkReader) reader = waymark_reader_new (store);
  g_autoptr (WaymarkItem) root = waymark_source_get_root (WAYMARK_SOURCE (reader), NULL);

  return root != NULL ? g_strdup (waymark_item_get_string (root, "title")) : NULL;
}

/* A working copy of a file that was only looked at, or whose edits the file got. */
static gboolean
holds_nothing_of_its_own (WaymarkStore *store, const WaymarkOrigin *origin)
{
  g_auto (GStrv) heads = NULL;

  if (origin->path == NULL || origin->unseen)
    return FALSE;
  heads = waymark_store_get_heads (store, NULL);
  return heads != NULL &&
         g_strv_equal ((const char *const *) heads, (const char *const *) origin->heads);
}

/* The next opening of its file will find it. */
static gboolean
belongs_to_a_file (const WaymarkOrigin *origin)
{
  return origin->path != NULL && !origin->stranded && g_access (origin->path, F_OK) == 0;
}

WaymarkUnfiled *
waymark_unfiled_new (WaymarkWorkingCopy *copy, WaymarkStore *store)
{
  WaymarkUnfiled *unfiled = g_new0 (WaymarkUnfiled, 1);
  GStatBuf info;

  unfiled->work_name = g_strdup (waymark_working_copy_get_name (copy));
  unfiled->title = read_title (store);
  if (g_stat (waymark_working_copy_get_plan_path (copy), &info) == 0)
    unfiled->changed = g_date_time_new_from_unix_local (info.st_mtime);
  return unfiled;
}

/* Newest first. */
int
waymark_unfiled_compare (gconstpointer a, gconstpointer b)
{
  const WaymarkUnfiled *x = *(WaymarkUnfiled *const *) a;
  const WaymarkUnfiled *y = *(WaymarkUnfiled *const *) b;

  if (x->changed == NULL || y->changed == NULL)
    return (x->changed == NULL) - (y->changed == NULL);
  return g_date_time_compare (y->changed, x->changed);
}

/**
 * waymark_document_list_unfiled:
 *
 * Finds plans on this computer that are open nowhere and in no file: those that
 * were never put into one, and work whose file is gone or went apart from it.
 *
 * Returns: (transfer full) (element-type WaymarkUnfiled): newest first
 */
GPtrArray *
waymark_document_list_unfiled (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_unfiled_free);
  g_autoptr (GPtrArray) abandoned = waymark_working_copy_list_abandoned ();

  while (abandoned->len > 0)
    {
      g_autoptr (WaymarkWorkingCopy) copy = g_ptr_array_steal_index_fast (abandoned, 0);
      const WaymarkOrigin *origin = waymark_working_copy_get_origin (copy);
      g_autoptr (WaymarkStore) store = NULL;

      if (belongs_to_a_file (origin))
        continue;
      store = waymark_store_open (waymark_working_copy_get_plan_path (copy),
                                  waymark_working_copy_get_name (copy),
                                  WAYMARK_STORE_READ_WRITE,
                                  NULL);
      if (store == NULL)
        continue;
      if (holds_nothing_of_its_own (store, origin))
        {
          waymark_store_close (store);
          waymark_working_copy_remove (g_steal_pointer (&copy));
        }
      else
        g_ptr_array_add (list, waymark_unfiled_new (copy, store));
    }
  g_ptr_array_sort (list, waymark_unfiled_compare);
  return list;
}

/**
 * waymark_document_discard_unfiled:
 * @work_name: the working copy's name, from waymark_document_list_unfiled()
 * @error: return location
 *
 * Deletes a plan that is in no file, for good.
 *
 * Returns: %FALSE if it is open somewhere or not there
 */
gboolean
waymark_document_discard_unfiled (const char *work_name, GError **error)
{
  WaymarkWorkingCopy *copy;

  g_return_val_if_fail (work_name != NULL, FALSE);

  copy = waymark_working_copy_claim (work_name, error);
  if (copy == NULL)
    return FALSE;
  waymark_working_copy_remove (copy);
  return TRUE;
}
