/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include <gio/gio.h>

#include "waymark-summary.h"

G_BEGIN_DECLS

/* For the files of the web page only: a page that is being written. */
typedef struct
{
  WaymarkPlan *plan;
  const GDate *today;
  GOutputStream *stream;
  GCancellable *cancellable;
  GString *html; /* written, but not yet in the stream */
} WaymarkWebPage;

void waymark_web_page_append_leads (WaymarkWebPage *page, WaymarkItem *item);
void waymark_web_page_append_late (WaymarkWebPage *page);
void waymark_web_page_append_parties (WaymarkWebPage *page);

G_END_DECLS
