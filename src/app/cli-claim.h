/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <json-glib/json-glib.h>

#include "cli.h"
#include "waymark-conflict.h"

G_BEGIN_DECLS

/* How values that stand side by side are printed, and written as JSON. */
char *cli_value_to_words  (WaymarkPlan *plan, WaymarkKind kind, const char *field, const WaymarkValue *value);
char *cli_claim_to_source (const WaymarkClaim *claim);

void  cli_add_string      (JsonBuilder *builder, const char *name, const char *string);
void  cli_add_item        (JsonBuilder *builder, WaymarkPlan *plan, const char *id);
void  cli_add_value       (JsonBuilder *builder, const WaymarkValue *value);
void  cli_add_claim       (JsonBuilder *builder, WaymarkPlan *plan, WaymarkKind kind, const char *field, const WaymarkClaim *claim);

G_END_DECLS
