/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkSummary:
 *
 * Counts of a plan, or of one item and what is under it.
 */
typedef struct
{
  guint themes, priorities, requirements, actions, references, parties, loose, late;
  GHashTable *leads;     /* name -> GUINT */
  GHashTable *statuses;  /* word -> GUINT */
} WaymarkSummary;

WaymarkSummary *waymark_summary_new  (WaymarkPlan *plan, WaymarkItem *item, const GDate *today);
void            waymark_summary_free (WaymarkSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkSummary, waymark_summary_free)

G_END_DECLS
