/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-inverse-created"

#include "config.h"

#include "waymark-inverse-created.h"

#include <string.h>

#include "waymark-life-read.h"
#include "waymark-shown.h"

struct _WaymarkCreated
{
  WaymarkStore *store;
  GHashTable *items;   /* ids */
  GHashTable *stays;   /* those of them that others went on with, or that are needed */
  GHashTable *homes;   /* item -> the parent that it goes back to */
  GHashTable *gone;    /* items that will be gone again */
  GHashTable *parents; /* item -> parent, of these items and of what stands under them now */
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

WaymarkCreated *
waymark_created_new (WaymarkStore *store)
{
  WaymarkCreated *self = g_new0 (WaymarkCreated, 1);

  self->store = store;
  self->items = new_set ();
  self->stays = new_set ();
  self->gone = new_set ();
  self->homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
waymark_created_free (WaymarkCreated *self)
{
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->stays);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->homes);
  g_hash_table_unref (self->parents);
  g_free (self);
}

void
waymark_created_add (WaymarkCreated *self, const char *item)
{
  g_hash_table_add (self->items, g_strdup (item));
}

void
waymark_created_note_home (WaymarkCreated *self, const char *item, const char *parent)
{
  g_hash_table_insert (self->homes, g_strdup (item), g_strdup (parent));
}

void
waymark_created_note_gone (WaymarkCreated *self, const char *item)
{
  g_hash_table_add (self->gone, g_strdup (item));
}

/* ---- what stays */

/* Is there anything in the item that an edit brought which does not go with this one? */
static gboolean
is_continued (WaymarkState *now,
              WaymarkState *then,
              WaymarkState *was,
              const char *item,
              gboolean *continued,
              GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_state_read_item (now, item, error);

  *continued = FALSE;
  if (registers == NULL)
    return FALSE;

  for (guint i = 0; i < registers->len; i++)
    {
      g_autoptr (GArray) origins =
          waymark_state_get_origins (now, g_ptr_array_index (registers, i));

      for (guint k = 0; k < origins->len; k++)
        {
          gint64 origin = g_array_index (origins, gint64, k);

          if (origin > 0 &&
              (!waymark_state_has_edit (then, origin) || waymark_state_has_edit (was, origin)))
            *continued = TRUE;
        }
    }
  return TRUE;
}

static gboolean
goes (WaymarkCreated *self, const char *item)
{
  return item != NULL && g_hash_table_contains (self->items, item) &&
         !g_hash_table_contains (self->stays, item);
}

/* Whatever lives needs its parents. */
static void
keep_upwards (WaymarkCreated *self, const char *parent)
{
  while (goes (self, parent))
    {
      g_hash_table_add (self->stays, g_strdup (parent));
      parent = g_hash_table_lookup (self->parents, parent);
    }
}

static gboolean
note_child (const char *item, const char *field, const char *to, gpointer user_data, GError **error)
{
  WaymarkCreated *self = user_data;

  g_hash_table_insert (self->parents, g_strdup (item), g_strdup (to));
  return TRUE;
}

static gboolean
read_parents (WaymarkCreated *self, WaymarkState *now, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  if (!waymark_life_find_children (
          now, WAYMARK_LIFE_FROM_TABLES, self->items, note_child, self, error))
    return FALSE;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      char parent[33];

      if (!waymark_shown_get_parent (self->store, key, parent, error))
        return FALSE;
      g_hash_table_insert (self->parents, g_strdup (key), g_strdup (parent));
    }
  return TRUE;
}

static gboolean
find_continued (
    WaymarkCreated *self, WaymarkState *now, WaymarkState *then, WaymarkState *was, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gboolean continued;

      if (!is_continued (now, then, was, key, &continued, error))
        return FALSE;
      if (continued)
        g_hash_table_add (self->stays, g_strdup (key));
    }
  return TRUE;
}

static void
find_needed (WaymarkCreated *self)
{
  g_autoptr (GPtrArray) living = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (!goes (self, item) && !g_hash_table_contains (self->gone, item))
      g_ptr_array_add (living, item);

  for (guint i = 0; i < living->len; i++)
    {
      const char *id = g_ptr_array_index (living, i);
      const char *home = g_hash_table_lookup (self->homes, id);

      keep_upwards (self, home != NULL ? home : g_hash_table_lookup (self->parents, id));
    }
}

/* ---- what goes */

static void
remove_item (WaymarkCreated *self, const char *item, GPtrArray *registers)
{
  const char *root = item;
  g_autoptr (WaymarkValue) value = NULL;
  WaymarkRegister *r = waymark_register_new (item, WAYMARK_FIELD_GONE);

  while (goes (self, g_hash_table_lookup (self->parents, root)))
    root = g_hash_table_lookup (self->parents, root);
  value = waymark_value_new_string (root);
  waymark_register_add_value (r, value);
  g_ptr_array_add (registers, r);
}

gboolean
waymark_created_finish (WaymarkCreated *self,
                        WaymarkState *then,
                        WaymarkState *was,
                        WaymarkInverse *inverse,
                        GError **error)
{
  WaymarkState *now = waymark_store_get_state (self->store, error);
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->items) == 0)
    return TRUE;
  if (now == NULL || !read_parents (self, now, error) ||
      !find_continued (self, now, then, was, error))
    return FALSE;
  find_needed (self);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (goes (self, key))
      remove_item (self, key, inverse->registers);
    else
      g_ptr_array_add (inverse->left_alone, waymark_register_new (key, WAYMARK_FIELD_KIND));
  return TRUE;
}
