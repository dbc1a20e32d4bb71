/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-action-list.h"
#include "waymark-outline-node.h"
#include "waymark-plan-outline-drop.h"

static GtkWidget *
find_row (GtkWidget *view, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *expander =
      under != NULL ? gtk_widget_get_ancestor (under, GTK_TYPE_TREE_EXPANDER) : NULL;

  /* The list item around it is wider. */
  if (expander == NULL && under != NULL && under != view)
    expander = gtk_widget_get_first_child (under);
  return expander != NULL && GTK_IS_TREE_EXPANDER (expander) ? expander : NULL;
}

/* A theme or a requirement; the actions that stand directly under a theme stand for it. */
static const char *
get_parent_id (GtkWidget *expander)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander));
  g_autoptr (WaymarkOutlineNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node == NULL)
    return NULL;
  switch (waymark_outline_node_get_part (node))
    {
    case WAYMARK_OUTLINE_THEME:
    case WAYMARK_OUTLINE_REQUIREMENT:
    case WAYMARK_OUTLINE_PRIORITIES:
    case WAYMARK_OUTLINE_OTHER:
      return waymark_item_get_id (waymark_outline_node_get_item (node));
    default:
      return NULL;
    }
}

static void
mark_row (GtkDropTarget *target, GtkWidget *expander)
{
  GtkWidget *row = expander != NULL ? gtk_widget_get_parent (expander) : NULL;
  GtkWidget *before = g_object_get_data (G_OBJECT (target), "row");

  if (row == before)
    return;
  if (before != NULL)
    gtk_widget_remove_css_class (before, "drop-here");
  if (row != NULL)
    gtk_widget_add_css_class (row, "drop-here");
  g_object_set_data_full (
      G_OBJECT (target), "row", row != NULL ? g_object_ref (row) : NULL, g_object_unref);
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, GtkWidget *view)
{
  const GValue *value = gtk_drop_target_get_value (target);
  GtkWidget *expander = find_row (view, x, y);
  const char *parent = expander != NULL ? get_parent_id (expander) : NULL;

  if (value == NULL || parent == NULL || g_value_get_object (value) == NULL ||
      gtk_widget_get_root (g_value_get_object (value)) != gtk_widget_get_root (view) ||
      !waymark_action_list_can_drop_into (g_value_get_object (value), parent))
    {
      mark_row (target, NULL);
      return 0;
    }
  mark_row (target, expander);
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target)
{
  mark_row (target, NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *view)
{
  GtkWidget *expander = find_row (view, x, y);
  g_autofree char *parent = expander != NULL ? g_strdup (get_parent_id (expander)) : NULL;

  mark_row (target, NULL);
  if (parent == NULL || !waymark_action_list_can_drop_into (g_value_get_object (value), parent))
    return FALSE;
  waymark_action_list_drop_into (g_value_get_object (value), parent);
  return TRUE;
}

/**
 * waymark_plan_outline_accept_rows:
 * @view: the list view of the outline
 *
 * Lets rows of the list of actions be dropped on its themes and requirements.
 */
void
waymark_plan_outline_accept_rows (GtkWidget *view)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  target = gtk_drop_target_new (WAYMARK_TYPE_ACTION_LIST, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), view);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
}
