/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "copies-private.h"
#include "oracle.h"
#include "waymark-claims.h"
#include "waymark-conflict-list.h"
#include "waymark-forget.h"
#include "waymark-rank.h"
#include "waymark-schema.h"
#include "waymark-store-join.h"

/* ---- files */

static guint n_files;

static Copy *
copy_alloc (const char *folder)
{
  Copy *self = g_new0 (Copy, 1);

  self->path = g_strdup_printf ("%s/copy-%u.db", folder, ++n_files);
  self->own = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
copy_free (Copy *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_unlink (self->path);
  g_free (self->path);
  g_ptr_array_unref (self->own);
  g_free (self);
}

static void
stamp (const char *session,
       gint64 seq,
       guint8 salt[WAYMARK_SALT_LENGTH],
       gint64 *time,
       char **name,
       gpointer user_data)
{
  Copy *self = user_data;

  *time = ++self->now;
  oracle_make_salt (session, seq, *time, salt);
  g_free (*name);
  *name = g_strdup (self->name);
}

void
copy_set_clock (Copy *self, gint64 now)
{
  self->now = now;
}

gint64
copy_get_clock (Copy *self)
{
  return self->now;
}

/* Whatever survives a crash, or others who hold the file, are for other tests; these make thousands
 * of edits a second, and half of their time went into locks and looking for a journal. */
static void
hurry (Copy *self)
{
  g_autoptr (GError) error = NULL;

  waymark_sqlite_exec (self->store->db, "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
  waymark_sqlite_exec (self->store->db, "PRAGMA journal_mode = MEMORY", &error);
  g_assert_no_error (error);
  waymark_sqlite_exec (self->store->db, "PRAGMA locking_mode = EXCLUSIVE", &error);
  g_assert_no_error (error);
}

static void
load (Copy *self)
{
  g_autoptr (GError) error = NULL;

  waymark_store_set_stamp (self->store, stamp, self);
  self->plan = waymark_store_load_plan (self->store, NULL, &error);
  g_assert_no_error (error);
}

/* An empty database, whose first edit is whatever is written first. */
static void
make_empty (Copy *self, const char *plan, const char *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkTransaction) transaction = NULL;
  g_autoptr (WaymarkStatement) insert = NULL;
  WaymarkSqlite *db;
  WaymarkBlobId id;

  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  db = waymark_sqlite_open (self->path, "copy.waymark", WAYMARK_SQLITE_CREATE, &error);
  g_assert_no_error (error);
  self->store = waymark_store_new_for (db, self->path, FALSE);
  hurry (self);
  transaction = waymark_sqlite_begin (db, &error);
  g_assert_no_error (error);
  waymark_schema_create (db, &error);
  g_assert_no_error (error);
  insert = waymark_sqlite_get (db, "INSERT INTO meta (key, value) VALUES ('plan', ?1)", &error);
  g_assert_no_error (error);
  g_assert_true (waymark_id_to_blob (plan, &id));
  waymark_statement_bind_blob (insert, 1, id.bytes, id.length);
  waymark_statement_run (insert, &error);
  g_assert_no_error (error);
  waymark_transaction_commit (transaction, &error);
  g_assert_no_error (error);
  strcpy (self->store->plan_id, plan);
  strcpy (self->store->session, session);
  waymark_store_set_stamp (self->store, stamp, self);
}

static void
add (GPtrArray *registers, const char *item, const char *field, WaymarkValue *value)
{
  WaymarkRegister *r = waymark_register_new (item, field);

  waymark_register_add_value (r, value);
  g_ptr_array_add (registers, r);
}

static void
add_string (GPtrArray *registers, const char *item, const char *field, const char *text)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_string (text);

  add (registers, item, field, value);
}

static void
add_place (GPtrArray *registers, const char *item, const char *parent, const char *rank)
{
  WaymarkRegister *r = waymark_register_new (item, WAYMARK_FIELD_PLACE);
  g_autoptr (GBytes) place = waymark_place_encode (parent, rank);

  waymark_register_add (r, place, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (registers, r);
}

static void
add_not_gone (GPtrArray *registers, const char *item)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_boolean (FALSE);

  add (registers, item, WAYMARK_FIELD_GONE, value);
}

/* Returns the digest. */
static char *
commit (Copy *self, GPtrArray *registers, const char *name, const GArray *ours)
{
  g_auto (WaymarkRecord) record = { .session = self->store->session,
                                    .person = self->store->session,
                                    .name = name,
                                    .ours = ours,
                                    .registers = registers };
  g_autoptr (GError) error = NULL;
  char *digest = g_malloc (65);

  self->name = name;
  waymark_store_write (self->store, self->plan, NULL, &record, NULL, &error);
  g_assert_no_error (error);
  waymark_hex_encode (record.digest.bytes, sizeof record.digest.bytes, digest);
  return digest;
}

static void
finish_first (Copy *self, GPtrArray *registers)
{
  g_autofree char *digest = commit (self, registers, "New plan", NULL);
  g_autoptr (GError) error = NULL;

  waymark_store_read_facts (self->store, &error);
  g_assert_no_error (error);
  load (self);
  self->store->session[0] = '\0';
  g_array_set_size (self->store->undo, 0);
}

Copy *
copy_new (const char *folder, const char *plan, const char *session, GHashTable *fields)
{
  Copy *self = copy_alloc (folder);
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autofree char *rank = waymark_rank_between (NULL, NULL, session);
  GHashTableIter iter;
  gpointer field, value;

  make_empty (self, plan, session);
  add_string (registers, WAYMARK_PLAN_ID, WAYMARK_FIELD_KIND, "plan");
  add_not_gone (registers, WAYMARK_PLAN_ID);
  add_place (registers, WAYMARK_PLAN_ID, "", rank);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    add (registers, WAYMARK_PLAN_ID, field, value);
  finish_first (self, registers);
  return self;
}

Copy *
copy_of_values (const char *folder, Copy *from, const char *session)
{
  Copy *self = copy_alloc (folder);
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GPtrArray) ids = copy_list_alive (from);
  g_autoptr (GError) error = NULL;

  make_empty (self, from->store->plan_id, session);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (GPtrArray) all = copy_read_shown (from, id);

      add_not_gone (registers, id);
      for (guint k = 0; k < all->len; k++)
        {
          WaymarkRegister *r = g_ptr_array_index (all, k);
          g_autoptr (WaymarkValue) value = waymark_register_get_shown (r);

          if (value != NULL)
            add (registers, id, r->field, value);
        }
    }
  finish_first (self, registers);
  return self;
}

Copy *
copy_file (const char *folder, Copy *from)
{
  Copy *self = copy_alloc (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (self->path, bytes, length, NULL));
  self->store = waymark_store_open (self->path, "copy.waymark", WAYMARK_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  hurry (self);
  load (self);
  return self;
}

static void
tell_own (Copy *self)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (self->own, NULL);
  waymark_store_set_own_sessions (self->store, (const char *const *) self->own->pdata, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (self->own, self->own->len - 1);
}

/* The open session goes with it, so that session will fork. */
Copy *
copy_machine (const char *folder, Copy *from)
{
  Copy *self = copy_file (folder, from);

  for (guint i = 0; i < from->own->len; i++)
    g_ptr_array_add (self->own, g_strdup (g_ptr_array_index (from->own, i)));
  strcpy (self->store->session, from->store->session);
  tell_own (self);
  return self;
}

WaymarkStore *
copy_get_store (Copy *self)
{
  return self->store;
}

gboolean
copy_has_session (Copy *self)
{
  return self->store->session[0] != '\0';
}

void
copy_open (Copy *self, const char *session)
{
  g_ptr_array_add (self->own, g_strdup (session));
  waymark_store_set_session (self->store, session);
  tell_own (self);
}

void
copy_leave (Copy *self)
{
  self->store->session[0] = '\0';
}

/* ---- edits */

static char *
get_rank (Copy *self, const char *id)
{
  WaymarkRegister *r = copy_read_register (self, id, WAYMARK_FIELD_PLACE);
  char parent[33];
  char *rank = NULL;

  g_assert_true (waymark_place_decode (waymark_register_get (r, 0)->value, parent, &rank));
  waymark_register_free (r);
  return rank;
}

static GPtrArray *
list_siblings (Copy *self, const char *id, const char *parent)
{
  GPtrArray *rows = copy_get_children (self, parent);

  for (guint i = rows->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (rows, i - 1), id) == 0)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

static guint
find_place (GPtrArray *rows, const char *after)
{
  if (after == NULL)
    return rows->len;
  if (after[0] == '\0')
    return 0;
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (g_ptr_array_index (rows, i), after) == 0)
      return i + 1;
  g_assert_not_reached ();
}

/* A gap that is worn out: all siblings are numbered afresh. */
static void
number_afresh (
    Copy *self, GPtrArray *registers, GPtrArray *rows, guint at, const char *id, const char *parent)
{
  g_autofree char *low = NULL;

  g_ptr_array_insert (rows, at, g_strdup (id));
  for (guint i = 0; i < rows->len; i++)
    {
      char *rank = waymark_rank_between (low, NULL, self->store->session);

      add_place (registers, g_ptr_array_index (rows, i), parent, rank);
      g_free (low);
      low = rank;
    }
}

static void
place (Copy *self, GPtrArray *registers, const char *id, const char *parent, const char *after)
{
  g_autoptr (GPtrArray) rows = list_siblings (self, id, parent);
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  guint at = find_place (rows, after);
  guint end = at;
  const char *low, *high;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ranks, get_rank (self, g_ptr_array_index (rows, i)));
  low = at > 0 ? g_ptr_array_index (ranks, at - 1) : NULL;
  while (end < rows->len && g_strcmp0 (g_ptr_array_index (ranks, end), low) == 0)
    end++;
  high = end < rows->len ? g_ptr_array_index (ranks, end) : NULL;

  for (guint i = at; i <= end; i++)
    {
      char *rank = waymark_rank_between (low, high, self->store->session);

      g_ptr_array_add (places, rank);
      low = rank;
    }
  if (strlen (low) > WAYMARK_RANK_TIDY)
    {
      number_afresh (self, registers, rows, at, id, parent);
      return;
    }
  for (guint i = at; i <= end; i++)
    add_place (registers,
               i == at ? id : g_ptr_array_index (rows, i - 1),
               parent,
               g_ptr_array_index (places, i - at));
}

char *
copy_add (Copy *self,
          const char *kind,
          const char *id,
          const char *parent,
          const char *after,
          GHashTable *fields)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autofree char *name = g_strconcat ("Add ", kind, NULL);
  GHashTableIter iter;
  gpointer field, value;

  add_string (registers, id, WAYMARK_FIELD_KIND, kind);
  add_not_gone (registers, id);
  place (self, registers, id, parent, after);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    add (registers, id, field, value);
  return commit (self, registers, name, NULL);
}

/* Choosing leaves one value; an ordinary edit of a register in conflict carries the others. */
char *
copy_set (Copy *self, const char *id, const char *field, WaymarkValue *value, gboolean resolve)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autofree char *name = g_strconcat (resolve ? "Settle " : "Change ", field, NULL);
  g_autoptr (GError) error = NULL;

  add (registers, id, field, value);
  if (!resolve)
    waymark_store_carry_claims (self->store, g_ptr_array_index (registers, 0), &error);
  g_assert_no_error (error);
  return commit (self, registers, name, NULL);
}

char *
copy_move (Copy *self, const char *id, const char *parent, const char *after)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();

  place (self, registers, id, parent, after);
  return commit (self, registers, "Move", NULL);
}

static void
add_branch (Copy *self, GPtrArray *registers, const char *id, const char *root)
{
  g_autoptr (GPtrArray) children = copy_get_children (self, id);

  add_string (registers, id, WAYMARK_FIELD_GONE, root);
  for (guint i = 0; i < children->len; i++)
    add_branch (self, registers, g_ptr_array_index (children, i), root);
}

char *
copy_delete (Copy *self, const char *id)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();

  add_branch (self, registers, id, id);
  return commit (self, registers, "Delete", NULL);
}

char *
copy_keep (Copy *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) registers = waymark_conflict_make_keep (self->store, id, &error);

  g_assert_no_error (error);
  return registers->len > 0 ? commit (self, registers, "Keep", NULL) : NULL;
}

/* ---- undo */

static GPtrArray *
name_left (GPtrArray *left)
{
  GPtrArray *names;

  if (left == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < left->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (left, i);

      g_ptr_array_add (names, g_strconcat (r->item, " ", r->field, NULL));
    }
  return names;
}

GPtrArray *
copy_undo (Copy *self, gboolean redo)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  self->name = "Undo";
  waymark_store_take_back_next (self->store,
                                self->plan,
                                redo ? self->store->redo : self->store->undo,
                                self->store->session,
                                &left,
                                &error);
  g_assert_no_error (error);
  return name_left (left);
}

GPtrArray *
copy_take_back (Copy *self, const char *digest)
{
  g_autoptr (WaymarkStatement) query = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkDigest bytes;
  gint64 edit;
  gboolean done;

  g_assert_true (waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes));
  query = waymark_sqlite_get (self->store->db, "SELECT n FROM edit WHERE digest = ?1", &error);
  g_assert_no_error (error);
  waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
  g_assert_cmpint (waymark_statement_step (query, &error), ==, WAYMARK_STEP_ROW);
  edit = waymark_statement_get_int (query, 0);
  g_clear_pointer (&query, waymark_statement_release);

  self->name = "Undo";
  waymark_store_take_back (
      self->store, self->plan, edit, self->store->session, &left, &done, &error);
  g_assert_no_error (error);
  return name_left (left);
}

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
    digest = commit (self, settled, "Settle before forgetting", NULL);
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
