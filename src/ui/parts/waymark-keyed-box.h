/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkKeyedBoxMake:
 * @item: what the child stands for
 * @user_data: data of the caller
 *
 * Returns: (transfer floating): a new child
 */
typedef GtkWidget *(*WaymarkKeyedBoxMake) (gpointer item, gpointer user_data);

/* Children of a box that stand for items: those whose item says the same stay. */
void waymark_keyed_box_update (GtkBox *box,
                               GPtrArray *items,
                               const char *const *keys,
                               const char *const *says,
                               WaymarkKeyedBoxMake make,
                               gpointer user_data,
                               GtkWidget *otherwise);

G_END_DECLS
