/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

gboolean waymark_web_page_write (WaymarkPlan *plan,
                                 const GDate *today,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
