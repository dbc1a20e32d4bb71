/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *waymark_mail_make_folder (GError **error);
void waymark_mail_compose_async (GtkWindow *parent,
                                 const char *subject,
                                 const char *body,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean waymark_mail_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
