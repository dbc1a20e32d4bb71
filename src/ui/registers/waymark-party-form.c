/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-choice-field.h"
#include "waymark-editor-form.h"
#include "waymark-name-chips.h"
#include "waymark-party-form.h"
#include "waymark-progress-field.h"
#include "waymark-text-field.h"

struct _WaymarkPartyForm
{
  GtkWidget parent_instance;

  WaymarkEditorForm *form;
  GtkWidget *scrolled;
  WaymarkEditorField *progress; /* in it */
};

G_DEFINE_FINAL_TYPE (WaymarkPartyForm, waymark_party_form, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_failed (WaymarkPartyForm *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
waymark_party_form_dispose (GObject *object)
{
  WaymarkPartyForm *self = WAYMARK_PARTY_FORM (object);

  if (self->form != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->form));
  self->form = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_party_form_parent_class)->dispose (object);
}

static void
waymark_party_form_class_init (WaymarkPartyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_party_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partyform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
}

/* To the action in the window of the plan, which the register stands before. */
static void
on_show_item (WaymarkPartyForm *self, const char *id)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (window == NULL || !gtk_widget_activate_action (GTK_WIDGET (window), "win.show-item", "s", id))
    return;
  gtk_window_close (dialog);
}

static void
make_form (WaymarkPartyForm *self)
{
  self->form = WAYMARK_EDITOR_FORM (waymark_editor_form_new ());
  g_signal_connect_swapped (self->form, "failed", G_CALLBACK (on_failed), self);
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));

  waymark_editor_form_add (self->form,
                           "name",
                           waymark_text_field_new ("name", TRUE),
                           C_ ("field", "_Name"),
                           WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (self->form,
                           "short",
                           waymark_text_field_new ("short", TRUE),
                           C_ ("field", "S_hort"),
                           WAYMARK_FORM_BESIDE);
  waymark_editor_form_add_next (
      self->form,
      "type",
      waymark_choice_field_new (WAYMARK_KIND_PARTY, "type", C_ ("field", "Type")),
      C_ ("field", "Type"));
  waymark_editor_form_add (self->form,
                           "purpose",
                           waymark_text_field_new ("purpose", FALSE),
                           C_ ("field", "P_urpose"),
                           WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (self->form,
                           "also",
                           waymark_name_chips_new (WAYMARK_KIND_ALIAS),
                           C_ ("field", "Al_so"),
                           WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (self->form,
                           "members",
                           waymark_name_chips_new (WAYMARK_KIND_MEMBERSHIP),
                           C_ ("field", "Mem_bers"),
                           WAYMARK_FORM_BESIDE);
}

/* What the party answers for, and what was told of it. */
static void
make_progress (WaymarkPartyForm *self)
{
  GtkWidget *progress = waymark_progress_field_new ();

  self->progress = WAYMARK_EDITOR_FIELD (progress);
  g_signal_connect_swapped (progress, "show-item", G_CALLBACK (on_show_item), self);
  g_signal_connect_swapped (progress, "failed", G_CALLBACK (on_failed), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 110);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), progress);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
waymark_party_form_init (WaymarkPartyForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  make_form (self);
  make_progress (self);
}

/**
 * waymark_party_form_new:
 *
 * Returns: (transfer floating): a form without a party
 */
GtkWidget *
waymark_party_form_new (void)
{
  return g_object_new (WAYMARK_TYPE_PARTY_FORM, NULL);
}

/**
 * waymark_party_form_show:
 * @self: a form
 * @document: the open plan
 * @party: (nullable): a party of it
 *
 * Shows a party, or its new values if it is the same as before.
 */
void
waymark_party_form_show (WaymarkPartyForm *self, WaymarkDocument *document, WaymarkItem *party)
{
  const char *type;
  gboolean members;

  g_return_if_fail (WAYMARK_IS_PARTY_FORM (self));

  type = party != NULL ? waymark_item_get_string (party, "type") : NULL;
  members = g_strcmp0 (type, "group") == 0 || g_strcmp0 (type, "everyone") == 0;
  waymark_editor_form_show (self->form, document, party);
  waymark_editor_form_set_field_visible (self->form, "members", members);
  waymark_editor_field_show (self->progress, document, party);
  gtk_widget_set_sensitive (GTK_WIDGET (self), party != NULL);
}

/**
 * waymark_party_form_commit:
 * @self: a form
 *
 * Returns: %FALSE when something typed could not be kept; "failed" was emitted
 */
gboolean
waymark_party_form_commit (WaymarkPartyForm *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_FORM (self), TRUE);
  return self->form == NULL || waymark_editor_form_commit (self->form);
}

/**
 * waymark_party_form_undo:
 * @self: a form
 *
 * Returns: whether there was typing to take back
 */
gboolean
waymark_party_form_undo (WaymarkPartyForm *self)
{
  WaymarkEditorField *field;

  g_return_val_if_fail (WAYMARK_IS_PARTY_FORM (self), FALSE);

  field = waymark_editor_form_get_focused (self->form);
  return field != NULL && waymark_editor_field_undo (field);
}

/**
 * waymark_party_form_redo:
 * @self: a form
 *
 * Returns: whether there was typing to bring back
 */
gboolean
waymark_party_form_redo (WaymarkPartyForm *self)
{
  WaymarkEditorField *field;

  g_return_val_if_fail (WAYMARK_IS_PARTY_FORM (self), FALSE);

  field = waymark_editor_form_get_focused (self->form);
  return field != NULL && waymark_editor_field_redo (field);
}

/**
 * waymark_party_form_focus_name:
 * @self: a form
 *
 * Puts the keyboard into the name, all of it selected.
 */
void
waymark_party_form_focus_name (WaymarkPartyForm *self)
{
  WaymarkEditorField *name;

  g_return_if_fail (WAYMARK_IS_PARTY_FORM (self));

  name = waymark_editor_form_get_first (self->form);
  gtk_widget_grab_focus (waymark_editor_field_get_target (name));
  waymark_text_field_select_all (WAYMARK_TEXT_FIELD (name));
}
