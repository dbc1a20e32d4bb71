/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-clip-private.h"
#include "waymark-item-several.h"
#include "waymark-number.h"

static void
clip_item_free (WaymarkClipItem *item)
{
  guint n;

  waymark_kind_get_fields (item->kind, &n);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&item->values[i], waymark_value_unref);
  g_free (item->values);
  g_free (item->id);
  g_free (item->parent);
  g_free (item->shown);
  g_free (item);
}

WaymarkClip *
waymark_clip_new_empty (const char *plan)
{
  WaymarkClip *clip = g_new0 (WaymarkClip, 1);

  clip->plan = g_strdup (plan);
  clip->items = g_ptr_array_new_with_free_func ((GDestroyNotify) clip_item_free);
  return clip;
}

WaymarkClipItem *
waymark_clip_add (WaymarkClip *clip, WaymarkKind kind)
{
  WaymarkClipItem *item = g_new0 (WaymarkClipItem, 1);
  guint n;

  waymark_kind_get_fields (kind, &n);
  item->kind = kind;
  item->values = g_new0 (WaymarkValue *, n);
  g_ptr_array_add (clip->items, item);
  return item;
}

/**
 * waymark_clip_free:
 * @clip: (transfer full): a clip
 */
void
waymark_clip_free (WaymarkClip *clip)
{
  g_ptr_array_unref (clip->items);
  g_free (clip->plan);
  g_free (clip);
}

typedef struct
{
  WaymarkClip *clip;
  WaymarkPlan *plan;
  GHashTable *taken; /* ids of parties and statuses that are in the clip */
  gboolean updates;
} Copying;

static WaymarkClipItem *
copy_values (Copying *copying, WaymarkItem *item, const char *parent)
{
  WaymarkClipItem *copy = waymark_clip_add (copying->clip, waymark_item_get_kind (item));
  guint n;

  copy->id = g_strdup (waymark_item_get_id (item));
  copy->parent = g_strdup (parent);
  waymark_kind_get_fields (copy->kind, &n);
  for (guint i = 0; i < n; i++)
    if (waymark_item_get_nth (item, i) != NULL)
      copy->values[i] = waymark_value_ref (waymark_item_get_nth (item, i));
  return copy;
}

/* The other names of a party tell it apart as well as its own. */
static void
copy_named (Copying *copying, WaymarkItem *named)
{
  if (!g_hash_table_add (copying->taken, g_strdup (waymark_item_get_id (named))))
    return;
  copy_values (copying, named, NULL);
  for (WaymarkItem *alias = waymark_item_first (named, WAYMARK_KIND_ALIAS); alias != NULL;
       alias = waymark_item_next (alias))
    copy_values (copying, alias, waymark_item_get_id (named));
}

static void
copy_what_is_named (Copying *copying, WaymarkItem *item)
{
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n);

  for (guint i = 0; i < n; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      WaymarkItem *target = NULL;

      if (fields[i].type == WAYMARK_FIELD_LINK && value != NULL)
        target = waymark_plan_lookup (copying->plan, waymark_value_get_string (value));
      if (target != NULL && (waymark_item_get_kind (target) == WAYMARK_KIND_PARTY ||
                             waymark_item_get_kind (target) == WAYMARK_KIND_STATUS))
        copy_named (copying, target);
    }
}

static void
copy_all (Copying *copying, WaymarkItem *item, const char *parent)
{
  WaymarkClipItem *copy;

  if (waymark_item_get_kind (item) == WAYMARK_KIND_UPDATE && !copying->updates)
    return;
  copy_what_is_named (copying, item);
  copy = copy_values (copying, item, parent);
  if (copy->kind == WAYMARK_KIND_REFERENCE)
    {
      const char *id = waymark_item_get_string (item, "target");
      WaymarkItem *target = id != NULL ? waymark_plan_lookup (copying->plan, id) : NULL;

      copy->shown = target != NULL ? waymark_item_get_number_label (target) : NULL;
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    copy_all (copying, waymark_item_get_child (item, i), waymark_item_get_id (item));
}

/**
 * waymark_clip_new:
 * @document: an open plan
 * @ids: (array zero-terminated=1): themes, priorities, requirements or actions
 * @updates: whether their updates go along, as they do when items move elsewhere
 *
 * Returns: (transfer full): the items with all that is under them
 */
WaymarkClip *
waymark_clip_new (WaymarkDocument *document, const char *const *ids, gboolean updates)
{
  g_autoptr (GPtrArray) tops = NULL;
  Copying copying = { .updates = updates };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  tops = waymark_command_find_tops (document, ids);
  copying.plan = waymark_document_get_plan (document);
  copying.clip = waymark_clip_new_empty (waymark_plan_get_id (copying.plan));
  copying.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tops->len; i++)
    if (waymark_item_get_parent (tops->pdata[i]) != NULL)
      copy_all (&copying, tops->pdata[i], NULL);
  g_hash_table_unref (copying.taken);
  return copying.clip;
}
