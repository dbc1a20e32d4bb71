/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-history-row.h"
#include "waymark-marked-words.h"

#define MOST_LINES 4

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

/* --- words */

static void
append_line (WaymarkHistoryRow *self, const WaymarkChangeLine *line, gboolean first)
{
  WaymarkMarkedWords *words = WAYMARK_MARKED_WORDS (self->words);
  g_autofree char *about = waymark_history_entry_row_name_line (self->entry, line);
  g_autofree char *head = g_strdup_printf ("%s%s%s",
                                           first ? "" : "\n",
                                           about != NULL ? about : "",
                                           about != NULL && line->spans->len > 0 ? ": " : "");

  waymark_marked_words_append (words, head, WAYMARK_MARK_NONE);
  waymark_marked_words_append_shortened (words, line->spans, WAYMARK_MARK_YOURS);
}

static void
show_words (WaymarkHistoryRow *self)
{
  WaymarkMarkedWords *words = WAYMARK_MARKED_WORDS (self->words);
  g_autoptr (GPtrArray) lines = waymark_history_entry_row_get_lines (self->entry);
  guint n = lines->len <= MOST_LINES ? lines->len : MOST_LINES - 1;

  waymark_marked_words_clear (words);
  for (guint i = 0; i < n; i++)
    append_line (self, lines->pdata[i], i == 0);
  if (n < lines->len)
    {
      g_autofree char *more = g_strdup_printf (
          /* Translators: %u counts changes that are not shown */
          ngettext ("\nand %u more", "\nand %u more", lines->len - n),
          lines->len - n);

      waymark_marked_words_append (words, more, WAYMARK_MARK_NONE);
    }
  gtk_widget_set_visible (self->words, lines->len > 0);
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
  GtkWidget *since;

  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->put_back = gtk_button_new_with_mnemonic (C_ ("button", "_Put this back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->put_back), "history.put-back");
  gtk_label_set_label (GTK_LABEL (caption), _ ("as a new change; nothing is erased"));
  gtk_widget_add_css_class (caption, "dim");
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_set_hexpand (caption, TRUE);
  since = gtk_button_new_with_mnemonic (C_ ("button", "_What changed since"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (since), "history.since");
  gtk_button_set_has_frame (GTK_BUTTON (since), FALSE);
  gtk_widget_add_css_class (since, "text-link");
  gtk_box_append (GTK_BOX (self->actions), self->put_back);
  gtk_box_append (GTK_BOX (self->actions), caption);
  gtk_box_append (GTK_BOX (self->actions), since);
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
  self->words = waymark_marked_words_new ();
  waymark_marked_words_set_max_width_chars (WAYMARK_MARKED_WORDS (self->words), 60);
  gtk_box_append (GTK_BOX (self->box), self->words);
  make_actions (self);
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
