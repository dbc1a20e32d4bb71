/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkSectionLabel:
 *
 * Words that stand over a part of a section and say only what comes below.
 */
typedef enum
{
  WAYMARK_SECTION_NONE,
  WAYMARK_SECTION_PRIORITIES,
  WAYMARK_SECTION_ACTIONS,
  WAYMARK_SECTION_MONITORING,
} WaymarkSectionLabel;

/**
 * WaymarkHeadingWords:
 * @word: (nullable): "theme", "priority" …, folded; %NULL for a bare number
 * @number: (nullable): the number as written
 * @rest: where the title begins
 *
 * "Theme 1 – Work and money" taken apart.
 */
typedef struct
{
  char *word;
  char *number;
  gsize rest;
} WaymarkHeadingWords;

gboolean            waymark_wording_read_heading (const char *text, WaymarkHeadingWords *words);
gboolean            waymark_wording_read_action  (const char *text, WaymarkHeadingWords *words);
gboolean            waymark_wording_read_action_number (const char *text, char **number);
gboolean            waymark_wording_is_plan_label (const char *text, gsize *label_length);
void                waymark_heading_words_clear  (WaymarkHeadingWords *words);
gboolean            waymark_wording_read_phase   (const char *text, gsize *phase_length, gsize *rest);
WaymarkSectionLabel waymark_wording_find_section (const char *text);
gboolean            waymark_wording_is_furniture (const char *text);
gboolean            waymark_wording_is_empty     (const char *text);
gboolean            waymark_wording_is_ditto     (const char *text);
gboolean            waymark_wording_is_nobody    (const char *text);
gboolean            waymark_wording_is_level     (const char *text);
gboolean            waymark_wording_is_status    (const char *text);
gboolean            waymark_wording_is_general   (const char *heading);
gboolean            waymark_wording_find_period  (const char *text, gsize *start, gsize *length);

G_END_DECLS
