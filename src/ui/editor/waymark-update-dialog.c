/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-drop-down.h"
#include "waymark-due.h"
#include "waymark-item-progress.h"
#include "waymark-item-shown.h"
#include "waymark-meeting.h"
#include "waymark-plan-words.h"
#include "waymark-rating.h"
#include "waymark-today.h"
#include "waymark-update-dialog.h"
#include "waymark-window.h"

struct _WaymarkUpdateDialog
{
  GtkWindow parent_instance;

  WaymarkDocument *document;
  char **ids;          /* of a new one: whose it is to be */
  WaymarkItem *update; /* or the one that is changed */

  GtkWidget *grid;
  GtkWidget *date;
  GtkWidget *who;
  GtkWidget *text;
  GtkWidget *status;
  GPtrArray *statuses; /* of WaymarkItem, in the order of the drop-down; the first is none */
  GtkWidget *rating;
  GtkWidget *due;
  GtkWidget *reason;
  GtkWidget *trouble;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (WaymarkUpdateDialog, waymark_update_dialog, GTK_TYPE_WINDOW)

static WaymarkPlan *
get_plan (WaymarkUpdateDialog *self)
{
  return waymark_document_get_plan (self->document);
}

static int
get_year_start (WaymarkUpdateDialog *self)
{
  gint64 month = waymark_item_get_number (waymark_plan_get_root (get_plan (self)), "year_start");

  return month > 0 ? (int) month : 4;
}

/* --- reading the fields */

static char *
get_line (GtkWidget *entry)
{
  return waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (entry)), TRUE);
}

static char *
get_text (WaymarkUpdateDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return waymark_clean_text (text, FALSE);
}

static WaymarkItem *
get_status (WaymarkUpdateDialog *self)
{
  guint nth = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status));

  return nth < self->statuses->len ? self->statuses->pdata[nth] : NULL;
}

static const char *
get_rating (WaymarkUpdateDialog *self)
{
  return waymark_rating_get_name (
      (WaymarkRating) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rating)));
}

static void
say_trouble (WaymarkUpdateDialog *self, const char *sentence, GtkWidget *where)
{
  gtk_label_set_label (GTK_LABEL (self->trouble), sentence);
  gtk_widget_set_visible (self->trouble, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->trouble), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (where != NULL)
    gtk_widget_grab_focus (where);
}

/* --- keeping */

static gboolean
add (WaymarkUpdateDialog *self, const WaymarkNewUpdate *update, GError **error)
{
  return waymark_command_add_update (
      self->document, (const char *const *) self->ids, update, error);
}

/* What it says is put right; the action stays as it is. */
static gboolean
change (WaymarkUpdateDialog *self, const WaymarkNewUpdate *update, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (WaymarkValue) due = waymark_plan_read_due (get_plan (self), update->due);
  const struct
  {
    const char *field;
    const char *value;
  } fields[] = {
    { "date", update->date },
    { "who", update->who },
    { "text", update->text },
    { "status", update->status != NULL ? waymark_item_get_id (update->status) : NULL },
    { "rating", update->rating },
    { "reason", update->reason },
  };

  if (!waymark_item_is_in_plan (self->update))
    return TRUE;
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Change update"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!waymark_edit_set_string (edit, self->update, fields[i].field, fields[i].value, error))
      return FALSE;
  if (!waymark_edit_set (edit, self->update, "new_due", due, error))
    return FALSE;
  if (due != NULL && waymark_item_get (self->update, "decision") == NULL &&
      !waymark_edit_set_string (edit, self->update, "decision", "proposed", error))
    return FALSE;
  return waymark_edit_is_empty (edit) ||
         waymark_document_commit (self->document, g_steal_pointer (&edit), error);
}

static void
on_keep (WaymarkUpdateDialog *self)
{
  g_autofree char *typed = get_line (self->date);
  g_autofree char *day = waymark_day_from_typed (typed, get_year_start (self));
  g_autofree char *who = get_line (self->who);
  g_autofree char *text = get_text (self);
  g_autofree char *due = get_line (self->due);
  g_autofree char *reason = get_line (self->reason);
  g_autoptr (GError) error = NULL;
  WaymarkNewUpdate update = { .date = day,
                              .who = who,
                              .text = text,
                              .status = get_status (self),
                              .rating = get_rating (self),
                              .due = due,
                              .reason = reason };

  if (day == NULL)
    {
      say_trouble (self, _ ("Write the date as a day, for example 4/12/2025."), self->date);
      return;
    }
  if (*due != '\0' && *reason == '\0')
    {
      say_trouble (self,
                   _ ("A new due date needs a reason. Say in a few words why it should move."),
                   self->reason);
      return;
    }
  if (self->update != NULL ? change (self, &update, &error) : add (self, &update, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    say_trouble (self, error->message, self->text);
}

static gboolean
on_keep_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_keep (WAYMARK_UPDATE_DIALOG (widget));
  return TRUE;
}

/* --- the widget */

static void
attach (WaymarkUpdateDialog *self, const char *words, GtkWidget *field, GtkWidget *target)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "beside");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), field, 1, self->n_rows++, 1, 1);
}

static GtkWidget *
add_entry (WaymarkUpdateDialog *self, const char *words)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), WAYMARK_MAX_WORDS);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_keep), self);
  attach (self, words, entry, entry);
  return entry;
}

static GtkWidget *
make_text (WaymarkUpdateDialog *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("update", "What was done"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 110);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "field");
  return scrolled;
}

static GtkWidget *
add_status (WaymarkUpdateDialog *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  GtkWidget *drop_down;
  WaymarkItem *root = waymark_plan_get_root (get_plan (self));

  self->statuses = g_ptr_array_new ();
  g_ptr_array_add (self->statuses, NULL);
  g_strv_builder_add (words, self->update != NULL ? C_ ("status", "None") : _ ("As it is"));
  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    {
      const char *word = waymark_item_get_string (status, "word");

      if (g_strcmp0 (waymark_item_get_string (status, "stage"), "merged") == 0)
        continue; /* asks for a target; the status field does */
      g_ptr_array_add (self->statuses, status);
      g_strv_builder_add (words, word != NULL ? word : "");
    }
  all = g_strv_builder_end (words);
  drop_down = gtk_drop_down_new_from_strings ((const char *const *) all);
  waymark_drop_down_set_name (drop_down, C_ ("field", "Status"));
  attach (self, C_ ("field", "Stat_us"), drop_down, drop_down);
  return drop_down;
}

static GtkWidget *
add_rating (WaymarkUpdateDialog *self)
{
  const char *words[WAYMARK_N_RATINGS + 1] = { NULL };
  WaymarkRatingRule rule;
  GtkWidget *drop_down;

  waymark_plan_get_rating_rule (get_plan (self), &rule);
  for (int i = 0; i < WAYMARK_N_RATINGS; i++)
    words[i] = waymark_rating_get_label ((WaymarkRating) i);
  words[0] = self->update != NULL ? C_ ("status", "None") : _ ("As it is");
  if (!rule.blue && self->update == NULL)
    words[WAYMARK_RATING_BLUE] = NULL;
  drop_down = gtk_drop_down_new_from_strings (words);
  waymark_drop_down_set_name (drop_down, C_ ("field", "Rating"));
  attach (self, C_ ("field", "Ratin_g"), drop_down, drop_down);
  return drop_down;
}

static GtkWidget *
make_buttons (WaymarkUpdateDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = waymark_access_button_new (C_ ("command", "_Cancel"));
  GtkWidget *keep =
      waymark_access_button_new (self->update != NULL ? _ ("_Keep changes") : _ ("_Add update"));

  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), keep);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (on_keep), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), keep);
  return box;
}

static void
make_content (WaymarkUpdateDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  attach (self, C_ ("update", "_What was done"), make_text (self), self->text);
  self->date = add_entry (self, C_ ("update", "_Date"));
  self->who = add_entry (self, C_ ("update", "Wh_o"));
  self->status = add_status (self);
  self->rating = add_rating (self);
  self->due = add_entry (self, C_ ("update", "_New due date"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->due), _ ("Only if it should move"));
  self->reason = add_entry (self, C_ ("update", "Wh_y it moves"));
  gtk_box_append (GTK_BOX (box), self->grid);
  self->trouble = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->trouble), 0);
  gtk_widget_add_css_class (self->trouble, "late");
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_box_append (GTK_BOX (box), self->trouble);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
}

/* With its year, so that it is read again as the same day. */
static void
show_day (WaymarkUpdateDialog *self, const char *date)
{
  g_autofree char *today = NULL;
  g_autofree char *words = NULL;
  GDate day;

  waymark_today (&day);
  today = waymark_day_write (&day);
  words = waymark_window_format (date != NULL ? date : today, get_year_start (self));
  gtk_editable_set_text (GTK_EDITABLE (self->date), words != NULL ? words : "");
}

static void
set_entry (GtkWidget *entry, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), words != NULL ? words : "");
}

/* What the update says so far. */
static void
fill (WaymarkUpdateDialog *self)
{
  const char *text = waymark_item_get_string (self->update, "text");
  const char *status = waymark_item_get_string (self->update, "status");

  show_day (self, waymark_item_get_string (self->update, "date"));
  set_entry (self->who, waymark_item_get_string (self->update, "who"));
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text != NULL ? text : "", -1);
  for (guint i = 1; i < self->statuses->len; i++)
    if (g_strcmp0 (waymark_item_get_id (self->statuses->pdata[i]), status) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->status), i);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (self->rating),
      waymark_rating_from_name (waymark_item_get_string (self->update, "rating")));
  set_entry (self->due, waymark_item_get_words (self->update, "new_due"));
  set_entry (self->reason, waymark_item_get_string (self->update, "reason"));
}

static void
waymark_update_dialog_dispose (GObject *object)
{
  WaymarkUpdateDialog *self = WAYMARK_UPDATE_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->update, waymark_item_unref);
  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  G_OBJECT_CLASS (waymark_update_dialog_parent_class)->dispose (object);
}

static void
waymark_update_dialog_class_init (WaymarkUpdateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_update_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
waymark_update_dialog_init (WaymarkUpdateDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the text, which would take the key for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                       gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK)),
          gtk_callback_action_new (on_keep_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "waymark");
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
}

static GtkWidget *
make (GtkWindow *parent, WaymarkDocument *document, const char *const *ids, WaymarkItem *update)
{
  WaymarkUpdateDialog *self = g_object_new (WAYMARK_TYPE_UPDATE_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->ids = g_strdupv ((char **) ids);
  self->update = update != NULL ? waymark_item_ref (update) : NULL;
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  make_content (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_update_dialog_new:
 * @parent: the window of the plan
 * @document: the open plan
 * @ids: (array zero-terminated=1): the actions, one or more
 *
 * Returns: (transfer floating): a dialog that adds an update to each of the actions
 */
GtkWidget *
waymark_update_dialog_new (GtkWindow *parent, WaymarkDocument *document, const char *const *ids)
{
  WaymarkUpdateDialog *self;
  WaymarkItem *item;
  g_autofree char *title = NULL;
  guint n;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, NULL);

  self = WAYMARK_UPDATE_DIALOG (make (parent, document, ids, NULL));
  n = g_strv_length ((char **) ids);
  item = waymark_plan_lookup (get_plan (self), ids[0]);
  if (n == 1 && item != NULL)
    {
      g_autofree char *name = waymark_plan_words_item (item);

      /* Translators: %s is an action, as in "Action 1.2(a)" */
      title = g_strdup_printf (_ ("Update: %s"), name);
    }
  else
    /* Translators: %u is how many there are */
    title = g_strdup_printf (ngettext ("Update: %u action", "Update: %u actions", n), n);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_day (self, NULL);
  set_entry (self->who, waymark_document_get_person (document));
  gtk_widget_grab_focus (self->text);
  return GTK_WIDGET (self);
}

/**
 * waymark_update_dialog_new_for:
 * @parent: the window of the plan
 * @document: the open plan
 * @update: an update of it
 *
 * Returns: (transfer floating): a dialog that changes what the update says
 */
GtkWidget *
waymark_update_dialog_new_for (GtkWindow *parent, WaymarkDocument *document, WaymarkItem *update)
{
  WaymarkUpdateDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && update != NULL, NULL);

  self = WAYMARK_UPDATE_DIALOG (make (parent, document, NULL, update));
  name = waymark_plan_words_item (waymark_item_get_parent (update));
  title = g_strdup_printf (_ ("Update: %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  fill (self);
  gtk_widget_grab_focus (self->text);
  return GTK_WIDGET (self);
}
