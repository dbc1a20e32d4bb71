/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "copies-private.h"
#include "oracle.h"
#include "waymark-rank.h"
#include "waymark-schema.h"

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

/* Returns the digest. */
char *
copy_commit (Copy *self, GPtrArray *registers, const char *name, const GArray *ours)
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
  g_autofree char *digest = copy_commit (self, registers, "New plan", NULL);
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
  copy_add_string (registers, WAYMARK_PLAN_ID, WAYMARK_FIELD_KIND, "plan");
  copy_add_not_gone (registers, WAYMARK_PLAN_ID);
  copy_add_place (registers, WAYMARK_PLAN_ID, "", rank);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    copy_add_value (registers, WAYMARK_PLAN_ID, field, value);
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

      copy_add_not_gone (registers, id);
      for (guint k = 0; k < all->len; k++)
        {
          WaymarkRegister *r = g_ptr_array_index (all, k);
          g_autoptr (WaymarkValue) value = waymark_register_get_shown (r);

          if (value != NULL)
            copy_add_value (registers, id, r->field, value);
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
