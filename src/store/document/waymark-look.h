/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkLook:
 *
 * A plan and its history as they were when somebody began to look at them, in a thread. What is
 * read of it belongs to that thread.
 */
typedef struct _WaymarkLook WaymarkLook;

/**
 * WaymarkLookFunc:
 * @look: what is looked at
 * @data: what waymark_document_look_async() was given
 * @cancellable: (nullable): to stop it, and to tell how far it is (waymark-progress.h)
 * @error: return location
 *
 * Long reading, in a thread: nothing of the document may be touched.
 *
 * Returns: (transfer full): what comes of it, %NULL with @error set
 */
typedef gpointer (*WaymarkLookFunc) (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error);

/* The plan can be edited meanwhile. */
void     waymark_document_look_async  (WaymarkDocument *self,
                                       WaymarkLookFunc func,
                                       gpointer data,
                                       GDestroyNotify free_data,
                                       GDestroyNotify free_result,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gpointer waymark_document_look_finish (GAsyncResult *result, GError **error);
gpointer waymark_look_get_data        (GAsyncResult *result);

/* By the function. */
WaymarkPlan          *waymark_look_load_plan        (WaymarkLook *self, GCancellable *cancellable, GError **error);
WaymarkPlan          *waymark_look_load_plan_before (WaymarkLook *self, gint64 before, GCancellable *cancellable, GError **error);
WaymarkPlan          *waymark_look_load_plan_at     (WaymarkLook *self, const char *const *heads, GCancellable *cancellable, GError **error);
WaymarkHistoryReader *waymark_look_read_history     (WaymarkLook *self, const char *item, GCancellable *cancellable, GError **error);

/* For the store alone. */
WaymarkStore         *waymark_look_get_store        (WaymarkLook *self);
const char           *waymark_look_get_path         (WaymarkLook *self);

G_END_DECLS
