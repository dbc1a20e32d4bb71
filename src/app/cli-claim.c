/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include <glib/gi18n-lib.h>

#include "waymark-change-words.h"
#include "waymark-number.h"
#include "waymark-item-shown.h"

/* Paragraphs of a text on one line. */
static char *
on_one_line (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_free (text);
  return g_strjoinv (" ¶ ", lines);
}

/* A place is a list of the parent's id and a rank, which says nothing to people. */
static char *
place_to_words (WaymarkPlan *plan, const WaymarkValue *place)
{
  WaymarkValue *parent = place != NULL && waymark_value_get_type_of (place) == WAYMARK_VALUE_LIST
                             ? waymark_value_get_child (place, 0)
                             : NULL;
  WaymarkItem *item = NULL;
  g_autofree char *name = NULL;

  if (parent != NULL && waymark_value_get_type_of (parent) == WAYMARK_VALUE_STRING)
    item = waymark_plan_lookup (plan, waymark_value_get_string (parent));
  if (item == NULL)
    return g_strdup ("–");
  name = cli_name_item (item);
  /* Translators: %s is what an item stands under, as in “2.4  Hardship fund” */
  return g_strdup_printf (C_ ("place", "under %s"), name);
}

/**
 * cli_value_to_words:
 * @plan: the plan it belongs to
 * @kind: of the item
 * @field: name of the field, or `@place`
 * @value: (nullable): a value of it
 *
 * Returns: (transfer full): the value on one line, as `set` takes it; "–" for none
 */
char *
cli_value_to_words (WaymarkPlan *plan,
                    WaymarkKind kind,
                    const char *field,
                    const WaymarkValue *value)
{
  const WaymarkField *known;

  if (g_strcmp0 (field, "@place") == 0)
    return place_to_words (plan, value);
  known = field != NULL ? waymark_kind_get_field (kind, field) : NULL;
  if (value == NULL || known == NULL || waymark_value_get_type_of (value) == WAYMARK_VALUE_NULL)
    return g_strdup ("–");
  return on_one_line (waymark_value_to_exact_words (plan, known, value));
}

/**
 * cli_claim_to_source:
 * @claim: one of the values that stand side by side
 *
 * Returns: (transfer full): who wrote it and when
 */
char *
cli_claim_to_source (const WaymarkClaim *claim)
{
  g_autoptr (GDateTime) time =
      claim->time != 0 ? g_date_time_new_from_unix_local (claim->time) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  gboolean named = claim->person != NULL && *claim->person != '\0';
  const char *who = named           ? claim->person
                    : claim->is_own ? C_ ("person", "You")
                                    : C_ ("person", "Somebody");

  return when != NULL ? g_strdup_printf ("%s  %s", who, when) : g_strdup (who);
}

/**
 * cli_add_string:
 * @builder: where an object is open
 * @name: of a member
 * @string: (nullable): what it says; null if there is nothing
 */
void
cli_add_string (JsonBuilder *builder, const char *name, const char *string)
{
  json_builder_set_member_name (builder, name);
  if (string != NULL)
    json_builder_add_string_value (builder, string);
  else
    json_builder_add_null_value (builder);
}

/**
 * cli_add_item:
 * @builder: where an object is open
 * @plan: a plan
 * @id: id of an item that may be in it
 *
 * Adds `item`, and what people call it: `number` and `title`.
 */
void
cli_add_item (JsonBuilder *builder, WaymarkPlan *plan, const char *id)
{
  WaymarkItem *item = waymark_plan_lookup (plan, id);
  g_autofree char *number = item != NULL ? waymark_item_get_number_label (item) : NULL;
  g_autofree char *title = item != NULL ? waymark_item_get_title (item) : NULL;

  cli_add_string (builder, "item", id);
  cli_add_string (builder, "number", number);
  cli_add_string (builder, "title", title);
}

/**
 * cli_add_value:
 * @builder: where a value is wanted
 * @value: (nullable): a value of any type
 */
void
cli_add_value (JsonBuilder *builder, const WaymarkValue *value)
{
  switch (value != NULL ? waymark_value_get_type_of (value) : WAYMARK_VALUE_NULL)
    {
    case WAYMARK_VALUE_BOOLEAN:
      json_builder_add_boolean_value (builder, waymark_value_get_boolean (value));
      break;
    case WAYMARK_VALUE_INTEGER:
      json_builder_add_int_value (builder, waymark_value_get_integer (value));
      break;
    case WAYMARK_VALUE_STRING:
      json_builder_add_string_value (builder, waymark_value_get_string (value));
      break;
    case WAYMARK_VALUE_LIST:
      json_builder_begin_array (builder);
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        cli_add_value (builder, waymark_value_get_child (value, i));
      json_builder_end_array (builder);
      break;
    case WAYMARK_VALUE_NULL:
    default:
      json_builder_add_null_value (builder);
    }
}

/**
 * cli_add_claim:
 * @builder: where a value is wanted
 * @plan: the plan it belongs to
 * @kind: of the item
 * @field: (nullable): name of the field
 * @claim: one of the values that stand side by side
 *
 * Adds an object of the value, the same in words, who wrote it and when.
 */
void
cli_add_claim (JsonBuilder *builder,
               WaymarkPlan *plan,
               WaymarkKind kind,
               const char *field,
               const WaymarkClaim *claim)
{
  g_autofree char *words = cli_value_to_words (plan, kind, field, claim->value);
  g_autoptr (GDateTime) time =
      claim->time != 0 ? g_date_time_new_from_unix_utc (claim->time) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "value");
  cli_add_value (builder, claim->value);
  cli_add_string (builder, "words", words);
  cli_add_string (builder, "person", claim->person);
  cli_add_string (builder, "time", when);
  json_builder_set_member_name (builder, "own");
  json_builder_add_boolean_value (builder, claim->is_own);
  json_builder_end_object (builder);
}
