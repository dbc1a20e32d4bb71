/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two copies of one plan, for measuring: @n_actions with a lead each, in which one person made
 * @n_edits in the first copy, and another as many in the second: mostly values, some of the same
 * actions, and every tenth time a new action. Plan files, written at these paths. */
void large_copies_make (const char *mine, const char *theirs, guint n_actions, guint n_edits);

/* One more person's edits in a copy, of which @seed gives the words. */
void large_copies_edit (const char *path, guint n_edits, const char *person, guint seed);

void large_copies_copy_file (const char *from, const char *to);

/* Milliseconds to read every value of every row with SQLite alone. */
double large_copies_read_raw (const char *path);

G_END_DECLS
