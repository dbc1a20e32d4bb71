/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-past"

#include "config.h"

#include "waymark-past.h"

#include "waymark-document-private.h"

/* Who comes back after this long has opened the plan anew. */
#define SITTING_SECONDS (6 * 60 * 60)

struct _WaymarkPast
{
  WaymarkOpening *opening;
  char *person;
  gint64 time;
};

static void
stamp_cb (const char *session,
          gint64 seq,
          guint8 salt[WAYMARK_SALT_LENGTH],
          gint64 *time,
          char **name,
          gpointer user_data)
{
  *time = ((WaymarkPast *) user_data)->time;
}

/**
 * waymark_past_new:
 * @plan: a plan that belongs to no document: how it began
 * @name: what its first edit is called
 * @person: who made it
 * @time: when, in seconds since 1970
 * @error: return location
 *
 * Nothing of it waits for the disk until it is finished.
 *
 * Returns: (transfer full) (nullable): a past, which goes on with @plan itself
 */
WaymarkPast *
waymark_past_new (
    WaymarkPlan *plan, const char *name, const char *person, gint64 time, GError **error)
{
  g_autoptr (WaymarkPast) self = g_new0 (WaymarkPast, 1);

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (name != NULL && person != NULL, NULL);

  self->time = time;
  self->opening = waymark_opening_create_stamped (plan, name, person, stamp_cb, self, error);
  if (self->opening == NULL || !waymark_store_set_durable (self->opening->store, FALSE, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * waymark_past_free:
 * @self: (transfer full): a past that nobody wants
 *
 * Nothing of it stays on this computer.
 */
void
waymark_past_free (WaymarkPast *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->opening, waymark_opening_finish);
  g_free (self->person);
  g_free (self);
}

/**
 * waymark_past_begin_edit:
 * @self: a past
 * @name: what the edit is called
 * @person: who makes it
 * @time: when, in seconds since 1970
 *
 * Returns: (transfer full): an edit for waymark_past_commit()
 */
WaymarkEdit *
waymark_past_begin_edit (WaymarkPast *self, const char *name, const char *person, gint64 time)
{
  g_return_val_if_fail (self != NULL && name != NULL && person != NULL, NULL);
  g_return_val_if_fail (time >= self->time, NULL);

  if (g_strcmp0 (self->person, person) != 0 || time - self->time > SITTING_SECONDS)
    waymark_store_begin_session (self->opening->store);
  g_free (self->person);
  self->person = g_strdup (person);
  self->time = time;
  return waymark_edit_begin (
      self->opening->plan, name, waymark_store_get_session (self->opening->store));
}

/**
 * waymark_past_commit:
 * @self: a past
 * @edit: (transfer full): the edit that was begun last
 * @error: return location
 *
 * Returns: whether it is part of the past now
 */
gboolean
waymark_past_commit (WaymarkPast *self, WaymarkEdit *edit, GError **error)
{
  g_return_val_if_fail (self != NULL && edit != NULL, FALSE);

  return waymark_store_commit (self->opening->store, edit, self->person, error);
}

/**
 * waymark_past_finish:
 * @self: (transfer full): a past
 * @error: return location
 *
 * From here on the present goes on, by the user of this computer and by its clock.
 *
 * Returns: (transfer full) (nullable): a document in no file
 */
WaymarkDocument *
waymark_past_finish (WaymarkPast *self, GError **error)
{
  g_autoptr (WaymarkPast) held = self;

  g_return_val_if_fail (self != NULL, NULL);

  waymark_store_set_stamp (self->opening->store, NULL, NULL);
  if (!waymark_store_set_durable (self->opening->store, TRUE, error))
    return NULL;
  return waymark_document_new_for (g_steal_pointer (&self->opening), NULL);
}
