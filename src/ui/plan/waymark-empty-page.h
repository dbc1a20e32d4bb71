/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkEmptyPage:
 *
 * The centre pane of a plan with nothing in it: what belongs here, and ways to
 * begin, which are actions of the window.
 */
/* Beside URIs of plans, what win.template can be given. */
#define WAYMARK_TEMPLATE_CARERS "carers"

#define WAYMARK_TYPE_EMPTY_PAGE (waymark_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkEmptyPage, waymark_empty_page, WAYMARK, EMPTY_PAGE, GtkWidget)

G_END_DECLS
