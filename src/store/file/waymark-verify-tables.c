/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify-tables"

#include "config.h"

#include "waymark-verify-tables.h"

#include <glib/gi18n-lib.h>

#include "waymark-items-digest.h"

static gboolean
check_pages (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "PRAGMA quick_check (1)", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_ROW &&
      g_strcmp0 (waymark_statement_get_text (query, 0, NULL), "ok") == 0)
    return TRUE;
  return waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: some of its bytes are not what was written."),
                               waymark_store_get_display_name (self));
}

static gboolean
check_references (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "PRAGMA foreign_key_check", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return step == WAYMARK_STEP_DONE ||
         waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: it contradicts itself."),
                               waymark_store_get_display_name (self));
}

/**
 * waymark_verify_pages:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: %TRUE if its pages hang together, and what refers to a row finds it
 */
gboolean
waymark_verify_pages (WaymarkStore *store, GError **error)
{
  return check_pages (store, error) && check_references (store, error);
}

/**
 * waymark_verify_index:
 * @store: a store
 * @rows: to which the rows are added that the index of changes names
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_verify_index (WaymarkStore *store, WaymarkRowSum *rows, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db, "SELECT edit, item, field, nth FROM change INDEXED BY change_edit", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    waymark_row_sum_add (rows, query);
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_verify_items_digest:
 * @store: a store
 * @present: (out): whether a digest was written
 * @error: return location for an error
 *
 * The digest was written at publishing; a working copy that was edited since has none.
 *
 * Returns: %TRUE if there is none, or it is that of the items
 */
gboolean
waymark_verify_items_digest (WaymarkStore *store, gboolean *present, GError **error)
{
  WaymarkDigest written, computed;

  if (!waymark_items_digest_read (store->db, present, &written, error))
    return FALSE;
  if (!*present)
    return TRUE;
  if (!waymark_items_digest_compute (store->db, &computed, error))
    return FALSE;
  return waymark_digest_compare (&written, &computed) == 0 ||
         waymark_store_refuse (store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: what it shows is not what was written."),
                               waymark_store_get_display_name (store));
}
