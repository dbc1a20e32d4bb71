/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-language.h"

G_BEGIN_DECLS

const WaymarkLanguage *waymark_export_language_get        (void);
char                 **waymark_export_language_list_names (void);
guint                  waymark_export_language_get_chosen (void);
void                   waymark_export_language_choose     (guint chosen);
GMenuModel            *waymark_export_language_menu       (void);
GSimpleActionGroup    *waymark_export_language_actions    (void);

G_END_DECLS
