/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-i18n.h"
#include "waymark-json-scanner.h"

/* One value; of an object or array only the beginning, and its bracket goes to @open. */
static gboolean
skip_simple (WaymarkJsonScanner *self, GString *open, gboolean *opened, GError **error)
{
  const char *expected = _ ("A value was expected.");
  char next = waymark_json_scanner_peek (self);
  gint64 number;

  *opened = next == '{' || next == '[';
  switch (next)
    {
    case '{':
    case '[':
      g_string_append_c (open, next);
      return waymark_json_scanner_read_open (self, next, expected, error);
    case '"':
      return waymark_json_scanner_read_string (self, expected, error);
    case 't':
      return waymark_json_scanner_read_word (self, "true", expected, error);
    case 'f':
      return waymark_json_scanner_read_word (self, "false", expected, error);
    case 'n':
      return waymark_json_scanner_read_word (self, "null", expected, error);
    default:
      return waymark_json_scanner_read_integer (self, &number, expected, error);
    }
}

/**
 * waymark_json_scanner_skip:
 * @self: a scanner, before a value
 * @error: return location for an error
 *
 * Passes over a value of any kind and depth; what it holds must be JSON all the same.
 *
 * Returns: %TRUE if it was one
 */
gboolean
waymark_json_scanner_skip (WaymarkJsonScanner *self, GError **error)
{
  g_autoptr (GString) open = g_string_new (NULL);
  gboolean first;

  if (!skip_simple (self, open, &first, error))
    return FALSE;
  while (open->len > 0)
    {
      gboolean in_object = open->str[open->len - 1] == '{';
      gboolean more;

      if (in_object ? !waymark_json_scanner_read_member (self, first, &more, error)
                    : !waymark_json_scanner_read_element (self, first, &more, error))
        return FALSE;
      first = FALSE;
      if (!more)
        g_string_truncate (open, open->len - 1);
      else if (!skip_simple (self, open, &first, error))
        return FALSE;
    }
  return TRUE;
}
