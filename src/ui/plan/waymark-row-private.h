/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-row.h"

G_BEGIN_DECLS

/* What a row keeps laid out between two drawings. */
typedef enum
{
  CELL_NUMBER,
  CELL_TEXT,
  CELL_LEADS,
  CELL_DUE,
  CELL_LATENESS,
  CELL_STATUS,
} Cell;

#define N_CELLS (CELL_STATUS + 1)

struct _WaymarkRow
{
  GtkWidget parent_instance;

  WaymarkColumns *columns;
  WaymarkPlanRow *row;
  gulong changed_id;
  gboolean selected;
  WaymarkKind shape;

  PangoLayout *cells[N_CELLS];
  gboolean is_laid_out;
  guint serial; /* of the columns, when laid out */
  int link_start, link_width;
};

/* waymark-row-layout.c */
void waymark_row_lay_out (WaymarkRow *self);

G_END_DECLS
