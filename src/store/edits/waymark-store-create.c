/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-create"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "waymark-item-table.h"
#include "waymark-rank.h"
#include "waymark-schema.h"
#include "waymark-store-private.h"

/* The first edit holds every register of the plan. It is written while it is hashed, so
 * that a large plan needs no second copy of itself. */
typedef struct
{
  WaymarkStore *store;
  WaymarkContentHash *hash;
  const char *root_rank;          /* a plan in memory has none */
  guint *orders[WAYMARK_N_KINDS]; /* fields of a kind by name */
} First;

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (waymark_item_get_id (*(WaymarkItem *const *) a),
                 waymark_item_get_id (*(WaymarkItem *const *) b));
}

static void
collect (WaymarkItem *item, GPtrArray *items)
{
  g_ptr_array_add (items, item);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect (waymark_item_get_child (item, i), items);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer fields)
{
  return strcmp (((const WaymarkField *) fields)[*(const guint *) a].name,
                 ((const WaymarkField *) fields)[*(const guint *) b].name);
}

static const guint *
get_order (First *first, WaymarkKind kind)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  if (first->orders[kind] == NULL)
    {
      first->orders[kind] = g_new (guint, n_fields);
      for (guint i = 0; i < n_fields; i++)
        first->orders[kind][i] = i;
      g_qsort_with_data (
          first->orders[kind], n_fields, sizeof (guint), compare_names, (gpointer) fields);
    }
  return first->orders[kind];
}

static const char *
rank_of (First *first, WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_PLAN ? first->root_rank
                                                           : waymark_item_get_rank (item);
}

static const char *
parent_of (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);

  return parent != NULL ? waymark_item_get_id (parent) : "";
}

static gboolean
write_change (First *first,
              WaymarkStatement *insert,
              WaymarkItem *item,
              const char *field,
              GBytes *value,
              GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (value, &length);

  waymark_content_hash_begin_change (first->hash, waymark_item_get_id (item), field);
  waymark_content_hash_add_value (first->hash, bytes, length, WAYMARK_ORIGIN_SELF, NULL);
  waymark_content_hash_end_change (first->hash);

  waymark_statement_bind_text (insert, 2, field, -1);
  waymark_statement_bind_blob (insert, 3, bytes, length);
  return waymark_statement_run (insert, error);
}

static gboolean
write_changes_of (First *first, WaymarkStatement *insert, WaymarkItem *item, GError **error)
{
  WaymarkKind kind = waymark_item_get_kind (item);
  const char *kind_name = waymark_kind_get_name (kind);
  g_autoptr (WaymarkValue) gone = waymark_value_new_boolean (FALSE);
  g_autoptr (WaymarkValue) name = waymark_value_new_string (kind_name);
  g_autoptr (GBytes) gone_bytes = waymark_value_encode_bytes (gone);
  g_autoptr (GBytes) kind_bytes = waymark_value_encode_bytes (name);
  g_autoptr (GBytes) place = waymark_place_encode (parent_of (item), rank_of (first, item));
  const guint *order = get_order (first, kind);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  if (!write_change (first, insert, item, WAYMARK_FIELD_GONE, gone_bytes, error) ||
      !write_change (first, insert, item, WAYMARK_FIELD_KIND, kind_bytes, error) ||
      !write_change (first, insert, item, WAYMARK_FIELD_PLACE, place, error))
    return FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, order[i]);
      g_autoptr (GBytes) bytes = NULL;

      if (value == NULL)
        continue;
      bytes = waymark_value_encode_bytes (value);
      if (!write_change (first, insert, item, fields[order[i]].name, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_changes (First *first, GPtrArray *items, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      first->store->db,
      "INSERT INTO change (item, field, edit, nth, value) VALUES (?1, ?2, 1, 0, ?3)",
      error);
  g_autoptr (GPtrArray) sorted = NULL;

  if (insert == NULL)
    return FALSE;

  sorted = g_ptr_array_copy (items, NULL, NULL);
  g_ptr_array_sort (sorted, compare_ids);
  for (guint i = 0; i < sorted->len; i++)
    {
      WaymarkItem *item = g_ptr_array_index (sorted, i);
      WaymarkBlobId id;

      if (!waymark_id_to_blob (waymark_item_get_id (item), &id))
        g_assert_not_reached ();
      waymark_statement_bind_blob (insert, 1, id.bytes, id.length);
      if (!write_changes_of (first, insert, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_items (First *first, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      WaymarkItem *item = g_ptr_array_index (items, i);
      WaymarkKind kind = waymark_item_get_kind (item);
      WaymarkBlobId id, parent;
      WaymarkValue *values[32];
      guint n_fields;

      waymark_kind_get_fields (kind, &n_fields);
      g_assert (n_fields <= G_N_ELEMENTS (values));
      for (guint k = 0; k < n_fields; k++)
        values[k] = waymark_item_get_nth (item, k);

      if (!waymark_id_to_blob (waymark_item_get_id (item), &id) ||
          !waymark_id_to_blob (parent_of (item), &parent))
        g_assert_not_reached ();
      if (!waymark_item_table_insert (
              first->store->db, kind, &id, &parent, rank_of (first, item), values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_meta (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (self->db, "INSERT INTO meta (key, value) VALUES ('plan', ?1)", error);
  WaymarkBlobId id;

  if (insert == NULL)
    return FALSE;

  if (!waymark_id_to_blob (self->plan_id, &id) || id.length != WAYMARK_ID_LENGTH)
    g_assert_not_reached ();
  waymark_statement_bind_blob (insert, 1, id.bytes, id.length);
  return waymark_statement_run (insert, error);
}

static gboolean
write_session (WaymarkStore *self, const char *session, GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (self->db, "INSERT INTO session (n, id) VALUES (1, ?1)", error);
  WaymarkBlobId id;

  if (insert == NULL)
    return FALSE;

  if (!waymark_id_to_blob (session, &id))
    g_assert_not_reached ();
  waymark_statement_bind_blob (insert, 1, id.bytes, id.length);
  return waymark_statement_run (insert, error);
}

/* The row has to be there before its changes; its digests are known after them. */
static gboolean
write_edit_row (WaymarkStore *self,
                const guint8 *salt,
                const char *person,
                gint64 time,
                const char *name,
                GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      self->db,
      "INSERT INTO edit (n, digest, session, seq, lamport, body, salt, person, time, name)"
      " VALUES (1, x'', 1, 1, 1, x'', ?1, ?2, ?3, ?4)",
      error);

  if (insert == NULL)
    return FALSE;

  waymark_statement_bind_blob (insert, 1, salt, WAYMARK_SALT_LENGTH);
  waymark_statement_bind_text (insert, 2, person, -1);
  waymark_statement_bind_int (insert, 3, time);
  waymark_statement_bind_text (insert, 4, name, -1);
  return waymark_statement_run (insert, error) &&
         waymark_sqlite_run (self->db, "INSERT INTO head (edit) VALUES (1)", error);
}

static gboolean
write_digest (WaymarkStore *self, const char *session, WaymarkContentHash *hash, GError **error)
{
  g_autoptr (WaymarkStatement) update =
      waymark_sqlite_get (self->db, "UPDATE edit SET digest = ?1, body = ?2 WHERE n = 1", error);
  WaymarkHeader header = { .session = session, .seq = 1, .lamport = 1 };
  WaymarkDigest digest;

  if (update == NULL)
    return FALSE;

  waymark_content_hash_finish (hash, &header.body);
  waymark_header_get_digest (&header, &digest);
  waymark_statement_bind_blob (update, 1, digest.bytes, sizeof digest.bytes);
  waymark_statement_bind_blob (update, 2, header.body.bytes, sizeof header.body.bytes);
  return waymark_statement_run (update, error);
}

static gboolean
write_first (WaymarkStore *self,
             WaymarkPlan *plan,
             const char *session,
             const char *name,
             const char *person,
             GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WaymarkContentHash) hash = NULL;
  g_autofree char *root_rank = waymark_rank_between (NULL, NULL, session);
  g_autofree char *stamped_name = g_strdup (name);
  First first = { .store = self, .root_rank = root_rank };
  guint8 salt[WAYMARK_SALT_LENGTH];
  gint64 time;
  gboolean done;

  waymark_store_stamp (self, session, 1, salt, &time, &stamped_name);
  hash = waymark_content_hash_new (salt, person, time, stamped_name, NULL, NULL, 0, NULL);
  first.hash = hash;
  collect (waymark_plan_get_root (plan), items);

  done = write_meta (self, error) && write_session (self, session, error) &&
         write_edit_row (self, salt, person, time, stamped_name, error) &&
         write_changes (&first, items, error) && write_digest (self, session, hash, error) &&
         write_items (&first, items, error);

  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    g_free (first.orders[kind]);
  return done;
}

static WaymarkStore *
open_new (const char *path, const char *display_name, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  WaymarkSqlite *db;

  if (fd < 0)
    {
      int code = errno;

      g_set_error (error,
                   WAYMARK_ERROR,
                   code == EEXIST                     ? WAYMARK_ERROR_EXISTS
                   : code == ENOSPC || code == EDQUOT ? WAYMARK_ERROR_NO_SPACE
                                                      : WAYMARK_ERROR_FAILED,
                   /* Translators: the first %s is the name of a file, the second what the
                      system said. */
                   _ ("“%s” could not be created: %s. Make room or choose another place, then try "
                      "again."),
                   display_name,
                   g_strerror (code));
      return NULL;
    }
  close (fd);

  db = waymark_sqlite_open (path, display_name, WAYMARK_SQLITE_CREATE, error);
  return db != NULL ? waymark_store_new_for (db, path, FALSE) : NULL;
}

static gboolean
fill (WaymarkStore *self,
      WaymarkPlan *plan,
      const char *session,
      const char *name,
      const char *person,
      GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);

  return transaction != NULL && waymark_schema_create (self->db, error) &&
         write_first (self, plan, session, name, person, error) &&
         waymark_transaction_commit (transaction, error);
}

/* For tests: with a session and stamps of their own. */
WaymarkStore *
waymark_store_create_stamped (const char *path,
                              const char *display_name,
                              WaymarkPlan *plan,
                              const char *name,
                              const char *person,
                              const char *session,
                              WaymarkStampFunc stamp,
                              gpointer user_data,
                              GError **error)
{
  g_autoptr (WaymarkStore) self = open_new (path, display_name, error);

  if (self == NULL)
    return NULL;

  waymark_store_set_stamp (self, stamp, user_data);
  strcpy (self->plan_id, waymark_plan_get_id (plan));
  if (!fill (self, plan, session, name, person, error) || !waymark_store_read_facts (self, error))
    {
      waymark_store_close (self);
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * waymark_store_create:
 * @path: where to create a private file of ours; must not exist
 * @display_name: what errors call it
 * @plan: all that the plan begins with
 * @name: what the first edit is called
 * @person: who makes it
 * @error: return location for an error
 *
 * Creates a database whose first edit is all of @plan. That edit is in a session
 * of its own, so it is no step for undo.
 *
 * Returns: (transfer full): the store, or %NULL with @error set and nothing at @path
 */
WaymarkStore *
waymark_store_create (const char *path,
                      const char *display_name,
                      WaymarkPlan *plan,
                      const char *name,
                      const char *person,
                      GError **error)
{
  g_autofree char *session = waymark_new_id ();

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (display_name != NULL, NULL);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (person != NULL, NULL);

  return waymark_store_create_stamped (
      path, display_name, plan, name, person, session, NULL, NULL, error);
}
