/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-inverse.h"
#include "waymark-state.h"

G_BEGIN_DECLS

/**
 * WaymarkCreated:
 *
 * The items that an edit made, when it is taken back: they go, unless anything in them or
 * under them is another's.
 */
typedef struct _WaymarkCreated WaymarkCreated;

WaymarkCreated *waymark_created_new (WaymarkStore *store);
void waymark_created_free (WaymarkCreated *self);
/* A living item that the edit made. */
void waymark_created_add (WaymarkCreated *self, const char *item);
/* What the rest of the inverse does: an item goes back to a parent, or is gone again. */
void waymark_created_note_home (WaymarkCreated *self, const char *item, const char *parent);
void waymark_created_note_gone (WaymarkCreated *self, const char *item);
/* @then and @was: after and before the edit. */
gboolean waymark_created_finish (WaymarkCreated *self,
                                 WaymarkState *then,
                                 WaymarkState *was,
                                 WaymarkInverse *inverse,
                                 GError **error);

G_END_DECLS
