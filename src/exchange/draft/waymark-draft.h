/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-block.h"
#include "waymark-column.h"
#include "waymark-item.h"

G_BEGIN_DECLS

/**
 * WaymarkDraft:
 * @kind: what it becomes
 * @number: (nullable): its number as the document has it
 * @title: (nullable): of plan and theme
 * @text: of an action or priority its words, of the others the narrative
 * @notes: its notes
 * @phase: (nullable): its phase
 * @values: by #WaymarkColumn, the words of cells and labels as written
 * @updates: (nullable): filled cells of progress columns
 * @blocks: where it came from (borrowed)
 * @made_up: the document has no words for it; of themes
 * @shares: its values are those of the action before, from the same cells
 * @item: (nullable): the item of the plan, once there is one (borrowed)
 * @key: (nullable): what it is called in answers, once there is an item
 *
 * Something that the interpreter found in the blocks, in the document's own words:
 * leads are not split yet, dates not read, references not resolved.
 */
typedef struct _WaymarkDraft WaymarkDraft;

struct _WaymarkDraft
{
  WaymarkKind kind;
  WaymarkDraft *parent;
  GPtrArray *children;
  char *number;
  char *title;
  GString *text;
  GString *notes;
  char *phase;
  char *values[WAYMARK_N_COLUMNS];
  GPtrArray *updates;
  GPtrArray *blocks;
  gboolean made_up;
  gboolean shares;
  WaymarkItem *item;
  char *key;
};

WaymarkDraft *waymark_draft_new        (WaymarkKind kind, WaymarkDraft *parent, WaymarkBlock *block);
void          waymark_draft_free       (WaymarkDraft *draft);
void          waymark_draft_add_block  (WaymarkDraft *draft, WaymarkBlock *block);
void          waymark_draft_add_value  (WaymarkDraft *draft, WaymarkColumn column, const char *words);
guint         waymark_draft_get_line   (const WaymarkDraft *draft);
void          waymark_add_paragraph    (GString **text, const char *words);
void          waymark_join_paragraph   (GString **text, const char *words);

/**
 * WaymarkFinding:
 * @kind: one word for what it is, for reports
 * @words: the words of the document
 * @why: (nullable): a sentence
 * @line: line in the document
 * @last_line: the line that its last words stand in
 * @placed: the words are in the plan as well
 * @draft: (nullable): what it concerns
 *
 * Something that was left out, or that needs a look.
 */
typedef struct
{
  const char *kind;
  char *words;
  char *why;
  guint line;
  guint last_line;
  gboolean placed;
  WaymarkDraft *draft;
} WaymarkFinding;

/**
 * WaymarkColumnUse:
 * @heading: the heading as written
 * @key: what a choice for it is kept under
 * @meaning: what it was taken for
 * @rows: how many cells were read with it
 * @line: line of its heading, or 0
 * @guessed: its heading is not known, its cells told the meaning
 * @phase: its heading is a phase ("Year 1") and its cells are the actions of it
 *
 * A column of the document's tables. Columns of the same heading are one.
 */
typedef struct
{
  char *heading;
  char *key;
  WaymarkColumn meaning;
  guint rows;
  guint line;
  gboolean guessed;
  gboolean phase;
} WaymarkColumnUse;

/**
 * WaymarkReading:
 * @plan: the draft of the plan and all below it
 * @columns: of #WaymarkColumnUse
 * @furniture: of #WaymarkFinding
 * @looks: of #WaymarkFinding
 * @tables: how many tables were found
 *
 * What the interpreter made of the blocks.
 */
typedef struct
{
  WaymarkDraft *plan;
  GPtrArray *columns;
  GPtrArray *furniture;
  GPtrArray *looks;
  guint tables;
} WaymarkReading;

WaymarkReading *waymark_reading_new   (void);
void            waymark_reading_free  (WaymarkReading *reading);
WaymarkFinding *waymark_reading_leave_out (WaymarkReading *reading, const char *kind, guint line, const char *words);
WaymarkFinding *waymark_reading_look_at   (WaymarkReading *reading, const char *kind, guint line, const char *words, char *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkReading, waymark_reading_free)

G_END_DECLS
