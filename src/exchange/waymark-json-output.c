/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-json-output.h"

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
  self->buffer = g_string_sized_new (BLOCK_SIZE * 2);
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
  g_string_free (g_steal_pointer (&self->buffer), TRUE);
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
  if (self->buffer->len < BLOCK_SIZE && !all)
    return TRUE;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !g_output_stream_write_all (
          self->stream, self->buffer->str, self->buffer->len, NULL, self->cancellable, error))
    return FALSE;

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

static void
append_line (WaymarkJsonOutput *self)
{
  static const char blanks[] = "\n                                                                ";

  g_assert (self->depth * 2 + 1 < sizeof blanks);
  g_string_append_len (self->buffer, blanks, 1 + self->depth * 2);
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
  g_string_append_c (self->buffer, bracket);
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
  g_string_append_c (self->buffer, bracket);
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
    g_string_append_c (self->buffer, ',');
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
  g_string_append_c (self->buffer, '"');
  g_string_append (self->buffer, key);
  g_string_append_len (self->buffer, "\": ", 3);
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
  g_string_append_len (self->buffer, "null", 4);
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
  g_string_append_len (self->buffer, "true", 4);
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
  g_string_append_printf (self->buffer, "%" G_GINT64_FORMAT, value);
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

  g_string_append_c (self->buffer, '"');
  for (;;)
    {
      char escape = escapes[*next];

      if (escape == 0)
        {
          next++;
          continue;
        }

      g_string_append_len (self->buffer, (const char *) run, next - run);
      if (*next == '\0')
        break;

      if (escape == 'u')
        g_string_append_printf (self->buffer, "\\u%04x", *next);
      else
        {
          g_string_append_c (self->buffer, '\\');
          g_string_append_c (self->buffer, escape);
        }
      run = ++next;
    }
  g_string_append_c (self->buffer, '"');
}
