/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-overview-chart.h"

struct _WaymarkOverviewChart
{
  GtkWidget parent_instance;

  GtkWidget *last; /* the mark that had the keyboard when it left */
};

G_DEFINE_FINAL_TYPE (WaymarkOverviewChart, waymark_overview_chart, GTK_TYPE_WIDGET)

static gboolean
waymark_overview_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WaymarkOverviewChart *self = WAYMARK_OVERVIEW_CHART (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (inside && tab)
    {
      g_set_weak_pointer (&self->last, focus);
      return FALSE;
    }
  if (!inside && tab && self->last != NULL && gtk_widget_grab_focus (self->last))
    return TRUE;
  if (GTK_WIDGET_CLASS (waymark_overview_chart_parent_class)->focus (widget, direction))
    return TRUE;
  return inside && !tab; /* arrows do not leave it */
}

static void
waymark_overview_chart_dispose (GObject *object)
{
  WaymarkOverviewChart *self = WAYMARK_OVERVIEW_CHART (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_weak_pointer (&self->last);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_overview_chart_parent_class)->dispose (object);
}

static void
waymark_overview_chart_class_init (WaymarkOverviewChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_overview_chart_dispose;
  widget_class->focus = waymark_overview_chart_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_overview_chart_init (WaymarkOverviewChart *self)
{
}

/**
 * waymark_overview_chart_new:
 * @grid: (transfer floating): the marks and their words
 * @title: its name
 * @sentence: all of it in words
 *
 * Returns: (transfer floating): a chart
 */
GtkWidget *
waymark_overview_chart_new (GtkWidget *grid, const char *title, const char *sentence)
{
  WaymarkOverviewChart *self = g_object_new (WAYMARK_TYPE_OVERVIEW_CHART, NULL);

  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence,
                                  -1);
  return GTK_WIDGET (self);
}
