/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-graph"

#include "config.h"

#include "waymark-graph.h"

#include <string.h>

/* A lane is a chain of edits, each of which had seen the one before. Where an edit brings
 * lanes together it has a clock: up to which place it had seen each other lane. A *waist*
 * is an edit that all earlier ones precede and all later ones had seen: between waists
 * the number of the stretch answers everything, so lanes and clocks begin anew after each.
 * In a chain every edit is a waist. */

/* How far the edits of a lane had seen the others; shared by all edits of the lane up to
 * the next that learnt something. */
typedef struct
{
  guint32 n_lanes;
  gint32 seen[]; /* by lane: the last place seen, or -1 */
} Clock;

typedef struct
{
  guint32 stretch;
  guint32 lane;
  guint32 place;
  guint32 age; /* in the order of all edits */
  const Clock *clock;
} Node;

struct _WaymarkGraph
{
  Node *nodes; /* by number; the first is nobody */
  gint64 n_edits;
  gint64 *waists;    /* by stretch: the waist that it follows on */
  GPtrArray *clocks; /* of Clock */
};

/* ---- waists */

static gint64
get_lowest_parent (const WaymarkEditTable *table, gint64 n)
{
  const WaymarkEditHead *edit = waymark_edit_table_get (table, n);
  gint64 lowest = edit->prev > 0 ? edit->prev : G_MAXINT64;

  for (guint i = 0; i < edit->n_seen; i++)
    lowest = MIN (lowest, g_array_index (table->seen, gint64, edit->first_seen + i));
  return lowest;
}

/* Edits up to a number, of which only the last was seen by nobody among them, and of which
 * only the last is a parent of any later one. */
static void
find_stretches (WaymarkGraph *self, const WaymarkEditTable *table)
{
  g_autofree gint64 *lowest_after = g_new (gint64, self->n_edits + 2);
  g_autofree guint8 *has_child = g_new0 (guint8, self->n_edits + 1);
  guint32 stretch = 0;
  gint64 n_heads = 0;

  lowest_after[self->n_edits + 1] = G_MAXINT64;
  for (gint64 n = self->n_edits; n > 0; n--)
    lowest_after[n] = MIN (lowest_after[n + 1], get_lowest_parent (table, n));

  self->waists = g_new0 (gint64, self->n_edits + 1);
  for (gint64 n = 1; n <= self->n_edits; n++)
    {
      const WaymarkEditHead *edit = waymark_edit_table_get (table, n);

      n_heads++;
      for (guint i = 0; i <= edit->n_seen; i++)
        {
          gint64 parent =
              i == 0 ? edit->prev : g_array_index (table->seen, gint64, edit->first_seen + i - 1);

          if (parent > 0 && !has_child[parent])
            {
              has_child[parent] = TRUE;
              n_heads--;
            }
        }
      self->nodes[n].stretch = stretch;
      if (n_heads == 1 && lowest_after[n + 1] >= n)
        self->waists[++stretch] = n;
    }
}

/* ---- lanes and clocks */

typedef struct
{
  GArray *tips; /* gint64: by lane, its last edit so far */
  guint32 stretch;
} Lanes;

static Clock *
clock_new (const Clock *from, guint32 n_lanes)
{
  Clock *clock = g_malloc (sizeof (Clock) + n_lanes * sizeof (gint32));
  guint32 known = from != NULL ? MIN (from->n_lanes, n_lanes) : 0;

  clock->n_lanes = n_lanes;
  if (known > 0)
    memcpy (clock->seen, from->seen, known * sizeof (gint32));
  for (guint32 i = known; i < n_lanes; i++)
    clock->seen[i] = -1;
  return clock;
}

static void
learn (Clock *clock, const Node *parent)
{
  for (guint32 i = 0; parent->clock != NULL && i < parent->clock->n_lanes; i++)
    clock->seen[i] = MAX (clock->seen[i], parent->clock->seen[i]);
  clock->seen[parent->lane] = MAX (clock->seen[parent->lane], (gint32) parent->place);
}

static gboolean
is_tip (WaymarkGraph *self, const Lanes *lanes, gint64 parent)
{
  const Node *node = &self->nodes[parent];

  return parent > 0 && node->stretch == lanes->stretch &&
         g_array_index (lanes->tips, gint64, node->lane) == parent;
}

static void
place_edit (WaymarkGraph *self, const WaymarkEditTable *table, Lanes *lanes, gint64 n)
{
  const WaymarkEditHead *edit = waymark_edit_table_get (table, n);
  const gint64 *seen =
      edit->n_seen > 0 ? &g_array_index (table->seen, gint64, edit->first_seen) : NULL;
  Node *node = &self->nodes[n];
  gint64 goes_on;
  guint n_others = 0;

  if (node->stretch != lanes->stretch)
    {
      lanes->stretch = node->stretch;
      g_array_set_size (lanes->tips, 0);
    }
  goes_on = is_tip (self, lanes, edit->prev) ? edit->prev : 0;
  for (guint i = 0; i < edit->n_seen && goes_on == 0; i++)
    if (is_tip (self, lanes, seen[i]))
      goes_on = seen[i];

  if (goes_on > 0)
    {
      node->lane = self->nodes[goes_on].lane;
      node->place = self->nodes[goes_on].place + 1;
      node->clock = self->nodes[goes_on].clock;
      g_array_index (lanes->tips, gint64, node->lane) = n;
    }
  else
    {
      node->lane = lanes->tips->len;
      g_array_append_val (lanes->tips, n);
    }

  for (guint i = 0; i <= edit->n_seen; i++)
    {
      gint64 parent = i == 0 ? edit->prev : seen[i - 1];

      if (parent == 0 || parent == goes_on || self->nodes[parent].stretch != node->stretch)
        continue;
      if (n_others++ == 0)
        {
          Clock *clock = clock_new (node->clock, lanes->tips->len);

          g_ptr_array_add (self->clocks, clock);
          node->clock = clock;
        }
      learn ((Clock *) node->clock, &self->nodes[parent]);
    }
}

/* ---- the order of all edits */

static int
compare_by_age (gconstpointer a, gconstpointer b, gpointer table)
{
  return waymark_edit_table_compare (table, *(const gint64 *) a, *(const gint64 *) b);
}

static void
find_ages (WaymarkGraph *self, const WaymarkEditTable *table)
{
  g_autofree gint64 *numbers = g_new (gint64, self->n_edits + 1);
  gboolean sorted = TRUE;

  for (gint64 i = 0; i < self->n_edits; i++)
    {
      numbers[i] = i + 1;
      sorted = sorted && (i == 0 || waymark_edit_table_compare (table, i, i + 1) < 0);
    }
  if (!sorted)
    g_qsort_with_data (numbers, self->n_edits, sizeof (gint64), compare_by_age, (gpointer) table);
  for (gint64 i = 0; i < self->n_edits; i++)
    self->nodes[numbers[i]].age = i;
}

/**
 * waymark_graph_new:
 * @table: the headers of all edits, each after its parents
 *
 * Returns: (transfer full): who had seen whom
 */
WaymarkGraph *
waymark_graph_new (const WaymarkEditTable *table)
{
  WaymarkGraph *self = g_new0 (WaymarkGraph, 1);
  Lanes lanes = { .tips = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  self->n_edits = table->edits->len;
  self->nodes = g_new0 (Node, self->n_edits + 1);
  self->clocks = g_ptr_array_new_with_free_func (g_free);
  find_stretches (self, table);
  find_ages (self, table);
  for (gint64 n = 1; n <= self->n_edits; n++)
    place_edit (self, table, &lanes, n);

  g_array_unref (lanes.tips);
  return self;
}

/**
 * waymark_graph_free:
 * @self: (transfer full) (nullable): a graph
 */
void
waymark_graph_free (WaymarkGraph *self)
{
  if (self == NULL)
    return;

  g_free (self->nodes);
  g_free (self->waists);
  g_ptr_array_unref (self->clocks);
  g_free (self);
}

/**
 * waymark_graph_seen:
 * @self: a graph
 * @edit: number of an edit
 * @by: number of an edit
 *
 * Returns: whether the author of @by had seen @edit; nobody had seen their own
 */
gboolean
waymark_graph_seen (const WaymarkGraph *self, gint64 edit, gint64 by)
{
  const Node *a = &self->nodes[edit];
  const Node *b = &self->nodes[by];

  if (a->stretch != b->stretch)
    return a->stretch < b->stretch;
  if (a->lane == b->lane)
    return a->place < b->place;
  return b->clock != NULL && a->lane < b->clock->n_lanes &&
         b->clock->seen[a->lane] >= (gint32) a->place;
}

/**
 * waymark_graph_compare:
 * @self: a graph
 * @a: number of an edit
 * @b: number of an edit
 *
 * Returns: less than, equal to or greater than 0 as @a is older than, the same as or
 *   newer than @b (SPEC section 1), which never contradicts what was seen
 */
int
waymark_graph_compare (const WaymarkGraph *self, gint64 a, gint64 b)
{
  guint32 x = self->nodes[a].age;
  guint32 y = self->nodes[b].age;

  return (x > y) - (x < y);
}

/**
 * waymark_graph_get_waist:
 * @self: a graph
 * @edit: number of an edit
 *
 * Returns: number of the last edit before @edit that all earlier ones precede and all
 *   later ones had seen, or 0
 */
gint64
waymark_graph_get_waist (const WaymarkGraph *self, gint64 edit)
{
  return self->waists[self->nodes[edit].stretch];
}
