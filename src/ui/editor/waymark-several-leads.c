/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-chooser-parties.h"
#include "waymark-item-several.h"
#include "waymark-leads.h"
#include "waymark-several-leads.h"

struct _WaymarkSeveralLeads
{
  WaymarkSeveralField parent_instance;

  GtkWidget *names;
  GtkWidget *add;
  GtkWidget *replace;
  GtkWidget *added;
  GtkWidget *replaced;
};

G_DEFINE_FINAL_TYPE (WaymarkSeveralLeads, waymark_several_leads, WAYMARK_TYPE_SEVERAL_FIELD)

static void
add_lead (WaymarkSeveralLeads *self, GtkWidget *chooser, const char *party, const char *name)
{
  WaymarkSeveralField *field = WAYMARK_SEVERAL_FIELD (self);
  const char *const *ids = waymark_several_field_get_ids (field);
  gboolean replace = chooser == self->replaced;
  GError *error = NULL;
  gboolean done;

  if (ids == NULL)
    return;
  gtk_widget_grab_focus (replace ? self->replace : self->add);
  done = waymark_command_add_lead (
      waymark_several_field_get_document (field), ids, party, name, replace, &error);
  waymark_several_field_finish (field, done, error);
}

static void
on_chosen (GtkWidget *chooser, const char *party, WaymarkSeveralLeads *self)
{
  add_lead (self, chooser, party, NULL);
}

static void
on_created (GtkWidget *chooser, const char *name, WaymarkSeveralLeads *self)
{
  add_lead (self, chooser, NULL, name);
}

static void
on_clicked (GtkWidget *button, WaymarkSeveralLeads *self)
{
  WaymarkSeveralField *field = WAYMARK_SEVERAL_FIELD (self);
  WaymarkChooser *chooser = WAYMARK_CHOOSER (button == self->add ? self->added : self->replaced);

  if (waymark_several_field_get_ids (field) == NULL)
    return;
  waymark_chooser_remove_all (chooser);
  waymark_chooser_add_parties (
      chooser, waymark_document_get_plan (waymark_several_field_get_document (field)));
  gtk_popover_popup (GTK_POPOVER (chooser));
}

static void
update (WaymarkSeveralField *field)
{
  WaymarkSeveralLeads *self = WAYMARK_SEVERAL_LEADS (field);
  g_autofree char *common = waymark_several_field_read_common (field, waymark_action_format_leads);

  gtk_label_set_label (GTK_LABEL (self->names), common != NULL ? common : _ ("Different leads"));
  gtk_widget_set_visible (self->names, common == NULL || *common != '\0');
}

static GtkWidget *
add_chooser (WaymarkSeveralLeads *self, GtkWidget *button)
{
  GtkWidget *chooser = waymark_chooser_new (_ ("Find or create a lead"), TRUE);

  gtk_widget_set_parent (chooser, button);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (chooser, "create", G_CALLBACK (on_created), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  return chooser;
}

static void
waymark_several_leads_dispose (GObject *object)
{
  WaymarkSeveralLeads *self = WAYMARK_SEVERAL_LEADS (object);

  g_clear_pointer (&self->added, gtk_widget_unparent);
  g_clear_pointer (&self->replaced, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_several_leads_parent_class)->dispose (object);
}

static void
waymark_several_leads_class_init (WaymarkSeveralLeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_several_leads_dispose;
  WAYMARK_SEVERAL_FIELD_CLASS (klass)->update = update;
}

static void
waymark_several_leads_init (WaymarkSeveralLeads *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->names = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->names), 0);
  gtk_label_set_wrap (GTK_LABEL (self->names), TRUE);
  gtk_widget_add_css_class (self->names, "beside");
  self->add = waymark_access_button_new (_ ("Add a _lead…"));
  self->replace = waymark_access_button_new (C_ ("command", "_Replace…"));
  self->added = add_chooser (self, self->add);
  self->replaced = add_chooser (self, self->replace);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replace),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Takes all other leads off"),
                                  -1);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), self->replace);
  gtk_box_append (GTK_BOX (box), self->names);
  gtk_box_append (GTK_BOX (box), buttons);
  waymark_several_field_set_child (WAYMARK_SEVERAL_FIELD (self), box, NULL);
}

/**
 * waymark_several_leads_new:
 *
 * Returns: (transfer floating): a field of nothing
 */
GtkWidget *
waymark_several_leads_new (void)
{
  return g_object_new (WAYMARK_TYPE_SEVERAL_LEADS, NULL);
}

/**
 * waymark_several_leads_open_add:
 * @self: a field of actions
 *
 * Opens the popover that adds a lead.
 */
void
waymark_several_leads_open_add (WaymarkSeveralLeads *self)
{
  g_return_if_fail (WAYMARK_IS_SEVERAL_LEADS (self));

  on_clicked (self->add, self);
}
