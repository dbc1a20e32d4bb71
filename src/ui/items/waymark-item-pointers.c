/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-pointers.h"
#include "waymark-number.h"
#include "waymark-references.h"

static gboolean
is_inside (WaymarkItem *item, GHashTable *items)
{
  for (; item != NULL; item = waymark_item_get_parent (item))
    if (g_hash_table_contains (items, item))
      return TRUE;
  return FALSE;
}

static void
collect (WaymarkPlan *plan, WaymarkItem *item, GHashTable *going, GStrvBuilder *found)
{
  g_autoptr (GPtrArray) references =
      waymark_plan_get_pointers_to (plan, item, WAYMARK_KIND_REFERENCE, "target");

  for (guint i = 0; references != NULL && i < references->len; i++)
    if (!is_inside (references->pdata[i], going))
      g_strv_builder_add (found, waymark_item_get_id (references->pdata[i]));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect (plan, waymark_item_get_child (item, i), going, found);
}

/**
 * waymark_command_find_pointers:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items that are about to be deleted
 *
 * Returns: (transfer full): ids of the references to them, or to what is in them,
 *   that would stay
 */
char **
waymark_command_find_pointers (WaymarkDocument *document, const char *const *ids)
{
  g_autoptr (GHashTable) going = g_hash_table_new (NULL, NULL);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  WaymarkPlan *plan;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  plan = waymark_document_get_plan (document);
  for (guint i = 0; ids[i] != NULL; i++)
    if (waymark_plan_lookup (plan, ids[i]) != NULL)
      g_hash_table_add (going, waymark_plan_lookup (plan, ids[i]));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, ids[i]);

      /* One that stands in another one was looked through with it. */
      if (item != NULL && !is_inside (waymark_item_get_parent (item), going))
        collect (plan, item, going, found);
    }
  return g_strv_builder_end (found);
}

/* "1.9" stands before "1.10". */
static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return strverscmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
name_item (WaymarkItem *item)
{
  char *number = waymark_item_get_number_words (item);

  /* Translators: in a list of numbers, as in "1.4 and a priority" */
  return number != NULL ? number : g_strdup (C_ ("list of numbers", "a priority"));
}

/**
 * waymark_command_describe_pointers:
 * @document: an open plan
 * @references: (array zero-terminated=1): ids of references
 * @n_items: (out) (optional): how many items they are of
 *
 * Returns: (transfer full) (nullable): "1.4 and 1.7", the numbers that their items
 *   have now; %NULL of none
 */
char *
waymark_command_describe_pointers (WaymarkDocument *document,
                                   const char *const *references,
                                   guint *n_items)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) list = NULL;
  WaymarkPlan *plan;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (references != NULL, NULL);

  plan = waymark_document_get_plan (document);
  for (guint i = 0; references[i] != NULL; i++)
    {
      WaymarkItem *reference = waymark_plan_lookup (plan, references[i]);
      WaymarkItem *from = reference != NULL ? waymark_item_get_parent (reference) : NULL;

      if (from != NULL && !g_ptr_array_find (items, from, NULL))
        {
          g_ptr_array_add (items, from);
          g_ptr_array_add (numbers, name_item (from));
        }
    }
  if (n_items != NULL)
    *n_items = items->len;
  if (items->len == 0)
    return NULL;

  g_ptr_array_sort (numbers, compare_numbers);
  list = g_string_new (numbers->pdata[0]);
  for (guint i = 1; i < numbers->len; i++)
    {
      g_string_append (list,
                       i + 1 < numbers->len ? C_ ("list of numbers", ", ")
                                            : C_ ("list of numbers", " and "));
      g_string_append (list, numbers->pdata[i]);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * waymark_command_point_to:
 * @document: an open plan
 * @references: (array zero-terminated=1): ids of references
 * @target: id of the item that they point to from now on
 * @error: what the document says
 *
 * Gives references another target, as waymark_edit_point_to() does: no item has two
 * to the same one, or one to itself.
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_point_to (WaymarkDocument *document,
                          const char *const *references,
                          const char *target,
                          GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkPlan *plan;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (references != NULL && target != NULL, FALSE);

  plan = waymark_document_get_plan (document);
  edit = waymark_document_begin_edit (document, C_ ("edit", "Point to another item"));
  for (guint i = 0; references[i] != NULL; i++)
    {
      WaymarkItem *reference = waymark_plan_lookup (plan, references[i]);
      WaymarkItem *from = reference != NULL ? waymark_item_get_parent (reference) : NULL;

      if (from != NULL && !waymark_edit_point_to (edit, reference, target, error))
        return FALSE;
    }
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}
