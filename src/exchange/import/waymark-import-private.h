/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import.h"
#include "waymark-interpreter.h"
#include "waymark-plan-builder.h"

G_BEGIN_DECLS

struct _WaymarkImport
{
  GObject parent_instance;

  char *name;
  char *title;       /* from the name, for a document without one */
  GPtrArray *blocks; /* NULL of JSON */
  WaymarkImportChoices *choices;
  WaymarkReading *reading;
  WaymarkBuilt *built;
  GPtrArray *furniture;
  GPtrArray *looks;
  GPtrArray *columns;  /* of WaymarkImportColumn; made when asked for */
  GHashTable *sources; /* item id, borrowed -> WaymarkDraft, borrowed */
  guint words, words_left_out, words_to_look_at;
};

/* waymark-import-account.c */
const char *waymark_import_explain_furniture (const char *kind);
void        waymark_import_look_at_columns   (WaymarkImport *self);

G_END_DECLS
