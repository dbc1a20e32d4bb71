/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-early-opening.h"

struct _WaymarkEarlyOpening
{
  GFile *file;
  GCancellable *cancellable;

  /* What came before anybody took it. */
  WaymarkPlan *beginning;
  WaymarkDocument *document;
  GError *error;
  gboolean is_done;

  /* Who took it. */
  WaymarkFirstFunc first;
  WaymarkEarlyOpened opened;
  GCancellable *taker;
  gulong taker_handler;
  gpointer user_data;
};

static void
destroy (WaymarkEarlyOpening *self)
{
  if (self->taker != NULL)
    g_cancellable_disconnect (self->taker, self->taker_handler);
  g_clear_object (&self->taker);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->beginning);
  g_clear_object (&self->document);
  g_clear_error (&self->error);
  g_free (self);
}

/* Tells whoever took it, and is over then. */
static gboolean
tell (gpointer user_data)
{
  WaymarkEarlyOpening *self = user_data;

  self->opened (self->document, self->error, self->user_data);
  destroy (self);
  return G_SOURCE_REMOVE;
}

static void
first_cb (WaymarkPlan *beginning, gpointer user_data)
{
  WaymarkEarlyOpening *self = user_data;

  if (self->first != NULL)
    self->first (beginning, self->user_data);
  else
    self->beginning = g_object_ref (beginning);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkEarlyOpening *self = user_data;

  self->document = waymark_document_open_finish (result, &self->error);
  self->is_done = TRUE;
  if (self->opened != NULL)
    tell (self);
}

/**
 * waymark_early_opening_new:
 * @file: a plan file
 *
 * Begins to open the file in a thread.
 *
 * Returns: (transfer full): the opening
 */
WaymarkEarlyOpening *
waymark_early_opening_new (GFile *file)
{
  WaymarkEarlyOpening *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (WaymarkEarlyOpening, 1);
  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  waymark_document_open_async (file, first_cb, self->cancellable, opened_cb, self);
  return self;
}

/**
 * waymark_early_opening_free:
 * @self: (transfer full) (nullable): an opening that nobody took
 *
 * Stops it, and waits for that: nothing of it stays behind.
 */
void
waymark_early_opening_free (WaymarkEarlyOpening *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  destroy (self);
}

/**
 * waymark_early_opening_is_of:
 * @self: an opening
 * @file: a file
 *
 * Returns: whether that file is being opened
 */
gboolean
waymark_early_opening_is_of (WaymarkEarlyOpening *self, GFile *file)
{
  return g_file_equal (self->file, file);
}

static void
taker_cancelled_cb (GCancellable *taker, GCancellable *own)
{
  g_cancellable_cancel (own);
}

/**
 * waymark_early_opening_take:
 * @self: (transfer full): an opening
 * @first: called with the beginning of a long plan, as of waymark_document_open_async()
 * @opened: called when the plan is there, never before this returns
 * @cancellable: to stop it
 * @user_data: for both
 *
 * Has somebody told what comes of the opening, and what came already.
 */
void
waymark_early_opening_take (WaymarkEarlyOpening *self,
                            WaymarkFirstFunc first,
                            WaymarkEarlyOpened opened,
                            GCancellable *cancellable,
                            gpointer user_data)
{
  g_return_if_fail (self != NULL && self->opened == NULL);

  self->first = first;
  self->opened = opened;
  self->user_data = user_data;
  self->taker = g_object_ref (cancellable);
  self->taker_handler = g_cancellable_connect (cancellable,
                                               G_CALLBACK (taker_cancelled_cb),
                                               g_object_ref (self->cancellable),
                                               g_object_unref);
  if (self->is_done)
    g_idle_add_full (G_PRIORITY_DEFAULT, tell, self, NULL);
  else if (self->beginning != NULL)
    first (self->beginning, user_data);
}
