/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkReplaceResult:
 * @WAYMARK_REPLACE_DONE: the new version is in place, and what came out is what was expected
 * @WAYMARK_REPLACE_UNSEEN: it is in place, but the file system could not say what it replaced
 * @WAYMARK_REPLACE_CHANGED: another version was there; it is there still
 */
typedef enum
{
  WAYMARK_REPLACE_DONE,
  WAYMARK_REPLACE_UNSEEN,
  WAYMARK_REPLACE_CHANGED,
} WaymarkReplaceResult;

gboolean   waymark_replace_file          (const char *source, const char *digest, const char *target, const char *expected, WaymarkReplaceResult *result, GError **error);
gboolean   waymark_replace_any           (const char *source, const char *digest, const char *target, GError **error);
int        waymark_replace_begin         (const char *target, char **temporary, GError **error);
gboolean   waymark_replace_end           (const char *temporary, const char *target, gboolean may_exist, GError **error);

G_END_DECLS
