/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import.h"

G_BEGIN_DECLS

WaymarkImport *import_path       (const char *path);
WaymarkImport *import_string     (const char *text, const char *name);
char          *describe_plan     (WaymarkImport *import);
char          *describe_words_lost (WaymarkImport *import, const char *text);
guint          count_furniture   (WaymarkImport *import, const char *kind);
WaymarkItem   *find_action       (WaymarkImport *import, const char *number);
char          *get_leads         (WaymarkImport *import, const char *number);

G_END_DECLS
