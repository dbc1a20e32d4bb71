/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflict.h"
#include "waymark-plan.h"
#include "waymark-word-diff.h"

G_BEGIN_DECLS

/* What stands side by side when copies are combined, in words. */

/* The item that a list shows for @item: of a lead, an update and the like the action. */
char *waymark_version_words_number (WaymarkItem *item);
char *waymark_version_words_part (WaymarkKind kind, const char *field);
char *waymark_version_words_day (gint64 time);
char *waymark_version_words_whose (const WaymarkClaim *claim, gboolean is_ours, guint n_theirs);
char *waymark_version_words_who (const WaymarkClaim *claim, gboolean named);

/* A value as spans, with what it changed of @before where both are texts. */
GPtrArray *waymark_version_words_spans (WaymarkPlan *plan,
                                        WaymarkKind kind,
                                        const char *field,
                                        WaymarkValue *before,
                                        WaymarkValue *value);
GPtrArray *waymark_version_words_compare (WaymarkPlan *plan,
                                          WaymarkKind kind,
                                          const char *field,
                                          WaymarkValue *other,
                                          WaymarkValue *value);
GPtrArray *waymark_version_words_change (WaymarkPlan *plan,
                                         WaymarkKind kind,
                                         const char *field,
                                         WaymarkValue *before,
                                         WaymarkValue *value);
GPtrArray *waymark_version_words_plain (const char *words, WaymarkWordsFate fate);
char *waymark_version_words_value (WaymarkPlan *plan,
                                   WaymarkKind kind,
                                   const char *field,
                                   WaymarkValue *value);

/* Whether words can be written instead of the versions, and the value of such words. */
gboolean waymark_version_words_can_write (WaymarkKind kind, const char *field);
WaymarkValue *waymark_version_words_parse (
    WaymarkPlan *plan, WaymarkKind kind, const char *field, WaymarkValue *begun, const char *words);

G_END_DECLS
