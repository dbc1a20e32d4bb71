/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-chooser-parties.h"
#include "waymark-party-dialog.h"
#include "waymark-party-form.h"
#include "waymark-party-list.h"
#include "waymark-party.h"
#include "waymark-plan-words.h"
#include "waymark-registers.h"

/*
 * The list of parties above, the selected one to edit below, and under that what can
 * be done with it.
 */
struct _WaymarkPartyDialog
{
  WaymarkPlanDialog parent_instance;

  WaymarkPartyList *list;
  WaymarkPartyForm *form;
  GtkWidget *same;
  GtkWidget *chooser;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (WaymarkPartyDialog, waymark_party_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkPartyDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

static WaymarkEdit *
begin (WaymarkPartyDialog *self, const char *name)
{
  return waymark_document_begin_edit (waymark_plan_dialog_get_document (dialog (self)), name);
}

static void
show_selected (WaymarkPartyDialog *self)
{
  WaymarkPartyRow *row = waymark_party_list_get_selected (self->list);

  waymark_party_form_show (self->form,
                           waymark_plan_dialog_get_document (dialog (self)),
                           row != NULL ? waymark_party_row_get_party (row) : NULL);
  gtk_widget_set_sensitive (self->same, row != NULL && waymark_party_list_count (self->list) > 1);
  gtk_widget_set_sensitive (self->remove, row != NULL);
}

static void
on_selected (WaymarkPartyDialog *self)
{
  /* What was typed belongs to the one before. */
  waymark_party_form_commit (self->form);
  show_selected (self);
}

static void
refresh (WaymarkPlanDialog *base)
{
  WaymarkPartyDialog *self = WAYMARK_PARTY_DIALOG (base);

  waymark_party_list_fill (self->list, waymark_plan_dialog_get_plan (base));
  show_selected (self);
}

static gboolean
commit (WaymarkPlanDialog *base)
{
  return waymark_party_form_commit (WAYMARK_PARTY_DIALOG (base)->form);
}

static gboolean
undo_typing (WaymarkPlanDialog *base)
{
  return waymark_party_form_undo (WAYMARK_PARTY_DIALOG (base)->form);
}

static gboolean
redo_typing (WaymarkPlanDialog *base)
{
  return waymark_party_form_redo (WAYMARK_PARTY_DIALOG (base)->form);
}

/* --- what can be done */

static void
on_add (WaymarkPartyDialog *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));
  WaymarkEdit *edit;
  WaymarkItem *party;
  GError *error = NULL;
  gboolean done;

  if (!waymark_plan_dialog_commit (dialog (self)))
    return;
  edit = begin (self, C_ ("edit", "Add party"));
  party = waymark_edit_add (edit, WAYMARK_KIND_PARTY, root, NULL, &error);
  done = party != NULL &&
         waymark_edit_set_string (edit, party, "name", C_ ("party", "New party"), &error) &&
         waymark_edit_set_string (edit, party, "type", "organisation", &error);
  if (!waymark_plan_dialog_finish (dialog (self), edit, done, error, NULL))
    return;
  waymark_party_list_select (self->list, party);
  waymark_party_form_focus_name (self->form);
}

static void
on_same_chosen (WaymarkPartyDialog *self, const char *id)
{
  WaymarkPartyRow *row = waymark_party_list_get_selected (self->list);
  WaymarkItem *into = waymark_plan_lookup (waymark_plan_dialog_get_plan (dialog (self)), id);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *sentence = NULL;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (row == NULL || into == NULL)
    return;
  one = waymark_plan_words_quote (waymark_party_row_get_short (row));
  other = waymark_plan_words_quote (waymark_party_get_short (into));
  /* Translators: two names of a party */
  sentence = g_strdup_printf (_ ("“%s” is the same as “%s” now."), one, other);
  edit = begin (self, C_ ("edit", "Join parties"));
  done = waymark_edit_set_string (edit, waymark_party_row_get_party (row), "into", id, &error);
  if (!waymark_plan_dialog_finish (dialog (self), edit, done, error, sentence))
    return;
  waymark_party_list_select (self->list, into);
  waymark_party_list_focus (self->list);
}

static void
on_same (WaymarkPartyDialog *self)
{
  WaymarkPartyRow *row = waymark_party_list_get_selected (self->list);
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));

  if (row == NULL || !waymark_plan_dialog_commit (dialog (self)))
    return;
  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->chooser));
  for (WaymarkItem *party = waymark_item_first (root, WAYMARK_KIND_PARTY); party != NULL;
       party = waymark_item_next (party))
    if (party != waymark_party_row_get_party (row))
      waymark_chooser_add_party (WAYMARK_CHOOSER (self->chooser), party);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

static char *
say_removed (WaymarkPartyRow *row)
{
  g_autofree char *name = waymark_plan_words_quote (waymark_party_row_get_short (row));
  guint n = waymark_party_row_get_actions (row);

  if (n == 0)
    /* Translators: %s is the name of a party */
    return g_strdup_printf (_ ("Deleted “%s”, which led nothing."), name);
  /* Translators: %1$s is the name of a party, %2$u counts the actions that it led */
  return g_strdup_printf (ngettext ("Deleted “%1$s”, also from %2$u action.",
                                    "Deleted “%1$s”, also from %2$u actions.",
                                    n),
                          name,
                          n);
}

static void
on_remove (WaymarkPartyDialog *self)
{
  WaymarkPartyRow *row = waymark_party_list_get_selected (self->list);
  g_autofree char *sentence = NULL;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (row == NULL || !waymark_plan_dialog_commit (dialog (self)))
    return;
  sentence = say_removed (row);
  edit = begin (self, C_ ("edit", "Delete party"));
  done = waymark_edit_remove_party (edit, waymark_party_row_get_party (row), &error);
  if (waymark_plan_dialog_finish (dialog (self), edit, done, error, sentence))
    waymark_party_list_focus (self->list);
}

static void
on_failed (WaymarkPartyDialog *self, GError *error)
{
  waymark_plan_dialog_show_error (dialog (self), error);
}

/* --- object */

static GtkWidget *
make_add_button (WaymarkPartyDialog *self)
{
  GtkWidget *button = waymark_access_icon_button_new ("list-add-symbolic", C_ ("add", "_Party"));

  gtk_widget_set_tooltip_text (button, _ ("Add a party"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a party"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  return button;
}

static GtkWidget *
make_foot (WaymarkPartyDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = gtk_label_new (_ ("Other spellings found on import land here."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim");
  gtk_box_append (GTK_BOX (foot), hint);

  self->same = gtk_button_new_with_mnemonic (_ ("Sa_me as…"));
  gtk_widget_set_tooltip_text (self->same, _ ("Make this another name of a party in the register"));
  g_signal_connect_swapped (self->same, "clicked", G_CALLBACK (on_same), self);
  self->chooser = waymark_chooser_new (_ ("The same as which party?"), FALSE);
  gtk_widget_set_parent (self->chooser, self->same);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_same_chosen), self);
  gtk_box_append (GTK_BOX (foot), self->same);

  self->remove = gtk_button_new_with_mnemonic (C_ ("button", "_Delete"));
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (foot), self->remove);
  gtk_widget_add_css_class (foot, "register-foot");
  return foot;
}

static void
waymark_party_dialog_constructed (GObject *object)
{
  WaymarkPartyDialog *self = WAYMARK_PARTY_DIALOG (object);

  G_OBJECT_CLASS (waymark_party_dialog_parent_class)->constructed (object);
  refresh (dialog (self));
}

static void
waymark_party_dialog_dispose (GObject *object)
{
  WaymarkPartyDialog *self = WAYMARK_PARTY_DIALOG (object);

  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_party_dialog_parent_class)->dispose (object);
}

static void
waymark_party_dialog_class_init (WaymarkPartyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WaymarkPlanDialogClass *dialog_class = WAYMARK_PLAN_DIALOG_CLASS (klass);

  object_class->constructed = waymark_party_dialog_constructed;
  object_class->dispose = waymark_party_dialog_dispose;
  dialog_class->refresh = refresh;
  dialog_class->commit = commit;
  dialog_class->undo = undo_typing;
  dialog_class->redo = redo_typing;
}

static void
waymark_party_dialog_init (WaymarkPartyDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  waymark_plan_dialog_set_title (dialog (self), _ ("Who can lead"));
  gtk_window_set_default_size (GTK_WINDOW (self), 592, 620);
  waymark_plan_dialog_pack_start (dialog (self), make_add_button (self));

  self->list = WAYMARK_PARTY_LIST (waymark_party_list_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->list));
  self->form = WAYMARK_PARTY_FORM (waymark_party_form_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (content), make_foot (self));
  waymark_plan_dialog_set_content (dialog (self), content);

  g_signal_connect_object (
      self->list, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

/**
 * waymark_party_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_party_dialog_new (GtkWindow *parent, WaymarkDocument *document)
{
  WaymarkPartyDialog *self =
      g_object_new (WAYMARK_TYPE_PARTY_DIALOG, "transient-for", parent, "document", document, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}
