/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-meeting.h"
#include "waymark-overview-trend.h"
#include "waymark-plan-snapshot.h"

/* More columns would not be read, and each is a whole plan in memory. */
#define MOST_POINTS 7

struct _WaymarkOverviewTrend
{
  GObject parent_instance;

  WaymarkPlan *plan;
  GPtrArray *points;   /* of WaymarkTrendPoint, oldest first */
  GPtrArray *unread;   /* of WaymarkItem, meetings, oldest first: the newest is read first */
  GHashTable *damaged; /* ids of meetings whose snapshot cannot be read */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WaymarkOverviewTrend, waymark_overview_trend, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
point_free (gpointer data)
{
  WaymarkTrendPoint *point = data;

  g_free (point->meeting);
  waymark_tally_free (point->tally);
  g_object_unref (point->plan);
  g_free (point);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const WaymarkTrendPoint *left = *(WaymarkTrendPoint *const *) a;
  const WaymarkTrendPoint *right = *(WaymarkTrendPoint *const *) b;

  return g_date_compare (&left->date, &right->date);
}

static void
read_meeting (WaymarkOverviewTrend *self, WaymarkItem *meeting)
{
  g_autoptr (GError) error = NULL;
  WaymarkPlan *plan = waymark_meeting_load_plan (meeting, &error);
  WaymarkTrendPoint *point;

  if (plan == NULL)
    {
      if (error != NULL)
        g_warning ("A meeting cannot be shown in the overview: %s", error->message);
      g_hash_table_add (self->damaged, g_strdup (waymark_item_get_id (meeting)));
      return;
    }
  point = g_new0 (WaymarkTrendPoint, 1);
  point->meeting = g_strdup (waymark_item_get_id (meeting));
  point->plan = plan;
  waymark_meeting_get_date (meeting, &point->date);
  point->tally = waymark_tally_new (plan, &point->date);
  g_ptr_array_add (self->points, point);
  g_ptr_array_sort (self->points, compare_points);
}

static gboolean
read_cb (gpointer user_data)
{
  WaymarkOverviewTrend *self = user_data;

  if (self->unread->len > 0)
    {
      g_autoptr (WaymarkItem) meeting =
          waymark_item_ref (self->unread->pdata[self->unread->len - 1]);

      g_ptr_array_remove_index (self->unread, self->unread->len - 1);
      read_meeting (self, meeting);
    }
  if (self->unread->len > 0)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Meetings that were moved or deleted go; new ones are read. A snapshot never changes. */
static void
update (WaymarkOverviewTrend *self)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (self->plan);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_ptr_array_set_size (self->unread, 0);
  for (guint i = meetings->len; i > 0 && n < MOST_POINTS; i--)
    {
      WaymarkItem *meeting = meetings->pdata[i - 1];
      const char *id = waymark_item_get_id (meeting);
      const WaymarkTrendPoint *point = waymark_overview_trend_find (self, id);
      GDate date;

      if (waymark_meeting_get_snapshot (meeting) == NULL ||
          !waymark_meeting_get_date (meeting, &date) || g_hash_table_contains (self->damaged, id))
        continue;
      n++;
      if (point != NULL && g_date_compare (&point->date, &date) == 0)
        g_hash_table_add (wanted, (gpointer) id);
      else
        g_ptr_array_insert (self->unread, 0, waymark_item_ref (meeting));
    }
  for (guint i = self->points->len; i > 0; i--)
    if (!g_hash_table_contains (wanted,
                                ((WaymarkTrendPoint *) self->points->pdata[i - 1])->meeting))
      g_ptr_array_remove_index (self->points, i - 1);
  if (self->unread->len > 0 && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

static void
waymark_overview_trend_finalize (GObject *object)
{
  WaymarkOverviewTrend *self = WAYMARK_OVERVIEW_TREND (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->unread);
  g_hash_table_unref (self->damaged);
  G_OBJECT_CLASS (waymark_overview_trend_parent_class)->finalize (object);
}

static void
waymark_overview_trend_class_init (WaymarkOverviewTrendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_overview_trend_finalize;

  /**
   * WaymarkOverviewTrend::changed:
   *
   * More meetings have been read.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_overview_trend_init (WaymarkOverviewTrend *self)
{
  self->points = g_ptr_array_new_with_free_func (point_free);
  self->unread = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  self->damaged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * waymark_overview_trend_new:
 *
 * Returns: (transfer full): a trend of no plan
 */
WaymarkOverviewTrend *
waymark_overview_trend_new (void)
{
  return g_object_new (WAYMARK_TYPE_OVERVIEW_TREND, NULL);
}

/**
 * waymark_overview_trend_set_plan:
 * @self: a trend
 * @plan: (nullable): the plan whose meetings are meant
 *
 * Looks which meetings there are now. The same plan may be set again when it changed:
 * what has been read is kept.
 */
void
waymark_overview_trend_set_plan (WaymarkOverviewTrend *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_OVERVIEW_TREND (self));

  if (g_set_object (&self->plan, plan))
    {
      g_clear_handle_id (&self->idle, g_source_remove);
      g_ptr_array_set_size (self->points, 0);
      g_ptr_array_set_size (self->unread, 0);
      g_hash_table_remove_all (self->damaged);
    }
  if (plan != NULL)
    update (self);
}

/**
 * waymark_overview_trend_get_points:
 * @self: a trend
 *
 * Returns: (element-type WaymarkTrendPoint) (transfer none): what has been read so far
 */
GPtrArray *
waymark_overview_trend_get_points (WaymarkOverviewTrend *self)
{
  g_return_val_if_fail (WAYMARK_IS_OVERVIEW_TREND (self), NULL);
  return self->points;
}

/**
 * waymark_overview_trend_find:
 * @self: a trend
 * @meeting: id of a meeting
 *
 * Returns: (transfer none) (nullable): the plan at that meeting, if it has been read
 */
const WaymarkTrendPoint *
waymark_overview_trend_find (WaymarkOverviewTrend *self, const char *meeting)
{
  g_return_val_if_fail (WAYMARK_IS_OVERVIEW_TREND (self), NULL);

  for (guint i = 0; i < self->points->len; i++)
    if (g_str_equal (((WaymarkTrendPoint *) self->points->pdata[i])->meeting, meeting))
      return self->points->pdata[i];
  return NULL;
}
