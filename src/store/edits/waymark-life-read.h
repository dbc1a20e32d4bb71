/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-life.h"

G_BEGIN_DECLS

/* Where waymark-life.c learns which items count. Each calls @found with ids; one id may come
 * several times. */
typedef gboolean (*WaymarkLifeFound) (const char *item,
                                      const char *field,
                                      const char *to,
                                      gpointer user_data,
                                      GError **error);

/* Items that were ever deleted. */
gboolean waymark_life_find_deleted (WaymarkState *state,
                                    WaymarkLifeSource source,
                                    WaymarkLifeFound found,
                                    gpointer user_data,
                                    GError **error);
/* Writes of links, the place included, by edits after @after. */
gboolean waymark_life_find_links (WaymarkState *state,
                                  gint64 after,
                                  WaymarkLifeFound found,
                                  gpointer user_data,
                                  GError **error);
/* Items that stand, or may stand, under @parents (a set of ids). */
gboolean waymark_life_find_children (WaymarkState *state,
                                     WaymarkLifeSource source,
                                     GHashTable *parents,
                                     WaymarkLifeFound found,
                                     gpointer user_data,
                                     GError **error);

G_END_DECLS
