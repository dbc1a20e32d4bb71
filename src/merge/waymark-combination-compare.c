/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination-compare"

#include "config.h"

#include <string.h>

#include "waymark-combination-private.h"
#include "waymark-conflict-list.h"
#include "waymark-progress.h"
#include "waymark-shown.h"

/* What comes in with other copies, line by line. */

static gboolean
is_place (const char *field)
{
  return strcmp (field, WAYMARK_FIELD_PLACE) == 0;
}

WaymarkClaim *
waymark_compare_make_claim (WaymarkComparing *self, const WaymarkAlternative *a, GError **error)
{
  return waymark_claim_new_for (self->scratch, a->value, a->origin, error);
}

/* Whether it was in the plan before. */
gboolean
waymark_compare_was_alive (WaymarkComparing *self,
                           const char *item,
                           gboolean *alive,
                           GError **error)
{
  if (!waymark_moment_has_item (&self->was, item, alive, error))
    return FALSE;
  return !*alive || waymark_shown_is_alive (self->mine, item, alive, error);
}

/* ---- registers */

static gboolean
are_same (const GArray *a, const GArray *b, const char *field)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!waymark_alternatives_have_part (b, g_array_index (a, WaymarkAlternative, i).value, field))
      return FALSE;
  return TRUE;
}

static GArray *
settle_or_unset (WaymarkState *state, const WaymarkWrites *writes, gboolean *combined)
{
  g_autoptr (GBytes) unset = NULL;
  GArray *settled;

  *combined = FALSE;
  if (writes != NULL)
    return waymark_state_settle (state, writes, combined);
  unset = g_bytes_new_static ("n", 1);
  settled = waymark_alternatives_new ();
  waymark_alternatives_add (settled, unset, WAYMARK_ORIGIN_UNSET);
  return settled;
}

static WaymarkValue *
get_value (const GArray *settled)
{
  return waymark_bytes_decode (g_array_index (settled, WaymarkAlternative, 0).value);
}

static gboolean
add_theirs (WaymarkComparing *self,
            WaymarkDifference *difference,
            const GArray *from,
            const GArray *was,
            GError **error)
{
  for (guint i = 0; i < from->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (from, WaymarkAlternative, i);
      WaymarkClaim *claim;

      if (waymark_alternatives_have_part (was, a->value, difference->field))
        continue;
      claim = waymark_compare_make_claim (self, a, error);
      if (claim == NULL)
        return FALSE;
      g_ptr_array_add (difference->theirs, claim);
    }
  return TRUE;
}

static void
set_base (WaymarkComparing *self, WaymarkDifference *difference, const WaymarkWrites *now)
{
  g_autoptr (GArray) base = waymark_state_base (self->now, now);

  difference->has_base = base != NULL && base->len == 1;
  if (difference->has_base)
    difference->base = get_value (base);
}

static gboolean
add_value (WaymarkComparing *self,
           WaymarkDifferenceSide side,
           const char *item,
           WaymarkKind kind,
           const WaymarkWrites *now,
           const GArray *now_settled,
           const GArray *was_settled,
           GError **error)
{
  g_autoptr (WaymarkDifference) difference = waymark_difference_new (
      is_place (now->field) ? WAYMARK_DIFFERENCE_MOVED : WAYMARK_DIFFERENCE_VALUE,
      side,
      item,
      kind,
      now->field);
  g_autoptr (GArray) standing =
      side == WAYMARK_SIDE_COMBINED ? waymark_state_standing (self->now, now) : NULL;

  difference->ours =
      waymark_compare_make_claim (self, &g_array_index (was_settled, WaymarkAlternative, 0), error);
  if (difference->ours == NULL ||
      !add_theirs (self, difference, standing != NULL ? standing : now_settled, was_settled, error))
    return FALSE;
  if (side == WAYMARK_SIDE_THEIRS)
    {
      difference->has_base = TRUE;
      difference->base = get_value (was_settled);
    }
  else
    set_base (self, difference, now);
  difference->result = get_value (now_settled);
  g_ptr_array_add (self->out, g_steal_pointer (&difference));
  return TRUE;
}

static gboolean
compare_register (
    WaymarkComparing *self, const char *item, WaymarkKind kind, const char *field, GError **error)
{
  g_autoptr (WaymarkWrites) now = NULL;
  g_autoptr (WaymarkWrites) was = NULL;
  g_autoptr (GArray) now_settled = NULL;
  g_autoptr (GArray) was_settled = NULL;
  gboolean combined, was_combined;

  if (field[0] == '@' && !is_place (field))
    return TRUE;
  if (!waymark_state_read (self->now, item, field, &now, error) ||
      !waymark_state_read (self->was.state, item, field, &was, error))
    return FALSE;
  if (now == NULL)
    return TRUE;

  now_settled = waymark_state_settle (self->now, now, &combined);
  was_settled = settle_or_unset (self->was.state, was, &was_combined);
  if (are_same (now_settled, was_settled, field))
    return TRUE;
  return add_value (self,
                    now_settled->len > 1 ? WAYMARK_SIDE_CLASH
                    : combined           ? WAYMARK_SIDE_COMBINED
                                         : WAYMARK_SIDE_THEIRS,
                    item,
                    kind,
                    now,
                    now_settled,
                    was_settled,
                    error);
}

/* ---- deleted on one side, worked on at the other */

typedef struct
{
  gint64 deletion;
  gboolean theirs; /* the work is */
  gint64 newest;
  WaymarkDifference *difference;
} Finding;

/* What stands in a register and the deleter had not seen; NULL if there is nothing. */
static GBytes *
find_unseen (WaymarkComparing *self, Finding *finding, const WaymarkWrites *r)
{
  const WaymarkGraph *graph = waymark_state_get_graph (self->now);
  g_autoptr (GArray) standing = waymark_state_standing (self->now, r);
  GBytes *found = NULL;

  for (guint n = 0; n < standing->len; n++)
    {
      const WaymarkAlternative *a = &g_array_index (standing, WaymarkAlternative, n);

      if (a->origin <= 0 || (a->origin > self->brought->n_before) != finding->theirs ||
          waymark_graph_seen (graph, a->origin, finding->deletion))
        continue;
      found = a->value;
      if (finding->newest == 0 || waymark_graph_compare (graph, a->origin, finding->newest) > 0)
        finding->newest = a->origin;
    }
  return found != NULL ? g_bytes_ref (found) : NULL;
}

/* Of what is new only that it is. */
static gboolean
find_work_in (WaymarkComparing *self, Finding *finding, const char *item, GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_state_read_item (self->now, item, error);
  WaymarkKind kind;
  gboolean is_new = FALSE;

  if (registers == NULL || !waymark_shown_get_kind (self->scratch, item, &kind, error))
    return FALSE;
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);
      g_autoptr (GBytes) value =
          strcmp (r->field, WAYMARK_FIELD_GONE) != 0 ? find_unseen (self, finding, r) : NULL;

      if (value == NULL)
        continue;
      if (strcmp (r->field, WAYMARK_FIELD_KIND) == 0)
        waymark_difference_add_work (finding->difference, item, kind, NULL, NULL);
      is_new |= strcmp (r->field, WAYMARK_FIELD_KIND) == 0;
      if (!is_new)
        waymark_difference_add_work (finding->difference, item, kind, r->field, value);
    }
  return TRUE;
}

/* Work in the branch that the deleter had not seen. */
static gboolean
find_work (WaymarkComparing *self, Finding *finding, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    if (!find_work_in (self, finding, g_ptr_array_index (items, i), error))
      return FALSE;
  return TRUE;
}

static gint64
find_edit (WaymarkComparing *self, const char *digest)
{
  const WaymarkEditTable *table = waymark_state_get_table (self->now);
  WaymarkDigest bytes;

  if (digest == NULL || !waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes))
    return 0;
  for (gint64 n = table->edits->len; n > 0; n--)
    if (waymark_digest_compare (&waymark_edit_table_get (table, n)->digest, &bytes) == 0)
      return n;
  return 0;
}

static gboolean
add_kept (WaymarkComparing *self, const WaymarkConflict *conflict, GError **error)
{
  WaymarkClaim *deleter = g_ptr_array_index (conflict->claims, 0);
  g_autoptr (WaymarkDifference) difference = NULL;
  WaymarkClaim *worker;
  WaymarkKind kind;
  Finding finding = { .deletion = find_edit (self, deleter->digest) };
  gboolean there = finding.deletion > self->brought->n_before;

  if (!waymark_shown_get_kind (self->scratch, conflict->item, &kind, error))
    return FALSE;
  difference = waymark_difference_new (
      WAYMARK_DIFFERENCE_KEPT, WAYMARK_SIDE_CLASH, conflict->item, kind, NULL);
  finding.theirs = !there;
  finding.difference = difference;
  if (!find_work (self, &finding, conflict->items, error))
    return FALSE;
  worker = waymark_claim_new_for (self->scratch, NULL, finding.newest, error);
  if (worker == NULL)
    return FALSE;

  if (there)
    difference->ours = worker;
  g_ptr_array_add (difference->theirs, there ? waymark_claim_copy (deleter) : worker);
  g_ptr_array_add (self->out, g_steal_pointer (&difference));
  return TRUE;
}

static gboolean
is_listed (GPtrArray *conflicts, const WaymarkConflict *wanted)
{
  WaymarkClaim *deleter = g_ptr_array_index (wanted->claims, 0);

  for (guint i = 0; i < conflicts->len; i++)
    {
      WaymarkConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->type == WAYMARK_CONFLICT_DELETED &&
          strcmp (conflict->item, wanted->item) == 0 &&
          g_strcmp0 (((WaymarkClaim *) g_ptr_array_index (conflict->claims, 0))->digest,
                     deleter->digest) == 0)
        return TRUE;
    }
  return FALSE;
}

/* @kept: gets the ids of the items that stay only so */
static gboolean
compare_deletions (WaymarkComparing *self, GHashTable *kept, GError **error)
{
  g_autoptr (GPtrArray) now = waymark_conflict_list (self->scratch, error);
  g_autoptr (GPtrArray) was = NULL;

  if (now == NULL)
    return FALSE;
  was = waymark_conflict_list (self->mine, error);
  if (was == NULL)
    return FALSE;

  for (guint i = 0; i < now->len; i++)
    {
      WaymarkConflict *conflict = g_ptr_array_index (now, i);

      if (conflict->type != WAYMARK_CONFLICT_DELETED || is_listed (was, conflict))
        continue;
      if (!add_kept (self, conflict, error))
        return FALSE;
      for (guint k = 0; k < conflict->items->len; k++)
        g_hash_table_add (kept, g_strdup (g_ptr_array_index (conflict->items, k)));
    }
  return TRUE;
}

/* ---- items that come and go */

static gboolean
add_item (WaymarkComparing *self,
          WaymarkDifferenceType type,
          const char *item,
          WaymarkKind kind,
          GError **error)
{
  g_autoptr (WaymarkDifference) difference =
      waymark_difference_new (type, WAYMARK_SIDE_THEIRS, item, kind, NULL);
  const char *field = type == WAYMARK_DIFFERENCE_ADDED ? WAYMARK_FIELD_KIND : WAYMARK_FIELD_GONE;
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) origins = NULL;
  WaymarkClaim *claim;

  if (!waymark_state_read (self->now, item, field, &writes, error))
    return FALSE;
  origins = waymark_state_get_origins (self->now, writes);
  claim = waymark_claim_new_for (
      self->scratch, NULL, g_array_index (origins, gint64, origins->len - 1), error);
  if (claim == NULL)
    return FALSE;
  g_ptr_array_add (difference->theirs, claim);
  if (type == WAYMARK_DIFFERENCE_REMOVED)
    difference->ours = g_new0 (WaymarkClaim, 1);
  g_ptr_array_add (self->out, g_steal_pointer (&difference));
  return TRUE;
}

/* Parts of what comes or goes as a whole have no line of their own. */
static gboolean
is_part (WaymarkComparing *self, const char *item, gboolean comes, gboolean *part, GError **error)
{
  char parent[33];
  gboolean was, is;

  *part = FALSE;
  if (!waymark_shown_get_parent (comes ? self->scratch : self->mine, item, parent, error))
    return FALSE;
  if (parent[0] == '\0')
    return TRUE;
  if (!waymark_compare_was_alive (self, parent, &was, error) ||
      !waymark_shown_is_alive (self->scratch, parent, &is, error))
    return FALSE;
  *part = was != is;
  return TRUE;
}

static gboolean
compare_item (WaymarkComparing *self, const char *item, GHashTable *kept, GError **error)
{
  GHashTable *fields = g_hash_table_lookup (self->brought->touched, item);
  GHashTableIter iter;
  gpointer field;
  WaymarkKind kind;
  gboolean was, is, part;

  if (!waymark_shown_get_kind (self->scratch, item, &kind, error) ||
      !waymark_compare_was_alive (self, item, &was, error) ||
      !waymark_shown_is_alive (self->scratch, item, &is, error))
    return FALSE;
  if (was != is)
    {
      if (is && g_hash_table_contains (kept, item))
        return TRUE;
      return is_part (self, item, is, &part, error) &&
             (part || add_item (self,
                                is ? WAYMARK_DIFFERENCE_ADDED : WAYMARK_DIFFERENCE_REMOVED,
                                item,
                                kind,
                                error));
    }
  if (!is || fields == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!compare_register (self, item, kind, field, error))
      return FALSE;
  return TRUE;
}

gboolean
waymark_compare_theirs (WaymarkComparing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!compare_deletions (self, kept, error))
    return FALSE;
  for (guint i = 0; i < self->brought->ids->len; i++)
    {
      waymark_progress_tell (cancellable, i, self->brought->ids->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !compare_item (self, g_ptr_array_index (self->brought->ids, i), kept, error))
        return FALSE;
    }
  return TRUE;
}
