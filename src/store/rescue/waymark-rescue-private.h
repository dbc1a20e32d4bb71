/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rescue-rows.h"
#include "waymark-rescue.h"

G_BEGIN_DECLS

void waymark_rescue_build (WaymarkRescue *self, WaymarkRescueRows *rows, const char *name);

/* waymark-rescue-doubts.c */
gboolean waymark_rescue_is_exact (const WaymarkRescue *self, const WaymarkRescueRows *rows);
void waymark_rescue_doubt (WaymarkRescue *self, const WaymarkRescueRows *rows);

/* waymark-rescue-losses.c: once the plan is whole, as items are called by their numbers. */
void waymark_rescue_lose_item (WaymarkRescue *self, const WaymarkFound *found);
void waymark_rescue_lose_words (WaymarkRescue *self, WaymarkItem *item);
void waymark_rescue_lose_place (WaymarkRescue *self, WaymarkItem *item);
void waymark_rescue_lose_field (WaymarkRescue *self, WaymarkItem *item, const WaymarkField *field);
void waymark_rescue_lose_identity (WaymarkRescue *self);
void waymark_rescue_doubt_field (WaymarkRescue *self, WaymarkItem *item, const WaymarkField *field);
void waymark_rescue_doubt_more (WaymarkRescue *self);
void waymark_rescue_lose_history (WaymarkRescue *self);
void waymark_rescue_forget_history (WaymarkRescue *self);
void waymark_rescue_lose_extra (WaymarkRescue *self, guint n);

G_END_DECLS
