/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-conflicts.h"
#include "waymark-number.h"
#include "waymark-item-shown.h"

static const char *
type_to_word (WaymarkConflictType type)
{
  switch (type)
    {
    case WAYMARK_CONFLICT_FIELD:
      return "field";
    case WAYMARK_CONFLICT_PLACE:
      return "place";
    case WAYMARK_CONFLICT_DELETED:
      return "deleted";
    case WAYMARK_CONFLICT_DUPLICATE:
    default:
      return "duplicate";
    }
}

/* What stands for the field on the command line. */
static const char *
get_field (const WaymarkConflict *conflict)
{
  return conflict->type == WAYMARK_CONFLICT_FIELD ? conflict->field : type_to_word (conflict->type);
}

static WaymarkKind
get_kind (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkItem *item = waymark_plan_lookup (plan, conflict->item);

  return item != NULL ? waymark_item_get_kind (item) : WAYMARK_KIND_PLAN;
}

/* --- listing */

/* What `choose` takes for the item: its number where it has one. */
static char *
name_conflict (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkItem *item = waymark_plan_lookup (plan, conflict->item);
  g_autofree char *number = item != NULL ? waymark_item_get_number_label (item) : NULL;
  g_autofree char *title = item != NULL ? waymark_item_get_title (item) : NULL;

  if (g_str_equal (conflict->item, "plan"))
    number = g_strdup ("plan");
  return g_strdup_printf (
      "%s  %s", number != NULL ? number : conflict->item, title != NULL ? title : "");
}

static void
print_claims (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkKind kind = get_kind (plan, conflict);

  for (guint i = 0; i < conflict->claims->len; i++)
    {
      const WaymarkClaim *claim = g_ptr_array_index (conflict->claims, i);
      g_autofree char *source = cli_claim_to_source (claim);
      g_autofree char *words = cli_value_to_words (plan, kind, conflict->field, claim->value);

      cli_print ("    %u  %s  (%s)\n", i + 1, words, source);
    }
}

static void
print_deletion (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  for (guint i = 0; i < conflict->claims->len; i++)
    {
      g_autofree char *source = cli_claim_to_source (g_ptr_array_index (conflict->claims, i));

      /* Translators: %s is who and when */
      cli_print (_ ("    deleted by %s"), source);
      cli_print ("\n");
    }
  /* Translators: %u is how many there are */
  cli_print (ngettext ("    %u item stays until somebody chooses: keep, or delete\n",
                       "    %u items stay until somebody chooses: keep, or delete\n",
                       conflict->items->len),
             conflict->items->len);
}

static void
print_duplicates (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  for (guint i = 0; i < conflict->items->len; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, g_ptr_array_index (conflict->items, i));
      g_autofree char *name = item != NULL ? cli_name_item (item) : g_strdup ("–");
      const char *role = item != NULL ? waymark_item_get_string (item, "role") : NULL;
      const char *qualifier = item != NULL ? waymark_item_get_string (item, "qualifier") : NULL;

      cli_print ("    %u  %s", i + 1, name);
      if (role != NULL)
        cli_print ("  %s", role);
      if (qualifier != NULL)
        cli_print ("  [%s]", qualifier);
      cli_print ("\n");
    }
}

static void
print_conflict (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  g_autofree char *name = name_conflict (plan, conflict);

  cli_print ("%s\n  %s\n", name, get_field (conflict));
  switch (conflict->type)
    {
    case WAYMARK_CONFLICT_DELETED:
      print_deletion (plan, conflict);
      break;
    case WAYMARK_CONFLICT_DUPLICATE:
      print_duplicates (plan, conflict);
      break;
    case WAYMARK_CONFLICT_FIELD:
    case WAYMARK_CONFLICT_PLACE:
    default:
      print_claims (plan, conflict);
    }
}

static void
add_conflict (JsonBuilder *builder, WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, type_to_word (conflict->type));
  cli_add_item (builder, plan, conflict->item);
  cli_add_string (builder, "field", conflict->field);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflict->claims->len; i++)
    cli_add_claim (builder,
                   plan,
                   get_kind (plan, conflict),
                   conflict->field,
                   g_ptr_array_index (conflict->claims, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflict->items->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (conflict->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (WaymarkPlan *plan, GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (builder, plan, g_ptr_array_index (conflicts, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  cli_print ("%s\n", text);
}

/**
 * cli_conflicts:
 * @document: the open plan
 * @options: PLAN, `--json`
 * @error: why they cannot be read
 *
 * Prints what stands side by side in a plan and waits for somebody to choose.
 *
 * Returns: whether it was printed
 */
gboolean
cli_conflicts (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  g_autoptr (GPtrArray) conflicts = waymark_conflicts_list (document, error);

  if (conflicts == NULL)
    return FALSE;
  if (options->json)
    print_json (plan, conflicts);
  else
    for (guint i = 0; i < conflicts->len; i++)
      print_conflict (plan, g_ptr_array_index (conflicts, i));
  return TRUE;
}

/* --- choosing */

static const WaymarkConflict *
find_conflict (GPtrArray *conflicts, WaymarkItem *item, const char *field)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const WaymarkConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_equal (conflict->item, waymark_item_get_id (item)) &&
          g_str_equal (get_field (conflict), field))
        return conflict;
    }
  return NULL;
}

static gboolean
fail_choice (const char *typed, guint n_choices, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %1$s is what was typed, %2$u the highest number there is */
               _ ("“%1$s” is no choice: it takes a number from 1 to %2$u, as “waymark-cli "
                  "conflicts” prints them."),
               typed,
               n_choices);
  return FALSE;
}

static gboolean
choose_nth (WaymarkDocument *document,
            const WaymarkConflict *conflict,
            const char *typed,
            GError **error)
{
  guint n_choices =
      conflict->type == WAYMARK_CONFLICT_DUPLICATE ? conflict->items->len : conflict->claims->len;
  guint64 nth;

  if (typed == NULL || !g_ascii_string_to_unsigned (typed, 10, 1, n_choices, &nth, NULL))
    return fail_choice (typed != NULL ? typed : "", n_choices, error);
  return waymark_conflict_choose (
      document, conflict, (guint) nth - 1, C_ ("edit", "Settle a clash"), error);
}

/* What was typed is read as `set` reads it, on an edit that is thrown away. */
static gboolean
choose_own (WaymarkDocument *document,
            const WaymarkConflict *conflict,
            WaymarkItem *item,
            const char *value,
            const CliOptions *options,
            GError **error)
{
  g_autoptr (WaymarkEdit) trial = waymark_document_begin_edit (document, "");
  g_autoptr (WaymarkValue) written = NULL;
  WaymarkValue *now;

  if (!cli_set_value (trial, item, conflict->field, value, options, error))
    return FALSE;
  now = waymark_item_get (item, conflict->field);
  written = now != NULL ? waymark_value_ref (now) : NULL;
  g_clear_pointer (&trial, waymark_edit_free);
  return waymark_conflict_write (document, conflict, written, C_ ("edit", "Settle a clash"), error);
}

static gboolean
fail_settled (const char *item, const char *field, GError **error)
{
  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_NOT_FOUND,
      /* Translators: %1$s is the number of an item, %2$s a field */
      _ ("Nothing waits for a choice in “%2$s” of %1$s; “waymark-cli conflicts” prints what "
         "does."),
      item,
      field);
  return FALSE;
}

/**
 * cli_choose:
 * @document: the open plan
 * @options: PLAN ITEM FIELD NUMBER, PLAN ITEM FIELD=VALUE, PLAN ITEM keep or PLAN ITEM delete
 * @error: why nothing was settled
 *
 * Settles what waits for a choice.
 *
 * Returns: whether it is settled
 */
gboolean
cli_choose (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) conflicts = waymark_conflicts_list (document, error);
  WaymarkItem *item;
  const char *typed = options->words[2];
  gboolean keep = g_str_equal (typed, "keep");
  gboolean whole = keep || g_str_equal (typed, "delete");
  const WaymarkConflict *conflict;
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;

  if (conflicts == NULL ||
      (item = cli_find_item (waymark_document_get_plan (document), options->words[1], error)) ==
          NULL)
    return FALSE;
  if (strchr (typed, '=') == NULL)
    field = g_strdup (whole ? "deleted" : typed);
  else if (!cli_split_value (typed, &field, &value, error))
    return FALSE;

  conflict = find_conflict (conflicts, item, field);
  if (conflict == NULL)
    return fail_settled (options->words[1], field, error);
  if (value != NULL)
    return choose_own (document, conflict, item, value, options, error);
  if (whole && keep)
    return waymark_conflict_keep (document, conflict, C_ ("edit", "Settle a clash"), error);
  if (whole)
    return waymark_conflict_delete (document, conflict, C_ ("edit", "Settle a clash"), error);
  return choose_nth (document, conflict, options->words[3], error);
}
