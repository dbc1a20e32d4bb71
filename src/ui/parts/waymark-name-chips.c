/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chip.h"
#include "waymark-chooser.h"
#include "waymark-name-chips.h"
#include "waymark-party.h"
#include "waymark-tooltip.h"
#include "waymark-wrap-layout.h"

struct _WaymarkNameChips
{
  GtkWidget parent_instance;

  WaymarkKind kind;
  GtkWidget *add;
  GtkWidget *popover; /* an entry for names, a chooser for members */
  GtkWidget *entry;
  WaymarkDocument *document;
  WaymarkItem *party;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkNameChips,
                               waymark_name_chips,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static WaymarkEdit *
begin (WaymarkNameChips *self, const char *name)
{
  return waymark_document_begin_edit (self->document, name);
}

static void
finish (WaymarkNameChips *self, WaymarkEdit *edit, gboolean done, GError *error)
{
  waymark_editor_field_finish (WAYMARK_EDITOR_FIELD (self), self->document, edit, done, error);
  if (self->add != NULL)
    gtk_widget_grab_focus (self->add);
}

static gboolean
is_editable (WaymarkNameChips *self)
{
  return self->party != NULL && waymark_item_is_in_plan (self->party);
}

static void
add_part (WaymarkNameChips *self, const char *field, const char *value)
{
  gboolean alias = self->kind == WAYMARK_KIND_ALIAS;
  WaymarkEdit *edit =
      begin (self, alias ? C_ ("edit", "Add other name") : C_ ("edit", "Add member"));
  GError *error = NULL;
  WaymarkItem *part = waymark_edit_add (edit, self->kind, self->party, NULL, &error);
  gboolean done = part != NULL && waymark_edit_set_string (edit, part, field, value, &error);

  finish (self, edit, done, error);
}

/* --- chips */

/* A chip stands for an alias, a membership, or a party that was joined into this one. */
static void
on_removed (WaymarkNameChips *self, const char *id)
{
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (item == NULL || !is_editable (self))
    return;
  if (waymark_item_get_kind (item) == WAYMARK_KIND_PARTY)
    {
      edit = begin (self, C_ ("edit", "Separate parties"));
      done = waymark_edit_set_string (edit, item, "into", NULL, &error);
    }
  else
    {
      edit = begin (self,
                    self->kind == WAYMARK_KIND_ALIAS ? C_ ("edit", "Remove other name")
                                                     : C_ ("edit", "Remove member"));
      done = waymark_edit_remove (edit, item, &error);
    }
  finish (self, edit, done, error);
}

static void
add_chip (WaymarkNameChips *self, WaymarkItem *item, const char *words)
{
  g_autofree char *remove = NULL;
  GtkWidget *chip;

  if (waymark_item_get_kind (item) == WAYMARK_KIND_PARTY)
    /* Translators: takes a party out of another that it was said to be the same as; %s is a name */
    remove = g_strdup_printf (_ ("%s is a party of its own"), words);
  else
    /* Translators: the button that takes a name away; %s is a name */
    remove = g_strdup_printf (_ ("Remove %s"), words);
  chip = waymark_chip_new (waymark_item_get_id (item), words, remove);
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (on_removed), self);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->add);
}

static void
add_parts (WaymarkNameChips *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);

  for (WaymarkItem *part = waymark_item_first (self->party, self->kind); part != NULL;
       part = waymark_item_next (part))
    {
      const char *words;

      if (self->kind == WAYMARK_KIND_ALIAS)
        words = waymark_item_get_string (part, "name");
      else
        {
          const char *id = waymark_item_get_string (part, "member");
          WaymarkItem *member = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

          words = member != NULL ? waymark_party_get_short (waymark_party_resolve (member))
                                 : C_ ("item", "(deleted)");
        }
      add_chip (self, part, words != NULL ? words : "");
    }
}

static void
add_joined (WaymarkNameChips *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));

  for (WaymarkItem *other = waymark_item_first (root, WAYMARK_KIND_PARTY); other != NULL;
       other = waymark_item_next (other))
    if (other != self->party && waymark_item_get_string (other, "into") != NULL &&
        waymark_party_resolve (other) == self->party)
      add_chip (self, other, waymark_party_get_short (other));
}

static void
clear_chips (WaymarkNameChips *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && child != self->add)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_widget_unparent (child);
      child = next;
    }
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkNameChips *self = WAYMARK_NAME_CHIPS (field);

  g_set_object (&self->document, document);
  if (self->party != item)
    {
      g_clear_pointer (&self->party, waymark_item_unref);
      self->party = item != NULL ? waymark_item_ref (item) : NULL;
    }
  clear_chips (self);
  if (item == NULL)
    return;
  add_parts (self);
  if (self->kind == WAYMARK_KIND_ALIAS)
    add_joined (self);
}

/* The chips as a group: its button has a name of its own, which a label would take from it. */
static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return GTK_WIDGET (field);
}

static gboolean
waymark_name_chips_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  return gtk_widget_grab_focus (WAYMARK_NAME_CHIPS (widget)->add);
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

/* --- adding */

static void
on_entry_activated (WaymarkNameChips *self)
{
  g_autofree char *name =
      waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)), TRUE);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (*name != '\0' && is_editable (self))
    add_part (self, "name", name);
}

static void
on_member_chosen (WaymarkNameChips *self, const char *id)
{
  if (is_editable (self))
    add_part (self, "member", id);
}

static gboolean
is_member (WaymarkNameChips *self, WaymarkItem *party)
{
  for (WaymarkItem *part = waymark_item_first (self->party, WAYMARK_KIND_MEMBERSHIP); part != NULL;
       part = waymark_item_next (part))
    if (g_strcmp0 (waymark_item_get_string (part, "member"), waymark_item_get_id (party)) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_members (WaymarkNameChips *self)
{
  WaymarkChooser *chooser = WAYMARK_CHOOSER (self->popover);
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));

  waymark_chooser_remove_all (chooser);
  for (WaymarkItem *party = waymark_item_first (root, WAYMARK_KIND_PARTY); party != NULL;
       party = waymark_item_next (party))
    if (party != self->party && waymark_party_resolve (party) == party && !is_member (self, party))
      waymark_chooser_add (chooser,
                           waymark_item_get_id (party),
                           waymark_party_get_short (party),
                           waymark_item_get_string (party, "name"));
}

static void
on_add (WaymarkNameChips *self)
{
  if (!is_editable (self))
    return;
  if (self->kind == WAYMARK_KIND_MEMBERSHIP)
    fill_members (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  if (self->entry != NULL)
    gtk_widget_grab_focus (self->entry);
}

static void
make_popover (WaymarkNameChips *self)
{
  if (self->kind == WAYMARK_KIND_MEMBERSHIP)
    {
      self->popover = waymark_chooser_new (_ ("Find a member"), FALSE);
      g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (on_member_chosen), self);
    }
  else
    {
      const char *hint = _ ("Another name or spelling");

      self->popover = gtk_popover_new ();
      self->entry = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
      g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
      gtk_popover_set_child (GTK_POPOVER (self->popover), self->entry);
    }
  gtk_widget_set_parent (self->popover, self->add);
}

/* --- object */

static void
waymark_name_chips_dispose (GObject *object)
{
  WaymarkNameChips *self = WAYMARK_NAME_CHIPS (object);

  clear_chips (self);
  g_clear_pointer (&self->party, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_name_chips_parent_class)->dispose (object);
}

static void
waymark_name_chips_class_init (WaymarkNameChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_name_chips_dispose;
  widget_class->mnemonic_activate = waymark_name_chips_mnemonic_activate;
  gtk_widget_class_set_css_name (widget_class, "namechips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_name_chips_init (WaymarkNameChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), waymark_wrap_layout_new (6));
}

/**
 * waymark_name_chips_new:
 * @kind: %WAYMARK_KIND_ALIAS or %WAYMARK_KIND_MEMBERSHIP
 *
 * Returns: (transfer floating): chips of no party
 */
GtkWidget *
waymark_name_chips_new (WaymarkKind kind)
{
  WaymarkNameChips *self = g_object_new (WAYMARK_TYPE_NAME_CHIPS, NULL);
  gboolean alias = kind == WAYMARK_KIND_ALIAS;
  const char *label = alias ? _ ("Add another name") : _ ("Add a member");

  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alias ? C_ ("history", "Other names") : C_ ("history", "Members"),
                                  -1);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->add), FALSE);
  waymark_tooltip_set (self->add, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  make_popover (self);
  return GTK_WIDGET (self);
}
