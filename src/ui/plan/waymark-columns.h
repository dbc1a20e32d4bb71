/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkColumn:
 * @start: pixels from the start edge of the row
 * @width: pixels; 0 when the column is not shown
 */
typedef struct
{
  int start;
  int width;
} WaymarkColumn;

/**
 * WaymarkTextStyle:
 *
 * The few ways in which the list writes words.
 */
typedef enum
{
  WAYMARK_TEXT_BODY,
  WAYMARK_TEXT_BOLD,
  WAYMARK_TEXT_ITALIC,
  WAYMARK_TEXT_LINK,
  WAYMARK_TEXT_CAPTION,
  WAYMARK_TEXT_CAPTION_BOLD,
} WaymarkTextStyle;

#define WAYMARK_N_TEXT_STYLES (WAYMARK_TEXT_CAPTION_BOLD + 1)

#define WAYMARK_TYPE_COLUMNS (waymark_columns_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkColumns, waymark_columns, WAYMARK, COLUMNS, GObject)

/*
 * Where the columns of the list stand and how high its rows are. Widths are
 * measured from font and language, once until one of them changes; the text
 * takes the rest. Shared by the headings and all rows of one list.
 */
WaymarkColumns *waymark_columns_new (void);
gboolean waymark_columns_measure (WaymarkColumns *self, GtkWidget *widget);
gboolean waymark_columns_set_width (WaymarkColumns *self, int width);
gboolean waymark_columns_is_narrow (WaymarkColumns *self);
void waymark_columns_set_narrow (WaymarkColumns *self, gboolean narrow);
gboolean waymark_columns_get_one_line (WaymarkColumns *self);
void waymark_columns_set_one_line (WaymarkColumns *self, gboolean one_line);
gboolean waymark_columns_fit_numbers (WaymarkColumns *self, WaymarkPlan *plan);
guint waymark_columns_get_serial (WaymarkColumns *self);

int waymark_columns_get_height (WaymarkColumns *self, WaymarkKind kind);
int waymark_columns_get_line (WaymarkColumns *self);
int waymark_columns_get_minimum (WaymarkColumns *self);
int waymark_columns_scale (WaymarkColumns *self, double pixels);
const WaymarkColumn *waymark_columns_get_number (WaymarkColumns *self);
const WaymarkColumn *waymark_columns_get_text (WaymarkColumns *self);
const WaymarkColumn *waymark_columns_get_leads (WaymarkColumns *self);
const WaymarkColumn *waymark_columns_get_due (WaymarkColumns *self);
const WaymarkColumn *waymark_columns_get_status (WaymarkColumns *self);
const WaymarkColumn *waymark_columns_get_rating (WaymarkColumns *self);
int waymark_columns_get_title_start (WaymarkColumns *self);
int waymark_columns_get_padding (WaymarkColumns *self);
int waymark_columns_get_mark (WaymarkColumns *self);
int waymark_columns_get_plate (WaymarkColumns *self);

PangoAttrList *waymark_text_style_get_attributes (WaymarkTextStyle style);

G_END_DECLS
