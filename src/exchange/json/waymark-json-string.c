/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-json-scanner.h"

static gboolean
read_hex (WaymarkJsonScanner *self, gunichar *value)
{
  *value = 0;
  if (self->end - self->next < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++, self->next++)
    {
      int digit = g_ascii_xdigit_value (*self->next);

      if (digit < 0)
        return FALSE;
      *value = *value << 4 | (guint) digit;
    }
  return TRUE;
}

/* Behind \u: four digits, or a pair of surrogates. */
static gboolean
read_code_point (WaymarkJsonScanner *self, GError **error)
{
  gunichar value, low;

  if (!read_hex (self, &value))
    return waymark_json_scanner_fail (
        self, error, _ ("Four hexadecimal digits were expected behind “\\u”."));
  if (value == 0)
    return waymark_json_scanner_fail (self, error, _ ("A text may not hold the character U+0000."));

  if (value >= 0xd800 && value <= 0xdfff)
    {
      gboolean paired = value < 0xdc00 && self->end - self->next >= 2 && self->next[0] == '\\' &&
                        self->next[1] == 'u';

      if (paired)
        {
          self->next += 2;
          paired = read_hex (self, &low) && low >= 0xdc00 && low <= 0xdfff;
        }
      if (!paired)
        return waymark_json_scanner_fail (
            self, error, _ ("Half a character (a lone surrogate) stands here."));
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }

  g_string_append_unichar (self->string, value);
  return TRUE;
}

static gboolean
read_escape (WaymarkJsonScanner *self, GError **error)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  char letter = self->next < self->end ? *self->next : '\0';
  const char *found = letter != '\0' ? strchr (from, letter) : NULL;

  if (letter == 'u')
    {
      self->next++;
      return read_code_point (self, error);
    }
  if (found == NULL)
    return waymark_json_scanner_fail (self, error, _ ("An unknown escape stands behind “\\”."));

  g_string_append_c (self->string, to[found - from]);
  self->next++;
  return TRUE;
}

/* Bytes up to the next quote, backslash or control character. */
static gboolean
read_run (WaymarkJsonScanner *self, GError **error)
{
  const char *run = self->next;
  gboolean ascii = TRUE;

  for (; self->next < self->end; self->next++)
    {
      guchar byte = (guchar) *self->next;

      if (byte == '"' || byte == '\\' || byte < 0x20)
        break;
      ascii = ascii && byte < 0x80;
    }

  if (!ascii && !g_utf8_validate_len (run, self->next - run, NULL))
    return waymark_json_scanner_fail (self, error, _ ("These bytes are not UTF-8."));
  g_string_append_len (self->string, run, self->next - run);
  return TRUE;
}

/**
 * waymark_json_scanner_read_string:
 * @self: a scanner
 * @expected: a translated sentence for when something else stands there
 * @error: return location for an error
 *
 * Reads a string into #WaymarkJsonScanner.string. It is valid UTF-8 without NUL.
 *
 * Returns: %TRUE if a good string was there
 */
gboolean
waymark_json_scanner_read_string (WaymarkJsonScanner *self, const char *expected, GError **error)
{
  if (waymark_json_scanner_peek (self) != '"')
    return waymark_json_scanner_expect (self, expected, error);
  self->next++;

  g_string_truncate (self->string, 0);
  for (;;)
    {
      if (!read_run (self, error))
        return FALSE;
      if (self->next >= self->end)
        return waymark_json_scanner_fail (self, error, _ ("The file ends too soon."));

      switch (*self->next++)
        {
        case '"':
          return TRUE;
        case '\\':
          if (!read_escape (self, error))
            return FALSE;
          break;
        default:
          return waymark_json_scanner_fail (
              self,
              error,
              _ ("A line end or control character in a string must be "
                 "written as an escape."));
        }
    }
}
