/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-item.h"

G_BEGIN_DECLS

guint waymark_row_splice_find (GPtrArray *items, GPtrArray *next, guint *n_removed, guint *n_added);
void waymark_row_splice (GListModel *model, GPtrArray *items, GPtrArray *next, GHashTable *moved);

G_END_DECLS
