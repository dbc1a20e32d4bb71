/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

/* Moving through time by keys, wheel and hand, on the widget that holds the rows. */
void waymark_timeline_keys_add (GtkWidget *widget, WaymarkTimelineScale *scale);

G_END_DECLS
