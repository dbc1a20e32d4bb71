/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-import.h"

G_BEGIN_DECLS

void waymark_import_furniture_show (GtkExpander *expander, GtkLabel *label, GPtrArray *notes);

G_END_DECLS
