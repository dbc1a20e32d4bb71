/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"
#include "waymark-working-copy.h"

G_BEGIN_DECLS

/**
 * WaymarkOpening:
 * @copy: the working copy
 * @store: its database, verified
 * @plan: (nullable): the plan in it
 * @recovered: it holds edits of an earlier opening that the file has not
 * @recovered_time: when the last of these was made, in seconds since 1970; 0 if that is not known
 *
 * A plan that was opened: made in one thread, handed over to another.
 */
typedef struct
{
  WaymarkWorkingCopy *copy;
  WaymarkStore *store;
  WaymarkPlan *plan;
  gboolean recovered;
  gint64 recovered_time;
} WaymarkOpening;

/**
 * WaymarkShowFunc:
 * @plan: the beginning of a plan, for looking at only; keep a reference
 * @data: what was given with the function
 */
typedef void (*WaymarkShowFunc) (WaymarkPlan *plan, gpointer data);

/**
 * WaymarkMakeFunc:
 * @path: where to create a database
 * @display_name: what errors call it
 * @data: what was given with the function
 *
 * Returns: (transfer full): the store, or %NULL with @error set and nothing at @path
 */
typedef WaymarkStore *(*WaymarkMakeFunc) (const char *path, const char *display_name, gpointer data, GError **error);

WaymarkOpening *waymark_opening_new_for_view (GFile *file, WaymarkShowFunc show, gpointer data, GCancellable *cancellable, GError **error);
WaymarkOpening *waymark_opening_new     (GFile *file, GCancellable *cancellable, GError **error);
WaymarkOpening *waymark_opening_read    (GFile *file, GCancellable *cancellable, GError **error);
WaymarkOpening *waymark_opening_create  (WaymarkPlan *plan, const char *name, const char *person, GError **error);
WaymarkOpening *waymark_opening_create_stamped (WaymarkPlan *plan, const char *name, const char *person, WaymarkStampFunc stamp, gpointer user_data, GError **error);
WaymarkOpening *waymark_opening_make    (const char *display_name, WaymarkMakeFunc make, gpointer data, GError **error);
WaymarkOpening *waymark_opening_unfiled (const char *work_name, GCancellable *cancellable, GError **error);
void            waymark_opening_free    (WaymarkOpening *opening);
void            waymark_opening_finish  (WaymarkOpening *opening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkOpening, waymark_opening_free)

G_END_DECLS
