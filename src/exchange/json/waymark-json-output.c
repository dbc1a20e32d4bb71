/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-json-output.h"

#include <string.h>

#define BLOCK_SIZE (64 * 1024)

/* What stands after the backslash for each byte: 'u' for \u00XX, 0 for bytes written as they are.
 */
static const char escapes[256] = {
  [0x00] = 'u', [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u',  [0x06] = 'u',
  [0x07] = 'u', ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0b] = 'u', ['\f'] = 'f',  ['\r'] = 'r',
  [0x0e] = 'u', [0x0f] = 'u', [0x10] = 'u', [0x11] = 'u', [0x12] = 'u', [0x13] = 'u',  [0x14] = 'u',
  [0x15] = 'u', [0x16] = 'u', [0x17] = 'u', [0x18] = 'u', [0x19] = 'u', [0x1a] = 'u',  [0x1b] = 'u',
  [0x1c] = 'u', [0x1d] = 'u', [0x1e] = 'u', [0x1f] = 'u', ['"'] = '"',  ['\\'] = '\\',
};

/**
 * waymark_json_output_init:
 * @self: an output that is not in use
 * @stream: where to write; stays open when the output is cleared
 * @cancellable: (nullable): a cancellable
 *
 * Makes @self ready to write a document. Both objects are borrowed.
 */
void
waymark_json_output_init (WaymarkJsonOutput *self, GOutputStream *stream, GCancellable *cancellable)
{
  self->stream = stream;
  self->cancellable = cancellable;
  self->allocated = 2 * BLOCK_SIZE;
  self->data = g_malloc (self->allocated);
  self->length = 0;
  self->depth = 0;
  self->empty = TRUE;
}

/**
 * waymark_json_output_clear:
 * @self: an output
 *
 * Frees what @self holds, also what was not flushed.
 */
void
waymark_json_output_clear (WaymarkJsonOutput *self)
{
  g_clear_pointer (&self->data, g_free);
}

/**
 * waymark_json_output_flush:
 * @self: an output
 * @all: write also less than a block
 * @error: return location for an error of the stream
 *
 * Writes what has been gathered to the stream.
 *
 * Returns: %TRUE unless the stream failed or the operation was cancelled
 */
gboolean
waymark_json_output_flush (WaymarkJsonOutput *self, gboolean all, GError **error)
{
  if (self->length < BLOCK_SIZE && !all)
    return TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !g_output_stream_write_all (
          self->stream, self->data, self->length, NULL, self->cancellable, error))
    return FALSE;

  self->length = 0;
  return TRUE;
}

/* Room for @length more bytes, to be filled from the place that is returned. */
static char *
extend (WaymarkJsonOutput *self, gsize length)
{
  char *place;

  if (self->allocated - self->length < length)
    {
      self->allocated = MAX (2 * self->allocated, self->length + length);
      self->data = g_realloc (self->data, self->allocated);
    }
  place = self->data + self->length;
  self->length += length;
  return place;
}

static void
append (WaymarkJsonOutput *self, const char *bytes, gsize length)
{
  memcpy (extend (self, length), bytes, length);
}

static void
append_line (WaymarkJsonOutput *self)
{
  char *place = extend (self, 1 + 2 * self->depth);

  *place = '\n';
  memset (place + 1, ' ', 2 * self->depth);
}

/**
 * waymark_json_output_finish:
 * @self: an output, everything closed
 * @error: return location for an error of the stream
 *
 * Ends the document with a line end and writes what is left to the stream.
 *
 * Returns: %TRUE unless the stream failed or the operation was cancelled
 */
gboolean
waymark_json_output_finish (WaymarkJsonOutput *self, GError **error)
{
  g_assert (self->depth == 0);

  append (self, "\n", 1);
  return waymark_json_output_flush (self, TRUE, error);
}

/**
 * waymark_json_output_open:
 * @self: an output
 * @bracket: `{` or `[`
 *
 * Begins an object or an array, as the value of the key or element announced last.
 */
void
waymark_json_output_open (WaymarkJsonOutput *self, char bracket)
{
  *extend (self, 1) = bracket;
  self->depth++;
  self->empty = TRUE;
}

/**
 * waymark_json_output_close:
 * @self: an output
 * @bracket: `}` or `]`
 *
 * Ends the innermost object or array.
 */
void
waymark_json_output_close (WaymarkJsonOutput *self, char bracket)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (!self->empty)
    append_line (self);
  *extend (self, 1) = bracket;
  self->empty = FALSE;
}

/**
 * waymark_json_output_element:
 * @self: an output
 *
 * Begins the next element of an array; its value follows.
 */
void
waymark_json_output_element (WaymarkJsonOutput *self)
{
  if (!self->empty)
    *extend (self, 1) = ',';
  append_line (self);
  self->empty = FALSE;
}

/**
 * waymark_json_output_key:
 * @self: an output
 * @key: a key that needs no escapes
 *
 * Begins the next member of an object; its value follows.
 */
void
waymark_json_output_key (WaymarkJsonOutput *self, const char *key)
{
  waymark_json_output_element (self);
  *extend (self, 1) = '"';
  append (self, key, strlen (key));
  append (self, "\": ", 3);
}

/**
 * waymark_json_output_null:
 * @self: an output
 *
 * Writes the value null.
 */
void
waymark_json_output_null (WaymarkJsonOutput *self)
{
  append (self, "null", 4);
}

/**
 * waymark_json_output_true:
 * @self: an output
 *
 * Writes the value true.
 */
void
waymark_json_output_true (WaymarkJsonOutput *self)
{
  append (self, "true", 4);
}

/**
 * waymark_json_output_integer:
 * @self: an output
 * @value: a number
 *
 * Writes a whole number.
 */
void
waymark_json_output_integer (WaymarkJsonOutput *self, gint64 value)
{
  char digits[24];

  append (self, digits, (gsize) g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value));
}

static void
append_escape (WaymarkJsonOutput *self, guchar byte, char escape)
{
  static const char digits[] = "0123456789abcdef";
  const char written[] = { '\\', escape, '0', '0', digits[byte >> 4], digits[byte & 15] };

  append (self, written, escape == 'u' ? 6 : 2);
}

/**
 * waymark_json_output_string:
 * @self: an output
 * @string: UTF-8
 *
 * Writes a string; only what JSON asks for is escaped.
 */
void
waymark_json_output_string (WaymarkJsonOutput *self, const char *string)
{
  const guchar *run = (const guchar *) string;
  const guchar *next = run;

  *extend (self, 1) = '"';
  for (;;)
    {
      char escape = escapes[*next];

      if (escape == 0)
        {
          next++;
          continue;
        }

      append (self, (const char *) run, (gsize) (next - run));
      if (*next == '\0')
        break;
      append_escape (self, *next, escape);
      run = ++next;
    }
  *extend (self, 1) = '"';
}
