/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-commit"

#include "config.h"

#include <string.h>

#include "waymark-claims.h"
#include "waymark-fresh.h"
#include "waymark-shown.h"
#include "waymark-state.h"

static gboolean
deletes_now (const WaymarkRegister *r)
{
  return strcmp (r->field, WAYMARK_FIELD_GONE) == 0 && waymark_register_is_gone (r) &&
         waymark_register_get (r, 0)->origin == WAYMARK_ORIGIN_OWN;
}

/**
 * waymark_store_add_unknown:
 * @self: a store
 * @registers: (element-type WaymarkRegister): what an edit writes
 * @error: return location for an error
 *
 * Where a deletion takes an item, items under it of kinds that only a later version knows
 * go with it. A deletion that comes back through an undo is as old as it was: what it had not
 * seen is not taken by it.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_add_unknown (WaymarkStore *self, GPtrArray *registers, GError **error)
{
  g_autoptr (GHashTable) children = NULL;
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_registers = registers->len;

  if (!self->has_unknown)
    return TRUE;

  children = waymark_shown_get_unknown_children (self, error);
  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < n_registers; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);

      if (strcmp (r->field, WAYMARK_FIELD_GONE) == 0)
        g_hash_table_add (written, r->item);
    }
  for (guint i = 0; i < n_registers; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);
      GPtrArray *ids = deletes_now (r) ? g_hash_table_lookup (children, r->item) : NULL;

      for (guint k = 0; ids != NULL && k < ids->len; k++)
        {
          const char *id = g_ptr_array_index (ids, k);
          WaymarkRegister *gone;

          if (g_hash_table_contains (written, id))
            continue;
          gone = waymark_register_new (id, WAYMARK_FIELD_GONE);
          waymark_register_add (gone, waymark_register_get (r, 0)->value, WAYMARK_ORIGIN_OWN);
          g_ptr_array_add (registers, gone);
        }
    }
  return TRUE;
}

/**
 * waymark_store_carry_claims:
 * @self: a store
 * @r: what an ordinary edit writes into a register
 * @error: return location for an error
 *
 * An ordinary edit of a field in conflict replaces the value that is shown and carries the
 * others along (SPEC 3.4). A combined text is no conflict.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_carry_claims (WaymarkStore *self, WaymarkRegister *r, GError **error)
{
  WaymarkState *state;
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) settled = NULL;
  gboolean has, combined;

  if (!waymark_claims_exist (self, r->item, r->field, &has, error))
    return FALSE;
  if (!has)
    return TRUE;

  state = waymark_store_get_state (self, error);
  if (state == NULL || !waymark_state_read (state, r->item, r->field, &writes, error))
    return FALSE;
  if (writes == NULL)
    return TRUE;

  settled = waymark_state_settle (state, writes, &combined);
  for (guint i = 1; i < settled->len; i++)
    {
      const WaymarkAlternative *other = &g_array_index (settled, WaymarkAlternative, i);

      if (!g_bytes_equal (other->value, waymark_register_get (r, 0)->value))
        waymark_register_add (r, other->value, other->origin);
    }
  return TRUE;
}

static GPtrArray *
registers_of_edit (WaymarkStore *self, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkRegisterChange *change = g_ptr_array_index (changes, i);
      WaymarkRegister *r = waymark_register_new (change->item, change->field);

      g_ptr_array_add (registers, r);
      waymark_register_add_value (r, change->value);
      if (change->field[0] != '@' && !waymark_store_carry_claims (self, r, error))
        return NULL;
    }

  if (!waymark_store_add_unknown (self, registers, error))
    return NULL;
  waymark_registers_sort (registers);
  return g_steal_pointer (&registers);
}

static gboolean
commit_changes (WaymarkStore *self,
                WaymarkEdit *edit,
                GPtrArray *changes,
                const char *person,
                GPtrArray *touched,
                GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_autoptr (GPtrArray) registers = NULL;
  g_autoptr (WaymarkFresh) fresh = NULL;
  g_auto (WaymarkRecord)
      record = { .session = self->session, .person = person, .name = waymark_edit_get_name (edit) };

  if (transaction == NULL)
    return FALSE;

  registers = registers_of_edit (self, changes, error);
  if (registers == NULL)
    return FALSE;

  record.registers = registers;
  if (!waymark_store_write_edit (self, &record, error))
    return FALSE;
  fresh = waymark_fresh_read (self, NULL, record.risen, error);
  if (fresh == NULL || !waymark_store_finish (self, g_steal_pointer (&transaction), &record, error))
    return FALSE;

  if (touched != NULL)
    waymark_record_tell_touched (&record, touched);
  waymark_fresh_show (fresh, waymark_edit_get_plan (edit));
  return TRUE;
}

/**
 * waymark_store_commit:
 * @self: a store with a session
 * @edit: (transfer full): an edit of the store's plan
 * @person: who makes it, as they name themselves
 * @error: return location for an error
 *
 * Records an edit, in one transaction. On success it is kept, and the plan says
 * so; an edit without changes writes nothing. On failure the plan and the file
 * are as before.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_commit (WaymarkStore *self, WaymarkEdit *edit, const char *person, GError **error)
{
  return waymark_store_commit_telling (self, edit, person, NULL, error);
}

/**
 * waymark_store_commit_telling:
 * @self: a store with a session
 * @edit: (transfer full): an edit of the store's plan
 * @person: who makes it
 * @touched: (nullable) (element-type utf8): gets the ids of the items that may be others than
 *   before, for whoever shows them in another plan
 * @error: return location for an error
 *
 * Does as waymark_store_commit().
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_commit_telling (
    WaymarkStore *self, WaymarkEdit *edit, const char *person, GPtrArray *touched, GError **error)
{
  g_autoptr (WaymarkEdit) held = edit;
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  changes = waymark_edit_get_changes (edit);
  if (changes->len == 0)
    return TRUE;
  if (!commit_changes (self, edit, changes, person, touched, error))
    return FALSE;

  waymark_edit_keep (g_steal_pointer (&held));
  return TRUE;
}
