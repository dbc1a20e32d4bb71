/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-open-conflicts"

#include "config.h"

#include "waymark-open-conflicts.h"

#include <string.h>

#include "waymark-conflict-list.h"
#include "waymark-shown.h"

struct _WaymarkOpenConflicts
{
  GHashTable *values;  /* item -> GPtrArray of WaymarkConflict: of its fields and its place */
  GHashTable *twins;   /* parent -> GPtrArray of WaymarkConflict: of relations under it */
  GHashTable *parents; /* relation that is among these -> its parent then */
  GHashTable *touched; /* ids of items to be looked at again */
  gboolean has_into;   /* a party went into another: what is alike hangs on all of them */
};

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);
}

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (
      g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static WaymarkOpenConflicts *
open_conflicts_new (void)
{
  WaymarkOpenConflicts *self = g_new0 (WaymarkOpenConflicts, 1);

  self->values = lists_new ();
  self->twins = lists_new ();
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * waymark_open_conflicts_free:
 * @self: (transfer full) (nullable): what waits
 */
void
waymark_open_conflicts_free (WaymarkOpenConflicts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->twins);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->touched);
  g_free (self);
}

/**
 * waymark_open_conflicts_drop:
 * @store: a store
 *
 * Forgets what was remembered: more changed than can be told.
 */
void
waymark_open_conflicts_drop (WaymarkStore *store)
{
  g_clear_pointer (&store->open_conflicts, waymark_open_conflicts_free);
}

/* ---- reading all */

/* Takes @conflict. */
static void
add (GHashTable *lists, const char *key, WaymarkConflict *conflict)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = list_new ();
      g_hash_table_insert (lists, g_strdup (key), list);
    }
  g_ptr_array_add (list, conflict);
}

static gboolean
add_twins (WaymarkOpenConflicts *self, WaymarkStore *store, GPtrArray *found, GError **error)
{
  for (guint i = 0; i < found->len; i++)
    {
      const WaymarkConflict *conflict = g_ptr_array_index (found, i);
      char parent[33];

      if (!waymark_shown_get_parent (store, conflict->item, parent, error))
        return FALSE;
      for (guint k = 0; k < conflict->items->len; k++)
        g_hash_table_insert (
            self->parents, g_strdup (g_ptr_array_index (conflict->items, k)), g_strdup (parent));
      add (self->twins, parent, waymark_conflict_copy (conflict));
    }
  return TRUE;
}

static gboolean
read_all (WaymarkOpenConflicts *self, WaymarkStore *store, GError **error)
{
  g_autoptr (GPtrArray) values = waymark_conflict_list_values (store, NULL, error);
  g_autoptr (GPtrArray) twins = list_new ();
  gboolean used;
  gint64 any;

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      const WaymarkConflict *conflict = g_ptr_array_index (values, i);

      add (self->values, conflict->item, waymark_conflict_copy (conflict));
    }
  if (!waymark_conflict_find_twins (store, NULL, twins, &used, error) ||
      !add_twins (self, store, twins, error) ||
      !waymark_sqlite_get_int (
          store->db, "SELECT EXISTS (SELECT 1 FROM party WHERE \"into\" IS NOT NULL)", &any, error))
    return FALSE;
  self->has_into = used || any != 0;
  return TRUE;
}

/**
 * waymark_open_conflicts_read:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_open_conflicts_read (WaymarkStore *store, GError **error)
{
  WaymarkOpenConflicts *self = open_conflicts_new ();

  waymark_open_conflicts_drop (store);
  if (!read_all (self, store, error))
    {
      waymark_open_conflicts_free (self);
      return FALSE;
    }
  store->open_conflicts = self;
  return TRUE;
}

/* ---- reading what changed */

/**
 * waymark_open_conflicts_note:
 * @store: a store
 * @record: an edit that was written
 *
 * Notes what is to be looked at again.
 */
void
waymark_open_conflicts_note (WaymarkStore *store, const WaymarkRecord *record)
{
  WaymarkOpenConflicts *self = store->open_conflicts;

  if (self == NULL)
    return;
  for (guint i = 0; i < record->registers->len; i++)
    {
      const WaymarkRegister *r = g_ptr_array_index (record->registers, i);

      g_hash_table_add (self->touched, g_strdup (r->item));
      self->has_into = self->has_into || strcmp (r->field, "into") == 0;
    }
  for (guint i = 0; i < record->risen->len; i++)
    g_hash_table_add (self->touched, g_strdup (g_ptr_array_index (record->risen, i)));
}

static void
forget_twins (WaymarkOpenConflicts *self, const char *parent)
{
  GPtrArray *list = g_hash_table_lookup (self->twins, parent);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const WaymarkConflict *conflict = g_ptr_array_index (list, i);

      for (guint k = 0; k < conflict->items->len; k++)
        g_hash_table_remove (self->parents, g_ptr_array_index (conflict->items, k));
    }
  g_hash_table_remove (self->twins, parent);
}

static gboolean
read_twins_under (WaymarkOpenConflicts *self,
                  WaymarkStore *store,
                  const char *parent,
                  GError **error)
{
  g_autoptr (GPtrArray) found = list_new ();

  forget_twins (self, parent);
  return waymark_conflict_find_twins_under (store, parent, found, error) &&
         add_twins (self, store, found, error);
}

/* Where it stands now, and where it stood among others like it. */
static gboolean
read_relation (WaymarkOpenConflicts *self, WaymarkStore *store, const char *item, GError **error)
{
  g_autofree char *before = g_strdup (g_hash_table_lookup (self->parents, item));
  char parent[33];

  if (!waymark_shown_get_parent (store, item, parent, error) ||
      (parent[0] != '\0' && !read_twins_under (self, store, parent, error)))
    return FALSE;
  return before == NULL || strcmp (before, parent) == 0 ||
         read_twins_under (self, store, before, error);
}

static gboolean
read_item (WaymarkOpenConflicts *self, WaymarkStore *store, const char *item, GError **error)
{
  g_autoptr (GPtrArray) list = waymark_conflict_list_values (store, item, error);
  WaymarkKind kind;

  if (list == NULL || !waymark_shown_get_kind (store, item, &kind, error))
    return FALSE;
  if (list->len > 0)
    g_hash_table_insert (self->values, g_strdup (item), g_steal_pointer (&list));
  else
    g_hash_table_remove (self->values, item);
  return !waymark_conflict_may_be_twin (kind) || read_relation (self, store, item, error);
}

static gboolean
read_touched (WaymarkOpenConflicts *self, WaymarkStore *store, GError **error)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!read_item (self, store, item, error))
      return FALSE;
  g_hash_table_remove_all (self->touched);
  return TRUE;
}

static gboolean
bring_up_to_date (WaymarkStore *store, GError **error)
{
  WaymarkOpenConflicts *self = store->open_conflicts;

  if (self != NULL && g_hash_table_size (self->touched) == 0)
    return TRUE;
  if (self == NULL || self->has_into)
    return waymark_open_conflicts_read (store, error);
  if (read_touched (self, store, error))
    return TRUE;
  waymark_open_conflicts_drop (store);
  return FALSE;
}

/* ---- */

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const WaymarkConflict *x = *(WaymarkConflict *const *) a;
  const WaymarkConflict *y = *(WaymarkConflict *const *) b;
  int order = strcmp (x->item, y->item);

  return order != 0 ? order : g_strcmp0 (x->field, y->field);
}

static GPtrArray *
copy_sorted (GHashTable *lists)
{
  GPtrArray *all = list_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GPtrArray *list = value;

      for (guint i = 0; i < list->len; i++)
        g_ptr_array_add (all, waymark_conflict_copy (g_ptr_array_index (list, i)));
    }
  g_ptr_array_sort (all, compare_conflicts);
  return all;
}

/**
 * waymark_open_conflicts_list:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkConflict): what stands side by side: values and
 *   places by item and field, then deletions, then relations that are there twice; %NULL with
 *   @error set
 */
GPtrArray *
waymark_open_conflicts_list (WaymarkStore *store, GError **error)
{
  GPtrArray *deletions, *all;

  if (!bring_up_to_date (store, error))
    return NULL;
  deletions = waymark_conflict_list_deletions (store, error);
  if (deletions == NULL)
    return NULL;
  all = copy_sorted (store->open_conflicts->values);
  g_ptr_array_extend_and_steal (all, deletions);
  g_ptr_array_extend_and_steal (all, copy_sorted (store->open_conflicts->twins));
  return all;
}
