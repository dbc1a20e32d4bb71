/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-life"

#include "config.h"

#include "waymark-life.h"

#include <string.h>

#include "waymark-life-read.h"
#include "waymark-shown.h"

/* All items deleted by one edit under one root. */
typedef struct
{
  WaymarkDeletion deletion;
  GPtrArray *members; /* of Member, borrowed */
  gboolean is_void;
} Unit;

/* An item with a deletion that stands. */
typedef struct
{
  char id[33];
  GArray *deletions;  /* of WaymarkDeletion */
  GPtrArray *units;   /* of Unit, borrowed */
  GPtrArray *linkers; /* ids of items with a link to it that no deletion of it had seen */
  gboolean touched;
  gboolean alive;
} Member;

struct _WaymarkLife
{
  WaymarkState *state;
  GHashTable *members; /* id -> Member */
  GHashTable *units;   /* "edit root" -> Unit */
  GHashTable *parents; /* id -> id: of what was deleted, and of what stands under that */
  GHashTable *looked;  /* "item field" of the links that were looked at */
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

/**
 * waymark_life_is_unseen:
 * @state: a state
 * @origin: the edit that brought a value
 * @deletions: (element-type WaymarkDeletion): deletions of an item
 *
 * Returns: whether it is work that none of these deletions knew of; by origin, so that
 *   undone work is no work
 */
gboolean
waymark_life_is_unseen (WaymarkState *state, gint64 origin, const GArray *deletions)
{
  const WaymarkGraph *graph = waymark_state_get_graph (state);

  if (origin == WAYMARK_ORIGIN_UNSET)
    return FALSE;
  for (guint i = 0; i < deletions->len; i++)
    {
      gint64 edit = g_array_index (deletions, WaymarkDeletion, i).edit;

      if (edit == origin || waymark_graph_seen (graph, origin, edit))
        return FALSE;
    }
  return TRUE;
}

/* ---- what was deleted */

/**
 * waymark_deletions_have:
 * @deletions: (element-type WaymarkDeletion): a list
 * @edit: number of an edit
 * @root: id of the root of what it deleted
 *
 * Returns: whether that deletion is among them
 */
gboolean
waymark_deletions_have (const GArray *deletions, gint64 edit, const char *root)
{
  for (guint i = 0; i < deletions->len; i++)
    {
      const WaymarkDeletion *deletion = &g_array_index (deletions, WaymarkDeletion, i);

      if (deletion->edit == edit && strcmp (deletion->root, root) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_gone (const WaymarkAlternative *a, GArray *deletions, GArray *kept)
{
  g_autoptr (WaymarkValue) value = waymark_bytes_decode (a->value);
  const char *root = waymark_value_get_string (value);
  WaymarkDeletion deletion = { .edit = a->origin };

  if (root == NULL)
    g_array_append_val (kept, a->origin);
  else if (!waymark_deletions_have (deletions, a->origin, root))
    {
      g_strlcpy (deletion.root, root, sizeof deletion.root);
      g_array_append_val (deletions, deletion);
    }
}

/**
 * waymark_life_read_gone:
 * @state: a state
 * @item: id of an item
 * @deletions: (out) (transfer full) (element-type WaymarkDeletion): those that stand
 * @kept: (out) (transfer full) (element-type gint64): the edits that brought a "not gone"
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_life_read_gone (
    WaymarkState *state, const char *item, GArray **deletions, GArray **kept, GError **error)
{
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GPtrArray) top = NULL;

  if (!waymark_state_read (state, item, WAYMARK_FIELD_GONE, &writes, error))
    return FALSE;

  *deletions = g_array_new (FALSE, FALSE, sizeof (WaymarkDeletion));
  *kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (writes == NULL)
    return TRUE;
  top = waymark_state_frontier (state, writes->writes);
  for (guint i = 0; i < top->len; i++)
    {
      GArray *alternatives = ((WaymarkWrite *) g_ptr_array_index (top, i))->alternatives;

      for (guint k = 0; k < alternatives->len; k++)
        add_gone (&g_array_index (alternatives, WaymarkAlternative, k), *deletions, *kept);
    }
  return TRUE;
}

static void
join_unit (WaymarkLife *self, Member *member, const WaymarkDeletion *deletion)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s", deletion->edit, deletion->root);
  Unit *unit = g_hash_table_lookup (self->units, key);

  if (unit == NULL)
    {
      unit = g_new0 (Unit, 1);
      unit->deletion = *deletion;
      unit->members = g_ptr_array_new ();
      g_hash_table_insert (self->units, g_steal_pointer (&key), unit);
    }
  g_ptr_array_add (unit->members, member);
  g_ptr_array_add (member->units, unit);
}

static gboolean
add_member (const char *item, const char *field, const char *to, gpointer user_data, GError **error)
{
  WaymarkLife *self = user_data;
  g_autoptr (GArray) deletions = NULL;
  g_autoptr (GArray) kept = NULL;
  Member *member;

  if (!waymark_life_read_gone (self->state, item, &deletions, &kept, error))
    return FALSE;
  if (deletions->len == 0)
    return TRUE;

  member = g_new0 (Member, 1);
  strcpy (member->id, item);
  member->units = g_ptr_array_new ();
  member->linkers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kept->len; i++)
    if (waymark_life_is_unseen (self->state, g_array_index (kept, gint64, i), deletions))
      member->alive = TRUE;
  for (guint i = 0; i < deletions->len; i++)
    join_unit (self, member, &g_array_index (deletions, WaymarkDeletion, i));
  member->deletions = g_steal_pointer (&deletions);
  g_hash_table_insert (self->members, member->id, member);
  return TRUE;
}

/* ---- work in what was deleted */

static void
note_parent (WaymarkLife *self, const char *item, const WaymarkWrites *place)
{
  gboolean combined;
  g_autoptr (GArray) settled = waymark_state_settle (self->state, place, &combined);
  char parent[33];

  if (waymark_place_decode (g_array_index (settled, WaymarkAlternative, 0).value, parent, NULL))
    g_hash_table_insert (self->parents, g_strdup (item), g_strdup (parent));
}

static gboolean
read_member (WaymarkLife *self, Member *member, GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_state_read_item (self->state, member->id, error);

  if (registers == NULL)
    return FALSE;

  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);
      g_autoptr (GArray) standing = NULL;

      if (strcmp (r->field, WAYMARK_FIELD_GONE) == 0)
        continue;
      if (strcmp (r->field, WAYMARK_FIELD_PLACE) == 0)
        note_parent (self, member->id, r);
      standing = waymark_state_standing (self->state, r);
      for (guint k = 0; k < standing->len; k++)
        if (waymark_life_is_unseen (self->state,
                                    g_array_index (standing, WaymarkAlternative, k).origin,
                                    member->deletions))
          member->touched = TRUE;
    }
  return TRUE;
}

static gboolean
read_members (WaymarkLife *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!read_member (self, value, error))
      return FALSE;
  return TRUE;
}

/* ---- links to what was deleted */

/* Named like a link, but words. */
static gboolean
is_words (WaymarkLife *self, const char *item, const char *field, gboolean *words, GError **error)
{
  WaymarkKind kind;

  *words = FALSE;
  if (strcmp (field, "target") != 0)
    return TRUE;
  if (!waymark_shown_get_kind (waymark_state_get_store (self->state), item, &kind, error))
    return FALSE;
  *words = kind == WAYMARK_KIND_REQUIREMENT;
  return TRUE;
}

static void
note_link (WaymarkLife *self, const char *item, const char *field, const WaymarkAlternative *a)
{
  g_autoptr (WaymarkValue) value = waymark_bytes_decode (a->value);
  const char *to = waymark_value_get_string (
      strcmp (field, WAYMARK_FIELD_PLACE) == 0 ? waymark_value_get_child (value, 0) : value);
  Member *member = to != NULL ? g_hash_table_lookup (self->members, to) : NULL;

  if (member != NULL && waymark_life_is_unseen (self->state, a->origin, member->deletions))
    g_ptr_array_add (member->linkers, g_strdup (item));
}

static gboolean
add_link (const char *item, const char *field, const char *to, gpointer user_data, GError **error)
{
  WaymarkLife *self = user_data;
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) standing = NULL;
  g_autofree char *key = NULL;
  gboolean words;

  if (!g_hash_table_contains (self->members, to))
    return TRUE;
  key = g_strconcat (item, " ", field, NULL);
  if (!g_hash_table_add (self->looked, g_steal_pointer (&key)))
    return TRUE;
  if (!is_words (self, item, field, &words, error) ||
      !waymark_state_read (self->state, item, field, &writes, error))
    return FALSE;
  if (words || writes == NULL)
    return TRUE;

  standing = waymark_state_standing (self->state, writes);
  for (guint i = 0; i < standing->len; i++)
    note_link (self, item, field, &g_array_index (standing, WaymarkAlternative, i));
  return TRUE;
}

static gint64
find_first_waist (WaymarkLife *self)
{
  const WaymarkGraph *graph = waymark_state_get_graph (self->state);
  gint64 first = G_MAXINT64;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    first = MIN (first, waymark_graph_get_waist (graph, ((Unit *) value)->deletion.edit));
  return first;
}

static gboolean
add_child (const char *item, const char *field, const char *to, gpointer user_data, GError **error)
{
  WaymarkLife *self = user_data;
  g_autoptr (WaymarkWrites) place = NULL;

  if (g_hash_table_contains (self->members, item) || g_hash_table_contains (self->parents, item))
    return TRUE;
  if (!waymark_state_read (self->state, item, WAYMARK_FIELD_PLACE, &place, error))
    return FALSE;
  if (place != NULL)
    note_parent (self, item, place);
  return TRUE;
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
read_all (WaymarkLife *self, WaymarkLifeSource source, GError **error)
{
  gboolean again = TRUE;

  if (!waymark_life_find_deleted (self->state, source, add_member, self, error))
    return FALSE;
  if (g_hash_table_size (self->members) == 0)
    return TRUE;
  if (!read_members (self, error) ||
      !waymark_life_find_children (self->state, source, self->members, add_child, self, error) ||
      !waymark_life_find_links (self->state, find_first_waist (self), add_link, self, error))
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
 * @state: a state; must stay. Of a part of the edits only the record tells
 * @source: what is looked at
 * @error: return location for an error
 *
 * Works out what lives on.
 *
 * Returns: (transfer full): the result, or %NULL with @error set
 */
WaymarkLife *
waymark_life_new (WaymarkState *state, WaymarkLifeSource source, GError **error)
{
  g_autoptr (WaymarkLife) self = g_new0 (WaymarkLife, 1);

  self->state = state;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, member_free);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unit_free);
  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!waymark_state_is_whole (state))
    source = WAYMARK_LIFE_FROM_EDITS;
  return read_all (self, source, error) ? g_steal_pointer (&self) : NULL;
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
  g_hash_table_unref (self->looked);
  g_free (self);
}

/**
 * waymark_life_is_alive:
 * @self: a result
 * @item: id of an item that was made
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

/**
 * waymark_life_get_deletions:
 * @self: a result
 * @item: id of an item
 *
 * Returns: (transfer none) (nullable) (element-type WaymarkDeletion): those of its deletions
 *   that stand; %NULL where there is none
 */
const GArray *
waymark_life_get_deletions (WaymarkLife *self, const char *item)
{
  Member *member = g_hash_table_lookup (self->members, item);

  return member != NULL ? member->deletions : NULL;
}

static void
life_unit_free (gpointer data)
{
  g_ptr_array_unref (((WaymarkLifeUnit *) data)->items);
  g_free (data);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_units (gconstpointer a, gconstpointer b, gpointer graph)
{
  const WaymarkDeletion *x = &(*(WaymarkLifeUnit *const *) a)->deletion;
  const WaymarkDeletion *y = &(*(WaymarkLifeUnit *const *) b)->deletion;
  int order = strcmp (x->root, y->root);

  return order != 0 ? order : waymark_graph_compare (graph, x->edit, y->edit);
}

/**
 * waymark_life_get_units:
 * @self: a result
 *
 * Returns: (transfer full) (element-type WaymarkLifeUnit): what was deleted together, by
 *   root and age; ids in it are the result's own
 */
GPtrArray *
waymark_life_get_units (WaymarkLife *self)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (life_unit_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Unit *unit = value;
      WaymarkLifeUnit *copy = g_new (WaymarkLifeUnit, 1);

      copy->deletion = unit->deletion;
      copy->items = g_ptr_array_new ();
      for (guint i = 0; i < unit->members->len; i++)
        g_ptr_array_add (copy->items, ((Member *) g_ptr_array_index (unit->members, i))->id);
      g_ptr_array_sort (copy->items, compare_ids);
      g_ptr_array_add (units, copy);
    }
  g_ptr_array_sort_with_data (
      units, compare_units, (gpointer) waymark_state_get_graph (self->state));
  return units;
}
