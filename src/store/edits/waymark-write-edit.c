/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-write-edit"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-claims.h"
#include "waymark-open-conflicts.h"
#include "waymark-shown.h"
#include "waymark-store-private.h"

typedef struct
{
  gint64 n;
  gint64 lamport;
  WaymarkDigest digest;
} Parent;

/* What an edit follows on: the session's edit before, and the other heads. */
typedef struct
{
  gint64 session;
  gint64 seq;
  gboolean has_prev;
  Parent prev;
  GArray *seen; /* of Parent, by digest */
  gint64 lamport;
} Position;

/* ---- where the edit stands in the history */

static gboolean
find_session (WaymarkStore *self, const char *id, gint64 *n, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT n FROM session WHERE id = ?1", error);
  g_autoptr (WaymarkStatement) insert = NULL;
  WaymarkBlobId blob;
  WaymarkStep step;

  if (query == NULL || !waymark_id_to_blob (id, &blob))
    return FALSE;

  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    *n = waymark_statement_get_int (query, 0);
  if (step != WAYMARK_STEP_DONE)
    return step == WAYMARK_STEP_ROW;

  insert = waymark_sqlite_get (self->db, "INSERT INTO session (id) VALUES (?1)", error);
  if (insert == NULL)
    return FALSE;
  waymark_statement_bind_blob (insert, 1, blob.bytes, blob.length);
  if (!waymark_statement_run (insert, error))
    return FALSE;
  *n = waymark_sqlite_last_rowid (self->db);
  return TRUE;
}

/* The number in the session is read here, inside the transaction, and not remembered: a commit
 * may have failed in name only. */
static gboolean
find_prev (WaymarkStore *self, Position *position, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db,
                          "SELECT n, digest, lamport, seq FROM edit WHERE session = ?1"
                          " ORDER BY seq DESC LIMIT 1",
                          error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, position->session);
  step = waymark_statement_step (query, error);
  position->seq = 1;
  if (step == WAYMARK_STEP_ROW)
    {
      position->has_prev = TRUE;
      position->prev.n = waymark_statement_get_int (query, 0);
      waymark_statement_get_digest (query, 1, &position->prev.digest);
      position->prev.lamport = waymark_statement_get_int (query, 2);
      position->seq = waymark_statement_get_int (query, 3) + 1;
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
find_position (WaymarkStore *self, const char *session, Position *position, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  if (!find_session (self, session, &position->session, error) ||
      !find_prev (self, position, error))
    return FALSE;

  query = waymark_sqlite_get (self->db,
                              "SELECT e.n, e.digest, e.lamport FROM head h"
                              " JOIN edit e ON e.n = h.edit ORDER BY e.digest",
                              error);
  if (query == NULL)
    return FALSE;

  position->seen = g_array_new (FALSE, FALSE, sizeof (Parent));
  position->lamport = position->has_prev ? position->prev.lamport : 0;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      Parent head = { .n = waymark_statement_get_int (query, 0),
                      .lamport = waymark_statement_get_int (query, 2) };

      waymark_statement_get_digest (query, 1, &head.digest);
      position->lamport = MAX (position->lamport, head.lamport);
      if (!position->has_prev || head.n != position->prev.n)
        g_array_append_val (position->seen, head);
    }
  position->lamport++;
  return step != WAYMARK_STEP_ERROR;
}

/* ---- the record */

/**
 * waymark_store_get_edit_digest:
 * @self: a store
 * @n: number of an edit
 * @digest: (out): its digest
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_get_edit_digest (WaymarkStore *self, gint64 n, WaymarkDigest *digest, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT digest FROM edit WHERE n = ?1", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, n);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_DONE || !waymark_statement_get_digest (query, 0, digest))
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an earlier edit is missing."),
                                 waymark_store_get_display_name (self));
  return TRUE;
}

/* The heads before a merge, by their digests. */
static GArray *
read_ours (WaymarkStore *self, const WaymarkRecord *record, GError **error)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));

  for (guint i = 0; record->ours != NULL && i < record->ours->len; i++)
    {
      WaymarkDigest digest;

      if (!waymark_store_get_edit_digest (
              self, g_array_index (record->ours, gint64, i), &digest, error))
        return NULL;
      g_array_append_val (ours, digest);
    }
  g_array_sort (ours, waymark_digest_compare);
  return g_steal_pointer (&ours);
}

static gboolean
hash_content (WaymarkStore *self,
              const WaymarkRecord *record,
              const char *name,
              const guint8 *salt,
              gint64 time,
              WaymarkDigest *body,
              GError **error)
{
  g_autoptr (GArray) ours = read_ours (self, record, error);
  g_autoptr (WaymarkContentHash) hash = NULL;
  WaymarkDigest undoes;

  if (ours == NULL || (record->undoes != 0 &&
                       !waymark_store_get_edit_digest (self, record->undoes, &undoes, error)))
    return FALSE;

  hash = waymark_content_hash_new (salt,
                                   record->person,
                                   time,
                                   name,
                                   record->undoes != 0 ? &undoes : NULL,
                                   (const WaymarkDigest *) ours->data,
                                   ours->len,
                                   NULL);
  for (guint i = 0; i < record->registers->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (record->registers, i);

      waymark_content_hash_begin_change (hash, r->item, r->field);
      for (guint k = 0; k < r->alternatives->len; k++)
        {
          const WaymarkAlternative *alternative = waymark_register_get (r, k);
          WaymarkOriginType type = alternative->origin == WAYMARK_ORIGIN_OWN ? WAYMARK_ORIGIN_SELF
                                   : alternative->origin == WAYMARK_ORIGIN_UNSET
                                       ? WAYMARK_ORIGIN_NEVER
                                       : WAYMARK_ORIGIN_EDIT;
          WaymarkDigest origin;
          gsize length;
          const guint8 *value = g_bytes_get_data (alternative->value, &length);

          if (type == WAYMARK_ORIGIN_EDIT &&
              !waymark_store_get_edit_digest (self, alternative->origin, &origin, error))
            return FALSE;
          waymark_content_hash_add_value (hash, value, length, type, &origin);
        }
      waymark_content_hash_end_change (hash);
    }
  waymark_content_hash_finish (hash, body);
  return TRUE;
}

static gboolean
insert_edit (WaymarkStore *self, const Position *position, WaymarkRecord *record, GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (self->db,
                          "INSERT INTO edit (digest, session, seq, lamport, prev, body, salt, "
                          "person, time, name, undoes)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                          error);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));
  g_autofree char *name = g_strdup (record->name);
  WaymarkHeader header = { .session = record->session,
                           .seq = position->seq,
                           .lamport = position->lamport,
                           .prev = position->has_prev ? &position->prev.digest : NULL };
  guint8 salt[WAYMARK_SALT_LENGTH];
  gint64 time;

  if (insert == NULL)
    return FALSE;

  waymark_store_stamp (self, record->session, position->seq, salt, &time, &name);
  if (!hash_content (self, record, name, salt, time, &header.body, error))
    return FALSE;

  for (guint i = 0; i < position->seen->len; i++)
    g_array_append_val (seen, g_array_index (position->seen, Parent, i).digest);
  header.seen = (const WaymarkDigest *) seen->data;
  header.n_seen = seen->len;
  waymark_header_get_digest (&header, &record->digest);

  waymark_statement_bind_blob (insert, 1, record->digest.bytes, sizeof record->digest.bytes);
  waymark_statement_bind_int (insert, 2, position->session);
  waymark_statement_bind_int (insert, 3, position->seq);
  waymark_statement_bind_int (insert, 4, position->lamport);
  if (position->has_prev)
    waymark_statement_bind_int (insert, 5, position->prev.n);
  else
    waymark_statement_bind_null (insert, 5);
  waymark_statement_bind_blob (insert, 6, header.body.bytes, sizeof header.body.bytes);
  waymark_statement_bind_blob (insert, 7, salt, sizeof salt);
  waymark_statement_bind_text (insert, 8, record->person, -1);
  waymark_statement_bind_int (insert, 9, time);
  waymark_statement_bind_text (insert, 10, name, -1);
  if (record->undoes != 0)
    waymark_statement_bind_int (insert, 11, record->undoes);
  else
    waymark_statement_bind_null (insert, 11);
  if (!waymark_statement_run (insert, error))
    return FALSE;

  record->n = waymark_sqlite_last_rowid (self->db);
  record->lamport = position->lamport;
  return TRUE;
}

static gboolean
run_with (WaymarkStore *self, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (self->db, sql, error);

  if (statement == NULL)
    return FALSE;

  waymark_statement_bind_int (statement, 1, first);
  if (second != 0)
    waymark_statement_bind_int (statement, 2, second);
  return waymark_statement_run (statement, error);
}

static gboolean
write_ours (WaymarkStore *self, const WaymarkRecord *record, GError **error)
{
  for (guint i = 0; record->ours != NULL && i < record->ours->len; i++)
    if (!run_with (self,
                   "INSERT INTO ours (edit, other) VALUES (?1, ?2)",
                   record->n,
                   g_array_index (record->ours, gint64, i),
                   error))
      return FALSE;
  return TRUE;
}

/* The edit has seen all heads: it is the only one now. */
static gboolean
write_heads (WaymarkStore *self, const Position *position, gint64 n, GError **error)
{
  for (guint i = 0; i < position->seen->len; i++)
    if (!run_with (self,
                   "INSERT INTO seen (edit, other) VALUES (?1, ?2)",
                   n,
                   g_array_index (position->seen, Parent, i).n,
                   error))
      return FALSE;

  return run_with (self, "DELETE FROM head WHERE edit <> ?1", n, 0, error) &&
         run_with (self, "INSERT INTO head (edit) VALUES (?1)", n, 0, error);
}

static gboolean
insert_alternatives (WaymarkStore *self,
                     const char *sql,
                     const WaymarkRegister *r,
                     const WaymarkBlobId *item,
                     gint64 n,
                     GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (self->db, sql, error);

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < r->alternatives->len; i++)
    {
      const WaymarkAlternative *alternative = waymark_register_get (r, i);
      gsize length;
      const void *value = g_bytes_get_data (alternative->value, &length);

      waymark_statement_bind_blob (insert, 1, item->bytes, item->length);
      waymark_statement_bind_text (insert, 2, r->field, -1);
      waymark_statement_bind_int (insert, 3, n);
      waymark_statement_bind_int (insert, 4, i);
      waymark_statement_bind_blob (insert, 5, value, length);
      if (alternative->origin == WAYMARK_ORIGIN_OWN)
        waymark_statement_bind_null (insert, 6);
      else
        waymark_statement_bind_int (insert, 6, alternative->origin);
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* Claims are kept of registers with several of them and of deletions. */
static gboolean
needs_claims (const WaymarkRegister *r)
{
  return r->alternatives->len > 1 ||
         (strcmp (r->field, WAYMARK_FIELD_GONE) == 0 && waymark_register_is_gone (r));
}

static gboolean
write_changes (WaymarkStore *self, const WaymarkRecord *record, GError **error)
{
  for (guint i = 0; i < record->registers->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (record->registers, i);
      WaymarkBlobId item;

      if (!waymark_id_to_blob (r->item, &item))
        g_assert_not_reached ();

      if (!insert_alternatives (self,
                                "INSERT INTO change (item, field, edit, nth, value, origin)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                r,
                                &item,
                                record->n,
                                error) ||
          !waymark_claims_clear (self, &item, r->field, error))
        return FALSE;
      if (needs_claims (r) &&
          !insert_alternatives (self,
                                "INSERT INTO claim (item, field, edit, nth, value, origin)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                r,
                                &item,
                                record->n,
                                error))
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_store_write_edit:
 * @self: a store, in a transaction
 * @record: the edit; its number and digest are filled in
 * @error: return location for an error
 *
 * Writes an edit that has seen all others: its record, and what is shown from then on.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_write_edit (WaymarkStore *self, WaymarkRecord *record, GError **error)
{
  Position position = { 0 };
  gboolean done;

  record->risen = g_ptr_array_new_with_free_func (g_free);
  done = find_position (self, record->session, &position, error) &&
         insert_edit (self, &position, record, error) &&
         write_heads (self, &position, record->n, error) && write_ours (self, record, error) &&
         write_changes (self, record, error) &&
         waymark_shown_apply (self, record->registers, error) &&
         waymark_life_settle (self, record->registers, record->risen, error);

  /* What was true at publishing is so no longer. */
  done =
      done && waymark_sqlite_run (self->db, "DELETE FROM meta WHERE key = 'items-digest'", error);

  g_clear_pointer (&position.seen, g_array_unref);
  return done;
}

/**
 * waymark_record_clear:
 * @record: an edit
 */
void
waymark_record_clear (WaymarkRecord *record)
{
  g_clear_pointer (&record->risen, g_ptr_array_unref);
}

static gboolean
is_recorded (WaymarkStore *self, const WaymarkRecord *record)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT 1 FROM edit WHERE digest = ?1", NULL);

  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, record->digest.bytes, sizeof record->digest.bytes);
  return waymark_statement_step (query, NULL) == WAYMARK_STEP_ROW;
}

/**
 * waymark_store_finish:
 * @self: a store
 * @transaction: (transfer full): a transaction in which @record was written
 * @record: the edit
 * @error: return location for an error
 *
 * Returns: %TRUE if the edit is on the disk, whatever the answer of the commit was
 */
gboolean
waymark_store_finish (WaymarkStore *self,
                      WaymarkTransaction *transaction,
                      const WaymarkRecord *record,
                      GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean committed = waymark_transaction_commit (transaction, &failure);

  waymark_transaction_end (transaction);
  if (!committed && !is_recorded (self, record))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      self->risen = WAYMARK_RISEN_UNKNOWN;
      return FALSE;
    }

  self->n_edits++;
  self->last_lamport = MAX (self->last_lamport, record->lamport);
  waymark_store_note_edit (self, record->n, record->undoes);
  waymark_open_conflicts_note (self, record);
  return TRUE;
}
