/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-difference"

#include "config.h"

#include <string.h>

#include "waymark-combination-private.h"
#include "waymark-shown.h"

WaymarkDifference *
waymark_difference_new (WaymarkDifferenceType type,
                        WaymarkDifferenceSide side,
                        const char *item,
                        WaymarkKind kind,
                        const char *field)
{
  WaymarkDifference *self = g_new0 (WaymarkDifference, 1);

  self->type = type;
  self->side = side;
  self->item = g_strdup (item);
  self->kind = kind;
  self->field = g_strdup (field);
  self->theirs = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_claim_free);
  return self;
}

static void
work_free (gpointer data)
{
  WaymarkWork *work = data;

  g_free (work->item);
  g_free (work->field);
  g_clear_pointer (&work->value, waymark_value_unref);
  g_free (work);
}

/* @bytes: (nullable): the value, in canonical bytes */
void
waymark_difference_add_work (
    WaymarkDifference *self, const char *item, WaymarkKind kind, const char *field, GBytes *bytes)
{
  WaymarkWork *work = g_new0 (WaymarkWork, 1);

  work->item = g_strdup (item);
  work->kind = kind;
  work->field = g_strdup (field);
  work->value = bytes != NULL ? waymark_bytes_decode (bytes) : NULL;
  if (self->work == NULL)
    self->work = g_ptr_array_new_with_free_func (work_free);
  g_ptr_array_add (self->work, work);
}

void
waymark_difference_free (WaymarkDifference *self)
{
  if (self == NULL)
    return;

  g_free (self->item);
  g_free (self->field);
  g_clear_pointer (&self->base, waymark_value_unref);
  g_clear_pointer (&self->ours, waymark_claim_free);
  g_ptr_array_unref (self->theirs);
  g_clear_pointer (&self->result, waymark_value_unref);
  g_clear_pointer (&self->written, waymark_value_unref);
  g_clear_pointer (&self->work, g_ptr_array_unref);
  g_free (self);
}

static guint
hash (gconstpointer key)
{
  const WaymarkDifference *self = key;

  return g_str_hash (self->item) * 31 + (self->field != NULL ? g_str_hash (self->field) : 0);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const WaymarkDifference *one = a;
  const WaymarkDifference *other = b;

  return strcmp (one->item, other->item) == 0 && g_strcmp0 (one->field, other->field) == 0;
}

GHashTable *
waymark_differences_index (GPtrArray *differences)
{
  GHashTable *index = g_hash_table_new (hash, is_same);

  for (guint i = 0; i < differences->len; i++)
    g_hash_table_add (index, g_ptr_array_index (differences, i));
  return index;
}

gboolean
waymark_differences_has (GHashTable *index, const char *item, const char *field)
{
  const WaymarkDifference key = { .item = (char *) item, .field = (char *) field };

  return g_hash_table_contains (index, &key);
}

/* ---- the order of the plan */

typedef struct
{
  GHashTable *places; /* id -> place in the plan, from 1 */
  guint next;
} Order;

static void
note_places (Order *order, WaymarkItem *item)
{
  g_hash_table_insert (
      order->places, (gpointer) waymark_item_get_id (item), GUINT_TO_POINTER (order->next++));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    note_places (order, waymark_item_get_child (item, i));
}

/* What goes has no place any more; it comes where it stood. */
static guint
place_of (Order *order, WaymarkStore *mine, const char *item)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (order->places, item));
  char parent[33];

  if (place == 0 && mine != NULL && waymark_shown_get_parent (mine, item, parent, NULL))
    place = GPOINTER_TO_UINT (g_hash_table_lookup (order->places, parent));
  return place;
}

typedef struct
{
  WaymarkDifference *difference;
  guint place;
  int field;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a;
  const Placed *y = b;

  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->field != y->field)
    return x->field - y->field;
  return strcmp (x->difference->item, y->difference->item);
}

void
waymark_differences_sort (GPtrArray *differences, WaymarkPlan *result, WaymarkStore *mine)
{
  Order order = { g_hash_table_new (g_str_hash, g_str_equal), 1 };
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  note_places (&order, waymark_plan_get_root (result));
  for (guint i = 0; i < differences->len; i++)
    {
      WaymarkDifference *difference = g_ptr_array_index (differences, i);
      Placed one = { difference, place_of (&order, mine, difference->item), -1 };

      if (difference->field != NULL && difference->kind < WAYMARK_N_KINDS)
        one.field = waymark_kind_find_field (difference->kind, difference->field);
      g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    differences->pdata[i] = g_array_index (placed, Placed, i).difference;
  g_hash_table_unref (order.places);
}
