/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-origin.h"

G_BEGIN_DECLS

/**
 * WaymarkWorkingCopy:
 *
 * A private folder in the state directory of this computer in which one opening
 * of a plan does its work: `plan.db`, `origin.json` and a lock that is held as
 * long as the opening lives. What a crash leaves behind has no holder, and can
 * be claimed by the next opening.
 */
typedef struct _WaymarkWorkingCopy WaymarkWorkingCopy;

char                *waymark_state_path                  (const char *name);

WaymarkWorkingCopy  *waymark_working_copy_new            (GError **error);
WaymarkWorkingCopy  *waymark_working_copy_claim          (const char *name, GError **error);
void                 waymark_working_copy_free           (WaymarkWorkingCopy *self);
void                 waymark_working_copy_remove         (WaymarkWorkingCopy *self);
void                 waymark_working_copy_settle         (WaymarkWorkingCopy *self);

const char          *waymark_working_copy_get_name       (WaymarkWorkingCopy *self);
const char          *waymark_working_copy_get_plan_path  (WaymarkWorkingCopy *self);
char                *waymark_working_copy_build_path     (WaymarkWorkingCopy *self, const char *name);
const WaymarkOrigin *waymark_working_copy_get_origin     (WaymarkWorkingCopy *self);
gboolean             waymark_working_copy_take_origin    (WaymarkWorkingCopy *self, WaymarkOrigin *origin, GError **error);

GPtrArray           *waymark_working_copy_list_abandoned (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkWorkingCopy, waymark_working_copy_free)

G_END_DECLS
