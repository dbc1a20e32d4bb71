/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-column.h"
#include "waymark-import-choices.h"
#include "waymark-lead-splitter.h"
#include "waymark-edit.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkImport:
 *
 * What was understood of a document: the plan that it would become, and an
 * account of every word: placed in the plan, left out as page furniture, or
 * needing a look. Nothing is created anywhere until the plan is given to
 * waymark_document_create().
 *
 * The document is read once. What is made of it follows from its blocks and from
 * the choices of a person; other choices make a new plan of them.
 */
#define WAYMARK_TYPE_IMPORT (waymark_import_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImport, waymark_import, WAYMARK, IMPORT, GObject)

/**
 * WaymarkImportNote:
 * @kind: one word for what it is, for reports
 * @words: the words of the document
 * @why: (nullable): a sentence in the reader's language; of what was left out, what it was taken for
 * @line: line in the document, from 1; 0 when unknown
 * @last_line: the line that its last words stand in
 * @key: what it is called in answers
 * @row: (nullable): what the row that it concerns is called in answers
 * @item: (nullable): id of the item of the plan that it concerns; of what has no place, of the
 *   item before it
 * @placed: of what needs a look: the words are in the plan
 */
typedef struct
{
  const char *kind;
  char *words;
  char *why;
  guint line;
  guint last_line;
  char *key;
  char *row;
  char *item;
  gboolean placed;
} WaymarkImportNote;

/**
 * WaymarkImportColumn:
 * @heading: the heading as written, maybe ""
 * @key: what it is called in waymark_import_choices_set_column()
 * @meaning: what it was taken for
 * @rows: how many rows it has
 * @tables: in how many tables of different headings it is
 */
typedef struct
{
  char *heading;
  char *key;
  WaymarkColumn meaning;
  guint rows;
  guint tables;
} WaymarkImportColumn;

/* By the file's name and content: plain text, Markdown, tab-separated, CSV, a web page; a Waymark JSON file as well. */
WaymarkImport *waymark_import_file        (GFile *file, GCancellable *cancellable, GError **error);
void           waymark_import_file_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
WaymarkImport *waymark_import_file_finish (GAsyncResult *result, GError **error);
WaymarkImport *waymark_import_text        (const char *text, gssize length, const char *name, GError **error);
WaymarkImport *waymark_import_html        (const char *html, gssize length, const char *name, GError **error);

/* What it would become. The plan is a new one after each choice. */
WaymarkPlan   *waymark_import_get_plan    (WaymarkImport *self);
const char    *waymark_import_get_name    (WaymarkImport *self);
char          *waymark_import_describe    (WaymarkImport *self);      /* "5 themes, 21 priorities, 22 actions" */
char          *waymark_import_get_source  (WaymarkImport *self, const char *item, guint *line); /* words of the row an item came from */
guint          waymark_import_get_n_tables (WaymarkImport *self);
guint          waymark_import_get_n_pointer_cells (WaymarkImport *self);
guint          waymark_import_get_n_text_mentions (WaymarkImport *self);

guint          waymark_import_get_line    (WaymarkImport *self, const char *item); /* where an item came from; 0 when nowhere */
char          *waymark_import_dup_key     (WaymarkImport *self, const char *item); /* what an item is called in answers */

/* Every word: the three add up to the whole. */
GPtrArray     *waymark_import_get_furniture    (WaymarkImport *self);  /* of WaymarkImportNote */
gboolean       waymark_import_can_put_back     (WaymarkImport *self, const WaymarkImportNote *note);
GPtrArray     *waymark_import_get_needs_a_look (WaymarkImport *self);  /* of WaymarkImportNote */
guint          waymark_import_get_n_words         (WaymarkImport *self);
guint          waymark_import_get_n_words_placed  (WaymarkImport *self);
guint          waymark_import_get_n_words_left_out (WaymarkImport *self);
guint          waymark_import_get_n_words_to_look_at (WaymarkImport *self);

/* What a person may correct before the plan is created. */
GPtrArray     *waymark_import_get_columns (WaymarkImport *self);       /* of WaymarkImportColumn */
GPtrArray     *waymark_import_get_leads   (WaymarkImport *self);       /* of WaymarkLeadReading */
WaymarkItem   *waymark_import_find_party  (WaymarkImport *self, const char *name); /* who a part of a reading became */
WaymarkImportChoices *waymark_import_get_choices (WaymarkImport *self);
void           waymark_import_set_choices (WaymarkImport *self, WaymarkImportChoices *choices);

/* Part of a plan that is there already, in place of a new one. */
gboolean       waymark_import_add_to (WaymarkImport *self, WaymarkEdit *edit, WaymarkItem *near, GPtrArray **added, GError **error);

/* JSON: counts, columns, leads, furniture, needs a look, and the words of each item. */
gboolean       waymark_import_write_report (WaymarkImport *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
