/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"
#include "waymark-source.h"

G_BEGIN_DECLS

gboolean     waymark_json_write (WaymarkSource *source, GOutputStream *stream, GCancellable *cancellable, GError **error);
WaymarkPlan *waymark_json_read  (const char *text, gsize length, const char *name, GError **error);

G_END_DECLS
