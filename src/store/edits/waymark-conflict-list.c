/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-conflict-list"

#include "config.h"

#include "waymark-conflict-list.h"

#include <string.h>

#include "waymark-life.h"
#include "waymark-shown.h"

#define OPEN_REGISTERS                                                                             \
  "SELECT DISTINCT item, field FROM claim WHERE field NOT IN ('@gone', '@kind')"

#define EDIT                                                                                       \
  "SELECT e.digest, e.person, e.time, s.id FROM edit e JOIN session s ON s.n = e.session"          \
  " WHERE e.n = ?1"

/* ---- who and when */

static gboolean
read_edit (WaymarkStore *store, gint64 edit, WaymarkClaim *claim, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (store->db, EDIT, error);
  char digest[65], session[33];
  WaymarkStep step;
  gsize length;
  const guint8 *bytes;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, edit);
  step = waymark_statement_step (query, error);
  if (step != WAYMARK_STEP_ROW)
    return step == WAYMARK_STEP_DONE;
  bytes = waymark_statement_get_blob (query, 0, &length);
  if (length == sizeof (WaymarkDigest))
    {
      waymark_hex_encode (bytes, length, digest);
      claim->digest = g_strdup (digest);
    }
  claim->person = g_strdup (waymark_statement_get_text (query, 1, NULL));
  claim->time = waymark_statement_get_int (query, 2);
  bytes = waymark_statement_get_blob (query, 3, &length);
  claim->is_own =
      waymark_id_from_blob (bytes, length, session) && g_hash_table_contains (store->own, session);
  return TRUE;
}

/**
 * waymark_claim_new_for:
 * @store: a store
 * @value: (nullable): canonical bytes
 * @origin: number of the edit that first brought it
 * @error: return location for an error
 *
 * Returns: (transfer full): the claim, or %NULL with @error set
 */
WaymarkClaim *
waymark_claim_new_for (WaymarkStore *store, GBytes *value, gint64 origin, GError **error)
{
  g_autoptr (WaymarkClaim) claim = g_new0 (WaymarkClaim, 1);

  claim->value = value != NULL ? waymark_bytes_decode (value) : NULL;
  if (origin > 0 && !read_edit (store, origin, claim, error))
    return NULL;
  return g_steal_pointer (&claim);
}

/* ---- registers with claims */

/* Calls for each register with claims that comes to several values, or to a combined text. */
typedef gboolean (*SettledFunc) (WaymarkStore *store,
                                 const char *item,
                                 const char *field,
                                 const GArray *settled,
                                 gboolean combined,
                                 GPtrArray *out,
                                 GError **error);

static gboolean
settle_register (WaymarkStore *store,
                 const char *item,
                 const char *field,
                 SettledFunc func,
                 GPtrArray *out,
                 GError **error)
{
  WaymarkState *state = waymark_store_get_state (store, error);
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) settled = NULL;
  gboolean combined;

  if (state == NULL || !waymark_state_read (state, item, field, &writes, error))
    return FALSE;
  if (writes == NULL)
    return TRUE;
  settled = waymark_state_settle (state, writes, &combined);
  return (settled->len < 2 && !combined) ||
         func (store, item, field, settled, combined, out, error);
}

/* @only: (nullable): the item whose registers are looked at */
static gboolean
settle_open (WaymarkStore *store,
             const WaymarkBlobId *only,
             SettledFunc func,
             GPtrArray *out,
             GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db, only != NULL ? OPEN_REGISTERS " AND item = ?1" : OPEN_REGISTERS, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  if (only != NULL)
    waymark_statement_bind_blob (query, 1, only->bytes, only->length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      const char *field = waymark_statement_get_text (query, 1, NULL);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id) &&
          !settle_register (store, id, field, func, out, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
add_conflict (WaymarkStore *store,
              const char *item,
              const char *field,
              const GArray *settled,
              gboolean combined,
              GPtrArray *out,
              GError **error)
{
  g_autoptr (WaymarkConflict) conflict = NULL;
  gboolean is_place = strcmp (field, WAYMARK_FIELD_PLACE) == 0;
  gboolean alive;

  if (combined)
    return TRUE;
  if (!waymark_shown_is_alive (store, item, &alive, error))
    return FALSE;
  if (!alive)
    return TRUE;

  conflict = waymark_conflict_new (
      is_place ? WAYMARK_CONFLICT_PLACE : WAYMARK_CONFLICT_FIELD, item, field);
  for (guint i = 0; i < settled->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (settled, WaymarkAlternative, i);
      WaymarkClaim *claim = waymark_claim_new_for (store, a->value, a->origin, error);

      if (claim == NULL)
        return FALSE;
      g_ptr_array_add (conflict->claims, claim);
    }
  g_ptr_array_add (out, g_steal_pointer (&conflict));
  return TRUE;
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const WaymarkConflict *x = *(WaymarkConflict *const *) a;
  const WaymarkConflict *y = *(WaymarkConflict *const *) b;
  int order = strcmp (x->item, y->item);

  return order != 0 ? order : g_strcmp0 (x->field, y->field);
}

/* ---- deletions */

/* @life: (out): %NULL where nothing was ever deleted beside other work */
static gboolean
read_life (WaymarkStore *store, WaymarkLife **life, GError **error)
{
  WaymarkState *state;
  gint64 deleted;

  *life = NULL;
  if (!waymark_sqlite_get_int (
          store->db, "SELECT EXISTS (SELECT 1 FROM claim WHERE field = '@gone')", &deleted, error))
    return FALSE;
  if (!deleted)
    return TRUE;
  state = waymark_store_get_state (store, error);
  *life = state != NULL ? waymark_life_new (state, WAYMARK_LIFE_FROM_TABLES, error) : NULL;
  return *life != NULL;
}

static gboolean
add_unit (WaymarkStore *store,
          WaymarkLife *life,
          const WaymarkLifeUnit *unit,
          GPtrArray *out,
          GError **error)
{
  g_autoptr (WaymarkConflict) conflict =
      waymark_conflict_new (WAYMARK_CONFLICT_DELETED, unit->deletion.root, NULL);
  WaymarkClaim *claim;

  for (guint i = 0; i < unit->items->len; i++)
    if (waymark_life_is_alive (life, g_ptr_array_index (unit->items, i)))
      g_ptr_array_add (conflict->items, g_strdup (g_ptr_array_index (unit->items, i)));
  if (conflict->items->len == 0)
    return TRUE;

  claim = waymark_claim_new_for (store, NULL, unit->deletion.edit, error);
  if (claim == NULL)
    return FALSE;
  g_ptr_array_add (conflict->claims, claim);
  g_ptr_array_add (out, g_steal_pointer (&conflict));
  return TRUE;
}

static gboolean
add_deletions (WaymarkStore *store, GPtrArray *out, GError **error)
{
  g_autoptr (WaymarkLife) life = NULL;
  g_autoptr (GPtrArray) units = NULL;

  if (!read_life (store, &life, error))
    return FALSE;
  if (life == NULL)
    return TRUE;
  units = waymark_life_get_units (life);
  for (guint i = 0; i < units->len; i++)
    if (!add_unit (store, life, g_ptr_array_index (units, i), out, error))
      return FALSE;
  return TRUE;
}

/* @only: (nullable): of this item */
static GPtrArray *
list_values (WaymarkStore *store, const WaymarkBlobId *only, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);

  if (!settle_open (store, only, add_conflict, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_conflicts);
  return g_steal_pointer (&list);
}

/**
 * waymark_conflict_list:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkConflict): what stands side by side; twins
 *   are not among it; %NULL with @error set
 */
GPtrArray *
waymark_conflict_list (WaymarkStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = list_values (store, NULL, error);

  return list != NULL && add_deletions (store, list, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * waymark_conflict_list_values:
 * @store: a store
 * @item: (nullable): id of an item, for what is in it alone
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkConflict): what stands side by side in fields
 *   and places; %NULL with @error set
 */
GPtrArray *
waymark_conflict_list_values (WaymarkStore *store, const char *item, GError **error)
{
  WaymarkBlobId id;

  if (item != NULL && !waymark_id_to_blob (item, &id))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);
  return list_values (store, item != NULL ? &id : NULL, error);
}

/**
 * waymark_conflict_list_deletions:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkConflict): what somebody deleted and lives on;
 *   %NULL with @error set
 */
GPtrArray *
waymark_conflict_list_deletions (WaymarkStore *store, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);

  if (store->risen == WAYMARK_RISEN_UNKNOWN && !waymark_life_find_risen (store, error))
    return NULL;
  if (store->risen == WAYMARK_RISEN_SOME && !add_deletions (store, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

static gboolean
add_combined (WaymarkStore *store,
              const char *item,
              const char *field,
              const GArray *settled,
              gboolean combined,
              GPtrArray *out,
              GError **error)
{
  WaymarkRegister *r;

  if (!combined)
    return TRUE;
  r = waymark_register_new (item, field);
  waymark_register_add (
      r, g_array_index (settled, WaymarkAlternative, 0).value, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (out, r);
  return TRUE;
}

/**
 * waymark_conflict_list_combined:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkRegister): the texts that are combined of
 *   several people's, sorted; %NULL with @error set
 */
GPtrArray *
waymark_conflict_list_combined (WaymarkStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = waymark_registers_new ();

  if (!settle_open (store, NULL, add_combined, list, error))
    return NULL;
  waymark_registers_sort (list);
  return g_steal_pointer (&list);
}

/* ---- keeping */

static gboolean
has_unit (GPtrArray *units, const GArray *deletions)
{
  for (guint i = 0; i < units->len; i++)
    {
      const WaymarkDeletion *unit = g_ptr_array_index (units, i);

      if (waymark_deletions_have (deletions, unit->edit, unit->root))
        return TRUE;
    }
  return FALSE;
}

/* The deletions that stand of any item in a listed branch to which @item belongs. */
static void
find_units (WaymarkLife *life, const char *item, GPtrArray *units, GPtrArray *out)
{
  for (guint i = 0; i < units->len; i++)
    {
      WaymarkLifeUnit *unit = g_ptr_array_index (units, i);
      gboolean listed = FALSE;
      gboolean concerned = strcmp (unit->deletion.root, item) == 0;

      for (guint k = 0; k < unit->items->len; k++)
        if (waymark_life_is_alive (life, g_ptr_array_index (unit->items, k)))
          {
            listed = TRUE;
            concerned = concerned || strcmp (g_ptr_array_index (unit->items, k), item) == 0;
          }
      for (guint k = 0; listed && concerned && k < unit->items->len; k++)
        {
          const char *id = g_ptr_array_index (unit->items, k);
          const GArray *deletions = waymark_life_get_deletions (life, id);

          for (guint n = 0; waymark_life_is_alive (life, id) && n < deletions->len; n++)
            g_ptr_array_add (out, &g_array_index (deletions, WaymarkDeletion, n));
        }
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * waymark_conflict_make_keep:
 * @store: a store
 * @item: id of the root of a deletion that is listed, or of an item that it left
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkRegister): what says that all that still
 *   stands of the branch stays; %NULL with @error set
 */
GPtrArray *
waymark_conflict_make_keep (WaymarkStore *store, const char *item, GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) standing = g_ptr_array_new ();
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (WaymarkValue) value = waymark_value_new_boolean (FALSE);
  g_autoptr (WaymarkLife) life = NULL;

  if (!read_life (store, &life, error))
    return NULL;
  if (life == NULL)
    return g_steal_pointer (&registers);

  units = waymark_life_get_units (life);
  find_units (life, item, units, standing);
  deleted = waymark_life_get_deleted (life);
  g_ptr_array_sort (deleted, compare_ids);
  for (guint i = 0; i < deleted->len; i++)
    {
      const char *id = g_ptr_array_index (deleted, i);
      WaymarkRegister *r;

      if (!waymark_life_is_alive (life, id) ||
          !has_unit (standing, waymark_life_get_deletions (life, id)))
        continue;
      r = waymark_register_new (id, WAYMARK_FIELD_GONE);
      waymark_register_add_value (r, value);
      g_ptr_array_add (registers, r);
    }
  return g_steal_pointer (&registers);
}
