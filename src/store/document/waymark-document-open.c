/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-open"

#include "config.h"

#ifdef HAVE_GNU_MALLOC
#include <malloc.h>
#endif

#include "waymark-document-private.h"

/* Takes the opening over: here begins the session of this document. */
WaymarkDocument *
waymark_document_new_for (WaymarkOpening *opening, GFile *file)
{
  WaymarkDocument *self = g_object_new (WAYMARK_TYPE_DOCUMENT, NULL);

  self->plan = g_steal_pointer (&opening->plan);
  self->store = g_steal_pointer (&opening->store);
  self->copy = g_steal_pointer (&opening->copy);
  self->recovered = opening->recovered;
  self->recovered_time = opening->recovered_time;
  self->file = file != NULL ? g_object_ref (file) : NULL;
  waymark_opening_free (opening);

  waymark_document_begin_session (self);
  if (file != NULL)
    self->state = WAYMARK_DOCUMENT_SAVED;
  if (self->recovered)
    waymark_document_note_edit (self);
  waymark_document_notify_changed (self);
  return self;
}

/**
 * waymark_document_open:
 * @file: the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Opens a plan. The file is only read, and copied to where edits are kept.
 *
 * Returns: (transfer full): the document, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkDocument *
waymark_document_open (GFile *file, GCancellable *cancellable, GError **error)
{
  WaymarkOpening *opening;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  opening = waymark_opening_new (file, cancellable, error);
  return opening != NULL ? waymark_document_new_for (opening, file) : NULL;
}

typedef struct
{
  GTask *task; /* borrowed */
  GFile *file;
  WaymarkFirstFunc first;
  gpointer user_data;
  WaymarkPlan *beginning;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_clear_object (&request->beginning);
  g_free (request);
}

static gboolean
tell_first (gpointer data)
{
  GTask *task = data;
  Request *request = g_task_get_task_data (task);

  if (!g_task_get_completed (task) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    request->first (request->beginning, request->user_data);
  return G_SOURCE_REMOVE;
}

/* In the thread. Nothing but the main loop goes on to use the plan. */
static void
show_cb (WaymarkPlan *plan, gpointer data)
{
  Request *request = data;

  request->beginning = g_object_ref (plan);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_first, g_object_ref (request->task), g_object_unref);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  WaymarkOpening *opening =
      request->first != NULL
          ? waymark_opening_new_for_view (request->file, show_cb, request, cancellable, &error)
          : waymark_opening_new (request->file, cancellable, &error);

  if (opening != NULL)
    g_task_return_pointer (task, opening, (GDestroyNotify) waymark_opening_free);
  else
    g_task_return_error (task, error);
#ifdef HAVE_GNU_MALLOC
  malloc_trim (0); /* checking took more than the plan does */
#endif
}

/**
 * waymark_document_open_async:
 * @file: the user's file
 * @first: (nullable): called with the beginning of a long plan as soon as that can be
 *   looked at, before the file has been checked; maybe never, and once at most
 * @cancellable: (nullable): to stop it
 * @callback: called when the plan is there
 * @user_data: for @first and @callback
 *
 * Opens a plan as waymark_document_open() does, in a thread, and from then on
 * listens for changes that others make to the file.
 */
void
waymark_document_open_async (GFile *file,
                             WaymarkFirstFunc first,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  request = g_new0 (Request, 1);
  request->task = task;
  request->file = g_object_ref (file);
  request->first = first;
  request->user_data = user_data;
  g_task_set_source_tag (task, waymark_document_open_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * waymark_document_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the document, or %NULL with an error of %WAYMARK_ERROR
 */
WaymarkDocument *
waymark_document_open_finish (GAsyncResult *result, GError **error)
{
  WaymarkDocument *self;
  WaymarkOpening *opening;

  g_return_val_if_fail (g_async_result_is_tagged (result, waymark_document_open_async), NULL);

  opening = g_task_propagate_pointer (G_TASK (result), error);
  if (opening == NULL)
    return NULL;
  self = waymark_document_new_for (opening,
                                   ((Request *) g_task_get_task_data (G_TASK (result)))->file);
  waymark_document_follow_file (self);
  return self;
}

static char *
dup_maker (const char *person)
{
  g_autoptr (WaymarkDocument) nameless = NULL;

  if (person != NULL)
    return g_strdup (person);
  nameless = g_object_new (WAYMARK_TYPE_DOCUMENT, NULL);
  return g_strdup (waymark_document_get_person (nameless));
}

/**
 * waymark_document_create:
 * @plan: a plan that belongs to no document
 * @name: what its first edit is called, in the reader's language
 * @person: (nullable): who made it; %NULL for the user of this computer
 * @error: return location
 *
 * Makes a document of a plan, on this computer and in no file yet. Its first edit
 * is no step of undo.
 *
 * Returns: (transfer full): the document, which goes on with @plan itself
 */
WaymarkDocument *
waymark_document_create (WaymarkPlan *plan, const char *name, const char *person, GError **error)
{
  WaymarkDocument *self;
  WaymarkOpening *opening;
  g_autofree char *maker = dup_maker (person);

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  opening = waymark_opening_create (plan, name, maker, error);
  if (opening == NULL)
    return NULL;
  self = waymark_document_new_for (opening, NULL);
  if (person != NULL)
    waymark_document_set_person (self, person);
  return self;
}

typedef struct
{
  WaymarkRescue *rescue;
  const char *name;
  const char *person;
} Recovery;

static WaymarkStore *
make_recovered (const char *path, const char *display_name, gpointer data, GError **error)
{
  const Recovery *recovery = data;

  return waymark_rescue_create_store (
      recovery->rescue, path, display_name, recovery->name, recovery->person, error);
}

/**
 * waymark_document_recover:
 * @rescue: what is left of a damaged file
 * @name: what the edit is called that adds what its history does not tell, in the reader's
 *   language
 * @person: (nullable): who recovers it; %NULL for the user of this computer
 * @error: return location
 *
 * Makes a document of what could be read of a damaged file, with the history as far as it is
 * whole; on this computer and in no file yet. Nothing of that is a step of undo.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
WaymarkDocument *
waymark_document_recover (WaymarkRescue *rescue,
                          const char *name,
                          const char *person,
                          GError **error)
{
  const char *title;
  g_autofree char *maker = dup_maker (person);
  Recovery recovery = { .rescue = rescue, .name = name, .person = maker };
  WaymarkOpening *opening;
  WaymarkDocument *self;

  g_return_val_if_fail (rescue != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  title = waymark_item_get_string (waymark_plan_get_root (rescue->plan), "title");
  opening = waymark_opening_make (title != NULL ? title : name, make_recovered, &recovery, error);
  if (opening == NULL)
    return NULL;
  opening->plan = waymark_store_load_plan (opening->store, NULL, error);
  if (opening->plan == NULL)
    {
      waymark_opening_finish (opening);
      return NULL;
    }
  self = waymark_document_new_for (opening, NULL);
  if (person != NULL)
    waymark_document_set_person (self, person);
  return self;
}

/**
 * waymark_document_open_unfiled:
 * @work_name: the working copy's name, from waymark_document_list_unfiled()
 * @error: return location
 *
 * Opens a plan again that is on this computer and in no file.
 *
 * Returns: (transfer full): the document, or %NULL if it is open elsewhere or not there
 */
WaymarkDocument *
waymark_document_open_unfiled (const char *work_name, GError **error)
{
  WaymarkOpening *opening;

  g_return_val_if_fail (work_name != NULL, NULL);

  opening = waymark_opening_unfiled (work_name, NULL, error);
  return opening != NULL ? waymark_document_new_for (opening, NULL) : NULL;
}
