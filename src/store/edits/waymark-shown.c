/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-shown"

#include "config.h"

#include "waymark-shown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-table.h"
#include "waymark-state.h"

typedef struct
{
  WaymarkRegister *const *registers;
  guint n_registers;
  WaymarkBlobId id;
  WaymarkKind kind;
} Item;

static gboolean
set_extra (WaymarkStore *self, const Item *item, const char *field, GBytes *value, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (value, &length);
  gboolean unset = length == 1 && bytes[0] == 'n';
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (
      self->db,
      unset ? "DELETE FROM extra WHERE item = ?1 AND field = ?2"
            : "INSERT OR REPLACE INTO extra (item, field, value) VALUES (?1, ?2, ?3)",
      error);

  if (statement == NULL)
    return FALSE;

  if (item->kind == WAYMARK_N_KINDS)
    self->has_unknown = TRUE;
  waymark_statement_bind_blob (statement, 1, item->id.bytes, item->id.length);
  waymark_statement_bind_text (statement, 2, field, -1);
  if (!unset)
    waymark_statement_bind_blob (statement, 3, bytes, length);
  return waymark_statement_run (statement, error);
}

static gboolean
delete_by (WaymarkStore *self, const char *sql, const WaymarkBlobId *id, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (self->db, sql, error);

  if (statement == NULL)
    return FALSE;

  waymark_statement_bind_blob (statement, 1, id->bytes, id->length);
  return waymark_statement_run (statement, error);
}

static gboolean
delete_item (WaymarkStore *self, const Item *item, GError **error)
{
  if (item->kind < WAYMARK_N_KINDS &&
      !delete_by (self, waymark_item_table_delete (item->kind), &item->id, error))
    return FALSE;

  return delete_by (self, "DELETE FROM extra WHERE item = ?1", &item->id, error);
}

static WaymarkRegister *
find_register (const Item *item, const char *field)
{
  for (guint i = 0; i < item->n_registers; i++)
    if (strcmp (item->registers[i]->field, field) == 0)
      return item->registers[i];
  return NULL;
}

static gboolean
insert_row (WaymarkStore *self, const Item *item, WaymarkValue **values, GError **error)
{
  WaymarkRegister *place = find_register (item, WAYMARK_FIELD_PLACE);
  g_autofree char *rank = NULL;
  char parent[33];
  WaymarkBlobId parent_id;

  if (place == NULL ||
      !waymark_place_decode (waymark_register_get (place, 0)->value, parent, &rank) ||
      !waymark_id_to_blob (parent, &parent_id))
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an item in it has no place."),
                                 waymark_store_get_display_name (self));

  return waymark_item_table_insert (
      self->db, item->kind, &item->id, &parent_id, rank, values, error);
}

/* Makes the row of an item from all its registers. */
static gboolean
insert_item (WaymarkStore *self, const Item *item, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;
  guint n_fields = 0;

  if (item->kind < WAYMARK_N_KINDS)
    waymark_kind_get_fields (item->kind, &n_fields);
  values = g_ptr_array_new_full (n_fields, (GDestroyNotify) waymark_value_unref);
  g_ptr_array_set_size (values, n_fields);

  for (guint i = 0; i < item->n_registers; i++)
    {
      WaymarkRegister *r = item->registers[i];
      int index = -1;

      if (item->kind < WAYMARK_N_KINDS)
        index = waymark_kind_find_field (item->kind, r->field);

      if (index >= 0)
        values->pdata[index] = waymark_register_get_shown (r);
      else if (item->kind == WAYMARK_N_KINDS ? strcmp (r->field, WAYMARK_FIELD_GONE) != 0
                                             : r->field[0] != '@')
        if (!set_extra (self, item, r->field, waymark_register_get (r, 0)->value, error))
          return FALSE;
    }

  if (item->kind == WAYMARK_N_KINDS)
    return TRUE;
  return insert_row (self, item, (WaymarkValue **) values->pdata, error);
}

/* What the history says of an item that comes back. */
static GPtrArray *
read_registers (WaymarkStore *self, const char *id, GError **error)
{
  WaymarkState *state = waymark_store_get_state (self, error);
  g_autoptr (GPtrArray) histories = NULL;
  GPtrArray *registers;

  if (state == NULL)
    return NULL;
  histories = waymark_state_read_item (state, id, error);
  if (histories == NULL)
    return NULL;

  registers = waymark_registers_new ();
  for (guint i = 0; i < histories->len; i++)
    g_ptr_array_add (registers, waymark_shown_settle (state, id, g_ptr_array_index (histories, i)));
  return registers;
}

static gboolean
restore_item (WaymarkStore *self, const Item *item, const char *id, GError **error)
{
  g_autoptr (GPtrArray) registers = read_registers (self, id, error);
  Item whole = *item;

  if (registers == NULL)
    return FALSE;

  whole.registers = (WaymarkRegister *const *) registers->pdata;
  whole.n_registers = registers->len;
  return insert_item (self, &whole, error);
}

static gboolean
update_place (WaymarkStore *self, const Item *item, WaymarkRegister *r, GError **error)
{
  g_autoptr (WaymarkStatement) statement = NULL;
  g_autofree char *rank = NULL;
  char parent[33];
  WaymarkBlobId parent_id;

  if (!waymark_place_decode (waymark_register_get (r, 0)->value, parent, &rank) ||
      !waymark_id_to_blob (parent, &parent_id))
    return TRUE;

  statement = waymark_sqlite_get (self->db, waymark_item_table_place (item->kind), error);
  if (statement == NULL)
    return FALSE;

  waymark_statement_bind_blob (statement, 1, item->id.bytes, item->id.length);
  waymark_statement_bind_blob (statement, 2, parent_id.bytes, parent_id.length);
  waymark_statement_bind_text (statement, 3, rank, -1);
  return waymark_statement_run (statement, error);
}

static gboolean
update_field (WaymarkStore *self, const Item *item, WaymarkRegister *r, GError **error)
{
  g_autoptr (WaymarkValue) value = NULL;
  int index = waymark_kind_find_field (item->kind, r->field);

  if (item->kind == WAYMARK_KIND_SNAPSHOT)
    return TRUE;
  if (index < 0)
    return set_extra (self, item, r->field, waymark_register_get (r, 0)->value, error);

  value = waymark_register_get_shown (r);
  return waymark_item_table_update (self->db, item->kind, index, &item->id, value, error);
}

/* An item that is there, and stays there, gets other values. */
static gboolean
update_item (WaymarkStore *self, const Item *item, GError **error)
{
  for (guint i = 0; i < item->n_registers; i++)
    {
      WaymarkRegister *r = item->registers[i];
      gboolean done;

      if (strcmp (r->field, WAYMARK_FIELD_GONE) == 0)
        continue;
      if (item->kind == WAYMARK_N_KINDS)
        done = set_extra (self, item, r->field, waymark_register_get (r, 0)->value, error);
      else if (strcmp (r->field, WAYMARK_FIELD_PLACE) == 0)
        done = update_place (self, item, r, error);
      else if (r->field[0] == '@')
        done = TRUE;
      else
        done = update_field (self, item, r, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* Unknown fields of an item that is gone stay out of `extra`, as its row stays out of its table. */
static gboolean
needs_a_look (const Item *item)
{
  for (guint i = 0; i < item->n_registers; i++)
    if (item->kind == WAYMARK_N_KINDS ||
        (item->registers[i]->field[0] != '@' &&
         waymark_kind_find_field (item->kind, item->registers[i]->field) < 0))
      return TRUE;
  return FALSE;
}

static gboolean
apply_item (WaymarkStore *self, Item *item, GError **error)
{
  WaymarkRegister *kind = find_register (item, WAYMARK_FIELD_KIND);
  WaymarkRegister *gone = find_register (item, WAYMARK_FIELD_GONE);
  gboolean there = TRUE;

  if (kind != NULL)
    {
      g_autoptr (WaymarkValue) value = waymark_register_get_shown (kind);

      item->kind = waymark_shown_kind_of_value (value);
    }
  else if (!waymark_shown_get_kind (self, item->registers[0]->item, &item->kind, error))
    return FALSE;

  if (gone != NULL && waymark_register_is_gone (gone))
    return delete_item (self, item, error);
  if (gone != NULL && kind != NULL && waymark_register_get (kind, 0)->origin == WAYMARK_ORIGIN_OWN)
    return insert_item (self, item, error);

  if ((gone != NULL || needs_a_look (item)) &&
      !waymark_shown_exists (self, item->kind, &item->id, &there, error))
    return FALSE;
  if (there)
    return update_item (self, item, error);
  return gone == NULL || restore_item (self, item, item->registers[0]->item, error);
}

/**
 * waymark_shown_settle:
 * @state: a state
 * @item: id of an item
 * @writes: the history of one of its registers
 *
 * Returns: (transfer full): the register with what is shown, and what stands beside it
 */
WaymarkRegister *
waymark_shown_settle (WaymarkState *state, const char *item, const WaymarkWrites *writes)
{
  gboolean combined;
  WaymarkRegister *r = waymark_register_new (item, writes->field);

  g_array_unref (r->alternatives);
  r->alternatives = waymark_state_settle (state, writes, &combined);
  return r;
}

/**
 * waymark_shown_refresh:
 * @self: a store, in a transaction; the changes are recorded already
 * @item: id of an item
 * @registers: (element-type WaymarkRegister): those of it that are to be shown anew
 * @deleted: whether a deletion of it stands, so that what lives is still to be told
 * @error: return location for an error
 *
 * Brings the row of an item up to date after other people's edits came in.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_refresh (
    WaymarkStore *self, const char *item, GPtrArray *registers, gboolean deleted, GError **error)
{
  Item row = { .registers = (WaymarkRegister *const *) registers->pdata,
               .n_registers = registers->len };
  gboolean there;

  if (!waymark_id_to_blob (item, &row.id) ||
      !waymark_shown_get_kind (self, item, &row.kind, error) ||
      !waymark_shown_exists (self, row.kind, &row.id, &there, error))
    return FALSE;
  if (there)
    return update_item (self, &row, error);
  return deleted || restore_item (self, &row, item, error);
}

/**
 * waymark_shown_set_alive:
 * @self: a store, in a transaction
 * @id: id of an item
 * @alive: whether it is to be shown, with the values that its history says
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_set_alive (WaymarkStore *self, const char *id, gboolean alive, GError **error)
{
  Item item = { 0 };

  if (!waymark_id_to_blob (id, &item.id) || !waymark_shown_get_kind (self, id, &item.kind, error))
    return FALSE;
  return alive ? restore_item (self, &item, id, error) : delete_item (self, &item, error);
}

/**
 * waymark_shown_apply:
 * @self: a store, in a transaction; the changes are recorded already
 * @registers: (element-type WaymarkRegister): what an edit wrote that saw all others, sorted
 * @error: return location for an error
 *
 * Brings the tables of items up to date.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_apply (WaymarkStore *self, GPtrArray *registers, GError **error)
{
  WaymarkRegister *const *all = (WaymarkRegister *const *) registers->pdata;

  for (guint first = 0, next; first < registers->len; first = next)
    {
      Item item = { .registers = all + first };

      for (next = first + 1; next < registers->len; next++)
        if (strcmp (all[next]->item, all[first]->item) != 0)
          break;
      item.n_registers = next - first;

      if (!waymark_id_to_blob (all[first]->item, &item.id) || !apply_item (self, &item, error))
        return FALSE;
    }
  return TRUE;
}
