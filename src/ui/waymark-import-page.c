/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-page.h"
#include "waymark-import-row.h"
#include "waymark-number.h"
#include "waymark-plan-words.h"
#include "waymark-word-bar.h"

/* More cards than this say nothing more; they stay in the plan's list. */
#define MAX_CARDS 100
#define MAX_FURNITURE 300
#define NARROW 760
#define LOOK_WIDTH 356

struct _WaymarkImportPage
{
  GtkWidget parent_instance;

  GtkBox *summary;
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
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (WaymarkImportPage, waymark_import_page, GTK_TYPE_WIDGET)

/* --- rows of the plan to come */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  const int widths[] = { 52, -1, 110, 110 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_size_request (label, widths[i], 30);
      gtk_widget_set_hexpand (label, widths[i] < 0);
      if (widths[i] > 0)
        gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "figures");
  gtk_list_item_set_child (list_item, box);
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
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  WaymarkImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *number_label = gtk_widget_get_first_child (box);
  GtkWidget *text_label = gtk_widget_get_next_sibling (number_label);
  GtkWidget *leads_label = gtk_widget_get_next_sibling (text_label);
  GtkWidget *due_label = gtk_widget_get_next_sibling (leads_label);
  g_autofree char *number = waymark_import_row_dup_number (row);
  g_autofree char *text = waymark_import_row_dup_text (row);
  g_autofree char *leads = waymark_import_row_dup_leads (row);
  g_autofree char *due = waymark_import_row_dup_due (row);
  g_autofree char *name = NULL;
  WaymarkKind kind = waymark_item_get_kind (waymark_import_row_get_item (row));
  gboolean heading = kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT;

  gtk_label_set_label (GTK_LABEL (number_label), number);
  gtk_label_set_label (GTK_LABEL (text_label), text);
  gtk_label_set_label (GTK_LABEL (leads_label), leads);
  gtk_label_set_label (GTK_LABEL (due_label), due);
  gtk_widget_set_visible (leads_label, !heading);
  gtk_widget_set_visible (due_label, !heading);
  set_class (number_label, "heading", heading);
  set_class (number_label, "dim", !heading);
  set_class (text_label, "heading", heading);
  name = g_strjoin (
      ", ", number, text, *leads != '\0' ? leads : due, *leads != '\0' ? due : NULL, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
selected_cb (WaymarkImportPage *self)
{
  WaymarkImportRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  guint line = 0;

  if (row != NULL)
    words = waymark_import_get_source (
        self->import, waymark_item_get_id (waymark_import_row_get_item (row)), &line);
  if (words == NULL)
    {
      gtk_label_set_label (self->source_title, "");
      gtk_label_set_label (self->source, "");
      return;
    }
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

static gboolean
waymark_import_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAYMARK_IMPORT_PAGE (widget)->view));
}

static void
waymark_import_page_dispose (GObject *object)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->selection);
  g_clear_object (&self->import);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_import_page_parent_class)->dispose (object);
}

static void
waymark_import_page_class_init (WaymarkImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_page_dispose;
  widget_class->grab_focus = waymark_import_page_grab_focus;

  g_type_ensure (WAYMARK_TYPE_WORD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, counts);
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
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
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
  g_autofree char *counts = NULL;

  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));
  g_return_if_fail (import == NULL || WAYMARK_IS_IMPORT (import));

  if (!g_set_object (&self->import, import))
    return;

  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  if (import == NULL)
    return;

  counts = waymark_import_describe (import);
  gtk_label_set_label (self->counts, counts);
  show_words (self);
  show_cards (self, waymark_import_get_needs_a_look (import));
  show_furniture (self, waymark_import_get_furniture (import));

  self->selection =
      gtk_single_selection_new (waymark_import_row_list (waymark_import_get_plan (import)));
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  selected_cb (self);
}

/**
 * waymark_import_page_get_import:
 * @self: an import page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WaymarkImport *
waymark_import_page_get_import (WaymarkImportPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_PAGE (self), NULL);

  return self->import;
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
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  int position = width - (int) (LOOK_WIDTH * text_scale);

  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->summary), orientation);
    }
  if (narrow)
    g_object_set (self->panes, "position-set", FALSE, NULL);
  else
    gtk_paned_set_position (self->panes, MAX (width / 2, position));
}
