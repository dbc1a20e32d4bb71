/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-choices.h"

G_BEGIN_DECLS

/**
 * WaymarkLeadReading:
 * @words: the cell as first written
 * @count: how many cells say the same
 * @parts: of #WaymarkLeadPart
 * @spellings: (element-type utf8): the cell in other signs or case
 * @dropped: (nullable): words that only part leads or say their role
 * @maybe_more: kept as one, but it could be several
 * @first: (nullable): where it could be several, the name that it begins with
 * @by_evidence: taken apart without a separator, since other cells name the parts
 * @chosen: a person decided it
 *
 * Who one lead cell names.
 */
typedef struct
{
  char *words;
  guint count;
  GPtrArray *parts;
  GPtrArray *spellings;
  char *dropped;
  gboolean maybe_more;
  char *first;
  gboolean by_evidence;
  gboolean chosen;
} WaymarkLeadReading;

typedef struct _WaymarkLeadSplitter WaymarkLeadSplitter;

WaymarkLeadSplitter      *waymark_lead_splitter_new   (WaymarkImportChoices *choices);
void                      waymark_lead_splitter_free  (WaymarkLeadSplitter *self);
void                      waymark_lead_splitter_add   (WaymarkLeadSplitter *self, const char *cell);
const WaymarkLeadReading *waymark_lead_splitter_split (WaymarkLeadSplitter *self, const char *cell);
GPtrArray                *waymark_lead_splitter_get_readings (WaymarkLeadSplitter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkLeadSplitter, waymark_lead_splitter_free)

G_END_DECLS
