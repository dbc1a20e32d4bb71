/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-plan.h"

#include <string.h>

#include "waymark-id.h"
#include "waymark-item-private.h"
#include "waymark-plan-private.h"
#include "waymark-rank.h"
#include "waymark-shared-text.h"
#include "waymark-word-index-private.h"

/**
 * WaymarkPlan:
 *
 * A whole plan in memory: a tree of items by id, each item's children in the
 * order of (rank, id). It knows nothing of files; a #WaymarkDocument keeps one in
 * step with its file.
 */
struct _WaymarkPlan
{
  GObject parent_instance;

  char *id;
  WaymarkItem *root;
  GHashTable *items;       /* WaymarkItem by its id, which is its beginning; borrowed */
  GHashTable *pointers;    /* id of a target -> GPtrArray of reference items, borrowed */
  WaymarkWordIndex *words; /* NULL until it is asked for */

  guint frozen;
  GPtrArray *changes;  /* of WaymarkItemChange, in order of first change; NULL when none */
  GHashTable *changed; /* item -> its WaymarkItemChange in changes */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkPlan,
                               waymark_plan,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_SOURCE,
                                                      waymark_plan_source_init))

/* ---- collecting what changed */

static void
item_change_free (WaymarkItemChange *change)
{
  waymark_item_unref (change->item);
  waymark_item_unref (change->old_parent);
  g_free (change);
}

static void
emit_changes (WaymarkPlan *self)
{
  g_autoptr (GPtrArray) changes = g_steal_pointer (&self->changes);

  g_clear_pointer (&self->changed, g_hash_table_unref);
  if (changes != NULL)
    g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
note_change (WaymarkPlan *self,
             WaymarkItem *item,
             WaymarkChangeFlags flags,
             WaymarkItem *old_parent,
             guint fields)
{
  WaymarkItemChange *change;

  if (self->words != NULL)
    waymark_word_index_note_change (self->words, item, old_parent);
  if (!g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    return;
  if (self->changes == NULL)
    {
      self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) item_change_free);
      self->changed = g_hash_table_new (NULL, NULL);
    }
  change = g_hash_table_lookup (self->changed, item);
  if (change == NULL)
    {
      change = g_new0 (WaymarkItemChange, 1);
      change->item = waymark_item_ref (item);
      g_ptr_array_add (self->changes, change);
      g_hash_table_insert (self->changed, item, change);
    }
  change->flags |= flags;
  change->fields |= fields;
  if (change->old_parent == NULL && old_parent != NULL)
    change->old_parent = waymark_item_ref (old_parent);
  if (self->frozen == 0)
    emit_changes (self);
}

/**
 * waymark_plan_freeze:
 * @self: a plan
 *
 * Collects changes until the matching waymark_plan_thaw().
 */
void
waymark_plan_freeze (WaymarkPlan *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN (self));

  self->frozen++;
}

/**
 * waymark_plan_thaw:
 * @self: a plan
 *
 * Ends a waymark_plan_freeze(). The outermost emits #WaymarkPlan::changed if
 * anything changed.
 */
void
waymark_plan_thaw (WaymarkPlan *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN (self) && self->frozen > 0);

  if (--self->frozen == 0)
    emit_changes (self);
}

/**
 * waymark_plan_is_frozen:
 * @self: a plan
 *
 * Returns: whether changes are being collected, as they are while an edit is open
 */
gboolean
waymark_plan_is_frozen (WaymarkPlan *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (self), FALSE);

  return self->frozen > 0;
}

void
waymark_plan_drop_changes (WaymarkPlan *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
}

/* ---- references, by what they point to */

static const char *
target_of (WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_REFERENCE
             ? waymark_item_get_string (item, "target")
             : NULL;
}

static void
link_target (WaymarkPlan *self, WaymarkItem *item)
{
  const char *target = target_of (item);
  GPtrArray *sources;

  if (target == NULL)
    return;
  sources = g_hash_table_lookup (self->pointers, target);
  if (sources == NULL)
    {
      sources = g_ptr_array_new ();
      g_hash_table_insert (self->pointers, g_strdup (target), sources);
    }
  g_ptr_array_add (sources, item);
}

static void
unlink_target (WaymarkPlan *self, WaymarkItem *item)
{
  const char *target = target_of (item);
  GPtrArray *sources = target != NULL ? g_hash_table_lookup (self->pointers, target) : NULL;

  if (sources != NULL && g_ptr_array_remove (sources, item) && sources->len == 0)
    g_hash_table_remove (self->pointers, target);
}

/* ---- the tree */

static void
enter (WaymarkPlan *self, WaymarkItem *item)
{
  g_hash_table_add (self->items, item);
  item->in_plan = TRUE;
  link_target (self, item);
  note_change (self, item, WAYMARK_CHANGE_ADDED, NULL, 0);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    enter (self, g_ptr_array_index (item->children, i));
}

static void
leave (WaymarkPlan *self, WaymarkItem *item, WaymarkItem *old_parent)
{
  for (guint i = waymark_item_get_n_children (item); i > 0; i--)
    leave (self, g_ptr_array_index (item->children, i - 1), item);
  unlink_target (self, item);
  g_hash_table_remove (self->items, item->id);
  item->in_plan = FALSE;
  note_change (self, item, WAYMARK_CHANGE_REMOVED, old_parent, 0);
}

/**
 * waymark_plan_insert:
 * @self: a plan
 * @item: an item that is in no plan, with its rank, values and children
 * @parent: an item of the plan
 *
 * Adds the item, and whatever stands under it, at the place that its rank says.
 */
void
waymark_plan_insert (WaymarkPlan *self, WaymarkItem *item, WaymarkItem *parent)
{
  g_return_if_fail (WAYMARK_IS_PLAN (self) && item != NULL && parent != NULL);
  g_return_if_fail (!item->in_plan && item->parent == NULL && parent->in_plan);
  g_return_if_fail (!g_hash_table_contains (self->items, item->id));
  g_return_if_fail (
      waymark_kind_may_stand_under (waymark_item_get_kind (item), waymark_item_get_kind (parent)));

  waymark_item_attach (waymark_item_ref (item), parent);
  waymark_plan_freeze (self);
  enter (self, item);
  waymark_plan_thaw (self);
}

/**
 * waymark_plan_add:
 * @self: a plan
 * @kind: kind of the new item
 * @id: its id, not yet in the plan
 * @parent: an item of the plan
 * @rank: its place among the children of @parent
 *
 * Returns: (transfer none): the new item, without values
 */
WaymarkItem *
waymark_plan_add (
    WaymarkPlan *self, WaymarkKind kind, const char *id, WaymarkItem *parent, const char *rank)
{
  g_autoptr (WaymarkItem) item = waymark_item_new (kind, id, rank);

  waymark_plan_insert (self, item, parent);
  return item->in_plan ? item : NULL;
}

/**
 * waymark_plan_append:
 * @self: a plan
 * @kind: kind of the new item
 * @parent: an item of the plan
 *
 * Adds a new item with an id of its own after the last child of @parent.
 *
 * Returns: (transfer none): the new item, without values
 */
WaymarkItem *
waymark_plan_append (WaymarkPlan *self, WaymarkKind kind, WaymarkItem *parent)
{
  guint n = waymark_item_get_n_children (parent);
  g_autofree char *id = waymark_new_id ();
  g_autofree char *rank = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN (self) && parent != NULL, NULL);

  rank = waymark_rank_between (
      n > 0 ? waymark_item_get_child (parent, n - 1)->rank : NULL, NULL, self->id);
  return waymark_plan_add (self, kind, id, parent, rank);
}

/**
 * waymark_plan_set:
 * @self: a plan
 * @item: an item of the plan
 * @field: name of a field of its kind
 * @value: (nullable): the value; %NULL unsets it
 */
void
waymark_plan_set (WaymarkPlan *self, WaymarkItem *item, const char *field, WaymarkValue *value)
{
  int index;

  g_return_if_fail (WAYMARK_IS_PLAN (self) && item != NULL && item->in_plan);

  index = waymark_kind_find_field (waymark_item_get_kind (item), field);
  g_return_if_fail (index >= 0);
  if (waymark_value_equal (item->values[index], value))
    return;

  unlink_target (self, item);
  waymark_value_unref (item->values[index]);
  item->values[index] = value != NULL ? waymark_value_ref (value) : NULL;
  link_target (self, item);
  note_change (self, item, WAYMARK_CHANGE_FIELDS, NULL, 1u << index);
}

/**
 * waymark_plan_set_string:
 * @self: a plan
 * @item: an item of the plan
 * @field: name of a field that holds a string
 * @value: (nullable): the string; %NULL or empty unsets it
 */
void
waymark_plan_set_string (WaymarkPlan *self, WaymarkItem *item, const char *field, const char *value)
{
  g_autoptr (WaymarkValue) string = waymark_value_new_string (value);

  waymark_plan_set (self, item, field, string);
}

/**
 * waymark_plan_place:
 * @self: a plan
 * @item: an item of the plan, not the plan's own
 * @parent: the item that it is to stand under
 * @rank: its place there
 */
void
waymark_plan_place (WaymarkPlan *self, WaymarkItem *item, WaymarkItem *parent, const char *rank)
{
  g_autoptr (WaymarkItem) old_parent = NULL;
  const char *old_rank;
  WaymarkItem *held;

  g_return_if_fail (WAYMARK_IS_PLAN (self) && item != NULL && parent != NULL && rank != NULL);
  g_return_if_fail (item->in_plan && item->parent != NULL && parent->in_plan);
  g_return_if_fail (
      waymark_kind_may_stand_under (waymark_item_get_kind (item), waymark_item_get_kind (parent)));

  if (item->parent == parent && g_str_equal (item->rank, rank))
    return;
  old_parent = waymark_item_ref (item->parent);
  held = waymark_item_detach (item);
  old_rank = item->rank;
  item->rank = waymark_shared_text_take (rank);
  waymark_shared_text_release (old_rank);
  waymark_item_attach (held, parent);
  note_change (self, item, WAYMARK_CHANGE_MOVED, old_parent, 0);
}

/**
 * waymark_plan_remove:
 * @self: a plan
 * @item: an item of the plan, not the plan's own
 *
 * Takes an item and all that stands under it out of the plan.
 */
void
waymark_plan_remove (WaymarkPlan *self, WaymarkItem *item)
{
  g_autoptr (WaymarkItem) old_parent = NULL;
  g_autoptr (WaymarkItem) held = NULL;

  g_return_if_fail (WAYMARK_IS_PLAN (self) && item != NULL);
  g_return_if_fail (item->in_plan && item->parent != NULL);

  old_parent = waymark_item_ref (item->parent);
  held = waymark_item_detach (item);
  waymark_plan_freeze (self);
  leave (self, item, old_parent);
  waymark_plan_thaw (self);
}

/* ---- reading */

/**
 * waymark_plan_get_id:
 * @self: a plan
 *
 * Returns: (transfer none): the plan's id, 32 hexadecimal digits: the same in all its copies
 */
const char *
waymark_plan_get_id (WaymarkPlan *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (self), NULL);

  return self->id;
}

/**
 * waymark_plan_get_root:
 * @self: a plan
 *
 * Returns: (transfer none): the plan's own item, of kind %WAYMARK_KIND_PLAN
 */
WaymarkItem *
waymark_plan_get_root (WaymarkPlan *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (self), NULL);

  return self->root;
}

/**
 * waymark_plan_lookup:
 * @self: a plan
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the item with that id
 */
WaymarkItem *
waymark_plan_lookup (WaymarkPlan *self, const char *id)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

/**
 * waymark_plan_get_n_items:
 * @self: a plan
 *
 * Returns: how many items it has, its own included
 */
guint
waymark_plan_get_n_items (WaymarkPlan *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (self), 0);

  return g_hash_table_size (self->items);
}

/**
 * waymark_plan_get_pointers_to:
 * @self: a plan
 * @item: what is pointed to
 * @kind: kind of the items wanted
 * @field: name of their link field
 *
 * References by target are found at once; anything else is looked for in the whole plan.
 *
 * Returns: (transfer container) (element-type WaymarkItem): the items of that kind whose
 *   field links to @item, in no particular order
 */
GPtrArray *
waymark_plan_get_pointers_to (WaymarkPlan *self,
                              WaymarkItem *item,
                              WaymarkKind kind,
                              const char *field)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (WAYMARK_IS_PLAN (self) && item != NULL, NULL);
  g_return_val_if_fail (waymark_kind_find_field (kind, field) >= 0, NULL);

  if (kind == WAYMARK_KIND_REFERENCE)
    {
      GPtrArray *sources = g_hash_table_lookup (self->pointers, item->id);

      if (sources != NULL)
        g_ptr_array_extend (found, sources, NULL, NULL);
      return g_steal_pointer (&found);
    }
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (waymark_item_get_kind (value) == kind &&
        g_strcmp0 (waymark_item_get_string (value, field), item->id) == 0)
      g_ptr_array_add (found, value);
  return g_steal_pointer (&found);
}

/* For filters and orders. Made when it is first asked for, it is filled by whoever has time. */
WaymarkWordIndex *
waymark_plan_get_word_index (WaymarkPlan *self)
{
  if (self->words == NULL)
    self->words = waymark_word_index_new (self->root);
  return self->words;
}

/* ---- life */

static void
waymark_plan_finalize (GObject *object)
{
  WaymarkPlan *self = WAYMARK_PLAN (object);

  waymark_plan_drop_changes (self);
  g_clear_pointer (&self->words, waymark_word_index_free);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->pointers, g_hash_table_unref);
  self->root->plan = NULL;
  g_clear_pointer (&self->root, waymark_item_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (waymark_plan_parent_class)->finalize (object);
}

static void
waymark_plan_class_init (WaymarkPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = waymark_plan_finalize;

  /**
   * WaymarkPlan::changed:
   * @self: the plan
   * @changes: (element-type WaymarkItemChange): what changed, an entry an item
   *
   * Emitted once for each edit, undo or reload, when all of it is in place.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_PTR_ARRAY);
}

static void
waymark_plan_init (WaymarkPlan *self)
{
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  self->pointers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->root = waymark_item_new (WAYMARK_KIND_PLAN, WAYMARK_PLAN_ID, NULL);
  self->root->in_plan = TRUE;
  self->root->plan = self;
  g_hash_table_add (self->items, self->root);
}

/**
 * waymark_plan_new:
 * @plan_id: (nullable): the plan's id, or %NULL for a new one
 *
 * Returns: (transfer full): a plan with nothing but its own item
 */
WaymarkPlan *
waymark_plan_new (const char *plan_id)
{
  WaymarkPlan *self = g_object_new (WAYMARK_TYPE_PLAN, NULL);

  self->id = plan_id != NULL ? g_strdup (plan_id) : waymark_new_id ();
  return self;
}
