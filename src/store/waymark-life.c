/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-life"

#include "config.h"

#include "waymark-life.h"

#include <string.h>

#include "waymark-item-table.h"
#include "waymark-shown.h"

#define CLAIMS_OF_GONE                                                                             \
  "SELECT c.item, c.value, ifnull (c.origin, c.edit) FROM claim c WHERE c.field = '@gone'"

/* Links that edits after a certain time wrote, the newest write of each register first. What
 * a deletion had not seen came after it. */
#define LINKS                                                                                      \
  "SELECT c.item, c.field, c.value, ifnull (c.origin, c.edit), c.edit FROM edit e"                 \
  " JOIN change c INDEXED BY change_edit ON c.edit = e.n"                                          \
  " WHERE e.lamport > ?1 AND c.field IN"                                                           \
  " ('@place', 'about', 'into', 'meeting', 'member', 'party', 'status', 'target')"                 \
  " ORDER BY c.item, c.field, e.lamport DESC, c.nth"

#define REGISTERS_OF_ITEM                                                                          \
  "SELECT c.field, ifnull (c.origin, c.edit), c.edit, c.value FROM change c"                       \
  " JOIN edit e ON e.n = c.edit WHERE c.item = ?1 AND c.field <> '@gone'"                          \
  " ORDER BY c.field, e.lamport DESC, c.nth"

/* All items deleted by one edit under one root. */
typedef struct
{
  GPtrArray *members; /* of Member, borrowed */
  gboolean is_void;
} Unit;

/* An item with a deletion that stands. */
typedef struct
{
  char id[33];
  GArray *deletions;  /* gint64: numbers of edits */
  GPtrArray *units;   /* of Unit, borrowed */
  GPtrArray *linkers; /* ids of items with a link to it that no deletion of it had seen */
  gint64 kept;        /* the edit that brought a "not gone" beside the deletions, or 0 */
  gboolean touched;
  gboolean alive;
} Member;

struct _WaymarkLife
{
  WaymarkStore *store;
  GHashTable *members; /* id -> Member */
  GHashTable *units;   /* "edit root" -> Unit */
  GHashTable *parents; /* id -> id: of what was deleted, and of what stands under that */
  gint64 first;        /* clock of the oldest deletion that stands */
  GHashTable *clocks;  /* number of an edit -> its clock */
};

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_ptr_array_unref (unit->members);
  g_free (unit);
}

static void
member_free (gpointer data)
{
  Member *member = data;

  g_array_unref (member->deletions);
  g_ptr_array_unref (member->units);
  g_ptr_array_unref (member->linkers);
  g_free (member);
}

/* ---- has seen, in a chain */

static gboolean
read_clocks (WaymarkLife *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db, "SELECT n, lamport FROM edit", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 *n = g_new (gint64, 2);

      n[0] = waymark_statement_get_int (query, 0);
      n[1] = waymark_statement_get_int (query, 1);
      g_hash_table_insert (self->clocks, n, n);
    }
  return step != WAYMARK_STEP_ERROR;
}

static gint64
clock_of (WaymarkLife *self, gint64 edit)
{
  const gint64 *clock = g_hash_table_lookup (self->clocks, &edit);

  return clock != NULL ? clock[1] : 0;
}

/* Work that none of these deletions knew of; by origin, so that undone work is no work. */
static gboolean
is_unseen (WaymarkLife *self, gint64 origin, const GArray *deletions)
{
  if (origin == WAYMARK_ORIGIN_UNSET)
    return FALSE;
  for (guint i = 0; i < deletions->len; i++)
    if (clock_of (self, origin) <= clock_of (self, g_array_index (deletions, gint64, i)))
      return FALSE;
  return TRUE;
}

/* ---- what was deleted */

static Member *
get_member (WaymarkLife *self, const char *id)
{
  Member *member = g_hash_table_lookup (self->members, id);

  if (member == NULL)
    {
      member = g_new0 (Member, 1);
      strcpy (member->id, id);
      member->deletions = g_array_new (FALSE, FALSE, sizeof (gint64));
      member->units = g_ptr_array_new ();
      member->linkers = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->members, member->id, member);
    }
  return member;
}

static void
add_deletion (WaymarkLife *self, Member *member, const char *root, gint64 origin)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", origin, root);
  Unit *unit = g_hash_table_lookup (self->units, key);

  if (unit == NULL)
    {
      unit = g_new0 (Unit, 1);
      unit->members = g_ptr_array_new ();
      g_hash_table_insert (self->units, g_steal_pointer (&key), unit);
    }
  g_ptr_array_add (unit->members, member);
  g_ptr_array_add (member->units, unit);
  g_array_append_val (member->deletions, origin);
  self->first = MIN (self->first, clock_of (self, origin));
}

static gboolean
read_deletions (WaymarkLife *self, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, CLAIMS_OF_GONE, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      g_autoptr (WaymarkValue) value = NULL;
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      gint64 origin = waymark_statement_get_int (query, 2);
      gboolean valid;
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      bytes = waymark_statement_get_blob (query, 1, &length);
      value = waymark_value_decode (bytes, length, &valid);
      if (waymark_value_get_string (value) != NULL)
        add_deletion (self, get_member (self, id), waymark_value_get_string (value), origin);
      else if (clock_of (self, origin) >= clock_of (self, get_member (self, id)->kept))
        get_member (self, id)->kept = origin;
    }
  return step != WAYMARK_STEP_ERROR;
}

/* ---- work in what was deleted */

static void
note_parent (WaymarkLife *self, const Member *member, const char *field, WaymarkStatement *row)
{
  g_autoptr (GBytes) value = NULL;
  gsize length;
  const guint8 *bytes;
  char parent[33];

  if (strcmp (field, WAYMARK_FIELD_PLACE) != 0)
    return;
  bytes = waymark_statement_get_blob (row, 3, &length);
  value = g_bytes_new (bytes, length);
  if (waymark_place_decode (value, parent, NULL))
    g_hash_table_insert (self->parents, g_strdup (member->id), g_strdup (parent));
}

static gboolean
read_touched (WaymarkLife *self, Member *member, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db, REGISTERS_OF_ITEM, error);
  g_autofree char *field = NULL;
  gint64 newest = 0;
  WaymarkBlobId id = { 0 };
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_id_to_blob (member->id, &id);
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *next = waymark_statement_get_text (query, 0, NULL);
      gint64 edit = waymark_statement_get_int (query, 2);

      if (g_strcmp0 (field, next) != 0)
        {
          g_free (field);
          field = g_strdup (next);
          newest = edit;
          note_parent (self, member, field, query);
        }
      if (edit == newest &&
          is_unseen (self, waymark_statement_get_int (query, 1), member->deletions))
        member->touched = TRUE;
    }
  return step != WAYMARK_STEP_ERROR;
}

static void
add_link (WaymarkLife *self, const char *item, const char *field, GBytes *bytes, gint64 origin)
{
  g_autoptr (WaymarkValue) value = NULL;
  const char *to;
  char parent[33];
  Member *member;

  if (strcmp (field, WAYMARK_FIELD_PLACE) == 0)
    to = waymark_place_decode (bytes, parent, NULL) ? parent : NULL;
  else
    {
      value = waymark_bytes_decode (bytes);
      to = waymark_value_get_string (value);
    }

  member = to != NULL ? g_hash_table_lookup (self->members, to) : NULL;
  if (member != NULL && is_unseen (self, origin, member->deletions))
    g_ptr_array_add (member->linkers, g_strdup (item));
}

/* Items that were never deleted are shown, so the tables of items tell what stands under one
 * that was. */
static gboolean
read_children (WaymarkLife *self, const Member *member, GHashTable *unknown, GError **error)
{
  GPtrArray *others = g_hash_table_lookup (unknown, member->id);
  WaymarkBlobId id = { 0 };
  WaymarkKind kind;

  for (guint i = 0; others != NULL && i < others->len; i++)
    g_hash_table_insert (
        self->parents, g_strdup (g_ptr_array_index (others, i)), g_strdup (member->id));

  if (!waymark_shown_get_kind (self->store, member->id, &kind, error))
    return FALSE;
  waymark_id_to_blob (member->id, &id);
  for (int child = 0; child < WAYMARK_N_KINDS && kind < WAYMARK_N_KINDS; child++)
    {
      g_autoptr (WaymarkStatement) query = NULL;
      WaymarkStep step;

      if (!waymark_kind_may_stand_under (child, kind))
        continue;
      query =
          waymark_sqlite_get (self->store->db, waymark_item_table_select_children (child), error);
      if (query == NULL)
        return FALSE;
      waymark_statement_bind_blob (query, 1, id.bytes, id.length);
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        {
          gsize length;
          const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
          char child_id[33];

          if (waymark_id_from_blob (bytes, length, child_id))
            g_hash_table_insert (self->parents, g_strdup (child_id), g_strdup (member->id));
        }
      if (step == WAYMARK_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_links (WaymarkLife *self, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, LINKS, error);
  g_autofree char *last = NULL;
  gint64 newest = 0;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, self->first);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *field = waymark_statement_get_text (query, 1, NULL);
      gint64 edit = waymark_statement_get_int (query, 4);
      g_autofree char *key = NULL;
      g_autoptr (GBytes) value = NULL;
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      key = g_strconcat (id, " ", field, NULL);
      if (g_strcmp0 (last, key) != 0)
        {
          g_free (last);
          last = g_steal_pointer (&key);
          newest = edit;
        }
      if (edit != newest)
        continue;
      bytes = waymark_statement_get_blob (query, 2, &length);
      value = g_bytes_new (bytes, length);
      add_link (self, id, field, value, waymark_statement_get_int (query, 3));
    }
  return step != WAYMARK_STEP_ERROR;
}

/* ---- the smallest fixed point */

static gboolean
should_be_void (WaymarkLife *self, const Unit *unit)
{
  for (guint i = 0; i < unit->members->len; i++)
    {
      Member *member = g_ptr_array_index (unit->members, i);

      if (member->touched)
        return TRUE;
      for (guint k = 0; k < member->linkers->len; k++)
        if (waymark_life_is_alive (self, g_ptr_array_index (member->linkers, k)))
          return TRUE;
    }
  return FALSE;
}

static gboolean
all_void (const Member *member)
{
  for (guint i = 0; i < member->units->len; i++)
    if (!((Unit *) g_ptr_array_index (member->units, i))->is_void)
      return FALSE;
  return TRUE;
}

static gboolean
spread_units (WaymarkLife *self)
{
  gboolean again = FALSE;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      if (!unit->is_void && should_be_void (self, unit))
        unit->is_void = again = TRUE;
    }
  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Member *member = value;

      if (!member->alive && all_void (member))
        member->alive = again = TRUE;
    }
  return again;
}

/* The parent of a living item is alive. */
static gboolean
spread_parents (WaymarkLife *self)
{
  gboolean again = FALSE;
  GHashTableIter iter;
  gpointer item, parent;

  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &item, &parent))
    {
      Member *member = g_hash_table_lookup (self->members, parent);

      if (member != NULL && !member->alive && waymark_life_is_alive (self, item))
        member->alive = again = TRUE;
    }
  return again;
}

static gboolean
read_members (WaymarkLife *self, GError **error)
{
  g_autoptr (GHashTable) unknown = waymark_shown_get_unknown_children (self->store, error);
  GHashTableIter iter;
  gpointer value;

  if (unknown == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Member *member = value;

      member->alive = is_unseen (self, member->kept, member->deletions);
      if (!read_touched (self, member, error) || !read_children (self, member, unknown, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (WaymarkLife *self, GError **error)
{
  gboolean again = TRUE;

  if (!read_clocks (self, error) || !read_deletions (self, error))
    return FALSE;
  if (g_hash_table_size (self->members) == 0)
    return TRUE;
  if (!read_members (self, error) || !read_links (self, error))
    return FALSE;

  while (again)
    {
      again = spread_units (self);
      again = spread_parents (self) || again;
    }
  return TRUE;
}

/**
 * waymark_life_new:
 * @store: a store whose history is a chain
 * @error: return location for an error
 *
 * Works out from claims and changes what lives on.
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
WaymarkLife *
waymark_life_new (WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkLife) self = g_new0 (WaymarkLife, 1);

  self->store = store;
  self->first = G_MAXINT64;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, member_free);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unit_free);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->clocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return read_all (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * waymark_life_free:
 * @self: (transfer full) (nullable): a result
 */
void
waymark_life_free (WaymarkLife *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->units);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->clocks);
  g_free (self);
}

/**
 * waymark_life_is_alive:
 * @self: a result
 * @item: id of an item
 *
 * Returns: whether the item lives
 */
gboolean
waymark_life_is_alive (WaymarkLife *self, const char *item)
{
  Member *member = g_hash_table_lookup (self->members, item);

  return member == NULL || member->alive;
}

/**
 * waymark_life_get_deleted:
 * @self: a result
 *
 * Returns: (transfer container) (element-type utf8): ids of all items with a deletion that stands
 */
GPtrArray *
waymark_life_get_deleted (WaymarkLife *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (ids, key);
  return ids;
}
