/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_STATUS_LINE (waymark_status_line_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkStatusLine, waymark_status_line, WAYMARK, STATUS_LINE, GtkWidget)

void waymark_status_line_set_document (WaymarkStatusLine *self, WaymarkDocument *document);
void waymark_status_line_say (WaymarkStatusLine *self,
                              const char *icon,
                              const char *sentence,
                              const char *link,
                              const char *action);

void waymark_status_line_set_aside (WaymarkStatusLine *self, const char *words);

GtkWidget *
waymark_status_line_add_link (WaymarkStatusLine *self, const char *link, const char *action);

G_END_DECLS
