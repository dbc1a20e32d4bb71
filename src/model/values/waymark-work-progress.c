/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-work-progress.h"

#define WHOLE 10000

struct _WaymarkWorkProgress
{
  GCancellable parent_instance;

  int done; /* of WHOLE; read and written by several threads */
};

G_DEFINE_FINAL_TYPE (WaymarkWorkProgress, waymark_work_progress, G_TYPE_CANCELLABLE)

static void
waymark_work_progress_class_init (WaymarkWorkProgressClass *klass)
{
}

static void
waymark_work_progress_init (WaymarkWorkProgress *self)
{
}

/**
 * waymark_work_progress_new:
 *
 * Returns: (transfer full): nothing is done yet
 */
WaymarkWorkProgress *
waymark_work_progress_new (void)
{
  return g_object_new (WAYMARK_TYPE_WORK_PROGRESS, NULL);
}

/**
 * waymark_work_progress_get:
 * @self: a progress
 *
 * Returns: how much is done, 0 to 1
 */
double
waymark_work_progress_get (WaymarkWorkProgress *self)
{
  g_return_val_if_fail (WAYMARK_IS_WORK_PROGRESS (self), 0);

  return (double) g_atomic_int_get (&self->done) / WHOLE;
}

/**
 * waymark_work_progress_report:
 * @cancellable: (nullable): what the work may be stopped by; maybe a #WaymarkWorkProgress
 * @done: how many steps of a part are done
 * @total: how many it has
 * @from: where the part begins in the whole, 0 to 1
 * @to: where it ends
 *
 * Says how far a part of the work has come. It never goes back.
 */
void
waymark_work_progress_report (
    GCancellable *cancellable, guint done, guint total, double from, double to)
{
  WaymarkWorkProgress *self;
  int now;

  if (cancellable == NULL || !WAYMARK_IS_WORK_PROGRESS (cancellable) || total == 0)
    return;
  self = WAYMARK_WORK_PROGRESS (cancellable);
  now = (int) (WHOLE * (from + (to - from) * MIN (done, total) / total));
  if (now > g_atomic_int_get (&self->done))
    g_atomic_int_set (&self->done, now);
}
