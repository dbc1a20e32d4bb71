/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-state"

#include "config.h"

#include "waymark-state-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
baseline_clear (gpointer data)
{
  g_clear_pointer (&((WaymarkBaseline *) data)->cover, g_free);
}

WaymarkStore *
waymark_state_get_store (WaymarkState *self)
{
  return self->store;
}

const WaymarkEditTable *
waymark_state_get_table (WaymarkState *self)
{
  return self->whole != NULL ? &self->whole->table : &self->table;
}

const WaymarkGraph *
waymark_state_get_graph (WaymarkState *self)
{
  return self->whole != NULL ? self->whole->graph : self->graph;
}

gboolean
waymark_state_is_whole (WaymarkState *self)
{
  return self->whole == NULL;
}

gboolean
waymark_state_has_edit (WaymarkState *self, gint64 edit)
{
  return self->inside == NULL || self->inside[edit];
}

gboolean
waymark_state_has_baselines (WaymarkState *self)
{
  return self->baselines->len > 0;
}

/* A baseline speaks for it. */
gboolean
waymark_state_is_hidden (WaymarkState *self, gint64 edit)
{
  return self->hidden != NULL && self->hidden[edit];
}

/* Its content takes another edit back. */
gboolean
waymark_state_is_undo (WaymarkState *self, gint64 edit)
{
  const guint8 *undoes = self->whole != NULL ? self->whole->undoes : self->undoes;

  return undoes[edit] && !waymark_state_is_hidden (self, edit);
}

/* ---- baselines */

/* Only baselines all of whose heads are in the set count. */
static gboolean
add_baseline (WaymarkState *self, gint64 number, GError **error)
{
  const WaymarkEditTable *table = waymark_state_get_table (self);
  g_autoptr (GArray) heads = waymark_sqlite_get_numbers (
      self->store->db, "SELECT edit FROM baseline_head WHERE baseline = ?1", number, error);
  WaymarkBaseline baseline = { .number = number };

  if (heads == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    if (!waymark_state_has_edit (self, g_array_index (heads, gint64, i)))
      return TRUE;

  baseline.cover = waymark_edit_table_mark_past (table, (const gint64 *) heads->data, heads->len);
  g_array_append_val (self->baselines, baseline);
  if (self->hidden == NULL)
    self->hidden = g_new0 (guint8, table->edits->len + 1);
  for (guint n = 1; n <= table->edits->len; n++)
    self->hidden[n] |= baseline.cover[n];
  return TRUE;
}

static gboolean
read_baselines (WaymarkState *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db, "SELECT DISTINCT baseline FROM baseline_head", error);
  WaymarkStep step;

  self->baselines = g_array_new (FALSE, FALSE, sizeof (WaymarkBaseline));
  g_array_set_clear_func (self->baselines, baseline_clear);
  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!add_baseline (self, waymark_statement_get_int (query, 0), error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_undoes (WaymarkState *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->store->db, "SELECT n FROM edit WHERE undoes IS NOT NULL", error);
  WaymarkStep step;

  self->undoes = g_new0 (guint8, self->table.edits->len + 1);
  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    self->undoes[waymark_statement_get_int (query, 0)] = TRUE;
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_state_new:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): what all its edits mean, or %NULL with @error set
 */
WaymarkState *
waymark_state_new (WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkState) self = g_new0 (WaymarkState, 1);

  self->store = store;
  if (!waymark_edit_table_load (&self->table, store, error) || !read_undoes (self, error) ||
      !read_baselines (self, error))
    return NULL;
  self->graph = waymark_graph_new (&self->table);
  return g_steal_pointer (&self);
}

static gboolean
is_known (WaymarkState *self)
{
  const WaymarkEditTable *table = waymark_state_get_table (self);

  for (guint n = 1; n <= table->edits->len; n++)
    if (waymark_edit_table_get (table, n)->forgotten && self->inside[n] &&
        !waymark_state_is_hidden (self, n))
      return FALSE;
  return TRUE;
}

/**
 * waymark_state_new_at:
 * @whole: the state of all edits; must stay
 * @heads: (array length=n_heads): numbers of edits
 * @n_heads: how many
 * @known: (out): %FALSE if a part is forgotten and cannot be told
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the edits mean that these had seen, with
 *   themselves; %NULL if that cannot be told, or with @error set
 */
WaymarkState *
waymark_state_new_at (
    WaymarkState *whole, const gint64 *heads, gsize n_heads, gboolean *known, GError **error)
{
  g_autoptr (WaymarkState) self = g_new0 (WaymarkState, 1);

  self->store = whole->store;
  self->whole = whole;
  self->inside = waymark_edit_table_mark_past (&whole->table, heads, n_heads);
  *known = TRUE;
  if (!read_baselines (self, error))
    return NULL;
  *known = is_known (self);
  return *known ? g_steal_pointer (&self) : NULL;
}

/**
 * waymark_state_new_plain:
 * @whole: the state of all edits; must stay
 * @heads: (array length=n_heads): numbers of edits
 * @n_heads: how many
 *
 * Returns: (transfer full): what the edits mean that these had seen, with themselves, no
 *   matter what baselines say
 */
WaymarkState *
waymark_state_new_plain (WaymarkState *whole, const gint64 *heads, gsize n_heads)
{
  WaymarkState *self = g_new0 (WaymarkState, 1);

  self->store = whole->store;
  self->whole = whole;
  self->inside = waymark_edit_table_mark_past (&whole->table, heads, n_heads);
  self->baselines = g_array_new (FALSE, FALSE, sizeof (WaymarkBaseline));
  return self;
}

/**
 * waymark_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
waymark_state_free (WaymarkState *self)
{
  if (self == NULL)
    return;

  waymark_edit_table_clear (&self->table);
  g_clear_pointer (&self->graph, waymark_graph_free);
  g_clear_pointer (&self->baselines, g_array_unref);
  g_free (self->undoes);
  g_free (self->inside);
  g_free (self->hidden);
  g_free (self);
}
