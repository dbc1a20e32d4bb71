/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-publish-job"

#include "config.h"

#include "waymark-publish-job.h"

struct _WaymarkPublishJob
{
  char *plan_path;
  WaymarkOrigin *origin;
  guint64 serial;

  GMutex mutex;
  GCond finished;
  gboolean is_finished;
  WaymarkPublished *published;
  GError *error;
};

/**
 * waymark_publish_job_new:
 * @plan_path: path of the working copy's database
 * @origin: the file that it came from, as it was last seen
 * @serial: how many edits had been committed when the job was made
 *
 * Returns: (transfer full): a job that has not begun
 */
WaymarkPublishJob *
waymark_publish_job_new (const char *plan_path, const WaymarkOrigin *origin, guint64 serial)
{
  WaymarkPublishJob *job = g_atomic_rc_box_new0 (WaymarkPublishJob);

  job->plan_path = g_strdup (plan_path);
  job->origin = waymark_origin_copy (origin);
  job->serial = serial;
  g_mutex_init (&job->mutex);
  g_cond_init (&job->finished);
  return job;
}

/**
 * waymark_publish_job_ref:
 * @job: a job
 *
 * Returns: (transfer full): @job
 */
WaymarkPublishJob *
waymark_publish_job_ref (WaymarkPublishJob *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
job_clear (gpointer data)
{
  WaymarkPublishJob *job = data;

  g_free (job->plan_path);
  waymark_origin_free (job->origin);
  g_clear_pointer (&job->published, waymark_published_free);
  g_clear_error (&job->error);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->finished);
}

/**
 * waymark_publish_job_unref:
 * @job: (transfer full): a job
 *
 * Drops a reference.
 */
void
waymark_publish_job_unref (WaymarkPublishJob *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

/**
 * waymark_publish_job_run:
 * @job: a job that has not begun
 *
 * Publishes. In a thread of its own, or at once.
 */
void
waymark_publish_job_run (WaymarkPublishJob *job)
{
  GError *error = NULL;
  WaymarkPublished *published = waymark_publish (job->plan_path, job->origin, NULL, &error);

  g_mutex_lock (&job->mutex);
  job->published = published;
  job->error = error;
  job->is_finished = TRUE;
  g_cond_broadcast (&job->finished);
  g_mutex_unlock (&job->mutex);
}

/**
 * waymark_publish_job_wait:
 * @job: a job that is running or done
 * @error: return location
 *
 * Waits for the job. The result is given out once.
 *
 * Returns: (transfer full): what the file holds now, or %NULL if publishing failed
 */
WaymarkPublished *
waymark_publish_job_wait (WaymarkPublishJob *job, GError **error)
{
  WaymarkPublished *published;

  g_mutex_lock (&job->mutex);
  while (!job->is_finished)
    g_cond_wait (&job->finished, &job->mutex);
  published = g_steal_pointer (&job->published);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  g_mutex_unlock (&job->mutex);
  return published;
}

/**
 * waymark_publish_job_get_serial:
 * @job: a job
 *
 * Returns: how many edits had been committed when the job was made
 */
guint64
waymark_publish_job_get_serial (WaymarkPublishJob *job)
{
  return job->serial;
}
