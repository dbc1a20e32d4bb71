/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-commit"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-fresh.h"
#include "waymark-life.h"
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

static gboolean
read_digest (WaymarkStatement *row, int column, WaymarkDigest *digest)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, column, &length);

  if (length != sizeof digest->bytes)
    return FALSE;
  memcpy (digest->bytes, bytes, length);
  return TRUE;
}

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
      read_digest (query, 1, &position->prev.digest);
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

      read_digest (query, 1, &head.digest);
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
  if (step == WAYMARK_STEP_DONE || !read_digest (query, 0, digest))
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an earlier edit is missing."),
                                 waymark_store_get_display_name (self));
  return TRUE;
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
  g_autoptr (WaymarkContentHash) hash = NULL;
  WaymarkDigest undoes;

  if (record->undoes != 0 && !waymark_store_get_edit_digest (self, record->undoes, &undoes, error))
    return FALSE;

  hash = waymark_content_hash_new (
      salt, record->person, time, name, record->undoes != 0 ? &undoes : NULL, NULL, 0);
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

static gboolean
clear_claims (WaymarkStore *self,
              const WaymarkRegister *r,
              const WaymarkBlobId *item,
              GError **error)
{
  g_autoptr (WaymarkStatement) delete =
      waymark_sqlite_get (self->db, "DELETE FROM claim WHERE item = ?1 AND field = ?2", error);

  if (delete == NULL)
    return FALSE;

  waymark_statement_bind_blob (delete, 1, item->bytes, item->length);
  waymark_statement_bind_text (delete, 2, r->field, -1);
  return waymark_statement_run (delete, error);
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
          !clear_claims (self, r, &item, error))
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
         write_heads (self, &position, record->n, error) && write_changes (self, record, error) &&
         waymark_shown_apply (self, record->registers, error) &&
         waymark_life_settle (self, record->registers, record->risen, error);

  /* What was true at publishing is so no longer. */
  done = done &&
         waymark_sqlite_run (self->db, "DELETE FROM meta WHERE key = 'items-digest'", error);

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
      return FALSE;
    }

  self->n_edits++;
  self->last_lamport = MAX (self->last_lamport, record->lamport);
  waymark_store_note_edit (self, record->n, record->undoes);
  return TRUE;
}

/* ---- an ordinary edit */

/**
 * waymark_store_add_unknown:
 * @self: a store
 * @registers: (element-type WaymarkRegister): what an edit writes
 * @error: return location for an error
 *
 * Where a deletion takes an item, items under it of kinds that only a later version knows
 * go with it.
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
      GPtrArray *ids = strcmp (r->field, WAYMARK_FIELD_GONE) == 0 && waymark_register_is_gone (r)
                           ? g_hash_table_lookup (children, r->item)
                           : NULL;

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

static gboolean
holds_value (GArray *alternatives, GBytes *value)
{
  for (guint i = 0; i < alternatives->len; i++)
    if (g_bytes_equal (g_array_index (alternatives, WaymarkAlternative, i).value, value))
      return TRUE;
  return FALSE;
}

static GArray *
read_claims (WaymarkStore *self, const WaymarkRegister *r, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->db,
      "SELECT c.value, ifnull(c.origin, c.edit) FROM claim c JOIN edit e ON e.n = c.edit"
      " JOIN session s ON s.n = e.session WHERE c.item = ?1 AND c.field = ?2"
      " ORDER BY e.lamport DESC, s.id DESC, e.digest DESC, c.nth",
      error);
  g_autoptr (GArray) claims = waymark_alternatives_new ();
  WaymarkBlobId item;
  WaymarkStep step;

  if (query == NULL || !waymark_id_to_blob (r->item, &item))
    return NULL;

  waymark_statement_bind_blob (query, 1, item.bytes, item.length);
  waymark_statement_bind_text (query, 2, r->field, -1);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      g_autoptr (GBytes) value = g_bytes_new (bytes, length);
      WaymarkAlternative claim = { value, waymark_statement_get_int (query, 1) };

      if (!holds_value (claims, value))
        {
          g_bytes_ref (value);
          g_array_append_val (claims, claim);
        }
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&claims);
}

/* An ordinary edit of a field in conflict replaces the value that is shown and carries the
 * others along (SPEC 3.4). A combined text is no conflict: what is shown is none of its claims. */
static gboolean
carry_claims (WaymarkStore *self, WaymarkRegister *r, GError **error)
{
  g_autoptr (GArray) claims = read_claims (self, r, error);
  g_autoptr (WaymarkItem) item = NULL;
  g_autoptr (GBytes) shown = NULL;
  char parent[33];
  GBytes *written;

  if (claims == NULL)
    return FALSE;
  if (claims->len < 2)
    return TRUE;

  if (!waymark_shown_read_item (self, r->item, &item, parent, error))
    return FALSE;
  if (item == NULL)
    return TRUE;
  shown = waymark_value_encode_bytes (waymark_item_get (item, r->field));
  if (!holds_value (claims, shown))
    return TRUE;

  written = waymark_register_get (r, 0)->value;
  for (guint i = 0; i < claims->len; i++)
    {
      WaymarkAlternative *claim = &g_array_index (claims, WaymarkAlternative, i);

      if (!g_bytes_equal (claim->value, shown) && !g_bytes_equal (claim->value, written))
        waymark_register_add (r, claim->value, claim->origin);
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
      if (change->field[0] != '@' && !carry_claims (self, r, error))
        return NULL;
    }

  if (!waymark_store_add_unknown (self, registers, error))
    return NULL;
  waymark_registers_sort (registers);
  return g_steal_pointer (&registers);
}

static gboolean
commit_changes (
    WaymarkStore *self, WaymarkEdit *edit, GPtrArray *changes, const char *person, GError **error)
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
  g_autoptr (WaymarkEdit) held = edit;
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  changes = waymark_edit_get_changes (edit);
  if (changes->len == 0)
    return TRUE;
  if (!commit_changes (self, edit, changes, person, error))
    return FALSE;

  waymark_edit_keep (g_steal_pointer (&held));
  return TRUE;
}
