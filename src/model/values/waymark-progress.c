/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-progress.h"

#define DEPTH 8

/* Of the whole. */
typedef struct
{
  double from;
  double to;
} Part;

struct _WaymarkProgress
{
  GCancellable parent_instance;

  Part parts[DEPTH];
  guint depth; /* of the part that is under way */
  int percent; /* read by any thread */
};

G_DEFINE_FINAL_TYPE (WaymarkProgress, waymark_progress, G_TYPE_CANCELLABLE)

static void
waymark_progress_class_init (WaymarkProgressClass *klass)
{
}

static void
waymark_progress_init (WaymarkProgress *self)
{
  self->parts[0].to = 1;
}

/**
 * waymark_progress_new:
 *
 * Returns: (transfer full): work that has not begun
 */
WaymarkProgress *
waymark_progress_new (void)
{
  return g_object_new (WAYMARK_TYPE_PROGRESS, NULL);
}

/**
 * waymark_progress_get_percent:
 * @self: work
 *
 * May be asked from any thread.
 *
 * Returns: how much of it is done, from 0 to 100; it never goes back
 */
guint
waymark_progress_get_percent (WaymarkProgress *self)
{
  g_return_val_if_fail (WAYMARK_IS_PROGRESS (self), 0);

  return (guint) g_atomic_int_get (&self->percent);
}

static void
move_to (WaymarkProgress *self, double done)
{
  const Part *part = &self->parts[self->depth];
  int percent = (int) (100 * (part->from + (part->to - part->from) * CLAMP (done, 0, 1)) + .001);

  if (percent > g_atomic_int_get (&self->percent))
    g_atomic_int_set (&self->percent, percent);
}

/**
 * waymark_progress_begin:
 * @cancellable: (nullable): what the work was given
 * @from: how much of what is under way is done before this part of it, from 0 to 1
 * @to: how much will be done after it
 *
 * Begins a part of the work.
 */
void
waymark_progress_begin (GCancellable *cancellable, double from, double to)
{
  WaymarkProgress *self =
      WAYMARK_IS_PROGRESS (cancellable) ? (WaymarkProgress *) cancellable : NULL;
  Part outer;

  if (self == NULL)
    return;
  g_return_if_fail (self->depth + 1 < DEPTH);
  outer = self->parts[self->depth++];
  self->parts[self->depth].from = outer.from + (outer.to - outer.from) * from;
  self->parts[self->depth].to = outer.from + (outer.to - outer.from) * to;
  move_to (self, 0);
}

/**
 * waymark_progress_end:
 * @cancellable: (nullable): what the work was given
 *
 * Ends the part that was begun last: it is done.
 */
void
waymark_progress_end (GCancellable *cancellable)
{
  WaymarkProgress *self =
      WAYMARK_IS_PROGRESS (cancellable) ? (WaymarkProgress *) cancellable : NULL;

  if (self == NULL)
    return;
  g_return_if_fail (self->depth > 0);
  move_to (self, 1);
  self->depth--;
}

/**
 * waymark_progress_tell:
 * @cancellable: (nullable): what the work was given
 * @done: how much of the part is done
 * @all: of how much
 *
 * Tells how far the part under way has come.
 */
void
waymark_progress_tell (GCancellable *cancellable, guint64 done, guint64 all)
{
  if (all > 0 && WAYMARK_IS_PROGRESS (cancellable))
    move_to ((WaymarkProgress *) cancellable, (double) done / (double) all);
}

/**
 * waymark_progress_tell_part:
 * @cancellable: (nullable): what the work was given
 * @done: how much of a part is done
 * @all: of how much
 * @from: where the part begins in what is under way, from 0 to 1
 * @to: where it ends
 *
 * Tells how far a part has come that was not begun.
 */
void
waymark_progress_tell_part (
    GCancellable *cancellable, guint64 done, guint64 all, double from, double to)
{
  if (all > 0 && WAYMARK_IS_PROGRESS (cancellable))
    move_to ((WaymarkProgress *) cancellable,
             from + (to - from) * (double) MIN (done, all) / (double) all);
}
