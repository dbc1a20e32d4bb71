/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  waymark_work_lock_take    (const char *folder, gboolean create);
void waymark_work_lock_let_go  (int lock);
gboolean waymark_work_lock_is_refused (int number);

G_END_DECLS
