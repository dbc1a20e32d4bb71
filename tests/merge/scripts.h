/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of make-scripts.py: a script of operations on copies, run with the program's own
 * code, and what the model of the merge rules made of it. Aborts where they differ. */
void script_run (const char *line);

/* All that the model prints for the seeds from @first on. */
void scripts_run_fresh (const char *model, const char *maker, guint first, guint n, guint steps);

G_END_DECLS
