/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-write"

#include "config.h"

#include <string.h>

#include "waymark-fresh.h"
#include "waymark-store-private.h"

/**
 * waymark_store_write:
 * @self: a store with a session
 * @plan: (nullable): its plan, to be brought up to date
 * @started: (transfer full) (nullable): a transaction that was begun, or %NULL
 * @record: the edit; its registers are sorted here
 * @ids: (nullable) (element-type utf8): further items that changed in the transaction
 * @error: return location for an error
 *
 * Writes an edit that was put together register by register, and shows it.
 *
 * Returns: %TRUE on success; otherwise nothing happened
 */
gboolean
waymark_store_write (WaymarkStore *self,
                     WaymarkPlan *plan,
                     WaymarkTransaction *started,
                     WaymarkRecord *record,
                     GPtrArray *ids,
                     GError **error)
{
  g_autoptr (WaymarkTransaction) transaction =
      started != NULL ? started : waymark_sqlite_begin (self->db, error);
  g_autoptr (WaymarkFresh) fresh = NULL;

  if (transaction == NULL || !waymark_store_add_unknown (self, record->registers, error))
    return FALSE;
  waymark_registers_sort (record->registers);
  if (!waymark_store_write_edit (self, record, error))
    {
      self->risen = WAYMARK_RISEN_UNKNOWN;
      return FALSE;
    }
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (record->risen, g_strdup (g_ptr_array_index (ids, i)));
  fresh = plan != NULL ? waymark_fresh_read (self, record->registers, record->risen, error) : NULL;
  if ((plan != NULL && fresh == NULL) ||
      !waymark_store_finish (self, g_steal_pointer (&transaction), record, error))
    return FALSE;

  if (fresh != NULL)
    waymark_fresh_show (fresh, plan);
  return TRUE;
}

/**
 * waymark_record_tell_touched:
 * @record: an edit that was written
 * @ids: (element-type utf8): gets the ids of the items that it wrote, and of those that came or
 *   went with it
 */
void
waymark_record_tell_touched (const WaymarkRecord *record, GPtrArray *ids)
{
  const char *last = NULL;

  for (guint i = 0; i < record->registers->len; i++)
    {
      const WaymarkRegister *r = g_ptr_array_index (record->registers, i);

      if (last == NULL || strcmp (last, r->item) != 0)
        g_ptr_array_add (ids, g_strdup (r->item));
      last = r->item;
    }
  for (guint i = 0; i < record->risen->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (record->risen, i)));
}
