/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkFresh:
 *
 * Items as the database shows them after an edit, on their way into the plan in
 * memory: read inside the transaction, shown after it.
 */
typedef struct _WaymarkFresh WaymarkFresh;

WaymarkFresh *
waymark_fresh_read (WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error);
void waymark_fresh_show (WaymarkFresh *self, WaymarkPlan *plan);
/* @n more of them from *@position on, which is moved: for a plan that is shown meanwhile. %FALSE after the last. */
gboolean waymark_fresh_show_some (WaymarkFresh *self, WaymarkPlan *plan, guint *position, guint n);
void waymark_fresh_free (WaymarkFresh *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkFresh, waymark_fresh_free)

G_END_DECLS
