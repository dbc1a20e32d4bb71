/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-conflicts"

#include "config.h"

#include "waymark-conflicts.h"

#include <string.h>

#include "waymark-conflict-list.h"
#include "waymark-document-private.h"
#include "waymark-open-conflicts.h"

/**
 * waymark_conflicts_list:
 * @document: a document that is open
 * @error: return location
 *
 * Lists what stands side by side and waits for somebody to choose. In a plan that was never
 * combined there is nothing. After an edit, only what it touched is looked at again.
 *
 * Returns: (transfer full) (element-type WaymarkConflict): the conflicts, or %NULL with @error set
 */
GPtrArray *
waymark_conflicts_list (WaymarkDocument *document, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, NULL);

  if (waymark_store_is_linear (document->store))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);
  return waymark_open_conflicts_list (document->store, error);
}

/* Takes @registers. */
static gboolean
write_registers (WaymarkDocument *document, GPtrArray *taken, const char *name, GError **error)
{
  g_autoptr (GPtrArray) registers = taken;
  g_auto (WaymarkRecord)
      record = { .person = document->person, .name = name, .registers = registers };
  GError *failure = NULL;

  if (registers->len == 0)
    return TRUE;
  record.session = document->store->session;
  if (!waymark_document_list_session (document, &failure) ||
      !waymark_store_write (document->store, document->plan, NULL, &record, NULL, &failure))
    {
      waymark_document_explain (document, failure, error);
      return FALSE;
    }
  waymark_document_note_written (document);
  return TRUE;
}

static gboolean
write_value (WaymarkDocument *document,
             const WaymarkConflict *conflict,
             WaymarkValue *value,
             const char *name,
             GError **error)
{
  GPtrArray *registers = waymark_registers_new ();
  WaymarkRegister *r = waymark_register_new (conflict->item, conflict->field);

  waymark_register_add_value (r, value);
  g_ptr_array_add (registers, r);
  return write_registers (document, registers, name, error);
}

static gboolean
remove_items (WaymarkDocument *document,
              GPtrArray *ids,
              const char *without,
              const char *name,
              GError **error)
{
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (document, name);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      WaymarkItem *item = waymark_plan_lookup (document->plan, id);

      /* A parent may have taken it along. */
      if (item != NULL && g_strcmp0 (id, without) != 0 && !waymark_edit_remove (edit, item, error))
        return FALSE;
    }
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_conflict_choose:
 * @document: a document that is open
 * @conflict: a conflict about a field, a place or a relation
 * @nth: which of its claims, or of its items
 * @name: what the edit is called
 * @error: return location
 *
 * Makes one of them the one that remains.
 *
 * Returns: %FALSE if it could not be kept
 */
gboolean
waymark_conflict_choose (WaymarkDocument *document,
                         const WaymarkConflict *conflict,
                         guint nth,
                         const char *name,
                         GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, FALSE);
  g_return_val_if_fail (conflict != NULL && name != NULL, FALSE);
  g_return_val_if_fail (conflict->type != WAYMARK_CONFLICT_DELETED, FALSE);

  if (conflict->type == WAYMARK_CONFLICT_DUPLICATE)
    {
      g_return_val_if_fail (nth < conflict->items->len, FALSE);
      return remove_items (
          document, conflict->items, g_ptr_array_index (conflict->items, nth), name, error);
    }
  g_return_val_if_fail (nth < conflict->claims->len, FALSE);
  return write_value (document,
                      conflict,
                      ((WaymarkClaim *) g_ptr_array_index (conflict->claims, nth))->value,
                      name,
                      error);
}

/**
 * waymark_conflict_write:
 * @document: a document that is open
 * @conflict: a conflict about a field
 * @value: (nullable): what remains
 * @name: what the edit is called
 * @error: return location
 *
 * Settles it with a value of its own.
 *
 * Returns: %FALSE if the field does not take it, or it could not be kept
 */
gboolean
waymark_conflict_write (WaymarkDocument *document,
                        const WaymarkConflict *conflict,
                        WaymarkValue *value,
                        const char *name,
                        GError **error)
{
  WaymarkItem *item;
  const WaymarkField *field = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, FALSE);
  g_return_val_if_fail (conflict != NULL && name != NULL, FALSE);
  g_return_val_if_fail (conflict->type == WAYMARK_CONFLICT_FIELD, FALSE);

  item = waymark_plan_lookup (document->plan, conflict->item);
  if (item != NULL)
    field = waymark_kind_get_field (waymark_item_get_kind (item), conflict->field);
  if (field != NULL && !waymark_field_check (field, value, error))
    return FALSE;
  return write_value (document, conflict, value, name, error);
}

/**
 * waymark_conflict_keep:
 * @document: a document that is open
 * @conflict: a conflict about a deletion
 * @name: what the edit is called
 * @error: return location
 *
 * Keeps all that still stands of the branch.
 *
 * Returns: %FALSE if it could not be kept
 */
gboolean
waymark_conflict_keep (WaymarkDocument *document,
                       const WaymarkConflict *conflict,
                       const char *name,
                       GError **error)
{
  GPtrArray *registers;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, FALSE);
  g_return_val_if_fail (conflict != NULL && name != NULL, FALSE);
  g_return_val_if_fail (conflict->type == WAYMARK_CONFLICT_DELETED, FALSE);

  registers = waymark_conflict_make_keep (document->store, conflict->item, error);
  return registers != NULL && write_registers (document, registers, name, error);
}

/**
 * waymark_conflict_delete:
 * @document: a document that is open
 * @conflict: a conflict about a deletion
 * @name: what the edit is called
 * @error: return location
 *
 * Deletes what still stands of the branch, knowing what was done in it.
 *
 * Returns: %FALSE if it could not be kept
 */
gboolean
waymark_conflict_delete (WaymarkDocument *document,
                         const WaymarkConflict *conflict,
                         const char *name,
                         GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, FALSE);
  g_return_val_if_fail (conflict != NULL && name != NULL, FALSE);
  g_return_val_if_fail (conflict->type == WAYMARK_CONFLICT_DELETED, FALSE);

  return remove_items (document, conflict->items, NULL, name, error);
}
