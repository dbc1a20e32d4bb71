/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-text-order.h"

#include <gio/gio.h>
#include <string.h>

#include "waymark-collation.h"
#include "waymark-text-order-private.h"
#include "waymark-word-index-private.h"

/* The alphabetical order of texts. What strings are compared by in the reader's language
 * takes longer to make than all comparing, so the places of a plan's texts are worked out
 * once, beforehand, and kept as numbers. */

/* Shorter plans are sorted at once, whenever it is asked for. */
#define FEW 2000

typedef struct
{
  guint64 start; /* the first bytes of the key: mostly they decide */
  const char *key;
  guint at;
} Text;

typedef struct
{
  char **texts;
  guint n;
  guint generation;
} Job;

/* What a text is compared by with strcmp(). Empty texts are as none. */
char *
waymark_text_collate (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < WAYMARK_TEXT_COLLATED && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return waymark_collate_key (text, end - text);
}

static guint64
read_start (const char *key)
{
  guint64 start = 0;

  for (guint i = 0; i < 8; i++)
    {
      start = start << 8 | (guchar) *key;
      key += *key != '\0';
    }
  return start;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const Text *x = a;
  const Text *y = b;

  if (x->start != y->start)
    return x->start > y->start ? 1 : -1;
  return strcmp (x->key, y->key);
}

/* Where each text stands among all in the alphabet, from 0; those that count as the same
 * have the same rank, and missing and empty ones %G_MAXUINT32. */
guint32 *
waymark_texts_rank (char **texts, guint n)
{
  guint32 *ranks = g_new (guint32, MAX (n, 1));
  g_autofree Text *sorted = g_new (Text, MAX (n, 1));
  g_autoptr (GStringChunk) keys = g_string_chunk_new (64 * 1024);
  guint n_sorted = 0;
  guint32 rank = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = NULL;

      ranks[i] = G_MAXUINT32;
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      key = waymark_text_collate (texts[i]);
      sorted[n_sorted] = (Text){ read_start (key), g_string_chunk_insert (keys, key), i };
      n_sorted++;
    }
  qsort (sorted, n_sorted, sizeof (Text), compare_texts);
  for (guint i = 0; i < n_sorted; i++)
    {
      if (i > 0 && compare_texts (&sorted[i - 1], &sorted[i]) != 0)
        rank++;
      ranks[sorted[i].at] = rank;
    }
  return ranks;
}

/* ---- of a plan */

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < job->n; i++)
    g_free (job->texts[i]);
  g_free (job->texts);
  g_free (job);
}

/* Copies, so that the plan can change meanwhile. */
static Job *
job_new (WaymarkPlan *plan)
{
  WaymarkWordIndex *index = waymark_plan_get_word_index (plan);
  Job *job = g_new0 (Job, 1);

  job->n = waymark_word_index_get_n_slots (index);
  job->texts = g_new0 (char *, MAX (job->n, 1));
  job->generation = waymark_word_index_get_generation (index);
  for (guint i = 0; i < job->n; i++)
    {
      WaymarkItem *item = waymark_word_index_get_item (index, i);
      const char *text = item != NULL ? waymark_item_get_display_text (item) : NULL;
      const char *end = text;

      for (guint k = 0; text != NULL && k < WAYMARK_TEXT_COLLATED && *end != '\0'; k++)
        end = g_utf8_next_char (end);
      job->texts[i] = text != NULL ? g_strndup (text, (gsize) (end - text)) : NULL;
    }
  return job;
}

/* While a thread works out the order of a plan's texts. */
#define RANKING "waymark-ranking"

static void
rank_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (task, waymark_texts_rank (job->texts, job->n), g_free);
}

static void
ranked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlan) plan = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));

  g_object_set_data (G_OBJECT (plan), RANKING, NULL);
  waymark_word_index_take_ranks (waymark_plan_get_word_index (plan),
                                 g_task_propagate_pointer (G_TASK (result), NULL),
                                 job->n,
                                 job->generation);
}

/**
 * waymark_plan_prepare:
 * @plan: a plan that nobody else uses yet
 *
 * Folds all words and works out the order of all texts, so that finding and sorting
 * need not wait for it. May run in a thread.
 */
void
waymark_plan_prepare (WaymarkPlan *plan)
{
  WaymarkWordIndex *index;
  Job *job;

  g_return_if_fail (WAYMARK_IS_PLAN (plan));

  index = waymark_plan_get_word_index (plan);
  waymark_word_index_fill (index, G_MAXINT64);
  if (waymark_word_index_get_n_slots (index) < FEW)
    return;
  job = job_new (plan);
  waymark_word_index_take_ranks (
      index, waymark_texts_rank (job->texts, job->n), job->n, job->generation);
  job_free (job);
}

/**
 * waymark_plan_prepare_some:
 * @plan: a plan
 * @microseconds: how long it may take
 *
 * As waymark_plan_prepare(), a little at a time and the rest in a thread, for a plan
 * that is in use. What has been made ready before is passed over.
 *
 * Returns: whether there is nothing more to do
 */
gboolean
waymark_plan_prepare_some (WaymarkPlan *plan, gint64 microseconds)
{
  WaymarkWordIndex *index;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), TRUE);

  index = waymark_plan_get_word_index (plan);
  if (!waymark_word_index_fill (index, g_get_monotonic_time () + microseconds))
    return FALSE;
  if (waymark_word_index_get_n_slots (index) < FEW || waymark_word_index_get_n_ranks (index) > 0 ||
      g_object_get_data (G_OBJECT (plan), RANKING) != NULL)
    return TRUE;
  /* The thread may be the last to let go of the task, and so of its source. A plan ends where
   * it is used. */
  task = g_task_new (NULL, NULL, ranked_cb, g_object_ref (plan));
  g_task_set_source_tag (task, waymark_plan_prepare_some);
  g_task_set_task_data (task, job_new (plan), job_free);
  g_object_set_data (G_OBJECT (plan), RANKING, task);
  g_task_run_in_thread (task, rank_in_thread);
  return TRUE;
}
