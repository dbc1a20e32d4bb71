/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkSaveFileFunc:
 * @file: where a person wants it, with the right ending
 * @user_data: data of the caller
 *
 * Called when a place was chosen, and what may be there given up; never otherwise.
 */
typedef void (*WaymarkSaveFileFunc) (GFile *file, gpointer user_data);

void waymark_save_file_ask (GtkWindow *parent,
                            const char *title,
                            GFile *folder,
                            const char *name,
                            const char *suffix,
                            WaymarkSaveFileFunc func,
                            gpointer user_data,
                            GDestroyNotify destroy);

G_END_DECLS
