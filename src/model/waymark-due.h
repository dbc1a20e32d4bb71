/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* A date as a person typed it, into any field that holds words and their window; of an action's first due
 * date the window is remembered (first_due). */
gboolean waymark_edit_set_due (WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *words, GError **error);

G_END_DECLS
