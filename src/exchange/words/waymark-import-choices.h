/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-column.h"

G_BEGIN_DECLS

/**
 * WaymarkLeadPart:
 * @name: name of a party
 * @short_name: (nullable): its short name
 * @qualifier: (nullable): what the document says beside it
 * @support: it supports rather than leads
 *
 * One party of a lead cell.
 */
typedef struct
{
  char *name;
  char *short_name;
  char *qualifier;
  gboolean support;
} WaymarkLeadPart;

WaymarkLeadPart *waymark_lead_part_new  (const char *name);
WaymarkLeadPart *waymark_lead_part_copy (const WaymarkLeadPart *part);
void             waymark_lead_part_free (WaymarkLeadPart *part);

/**
 * WaymarkImportChoices:
 *
 * What a person decided about a document, where the importer's own reading was
 * not what was meant. Kept as data, so that the same blocks can be read again.
 */
typedef struct _WaymarkImportChoices WaymarkImportChoices;

/**
 * WaymarkWordsChoice:
 * @WAYMARK_WORDS_AS_READ: as the importer reads them
 * @WAYMARK_WORDS_IN_INTRODUCTION: part of the plan's introduction
 * @WAYMARK_WORDS_LEFT_OUT: not in the plan
 * @WAYMARK_WORDS_AS_ACTION: an action of their own, where they stand
 * @WAYMARK_WORDS_AS_NOTE: notes of the action before
 * @WAYMARK_WORDS_GO_ON: with the words before, wherever those go
 *
 * What becomes of words that stand by themselves.
 */
typedef enum
{
  WAYMARK_WORDS_AS_READ,
  WAYMARK_WORDS_IN_INTRODUCTION,
  WAYMARK_WORDS_LEFT_OUT,
  WAYMARK_WORDS_AS_ACTION,
  WAYMARK_WORDS_AS_NOTE,
  WAYMARK_WORDS_GO_ON,
} WaymarkWordsChoice;

/**
 * WaymarkImportAnswer:
 * @WAYMARK_ANSWER_SETTLED: key of a note: it was looked at and is right as it is
 * @WAYMARK_ANSWER_DUE: key of a row: when it is due, in place of its own words
 * @WAYMARK_ANSWER_POINTER: key of a note: key of the row that it points to
 * @WAYMARK_ANSWER_STATUS: word of a status: name of its stage
 * @WAYMARK_ANSWER_NAMES_LEAD: a lead cell that seemed to name nobody: it does
 * @WAYMARK_ANSWER_NAME: folded name of a party: the name that it goes by, its own or another's
 * @WAYMARK_ANSWER_SHORT: folded name of a party: its short name
 * @WAYMARK_ANSWER_ALIASES: folded name of a party: other names of it, one a line
 *
 * What a person can say about one thing in a document.
 */
typedef enum
{
  WAYMARK_ANSWER_SETTLED,
  WAYMARK_ANSWER_DUE,
  WAYMARK_ANSWER_POINTER,
  WAYMARK_ANSWER_STATUS,
  WAYMARK_ANSWER_NAMES_LEAD,
  WAYMARK_ANSWER_NAME,
  WAYMARK_ANSWER_SHORT,
  WAYMARK_ANSWER_ALIASES,
  WAYMARK_N_ANSWERS,
} WaymarkImportAnswer;

/* Where a plan is begun whose document says nothing of it. */
#define WAYMARK_YEAR_START 4

WaymarkImportChoices *waymark_import_choices_new  (void);
WaymarkImportChoices *waymark_import_choices_copy (WaymarkImportChoices *choices);
void                  waymark_import_choices_free (WaymarkImportChoices *choices);

void               waymark_import_choices_set_year_start (WaymarkImportChoices *choices, int month);
int                waymark_import_choices_get_year_start (WaymarkImportChoices *choices);
void               waymark_import_choices_set_column (WaymarkImportChoices *choices, const char *key, WaymarkColumn meaning);
gboolean           waymark_import_choices_get_column (WaymarkImportChoices *choices, const char *key, WaymarkColumn *meaning);
void               waymark_import_choices_set_lead   (WaymarkImportChoices *choices, const char *words, GPtrArray *parts);
GPtrArray         *waymark_import_choices_get_lead   (WaymarkImportChoices *choices, const char *words);
void               waymark_import_choices_set_words  (WaymarkImportChoices *choices, guint line, WaymarkWordsChoice choice);
WaymarkWordsChoice waymark_import_choices_get_words  (WaymarkImportChoices *choices, guint line);
void               waymark_import_choices_put_words  (WaymarkImportChoices *choices, guint line, guint last_line, WaymarkWordsChoice choice);
void               waymark_import_choices_set_answer (WaymarkImportChoices *choices, WaymarkImportAnswer kind, const char *key, const char *answer);
const char        *waymark_import_choices_get_answer (WaymarkImportChoices *choices, WaymarkImportAnswer kind, const char *key);
char              *waymark_import_note_key           (const char *kind, const char *row, const char *words);
void               waymark_import_choices_set_name   (WaymarkImportChoices *choices, const char *name, const char *other);
const char        *waymark_import_choices_get_name   (WaymarkImportChoices *choices, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkImportChoices, waymark_import_choices_free)

G_END_DECLS
