/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-edit-private.h"
#include "waymark-i18n.h"
#include "waymark-rank.h"

/* Where items stand: adding and moving them, and the ranks that follow. */

static gboolean
check_place (WaymarkKind kind, WaymarkItem *parent, GError **error)
{
  if (waymark_kind_may_stand_under (kind, waymark_item_get_kind (parent)))
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_PLACE,
               /* Translators: both are kinds of item, such as “Action” and “Priority” */
               _ ("“%1$s” cannot stand under “%2$s”. Choose another place for it."),
               waymark_kind_get_label (kind),
               waymark_kind_get_label (waymark_item_get_kind (parent)));
  return FALSE;
}

static void
place (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, const char *rank)
{
  g_autoptr (WaymarkValue) before = waymark_item_place_value (item);
  Step *step;

  waymark_edit_note_register (edit, item, "@place", before);
  step = waymark_edit_note_step (edit, STEP_PLACE, item);
  step->parent = waymark_item_ref (waymark_item_get_parent (item));
  step->rank = g_strdup (waymark_item_get_rank (item));
  waymark_plan_place (edit->plan, item, parent, rank);
}

static GPtrArray *
siblings_without (WaymarkItem *parent, WaymarkItem *item)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    if (waymark_item_get_child (parent, i) != item)
      g_ptr_array_add (rows, waymark_item_get_child (parent, i));
  return rows;
}

/*
 * The rank of an item that comes at @at among @rows, which are placed afresh where they
 * have to make room: equal ranks (of a forked session) step aside, and when a gap is worn
 * out all siblings are numbered anew, as an ordinary reorder (SPEC section 5).
 */
static char *
rank_at (WaymarkEdit *edit, WaymarkItem *parent, GPtrArray *rows, guint at)
{
  const char *low = at > 0 ? waymark_item_get_rank (g_ptr_array_index (rows, at - 1)) : NULL;
  const char *high = NULL;
  g_autofree char *own = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  guint end = at;

  while (end < rows->len && low != NULL &&
         g_str_equal (waymark_item_get_rank (g_ptr_array_index (rows, end)), low))
    end++;
  if (end < rows->len)
    high = waymark_item_get_rank (g_ptr_array_index (rows, end));

  own = waymark_rank_between (low, high, edit->session);
  last = g_strdup (own);
  for (guint i = at; i < end; i++)
    {
      char *next = waymark_rank_between (last, high, edit->session);

      g_ptr_array_add (fresh, next);
      g_free (last);
      last = g_strdup (next);
    }
  if (strlen (last) <= WAYMARK_RANK_TIDY)
    {
      for (guint i = at; i < end; i++)
        place (edit, g_ptr_array_index (rows, i), parent, g_ptr_array_index (fresh, i - at));
      return g_steal_pointer (&own);
    }

  g_clear_pointer (&last, g_free);
  for (guint i = 0; i <= rows->len; i++)
    {
      g_autofree char *next = waymark_rank_between (last, NULL, edit->session);

      if (i == at)
        {
          g_free (own);
          own = g_strdup (next);
          g_free (last);
          last = g_strdup (next);
          g_free (next);
          next = waymark_rank_between (last, NULL, edit->session);
        }
      if (i < rows->len)
        place (edit, g_ptr_array_index (rows, i), parent, next);
      g_free (last);
      last = g_steal_pointer (&next);
    }
  return g_steal_pointer (&own);
}

static guint
position_after (GPtrArray *rows, WaymarkItem *after, gboolean first)
{
  guint at;

  if (first)
    return 0;
  if (after == NULL || !g_ptr_array_find (rows, after, &at))
    return rows->len;
  return at + 1;
}

WaymarkItem *
waymark_edit_add_with_id (WaymarkEdit *edit,
                          WaymarkKind kind,
                          const char *id,
                          WaymarkItem *parent,
                          WaymarkItem *after,
                          gboolean first,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *rank = NULL;
  WaymarkItem *item;

  g_return_val_if_fail (edit != NULL && parent != NULL, NULL);
  g_return_val_if_fail (waymark_item_is_in_plan (parent), NULL);

  if (!check_place (kind, parent, error))
    return NULL;
  rows = siblings_without (parent, NULL);
  rank = rank_at (edit, parent, rows, position_after (rows, after, first));
  item = waymark_plan_add (edit->plan, kind, id, parent, rank);
  waymark_edit_note_step (edit, STEP_ADD, item);
  g_hash_table_add (edit->added, waymark_item_ref (item));
  return item;
}

/**
 * waymark_edit_add:
 * @edit: an edit
 * @kind: kind of the new item
 * @parent: the item that it is to stand under
 * @after: (nullable): the sibling that it is to follow, or %NULL for the end
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: (transfer none) (nullable): the new item, without values
 */
WaymarkItem *
waymark_edit_add (
    WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, WaymarkItem *after, GError **error)
{
  g_autofree char *id = waymark_new_id ();

  return waymark_edit_add_with_id (edit, kind, id, parent, after, FALSE, error);
}

/**
 * waymark_edit_add_first:
 * @edit: an edit
 * @kind: kind of the new item
 * @parent: the item that it is to stand under, before all others
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: (transfer none) (nullable): the new item, without values
 */
WaymarkItem *
waymark_edit_add_first (WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, GError **error)
{
  g_autofree char *id = waymark_new_id ();

  return waymark_edit_add_with_id (edit, kind, id, parent, NULL, TRUE, error);
}

static gboolean
move (WaymarkEdit *edit,
      WaymarkItem *item,
      WaymarkItem *parent,
      WaymarkItem *after,
      gboolean first,
      GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *rank = NULL;
  guint at;

  g_return_val_if_fail (edit != NULL && item != NULL && parent != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (item) && waymark_item_is_in_plan (parent), FALSE);

  if (!check_place (waymark_item_get_kind (item), parent, error))
    return FALSE;
  rows = siblings_without (parent, item);
  at = position_after (rows, after, first);
  if (waymark_item_get_parent (item) == parent && waymark_item_get_position (item) == at)
    return TRUE;
  rank = rank_at (edit, parent, rows, at);
  place (edit, item, parent, rank);
  return TRUE;
}

/**
 * waymark_edit_move:
 * @edit: an edit
 * @item: an item of the plan
 * @parent: the item that it is to stand under
 * @after: (nullable): the sibling that it is to follow, or %NULL for the end
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: whether it may stand there
 */
gboolean
waymark_edit_move (
    WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, WaymarkItem *after, GError **error)
{
  return move (edit, item, parent, after, FALSE, error);
}

/**
 * waymark_edit_move_first:
 * @edit: an edit
 * @item: an item of the plan
 * @parent: the item that it is to stand under, before all others
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: whether it may stand there
 */
gboolean
waymark_edit_move_first (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, GError **error)
{
  return move (edit, item, parent, NULL, TRUE, error);
}
