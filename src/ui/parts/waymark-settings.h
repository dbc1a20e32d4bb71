/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *waymark_settings_get (void);

G_END_DECLS
