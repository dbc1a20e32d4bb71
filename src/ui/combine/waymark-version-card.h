/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-marked-words.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_VERSION_CARD (waymark_version_card_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkVersionCard, waymark_version_card, WAYMARK, VERSION_CARD, GtkWidget)

/*
 * One of the versions that a person chooses from: who wrote what and when. Property
 * "chosen" (boolean). Cards of one group have one chosen among them at most.
 */
GtkWidget *waymark_version_card_new (const char *heading, const char *who, guint key);
void waymark_version_card_set_group (WaymarkVersionCard *self, WaymarkVersionCard *other);
void waymark_version_card_set_spans (WaymarkVersionCard *self, GPtrArray *spans, WaymarkMark added);
void waymark_version_card_make_writable (WaymarkVersionCard *self, const char *words);
void waymark_version_card_ask_finish (WaymarkVersionCard *self);
char *waymark_version_card_dup_written (WaymarkVersionCard *self);
void waymark_version_card_set_chosen (WaymarkVersionCard *self, gboolean chosen);
gboolean waymark_version_card_get_chosen (WaymarkVersionCard *self);

G_END_DECLS
