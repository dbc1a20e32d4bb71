/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* A date as a person typed it: the value of a field that holds words and their window. */
WaymarkValue *waymark_plan_read_due (WaymarkPlan *plan, const char *words);

/* The same into a field; of an action's first due date the window is remembered (first_due).
 * A due date that is set already moves by waymark_edit_move_due(). */
gboolean waymark_edit_set_due (WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *words, GError **error);

/* A value as waymark_plan_read_due() gives it, into an action's due date. */
gboolean waymark_edit_set_due_value (WaymarkEdit *edit, WaymarkItem *action, WaymarkValue *value, GError **error);

G_END_DECLS
