/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <sys/stat.h>

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest plan file that is opened: a plan of 100,000 actions is about a tenth of it. */
#define WAYMARK_MAX_FILE_SIZE (512LL * 1024 * 1024)

char    *waymark_user_file_resolve     (GFile *file, gboolean may_be_new, GError **error);
gboolean waymark_user_file_copy        (const char *path, const char *copy, char **digest, GCancellable *cancellable, GError **error);
GBytes  *waymark_user_file_read        (const char *path, GCancellable *cancellable, GError **error);
char    *waymark_user_file_digest      (const char *path, GError **error);
char    *waymark_digest_of_descriptor  (int fd);
gboolean waymark_user_file_may_replace (const char *path, struct stat *info, GError **error);

G_END_DECLS
