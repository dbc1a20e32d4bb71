/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Entries of a history as a table for the clipboard. */
GdkContentProvider *waymark_history_table_new (GListModel *entries);

G_END_DECLS
