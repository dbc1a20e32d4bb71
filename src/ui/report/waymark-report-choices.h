/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-report-asked.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_REPORT_CHOICES (waymark_report_choices_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReportChoices, waymark_report_choices, WAYMARK, REPORT_CHOICES, GtkWidget)

/*
 * What a report is to be about: a meeting or the present day, since when, which parts, whose
 * pages. Signal "changed": something else was chosen.
 */
GtkWidget     *waymark_report_choices_new         (WaymarkDocument *document, const char *meeting);
WaymarkReportAsked *waymark_report_choices_ask  (WaymarkReportChoices *self);

G_END_DECLS
