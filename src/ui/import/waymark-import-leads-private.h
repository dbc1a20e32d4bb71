/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-leads.h"

G_BEGIN_DECLS

/* waymark-import-lead-row.c: one lead cell. Its menus and forms are below. */
GtkWidget *waymark_import_lead_row_new (WaymarkImportSession *session,
                                        GPtrArray *readings,
                                        WaymarkLeadReading *reading);
char *waymark_import_lead_row_describe (WaymarkImportSession *session,
                                        const WaymarkLeadReading *reading);

/* waymark-import-lead-commands.c */
void waymark_import_lead_set_parts (WaymarkImportSession *session,
                                    const WaymarkLeadReading *reading,
                                    const char *name,
                                    GPtrArray *parts);
void waymark_import_lead_ask_parts (GtkWidget *button,
                                    WaymarkImportSession *session,
                                    WaymarkLeadReading *reading);
void waymark_import_lead_ask_name (GtkWidget *button,
                                   WaymarkImportSession *session,
                                   const WaymarkLeadPart *part);
void waymark_import_lead_ask_same (GtkWidget *button,
                                   WaymarkImportSession *session,
                                   const WaymarkLeadPart *part);
const char *waymark_import_lead_get_shown (WaymarkImportSession *session, const char *name);

G_END_DECLS
