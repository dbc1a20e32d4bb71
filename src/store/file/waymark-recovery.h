/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-opening.h"

G_BEGIN_DECLS

gboolean waymark_recover         (WaymarkOpening *opening, GCancellable *cancellable, GError **error);
void     waymark_sweep_leftovers (WaymarkOpening *opening, GCancellable *cancellable);

G_END_DECLS
