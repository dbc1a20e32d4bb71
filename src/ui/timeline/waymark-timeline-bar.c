/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "waymark-columns.h"
#include "waymark-layout-start.h"
#include "waymark-marks.h"
#include "waymark-row-pen.h"
#include "waymark-scheme.h"
#include "waymark-timeline-bar.h"
#include "waymark-timeline-chart.h"

/* All in pixels at 96 dpi. */
#define ROW 25
#define HEADING 28
#define PADDING 18
#define NUMBER 54
#define MARK 15
#define GAP 6
/* How near the end of a bar a hand takes hold of the end alone, and how far beyond it. */
#define END_INSIDE 6
#define END_OUTSIDE 4

typedef enum
{
  CELL_NUMBER,
  CELL_TEXT,
  CELL_BESIDE,
  N_CELLS
} Cell;

struct _WaymarkTimelineBar
{
  GtkWidget parent_instance;

  WaymarkTimelineScale *scale;
  WaymarkTimelineProposal *proposal;
  WaymarkTimelineRow *row;
  gboolean moving; /* its date is in hand */
  PangoLayout *cells[N_CELLS];
  int text_width; /* that the words were cut for */
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineBar, waymark_timeline_bar, GTK_TYPE_WIDGET)

static double
scaled (WaymarkTimelineBar *self, double pixels)
{
  return round (pixels * waymark_timeline_scale_get_text_scale (self->scale));
}

/* --- words */

static void
set_cell (WaymarkTimelineBar *self, Cell cell, const char *words, WaymarkTextStyle style, int width)
{
  PangoLayout *layout = self->cells[cell];

  if (layout == NULL)
    layout = self->cells[cell] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (layout, words, -1);
  pango_layout_set_attributes (layout, waymark_text_style_get_attributes (style));
  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_ellipsize (layout, width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  waymark_layout_align_start (layout,
                              gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static int
get_text_start (WaymarkTimelineBar *self, const WaymarkTimelineWords *words)
{
  int start = (int) scaled (self, PADDING);

  if (*words->number == '\0')
    return start;
  return start + (int) scaled (self, waymark_timeline_row_is_heading (self->row) ? 20 : NUMBER);
}

static void
lay_out (WaymarkTimelineBar *self)
{
  const WaymarkTimelineWords *words = waymark_timeline_row_get_words (self->row);
  gboolean heading = waymark_timeline_row_is_heading (self->row);
  WaymarkTextStyle style = heading ? WAYMARK_TEXT_BOLD : WAYMARK_TEXT_BODY;
  int start = waymark_timeline_scale_get_start (self->scale);
  int width =
      start - get_text_start (self, words) - (heading ? 0 : (int) scaled (self, MARK + 3 * GAP));

  if (self->cells[CELL_TEXT] != NULL && self->text_width == width)
    return;
  self->text_width = width;
  set_cell (self, CELL_NUMBER, words->number, style, 0);
  set_cell (self, CELL_TEXT, words->text, style, MAX (1, width));
  if (self->moving)
    {
      g_autofree char *date = waymark_timeline_proposal_get_words (self->proposal);

      set_cell (self, CELL_BESIDE, date != NULL ? date : "", WAYMARK_TEXT_CAPTION_BOLD, 0);
    }
  else
    set_cell (self,
              CELL_BESIDE,
              words->beside,
              words->late ? WAYMARK_TEXT_CAPTION_BOLD : WAYMARK_TEXT_ITALIC,
              0);
}

static void
forget_cells (WaymarkTimelineBar *self)
{
  for (int i = 0; i < N_CELLS; i++)
    g_clear_object (&self->cells[i]);
}

static double
centre (WaymarkTimelineBar *self, Cell cell)
{
  int height;

  pango_layout_get_pixel_size (self->cells[cell], NULL, &height);
  return round ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2.0);
}

static void
draw_words (WaymarkTimelineBar *self,
            WaymarkRowPen *pen,
            const WaymarkTimelineWords *words,
            const WaymarkPalette *palette)
{
  gboolean heading = waymark_timeline_row_is_heading (self->row);
  const WaymarkTimespan *span = waymark_timeline_row_get_span (self->row);
  const GdkRGBA *colour = span != NULL && span->finished ? &palette->dim : &palette->fg;
  int start = get_text_start (self, words), number, mark = (int) scaled (self, MARK);

  pango_layout_get_pixel_size (self->cells[CELL_NUMBER], &number, NULL);
  waymark_row_pen_text_end (pen,
                            self->cells[CELL_NUMBER],
                            heading ? &palette->fg : &palette->dim,
                            scaled (self, PADDING) + number,
                            centre (self, CELL_NUMBER));
  waymark_row_pen_text (
      pen, self->cells[CELL_TEXT], colour, start, centre (self, CELL_TEXT), self->text_width);
  if (heading)
    return;

  double place = waymark_timeline_scale_get_start (self->scale) - mark - scaled (self, GAP);

  waymark_marks_append_rating (pen->snapshot,
                               GTK_WIDGET (self),
                               words->rating,
                               words->by_hand,
                               pen->rtl ? pen->width - place - mark : place,
                               (gtk_widget_get_height (GTK_WIDGET (self)) - mark) / 2,
                               mark);
}

/* --- the chart */

/* Pushes what turns the chart round where the window is mirrored, and keeps it in its place. */
static void
push_chart (WaymarkTimelineBar *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_snapshot_save (snapshot);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget), 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) waymark_timeline_scale_get_start (self->scale), 0));
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (0,
                           0,
                           (float) waymark_timeline_scale_get_width (self->scale),
                           (float) gtk_widget_get_height (widget)));
}

static void
pop_chart (GtkSnapshot *snapshot)
{
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The mark of the status and the words beside the bar, kept inside the chart. */
static void
draw_beside (WaymarkTimelineBar *self,
             WaymarkRowPen *pen,
             const WaymarkTimelineWords *words,
             const WaymarkPalette *palette,
             double end)
{
  int mark = (int) scaled (self, MARK), chart = waymark_timeline_scale_get_start (self->scale);
  int height = gtk_widget_get_height (GTK_WIDGET (self)), width;
  double start = chart + end + scaled (self, GAP);
  const GdkRGBA *colour = self->moving                         ? &palette->accent
                          : words->late                        ? &palette->late
                          : words->stage == WAYMARK_STAGE_NONE ? &palette->dim
                                                               : &palette->fg;

  pango_layout_get_pixel_size (self->cells[CELL_BESIDE], &width, NULL);
  if (words->stage != WAYMARK_STAGE_NONE)
    {
      if (start >= chart && start + mark <= pen->width)
        waymark_row_pen_stage (pen, words->stage, start, (height - mark) / 2, mark);
      start += mark + scaled (self, GAP) / 2;
    }
  if (width > 0 && start >= chart && start + width <= pen->width)
    waymark_row_pen_text_end (
        pen, self->cells[CELL_BESIDE], colour, start + width, centre (self, CELL_BESIDE));
}

/* Returns where a mark and words can stand beside what is drawn. */
static double
draw_days (WaymarkTimelineBar *self, const WaymarkTimelineChart *chart, const WaymarkTimespan *span)
{
  double end = waymark_timeline_scale_get_place (self->scale,
                                                 waymark_timeline_scale_get_today (self->scale)) +
               2;
  WaymarkDays days;

  if (span->shape == WAYMARK_SPAN_WINDOW || span->shape == WAYMARK_SPAN_BY)
    end = waymark_timeline_chart_draw_span (chart, span);
  else if (span->shape == WAYMARK_SPAN_ONGOING && !span->finished)
    end = waymark_timeline_chart_draw_ongoing (chart,
                                               span,
                                               waymark_timeline_scale_get_width (self->scale) -
                                                   scaled (self, MARK + 3 * GAP));
  if (self->moving && waymark_timeline_proposal_get_days (self->proposal, &days))
    end = MAX (end, waymark_timeline_chart_draw_ghost (chart, span, &days));
  return end;
}

static void
draw_chart (WaymarkTimelineBar *self,
            WaymarkRowPen *pen,
            const WaymarkTimelineWords *words,
            const WaymarkPalette *palette)
{
  const WaymarkTimespan *span = waymark_timeline_row_get_span (self->row);
  double height = gtk_widget_get_height (GTK_WIDGET (self)), end = 0;
  WaymarkTimelineChart chart = { self->scale, pen->snapshot, palette, round (height / 2) };

  push_chart (self, pen->snapshot);
  waymark_timeline_chart_draw_grid (&chart, height);
  if (span != NULL)
    end = draw_days (self, &chart, span);
  waymark_timeline_chart_draw_today (&chart, height);
  pop_chart (pen->snapshot);
  if (span != NULL)
    draw_beside (self, pen, words, palette, end);
}

static void
waymark_timeline_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkTimelineBar *self = WAYMARK_TIMELINE_BAR (widget);
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  int height = gtk_widget_get_height (widget);
  const WaymarkTimelineWords *words;
  WaymarkRowPen pen;
  double inset, names;

  if (self->row == NULL)
    return;
  lay_out (self);
  words = waymark_timeline_row_get_words (self->row);
  waymark_row_pen_init (&pen, snapshot, widget);
  names = waymark_timeline_scale_get_start (self->scale);
  if (waymark_timeline_row_is_heading (self->row))
    waymark_row_pen_box (&pen, &palette->group, 0, 0, names, height);
  else
    {
      inset = scaled (self, PADDING);
      waymark_row_pen_box (&pen, &palette->line, inset, height - 1, names - inset, 1);
    }
  draw_words (self, &pen, words, palette);
  draw_chart (self, &pen, words, palette);
}

/* --- the widget */

static void
waymark_timeline_bar_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  WaymarkTimelineBar *self = WAYMARK_TIMELINE_BAR (widget);
  gboolean heading = self->row != NULL && waymark_timeline_row_is_heading (self->row);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) scaled (self, heading ? HEADING : ROW);
  else
    *minimum = *natural = (int) scaled (self, 300);
}

static void
waymark_timeline_bar_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (waymark_timeline_bar_parent_class)->css_changed (widget, change);
  forget_cells (WAYMARK_TIMELINE_BAR (widget));
  gtk_widget_queue_resize (widget);
}

static void
waymark_timeline_bar_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  forget_cells (WAYMARK_TIMELINE_BAR (widget));
  GTK_WIDGET_CLASS (waymark_timeline_bar_parent_class)->direction_changed (widget, previous);
}

static gboolean
waymark_timeline_bar_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  WaymarkTimelineBar *self = WAYMARK_TIMELINE_BAR (widget);
  g_autofree char *words = NULL;

  if (self->row == NULL || waymark_timeline_row_is_heading (self->row))
    return FALSE;
  words = waymark_timeline_row_describe (self->row);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
waymark_timeline_bar_dispose (GObject *object)
{
  WaymarkTimelineBar *self = WAYMARK_TIMELINE_BAR (object);

  waymark_timeline_bar_set_row (self, NULL);
  if (self->scale != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->scale, self);
      g_signal_handlers_disconnect_by_data (self->proposal, self);
    }
  g_clear_object (&self->proposal);
  g_clear_object (&self->scale);
  G_OBJECT_CLASS (waymark_timeline_bar_parent_class)->dispose (object);
}

static void
waymark_timeline_bar_class_init (WaymarkTimelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_timeline_bar_dispose;
  widget_class->snapshot = waymark_timeline_bar_snapshot;
  widget_class->measure = waymark_timeline_bar_measure;
  widget_class->css_changed = waymark_timeline_bar_css_changed;
  widget_class->direction_changed = waymark_timeline_bar_direction_changed;
  widget_class->query_tooltip = waymark_timeline_bar_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "timelinebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_timeline_bar_init (WaymarkTimelineBar *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
name_row (WaymarkTimelineBar *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;

  if (parent == NULL)
    return;
  words = waymark_timeline_row_describe (self->row);
  if (self->moving)
    date = waymark_timeline_proposal_get_words (self->proposal);
  if (date != NULL)
    name = g_strdup_printf (
        /* Translators: a row that is read aloud while its date is being moved: %1$s is where
         * the date is now, %2$s all that the row says */
        _ ("%1$s would be proposed; Enter asks for it, Escape lets go. %2$s"),
        date,
        words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : words, -1);
}

static void
row_changed_cb (WaymarkTimelineBar *self)
{
  forget_cells (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  name_row (self);
}

static void
proposal_changed_cb (WaymarkTimelineBar *self)
{
  gboolean moving =
      self->row != NULL && waymark_timeline_proposal_get_row (self->proposal) == self->row;

  if (!moving && !self->moving)
    return;
  self->moving = moving;
  if (self->row != NULL)
    row_changed_cb (self);
}

/**
 * waymark_timeline_bar_new:
 * @scale: (transfer none): which days are in view, shared by all rows
 * @proposal: (transfer none): the date that is being moved, shared by all rows
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
waymark_timeline_bar_new (WaymarkTimelineScale *scale, WaymarkTimelineProposal *proposal)
{
  WaymarkTimelineBar *self = g_object_new (WAYMARK_TYPE_TIMELINE_BAR, NULL);

  self->scale = g_object_ref (scale);
  self->proposal = g_object_ref (proposal);
  g_signal_connect_swapped (scale, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (proposal, "changed", G_CALLBACK (proposal_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * waymark_timeline_bar_set_row:
 * @self: a row
 * @row: (nullable): what to show from now on
 *
 * Shows a row and follows its changes. The list item around it, which has the
 * keyboard, gets its name.
 */
void
waymark_timeline_bar_set_row (WaymarkTimelineBar *self, WaymarkTimelineRow *row)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_BAR (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  self->moving = FALSE;
  forget_cells (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
  self->moving = waymark_timeline_proposal_get_row (self->proposal) == row;
  row_changed_cb (self);
}

/**
 * waymark_timeline_bar_get_row:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WaymarkTimelineRow *
waymark_timeline_bar_get_row (WaymarkTimelineBar *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_BAR (self), NULL);
  return self->row;
}

/**
 * waymark_timeline_bar_get_grip:
 * @self: a row
 * @start: pixels from its start edge
 *
 * Returns: what of its date a hand takes hold of there
 */
WaymarkTimelineGrip
waymark_timeline_bar_get_grip (WaymarkTimelineBar *self, double start)
{
  const WaymarkTimespan *span;
  double chart, first, end;

  g_return_val_if_fail (WAYMARK_IS_TIMELINE_BAR (self), WAYMARK_TIMELINE_GRIP_NONE);

  span = self->row != NULL ? waymark_timeline_row_get_span (self->row) : NULL;
  chart = waymark_timeline_scale_get_start (self->scale);
  if (span == NULL || span->finished || start < chart ||
      (span->shape != WAYMARK_SPAN_WINDOW && span->shape != WAYMARK_SPAN_BY))
    return WAYMARK_TIMELINE_GRIP_NONE;
  first = chart + waymark_timeline_scale_get_place (self->scale, span->due.first);
  end = chart + waymark_timeline_scale_get_place (self->scale, span->due.last + 1);
  /* A narrow bar is taken as a whole. */
  if (start >= MAX (end - END_INSIDE, (first + end) / 2) && start <= end + END_OUTSIDE)
    return WAYMARK_TIMELINE_GRIP_END;
  return start >= first && start <= end ? WAYMARK_TIMELINE_GRIP_WHOLE : WAYMARK_TIMELINE_GRIP_NONE;
}
