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

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The last of all, the button that adds one more, never begins a line of its own. */
static int
measure_companion (WaymarkWrapLayout *self, GtkWidget *child)
{
  GtkWidget *next = get_next (child);

  if (next == NULL || get_next (next) != NULL)
    return 0;
  return self->spacing + get_natural_width (next);
}

/* The children that stand in one line, and the room that they leave. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line */
  int n_children, n_expanding;
  int widest;
  int spare;
} Line;

static void
read_line (WaymarkWrapLayout *self, GtkWidget *first, int width, Line *line)
{
  int x = 0;

  *line = (Line){ .first = first };
  for (line->end = first; line->end != NULL; line->end = get_next (line->end))
    {
      int child_width = MIN (get_natural_width (line->end), width);

      if (x > 0 && x + child_width + measure_companion (self, line->end) > width)
        break;
      x += child_width + self->spacing;
      line->n_children++;
      line->n_expanding += gtk_widget_compute_expand (line->end, GTK_ORIENTATION_HORIZONTAL);
      line->widest = MAX (line->widest, child_width);
    }
  line->spare = width - x + self->spacing;
}

/* Those that expand share what is left; where all do, they are of one width if that is enough. */
static int
get_child_width (WaymarkWrapLayout *self, const Line *line, GtkWidget *child, int width)
{
  int own = MIN (get_natural_width (child), width);
  int even = (width - (line->n_children - 1) * self->spacing) / line->n_children;

  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return own;
  if (line->n_expanding == line->n_children && line->widest <= even)
    return even;
  return own + line->spare / line->n_expanding;
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
get_line_height (WaymarkWrapLayout *self, const Line *line, int width)
{
  int line_height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    line_height = MAX (line_height, get_height (child, get_child_width (self, line, child, width)));
  return line_height;
}

/* Each in the middle of the line's height. */
static void
place_line (
    WaymarkWrapLayout *self, GtkWidget *widget, const Line *line, int y, int line_height, int width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int child_width = get_child_width (self, line, child, width);
      int height = get_height (child, child_width);
      GtkAllocation place = {
        rtl ? width - x - child_width : x, y + (line_height - height) / 2, child_width, height
      };

      gtk_widget_size_allocate (child, &place, -1);
      x += child_width + self->spacing;
    }
}

/* Places all children within a width, or only finds out how high they are together. */
static int
flow (WaymarkWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  if (child != NULL && !gtk_widget_should_layout (child))
    child = get_next (child);
  while (child != NULL)
    {
      Line line;
      int line_height;

      read_line (self, child, width, &line);
      line_height = get_line_height (self, &line, width);
      if (place)
        place_line (self, widget, &line, y, line_height, width);
      y += line_height;
      child = line.end;
      if (child != NULL)
        y += self->spacing;
    }
  return y;
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
