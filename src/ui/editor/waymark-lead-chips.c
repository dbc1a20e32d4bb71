/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chip.h"
#include "waymark-chooser-parties.h"
#include "waymark-lead-chips.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-wrap-layout.h"

struct _WaymarkLeadChips
{
  GtkWidget parent_instance;

  GtkWidget *add;
  GtkWidget *chooser;
  WaymarkDocument *document;
  WaymarkItem *action;
  char *shown; /* what the chips say: they are made anew only when that changes */
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkLeadChips,
                               waymark_lead_chips,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static WaymarkItem *
get_party (WaymarkLeadChips *self, WaymarkItem *assignment)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  const char *id = waymark_item_get_string (assignment, "party");
  WaymarkItem *party = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

  return party != NULL ? waymark_party_resolve (party) : NULL;
}

/* "MBC", "All (through BAU)", "ICB (support)" */
static char *
describe_lead (WaymarkLeadChips *self, WaymarkItem *assignment)
{
  WaymarkItem *party = get_party (self, assignment);
  const char *name = party != NULL ? waymark_party_get_short (party) : C_ ("word", "(deleted)");
  const char *qualifier = waymark_item_get_string (assignment, "qualifier");
  gboolean support = g_strcmp0 (waymark_item_get_string (assignment, "role"), "support") == 0;

  if (support && qualifier != NULL)
    /* Translators: a lead with a supporting role: name, then what it is for */
    return g_strdup_printf (_ ("%s (support, %s)"), name, qualifier);
  if (support)
    /* Translators: a lead with a supporting role */
    return g_strdup_printf (_ ("%s (support)"), name);
  if (qualifier != NULL)
    /* Translators: a lead, and how: "All (through BAU)" */
    return g_strdup_printf (_ ("%s (%s)"), name, qualifier);
  return g_strdup (name);
}

static WaymarkEdit *
begin (WaymarkLeadChips *self)
{
  return waymark_document_begin_edit (self->document, waymark_editor_field_get_edit_name ("leads"));
}

static gboolean
finish (WaymarkLeadChips *self, WaymarkEdit *edit, gboolean done, GError *error)
{
  return waymark_editor_field_finish (
      WAYMARK_EDITOR_FIELD (self), self->document, edit, done, error);
}

static gboolean
add_assignment (WaymarkLeadChips *self, WaymarkEdit *edit, const char *party, GError **error)
{
  WaymarkItem *assignment =
      waymark_edit_add (edit, WAYMARK_KIND_ASSIGNMENT, self->action, NULL, error);

  return assignment != NULL && waymark_edit_set_string (edit, assignment, "party", party, error) &&
         waymark_edit_set_string (edit, assignment, "role", "lead", error);
}

static void
on_chosen (WaymarkLeadChips *self, const char *party)
{
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (self->action == NULL || !waymark_item_is_in_plan (self->action))
    return;
  edit = begin (self);
  done = add_assignment (self, edit, party, &error);
  finish (self, edit, done, error);
  gtk_widget_grab_focus (self->add);
}

static void
on_create (WaymarkLeadChips *self, const char *name)
{
  WaymarkPlan *plan;
  WaymarkItem *party;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (self->action == NULL || !waymark_item_is_in_plan (self->action))
    return;
  plan = waymark_document_get_plan (self->document);
  party = waymark_plan_find_party (plan, name);
  if (party != NULL)
    {
      on_chosen (self, waymark_item_get_id (party));
      return;
    }
  edit = begin (self);
  party = waymark_edit_add (edit, WAYMARK_KIND_PARTY, waymark_plan_get_root (plan), NULL, &error);
  done = party != NULL && waymark_edit_set_string (edit, party, "name", name, &error) &&
         waymark_edit_set_string (edit, party, "type", "organisation", &error) &&
         add_assignment (self, edit, waymark_item_get_id (party), &error);
  finish (self, edit, done, error);
  gtk_widget_grab_focus (self->add);
}

static void
on_removed (WaymarkLeadChips *self, const char *id)
{
  WaymarkItem *assignment = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (assignment == NULL)
    return;
  edit = begin (self);
  done = waymark_edit_remove (edit, assignment, &error);
  finish (self, edit, done, error);
  gtk_widget_grab_focus (self->add);
}

static GtkWidget *
make_chip (WaymarkLeadChips *self, WaymarkItem *assignment)
{
  g_autofree char *words = describe_lead (self, assignment);
  /* Translators: the button that takes a lead away, for the screen reader; %s is a name */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), words);
  GtkWidget *chip = waymark_chip_new (waymark_item_get_id (assignment), words, remove);
  WaymarkItem *party = get_party (self, assignment);

  if (party != NULL)
    waymark_chip_set_tooltip (WAYMARK_CHIP (chip), waymark_item_get_string (party, "name"));
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (on_removed), self);
  return chip;
}

/* Leads that a pointer row borrows cannot be taken away here. */
static void
add_borrowed (WaymarkLeadChips *self)
{
  g_autoptr (GPtrArray) parties = waymark_item_get_shown_leads (self->action);

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    {
      GtkWidget *label = gtk_label_new (waymark_party_get_short (parties->pdata[i]));

      gtk_widget_add_css_class (label, "borrowed");
      gtk_widget_insert_before (label, GTK_WIDGET (self), self->add);
    }
}

static void
clear_chips (WaymarkLeadChips *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && child != self->add)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_widget_unparent (child);
      child = next;
    }
}

/* All that the chips depend on, in one string. */
static char *
describe_all (WaymarkLeadChips *self)
{
  GString *all = g_string_new (waymark_item_get_id (self->action));

  if (waymark_item_is_pointer (self->action))
    {
      g_autoptr (GPtrArray) parties = waymark_item_get_shown_leads (self->action);

      for (guint i = 0; parties != NULL && i < parties->len; i++)
        g_string_append_printf (all, "\n~%s", waymark_party_get_short (parties->pdata[i]));
    }
  for (WaymarkItem *assignment = waymark_item_first (self->action, WAYMARK_KIND_ASSIGNMENT);
       assignment != NULL;
       assignment = waymark_item_next (assignment))
    {
      g_autofree char *lead = describe_lead (self, assignment);

      g_string_append_printf (all, "\n%s %s", waymark_item_get_id (assignment), lead);
    }
  return g_string_free (all, FALSE);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkLeadChips *self = WAYMARK_LEAD_CHIPS (field);
  g_autofree char *all = NULL;

  g_set_object (&self->document, document);
  if (self->action != item)
    {
      g_clear_pointer (&self->action, waymark_item_unref);
      self->action = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item != NULL)
    {
      all = describe_all (self);
      if (g_strcmp0 (all, self->shown) == 0)
        return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
  clear_chips (self);
  if (item == NULL)
    return;
  if (waymark_item_is_pointer (item))
    add_borrowed (self);
  for (WaymarkItem *assignment = waymark_item_first (item, WAYMARK_KIND_ASSIGNMENT);
       assignment != NULL;
       assignment = waymark_item_next (assignment))
    gtk_widget_insert_before (make_chip (self, assignment), GTK_WIDGET (self), self->add);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_LEAD_CHIPS (field)->add;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

static gboolean
leads_already (WaymarkLeadChips *self, WaymarkItem *party)
{
  WaymarkItem *assignment = waymark_item_first (self->action, WAYMARK_KIND_ASSIGNMENT);

  for (; assignment != NULL; assignment = waymark_item_next (assignment))
    if (get_party (self, assignment) == party)
      return TRUE;
  return FALSE;
}

static void
fill_chooser (WaymarkLeadChips *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  WaymarkItem *party = waymark_item_first (root, WAYMARK_KIND_PARTY);

  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->chooser));
  for (; party != NULL; party = waymark_item_next (party))
    if (!leads_already (self, party))
      waymark_chooser_add_party (WAYMARK_CHOOSER (self->chooser), party);
}

static void
waymark_lead_chips_dispose (GObject *object)
{
  WaymarkLeadChips *self = WAYMARK_LEAD_CHIPS (object);

  clear_chips (self);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->action, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_lead_chips_parent_class)->dispose (object);
}

static void
waymark_lead_chips_class_init (WaymarkLeadChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_lead_chips_dispose;
  gtk_widget_class_set_css_name (widget_class, "leadchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_lead_chips_init (WaymarkLeadChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), waymark_wrap_layout_new (6));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("field", "Leads"), -1);

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->add), FALSE);
  gtk_widget_set_tooltip_text (self->add, _ ("Add a lead"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a lead"), -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (waymark_lead_chips_open_add), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));

  self->chooser = waymark_chooser_new (_ ("Find or create a lead"), TRUE);
  gtk_widget_set_parent (self->chooser, self->add);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->chooser, "create", G_CALLBACK (on_create), self);
}

/**
 * waymark_lead_chips_new:
 *
 * Returns: (transfer floating): chips of nobody
 */
GtkWidget *
waymark_lead_chips_new (void)
{
  return g_object_new (WAYMARK_TYPE_LEAD_CHIPS, NULL);
}

/**
 * waymark_lead_chips_open_add:
 * @self: chips
 *
 * Opens the popover in which a lead is looked for.
 */
void
waymark_lead_chips_open_add (WaymarkLeadChips *self)
{
  g_return_if_fail (WAYMARK_IS_LEAD_CHIPS (self));

  if (self->action == NULL)
    return;
  fill_chooser (self);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}
