/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-writes"

#include "config.h"

#include "waymark-writes.h"

#include <string.h>

/* The edits that wrote a register, the newest first (SPEC section 1). */
#define WRITERS                                                                                    \
  "SELECT c.edit, e.lamport, s.id, e.digest FROM change c JOIN edit e ON e.n = c.edit"             \
  " JOIN session s ON s.n = e.session WHERE c.item = ?1 AND c.field = ?2 AND c.nth = 0"            \
  " UNION SELECT b.edit, e.lamport, s.id, e.digest FROM baseline b JOIN edit e ON e.n = b.edit"    \
  " JOIN session s ON s.n = e.session"                                                             \
  " WHERE b.baseline IN (SELECT baseline FROM baseline_head)"                                      \
  " AND b.item = ?1 AND b.field = ?2 AND b.nth = 0"                                                \
  " ORDER BY 2 DESC, 3 DESC, 4 DESC"

#define ALTERNATIVES                                                                               \
  "SELECT value, ifnull(origin, edit), nth FROM change"                                            \
  " WHERE item = ?1 AND field = ?2 AND edit = ?3"                                                  \
  " UNION SELECT value, ifnull(origin, edit), nth FROM baseline"                                   \
  " WHERE baseline IN (SELECT baseline FROM baseline_head)"                                        \
  " AND item = ?1 AND field = ?2 AND edit = ?3 ORDER BY 3"

struct _WaymarkPast
{
  WaymarkStore *store;
  gint64 edit;
  gint64 lamport;
  GArray *graph;   /* by number of the edit: GArray of its parents; NULL in a chain */
  guint8 *inside;  /* by number of the edit; NULL in a chain */
  gboolean unsure; /* a part of it is forgotten, and no baseline speaks for all of that */
};

/* ---- has seen, in histories that are no chain */

static void
add_parent (GArray *graph, gint64 edit, gint64 parent)
{
  GArray **parents;

  if (edit < 0 || edit >= graph->len || parent <= 0 || parent >= graph->len)
    return;
  parents = &g_array_index (graph, GArray *, edit);
  if (*parents == NULL)
    *parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*parents, parent);
}

static void
clear_parents (gpointer data)
{
  g_clear_pointer ((GArray **) data, g_array_unref);
}

static GArray *
read_graph (WaymarkStore *store, GError **error)
{
  g_autoptr (GArray) graph = g_array_new (FALSE, TRUE, sizeof (GArray *));
  g_autoptr (WaymarkStatement) query = NULL;
  gint64 last;
  WaymarkStep step;

  if (!waymark_sqlite_get_int (store->db, "SELECT max(n) FROM edit", &last, error))
    return NULL;

  g_array_set_clear_func (graph, clear_parents);
  g_array_set_size (graph, last + 1);
  query = waymark_sqlite_get (store->db,
                              "SELECT n, prev FROM edit WHERE prev IS NOT NULL"
                              " UNION ALL SELECT edit, other FROM seen",
                              error);
  if (query == NULL)
    return NULL;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    add_parent (graph, waymark_statement_get_int (query, 0), waymark_statement_get_int (query, 1));

  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&graph);
}

/* Marks all that @edit has seen, without itself. */
static guint8 *
mark_past (GArray *graph, gint64 edit)
{
  guint8 *inside = g_new0 (guint8, graph->len);
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (todo, edit);
  while (todo->len > 0)
    {
      gint64 n = g_array_index (todo, gint64, todo->len - 1);
      GArray *parents = g_array_index (graph, GArray *, n);

      g_array_set_size (todo, todo->len - 1);
      for (guint i = 0; parents != NULL && i < parents->len; i++)
        {
          gint64 parent = g_array_index (parents, gint64, i);

          if (!inside[parent])
            g_array_append_val (todo, parent);
          inside[parent] = TRUE;
        }
    }
  return inside;
}

static gboolean
any_outside (WaymarkPast *self, const char *sql, gboolean outside, gboolean *any, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, sql, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  *any = FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if ((self->inside[waymark_statement_get_int (query, 0)] == 0) == outside)
      *any = TRUE;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_lamport (WaymarkPast *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db, "SELECT lamport FROM edit WHERE n = ?1", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, self->edit);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    self->lamport = waymark_statement_get_int (query, 0);
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_past_new:
 * @store: a store
 * @edit: number of an edit
 * @error: return location for an error
 *
 * Returns: (transfer full): what its author had seen, or %NULL with @error set
 */
WaymarkPast *
waymark_past_new (WaymarkStore *store, gint64 edit, GError **error)
{
  g_autoptr (WaymarkPast) self = g_new0 (WaymarkPast, 1);
  gboolean forgotten, beside;

  self->store = store;
  self->edit = edit;
  if (!read_lamport (self, error))
    return NULL;
  if (waymark_store_is_linear (store))
    return g_steal_pointer (&self);

  self->graph = read_graph (store, error);
  if (self->graph == NULL)
    return NULL;
  self->inside = mark_past (self->graph, edit);
  if (!any_outside (self, "SELECT n FROM edit WHERE salt IS NULL", FALSE, &forgotten, error) ||
      !any_outside (self, "SELECT edit FROM baseline_head", TRUE, &beside, error))
    return NULL;
  self->unsure = forgotten && beside;
  return g_steal_pointer (&self);
}

/**
 * waymark_past_free:
 * @self: (transfer full) (nullable): a past
 */
void
waymark_past_free (WaymarkPast *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->graph, g_array_unref);
  g_free (self->inside);
  g_free (self);
}

/**
 * waymark_past_is_empty:
 * @self: a past
 *
 * Returns: whether it is that of the edit that made the plan
 */
gboolean
waymark_past_is_empty (const WaymarkPast *self)
{
  return self->lamport <= 1;
}

static gboolean
is_inside (WaymarkPast *self, gint64 edit, gint64 lamport)
{
  return self->inside != NULL ? self->inside[edit] != 0 : lamport < self->lamport;
}

/* ---- writes */

void
waymark_write_clear (WaymarkWrite *write)
{
  write->edit = 0;
  g_clear_pointer (&write->alternatives, g_array_unref);
}

static void
add_alternative (GArray *alternatives, const guint8 *bytes, gsize length, gint64 origin)
{
  WaymarkAlternative alternative = { g_bytes_new (bytes, length), origin };

  g_array_append_val (alternatives, alternative);
}

/**
 * waymark_write_read:
 * @store: a store
 * @edit: number of an edit that wrote the register; 0 for what nobody ever wrote
 * @item: id of the item
 * @field: name of the field
 * @write: (out caller-allocates): what it wrote
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_write_read (WaymarkStore *store,
                    gint64 edit,
                    const char *item,
                    const char *field,
                    WaymarkWrite *write,
                    GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId id;
  WaymarkStep step;

  write->edit = edit;
  write->alternatives = waymark_alternatives_new ();
  if (edit == 0)
    {
      add_alternative (write->alternatives, (const guint8 *) "n", 1, WAYMARK_ORIGIN_UNSET);
      return TRUE;
    }

  query = waymark_sqlite_get (store->db, ALTERNATIVES, error);
  if (query == NULL || !waymark_id_to_blob (item, &id))
    return FALSE;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  waymark_statement_bind_int (query, 3, edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);

      add_alternative (write->alternatives, bytes, length, waymark_statement_get_int (query, 1));
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_past_read:
 * @past: what an author had seen
 * @item: id of an item
 * @field: name of a field
 * @write: (out caller-allocates): what the register held there
 * @single: (out): %FALSE if that cannot be told from one write
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_past_read (WaymarkPast *past,
                   const char *item,
                   const char *field,
                   WaymarkWrite *write,
                   gboolean *single,
                   GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (past->store->db, WRITERS, error);
  g_autofree guint8 *seen = NULL;
  WaymarkBlobId id;
  WaymarkStep step;
  gint64 newest = 0;

  *single = !past->unsure;
  if (query == NULL || !waymark_id_to_blob (item, &id))
    return FALSE;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 edit = waymark_statement_get_int (query, 0);

      if (!is_inside (past, edit, waymark_statement_get_int (query, 1)))
        continue;
      if (newest != 0)
        {
          /* An older write that the newest had not seen stands beside it. */
          if (!seen[edit])
            *single = FALSE;
          continue;
        }
      newest = edit;
      if (past->graph == NULL)
        break;
      seen = mark_past (past->graph, newest);
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;

  return waymark_write_read (past->store, newest, item, field, write, error);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Sorted, each once. */
static void
tidy_origins (GArray *origins)
{
  guint kept = 0;

  g_array_sort (origins, compare_numbers);
  for (guint i = 0; i < origins->len; i++)
    if (i == 0 || g_array_index (origins, gint64, i) != g_array_index (origins, gint64, kept - 1))
      g_array_index (origins, gint64, kept++) = g_array_index (origins, gint64, i);
  g_array_set_size (origins, kept);
}

/**
 * waymark_write_get_origins:
 * @write: a write
 *
 * Returns: (transfer full) (element-type gint64): the edits that brought its values
 */
GArray *
waymark_write_get_origins (const WaymarkWrite *write)
{
  GArray *origins = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < write->alternatives->len; i++)
    g_array_append_val (origins, g_array_index (write->alternatives, WaymarkAlternative, i).origin);
  tidy_origins (origins);
  return origins;
}

static gboolean
read_newest (
    WaymarkStore *store, const char *item, const char *field, WaymarkWrite *write, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (store->db, WRITERS, error);
  WaymarkBlobId id;
  WaymarkStep step;
  gint64 newest = 0;

  if (query == NULL || !waymark_id_to_blob (item, &id))
    return FALSE;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    newest = waymark_statement_get_int (query, 0);
  return step != WAYMARK_STEP_ERROR &&
         waymark_write_read (store, newest, item, field, write, error);
}

/**
 * waymark_register_read_origins:
 * @store: a store
 * @item: id of an item
 * @field: name of a field
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): which edits brought what the register
 *   holds: the same as before means that nobody has been there since; %NULL with @error set
 */
GArray *
waymark_register_read_origins (WaymarkStore *store,
                               const char *item,
                               const char *field,
                               GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db, "SELECT ifnull(origin, edit) FROM claim WHERE item = ?1 AND field = ?2", error);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (WaymarkWrite) newest = { 0 };
  WaymarkBlobId id;
  WaymarkStep step;

  if (query == NULL || !waymark_id_to_blob (item, &id))
    return NULL;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 origin = waymark_statement_get_int (query, 0);

      g_array_append_val (origins, origin);
    }
  if (step == WAYMARK_STEP_ERROR)
    return NULL;

  if (origins->len > 0)
    {
      tidy_origins (origins);
      return g_steal_pointer (&origins);
    }
  if (!read_newest (store, item, field, &newest, error))
    return NULL;
  return waymark_write_get_origins (&newest);
}

/**
 * waymark_origins_equal:
 * @a: origins
 * @b: origins
 *
 * Returns: whether they are the same
 */
gboolean
waymark_origins_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}
