/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-number.h"
#include "waymark-reference-text.h"

#include "waymark-json-output.h"
#include "waymark-json-shape.h"
#include "waymark-json.h"

/*
 * The plan goes out item by item, so that memory does not grow with it. Kept are
 * only the names of parties and the stages of statuses, which stand first in the
 * document, and the lesser children (references, updates) of the items that are
 * being written.
 */
typedef struct
{
  WaymarkSource *source;
  WaymarkJsonHistoryFunc history; /* (nullable) */
  gpointer user_data;
  WaymarkJsonOutput output;
  GHashTable *names;  /* party id -> name */
  GHashTable *stages; /* status id -> stage */
} WaymarkJsonWriter;

/* A number in a text that is a link, counted in code points. */
typedef struct
{
  const char *field;
  glong start;
  glong length;
  char reference[33];
} WaymarkJsonMention;

/* An item while it and what is under it are written. */
typedef struct
{
  WaymarkJsonWriter *writer;
  WaymarkKind kind;
  const WaymarkJsonList *lists;
  guint n_lists;
  guint list; /* the one that goes out as its items come */
  GPtrArray *later[WAYMARK_JSON_MAX_LISTS];
  GArray *mentions; /* (nullable): of WaymarkJsonMention, in its texts */
  char *number;     /* (nullable) */
  guint n_numbered; /* children so far that carry a number */
} WaymarkJsonBranch;

static gboolean write_item (WaymarkJsonBranch *parent, WaymarkItem *item, GError **error);

static void
branch_clear (WaymarkJsonBranch *branch)
{
  for (guint i = 0; i < WAYMARK_JSON_MAX_LISTS; i++)
    g_clear_pointer (&branch->later[i], g_ptr_array_unref);
  g_clear_pointer (&branch->mentions, g_array_unref);
  g_clear_pointer (&branch->number, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkJsonBranch, branch_clear)

static void
write_string_or_null (WaymarkJsonOutput *output, const char *string)
{
  if (string != NULL)
    waymark_json_output_string (output, string);
  else
    waymark_json_output_null (output);
}

/* Markers are few: most texts go out as they are. */
static void
write_text (WaymarkJsonBranch *branch, const WaymarkField *field, const char *text)
{
  g_autofree char *written = NULL;
  g_autoptr (GArray) spans = NULL;
  const char *from;
  glong position = 0;

  if (strstr (text, "\xef\xbf") == NULL)
    {
      waymark_json_output_string (&branch->writer->output, text);
      return;
    }

  written = waymark_text_as_written (text, &spans);
  write_string_or_null (&branch->writer->output, *written != '\0' ? written : NULL);

  from = written;
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const WaymarkTextSpan *span = &g_array_index (spans, WaymarkTextSpan, i);
      WaymarkJsonMention mention = { .field = field->name };

      if (span->length == 0)
        continue;

      position += g_utf8_strlen (from, written + span->start - from);
      from = written + span->start;
      mention.start = position;
      mention.length = g_utf8_strlen (from, span->length);
      g_strlcpy (mention.reference, span->reference, sizeof mention.reference);

      if (branch->mentions == NULL)
        branch->mentions = g_array_new (FALSE, FALSE, sizeof (WaymarkJsonMention));
      g_array_append_val (branch->mentions, mention);
    }
}

static void
write_text_mention (WaymarkJsonOutput *output, const WaymarkJsonMention *mention)
{
  waymark_json_output_element (output);
  waymark_json_output_open (output, '[');
  waymark_json_output_element (output);
  waymark_json_output_string (output, mention->field);
  waymark_json_output_element (output);
  waymark_json_output_integer (output, mention->start);
  waymark_json_output_element (output);
  waymark_json_output_integer (output, mention->length);
  waymark_json_output_close (output, ']');
}

static void
write_cell_mention (WaymarkJsonOutput *output, const WaymarkValue *mention)
{
  const WaymarkValue *part;

  waymark_json_output_element (output);
  waymark_json_output_open (output, '[');
  for (gsize i = 0; (part = waymark_value_get_child (mention, i)) != NULL; i++)
    {
      waymark_json_output_element (output);
      write_string_or_null (output, waymark_value_get_string (part));
    }
  waymark_json_output_close (output, ']');
}

/* Where the texts of the parent name the reference, then the cells that were pointers. */
static void
write_mentions (WaymarkJsonBranch *parent, WaymarkItem *reference, const WaymarkValue *cells)
{
  WaymarkJsonOutput *output = &parent->writer->output;
  const char *id = waymark_item_get_id (reference);
  const WaymarkValue *cell;
  gboolean any = FALSE;

  for (guint i = 0; parent->mentions != NULL && i < parent->mentions->len; i++)
    {
      const WaymarkJsonMention *mention = &g_array_index (parent->mentions, WaymarkJsonMention, i);

      if (strcmp (mention->reference, id) != 0)
        continue;
      if (!any)
        waymark_json_output_open (output, '[');
      any = TRUE;
      write_text_mention (output, mention);
    }

  for (gsize i = 0; cells != NULL && (cell = waymark_value_get_child (cells, i)) != NULL; i++)
    {
      if (!any)
        waymark_json_output_open (output, '[');
      any = TRUE;
      write_cell_mention (output, cell);
    }

  if (any)
    waymark_json_output_close (output, ']');
  else
    waymark_json_output_null (output);
}

/* A link to an item that has been removed is unset: JSON holds no links to nothing. */
static gboolean
write_link (WaymarkJsonWriter *writer, const WaymarkField *field, const char *id, GError **error)
{
  gboolean is_status = waymark_json_field_is_status (field);
  gpointer stage = NULL;
  gboolean found = is_status ? g_hash_table_lookup_extended (writer->stages, id, NULL, &stage)
                             : g_hash_table_contains (writer->names, id);

  if (!found && !waymark_source_has_item (writer->source, id, &found, error))
    return FALSE;

  if (!found)
    waymark_json_output_null (&writer->output);
  else if (!is_status)
    waymark_json_output_string (&writer->output, id);
  else
    {
      waymark_json_output_open (&writer->output, '{');
      waymark_json_output_key (&writer->output, "id");
      waymark_json_output_string (&writer->output, id);
      waymark_json_output_key (&writer->output, "stage");
      write_string_or_null (&writer->output, stage);
      waymark_json_output_close (&writer->output, '}');
    }
  return TRUE;
}

static void
write_words_and_window (WaymarkJsonOutput *output, const WaymarkValue *value)
{
  const WaymarkValue *words = waymark_value_get_child (value, 0);
  const WaymarkValue *window = waymark_value_get_child (value, 1);

  waymark_json_output_open (output, '{');
  waymark_json_output_key (output, "words");
  write_string_or_null (output, words != NULL ? waymark_value_get_string (words) : NULL);
  waymark_json_output_key (output, "window");
  write_string_or_null (output, window != NULL ? waymark_value_get_string (window) : NULL);
  waymark_json_output_close (output, '}');
}

static gboolean
write_value (WaymarkJsonBranch *branch,
             const WaymarkField *field,
             const WaymarkValue *value,
             GError **error)
{
  WaymarkJsonOutput *output = &branch->writer->output;

  if (value == NULL)
    {
      waymark_json_output_null (output);
      return TRUE;
    }

  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
      write_text (branch, field, waymark_value_get_string (value));
      break;
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
      waymark_json_output_string (output, waymark_value_get_string (value));
      break;
    case WAYMARK_FIELD_LINK:
      return write_link (branch->writer, field, waymark_value_get_string (value), error);
    case WAYMARK_FIELD_DUE:
      write_words_and_window (output, value);
      break;
    case WAYMARK_FIELD_NUMBER:
      waymark_json_output_integer (output, waymark_value_get_integer (value));
      break;
    case WAYMARK_FIELD_FLAG:
      waymark_json_output_true (output);
      break;
    case WAYMARK_FIELD_MENTIONS:
    default:
      g_assert_not_reached ();
    }
  return TRUE;
}

/* The lead's name, for readers: the id of the party says nothing to them. */
static void
write_lead_name (WaymarkJsonWriter *writer, const WaymarkValue *party)
{
  const char *id = party != NULL ? waymark_value_get_string (party) : NULL;

  waymark_json_output_key (&writer->output, "name");
  write_string_or_null (&writer->output,
                        id != NULL ? g_hash_table_lookup (writer->names, id) : NULL);
}

static gboolean
write_fields (WaymarkJsonBranch *branch,
              WaymarkJsonBranch *parent,
              WaymarkItem *item,
              GError **error)
{
  WaymarkJsonOutput *output = &branch->writer->output;
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (branch->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);

      waymark_json_output_key (output, fields[i].name);
      if (fields[i].type == WAYMARK_FIELD_MENTIONS)
        write_mentions (parent, item, value);
      else if (!write_value (branch, &fields[i], value, error))
        return FALSE;

      if (branch->kind == WAYMARK_KIND_ASSIGNMENT && i == 0)
        write_lead_name (branch->writer, value);
    }
  return TRUE;
}

static gboolean
write_child (WaymarkItem *item, gpointer user_data, GError **error)
{
  WaymarkJsonBranch *branch = user_data;
  guint mask = 1u << waymark_item_get_kind (item);

  if (branch->lists[branch->list].kinds & mask)
    return write_item (branch, item, error);

  for (guint i = 1; i < branch->n_lists && branch->kind != WAYMARK_KIND_PLAN; i++)
    if (branch->lists[i].kinds & mask)
      {
        if (branch->later[i] == NULL)
          branch->later[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
        g_ptr_array_add (branch->later[i], waymark_item_ref (item));
      }
  return TRUE;
}

/*
 * The plan's own lists may be long, so its children are gone through once for
 * each of them. Elsewhere once is enough: what belongs into later lists is kept.
 */
static gboolean
write_lists (WaymarkJsonBranch *branch, const char *id, GError **error)
{
  WaymarkJsonOutput *output = &branch->writer->output;

  for (branch->list = 0; branch->list < branch->n_lists; branch->list++)
    {
      GPtrArray *kept = branch->later[branch->list];

      waymark_json_output_key (output, branch->lists[branch->list].key);
      waymark_json_output_open (output, '[');
      if ((branch->list == 0 || branch->kind == WAYMARK_KIND_PLAN) &&
          !waymark_source_foreach_child (branch->writer->source, id, write_child, branch, error))
        return FALSE;
      for (guint i = 0; kept != NULL && i < kept->len; i++)
        if (!write_item (branch, g_ptr_array_index (kept, i), error))
          return FALSE;
      waymark_json_output_close (output, ']');
    }
  return TRUE;
}

/* Numbers are counted here: items that come from a file know no parent. */
static char *
next_number (WaymarkJsonBranch *parent, WaymarkKind kind)
{
  g_autofree char *letters = NULL;

  if (kind == WAYMARK_KIND_THEME)
    return g_strdup_printf ("%u", ++parent->n_numbered);
  if (kind != WAYMARK_KIND_REQUIREMENT && kind != WAYMARK_KIND_ACTION)
    return NULL;
  if (parent->kind == WAYMARK_KIND_THEME)
    return g_strdup_printf ("%s.%u", parent->number, ++parent->n_numbered);

  letters = waymark_letters (++parent->n_numbered);
  return g_strdup_printf ("%s(%s)", parent->number, letters);
}

static void
remember (WaymarkJsonWriter *writer, WaymarkItem *item)
{
  const char *id = waymark_item_get_id (item);

  if (waymark_item_get_kind (item) == WAYMARK_KIND_PARTY)
    g_hash_table_insert (
        writer->names, g_strdup (id), g_strdup (waymark_item_get_string (item, "name")));
  else if (waymark_item_get_kind (item) == WAYMARK_KIND_STATUS)
    g_hash_table_insert (
        writer->stages, g_strdup (id), g_strdup (waymark_item_get_string (item, "stage")));
}

static gboolean
write_item (WaymarkJsonBranch *parent, WaymarkItem *item, GError **error)
{
  WaymarkJsonOutput *output = &parent->writer->output;
  WaymarkKind kind = waymark_item_get_kind (item);
  g_auto (WaymarkJsonBranch) branch = { .writer = parent->writer, .kind = kind };

  branch.lists = waymark_json_kind_get_lists (kind, &branch.n_lists);
  branch.number = next_number (parent, kind);
  remember (branch.writer, item);

  waymark_json_output_element (output);
  waymark_json_output_open (output, '{');
  if (waymark_json_kind_says_kind (kind))
    {
      waymark_json_output_key (output, "kind");
      waymark_json_output_string (output, waymark_kind_get_name (kind));
    }
  waymark_json_output_key (output, "id");
  waymark_json_output_string (output, waymark_item_get_id (item));
  if (branch.number != NULL)
    {
      waymark_json_output_key (output, "number");
      waymark_json_output_string (output, branch.number);
    }

  if (!write_fields (&branch, parent, item, error) ||
      !write_lists (&branch, waymark_item_get_id (item), error))
    return FALSE;

  waymark_json_output_close (output, '}');
  return waymark_json_output_flush (output, FALSE, error);
}

static gboolean
write_history (WaymarkJsonWriter *writer, GError **error)
{
  if (writer->history == NULL)
    return TRUE;

  waymark_json_output_key (&writer->output, "history");
  waymark_json_output_open (&writer->output, '[');
  if (!writer->history (&writer->output, writer->user_data, error))
    return FALSE;
  waymark_json_output_close (&writer->output, ']');
  return TRUE;
}

static gboolean
write_plan (WaymarkJsonWriter *writer, GError **error)
{
  WaymarkJsonOutput *output = &writer->output;
  g_auto (WaymarkJsonBranch) branch = { .writer = writer, .kind = WAYMARK_KIND_PLAN };
  g_autoptr (WaymarkItem) root = waymark_source_get_root (writer->source, error);

  if (root == NULL)
    return FALSE;

  branch.lists = waymark_json_kind_get_lists (WAYMARK_KIND_PLAN, &branch.n_lists);

  waymark_json_output_open (output, '{');
  waymark_json_output_key (output, "format");
  waymark_json_output_string (output, WAYMARK_JSON_FORMAT);
  waymark_json_output_key (output, "version");
  waymark_json_output_integer (output, WAYMARK_JSON_VERSION);
  waymark_json_output_key (output, "id");
  waymark_json_output_string (output, waymark_source_get_plan_id (writer->source));

  if (!write_fields (&branch, &branch, root, error) ||
      !write_lists (&branch, waymark_item_get_id (root), error) || !write_history (writer, error))
    return FALSE;

  waymark_json_output_close (output, '}');
  return waymark_json_output_finish (output, error);
}

/**
 * waymark_json_write:
 * @source: where the plan is read from
 * @stream: where to write; it stays open
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the source or the stream
 *
 * Writes a plan as JSON (data/waymark-plan.schema.json), item by item: memory
 * does not grow with the plan. The same plan gives the same bytes, whatever the
 * language and whether it is read from memory or from a file.
 *
 * Returns: %TRUE if all of it was written; otherwise the stream holds a part
 */
gboolean
waymark_json_write (WaymarkSource *source,
                    GOutputStream *stream,
                    GCancellable *cancellable,
                    GError **error)
{
  return waymark_json_write_with_history (source, NULL, NULL, stream, cancellable, error);
}

/**
 * waymark_json_write_with_history:
 * @source: where the plan is read from
 * @history: (nullable): writes the elements of `history`, which is left out otherwise
 * @user_data: for @history
 * @stream: where to write; it stays open
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the source or the stream
 *
 * As waymark_json_write(), with an account of the edits at the end.
 *
 * Returns: %TRUE if all of it was written; otherwise the stream holds a part
 */
gboolean
waymark_json_write_with_history (WaymarkSource *source,
                                 WaymarkJsonHistoryFunc history,
                                 gpointer user_data,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error)
{
  WaymarkJsonWriter writer = { .source = source, .history = history, .user_data = user_data };
  gboolean written;

  g_return_val_if_fail (WAYMARK_IS_SOURCE (source), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  writer.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  writer.stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  waymark_json_output_init (&writer.output, stream, cancellable);

  written = write_plan (&writer, error);

  waymark_json_output_clear (&writer.output);
  g_hash_table_unref (writer.stages);
  g_hash_table_unref (writer.names);
  return written;
}
