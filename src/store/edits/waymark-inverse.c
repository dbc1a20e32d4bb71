/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-inverse"

#include "config.h"

#include "waymark-inverse.h"

#include <string.h>

#include "waymark-claims.h"
#include "waymark-inverse-created.h"
#include "waymark-shown.h"

/* What takes an edit back (SPEC section 7): for each of its registers the claims from
 * before it, with their origins, if the register still holds exactly what the edit left.
 * Items that it made go, unless anything in them or under them is another's. A merge that
 * a person confirmed takes back all that came in with it. */
typedef struct
{
  WaymarkStore *store;
  gint64 edit;
  const GArray *since; /* instead of @edit: the heads to go back to */
  gboolean is_merge;
  WaymarkMoment was;
  WaymarkMoment then;
  WaymarkMoment now;   /* its state is the store's */
  GPtrArray *touched;  /* WaymarkRegister without alternatives: what the edit changed */
  GHashTable *written; /* "item field" of these */
  WaymarkCreated *created;
  WaymarkInverse *out;
} Work;

static gboolean
is_field (const WaymarkRegister *r, const char *field)
{
  return strcmp (r->field, field) == 0;
}

static void
touch (Work *work, const char *item, const char *field)
{
  char *key = g_strconcat (item, " ", field, NULL);

  if (g_hash_table_add (work->written, key))
    g_ptr_array_add (work->touched, waymark_register_new (item, field));
}

static gboolean
read_registers (Work *work, const char *sql, gint64 edit, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, sql, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  if (edit > 0)
    waymark_statement_bind_int (query, 1, edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id))
        touch (work, id, waymark_statement_get_text (query, 1, NULL));
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_changes_of (Work *work, gint64 edit, GError **error)
{
  return read_registers (
      work, "SELECT DISTINCT item, field FROM change WHERE edit = ?1", edit, error);
}

static gboolean
is_fresh (Work *work, gint64 edit)
{
  return waymark_state_has_edit (work->then.state, edit) &&
         !waymark_state_has_edit (work->was.state, edit);
}

/* All that came in with a merge and made a difference. */
static gboolean
read_brought (Work *work, GError **error)
{
  const WaymarkEditTable *table = waymark_state_get_table (work->then.state);
  guint kept = 0;

  for (gint64 n = 1; n <= (gint64) table->edits->len; n++)
    if (is_fresh (work, n) && !read_changes_of (work, n, error))
      return FALSE;
  if (waymark_state_has_baselines (work->now.state) &&
      !read_registers (work, "SELECT DISTINCT item, field FROM baseline", 0, error))
    return FALSE;

  for (guint i = 0; i < work->touched->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (work->touched, i);
      g_autoptr (GArray) was = NULL;
      g_autoptr (GArray) then = NULL;

      was = waymark_moment_get_origins (&work->was, r->item, r->field, error);
      if (was == NULL)
        return FALSE;
      then = waymark_moment_get_origins (&work->then, r->item, r->field, error);
      if (then == NULL)
        return FALSE;
      if (waymark_origins_equal (was, then))
        {
          g_autofree char *key = g_strconcat (r->item, " ", r->field, NULL);

          g_hash_table_remove (work->written, key);
          waymark_register_free (r);
        }
      else
        work->touched->pdata[kept++] = r;
    }
  /* What was left out is freed already. */
  for (guint i = kept; i < work->touched->len; i++)
    work->touched->pdata[i] = NULL;
  g_ptr_array_set_size (work->touched, kept);
  return TRUE;
}

/* ---- one register */

/* Whether another edit than those before deleted it since. */
static gboolean
is_deleted_since (Work *work, const char *item, gboolean *since, GError **error)
{
  g_autoptr (GArray) now = NULL;
  g_autoptr (GArray) was = NULL;
  g_autoptr (GArray) kept_now = NULL;
  g_autoptr (GArray) kept_was = NULL;

  *since = FALSE;
  if (!waymark_life_read_gone (work->now.state, item, &now, &kept_now, error) ||
      !waymark_life_read_gone (work->was.state, item, &was, &kept_was, error))
    return FALSE;

  for (guint i = 0; i < now->len && !*since; i++)
    {
      const WaymarkDeletion *deletion = &g_array_index (now, WaymarkDeletion, i);

      *since = !waymark_deletions_have (was, deletion->edit, deletion->root);
    }
  return TRUE;
}

/* The parent that the item would go back to was deleted since. */
static gboolean
is_lost (Work *work, const WaymarkRegister *back, gboolean *lost, GError **error)
{
  g_autofree char *key = NULL;
  char parent[33];
  gboolean was, is;

  *lost = FALSE;
  if (!is_field (back, WAYMARK_FIELD_PLACE) ||
      !waymark_place_decode (waymark_register_get (back, 0)->value, parent, NULL) ||
      parent[0] == '\0')
    return TRUE;
  key = g_strconcat (parent, " ", WAYMARK_FIELD_GONE, NULL);
  if (g_hash_table_contains (work->written, key))
    return TRUE;

  if (!waymark_moment_is_alive (&work->was, parent, &was, error) ||
      !waymark_shown_is_alive (work->store, parent, &is, error))
    return FALSE;
  return !was || is || is_deleted_since (work, parent, lost, error);
}

static gboolean
is_untouched (Work *work, const WaymarkRegister *r, gboolean *untouched, GError **error)
{
  g_autoptr (GArray) then = waymark_moment_get_origins (&work->then, r->item, r->field, error);
  g_autoptr (GArray) now = NULL;

  if (then == NULL)
    return FALSE;
  now = waymark_moment_get_origins (&work->now, r->item, r->field, error);
  if (now == NULL)
    return FALSE;
  *untouched = waymark_origins_equal (then, now);
  return TRUE;
}

static gboolean
note_effect (Work *work, const WaymarkRegister *back, GError **error)
{
  char parent[33];
  gboolean alive;

  if (is_field (back, WAYMARK_FIELD_PLACE) &&
      waymark_place_decode (waymark_register_get (back, 0)->value, parent, NULL))
    waymark_created_note_home (work->created, back->item, parent);
  if (!is_field (back, WAYMARK_FIELD_GONE))
    return TRUE;
  if (!waymark_moment_is_alive (&work->was, back->item, &alive, error))
    return FALSE;
  if (!alive)
    waymark_created_note_gone (work->created, back->item);
  return TRUE;
}

static gboolean
take_back_register (Work *work, const char *item, const char *field, GError **error)
{
  g_autoptr (WaymarkRegister) back = waymark_moment_get_claims (&work->was, item, field, error);
  gboolean untouched, lost;

  if (back == NULL || !is_lost (work, back, &lost, error) ||
      !is_untouched (work, back, &untouched, error))
    return FALSE;
  if (lost || !untouched)
    {
      g_ptr_array_add (work->out->left_alone, waymark_register_new (item, field));
      return TRUE;
    }
  if (!note_effect (work, back, error))
    return FALSE;
  g_ptr_array_add (work->out->registers, g_steal_pointer (&back));
  return TRUE;
}

static gboolean
take_back_registers (Work *work, GError **error)
{
  const char *item = NULL;
  gboolean was = FALSE;

  for (guint i = 0; i < work->touched->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (work->touched, i);

      if (item == NULL || strcmp (item, r->item) != 0)
        {
          gboolean alive;

          item = r->item;
          if (!waymark_moment_has_item (&work->was, item, &was, error))
            return FALSE;
          if (!was && !waymark_shown_is_alive (work->store, item, &alive, error))
            return FALSE;
          if (!was && alive)
            waymark_created_add (work->created, item);
        }
      if (was && !take_back_register (work, r->item, r->field, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- before and after the edit */

static void
add_parents (Work *work, GArray *heads)
{
  const WaymarkEditTable *table = waymark_state_get_table (work->now.state);
  const WaymarkEditHead *edit = waymark_edit_table_get (table, work->edit);

  if (edit->prev > 0)
    g_array_append_val (heads, edit->prev);
  for (guint i = 0; i < edit->n_seen; i++)
    g_array_append_val (heads, g_array_index (table->seen, gint64, edit->first_seen + i));
}

/* All that came since these heads is taken back as if it were one merge. */
static gboolean
read_since (Work *work, gboolean *known, GError **error)
{
  const WaymarkEditTable *table = waymark_state_get_table (work->now.state);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  work->is_merge = TRUE;
  for (gint64 n = 1; n <= (gint64) table->edits->len; n++)
    if (!waymark_edit_table_get (table, n)->is_parent)
      g_array_append_val (all, n);
  work->was.state = waymark_state_new_at (
      work->now.state, (const gint64 *) work->since->data, work->since->len, known, error);
  if (work->was.state != NULL)
    work->then.state =
        waymark_state_new_at (work->now.state, (const gint64 *) all->data, all->len, known, error);
  return work->then.state != NULL || !*known;
}

static gboolean
read_moments (Work *work, gboolean *known, gboolean *first, GError **error)
{
  g_autoptr (GArray) heads = NULL;

  *first = FALSE;
  if (work->since != NULL)
    return read_since (work, known, error);
  heads = waymark_sqlite_get_numbers (
      work->store->db, "SELECT other FROM ours WHERE edit = ?1", work->edit, error);
  if (heads == NULL)
    return FALSE;
  work->is_merge = heads->len > 0;
  if (!work->is_merge)
    add_parents (work, heads);
  if (heads->len == 0)
    {
      *first = TRUE;
      return TRUE;
    }

  work->was.state = waymark_state_new_at (
      work->now.state, (const gint64 *) heads->data, heads->len, known, error);
  if (work->was.state != NULL)
    work->then.state = waymark_state_new_at (work->now.state, &work->edit, 1, known, error);
  return work->then.state != NULL || !*known;
}

/* Part of what it started from is forgotten: its before cannot be told. */
static void
leave_all (Work *work)
{
  g_autoptr (GPtrArray) left = g_steal_pointer (&work->out->left_alone);

  work->out->left_alone = g_steal_pointer (&work->touched);
  work->touched = g_steal_pointer (&left);
}

static gboolean
run (Work *work, GError **error)
{
  gboolean known = TRUE;
  gboolean first;

  work->now.state = waymark_store_get_state (work->store, error);
  if (work->now.state == NULL || !read_moments (work, &known, &first, error))
    return FALSE;
  if (first)
    return TRUE;
  if (!known || !work->is_merge)
    {
      if (!read_changes_of (work, work->edit, error))
        return FALSE;
    }
  else if (!read_brought (work, error))
    return FALSE;

  waymark_registers_sort (work->touched);
  if (!known)
    {
      work->out->is_unknown = TRUE;
      leave_all (work);
      return TRUE;
    }
  return take_back_registers (work, error) &&
         waymark_created_finish (
             work->created, work->then.state, work->was.state, work->out, error);
}

static gboolean
make (
    WaymarkStore *store, gint64 edit, const GArray *since, WaymarkInverse *inverse, GError **error)
{
  Work work = { .store = store, .edit = edit, .since = since, .out = inverse };
  gboolean done;

  inverse->left_alone = waymark_registers_new ();
  inverse->registers = waymark_registers_new ();
  work.touched = waymark_registers_new ();
  work.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.created = waymark_created_new (store);

  done = run (&work, error);
  waymark_registers_sort (inverse->registers);
  waymark_registers_sort (inverse->left_alone);

  waymark_moment_clear (&work.was);
  waymark_moment_clear (&work.then);
  g_ptr_array_unref (work.touched);
  g_hash_table_unref (work.written);
  waymark_created_free (work.created);
  return done;
}

/**
 * waymark_inverse_make:
 * @store: a store
 * @edit: number of an edit
 * @inverse: (out caller-allocates): what takes it back
 * @error: return location for an error
 *
 * Works out what takes an edit back. The edit that made the plan cannot be: then
 * there is nothing to write.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_inverse_make (WaymarkStore *store, gint64 edit, WaymarkInverse *inverse, GError **error)
{
  return make (store, edit, NULL, inverse, error);
}

/**
 * waymark_inverse_make_since:
 * @store: a store
 * @heads: (element-type gint64): numbers of edits that were once the newest
 * @inverse: (out caller-allocates): what goes back
 * @error: return location for an error
 *
 * Works out what makes the plan again what it was then. Where a part of it was forgotten
 * since, that is not known.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_inverse_make_since (WaymarkStore *store,
                            const GArray *heads,
                            WaymarkInverse *inverse,
                            GError **error)
{
  return make (store, 0, heads, inverse, error);
}

/**
 * waymark_inverse_clear:
 * @inverse: what waymark_inverse_make() filled
 */
void
waymark_inverse_clear (WaymarkInverse *inverse)
{
  g_clear_pointer (&inverse->registers, g_ptr_array_unref);
  g_clear_pointer (&inverse->left_alone, g_ptr_array_unref);
}
