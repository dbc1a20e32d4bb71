/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-history-row.h"
#include "waymark-scheme.h"

#define MOST_LINES 4
/* Longer stretches of a text that stayed as it was are cut short. */
#define LONGEST_SAME 160
#define KEPT_OF_SAME 60

struct _WaymarkHistoryRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *person;
  GtkWidget *time;
  GtkWidget *words;
  GtkWidget *actions;
  GtkWidget *put_back;
  WaymarkHistoryEntryRow *entry;
};

G_DEFINE_FINAL_TYPE (WaymarkHistoryRow, waymark_history_row, GTK_TYPE_WIDGET)

/* --- words with what became of them */

static void
insert (PangoAttrList *marks, PangoAttribute *mark, gsize start, gsize end)
{
  mark->start_index = (guint) start;
  mark->end_index = (guint) end;
  pango_attr_list_insert (marks, mark);
}

static void
insert_ground (PangoAttrList *marks, const GdkRGBA *colour, gsize start, gsize end)
{
  if (colour->alpha > 0)
    insert (marks,
            pango_attr_background_new ((guint16) (colour->red * 65535),
                                       (guint16) (colour->green * 65535),
                                       (guint16) (colour->blue * 65535)),
            start,
            end);
}

static void
mark_words (PangoAttrList *marks, WaymarkWordsFate fate, gsize start, gsize end)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());

  if (fate == WAYMARK_WORDS_ADDED)
    {
      insert (marks, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      insert (marks, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      insert_ground (marks, &palette->yours, start, end);
    }
  else if (fate == WAYMARK_WORDS_REMOVED)
    {
      insert (marks, pango_attr_strikethrough_new (TRUE), start, end);
      insert_ground (marks, &palette->removed, start, end);
    }
}

/* "the first words … the last words" */
static void
append_same (GString *text, const char *words)
{
  glong length = g_utf8_strlen (words, -1);

  if (length <= LONGEST_SAME)
    {
      g_string_append (text, words);
      return;
    }
  g_string_append_len (text, words, g_utf8_offset_to_pointer (words, KEPT_OF_SAME) - words);
  g_string_append (text, " … ");
  g_string_append (text, g_utf8_offset_to_pointer (words, length - KEPT_OF_SAME));
}

/* Blanks at the edges are not marked. */
static void
append_span (GString *text, PangoAttrList *marks, const WaymarkWordsSpan *span)
{
  gsize start = text->len, end;

  if (span->fate == WAYMARK_WORDS_SAME)
    {
      append_same (text, span->words);
      return;
    }
  g_string_append (text, span->words);
  end = text->len;
  while (start < end && g_ascii_isspace (text->str[start]))
    start++;
  while (end > start && g_ascii_isspace (text->str[end - 1]))
    end--;
  mark_words (marks, span->fate, start, end);
}

static void
append_line (WaymarkHistoryRow *self,
             GString *text,
             PangoAttrList *marks,
             const WaymarkChangeLine *line)
{
  g_autofree char *about = waymark_history_entry_row_name_line (self->entry, line);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (about != NULL)
    g_string_append_printf (text, line->spans->len > 0 ? "%s: " : "%s", about);
  for (guint i = 0; i < line->spans->len; i++)
    append_span (text, marks, line->spans->pdata[i]);
}

static void
show_words (WaymarkHistoryRow *self)
{
  g_autoptr (GPtrArray) lines = waymark_history_entry_row_get_lines (self->entry);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  guint n = lines->len <= MOST_LINES ? lines->len : MOST_LINES - 1;

  for (guint i = 0; i < n; i++)
    append_line (self, text, marks, lines->pdata[i]);
  if (n < lines->len)
    /* Translators: %u counts changes that are not shown */
    g_string_append_printf (
        text, ngettext ("\nand %u more", "\nand %u more", lines->len - n), lines->len - n);
  gtk_label_set_label (GTK_LABEL (self->words), text->str);
  gtk_label_set_attributes (GTK_LABEL (self->words), marks);
  gtk_widget_set_visible (self->words, text->len > 0);
}

static void
on_scheme_changed (WaymarkHistoryRow *self)
{
  if (self->entry != NULL)
    show_words (self);
}

/* --- object */

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
make_head (WaymarkHistoryRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->name = make_label ("heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  self->person = make_label ("dim");
  gtk_label_set_ellipsize (GTK_LABEL (self->person), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->person), 4);
  gtk_widget_set_hexpand (self->person, TRUE);
  self->time = make_label ("dim");
  gtk_widget_add_css_class (self->time, "caption");
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->person);
  gtk_box_append (GTK_BOX (head), self->time);
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
make_actions (WaymarkHistoryRow *self)
{
  GtkWidget *caption = make_label ("caption");

  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->put_back = gtk_button_new_with_mnemonic (C_ ("button", "_Put this back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->put_back), "history.put-back");
  gtk_label_set_label (GTK_LABEL (caption), _ ("as a new change; nothing is erased"));
  gtk_widget_add_css_class (caption, "dim");
  gtk_box_append (GTK_BOX (self->actions), self->put_back);
  gtk_box_append (GTK_BOX (self->actions), caption);
  gtk_widget_set_margin_top (self->actions, 6);
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->actions);
}

static void
waymark_history_row_dispose (GObject *object)
{
  WaymarkHistoryRow *self = WAYMARK_HISTORY_ROW (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_history_row_parent_class)->dispose (object);
}

static void
waymark_history_row_class_init (WaymarkHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_history_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "historyrow");
}

static void
waymark_history_row_init (WaymarkHistoryRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->icon, "dim");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  make_head (self);
  self->words = make_label (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->words), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 60);
  gtk_box_append (GTK_BOX (self->box), self->words);
  make_actions (self);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (on_scheme_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_history_row_new:
 *
 * Returns: (transfer floating): a row of nothing
 */
GtkWidget *
waymark_history_row_new (void)
{
  return g_object_new (WAYMARK_TYPE_HISTORY_ROW, NULL);
}

/**
 * waymark_history_row_show:
 * @self: a row
 * @entry: (nullable): the entry to show
 */
void
waymark_history_row_show (WaymarkHistoryRow *self, WaymarkHistoryEntryRow *entry)
{
  g_autofree char *person = NULL;
  g_autofree char *time = NULL;
  g_autofree char *full_time = NULL;
  const char *name;

  g_return_if_fail (WAYMARK_IS_HISTORY_ROW (self));

  if (!g_set_object (&self->entry, entry) || entry == NULL)
    return;
  name = waymark_history_entry_row_get (entry)->name;
  person = waymark_history_entry_row_get_person (entry);
  time = waymark_history_entry_row_get_time (entry);
  full_time = waymark_history_entry_row_get_full_time (entry);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), waymark_history_entry_row_get_icon (entry));
  gtk_label_set_label (GTK_LABEL (self->name), name != NULL ? name : "");
  gtk_label_set_label (GTK_LABEL (self->person), person);
  gtk_label_set_label (GTK_LABEL (self->time), time);
  gtk_widget_set_tooltip_text (self->time, full_time);
  show_words (self);
}

/**
 * waymark_history_row_set_selected:
 * @self: a row
 * @selected: whether it is the selected one, which can be put back
 */
void
waymark_history_row_set_selected (WaymarkHistoryRow *self, gboolean selected)
{
  const WaymarkHistoryEntry *entry;

  g_return_if_fail (WAYMARK_IS_HISTORY_ROW (self));

  entry = self->entry != NULL ? waymark_history_entry_row_get (self->entry) : NULL;
  gtk_widget_set_visible (self->actions, selected && entry != NULL && !entry->is_first);
}
