/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-field.h"
#include "waymark-kind-map.h"

G_BEGIN_DECLS

/* Shapes, places and limits of what a file from outside says; see SPEC section 11. */

gboolean waymark_verify_change (WaymarkStore *store,
                                WaymarkKindMap *kinds,
                                WaymarkKindEntry *item,
                                const char *field,
                                const guint8 *value,
                                gsize length,
                                gboolean in_first_edit,
                                GError **error);
gboolean waymark_verify_field (WaymarkStore *store,
                               const WaymarkField *field,
                               const WaymarkValue *value,
                               GError **error);
gboolean waymark_verify_place (WaymarkKindMap *kinds,
                               const WaymarkKindEntry *item,
                               const char *parent,
                               const char *rank);

G_END_DECLS
