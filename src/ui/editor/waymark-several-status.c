/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser.h"
#include "waymark-item-commands.h"
#include "waymark-several-status.h"
#include "waymark-stage.h"
#include "waymark-target-chooser.h"

struct _WaymarkSeveralStatus
{
  WaymarkSeveralField parent_instance;

  GtkWidget *button;
  GtkWidget *word;
  GtkWidget *statuses;
  GtkWidget *targets;
  char *asked; /* the status that waits for its target */
};

G_DEFINE_FINAL_TYPE (WaymarkSeveralStatus, waymark_several_status, WAYMARK_TYPE_SEVERAL_FIELD)

static WaymarkPlan *
get_plan (WaymarkSeveralStatus *self)
{
  return waymark_document_get_plan (
      waymark_several_field_get_document (WAYMARK_SEVERAL_FIELD (self)));
}

static char *
read_status (WaymarkItem *action)
{
  const char *id = waymark_item_get_string (action, "status");
  WaymarkItem *status =
      id != NULL ? waymark_plan_lookup (waymark_item_get_plan (action), id) : NULL;

  return g_strdup (status != NULL ? waymark_item_get_string (status, "word")
                                  : C_ ("status", "None"));
}

static void
set_status (WaymarkSeveralStatus *self, const char *status, const char *target)
{
  WaymarkSeveralField *field = WAYMARK_SEVERAL_FIELD (self);
  GError *error = NULL;
  gboolean done = waymark_command_set_status (waymark_several_field_get_document (field),
                                              waymark_several_field_get_ids (field),
                                              status,
                                              target,
                                              &error);

  waymark_several_field_finish (field, done, error);
}

static void
on_chosen (WaymarkSeveralStatus *self, const char *id)
{
  WaymarkItem *status;
  const char *stage;

  if (waymark_several_field_get_ids (WAYMARK_SEVERAL_FIELD (self)) == NULL)
    return;
  status = waymark_plan_lookup (get_plan (self), id);
  stage = status != NULL ? waymark_item_get_string (status, "stage") : NULL;
  gtk_widget_grab_focus (self->button);
  if (stage == NULL || waymark_stage_from_name (stage) != WAYMARK_STAGE_MERGED)
    {
      set_status (self, status != NULL ? id : NULL, NULL);
      return;
    }
  g_free (self->asked);
  self->asked = g_strdup (id);
  waymark_target_chooser_fill (WAYMARK_CHOOSER (self->targets), get_plan (self), NULL);
  gtk_popover_popup (GTK_POPOVER (self->targets));
}

static void
on_target_chosen (WaymarkSeveralStatus *self, const char *target)
{
  g_autofree char *status = g_steal_pointer (&self->asked);

  if (status != NULL && waymark_several_field_get_ids (WAYMARK_SEVERAL_FIELD (self)) != NULL)
    set_status (self, status, target);
}

static void
on_clicked (WaymarkSeveralStatus *self)
{
  WaymarkItem *status;

  if (waymark_several_field_get_ids (WAYMARK_SEVERAL_FIELD (self)) == NULL)
    return;
  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->statuses));
  for (status = waymark_item_first (waymark_plan_get_root (get_plan (self)), WAYMARK_KIND_STATUS);
       status != NULL;
       status = waymark_item_next (status))
    {
      const char *word = waymark_item_get_string (status, "word");

      if (word != NULL)
        waymark_chooser_add (
            WAYMARK_CHOOSER (self->statuses), waymark_item_get_id (status), word, NULL);
    }
  waymark_chooser_add (WAYMARK_CHOOSER (self->statuses), "", C_ ("status", "None"), NULL);
  gtk_popover_popup (GTK_POPOVER (self->statuses));
}

static void
update (WaymarkSeveralField *field)
{
  WaymarkSeveralStatus *self = WAYMARK_SEVERAL_STATUS (field);
  g_autofree char *common = waymark_several_field_read_common (field, read_status);
  const char *word = common != NULL ? common : _ ("Different statuses");
  g_autofree char *name = g_strdup_printf ("%s, %s", C_ ("field", "Status"), word);

  gtk_label_set_label (GTK_LABEL (self->word), word);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
waymark_several_status_dispose (GObject *object)
{
  WaymarkSeveralStatus *self = WAYMARK_SEVERAL_STATUS (object);

  g_clear_pointer (&self->statuses, gtk_widget_unparent);
  g_clear_pointer (&self->targets, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_several_status_parent_class)->dispose (object);
}

static void
waymark_several_status_finalize (GObject *object)
{
  g_free (WAYMARK_SEVERAL_STATUS (object)->asked);
  G_OBJECT_CLASS (waymark_several_status_parent_class)->finalize (object);
}

static void
waymark_several_status_class_init (WaymarkSeveralStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_several_status_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_several_status_finalize;
  WAYMARK_SEVERAL_FIELD_CLASS (klass)->update = update;
}

static void
waymark_several_status_init (WaymarkSeveralStatus *self)
{
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_button_new ();
  self->word = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->word, TRUE);
  gtk_box_append (GTK_BOX (choice), self->word);
  gtk_box_append (GTK_BOX (choice), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->button), choice);
  gtk_widget_add_css_class (self->button, "choice");
  waymark_several_field_set_child (WAYMARK_SEVERAL_FIELD (self), self->button, self->button);

  self->statuses = waymark_chooser_new (_ ("Status for all"), FALSE);
  gtk_widget_set_parent (self->statuses, self->button);
  self->targets = waymark_target_chooser_new ();
  gtk_widget_set_parent (self->targets, self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  g_signal_connect_swapped (self->statuses, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->targets, "chosen", G_CALLBACK (on_target_chosen), self);
}

/**
 * waymark_several_status_new:
 *
 * Returns: (transfer floating): a field of nothing
 */
GtkWidget *
waymark_several_status_new (void)
{
  return g_object_new (WAYMARK_TYPE_SEVERAL_STATUS, NULL);
}
