/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-change-words.h"
#include "waymark-choice-field.h"
#include "waymark-drop-down.h"
#include "waymark-stage-image.h"

struct _WaymarkChoiceField
{
  GtkWidget parent_instance;

  const WaymarkField *field;
  GtkWidget *drop_down;
  WaymarkDocument *document;
  WaymarkItem *item;
  gboolean is_showing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkChoiceField,
                               waymark_choice_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

/* --- rows: mark and word */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_row (WaymarkChoiceField *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (image);
  const char *choice = gtk_string_object_get_string (gtk_list_item_get_item (item));
  gboolean stage = g_str_equal (self->field->name, "stage");
  const char *words = waymark_choice_to_words (self->field->name, choice);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_visible (image, stage);
  if (stage)
    waymark_stage_image_show (GTK_IMAGE (image), waymark_stage_from_name (choice));
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* --- the field */

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkChoiceField *self = WAYMARK_CHOICE_FIELD (field);
  const char *value;
  guint selected = GTK_INVALID_LIST_POSITION;

  g_set_object (&self->document, document);
  if (self->item != item)
    {
      g_clear_pointer (&self->item, waymark_item_unref);
      self->item = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item == NULL)
    return;
  value = waymark_item_get_string (item, self->field->name);
  for (guint i = 0; value != NULL && self->field->choices[i] != NULL; i++)
    if (g_str_equal (self->field->choices[i], value))
      selected = i;
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->is_showing = FALSE;
}

static void
on_selected (WaymarkChoiceField *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->is_showing || self->item == NULL || selected == GTK_INVALID_LIST_POSITION ||
      !waymark_item_is_in_plan (self->item))
    return;
  if (!waymark_editor_field_set_string (WAYMARK_EDITOR_FIELD (self),
                                        self->document,
                                        self->item,
                                        self->field->name,
                                        self->field->choices[selected]))
    show (WAYMARK_EDITOR_FIELD (self), self->document, self->item);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_CHOICE_FIELD (field)->drop_down;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

static void
waymark_choice_field_dispose (GObject *object)
{
  WaymarkChoiceField *self = WAYMARK_CHOICE_FIELD (object);

  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_choice_field_parent_class)->dispose (object);
}

static void
waymark_choice_field_class_init (WaymarkChoiceFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_choice_field_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "choicefield");
}

static void
waymark_choice_field_init (WaymarkChoiceField *self)
{
}

/**
 * waymark_choice_field_new:
 * @kind: the kind of items that it shows
 * @field: a field of fixed words
 * @name: what it chooses, for the screen reader
 *
 * Returns: (transfer floating): a field without an item
 */
GtkWidget *
waymark_choice_field_new (WaymarkKind kind, const char *field, const char *name)
{
  WaymarkChoiceField *self = g_object_new (WAYMARK_TYPE_CHOICE_FIELD, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->field = waymark_kind_get_field (kind, field);
  g_assert (self->field != NULL && self->field->choices != NULL);

  self->drop_down =
      gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (self->field->choices)), NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row), self);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  waymark_drop_down_set_name (self->drop_down, name);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  return GTK_WIDGET (self);
}
