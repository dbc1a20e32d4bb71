/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkJsonOutput:
 * @stream: where the bytes go
 * @cancellable: (nullable): stops the next write to @stream
 * @data: bytes that are not in @stream yet
 * @length: how many
 * @allocated: for how many there is room
 * @depth: open objects and arrays
 * @empty: nothing stands in the innermost of them yet
 *
 * JSON written piece by piece, two spaces a level, UTF-8 as it is: the layout of
 * the usual pretty printers. Pieces are gathered and go to the stream in blocks
 * when waymark_json_output_flush() is called.
 */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  char *data;
  gsize length;
  gsize allocated;
  guint depth;
  gboolean empty;
} WaymarkJsonOutput;

void     waymark_json_output_init    (WaymarkJsonOutput *self, GOutputStream *stream, GCancellable *cancellable);
void     waymark_json_output_clear   (WaymarkJsonOutput *self);
gboolean waymark_json_output_flush   (WaymarkJsonOutput *self, gboolean all, GError **error);
gboolean waymark_json_output_finish  (WaymarkJsonOutput *self, GError **error);

void     waymark_json_output_open    (WaymarkJsonOutput *self, char bracket);
void     waymark_json_output_close   (WaymarkJsonOutput *self, char bracket);
void     waymark_json_output_key     (WaymarkJsonOutput *self, const char *key);
void     waymark_json_output_element (WaymarkJsonOutput *self);

void     waymark_json_output_null    (WaymarkJsonOutput *self);
void     waymark_json_output_true    (WaymarkJsonOutput *self);
void     waymark_json_output_integer (WaymarkJsonOutput *self, gint64 value);
void     waymark_json_output_string  (WaymarkJsonOutput *self, const char *string);

G_END_DECLS
