/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-changes-dialog.h"
#include "waymark-changes-list.h"
#include "waymark-drop-down.h"
#include "waymark-history-filter.h"
#include "waymark-look.h"
#include "waymark-meeting.h"
#include "waymark-plan-compare.h"
#include "waymark-plan-snapshot.h"
#include "waymark-plan-words.h"
#include "waymark-progress.h"
#include "waymark-recent.h"

#define REST 250 /* milliseconds */

/* What there is in the menu, in this order. */
typedef enum
{
  SINCE_OPENED,
  SINCE_MEETING,
  SINCE_DAY,
  SINCE_FILE,
  SINCE_EDIT, /* only where one was chosen in the history */
} Since;

static const char *const choices[] = {
  NC_ ("changes since", "Since I last closed it"),
  NC_ ("changes since", "Since the last meeting"),
  NC_ ("changes since", "Since a day"),
  NC_ ("changes since", "From another file…"),
  NC_ ("changes since", "Since a change"),
};

struct _WaymarkChangesDialog
{
  WaymarkPlanDialog parent_instance;

  Since since;
  char *edit; /* digest of the change since which */
  char *edit_told;
  char *edit_none;
  GFile *other;
  GtkWidget *choice;
  GtkWidget *day_box;
  GtkWidget *day;
  GtkWidget *told;
  GtkWidget *list;
  GtkWidget *scrolled;
  GtkNoSelection *rows;
  guint typing;
  GCancellable *asking; /* while it is found out; NULL: it is shown */
};

G_DEFINE_FINAL_TYPE (WaymarkChangesDialog, waymark_changes_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkChangesDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

/* --- what it is compared with */

static void compared_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* It is found out in a thread, which the next question stops. */
typedef struct
{
  WaymarkChangesDialog *self;
  GCancellable *cancellable;
  char *told; /* (nullable): what is compared, where something is different */
  char *none; /* what is said where nothing is */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->self);
  g_object_unref (asked->cancellable);
  g_free (asked->told);
  g_free (asked->none);
  g_free (asked);
}

/* Takes the sentences. */
static Asked *
asked_new (WaymarkChangesDialog *self, char *told, char *none)
{
  Asked *asked = g_new0 (Asked, 1);
  WaymarkBusyBar *busy = waymark_plan_dialog_get_busy (dialog (self));

  self->asking = g_object_ref (waymark_busy_bar_begin (busy, _ ("Looking for what changed…")));
  asked->self = g_object_ref (self);
  asked->cancellable = g_object_ref (self->asking);
  asked->told = told;
  asked->none = none;
  return asked;
}

static void
end_asking (WaymarkChangesDialog *self)
{
  waymark_busy_bar_end (waymark_plan_dialog_get_busy (dialog (self)), self->asking);
  g_clear_object (&self->asking);
}

static void
ask_opened (WaymarkChangesDialog *self, char **told)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *when = NULL;
  Asked *asked = asked_new (self, NULL, NULL);
  gint64 time = 0;

  if (!waymark_document_compare_seen_async (waymark_plan_dialog_get_document (dialog (self)),
                                            &time,
                                            self->asking,
                                            compared_cb,
                                            asked))
    {
      asked_free (asked);
      end_asking (self);
      *told = g_strdup (_ ("You have not closed this plan on this computer before."));
      return;
    }
  then = g_date_time_new_from_unix_local (time);
  when = waymark_format_when (then, now);
  /* Translators: %s is a time such as "yesterday" or "3 July" */
  asked->told = g_strdup_printf (_ ("You last closed this plan: %s."), when);
  asked->none = g_strdup_printf (
      /* Translators: %s is a time such as "yesterday" or "3 July" */
      _ ("Nothing is different since you last closed this plan: %s."),
      when);
}

static void
ask_day (WaymarkChangesDialog *self, char **told)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->day));
  Asked *asked;
  gint64 time;

  if (!waymark_day_from_words (
          words, (int) waymark_item_get_number (root, "year_start"), FALSE, &time))
    {
      *told = g_strdup (_ ("Since which day? For example: 14/3/2025, March 2025."));
      return;
    }
  asked = asked_new (self, NULL, g_strdup (_ ("Nothing is different since.")));
  waymark_document_compare_before_async (
      waymark_plan_dialog_get_document (dialog (self)), time, self->asking, compared_cb, asked);
}

static void
ask_edit (WaymarkChangesDialog *self)
{
  Asked *asked = asked_new (self, g_strdup (self->edit_told), g_strdup (self->edit_none));

  waymark_document_compare_after_async (waymark_plan_dialog_get_document (dialog (self)),
                                        self->edit,
                                        self->asking,
                                        compared_cb,
                                        asked);
}

/* In the thread. The plan as it is now goes the way of a snapshot as well. */
static gpointer
compare_meeting (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_look_load_plan (look, cancellable, error);
  g_autoptr (WaymarkPlan) now = NULL;
  g_autoptr (WaymarkPlan) before = NULL;
  WaymarkItem *meeting;

  if (plan == NULL)
    return NULL;
  waymark_progress_tell (cancellable, 1, 4);
  meeting = waymark_plan_lookup (plan, data);
  before = meeting != NULL ? waymark_meeting_load_plan (meeting, error) : NULL;
  if (before == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error,
                             WAYMARK_ERROR,
                             WAYMARK_ERROR_NOT_FOUND,
                             _ ("No meeting was closed in this plan."));
      return NULL;
    }
  waymark_progress_tell (cancellable, 2, 4);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  now = waymark_plan_as_snapshot (plan, error);
  if (now == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  waymark_progress_tell (cancellable, 3, 4);
  return waymark_plan_compare_by_theme (before, now);
}

static void
ask_meeting (WaymarkChangesDialog *self, char **told)
{
  WaymarkItem *meeting =
      waymark_plan_get_last_meeting (waymark_plan_dialog_get_plan (dialog (self)));
  g_autofree char *label = NULL;
  g_autofree char *quoted = NULL;
  Asked *asked;

  if (meeting == NULL || waymark_meeting_get_snapshot (meeting) == NULL)
    {
      *told = g_strdup (_ ("No meeting was closed in this plan."));
      return;
    }
  label = waymark_meeting_get_label (meeting);
  quoted = waymark_plan_words_quote (label);
  asked = asked_new (
      self,
      /* Translators: %s is a meeting, such as "Partnership Board, 4 December 2025" */
      g_strdup_printf (_ ("The last meeting that was closed: %s."), quoted),
      g_strdup_printf (
          /* Translators: %s is a meeting, such as "Partnership Board, 4 December 2025" */
          _ ("Nothing is different since the last meeting that was closed: %s."),
          quoted));
  waymark_document_look_async (waymark_plan_dialog_get_document (dialog (self)),
                               compare_meeting,
                               g_strdup (waymark_item_get_id (meeting)),
                               g_free,
                               (GDestroyNotify) g_ptr_array_unref,
                               self->asking,
                               compared_cb,
                               asked);
}

static void
ask_file (WaymarkChangesDialog *self, char **told)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *quoted = NULL;
  Asked *asked;

  if (self->other == NULL)
    {
      *told = g_strdup (_ ("No file was chosen."));
      return;
    }
  name = g_file_get_basename (self->other);
  shown = g_filename_display_name (name);
  quoted = waymark_plan_words_quote (shown);
  asked = asked_new (self,
                     /* Translators: %s is the name of a file. */
                     g_strdup_printf (_ ("What this plan says now, and “%s” does not."), quoted),
                     /* Translators: %s is the name of a file. */
                     g_strdup_printf (_ ("“%s” says the same as this plan."), quoted));
  waymark_document_compare_file_async (waymark_plan_dialog_get_document (dialog (self)),
                                       self->other,
                                       self->asking,
                                       compared_cb,
                                       asked);
}

/* @groups: (nullable): what is different; %NULL if there was nothing to compare with */
static void
show_groups (WaymarkChangesDialog *self, GPtrArray *groups, const char *told)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GListModel) rows = waymark_changes_list_new (groups != NULL ? groups : nothing);

  gtk_no_selection_set_model (self->rows, rows);
  gtk_label_set_label (GTK_LABEL (self->told), told != NULL ? told : "");
  gtk_widget_set_visible (self->told, told != NULL);
  gtk_widget_set_visible (self->scrolled, groups != NULL && groups->len > 0);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  WaymarkChangesDialog *self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = waymark_document_compare_finish (result, &error);

  if (self->asking == asked->cancellable)
    {
      end_asking (self);
      /* Where a person stopped it, what was shown stays. */
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        waymark_plan_dialog_show_error (dialog (self), error);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_groups (self, groups, groups != NULL && groups->len == 0 ? asked->none : asked->told);
    }
  asked_free (asked);
}

static void
stop_asking (WaymarkChangesDialog *self)
{
  if (self->asking == NULL)
    return;
  g_cancellable_cancel (self->asking);
  end_asking (self);
}

static void
refresh (WaymarkPlanDialog *base)
{
  WaymarkChangesDialog *self = WAYMARK_CHANGES_DIALOG (base);
  g_autofree char *told = NULL;

  stop_asking (self);
  gtk_widget_set_visible (self->day_box, self->since == SINCE_DAY);
  switch (self->since)
    {
    case SINCE_MEETING:
      ask_meeting (self, &told);
      break;
    case SINCE_FILE:
      ask_file (self, &told);
      break;
    case SINCE_DAY:
      ask_day (self, &told);
      break;
    case SINCE_EDIT:
      ask_edit (self);
      break;
    case SINCE_OPENED:
    default:
      ask_opened (self, &told);
    }
  /* Until the answer is there, what was shown stays. */
  if (self->asking == NULL)
    show_groups (self, NULL, told);
}

/* --- another file */

static void
on_file_chosen (GtkNativeDialog *chooser, int response, WaymarkChangesDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  g_object_unref (chooser);
  if (file == NULL)
    return;
  g_set_object (&self->other, file);
  refresh (dialog (self));
}

static void
choose_file (WaymarkChangesDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Compare with another file"),
                                                               GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               C_ ("command", "_Compare"),
                                                               C_ ("command", "_Cancel"));
  GFile *file = waymark_document_get_file (waymark_plan_dialog_get_document (dialog (self)));
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (
      chooser, "response", G_CALLBACK (on_file_chosen), self, G_CONNECT_DEFAULT);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_since_chosen (WaymarkChangesDialog *self)
{
  self->since = (Since) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  if (self->since == SINCE_FILE)
    {
      g_clear_object (&self->other);
      choose_file (self);
    }
  refresh (dialog (self));
  if (self->since == SINCE_DAY)
    gtk_widget_grab_focus (self->day);
}

static gboolean
on_day_typed (gpointer user_data)
{
  WaymarkChangesDialog *self = user_data;

  self->typing = 0;
  refresh (dialog (self));
  return G_SOURCE_REMOVE;
}

/* The whole plan is compared: only when the typing has come to rest. */
static void
on_day_changed (WaymarkChangesDialog *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (REST, on_day_typed, self);
}

/* --- object */

static GtkWidget *
make_choice (WaymarkChangesDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i <= SINCE_FILE; i++)
    gtk_string_list_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "changes since", choices[i]));
  self->choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  waymark_drop_down_set_name (self->choice, _ ("Changed since when"));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_since_chosen), self);
  return self->choice;
}

static GtkWidget *
make_day (WaymarkChangesDialog *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (C_ ("changes since", "_Day"));

  self->day_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->day = gtk_entry_new ();
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->day);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (on_day_changed), self);
  gtk_box_append (GTK_BOX (self->day_box), label);
  gtk_box_append (GTK_BOX (self->day_box), self->day);
  gtk_widget_add_css_class (self->day_box, "register-head");
  return self->day_box;
}

static GtkWidget *
make_list (WaymarkChangesDialog *self)
{
  self->rows = gtk_no_selection_new (NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->rows)),
                                  waymark_changes_list_make_factory ());
  gtk_widget_add_css_class (self->list, "register-rows");
  gtk_widget_add_css_class (self->list, "tall");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is different"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_add_css_class (self->scrolled, "surface");
  return self->scrolled;
}

static void
waymark_changes_dialog_dispose (GObject *object)
{
  WaymarkChangesDialog *self = WAYMARK_CHANGES_DIALOG (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->rows);
  g_clear_object (&self->other);
  g_clear_pointer (&self->edit, g_free);
  g_clear_pointer (&self->edit_told, g_free);
  g_clear_pointer (&self->edit_none, g_free);
  G_OBJECT_CLASS (waymark_changes_dialog_parent_class)->dispose (object);
}

static void
waymark_changes_dialog_class_init (WaymarkChangesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_changes_dialog_dispose;
  WAYMARK_PLAN_DIALOG_CLASS (klass)->refresh = refresh;
}

static void
waymark_changes_dialog_init (WaymarkChangesDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (self), 600, 580);
  waymark_plan_dialog_set_title (dialog (self), _ ("What changed since…"));
  waymark_plan_dialog_pack_start (dialog (self), make_choice (self));
  gtk_box_append (GTK_BOX (content), make_day (self));
  self->told = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->told), 0);
  gtk_label_set_wrap (GTK_LABEL (self->told), TRUE);
  gtk_widget_add_css_class (self->told, "register-head");
  gtk_widget_add_css_class (self->told, "dim");
  gtk_box_append (GTK_BOX (content), self->told);
  gtk_box_append (GTK_BOX (content), make_list (self));
  waymark_plan_dialog_set_content (dialog (self), content);
}

/**
 * waymark_changes_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_changes_dialog_new (GtkWindow *parent, WaymarkDocument *document)
{
  WaymarkChangesDialog *self = g_object_new (
      WAYMARK_TYPE_CHANGES_DIALOG, "transient-for", parent, "document", document, NULL);

  refresh (dialog (self));
  return GTK_WIDGET (self);
}

/**
 * waymark_changes_dialog_new_since:
 * @parent: the window above which it is
 * @document: the plan
 * @entry: a change of its history
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_changes_dialog_new_since (GtkWindow *parent,
                                  WaymarkDocument *document,
                                  const WaymarkHistoryEntry *entry)
{
  WaymarkChangesDialog *self = g_object_new (
      WAYMARK_TYPE_CHANGES_DIALOG, "transient-for", parent, "document", document, NULL);
  g_autofree char *name = waymark_plan_words_quote (entry->name != NULL ? entry->name : "");
  GtkStringList *words;

  self->edit = g_strdup (entry->digest);
  /* Translators: %s is the name of an edit, such as "Change due date". */
  self->edit_told = g_strdup_printf (_ ("What is different since: %s."), name);
  /* Translators: %s is the name of an edit, such as "Change due date". */
  self->edit_none = g_strdup_printf (_ ("Nothing is different since: %s."), name);
  words = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice)));
  gtk_string_list_append (words,
                          g_dpgettext2 (GETTEXT_PACKAGE, "changes since", choices[SINCE_EDIT]));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), SINCE_EDIT);
  return GTK_WIDGET (self);
}
