/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-reference-text.h"

#include "waymark-i18n.h"
#include "waymark-json-reader-private.h"
#include "waymark-json-shape.h"

static gboolean
is_text (const WaymarkField *field)
{
  return field->type == WAYMARK_FIELD_TEXT || field->type == WAYMARK_FIELD_WORDS;
}

/* The next part of a mention: a comma, then something. */
static gboolean
read_comma (WaymarkJsonReader *reader, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  gboolean more;

  if (!waymark_json_scanner_read_element (scanner, FALSE, &more, error))
    return FALSE;
  if (!more)
    return waymark_json_scanner_fail (
        scanner, error, _ ("A mention is two strings, or a string and two numbers."));
  return TRUE;
}

static gboolean
read_end_of_mention (WaymarkJsonReader *reader, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  gboolean more;

  if (!waymark_json_scanner_read_element (scanner, FALSE, &more, error))
    return FALSE;
  if (more)
    return waymark_json_scanner_fail (
        scanner, error, _ ("A mention is two strings, or a string and two numbers."));
  return TRUE;
}

/* Behind the field's name: start and length in the text. */
static gboolean
read_text_mention (WaymarkJsonReader *reader,
                   WaymarkJsonObject *reference,
                   const char *name,
                   const WaymarkJsonMention *place,
                   GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  WaymarkJsonObject *around = reference->parent;
  WaymarkKind kind = waymark_item_get_kind (around->item);
  WaymarkJsonMention mention = *place;
  int field = waymark_kind_find_field (kind, name);

  if (field < 0 || !is_text (&waymark_kind_get_fields (kind, NULL)[field]))
    {
      g_autofree char *excerpt = waymark_json_excerpt (name);

      return waymark_json_scanner_fail_at (
          scanner,
          mention.line,
          error,
          /* Translators: what a JSON file has where the name of a text should stand */
          _ ("“%s” is no text of this item."),
          excerpt);
    }

  if (!waymark_json_scanner_read_integer (
          scanner, &mention.start, _ ("A whole number was expected."), error) ||
      !read_comma (reader, error) ||
      !waymark_json_scanner_read_integer (
          scanner, &mention.length, _ ("A whole number was expected."), error))
    return FALSE;
  if (mention.start < 0 || mention.length < 1)
    return waymark_json_scanner_fail (
        scanner, error, _ ("A mention begins at 0 or later and has a length."));

  mention.field = (guint) field;
  g_strlcpy (mention.reference, waymark_item_get_id (reference->item), sizeof mention.reference);
  if (around->mentions == NULL)
    around->mentions = g_array_new (FALSE, FALSE, sizeof (WaymarkJsonMention));
  g_array_append_val (around->mentions, mention);
  return TRUE;
}

/* Inside the brackets of a mention. */
static gboolean
read_mention (WaymarkJsonReader *reader,
              WaymarkJsonObject *reference,
              guint nth,
              GPtrArray *cells,
              GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  g_autoptr (WaymarkValue) name = NULL;
  g_autoptr (WaymarkValue) words = NULL;
  WaymarkJsonMention place = { .position = reference->position, .nth = nth };
  char next;

  waymark_json_scanner_peek (scanner);
  place.line = scanner->line;
  if (!waymark_json_scanner_read_open (scanner, '[', _ ("A list was expected."), error) ||
      !waymark_json_read_text (reader, _ ("The name of a field was expected."), &name, error) ||
      !read_comma (reader, error))
    return FALSE;

  next = waymark_json_scanner_peek (scanner);
  if (next == '-' || g_ascii_isdigit (next))
    {
      if (!read_text_mention (reader, reference, waymark_value_get_string (name), &place, error))
        return FALSE;
    }
  else
    {
      WaymarkValue *parts[2];

      if (!waymark_json_read_text (reader, _ ("Words or a number were expected."), &words, error))
        return FALSE;
      parts[0] = name;
      parts[1] = words;
      g_ptr_array_add (cells, waymark_value_new_list (parts, 2));
    }
  return read_end_of_mention (reader, error);
}

/**
 * waymark_json_read_mentions:
 * @reader: a reader
 * @reference: the object of a reference
 * @value: (out) (nullable): the cells that were pointers
 * @error: return location for an error
 *
 * Reads where a reference is mentioned. Places in texts are kept with the object
 * around, whose texts may still be to come.
 *
 * Returns: %TRUE if all of it was good
 */
gboolean
waymark_json_read_mentions (WaymarkJsonReader *reader,
                            WaymarkJsonObject *reference,
                            WaymarkValue **value,
                            GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  g_autoptr (GPtrArray) cells =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);
  gboolean more;

  if (!waymark_json_scanner_read_open (scanner, '[', _ ("A list or null was expected."), error))
    return FALSE;

  for (guint i = 0;; i++)
    {
      gsize path;

      if (!waymark_json_scanner_read_element (scanner, i == 0, &more, error))
        return FALSE;
      if (!more && i == 0)
        return waymark_json_scanner_fail (scanner, error, _ ("No mentions are written as null."));
      if (!more)
        break;
      path = waymark_json_scanner_push_index (scanner, i);
      if (!read_mention (reader, reference, i, cells, error))
        return FALSE;
      waymark_json_scanner_pop (scanner, path);
    }

  *value =
      cells->len > 0 ? waymark_value_new_list ((WaymarkValue **) cells->pdata, cells->len) : NULL;
  return TRUE;
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const WaymarkJsonMention *x = a;
  const WaymarkJsonMention *y = b;

  if (x->field != y->field)
    return x->field < y->field ? -1 : 1;
  return x->start < y->start ? -1 : x->start > y->start;
}

static gboolean
fail_mention (WaymarkJsonReader *reader,
              const WaymarkJsonMention *mention,
              const char *message,
              GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;

  waymark_json_scanner_push_key (scanner, "references");
  waymark_json_scanner_push_index (scanner, mention->position);
  waymark_json_scanner_push_key (scanner, "mentions");
  waymark_json_scanner_push_index (scanner, mention->nth);
  return waymark_json_scanner_fail_at (scanner, mention->line, error, "%s", message);
}

/* The mentions of one text, in order, as spans of bytes. */
static GArray *
get_spans (WaymarkJsonReader *reader,
           const char *written,
           const WaymarkJsonMention *mentions,
           guint n_mentions,
           GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (WaymarkTextSpan));
  gint64 n_characters = written != NULL ? g_utf8_strlen (written, -1) : 0;
  gint64 position = 0;
  const char *at = written;

  for (guint i = 0; i < n_mentions; i++)
    {
      WaymarkTextSpan span = { 0 };

      if (mentions[i].start > n_characters || mentions[i].length > n_characters - mentions[i].start)
        {
          fail_mention (reader, &mentions[i], _ ("The text ends before this place."), error);
          return NULL;
        }
      if (mentions[i].start < position)
        {
          fail_mention (
              reader, &mentions[i], _ ("Another reference is mentioned at this place."), error);
          return NULL;
        }

      at = g_utf8_offset_to_pointer (at, (glong) (mentions[i].start - position));
      span.start = (gsize) (at - written);
      at = g_utf8_offset_to_pointer (at, (glong) mentions[i].length);
      span.length = (gsize) (at - written) - span.start;
      position = mentions[i].start + mentions[i].length;
      g_strlcpy (span.reference, mentions[i].reference, sizeof span.reference);
      g_array_append_val (spans, span);
    }
  return g_steal_pointer (&spans);
}

static gboolean
mark_text (WaymarkJsonReader *reader,
           WaymarkJsonObject *object,
           const WaymarkJsonMention *mentions,
           guint n_mentions,
           GError **error)
{
  const WaymarkField *field =
      &waymark_kind_get_fields (waymark_item_get_kind (object->item), NULL)[mentions->field];
  const char *written = waymark_item_get_string (object->item, field->name);
  g_autoptr (GArray) spans = get_spans (reader, written, mentions, n_mentions, error);
  g_autoptr (GError) bad = NULL;
  g_autoptr (WaymarkValue) value = NULL;
  g_autofree char *marked = NULL;

  if (spans == NULL)
    return FALSE;

  marked = waymark_text_mark (written, (const WaymarkTextSpan *) spans->data, spans->len);
  value = waymark_value_new_string (marked);
  if (!waymark_field_check (field, value, &bad))
    return fail_mention (reader, mentions, bad->message, error);

  waymark_plan_set (reader->plan, object->item, field->name, value);
  return TRUE;
}

/**
 * waymark_json_place_mentions:
 * @reader: a reader
 * @object: an object that has been read
 * @error: return location for an error
 *
 * Puts the markers of the references of an item into its texts.
 *
 * Returns: %TRUE if each mention had its place
 */
gboolean
waymark_json_place_mentions (WaymarkJsonReader *reader, WaymarkJsonObject *object, GError **error)
{
  const WaymarkJsonMention *mentions;
  guint n_mentions = object->mentions != NULL ? object->mentions->len : 0;
  guint behind;

  if (n_mentions == 0)
    return TRUE;

  g_array_sort (object->mentions, compare_mentions);
  mentions = (const WaymarkJsonMention *) object->mentions->data;
  for (guint i = 0; i < n_mentions; i = behind)
    {
      for (behind = i + 1; behind < n_mentions && mentions[behind].field == mentions[i].field;
           behind++)
        ;
      if (!mark_text (reader, object, mentions + i, behind - i, error))
        return FALSE;
    }
  return TRUE;
}

/* Where an item stands in the document: its place in the list of its parent. */
static void
push_item (WaymarkJsonScanner *scanner, WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  WaymarkItem *sibling;
  const WaymarkJsonList *list;
  guint n_lists;
  guint index = 0;

  if (parent == NULL)
    return;

  push_item (scanner, parent);
  list = waymark_json_kind_get_lists (waymark_item_get_kind (parent), &n_lists);
  while (!(list->kinds & 1u << waymark_item_get_kind (item)))
    list++;
  for (guint i = 0; (sibling = waymark_item_get_child (parent, i)) != item; i++)
    if (list->kinds & 1u << waymark_item_get_kind (sibling))
      index++;

  waymark_json_scanner_push_key (scanner, list->key);
  waymark_json_scanner_push_index (scanner, index);
}

static gboolean
fail_link (WaymarkJsonReader *reader,
           const WaymarkJsonLink *link,
           const char *message,
           GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;

  waymark_json_scanner_pop (scanner, 0);
  push_item (scanner, link->item);
  waymark_json_scanner_push_key (scanner, link->field->name);
  if (waymark_json_field_is_status (link->field))
    waymark_json_scanner_push_key (scanner, "id");
  return waymark_json_scanner_fail_at (scanner, link->line, error, "%s", message);
}

/**
 * waymark_json_follow_links:
 * @reader: a reader at the end of the document
 * @error: return location for an error
 *
 * Checks that every link leads to an item of the plan, of a kind that it may lead to.
 *
 * Returns: %TRUE if so
 */
gboolean
waymark_json_follow_links (WaymarkJsonReader *reader, GError **error)
{
  for (guint i = 0; i < reader->links->len; i++)
    {
      const WaymarkJsonLink *link = &g_array_index (reader->links, WaymarkJsonLink, i);
      const char *id = waymark_item_get_string (link->item, link->field->name);
      WaymarkItem *target = waymark_plan_lookup (reader->plan, id);

      if (target == NULL)
        return fail_link (reader, link, _ ("No item of this plan has this id."), error);
      if (!(link->field->targets & 1u << waymark_item_get_kind (target)))
        return fail_link (reader, link, _ ("This cannot point to an item of that kind."), error);
    }
  return TRUE;
}
