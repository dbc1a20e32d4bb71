/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/**
 * WaymarkEarlyOpening:
 *
 * A plan file that is being opened before there is a window for it. What comes of it
 * waits until somebody takes it.
 */
typedef struct _WaymarkEarlyOpening WaymarkEarlyOpening;

/**
 * WaymarkEarlyOpened:
 * @document: (nullable): the plan; %NULL if it could not be opened
 * @error: (nullable): why
 * @user_data: what was given with the function
 */
typedef void (*WaymarkEarlyOpened) (WaymarkDocument *document,
                                    const GError *error,
                                    gpointer user_data);

WaymarkEarlyOpening *waymark_early_opening_new (GFile *file);
void waymark_early_opening_free (WaymarkEarlyOpening *self);
gboolean waymark_early_opening_is_of (WaymarkEarlyOpening *self, GFile *file);
void waymark_early_opening_take (WaymarkEarlyOpening *self,
                                 WaymarkFirstFunc first,
                                 WaymarkEarlyOpened opened,
                                 GCancellable *cancellable,
                                 gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkEarlyOpening, waymark_early_opening_free)

G_END_DECLS
