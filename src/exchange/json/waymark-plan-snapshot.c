/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-plan-snapshot.h"

#include "waymark-i18n.h"
#include "waymark-json.h"
#include "waymark-snapshot.h"

/* ---- a plan without its snapshots, so that they do not hold one another */

#define WAYMARK_TYPE_PLAIN_SOURCE (waymark_plain_source_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPlainSource, waymark_plain_source, WAYMARK, PLAIN_SOURCE, GObject)

struct _WaymarkPlainSource
{
  GObject parent_instance;

  WaymarkSource *plan;
};

typedef struct
{
  WaymarkSourceFunc func;
  gpointer user_data;
} Visit;

static const char *
plain_get_plan_id (WaymarkSource *source)
{
  return waymark_source_get_plan_id (WAYMARK_PLAIN_SOURCE (source)->plan);
}

static WaymarkItem *
plain_get_root (WaymarkSource *source, GError **error)
{
  return waymark_source_get_root (WAYMARK_PLAIN_SOURCE (source)->plan, error);
}

static gboolean
visit (WaymarkItem *item, gpointer user_data, GError **error)
{
  Visit *visit = user_data;

  return waymark_item_get_kind (item) == WAYMARK_KIND_SNAPSHOT ||
         visit->func (item, visit->user_data, error);
}

static gboolean
plain_foreach_child (WaymarkSource *source,
                     const char *parent,
                     WaymarkSourceFunc func,
                     gpointer user_data,
                     GError **error)
{
  Visit passed = { func, user_data };

  return waymark_source_foreach_child (
      WAYMARK_PLAIN_SOURCE (source)->plan, parent, visit, &passed, error);
}

static gboolean
plain_has_item (WaymarkSource *source, const char *id, gboolean *found, GError **error)
{
  return waymark_source_has_item (WAYMARK_PLAIN_SOURCE (source)->plan, id, found, error);
}

static void
plain_source_init (WaymarkSourceInterface *iface)
{
  iface->get_plan_id = plain_get_plan_id;
  iface->get_root = plain_get_root;
  iface->foreach_child = plain_foreach_child;
  iface->has_item = plain_has_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkPlainSource,
                               waymark_plain_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_SOURCE, plain_source_init))

static void
waymark_plain_source_finalize (GObject *object)
{
  g_object_unref (WAYMARK_PLAIN_SOURCE (object)->plan);
  G_OBJECT_CLASS (waymark_plain_source_parent_class)->finalize (object);
}

static void
waymark_plain_source_class_init (WaymarkPlainSourceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = waymark_plain_source_finalize;
}

static void
waymark_plain_source_init (WaymarkPlainSource *self)
{
}

/* ---- out and in */

/**
 * waymark_plan_write_snapshot:
 * @plan: a plan
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its JSON without snapshots, the same bytes for the
 *   same plan
 */
GBytes *
waymark_plan_write_snapshot (WaymarkPlan *plan, GError **error)
{
  g_autoptr (WaymarkPlainSource) source = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  source = g_object_new (WAYMARK_TYPE_PLAIN_SOURCE, NULL);
  source->plan = g_object_ref (WAYMARK_SOURCE (plan));
  stream = g_memory_output_stream_new_resizable ();
  if (!waymark_json_write (WAYMARK_SOURCE (source), stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static WaymarkPlan *
read_plan (GBytes *bytes, GError **error)
{
  return waymark_json_read (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), C_ ("file", "Snapshot"), error);
}

/**
 * waymark_plan_as_snapshot:
 * @plan: a plan
 * @error: return location for an error
 *
 * Links to what has been deleted are not in a snapshot, ranks are new and children of
 * different kinds stand in other places among each other; so a plan that is to be
 * compared with one has to go the same way.
 *
 * Returns: (transfer full) (nullable): the plan as a snapshot of it would give it back
 */
WaymarkPlan *
waymark_plan_as_snapshot (WaymarkPlan *plan, GError **error)
{
  g_autoptr (GBytes) bytes = waymark_plan_write_snapshot (plan, error);

  return bytes != NULL ? read_plan (bytes, error) : NULL;
}

/**
 * waymark_meeting_load_plan:
 * @meeting: a meeting
 * @error: %WAYMARK_ERROR_DAMAGED, %WAYMARK_ERROR_NEWER_FORMAT
 *
 * Returns: (transfer full) (nullable): the plan as it was when the meeting was closed;
 *   %NULL without an error when it was not, or holds no snapshot
 */
WaymarkPlan *
waymark_meeting_load_plan (WaymarkItem *meeting, GError **error)
{
  WaymarkItem *snapshot = waymark_meeting_get_snapshot (meeting);
  g_autoptr (GBytes) bytes = NULL;

  if (snapshot == NULL)
    return NULL;
  bytes = waymark_snapshot_unpack (snapshot, error);
  return bytes != NULL ? read_plan (bytes, error) : NULL;
}

/* ---- closing */

static gboolean
add_snapshot (WaymarkEdit *edit, WaymarkItem *meeting, GError **error)
{
  g_autoptr (GBytes) bytes = waymark_plan_write_snapshot (waymark_edit_get_plan (edit), error);
  g_autoptr (WaymarkValue) format = waymark_value_new_integer (WAYMARK_SNAPSHOT_FORMAT);
  g_autofree char *content = NULL;
  g_autofree char *digest = NULL;
  WaymarkItem *snapshot;

  if (bytes == NULL || !waymark_snapshot_pack (bytes, &content, &digest, error))
    return FALSE;
  snapshot = waymark_edit_add (edit, WAYMARK_KIND_SNAPSHOT, meeting, NULL, error);
  return snapshot != NULL && waymark_edit_set (edit, snapshot, "format", format, error) &&
         waymark_edit_set_string (edit, snapshot, "content", content, error) &&
         waymark_edit_set_string (edit, snapshot, "digest", digest, error);
}

/**
 * waymark_edit_close_meeting:
 * @edit: an edit
 * @meeting: an open meeting
 * @error: %WAYMARK_ERROR_BAD_VALUE when it is closed already, %WAYMARK_ERROR_TOO_LARGE
 *
 * Closes a meeting and keeps the plan as it is then, the meeting closed, under it.
 *
 * Returns: whether it is closed now
 */
gboolean
waymark_edit_close_meeting (WaymarkEdit *edit, WaymarkItem *meeting, GError **error)
{
  g_autoptr (WaymarkValue) closed = waymark_value_new_boolean (TRUE);

  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, FALSE);

  if (waymark_meeting_is_closed (meeting))
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_BAD_VALUE,
                           _ ("This meeting is closed already; its snapshot never changes."));
      return FALSE;
    }
  return waymark_edit_set (edit, meeting, "closed", closed, error) &&
         add_snapshot (edit, meeting, error);
}
