/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-field.h"

G_BEGIN_DECLS

#define WAYMARK_JSON_FORMAT "waymark-plan"
#define WAYMARK_JSON_VERSION 1

/* More lists than any kind has. */
#define WAYMARK_JSON_MAX_LISTS 5

/**
 * WaymarkJsonList:
 * @key: key of the array in the parent's object
 * @kinds: bit mask of 1 << WaymarkKind that stand in it
 *
 * An array of items in the object of their parent.
 */
typedef struct
{
  const char *key;
  guint kinds;
} WaymarkJsonList;

const WaymarkJsonList *waymark_json_kind_get_lists   (WaymarkKind kind, guint *n_lists);
gboolean               waymark_json_kind_says_kind   (WaymarkKind kind);
const char            *waymark_json_kind_get_derived (WaymarkKind kind);
gboolean               waymark_json_field_is_status  (const WaymarkField *field);

G_END_DECLS
