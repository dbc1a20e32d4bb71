/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEVERAL_FIELD (waymark_several_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    WaymarkSeveralField, waymark_several_field, WAYMARK, SEVERAL_FIELD, GtkWidget)

/**
 * WaymarkSeveralFieldClass:
 * @update: reads what the actions have in common again
 * @commit: keeps what was typed, if anything; %FALSE when that failed and was said
 *
 * One value for several actions: shows what they have in common and sets it for all.
 *
 * Signal: failed (GError *error): an edit could not be kept.
 */
struct _WaymarkSeveralFieldClass
{
  GtkWidgetClass parent_class;

  void (*update) (WaymarkSeveralField *self);
  gboolean (*commit) (WaymarkSeveralField *self);
};

void waymark_several_field_show (WaymarkSeveralField *self,
                                 WaymarkDocument *document,
                                 const char *const *ids);
gboolean waymark_several_field_commit (WaymarkSeveralField *self);
GtkWidget *waymark_several_field_get_target (WaymarkSeveralField *self);

/* For the fields themselves. */
typedef char *(*WaymarkReadFunc) (WaymarkItem *action);

void waymark_several_field_set_child (WaymarkSeveralField *self, GtkWidget *child, GtkWidget *target);
WaymarkDocument *waymark_several_field_get_document (WaymarkSeveralField *self);
const char *const *waymark_several_field_get_ids (WaymarkSeveralField *self);
char *waymark_several_field_read_common (WaymarkSeveralField *self, WaymarkReadFunc read);
gboolean waymark_several_field_finish (WaymarkSeveralField *self, gboolean done, GError *error);

G_END_DECLS
