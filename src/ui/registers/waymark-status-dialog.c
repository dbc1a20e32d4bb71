/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-choice-field.h"
#include "waymark-chooser.h"
#include "waymark-plan-words.h"
#include "waymark-registers.h"
#include "waymark-stage-image.h"
#include "waymark-status-dialog.h"
#include "waymark-text-field.h"

#define NO_STATUS "none"

struct _WaymarkStatusDialog
{
  WaymarkPlanDialog parent_instance;

  GtkStringList *ids;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *word;
  GtkWidget *stage;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  GtkWidget *chooser;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (WaymarkStatusDialog, waymark_status_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkStatusDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

static WaymarkEdit *
begin (WaymarkStatusDialog *self, const char *name)
{
  return waymark_document_begin_edit (waymark_plan_dialog_get_document (dialog (self)), name);
}

static WaymarkItem *
get_status (WaymarkStatusDialog *self, const char *id)
{
  return waymark_plan_lookup (waymark_plan_dialog_get_plan (dialog (self)), id);
}

static WaymarkItem *
get_selected (WaymarkStatusDialog *self)
{
  GtkStringObject *id = gtk_single_selection_get_selected_item (self->selection);

  return id != NULL ? get_status (self, gtk_string_object_get_string (id)) : NULL;
}

static const char *
get_word (WaymarkItem *status)
{
  const char *word = waymark_item_get_string (status, "word");

  return word != NULL ? word : "";
}

/* --- rows */

static GtkWidget *
add_cell (GtkWidget *box, float xalign, int width, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *word;

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  word = add_cell (box, 0, 14, "heading");
  gtk_widget_set_hexpand (word, TRUE);
  add_cell (box, 0, 16, "dim");
  add_cell (box, 1, 10, "dim");
  gtk_list_item_set_child (item, box);
}

static char *
describe_use (guint n)
{
  /* Translators: %u is a number of actions. */
  return g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
}

static void
bind_row (WaymarkStatusDialog *self, GtkListItem *item)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *word = gtk_widget_get_next_sibling (image);
  GtkWidget *stage = gtk_widget_get_next_sibling (word);
  GtkWidget *use = gtk_widget_get_next_sibling (stage);
  GtkWidget *around = gtk_widget_get_parent (gtk_list_item_get_child (item));
  WaymarkItem *status =
      get_status (self, gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  const char *stage_name;
  WaymarkStage number;

  if (status == NULL)
    return;
  stage_name = waymark_item_get_string (status, "stage");
  number = stage_name != NULL ? waymark_stage_from_name (stage_name) : WAYMARK_STAGE_NONE;
  count = describe_use (waymark_status_count_actions (status));
  name = g_strdup_printf ("%s, %s, %s", get_word (status), waymark_stage_get_label (number), count);
  waymark_stage_image_show (GTK_IMAGE (image), number);
  gtk_label_set_label (GTK_LABEL (word), get_word (status));
  gtk_label_set_label (GTK_LABEL (stage), waymark_stage_get_label (number));
  gtk_label_set_label (GTK_LABEL (use), count);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- showing */

static void
fill (WaymarkStatusDialog *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    g_ptr_array_add (ids, (gpointer) waymark_item_get_id (status));
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, n, (const char *const *) ids->pdata);
}

static gboolean
select_status (WaymarkStatusDialog *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->ids, i), id) == 0)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

static void
show_selected (WaymarkStatusDialog *self)
{
  WaymarkDocument *document = waymark_plan_dialog_get_document (dialog (self));
  WaymarkItem *status = get_selected (self);
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  waymark_editor_field_show (WAYMARK_EDITOR_FIELD (self->word), document, status);
  waymark_editor_field_show (WAYMARK_EDITOR_FIELD (self->stage), document, status);
  gtk_widget_set_sensitive (self->form, status != NULL);
  gtk_widget_set_sensitive (self->remove, status != NULL);
  gtk_widget_set_sensitive (self->up, status != NULL && selected > 0);
  gtk_widget_set_sensitive (self->down, status != NULL && selected + 1 < n);
  if (status != NULL)
    gtk_button_set_label (GTK_BUTTON (self->remove),
                          waymark_status_count_actions (status) > 0 ? C_ ("button", "_Delete…")
                                                                    : C_ ("button", "_Delete"));
}

static gboolean
commit (WaymarkPlanDialog *base)
{
  return waymark_editor_field_commit (WAYMARK_EDITOR_FIELD (WAYMARK_STATUS_DIALOG (base)->word));
}

static void
on_selected (WaymarkStatusDialog *self)
{
  if (self->is_filling)
    return;
  commit (dialog (self));
  show_selected (self);
}

static void
refresh (WaymarkPlanDialog *base)
{
  WaymarkStatusDialog *self = WAYMARK_STATUS_DIALOG (base);
  GtkStringObject *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *id =
      selected != NULL ? g_strdup (gtk_string_object_get_string (selected)) : NULL;
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean focus = gtk_widget_get_state_flags (self->list) & GTK_STATE_FLAG_FOCUS_WITHIN;
  guint n;

  self->is_filling = TRUE;
  fill (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));
  if (!select_status (self, id) && n > 0)
    gtk_single_selection_set_selected (
        self->selection, position != GTK_INVALID_LIST_POSITION ? MIN (position, n - 1) : 0);
  self->is_filling = FALSE;
  show_selected (self);
  if (focus)
    gtk_widget_grab_focus (self->list);
}

static gboolean
undo_typing (WaymarkPlanDialog *base)
{
  GtkWidget *word = WAYMARK_STATUS_DIALOG (base)->word;

  return (gtk_widget_get_state_flags (word) & GTK_STATE_FLAG_FOCUS_WITHIN) &&
         waymark_editor_field_undo (WAYMARK_EDITOR_FIELD (word));
}

static gboolean
redo_typing (WaymarkPlanDialog *base)
{
  GtkWidget *word = WAYMARK_STATUS_DIALOG (base)->word;

  return (gtk_widget_get_state_flags (word) & GTK_STATE_FLAG_FOCUS_WITHIN) &&
         waymark_editor_field_redo (WAYMARK_EDITOR_FIELD (word));
}

/* --- what can be done */

static void
on_add (WaymarkStatusDialog *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_plan_dialog_get_plan (dialog (self)));
  WaymarkEdit *edit;
  WaymarkItem *status;
  GError *error = NULL;
  gboolean done;

  if (!waymark_plan_dialog_commit (dialog (self)))
    return;
  edit = begin (self, C_ ("edit", "Add status"));
  status = waymark_edit_add (edit, WAYMARK_KIND_STATUS, root, NULL, &error);
  done = status != NULL &&
         waymark_edit_set_string (edit, status, "word", C_ ("status", "New status"), &error) &&
         waymark_edit_set_string (edit, status, "stage", "in-progress", &error);
  if (!waymark_plan_dialog_finish (dialog (self), edit, done, error, NULL))
    return;
  select_status (self, waymark_item_get_id (status));
  gtk_widget_grab_focus (waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (self->word)));
  waymark_text_field_select_all (WAYMARK_TEXT_FIELD (self->word));
}

static void
move (WaymarkStatusDialog *self, int steps)
{
  WaymarkItem *status = get_selected (self);
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (status == NULL || !waymark_plan_dialog_commit (dialog (self)))
    return;
  edit = begin (self, C_ ("edit", "Move status"));
  done = waymark_edit_move_status (edit, status, steps, &error);
  waymark_plan_dialog_finish (dialog (self), edit, done, error, NULL);
}

static void
on_up (WaymarkStatusDialog *self)
{
  move (self, -1);
}

static void
on_down (WaymarkStatusDialog *self)
{
  move (self, 1);
}

static gboolean
on_move_key (GtkWidget *list, GVariant *steps, gpointer user_data)
{
  move (user_data, g_variant_get_int32 (steps));
  return TRUE;
}

static void
remove_status (WaymarkStatusDialog *self, WaymarkItem *status, WaymarkItem *instead)
{
  g_autofree char *word = waymark_plan_words_quote (get_word (status));
  /* Translators: %s is a word for a status */
  g_autofree char *sentence = g_strdup_printf (_ ("Deleted “%s”."), word);
  WaymarkEdit *edit = begin (self, C_ ("edit", "Delete status"));
  GError *error = NULL;
  gboolean done = waymark_edit_remove_status (edit, status, instead, &error);

  waymark_plan_dialog_finish (dialog (self), edit, done, error, sentence);
  gtk_widget_grab_focus (self->list);
}

static void
on_instead_chosen (WaymarkStatusDialog *self, const char *id)
{
  WaymarkItem *status = get_selected (self);

  if (status != NULL)
    remove_status (self, status, g_str_equal (id, NO_STATUS) ? NULL : get_status (self, id));
}

/* What has the status must have another one, or none: that is asked first. */
static void
on_remove (WaymarkStatusDialog *self)
{
  WaymarkChooser *chooser = WAYMARK_CHOOSER (self->chooser);
  WaymarkItem *status = get_selected (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  if (status == NULL || !waymark_plan_dialog_commit (dialog (self)))
    return;
  if (waymark_status_count_actions (status) == 0)
    {
      remove_status (self, status, NULL);
      return;
    }
  waymark_chooser_remove_all (chooser);
  for (guint i = 0; i < n; i++)
    {
      const char *id = gtk_string_list_get_string (self->ids, i);

      if (get_status (self, id) != status)
        waymark_chooser_add (chooser, id, get_word (get_status (self, id)), NULL);
    }
  waymark_chooser_add (chooser, NO_STATUS, waymark_stage_get_label (WAYMARK_STAGE_NONE), NULL);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

static void
on_failed (WaymarkStatusDialog *self, GError *error)
{
  waymark_plan_dialog_show_error (dialog (self), error);
}

/* --- object */

static GtkWidget *
make_add_button (WaymarkStatusDialog *self)
{
  GtkWidget *button = waymark_access_icon_button_new ("list-add-symbolic", C_ ("add", "S_tatus"));

  gtk_widget_set_tooltip_text (button, _ ("Add a status"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a status"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  return button;
}

static void
add_move_keys (WaymarkStatusDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct
  {
    guint key;
    int steps;
  } moves[] = { { GDK_KEY_Up, -1 }, { GDK_KEY_Down, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (moves[i].key, GDK_ALT_MASK),
                                                gtk_callback_action_new (on_move_key, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (moves[i].steps));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, keys);
}

static GtkWidget *
make_list (WaymarkStatusDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->ids = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->ids));
  g_signal_connect_swapped (
      self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "register-rows");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Statuses"), -1);
  add_move_keys (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "surface");
  return scrolled;
}

static GtkWidget *
make_label (const char *words, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label),
                                 waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (field)));
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static GtkWidget *
make_form (WaymarkStatusDialog *self)
{
  GtkGrid *grid;

  self->form = gtk_grid_new ();
  grid = GTK_GRID (self->form);
  gtk_grid_set_row_spacing (grid, 9);
  gtk_grid_set_column_spacing (grid, 9);
  gtk_widget_add_css_class (self->form, "register-form");
  self->word = waymark_text_field_new ("word", TRUE);
  self->stage = waymark_choice_field_new (WAYMARK_KIND_STATUS, "stage", C_ ("field", "Stage"));
  gtk_widget_set_hexpand (self->word, TRUE);
  gtk_grid_attach (grid, make_label (C_ ("field", "_Word"), self->word), 0, 0, 1, 1);
  gtk_grid_attach (grid, self->word, 1, 0, 1, 1);
  gtk_grid_attach (grid, make_label (C_ ("field", "Sta_ge"), self->stage), 0, 1, 1, 1);
  gtk_grid_attach (grid, self->stage, 1, 1, 1, 1);
  g_signal_connect_swapped (self->word, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->stage, "failed", G_CALLBACK (on_failed), self);
  return self->form;
}

static GtkWidget *
make_move_button (const char *icon, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_foot (WaymarkStatusDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = gtk_label_new (_ ("Keys 1 to 9 set the first status of each stage."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim");
  gtk_box_append (GTK_BOX (foot), hint);

  self->up = make_move_button ("go-up-symbolic", _ ("Move up"), _ ("Move up (Alt+Up)"));
  self->down = make_move_button ("go-down-symbolic", _ ("Move down"), _ ("Move down (Alt+Down)"));
  g_signal_connect_swapped (self->up, "clicked", G_CALLBACK (on_up), self);
  g_signal_connect_swapped (self->down, "clicked", G_CALLBACK (on_down), self);
  gtk_box_append (GTK_BOX (foot), self->up);
  gtk_box_append (GTK_BOX (foot), self->down);

  self->remove = gtk_button_new_with_mnemonic (C_ ("button", "_Delete"));
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (foot), self->remove);
  self->chooser = waymark_chooser_new (_ ("What do its actions have instead?"), FALSE);
  gtk_widget_set_parent (self->chooser, self->remove);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_instead_chosen), self);
  gtk_widget_add_css_class (foot, "register-foot");
  return foot;
}

static void
waymark_status_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (waymark_status_dialog_parent_class)->constructed (object);
  refresh (WAYMARK_PLAN_DIALOG (object));
}

static void
waymark_status_dialog_dispose (GObject *object)
{
  WaymarkStatusDialog *self = WAYMARK_STATUS_DIALOG (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_status_dialog_parent_class)->dispose (object);
}

static void
waymark_status_dialog_class_init (WaymarkStatusDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WaymarkPlanDialogClass *dialog_class = WAYMARK_PLAN_DIALOG_CLASS (klass);

  object_class->constructed = waymark_status_dialog_constructed;
  object_class->dispose = waymark_status_dialog_dispose;
  dialog_class->refresh = refresh;
  dialog_class->commit = commit;
  dialog_class->undo = undo_typing;
  dialog_class->redo = redo_typing;
}

static void
waymark_status_dialog_init (WaymarkStatusDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  waymark_plan_dialog_set_title (dialog (self), C_ ("heading", "Statuses"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  waymark_plan_dialog_pack_start (dialog (self), make_add_button (self));
  gtk_box_append (GTK_BOX (content), make_list (self));
  gtk_box_append (GTK_BOX (content), make_form (self));
  gtk_box_append (GTK_BOX (content), make_foot (self));
  waymark_plan_dialog_set_content (dialog (self), content);
}

/**
 * waymark_status_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_status_dialog_new (GtkWindow *parent, WaymarkDocument *document)
{
  WaymarkStatusDialog *self = g_object_new (
      WAYMARK_TYPE_STATUS_DIALOG, "transient-for", parent, "document", document, NULL);

  gtk_widget_grab_focus (self->list);
  return GTK_WIDGET (self);
}
