/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* With an id of the caller's choice: for copies and for tests that repeat exactly. */
WaymarkItem *waymark_edit_add_with_id (WaymarkEdit *edit, WaymarkKind kind, const char *id,
                                       WaymarkItem *parent, WaymarkItem *after, gboolean first,
                                       GError **error);

G_END_DECLS
