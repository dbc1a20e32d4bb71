/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-error.h"
#include "waymark-kind.h"
#include "waymark-value.h"

G_BEGIN_DECLS

/**
 * WaymarkFieldType:
 * @WAYMARK_FIELD_WORDS: one line, at most %WAYMARK_MAX_WORDS characters (string)
 * @WAYMARK_FIELD_TEXT: paragraphs, at most %WAYMARK_MAX_TEXT characters (string)
 * @WAYMARK_FIELD_DUE: words as written and the window they mean (list of two:
 *   string, and string or null; the window in EDTF, see waymark-window.h)
 * @WAYMARK_FIELD_LINK: the id of an item (string)
 * @WAYMARK_FIELD_CHOICE: one of a few fixed words (string)
 * @WAYMARK_FIELD_NUMBER: an integer within #WaymarkField.minimum and maximum
 * @WAYMARK_FIELD_DATE: a day, `YYYY-MM-DD` (string)
 * @WAYMARK_FIELD_FLAG: true or unset
 * @WAYMARK_FIELD_MENTIONS: the pointer cells of an imported row (list of lists of
 *   two strings: field name, words)
 * @WAYMARK_FIELD_CONTENT: bytes as base64 (string), without a limit of its own
 */
typedef enum
{
  WAYMARK_FIELD_WORDS,
  WAYMARK_FIELD_TEXT,
  WAYMARK_FIELD_DUE,
  WAYMARK_FIELD_LINK,
  WAYMARK_FIELD_CHOICE,
  WAYMARK_FIELD_NUMBER,
  WAYMARK_FIELD_DATE,
  WAYMARK_FIELD_FLAG,
  WAYMARK_FIELD_MENTIONS,
  WAYMARK_FIELD_CONTENT,
} WaymarkFieldType;

#define WAYMARK_MAX_WORDS 500
#define WAYMARK_MAX_TEXT 65536

/**
 * WaymarkField:
 *
 * One line of the table of fields, from which the SQL schema, the change log,
 * JSON, the command line and form labels follow.
 */
typedef struct
{
  const char *name;
  WaymarkFieldType type;
  guint targets;                /* LINK: bit mask of 1 << WaymarkKind */
  const char *const *choices;   /* CHOICE: NULL-terminated */
  int minimum, maximum;         /* NUMBER */
  const char *label;            /* untranslated, for gettext; context "field" */
} WaymarkField;

const WaymarkField *waymark_kind_get_fields (WaymarkKind kind, guint *n_fields);
const WaymarkField *waymark_kind_get_field  (WaymarkKind kind, const char *name);
int                 waymark_kind_find_field (WaymarkKind kind, const char *name);

gboolean            waymark_field_check     (const WaymarkField *field, const WaymarkValue *value, GError **error);
const char         *waymark_field_get_label (const WaymarkField *field);
char               *waymark_clean_text      (const char *text, gboolean one_line);

G_END_DECLS
