/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-change-words.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-summary.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

/* Columns to the words of an item below one that stands at none. */
#define INDENT 4

/* ---- the counts as JSON */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_counts (JsonBuilder *builder, const char *name, GHashTable *counts)
{
  guint n_keys;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (counts, &n_keys);

  qsort (keys, n_keys, sizeof *keys, compare_keys);
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_keys; i++)
    {
      json_builder_set_member_name (builder, keys[i]);
      json_builder_add_int_value (builder,
                                  GPOINTER_TO_UINT (g_hash_table_lookup (counts, keys[i])));
    }
  json_builder_end_object (builder);
}

static void
add_count (JsonBuilder *builder, const char *name, guint count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

static void
print_json_summary (WaymarkSummary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_count (builder, "themes", summary->themes);
  add_count (builder, "priorities", summary->priorities);
  add_count (builder, "requirements", summary->requirements);
  add_count (builder, "actions", summary->actions);
  add_count (builder, "references", summary->references);
  add_count (builder, "parties", summary->parties);
  add_counts (builder, "leads", summary->leads);
  add_counts (builder, "statuses", summary->statuses);
  add_count (builder, "late", summary->late);
  add_count (builder, "loose", summary->loose);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  cli_print ("%s\n", text);
}

/* ---- the outline */

static char *
format_leads (WaymarkItem *item)
{
  g_autoptr (GPtrArray) leads = NULL;
  GString *text = g_string_new (NULL);

  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (item))
    {
      g_string_free (text, TRUE);
      return waymark_action_format_leads (item);
    }
  leads = waymark_item_get_shown_leads (item);
  for (guint i = 0; leads != NULL && i < leads->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "", waymark_party_get_short (g_ptr_array_index (leads, i)));
  return g_string_free (text, FALSE);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

/* Who, by when, how late, how far: empty for an item that says none of it. */
static char *
format_facts (WaymarkItem *item, const GDate *today)
{
  GString *facts = g_string_new (NULL);
  gboolean is_action = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;
  g_autofree char *leads = NULL;
  g_autofree char *due = NULL;
  g_autofree char *lateness = NULL;
  g_autofree char *status = NULL;

  if (!is_action && !waymark_item_is_pointer (item))
    return g_string_free (facts, FALSE);
  leads = format_leads (item);
  due = waymark_item_get_shown_due (item);
  status = waymark_item_get_shown_status (item);
  if (is_action)
    lateness = waymark_action_get_lateness (item, today, NULL);
  append_fact (facts, leads);
  append_fact (facts, due);
  append_fact (facts, lateness);
  append_fact (facts, status);
  return g_string_free (facts, FALSE);
}

static void
print_row (WaymarkItem *item, guint depth, const GDate *today)
{
  g_autofree char *number = waymark_item_get_number_label (item);
  g_autofree char *title = waymark_item_get_title (item);
  g_autofree char *facts = format_facts (item, today);
  guint indent = depth * INDENT;

  cli_print (
      "%*s%s  %s\n", (int) indent, "", number != NULL ? number : "•", title != NULL ? title : "");
  if (*facts != '\0')
    cli_print_indented (facts, indent + INDENT + (number != NULL ? 2 : 0));
}

static void
print_branch (WaymarkItem *item, guint depth, const GDate *today)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      switch (waymark_item_get_kind (child))
        {
        case WAYMARK_KIND_THEME:
          cli_print ("\n");
          G_GNUC_FALLTHROUGH;
        case WAYMARK_KIND_PRIORITY:
        case WAYMARK_KIND_REQUIREMENT:
        case WAYMARK_KIND_ACTION:
          print_row (child, depth, today);
          print_branch (child, depth + 1, today);
          break;
        default:
          break;
        }
    }
}

static void
print_loose (WaymarkItem *root)
{
  WaymarkItem *loose = waymark_item_first (root, WAYMARK_KIND_LOOSE);

  if (loose == NULL)
    return;
  cli_print ("\n%s\n", _ ("Needs a look:"));
  for (; loose != NULL; loose = waymark_item_next (loose))
    {
      const char *text = waymark_item_get_string (loose, "text");
      const char *why = waymark_item_get_string (loose, "why");

      cli_print_indented (text != NULL ? text : "", INDENT);
      if (why != NULL)
        cli_print_indented (why, 2 * INDENT);
    }
}

static void
print_outline (WaymarkPlan *plan, const GDate *today)
{
  WaymarkItem *root = waymark_plan_get_root (plan);
  const char *title = waymark_item_get_string (root, "title");
  g_autofree char *narrative =
      waymark_text_show (plan, waymark_item_get_string (root, "narrative"), NULL);

  cli_print ("%s\n", title != NULL ? title : C_ ("plan", "Untitled plan"));
  if (narrative != NULL && *narrative != '\0')
    cli_print ("\n%s\n", narrative);
  print_branch (root, 0, today);
  print_loose (root);
}

/* ---- one item */

static void
print_field (const char *name, const char *value)
{
  if (strchr (value, '\n') == NULL)
    cli_print (*value != '\0' ? "%s: %s\n" : "%s:%s\n", name, value);
  else
    {
      cli_print ("%s:\n", name);
      cli_print_indented (value, INDENT);
    }
}

static void
print_fields (WaymarkPlan *plan, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value =
          waymark_value_to_exact_words (plan, &fields[i], waymark_item_get_nth (item, i));

      print_field (fields[i].name, value);
    }
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    {
      g_autofree char *leads = waymark_action_write_leads (item);

      print_field ("leads", leads != NULL ? leads : "");
    }
}

/* What a row that only points shows of its targets. */
static void
print_live (WaymarkItem *item, const GDate *today)
{
  g_autofree char *facts = NULL;

  if (!waymark_item_is_pointer (item))
    return;
  facts = format_facts (item, today);
  print_field (C_ ("item", "shown"), facts);
}

static void
print_pointers_to (WaymarkPlan *plan, WaymarkItem *item)
{
  g_autoptr (GPtrArray) references =
      waymark_plan_get_pointers_to (plan, item, WAYMARK_KIND_REFERENCE, "target");

  for (guint i = 0; i < references->len; i++)
    {
      WaymarkItem *reference = g_ptr_array_index (references, i);
      g_autofree char *name = cli_name_item (waymark_item_get_parent (reference));

      print_field (C_ ("item", "pointed to by"), name);
    }
}

/* Everything below that has no line of its own in the outline, with ids to name it by. */
static void
print_children (WaymarkPlan *plan, WaymarkItem *item)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);
      g_autofree char *title = NULL;

      if (kind == WAYMARK_KIND_ASSIGNMENT)
        continue; /* among the fields, as leads */
      if (kind == WAYMARK_KIND_REFERENCE)
        {
          const WaymarkField *target = waymark_kind_get_field (kind, "target");
          const char *relation = waymark_item_get_string (child, "relation");
          g_autofree char *to =
              waymark_value_to_exact_words (plan, target, waymark_item_get (child, "target"));

          title = g_strdup_printf ("%s %s", relation != NULL ? relation : "see", to);
        }
      else
        title = waymark_item_get_title (child);
      cli_print ("%s %s  %s\n",
                 waymark_kind_get_name (kind),
                 waymark_item_get_id (child),
                 title != NULL ? title : "");
    }
}

static void
print_item (WaymarkPlan *plan, WaymarkItem *item, const GDate *today)
{
  g_autofree char *number = waymark_item_get_number_label (item);

  cli_print ("%s%s%s\n",
             waymark_kind_get_label (waymark_item_get_kind (item)),
             number != NULL ? " " : "",
             number != NULL ? number : "");
  print_field ("id", waymark_item_get_id (item));
  print_fields (plan, item);
  print_live (item, today);
  print_pointers_to (plan, item);
  print_children (plan, item);
}

/**
 * cli_show:
 * @document: the open plan
 * @options: PLAN [ITEM], `--json-summary`
 * @error: %WAYMARK_ERROR_NOT_FOUND
 *
 * Prints a plan as an outline, an item with all its fields, or the counts of either.
 *
 * Returns: whether it was printed
 */
gboolean
cli_show (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *item = NULL;
  GDate today;

  waymark_today (&today);
  if (options->words[1] != NULL && (item = cli_find_item (plan, options->words[1], error)) == NULL)
    return FALSE;
  if (options->json_summary)
    {
      g_autoptr (WaymarkSummary) summary =
          waymark_summary_new (plan, item != NULL ? item : waymark_plan_get_root (plan), &today);

      print_json_summary (summary);
    }
  else if (item != NULL)
    print_item (plan, item, &today);
  else
    print_outline (plan, &today);
  return TRUE;
}
