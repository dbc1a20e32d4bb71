/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
/* With -Db_pch=true each file finds this read already. It includes what it needs all the same: the
 * ordinary build does without. */
#include <gtk/gtk.h>
