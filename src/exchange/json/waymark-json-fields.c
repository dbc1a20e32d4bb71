/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-window.h"

#include "waymark-i18n.h"
#include "waymark-json-reader-private.h"
#include "waymark-json-shape.h"

/**
 * waymark_json_excerpt:
 * @text: words of a document
 *
 * Words for a message: the first forty characters, none that could move the
 * cursor, kept apart from the direction of the words around.
 *
 * Returns: (transfer full): the words
 */
char *
waymark_json_excerpt (const char *text)
{
  GString *excerpt = g_string_new ("\xe2\x81\xa8");
  const char *next = text;

  for (guint i = 0; *next != '\0' && i < 40; i++, next = g_utf8_next_char (next))
    {
      gunichar character = g_utf8_get_char (next);

      g_string_append_unichar (excerpt, g_unichar_isprint (character) ? character : 0xfffd);
    }
  if (*next != '\0')
    g_string_append (excerpt, "…");
  g_string_append (excerpt, "\xe2\x81\xa9");
  return g_string_free (excerpt, FALSE);
}

/**
 * waymark_json_read_id:
 * @reader: a reader
 * @error: return location for an error
 *
 * Reads the id of an item into the scanner's string.
 *
 * Returns: %TRUE if it was one
 */
gboolean
waymark_json_read_id (WaymarkJsonReader *reader, GError **error)
{
  const GString *id = reader->scanner.string;

  if (!waymark_json_scanner_read_string (&reader->scanner, _ ("An id was expected."), error))
    return FALSE;
  if (id->len != 32 || strspn (id->str, "0123456789abcdef") != 32)
    return waymark_json_scanner_fail (
        &reader->scanner, error, _ ("An id is 32 characters from 0 to 9 and a to f."));
  reader->id_line = reader->scanner.line;
  return TRUE;
}

/**
 * waymark_json_read_derived:
 * @reader: a reader
 * @error: return location for an error
 *
 * Passes over a string or null that was written for people only.
 *
 * Returns: %TRUE if it was one
 */
gboolean
waymark_json_read_derived (WaymarkJsonReader *reader, GError **error)
{
  const char *expected = _ ("A string or null was expected.");

  if (waymark_json_scanner_peek (&reader->scanner) == 'n')
    return waymark_json_scanner_read_word (&reader->scanner, "null", expected, error);
  return waymark_json_scanner_read_string (&reader->scanner, expected, error);
}

/* The characters of markers are dropped from any input: markers come from mentions alone. */
static void
drop_marker_characters (GString *string)
{
  const char *found = string->str;

  while ((found = strstr (found, "\xef\xbf")) != NULL)
    {
      guchar last = (guchar) found[2];

      if (last >= 0xb9 && last <= 0xbb)
        g_string_erase (string, found - string->str, 3);
      else
        found += 3;
    }
}

/**
 * waymark_json_read_text:
 * @reader: a reader
 * @expected: a translated sentence for when something else stands there
 * @value: (out): the text; never empty
 * @error: return location for an error
 *
 * Reads a string that holds something.
 *
 * Returns: %TRUE if it was one
 */
gboolean
waymark_json_read_text (WaymarkJsonReader *reader,
                        const char *expected,
                        WaymarkValue **value,
                        GError **error)
{
  GString *string = reader->scanner.string;

  if (!waymark_json_scanner_read_string (&reader->scanner, expected, error))
    return FALSE;
  drop_marker_characters (string);
  if (string->len == 0)
    return waymark_json_scanner_fail (
        &reader->scanner, error, _ ("Nothing is written as null, not as empty quotes."));
  *value = waymark_value_new_string_len (string->str, string->len);
  return TRUE;
}

static gboolean
fail_unknown_key (WaymarkJsonReader *reader, GError **error)
{
  g_autofree char *key = waymark_json_excerpt (reader->scanner.string->str);

  return waymark_json_scanner_fail (
      &reader->scanner,
      error,
      /* Translators: a key of a JSON file that does not belong there */
      _ ("The key “%s” is not known here."),
      key);
}

/* One member of a small object: keys[i] is read by read(i). */
typedef gboolean (*ReadPart) (WaymarkJsonReader *reader,
                              WaymarkValue **parts,
                              guint nth,
                              GError **error);

/* Objects of two keys, @required (a bit mask) of them needed. */
static gboolean
read_pair (WaymarkJsonReader *reader,
           const char *const keys[2],
           guint required,
           ReadPart read_part,
           WaymarkValue *parts[2],
           GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  guint line = scanner->line;
  guint seen = 0;
  gboolean more;

  scanner->next++;
  for (gboolean first = TRUE;; first = FALSE)
    {
      guint nth;
      gsize path;

      if (!waymark_json_scanner_read_member (scanner, first, &more, error))
        return FALSE;
      if (!more)
        break;
      for (nth = 0; nth < 2 && strcmp (keys[nth], scanner->string->str) != 0; nth++)
        ;
      if (nth == 2)
        return fail_unknown_key (reader, error);
      path = waymark_json_scanner_push_key (scanner, keys[nth]);
      if (seen & 1u << nth)
        return waymark_json_scanner_fail (scanner, error, _ ("This key is there twice."));
      seen |= 1u << nth;
      if (!read_part (reader, parts, nth, error))
        return FALSE;
      waymark_json_scanner_pop (scanner, path);
    }

  for (guint i = 0; i < 2; i++)
    if (required & ~seen & 1u << i)
      return waymark_json_scanner_fail_at (
          scanner, line, error, _ ("The key “%s” is missing."), keys[i]);
  return TRUE;
}

/* Words as written, then the window they mean or null. */
static gboolean
read_due_part (WaymarkJsonReader *reader, WaymarkValue **parts, guint nth, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;

  if (nth == 1 && waymark_json_scanner_peek (scanner) == 'n')
    return waymark_json_scanner_read_word (
        scanner, "null", _ ("A string or null was expected."), error);
  if (!waymark_json_read_text (reader,
                               nth == 0 ? _ ("A string was expected.")
                                        : _ ("A string or null was expected."),
                               &parts[nth],
                               error))
    return FALSE;
  if (nth == 1 && !waymark_window_is_valid (scanner->string->str))
    {
      g_autofree char *window = waymark_json_excerpt (scanner->string->str);

      return waymark_json_scanner_fail (
          scanner,
          error,
          /* Translators: what a JSON file has where a window of time such as 2024-03 should stand
           */
          _ ("“%s” is no window of time such as “2024-03” or “../2026-03-31”."),
          window);
    }
  return TRUE;
}

static gboolean
read_due (WaymarkJsonReader *reader, WaymarkValue **value, GError **error)
{
  static const char *const keys[2] = { "words", "window" };
  WaymarkValue *parts[2] = { NULL, NULL };
  gboolean good = read_pair (reader, keys, 0x3, read_due_part, parts, error);

  if (good)
    *value = waymark_value_new_list (parts, 2);
  waymark_value_unref (parts[0]);
  waymark_value_unref (parts[1]);
  return good;
}

/* The id of a status, then its stage, which is there for readers. */
static gboolean
read_status_part (WaymarkJsonReader *reader, WaymarkValue **parts, guint nth, GError **error)
{
  if (nth == 1)
    return waymark_json_read_derived (reader, error);
  if (!waymark_json_read_id (reader, error))
    return FALSE;
  parts[0] = waymark_value_new_string (reader->scanner.string->str);
  return TRUE;
}

static gboolean
read_status (WaymarkJsonReader *reader, WaymarkValue **value, GError **error)
{
  static const char *const keys[2] = { "id", "stage" };
  WaymarkValue *parts[2] = { NULL, NULL };
  gboolean good = read_pair (reader, keys, 0x1, read_status_part, parts, error);

  if (good)
    *value = g_steal_pointer (&parts[0]);
  waymark_value_unref (parts[0]);
  return good;
}

static gboolean
read_link (WaymarkJsonReader *reader,
           WaymarkJsonObject *object,
           const WaymarkField *field,
           WaymarkValue **value,
           GError **error)
{
  WaymarkJsonLink link = { object->item, field, 0 };

  if (waymark_json_field_is_status (field))
    {
      if (!read_status (reader, value, error))
        return FALSE;
    }
  else
    {
      if (!waymark_json_read_id (reader, error))
        return FALSE;
      *value = waymark_value_new_string (reader->scanner.string->str);
    }

  link.line = reader->id_line;
  g_array_append_val (reader->links, link);
  return TRUE;
}

static gboolean
read_choice (WaymarkJsonReader *reader,
             const WaymarkField *field,
             const char *expected,
             WaymarkValue **value,
             GError **error)
{
  g_autofree char *choices = NULL;

  if (!waymark_json_read_text (reader, expected, value, error))
    return FALSE;
  if (g_strv_contains (field->choices, waymark_value_get_string (*value)))
    return TRUE;

  choices = g_strjoinv (", ", (char **) field->choices);
  return waymark_json_scanner_fail (
      &reader->scanner,
      error,
      /* Translators: the words that a JSON file may have at a place, such as "green, amber, red" */
      _ ("One of these was expected: %s."),
      choices);
}

/* What may stand in a field that is set. */
static const char *
get_expected (const WaymarkField *field)
{
  switch (field->type)
    {
    case WAYMARK_FIELD_NUMBER:
      return _ ("A whole number or null was expected.");
    case WAYMARK_FIELD_FLAG:
      return _ ("True or null was expected.");
    case WAYMARK_FIELD_DUE:
      return _ ("An object of “words” and “window”, or null, was expected.");
    case WAYMARK_FIELD_MENTIONS:
      return _ ("A list or null was expected.");
    case WAYMARK_FIELD_LINK:
      if (waymark_json_field_is_status (field))
        return _ ("An object of “id” and “stage”, or null, was expected.");
      return _ ("An id or null was expected.");
    case WAYMARK_FIELD_DATE:
      return _ ("A day such as “2026-03-31”, or null, was expected.");
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_CONTENT:
    default:
      return _ ("A string or null was expected.");
    }
}

/* The byte that a value of the field begins with; 0 for numbers. */
static char
get_first_byte (const WaymarkField *field)
{
  switch ((int) field->type)
    {
    case WAYMARK_FIELD_NUMBER:
      return '\0';
    case WAYMARK_FIELD_FLAG:
      return 't';
    case WAYMARK_FIELD_DUE:
      return '{';
    case WAYMARK_FIELD_MENTIONS:
      return '[';
    default:
      return waymark_json_field_is_status (field) ? '{' : '"';
    }
}

static gboolean
read_by_type (WaymarkJsonReader *reader,
              WaymarkJsonObject *object,
              const WaymarkField *field,
              WaymarkValue **value,
              GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  const char *expected = get_expected (field);
  gint64 number;

  switch (field->type)
    {
    case WAYMARK_FIELD_NUMBER:
      if (!waymark_json_scanner_read_integer (scanner, &number, expected, error))
        return FALSE;
      *value = waymark_value_new_integer (number);
      return TRUE;
    case WAYMARK_FIELD_FLAG:
      *value = waymark_value_new_boolean (TRUE);
      return waymark_json_scanner_read_word (scanner, "true", expected, error);
    case WAYMARK_FIELD_DUE:
      return read_due (reader, value, error);
    case WAYMARK_FIELD_MENTIONS:
      return waymark_json_read_mentions (reader, object, value, error);
    case WAYMARK_FIELD_LINK:
      return read_link (reader, object, field, value, error);
    case WAYMARK_FIELD_CHOICE:
      return read_choice (reader, field, expected, value, error);
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
    default:
      return waymark_json_read_text (reader, expected, value, error);
    }
}

static gboolean
check_value (WaymarkJsonReader *reader,
             const WaymarkField *field,
             const WaymarkValue *value,
             guint line,
             GError **error)
{
  g_autoptr (GError) bad = NULL;

  if (waymark_field_check (field, value, &bad))
    return TRUE;
  if (field->type == WAYMARK_FIELD_NUMBER)
    return waymark_json_scanner_fail_at (
        &reader->scanner,
        line,
        error,
        /* Translators: the smallest and the largest number that may stand at a place */
        _ ("A number from %d to %d was expected."),
        field->minimum,
        field->maximum);
  if (field->type == WAYMARK_FIELD_DATE)
    return waymark_json_scanner_fail_at (&reader->scanner, line, error, "%s", get_expected (field));
  return waymark_json_scanner_fail_at (&reader->scanner, line, error, "%s", bad->message);
}

/**
 * waymark_json_read_field:
 * @reader: a reader
 * @object: the object of the item
 * @field: a field of its kind
 * @error: return location for an error
 *
 * Reads the value of a field, checks it as any other, and puts it into the item.
 *
 * Returns: %TRUE if it was a value of the field
 */
gboolean
waymark_json_read_field (WaymarkJsonReader *reader,
                         WaymarkJsonObject *object,
                         const WaymarkField *field,
                         GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  g_autoptr (WaymarkValue) value = NULL;
  char first = waymark_json_scanner_peek (scanner);
  char expected = get_first_byte (field);
  guint line = scanner->line;

  if (first == 'n')
    return waymark_json_scanner_read_word (scanner, "null", get_expected (field), error);
  if (expected != '\0' && first != expected)
    return waymark_json_scanner_expect (scanner, get_expected (field), error);
  if (!read_by_type (reader, object, field, &value, error) ||
      !check_value (reader, field, value, line, error))
    return FALSE;

  waymark_plan_set (reader->plan, object->item, field->name, value);
  return TRUE;
}
