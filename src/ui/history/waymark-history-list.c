/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-collation.h"
#include "waymark-date-words.h"
#include "waymark-history-list.h"
#include "waymark-today.h"

struct _WaymarkHistoryList
{
  GObject parent_instance;

  WaymarkHistoryReader *reader;
  WaymarkPlan *plan;
  char *item;
  char *person;
  GPtrArray *rows; /* made when first asked for; else NULL */
};

struct _WaymarkHistoryEntryRow
{
  GObject parent_instance;

  WaymarkHistoryReader *reader;
  WaymarkPlan *plan;
  char *item;
  char *person; /* who the reader is */
  guint position;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (WaymarkHistoryEntryRow, waymark_history_entry_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkHistoryList,
                               waymark_history_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- one entry */

static void
waymark_history_entry_row_finalize (GObject *object)
{
  WaymarkHistoryEntryRow *self = WAYMARK_HISTORY_ENTRY_ROW (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->plan);
  g_free (self->item);
  g_free (self->person);
  G_OBJECT_CLASS (waymark_history_entry_row_parent_class)->finalize (object);
}

static void
waymark_history_entry_row_class_init (WaymarkHistoryEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_history_entry_row_finalize;
}

static void
waymark_history_entry_row_init (WaymarkHistoryEntryRow *self)
{
}

static GPtrArray *
read_changes (WaymarkHistoryEntryRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!waymark_history_reader_read (self->reader, self->position, &error))
    {
      g_warning ("A change could not be read: %s", error->message);
      return NULL;
    }
  return waymark_history_reader_get (self->reader, self->position)->changes;
}

/**
 * waymark_history_entry_row_get:
 * @self: a row
 *
 * Returns: (transfer none): its entry; the changes may not have been read
 */
const WaymarkHistoryEntry *
waymark_history_entry_row_get (WaymarkHistoryEntryRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_ENTRY_ROW (self), NULL);

  return waymark_history_reader_get (self->reader, self->position);
}

/**
 * waymark_history_entry_row_passes:
 * @self: a row
 * @filter: what is looked for
 *
 * Returns: whether the filter lets it through
 */
gboolean
waymark_history_entry_row_passes (WaymarkHistoryEntryRow *self, const WaymarkHistoryFilter *filter)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_ENTRY_ROW (self) && filter != NULL, FALSE);

  if (waymark_history_filter_wants_changes (filter) && read_changes (self) == NULL)
    return FALSE;
  return waymark_history_filter_has (filter, self->plan, waymark_history_entry_row_get (self));
}

/**
 * waymark_history_entry_row_get_sorts:
 * @self: a row
 *
 * Returns: bit mask of 1 << #WaymarkChangeSort of all its changes
 */
guint
waymark_history_entry_row_get_sorts (WaymarkHistoryEntryRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_ENTRY_ROW (self), 0);

  if (read_changes (self) == NULL)
    return 0;
  return waymark_history_entry_get_sorts (waymark_history_entry_row_get (self));
}

/**
 * waymark_history_entry_row_get_lines:
 * @self: a row
 *
 * Returns: (transfer full) (element-type WaymarkChangeLine): what it changed
 */
GPtrArray *
waymark_history_entry_row_get_lines (WaymarkHistoryEntryRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_ENTRY_ROW (self), NULL);

  if (read_changes (self) == NULL)
    return g_ptr_array_new ();
  return waymark_history_entry_get_lines (
      self->plan, waymark_history_entry_row_get (self), self->item);
}

/**
 * waymark_history_entry_row_get_person:
 * @self: a row
 *
 * Returns: (transfer full): who did it; "You" for what the reader did on this computer
 */
char *
waymark_history_entry_row_get_person (WaymarkHistoryEntryRow *self)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);

  /* Under another name it was somebody else at this computer. The session that made the plan is
   * nobody's own, as it is no step to undo. */
  if ((entry->is_own || entry->is_first) && g_strcmp0 (entry->person, self->person) == 0)
    return g_strdup (C_ ("person", "You"));
  if (entry->person == NULL || *entry->person == '\0')
    return g_strdup (C_ ("person", "Somebody"));
  return g_strdup (entry->person);
}

/**
 * waymark_history_entry_row_get_time:
 * @self: a row
 *
 * Returns: (transfer full): when: "9 Nov, 16:20", or "27 Mar 2024" if not this year
 */
char *
waymark_history_entry_row_get_time (WaymarkHistoryEntryRow *self)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  GDate today;

  if (time == NULL)
    return g_strdup ("");
  waymark_today (&today);
  if (g_date_time_get_year (time) == g_date_get_year (&today))
    /* Translators: day and time of a change in this year, see g_date_time_format() */
    return waymark_date_format (time, C_ ("time of a change", "%-e %b, %H:%M"));
  /* Translators: day of a change in another year, see g_date_time_format() */
  return waymark_date_format (time, C_ ("time of a change", "%-e %b %Y"));
}

/**
 * waymark_history_entry_row_get_full_time:
 * @self: a row
 *
 * Returns: (transfer full): when, in full
 */
char *
waymark_history_entry_row_get_full_time (WaymarkHistoryEntryRow *self)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);

  /* Translators: day and time of a change, in full, see g_date_time_format() */
  return time != NULL ? waymark_date_format (time, C_ ("time of a change", "%-e %B %Y, %H:%M"))
                      : g_strdup ("");
}

static gboolean
has_fate (GPtrArray *changes, WaymarkFate fate)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (waymark_change_get_fate (changes->pdata[i]) == fate)
      return TRUE;
  return FALSE;
}

/**
 * waymark_history_entry_row_get_icon:
 * @self: a row
 *
 * Returns: (transfer none): the name of an icon for what it did
 */
const char *
waymark_history_entry_row_get_icon (WaymarkHistoryEntryRow *self)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);
  guint sorts;

  if (entry->is_first)
    return "x-office-document-symbolic";
  if (entry->is_undo)
    return "edit-undo-symbolic";
  sorts = waymark_history_entry_row_get_sorts (self);
  if (sorts & 1u << WAYMARK_CHANGE_WORDS)
    return "document-edit-symbolic";
  if (sorts & 1u << WAYMARK_CHANGE_DATES)
    return "x-office-calendar-symbolic";
  if (sorts & 1u << WAYMARK_CHANGE_STATUS)
    return "object-select-symbolic";
  if (sorts & 1u << WAYMARK_CHANGE_LEADS)
    return "system-users-symbolic";
  if (has_fate (entry->changes, WAYMARK_FATE_ADDED) || has_fate (entry->changes, WAYMARK_FATE_BACK))
    return "list-add-symbolic";
  if (has_fate (entry->changes, WAYMARK_FATE_REMOVED))
    return "list-remove-symbolic";
  return "document-edit-symbolic";
}

static gboolean
says (const char *name, const char *label)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_label = g_utf8_casefold (label, -1);

  return strstr (folded_name, folded_label) != NULL;
}

/**
 * waymark_history_entry_row_name_line:
 * @self: a row
 * @line: one of its lines
 *
 * Returns: (transfer full) (nullable): what the line is about, where that does not go
 *   without saying
 */
char *
waymark_history_entry_row_name_line (WaymarkHistoryEntryRow *self, const WaymarkChangeLine *line)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);
  const char *label = line->label;

  if (label != NULL && entry->name != NULL && says (entry->name, label))
    label = NULL;
  if (line->item != NULL && label != NULL)
    /* Translators: an item and a part of it: "1.2(a), Due" */
    return g_strdup_printf (C_ ("history", "%1$s, %2$s"), line->item, label);
  if (line->item != NULL)
    return g_strdup (line->item);
  return g_strdup (label);
}

/**
 * waymark_history_entry_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): the row as it is read aloud
 */
char *
waymark_history_entry_row_describe (WaymarkHistoryEntryRow *self)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (self);
  g_autofree char *person = waymark_history_entry_row_get_person (self);
  g_autofree char *time = waymark_history_entry_row_get_full_time (self);
  g_autoptr (GPtrArray) lines = waymark_history_entry_row_get_lines (self);
  GString *words = g_string_new (entry->name);

  g_string_append_printf (words, ", %s, %s", person, time);
  for (guint i = 0; i < lines->len && i < 4; i++)
    {
      g_autofree char *about = waymark_history_entry_row_name_line (self, lines->pdata[i]);
      g_autofree char *read = waymark_change_line_read (lines->pdata[i]);

      g_string_append_printf (
          words, ". %s%s%s", about != NULL ? about : "", about != NULL ? ": " : "", read);
    }
  return g_string_free (words, FALSE);
}

/* --- the list */

static GType
get_item_type (GListModel *model)
{
  return WAYMARK_TYPE_HISTORY_ENTRY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return waymark_history_reader_get_count (WAYMARK_HISTORY_LIST (model)->reader);
}

static gpointer
get_item (GListModel *model, guint position)
{
  WaymarkHistoryList *self = WAYMARK_HISTORY_LIST (model);
  WaymarkHistoryEntryRow *row;

  if (position >= get_n_items (model))
    return NULL;
  row = self->rows->pdata[position];
  if (row == NULL)
    {
      row = g_object_new (WAYMARK_TYPE_HISTORY_ENTRY_ROW, NULL);
      row->reader = g_object_ref (self->reader);
      row->plan = g_object_ref (self->plan);
      row->item = g_strdup (self->item);
      row->person = g_strdup (self->person);
      row->position = position;
      self->rows->pdata[position] = row;
    }
  return g_object_ref (row);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
waymark_history_list_finalize (GObject *object)
{
  WaymarkHistoryList *self = WAYMARK_HISTORY_LIST (object);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    g_clear_object ((GObject **) &self->rows->pdata[i]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->reader);
  g_clear_object (&self->plan);
  g_free (self->item);
  g_free (self->person);
  G_OBJECT_CLASS (waymark_history_list_parent_class)->finalize (object);
}

static void
waymark_history_list_class_init (WaymarkHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_history_list_finalize;
}

static void
waymark_history_list_init (WaymarkHistoryList *self)
{
}

/**
 * waymark_history_list_new:
 * @document: an open plan
 * @item: (nullable): id of an item, for its history only
 * @error: return location
 *
 * Returns: (transfer full): the history as it is now, newest first
 */
WaymarkHistoryList *
waymark_history_list_new (WaymarkDocument *document, const char *item, GError **error)
{
  WaymarkHistoryReader *reader = waymark_document_read_history (document, item, error);
  WaymarkHistoryList *self;

  if (reader == NULL)
    return NULL;
  self = g_object_new (WAYMARK_TYPE_HISTORY_LIST, NULL);
  self->reader = reader;
  self->plan = g_object_ref (waymark_document_get_plan (document));
  self->item = g_strdup (item);
  self->person = g_strdup (waymark_document_get_person (document));
  self->rows = g_ptr_array_new ();
  g_ptr_array_set_size (self->rows, (int) waymark_history_reader_get_count (reader));
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return waymark_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * waymark_history_list_get_persons:
 * @self: a history
 *
 * Returns: (transfer full) (element-type utf8): who made its edits, by name
 */
GPtrArray *
waymark_history_list_get_persons (WaymarkHistoryList *self)
{
  GPtrArray *persons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (WAYMARK_IS_HISTORY_LIST (self), persons);

  for (guint i = 0; i < waymark_history_reader_get_count (self->reader); i++)
    {
      const char *person = waymark_history_reader_get (self->reader, i)->person;

      if (person == NULL || *person == '\0' || !g_hash_table_add (known, (gpointer) person))
        continue;
      g_ptr_array_add (persons, g_strdup (person));
    }
  g_ptr_array_sort (persons, compare_names);
  return persons;
}
