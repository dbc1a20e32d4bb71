/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-wrap-layout.h"

struct _WaymarkWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (WaymarkWrapLayout, waymark_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
waymark_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  do
    child = gtk_widget_get_next_sibling (child);
  while (child != NULL && !gtk_widget_should_layout (child));
  return child;
}

/* The last of all, the button that adds one more, never begins a line of its own. */
static int
measure_companion (WaymarkWrapLayout *self, GtkWidget *child)
{
  GtkWidget *next = get_next (child);
  GtkRequisition natural;

  if (next == NULL || get_next (next) != NULL)
    return 0;
  gtk_widget_get_preferred_size (next, NULL, &natural);
  return self->spacing + natural.width;
}

/* Places all children within a width, or only finds out how high they are together. */
static int
flow (WaymarkWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition natural;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &natural);
      child_width = MIN (natural.width, width);
      if (x > 0 && x + child_width + measure_companion (self, child) > width)
        {
          y += line_height + self->spacing;
          x = 0;
          line_height = 0;
        }
      if (place)
        gtk_widget_size_allocate (
            child,
            &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, natural.height },
            -1);
      x += child_width + self->spacing;
      line_height = MAX (line_height, natural.height);
    }
  return y + line_height;
}

static void
waymark_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  WaymarkWrapLayout *self = WAYMARK_WRAP_LAYOUT (manager);
  int widest = 0, together = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (
          child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      together += child_natural + (together > 0 ? self->spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, together);
    }
  else
    *minimum = *natural = flow (self, widget, for_size >= 0 ? for_size : together, FALSE);
}

static void
waymark_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  flow (WAYMARK_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
waymark_wrap_layout_class_init (WaymarkWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = waymark_wrap_layout_get_request_mode;
  manager_class->measure = waymark_wrap_layout_measure;
  manager_class->allocate = waymark_wrap_layout_allocate;
}

static void
waymark_wrap_layout_init (WaymarkWrapLayout *self)
{
}

/**
 * waymark_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
waymark_wrap_layout_new (int spacing)
{
  WaymarkWrapLayout *self = g_object_new (WAYMARK_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
