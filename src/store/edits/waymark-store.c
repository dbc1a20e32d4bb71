/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store"

#include "config.h"

#include "waymark-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "waymark-file-header.h"
#include "waymark-migrate.h"
#include "waymark-open-conflicts.h"
#include "waymark-schema.h"
#include "waymark-state.h"

/**
 * WaymarkStore:
 *
 * One open database of a plan: its edits and what they come to. It is a private
 * file of ours, never the one that the person sees. Use it from one thread at a
 * time.
 */
G_DEFINE_FINAL_TYPE (WaymarkStore, waymark_store, G_TYPE_OBJECT)

static void
waymark_store_finalize (GObject *object)
{
  WaymarkStore *self = WAYMARK_STORE (object);

  waymark_open_conflicts_drop (self);
  waymark_store_drop_state (self);
  g_clear_pointer (&self->db, waymark_sqlite_close);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->undo, g_array_unref);
  g_clear_pointer (&self->redo, g_array_unref);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);

  G_OBJECT_CLASS (waymark_store_parent_class)->finalize (object);
}

static void
waymark_store_class_init (WaymarkStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_store_finalize;
}

static void
waymark_store_init (WaymarkStore *self)
{
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Takes the connection over. */
WaymarkStore *
waymark_store_new_for (WaymarkSqlite *db, const char *path, gboolean read_only)
{
  WaymarkStore *self = g_object_new (WAYMARK_TYPE_STORE, NULL);

  self->db = db;
  self->path = g_strdup (path);
  self->read_only = read_only;
  return self;
}

/* Sets an error of ours; returns FALSE, to be returned on. */
gboolean
waymark_store_refuse (
    WaymarkStore *self, WaymarkError code, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, WAYMARK_ERROR, code, message);
  return FALSE;
}

static gboolean
read_plan_id (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT value FROM meta WHERE key = 'plan'", error);
  WaymarkStep step;
  gsize length = 0;
  const guint8 *bytes;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_ROW)
    {
      bytes = waymark_statement_get_blob (query, 0, &length);
      if (length == WAYMARK_ID_LENGTH)
        {
          waymark_hex_encode (bytes, length, self->plan_id);
          return TRUE;
        }
    }
  return waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: it does not say which plan it is."),
                               waymark_store_get_display_name (self));
}

/* What is kept in memory of the whole file. */
gboolean
waymark_store_read_facts (WaymarkStore *self, GError **error)
{
  gint64 unknown;

  if (!read_plan_id (self, error) ||
      !waymark_sqlite_get_int (self->db, "SELECT count(*) FROM edit", &self->n_edits, error) ||
      !waymark_sqlite_get_int (
          self->db, "SELECT max(lamport) FROM edit", &self->last_lamport, error) ||
      !waymark_sqlite_get_int (
          self->db, "SELECT EXISTS (SELECT 1 FROM extra WHERE field = '@place')", &unknown, error))
    return FALSE;

  self->has_unknown = unknown != 0;
  return TRUE;
}

void
waymark_store_drop_state (WaymarkStore *self)
{
  g_clear_pointer (&self->state, waymark_state_free);
}

static gboolean
is_state_of_all (WaymarkStore *self, gboolean *is, GError **error)
{
  const WaymarkEditTable *table = waymark_state_get_table (self->state);
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT n, digest FROM edit ORDER BY n DESC LIMIT 1", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  *is = FALSE;
  if (step == WAYMARK_STEP_ROW)
    {
      const WaymarkEditHead *last = waymark_edit_table_get (table, table->edits->len);
      gsize length;
      const guint8 *digest = waymark_statement_get_blob (query, 1, &length);

      *is = last != NULL && waymark_statement_get_int (query, 0) == table->edits->len &&
            length == sizeof last->digest.bytes && memcmp (digest, last->digest.bytes, length) == 0;
    }
  return step != WAYMARK_STEP_ERROR;
}

/* Kept from call to call, but looked at each time: a transaction may have been rolled back. */
WaymarkState *
waymark_store_get_state (WaymarkStore *self, GError **error)
{
  gboolean is = FALSE;

  if (self->state != NULL && !is_state_of_all (self, &is, error))
    return NULL;
  if (!is)
    {
      waymark_store_drop_state (self);
      self->state = waymark_state_new (self, error);
    }
  return self->state;
}

/* In a chain, in which each edit has seen all before it, the clock counts the edits. */
gboolean
waymark_store_is_linear (WaymarkStore *self)
{
  return self->n_edits == self->last_lamport;
}

/**
 * waymark_store_open:
 * @path: a private file of ours
 * @display_name: what errors call it
 * @flags: whether edits can be made
 * @error: return location for an error
 *
 * Opens a database with everything turned off that a file from outside could use
 * against us, after a look at its first bytes; its tables must be, text for text,
 * ours. A file that is not our own is to be verified next.
 *
 * Returns: (transfer full): the store, or %NULL with @error set
 */
WaymarkStore *
waymark_store_open (const char *path,
                    const char *display_name,
                    WaymarkStoreFlags flags,
                    GError **error)
{
  gboolean read_only = (flags & WAYMARK_STORE_READ_ONLY) != 0;
  g_autofree char *journal = NULL;
  g_autoptr (WaymarkStore) self = NULL;
  WaymarkSqlite *db;
  GStatBuf info;
  gboolean crashed;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (display_name != NULL, NULL);

  /* A journal means a crash of ours: SQLite makes the file whole before it can be looked at. */
  journal = g_strconcat (path, "-journal", NULL);
  crashed = g_stat (journal, &info) == 0 && info.st_size > 0;
  if (!crashed && !waymark_file_header_check (path, display_name, error))
    return NULL;

  db = waymark_sqlite_open (
      path, display_name, read_only ? WAYMARK_SQLITE_READ_ONLY : WAYMARK_SQLITE_READ_WRITE, error);
  if (db == NULL)
    return NULL;

  self = waymark_store_new_for (db, path, read_only);
  if (!waymark_migrate (db, error) || !waymark_schema_check (db, error) ||
      (crashed && !waymark_file_header_check (path, display_name, error)) ||
      !waymark_store_read_facts (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * waymark_store_close:
 * @self: a store
 *
 * Closes the database. Nothing else may be asked of the store afterwards.
 */
void
waymark_store_close (WaymarkStore *self)
{
  g_return_if_fail (WAYMARK_IS_STORE (self));

  g_clear_pointer (&self->db, waymark_sqlite_close);
}

/**
 * waymark_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): where the database is
 */
const char *
waymark_store_get_path (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return self->path;
}

/**
 * waymark_store_get_display_name:
 * @self: a store
 *
 * Returns: (transfer none): what errors call the file
 */
const char *
waymark_store_get_display_name (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return waymark_sqlite_get_display_name (self->db);
}

/**
 * waymark_store_set_display_name:
 * @self: a store
 * @display_name: what errors are to call the file
 */
void
waymark_store_set_display_name (WaymarkStore *self, const char *display_name)
{
  g_return_if_fail (WAYMARK_IS_STORE (self));

  waymark_sqlite_set_display_name (self->db, display_name);
}

/**
 * waymark_store_get_plan_id:
 * @self: a store
 *
 * Returns: (transfer none): id of the plan, the same in all its copies
 */
const char *
waymark_store_get_plan_id (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return self->plan_id;
}

/**
 * waymark_store_count_edits:
 * @self: a store
 *
 * Returns: how many edits there are
 */
gint64
waymark_store_count_edits (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), 0);

  return self->n_edits;
}

/**
 * waymark_store_begin_session:
 * @self: a store
 *
 * Begins a session, with an id drawn at random. It is recorded with its first
 * edit: looking writes nothing.
 */
void
waymark_store_begin_session (WaymarkStore *self)
{
  g_autofree char *id = waymark_new_id ();

  waymark_store_set_session (self, id);
}

/* For tests that need to know the id. */
void
waymark_store_set_session (WaymarkStore *self, const char *session)
{
  g_return_if_fail (WAYMARK_IS_STORE (self));
  g_return_if_fail (strlen (session) == 2 * WAYMARK_ID_LENGTH);

  strcpy (self->session, session);
  g_hash_table_add (self->own, g_strdup (session));
}

/**
 * waymark_store_get_session:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): id of the session, once one was begun
 */
const char *
waymark_store_get_session (WaymarkStore *self)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  return self->session[0] != '\0' ? self->session : NULL;
}

void
waymark_store_set_stamp (WaymarkStore *self, WaymarkStampFunc stamp, gpointer user_data)
{
  self->stamp = stamp;
  self->stamp_data = user_data;
}

/* Whether a commit waits for the disk and outlives the program. What is only worth having whole
 * goes without until its end. */
gboolean
waymark_store_set_durable (WaymarkStore *self, gboolean durable, GError **error)
{
  return waymark_sqlite_exec (self->db,
                              durable ? "PRAGMA journal_mode = TRUNCATE"
                                      : "PRAGMA journal_mode = MEMORY",
                              error) &&
         waymark_sqlite_exec (
             self->db, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF", error);
}

/* What an edit holds besides its changes. */
void
waymark_store_stamp (WaymarkStore *self,
                     const char *session,
                     gint64 seq,
                     guint8 salt[WAYMARK_SALT_LENGTH],
                     gint64 *time,
                     char **name)
{
  waymark_random_bytes (salt, WAYMARK_SALT_LENGTH);
  *time = g_get_real_time () / G_USEC_PER_SEC;
  if (self->stamp != NULL)
    self->stamp (session, seq, salt, time, name, self->stamp_data);
}
