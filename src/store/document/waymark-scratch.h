/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-working-copy.h"

G_BEGIN_DECLS

/* A copy of the working copy, for a thread to read or to rework: whoever reads the working copy
 * itself holds up every edit until it is through. It lies beside it and goes with it at the
 * latest. */
char    *waymark_scratch_new_path (const char *plan_path);
gboolean waymark_scratch_copy     (const char *plan_path, const char *name, const char *scratch, GCancellable *cancellable, GError **error);

G_END_DECLS
