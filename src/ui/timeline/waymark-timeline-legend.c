/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-timeline-legend.h"
#include "waymark-timeline-sample.h"
#include "waymark-wrap-layout.h"

static const char *
get_words (WaymarkTimelineShape shape)
{
  switch (shape)
    {
    case WAYMARK_TIMELINE_DUE:
      return C_ ("timeline", "from start to the due window");
    case WAYMARK_TIMELINE_BY:
      return C_ ("timeline", "“by …”: any time up to");
    case WAYMARK_TIMELINE_MOVED:
      return C_ ("timeline", "date before it was moved");
    case WAYMARK_TIMELINE_PROPOSED:
      return C_ ("timeline", "date proposed");
    case WAYMARK_TIMELINE_LATE:
      return C_ ("timeline", "late so far");
    case WAYMARK_TIMELINE_DONE:
      return C_ ("timeline", "done or closed");
    case WAYMARK_TIMELINE_ONGOING:
      return C_ ("timeline", "ongoing");
    case WAYMARK_TIMELINE_MEETING:
      return C_ ("timeline", "meeting");
    case WAYMARK_N_TIMELINE_SHAPES:
    default:
      g_assert_not_reached ();
    }
}

/**
 * waymark_timeline_legend_new:
 *
 * Returns: (transfer floating): what the shapes of the timeline mean
 */
GtkWidget *
waymark_timeline_legend_new (void)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, waymark_wrap_layout_new (18));
  gtk_widget_add_css_class (legend, "legend");
  for (int shape = 0; shape < WAYMARK_N_TIMELINE_SHAPES; shape++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *words = gtk_label_new (get_words ((WaymarkTimelineShape) shape));

      gtk_widget_add_css_class (words, "caption");
      gtk_widget_add_css_class (words, "dim");
      gtk_box_append (GTK_BOX (entry), waymark_timeline_sample_new ((WaymarkTimelineShape) shape));
      gtk_box_append (GTK_BOX (entry), words);
      gtk_box_append (GTK_BOX (legend), entry);
    }
  return legend;
}
