/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rescue-rows.h"
#include "waymark-store.h"

G_BEGIN_DECLS

WaymarkStore *waymark_rescue_history_build (WaymarkRescueRows *rows,
                                            const char *plan_id,
                                            const char *name,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
