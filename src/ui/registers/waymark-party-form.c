/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-choice-field.h"
#include "waymark-form-label.h"
#include "waymark-name-chips.h"
#include "waymark-party-form.h"
#include "waymark-progress-field.h"
#include "waymark-text-field.h"

struct _WaymarkPartyForm
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GPtrArray *fields; /* of WaymarkEditorField, in the grid */
  GtkWidget *name;
  GtkWidget *members_label;
  GtkWidget *members;
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

static GtkWidget *
add_label (WaymarkPartyForm *self, int row, const char *words, GtkWidget *field)
{
  GtkWidget *target = waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (field));
  GtkWidget *label = waymark_form_label_new (words, target, WAYMARK_FORM_BESIDE);

  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  return label;
}

static void
add_field (WaymarkPartyForm *self, GtkWidget *field, int column, int row, int width)
{
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), field, column, row, width, 1);
  g_ptr_array_add (self->fields, field);
  g_signal_connect_swapped (field, "failed", G_CALLBACK (on_failed), self);
}

static WaymarkEditorField *
get_focused (WaymarkPartyForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (gtk_widget_get_state_flags (self->fields->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return self->fields->pdata[i];
  return NULL;
}

static void
waymark_party_form_dispose (GObject *object)
{
  WaymarkPartyForm *self = WAYMARK_PARTY_FORM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_party_form_parent_class)->dispose (object);
}

static void
waymark_party_form_class_init (WaymarkPartyFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_party_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partyform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
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

/* What the party answers for, and what was told of it. */
static void
add_progress (WaymarkPartyForm *self)
{
  GtkWidget *progress = waymark_progress_field_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_swapped (progress, "show-item", G_CALLBACK (on_show_item), self);
  g_signal_connect_swapped (progress, "failed", G_CALLBACK (on_failed), self);
  g_ptr_array_add (self->fields, progress);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 180);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), progress);
  gtk_grid_attach (GTK_GRID (self->grid), scrolled, 0, 5, 3, 1);
}

static void
waymark_party_form_init (WaymarkPartyForm *self)
{
  GtkWidget *brief = waymark_text_field_new ("short", TRUE);
  GtkWidget *type = waymark_choice_field_new (WAYMARK_KIND_PARTY, "type", C_ ("field", "Type"));
  GtkWidget *purpose = waymark_text_field_new ("purpose", FALSE);
  GtkWidget *also = waymark_name_chips_new (WAYMARK_KIND_ALIAS);

  self->fields = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  self->name = waymark_text_field_new ("name", TRUE);
  self->members = waymark_name_chips_new (WAYMARK_KIND_MEMBERSHIP);
  add_label (self, 0, C_ ("field", "_Name"), self->name);
  add_field (self, self->name, 1, 0, 2);
  add_label (self, 1, C_ ("field", "S_hort"), brief);
  add_field (self, brief, 1, 1, 1);
  add_field (self, type, 2, 1, 1);
  add_label (self, 2, C_ ("field", "P_urpose"), purpose);
  add_field (self, purpose, 1, 2, 2);
  add_label (self, 3, C_ ("field", "Al_so"), also);
  add_field (self, also, 1, 3, 2);
  self->members_label = add_label (self, 4, C_ ("field", "Mem_bers"), self->members);
  add_field (self, self->members, 1, 4, 2);
  add_progress (self);
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
  for (guint i = 0; i < self->fields->len; i++)
    waymark_editor_field_show (self->fields->pdata[i], document, party);
  gtk_widget_set_visible (self->members, members);
  gtk_widget_set_visible (self->members_label, members);
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
  gboolean kept = TRUE;

  g_return_val_if_fail (WAYMARK_IS_PARTY_FORM (self), TRUE);

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    kept = waymark_editor_field_commit (self->fields->pdata[i]) && kept;
  return kept;
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

  field = get_focused (self);
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

  field = get_focused (self);
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
  g_return_if_fail (WAYMARK_IS_PARTY_FORM (self));

  gtk_widget_grab_focus (waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (self->name)));
  waymark_text_field_select_all (WAYMARK_TEXT_FIELD (self->name));
}
