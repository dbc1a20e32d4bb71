/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TEXT_FIELD (waymark_text_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTextField, waymark_text_field, WAYMARK, TEXT_FIELD, GtkWidget)

/*
 * A field of words or of text that grows with what is in it. Numbers in a text
 * that are references show as they are now, and stay references when saved.
 *
 * Signal: link-activated (char *id): Ctrl and a click on such a number.
 */
GtkWidget *waymark_text_field_new (const char *field, gboolean one_line);
void waymark_text_field_set_placeholder (WaymarkTextField *self, const char *words);
void waymark_text_field_select_all (WaymarkTextField *self);
void waymark_text_field_set_least_lines (WaymarkTextField *self, int lines);

G_END_DECLS
