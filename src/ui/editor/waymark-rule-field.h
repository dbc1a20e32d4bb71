/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_RULE_FIELD (waymark_rule_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRuleField, waymark_rule_field, WAYMARK, RULE_FIELD, GtkWidget)

/* By which rule the actions of a plan are rated: the rule, its numbers, what it does. */
GtkWidget *waymark_rule_field_new (void);

G_END_DECLS
