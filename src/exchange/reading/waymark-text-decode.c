/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-text-reader.h"

#include <string.h>

#include "waymark-error.h"
#include "waymark-i18n.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_OLD_WORD,
  FORMAT_ZIP,
  FORMAT_PDF,
  FORMAT_RICH_TEXT,
  FORMAT_DATABASE,
} Format;

static const struct
{
  const char *magic;
  gsize length;
  Format format;
} formats[] = {
  { "\320\317\021\340\241\261\032\341", 8, FORMAT_OLD_WORD },
  { "PK\003\004", 4, FORMAT_ZIP },
  { "%PDF-", 5, FORMAT_PDF },
  { "{\\rtf", 5, FORMAT_RICH_TEXT },
  { "SQLite format 3", 16, FORMAT_DATABASE },
};

/* What a file is, by its first bytes. */
static Format
find_format (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (length >= formats[i].length && memcmp (bytes, formats[i].magic, formats[i].length) == 0)
      return formats[i].format;
  return FORMAT_TEXT;
}

static void
refuse (Format format, const char *name, GError **error)
{
  g_autofree char *message = NULL;

  switch (format)
    {
    case FORMAT_OLD_WORD:
      message =
          /* Translators: %s is the name of a file */
          g_strdup_printf (_ ("“%s” is in the old Word format, which Waymark cannot read. Save it "
                              "as plain text in Word or LibreOffice, then import that."),
                           name);
      break;
    case FORMAT_ZIP:
      message = g_strdup_printf (
          /* Translators: %s is the name of a file */
          _ ("“%s” is a Word, Excel or OpenDocument file, which Waymark cannot read yet. Save it "
             "as plain text in the program that made it, then import that."),
          name);
      break;
    case FORMAT_PDF:
      message = g_strdup_printf (
          /* Translators: %s is the name of a file */
          _ ("“%s” is a PDF, which Waymark cannot read. Copy its words into a text file, or ask "
             "for the document that it was made from, then import that."),
          name);
      break;
    case FORMAT_RICH_TEXT:
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_ ("“%s” is a rich text file, which Waymark cannot read. Save it "
                                    "as plain text in Word or LibreOffice, then import that."),
                                 name);
      break;
    case FORMAT_DATABASE:
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_ ("“%s” is not a document but a plan file or database. If it is "
                                    "a Waymark plan, open it instead of importing it."),
                                 name);
      break;
    case FORMAT_TEXT:
      message = g_strdup_printf (
          /* Translators: %s is the name of a file */
          _ ("“%s” is not a text. Save the document as plain text, then import that."),
          name);
      break;
    }
  g_set_error_literal (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN, message);
}

/* %NULL when it holds a NUL, as no text does. */
static char *
from_utf16 (const char *bytes, gsize length, gboolean big)
{
  /* A lone byte or a lone half of a pair at the end of a cut file becomes U+FFFD. */
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint high = (guchar) bytes[i + (big ? 0 : 1)];
      gunichar c = high << 8 | (guchar) bytes[i + (big ? 1 : 0)];

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          guint next_high = (guchar) bytes[i + 2 + (big ? 0 : 1)];
          gunichar low = next_high << 8 | (guchar) bytes[i + 2 + (big ? 1 : 0)];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c == 0)
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      g_string_append_unichar (text, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }
  return g_string_free (text, FALSE);
}

static char *
from_windows_1252 (const char *bytes, gsize length)
{
  static const gunichar high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
  };
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      g_string_append_unichar (text, c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c);
    }
  return g_string_free (text, FALSE);
}

/**
 * waymark_text_decode:
 * @bytes: what a file holds
 * @length: how much
 * @name: name of the file, for messages
 * @error: %WAYMARK_ERROR_NOT_A_PLAN for other formats than text, with what to do
 *
 * Reads UTF-8 and UTF-16 with or without their mark; anything else is taken for
 * Windows-1252, as old programs write it.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, or %NULL
 */
char *
waymark_text_decode (const char *bytes, gsize length, const char *name, GError **error)
{
  Format format;
  g_autofree char *text = NULL;
  gboolean little = length >= 2 && memcmp (bytes, "\377\376", 2) == 0;
  gboolean big = length >= 2 && memcmp (bytes, "\376\377", 2) == 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  format = find_format (bytes, length);
  if (format != FORMAT_TEXT)
    {
      refuse (format, name, error);
      return NULL;
    }

  if (little || big)
    text = from_utf16 (bytes + 2, length - 2, big);
  else if (length > 0 && memchr (bytes, '\0', length) != NULL)
    text = NULL;
  else if (length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0 &&
           g_utf8_validate (bytes + 3, length - 3, NULL))
    text = g_strndup (bytes + 3, length - 3);
  else if (g_utf8_validate (bytes, length, NULL))
    text = g_strndup (bytes, length);
  else
    text = from_windows_1252 (bytes, length);

  if (text == NULL)
    {
      refuse (FORMAT_TEXT, name, error);
      return NULL;
    }
  return g_steal_pointer (&text);
}
