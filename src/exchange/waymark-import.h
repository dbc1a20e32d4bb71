/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkImport:
 *
 * What was understood of a document: the plan that it would become, and an
 * account of every word: placed in the plan, left out as page furniture, or
 * needing a look. Nothing is created anywhere until the plan is given to
 * waymark_document_create().
 */
#define WAYMARK_TYPE_IMPORT (waymark_import_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImport, waymark_import, WAYMARK, IMPORT, GObject)

/**
 * WaymarkImportNote:
 * @words: the words of the document
 * @why: a sentence in the reader's language
 * @line: line in the document, from 1
 * @item: (nullable): id of the item of the plan that it concerns
 */
typedef struct
{
  char *words;
  char *why;
  guint line;
  char *item;
} WaymarkImportNote;

/* By the file's name and content: plain text, Markdown, tab-separated; a Waymark JSON file as well. */
WaymarkImport *waymark_import_file       (GFile *file, GCancellable *cancellable, GError **error);
WaymarkImport *waymark_import_text       (const char *text, gssize length, const char *name, GError **error);

WaymarkPlan   *waymark_import_get_plan   (WaymarkImport *self);
GPtrArray     *waymark_import_get_furniture (WaymarkImport *self);   /* of WaymarkImportNote */
GPtrArray     *waymark_import_get_needs_a_look (WaymarkImport *self); /* of WaymarkImportNote */
guint          waymark_import_get_n_words_placed (WaymarkImport *self);
char          *waymark_import_get_source (WaymarkImport *self, const char *item, guint *line); /* words of the row an item came from */
char          *waymark_import_describe   (WaymarkImport *self);      /* "5 themes, 21 priorities, 22 actions" */
gboolean       waymark_import_write_report (WaymarkImport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
