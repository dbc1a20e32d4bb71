/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

const char *waymark_plan_words_title (WaymarkPlan *plan);
char *waymark_plan_words_item (WaymarkItem *item);   /* "Action 1.2(a)" */
char *waymark_plan_words_line (char *text, guint longest);   /* one line, cut short */
char *waymark_plan_words_quote (
    const char *words); /* people's words, kept from turning a sentence round */
char *waymark_plan_words_quote_file (const char *name);

G_END_DECLS
