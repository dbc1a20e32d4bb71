/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/**
 * WaymarkRecentPlan:
 * @file: where the plan is
 * @title: its title when it was last open
 * @period: its period then, or an empty string
 * @opened: when it was last opened
 * @late: how many actions were late then
 */
typedef struct
{
  GFile *file;
  char *title;
  char *period;
  GDateTime *opened;
  guint late;
} WaymarkRecentPlan;

void waymark_recent_plan_free (WaymarkRecentPlan *plan);

GPtrArray *waymark_recent_list (void); /* of WaymarkRecentPlan, the latest first */
void waymark_recent_note (WaymarkDocument *document);
void waymark_recent_forget (GFile *file);

/* "this morning", "yesterday", "3 July", "3 July 2023" */
char *waymark_format_when (GDateTime *time, GDateTime *now);

G_END_DECLS
