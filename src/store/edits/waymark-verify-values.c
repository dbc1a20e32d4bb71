/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify-values"

#include "config.h"

#include "waymark-verify-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item.h"
#include "waymark-rank.h"

static gboolean
refuse_value (WaymarkStore *store, const WaymarkField *field, GError **error)
{
  return waymark_store_refuse (
      store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %1$s is the name of a file, %2$s the name of a field, as on screen. */
      _ ("“%1$s” is damaged: “%2$s” holds something that cannot be there."),
      waymark_store_get_display_name (store),
      waymark_field_get_label (field));
}

static gboolean
refuse_change (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: an edit in it changes something that cannot "
                                  "be changed so."),
                               waymark_store_get_display_name (store));
}

static gboolean
refuse_place (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: an item in it stands where it cannot stand."),
                               waymark_store_get_display_name (store));
}

/**
 * waymark_verify_field:
 * @store: a store
 * @field: a field
 * @value: (nullable): what it holds in the file
 * @error: return location for an error
 *
 * Checks type and limits. A later version may know more words to choose from.
 *
 * Returns: %TRUE if the field may hold it
 */
gboolean
waymark_verify_field (WaymarkStore *store,
                      const WaymarkField *field,
                      const WaymarkValue *value,
                      GError **error)
{
  const char *text = waymark_value_get_string (value);

  if (field->type == WAYMARK_FIELD_CHOICE && text != NULL && text[0] != '\0' &&
      strlen (text) == waymark_value_get_length (value) && strlen (text) <= WAYMARK_MAX_WORDS)
    return TRUE;

  return waymark_field_check (field, value, NULL) || refuse_value (store, field, error);
}

/**
 * waymark_verify_place:
 * @kinds: the kinds of all items
 * @item: an item
 * @parent: id of what it is to stand under, or the empty string
 * @rank: its place there
 *
 * Known kinds stand only where the table says, others are leaves under any known one.
 *
 * Returns: whether it may stand there
 */
gboolean
waymark_verify_place (WaymarkKindMap *kinds,
                      const WaymarkKindEntry *item,
                      const char *parent,
                      const char *rank)
{
  WaymarkBlobId id;
  WaymarkKindEntry *under;

  if (!waymark_rank_is_valid (rank))
    return FALSE;
  if (item->kind == WAYMARK_KIND_PLAN || parent[0] == '\0')
    return item->kind == WAYMARK_KIND_PLAN && parent[0] == '\0';

  if (!waymark_id_to_blob (parent, &id))
    return FALSE;
  under = waymark_kind_map_lookup (kinds, &id);
  if (under == NULL || under->kind == WAYMARK_N_KINDS)
    return FALSE;
  return item->kind == WAYMARK_N_KINDS || waymark_kind_may_stand_under (item->kind, under->kind);
}

static gboolean
check_place (WaymarkStore *store,
             WaymarkKindMap *kinds,
             WaymarkKindEntry *item,
             const WaymarkValue *value,
             GError **error)
{
  WaymarkValue *parent = waymark_value_get_child (value, 0);
  WaymarkValue *rank = waymark_value_get_child (value, 1);
  const char *parent_id = waymark_value_get_string (parent);
  const char *rank_text = waymark_value_get_string (rank);

  item->placed = TRUE;
  if (waymark_value_get_type_of (value) != WAYMARK_VALUE_LIST ||
      waymark_value_get_length (value) != 2 || parent_id == NULL || rank_text == NULL ||
      strlen (parent_id) != waymark_value_get_length (parent) ||
      strlen (rank_text) != waymark_value_get_length (rank) ||
      !waymark_verify_place (kinds, item, parent_id, rank_text))
    return refuse_place (store, error);
  return TRUE;
}

static gboolean
check_gone (WaymarkStore *store,
            WaymarkKindMap *kinds,
            const WaymarkKindEntry *item,
            const WaymarkValue *value,
            GError **error)
{
  const char *root = waymark_value_get_string (value);
  WaymarkBlobId id;

  if (waymark_value_get_type_of (value) == WAYMARK_VALUE_BOOLEAN &&
      !waymark_value_get_boolean (value))
    return TRUE;
  if (root == NULL || item->kind == WAYMARK_KIND_PLAN || !waymark_id_to_blob (root, &id) ||
      waymark_kind_map_lookup (kinds, &id) == NULL)
    return refuse_change (store, error);
  return TRUE;
}

/**
 * waymark_verify_change:
 * @store: a store
 * @kinds: the kinds of all items
 * @item: the item that is changed
 * @field: name of the field
 * @value: canonical bytes of one alternative
 * @length: how many
 * @in_first_edit: whether the edit is the one that made the plan
 * @error: return location for an error
 *
 * Returns: %TRUE if the value may be there
 */
gboolean
waymark_verify_change (WaymarkStore *store,
                       WaymarkKindMap *kinds,
                       WaymarkKindEntry *item,
                       const char *field,
                       const guint8 *value,
                       gsize length,
                       gboolean in_first_edit,
                       GError **error)
{
  gboolean valid;
  g_autoptr (WaymarkValue) decoded = waymark_value_decode (value, length, &valid);
  const WaymarkField *known = NULL;

  if (!valid || field[0] == '\0' ||
      (field[0] == '@' && item->kind == WAYMARK_KIND_PLAN && !in_first_edit))
    return refuse_change (store, error);

  if (strcmp (field, WAYMARK_FIELD_PLACE) == 0)
    return check_place (store, kinds, item, decoded, error);
  if (strcmp (field, WAYMARK_FIELD_GONE) == 0)
    return check_gone (store, kinds, item, decoded, error);
  if (field[0] == '@')
    return strcmp (field, WAYMARK_FIELD_KIND) == 0 || refuse_change (store, error);

  if (item->kind < WAYMARK_N_KINDS)
    known = waymark_kind_get_field (item->kind, field);
  return known == NULL || waymark_verify_field (store, known, decoded, error);
}
