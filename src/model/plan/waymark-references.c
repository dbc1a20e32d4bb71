/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-references.h"

#include "waymark-reference-text.h"

#include <string.h>

/* Giving references a target, so that no item has two to the same one. */

/**
 * waymark_relation_rank:
 * @relation: (nullable): a relation
 *
 * Returns: how much it says: of two between the same items the one that says more counts;
 *   0 when it is none
 */
guint
waymark_relation_rank (const char *relation)
{
  static const char *const order[] = { "see", "continues", "depends", "incorporated" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (order[i], relation) == 0)
      return i + 1;
  return 0;
}

static gboolean
keep_relation (WaymarkEdit *edit, WaymarkItem *kept, const char *relation, GError **error)
{
  if (waymark_relation_rank (waymark_item_get_string (kept, "relation")) >=
      waymark_relation_rank (relation))
    return TRUE;
  return waymark_edit_set_string (edit, kept, "relation", relation, error);
}

static gboolean
has_mention (WaymarkValue *mentions, WaymarkValue *mention)
{
  for (gsize i = 0; i < waymark_value_get_length (mentions); i++)
    if (waymark_value_equal (waymark_value_get_child (mentions, i), mention))
      return TRUE;
  return FALSE;
}

static gboolean
keep_mentions (WaymarkEdit *edit, WaymarkItem *kept, WaymarkItem *going, GError **error)
{
  WaymarkValue *before = waymark_item_get (kept, "mentions");
  WaymarkValue *more = waymark_item_get (going, "mentions");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (WaymarkValue) value = NULL;

  for (gsize i = 0; i < waymark_value_get_length (before); i++)
    g_ptr_array_add (all, waymark_value_get_child (before, i));
  for (gsize i = 0; i < waymark_value_get_length (more); i++)
    if (!has_mention (before, waymark_value_get_child (more, i)))
      g_ptr_array_add (all, waymark_value_get_child (more, i));
  if (all->len == waymark_value_get_length (before))
    return TRUE;
  value = waymark_value_new_list ((WaymarkValue *const *) all->pdata, all->len);
  return waymark_edit_set (edit, kept, "mentions", value, error);
}

/* The same text with the numbers that one reference stands for as those of another. */
static char *
replace_in_text (const char *text, const char *going, const char *kept)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree char *written = waymark_text_as_written (text, &spans);

  for (guint i = 0; i < spans->len; i++)
    {
      WaymarkTextSpan *span = &g_array_index (spans, WaymarkTextSpan, i);

      if (g_str_equal (span->reference, going))
        g_strlcpy (span->reference, kept, sizeof span->reference);
    }
  return waymark_text_mark (written, (const WaymarkTextSpan *) spans->data, spans->len);
}

static gboolean
keep_numbers (WaymarkEdit *edit, WaymarkItem *kept, WaymarkItem *going, GError **error)
{
  WaymarkItem *from = waymark_item_get_parent (kept);
  const char *id = waymark_item_get_id (going);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (from), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *text =
          fields[i].type == WAYMARK_FIELD_TEXT || fields[i].type == WAYMARK_FIELD_WORDS
              ? waymark_item_get_string (from, fields[i].name)
              : NULL;
      g_autofree char *next = NULL;

      if (text == NULL || strstr (text, id) == NULL)
        continue;
      next = replace_in_text (text, id, waymark_item_get_id (kept));
      if (!waymark_edit_set_string (edit, from, fields[i].name, next, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fold (WaymarkEdit *edit, WaymarkItem *kept, WaymarkItem *going, GError **error)
{
  return keep_relation (edit, kept, waymark_item_get_string (going, "relation"), error) &&
         keep_mentions (edit, kept, going, error) && keep_numbers (edit, kept, going, error) &&
         waymark_edit_remove (edit, going, error);
}

static WaymarkItem *
find_reference (WaymarkItem *from, const char *target, WaymarkItem *other_than)
{
  WaymarkItem *reference = waymark_item_first (from, WAYMARK_KIND_REFERENCE);

  for (; reference != NULL; reference = waymark_item_next (reference))
    if (reference != other_than &&
        g_strcmp0 (waymark_item_get_string (reference, "target"), target) == 0)
      return reference;
  return NULL;
}

/**
 * waymark_edit_point_to:
 * @edit: an edit
 * @reference: a reference of its plan
 * @target: id of the item that it points to from now on
 * @error: why not
 *
 * Gives a reference another target. Where its item has one to that target already, the two
 * become one: the one with the smaller id stays, with the relation that says more and with
 * all numbers in texts and all mentions that were either's. An item does not point to
 * itself: such a reference goes, and its words stay as they were written.
 *
 * Returns: whether it was done
 */
gboolean
waymark_edit_point_to (WaymarkEdit *edit,
                       WaymarkItem *reference,
                       const char *target,
                       GError **error)
{
  WaymarkItem *from, *other;

  g_return_val_if_fail (edit != NULL && reference != NULL && target != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (reference) == WAYMARK_KIND_REFERENCE, FALSE);

  from = waymark_item_get_parent (reference);
  if (g_str_equal (waymark_item_get_id (from), target))
    return waymark_edit_remove (edit, reference, error);
  if (!waymark_edit_set_string (edit, reference, "target", target, error))
    return FALSE;
  while ((other = find_reference (from, target, reference)) != NULL)
    {
      gboolean stays = strcmp (waymark_item_get_id (reference), waymark_item_get_id (other)) < 0;
      WaymarkItem *kept = stays ? reference : other;

      if (!fold (edit, kept, stays ? other : reference, error))
        return FALSE;
      reference = kept;
    }
  return TRUE;
}

/**
 * waymark_edit_add_reference:
 * @edit: an edit
 * @from: an item of its plan
 * @relation: what there is between them
 * @target: id of the item to point to
 * @error: why not
 *
 * Has an item point to another. Where it does already, the relation that says more counts.
 *
 * Returns: whether it was done
 */
gboolean
waymark_edit_add_reference (
    WaymarkEdit *edit, WaymarkItem *from, const char *relation, const char *target, GError **error)
{
  WaymarkItem *reference;

  g_return_val_if_fail (edit != NULL && from != NULL, FALSE);
  g_return_val_if_fail (relation != NULL && target != NULL, FALSE);

  reference = find_reference (from, target, NULL);
  if (reference != NULL)
    return keep_relation (edit, reference, relation, error);
  reference = waymark_edit_add (edit, WAYMARK_KIND_REFERENCE, from, NULL, error);
  return reference != NULL &&
         waymark_edit_set_string (edit, reference, "relation", relation, error) &&
         waymark_edit_set_string (edit, reference, "target", target, error);
}
