/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-columns.h"
#include "waymark-import-page.h"
#include "waymark-import-row-factory.h"
#include "waymark-import-row.h"
#include "waymark-number.h"
#include "waymark-plan-words.h"
#include "waymark-word-bar.h"

/* More cards than this say nothing more; they stay in the plan's list. */
#define MAX_CARDS 100
#define MAX_FURNITURE 300
#define NARROW 760
#define LOOK_WIDTH 356
#define CHOICES_WIDTH 320
/* Narrower than this there are two panes: what can be corrected stands above what needs a look. */
#define THREE_PANES 1080

struct _WaymarkImportPage
{
  GtkWidget parent_instance;

  GtkBox *summary;
  GtkWidget *body;
  GtkWidget *start;
  GtkBox *start_panel;
  GtkBox *end_panel;
  GtkWidget *choices;
  WaymarkImportColumns *columns;
  GtkLabel *counts;
  WaymarkWordBar *bar;
  GtkLabel *placed;
  GtkLabel *left_out;
  GtkLabel *to_look_at;
  GtkPaned *panes;
  GtkListView *view;
  GtkLabel *source_title;
  GtkLabel *source;
  GtkLabel *look_count;
  GtkBox *cards;
  GtkLabel *cards_rest;
  GtkExpander *furniture;
  GtkLabel *furniture_words;

  WaymarkImport *import;
  WaymarkPlan *plan; /* kept while the import makes another */
  GtkSingleSelection *selection;
  guint line;         /* where the selected row came from */
  WaymarkKind kind;   /* of the selected row */
  GPtrArray *waiting; /* of GVariant: choices made while others were read */
  gboolean reading;
  guint restoring; /* tick callback */
  double place;    /* where the list is scrolled to */
};

G_DEFINE_FINAL_TYPE (WaymarkImportPage, waymark_import_page, GTK_TYPE_WIDGET)

/* --- the rows */

static void
selected_cb (WaymarkImportPage *self)
{
  WaymarkImportRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  guint line = 0;

  /* While it is read again in a thread, the import is not to be asked. */
  if (self->reading)
    return;
  if (row != NULL)
    words = waymark_import_get_source (
        self->import, waymark_item_get_id (waymark_import_row_get_item (row)), &line);
  if (words == NULL)
    {
      gtk_label_set_label (self->source_title, "");
      gtk_label_set_label (self->source, "");
      return;
    }
  self->line = line;
  self->kind = waymark_item_get_kind (waymark_import_row_get_item (row));
  number = waymark_import_row_dup_number (row);
  /* Translators: the first is the number of a row of the plan, as in "1.2", the second a line of
   * the document. */
  title = g_strdup_printf (_ ("%s came from line %u"), number, line);
  gtk_label_set_label (self->source_title, title);
  gtk_label_set_label (self->source, words);
}

/* --- what needs a look */

static void
show_item_cb (GtkButton *button, WaymarkImportPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "item");
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (WaymarkImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (waymark_item_get_id (waymark_import_row_get_item (row)), id))
        {
          gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static GtkWidget *
new_wrapped_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_card (WaymarkImportPage *self, const WaymarkImportNote *note)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  /* Translators: %u is the number of a line of the document. */
  g_autofree char *line = g_strdup_printf (_ ("line %u"), note->line);
  /* Translators: %s are words of the document. */
  g_autofree char *words = g_strdup_printf (C_ ("quoted words", "“%s”"), note->words);
  GtkWidget *place = gtk_label_new (line);

  gtk_widget_add_css_class (card, "look");
  gtk_box_append (GTK_BOX (head), new_wrapped_label (note->why, "heading"));
  gtk_widget_add_css_class (place, "pill");
  gtk_widget_set_valign (place, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), place);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), new_wrapped_label (words, NULL));
  if (note->item != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("find-location-symbolic");
      g_autofree char *name = g_strdup_printf (
          /* Translators: %u is the number of a line of the document. */
          _ ("Show what line %u became"),
          note->line);

      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "item", g_strdup (note->item), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (show_item_cb), self, 0);
      gtk_box_append (GTK_BOX (card), button);
    }
  return card;
}

static void
show_cards (WaymarkImportPage *self, GPtrArray *notes)
{
  GtkWidget *child;
  g_autofree char *count = notes->len > 0 ? g_strdup_printf ("%u", notes->len)
                                          : g_strdup (C_ ("needs a look", "nothing"));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < MIN (notes->len, MAX_CARDS); i++)
    gtk_box_append (self->cards, new_card (self, g_ptr_array_index (notes, i)));

  gtk_label_set_label (self->look_count, count);
  if (notes->len > MAX_CARDS)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more is kept with the plan.",
                                                         "%u more are kept with the plan.",
                                                         notes->len - MAX_CARDS),
                                               notes->len - MAX_CARDS);
      gtk_label_set_label (self->cards_rest, rest);
    }
  else
    gtk_label_set_label (self->cards_rest,
                         notes->len > 0 ? _ ("You can create the plan now and settle these later.")
                                        : _ ("Every word of the document has its place."));
}

static void
show_furniture (WaymarkImportPage *self, GPtrArray *notes)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf (
      /* Translators: %u counts pieces of a document, such as page numbers, that are not part of the
         plan. */
      ngettext ("Left out as page furniture: %u piece",
                "Left out as page furniture: %u pieces",
                notes->len),
      notes->len);

  for (guint i = 0; i < MIN (notes->len, MAX_FURNITURE); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (words, "%s%u: %s", i > 0 ? "\n" : "", note->line, note->words);
    }
  if (notes->len > MAX_FURNITURE)
    g_string_append (words, "\n…");
  gtk_expander_set_label (self->furniture, title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->furniture), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_expander_set_expanded (self->furniture, FALSE);
  gtk_label_set_label (self->furniture_words, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->furniture), notes->len > 0);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_words (WaymarkImportPage *self)
{
  guint n_placed = waymark_import_get_n_words_placed (self->import);
  guint n_out = waymark_import_get_n_words_left_out (self->import);
  guint n_look = waymark_import_get_n_words_to_look_at (self->import);
  /* Translators: numbers of words of a document. */
  g_autofree char *placed =
      g_strdup_printf (ngettext ("%'u placed", "%'u placed", n_placed), n_placed);
  g_autofree char *out = g_strdup_printf (ngettext ("%'u left out", "%'u left out", n_out), n_out);
  g_autofree char *look =
      g_strdup_printf (ngettext ("%'u needs a look", "%'u need a look", n_look), n_look);

  waymark_word_bar_set_counts (self->bar, n_placed, n_out, n_look);
  gtk_label_set_label (self->placed, placed);
  gtk_label_set_label (self->left_out, out);
  gtk_label_set_label (self->to_look_at, look);
  set_class (GTK_WIDGET (self->to_look_at), "soon", n_look > 0);
  set_class (GTK_WIDGET (self->to_look_at), "dim", n_look == 0);
}

/* --- reading again after a choice */

/* The row of the same kind from the same line, else another from there or the nearest before. */
static guint
find_selected (WaymarkImportPage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint found = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (WaymarkImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      guint row_line = 0;
      g_autofree char *words = waymark_import_get_source (
          self->import, waymark_item_get_id (waymark_import_row_get_item (row)), &row_line);

      if (words == NULL || row_line > self->line)
        continue;
      found = i;
      if (row_line == self->line &&
          waymark_item_get_kind (waymark_import_row_get_item (row)) == self->kind)
        break;
    }
  return found;
}

static GtkAdjustment *
get_adjustment (WaymarkImportPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

/* The list knows its height only after it was laid out. */
static gboolean
restore_place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (widget);

  gtk_adjustment_set_value (get_adjustment (self), self->place);
  self->restoring = 0;
  return G_SOURCE_REMOVE;
}

static void
show_import (WaymarkImportPage *self)
{
  g_autofree char *counts = waymark_import_describe (self->import);
  GPtrArray *columns = waymark_import_get_columns (self->import);

  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (self->choices, columns->len > 0);
  waymark_import_columns_show (self->columns, columns);
  show_words (self);
  show_cards (self, waymark_import_get_needs_a_look (self->import));
  show_furniture (self, waymark_import_get_furniture (self->import));

  g_set_object (&self->plan, waymark_import_get_plan (self->import));
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (waymark_import_row_list (self->plan));
}

static void
show_rows (WaymarkImportPage *self)
{
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  selected_cb (self);
}

static void read_again (WaymarkImportPage *self);

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (source);

  /* Another document is shown by now, or none. */
  if (!self->reading || g_object_get_data (G_OBJECT (result), "import") != self->import)
    return;
  self->reading = FALSE;
  if (self->waiting->len > 0)
    {
      read_again (self);
      return;
    }
  if (self->restoring == 0)
    self->place = gtk_adjustment_get_value (get_adjustment (self));
  show_import (self);
  gtk_single_selection_set_selected (self->selection, find_selected (self));
  show_rows (self);
  if (self->restoring == 0)
    self->restoring =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_place_cb, NULL, NULL);
}

static void
apply_choice (WaymarkImport *import, GVariant *choice)
{
  const char *key;
  guint32 meaning;

  g_variant_get (choice, "(&su)", &key, &meaning);
  waymark_import_set_column (import, key, meaning);
}

static void
read_again_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  WaymarkImport *import = g_object_get_data (G_OBJECT (task), "import");
  GPtrArray *choices = task_data;

  for (guint i = 0; i < choices->len; i++)
    apply_choice (import, g_ptr_array_index (choices, i));
  g_task_return_boolean (task, TRUE);
}

static void
read_again (WaymarkImportPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_again_cb, NULL);

  self->reading = TRUE;
  g_task_set_source_tag (task, read_again);
  g_object_set_data_full (G_OBJECT (task), "import", g_object_ref (self->import), g_object_unref);
  g_task_set_task_data (task, g_steal_pointer (&self->waiting), (GDestroyNotify) g_ptr_array_unref);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_task_run_in_thread (task, read_again_thread);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *choice)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (widget);

  if (self->import == NULL)
    return;
  g_ptr_array_add (self->waiting, g_variant_ref (choice));
  if (!self->reading)
    read_again (self);
}

static gboolean
waymark_import_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAYMARK_IMPORT_PAGE (widget)->view));
}

/* Tab enters at its edge; by itself GTK would take the keyboard to the list as grab_focus does. */
static gboolean
waymark_import_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (WAYMARK_IMPORT_PAGE (widget)->body, direction);
}

static void
waymark_import_page_dispose (GObject *object)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->selection);
  g_clear_object (&self->import);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_import_page_parent_class)->dispose (object);
}

static void
waymark_import_page_class_init (WaymarkImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_page_dispose;
  widget_class->focus = waymark_import_page_focus;
  widget_class->grab_focus = waymark_import_page_grab_focus;

  g_type_ensure (WAYMARK_TYPE_IMPORT_COLUMNS);
  g_type_ensure (WAYMARK_TYPE_WORD_BAR);
  gtk_widget_class_install_action (widget_class, "import.column", "(su)", choose_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, counts);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, body);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, start);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, start_panel);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, end_panel);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, choices);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, bar);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, placed);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, to_look_at);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, panes);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, view);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, source_title);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, source);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, look_count);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, cards);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, cards_rest);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, furniture);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, furniture_words);
  gtk_widget_class_set_css_name (widget_class, "importpage");
}

static void
waymark_import_page_init (WaymarkImportPage *self)
{
  g_autoptr (GtkListItemFactory) factory = waymark_import_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  gtk_list_view_set_factory (self->view, factory);
}

/**
 * waymark_import_page_set_import:
 * @self: an import page
 * @import: (nullable): what was understood of a document
 */
void
waymark_import_page_set_import (WaymarkImportPage *self, WaymarkImport *import)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));
  g_return_if_fail (import == NULL || WAYMARK_IS_IMPORT (import));

  if (!g_set_object (&self->import, import))
    return;

  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->plan);
  g_ptr_array_set_size (self->waiting, 0);
  self->reading = FALSE;
  self->line = 0;
  if (import == NULL)
    return;

  show_import (self);
  show_rows (self);
}

/**
 * waymark_import_page_get_import:
 * @self: an import page
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL while it is read again
 *   after a choice
 */
WaymarkImport *
waymark_import_page_get_import (WaymarkImportPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_PAGE (self), NULL);

  return self->reading ? NULL : self->import;
}

/**
 * waymark_import_page_set_room:
 * @self: an import page
 * @width: how wide it will be, in pixels
 * @text_scale: how large text is, 1.0 at the size that widths were measured at
 *
 * Arranges the page for the width: in a narrow one, what needs a look stands
 * below the plan.
 */
void
waymark_import_page_set_room (WaymarkImportPage *self, int width, double text_scale)
{
  gboolean narrow = width / text_scale < NARROW;
  gboolean three = width / text_scale >= THREE_PANES;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkBox *panel = three ? self->start_panel : self->end_panel;
  int room = width - (three ? (int) (CHOICES_WIDTH * text_scale) : 0);

  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));

  if (gtk_widget_get_parent (self->choices) != GTK_WIDGET (panel))
    {
      g_autoptr (GtkWidget) choices = g_object_ref (self->choices);

      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (choices)), choices);
      gtk_box_prepend (panel, choices);
    }
  gtk_widget_set_visible (self->start, three);
  gtk_widget_set_size_request (self->start, (int) (CHOICES_WIDTH * text_scale), -1);
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->summary), orientation);
    }
  if (narrow)
    g_object_set (self->panes, "position-set", FALSE, NULL);
  else
    gtk_paned_set_position (self->panes, MAX (room / 2, room - (int) (LOOK_WIDTH * text_scale)));
}
