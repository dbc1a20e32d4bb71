/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-stage.h"

G_BEGIN_DECLS

/*
 * What can be done to items from the window, the outline, the list and the
 * editor alike: each call is one edit of @document with a name for undo.
 */

/**
 * WaymarkMove:
 *
 * Ways to move an item by one step. IN puts an action into the requirement
 * above it, OUT takes it out and below its requirement.
 */
typedef enum
{
  WAYMARK_MOVE_UP,
  WAYMARK_MOVE_DOWN,
  WAYMARK_MOVE_IN,
  WAYMARK_MOVE_OUT,
} WaymarkMove;

/* The parent that a new item of @kind made from @near would get; %NULL when there is none. */
WaymarkItem *waymark_command_find_parent (WaymarkDocument *document,
                                          WaymarkKind kind,
                                          const char *near,
                                          WaymarkItem **after);

/* @near: (nullable): an item to stand after, or to stand in. Returns the new id, empty-worded,
 * (transfer full). */
char *
waymark_command_add (WaymarkDocument *document, WaymarkKind kind, const char *near, GError **error);
gboolean waymark_command_remove (WaymarkDocument *document, const char *const *ids, GError **error);
gboolean waymark_command_can_move (WaymarkDocument *document,
                                   const char *const *ids,
                                   WaymarkMove move);
gboolean waymark_command_move (WaymarkDocument *document,
                               const char *const *ids,
                               WaymarkMove move,
                               GError **error);

/* @target: (nullable): id of the item that the actions are merged into; only with
 * %WAYMARK_STAGE_MERGED. */
gboolean waymark_command_set_stage (WaymarkDocument *document,
                                    const char *const *ids,
                                    WaymarkStage stage,
                                    const char *target,
                                    GError **error);
gboolean waymark_command_set_status (WaymarkDocument *document,
                                     const char *const *ids,
                                     const char *status,
                                     const char *target,
                                     GError **error);

WaymarkItem *waymark_edit_take_status (WaymarkEdit *edit, WaymarkStage stage, GError **error);

G_END_DECLS
