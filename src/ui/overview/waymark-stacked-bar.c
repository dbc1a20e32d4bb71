/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-stacked-bar.h"

#define GAP 2
#define THICKNESS 22
#define SHORTEST 3 /* what is there is seen */
#define LOWEST 13  /* of a column: the label beside it has to stand clear of the next */
#define SIDE 28    /* beside a column, for labels that do not fit inside */

struct _WaymarkStackedBar
{
  GtkWidget parent_instance;

  GtkOrientation orientation;
  guint most;
};

G_DEFINE_FINAL_TYPE (WaymarkStackedBar, waymark_stacked_bar, GTK_TYPE_WIDGET)

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
waymark_stacked_bar_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gboolean along = orientation == WAYMARK_STACKED_BAR (widget)->orientation;

  if (along)
    {
      *minimum = (int) count_children (widget) * (LOWEST + GAP);
      *natural = MAX (*minimum, 120);
    }
  else
    *minimum = *natural =
        orientation == GTK_ORIENTATION_VERTICAL ? THICKNESS : 2 * THICKNESS + SIDE;
}

static void
waymark_stacked_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkStackedBar *self = WAYMARK_STACKED_BAR (widget);
  gboolean across = self->orientation == GTK_ORIENTATION_HORIZONTAL;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int length = across ? width : height, place = 0;
  int least = across ? SHORTEST : LOWEST;
  double unit = (length - (double) count_children (widget) * (GAP + least)) / MAX (self->most, 1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint count = waymark_bar_segment_get_count (WAYMARK_BAR_SEGMENT (child));
      int size = least + (int) round (count * unit);
      GtkAllocation box;

      if (across)
        box = (GtkAllocation){ rtl ? width - place - size : place, 0, size, height };
      else
        box = (GtkAllocation){ 0, height - place - size, width, size };
      /* GTK wants it asked, even where its answer does not matter. */
      gtk_widget_measure (child, self->orientation, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &box, -1);
      place += size + GAP;
    }
}

static void
waymark_stacked_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_stacked_bar_parent_class)->dispose (object);
}

static void
waymark_stacked_bar_class_init (WaymarkStackedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_stacked_bar_dispose;
  widget_class->measure = waymark_stacked_bar_measure;
  widget_class->size_allocate = waymark_stacked_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "stackedbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_stacked_bar_init (WaymarkStackedBar *self)
{
}

/**
 * waymark_stacked_bar_new:
 * @orientation: which way it grows: towards the end, or up
 * @most: the count that fills its whole length
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
waymark_stacked_bar_new (GtkOrientation orientation, guint most)
{
  WaymarkStackedBar *self = g_object_new (WAYMARK_TYPE_STACKED_BAR, NULL);

  self->orientation = orientation;
  self->most = most;
  return GTK_WIDGET (self);
}

/**
 * waymark_stacked_bar_add:
 * @self: a bar
 * @segment: (transfer floating): a #WaymarkBarSegment that comes after those that are there
 */
void
waymark_stacked_bar_add (WaymarkStackedBar *self, GtkWidget *segment)
{
  g_return_if_fail (WAYMARK_IS_STACKED_BAR (self));
  g_return_if_fail (WAYMARK_IS_BAR_SEGMENT (segment));

  if (self->orientation == GTK_ORIENTATION_VERTICAL)
    waymark_bar_segment_set_side (WAYMARK_BAR_SEGMENT (segment), SIDE);
  gtk_widget_set_parent (segment, GTK_WIDGET (self));
}
