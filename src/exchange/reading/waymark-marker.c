/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-marker.h"

#include <string.h>

#define LONGEST_NUMBER 16

static gboolean
is_blank_at (const char *at)
{
  return *at == ' ' || *at == '\t' || strncmp (at, "\302\240", 2) == 0;
}

static gsize
skip_blanks (const char *text, gsize at)
{
  for (;;)
    if (text[at] == ' ' || text[at] == '\t')
      at++;
    else if (strncmp (text + at, "\302\240", 2) == 0)
      at += 2;
    else
      return at;
}

static gsize
read_bullet (const char *text)
{
  static const char *const bullets[] = { "-", "*", "+", "•", "‣", "▪", "●", "○",
                                         "◦", "·", "–", "—", "➢", "✓", "o", "\357\202\267" };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      gsize length = strlen (bullets[i]);

      if (strncmp (text, bullets[i], length) == 0 &&
          (is_blank_at (text + length) || (i == 3 && text[length] != '\0')))
        return length;
    }
  return 0;
}

/* "1." "1)" "(1)" "1.2" "1.2." "2.3a" "a)" "iv." "A4." "A1.2"; a bare number is no marker. */
static gsize
read_number (const char *text)
{
  const char *at = text;
  gboolean bracket = *at == '(';
  guint letters = 0, digits = 0, dots = 0, first_digits = 0;

  if (bracket)
    at++;
  while (g_ascii_isalpha (*at) && letters < 4)
    {
      at++;
      letters++;
    }
  while (at - text < LONGEST_NUMBER &&
         (g_ascii_isdigit (*at) || (*at == '.' && digits > 0 && g_ascii_isdigit (at[1]))))
    {
      if (*at == '.')
        dots++;
      else if (++digits && dots == 0)
        first_digits++;
      at++;
    }
  if (digits > 0 && g_ascii_islower (*at) && !g_ascii_isalnum (at[1]))
    at++;
  if (first_digits > 3 ||
      (letters > 0 && digits == 0 && letters > 1 && strspn (text + bracket, "ivx") < letters))
    return 0;
  if (letters + digits == 0)
    return 0;
  if (*at == ')' || (!bracket && *at == '.'))
    return is_blank_at (at + 1) ? (gsize) (at + 1 - text) : 0;
  if (bracket || !is_blank_at (at) || dots == 0)
    return 0;

  /* "3.5 million people": a number that goes on in small letters is a quantity. */
  return g_unichar_islower (g_utf8_get_char (text + skip_blanks (text, at - text)))
             ? 0
             : (gsize) (at - text);
}

/**
 * waymark_marker_read:
 * @text: a line without blanks in front
 * @marker_length: (out): bytes of the marker
 * @rest: (out): where the words begin after it
 *
 * Returns: whether the line begins with the marker of a list
 */
gboolean
waymark_marker_read (const char *text, gsize *marker_length, gsize *rest)
{
  gsize length = read_bullet (text);

  if (length == 0)
    length = read_number (text);
  if (length == 0)
    return FALSE;
  *marker_length = length;
  *rest = skip_blanks (text, length);
  return text[*rest] != '\0';
}

/**
 * waymark_marker_is_number:
 * @marker: (nullable): a marker
 *
 * Returns: whether it numbers or letters its item
 */
gboolean
waymark_marker_is_number (const char *marker)
{
  return marker != NULL && (g_ascii_isalnum (*marker) || *marker == '(') &&
         !g_str_equal (marker, "o");
}

/**
 * waymark_marker_get_number:
 * @marker: (nullable): a marker, or a cell that may hold a number
 *
 * Returns: (transfer full) (nullable): its number without signs around: "1.2" of "(1.2).",
 *   "1.2(a)" of "1.2(a):";
 *   %NULL when it has no digit or is more than a number
 */
char *
waymark_marker_get_number (const char *marker)
{
  const char *end;
  gboolean digit = FALSE;
  gsize length;

  if (marker == NULL)
    return NULL;
  while (*marker == '(' || *marker == '#' || *marker == ' ')
    marker++;
  end = marker + strlen (marker);
  /* A bracket that was opened within the number belongs to it. */
  while (end > marker && strchr (" .):", end[-1]) != NULL &&
         !(end[-1] == ')' && memchr (marker, '(', end - marker) != NULL))
    end--;
  length = end - marker;
  if (length == 0 || length > LONGEST_NUMBER)
    return NULL;
  for (gsize i = 0; i < length; i++)
    {
      digit |= g_ascii_isdigit (marker[i]);
      if (!g_ascii_isalnum (marker[i]) && strchr (".-/()", marker[i]) == NULL)
        return NULL;
    }
  return digit ? g_strndup (marker, length) : NULL;
}

/**
 * waymark_number_get_depth:
 * @number: (nullable): a number
 *
 * Returns: how many parts it has: 1 of "4" and "A4", 2 of "4.1" and "4a"
 */
guint
waymark_number_get_depth (const char *number)
{
  guint depth = 0;
  gboolean digits = FALSE;

  for (const char *at = number; at != NULL && *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        if (!digits)
          depth++;
        digits = TRUE;
      }
    else
      {
        if (digits && g_ascii_isalpha (*at))
          depth++;
        digits = FALSE;
      }
  return depth;
}

/**
 * waymark_is_rule:
 * @text: a line or a cell
 * @length: its bytes
 *
 * Returns: whether it only draws a line: at least two of - _ = * ~
 */
gboolean
waymark_is_rule (const char *text, gsize length)
{
  guint signs = 0;

  for (gsize i = 0; i < length; i++)
    if (strchr ("-_=*~", text[i]) != NULL && text[i] != '\0')
      signs++;
    else if (length - i >= 3 &&
             (strncmp (text + i, "─", 3) == 0 || strncmp (text + i, "—", 3) == 0))
      {
        signs++;
        i += 2;
      }
    else if (text[i] != ' ' && text[i] != ':')
      return FALSE;
  return signs >= 2;
}
