/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-detailed-action.h"
#include "waymark-status-line.h"
#include "waymark-unsettled.h"

#define SECONDS_SHOWN 8

/*
 * The line at the foot of the window. At rest it says where the work is; for a
 * few seconds it says what just happened, with one link.
 */
struct _WaymarkStatusLine
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkButton *link;
  GtkButton *more; /* a second link */
  GtkButton *open; /* what is not settled yet */
  GtkLabel *aside; /* at the end: what there is to know of the view */

  GSignalGroup *document_signals;
  GSignalGroup *unsettled_signals;
  GSignalGroup *plan_signals;
  gboolean steps; /* the link undoes or redoes what was done last */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (WaymarkStatusLine, waymark_status_line, GTK_TYPE_WIDGET)

static void
show (WaymarkStatusLine *self,
      const char *icon,
      const char *sentence,
      const char *link,
      const char *action)
{
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_label_set_label (self->label, sentence);
  /* The whole line is what assistive technology is told to read again. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->link), link != NULL);
  if (link != NULL)
    {
      gtk_button_set_label (self->link, link);
      waymark_actionable_set_detailed_action (GTK_ACTIONABLE (self->link), action);
    }
}

static void
show_state (WaymarkStatusLine *self)
{
  g_autoptr (WaymarkDocument) document = g_signal_group_dup_target (self->document_signals);

  if (document == NULL)
    {
      show (self, NULL, "", NULL, NULL);
      return;
    }
  switch (waymark_document_get_state (document))
    {
    case WAYMARK_DOCUMENT_SAVED:
      show (self, "object-select-symbolic", _ ("Everything is saved"), NULL, NULL);
      break;
    case WAYMARK_DOCUMENT_SAVING:
      show (self, "content-loading-symbolic", C_ ("command", "Saving…"), NULL, NULL);
      break;
    case WAYMARK_DOCUMENT_KEPT:
      show (self,
            "content-loading-symbolic",
            _ ("Kept on this computer, not yet in the file"),
            NULL,
            NULL);
      break;
    case WAYMARK_DOCUMENT_UNFILED:
    default:
      show (self,
            "content-loading-symbolic",
            _ ("Not in a file yet · kept safe on this computer"),
            C_ ("status line", "Save…"),
            "win.save");
      break;
    }
}

static gboolean
message_over_cb (gpointer user_data)
{
  WaymarkStatusLine *self = user_data;

  self->timeout = 0;
  show_state (self);
  return G_SOURCE_REMOVE;
}

/* Something else was done last now: the link would undo that instead. */
static void
plan_changed_cb (WaymarkStatusLine *self)
{
  if (self->timeout == 0 || !self->steps)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  show_state (self);
}

static void
state_changed_cb (WaymarkStatusLine *self)
{
  if (self->timeout == 0)
    show_state (self);
}

static void
unsettled_changed_cb (WaymarkStatusLine *self)
{
  g_autoptr (WaymarkUnsettled) unsettled = g_signal_group_dup_target (self->unsettled_signals);
  guint n = unsettled != NULL ? waymark_unsettled_list (unsettled)->len : 0;
  /* Translators: %u counts what several people changed in different ways */
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u not settled yet", "%u not settled yet", n), n);

  gtk_button_set_label (self->open, words);
  gtk_widget_set_visible (GTK_WIDGET (self->open), n > 0);
}

static void
waymark_status_line_dispose (GObject *object)
{
  WaymarkStatusLine *self = WAYMARK_STATUS_LINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->unsettled_signals);
  g_clear_object (&self->plan_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_status_line_parent_class)->dispose (object);
}

static void
waymark_status_line_class_init (WaymarkStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_status_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, icon);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, label);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, link);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, more);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, open);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStatusLine, aside);
  gtk_widget_class_set_css_name (widget_class, "statusline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
waymark_status_line_init (WaymarkStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->unsettled_signals = g_signal_group_new (WAYMARK_TYPE_UNSETTLED);
  g_signal_group_connect_object (self->unsettled_signals,
                                 "changed",
                                 G_CALLBACK (unsettled_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (
      self->plan_signals, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  self->document_signals = g_signal_group_new (WAYMARK_TYPE_DOCUMENT);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::state",
                                 G_CALLBACK (state_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
}

/**
 * waymark_status_line_set_document:
 * @self: a status line
 * @document: (nullable): the plan whose state it tells
 */
void
waymark_status_line_set_document (WaymarkStatusLine *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_STATUS_LINE (self));
  g_return_if_fail (document == NULL || WAYMARK_IS_DOCUMENT (document));

  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->plan_signals,
                             document != NULL ? waymark_document_get_plan (document) : NULL);
  g_signal_group_set_target (self->unsettled_signals,
                             document != NULL ? waymark_unsettled_get (document) : NULL);
  unsettled_changed_cb (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  show_state (self);
}

/**
 * waymark_status_line_say:
 * @self: a status line
 * @icon: (nullable): name of an icon
 * @sentence: what just happened
 * @link: (nullable): words of a link after it
 * @action: (nullable): detailed name of the action that the link runs
 *
 * Says something for a few seconds, in the place of the state; what can be undone or
 * redone, until something else is done.
 */
void
waymark_status_line_say (WaymarkStatusLine *self,
                         const char *icon,
                         const char *sentence,
                         const char *link,
                         const char *action)
{
  g_return_if_fail (WAYMARK_IS_STATUS_LINE (self));
  g_return_if_fail (sentence != NULL);

  g_clear_handle_id (&self->timeout, g_source_remove);
  show (self, icon, sentence, link, action);
  self->steps = g_strcmp0 (action, "win.undo") == 0 || g_strcmp0 (action, "win.redo") == 0;
  self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, message_over_cb, self);
}

/**
 * waymark_status_line_set_aside:
 * @self: a status line
 * @words: (nullable): what stands at its end, whatever it says
 */
void
waymark_status_line_set_aside (WaymarkStatusLine *self, const char *words)
{
  g_return_if_fail (WAYMARK_IS_STATUS_LINE (self));

  gtk_label_set_label (self->aside, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->aside), words != NULL);
}

/**
 * waymark_status_line_add_link:
 * @self: a status line that says something
 * @link: words of a second link
 * @action: detailed name of the action that it runs
 *
 * Offers one more thing to do about what just happened.
 *
 * Returns: (transfer none): the link, for a popover to point at
 */
GtkWidget *
waymark_status_line_add_link (WaymarkStatusLine *self, const char *link, const char *action)
{
  g_return_val_if_fail (WAYMARK_IS_STATUS_LINE (self), NULL);
  g_return_val_if_fail (link != NULL && action != NULL, NULL);

  gtk_button_set_label (self->more, link);
  waymark_actionable_set_detailed_action (GTK_ACTIONABLE (self->more), action);
  gtk_widget_set_visible (GTK_WIDGET (self->more), TRUE);
  return GTK_WIDGET (self->more);
}
