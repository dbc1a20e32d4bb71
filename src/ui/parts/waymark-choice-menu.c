/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-choice-menu.h"
#include "waymark-marks.h"

struct _WaymarkChoiceMenu
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (WaymarkChoiceMenu, waymark_choice_menu, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (WaymarkChoiceMenu *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
show_cb (WaymarkChoiceMenu *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
waymark_choice_menu_class_init (WaymarkChoiceMenuClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static void
waymark_choice_menu_init (WaymarkChoiceMenu *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choices");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  g_signal_connect (self, "map", G_CALLBACK (show_cb), NULL);
}

/**
 * waymark_choice_menu_new:
 * @title: what is chosen, for the screen reader
 *
 * Returns: (transfer floating): a popover without choices
 */
GtkWidget *
waymark_choice_menu_new (const char *title)
{
  WaymarkChoiceMenu *self = g_object_new (WAYMARK_TYPE_CHOICE_MENU, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * waymark_choice_menu_remove_all:
 * @self: a menu
 *
 * Takes all choices away.
 */
void
waymark_choice_menu_remove_all (WaymarkChoiceMenu *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (WAYMARK_IS_CHOICE_MENU (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/**
 * waymark_choice_menu_add:
 * @self: a menu
 * @id: what the signal will say
 * @label: what is shown
 * @stage: the mark before it, or %WAYMARK_STAGE_NONE
 */
void
waymark_choice_menu_add (WaymarkChoiceMenu *self,
                         const char *id,
                         const char *label,
                         WaymarkStage stage)
{
  GtkWidget *row, *box, *image, *words;

  g_return_if_fail (WAYMARK_IS_CHOICE_MENU (self));
  g_return_if_fail (id != NULL && label != NULL);

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  image = gtk_image_new ();
  words = gtk_label_new (label);
  if (stage != WAYMARK_STAGE_NONE)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (image), waymark_marks_get_stage_icon (stage));
      gtk_widget_add_css_class (image, waymark_stage_get_name (stage));
    }
  gtk_widget_set_size_request (image, 16, -1);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * waymark_choice_menu_select:
 * @self: a menu
 * @id: the choice that holds now
 */
void
waymark_choice_menu_select (WaymarkChoiceMenu *self, const char *id)
{
  GtkListBoxRow *row;

  g_return_if_fail (WAYMARK_IS_CHOICE_MENU (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), id))
      gtk_list_box_select_row (self->list, row);
}
