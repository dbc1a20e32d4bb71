/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-date-words.h"
#include "waymark-forget-dialog.h"
#include "waymark-history-filter.h"
#include "waymark-plan-words.h"
#include "waymark-question.h"

struct _WaymarkForgetDialog
{
  WaymarkPlanDialog parent_instance;

  GtkWidget *day;
  GtkWidget *count;
  GtkWidget *forget;
  gint64 before;
  GCancellable *forgetting; /* while it goes on */
  guint counting;           /* when typing rests, it is counted what would go */
};

/* Milliseconds. */
#define REST 200

G_DEFINE_FINAL_TYPE (WaymarkForgetDialog, waymark_forget_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkForgetDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

static gboolean
read_day (WaymarkForgetDialog *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));

  return waymark_day_from_words (gtk_editable_get_text (GTK_EDITABLE (self->day)),
                                 (int) waymark_item_get_number (root, "year_start"),
                                 FALSE,
                                 &self->before);
}

static void
refresh (WaymarkPlanDialog *base)
{
  WaymarkForgetDialog *self = WAYMARK_FORGET_DIALOG (base);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  guint n_edits = 0;

  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->forgetting != NULL)
    return;
  if (!read_day (self))
    words = g_strdup (_ ("For example: 1/4/2024, April 2024. Whatever was changed on that day or "
                         "later stays."));
  else if (!waymark_document_count_forgettable (
               waymark_plan_dialog_get_document (base), self->before, &n_edits, &error))
    {
      waymark_plan_dialog_show_error (base, error);
      return;
    }
  else if (n_edits == 0)
    words = g_strdup (_ ("Nothing in the history is older than that."));
  else
    words = g_strdup_printf (
        /* Translators: %u is how many there are */
        ngettext ("%u change will be forgotten.", "%u changes will be forgotten.", n_edits),
        n_edits);
  gtk_label_set_label (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->forget, n_edits > 0);
}

static gboolean
count_cb (gpointer data)
{
  WaymarkForgetDialog *self = data;

  self->counting = 0;
  refresh (dialog (self));
  return G_SOURCE_REMOVE;
}

/* All edits are looked at for it, which is too much for every key. */
static void
on_day_changed (WaymarkForgetDialog *self)
{
  gtk_widget_set_sensitive (self->forget, FALSE);
  g_clear_handle_id (&self->counting, g_source_remove);
  self->counting = g_timeout_add (REST, count_cb, self);
}

static char *
name_day (WaymarkForgetDialog *self)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (self->before);

  /* Translators: a day, see g_date_time_format() */
  return day != NULL ? waymark_date_format (day, C_ ("day", "%-e %B %Y")) : g_strdup ("");
}

/* The button then stops it. */
static void
set_forgetting (WaymarkForgetDialog *self, gboolean forgetting)
{
  g_clear_object (&self->forgetting);
  if (forgetting)
    self->forgetting = g_cancellable_new ();
  gtk_editable_set_editable (GTK_EDITABLE (self->day), !forgetting);
  gtk_widget_set_sensitive (self->forget, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->forget),
                        forgetting ? C_ ("button", "_Stop") : C_ ("button", "_Forget…"));
  if (forgetting)
    gtk_label_set_label (GTK_LABEL (self->count), C_ ("command", "Forgetting…"));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkForgetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_edits;
  gboolean done =
      waymark_document_forget_finish (WAYMARK_DOCUMENT (source), result, &n_edits, &error);

  /* It was closed. */
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->forgetting == NULL)
    return;
  set_forgetting (self, FALSE);
  refresh (dialog (self));
  if (done)
    waymark_plan_dialog_say (dialog (self), _ ("Forgotten. The plan is as it was."), FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waymark_plan_dialog_show_error (dialog (self), error);
}

static void
forget_now (gpointer data)
{
  WaymarkForgetDialog *self = data;
  g_autofree char *day = name_day (self);
  /* Translators: the name of an edit; %s is a date */
  g_autofree char *name = g_strdup_printf (C_ ("edit", "Forget changes before %s"), day);

  if (self->forgetting != NULL)
    return;
  set_forgetting (self, TRUE);
  waymark_document_forget_async (waymark_plan_dialog_get_document (dialog (self)),
                                 self->before,
                                 name,
                                 self->forgetting,
                                 forgotten_cb,
                                 g_object_ref (self));
}

static void
ask (WaymarkForgetDialog *self)
{
  g_autofree char *day = name_day (self);
  /* Translators: %s is a date */
  g_autofree char *question = g_strdup_printf (_ ("Forget changes before %s?"), day);

  waymark_question_ask (
      GTK_WINDOW (self),
      question,
      _ ("The plan stays as it is; who changed what before then cannot be brought back."),
      C_ ("command", "_Cancel"),
      C_ ("command", "_Forget"),
      forget_now,
      g_object_ref (self),
      g_object_unref);
}

static void
on_forget (WaymarkForgetDialog *self)
{
  if (self->forgetting != NULL)
    {
      g_cancellable_cancel (self->forgetting);
      return;
    }
  ask (self);
}

/* Closing it stops what goes on. */
static void
waymark_forget_dialog_dispose (GObject *object)
{
  WaymarkForgetDialog *self = WAYMARK_FORGET_DIALOG (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->forgetting != NULL)
    g_cancellable_cancel (self->forgetting);
  g_clear_object (&self->forgetting);

  G_OBJECT_CLASS (waymark_forget_dialog_parent_class)->dispose (object);
}

static void
waymark_forget_dialog_class_init (WaymarkForgetDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_forget_dialog_dispose;
  WAYMARK_PLAN_DIALOG_CLASS (klass)->refresh = refresh;
}

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_day (WaymarkForgetDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Forget changes _before"));

  self->day = gtk_entry_new ();
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->day);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (on_day_changed), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->day);
  return box;
}

static void
waymark_forget_dialog_init (WaymarkForgetDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_window_set_default_size (GTK_WINDOW (self), 480, -1);
  waymark_plan_dialog_set_title (dialog (self), _ ("Forget earlier changes"));
  gtk_box_append (
      GTK_BOX (content),
      make_label (
          _ ("The plan stays as it is, and copies can still be combined with it. Words that "
             "are no longer in it, and who changed what when, are gone from the file."),
          NULL));
  gtk_box_append (GTK_BOX (content), make_day (self));
  self->count = make_label (NULL, "dim");
  /* When its words get fewer, the room stays here and not below the button. */
  gtk_label_set_yalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_vexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (content), self->count);
  self->forget = gtk_button_new_with_mnemonic (C_ ("button", "_Forget…"));
  gtk_widget_set_halign (self->forget, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->forget, "destructive-action");
  g_signal_connect_swapped (self->forget, "clicked", G_CALLBACK (on_forget), self);
  gtk_box_append (GTK_BOX (content), self->forget);
  gtk_widget_add_css_class (content, "register-page");
  waymark_plan_dialog_set_content (dialog (self), content);
}

/**
 * waymark_forget_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_forget_dialog_new (GtkWindow *parent, WaymarkDocument *document)
{
  WaymarkForgetDialog *self = g_object_new (
      WAYMARK_TYPE_FORGET_DIALOG, "transient-for", parent, "document", document, NULL);

  refresh (dialog (self));
  gtk_widget_grab_focus (self->day);
  return GTK_WIDGET (self);
}
