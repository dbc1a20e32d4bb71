/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-change-words.h"

#include "waymark-date-words.h"
#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-window.h"

/* ---- what a change is */

static WaymarkFate
fate_of_gone (const WaymarkHistoryChange *change)
{
  const char *before = waymark_value_get_string (change->from);
  const char *root = waymark_value_get_string (change->to);

  /* A branch goes and comes back as one: only its root is told. */
  if (root != NULL)
    return g_str_equal (root, change->item) ? WAYMARK_FATE_REMOVED : WAYMARK_FATE_NONE;
  if (before == NULL)
    return WAYMARK_FATE_ADDED;
  return g_str_equal (before, change->item) ? WAYMARK_FATE_BACK : WAYMARK_FATE_NONE;
}

/**
 * waymark_change_get_fate:
 * @change: a change
 *
 * Returns: what it means for its item
 */
WaymarkFate
waymark_change_get_fate (const WaymarkHistoryChange *change)
{
  g_return_val_if_fail (change != NULL, WAYMARK_FATE_NONE);

  if (g_str_equal (change->field, "@kind"))
    return WAYMARK_FATE_NONE; /* @gone says already that it is new */
  if (g_str_equal (change->field, "@gone"))
    return fate_of_gone (change);
  if (g_str_equal (change->field, "@place"))
    return change->from != NULL ? WAYMARK_FATE_MOVED : WAYMARK_FATE_NONE;
  return WAYMARK_FATE_CHANGED;
}

/**
 * waymark_fate_to_words:
 * @fate: a fate
 *
 * Returns: (transfer none) (nullable): one word for it, where there is one
 */
const char *
waymark_fate_to_words (WaymarkFate fate)
{
  switch (fate)
    {
    case WAYMARK_FATE_ADDED:
      return C_ ("history", "added");
    case WAYMARK_FATE_REMOVED:
      return C_ ("history", "deleted");
    case WAYMARK_FATE_BACK:
      return C_ ("history", "brought back");
    case WAYMARK_FATE_MOVED:
      return C_ ("history", "moved");
    case WAYMARK_FATE_NONE:
    case WAYMARK_FATE_CHANGED:
    default:
      return NULL;
    }
}

static gboolean
get_kind (const WaymarkHistoryChange *change, WaymarkKind *kind)
{
  return change->kind != NULL && waymark_kind_from_name (change->kind, kind);
}

static WaymarkChangeSort
sort_of_field (const WaymarkField *field)
{
  if (g_str_equal (field->name, "status") || g_str_equal (field->name, "rating") ||
      g_str_equal (field->name, "rating_reason"))
    return WAYMARK_CHANGE_STATUS;
  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
      return WAYMARK_CHANGE_WORDS;
    case WAYMARK_FIELD_DUE:
    case WAYMARK_FIELD_DATE:
      return WAYMARK_CHANGE_DATES;
    case WAYMARK_FIELD_LINK:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_NUMBER:
    case WAYMARK_FIELD_FLAG:
    case WAYMARK_FIELD_MENTIONS:
    case WAYMARK_FIELD_CONTENT:
    default:
      return WAYMARK_CHANGE_OTHER;
    }
}

/**
 * waymark_change_get_sorts:
 * @change: a change
 *
 * Returns: bit mask of 1 << #WaymarkChangeSort
 */
guint
waymark_change_get_sorts (const WaymarkHistoryChange *change)
{
  const WaymarkField *field;
  WaymarkKind kind;
  WaymarkFate fate;

  g_return_val_if_fail (change != NULL, 0);

  fate = waymark_change_get_fate (change);
  if (fate == WAYMARK_FATE_NONE || !get_kind (change, &kind))
    return 0;
  if (kind == WAYMARK_KIND_ASSIGNMENT)
    return 1u << WAYMARK_CHANGE_LEADS;
  if (waymark_kind_is_part_of_one (kind) || kind == WAYMARK_KIND_PARTY ||
      kind == WAYMARK_KIND_STATUS)
    return 1u << WAYMARK_CHANGE_OTHER;
  if (fate != WAYMARK_FATE_CHANGED)
    return 1u << WAYMARK_CHANGE_PLACES;
  field = waymark_kind_get_field (kind, change->field);
  return field != NULL ? 1u << sort_of_field (field) : 0;
}

/**
 * waymark_history_entry_get_sorts:
 * @entry: an entry whose changes have been read
 *
 * What a new item began with is no change of it: that it was added is.
 *
 * Returns: bit mask of 1 << #WaymarkChangeSort of all its changes
 */
guint
waymark_history_entry_get_sorts (const WaymarkHistoryEntry *entry)
{
  g_autoptr (GHashTable) new_items = g_hash_table_new (g_str_hash, g_str_equal);
  guint sorts = 0;

  g_return_val_if_fail (entry != NULL && entry->changes != NULL, 0);

  for (guint i = 0; i < entry->changes->len; i++)
    {
      const WaymarkHistoryChange *change = g_ptr_array_index (entry->changes, i);

      if (waymark_change_get_fate (change) == WAYMARK_FATE_ADDED)
        g_hash_table_add (new_items, change->item);
    }
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const WaymarkHistoryChange *change = g_ptr_array_index (entry->changes, i);
      gboolean added = waymark_change_get_fate (change) == WAYMARK_FATE_ADDED;

      if ((added || !g_hash_table_contains (new_items, change->item)) &&
          (change->parent == NULL || !g_hash_table_contains (new_items, change->parent)))
        sorts |= waymark_change_get_sorts (change);
    }
  return sorts;
}

/* ---- names */

/**
 * waymark_change_name_item:
 * @plan: the plan as it is now
 * @change: a change
 *
 * Returns: (transfer full): the number that the item has now, else the word for its kind
 */
char *
waymark_change_name_item (WaymarkPlan *plan, const WaymarkHistoryChange *change)
{
  WaymarkItem *item;
  g_autofree char *number = NULL;
  WaymarkKind kind;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  item = waymark_plan_lookup (plan, change->item);
  number = item != NULL ? waymark_item_get_number_words (item) : NULL;
  if (number != NULL)
    return g_steal_pointer (&number);
  if (get_kind (change, &kind))
    return g_strdup (waymark_kind_get_label (kind));
  return g_strdup (change->item);
}

/**
 * waymark_change_name_register:
 * @plan: the plan as it is now
 * @change: a change; its values do not matter
 *
 * Returns: (transfer full): what was changed, without how: "Due of 1.2(a)"
 */
char *
waymark_change_name_register (WaymarkPlan *plan, const WaymarkHistoryChange *change)
{
  g_autofree char *item = NULL;
  const WaymarkField *field = NULL;
  WaymarkKind kind;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  item = waymark_change_name_item (plan, change);
  if (get_kind (change, &kind))
    field = waymark_kind_get_field (kind, change->field);
  if (field != NULL)
    /* Translators: a field and its item: "Due of 1.2(a)" */
    return g_strdup_printf (C_ ("history", "%1$s of %2$s"), waymark_field_get_label (field), item);
  if (g_str_equal (change->field, "@place"))
    /* Translators: %s is an item such as "1.2(a)" */
    return g_strdup_printf (C_ ("history", "place of %s"), item);
  return g_steal_pointer (&item);
}

/* ---- values */

static const struct
{
  const char *field;
  const char *choice;
  const char *words;
} choices[] = {
  { "type", "organisation", NC_ ("party", "organisation") },
  { "type", "team", NC_ ("party", "team") },
  { "type", "role", NC_ ("party", "role") },
  { "type", "group", NC_ ("party", "group") },
  { "type", "everyone", NC_ ("party", "everyone") },
  { "type", "person", NC_ ("party", "person") },
  { "role", "lead", NC_ ("party", "leads") },
  { "role", "support", NC_ ("party", "supports") },
  { "relation", "see", NC_ ("relation", "see") },
  { "relation", "incorporated", NC_ ("relation", "merged into") },
  { "relation", "depends", NC_ ("relation", "depends on") },
  { "relation", "continues", NC_ ("relation", "continues") },
  { "rating", "green", NC_ ("rating", "Green") },
  { "rating", "amber", NC_ ("rating", "Amber") },
  { "rating", "red", NC_ ("rating", "Red") },
  { "rating", "blue", NC_ ("rating", "Blue") },
  { "decision", "proposed", NC_ ("decision", "proposed") },
  { "decision", "agreed", NC_ ("decision", "agreed") },
  { "decision", "refused", NC_ ("decision", "refused") },
};

/* The contexts above, by field. */
static const char *
context_of (const char *field)
{
  return g_str_equal (field, "type") || g_str_equal (field, "role") ? "party" : field;
}

/**
 * waymark_choice_to_words:
 * @field: name of a field of fixed words
 * @choice: one of them
 *
 * Returns: (transfer none): it in the reader's language
 */
const char *
waymark_choice_to_words (const char *field, const char *choice)
{
  g_return_val_if_fail (field != NULL && choice != NULL, NULL);

  if (g_str_equal (field, "stage"))
    return waymark_stage_get_label (waymark_stage_from_name (choice));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].field, field) && g_str_equal (choices[i].choice, choice))
      return waymark_pgettext2 (context_of (field), choices[i].words);
  return choice;
}

static char *
link_to_words (WaymarkPlan *plan, const char *id, gboolean exact)
{
  WaymarkItem *target = waymark_plan_lookup (plan, id);
  g_autofree char *number = NULL;

  if (target == NULL)
    return g_strdup (C_ ("item", "(deleted)"));
  if (waymark_item_get_kind (target) == WAYMARK_KIND_PARTY && !exact)
    return g_strdup (waymark_party_get_short (target));
  if (waymark_item_get_kind (target) == WAYMARK_KIND_PARTY ||
      waymark_item_get_kind (target) == WAYMARK_KIND_STATUS)
    return waymark_item_get_title (target);
  number = waymark_item_get_number_words (target);
  if (number != NULL && *number != '\0')
    return g_steal_pointer (&number);
  g_free (number);
  /* Priorities and meetings carry no number. */
  number = waymark_item_get_title (target);
  return exact ? g_strdup_printf (
                     "%s  %s", waymark_kind_get_label (waymark_item_get_kind (target)), number)
               : g_steal_pointer (&number);
}

static char *
due_to_words (const WaymarkValue *value, gboolean exact)
{
  const char *words = waymark_value_get_string (waymark_value_get_child (value, 0));
  const char *window = waymark_value_get_string (waymark_value_get_child (value, 1));

  if (exact && window != NULL && !g_str_equal (window, words))
    return g_strdup_printf ("%s (%s)", words, window);
  return g_strdup (words);
}

static char *
mentions_to_words (const WaymarkValue *value)
{
  GString *text = g_string_new (NULL);
  WaymarkValue *child;

  for (gsize i = 0; (child = waymark_value_get_child (value, i)) != NULL; i++)
    g_string_append_printf (text,
                            "%s%s: %s",
                            i > 0 ? "; " : "",
                            waymark_value_get_string (waymark_value_get_child (child, 0)),
                            waymark_value_get_string (waymark_value_get_child (child, 1)));
  return g_string_free (text, FALSE);
}

static char *
string_to_words (WaymarkPlan *plan, const WaymarkField *field, const char *string, gboolean exact)
{
  if (field->type == WAYMARK_FIELD_LINK)
    return link_to_words (plan, string, exact);
  if (field->type == WAYMARK_FIELD_TEXT || field->type == WAYMARK_FIELD_WORDS)
    return waymark_text_show (plan, string, NULL);
  /* Nobody reads what is packed; its digest stands beside it. */
  if (field->type == WAYMARK_FIELD_CONTENT)
    return g_format_size (strlen (string));
  if (exact)
    return g_strdup (string);
  if (field->type == WAYMARK_FIELD_CHOICE)
    return g_strdup (waymark_choice_to_words (field->name, string));
  if (field->type == WAYMARK_FIELD_DATE)
    return waymark_window_format (string, 0);
  return g_strdup (string);
}

static char *
number_to_words (const WaymarkField *field, gint64 number, gboolean exact)
{
  if (!exact && g_str_equal (field->name, "year_start") && number >= 1 && number <= 12)
    {
      g_autoptr (GDateTime) day = g_date_time_new_local (2024, (int) number, 1, 0, 0, 0);

      return waymark_date_format (day, "%OB");
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
to_words (WaymarkPlan *plan, const WaymarkField *field, const WaymarkValue *value, gboolean exact)
{
  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_NULL:
      return g_strdup ("");
    case WAYMARK_VALUE_BOOLEAN:
      if (exact)
        return g_strdup (waymark_value_get_boolean (value) ? "true" : "false");
      return g_strdup (waymark_value_get_boolean (value) ? C_ ("value", "yes")
                                                         : C_ ("value", "no"));
    case WAYMARK_VALUE_INTEGER:
      return number_to_words (field, waymark_value_get_integer (value), exact);
    case WAYMARK_VALUE_LIST:
      return field->type == WAYMARK_FIELD_DUE ? due_to_words (value, exact)
                                              : mentions_to_words (value);
    case WAYMARK_VALUE_STRING:
      return string_to_words (plan, field, waymark_value_get_string (value), exact);
    default:
      g_assert_not_reached ();
    }
}

/**
 * waymark_value_to_words:
 * @plan: the plan that the value is of
 * @field: its field
 * @value: (nullable): a value
 *
 * Links are shown as the number, short name or word that their target has now; dates
 * as they were written; fixed words in the reader's language.
 *
 * Returns: (transfer full): the value in words; empty when unset
 */
char *
waymark_value_to_words (WaymarkPlan *plan, const WaymarkField *field, const WaymarkValue *value)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && field != NULL, NULL);

  return to_words (plan, field, value, FALSE);
}

/**
 * waymark_value_to_exact_words:
 * @plan: the plan that the value is of
 * @field: its field
 * @value: (nullable): a value
 *
 * As waymark_value_to_words(), but with the window of a date where the words say
 * something else, full names, and fixed words as they are in the file.
 *
 * Returns: (transfer full): the value in words; empty when unset
 */
char *
waymark_value_to_exact_words (WaymarkPlan *plan,
                              const WaymarkField *field,
                              const WaymarkValue *value)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && field != NULL, NULL);

  return to_words (plan, field, value, TRUE);
}
