/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-report.h"

G_BEGIN_DECLS

gboolean waymark_report_page_write (const WaymarkReport *report, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
