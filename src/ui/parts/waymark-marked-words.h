/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-word-diff.h"

G_BEGIN_DECLS

/**
 * WaymarkMark:
 * @WAYMARK_MARK_NONE: words like any others
 * @WAYMARK_MARK_YOURS: words that the reader added
 * @WAYMARK_MARK_THEIRS: words that somebody else added
 * @WAYMARK_MARK_REMOVED: words that were taken out
 *
 * What is to be seen of words besides the words. Each is told by a line, not by
 * its colour alone.
 */
typedef enum
{
  WAYMARK_MARK_NONE,
  WAYMARK_MARK_YOURS,
  WAYMARK_MARK_THEIRS,
  WAYMARK_MARK_REMOVED,
} WaymarkMark;

#define WAYMARK_TYPE_MARKED_WORDS (waymark_marked_words_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMarkedWords, waymark_marked_words, WAYMARK, MARKED_WORDS, GtkWidget)

GtkWidget *waymark_marked_words_new (void);
void waymark_marked_words_clear (WaymarkMarkedWords *self);
void waymark_marked_words_append (WaymarkMarkedWords *self, const char *words, WaymarkMark mark);
void
waymark_marked_words_append_spans (WaymarkMarkedWords *self, GPtrArray *spans, WaymarkMark added);
void waymark_marked_words_append_shortened (WaymarkMarkedWords *self,
                                            GPtrArray *spans,
                                            WaymarkMark added);
void waymark_marked_words_set_max_width_chars (WaymarkMarkedWords *self, int n_chars);
char *waymark_marked_words_read (WaymarkMarkedWords *self);

G_END_DECLS
