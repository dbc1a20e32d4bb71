/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-draft.h"
#include "waymark-lead-splitter.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkBuilt:
 * @plan: the plan
 * @splitter: who each lead cell names
 * @parties: folded name -> party (borrowed)
 * @text_mentions: places in running text that refer to items
 * @cell_mentions: cells that only refer
 */
typedef struct
{
  WaymarkPlan *plan;
  WaymarkLeadSplitter *splitter;
  GHashTable *parties;
  guint text_mentions;
  guint cell_mentions;
} WaymarkBuilt;

WaymarkBuilt *waymark_build_plan (WaymarkReading *reading, WaymarkImportChoices *choices, const char *title);
void          waymark_built_free (WaymarkBuilt *built);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkBuilt, waymark_built_free)

G_END_DECLS
