/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "copies-private.h"
#include "waymark-conflict-list.h"
#include "waymark-graph.h"
#include "waymark-open-conflicts.h"

/* Does it hold together? */

static void
compare_items (WaymarkItem *kept, WaymarkItem *loaded)
{
  guint n_fields;

  g_assert_cmpstr (waymark_item_get_id (kept), ==, waymark_item_get_id (loaded));
  waymark_kind_get_fields (waymark_item_get_kind (loaded), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    g_assert_true (
        waymark_value_equal (waymark_item_get_nth (kept, i), waymark_item_get_nth (loaded, i)));
  g_assert_cmpuint (waymark_item_get_n_children (kept), ==, waymark_item_get_n_children (loaded));
  for (guint i = 0; i < waymark_item_get_n_children (kept); i++)
    compare_items (waymark_item_get_child (kept, i), waymark_item_get_child (loaded, i));
}

/* Lanes and clocks say what the parents of edits say. */
static void
check_graph (Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (WaymarkEditTable) table = { 0 };
  g_autoptr (WaymarkGraph) graph = NULL;

  waymark_edit_table_load (&table, self->store, &error);
  g_assert_no_error (error);
  graph = waymark_graph_new (&table);
  for (gint64 by = 1; by <= (gint64) table.edits->len; by++)
    {
      g_autofree guint8 *past = waymark_edit_table_mark_past (&table, &by, 1);

      for (gint64 edit = 1; edit <= (gint64) table.edits->len; edit++)
        g_assert_cmpint (waymark_graph_seen (graph, edit, by), ==, edit != by && past[edit] != 0);
    }
}

/* What is remembered from edit to edit is what is read anew. */
static void
check_open_conflicts (Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remembered = waymark_open_conflicts_list (self->store, &error);
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  read = waymark_conflict_list (self->store, &error);
  g_assert_no_error (error);
  waymark_conflict_find_twins (self->store, NULL, read, NULL, &error);
  g_assert_no_error (error);
  one = copy_print_conflicts (self, remembered);
  other = copy_print_conflicts (self, read);
  g_assert_cmpstr (one, ==, other);
}

void
copy_check (Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) loaded = NULL;

  check_graph (self);
  check_open_conflicts (self);
  waymark_store_check (self->store, NULL, &error);
  g_assert_no_error (error);
  loaded = waymark_store_load_plan (self->store, NULL, &error);
  g_assert_no_error (error);
  compare_items (waymark_plan_get_root (self->plan), waymark_plan_get_root (loaded));
}

void
copy_verify (Copy *self)
{
  g_autoptr (GError) error = NULL;

  waymark_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
}
