/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How items are written on the clipboard. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clip-private.h"
#include "waymark-error.h"
#include "waymark-json-output.h"
#include "waymark-json-scanner.h"

#define FORMAT "waymark-items"
#define VERSION 1

/* Values of fields are lists of lists at most. */
#define MAX_DEPTH 3

/* --- writing */

static void
write_value (WaymarkJsonOutput *output, WaymarkValue *value)
{
  switch (value != NULL ? waymark_value_get_type_of (value) : WAYMARK_VALUE_NULL)
    {
    case WAYMARK_VALUE_BOOLEAN:
      if (waymark_value_get_boolean (value))
        waymark_json_output_true (output);
      else
        waymark_json_output_null (output);
      break;
    case WAYMARK_VALUE_INTEGER:
      waymark_json_output_integer (output, waymark_value_get_integer (value));
      break;
    case WAYMARK_VALUE_STRING:
      waymark_json_output_string (output, waymark_value_get_string (value));
      break;
    case WAYMARK_VALUE_LIST:
      waymark_json_output_open (output, '[');
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        {
          waymark_json_output_element (output);
          write_value (output, waymark_value_get_child (value, i));
        }
      waymark_json_output_close (output, ']');
      break;
    case WAYMARK_VALUE_NULL:
    default:
      waymark_json_output_null (output);
    }
}

static void
write_member (WaymarkJsonOutput *output, const char *key, const char *words)
{
  if (words == NULL)
    return;
  waymark_json_output_key (output, key);
  waymark_json_output_string (output, words);
}

static void
write_item (WaymarkJsonOutput *output, WaymarkClipItem *item)
{
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (item->kind, &n);

  waymark_json_output_element (output);
  waymark_json_output_open (output, '{');
  write_member (output, "kind", waymark_kind_get_name (item->kind));
  write_member (output, "id", item->id);
  write_member (output, "parent", item->parent);
  write_member (output, "shown", item->shown);
  waymark_json_output_key (output, "fields");
  waymark_json_output_open (output, '{');
  for (guint i = 0; i < n; i++)
    if (item->values[i] != NULL)
      {
        waymark_json_output_key (output, fields[i].name);
        write_value (output, item->values[i]);
      }
  waymark_json_output_close (output, '}');
  waymark_json_output_close (output, '}');
}

/**
 * waymark_clip_write:
 * @clip: a clip
 *
 * Returns: (transfer full): the clip as JSON, for the clipboard
 */
GBytes *
waymark_clip_write (WaymarkClip *clip)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  WaymarkJsonOutput output;

  waymark_json_output_init (&output, stream, NULL);
  waymark_json_output_open (&output, '{');
  write_member (&output, "format", FORMAT);
  waymark_json_output_key (&output, "version");
  waymark_json_output_integer (&output, VERSION);
  write_member (&output, "plan", clip->plan);
  waymark_json_output_key (&output, "items");
  waymark_json_output_open (&output, '[');
  for (guint i = 0; i < clip->items->len; i++)
    write_item (&output, clip->items->pdata[i]);
  waymark_json_output_close (&output, ']');
  waymark_json_output_close (&output, '}');
  /* Memory does not fail. */
  waymark_json_output_finish (&output, NULL);
  waymark_json_output_clear (&output);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* --- reading */

static gboolean
read_value (WaymarkJsonScanner *scanner, guint depth, WaymarkValue **value, GError **error);

static void
free_value (gpointer value)
{
  if (value != NULL)
    waymark_value_unref (value);
}

static gboolean
read_list (WaymarkJsonScanner *scanner, guint depth, WaymarkValue **value, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_value);
  gboolean more = TRUE;

  if (depth == MAX_DEPTH)
    return waymark_json_scanner_fail (scanner, error, "%s", _ ("This list is too deep."));
  if (!waymark_json_scanner_read_open (scanner, '[', _ ("A list is expected."), error))
    return FALSE;
  for (gboolean first = TRUE; more; first = FALSE)
    {
      WaymarkValue *child = NULL;

      if (!waymark_json_scanner_read_element (scanner, first, &more, error) ||
          (more && !read_value (scanner, depth + 1, &child, error)))
        return FALSE;
      if (more)
        g_ptr_array_add (values, child);
    }
  *value = waymark_value_new_list ((WaymarkValue *const *) values->pdata, values->len);
  return TRUE;
}

static gboolean
read_value (WaymarkJsonScanner *scanner, guint depth, WaymarkValue **value, GError **error)
{
  gint64 number;

  switch (waymark_json_scanner_peek (scanner))
    {
    case '"':
      if (!waymark_json_scanner_read_string (scanner, _ ("Words are expected."), error))
        return FALSE;
      *value = waymark_value_new_string (scanner->string->str);
      return TRUE;
    case 't':
      if (!waymark_json_scanner_read_word (scanner, "true", _ ("A value is expected."), error))
        return FALSE;
      *value = waymark_value_new_boolean (TRUE);
      return TRUE;
    case 'n':
      return waymark_json_scanner_read_word (scanner, "null", _ ("A value is expected."), error);
    case '[':
      return read_list (scanner, depth, value, error);
    default:
      if (!waymark_json_scanner_read_integer (scanner, &number, _ ("A value is expected."), error))
        return FALSE;
      *value = waymark_value_new_integer (number);
      return TRUE;
    }
}

static gboolean
read_fields (WaymarkJsonScanner *scanner, WaymarkClipItem *item, GError **error)
{
  gboolean more = TRUE;

  if (!waymark_json_scanner_read_open (scanner, '{', _ ("An object is expected."), error))
    return FALSE;
  for (gboolean first = TRUE; more; first = FALSE)
    {
      int index;

      if (!waymark_json_scanner_read_member (scanner, first, &more, error))
        return FALSE;
      if (!more)
        break;
      index = waymark_kind_find_field (item->kind, scanner->string->str);
      if (index < 0)
        {
          if (!waymark_json_scanner_skip (scanner, error))
            return FALSE;
          continue;
        }
      g_clear_pointer (&item->values[index], waymark_value_unref);
      if (!read_value (scanner, 0, &item->values[index], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_words (WaymarkJsonScanner *scanner, char **words, GError **error)
{
  if (!waymark_json_scanner_read_string (scanner, _ ("Words are expected."), error))
    return FALSE;
  g_free (*words);
  *words = g_strdup (scanner->string->str);
  return TRUE;
}

/* "kind" comes first, as the fields depend on it. */
static WaymarkClipItem *
read_kind (WaymarkJsonScanner *scanner, WaymarkClip *clip, GError **error)
{
  WaymarkKind kind;
  gboolean more;

  if (!waymark_json_scanner_read_open (scanner, '{', _ ("An object is expected."), error) ||
      !waymark_json_scanner_read_member (scanner, TRUE, &more, error))
    return NULL;
  if (!more || !g_str_equal (scanner->string->str, "kind"))
    {
      waymark_json_scanner_fail (scanner, error, "%s", _ ("The kind of an item is expected."));
      return NULL;
    }
  if (!waymark_json_scanner_read_string (scanner, _ ("Words are expected."), error))
    return NULL;
  if (!waymark_kind_from_name (scanner->string->str, &kind) || kind == WAYMARK_KIND_PLAN)
    {
      waymark_json_scanner_fail (scanner, error, "%s", _ ("There is no such kind of item."));
      return NULL;
    }
  return waymark_clip_add (clip, kind);
}

static gboolean
read_item (WaymarkJsonScanner *scanner, WaymarkClip *clip, GError **error)
{
  WaymarkClipItem *item = read_kind (scanner, clip, error);
  gboolean more = item != NULL;

  while (more)
    {
      const char *key;
      gboolean read;

      if (!waymark_json_scanner_read_member (scanner, FALSE, &more, error))
        return FALSE;
      if (!more)
        break;
      key = scanner->string->str;
      if (g_str_equal (key, "id"))
        read = read_words (scanner, &item->id, error);
      else if (g_str_equal (key, "parent"))
        read = read_words (scanner, &item->parent, error);
      else if (g_str_equal (key, "shown"))
        read = read_words (scanner, &item->shown, error);
      else if (g_str_equal (key, "fields"))
        read = read_fields (scanner, item, error);
      else
        read = waymark_json_scanner_skip (scanner, error);
      if (!read)
        return FALSE;
    }
  if (item != NULL && item->id == NULL)
    return waymark_json_scanner_fail (scanner, error, "%s", _ ("An item has no id."));
  return item != NULL;
}

static gboolean
read_items (WaymarkJsonScanner *scanner, WaymarkClip *clip, GError **error)
{
  gboolean more = TRUE;

  if (!waymark_json_scanner_read_open (scanner, '[', _ ("A list is expected."), error))
    return FALSE;
  for (gboolean first = TRUE; more; first = FALSE)
    if (!waymark_json_scanner_read_element (scanner, first, &more, error) ||
        (more && !read_item (scanner, clip, error)))
      return FALSE;
  return TRUE;
}

static gboolean
read_all (WaymarkJsonScanner *scanner, WaymarkClip *clip, GError **error)
{
  g_autofree char *format = NULL;
  gint64 version = 0;
  gboolean more = TRUE;

  if (!waymark_json_scanner_read_open (scanner, '{', _ ("An object is expected."), error))
    return FALSE;
  for (gboolean first = TRUE; more; first = FALSE)
    {
      gboolean read;

      if (!waymark_json_scanner_read_member (scanner, first, &more, error))
        return FALSE;
      if (!more)
        break;
      if (g_str_equal (scanner->string->str, "format"))
        read = read_words (scanner, &format, error);
      else if (g_str_equal (scanner->string->str, "version"))
        read = waymark_json_scanner_read_integer (
            scanner, &version, _ ("A value is expected."), error);
      else if (g_str_equal (scanner->string->str, "plan"))
        read = read_words (scanner, &clip->plan, error);
      else if (g_str_equal (scanner->string->str, "items"))
        read = read_items (scanner, clip, error);
      else
        read = waymark_json_scanner_skip (scanner, error);
      if (!read)
        return FALSE;
    }
  if (g_strcmp0 (format, FORMAT) != 0 || version != VERSION)
    return waymark_json_scanner_fail (
        scanner, error, "%s", _ ("It was copied by another version."));
  return waymark_json_scanner_read_end (scanner, error);
}

/**
 * waymark_clip_read:
 * @text: what waymark_clip_write() made, perhaps by another program
 * @length: bytes
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the clip
 */
WaymarkClip *
waymark_clip_read (const char *text, gsize length, GError **error)
{
  g_autoptr (WaymarkClip) clip = waymark_clip_new_empty (NULL);
  WaymarkJsonScanner scanner;
  gboolean read;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  waymark_json_scanner_init (&scanner, text, length, _ ("The clipboard"));
  read = read_all (&scanner, clip, error);
  waymark_json_scanner_clear (&scanner);
  return read ? g_steal_pointer (&clip) : NULL;
}
