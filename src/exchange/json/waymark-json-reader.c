/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-rank.h"

#include "waymark-i18n.h"
#include "waymark-json-reader-private.h"
#include "waymark-json-shape.h"
#include "waymark-json.h"

/*
 * Reads the document once, from front to back, as its shape is known: what is not
 * expected at a place ends the reading there. Keys may stand in any order, so the
 * few that must be known first (id, kind, version) are looked up ahead. Files of
 * our own have them in front.
 */

/* Bits of WaymarkJsonObject.seen; the fields follow, then the lists. */
enum
{
  SEEN_ID = 1 << 0,
  SEEN_KIND = 1 << 1,
  SEEN_FORMAT = 1 << 2,
  SEEN_VERSION = 1 << 3,
  SEEN_DERIVED = 1 << 4,
  SEEN_HISTORY = 1 << 5,
  SEEN_FIELDS = 6,
};

static gboolean read_list (WaymarkJsonReader *reader,
                           WaymarkJsonObject *object,
                           const WaymarkJsonList *list,
                           GError **error);

static void
object_clear (WaymarkJsonObject *object)
{
  g_clear_pointer (&object->mentions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkJsonObject, object_clear)

static gboolean
is_plan (WaymarkJsonObject *object)
{
  return waymark_item_get_kind (object->item) == WAYMARK_KIND_PLAN;
}

/* Format and version: they have been checked before anything else was read. */
static gboolean
pass_header (WaymarkJsonReader *reader, guint bit, GError **error)
{
  gint64 version;

  if (bit == SEEN_VERSION)
    return waymark_json_scanner_read_integer (&reader->scanner, &version, "", error);
  return waymark_json_scanner_read_string (&reader->scanner, "", error);
}

/* Keys that are neither fields nor lists; 0 when @key is none of them here. */
static guint
get_special_bit (WaymarkJsonObject *object, const char *key)
{
  WaymarkKind kind = waymark_item_get_kind (object->item);

  if (strcmp (key, "id") == 0)
    return SEEN_ID;
  if (strcmp (key, "kind") == 0)
    return waymark_json_kind_says_kind (kind) ? SEEN_KIND : 0;
  if (g_strcmp0 (key, waymark_json_kind_get_derived (kind)) == 0)
    return SEEN_DERIVED;
  if (is_plan (object) && strcmp (key, "format") == 0)
    return SEEN_FORMAT;
  if (is_plan (object) && strcmp (key, "version") == 0)
    return SEEN_VERSION;
  if (is_plan (object) && strcmp (key, "history") == 0)
    return SEEN_HISTORY;
  return 0;
}

static gboolean
mark_seen (WaymarkJsonReader *reader, WaymarkJsonObject *object, guint bit, GError **error)
{
  if (object->seen & bit)
    return waymark_json_scanner_fail (&reader->scanner, error, _ ("This key is there twice."));
  object->seen |= bit;
  return TRUE;
}

static gboolean
read_special (WaymarkJsonReader *reader, WaymarkJsonObject *object, guint bit, GError **error)
{
  if (!mark_seen (reader, object, bit, error))
    return FALSE;
  if (bit == SEEN_HISTORY)
    return waymark_json_scanner_skip (&reader->scanner, error);
  if (bit == SEEN_DERIVED)
    return waymark_json_read_derived (reader, error);
  return pass_header (reader, bit, error);
}

/* The value of the key that was read last. */
static gboolean
read_value (WaymarkJsonReader *reader, WaymarkJsonObject *object, const char *key, GError **error)
{
  WaymarkKind kind = waymark_item_get_kind (object->item);
  guint special = get_special_bit (object, key);
  int nth = waymark_kind_find_field (kind, key);
  guint n_fields, n_lists;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  const WaymarkJsonList *lists = waymark_json_kind_get_lists (kind, &n_lists);

  if (special != 0)
    return read_special (reader, object, special, error);
  if (nth >= 0)
    return mark_seen (reader, object, 1u << (SEEN_FIELDS + nth), error) &&
           waymark_json_read_field (reader, object, &fields[nth], error);

  for (guint i = 0; i < n_lists; i++)
    if (strcmp (lists[i].key, key) == 0)
      return mark_seen (reader, object, 1u << (SEEN_FIELDS + n_fields + i), error) &&
             read_list (reader, object, &lists[i], error);

  g_assert_not_reached ();
}

static gboolean
is_known_key (WaymarkJsonObject *object, const char *key)
{
  WaymarkKind kind = waymark_item_get_kind (object->item);
  guint n_lists;
  const WaymarkJsonList *lists = waymark_json_kind_get_lists (kind, &n_lists);

  for (guint i = 0; i < n_lists; i++)
    if (strcmp (lists[i].key, key) == 0)
      return TRUE;
  return get_special_bit (object, key) != 0 || waymark_kind_find_field (kind, key) >= 0;
}

static gboolean
fail_missing (WaymarkJsonReader *reader, WaymarkJsonObject *object, const char *key, GError **error)
{
  return waymark_json_scanner_fail_at (&reader->scanner,
                                       object->line,
                                       error,
                                       /* Translators: a key of a JSON file, such as due */
                                       _ ("The key “%s” is missing."),
                                       key);
}

/* What was looked up ahead (id, kind, format, version) is known to be there. */
static gboolean
check_complete (WaymarkJsonReader *reader, WaymarkJsonObject *object, GError **error)
{
  WaymarkKind kind = waymark_item_get_kind (object->item);
  guint n_fields, n_lists;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  const WaymarkJsonList *lists = waymark_json_kind_get_lists (kind, &n_lists);

  for (guint i = 0; i < n_fields; i++)
    if (!(object->seen & 1u << (SEEN_FIELDS + i)))
      return fail_missing (reader, object, fields[i].name, error);
  for (guint i = 0; i < n_lists; i++)
    if (!(object->seen & 1u << (SEEN_FIELDS + n_fields + i)))
      return fail_missing (reader, object, lists[i].key, error);
  return TRUE;
}

/* The members of an object that has been opened, and its end. */
static gboolean
read_members (WaymarkJsonReader *reader, WaymarkJsonObject *object, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  gboolean more;

  for (gboolean first = TRUE;; first = FALSE)
    {
      g_autofree char *key = NULL;
      gsize path;

      if (!waymark_json_scanner_read_member (scanner, first, &more, error))
        return FALSE;
      if (!more)
        break;
      if (!is_known_key (object, scanner->string->str))
        {
          key = waymark_json_excerpt (scanner->string->str);
          /* Translators: a key of a JSON file that does not belong there */
          return waymark_json_scanner_fail (
              scanner, error, _ ("The key “%s” is not known here."), key);
        }

      key = g_strdup (scanner->string->str);
      path = waymark_json_scanner_push_key (scanner, key);
      if (!read_value (reader, object, key, error))
        return FALSE;
      waymark_json_scanner_pop (scanner, path);
    }

  return check_complete (reader, object, error) &&
         waymark_json_place_mentions (reader, object, error);
}

/*
 * A string that must be known before the members are read. Where it is missing or
 * no string, the error names the object's line or the value's.
 */
static gboolean
look_up_string (WaymarkJsonReader *reader,
                WaymarkJsonObject *object,
                const char *key,
                WaymarkJsonMark *mark,
                GError **error)
{
  if (!waymark_json_scanner_find (&reader->scanner, key, mark))
    return fail_missing (reader, object, key, error);
  waymark_json_scanner_push_key (&reader->scanner, key);
  return waymark_json_scanner_read_string (&reader->scanner, _ ("A string was expected."), error);
}

static gboolean
look_up_kind (WaymarkJsonReader *reader,
              WaymarkJsonObject *object,
              guint kinds,
              WaymarkKind *kind,
              GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  WaymarkJsonMark mark;
  gsize path = scanner->path->len;

  for (guint i = 0; i < WAYMARK_N_KINDS; i++)
    if (kinds == 1u << i && !waymark_json_kind_says_kind (i))
      {
        *kind = i;
        return TRUE;
      }

  if (!look_up_string (reader, object, "kind", &mark, error))
    return FALSE;
  if (!waymark_kind_from_name (scanner->string->str, kind) || !(kinds & 1u << *kind))
    {
      g_autofree char *word = waymark_json_excerpt (scanner->string->str);

      return waymark_json_scanner_fail (
          scanner,
          error,
          /* Translators: a kind of item that a JSON file names where none of that kind can be */
          _ ("An item of the kind “%s” cannot stand here."),
          word);
    }

  waymark_json_scanner_pop (scanner, path);
  waymark_json_scanner_return (scanner, &mark);
  return TRUE;
}

static gboolean
look_up_id (WaymarkJsonReader *reader, WaymarkJsonObject *object, char **id, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  WaymarkJsonMark mark;
  gsize path = scanner->path->len;

  if (!waymark_json_scanner_find (scanner, "id", &mark))
    return fail_missing (reader, object, "id", error);
  waymark_json_scanner_push_key (scanner, "id");
  if (!waymark_json_read_id (reader, error))
    return FALSE;
  if (reader->plan != NULL && waymark_plan_lookup (reader->plan, scanner->string->str) != NULL)
    return waymark_json_scanner_fail (scanner, error, _ ("Another item has this id already."));

  *id = g_strdup (scanner->string->str);
  waymark_json_scanner_pop (scanner, path);
  waymark_json_scanner_return (scanner, &mark);
  return TRUE;
}

static WaymarkItem *
append_item (WaymarkJsonReader *reader, WaymarkKind kind, const char *id, WaymarkItem *parent)
{
  guint n = waymark_item_get_n_children (parent);
  const char *last = n > 0 ? waymark_item_get_rank (waymark_item_get_child (parent, n - 1)) : NULL;
  g_autofree char *rank = waymark_rank_between (last, NULL, waymark_plan_get_id (reader->plan));

  return waymark_plan_add (reader->plan, kind, id, parent, rank);
}

static gboolean
read_item (WaymarkJsonReader *reader,
           WaymarkJsonObject *parent,
           const WaymarkJsonList *list,
           guint position,
           GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  g_auto (WaymarkJsonObject) object = { .parent = parent, .position = position };
  g_autofree char *id = NULL;
  WaymarkKind kind;

  waymark_json_scanner_peek (scanner);
  object.line = scanner->line;
  if (!waymark_json_scanner_read_open (scanner, '{', _ ("An object was expected."), error) ||
      !look_up_kind (reader, &object, list->kinds, &kind, error) ||
      !look_up_id (reader, &object, &id, error))
    return FALSE;

  object.item = append_item (reader, kind, id, parent->item);
  return read_members (reader, &object, error);
}

static gboolean
read_list (WaymarkJsonReader *reader,
           WaymarkJsonObject *object,
           const WaymarkJsonList *list,
           GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  gboolean more;

  if (!waymark_json_scanner_read_open (scanner, '[', _ ("A list was expected."), error))
    return FALSE;

  for (guint i = 0;; i++)
    {
      gsize path;

      if (!waymark_json_scanner_read_element (scanner, i == 0, &more, error))
        return FALSE;
      if (!more)
        return TRUE;

      path = waymark_json_scanner_push_index (scanner, i);
      if (!read_item (reader, object, list, i, error))
        return FALSE;
      waymark_json_scanner_pop (scanner, path);
    }
}

static gboolean
check_format (WaymarkJsonReader *reader, WaymarkJsonObject *object, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  WaymarkJsonMark mark;
  gint64 version;

  if (!look_up_string (reader, object, "format", &mark, error))
    return FALSE;
  if (strcmp (scanner->string->str, WAYMARK_JSON_FORMAT) != 0)
    return waymark_json_scanner_fail (scanner, error, _ ("This is not a plan written by Waymark."));
  waymark_json_scanner_pop (scanner, 0);
  waymark_json_scanner_return (scanner, &mark);

  if (!waymark_json_scanner_find (scanner, "version", &mark))
    return fail_missing (reader, object, "version", error);
  waymark_json_scanner_push_key (scanner, "version");
  if (!waymark_json_scanner_read_integer (
          scanner, &version, _ ("A whole number was expected."), error))
    return FALSE;
  if (version < WAYMARK_JSON_VERSION)
    return waymark_json_scanner_fail (
        scanner, error, _ ("There is no such version of the format."));
  if (version > WAYMARK_JSON_VERSION)
    {
      waymark_json_scanner_fail (
          scanner, error, _ ("A later version of Waymark wrote this file. Open it with that one."));
      if (error != NULL)
        (*error)->code = WAYMARK_ERROR_NEWER_FORMAT;
      return FALSE;
    }
  waymark_json_scanner_pop (scanner, 0);
  waymark_json_scanner_return (scanner, &mark);
  return TRUE;
}

static gboolean
read_plan (WaymarkJsonReader *reader, GError **error)
{
  WaymarkJsonScanner *scanner = &reader->scanner;
  g_auto (WaymarkJsonObject) object = { .position = 0 };
  g_autofree char *id = NULL;

  waymark_json_scanner_peek (scanner);
  object.line = scanner->line;
  if (!waymark_json_scanner_read_open (scanner, '{', _ ("A plan begins with “{”."), error) ||
      !check_format (reader, &object, error) || !look_up_id (reader, &object, &id, error))
    return FALSE;

  reader->plan = waymark_plan_new (id);
  waymark_plan_freeze (reader->plan);
  object.item = waymark_plan_get_root (reader->plan);

  return read_members (reader, &object, error) && waymark_json_scanner_read_end (scanner, error) &&
         waymark_json_follow_links (reader, error);
}

/**
 * waymark_json_read:
 * @text: a document
 * @length: its length in bytes
 * @name: what to call it in messages: the file's name
 * @error: return location for an error
 *
 * Reads a plan from JSON (data/waymark-plan.schema.json). The plan and its items
 * keep their ids, lists their order; `number`, a lead's `name` and a status's
 * `stage`, and the plan's `history` are ignored. Anything that is not exactly a plan is refused
 * with the line and the place: %WAYMARK_ERROR_BAD_JSON, or %WAYMARK_ERROR_NEWER_FORMAT for a later
 * version of the format.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
WaymarkPlan *
waymark_json_read (const char *text, gsize length, const char *name, GError **error)
{
  WaymarkJsonReader reader = { 0 };
  gboolean good;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  waymark_json_scanner_init (&reader.scanner, text, length, name);
  reader.links = g_array_new (FALSE, FALSE, sizeof (WaymarkJsonLink));

  good = read_plan (&reader, error);

  if (reader.plan != NULL)
    waymark_plan_thaw (reader.plan);
  if (!good)
    g_clear_object (&reader.plan);
  g_array_unref (reader.links);
  waymark_json_scanner_clear (&reader.scanner);
  return reader.plan;
}
