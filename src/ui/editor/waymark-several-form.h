/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEVERAL_FORM (waymark_several_form_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkSeveralForm, waymark_several_form, WAYMARK, SEVERAL_FORM, GtkWidget)

/* What the editor offers where several rows are selected: one value for all of
 * them. Signal: failed (GError *error). */
GtkWidget *waymark_several_form_new (void);
void waymark_several_form_show (WaymarkSeveralForm *self,
                                WaymarkDocument *document,
                                const char *const *ids);
char *waymark_several_form_describe (WaymarkSeveralForm *self);
void waymark_several_form_focus_field (WaymarkSeveralForm *self, const char *name);
gboolean waymark_several_form_commit (WaymarkSeveralForm *self);

G_END_DECLS
