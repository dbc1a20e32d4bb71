/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-union-apply"

#include "config.h"

#include <string.h>

#include "waymark-claims.h"
#include "waymark-life.h"
#include "waymark-open-conflicts.h"
#include "waymark-progress.h"
#include "waymark-shown.h"
#include "waymark-union.h"

/* Of these kinds no more than a fifth goes without a question. */
static const WaymarkKind guarded_kinds[] = {
  WAYMARK_KIND_THEME, WAYMARK_KIND_PRIORITY, WAYMARK_KIND_REQUIREMENT, WAYMARK_KIND_ACTION,
  WAYMARK_KIND_PARTY, WAYMARK_KIND_MEETING,  WAYMARK_KIND_UPDATE,
};

static const char *const guarded_fields[] = { "title", "name", "text", "narrative", NULL };

static gboolean
is_guarded (WaymarkKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (guarded_kinds); i++)
    if (guarded_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static gboolean
count_guarded (WaymarkUnion *self, WaymarkStore *store, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (guarded_kinds); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM \"%s\"", waymark_kind_get_name (guarded_kinds[i]));
      gint64 n;

      if (!waymark_sqlite_get_int (store->db, sql, &n, error))
        return FALSE;
      self->n_guarded += n;
    }
  return TRUE;
}

/**
 * waymark_union_begin:
 * @self: (out caller-allocates): a union
 * @store: a store, in a transaction
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_union_begin (WaymarkUnion *self, WaymarkStore *store, GError **error)
{
  self->heads = waymark_sqlite_get_numbers (store->db, "SELECT edit FROM head", 0, error);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->lost = g_ptr_array_new_with_free_func (g_free);
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->touched =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self->heads != NULL && count_guarded (self, store, error) &&
         waymark_sqlite_get_int (store->db, "SELECT count(*) FROM edit", &self->n_before, error);
}

/**
 * waymark_union_clear:
 * @self: a union
 */
void
waymark_union_clear (WaymarkUnion *self)
{
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
}

/* A register that came in with other edits. */
void
waymark_union_touch (WaymarkUnion *self, const char *item, const char *field)
{
  GHashTable *fields = g_hash_table_lookup (self->touched, item);

  if (fields == NULL)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->touched, g_strdup (item), fields);
    }
  if (!g_hash_table_contains (fields, field))
    g_hash_table_add (fields, g_strdup (field));
}

/* ---- claims */

static gboolean
insert_claims (WaymarkStore *store,
               const WaymarkBlobId *item,
               const char *field,
               const WaymarkWrite *write,
               GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (store->db,
                          "INSERT INTO claim (item, field, edit, nth, value, origin)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                          error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < write->alternatives->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (write->alternatives, WaymarkAlternative, i);
      gsize length;
      const void *value = g_bytes_get_data (a->value, &length);

      waymark_statement_bind_blob (insert, 1, item->bytes, item->length);
      waymark_statement_bind_text (insert, 2, field, -1);
      waymark_statement_bind_int (insert, 3, write->edit);
      waymark_statement_bind_int (insert, 4, i);
      waymark_statement_bind_blob (insert, 5, value, length);
      if (a->origin == write->edit)
        waymark_statement_bind_null (insert, 6);
      else
        waymark_statement_bind_int (insert, 6, a->origin);
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_claims (WaymarkStore *store,
              WaymarkState *state,
              const WaymarkBlobId *item,
              const WaymarkWrites *writes,
              GError **error)
{
  g_autoptr (GPtrArray) frontier = waymark_state_frontier (state, writes->writes);

  if (!waymark_claims_clear (store, item, writes->field, error))
    return FALSE;
  if (!waymark_claims_are_kept (writes->field, frontier))
    return TRUE;
  for (guint i = 0; i < frontier->len; i++)
    if (!insert_claims (store, item, writes->field, g_ptr_array_index (frontier, i), error))
      return FALSE;
  return TRUE;
}

/* ---- items */

static gboolean
touches_texts (GHashTable *fields)
{
  for (guint i = 0; guarded_fields[i] != NULL; i++)
    if (g_hash_table_contains (fields, guarded_fields[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_extra_text (
    WaymarkStore *store, const WaymarkBlobId *id, const char *field, gboolean *has, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db,
      "SELECT value <> CAST ('0:' AS BLOB) FROM extra WHERE item = ?1 AND field = ?2",
      error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_blob (query, 1, id->bytes, id->length);
  waymark_statement_bind_text (query, 2, field, -1);
  step = waymark_statement_step (query, error);
  *has = step == WAYMARK_STEP_ROW && waymark_statement_get_int (query, 0) != 0;
  return step != WAYMARK_STEP_ERROR;
}

/* Which of the guarded fields of an item of a guarded kind say something: a bit for each. A
 * later version may give a kind one that it has not here. */
static gboolean
read_texts (WaymarkStore *store, const char *id, guint *texts, GError **error)
{
  g_autoptr (WaymarkItem) item = NULL;
  WaymarkBlobId blob;
  char parent[33];

  *texts = 0;
  if (!waymark_id_to_blob (id, &blob) || !waymark_shown_read_item (store, id, &item, parent, error))
    return FALSE;
  if (item == NULL || !is_guarded (waymark_item_get_kind (item)))
    return TRUE;

  for (guint i = 0; guarded_fields[i] != NULL; i++)
    {
      gboolean has;

      if (waymark_kind_find_field (waymark_item_get_kind (item), guarded_fields[i]) >= 0)
        {
          const char *text = waymark_item_get_string (item, guarded_fields[i]);

          has = text != NULL && text[0] != '\0';
        }
      else if (!has_extra_text (store, &blob, guarded_fields[i], &has, error))
        return FALSE;
      if (has)
        *texts |= 1u << i;
    }
  return TRUE;
}

static gboolean
remember (
    WaymarkUnion *self, WaymarkStore *store, const char *id, GHashTable *fields, GError **error)
{
  guint texts;

  if (!touches_texts (fields))
    return TRUE;
  if (!read_texts (store, id, &texts, error))
    return FALSE;
  if (texts != 0)
    g_hash_table_insert (self->before, g_strdup (id), GUINT_TO_POINTER (texts));
  return TRUE;
}

static gboolean
apply_item (
    WaymarkUnion *self, WaymarkStore *store, const char *id, GHashTable *fields, GError **error)
{
  WaymarkState *state = waymark_store_get_state (store, error);
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GArray) deletions = NULL;
  g_autoptr (GArray) kept = NULL;
  WaymarkBlobId blob;
  GHashTableIter iter;
  gpointer field;

  if (state == NULL || !waymark_id_to_blob (id, &blob) ||
      !remember (self, store, id, fields, error))
    return FALSE;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    {
      g_autoptr (WaymarkWrites) writes = NULL;

      if (!waymark_state_read (state, id, field, &writes, error))
        return FALSE;
      if (writes == NULL)
        continue;
      if (!write_claims (store, state, &blob, writes, error))
        return FALSE;
      g_ptr_array_add (registers, waymark_shown_settle (state, id, writes));
    }
  if (!waymark_life_read_gone (state, id, &deletions, &kept, error))
    return FALSE;
  g_ptr_array_add (self->ids, g_strdup (id));
  return waymark_shown_refresh (store, id, registers, deletions->len > 0, error);
}

/* Items in the order of their kinds is not needed: rows do not look at each other. */
static gboolean
apply_items (WaymarkUnion *self, WaymarkStore *store, GCancellable *cancellable, GError **error)
{
  const guint n_items = g_hash_table_size (self->touched);
  GHashTableIter iter;
  gpointer id, fields;

  g_hash_table_iter_init (&iter, self->touched);
  for (guint n = 0; g_hash_table_iter_next (&iter, &id, &fields); n++)
    {
      waymark_progress_tell (cancellable, n, n_items);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !apply_item (self, store, id, fields, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_life (WaymarkUnion *self, WaymarkStore *store, GPtrArray *ids, GError **error)
{
  gint64 deleted;

  if (!waymark_sqlite_get_int (
          store->db, "SELECT EXISTS (SELECT 1 FROM claim WHERE field = '@gone')", &deleted, error))
    return FALSE;
  store->risen = WAYMARK_RISEN_UNKNOWN;
  return !deleted || waymark_life_settle_all (store, ids, error);
}

/* ---- the guard */

static gboolean
find_emptied (WaymarkUnion *self, WaymarkStore *store, GError **error)
{
  GHashTableIter iter;
  gpointer id, before;

  g_hash_table_iter_init (&iter, self->before);
  while (g_hash_table_iter_next (&iter, &id, &before))
    {
      gboolean alive;
      guint after;

      if (!waymark_shown_is_alive (store, id, &alive, error) ||
          !read_texts (store, id, &after, error))
        return FALSE;
      if (alive && (GPOINTER_TO_UINT (before) & ~after) != 0)
        g_ptr_array_add (self->lost, g_strdup (id));
    }
  return TRUE;
}

static gboolean
find_gone (WaymarkUnion *self, WaymarkStore *store, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      WaymarkKind kind;
      gboolean alive;

      if (!waymark_shown_get_kind (store, id, &kind, error) ||
          !waymark_shown_is_alive (store, id, &alive, error))
        return FALSE;
      if (!alive && is_guarded (kind))
        g_ptr_array_add (self->lost, g_strdup (id));
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * waymark_union_apply:
 * @self: a union that copies were added to
 * @store: the store, in the transaction
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Brings claims and items up to date, looking at no more than what came in, and finds out
 * whether too much would go.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_union_apply (WaymarkUnion *self,
                     WaymarkStore *store,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_free);

  if (self->n_edits == 0 && self->n_baselines == 0)
    return TRUE;
  waymark_store_drop_state (store);
  waymark_open_conflicts_drop (store);
  if (!apply_items (self, store, cancellable, error) || !apply_life (self, store, moved, error) ||
      !find_emptied (self, store, error) || !find_gone (self, store, moved, error))
    return FALSE;

  if ((gint64) self->lost->len * 5 <= self->n_guarded)
    g_ptr_array_set_size (self->lost, 0);
  g_ptr_array_sort (self->lost, compare_ids);
  for (guint i = 0; i < moved->len; i++)
    if (!g_hash_table_contains (self->touched, g_ptr_array_index (moved, i)))
      g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (moved, i)));
  return waymark_sqlite_run (store->db, "DELETE FROM meta WHERE key = 'items-digest'", error);
}
