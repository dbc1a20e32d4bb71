/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

void waymark_layout_align_start (PangoLayout *layout, gboolean rtl);

G_END_DECLS
