/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-marks.h"
#include "waymark-stage-image.h"

/**
 * waymark_stage_image_show:
 * @image: an image
 * @stage: a stage
 *
 * Has the image show the mark of the stage; of no stage it shows nothing.
 */
void
waymark_stage_image_show (GtkImage *image, WaymarkStage stage)
{
  GtkWidget *widget = GTK_WIDGET (image);

  g_return_if_fail (GTK_IS_IMAGE (image));

  gtk_image_set_from_icon_name (image, waymark_marks_get_stage_icon (stage));
  gtk_widget_add_css_class (widget, "stage");
  for (int i = WAYMARK_STAGE_PROPOSED; i < WAYMARK_N_STAGES; i++)
    gtk_widget_remove_css_class (widget, waymark_stage_get_name ((WaymarkStage) i));
  if (stage != WAYMARK_STAGE_NONE)
    gtk_widget_add_css_class (widget, waymark_stage_get_name (stage));
}
