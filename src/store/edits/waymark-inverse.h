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
 */
typedef struct
{
  GPtrArray *registers;
  GPtrArray *left_alone;
} WaymarkInverse;

gboolean waymark_inverse_make (WaymarkStore *store,
                               gint64 edit,
                               WaymarkInverse *inverse,
                               GError **error);
void waymark_inverse_clear (WaymarkInverse *inverse);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkInverse, waymark_inverse_clear)

G_END_DECLS
