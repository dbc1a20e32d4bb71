/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-relation"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-store-private.h"

#define ALL_DIGESTS "SELECT digest FROM edit ORDER BY digest"

static gboolean
add_digest (WaymarkStatement *row, GStrvBuilder *builder)
{
  char hex[2 * sizeof (WaymarkDigest) + 1];
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);

  if (length != sizeof (WaymarkDigest))
    return FALSE;
  waymark_hex_encode (bytes, length, hex);
  g_strv_builder_add (builder, hex);
  return TRUE;
}

static GStrv
read_digests (WaymarkStore *self, const char *sql, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->db, sql, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    add_digest (query, builder);
  return step == WAYMARK_STEP_ERROR ? NULL : g_strv_builder_end (builder);
}

/**
 * waymark_store_get_first_digest:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): the digest of the edit that made the plan, 64 hexadecimal
 *   digits; %NULL with @error set
 */
char *
waymark_store_get_first_digest (WaymarkStore *self, GError **error)
{
  g_auto (GStrv) first = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  first = read_digests (self, "SELECT digest FROM edit WHERE lamport = 1", error);
  if (first == NULL)
    return NULL;
  if (g_strv_length (first) != 1)
    {
      waymark_store_refuse (self,
                            WAYMARK_ERROR_DAMAGED,
                            error,
                            /* Translators: %s is the name of a file. */
                            _ ("“%s” is damaged: it has not one beginning."),
                            waymark_store_get_display_name (self));
      return NULL;
    }
  return g_strdup (first[0]);
}

/**
 * waymark_store_get_heads:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): the digests of the edits that no other has seen, sorted: equal
 *   heads, equal edits; %NULL with @error set
 */
GStrv
waymark_store_get_heads (WaymarkStore *self, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return read_digests (
      self, "SELECT e.digest FROM head h JOIN edit e ON e.n = h.edit ORDER BY e.digest", error);
}

/**
 * waymark_store_has_edit:
 * @self: a store
 * @digest: digest of an edit, 64 hexadecimal digits
 * @has: (out): whether it is here
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_has_edit (WaymarkStore *self, const char *digest, gboolean *has, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkDigest bytes;
  WaymarkStep step;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);

  *has = FALSE;
  if (!waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes))
    return TRUE;

  query = waymark_sqlite_get (self->db, "SELECT 1 FROM edit WHERE digest = ?1", error);
  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
  step = waymark_statement_step (query, error);
  *has = step == WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}

/* Walks through both sets in the order of their digests. */
static gboolean
compare_sets (WaymarkStatement *mine,
              WaymarkStatement *theirs,
              gboolean *only_mine,
              gboolean *only_theirs,
              GError **error)
{
  WaymarkStep a = waymark_statement_step (mine, error);
  WaymarkStep b = a != WAYMARK_STEP_ERROR ? waymark_statement_step (theirs, error) : a;

  while (a != WAYMARK_STEP_ERROR && b != WAYMARK_STEP_ERROR &&
         (a == WAYMARK_STEP_ROW || b == WAYMARK_STEP_ROW))
    {
      int order = a == WAYMARK_STEP_ROW ? -1 : 1;

      if (a == WAYMARK_STEP_ROW && b == WAYMARK_STEP_ROW)
        {
          gsize a_length, b_length;
          const guint8 *x = waymark_statement_get_blob (mine, 0, &a_length);
          const guint8 *y = waymark_statement_get_blob (theirs, 0, &b_length);

          order = memcmp (x, y, MIN (a_length, b_length));
        }
      if (order < 0)
        *only_mine = TRUE;
      if (order > 0)
        *only_theirs = TRUE;
      if (order <= 0)
        a = waymark_statement_step (mine, error);
      if (order >= 0 && a != WAYMARK_STEP_ERROR)
        b = waymark_statement_step (theirs, error);
    }
  return a != WAYMARK_STEP_ERROR && b != WAYMARK_STEP_ERROR;
}

static gboolean
relate_copies (WaymarkStore *self, WaymarkStore *other, WaymarkRelation *relation, GError **error)
{
  g_autoptr (WaymarkStatement) mine = waymark_sqlite_get (self->db, ALL_DIGESTS, error);
  g_autoptr (WaymarkStatement) theirs = NULL;
  gboolean only_mine = FALSE;
  gboolean only_theirs = FALSE;

  if (mine == NULL)
    return FALSE;
  theirs = waymark_sqlite_get (other->db, ALL_DIGESTS, error);
  if (theirs == NULL || !compare_sets (mine, theirs, &only_mine, &only_theirs, error))
    return FALSE;

  if (only_mine)
    *relation = only_theirs ? WAYMARK_RELATION_APART : WAYMARK_RELATION_CONTAINS;
  else
    *relation = only_theirs ? WAYMARK_RELATION_CONTAINED : WAYMARK_RELATION_SAME;
  return TRUE;
}

/**
 * waymark_store_relate:
 * @self: a store
 * @other: another
 * @relation: (out): how the edits of @self stand to those of @other
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_relate (WaymarkStore *self,
                      WaymarkStore *other,
                      WaymarkRelation *relation,
                      GError **error)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_STORE (other), FALSE);

  *relation = WAYMARK_RELATION_OTHER_PLAN;
  if (strcmp (self->plan_id, other->plan_id) != 0)
    return TRUE;

  mine = waymark_store_get_first_digest (self, error);
  theirs = mine != NULL ? waymark_store_get_first_digest (other, error) : NULL;
  if (theirs == NULL)
    return FALSE;

  *relation = WAYMARK_RELATION_VALUES;
  return strcmp (mine, theirs) != 0 || relate_copies (self, other, relation, error);
}
