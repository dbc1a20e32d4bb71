/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-session.h"

G_BEGIN_DECLS

void waymark_import_furniture_show (GtkExpander *expander,
                                    GtkBox *box,
                                    WaymarkImportSession *session);

G_END_DECLS
