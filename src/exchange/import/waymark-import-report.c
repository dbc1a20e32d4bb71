/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "waymark-import-private.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"
#include "waymark-summary.h"

/* The report of an import, for people who want to check it by program. */

static void
add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_number (JsonBuilder *json, const char *name, guint value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
begin (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_counts (JsonBuilder *json, WaymarkImport *self)
{
  g_autoptr (WaymarkSummary) counts = NULL;
  GDate today;

  g_date_set_time_t (&today, 0);
  counts =
      waymark_summary_new (self->built->plan, waymark_plan_get_root (self->built->plan), &today);
  json_builder_set_member_name (json, "counts");
  json_builder_begin_object (json);
  add_number (json, "themes", counts->themes);
  add_number (json, "priorities", counts->priorities);
  add_number (json, "requirements", counts->requirements);
  add_number (json, "actions", counts->actions);
  add_number (json, "parties", counts->parties);
  add_number (json, "references", counts->references);
  add_number (json, "mentions", self->built->text_mentions + self->built->cell_mentions);
  add_number (json, "text_mentions", self->built->text_mentions);
  add_number (json, "pointer_cells", self->built->cell_mentions);
  add_number (json, "tables", self->reading->tables);
  add_number (json, "loose", counts->loose);
  json_builder_end_object (json);

  json_builder_set_member_name (json, "words");
  json_builder_begin_object (json);
  add_number (json, "total", waymark_import_get_n_words (self));
  add_number (json, "placed", waymark_import_get_n_words_placed (self));
  add_number (json, "furniture", waymark_import_get_n_words_left_out (self));
  add_number (json, "needs_a_look", waymark_import_get_n_words_to_look_at (self));
  json_builder_end_object (json);
}

static void
add_columns (JsonBuilder *json, WaymarkImport *self)
{
  GPtrArray *columns = waymark_import_get_columns (self);

  begin (json, "columns");
  for (guint i = 0; i < columns->len; i++)
    {
      const WaymarkImportColumn *column = g_ptr_array_index (columns, i);

      json_builder_begin_object (json);
      add_string (json, "heading", column->heading);
      add_string (json, "meaning", waymark_column_get_name (column->meaning));
      add_number (json, "rows", column->rows);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_leads (JsonBuilder *json, WaymarkImport *self)
{
  GPtrArray *leads = waymark_import_get_leads (self);

  begin (json, "leads");
  for (guint i = 0; i < leads->len; i++)
    {
      const WaymarkLeadReading *reading = g_ptr_array_index (leads, i);

      json_builder_begin_object (json);
      add_string (json, "words", reading->words);
      add_number (json, "count", reading->count);
      begin (json, "parties");
      for (guint j = 0; reading->parts != NULL && j < reading->parts->len; j++)
        {
          const WaymarkLeadPart *part = g_ptr_array_index (reading->parts, j);

          json_builder_begin_object (json);
          add_string (json, "name", part->name);
          add_string (json, "short", part->short_name);
          add_string (json, "qualifier", part->qualifier);
          json_builder_end_object (json);
        }
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_notes (
    JsonBuilder *json, WaymarkImport *self, const char *name, GPtrArray *notes, gboolean looks)
{
  begin (json, name);
  for (guint i = 0; i < notes->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);
      WaymarkItem *item =
          note->item != NULL ? waymark_plan_lookup (self->built->plan, note->item) : NULL;
      g_autofree char *number = item != NULL ? waymark_item_get_number_label (item) : NULL;

      json_builder_begin_object (json);
      add_number (json, "line", note->line);
      add_string (json, "kind", note->kind);
      add_string (json, "words", note->words);
      add_string (json, "why", note->why);
      if (looks)
        {
          json_builder_set_member_name (json, "placed");
          json_builder_add_boolean_value (json, note->placed);
          add_string (json, "item", note->item);
          add_string (json, "number", number);
        }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* ---- what stands in the plan, word for word, item by item */

static void
append_value (GString *words, const WaymarkValue *value)
{
  g_autofree char *written = NULL;

  if (value == NULL)
    return;
  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_STRING:
      written = waymark_text_as_written (waymark_value_get_string (value), NULL);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", written);
      break;
    case WAYMARK_VALUE_LIST:
      /* Words and their window, or the cells of a reference: the words only. */
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        {
          const WaymarkValue *child = waymark_value_get_child (value, i);

          if (waymark_value_get_type_of (child) == WAYMARK_VALUE_LIST)
            append_value (words, waymark_value_get_child (child, 1));
          else if (i == 0)
            append_value (words, child);
        }
      break;
    default:
      break;
    }
}

/* Words that came from the document: those of its fields, the names that its links lead to, and
 * what hangs on it. */
static void
append_item (GString *words, WaymarkPlan *plan, WaymarkItem *item)
{
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n);

  for (guint i = 0; i < n; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      WaymarkItem *target;

      if (fields[i].type == WAYMARK_FIELD_CHOICE && !g_str_equal (fields[i].name, "rating"))
        continue;
      if (g_str_equal (fields[i].name, "first_due"))
        continue;
      if (fields[i].type != WAYMARK_FIELD_LINK)
        {
          append_value (words, value);
          continue;
        }
      target = value != NULL ? waymark_plan_lookup (plan, waymark_value_get_string (value)) : NULL;
      if (target != NULL && waymark_item_get_kind (target) == WAYMARK_KIND_PARTY)
        append_item (words, plan, target);
      else if (target != NULL && waymark_item_get_kind (target) == WAYMARK_KIND_STATUS)
        append_value (words, waymark_item_get (target, "word"));
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_ASSIGNMENT || kind == WAYMARK_KIND_REFERENCE ||
          kind == WAYMARK_KIND_UPDATE || kind == WAYMARK_KIND_ALIAS)
        append_item (words, plan, child);
    }
}

static void
add_placed (JsonBuilder *json, WaymarkImport *self, WaymarkItem *item)
{
  WaymarkKind kind = waymark_item_get_kind (item);
  g_autoptr (GString) words = NULL;
  g_autofree char *number = NULL;
  g_autofree char *source = NULL;
  guint line = 0;

  if (kind != WAYMARK_KIND_PLAN && kind != WAYMARK_KIND_THEME && kind != WAYMARK_KIND_PRIORITY &&
      kind != WAYMARK_KIND_REQUIREMENT && kind != WAYMARK_KIND_ACTION)
    return;
  words = g_string_new (NULL);
  append_item (words, self->built->plan, item);
  number = kind != WAYMARK_KIND_PLAN ? waymark_item_get_number_label (item) : NULL;
  source = waymark_import_get_source (self, waymark_item_get_id (item), &line);
  json_builder_begin_object (json);
  add_number (json, "line", line);
  add_string (json, "item", waymark_item_get_id (item));
  add_string (json, "kind", waymark_kind_get_name (kind));
  add_string (json, "number", number);
  add_string (json, "words", words->str);
  json_builder_end_object (json);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    add_placed (json, self, waymark_item_get_child (item, i));
}

/**
 * waymark_import_write_report:
 * @self: an import
 * @stream: where to
 * @cancellable: (nullable): to stop it
 * @error: what the stream said
 *
 * Writes a report of the import as JSON: counts, columns, leads, what was left out,
 * what needs a look, and the words of each item as they stand in the plan, so that
 * anyone can see that no word of the document is missing.
 *
 * Returns: whether all of it was written
 */
gboolean
waymark_import_write_report (WaymarkImport *self,
                             GOutputStream *stream,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (JsonBuilder) json = NULL;
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && G_IS_OUTPUT_STREAM (stream), FALSE);

  json = json_builder_new ();
  json_builder_begin_object (json);
  add_string (json, "source", self->name);
  add_string (
      json, "title", waymark_item_get_string (waymark_plan_get_root (self->built->plan), "title"));
  add_counts (json, self);
  add_columns (json, self);
  add_leads (json, self);
  add_notes (json, self, "furniture", self->furniture, FALSE);
  add_notes (json, self, "needs_a_look", self->looks, TRUE);
  begin (json, "placed");
  add_placed (json, self, waymark_plan_get_root (self->built->plan));
  json_builder_end_array (json);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  generator = json_generator_new ();
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_output_stream_write_all (stream, text, length, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, "\n", 1, NULL, cancellable, error);
}
