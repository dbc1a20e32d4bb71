/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-row-factory.h"
#include "waymark-import-row.h"
#include "waymark-style-class.h"

/* How the rows of the plan to come look: number, text, leads, due; and the headings over them. */

enum
{
  NUMBER,
  TEXT,
  LEADS,
  LOOK,
  DUE,
  N_CELLS
};

/* Width of a column in characters; 0 where it takes what is left, or is no words. */
static const int widths[N_CELLS] = { 5, 0, 13, 0, 11 };

static GtkWidget *
new_cell (int width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, width == 0);
  if (width > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), width);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width);
    }
  return label;
}

/* The small mark in front of what needs a look, with room for it in every row. */
static GtkWidget *
new_look (void)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "look-dot");
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static void
fill_box (GtkBox *box)
{
  for (guint i = 0; i < N_CELLS; i++)
    gtk_box_append (box, i == LOOK ? new_look () : new_cell (widths[i]));
  gtk_widget_add_css_class (gtk_widget_get_first_child (GTK_WIDGET (box)), "figures");
}

static GtkWidget *
get_cell (GtkWidget *box, guint cell)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (cell-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
say_name (GtkWidget *widget, WaymarkImportRow *row)
{
  const WaymarkImportRowWords *words = waymark_import_row_get_words (row);
  const char *source = waymark_import_row_get_source (row);
  gboolean priority = waymark_import_row_get_kind (row) == WAYMARK_KIND_PRIORITY;
  const char *const cells[] = { words->text, words->leads, words->points ? "" : words->due };
  g_autoptr (GString) name = g_string_new (priority ? C_ ("kind", "Priority") : words->number);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (*cells[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", cells[i]);
  if (words->look)
    g_string_append_printf (name, ", %s", C_ ("row", "needs a look"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  source != NULL ? source : "",
                                  -1);
}

static void
show_row (GtkListItem *list_item)
{
  WaymarkImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *item = gtk_widget_get_parent (box);
  const WaymarkImportRowWords *words = waymark_import_row_get_words (row);
  WaymarkKind kind = waymark_import_row_get_kind (row);
  gboolean heading = kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT;
  gboolean wide = heading || kind == WAYMARK_KIND_PRIORITY;
  /* Not by style, which would make the column wider. */
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_label (GTK_LABEL (get_cell (box, NUMBER)), words->number);
  gtk_label_set_label (GTK_LABEL (get_cell (box, TEXT)), words->text);
  gtk_label_set_label (GTK_LABEL (get_cell (box, LEADS)), words->leads);
  gtk_label_set_label (GTK_LABEL (get_cell (box, DUE)), words->due);
  gtk_label_set_width_chars (GTK_LABEL (get_cell (box, NUMBER)),
                             kind == WAYMARK_KIND_THEME ? 2 : widths[NUMBER]);
  gtk_widget_set_visible (get_cell (box, LEADS), !wide);
  gtk_widget_set_visible (get_cell (box, LOOK), !wide || words->look);
  gtk_widget_set_visible (get_cell (box, DUE), !wide);
  gtk_widget_set_opacity (get_cell (box, LOOK), words->look ? 1 : 0);
  gtk_label_set_attributes (GTK_LABEL (get_cell (box, NUMBER)), heading ? bold : NULL);
  waymark_style_class_set (get_cell (box, NUMBER), "dim", !heading);
  waymark_style_class_set (get_cell (box, TEXT), "heading", heading);
  waymark_style_class_set (get_cell (box, LEADS), "pointer", words->points);
  waymark_style_class_set (get_cell (box, DUE), "dim", !words->dated);
  waymark_style_class_set (item, "group", kind == WAYMARK_KIND_REQUIREMENT);
  say_name (item, row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  fill_box (GTK_BOX (box));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_connect_swapped (
      gtk_list_item_get_item (list_item), "changed", G_CALLBACK (show_row), list_item);
  show_row (list_item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_row, list_item);
}

/**
 * waymark_import_row_factory_new:
 *
 * Returns: (transfer full): makes the widgets for a list of #WaymarkImportRow
 */
GtkListItemFactory *
waymark_import_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  return factory;
}

/**
 * waymark_import_row_fill_headings:
 * @box: an empty box, as wide as the rows
 *
 * Puts the headings of the columns into a box.
 */
void
waymark_import_row_fill_headings (GtkBox *box)
{
  const char *const words[N_CELLS] = {
    [NUMBER] = C_ ("heading", "No."),
    [TEXT] = C_ ("heading", "Action"),
    [LEADS] = C_ ("heading", "Leads"),
    [DUE] = C_ ("heading", "Due"),
  };

  /* Not by style: columns are as wide as their letters are, and these have to stand over the rows.
   */
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();

  pango_attr_list_insert (small, pango_attr_scale_new (0.87));
  pango_attr_list_insert (small, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_box_set_spacing (box, 9);
  fill_box (box);
  gtk_widget_set_opacity (get_cell (GTK_WIDGET (box), LOOK), 0);
  for (guint i = 0; i < N_CELLS; i++)
    if (words[i] != NULL)
      {
        GtkLabel *label = GTK_LABEL (get_cell (GTK_WIDGET (box), i));

        gtk_label_set_label (label, words[i]);
        gtk_label_set_attributes (label, small);
      }
}
