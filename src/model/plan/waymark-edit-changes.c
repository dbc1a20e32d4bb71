/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-edit-private.h"

/* What an edit comes to: the registers that hold something else than before it. */

static void
register_change_free (WaymarkRegisterChange *change)
{
  waymark_value_unref (change->value);
  g_free (change->item);
  g_free (change->field);
  g_free (change);
}

/* The value of the register `@place`: parent and rank. */
WaymarkValue *
waymark_item_place_value (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  const char *rank = waymark_item_get_rank (item);
  const char *parent_id = parent != NULL ? waymark_item_get_id (parent) : "";
  g_autoptr (WaymarkValue) first = waymark_value_new_string_len (parent_id, strlen (parent_id));
  g_autoptr (WaymarkValue) second = waymark_value_new_string_len (rank, strlen (rank));
  WaymarkValue *pair[] = { first, second };

  return waymark_value_new_list (pair, G_N_ELEMENTS (pair));
}

static void
add_change (GPtrArray *changes, WaymarkItem *item, const char *field, WaymarkValue *value)
{
  WaymarkRegisterChange *change = g_new0 (WaymarkRegisterChange, 1);

  change->item = g_strdup (waymark_item_get_id (item));
  change->field = g_strdup (field);
  change->value = value != NULL ? waymark_value_ref (value) : NULL;
  g_ptr_array_add (changes, change);
}

static void
add_created (GPtrArray *changes, WaymarkItem *item)
{
  const char *kind = waymark_kind_get_name (waymark_item_get_kind (item));
  g_autoptr (WaymarkValue) kind_value = waymark_value_new_string (kind);
  g_autoptr (WaymarkValue) not_gone = waymark_value_new_boolean (FALSE);
  g_autoptr (WaymarkValue) at = waymark_item_place_value (item);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  add_change (changes, item, "@kind", kind_value);
  add_change (changes, item, "@gone", not_gone);
  add_change (changes, item, "@place", at);
  for (guint i = 0; i < n_fields; i++)
    if (waymark_item_get_nth (item, i) != NULL)
      add_change (changes, item, fields[i].name, waymark_item_get_nth (item, i));
}

static int
compare_registers (gconstpointer a, gconstpointer b)
{
  const WaymarkRegisterChange *x = *(const WaymarkRegisterChange *const *) a;
  const WaymarkRegisterChange *y = *(const WaymarkRegisterChange *const *) b;
  int order = strcmp (x->item, y->item);

  return order != 0 ? order : strcmp (x->field, y->field);
}

/**
 * waymark_edit_get_changes:
 * @edit: an edit
 *
 * What the edit comes to: each register that now holds something else, once. An item
 * that was made and deleted again in the same edit leaves no trace.
 *
 * Returns: (transfer full) (element-type WaymarkRegisterChange): sorted by item and field
 */
GPtrArray *
waymark_edit_get_changes (WaymarkEdit *edit)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) register_change_free);
  GHashTableIter iter;
  gpointer key, root;

  g_return_val_if_fail (edit != NULL, NULL);

  g_hash_table_iter_init (&iter, edit->added);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (waymark_item_is_in_plan (key))
      add_created (changes, key);

  g_hash_table_iter_init (&iter, edit->registers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Register *r = key;
      g_autoptr (WaymarkValue) now = NULL;

      if (g_hash_table_contains (edit->added, r->item) || !waymark_item_is_in_plan (r->item))
        continue;
      if (g_str_equal (r->field, "@place"))
        now = waymark_item_place_value (r->item);
      else if (waymark_item_get (r->item, r->field) != NULL)
        now = waymark_value_ref (waymark_item_get (r->item, r->field));
      if (!waymark_value_equal (now, r->before))
        add_change (changes, r->item, r->field, now);
    }

  g_hash_table_iter_init (&iter, edit->removed);
  while (g_hash_table_iter_next (&iter, &key, &root))
    if (!g_hash_table_contains (edit->added, key))
      {
        g_autoptr (WaymarkValue) gone = waymark_value_new_string (root);

        add_change (changes, key, "@gone", gone);
      }

  g_ptr_array_sort (changes, compare_registers);
  return g_steal_pointer (&changes);
}

/**
 * waymark_edit_is_empty:
 * @edit: an edit
 *
 * Returns: whether it comes to nothing
 */
gboolean
waymark_edit_is_empty (WaymarkEdit *edit)
{
  g_autoptr (GPtrArray) changes = waymark_edit_get_changes (edit);

  return changes->len == 0;
}
