/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-filter.h"
#include "waymark-row-model.h"

G_BEGIN_DECLS

/**
 * WaymarkRowCollector:
 *
 * A walk through a plan that gathers what is to be shown, and can be stopped and
 * gone on with. It lives for as long as the plan stays as it is.
 */
typedef struct _WaymarkRowCollector WaymarkRowCollector;

WaymarkRowCollector *waymark_row_collector_new (WaymarkItem *top,
                                                WaymarkScope scope,
                                                WaymarkFilter *filter,
                                                WaymarkItem *kept,
                                                gboolean headings);
WaymarkRowCollector *waymark_row_collector_new_hits (WaymarkItem *top, WaymarkFilter *filter);
void waymark_row_collector_free (WaymarkRowCollector *self);
gboolean waymark_row_collector_run (WaymarkRowCollector *self, GPtrArray *items, gint64 end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkRowCollector, waymark_row_collector_free)

G_END_DECLS
