/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* The registers of a plan: who can lead, and its words for statuses. */
gboolean waymark_edit_remove_party   (WaymarkEdit *edit, WaymarkItem *party, GError **error);
gboolean waymark_edit_remove_status  (WaymarkEdit *edit, WaymarkItem *status, WaymarkItem *instead, GError **error);
gboolean waymark_edit_move_status    (WaymarkEdit *edit, WaymarkItem *status, int steps, GError **error);
guint    waymark_status_count_actions (WaymarkItem *status);

G_END_DECLS
