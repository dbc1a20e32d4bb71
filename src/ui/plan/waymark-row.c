/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-row-pen.h"
#include "waymark-row-private.h"
#include "waymark-scheme.h"

G_DEFINE_FINAL_TYPE (WaymarkRow, waymark_row, GTK_TYPE_WIDGET)

enum
{
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
centre (PangoLayout *layout, int height)
{
  int text_height;

  pango_layout_get_pixel_size (layout, NULL, &text_height);
  return (height - text_height) / 2;
}

static void
draw_pair (WaymarkRow *self,
           WaymarkRowPen *pen,
           Cell upper,
           const GdkRGBA *upper_colour,
           Cell lower,
           const GdkRGBA *lower_colour,
           const WaymarkColumn *column)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int upper_height, lower_height;

  pango_layout_get_pixel_size (self->cells[upper], NULL, &upper_height);
  pango_layout_get_pixel_size (self->cells[lower], NULL, &lower_height);

  double top = (height - upper_height - lower_height) / 2;

  waymark_row_pen_text (pen, self->cells[upper], upper_colour, column->start, top, column->width);
  waymark_row_pen_text (
      pen, self->cells[lower], lower_colour, column->start, top + upper_height, column->width);
}

static void
draw_number (WaymarkRow *self, WaymarkRowPen *pen, const GdkRGBA *colour)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width;

  pango_layout_get_pixel_size (self->cells[CELL_NUMBER], &width, NULL);
  waymark_row_pen_text_end (pen,
                            self->cells[CELL_NUMBER],
                            colour,
                            waymark_columns_get_padding (self->columns) + width,
                            centre (self->cells[CELL_NUMBER], height));
}

static void
draw_due (WaymarkRow *self,
          WaymarkRowPen *pen,
          const WaymarkRowWords *words,
          const WaymarkPalette *palette)
{
  const WaymarkColumn *due = waymark_columns_get_due (self->columns);
  gboolean dim = words->finished || words->no_date || words->pointer;
  const GdkRGBA *colour = dim ? &palette->dim : &palette->fg;
  const GdkRGBA *lateness = words->late ? &palette->late : &palette->soon;
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (*words->lateness == '\0')
    waymark_row_pen_text (pen,
                          self->cells[CELL_DUE],
                          colour,
                          due->start,
                          centre (self->cells[CELL_DUE], height),
                          due->width);
  else if (waymark_columns_get_one_line (self->columns) &&
           !waymark_columns_is_narrow (self->columns))
    {
      /* One line has room for one of them: that it is late, else the date. */
      Cell cell = words->late ? CELL_LATENESS : CELL_DUE;

      waymark_row_pen_text (pen,
                            self->cells[cell],
                            words->late ? lateness : colour,
                            due->start,
                            centre (self->cells[cell], height),
                            due->width);
    }
  else
    draw_pair (self, pen, CELL_DUE, colour, CELL_LATENESS, lateness, due);
}

static void
draw_status (WaymarkRow *self,
             WaymarkRowPen *pen,
             const WaymarkRowWords *words,
             const WaymarkPalette *palette)
{
  const WaymarkColumn *status = waymark_columns_get_status (self->columns);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int mark = waymark_columns_get_mark (self->columns);
  int word_start = status->start + mark + waymark_columns_scale (self->columns, 6);
  const GdkRGBA *colour = words->pointer    ? &palette->accent
                          : words->finished ? &palette->dim
                                            : &palette->fg;

  gboolean narrow = waymark_columns_is_narrow (self->columns);
  int mark_start = narrow ? status->start + status->width - mark : status->start;

  if (words->stage != WAYMARK_STAGE_NONE)
    waymark_row_pen_stage (pen, words->stage, mark_start, (height - mark) / 2, mark);
  if (narrow)
    {
      self->link_start = mark_start;
      self->link_width = words->target != NULL ? mark : 0;
      return;
    }
  waymark_row_pen_text (pen,
                        self->cells[CELL_STATUS],
                        colour,
                        word_start,
                        centre (self->cells[CELL_STATUS], height),
                        status->start + status->width - word_start);
  self->link_start = status->start;
  self->link_width = words->target != NULL ? status->width : 0;
}

static void
draw_rating (WaymarkRow *self, WaymarkRowPen *pen, const WaymarkRowWords *words)
{
  const WaymarkColumn *column = waymark_columns_get_rating (self->columns);
  int size = waymark_columns_get_plate (self->columns);

  waymark_row_pen_rating (pen,
                          words->rating,
                          words->by_hand,
                          column->start + (column->width - size) / 2,
                          (gtk_widget_get_height (GTK_WIDGET (self)) - size) / 2,
                          size);
}

static void
draw_action (WaymarkRow *self,
             WaymarkRowPen *pen,
             const WaymarkRowWords *words,
             const WaymarkPalette *palette)
{
  WaymarkColumns *columns = self->columns;
  const WaymarkColumn *text = waymark_columns_get_text (columns);
  const WaymarkColumn *leads = waymark_columns_get_leads (columns);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  const GdkRGBA *colour = words->finished || words->pointer ? &palette->dim : &palette->fg;

  draw_number (self, pen, &palette->dim);
  if (waymark_columns_is_narrow (columns))
    draw_pair (self, pen, CELL_TEXT, colour, CELL_LEADS, &palette->dim, text);
  else
    {
      waymark_row_pen_text (pen,
                            self->cells[CELL_TEXT],
                            colour,
                            text->start,
                            centre (self->cells[CELL_TEXT], height),
                            text->width);
      waymark_row_pen_text (pen,
                            self->cells[CELL_LEADS],
                            colour,
                            leads->start,
                            centre (self->cells[CELL_LEADS], height),
                            leads->width);
    }
  draw_due (self, pen, words, palette);
  draw_status (self, pen, words, palette);
  draw_rating (self, pen, words);
}

static void
draw_counts (WaymarkRow *self,
             WaymarkRowPen *pen,
             const WaymarkRowWords *words,
             const WaymarkPalette *palette)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int padding = waymark_columns_get_padding (self->columns);
  double end = pen->width - padding;

  if (words->counts.late > 0)
    {
      int width;

      pango_layout_get_pixel_size (self->cells[CELL_LATENESS], &width, NULL);
      waymark_row_pen_text_end (pen,
                                self->cells[CELL_LATENESS],
                                &palette->late,
                                end,
                                centre (self->cells[CELL_LATENESS], height));
      end -= width;
      waymark_row_pen_text_end (
          pen, self->cells[CELL_DUE], &palette->dim, end, centre (self->cells[CELL_DUE], height));
      pango_layout_get_pixel_size (self->cells[CELL_DUE], &width, NULL);
      end -= width;
    }
  waymark_row_pen_text_end (
      pen, self->cells[CELL_LEADS], &palette->dim, end, centre (self->cells[CELL_LEADS], height));
}

static void
draw_heading (WaymarkRow *self,
              WaymarkRowPen *pen,
              const WaymarkRowWords *words,
              const WaymarkPalette *palette)
{
  gboolean theme = words->shape == WAYMARK_KIND_THEME;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int start = theme ? waymark_columns_get_title_start (self->columns)
                    : waymark_columns_get_text (self->columns)->start;
  int width = pango_layout_get_width (self->cells[CELL_TEXT]) / PANGO_SCALE;

  draw_number (self, pen, theme ? &palette->fg : &palette->dim);
  waymark_row_pen_text (pen,
                        self->cells[CELL_TEXT],
                        &palette->fg,
                        start,
                        centre (self->cells[CELL_TEXT], height),
                        width);
  if (theme)
    draw_counts (self, pen, words, palette);
}

/* Before the number, where the eye looks for the row; it is also said in words. */
static void
draw_unsettled (WaymarkRow *self, WaymarkRowPen *pen, const WaymarkPalette *palette)
{
  int size = waymark_columns_scale (self->columns, 7);
  int start = waymark_columns_get_padding (self->columns) - size - 2;

  waymark_row_pen_dot (pen,
                       &palette->amber,
                       &palette->amberline,
                       MAX (start, 3),
                       (gtk_widget_get_height (GTK_WIDGET (self)) - size) / 2,
                       size);
}

static void
waymark_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkRow *self = WAYMARK_ROW (widget);
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  int height = gtk_widget_get_height (widget);
  WaymarkRowPen pen;

  if (self->row == NULL)
    return;
  if (!self->is_laid_out || self->serial != waymark_columns_get_serial (self->columns))
    waymark_row_lay_out (self);

  const WaymarkRowWords *words = waymark_plan_row_get_words (self->row);
  gboolean full_line =
      words->shape == WAYMARK_KIND_THEME || words->shape == WAYMARK_KIND_REQUIREMENT;
  int inset = full_line ? 0 : waymark_columns_get_padding (self->columns);

  waymark_row_pen_init (&pen, snapshot, widget);
  if (words->shape == WAYMARK_KIND_REQUIREMENT && !self->selected)
    waymark_row_pen_box (&pen, &palette->group, 0, 0, pen.width, height);
  waymark_row_pen_box (&pen, &palette->line, inset, height - 1, pen.width - 2 * inset, 1);
  if (words->shape == WAYMARK_KIND_ACTION)
    draw_action (self, &pen, words, palette);
  else
    draw_heading (self, &pen, words, palette);
  if (words->unsettled)
    draw_unsettled (self, &pen, palette);
}

static void
waymark_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  WaymarkRow *self = WAYMARK_ROW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = waymark_columns_get_height (self->columns, self->shape);
  else
    *minimum = *natural = waymark_columns_get_minimum (self->columns);
}

static void
waymark_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkRow *self = WAYMARK_ROW (widget);

  waymark_columns_set_width (self->columns, width);
}

static void
forget_cells (WaymarkRow *self)
{
  for (int i = 0; i < N_CELLS; i++)
    g_clear_object (&self->cells[i]);
  self->is_laid_out = FALSE;
}

static void
waymark_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  WaymarkRow *self = WAYMARK_ROW (widget);

  GTK_WIDGET_CLASS (waymark_row_parent_class)->css_changed (widget, change);
  if (waymark_columns_measure (self->columns, widget))
    gtk_widget_queue_resize (widget);
  if (self->serial != waymark_columns_get_serial (self->columns))
    {
      forget_cells (self);
      gtk_widget_queue_resize (widget);
    }
}

static void
waymark_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  forget_cells (WAYMARK_ROW (widget));
  GTK_WIDGET_CLASS (waymark_row_parent_class)->direction_changed (widget, previous);
}

static void
on_pressed (WaymarkRow *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  double start = waymark_row_pen_to_start (GTK_WIDGET (self), x);

  if (self->row == NULL || self->link_width == 0 || start < self->link_start ||
      start >= self->link_start + self->link_width)
    return;

  g_autofree char *target = g_strdup (waymark_plan_row_get_words (self->row)->target);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, target);
}

static void
waymark_row_dispose (GObject *object)
{
  WaymarkRow *self = WAYMARK_ROW (object);

  waymark_row_set_plan_row (self, NULL);
  forget_cells (self);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (waymark_row_parent_class)->dispose (object);
}

static void
waymark_row_class_init (WaymarkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = waymark_row_dispose;
  widget_class->snapshot = waymark_row_snapshot;
  widget_class->measure = waymark_row_measure;
  widget_class->size_allocate = waymark_row_size_allocate;
  widget_class->css_changed = waymark_row_css_changed;
  widget_class->direction_changed = waymark_row_direction_changed;

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "planrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_row_init (WaymarkRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->shape = WAYMARK_KIND_ACTION;
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * waymark_row_new:
 * @columns: (transfer none): measures that all rows of the list share
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
waymark_row_new (WaymarkColumns *columns)
{
  WaymarkRow *self = g_object_new (WAYMARK_TYPE_ROW, NULL);

  self->columns = g_object_ref (columns);
  return GTK_WIDGET (self);
}

/**
 * waymark_row_get_plan_row:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WaymarkPlanRow *
waymark_row_get_plan_row (WaymarkRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW (self), NULL);
  return self->row;
}

static void
on_row_changed (WaymarkRow *self)
{
  WaymarkKind shape = waymark_plan_row_get_words (self->row)->shape;

  if (shape != self->shape)
    {
      self->shape = shape;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  self->is_laid_out = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *name = waymark_plan_row_describe (self->row);

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name,
                                      -1);
    }
}

/**
 * waymark_row_set_plan_row:
 * @self: a row
 * @row: (nullable): what to show from now on
 *
 * Shows a row of the plan, and follows its changes. The list item around the
 * widget gets its accessible name.
 */
void
waymark_row_set_plan_row (WaymarkRow *self, WaymarkPlanRow *row)
{
  g_return_if_fail (WAYMARK_IS_ROW (self));
  g_return_if_fail (row == NULL || WAYMARK_IS_PLAN_ROW (row));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_set_object (&self->row, row);
  if (row != NULL)
    {
      self->changed_id =
          g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed), self);
      on_row_changed (self);
    }
}

/**
 * waymark_row_set_selected:
 * @self: a row
 * @selected: whether the list item around it is selected
 */
void
waymark_row_set_selected (WaymarkRow *self, gboolean selected)
{
  g_return_if_fail (WAYMARK_IS_ROW (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
