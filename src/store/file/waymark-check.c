/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-check"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item.h"
#include "waymark-life.h"
#include "waymark-shown.h"

/* The state is rebuilt from the edits, item by item, and compared with the tables of items
 * and of claims. */

#define ALL_WRITES                                                                                 \
  "SELECT field, edit, nth, value, origin, item FROM change ORDER BY item, field, edit, nth"

#define ALL_ITEMS "SELECT item FROM change UNION SELECT item FROM baseline"

#define SHOWN_ROWS "SELECT count (*) FROM extra WHERE field = '@kind' OR field NOT LIKE '@%'"

#define CLAIMS                                                                                     \
  "SELECT edit, nth, value, origin FROM claim WHERE item = ?1 AND field = ?2 ORDER BY edit, nth"

typedef struct
{
  WaymarkStore *store;
  WaymarkState *state;
  WaymarkLife *life;
  gint64 n_shown[WAYMARK_N_KINDS + 1];
  gint64 n_extra;
  gint64 n_claims;
} Work;

static gboolean
differs (Work *work, const char *item, const char *field, GError **error)
{
  return waymark_store_refuse (
      work->store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %1$s is the name of a file; %2$s and %3$s are internal names of an
         item and a field, for a report. */
      _ ("“%1$s” shows something else than its history says: item %2$s, field %3$s."),
      waymark_store_get_display_name (work->store),
      item,
      field);
}

/* ---- claims */

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(WaymarkWrite *const *) a)->edit;
  gint64 y = (*(WaymarkWrite *const *) b)->edit;

  return (x > y) - (x < y);
}

static gboolean
is_claim (WaymarkStatement *row, gint64 edit, guint nth, const WaymarkAlternative *a)
{
  gsize length, expected;
  const guint8 *value = waymark_statement_get_blob (row, 2, &length);
  const guint8 *bytes = g_bytes_get_data (a->value, &expected);
  gint64 origin = waymark_statement_is_null (row, 3) ? edit : waymark_statement_get_int (row, 3);

  return waymark_statement_get_int (row, 0) == edit && waymark_statement_get_int (row, 1) == nth &&
         origin == a->origin && length == expected && memcmp (value, bytes, length) == 0;
}

/* The claims of a register are its frontier, word for word. */
static gboolean
check_claims (Work *work, const char *id, const char *field, GPtrArray *frontier, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, CLAIMS, error);
  WaymarkBlobId item;

  if (query == NULL || !waymark_id_to_blob (id, &item))
    return FALSE;

  waymark_statement_bind_blob (query, 1, item.bytes, item.length);
  waymark_statement_bind_text (query, 2, field, -1);
  g_ptr_array_sort (frontier, compare_edits);
  for (guint i = 0; i < frontier->len; i++)
    {
      WaymarkWrite *write = g_ptr_array_index (frontier, i);

      for (guint nth = 0; nth < write->alternatives->len; nth++)
        {
          WaymarkStep step = waymark_statement_step (query, error);

          if (step == WAYMARK_STEP_ERROR)
            return FALSE;
          if (step == WAYMARK_STEP_DONE ||
              !is_claim (query,
                         write->edit,
                         nth,
                         &g_array_index (write->alternatives, WaymarkAlternative, nth)))
            return differs (work, id, field, error);
          work->n_claims++;
        }
    }
  return TRUE;
}

static gboolean
check_all_claims (Work *work, const char *id, GPtrArray *registers, GError **error)
{
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);
      g_autoptr (GPtrArray) frontier = waymark_state_frontier (work->state, r->writes);

      if (waymark_claims_are_kept (r->field, frontier) &&
          !check_claims (work, id, r->field, frontier, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- comparing */

static gboolean
read_extra (Work *work, const char *id, const char *field, GBytes **value, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db, "SELECT value FROM extra WHERE item = ?1 AND field = ?2", error);
  WaymarkBlobId blob = { 0 };
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_id_to_blob (id, &blob);
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  waymark_statement_bind_text (query, 2, field, -1);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);

      *value = g_bytes_new (bytes, length);
    }
  else
    *value = g_bytes_new_static ("n", 1);
  return step != WAYMARK_STEP_ERROR;
}

static GBytes *
get_shown (Work *work, const WaymarkWrites *writes)
{
  gboolean combined;
  g_autoptr (GArray) settled = waymark_state_settle (work->state, writes, &combined);

  return g_bytes_ref (g_array_index (settled, WaymarkAlternative, 0).value);
}

static gboolean
compare_field (Work *work, const char *id, WaymarkItem *item, WaymarkWrites *r, GError **error)
{
  g_autoptr (GBytes) expected = get_shown (work, r);
  g_autoptr (GBytes) shown = NULL;

  if (item != NULL && waymark_kind_find_field (waymark_item_get_kind (item), r->field) >= 0)
    shown = waymark_value_encode_bytes (waymark_item_get (item, r->field));
  else if (!read_extra (work, id, r->field, &shown, error))
    return FALSE;
  else if (r->field[0] != '@' && g_bytes_get_size (shown) > 1)
    work->n_extra++;

  return g_bytes_equal (expected, shown) || differs (work, id, r->field, error);
}

/* A value where nobody ever wrote one. */
static gboolean
check_unwritten (
    Work *work, const char *id, WaymarkItem *item, GPtrArray *registers, GError **error)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (waymark_item_get_nth (item, i) != NULL &&
        waymark_writes_find (registers, fields[i].name) == NULL)
      return differs (work, id, fields[i].name, error);
  return TRUE;
}

static gboolean
compare_place (Work *work,
               const char *id,
               WaymarkItem *item,
               const char *parent,
               const WaymarkWrites *r,
               GError **error)
{
  g_autoptr (GBytes) shown = waymark_place_encode (parent, waymark_item_get_rank (item));
  g_autoptr (GBytes) expected = get_shown (work, r);

  return g_bytes_equal (expected, shown) || differs (work, id, r->field, error);
}

static gboolean
compare_item (Work *work,
              const char *id,
              WaymarkItem *item,
              const char *parent,
              GPtrArray *registers,
              GError **error)
{
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);
      gboolean same;

      if (strcmp (r->field, WAYMARK_FIELD_GONE) == 0 ||
          (item != NULL && strcmp (r->field, WAYMARK_FIELD_KIND) == 0))
        continue;
      if (item != NULL && strcmp (r->field, WAYMARK_FIELD_PLACE) == 0)
        same = compare_place (work, id, item, parent, r, error);
      else
        same = compare_field (work, id, item, r, error);
      if (!same)
        return FALSE;
    }
  return item == NULL || check_unwritten (work, id, item, registers, error);
}

/* @registers are complete and tidy. */
static gboolean
check_item_read (Work *work, const char *id, GPtrArray *registers, GError **error)
{
  g_autoptr (WaymarkItem) item = NULL;
  char parent[33] = "";
  WaymarkKind kind;
  gboolean shown;

  if (!check_all_claims (work, id, registers, error) ||
      !waymark_shown_get_kind (work->store, id, &kind, error) ||
      !waymark_shown_read_item (work->store, id, &item, parent, error))
    return FALSE;
  shown = item != NULL;
  if (kind == WAYMARK_N_KINDS && !waymark_shown_is_alive (work->store, id, &shown, error))
    return FALSE;

  if (waymark_life_is_alive (work->life, id) != shown)
    return differs (work, id, WAYMARK_FIELD_GONE, error);
  if (!shown)
    return TRUE;
  work->n_shown[kind]++;
  return compare_item (work, id, item, parent, registers, error);
}

static gboolean
check_item (Work *work, const char *id, GPtrArray *registers, GError **error)
{
  return waymark_state_tidy (work->state, id, registers, error) &&
         check_item_read (work, id, registers, error);
}

/* Items that no edit made, and what is left over in other tables. */
static gboolean
check_counts (Work *work, GError **error)
{
  gint64 found, unknown;

  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM \"%s\"", waymark_kind_get_name (kind));

      if (!waymark_sqlite_get_int (work->store->db, sql, &found, error))
        return FALSE;
      if (found != work->n_shown[kind])
        return differs (work, waymark_kind_get_name (kind), WAYMARK_FIELD_KIND, error);
    }

  unknown = work->n_shown[WAYMARK_N_KINDS];
  if (!waymark_sqlite_get_int (work->store->db, SHOWN_ROWS, &found, error))
    return FALSE;
  if (found != unknown + work->n_extra)
    return differs (work, "extra", WAYMARK_FIELD_KIND, error);

  if (!waymark_sqlite_get_int (work->store->db, "SELECT count (*) FROM claim", &found, error))
    return FALSE;
  if (found != work->n_claims)
    return differs (work, "claim", WAYMARK_FIELD_GONE, error);
  return TRUE;
}

static GPtrArray *
registers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_writes_free);
}

/* Without baselines all writes of an item come in a row. */
static gboolean
check_in_a_row (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, ALL_WRITES, error);
  g_autoptr (GPtrArray) registers = registers_new ();
  char id[33] = "";
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 5, &length);
      char next[33];

      waymark_id_from_blob (bytes, length, next);
      if (registers->len > 0 && strcmp (next, id) != 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              !check_item (work, id, registers, error))
            return FALSE;
          g_ptr_array_set_size (registers, 0);
        }
      strcpy (id, next);
      waymark_state_add_row (work->state, registers, query);
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return registers->len == 0 || check_item (work, id, registers, error);
}

static gboolean
check_one_by_one (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, ALL_ITEMS, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      g_autoptr (GPtrArray) registers = NULL;
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !waymark_id_from_blob (bytes, length, id))
        return FALSE;
      registers = waymark_state_read_item (work->state, id, error);
      if (registers == NULL ||
          (registers->len > 0 && !check_item_read (work, id, registers, error)))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_store_check:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Rebuilds what is to be shown from the edits alone and compares it with the tables
 * of items and of claims.
 *
 * Returns: %TRUE if they agree; otherwise the error says what differs
 */
gboolean
waymark_store_check (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkState) state = NULL;
  g_autoptr (WaymarkLife) life = NULL;
  Work work = { .store = self };

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);

  state = waymark_state_new (self, error);
  if (state == NULL)
    return FALSE;
  life = waymark_life_new (state, WAYMARK_LIFE_FROM_EDITS, error);
  if (life == NULL)
    return FALSE;

  work.state = state;
  work.life = life;
  return (waymark_state_has_baselines (state) ? check_one_by_one (&work, cancellable, error)
                                              : check_in_a_row (&work, cancellable, error)) &&
         check_counts (&work, error);
}
