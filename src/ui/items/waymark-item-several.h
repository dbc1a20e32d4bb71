/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/*
 * What can be done to several items at once: each call is one edit. Other kinds
 * than actions are passed over where only actions have the field.
 */

/* The items without those that stand under another of them; (transfer container). */
GPtrArray *waymark_command_find_tops (WaymarkDocument *document, const char *const *ids);

gboolean waymark_command_set_phase (WaymarkDocument *document,
                                    const char *const *ids,
                                    const char *words,
                                    GError **error);

/* @party: id of a party; @name: words for a new one. One of them is %NULL. */
gboolean waymark_command_add_lead (WaymarkDocument *document,
                                   const char *const *ids,
                                   const char *party,
                                   const char *name,
                                   gboolean replace,
                                   GError **error);

/* Where dragged or pasted items go: under @parent, after @after; %NULL is before all others. */
gboolean waymark_command_can_place (WaymarkDocument *document,
                                    const char *const *ids,
                                    const char *parent,
                                    const char *after);
gboolean waymark_command_place (WaymarkDocument *document,
                                const char *const *ids,
                                const char *parent,
                                const char *after,
                                GError **error);

G_END_DECLS
