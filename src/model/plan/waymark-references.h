/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* An item has one reference to a target, of the strongest relation. */
guint    waymark_relation_rank      (const char *relation);
gboolean waymark_edit_point_to      (WaymarkEdit *edit, WaymarkItem *reference, const char *target, GError **error);
gboolean waymark_edit_add_reference (WaymarkEdit *edit, WaymarkItem *from, const char *relation, const char *target, GError **error);

G_END_DECLS
