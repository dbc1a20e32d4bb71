/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-due-move.h"
#include "waymark-new-update.h"

G_BEGIN_DECLS

/*
 * What happens to actions between meetings; each call is one edit. @ids name items, of
 * which other kinds than actions are passed over, and what only points to others too.
 */

/* @rating: (nullable): %NULL leaves it to the plan's rule again. */
gboolean waymark_command_rate (WaymarkDocument *document,
                               const char *const *ids,
                               const char *rating,
                               const char *reason,
                               GError **error);
gboolean waymark_command_add_update (WaymarkDocument *document,
                                     const char *const *ids,
                                     const WaymarkNewUpdate *update,
                                     GError **error);
gboolean waymark_command_propose_date (WaymarkDocument *document,
                                       const char *id,
                                       const char *words,
                                       const char *reason,
                                       GError **error);
gboolean waymark_command_decide_date (WaymarkDocument *document,
                                      const char *update,
                                      gboolean agree,
                                      GError **error);

/* Due dates, by what was typed in this session and by whom. */
gboolean waymark_command_move_needs_reason (WaymarkDocument *document,
                                            const char *const *ids,
                                            const char *words);
gboolean waymark_command_move_due (WaymarkDocument *document,
                                   const char *const *ids,
                                   const char *words,
                                   const char *reason,
                                   GError **error);

G_END_DECLS
