/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-state-read"

#include "config.h"

#include "waymark-state-private.h"

#include <string.h>

/* Histories of registers, from the rows of `change` and of the baselines that count. */

enum
{
  COLUMN_FIELD,
  COLUMN_EDIT,
  COLUMN_NTH,
  COLUMN_VALUE,
  COLUMN_ORIGIN,
};

static WaymarkWrites *
last_register (GPtrArray *registers, const char *field)
{
  WaymarkWrites *last =
      registers->len > 0 ? g_ptr_array_index (registers, registers->len - 1) : NULL;

  if (last == NULL || strcmp (last->field, field) != 0)
    {
      last = waymark_writes_new (field);
      g_ptr_array_add (registers, last);
    }
  return last;
}

static void
add_row (GPtrArray *registers, WaymarkStatement *row)
{
  WaymarkWrites *r =
      last_register (registers, waymark_statement_get_text (row, COLUMN_FIELD, NULL));
  gint64 edit = waymark_statement_get_int (row, COLUMN_EDIT);
  WaymarkWrite *write =
      r->writes->len > 0 ? g_ptr_array_index (r->writes, r->writes->len - 1) : NULL;
  gsize length;
  const guint8 *value = waymark_statement_get_blob (row, COLUMN_VALUE, &length);

  if (write == NULL || write->edit != edit)
    {
      write = waymark_write_new (edit);
      g_ptr_array_add (r->writes, write);
    }
  waymark_write_add (write,
                     value,
                     length,
                     waymark_statement_is_null (row, COLUMN_ORIGIN)
                         ? edit
                         : waymark_statement_get_int (row, COLUMN_ORIGIN));
}

/**
 * waymark_state_add_row:
 * @self: a state
 * @registers: (element-type WaymarkWrites): histories of one item
 * @row: a row of `change`: field, edit, nth, value, origin, in this order
 *
 * Adds a row, if its edit is in the set and its content counts.
 *
 * Returns: whether it was added
 */
gboolean
waymark_state_add_row (WaymarkState *self, GPtrArray *registers, WaymarkStatement *row)
{
  gint64 edit = waymark_statement_get_int (row, COLUMN_EDIT);

  if (!waymark_state_has_edit (self, edit) || waymark_state_is_hidden (self, edit))
    return FALSE;
  add_row (registers, row);
  return TRUE;
}

static gboolean
read_baseline (WaymarkState *self,
               const WaymarkBaseline *baseline,
               const WaymarkBlobId *item,
               const char *field,
               GPtrArray *registers,
               GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->store->db,
      field != NULL ? "SELECT field, edit, nth, value, origin FROM baseline"
                      " WHERE baseline = ?1 AND item = ?2 AND field = ?3 ORDER BY edit, nth"
                    : "SELECT field, edit, nth, value, origin FROM baseline"
                      " WHERE baseline = ?1 AND item = ?2 ORDER BY field, edit, nth",
      error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, baseline->number);
  waymark_statement_bind_blob (query, 2, item->bytes, item->length);
  if (field != NULL)
    waymark_statement_bind_text (query, 3, field, -1);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    add_row (registers, query);
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
holds_write (GPtrArray *writes, const WaymarkWrite *write)
{
  for (guint i = 0; i < writes->len; i++)
    if (waymark_write_equal (g_ptr_array_index (writes, i), write))
      return TRUE;
  return FALSE;
}

/* Known over there and gone there: superseded. */
static gboolean
is_superseded (WaymarkState *self,
               GPtrArray *by_baseline,
               guint nth,
               const char *field,
               const WaymarkWrite *write)
{
  for (guint i = 0; i < self->baselines->len; i++)
    {
      const WaymarkBaseline *other = &g_array_index (self->baselines, WaymarkBaseline, i);
      WaymarkWrites *r;

      if (i == nth || !other->cover[write->edit])
        continue;
      r = waymark_writes_find (g_ptr_array_index (by_baseline, i), field);
      if (r == NULL || !holds_write (r->writes, write))
        return TRUE;
    }
  return FALSE;
}

static WaymarkWrites *
get_register (GPtrArray *registers, const char *field)
{
  WaymarkWrites *r = waymark_writes_find (registers, field);

  if (r == NULL)
    {
      r = waymark_writes_new (field);
      g_ptr_array_add (registers, r);
    }
  return r;
}

static void
join_baselines (WaymarkState *self, GPtrArray *by_baseline, GPtrArray *registers)
{
  for (guint b = 0; b < by_baseline->len; b++)
    {
      GPtrArray *from = g_ptr_array_index (by_baseline, b);

      for (guint i = 0; i < from->len; i++)
        {
          WaymarkWrites *r = g_ptr_array_index (from, i);

          for (guint k = 0; k < r->writes->len; k++)
            {
              WaymarkWrite *write = g_ptr_array_index (r->writes, k);
              WaymarkWrites *to;
              WaymarkWrite *copy;

              if (is_superseded (self, by_baseline, b, r->field, write))
                continue;
              to = get_register (registers, r->field);
              if (holds_write (to->writes, write))
                continue;
              copy = waymark_write_new (write->edit);
              for (guint n = 0; n < write->alternatives->len; n++)
                {
                  const WaymarkAlternative *a =
                      &g_array_index (write->alternatives, WaymarkAlternative, n);

                  waymark_alternatives_add (copy->alternatives, a->value, a->origin);
                }
              g_ptr_array_add (to->writes, copy);
            }
        }
    }
}

static gboolean
add_baselines (
    WaymarkState *self, const char *item, const char *field, GPtrArray *registers, GError **error)
{
  g_autoptr (GPtrArray) by_baseline = NULL;
  WaymarkBlobId id;

  if (self->baselines->len == 0)
    return TRUE;
  if (!waymark_id_to_blob (item, &id))
    id.length = 0;

  by_baseline = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->baselines->len; i++)
    {
      GPtrArray *from = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_writes_free);

      g_ptr_array_add (by_baseline, from);
      if (!read_baseline (
              self, &g_array_index (self->baselines, WaymarkBaseline, i), &id, field, from, error))
        return FALSE;
    }
  join_baselines (self, by_baseline, registers);
  return TRUE;
}

static int
compare_writes (gconstpointer a, gconstpointer b, gpointer graph)
{
  return waymark_graph_compare (
      graph, (*(WaymarkWrite *const *) a)->edit, (*(WaymarkWrite *const *) b)->edit);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(WaymarkWrites *const *) a)->field, (*(WaymarkWrites *const *) b)->field);
}

/* Only the edit that created a snapshot may fill it (SPEC section 9). */
static void
freeze (GPtrArray *registers, gint64 maker)
{
  for (guint i = registers->len; i > 0; i--)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i - 1);

      if (r->field[0] == '@')
        continue;
      for (guint k = r->writes->len; k > 0; k--)
        if (((WaymarkWrite *) g_ptr_array_index (r->writes, k - 1))->edit != maker)
          g_ptr_array_remove_index (r->writes, k - 1);
      if (r->writes->len == 0)
        g_ptr_array_remove_index (registers, i - 1);
    }
}

static gboolean
is_snapshot (const WaymarkWrites *kind)
{
  static const char name[] = "8:snapshot";
  const WaymarkWrite *first = g_ptr_array_index (kind->writes, 0);
  gsize length;
  const char *value =
      g_bytes_get_data (g_array_index (first->alternatives, WaymarkAlternative, 0).value, &length);

  return length == strlen (name) && memcmp (value, name, length) == 0;
}

/**
 * waymark_state_tidy:
 * @self: a state
 * @item: id of an item
 * @registers: (element-type WaymarkWrites): all rows of it that `change` has
 * @error: return location for an error
 *
 * Adds what baselines say, sorts, and leaves out what does not count.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_state_tidy (WaymarkState *self, const char *item, GPtrArray *registers, GError **error)
{
  WaymarkWrites *kind;

  if (!add_baselines (self, item, NULL, registers, error))
    return FALSE;
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);

      if (r->writes->len > 1)
        g_ptr_array_sort_with_data (
            r->writes, compare_writes, (gpointer) waymark_state_get_graph (self));
    }
  if (self->baselines->len > 0)
    g_ptr_array_sort (registers, compare_fields);

  kind = waymark_writes_find (registers, WAYMARK_FIELD_KIND);
  if (kind != NULL && is_snapshot (kind))
    freeze (registers, ((WaymarkWrite *) g_ptr_array_index (kind->writes, 0))->edit);
  return TRUE;
}

/**
 * waymark_state_read_item:
 * @self: a state
 * @item: id of an item
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WaymarkWrites): the histories of all its
 *   registers, by field; %NULL with @error set
 */
GPtrArray *
waymark_state_read_item (WaymarkState *self, const char *item, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db,
                          "SELECT field, edit, nth, value, origin FROM change WHERE item = ?1"
                          " ORDER BY field, edit, nth",
                          error);
  g_autoptr (GPtrArray) registers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_writes_free);
  WaymarkBlobId id;
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  if (!waymark_id_to_blob (item, &id))
    id.length = 0;
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    waymark_state_add_row (self, registers, query);
  if (step == WAYMARK_STEP_ERROR || !waymark_state_tidy (self, item, registers, error))
    return NULL;
  return g_steal_pointer (&registers);
}

#define IS_SNAPSHOT                                                                                \
  "SELECT 1 FROM change WHERE item = ?1 AND field = '@kind' AND value = CAST ('8:snapshot' AS "    \
  "BLOB)"                                                                                          \
  " UNION ALL SELECT 1 FROM baseline WHERE baseline IN (SELECT baseline FROM baseline_head)"       \
  " AND item = ?1 AND field = '@kind' AND value = CAST ('8:snapshot' AS BLOB) LIMIT 1"

/* The fields of a snapshot need to know who made it; all else can be read alone. */
static gboolean
is_frozen (
    WaymarkState *self, const char *item, const char *field, gboolean *frozen, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId id;
  WaymarkStep step;

  *frozen = FALSE;
  if (field[0] == '@')
    return TRUE;
  query = waymark_sqlite_get (self->store->db, IS_SNAPSHOT, error);
  if (query == NULL)
    return FALSE;

  if (!waymark_id_to_blob (item, &id))
    id.length = 0;
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  step = waymark_statement_step (query, error);
  *frozen = step == WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_one (
    WaymarkState *self, const char *item, const char *field, GPtrArray *registers, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db,
                          "SELECT field, edit, nth, value, origin FROM change"
                          " WHERE item = ?1 AND field = ?2 ORDER BY edit, nth",
                          error);
  WaymarkBlobId id;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  if (!waymark_id_to_blob (item, &id))
    id.length = 0;
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    waymark_state_add_row (self, registers, query);
  return step != WAYMARK_STEP_ERROR && add_baselines (self, item, field, registers, error);
}

/**
 * waymark_state_read:
 * @self: a state
 * @item: id of an item
 * @field: name of a field
 * @writes: (out) (transfer full) (nullable): its history; %NULL if nobody ever wrote it
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_state_read (
    WaymarkState *self, const char *item, const char *field, WaymarkWrites **writes, GError **error)
{
  g_autoptr (GPtrArray) registers = NULL;
  gboolean frozen;

  *writes = NULL;
  if (!is_frozen (self, item, field, &frozen, error))
    return FALSE;
  if (frozen)
    registers = waymark_state_read_item (self, item, error);
  else
    registers = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_writes_free);
  if (registers == NULL || (!frozen && !read_one (self, item, field, registers, error)))
    return FALSE;

  for (guint i = 0; i < registers->len; i++)
    if (strcmp (((WaymarkWrites *) g_ptr_array_index (registers, i))->field, field) == 0)
      {
        *writes = g_ptr_array_steal_index (registers, i);
        g_ptr_array_sort_with_data (
            (*writes)->writes, compare_writes, (gpointer) waymark_state_get_graph (self));
        break;
      }
  return TRUE;
}
