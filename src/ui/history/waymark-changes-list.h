/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-plan-compare.h"

G_BEGIN_DECLS

/* What is different, as rows: of each group its title, then its lines (of WaymarkChangesRow). */
GListModel *waymark_changes_list_new (GPtrArray *groups);
GtkListItemFactory *waymark_changes_list_make_factory (void);

G_END_DECLS
