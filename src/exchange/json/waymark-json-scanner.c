/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-error.h"

#include "waymark-json-scanner.h"

#include "waymark-i18n.h"

/**
 * waymark_json_scanner_init:
 * @self: a scanner that is not in use
 * @text: the document; borrowed
 * @length: its length in bytes
 * @name: what it is called in messages; borrowed
 *
 * Starts at the beginning of @text. A byte order mark there, which some editors
 * leave, is passed over.
 */
void
waymark_json_scanner_init (WaymarkJsonScanner *self,
                           const char *text,
                           gsize length,
                           const char *name)
{
  self->name = name;
  self->next = text;
  self->end = text + length;
  self->line = 1;
  self->path = g_string_new (NULL);
  self->string = g_string_new (NULL);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->next += 3;
}

/**
 * waymark_json_scanner_clear:
 * @self: a scanner
 *
 * Frees what @self holds.
 */
void
waymark_json_scanner_clear (WaymarkJsonScanner *self)
{
  g_string_free (g_steal_pointer (&self->path), TRUE);
  g_string_free (g_steal_pointer (&self->string), TRUE);
}

G_GNUC_PRINTF (4, 0)
static void
fail_valist (
    WaymarkJsonScanner *self, guint line, GError **error, const char *format, va_list arguments)
{
  g_autofree char *what = g_strdup_vprintf (format, arguments);

  if (self->path->len == 0)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_BAD_JSON,
                 /* Translators: a file that is not right: its name, the line, what is wrong there
                  * (a sentence)
                  */
                 _ ("“%s”, line %u: %s"),
                 self->name,
                 line,
                 what);
  else
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_BAD_JSON,
                 /* Translators: a file that is not right: its name, the line, the place
                  * ("themes[2].title"), what is wrong there (a sentence) */
                 _ ("“%s”, line %u: %s: %s"),
                 self->name,
                 line,
                 self->path->str,
                 what);
}

/**
 * waymark_json_scanner_fail:
 * @self: a scanner
 * @error: return location for the error
 * @format: what is wrong, a translated sentence
 * @...: its arguments
 *
 * Sets an error that names the present line and path.
 *
 * Returns: %FALSE
 */
gboolean
waymark_json_scanner_fail (WaymarkJsonScanner *self, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail_valist (self, self->line, error, format, arguments);
  va_end (arguments);
  return FALSE;
}

/**
 * waymark_json_scanner_fail_at:
 * @self: a scanner
 * @line: a line
 * @error: return location for the error
 * @format: what is wrong, a translated sentence
 * @...: its arguments
 *
 * Sets an error that names @line and the present path.
 *
 * Returns: %FALSE
 */
gboolean
waymark_json_scanner_fail_at (
    WaymarkJsonScanner *self, guint line, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  fail_valist (self, line, error, format, arguments);
  va_end (arguments);
  return FALSE;
}

/**
 * waymark_json_scanner_push_key:
 * @self: a scanner
 * @key: a key
 *
 * Adds a key to the path.
 *
 * Returns: the path before, for waymark_json_scanner_pop()
 */
gsize
waymark_json_scanner_push_key (WaymarkJsonScanner *self, const char *key)
{
  gsize before = self->path->len;

  if (before > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);
  return before;
}

/**
 * waymark_json_scanner_push_index:
 * @self: a scanner
 * @index: position in an array, from 0
 *
 * Adds an index to the path.
 *
 * Returns: the path before, for waymark_json_scanner_pop()
 */
gsize
waymark_json_scanner_push_index (WaymarkJsonScanner *self, guint index)
{
  gsize before = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);
  return before;
}

/**
 * waymark_json_scanner_pop:
 * @self: a scanner
 * @path: what the push returned
 *
 * Takes the path back to what it was.
 */
void
waymark_json_scanner_pop (WaymarkJsonScanner *self, gsize path)
{
  g_string_truncate (self->path, path);
}

/**
 * waymark_json_scanner_peek:
 * @self: a scanner
 *
 * Passes over blanks and line ends.
 *
 * Returns: the byte that comes next, 0 at the end of the document
 */
char
waymark_json_scanner_peek (WaymarkJsonScanner *self)
{
  for (; self->next < self->end; self->next++)
    {
      if (*self->next == '\n')
        self->line++;
      else if (*self->next != ' ' && *self->next != '\t' && *self->next != '\r')
        return *self->next;
    }
  return '\0';
}

/**
 * waymark_json_scanner_expect:
 * @self: a scanner
 * @expected: what should stand here, a translated sentence
 * @error: return location for the error
 *
 * Sets an error for something else standing here, or nothing at all.
 *
 * Returns: %FALSE
 */
gboolean
waymark_json_scanner_expect (WaymarkJsonScanner *self, const char *expected, GError **error)
{
  waymark_json_scanner_peek (self);
  if (self->next >= self->end)
    return waymark_json_scanner_fail (self, error, _ ("The file ends too soon."));
  return waymark_json_scanner_fail (self, error, "%s", expected);
}

/**
 * waymark_json_scanner_read_open:
 * @self: a scanner
 * @bracket: `{` or `[`
 * @expected: a translated sentence for when something else stands there
 * @error: return location for an error
 *
 * Reads the beginning of an object or array.
 *
 * Returns: %TRUE if it was there
 */
gboolean
waymark_json_scanner_read_open (WaymarkJsonScanner *self,
                                char bracket,
                                const char *expected,
                                GError **error)
{
  if (waymark_json_scanner_peek (self) != bracket)
    return waymark_json_scanner_expect (self, expected, error);
  self->next++;
  return TRUE;
}

/**
 * waymark_json_scanner_read_element:
 * @self: a scanner
 * @first: the array has just been opened
 * @more: (out): %FALSE when the array ended here
 * @error: return location for an error
 *
 * Reads the comma before the next element of an array, or its end.
 *
 * Returns: %TRUE unless something else stood there
 */
gboolean
waymark_json_scanner_read_element (WaymarkJsonScanner *self,
                                   gboolean first,
                                   gboolean *more,
                                   GError **error)
{
  char next = waymark_json_scanner_peek (self);

  *more = next != ']';
  if (next == ']' || (next == ',' && !first))
    {
      self->next++;
      return TRUE;
    }
  if (first)
    return TRUE;
  return waymark_json_scanner_expect (self, _ ("A comma or “]” was expected."), error);
}

/**
 * waymark_json_scanner_read_member:
 * @self: a scanner
 * @first: the object has just been opened
 * @more: (out): %FALSE when the object ended here
 * @error: return location for an error
 *
 * Reads the next key of an object into #WaymarkJsonScanner.string with what stands
 * before and behind it, or the end of the object.
 *
 * Returns: %TRUE unless something else stood there
 */
gboolean
waymark_json_scanner_read_member (WaymarkJsonScanner *self,
                                  gboolean first,
                                  gboolean *more,
                                  GError **error)
{
  char next = waymark_json_scanner_peek (self);

  *more = next != '}';
  if (next == '}')
    {
      self->next++;
      return TRUE;
    }
  if (!first)
    {
      if (next != ',')
        return waymark_json_scanner_expect (self, _ ("A comma or “}” was expected."), error);
      self->next++;
    }

  if (!waymark_json_scanner_read_string (self, _ ("A key in quotes was expected."), error))
    return FALSE;
  if (waymark_json_scanner_peek (self) != ':')
    return waymark_json_scanner_expect (self, _ ("A colon was expected."), error);
  self->next++;
  return TRUE;
}

/**
 * waymark_json_scanner_read_word:
 * @self: a scanner
 * @word: `null` or `true`
 * @expected: a translated sentence for when something else stands there
 * @error: return location for an error
 *
 * Reads a word of JSON.
 *
 * Returns: %TRUE if it was there
 */
gboolean
waymark_json_scanner_read_word (WaymarkJsonScanner *self,
                                const char *word,
                                const char *expected,
                                GError **error)
{
  gsize length = strlen (word);

  waymark_json_scanner_peek (self);
  if ((gsize) (self->end - self->next) < length || memcmp (self->next, word, length) != 0)
    return waymark_json_scanner_expect (self, expected, error);
  self->next += length;
  return TRUE;
}

/**
 * waymark_json_scanner_read_integer:
 * @self: a scanner
 * @value: (out): the number
 * @expected: a translated sentence for when something else stands there
 * @error: return location for an error
 *
 * Reads a whole number, written without fraction and exponent. One that does not
 * fit is an error, never another number.
 *
 * Returns: %TRUE if a good number was there
 */
gboolean
waymark_json_scanner_read_integer (WaymarkJsonScanner *self,
                                   gint64 *value,
                                   const char *expected,
                                   GError **error)
{
  char next = waymark_json_scanner_peek (self);
  const char *digits = self->next + (next == '-' ? 1 : 0);
  const char *behind = digits;
  g_autofree char *copy = NULL;

  while (behind < self->end && g_ascii_isdigit (*behind))
    behind++;
  if (behind == digits || (*digits == '0' && behind - digits > 1) ||
      (behind < self->end && strchr (".eE", *behind) != NULL && *behind != '\0'))
    return waymark_json_scanner_expect (self, expected, error);

  copy = g_strndup (self->next, (gsize) MIN (behind - self->next, 32));
  if (!g_ascii_string_to_signed (copy, 10, G_MININT64, G_MAXINT64, value, NULL))
    return waymark_json_scanner_fail (self, error, _ ("This number is too large."));

  self->next = behind;
  return TRUE;
}

/**
 * waymark_json_scanner_read_end:
 * @self: a scanner
 * @error: return location for an error
 *
 * Checks that nothing but blanks is left.
 *
 * Returns: %TRUE if so
 */
gboolean
waymark_json_scanner_read_end (WaymarkJsonScanner *self, GError **error)
{
  waymark_json_scanner_peek (self);
  if (self->next < self->end)
    return waymark_json_scanner_fail (
        self, error, _ ("Something stands behind the end of the plan."));
  return TRUE;
}

/* Passes over a value without judging it: whoever reads it for good will. */
static gboolean
skip_value (WaymarkJsonScanner *self)
{
  gsize depth = 0;

  do
    {
      char next = waymark_json_scanner_peek (self);

      if (self->next >= self->end)
        return FALSE;
      if (next == '"')
        {
          if (!waymark_json_scanner_read_string (self, "", NULL))
            return FALSE;
          continue;
        }
      if (next == '{' || next == '[')
        depth++;
      else if (next == '}' || next == ']')
        {
          if (depth == 0)
            return FALSE;
          depth--;
        }
      self->next++;
      if (depth == 0 && g_ascii_isalnum (next))
        while (self->next < self->end && strchr (",}] \t\r\n", *self->next) == NULL)
          self->next++;
    }
  while (depth > 0);

  return TRUE;
}

/**
 * waymark_json_scanner_find:
 * @self: a scanner, in an object that has just been opened
 * @key: a key
 * @mark: (out caller-allocates): the present place
 *
 * Looks ahead for a member of the object. When it is found, the scanner stands
 * before its value; waymark_json_scanner_return() goes back to @mark. What lies
 * between is not checked.
 *
 * Returns: %TRUE if the member was found; otherwise the scanner did not move
 */
gboolean
waymark_json_scanner_find (WaymarkJsonScanner *self, const char *key, WaymarkJsonMark *mark)
{
  gboolean more, first = TRUE;

  mark->next = self->next;
  mark->line = self->line;

  while (waymark_json_scanner_read_member (self, first, &more, NULL) && more)
    {
      if (strcmp (self->string->str, key) == 0)
        return TRUE;
      if (!skip_value (self))
        break;
      first = FALSE;
    }

  waymark_json_scanner_return (self, mark);
  return FALSE;
}

/**
 * waymark_json_scanner_return:
 * @self: a scanner
 * @mark: a place
 *
 * Goes back to a place.
 */
void
waymark_json_scanner_return (WaymarkJsonScanner *self, const WaymarkJsonMark *mark)
{
  self->next = mark->next;
  self->line = mark->line;
}
