/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

void waymark_html_escape (GString *html, const char *text, gssize length);
void waymark_html_text (GString *html, WaymarkPlan *plan, const char *stored);
void waymark_html_inline (GString *html, WaymarkPlan *plan, const char *stored);

G_END_DECLS
