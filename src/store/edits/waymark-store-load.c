/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-load"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-table.h"
#include "waymark-store-private.h"

static gboolean
refuse_item (WaymarkStore *self, GError **error)
{
  return waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: an item in it has no place."),
                               waymark_store_get_display_name (self));
}

/* Most statuses, leads and dates of a plan are the same few values: each is held once. */
static void
share_values (WaymarkItem *item, GHashTable *known)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      WaymarkValue *same;

      if (value == NULL || fields[i].type == WAYMARK_FIELD_TEXT ||
          fields[i].type == WAYMARK_FIELD_CONTENT)
        continue;
      same = g_hash_table_lookup (known, value);
      if (same != NULL)
        waymark_item_take_nth (item, i, waymark_value_ref (same));
      else
        g_hash_table_add (known, waymark_value_ref (value));
    }
}

/* For waymark_store_load_item(), as long as one plan is being read. */
GHashTable *
waymark_store_values_new (void)
{
  return g_hash_table_new_full ((GHashFunc) waymark_value_hash,
                                (GEqualFunc) waymark_value_equal,
                                (GDestroyNotify) waymark_value_unref,
                                NULL);
}

/* An item whose parent is there; @known are the values that items before it have. */
gboolean
waymark_store_load_item (WaymarkStore *self,
                         WaymarkPlan *plan,
                         WaymarkStatement *row,
                         WaymarkKind kind,
                         GHashTable *known,
                         GError **error)
{
  g_autoptr (WaymarkItem) item = waymark_item_table_read (row, kind);
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, WAYMARK_ITEM_COLUMN_PARENT, &length);
  char parent_id[33];
  WaymarkItem *parent;

  if (item == NULL || !waymark_id_from_blob (bytes, length, parent_id))
    return refuse_item (self, error);

  parent = waymark_plan_lookup (plan, parent_id);
  if (parent == NULL || waymark_plan_lookup (plan, waymark_item_get_id (item)) != NULL ||
      !waymark_kind_may_stand_under (kind, waymark_item_get_kind (parent)))
    return refuse_item (self, error);

  share_values (item, known);
  waymark_plan_insert (plan, item, parent);
  return TRUE;
}

/* The plan's own fields. */
gboolean
waymark_store_load_root (WaymarkStore *self, WaymarkPlan *plan, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, waymark_item_table_select_all (WAYMARK_KIND_PLAN), error);
  WaymarkItem *root = waymark_plan_get_root (plan);
  g_autoptr (WaymarkItem) item = NULL;
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (WAYMARK_KIND_PLAN, &n_fields);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_ROW)
    item = waymark_item_table_read (query, WAYMARK_KIND_PLAN);
  if (item == NULL || !g_str_equal (waymark_item_get_id (item), WAYMARK_PLAN_ID))
    return refuse_item (self, error);

  for (guint i = 0; i < n_fields; i++)
    waymark_plan_set (plan, root, fields[i].name, waymark_item_get_nth (item, i));
  return TRUE;
}

/**
 * waymark_store_load_plan:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Reads the plan as it is shown.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set
 */
WaymarkPlan *
waymark_store_load_plan (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) known = waymark_store_values_new ();
  g_autoptr (WaymarkPlan) plan = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  plan = waymark_plan_new (self->plan_id);
  if (!waymark_store_load_root (self, plan, error))
    return NULL;

  /* In the order of their kinds, parents come before what stands under them. */
  for (int kind = WAYMARK_KIND_PLAN + 1; kind < WAYMARK_N_KINDS; kind++)
    {
      g_autoptr (WaymarkStatement) query =
          waymark_sqlite_get (self->db, waymark_item_table_select_all (kind), error);
      WaymarkStep step;

      if (query == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        if (!waymark_store_load_item (self, plan, query, kind, known, error))
          return NULL;
      if (step == WAYMARK_STEP_ERROR)
        return NULL;
    }
  waymark_sqlite_forget_pages (self->db);
  return g_steal_pointer (&plan);
}
