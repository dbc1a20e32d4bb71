/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-agenda-row.h"
#include "waymark-item-shown.h"
#include "waymark-number.h"
#include "waymark-today.h"

struct _WaymarkAgendaRow
{
  GObject parent_instance;

  gboolean is_heading;
  gboolean is_done;
  gboolean is_current; /* of headings: its part is open */
  guint entry;         /* of headings: the first of the part */
  char *number;
  char *words;
  char *count; /* of headings: "2 of 6" */
};

G_DEFINE_FINAL_TYPE (WaymarkAgendaRow, waymark_agenda_row, G_TYPE_OBJECT)

static void
waymark_agenda_row_finalize (GObject *object)
{
  WaymarkAgendaRow *self = WAYMARK_AGENDA_ROW (object);

  g_free (self->number);
  g_free (self->words);
  g_free (self->count);
  G_OBJECT_CLASS (waymark_agenda_row_parent_class)->finalize (object);
}

static void
waymark_agenda_row_class_init (WaymarkAgendaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_agenda_row_finalize;
}

static void
waymark_agenda_row_init (WaymarkAgendaRow *self)
{
}

static WaymarkAgendaEntry *
get (GPtrArray *agenda, guint i)
{
  return g_ptr_array_index (agenda, i);
}

static char *
count_words (guint n, guint n_done)
{
  if (n_done == 0)
    return g_strdup_printf ("%u", n);
  /* Translators: of a part of an agenda: how many were dealt with, of how many: "2 of 6" */
  return g_strdup_printf (C_ ("agenda", "%1$u of %2$u"), n_done, n);
}

static void
add_heading (GPtrArray *rows,
             GPtrArray *agenda,
             guint first,
             guint n,
             gboolean is_current,
             WaymarkItem *meeting)
{
  g_autoptr (WaymarkAgendaRow) row = g_object_new (WAYMARK_TYPE_AGENDA_ROW, NULL);
  guint n_done = 0;
  GDate today;

  waymark_today (&today);
  for (guint i = first; i < first + n; i++)
    n_done += get (agenda, i)->done ? 1 : 0;
  row->is_heading = TRUE;
  row->is_done = n_done == n;
  row->is_current = is_current;
  row->entry = first;
  row->words = waymark_agenda_section_label (get (agenda, first)->section, meeting, &today);
  /* Any other business is one thing. */
  row->count = get (agenda, first)->item != NULL ? count_words (n, n_done) : g_strdup ("");
  g_ptr_array_add (rows, g_steal_pointer (&row));
}

static void
add_entry (GPtrArray *rows, const WaymarkAgendaEntry *entry, guint i)
{
  g_autoptr (WaymarkAgendaRow) row = g_object_new (WAYMARK_TYPE_AGENDA_ROW, NULL);

  row->is_done = entry->done;
  row->entry = i;
  row->number = waymark_item_get_number_label (entry->item);
  row->words = waymark_item_get_title (entry->item);
  g_ptr_array_add (rows, g_steal_pointer (&row));
}

/**
 * waymark_agenda_rows_fill:
 * @rows: (element-type WaymarkAgendaRow): a list
 * @agenda: (element-type WaymarkAgendaEntry): an agenda
 * @current: position in @agenda of what is being talked about
 * @meeting: whose
 *
 * Fills the list with a heading for each part, and with the actions of the part that is
 * being talked about.
 */
void
waymark_agenda_rows_fill (GListStore *rows, GPtrArray *agenda, guint current, WaymarkItem *meeting)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint first = 0, n; first < agenda->len; first += n)
    {
      gboolean is_current;

      n = 1;
      while (first + n < agenda->len &&
             get (agenda, first + n)->section == get (agenda, first)->section)
        n++;
      is_current = current >= first && current < first + n;
      add_heading (made, agenda, first, n, is_current, meeting);
      for (guint i = first; is_current && i < first + n; i++)
        if (get (agenda, i)->item != NULL)
          add_entry (made, get (agenda, i), i);
    }
  g_list_store_splice (
      rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), made->pdata, made->len);
}

/**
 * waymark_agenda_rows_find:
 * @rows: (element-type WaymarkAgendaRow): a list
 * @entry: position in the agenda
 *
 * Returns: position in the list, or -1
 */
int
waymark_agenda_rows_find (GListModel *rows, guint entry)
{
  int found = -1;

  /* After the heading that leads to the same entry comes the entry itself. */
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WaymarkAgendaRow) row = g_list_model_get_item (rows, i);

      if (row->entry == entry && (!row->is_heading || row->is_current))
        found = (int) i;
    }
  return found;
}

gboolean
waymark_agenda_row_is_heading (WaymarkAgendaRow *self)
{
  return self->is_heading;
}

guint
waymark_agenda_row_get_entry (WaymarkAgendaRow *self)
{
  return self->entry;
}

gboolean
waymark_agenda_row_is_done (WaymarkAgendaRow *self)
{
  return self->is_done;
}

gboolean
waymark_agenda_row_is_current (WaymarkAgendaRow *self)
{
  return self->is_current;
}

const char *
waymark_agenda_row_get_number (WaymarkAgendaRow *self)
{
  return self->number;
}

const char *
waymark_agenda_row_get_words (WaymarkAgendaRow *self)
{
  return self->words;
}

const char *
waymark_agenda_row_get_count (WaymarkAgendaRow *self)
{
  return self->count;
}

/**
 * waymark_agenda_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): what is read of it: "1.2(a), One consent form, dealt with"
 */
char *
waymark_agenda_row_describe (WaymarkAgendaRow *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (WAYMARK_IS_AGENDA_ROW (self), NULL);

  if (self->is_heading && *self->count == '\0')
    name = g_strdup (self->words);
  else if (self->is_heading)
    /* Translators: read of a part of an agenda: "Late, 2 of 6" */
    name = g_strdup_printf (C_ ("agenda", "%1$s, %2$s"), self->words, self->count);
  else if (self->number != NULL)
    /* Translators: read of an action on an agenda: "1.2(a), One consent form" */
    name = g_strdup_printf (C_ ("agenda", "%1$s, %2$s"), self->number, self->words);
  else
    name = g_strdup (self->words);
  if (!self->is_done)
    return g_steal_pointer (&name);
  /* Translators: read of what a meeting has dealt with; %s is an action or a part of an agenda */
  return g_strdup_printf (C_ ("agenda", "%s, dealt with"), name);
}
