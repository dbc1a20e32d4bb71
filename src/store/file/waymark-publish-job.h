/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-publish.h"

G_BEGIN_DECLS

/**
 * WaymarkPublishJob:
 *
 * One publishing, done in a thread. Its result is taken in the main thread: when
 * the thread reports, or at once by whoever cannot wait for that.
 */
typedef struct _WaymarkPublishJob WaymarkPublishJob;

WaymarkPublishJob *waymark_publish_job_new        (const char *plan_path, const WaymarkOrigin *origin, guint64 serial);
WaymarkPublishJob *waymark_publish_job_ref        (WaymarkPublishJob *job);
void               waymark_publish_job_unref      (WaymarkPublishJob *job);
void               waymark_publish_job_run        (WaymarkPublishJob *job);
WaymarkPublished  *waymark_publish_job_wait       (WaymarkPublishJob *job, GError **error);
guint64            waymark_publish_job_get_serial (WaymarkPublishJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPublishJob, waymark_publish_job_unref)

G_END_DECLS
