/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkPointer:
 * @start: byte offset of the number in the text
 * @length: bytes of the number; 0 for one that a range ("1 to 3") only implies
 * @number: the number as written
 * @theme: the words say a theme
 * @sure: the words can mean nothing but an item ("action", not "item")
 * @relation: see, incorporated, depends or continues
 * @mention: numbers named together ("actions 1, 2 and 6") have the same
 *
 * A number in a text that refers to an item of the plan.
 */
typedef struct
{
  gsize start;
  gsize length;
  char number[16];
  gboolean theme;
  gboolean sure;
  const char *relation;
  guint mention;
} WaymarkPointer;

GArray  *waymark_pointers_find   (const char *text);
gboolean waymark_pointer_is_cell (const char *cell);

G_END_DECLS
