/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-confirm"

#include "config.h"

#include "waymark-rescue-confirm.h"

#include <string.h>

#include "waymark-rank.h"

/*
 * Every edit carries a digest over its header, and that a sum over all it said: what gives
 * them is what was written, to the letter. Where a row is lost, or says something that does not
 * give the sum, the item itself often still has the value: it is tried in the row's place, and
 * believed if the sum comes out.
 */

typedef enum
{
  TRY_AS_READ = 0,
  TRY_ITEMS = 1 << 0,  /* the items' values before those of the rows */
  TRY_LISTED = 1 << 1, /* only rows that the index of changes tells of */
} Try;

typedef struct
{
  WaymarkRescueRows *rows;
  WaymarkFoundEdits *edits;
  GHashTable *last;
} Work;

/* ---- headers */

static const WaymarkFoundEdit *
get_whole (const WaymarkFoundEdits *edits, gint64 n, gint64 before)
{
  const WaymarkFoundEdit *edit = n < before ? waymark_found_edits_get (edits, n) : NULL;

  return edit != NULL && edit->header_is_whole ? edit : NULL;
}

/* The digests of edits that are whole, sorted; NULL if one of them is not. */
static GArray *
get_digests (const WaymarkFoundEdits *edits, const GArray *numbers, gint64 before)
{
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      const WaymarkFoundEdit *edit = get_whole (edits, g_array_index (numbers, gint64, i), before);

      if (edit == NULL)
        return NULL;
      g_array_append_val (digests, edit->digest);
    }
  g_array_sort (digests, waymark_digest_compare);
  return g_steal_pointer (&digests);
}

static void
confirm_header (Work *work, WaymarkFoundEdit *edit)
{
  const char *session = g_hash_table_lookup (work->edits->sessions, &edit->session);
  const WaymarkFoundEdit *prev = get_whole (work->edits, edit->prev, edit->n);
  g_autoptr (GArray) seen = get_digests (work->edits, edit->seen, edit->n);
  WaymarkHeader header = { .session = session,
                           .seq = edit->seq,
                           .lamport = edit->lamport,
                           .prev = prev != NULL ? &prev->digest : NULL,
                           .body = edit->body };
  WaymarkDigest digest;

  if (!edit->is_read || session == NULL || seen == NULL || (edit->prev != 0 && prev == NULL))
    return;
  header.seen = (const WaymarkDigest *) seen->data;
  header.n_seen = seen->len;
  waymark_header_get_digest (&header, &digest);
  edit->header_is_whole =
      waymark_digest_compare (&digest, &edit->digest) == 0 ||
      (edit->has_index_digest && waymark_digest_compare (&digest, &edit->index_digest) == 0);
  edit->digest = digest;
}

/* ---- what an item has now */

static gboolean
is_last (Work *work, const WaymarkFoundEdit *edit, const WaymarkFoundChange *change)
{
  g_autofree char *key = waymark_found_change_key (change);
  const gint64 *n = g_hash_table_lookup (work->last, key);

  return n != NULL && *n == edit->n;
}

static GBytes *
get_from_item (Work *work, const WaymarkFoundChange *change)
{
  const WaymarkFound *found = g_hash_table_lookup (work->rows->found, change->item);
  g_autoptr (WaymarkValue) value = NULL;
  int field;

  if (found == NULL || found->item == NULL)
    return NULL;
  if (strcmp (change->field, WAYMARK_FIELD_PLACE) == 0)
    return waymark_place_encode (found->parent, waymark_item_get_rank (found->item));
  if (strcmp (change->field, WAYMARK_FIELD_KIND) == 0)
    value = waymark_value_new_string (waymark_kind_get_name (found->kind));
  else if (strcmp (change->field, WAYMARK_FIELD_GONE) == 0)
    value = waymark_value_new_boolean (FALSE);
  else
    {
      field = waymark_kind_find_field (found->kind, change->field);
      if (field < 0 || (found->bad >> field & 1) != 0)
        return NULL;
      return waymark_value_encode_bytes (waymark_item_get_nth (found->item, (guint) field));
    }
  return waymark_value_encode_bytes (value);
}

/* ---- contents */

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const WaymarkFoundChange *x = *(WaymarkFoundChange *const *) a;
  const WaymarkFoundChange *y = *(WaymarkFoundChange *const *) b;
  int order = strcmp (x->item, y->item);

  if (order == 0)
    order = strcmp (x->field, y->field);
  if (order == 0)
    order = (x->nth > y->nth) - (x->nth < y->nth);
  return order != 0 ? order : (x->value == NULL) - (y->value == NULL);
}

static gboolean
is_same_register (const WaymarkFoundChange *a, const WaymarkFoundChange *b)
{
  return strcmp (a->item, b->item) == 0 && strcmp (a->field, b->field) == 0;
}

/* One for each row and its mention in the index. */
static void
tidy (WaymarkFoundEdit *edit)
{
  GPtrArray *changes = edit->changes;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkFoundChange *change = changes->pdata[i];
      WaymarkFoundChange *before = all->len > 0 ? all->pdata[all->len - 1] : NULL;

      if (before != NULL && before->nth == change->nth && is_same_register (before, change))
        before->is_listed |= change->is_listed;
      else
        g_ptr_array_add (all, g_memdup2 (change, sizeof *change));
    }
  /* The values go with the copies. */
  for (guint i = 0; i < all->len; i++)
    {
      WaymarkFoundChange *change = all->pdata[i];

      if (change->value != NULL)
        g_bytes_ref (change->value);
    }
  g_ptr_array_set_size (changes, 0);
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&all));
}

/* What the change says under a try; NULL if nothing does. */
static GBytes *
get_value (Work *work, const WaymarkFoundEdit *edit, const WaymarkFoundChange *change, Try how)
{
  GBytes *value = NULL;

  if ((change->value == NULL ||
       ((how & TRY_ITEMS) != 0 && change->nth == 0 && change->origin == WAYMARK_ORIGIN_OWN)) &&
      is_last (work, edit, change))
    value = get_from_item (work, change);
  if (value == NULL && change->value != NULL)
    value = g_bytes_ref (change->value);
  return value;
}

static gboolean
add_value (Work *work,
           WaymarkContentHash *hash,
           const WaymarkFoundEdit *edit,
           const WaymarkFoundChange *change,
           GBytes *value)
{
  const WaymarkFoundEdit *origin = get_whole (work->edits, change->origin, edit->n);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (value, &length);

  if (change->origin > 0 && origin == NULL)
    return FALSE;
  waymark_content_hash_add_value (hash,
                                  bytes,
                                  length,
                                  change->origin < 0    ? WAYMARK_ORIGIN_SELF
                                  : change->origin == 0 ? WAYMARK_ORIGIN_NEVER
                                                        : WAYMARK_ORIGIN_EDIT,
                                  origin != NULL ? &origin->digest : NULL);
  return TRUE;
}

static gboolean
add_changes (Work *work,
             WaymarkContentHash *hash,
             WaymarkFoundEdit *edit,
             GPtrArray *changes,
             GPtrArray *values)
{
  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkFoundChange *change = changes->pdata[i];
      gboolean first = i == 0 || !is_same_register (change, changes->pdata[i - 1]);

      if (first && i > 0)
        waymark_content_hash_end_change (hash);
      if (first)
        waymark_content_hash_begin_change (hash, change->item, change->field);
      if (!add_value (work, hash, edit, change, values->pdata[i]))
        return FALSE;
    }
  if (changes->len > 0)
    waymark_content_hash_end_change (hash);
  return TRUE;
}

static gboolean
gives_body (Work *work, WaymarkFoundEdit *edit, GPtrArray *changes, GPtrArray *values)
{
  const WaymarkFoundEdit *undoes = get_whole (work->edits, edit->undoes, edit->n);
  g_autoptr (GArray) ours = get_digests (work->edits, edit->ours, edit->n);
  g_autoptr (WaymarkContentHash) hash = NULL;
  WaymarkDigest body;

  if (ours == NULL || (edit->undoes != 0 && undoes == NULL))
    return FALSE;
  hash = waymark_content_hash_new (edit->salt,
                                   edit->person,
                                   edit->time,
                                   edit->name,
                                   undoes != NULL ? &undoes->digest : NULL,
                                   (const WaymarkDigest *) ours->data,
                                   ours->len,
                                   NULL);
  if (!add_changes (work, hash, edit, changes, values))
    return FALSE;
  waymark_content_hash_finish (hash, &body);
  return waymark_digest_compare (&body, &edit->body) == 0;
}

/* Takes the tried values over. */
static void
settle (WaymarkFoundEdit *edit, GPtrArray *changes, GPtrArray *values)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkFoundChange *change = g_memdup2 (changes->pdata[i], sizeof *change);

      change->value = g_bytes_ref (values->pdata[i]);
      g_ptr_array_add (kept, change);
    }
  g_ptr_array_set_size (edit->changes, 0);
  g_ptr_array_extend_and_steal (edit->changes, g_steal_pointer (&kept));
}

/* @force: with what there is, whether it gives the sum or not. */
static gboolean
try_content (Work *work, WaymarkFoundEdit *edit, Try how, gboolean force)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < edit->changes->len; i++)
    {
      WaymarkFoundChange *change = edit->changes->pdata[i];
      GBytes *value;

      if ((how & TRY_LISTED) != 0 && !change->is_listed)
        continue;
      value = get_value (work, edit, change, how);
      if (value == NULL && !force)
        return FALSE;
      if (value == NULL)
        continue;
      g_ptr_array_add (changes, change);
      g_ptr_array_add (values, value);
    }
  if (!force && !gives_body (work, edit, changes, values))
    return FALSE;
  settle (edit, changes, values);
  return TRUE;
}

static void
confirm_content (Work *work, WaymarkFoundEdit *edit)
{
  static const Try tries[] = { TRY_AS_READ, TRY_ITEMS, TRY_LISTED, TRY_LISTED | TRY_ITEMS };

  if (edit->is_forgotten)
    {
      edit->content_is_whole = edit->changes->len == 0;
      return;
    }
  if (edit->header_is_whole && edit->person != NULL && edit->name != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (tries) && !edit->content_is_whole; i++)
      edit->content_is_whole = try_content (work, edit, tries[i], FALSE);
  if (!edit->content_is_whole)
    try_content (work, edit, TRY_AS_READ, TRUE);
}

/* ---- what it says of the items */

static void
correct_place (WaymarkFound *found, GBytes *place)
{
  g_autofree char *rank = NULL;
  WaymarkItem *moved;
  char parent[33];
  guint n_fields;

  if (!waymark_place_decode (place, parent, &rank) || !waymark_rank_is_valid (rank))
    return;
  g_strlcpy (found->parent, parent, sizeof found->parent);
  if (strcmp (rank, waymark_item_get_rank (found->item)) == 0)
    return;
  moved = waymark_item_new (found->kind, found->id, rank);
  waymark_kind_get_fields (found->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (found->item, i);

      waymark_item_take_nth (moved, i, value != NULL ? waymark_value_ref (value) : NULL);
    }
  waymark_item_unref (found->item);
  found->item = moved;
}

static void
correct_item (WaymarkFound *found, const WaymarkFoundChange *change)
{
  g_autoptr (WaymarkValue) value = NULL;
  const WaymarkField *field;
  int nth;

  if (strcmp (change->field, WAYMARK_FIELD_PLACE) == 0)
    {
      correct_place (found, change->value);
      return;
    }
  nth = waymark_kind_find_field (found->kind, change->field);
  if (nth < 0)
    return;
  value = waymark_bytes_decode (change->value);
  field = &waymark_kind_get_fields (found->kind, NULL)[nth];
  if (value == NULL || waymark_found_value_is_good (field, value))
    {
      waymark_item_take_nth (found->item, (guint) nth, g_steal_pointer (&value));
      found->bad &= ~(1u << nth);
    }
}

/* Where an edit that is whole wrote last, it is right and the item's row is not. */
static void
correct_items (Work *work, const WaymarkFoundEdit *edit)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const WaymarkFoundChange *change = edit->changes->pdata[i];
      WaymarkFound *found = g_hash_table_lookup (work->rows->found, change->item);

      if (found != NULL && found->item != NULL && change->nth == 0 && is_last (work, edit, change))
        correct_item (found, change);
    }
}

/**
 * waymark_rescue_confirm:
 * @rows: what was read of a damaged file
 *
 * Finds out which edits are whole, to the letter, and puts right what items say otherwise.
 */
void
waymark_rescue_confirm (WaymarkRescueRows *rows)
{
  g_autoptr (GPtrArray) list = waymark_found_edits_list (rows->edits);
  g_autoptr (GHashTable) last = waymark_found_edits_get_last (rows->edits);
  gboolean linear = waymark_found_edits_is_linear (rows->edits);
  Work work = { .rows = rows, .edits = rows->edits, .last = last };

  for (guint i = 0; i < list->len; i++)
    {
      WaymarkFoundEdit *edit = list->pdata[i];

      tidy (edit);
      confirm_header (&work, edit);
    }
  for (guint i = 0; i < list->len; i++)
    confirm_content (&work, list->pdata[i]);
  for (guint i = 0; linear && i < list->len; i++)
    if (((WaymarkFoundEdit *) list->pdata[i])->content_is_whole)
      correct_items (&work, list->pdata[i]);
}

/**
 * waymark_rescue_is_complete:
 * @rows: what was read of a damaged file, confirmed
 *
 * Returns: whether the whole history is there, so that the plan is what it says
 */
gboolean
waymark_rescue_is_complete (const WaymarkRescueRows *rows)
{
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (rows->edits->by_number) == 0)
    return FALSE;
  g_hash_table_iter_init (&iter, rows->edits->by_number);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const WaymarkFoundEdit *edit = value;

      if (!edit->header_is_whole || !edit->content_is_whole)
        return FALSE;
    }
  return TRUE;
}

char *
waymark_rescue_confirmed_key (const char *item, const char *field, GBytes *value)
{
  gsize length;
  const char *bytes = g_bytes_get_data (value, &length);

  return g_strdup_printf ("%s %s %.*s", item, field, (int) length, bytes);
}

/**
 * waymark_rescue_list_confirmed:
 * @rows: what was read of a damaged file, confirmed
 *
 * Returns: (transfer full): the values that edits which are whole wrote last, as a set of
 *   waymark_rescue_confirmed_key(); of a history with branches all that such edits wrote
 */
GHashTable *
waymark_rescue_list_confirmed (const WaymarkRescueRows *rows)
{
  GHashTable *confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = waymark_found_edits_list (rows->edits);
  g_autoptr (GHashTable) last = waymark_found_edits_get_last (rows->edits);
  gboolean linear = waymark_found_edits_is_linear (rows->edits);
  Work work = { .last = last };

  for (guint i = 0; i < list->len; i++)
    {
      const WaymarkFoundEdit *edit = list->pdata[i];

      for (guint k = 0; edit->content_is_whole && k < edit->changes->len; k++)
        {
          const WaymarkFoundChange *change = edit->changes->pdata[k];

          if (!linear || is_last (&work, edit, change))
            g_hash_table_add (
                confirmed,
                waymark_rescue_confirmed_key (change->item, change->field, change->value));
        }
    }
  return confirmed;
}
