/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-drop-down.h"

static void
set_names (GtkWidget *widget, const char *name)
{
  if (gtk_widget_get_focusable (widget))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_names (child, name);
}

static void
set_up_word (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_word (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * waymark_drop_down_let_shrink:
 * @drop_down: a #GtkDropDown of strings
 *
 * Lets its button be narrower than the word that is chosen, which is then cut
 * with "…"; the list still shows all of it. To be called before it has a name.
 */
void
waymark_drop_down_let_shrink (GtkWidget *drop_down)
{
  g_autoptr (GtkListItemFactory) in_button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) in_list = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_set_object (&in_list, gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down)));
  g_signal_connect (in_button, "setup", G_CALLBACK (set_up_word), NULL);
  g_signal_connect (in_button, "bind", G_CALLBACK (bind_word), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), in_button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), in_list);
}

/* The words that the button shows: of what is stacked in it, that which is seen. */
static const char *
find_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_STACK (widget))
    return find_words (gtk_stack_get_visible_child (GTK_STACK (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *words = gtk_widget_get_visible (child) ? find_words (child) : NULL;

      if (words != NULL)
        return words;
    }
  return NULL;
}

/* The name says what is chosen there, so that what is chosen has to be said beside it. */
static void
describe (GtkWidget *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);
  const char *words;

  /* Before, nothing is in it; after, it may be gone. */
  if (button == NULL || gtk_widget_get_root (drop_down) == NULL)
    return;
  words = find_words (button);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

/**
 * waymark_drop_down_set_name:
 * @drop_down: a #GtkDropDown
 * @name: what it chooses
 *
 * Gives the parts of the drop-down that take the keyboard a name, and what is chosen as
 * their description. In GTK 4.8 the label of the whole does not reach its button, and its
 * name stands in front of the words in it.
 */
void
waymark_drop_down_set_name (GtkWidget *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  /* Its first child is the button; the list has rows with names of their own. */
  set_names (gtk_widget_get_first_child (drop_down), name);
  g_signal_handlers_disconnect_by_func (drop_down, describe, NULL);
  g_signal_connect_after (drop_down, "notify::selected-item", G_CALLBACK (describe), NULL);
  g_signal_connect_after (drop_down, "notify::root", G_CALLBACK (describe), NULL);
  describe (drop_down);
}
