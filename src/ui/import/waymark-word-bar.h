/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkWordBar:
 *
 * Where every word of a document went, as a bar of three parts.
 */
#define WAYMARK_TYPE_WORD_BAR (waymark_word_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkWordBar, waymark_word_bar, WAYMARK, WORD_BAR, GtkWidget)

void waymark_word_bar_set_counts (WaymarkWordBar *self,
                                  guint placed,
                                  guint left_out,
                                  guint needs_a_look);

G_END_DECLS
