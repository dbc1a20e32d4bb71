/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-detailed-action.h"
#include "waymark-error.h"
#include "waymark-message-bar.h"

/*
 * The bar under the header bar: what happened, to which file, what now, with at
 * most two buttons. The first sentence is bold, the rest stands below it.
 */
struct _WaymarkMessageBar
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *body;
  GtkButton *first;
  GtkButton *second;
  GtkButton *close;
  gboolean refusal; /* of an error: nothing is wrong with the file */
  int code;         /* of an error: a WaymarkError */
};

G_DEFINE_FINAL_TYPE (WaymarkMessageBar, waymark_message_bar, GTK_TYPE_WIDGET)

/* The end of the first sentence that is not part of a quoted name. */
static const char *
find_sentence_end (const char *message)
{
  int quotes = 0;

  for (const char *p = message; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x201c)
        quotes++;
      else if (c == 0x201d)
        quotes = MAX (0, quotes - 1);
      else if (quotes == 0 && (c == '.' || c == 0x3002) && (p[1] == ' ' || c == 0x3002))
        return g_utf8_next_char (p);
    }
  return message + strlen (message);
}

static void
set_button (GtkButton *widget, const WaymarkMessageButton *button)
{
  gtk_widget_set_visible (GTK_WIDGET (widget), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (widget, button->label);
      waymark_actionable_set_detailed_action (GTK_ACTIONABLE (widget), button->action);
    }
}

static void
show (WaymarkMessageBar *self,
      const char *message,
      const WaymarkMessageButton *first,
      const WaymarkMessageButton *second)
{
  const char *end = find_sentence_end (message);
  g_autofree char *heading = g_strndup (message, end - message);
  g_autofree char *body = g_strstrip (g_strdup (end));

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  gtk_widget_set_visible (GTK_WIDGET (self->body), *body != '\0');
  set_button (self->first, first);
  set_button (self->second, second);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
close_clicked_cb (WaymarkMessageBar *self)
{
  waymark_message_bar_hide (self);
}

static void
waymark_message_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_message_bar_parent_class)->dispose (object);
}

static void
waymark_message_bar_class_init (WaymarkMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_message_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, heading);
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, body);
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, first);
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, second);
  gtk_widget_class_bind_template_child (widget_class, WaymarkMessageBar, close);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

/* Most windows never need it: what is in it is made when it is first shown. */
static void
waymark_message_bar_init (WaymarkMessageBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
make_parts (WaymarkMessageBar *self)
{
  if (self->heading == NULL)
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * waymark_message_bar_show_error:
 * @self: a message bar
 * @error: what went wrong; its message is shown as it is
 * @first: (nullable): the button at the start
 * @second: (nullable): the button after it
 *
 * Says what went wrong.
 */
void
waymark_message_bar_show_error (WaymarkMessageBar *self,
                                const GError *error,
                                const WaymarkMessageButton *first,
                                const WaymarkMessageButton *second)
{
  g_return_if_fail (WAYMARK_IS_MESSAGE_BAR (self));
  g_return_if_fail (error != NULL);

  make_parts (self);
  gtk_image_set_from_icon_name (self->icon, "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "note");
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  self->code = error->domain == WAYMARK_ERROR ? error->code : WAYMARK_ERROR_FAILED;
  self->refusal = g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  show (self, error->message, first, second);
}

/**
 * waymark_message_bar_show_note:
 * @self: a message bar
 * @message: one sentence or two
 * @first: (nullable): the button at the start
 * @second: (nullable): the button after it
 *
 * Says something that is no error but should not be missed.
 */
void
waymark_message_bar_show_note (WaymarkMessageBar *self,
                               const char *message,
                               const WaymarkMessageButton *first,
                               const WaymarkMessageButton *second)
{
  g_return_if_fail (WAYMARK_IS_MESSAGE_BAR (self));
  g_return_if_fail (message != NULL);

  make_parts (self);
  gtk_image_set_from_icon_name (self->icon, "dialog-information-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  show (self, message, first, second);
}

/**
 * waymark_message_bar_hide:
 * @self: a message bar
 *
 * Takes the message away.
 */
void
waymark_message_bar_hide (WaymarkMessageBar *self)
{
  g_return_if_fail (WAYMARK_IS_MESSAGE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_message_bar_hide_error:
 * @self: a message bar
 *
 * Takes the message away if it says what went wrong with the file; a note stays, and what
 * could not be done as it was asked for.
 */
void
waymark_message_bar_hide_error (WaymarkMessageBar *self)
{
  g_return_if_fail (WAYMARK_IS_MESSAGE_BAR (self));

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "error") && !self->refusal)
    waymark_message_bar_hide (self);
}

/**
 * waymark_message_bar_hide_refusal:
 * @self: a message bar
 *
 * Takes the message away if it says that something could not be done as it was asked for.
 */
void
waymark_message_bar_hide_refusal (WaymarkMessageBar *self)
{
  g_return_if_fail (WAYMARK_IS_MESSAGE_BAR (self));

  if (gtk_widget_has_css_class (GTK_WIDGET (self), "error") && self->refusal)
    waymark_message_bar_hide (self);
}

/**
 * waymark_message_bar_get_error:
 * @self: a message bar
 *
 * Returns: the #WaymarkError that it tells of, or -1 while it tells of none
 */
int
waymark_message_bar_get_error (WaymarkMessageBar *self)
{
  g_return_val_if_fail (WAYMARK_IS_MESSAGE_BAR (self), -1);

  return gtk_widget_get_visible (GTK_WIDGET (self)) &&
                 gtk_widget_has_css_class (GTK_WIDGET (self), "error")
             ? self->code
             : -1;
}
