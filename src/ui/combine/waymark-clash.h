/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-marked-words.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_CLASH (waymark_clash_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkClash, waymark_clash, WAYMARK, CLASH, GtkWidget)

/* What was chosen, besides the number of a version from 0. */
#define WAYMARK_CLASH_OPEN (-1)
#define WAYMARK_CLASH_WRITTEN (-2)

/*
 * Versions that stand side by side, and what was chosen. Keys 1, 2 … choose, the one
 * after the last writes, 0 leaves it open. Signal "chosen": the choice, or what is
 * written, changed by the person's hand.
 */
GtkWidget *waymark_clash_new (const char *item, const char *part);
void waymark_clash_add_version (
    WaymarkClash *self, const char *heading, const char *who, GPtrArray *spans, WaymarkMark added);
void waymark_clash_allow_writing (WaymarkClash *self, const char *words);
void waymark_clash_set_narrow (WaymarkClash *self, gboolean narrow);
void waymark_clash_set_open_words (WaymarkClash *self, const char *words, const char *leave);
void waymark_clash_set_settles (WaymarkClash *self, gboolean settles);
void waymark_clash_choose (WaymarkClash *self, int choice);
int waymark_clash_get_choice (WaymarkClash *self);
char *waymark_clash_dup_written (WaymarkClash *self);
gboolean waymark_clash_take_key (WaymarkClash *self, guint figure);

G_END_DECLS
