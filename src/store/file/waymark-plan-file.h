/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"
#include "waymark-source.h"

G_BEGIN_DECLS

/**
 * WaymarkPlanFile:
 *
 * A plan file that is only read, item by item: for what writes a plan out and needs
 * no plan in memory. Nothing of it is altered, the file is not published to.
 */
typedef struct _WaymarkPlanFile WaymarkPlanFile;

WaymarkPlanFile *waymark_plan_file_open       (GFile *file, GCancellable *cancellable, GError **error);
WaymarkSource   *waymark_plan_file_get_source (WaymarkPlanFile *self);
void             waymark_plan_file_close      (WaymarkPlanFile *self);

/* The plan in a file, read as above. */
WaymarkPlan     *waymark_plan_file_load       (GFile *file, GCancellable *cancellable, GError **error);
/* An error if it is another plan. */
WaymarkPlan     *waymark_plan_file_load_copy  (GFile *file, const char *plan_id, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPlanFile, waymark_plan_file_close)

G_END_DECLS
