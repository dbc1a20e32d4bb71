/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-value.h"

G_BEGIN_DECLS

/* Origins as tables of edits hold them, with -1 for their null. */
#define WAYMARK_ORIGIN_OWN (-1)
#define WAYMARK_ORIGIN_UNSET 0

#define WAYMARK_FIELD_KIND "@kind"
#define WAYMARK_FIELD_PLACE "@place"
#define WAYMARK_FIELD_GONE "@gone"

/**
 * WaymarkAlternative:
 * @value: canonical bytes
 * @origin: number of the edit that first brought it, or one of the two above
 */
typedef struct
{
  GBytes *value;
  gint64 origin;
} WaymarkAlternative;

/**
 * WaymarkRegister:
 * @item: id of the item
 * @field: name of the field
 * @alternatives: (element-type WaymarkAlternative): the shown one first; more than one
 *   while a conflict waits for a choice
 *
 * What an edit writes into one register.
 */
typedef struct
{
  char item[33];
  char *field;
  GArray *alternatives;
} WaymarkRegister;

GPtrArray *waymark_registers_new (void);
void waymark_registers_sort (GPtrArray *registers);

WaymarkRegister *waymark_register_new (const char *item, const char *field);
void waymark_register_free (WaymarkRegister *self);
void waymark_register_add (WaymarkRegister *self, GBytes *value, gint64 origin);
void waymark_register_add_value (WaymarkRegister *self, const WaymarkValue *value);
const WaymarkAlternative *waymark_register_get (const WaymarkRegister *self, guint nth);
WaymarkValue *waymark_register_get_shown (const WaymarkRegister *self);
gboolean waymark_register_is_gone (const WaymarkRegister *self);

GArray *waymark_alternatives_new (void);
WaymarkValue *waymark_bytes_decode (GBytes *bytes);
gboolean waymark_place_decode (GBytes *value, char parent[33], char **rank);
GBytes *waymark_place_encode (const char *parent, const char *rank);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkRegister, waymark_register_free)

G_END_DECLS
