/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/* What points to items that are deleted: said, and given another target. */
char **waymark_command_find_pointers (WaymarkDocument *document, const char *const *ids);
char *waymark_command_describe_pointers (WaymarkDocument *document,
                                         const char *const *references,
                                         guint *n_items);
gboolean waymark_command_point_to (WaymarkDocument *document,
                                   const char *const *references,
                                   const char *target,
                                   GError **error);

G_END_DECLS
