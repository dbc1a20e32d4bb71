/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-edit-table"

#include "config.h"

#include "waymark-edit-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: an earlier edit is missing."),
                               waymark_store_get_display_name (store));
}

static gboolean
load_sessions (WaymarkEditTable *self, WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db, "SELECT n, id FROM session", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 *n = g_new (gint64, 1);
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 1, &length);
      char id[33] = "";

      *n = waymark_statement_get_int (query, 0);
      if (length == WAYMARK_ID_LENGTH)
        waymark_hex_encode (bytes, length, id);
      g_hash_table_insert (self->sessions, n, g_strdup (id));
      if (id[0] == '\0')
        return refuse (store, error);
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
load_edits (WaymarkEditTable *self, WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db,
                          "SELECT n, digest, body, session, seq, lamport, prev, salt FROM edit"
                          " ORDER BY n",
                          error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkEditHead edit = { .session = waymark_statement_get_int (query, 3),
                               .seq = waymark_statement_get_int (query, 4),
                               .lamport = waymark_statement_get_int (query, 5),
                               .prev = waymark_statement_get_int (query, 6),
                               .forgotten = waymark_statement_is_null (query, 7) };

      if (waymark_statement_get_int (query, 0) != (gint64) self->edits->len + 1 ||
          !waymark_statement_get_digest (query, 1, &edit.digest) ||
          !waymark_statement_get_digest (query, 2, &edit.body) || edit.prev < 0 ||
          edit.prev > (gint64) self->edits->len ||
          waymark_edit_table_get_session (self, edit.session) == NULL)
        return refuse (store, error);
      if (edit.prev > 0)
        waymark_edit_table_get (self, edit.prev)->is_parent = TRUE;
      g_array_append_val (self->edits, edit);
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
load_seen (WaymarkEditTable *self, WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db,
      "SELECT s.edit, s.other FROM seen s JOIN edit e ON e.n = s.other ORDER BY s.edit, e.digest",
      error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 n = waymark_statement_get_int (query, 0);
      gint64 other = waymark_statement_get_int (query, 1);
      WaymarkEditHead *edit = waymark_edit_table_get (self, n);

      if (edit == NULL || other < 1 || other >= n || other == edit->prev)
        return refuse (store, error);
      if (edit->n_seen == 0)
        edit->first_seen = self->seen->len;
      edit->n_seen++;
      waymark_edit_table_get (self, other)->is_parent = TRUE;
      g_array_append_val (self->seen, other);
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_edit_table_load:
 * @self: (out caller-allocates): the table
 * @store: a store
 * @error: return location for an error
 *
 * Reads the headers of all edits; those that name a later one are refused.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_edit_table_load (WaymarkEditTable *self, WaymarkStore *store, GError **error)
{
  self->edits = g_array_new (FALSE, FALSE, sizeof (WaymarkEditHead));
  self->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return load_sessions (self, store, error) && load_edits (self, store, error) &&
         load_seen (self, store, error);
}

/**
 * waymark_edit_table_clear:
 * @self: a table
 */
void
waymark_edit_table_clear (WaymarkEditTable *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->seen, g_array_unref);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
}

/**
 * waymark_edit_table_get:
 * @self: a table
 * @n: number of an edit
 *
 * Returns: (transfer none) (nullable): its header; %NULL if there is no such edit
 */
WaymarkEditHead *
waymark_edit_table_get (const WaymarkEditTable *self, gint64 n)
{
  return n >= 1 && n <= (gint64) self->edits->len
             ? &g_array_index (self->edits, WaymarkEditHead, n - 1)
             : NULL;
}

/**
 * waymark_edit_table_get_session:
 * @self: a table
 * @session: number of a session
 *
 * Returns: (transfer none) (nullable): its id
 */
const char *
waymark_edit_table_get_session (const WaymarkEditTable *self, gint64 session)
{
  return g_hash_table_lookup (self->sessions, &session);
}

/**
 * waymark_edit_table_compare:
 * @self: a table
 * @a: number of an edit
 * @b: number of an edit
 *
 * Returns: less than, equal to or greater than 0 as @a is older than, the same as or
 *   newer than @b: an order that never contradicts what was seen
 */
int
waymark_edit_table_compare (const WaymarkEditTable *self, gint64 a, gint64 b)
{
  const WaymarkEditHead *x = waymark_edit_table_get (self, a);
  const WaymarkEditHead *y = waymark_edit_table_get (self, b);
  int order;

  if (x->lamport != y->lamport)
    return x->lamport < y->lamport ? -1 : 1;
  order = strcmp (waymark_edit_table_get_session (self, x->session),
                  waymark_edit_table_get_session (self, y->session));
  return order != 0 ? order : waymark_digest_compare (&x->digest, &y->digest);
}

/**
 * waymark_edit_table_mark_past:
 * @self: a table
 * @heads: (array length=n_heads): numbers of edits
 * @n_heads: how many
 *
 * Returns: (transfer full): by number, 1 for the edits that these had seen, themselves included
 */
guint8 *
waymark_edit_table_mark_past (const WaymarkEditTable *self, const gint64 *heads, gsize n_heads)
{
  guint8 *inside = g_new0 (guint8, self->edits->len + 1);
  gint64 top = 0;

  for (gsize i = 0; i < n_heads; i++)
    {
      inside[heads[i]] = 1;
      top = MAX (top, heads[i]);
    }

  /* Parents have lower numbers, so one way down meets them all. */
  for (gint64 n = top; n > 0; n--)
    {
      const WaymarkEditHead *edit = waymark_edit_table_get (self, n);

      if (!inside[n])
        continue;
      inside[edit->prev] = 1;
      for (guint i = 0; i < edit->n_seen; i++)
        inside[g_array_index (self->seen, gint64, edit->first_seen + i)] = 1;
    }
  inside[0] = 0;
  return inside;
}
