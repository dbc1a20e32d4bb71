/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

void waymark_html_escape (GString *html, const char *text, gssize length);
void waymark_html_text (GString *html, WaymarkPlan *plan, const char *stored);
void waymark_html_inline (GString *html, WaymarkPlan *plan, const char *stored);

/* Words of a report: what people wrote stands between U+2068 and U+2069. */
void waymark_html_words (GString *html, const char *words);
void waymark_html_paragraphs (GString *html, const char *words, const char *style);

G_END_DECLS
