/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-doubts"

#include "config.h"

#include <string.h>

#include "waymark-rescue-confirm.h"
#include "waymark-rescue-private.h"

/* What was recovered and may still not be what was written: a letter that changed in a value
 * that is still one. The file's digest over all items says so of the plan as a whole; where that
 * is lost, or is of another plan than could be recovered, the edits say so value by value. */

#define PIECE 65536

typedef struct
{
  GChecksum *checksum;
  GString *bytes;
} Sum;

static void
add_value (Sum *sum, const char *item, const char *field, GBytes *value)
{
  gsize length;
  const char *bytes = g_bytes_get_data (value, &length);

  waymark_encode_list_open (sum->bytes);
  waymark_encode_string (sum->bytes, item, -1);
  waymark_encode_string (sum->bytes, field, -1);
  g_string_append_len (sum->bytes, bytes, (gssize) length);
  waymark_encode_list_close (sum->bytes);
  if (sum->bytes->len > PIECE)
    {
      g_checksum_update (sum->checksum, (const guchar *) sum->bytes->str, sum->bytes->len);
      g_string_truncate (sum->bytes, 0);
    }
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const WaymarkField *const *) a)->name,
                 (*(const WaymarkField *const *) b)->name);
}

static void
add_item (Sum *sum, WaymarkItem *item, const char *rank)
{
  WaymarkKind kind = waymark_item_get_kind (item);
  WaymarkItem *parent = waymark_item_get_parent (item);
  const char *id = waymark_item_get_id (item);
  g_autoptr (WaymarkValue) name = waymark_value_new_string (waymark_kind_get_name (kind));
  g_autoptr (GBytes) name_bytes = waymark_value_encode_bytes (name);
  g_autoptr (GBytes) place =
      waymark_place_encode (parent != NULL ? waymark_item_get_id (parent) : "", rank);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  add_value (sum, id, WAYMARK_FIELD_KIND, name_bytes);
  add_value (sum, id, WAYMARK_FIELD_PLACE, place);
  for (guint i = 0; i < n_fields; i++)
    g_ptr_array_add (sorted, (gpointer) &fields[i]);
  g_ptr_array_sort (sorted, compare_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const WaymarkField *field = sorted->pdata[i];
      WaymarkValue *value = waymark_item_get (item, field->name);
      g_autoptr (GBytes) bytes = value != NULL ? waymark_value_encode_bytes (value) : NULL;

      if (bytes != NULL)
        add_value (sum, id, field->name, bytes);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (waymark_item_get_id (*(WaymarkItem *const *) a),
                 waymark_item_get_id (*(WaymarkItem *const *) b));
}

static void
collect (WaymarkItem *item, GPtrArray *items)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      g_ptr_array_add (items, waymark_item_get_child (item, i));
      collect (waymark_item_get_child (item, i), items);
    }
}

/**
 * waymark_rescue_is_exact:
 * @self: what was recovered
 * @rows: what was read of the damaged file
 *
 * Returns: whether the items are, to the letter, those of which the file has the digest
 */
gboolean
waymark_rescue_is_exact (const WaymarkRescue *self, const WaymarkRescueRows *rows)
{
  const WaymarkFound *root = g_hash_table_lookup (rows->found, WAYMARK_PLAN_ID);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  Sum sum = { 0 };
  WaymarkDigest digest;
  gsize length = sizeof digest.bytes;

  if (!rows->edits->has_items_digest || root == NULL || root->item == NULL)
    return FALSE;
  sum.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sum.bytes = g_string_sized_new (PIECE);
  collect (waymark_plan_get_root (self->plan), items);
  g_ptr_array_sort (items, compare_ids);
  waymark_encode_list_open (sum.bytes);
  for (guint i = 0; i < items->len; i++)
    add_item (&sum, items->pdata[i], waymark_item_get_rank (items->pdata[i]));
  /* The plan's own item comes last there, and has no rank in a plan. */
  add_item (&sum, waymark_plan_get_root (self->plan), waymark_item_get_rank (root->item));
  waymark_encode_list_close (sum.bytes);
  g_checksum_update (sum.checksum, (const guchar *) sum.bytes->str, sum.bytes->len);
  g_checksum_get_digest (sum.checksum, digest.bytes, &length);
  g_checksum_free (sum.checksum);
  g_string_free (sum.bytes, TRUE);
  return waymark_digest_compare (&digest, &rows->edits->items_digest) == 0;
}

/* @told: ids of the items of which it was said that they could not be read. */
static void
doubt_item (WaymarkRescue *self, GHashTable *confirmed, GHashTable *told, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      g_autoptr (GBytes) bytes = value != NULL ? waymark_value_encode_bytes (value) : NULL;
      g_autofree char *key =
          bytes != NULL
              ? waymark_rescue_confirmed_key (waymark_item_get_id (item), fields[i].name, bytes)
              : NULL;

      if (key != NULL && !g_hash_table_contains (confirmed, key) &&
          !g_hash_table_contains (told, waymark_item_get_id (item)))
        waymark_rescue_doubt_field (self, item, &fields[i]);
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    doubt_item (self, confirmed, told, waymark_item_get_child (item, i));
}

/**
 * waymark_rescue_doubt:
 * @self: what was recovered
 * @rows: what was read of the damaged file, confirmed
 *
 * Says of which values no edit that is whole tells that they are right.
 */
void
waymark_rescue_doubt (WaymarkRescue *self, const WaymarkRescueRows *rows)
{
  g_autoptr (GHashTable) confirmed = waymark_rescue_list_confirmed (rows);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->losses->len; i++)
    {
      const WaymarkRescueLoss *loss = g_ptr_array_index (self->losses, i);

      if (loss->field == NULL && loss->kind != WAYMARK_KIND_PLAN)
        g_hash_table_add (told, g_strdup (loss->id));
    }
  doubt_item (self, confirmed, told, waymark_plan_get_root (self->plan));
}
