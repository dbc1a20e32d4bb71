/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkInverse:
 * @registers: (element-type WaymarkRegister): what takes an edit back, sorted
 * @left_alone: (element-type WaymarkRegister): what stays, because somebody went on from
 *   it; without values, sorted
 * @is_unknown: part of what it started from is forgotten, so nothing can be taken back
 */
typedef struct
{
  GPtrArray *registers;
  GPtrArray *left_alone;
  gboolean is_unknown;
} WaymarkInverse;

gboolean waymark_inverse_make (WaymarkStore *store,
                               gint64 edit,
                               WaymarkInverse *inverse,
                               GError **error);
/* What goes back to what these heads (gint64) had seen, as if all since were one merge. */
gboolean waymark_inverse_make_since (WaymarkStore *store,
                                     const GArray *heads,
                                     WaymarkInverse *inverse,
                                     GError **error);
void waymark_inverse_clear (WaymarkInverse *inverse);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkInverse, waymark_inverse_clear)

G_END_DECLS
