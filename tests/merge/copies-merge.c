/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "copies-private.h"
#include "waymark-forget.h"
#include "waymark-store-join.h"

/* ---- merging */

/* The open session has edits over there that are not here: it will be left. */
static gboolean
meets_session (Copy *self, Copy *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (other->store->db,
                          "SELECT e.digest FROM edit e JOIN session s ON s.n = e.session"
                          " WHERE s.id = ?1",
                          &error);
  WaymarkBlobId id;

  g_assert_no_error (error);
  if (self->store->session[0] == '\0')
    return FALSE;
  g_assert_true (waymark_id_to_blob (self->store->session, &id));
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *digest = waymark_statement_get_blob (query, 0, &length);
      char hex[65];
      gboolean has;

      waymark_hex_encode (digest, length, hex);
      waymark_store_has_edit (self->store, hex, &has, &error);
      g_assert_no_error (error);
      if (!has)
        return TRUE;
    }
  return FALSE;
}

CopyMerged
copy_merge (Copy *self, Copy *other, gboolean confirm, gboolean force, guint *n_lost)
{
  WaymarkCombine how = { .person = self->store->session,
                         .name = "Merge",
                         .flags = force ? WAYMARK_JOIN_FORCE : WAYMARK_JOIN_GUARDED };
  WaymarkJoinResult result = { 0 };
  WaymarkRelation relation;
  g_autoptr (GError) error = NULL;
  gint64 before, after;
  gboolean done;

  waymark_store_relate (self->store, other->store, &relation, &error);
  g_assert_no_error (error);
  waymark_sqlite_get_int (
      self->store->db, "SELECT count(DISTINCT baseline) FROM baseline_head", &before, &error);
  self->name = "Merge";
  if (!confirm || !copy_has_session (self) || meets_session (self, other))
    done = waymark_store_join (
        self->store, other->store, self->plan, how.flags, &result, NULL, &error);
  else
    done = waymark_store_combine (
        self->store, &other->store, 1, self->plan, &how, &result, NULL, &error);

  if (relation == WAYMARK_RELATION_VALUES || relation == WAYMARK_RELATION_OTHER_PLAN)
    {
      g_assert_false (done);
      return COPY_REFUSED;
    }
  *n_lost = result.n_lost;
  if (!done && result.n_lost > 0 && !force)
    {
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_CHANGED);
      return COPY_STOPPED;
    }
  g_assert_no_error (error);
  g_assert_true (done);
  waymark_sqlite_get_int (
      self->store->db, "SELECT count(DISTINCT baseline) FROM baseline_head", &after, &error);
  return result.n_edits > 0 || after > before ? COPY_BROUGHT : COPY_NOTHING;
}

/* ---- forgetting */

void
copy_forget_before (Copy *self, gint64 before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settled = waymark_store_make_settled (self->store, &error);
  g_autoptr (WaymarkTransaction) transaction = NULL;
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;
  g_autofree char *digest = NULL;
  guint n_edits;

  g_assert_no_error (error);
  if (settled->len > 0)
    digest = copy_commit (self, settled, "Settle before forgetting", NULL);
  waymark_edit_table_load (&table, self->store, &error);
  g_assert_no_error (error);
  inside = waymark_forget_mark (self->store, &table, before, &n_edits, &error);
  g_assert_no_error (error);

  transaction = waymark_sqlite_begin (self->store->db, &error);
  g_assert_no_error (error);
  waymark_forget_edits (self->store, &table, inside, WAYMARK_FORGET_EXACTLY, &error);
  g_assert_no_error (error);
  waymark_transaction_commit (transaction, &error);
  g_assert_no_error (error);
  waymark_store_drop_state (self->store);
  waymark_store_load_stacks (self->store, &error);
  g_assert_no_error (error);
}

void
copy_forget (Copy *self)
{
  copy_forget_before (self, G_MAXINT64);
}

gboolean
copy_go_back (Copy *self, const char *const *heads)
{
  g_autoptr (GError) error = NULL;
  gboolean written;

  self->name = "Go back";
  if (waymark_store_go_back (
          self->store, self->plan, heads, self->name, self->store->session, &written, &error))
    return TRUE;
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  return FALSE;
}
