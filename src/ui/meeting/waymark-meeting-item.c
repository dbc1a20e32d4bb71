/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting-item-private.h"
#include "waymark-meeting-notes.h"
#include "waymark-rating-keys.h"
#include "waymark-rating.h"
#include "waymark-settings.h"
#include "waymark-stage.h"
#include "waymark-today.h"

G_DEFINE_FINAL_TYPE (WaymarkMeetingItem, waymark_meeting_item, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
waymark_meeting_item_emit_failed (WaymarkMeetingItem *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* --- keys */

static gboolean
on_key (WaymarkMeetingItem *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!enter || (modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (waymark_meeting_item_commit (self))
    g_signal_emit (self, signals[KEPT], 0);
  return GDK_EVENT_STOP;
}

static gboolean
takes_single_keys (void)
{
  GSettings *settings = waymark_settings_get ();

  return settings == NULL || g_settings_get_boolean (settings, "single-keys");
}

static void
press_stage (WaymarkMeetingItem *self, WaymarkStage stage)
{
  const char *name = waymark_stage_get_name (stage);

  gtk_widget_activate_action (GTK_WIDGET (self), "item.stage", "s", name != NULL ? name : "");
}

/**
 * waymark_meeting_item_press:
 * @self: a page
 * @key: a key without Ctrl or Alt, while no field has the keyboard
 *
 * Status by digit, rating by letter, the minute by Enter or U, a date by D.
 *
 * Returns: whether the key means something here
 */
gboolean
waymark_meeting_item_press (WaymarkMeetingItem *self, guint key)
{
  WaymarkRating rating;

  g_return_val_if_fail (WAYMARK_IS_MEETING_ITEM (self), FALSE);

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_F2)
    return gtk_widget_grab_focus (waymark_minute_field_get_target (self->minute));
  if (self->item == NULL || !takes_single_keys ())
    return FALSE;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    press_stage (self, (WaymarkStage) (key - GDK_KEY_0));
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    press_stage (self, (WaymarkStage) (key - GDK_KEY_KP_0));
  else if ((rating = waymark_rating_from_key (key)) != WAYMARK_RATING_NONE)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "item.rate", "s", waymark_rating_get_name (rating));
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    gtk_widget_activate_action (GTK_WIDGET (self), "item.rate", "s", "");
  else if (key == GDK_KEY_u)
    return gtk_widget_grab_focus (waymark_minute_field_get_target (self->minute));
  else if (key == GDK_KEY_d)
    gtk_widget_activate_action (GTK_WIDGET (self), "item.another-date", NULL);
  else
    return FALSE;
  return TRUE;
}

/* --- object */

static gboolean
waymark_meeting_item_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAYMARK_MEETING_ITEM (widget)->head);
}

static void
waymark_meeting_item_dispose (GObject *object)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (object);

  g_clear_pointer (&self->target_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->meeting, waymark_item_unref);
  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->deciding, g_free);
  G_OBJECT_CLASS (waymark_meeting_item_parent_class)->dispose (object);
}

static void
waymark_meeting_item_class_init (WaymarkMeetingItemClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_meeting_item_dispose;
  widget_class->grab_focus = waymark_meeting_item_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "meetingitem");
  waymark_meeting_item_install_commands (widget_class);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[KEPT] =
      g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_meeting_item_init (WaymarkMeetingItem *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  waymark_meeting_item_make_parts (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* --- what it shows */

static void
show_minute (WaymarkMeetingItem *self, gboolean anew)
{
  WaymarkItem *minute =
      self->item != NULL ? waymark_meeting_get_minute (self->meeting, self->item) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *hint = NULL;
  GDate today;

  waymark_today (&today);
  day = waymark_meeting_get_day (self->meeting, &today);
  /* Translators: %s is a day, such as "4 December" */
  hint = g_strdup_printf (_ ("Write what was said; it becomes this action’s update for %s"), day);
  waymark_minute_field_set_hint (
      self->minute, self->item != NULL ? hint : _ ("Write what was decided, then Ctrl+Enter"));
  waymark_minute_field_show (
      self->minute, minute != NULL ? waymark_item_get_string (minute, "text") : NULL, anew);
  gtk_label_set_label (GTK_LABEL (self->minute_label),
                       self->item != NULL ? C_ ("field", "_Minute") : C_ ("field", "_Decision"));
  waymark_minute_field_set_editable (self->minute, !waymark_meeting_is_closed (self->meeting));
}

/**
 * waymark_meeting_item_show:
 * @self: a page
 * @document: an open plan
 * @meeting: a meeting of it
 * @entry: a line of its agenda
 *
 * Shows another line, or the same one as it is now.
 */
void
waymark_meeting_item_show (WaymarkMeetingItem *self,
                           WaymarkDocument *document,
                           WaymarkItem *meeting,
                           const WaymarkAgendaEntry *entry)
{
  gboolean anew;

  g_return_if_fail (WAYMARK_IS_MEETING_ITEM (self));
  g_return_if_fail (WAYMARK_IS_DOCUMENT (document) && meeting != NULL && entry != NULL);

  anew = self->item != entry->item || self->meeting != meeting;
  g_set_object (&self->document, document);
  waymark_item_ref (meeting);
  waymark_item_unref (self->meeting);
  self->meeting = meeting;
  if (anew)
    {
      waymark_item_unref (self->item);
      self->item = entry->item != NULL ? waymark_item_ref (entry->item) : NULL;
      g_clear_pointer (&self->wanted, g_free);
      waymark_meeting_item_leave_decision (self);
      gtk_widget_set_visible (self->reason_box, FALSE);
      gtk_widget_set_visible (self->date_box, FALSE);
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
    }
  self->is_showing = TRUE;
  waymark_meeting_item_show_facts (self, entry);
  show_minute (self, anew);
  self->is_showing = FALSE;
}

/**
 * waymark_meeting_item_commit:
 * @self: a page
 *
 * Keeps what was typed.
 *
 * Returns: %FALSE when that failed, and was said
 */
gboolean
waymark_meeting_item_commit (WaymarkMeetingItem *self)
{
  g_return_val_if_fail (WAYMARK_IS_MEETING_ITEM (self), FALSE);

  return self->document == NULL || waymark_meeting_item_keep_minute (self);
}

/**
 * waymark_meeting_item_go_back:
 * @self: a page
 *
 * From a field back to the page as a whole.
 *
 * Returns: whether the keyboard was in a field
 */
gboolean
waymark_meeting_item_go_back (WaymarkMeetingItem *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (WAYMARK_IS_MEETING_ITEM (self), FALSE);

  if (focus == NULL || focus == self->head || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  g_clear_pointer (&self->wanted, g_free);
  waymark_meeting_item_leave_decision (self);
  gtk_widget_set_visible (self->reason_box, FALSE);
  gtk_widget_set_visible (self->date_box, FALSE);
  gtk_widget_grab_focus (self->head);
  return TRUE;
}

/**
 * waymark_meeting_item_undo_typing:
 * @self: a page
 * @redo: whether to type again what was taken back
 *
 * Returns: whether there was typing to take back
 */
gboolean
waymark_meeting_item_undo_typing (WaymarkMeetingItem *self, gboolean redo)
{
  g_return_val_if_fail (WAYMARK_IS_MEETING_ITEM (self), FALSE);

  return waymark_minute_field_undo (self->minute, redo);
}
