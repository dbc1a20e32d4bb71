/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <json-glib/json-glib.h>

#include "waymark-record.h"
#include "waymark-value.h"

G_BEGIN_DECLS

/* What the models that are written in Python agree on with the program. */

/* A salt that the model can work out. */
void oracle_make_salt (const char *session, gint64 seq, gint64 time, guint8 salt[WAYMARK_SALT_LENGTH]);
/* NULL for null. */
WaymarkValue *oracle_read_value (JsonNode *node);
/* JSON as the models print it: no spaces, nothing escaped that need not be. */
void oracle_print_string (GString *out, const char *text);

G_END_DECLS
