/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-row-model.h"

G_BEGIN_DECLS

/*
 * How a plan was last looked at on this computer: filters, order and part, kept by
 * the plan's id and never in the plan's own file.
 */
void waymark_list_place_save (WaymarkRowModel *rows, const char *selected);
gboolean waymark_list_place_restore (WaymarkRowModel *rows,
                                     char **scope_id,
                                     WaymarkScope *scope,
                                     char **selected);

G_END_DECLS
