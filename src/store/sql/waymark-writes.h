/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-register.h"

G_BEGIN_DECLS

/**
 * WaymarkWrite:
 * @edit: number of the edit
 * @alternatives: (element-type WaymarkAlternative): what it wrote; own origins are
 *   replaced by its number
 *
 * One write of a register.
 */
typedef struct
{
  gint64 edit;
  GArray *alternatives;
} WaymarkWrite;

/**
 * WaymarkWrites:
 * @field: name of the field
 * @writes: (element-type WaymarkWrite): all writes of it, the oldest first
 *
 * The history of one register.
 */
typedef struct
{
  char *field;
  GPtrArray *writes;
} WaymarkWrites;

WaymarkWrite *waymark_write_new (gint64 edit);
void waymark_write_free (WaymarkWrite *write);
void waymark_write_add (WaymarkWrite *write, const guint8 *value, gsize length, gint64 origin);
gboolean waymark_write_equal (const WaymarkWrite *a, const WaymarkWrite *b);

WaymarkWrites *waymark_writes_new (const char *field);
void waymark_writes_free (WaymarkWrites *self);
WaymarkWrites *waymark_writes_find (GPtrArray *registers, const char *field);

/* Lists of alternatives. */
void waymark_alternatives_add (GArray *alternatives, GBytes *value, gint64 origin);
gboolean waymark_value_is_false (GBytes *value);
/* Whether the table of claims holds a register with this frontier (of WaymarkWrite): one with
 * several claims, or a deletion. */
gboolean waymark_claims_are_kept (const char *field, const GPtrArray *frontier);
/* What is compared: of a place only the parent. */
GBytes *waymark_value_part (GBytes *value, const char *field);
gboolean waymark_alternatives_have_part (const GArray *alternatives, GBytes *value, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkWrite, waymark_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkWrites, waymark_writes_free)

G_END_DECLS
