/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-stacks"

#include "config.h"

#include <string.h>

#include "waymark-open-conflicts.h"
#include "waymark-store-private.h"

/* What can be undone and redone is read off the history itself: the edits of the sessions
 * that this computer remembers as its own (SPEC section 7). */

typedef struct
{
  gint64 n;
  gint64 lamport;
  gint64 undoes;
  const char *session; /* interned */
  WaymarkDigest digest;
} OwnEdit;

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const OwnEdit *x = a;
  const OwnEdit *y = b;
  int order;

  if (x->lamport != y->lamport)
    return x->lamport < y->lamport ? -1 : 1;
  order = strcmp (x->session, y->session);
  if (order != 0)
    return order;
  return waymark_digest_compare (&x->digest, &y->digest);
}

static gboolean
take_out (GArray *stack, gint64 n)
{
  for (guint i = stack->len; i > 0; i--)
    if (g_array_index (stack, gint64, i - 1) == n)
      {
        g_array_remove_index (stack, i - 1);
        return TRUE;
      }
  return FALSE;
}

static void
push (WaymarkStore *self, gint64 n, gint64 undoes)
{
  if (undoes != 0 && take_out (self->undo, undoes))
    g_array_append_val (self->redo, n);
  else if (undoes != 0 && take_out (self->redo, undoes))
    g_array_append_val (self->undo, n);
  else
    {
      g_array_append_val (self->undo, n);
      g_array_set_size (self->redo, 0);
    }
}

static char *
name_of_top (WaymarkStore *self, GArray *stack)
{
  g_autoptr (WaymarkStatement) query = NULL;
  gint64 n;

  if (stack->len == 0)
    return NULL;

  n = g_array_index (stack, gint64, stack->len - 1);
  query = waymark_sqlite_get (self->db, "SELECT name FROM edit WHERE n = ?1", NULL);
  if (query == NULL)
    return g_strdup ("");
  waymark_statement_bind_int (query, 1, n);
  if (waymark_statement_step (query, NULL) != WAYMARK_STEP_ROW)
    return g_strdup ("");
  return g_strdup (waymark_statement_get_text (query, 0, NULL));
}

static void
update_names (WaymarkStore *self)
{
  g_free (self->undo_name);
  self->undo_name = name_of_top (self, self->undo);
  g_free (self->redo_name);
  self->redo_name = name_of_top (self, self->redo);
}

/**
 * waymark_store_note_edit:
 * @self: a store
 * @n: number of an edit that was just made here
 * @undoes: the edit that it takes back, or 0
 */
void
waymark_store_note_edit (WaymarkStore *self, gint64 n, gint64 undoes)
{
  push (self, n, undoes);
  update_names (self);
}

static GHashTable *
read_own_sessions (WaymarkStore *self, GError **error)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT n, id FROM session", error);
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      char id[33];
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 1, &length);

      if (waymark_id_from_blob (bytes, length, id) && g_hash_table_contains (self->own, id))
        g_hash_table_insert (own,
                             GINT_TO_POINTER ((int) waymark_statement_get_int (query, 0)),
                             (gpointer) g_intern_string (id));
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&own);
}

/**
 * waymark_store_load_stacks:
 * @self: a store
 * @error: return location for an error
 *
 * Reads off the history what can be undone and redone. A merge that a person confirmed is a
 * step like any other. An edit that changed nothing is none: it only tells that something was
 * forgotten.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_load_stacks (WaymarkStore *self, GError **error)
{
  g_autoptr (GHashTable) own = read_own_sessions (self, error);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (OwnEdit));
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step = WAYMARK_STEP_DONE;

  if (own == NULL)
    return FALSE;

  if (g_hash_table_size (own) > 0)
    {
      query = waymark_sqlite_get (self->db,
                                  "SELECT n, session, lamport, undoes, digest FROM edit"
                                  " WHERE salt IS NOT NULL AND (n IN (SELECT edit FROM change)"
                                  " OR n IN (SELECT edit FROM ours))",
                                  error);
      if (query == NULL)
        return FALSE;
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        {
          int session = (int) waymark_statement_get_int (query, 1);
          gsize length;
          const guint8 *digest;
          OwnEdit edit = { .n = waymark_statement_get_int (query, 0),
                           .lamport = waymark_statement_get_int (query, 2),
                           .undoes = waymark_statement_get_int (query, 3),
                           .session = g_hash_table_lookup (own, GINT_TO_POINTER (session)) };

          if (edit.session == NULL)
            continue;
          digest = waymark_statement_get_blob (query, 4, &length);
          memcpy (edit.digest.bytes, digest, MIN (length, sizeof edit.digest.bytes));
          g_array_append_val (edits, edit);
        }
      if (step == WAYMARK_STEP_ERROR)
        return FALSE;
    }

  g_array_sort (edits, compare_edits);
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
  for (guint i = 0; i < edits->len; i++)
    {
      OwnEdit *edit = &g_array_index (edits, OwnEdit, i);

      push (self, edit->n, edit->undoes);
    }
  update_names (self);
  return TRUE;
}

/**
 * waymark_store_set_own_sessions:
 * @self: a store
 * @sessions: (nullable): ids of sessions
 * @error: return location for an error
 *
 * Tells whose edits undo and redo go through: those of the sessions that this
 * computer remembers as its own. A session begun here belongs to them by itself.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_set_own_sessions (WaymarkStore *self, const char *const *sessions, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);

  waymark_open_conflicts_drop (self); /* whose values stand there is told with them */
  g_hash_table_remove_all (self->own);
  if (self->session[0] != '\0')
    g_hash_table_add (self->own, g_strdup (self->session));
  for (gsize i = 0; sessions != NULL && sessions[i] != NULL; i++)
    g_hash_table_add (self->own, g_strdup (sessions[i]));

  return waymark_store_load_stacks (self, error);
}

/**
 * waymark_store_get_undo_name:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what the next undo takes back, valid until the next edit
 */
const char *
waymark_store_get_undo_name (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return self->undo_name;
}

/**
 * waymark_store_get_redo_name:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what the next redo does again, valid until the next edit
 */
const char *
waymark_store_get_redo_name (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return self->redo_name;
}
