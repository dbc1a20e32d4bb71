/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkJsonScanner:
 * @name: what the document is called in messages
 * @next: the byte to be read next
 * @end: behind the last byte
 * @line: line of @next, from 1
 * @path: where the reader is: `themes[2].items[0].due`
 * @string: the string read last, escapes resolved
 *
 * Reads JSON (RFC 8259) from memory, piece by piece, as its caller expects it, and
 * is strict: bad UTF-8, lone surrogates, NUL and anything out of place are errors
 * that name line and path. It keeps no tree and never calls itself, so that
 * neither depth nor size of a document can harm.
 */
typedef struct
{
  const char *name;
  const char *next;
  const char *end;
  guint line;
  GString *path;
  GString *string;
} WaymarkJsonScanner;

/* A place to come back to. */
typedef struct
{
  const char *next;
  guint line;
} WaymarkJsonMark;

void     waymark_json_scanner_init         (WaymarkJsonScanner *self, const char *text, gsize length, const char *name);
void     waymark_json_scanner_clear        (WaymarkJsonScanner *self);

gsize    waymark_json_scanner_push_key     (WaymarkJsonScanner *self, const char *key);
gsize    waymark_json_scanner_push_index   (WaymarkJsonScanner *self, guint index);
void     waymark_json_scanner_pop          (WaymarkJsonScanner *self, gsize path);

char     waymark_json_scanner_peek         (WaymarkJsonScanner *self);
gboolean waymark_json_scanner_read_open    (WaymarkJsonScanner *self, char bracket, const char *expected, GError **error);
gboolean waymark_json_scanner_read_member  (WaymarkJsonScanner *self, gboolean first, gboolean *more, GError **error);
gboolean waymark_json_scanner_read_element (WaymarkJsonScanner *self, gboolean first, gboolean *more, GError **error);
gboolean waymark_json_scanner_read_string  (WaymarkJsonScanner *self, const char *expected, GError **error);
gboolean waymark_json_scanner_read_word    (WaymarkJsonScanner *self, const char *word, const char *expected, GError **error);
gboolean waymark_json_scanner_read_integer (WaymarkJsonScanner *self, gint64 *value, const char *expected, GError **error);
gboolean waymark_json_scanner_read_end     (WaymarkJsonScanner *self, GError **error);
gboolean waymark_json_scanner_skip         (WaymarkJsonScanner *self, GError **error);

gboolean waymark_json_scanner_find         (WaymarkJsonScanner *self, const char *key, WaymarkJsonMark *mark);
void     waymark_json_scanner_return       (WaymarkJsonScanner *self, const WaymarkJsonMark *mark);

gboolean waymark_json_scanner_expect       (WaymarkJsonScanner *self, const char *expected, GError **error);
gboolean waymark_json_scanner_fail         (WaymarkJsonScanner *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean waymark_json_scanner_fail_at      (WaymarkJsonScanner *self, guint line, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
