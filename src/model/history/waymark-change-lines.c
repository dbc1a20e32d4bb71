/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-change-lines.h"

#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"

#include <string.h>

typedef struct
{
  WaymarkPlan *plan;
  const WaymarkHistoryEntry *entry;
  const char *item; /* the item whose history it is */
  GPtrArray *lines;
  GHashTable *new_items; /* ids: what they hold goes without saying */
  GHashTable *lists;     /* "parent kind" -> line of leads and the like */
  GHashTable *orders;    /* parents whose order changed */
} Work;

/**
 * waymark_change_line_free:
 * @line: (transfer full) (nullable): a line
 */
void
waymark_change_line_free (WaymarkChangeLine *line)
{
  if (line == NULL)
    return;

  g_free (line->item);
  g_free (line->label);
  g_ptr_array_unref (line->spans);
  g_free (line);
}

static GPtrArray *
new_spans (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_words_span_free);
}

static void
add_span (GPtrArray *spans, WaymarkWordsFate fate, const char *words)
{
  WaymarkWordsSpan *span;

  if (*words == '\0')
    return;
  span = g_new0 (WaymarkWordsSpan, 1);
  span->fate = fate;
  span->words = g_strdup (words);
  g_ptr_array_add (spans, span);
}

static WaymarkChangeLine *
add_line (Work *work, const char *id, const char *item, const char *label, GPtrArray *spans)
{
  WaymarkChangeLine *line = g_new0 (WaymarkChangeLine, 1);

  if (g_strcmp0 (id, work->item) != 0)
    line->item = g_strdup (item);
  line->label = g_strdup (label);
  line->spans = spans;
  g_ptr_array_add (work->lines, line);
  return line;
}

static gboolean
get_kind (const WaymarkHistoryChange *change, WaymarkKind *kind)
{
  return change->kind != NULL && waymark_kind_from_name (change->kind, kind);
}

/* ---- items that came, went, moved */

static char *
describe_subject (Work *work, const WaymarkHistoryChange *change, WaymarkKind kind)
{
  const char *name = waymark_kind_get_subject (kind);
  const WaymarkField *field = name != NULL ? waymark_kind_get_field (kind, name) : NULL;
  g_autofree char *words = NULL;
  char *end;

  if (field == NULL || change->subject == NULL)
    return g_strdup (waymark_kind_get_label (kind));
  words = waymark_value_to_words (work->plan, field, change->subject);
  end = strchr (words, '\n');
  if (end != NULL)
    *end = '\0';
  return g_steal_pointer (&words);
}

/* "1.2", "theme 1"; of what is not there any more, only what kind of thing it was. */
static char *
describe_parent (Work *work, const char *id)
{
  WaymarkItem *parent = id != NULL ? waymark_plan_lookup (work->plan, id) : NULL;
  g_autofree char *number = parent != NULL ? waymark_item_get_number_words (parent) : NULL;

  if (parent == NULL)
    return g_strdup (C_ ("item", "(deleted)"));
  if (number == NULL)
    return waymark_item_get_title (parent);
  if (waymark_item_get_kind (parent) == WAYMARK_KIND_THEME)
    /* Translators: %s is the number of a theme; it follows "under" */
    return g_strdup_printf (C_ ("place", "theme %s"), number);
  return g_steal_pointer (&number);
}

static void
add_place_span (Work *work, GPtrArray *spans, WaymarkWordsFate fate, const WaymarkValue *place)
{
  g_autofree char *parent =
      describe_parent (work, waymark_value_get_string (waymark_value_get_child (place, 0)));
  /* Translators: where an item stands; %s is "1.2" or "theme 1" */
  g_autofree char *words = g_strdup_printf (C_ ("place", "under %s"), parent);

  add_span (spans, fate, words);
}

static void
add_move (Work *work, const WaymarkHistoryChange *change)
{
  const char *from = waymark_value_get_string (waymark_value_get_child (change->from, 0));
  const char *to = waymark_value_get_string (waymark_value_get_child (change->to, 0));
  GPtrArray *spans;
  g_autofree char *name = NULL;

  if (g_strcmp0 (from, to) != 0)
    {
      name = waymark_change_name_item (work->plan, change);
      spans = new_spans ();
      add_place_span (work, spans, WAYMARK_WORDS_REMOVED, change->from);
      add_span (spans, WAYMARK_WORDS_SAME, " ");
      add_place_span (work, spans, WAYMARK_WORDS_ADDED, change->to);
      add_line (work, change->item, name, C_ ("history", "Place"), spans);
      return;
    }
  /* Neighbours that made room have a new rank too: who moved cannot be told apart. */
  if (to == NULL || !g_hash_table_add (work->orders, g_strdup (to)))
    return;
  spans = new_spans ();
  if (g_strcmp0 (change->item, work->item) == 0 || g_str_equal (to, WAYMARK_PLAN_ID))
    add_span (spans, WAYMARK_WORDS_SAME, _ ("Put in another order"));
  else
    {
      g_autofree char *parent = describe_parent (work, to);
      /* Translators: %s is "1.2" or "theme 1" */
      g_autofree char *words = g_strdup_printf (_ ("Put in another order under %s"), parent);

      add_span (spans, WAYMARK_WORDS_SAME, words);
    }
  add_line (work, work->item, NULL, NULL, spans);
}

static const char *
label_of_parts (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_ASSIGNMENT:
      return C_ ("field", "Leads");
    case WAYMARK_KIND_ALIAS:
      return C_ ("history", "Other names");
    case WAYMARK_KIND_MEMBERSHIP:
      return C_ ("history", "Members");
    case WAYMARK_KIND_REFERENCE:
      return C_ ("history", "Points to");
    default:
      return waymark_kind_get_label (kind);
    }
}

/* What a lead, an update and the like stand under. */
static char *
name_owner (Work *work, const WaymarkHistoryChange *change)
{
  WaymarkHistoryChange owner = { .item = change->parent, .field = change->field };
  WaymarkItem *parent = waymark_plan_lookup (work->plan, change->parent);

  if (parent == NULL || waymark_item_get_kind (parent) == WAYMARK_KIND_PLAN)
    return NULL;
  owner.kind = (char *) waymark_kind_get_name (waymark_item_get_kind (parent));
  if (waymark_item_get_kind (parent) == WAYMARK_KIND_PARTY)
    return waymark_item_get_title (parent);
  return waymark_change_name_item (work->plan, &owner);
}

/* Leads, other names and the like: one line for all of an item. */
static void
add_part (Work *work, const WaymarkHistoryChange *change, WaymarkKind kind, gboolean added)
{
  g_autofree char *key = g_strconcat (change->parent, " ", change->kind, NULL);
  g_autofree char *words = describe_subject (work, change, kind);
  WaymarkChangeLine *line = g_hash_table_lookup (work->lists, key);

  if (line == NULL)
    {
      g_autofree char *name = name_owner (work, change);

      line = add_line (work, change->parent, name, label_of_parts (kind), new_spans ());
      g_hash_table_insert (work->lists, g_steal_pointer (&key), line);
    }
  if (line->spans->len > 0)
    add_span (line->spans, WAYMARK_WORDS_SAME, C_ ("leads", ", "));
  add_span (line->spans, added ? WAYMARK_WORDS_ADDED : WAYMARK_WORDS_REMOVED, words);
}

static void
add_existence (Work *work, const WaymarkHistoryChange *change, WaymarkFate fate)
{
  gboolean added = fate != WAYMARK_FATE_REMOVED;
  g_autofree char *name = waymark_change_name_item (work->plan, change);
  g_autofree char *words = NULL;
  GPtrArray *spans;
  WaymarkKind kind;

  if (!get_kind (change, &kind))
    return;
  if (waymark_kind_is_part_of_one (kind) && change->parent != NULL)
    {
      if (!g_hash_table_contains (work->new_items, change->parent))
        add_part (work, change, kind, added);
      return;
    }
  words = describe_subject (work, change, kind);
  spans = new_spans ();
  add_span (spans, added ? WAYMARK_WORDS_ADDED : WAYMARK_WORDS_REMOVED, words);
  add_line (work, change->item, name, waymark_fate_to_words (fate), spans);
}

/* ---- fields */

static char *
name_item (Work *work, const WaymarkHistoryChange *change, WaymarkKind kind)
{
  WaymarkItem *item = waymark_plan_lookup (work->plan, change->item);

  if (kind == WAYMARK_KIND_PLAN)
    return NULL;
  if (waymark_kind_is_part_of_one (kind))
    return describe_subject (work, change, kind);
  if (item != NULL && (kind == WAYMARK_KIND_PARTY || kind == WAYMARK_KIND_STATUS))
    return waymark_item_get_title (item);
  return waymark_change_name_item (work->plan, change);
}

/* Of what is new, one line tells; these have more to say than that line. */
static gboolean
tells_more (WaymarkKind kind, const char *field)
{
  static const struct
  {
    WaymarkKind kind;
    const char *field;
  } more[] = {
    { WAYMARK_KIND_UPDATE, "new_due" },  { WAYMARK_KIND_UPDATE, "reason" },
    { WAYMARK_KIND_UPDATE, "decision" }, { WAYMARK_KIND_DECISION, "about" },
    { WAYMARK_KIND_MEETING, "date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (more[i].kind == kind && g_str_equal (more[i].field, field))
      return TRUE;
  return FALSE;
}

/* An update and the due date that moved with it tell the new date once. */
static gboolean
is_told_by_action (Work *work, const WaymarkHistoryChange *change)
{
  if (change->parent == NULL || !g_str_equal (change->field, "new_due"))
    return FALSE;
  for (guint i = 0; i < work->entry->changes->len; i++)
    {
      const WaymarkHistoryChange *other = g_ptr_array_index (work->entry->changes, i);

      if (g_str_equal (other->field, "due") && g_str_equal (other->item, change->parent) &&
          waymark_value_equal (other->to, change->to))
        return TRUE;
    }
  return FALSE;
}

static gboolean
goes_without_saying (Work *work, const WaymarkHistoryChange *change, WaymarkKind kind)
{
  if (g_hash_table_contains (work->new_items, change->item))
    return !tells_more (kind, change->field) || is_told_by_action (work, change);
  /* Remembered by the program with the first due date; nobody wrote it. */
  return g_str_equal (change->field, "first_due") || g_str_equal (change->field, "mentions");
}

static void
add_field (Work *work, const WaymarkHistoryChange *change)
{
  const WaymarkField *field;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GPtrArray *spans;
  WaymarkKind kind;
  gboolean is_new;

  if (!get_kind (change, &kind) || goes_without_saying (work, change, kind))
    return;
  field = waymark_kind_get_field (kind, change->field);
  if (field == NULL)
    return;
  is_new = g_hash_table_contains (work->new_items, change->item) && change->parent != NULL;
  name = is_new ? name_owner (work, change) : name_item (work, change, kind);
  before = waymark_value_to_words (work->plan, field, change->from);
  after = waymark_value_to_words (work->plan, field, change->to);
  if (field->type == WAYMARK_FIELD_TEXT || field->type == WAYMARK_FIELD_WORDS)
    spans = waymark_word_diff (before, after);
  else
    {
      spans = new_spans ();
      add_span (spans, WAYMARK_WORDS_REMOVED, before);
      add_span (spans, WAYMARK_WORDS_SAME, *before != '\0' && *after != '\0' ? " " : "");
      add_span (spans, WAYMARK_WORDS_ADDED, after);
    }
  add_line (
      work, is_new ? change->parent : change->item, name, waymark_field_get_label (field), spans);
}

/* ---- all of it */

static void
find_new_items (Work *work)
{
  for (guint i = 0; i < work->entry->changes->len; i++)
    {
      const WaymarkHistoryChange *change = g_ptr_array_index (work->entry->changes, i);
      WaymarkFate fate = waymark_change_get_fate (change);

      if (fate == WAYMARK_FATE_ADDED)
        g_hash_table_add (work->new_items, change->item);
    }
}

static void
add_change (Work *work, const WaymarkHistoryChange *change)
{
  WaymarkFate fate = waymark_change_get_fate (change);

  switch (fate)
    {
    case WAYMARK_FATE_ADDED:
    case WAYMARK_FATE_REMOVED:
    case WAYMARK_FATE_BACK:
      add_existence (work, change, fate);
      break;
    case WAYMARK_FATE_MOVED:
      add_move (work, change);
      break;
    case WAYMARK_FATE_CHANGED:
      add_field (work, change);
      break;
    case WAYMARK_FATE_NONE:
    default:
      break;
    }
}

/**
 * waymark_history_entry_get_lines:
 * @plan: the plan as it is now
 * @entry: an entry whose changes have been read
 * @item: (nullable): id of the item whose history it is
 *
 * What an edit changed, in lines for people: a line for each item that came or went,
 * for each field, and one for all leads of an action.
 *
 * Returns: (transfer full) (element-type WaymarkChangeLine): the lines
 */
GPtrArray *
waymark_history_entry_get_lines (WaymarkPlan *plan,
                                 const WaymarkHistoryEntry *entry,
                                 const char *item)
{
  Work work = { .plan = plan, .entry = entry, .item = item };

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (entry != NULL && entry->changes != NULL, NULL);

  work.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_change_line_free);
  work.new_items = g_hash_table_new (g_str_hash, g_str_equal);
  work.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_new_items (&work);
  for (guint i = 0; i < entry->changes->len; i++)
    add_change (&work, g_ptr_array_index (entry->changes, i));
  g_hash_table_unref (work.new_items);
  g_hash_table_unref (work.lists);
  g_hash_table_unref (work.orders);
  return work.lines;
}

static char *
join_spans (const WaymarkChangeLine *line, WaymarkWordsFate without)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < line->spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (line->spans, i);

      if (span->fate != without)
        g_string_append (words, span->words);
    }
  return g_strstrip (g_string_free (words, FALSE));
}

/**
 * waymark_change_line_before:
 * @line: a line
 *
 * Returns: (transfer full): what it said before the edit
 */
char *
waymark_change_line_before (const WaymarkChangeLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return join_spans (line, WAYMARK_WORDS_ADDED);
}

/**
 * waymark_change_line_after:
 * @line: a line
 *
 * Returns: (transfer full): what it said after the edit
 */
char *
waymark_change_line_after (const WaymarkChangeLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return join_spans (line, WAYMARK_WORDS_REMOVED);
}

/**
 * waymark_change_line_read:
 * @line: a line
 *
 * Returns: (transfer full): the words with what became of them, to be read aloud
 */
char *
waymark_change_line_read (const WaymarkChangeLine *line)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (line != NULL, NULL);

  for (guint i = 0; i < line->spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (line->spans, i);
      g_autofree char *bare = g_strstrip (g_strdup (span->words));

      if (*bare == '\0' || (span->fate == WAYMARK_WORDS_SAME && g_str_equal (bare, ",")))
        continue;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      if (span->fate == WAYMARK_WORDS_ADDED)
        /* Translators: read aloud; %s are words that were added to a text */
        g_string_append_printf (words, C_ ("read aloud", "[added: %s]"), bare);
      else if (span->fate == WAYMARK_WORDS_REMOVED)
        /* Translators: read aloud; %s are words that were taken out of a text */
        g_string_append_printf (words, C_ ("read aloud", "[removed: %s]"), bare);
      else
        g_string_append (words, bare);
    }
  return g_string_free (words, FALSE);
}
