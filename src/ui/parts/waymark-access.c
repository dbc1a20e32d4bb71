/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Names every widget of a type below @root, whose own parts are then left alone. */
static void
name_all (GtkWidget *root, GType type, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        name_widget (child, name);
      name_all (child, type, name);
    }
}

/**
 * waymark_access_name_menu:
 * @menu: (not nullable): a #GtkPopoverMenu
 * @name: what the menu is called
 *
 * Names a menu, and what scrolls it when the screen is too small: to GTK 4.8
 * that takes the keyboard, though nothing can be done with it.
 */
void
waymark_access_name_menu (GtkWidget *menu, const char *name)
{
  g_return_if_fail (GTK_IS_POPOVER_MENU (menu));

  name_widget (menu, name);
  name_all (menu, GTK_TYPE_SCROLLED_WINDOW, name);
}

static void
collect_buttons (GtkWidget *root, GPtrArray *buttons)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child))
        g_ptr_array_add (buttons, child);
      else
        collect_buttons (child, buttons);
    }
}

/**
 * waymark_access_name_calendar:
 * @calendar: (not nullable): a #GtkCalendar
 *
 * Names its four arrows, which GTK 4.8 draws without a word.
 */
void
waymark_access_name_calendar (GtkWidget *calendar)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  const char *names[] = {
    _ ("Previous month"),
    _ ("Next month"),
    _ ("Previous year"),
    _ ("Next year"),
  };

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  collect_buttons (calendar, buttons);
  for (guint i = 0; i < MIN (buttons->len, G_N_ELEMENTS (names)); i++)
    {
      name_widget (g_ptr_array_index (buttons, i), names[i]);
      gtk_widget_set_tooltip_text (g_ptr_array_index (buttons, i), names[i]);
    }
}

/**
 * waymark_access_name_keys:
 * @keys: (not nullable): a #GtkShortcutsWindow
 *
 * Names the window and those of its parts that have no words.
 */
void
waymark_access_name_keys (GtkWidget *keys)
{
  g_return_if_fail (GTK_IS_SHORTCUTS_WINDOW (keys));

  name_widget (keys, C_ ("keys", "Keys"));
  name_all (keys, GTK_TYPE_SCROLLED_WINDOW, C_ ("keys", "Keys"));
  name_all (keys, GTK_TYPE_SEARCH_ENTRY, _ ("Find a key"));
  name_all (keys, GTK_TYPE_TEXT, _ ("Find a key"));
  name_all (keys, GTK_TYPE_TOGGLE_BUTTON, _ ("Find a key"));
  name_all (keys, GTK_TYPE_MENU_BUTTON, _ ("Part of the keys"));
}

/**
 * waymark_access_button_new:
 * @words: what it says, with a mnemonic
 *
 * Returns: (transfer floating): a button with a label of its own
 */
GtkWidget *
waymark_access_button_new (const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_button_set_child (GTK_BUTTON (button), label);
  return button;
}

/**
 * waymark_access_icon_button_new:
 * @icon: name of an icon
 * @words: what it says, with a mnemonic
 *
 * Returns: (transfer floating): a button with an icon before its label
 */
GtkWidget *
waymark_access_icon_button_new (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  return button;
}

/* GTK 4.8 names a button by its label with the underline of the mnemonic in it, and by the words
 * in it once more. A name that was given otherwise stays, but alone. */
static void
mend_name (GtkButton *button)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (button);
  GtkWidget *words = gtk_button_get_child (button);
  const char *label = gtk_button_get_label (button);

  if (label != NULL && gtk_button_get_use_underline (button) && GTK_IS_LABEL (words))
    {
      g_autofree char *differs =
          gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (differs == NULL)
        name_widget (GTK_WIDGET (button), gtk_label_get_text (GTK_LABEL (words)));
    }
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
shown_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer user_data)
{
  GObject *widget = g_value_get_object (values);

  if (!GTK_IS_BUTTON (widget))
    return TRUE;
  mend_name (GTK_BUTTON (widget));
  g_signal_handlers_disconnect_by_func (widget, mend_name, NULL);
  g_signal_connect (widget, "notify::label", G_CALLBACK (mend_name), NULL);
  return TRUE;
}

/**
 * waymark_access_mend_buttons:
 *
 * From now on every button that is shown has its words as its name, once and without mnemonic.
 */
void
waymark_access_mend_buttons (void)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  guint map = g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class));

  g_signal_add_emission_hook (map, 0, shown_cb, NULL, NULL);
}
