/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-scheme.h"
#include "waymark-word-bar.h"

#define HEIGHT 12
#define GAP 2
#define MIN_PART 6

struct _WaymarkWordBar
{
  GtkWidget parent_instance;

  guint counts[3];
};

G_DEFINE_FINAL_TYPE (WaymarkWordBar, waymark_word_bar, GTK_TYPE_WIDGET)

static void
append_part (GtkSnapshot *snapshot, float x, float width, const GdkRGBA *fill, const GdkRGBA *edge)
{
  GskRoundedRect outline;
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA edges[] = { *edge, *edge, *edge, *edge };

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, 0, width, HEIGHT), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
}

static void
waymark_word_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkWordBar *self = WAYMARK_WORD_BAR (widget);
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  const GdkRGBA *fills[] = { &palette->button, &palette->line, &palette->amber };
  const GdkRGBA *edges[] = { &palette->button, &palette->edge, &palette->amberline };
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float whole = (float) gtk_widget_get_width (widget), room = whole, at = 0;
  guint total = 0;

  for (guint i = 0; i < 3; i++)
    {
      total += self->counts[i];
      /* The smallest part is still to be seen; what it takes, the others give. */
      if (self->counts[i] > 0)
        room -= MIN_PART + GAP;
    }
  for (guint i = 0; i < 3; i++)
    {
      float width;

      if (self->counts[i] == 0)
        continue;
      width = MIN_PART + MAX (0, room) * (float) self->counts[i] / (float) total;
      append_part (snapshot, mirrored ? whole - at - width : at, width, fills[i], edges[i]);
      at += width + GAP;
    }
}

static void
waymark_word_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 120;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 460;
}

static void
waymark_word_bar_class_init (WaymarkWordBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = waymark_word_bar_snapshot;
  widget_class->measure = waymark_word_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
waymark_word_bar_init (WaymarkWordBar *self)
{
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_word_bar_set_counts:
 * @self: a word bar
 * @placed: words that are in the plan
 * @left_out: words left out as page furniture
 * @needs_a_look: words that someone should look at
 */
void
waymark_word_bar_set_counts (WaymarkWordBar *self, guint placed, guint left_out, guint needs_a_look)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (WAYMARK_IS_WORD_BAR (self));

  self->counts[0] = placed;
  self->counts[1] = left_out;
  self->counts[2] = needs_a_look;
  sentence =
      /* Translators: three numbers of words of a document that was read. */
      g_strdup_printf (_ ("Every word of the document: %u placed, %u left out, %u need a look"),
                       placed,
                       left_out,
                       needs_a_look);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
