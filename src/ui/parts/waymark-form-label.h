/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkFormPlace:
 * @WAYMARK_FORM_BESIDE: the label stands before the field
 * @WAYMARK_FORM_ABOVE: the label stands above it
 * @WAYMARK_FORM_ALONE: the label is for the screen reader only
 */
typedef enum
{
  WAYMARK_FORM_BESIDE,
  WAYMARK_FORM_ABOVE,
  WAYMARK_FORM_ALONE,
} WaymarkFormPlace;

GtkWidget *waymark_form_label_new (const char *words, GtkWidget *target, WaymarkFormPlace place);

G_END_DECLS
