/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *waymark_import_row_factory_new (void);
void waymark_import_row_fill_headings (GtkBox *box);

G_END_DECLS
