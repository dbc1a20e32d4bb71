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

typedef enum
{
  WAYMARK_WORDS_AS_READ,
  WAYMARK_WORDS_IN_INTRODUCTION,
  WAYMARK_WORDS_LEFT_OUT,
} WaymarkWordsChoice;

WaymarkImportChoices *waymark_import_choices_new  (void);
void                  waymark_import_choices_free (WaymarkImportChoices *choices);

void               waymark_import_choices_set_column (WaymarkImportChoices *choices, const char *key, WaymarkColumn meaning);
gboolean           waymark_import_choices_get_column (WaymarkImportChoices *choices, const char *key, WaymarkColumn *meaning);
void               waymark_import_choices_set_lead   (WaymarkImportChoices *choices, const char *words, GPtrArray *parts);
GPtrArray         *waymark_import_choices_get_lead   (WaymarkImportChoices *choices, const char *words);
void               waymark_import_choices_set_words  (WaymarkImportChoices *choices, guint line, WaymarkWordsChoice choice);
WaymarkWordsChoice waymark_import_choices_get_words  (WaymarkImportChoices *choices, guint line);

G_END_DECLS
