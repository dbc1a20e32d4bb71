/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-claims"

#include "config.h"

#include "waymark-claims.h"

#include <string.h>

/* An alternative with the canonical bytes of (value, origin), by which they are sorted. */
typedef struct
{
  const WaymarkAlternative *alternative;
  GBytes *canonical;
} Claim;

static void
claim_clear (gpointer data)
{
  g_clear_pointer (&((Claim *) data)->canonical, g_bytes_unref);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (((const Claim *) a)->canonical, ((const Claim *) b)->canonical);
}

static GBytes *
claim_encode (WaymarkState *state, const WaymarkAlternative *alternative)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  gsize length;
  const char *value = g_bytes_get_data (alternative->value, &length);

  waymark_encode_list_open (bytes);
  g_string_append_len (bytes, value, length);
  if (alternative->origin == WAYMARK_ORIGIN_OWN)
    waymark_encode_null (bytes);
  else
    {
      const WaymarkEditHead *edit =
          waymark_edit_table_get (waymark_state_get_table (state), alternative->origin);
      char hex[65] = "";

      if (edit != NULL)
        waymark_hex_encode (edit->digest.bytes, sizeof edit->digest.bytes, hex);
      waymark_encode_string (bytes, hex, -1);
    }
  waymark_encode_list_close (bytes);
  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
has_alternative (const GArray *alternatives, const WaymarkAlternative *wanted)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (alternatives, WaymarkAlternative, i);

      if (a->origin == wanted->origin && g_bytes_equal (a->value, wanted->value))
        return TRUE;
    }
  return FALSE;
}

/* Adds those that are not there yet, sorted. With @equal only those that say the same as one
 * that is: other authors of it. */
static void
add_sorted (WaymarkState *state, WaymarkRegister *r, const GArray *from, gboolean equal)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));

  g_array_set_clear_func (claims, claim_clear);
  for (guint i = 0; i < from->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (from, WaymarkAlternative, i);
      Claim claim = { a, NULL };

      if (has_alternative (r->alternatives, a) ||
          (equal && !waymark_alternatives_have_part (r->alternatives, a->value, r->field)))
        continue;
      claim.canonical = claim_encode (state, a);
      g_array_append_val (claims, claim);
    }
  g_array_sort (claims, compare_claims);
  for (guint i = 0; i < claims->len; i++)
    {
      const WaymarkAlternative *a = g_array_index (claims, Claim, i).alternative;

      if (!has_alternative (r->alternatives, a))
        waymark_register_add (r, a->value, a->origin);
    }
}

static GArray *
list_frontier (WaymarkState *state, const WaymarkWrites *writes)
{
  g_autoptr (GPtrArray) top = waymark_state_frontier (state, writes->writes);
  GArray *all = waymark_alternatives_new ();

  for (guint i = 0; i < top->len; i++)
    {
      GArray *alternatives = ((WaymarkWrite *) g_ptr_array_index (top, i))->alternatives;

      for (guint k = 0; k < alternatives->len; k++)
        {
          const WaymarkAlternative *a = &g_array_index (alternatives, WaymarkAlternative, k);

          waymark_alternatives_add (all, a->value, a->origin);
        }
    }
  return all;
}

void
waymark_moment_clear (WaymarkMoment *self)
{
  g_clear_pointer (&self->life, waymark_life_free);
  g_clear_pointer (&self->state, waymark_state_free);
}

/**
 * waymark_moment_is_alive:
 * @self: a moment
 * @item: id of an item
 * @alive: (out): whether it lived
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_moment_is_alive (WaymarkMoment *self, const char *item, gboolean *alive, GError **error)
{
  g_autoptr (GArray) deletions = NULL;
  g_autoptr (GArray) kept = NULL;

  if (!waymark_moment_has_item (self, item, alive, error))
    return FALSE;
  if (!*alive)
    return TRUE;
  if (!waymark_life_read_gone (self->state, item, &deletions, &kept, error))
    return FALSE;
  if (deletions->len == 0)
    return TRUE;

  if (self->life == NULL)
    self->life = waymark_life_new (self->state, WAYMARK_LIFE_FROM_EDITS, error);
  if (self->life == NULL)
    return FALSE;
  *alive = waymark_life_is_alive (self->life, item);
  return TRUE;
}

/**
 * waymark_moment_has_item:
 * @self: a moment
 * @item: id of an item
 * @has: (out): whether it had been made, living or not
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_moment_has_item (WaymarkMoment *self, const char *item, gboolean *has, GError **error)
{
  g_autoptr (WaymarkWrites) kind = NULL;

  *has = FALSE;
  if (!waymark_state_read (self->state, item, WAYMARK_FIELD_KIND, &kind, error))
    return FALSE;
  *has = kind != NULL;
  return TRUE;
}

/**
 * waymark_moment_get_claims:
 * @self: a moment
 * @item: id of an item
 * @field: name of a field
 * @error: return location for an error
 *
 * Returns: (transfer full): all that must be written to say the register again: the shown
 *   value first, every origin kept; %NULL with @error set
 */
WaymarkRegister *
waymark_moment_get_claims (WaymarkMoment *self, const char *item, const char *field, GError **error)
{
  g_autoptr (WaymarkRegister) r = waymark_register_new (item, field);
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) standing = NULL;
  gboolean alive, combined;

  if (!waymark_state_read (self->state, item, field, &writes, error))
    return NULL;
  if (writes == NULL)
    {
      g_autoptr (GBytes) unset = g_bytes_new_static ("n", 1);

      waymark_register_add (r, unset, WAYMARK_ORIGIN_UNSET);
      return g_steal_pointer (&r);
    }

  if (strcmp (field, WAYMARK_FIELD_GONE) == 0)
    {
      standing = list_frontier (self->state, writes);
      add_sorted (self->state, r, standing, FALSE);
      return g_steal_pointer (&r);
    }

  standing = waymark_state_standing (self->state, writes);
  alive = standing->len > 1;
  if (alive && !waymark_moment_is_alive (self, item, &alive, error))
    return NULL;
  if (alive || standing->len == 0)
    {
      g_array_unref (r->alternatives);
      r->alternatives = waymark_state_settle (self->state, writes, &combined);
    }
  add_sorted (self->state, r, standing, alive);
  return g_steal_pointer (&r);
}

/**
 * waymark_moment_get_origins:
 * @self: a moment
 * @item: id of an item
 * @field: name of a field
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the edits that brought what the register
 *   holds; %NULL with @error set
 */
GArray *
waymark_moment_get_origins (WaymarkMoment *self,
                            const char *item,
                            const char *field,
                            GError **error)
{
  g_autoptr (WaymarkWrites) writes = NULL;

  if (!waymark_state_read (self->state, item, field, &writes, error))
    return NULL;
  return waymark_state_get_origins (self->state, writes);
}

/**
 * waymark_origins_equal:
 * @a: origins
 * @b: origins
 *
 * Returns: whether they are the same
 */
gboolean
waymark_origins_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

/**
 * waymark_store_make_settled:
 * @store: a store
 * @error: return location for an error
 *
 * What is worked out from several writes (combined texts, open conflicts) would come out
 * differently once history is forgotten, so it is written down before.
 *
 * Returns: (transfer full) (element-type WaymarkRegister): what is to be written, sorted;
 *   %NULL with @error set
 */
GPtrArray *
waymark_store_make_settled (WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db,
      "SELECT item, field FROM claim WHERE field <> '@gone' GROUP BY item, field"
      " HAVING count (DISTINCT edit) > 1",
      error);
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_auto (WaymarkMoment) now = { 0 };
  WaymarkStep step;

  if (query == NULL)
    return NULL;
  now.state = waymark_state_new (store, error);
  if (now.state == NULL)
    return NULL;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      WaymarkRegister *r;
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      r = waymark_moment_get_claims (&now, id, waymark_statement_get_text (query, 1, NULL), error);
      if (r == NULL)
        return NULL;
      g_ptr_array_add (registers, r);
    }
  waymark_registers_sort (registers);
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&registers);
}

/* ---- the table of claims */

gboolean
waymark_claims_clear (WaymarkStore *store,
                      const WaymarkBlobId *item,
                      const char *field,
                      GError **error)
{
  g_autoptr (WaymarkStatement) delete =
      waymark_sqlite_get (store->db, "DELETE FROM claim WHERE item = ?1 AND field = ?2", error);

  if (delete == NULL)
    return FALSE;

  waymark_statement_bind_blob (delete, 1, item->bytes, item->length);
  waymark_statement_bind_text (delete, 2, field, -1);
  return waymark_statement_run (delete, error);
}

gboolean
waymark_claims_exist (
    WaymarkStore *store, const char *item, const char *field, gboolean *exist, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db, "SELECT 1 FROM claim WHERE item = ?1 AND field = ?2", error);
  WaymarkBlobId id;
  WaymarkStep step;

  *exist = FALSE;
  if (query == NULL)
    return FALSE;
  if (!waymark_id_to_blob (item, &id) || id.length == 0)
    return TRUE;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  step = waymark_statement_step (query, error);
  *exist = step == WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}
