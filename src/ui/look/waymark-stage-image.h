/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-stage.h"

G_BEGIN_DECLS

/* The mark of a stage in an image widget, in its colour. */
void waymark_stage_image_show (GtkImage *image, WaymarkStage stage);

G_END_DECLS
