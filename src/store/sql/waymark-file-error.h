/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkFileTask:
 * @WAYMARK_FILE_READING: opening the user's file
 * @WAYMARK_FILE_WRITING: putting a new version in its place
 * @WAYMARK_FILE_KEEPING: work in the state directory of this computer
 * @WAYMARK_FILE_EDITING: writing an edit there; what the plan is called stands for the path
 * @WAYMARK_FILE_COPYING: writing a file that a person asked for: a copy, a web page, a table
 *
 * What was being done when the system said no: it decides the sentence.
 */
typedef enum
{
  WAYMARK_FILE_READING,
  WAYMARK_FILE_WRITING,
  WAYMARK_FILE_KEEPING,
  WAYMARK_FILE_EDITING,
  WAYMARK_FILE_COPYING,
} WaymarkFileTask;

char    *waymark_file_name       (const char *path);
gboolean waymark_set_file_error  (GError **error, WaymarkFileTask task, const char *path, int error_number);
gboolean waymark_set_write_error (GError **error, const char *path, const GError *cause);

G_END_DECLS
