/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-tables.h"
#include "waymark-wording.h"

G_BEGIN_DECLS

/**
 * WaymarkRole:
 * @WAYMARK_ROLE_WORDS: words whose place follows from where they stand
 * @WAYMARK_ROLE_FURNITURE: of the printed page
 * @WAYMARK_ROLE_TITLE: the title of the plan
 * @WAYMARK_ROLE_HEADING: a heading
 * @WAYMARK_ROLE_LABEL: says what comes below ("Priorities")
 * @WAYMARK_ROLE_COLUMNS: column headings
 * @WAYMARK_ROLE_ROW: a row of data
 * @WAYMARK_ROLE_FIELD: a label and its words ("Lead: Housing team")
 * @WAYMARK_ROLE_ACTION: an action of a list
 *
 * What a block is for.
 */
typedef enum
{
  WAYMARK_ROLE_WORDS,
  WAYMARK_ROLE_FURNITURE,
  WAYMARK_ROLE_TITLE,
  WAYMARK_ROLE_HEADING,
  WAYMARK_ROLE_LABEL,
  WAYMARK_ROLE_COLUMNS,
  WAYMARK_ROLE_ROW,
  WAYMARK_ROLE_FIELD,
  WAYMARK_ROLE_ACTION,
} WaymarkRole;

/**
 * WaymarkMark:
 * @role: what the block is for
 * @level: headings of one level have one; smaller is higher
 * @class: (nullable): what a heading shares with others of its level
 * @structural: a heading with actions below it
 * @direct: a heading with actions that stand under no lower one
 * @numbered: a heading with a number, or a word and a number
 * @number: (nullable): number as written
 * @rest: where the words begin after word and number
 * @section: of a label, what comes below
 * @field: of a field, what it means
 * @parent: index of the heading that a heading stands under, or -1
 */
typedef struct
{
  WaymarkRole role;
  int level;
  char *class;
  gboolean structural;
  gboolean direct;
  gboolean numbered;
  char *number;
  gsize rest;
  WaymarkSectionLabel section;
  WaymarkColumn field;
  int parent;
} WaymarkMark;

/**
 * WaymarkOutline:
 *
 * The blocks of a document with what each is for.
 */
typedef struct
{
  GPtrArray *blocks;
  WaymarkTables *tables;
  WaymarkMark *marks;
  guint n;
  gboolean tabular; /* the actions stand in tables */
} WaymarkOutline;

WaymarkOutline *waymark_outline_new  (GPtrArray *blocks, WaymarkReading *reading, WaymarkImportChoices *choices);
void            waymark_outline_free (WaymarkOutline *self);
WaymarkBlock   *waymark_outline_block (WaymarkOutline *self, guint i);
int             waymark_outline_next (WaymarkOutline *self, int i);

/* waymark-outline-headings.c, waymark-outline-list.c */
void            waymark_outline_find_headings (WaymarkOutline *self);
void            waymark_outline_settle_levels (WaymarkOutline *self);
void            waymark_outline_find_fields   (WaymarkOutline *self);
void            waymark_outline_find_actions  (WaymarkOutline *self);
gsize           waymark_outline_find_inline   (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkOutline, waymark_outline_free)

G_END_DECLS
