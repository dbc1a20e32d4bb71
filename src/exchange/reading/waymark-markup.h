/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkMarkupState:
 * @lists: how many lists are open
 * @ordered: whether the innermost is numbered
 * @next_number: the number that its next item has
 *
 * What of light markup goes on from one line to the next. Zeroed at the start.
 */
typedef struct
{
  guint lists;
  gboolean ordered;
  guint next_number;
} WaymarkMarkupState;

/**
 * WaymarkMarkupLine:
 * @text: the words, blanks collapsed
 * @marker: (nullable): "•" or "1." when a list tag or a bullet in the text made it an item
 * @heading: level when a heading tag made it a heading, else 0
 * @strong: all of it is bold
 * @tagged: a block tag stood before it, so it is a paragraph of its own
 */
typedef struct
{
  char *text;
  char *marker;
  guint heading;
  gboolean strong;
  gboolean tagged;
} WaymarkMarkupLine;

GPtrArray *waymark_markup_read    (const char *fragment, gsize length, WaymarkMarkupState *state);
char      *waymark_markup_to_text (const char *fragment, gsize length, gboolean *strong);

G_END_DECLS
