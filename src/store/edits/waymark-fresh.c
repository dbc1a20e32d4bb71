/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-fresh"

#include "config.h"

#include "waymark-fresh.h"

#include <string.h>

#include "waymark-shown.h"

/* An item as the database shows it after an edit. */
typedef struct
{
  char id[33];
  char parent[33];
  WaymarkItem *item; /* NULL if it is gone */
} Fresh;

struct _WaymarkFresh
{
  GArray *items; /* of Fresh */
};

static void
fresh_clear (gpointer data)
{
  g_clear_pointer (&((Fresh *) data)->item, waymark_item_unref);
}

static int
compare_fresh (gconstpointer a, gconstpointer b)
{
  const Fresh *x = a;
  const Fresh *y = b;
  int x_kind = x->item != NULL ? (int) waymark_item_get_kind (x->item) : WAYMARK_N_KINDS;
  int y_kind = y->item != NULL ? (int) waymark_item_get_kind (y->item) : WAYMARK_N_KINDS;

  return x_kind != y_kind ? x_kind - y_kind : strcmp (x->id, y->id);
}

static gboolean
read_one (WaymarkFresh *self, WaymarkStore *store, const char *id, GError **error)
{
  Fresh one = { 0 };

  strcpy (one.id, id);
  if (!waymark_shown_read_item (store, id, &one.item, one.parent, error))
    return FALSE;
  g_array_append_val (self->items, one);
  return TRUE;
}

static gboolean
read_all (
    WaymarkFresh *self, WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error)
{
  const char *last = NULL;

  for (guint i = 0; registers != NULL && i < registers->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);

      if (last != NULL && strcmp (last, r->item) == 0)
        continue;
      last = r->item;
      if (!read_one (self, store, r->item, error))
        return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!read_one (self, store, g_ptr_array_index (ids, i), error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_fresh_read:
 * @store: a store, in a transaction
 * @registers: (nullable) (element-type WaymarkRegister): what an edit wrote, sorted
 * @ids: (element-type utf8): further items
 * @error: return location for an error
 *
 * Returns: (transfer full): the items as they now are, or %NULL with @error set
 */
WaymarkFresh *
waymark_fresh_read (WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error)
{
  g_autoptr (WaymarkFresh) self = g_new0 (WaymarkFresh, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (Fresh));
  g_array_set_clear_func (self->items, fresh_clear);
  if (!read_all (self, store, registers, ids, error))
    return NULL;

  /* Parents before what stands under them, the gone ones last. */
  g_array_sort (self->items, compare_fresh);
  return g_steal_pointer (&self);
}

/**
 * waymark_fresh_free:
 * @self: (transfer full) (nullable): items
 */
void
waymark_fresh_free (WaymarkFresh *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

static void
show_values (WaymarkPlan *plan, WaymarkItem *item, WaymarkItem *fresh)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    waymark_plan_set (plan, item, fields[i].name, waymark_item_get_nth (fresh, i));
}

static void
show_item (WaymarkPlan *plan, const Fresh *fresh)
{
  WaymarkItem *item = waymark_plan_lookup (plan, fresh->id);
  WaymarkItem *parent = waymark_plan_lookup (plan, fresh->parent);

  if (item == NULL && parent != NULL)
    waymark_plan_insert (plan, fresh->item, parent);
  if (item == NULL)
    return;

  show_values (plan, item, fresh->item);
  if (parent != NULL)
    waymark_plan_place (plan, item, parent, waymark_item_get_rank (fresh->item));
}

static int
compare_depth (gconstpointer a, gconstpointer b)
{
  return (int) waymark_item_get_kind (*(WaymarkItem *const *) a) -
         (int) waymark_item_get_kind (*(WaymarkItem *const *) b);
}

/* The uppermost first: what is under it goes with it. */
static void
remove_gone (WaymarkPlan *plan, GArray *fresh)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);

  for (guint i = 0; i < fresh->len; i++)
    {
      Fresh *one = &g_array_index (fresh, Fresh, i);
      WaymarkItem *item = one->item == NULL ? waymark_plan_lookup (plan, one->id) : NULL;

      if (item != NULL)
        g_ptr_array_add (gone, waymark_item_ref (item));
    }
  g_ptr_array_sort (gone, compare_depth);
  for (guint i = 0; i < gone->len; i++)
    {
      WaymarkItem *item = g_ptr_array_index (gone, i);

      if (waymark_item_is_in_plan (item))
        waymark_plan_remove (plan, item);
    }
}

/**
 * waymark_fresh_show_some:
 * @self: items
 * @plan: the plan in memory
 * @position: (inout): how many of them it shows already
 * @n: how many more it is to show
 *
 * Brings a part of the plan up to date; it says `changed` once. What is gone goes with the last.
 *
 * Returns: whether there are more
 */
gboolean
waymark_fresh_show_some (WaymarkFresh *self, WaymarkPlan *plan, guint *position, guint n)
{
  guint end = *position + MIN (n, self->items->len - *position);
  gboolean more = end < self->items->len;

  waymark_plan_freeze (plan);
  for (guint i = *position; i < end; i++)
    {
      Fresh *one = &g_array_index (self->items, Fresh, i);

      if (one->item != NULL)
        show_item (plan, one);
    }
  if (!more)
    remove_gone (plan, self->items);
  waymark_plan_thaw (plan);
  *position = end;
  return more;
}

/**
 * waymark_fresh_show:
 * @self: items
 * @plan: the plan in memory
 *
 * Brings the plan up to date; it says `changed` once.
 */
void
waymark_fresh_show (WaymarkFresh *self, WaymarkPlan *plan)
{
  guint position = 0;

  waymark_fresh_show_some (self, plan, &position, self->items->len);
}
