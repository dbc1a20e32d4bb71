/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkMinuteField:
 *
 * Words of which nobody knows yet where they will be kept.
 *
 * Signal: commit: keep what is in it now.
 */
#define WAYMARK_TYPE_MINUTE_FIELD (waymark_minute_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMinuteField, waymark_minute_field, WAYMARK, MINUTE_FIELD, GtkWidget)

GtkWidget *waymark_minute_field_new (void);
void waymark_minute_field_set_hint (WaymarkMinuteField *self, const char *hint);
void waymark_minute_field_show (WaymarkMinuteField *self, const char *words, gboolean anew);
char *waymark_minute_field_dup_typed (WaymarkMinuteField *self);
gboolean waymark_minute_field_is_dirty (WaymarkMinuteField *self);
gboolean waymark_minute_field_undo (WaymarkMinuteField *self, gboolean redo);
void waymark_minute_field_set_editable (WaymarkMinuteField *self, gboolean editable);
GtkWidget *waymark_minute_field_get_target (WaymarkMinuteField *self);

G_END_DECLS
