/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting-dialog.h"
#include "waymark-meeting.h"
#include "waymark-minute-field.h"
#include "waymark-scheme.h"
#include "waymark-today.h"
#include "waymark-window.h"

struct _WaymarkMeetingDialog
{
  GtkWindow parent_instance;

  GtkWidget *body;
  GtkWidget *date;
  GtkWidget *meaning; /* what the date means, or what is wrong with it */
  GtkWidget *place;
  WaymarkMinuteField *present;
  GtkWidget *error;
  GtkWidget *keep;

  WaymarkDocument *document;
  WaymarkItem *meeting; /* (nullable): NULL for a new one */
};

G_DEFINE_FINAL_TYPE (WaymarkMeetingDialog, waymark_meeting_dialog, GTK_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the date */

static char *
read_day (WaymarkMeetingDialog *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));

  return waymark_day_from_typed (gtk_editable_get_text (GTK_EDITABLE (self->date)),
                                 (int) waymark_item_get_number (root, "year_start"));
}

static void
on_date (WaymarkMeetingDialog *self)
{
  g_autofree char *day = read_day (self);
  g_autofree char *words = day != NULL ? waymark_window_explain (day, 1) : NULL;
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->date)) == '\0';

  gtk_label_set_label (GTK_LABEL (self->meaning),
                       words != NULL ? words : _ ("A day, for example: 4 December 2026, 4/12/26"));
  if (day != NULL || empty)
    gtk_widget_remove_css_class (self->meaning, "soon");
  else
    gtk_widget_add_css_class (self->meaning, "soon");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.keep", day != NULL || empty);
}

/* --- keeping */

static gboolean
set_fields (WaymarkMeetingDialog *self, WaymarkEdit *edit, WaymarkItem *meeting, GError **error)
{
  g_autofree char *body =
      waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->body)), TRUE);
  g_autofree char *place =
      waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->place)), TRUE);
  g_autofree char *typed = waymark_minute_field_dup_typed (self->present);
  g_autofree char *present = waymark_clean_text (typed, FALSE);
  g_autofree char *day = read_day (self);

  return waymark_edit_set_string (edit, meeting, "body", body, error) &&
         waymark_edit_set_string (edit, meeting, "date", day, error) &&
         waymark_edit_set_string (edit, meeting, "place", place, error) &&
         waymark_edit_set_string (edit, meeting, "present", present, error);
}

static void
show_error (WaymarkMeetingDialog *self, const GError *error)
{
  gtk_label_set_label (GTK_LABEL (self->error), error->message);
  gtk_widget_set_visible (self->error, TRUE);
}

static void
act_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingDialog *self = WAYMARK_MEETING_DIALOG (widget);
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (
      self->document,
      self->meeting != NULL ? C_ ("edit", "Change meeting") : C_ ("edit", "New meeting"));
  g_autoptr (WaymarkItem) meeting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  GDate today;

  waymark_today (&today);
  if (self->meeting == NULL)
    meeting = waymark_edit_add_meeting (edit, &today, &error);
  else if (waymark_item_is_in_plan (self->meeting))
    meeting = waymark_item_ref (self->meeting);
  if (meeting == NULL || !set_fields (self, edit, meeting, &error) ||
      (!waymark_edit_is_empty (edit) &&
       !waymark_document_commit (self->document, g_steal_pointer (&edit), &error)))
    {
      if (error != NULL)
        show_error (self, error);
      return;
    }
  id = g_strdup (waymark_item_get_id (meeting));
  g_signal_emit (self, signals[DONE], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- object */

static void
waymark_meeting_dialog_dispose (GObject *object)
{
  WaymarkMeetingDialog *self = WAYMARK_MEETING_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->meeting, waymark_item_unref);
  G_OBJECT_CLASS (waymark_meeting_dialog_parent_class)->dispose (object);
}

static void
waymark_meeting_dialog_class_init (WaymarkMeetingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_meeting_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.keep", NULL, act_keep);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[DONE] = g_signal_new ("done",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-plan-dialog.css");
}

static GtkWidget *
add_row (GtkGrid *grid, int row, const char *words, GtkWidget *field, GtkWidget *target)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, "dim");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
  return field;
}

static GtkWidget *
make_form (WaymarkMeetingDialog *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *date = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  self->body = gtk_entry_new ();
  add_row (GTK_GRID (grid), 0, C_ ("field", "_Body"), self->body, self->body);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->body), _ ("For example: Partnership Board"));

  self->date = gtk_entry_new ();
  self->meaning = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->meaning), 0);
  gtk_widget_add_css_class (self->meaning, "caption");
  gtk_widget_add_css_class (self->meaning, "dim");
  gtk_box_append (GTK_BOX (date), self->date);
  gtk_box_append (GTK_BOX (date), self->meaning);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (on_date), self);
  add_row (GTK_GRID (grid), 1, C_ ("field", "_Date"), date, self->date);

  self->place = gtk_entry_new ();
  add_row (GTK_GRID (grid), 2, C_ ("field", "_Place"), self->place, self->place);
  self->present = WAYMARK_MINUTE_FIELD (waymark_minute_field_new ());
  waymark_minute_field_set_hint (self->present, _ ("Names, one on a line"));
  gtk_widget_set_size_request (GTK_WIDGET (self->present), -1, 110);
  add_row (GTK_GRID (grid),
           3,
           C_ ("field", "_Who came"),
           GTK_WIDGET (self->present),
           waymark_minute_field_get_target (self->present));
  gtk_widget_add_css_class (grid, "register-page");
  return grid;
}

static void
make_header (WaymarkMeetingDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (C_ ("command", "_Cancel"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->keep = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->keep), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->keep), "dialog.keep");
  gtk_widget_add_css_class (self->keep, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->keep);
  gtk_window_set_titlebar (GTK_WINDOW (self), header);
}

/* Before the field of several lines takes it. */
static gboolean
on_key (WaymarkMeetingDialog *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((modifiers & GDK_CONTROL_MASK) == 0 || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.keep", NULL);
  return GDK_EVENT_STOP;
}

static void
waymark_meeting_dialog_init (WaymarkMeetingDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  make_header (self);
  gtk_box_append (GTK_BOX (box), make_form (self));
  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "late");
  gtk_widget_add_css_class (self->error, "register-foot");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "waymark");
  gtk_widget_add_css_class (GTK_WIDGET (self), "register");
}

static void
fill (WaymarkMeetingDialog *self)
{
  g_autoptr (GPtrArray) meetings =
      waymark_plan_get_meetings (waymark_document_get_plan (self->document));
  WaymarkItem *like = self->meeting;
  const char *body;
  g_autofree char *date = NULL;
  g_autofree char *today = NULL;
  GDate day;

  waymark_today (&day);
  today = waymark_day_write (&day);
  if (like == NULL && meetings->len > 0)
    like = meetings->pdata[meetings->len - 1];
  body = like != NULL ? waymark_item_get_string (like, "body") : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->body), body != NULL ? body : "");
  date = waymark_window_format (
      self->meeting != NULL ? waymark_item_get_string (self->meeting, "date") : today, 1);
  gtk_editable_set_text (GTK_EDITABLE (self->date), date != NULL ? date : "");
  if (self->meeting != NULL)
    {
      const char *place = waymark_item_get_string (self->meeting, "place");

      gtk_editable_set_text (GTK_EDITABLE (self->place), place != NULL ? place : "");
      waymark_minute_field_show (
          self->present, waymark_item_get_string (self->meeting, "present"), TRUE);
    }
  on_date (self);
}

/**
 * waymark_meeting_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 * @meeting: (nullable): the meeting to change; %NULL for a new one
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_meeting_dialog_new (GtkWindow *parent, WaymarkDocument *document, WaymarkItem *meeting)
{
  WaymarkMeetingDialog *self;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  self = g_object_new (WAYMARK_TYPE_MEETING_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->meeting = meeting != NULL ? waymark_item_ref (meeting) : NULL;
  gtk_window_set_title (GTK_WINDOW (self),
                        meeting != NULL ? C_ ("dialog", "Meeting") : C_ ("dialog", "New meeting"));
  gtk_button_set_label (GTK_BUTTON (self->keep),
                        meeting != NULL ? C_ ("command", "_Keep") : _ ("_Add meeting"));
  fill (self);
  gtk_widget_grab_focus (self->body);
  return GTK_WIDGET (self);
}
