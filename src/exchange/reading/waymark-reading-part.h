/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkReadingPart:
 * @WAYMARK_READING_BLOCKS: the document is taken apart
 * @WAYMARK_READING_TABLES: rows become tables
 * @WAYMARK_READING_DRAFTS: what the plan will be is found in them
 * @WAYMARK_READING_ITEMS: the items of the plan are made
 * @WAYMARK_READING_FIELDS: their fields are filled
 *
 * The parts of reading a document, in their order.
 */
typedef enum
{
  WAYMARK_READING_BLOCKS,
  WAYMARK_READING_TABLES,
  WAYMARK_READING_DRAFTS,
  WAYMARK_READING_ITEMS,
  WAYMARK_READING_FIELDS,
  WAYMARK_N_READING_PARTS,
} WaymarkReadingPart;

void waymark_reading_part_report (WaymarkReadingPart part, gsize done, gsize total);

G_END_DECLS
