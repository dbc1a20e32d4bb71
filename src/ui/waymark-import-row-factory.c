/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-import-row-factory.h"
#include "waymark-import-row.h"

/* How the rows of the plan to come look: number, text, leads, due. */

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
  const char *const cells[] = { text, leads, due };
  g_autoptr (GString) name = NULL;
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
  name = g_string_new (number);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (*cells[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", cells[i]);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
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
  return factory;
}
