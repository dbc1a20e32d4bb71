/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"
#include "waymark-kind.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_CHOICE_FIELD (waymark_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChoiceField, waymark_choice_field, WAYMARK, CHOICE_FIELD, GtkWidget)

/* One of a few fixed words: the type of a party, the stage of a status with its mark. */
GtkWidget *waymark_choice_field_new (WaymarkKind kind, const char *field, const char *name);

G_END_DECLS
