/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination-ours"

#include "config.h"

#include <string.h>

#include "waymark-combination-private.h"
#include "waymark-conflict-list.h"
#include "waymark-shown.h"

/* What the open plan says that the copies do not: told beside what they bring, and kept. */

typedef struct
{
  WaymarkComparing *comparing;
  WaymarkMoment common; /* what all of them had seen */
  GHashTable *known;    /* "item field" of the lines that are there already */
  GHashTable *looked;   /* ids of items that were looked at */
} Work;

/* By number: in how many of the copies an edit of ours is. */
static gboolean
count_copies (WaymarkComparing *self, GPtrArray *stores, guint *counts, GError **error)
{
  const WaymarkEditTable *table = waymark_state_get_table (self->now);

  for (guint i = 0; i < stores->len; i++)
    for (gint64 n = 1; n <= self->brought->n_before; n++)
      {
        char hex[65];
        gboolean has;

        waymark_hex_encode (
            waymark_edit_table_get (table, n)->digest.bytes, sizeof (WaymarkDigest), hex);
        if (!waymark_store_has_edit (g_ptr_array_index (stores, i), hex, &has, error))
          return FALSE;
        counts[n] += has;
      }
  return TRUE;
}

/* The heads of what all have, and when the newest of it was made. */
static GArray *
find_common (WaymarkComparing *self, const guint *counts, guint n_stores)
{
  const WaymarkEditTable *table = waymark_state_get_table (self->now);
  g_autofree guint8 *is_parent = g_new0 (guint8, self->brought->n_before + 1);
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 n = self->brought->n_before; n > 0; n--)
    {
      const WaymarkEditHead *edit = waymark_edit_table_get (table, n);

      if (counts[n] < n_stores)
        continue;
      if (!is_parent[n])
        g_array_append_val (heads, n);
      is_parent[edit->prev] = 1;
      for (guint i = 0; i < edit->n_seen; i++)
        is_parent[g_array_index (table->seen, gint64, edit->first_seen + i)] = 1;
    }
  return heads;
}

static gboolean
find_parted (WaymarkComparing *self, const GArray *heads, gint64 *parted, GError **error)
{
  *parted = 0;
  for (guint i = 0; i < heads->len; i++)
    {
      WaymarkClaim *claim =
          waymark_claim_new_for (self->scratch, NULL, g_array_index (heads, gint64, i), error);

      if (claim == NULL)
        return FALSE;
      *parted = MAX (*parted, claim->time);
      waymark_claim_free (claim);
    }
  return TRUE;
}

static WaymarkClaim *
claim_of (Work *work, const char *item, const char *field, GError **error)
{
  WaymarkComparing *self = work->comparing;
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) origins = NULL;

  if (!waymark_state_read (self->was.state, item, field, &writes, error))
    return NULL;
  origins = waymark_state_get_origins (self->was.state, writes);
  return waymark_claim_new_for (
      self->scratch, NULL, g_array_index (origins, gint64, origins->len - 1), error);
}

static gboolean
add_item (Work *work, const char *item, WaymarkKind kind, gboolean comes, GError **error)
{
  g_autoptr (WaymarkDifference) difference =
      waymark_difference_new (comes ? WAYMARK_DIFFERENCE_ADDED : WAYMARK_DIFFERENCE_REMOVED,
                              WAYMARK_SIDE_OURS,
                              item,
                              kind,
                              NULL);

  difference->ours = claim_of (work, item, comes ? WAYMARK_FIELD_KIND : WAYMARK_FIELD_GONE, error);
  if (difference->ours == NULL)
    return FALSE;
  g_ptr_array_add (work->comparing->out, g_steal_pointer (&difference));
  return TRUE;
}

static gboolean
is_part (Work *work, const char *item, gboolean comes, gboolean *part, GError **error)
{
  WaymarkComparing *self = work->comparing;
  g_autoptr (WaymarkWrites) place = NULL;
  g_autoptr (GArray) settled = NULL;
  char parent[33] = "";
  gboolean combined, was, before;

  *part = FALSE;
  if (!waymark_state_read (
          comes ? self->was.state : work->common.state, item, WAYMARK_FIELD_PLACE, &place, error))
    return FALSE;
  if (place == NULL)
    return TRUE;
  settled = waymark_state_settle (comes ? self->was.state : work->common.state, place, &combined);
  if (!waymark_place_decode (g_array_index (settled, WaymarkAlternative, 0).value, parent, NULL) ||
      parent[0] == '\0')
    return TRUE;
  if (!waymark_compare_was_alive (self, parent, &was, error) ||
      !waymark_moment_is_alive (&work->common, parent, &before, error))
    return FALSE;
  *part = was != before;
  return TRUE;
}

static gboolean
compare_register (Work *work, const char *item, WaymarkKind kind, const char *field, GError **error)
{
  WaymarkComparing *self = work->comparing;
  g_autoptr (WaymarkDifference) difference = NULL;
  g_autoptr (WaymarkWrites) was = NULL;
  g_autoptr (WaymarkWrites) before = NULL;
  g_autoptr (GArray) was_settled = NULL;
  g_autoptr (GArray) before_settled = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) old = NULL;
  gboolean combined;

  if (!waymark_state_read (self->was.state, item, field, &was, error) ||
      !waymark_state_read (work->common.state, item, field, &before, error))
    return FALSE;
  if (was == NULL)
    return TRUE;
  was_settled = waymark_state_settle (self->was.state, was, &combined);
  before_settled =
      before != NULL ? waymark_state_settle (work->common.state, before, &combined) : NULL;
  part = waymark_value_part (g_array_index (was_settled, WaymarkAlternative, 0).value, field);
  old =
      before_settled != NULL
          ? waymark_value_part (g_array_index (before_settled, WaymarkAlternative, 0).value, field)
          : g_bytes_new_static ("n", 1);
  if (g_bytes_equal (part, old))
    return TRUE;

  difference =
      waymark_difference_new (strcmp (field, WAYMARK_FIELD_PLACE) == 0 ? WAYMARK_DIFFERENCE_MOVED
                                                                       : WAYMARK_DIFFERENCE_VALUE,
                              WAYMARK_SIDE_OURS,
                              item,
                              kind,
                              field);
  difference->ours =
      waymark_compare_make_claim (self, &g_array_index (was_settled, WaymarkAlternative, 0), error);
  if (difference->ours == NULL)
    return FALSE;
  difference->has_base = TRUE;
  if (before_settled != NULL)
    difference->base =
        waymark_bytes_decode (g_array_index (before_settled, WaymarkAlternative, 0).value);
  if (difference->ours->value != NULL)
    difference->result = waymark_value_ref (difference->ours->value);
  g_ptr_array_add (self->out, g_steal_pointer (&difference));
  return TRUE;
}

static gboolean
look (Work *work, const char *item, const char *field, GError **error)
{
  WaymarkComparing *self = work->comparing;
  g_autofree char *key = g_strconcat (item, " ", field, NULL);
  WaymarkKind kind;
  gboolean was, before, part;

  if (g_hash_table_contains (work->known, key) || g_hash_table_contains (work->known, item))
    return TRUE;
  if (!waymark_shown_get_kind (self->scratch, item, &kind, error) ||
      !waymark_compare_was_alive (self, item, &was, error) ||
      !waymark_moment_is_alive (&work->common, item, &before, error))
    return FALSE;
  if (was == before)
    return !was || (field[0] == '@' && strcmp (field, WAYMARK_FIELD_PLACE) != 0) ||
           compare_register (work, item, kind, field, error);
  if (!g_hash_table_add (work->looked, g_strdup (item)))
    return TRUE;
  return is_part (work, item, was, &part, error) &&
         (part || add_item (work, item, kind, was, error));
}

static gboolean
look_at_edit (Work *work, gint64 edit, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (work->comparing->scratch->db,
                          "SELECT DISTINCT item, field FROM change WHERE edit = ?1",
                          error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *field = waymark_statement_get_text (query, 1, NULL);
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];
      g_autofree char *key = NULL;

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      if (!look (work, id, field, error))
        return FALSE;
      key = g_strconcat (id, " ", field, NULL);
      g_hash_table_add (work->known, g_steal_pointer (&key));
    }
  return step != WAYMARK_STEP_ERROR;
}

static void
note_known (Work *work)
{
  GPtrArray *lines = work->comparing->out;

  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkDifference *difference = g_ptr_array_index (lines, i);

      g_hash_table_add (work->known,
                        difference->field != NULL
                            ? g_strconcat (difference->item, " ", difference->field, NULL)
                            : g_strdup (difference->item));
    }
}

gboolean
waymark_compare_ours (WaymarkComparing *self,
                      GPtrArray *stores,
                      gint64 *parted,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree guint *counts = g_new0 (guint, self->brought->n_before + 1);
  g_autoptr (GArray) heads = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { .comparing = self, .known = known, .looked = looked };
  gboolean can_tell;
  gboolean done = TRUE;

  if (!count_copies (self, stores, counts, error))
    return FALSE;
  heads = find_common (self, counts, stores->len);
  if (!find_parted (self, heads, parted, error))
    return FALSE;
  work.common.state =
      waymark_state_new_at (self->now, (const gint64 *) heads->data, heads->len, &can_tell, error);
  /* What they started from is forgotten here: then what is ours alone cannot be told. */
  if (work.common.state == NULL)
    return !can_tell;

  note_known (&work);
  for (gint64 n = 1; n <= self->brought->n_before && done; n++)
    if (counts[n] < stores->len)
      done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             look_at_edit (&work, n, error);
  waymark_moment_clear (&work.common);
  return done;
}
