/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser.h"
#include "waymark-item-commands.h"
#include "waymark-item-progress.h"
#include "waymark-item-several.h"
#include "waymark-reason-popover.h"
#include "waymark-party.h"
#include "waymark-several-commands.h"
#include "waymark-several-form.h"
#include "waymark-target-chooser.h"

struct _WaymarkSeveralForm
{
  GtkWidget parent_instance;

  WaymarkDocument *document;
  char **ids; /* NULL: not shown */
  guint n_actions;

  GtkWidget *grid;
  GtkWidget *status;
  GtkWidget *status_word;
  GtkWidget *statuses;
  GtkWidget *targets;
  char *asked; /* the status that waits for its target */
  GtkWidget *leads;
  GtkWidget *add;
  GtkWidget *replace;
  GtkWidget *added;
  GtkWidget *replaced;
  GtkWidget *due;
  GtkWidget *why; /* the dates move */
  GtkWidget *phase;
  char *shown_due;
  char *shown_phase;
};

G_DEFINE_FINAL_TYPE (WaymarkSeveralForm, waymark_several_form, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const *
get_ids (WaymarkSeveralForm *self)
{
  return (const char *const *) self->ids;
}

static gboolean
say (WaymarkSeveralForm *self, gboolean done, GError *error)
{
  if (!done)
    g_signal_emit (self, signals[FAILED], 0, error);
  g_clear_error (&error);
  return done;
}

/* --- what they have in common */

typedef char *(*ReadFunc) (WaymarkItem *action);

static char *
read_status (WaymarkItem *action)
{
  const char *id = waymark_item_get_string (action, "status");
  WaymarkItem *status =
      id != NULL ? waymark_plan_lookup (waymark_item_get_plan (action), id) : NULL;

  return g_strdup (status != NULL ? waymark_item_get_string (status, "word")
                                  : C_ ("status", "None"));
}

static char *
read_leads (WaymarkItem *action)
{
  return waymark_action_format_leads (action);
}

static char *
read_due (WaymarkItem *action)
{
  return g_strdup (waymark_item_get_words (action, "due"));
}

static char *
read_phase (WaymarkItem *action)
{
  return g_strdup (waymark_item_get_string (action, "phase"));
}

/* What all actions say; %NULL where they say different things. */
static char *
read_common (WaymarkSeveralForm *self, ReadFunc read)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autofree char *common = NULL;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      WaymarkItem *action = waymark_plan_lookup (plan, self->ids[i]);
      g_autofree char *words = NULL;

      if (action == NULL || waymark_item_get_kind (action) != WAYMARK_KIND_ACTION)
        continue;
      words = read (action);
      if (words == NULL)
        words = g_strdup ("");
      if (common != NULL && !g_str_equal (common, words))
        return NULL;
      if (common == NULL)
        common = g_steal_pointer (&words);
    }
  return g_steal_pointer (&common);
}

/* --- choosing */

static void
set_status (WaymarkSeveralForm *self, const char *status, const char *target)
{
  GError *error = NULL;

  say (self,
       waymark_command_set_status (self->document, get_ids (self), status, target, &error),
       error);
}

static void
on_status_chosen (WaymarkSeveralForm *self, const char *id)
{
  WaymarkItem *status;
  const char *stage;

  if (self->ids == NULL)
    return;
  status = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  stage = status != NULL ? waymark_item_get_string (status, "stage") : NULL;
  gtk_widget_grab_focus (self->status);
  if (stage == NULL || waymark_stage_from_name (stage) != WAYMARK_STAGE_MERGED)
    {
      set_status (self, status != NULL ? id : NULL, NULL);
      return;
    }
  g_free (self->asked);
  self->asked = g_strdup (id);
  waymark_target_chooser_fill (
      WAYMARK_CHOOSER (self->targets), waymark_document_get_plan (self->document), NULL);
  gtk_popover_popup (GTK_POPOVER (self->targets));
}

static void
on_target_chosen (WaymarkSeveralForm *self, const char *target)
{
  g_autofree char *status = g_steal_pointer (&self->asked);

  if (status != NULL && self->ids != NULL)
    set_status (self, status, target);
}

static void
on_status_clicked (WaymarkSeveralForm *self)
{
  WaymarkItem *root, *status;

  if (self->ids == NULL)
    return;
  root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->statuses));
  for (status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    {
      const char *word = waymark_item_get_string (status, "word");

      if (word != NULL)
        waymark_chooser_add (
            WAYMARK_CHOOSER (self->statuses), waymark_item_get_id (status), word, NULL);
    }
  waymark_chooser_add (WAYMARK_CHOOSER (self->statuses), "", C_ ("status", "None"), NULL);
  gtk_popover_popup (GTK_POPOVER (self->statuses));
}

static void
add_lead (WaymarkSeveralForm *self, GtkWidget *chooser, const char *party, const char *name)
{
  gboolean replace = chooser == self->replaced;
  GError *error = NULL;

  if (self->ids == NULL)
    return;
  gtk_widget_grab_focus (replace ? self->replace : self->add);
  say (self,
       waymark_command_add_lead (self->document, get_ids (self), party, name, replace, &error),
       error);
}

static void
on_lead_chosen (GtkWidget *chooser, const char *party, WaymarkSeveralForm *self)
{
  add_lead (self, chooser, party, NULL);
}

static void
on_lead_created (GtkWidget *chooser, const char *name, WaymarkSeveralForm *self)
{
  add_lead (self, chooser, NULL, name);
}

static void
on_leads_clicked (GtkWidget *button, WaymarkSeveralForm *self)
{
  GtkWidget *chooser = button == self->add ? self->added : self->replaced;
  WaymarkItem *root, *party;

  if (self->ids == NULL)
    return;
  root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  waymark_chooser_remove_all (WAYMARK_CHOOSER (chooser));
  for (party = waymark_item_first (root, WAYMARK_KIND_PARTY); party != NULL;
       party = waymark_item_next (party))
    if (waymark_party_resolve (party) == party)
      waymark_chooser_add (WAYMARK_CHOOSER (chooser),
                           waymark_item_get_id (party),
                           waymark_party_get_short (party),
                           waymark_item_get_string (party, "name"));
  gtk_popover_popup (GTK_POPOVER (chooser));
}

/* --- typing */

static gboolean
keep (WaymarkSeveralForm *self, GtkWidget *entry)
{
  gboolean due = entry == self->due;
  char **shown = due ? &self->shown_due : &self->shown_phase;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *typed = g_strstrip (g_strdup (words));
  GError *error = NULL;
  gboolean done;

  if (self->ids == NULL || g_str_equal (typed, *shown))
    return TRUE;
  g_free (*shown);
  *shown = g_strdup (typed);
  if (due && waymark_command_move_needs_reason (self->document, get_ids (self), typed))
    {
      waymark_reason_popover_ask (WAYMARK_REASON_POPOVER (self->why), NULL);
      return TRUE;
    }
  done = due ? waymark_command_move_due (self->document, get_ids (self), typed, NULL, &error)
             : waymark_command_set_phase (self->document, get_ids (self), typed, &error);
  return say (self, done, error);
}

static void
on_reason_given (WaymarkSeveralForm *self, const char *reason)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->due));
  GError *error = NULL;

  if (self->ids != NULL)
    say (self,
         waymark_command_move_due (self->document, get_ids (self), typed, reason, &error),
         error);
}

static void
on_entry_activated (GtkWidget *entry, WaymarkSeveralForm *self)
{
  keep (self, entry);
}

static void
on_entry_left (GtkEventController *focus, WaymarkSeveralForm *self)
{
  keep (self, gtk_event_controller_get_widget (focus));
}

static gboolean
on_escape (GtkWidget *entry, GVariant *arguments, gpointer user_data)
{
  WaymarkSeveralForm *self = user_data;
  const char *shown = entry == self->due ? self->shown_due : self->shown_phase;

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), shown))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (entry), shown);
  return TRUE;
}

/* --- the widget */

static void
attach (WaymarkSeveralForm *self, int row, const char *words, GtkWidget *target, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  if (target != NULL)
    gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "beside");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), field, 1, row, 1, 1);
}

static GtkWidget *
make_entry (WaymarkSeveralForm *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), WAYMARK_MAX_WORDS);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_entry_left), self);
  gtk_widget_add_controller (entry, focus);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (entry, keys);
  return entry;
}

/* A label of its own, as GTK 4.8 puts the underscore of a mnemonic into a button's name. */
static GtkWidget *
make_button (const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_button_set_child (GTK_BUTTON (button), label);
  return button;
}

static GtkWidget *
make_lead_chooser (WaymarkSeveralForm *self, GtkWidget *button)
{
  GtkWidget *chooser = waymark_chooser_new (_ ("Find or create a lead"), TRUE);

  gtk_widget_set_parent (chooser, button);
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_lead_chosen), self);
  g_signal_connect (chooser, "create", G_CALLBACK (on_lead_created), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_leads_clicked), self);
  return chooser;
}

static GtkWidget *
make_leads (WaymarkSeveralForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->leads = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->leads), 0);
  gtk_label_set_wrap (GTK_LABEL (self->leads), TRUE);
  gtk_widget_add_css_class (self->leads, "beside");
  self->add = make_button (_ ("Add a _lead…"));
  self->replace = make_button (_ ("_Replace…"));
  self->added = make_lead_chooser (self, self->add);
  self->replaced = make_lead_chooser (self, self->replace);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replace),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Takes all other leads off"),
                                  -1);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), self->replace);
  gtk_box_append (GTK_BOX (box), self->leads);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
waymark_several_form_init (WaymarkSeveralForm *self)
{
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->shown_due = g_strdup ("");
  self->shown_phase = g_strdup ("");
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  self->status = gtk_button_new ();
  self->status_word = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status_word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->status_word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->status_word, TRUE);
  gtk_box_append (GTK_BOX (choice), self->status_word);
  gtk_box_append (GTK_BOX (choice), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->status), choice);
  gtk_widget_add_css_class (self->status, "choice");
  self->statuses = waymark_chooser_new (_ ("Status for all"), FALSE);
  gtk_widget_set_parent (self->statuses, self->status);
  self->targets = waymark_target_chooser_new ();
  gtk_widget_set_parent (self->targets, self->status);
  g_signal_connect_swapped (self->status, "clicked", G_CALLBACK (on_status_clicked), self);
  g_signal_connect_swapped (self->statuses, "chosen", G_CALLBACK (on_status_chosen), self);
  g_signal_connect_swapped (self->targets, "chosen", G_CALLBACK (on_target_chosen), self);

  attach (self, 0, C_ ("field", "Stat_us"), self->status, self->status);
  attach (self, 1, C_ ("field", "Leads"), NULL, make_leads (self));
  self->due = make_entry (self);
  attach (self, 2, C_ ("field", "_Due"), self->due, self->due);
  self->why = waymark_reason_popover_new (_ ("Why do the dates move?"), _ ("_Move dates"));
  gtk_widget_set_parent (self->why, self->due);
  g_signal_connect_swapped (self->why, "given", G_CALLBACK (on_reason_given), self);
  self->phase = make_entry (self);
  attach (self, 3, C_ ("field", "_Phase"), self->phase, self->phase);

  gtk_grid_attach (GTK_GRID (self->grid), waymark_several_commands_new (), 0, 4, 2, 1);
}

static void
waymark_several_form_dispose (GObject *object)
{
  WaymarkSeveralForm *self = WAYMARK_SEVERAL_FORM (object);

  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->statuses, gtk_widget_unparent);
  g_clear_pointer (&self->targets, gtk_widget_unparent);
  g_clear_pointer (&self->added, gtk_widget_unparent);
  g_clear_pointer (&self->replaced, gtk_widget_unparent);
  g_clear_pointer (&self->why, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (waymark_several_form_parent_class)->dispose (object);
}

static void
waymark_several_form_finalize (GObject *object)
{
  WaymarkSeveralForm *self = WAYMARK_SEVERAL_FORM (object);

  g_free (self->asked);
  g_free (self->shown_due);
  g_free (self->shown_phase);
  G_OBJECT_CLASS (waymark_several_form_parent_class)->finalize (object);
}

static void
waymark_several_form_class_init (WaymarkSeveralFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_several_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_several_form_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editorform");
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

/**
 * waymark_several_form_new:
 *
 * Returns: (transfer floating): a form of nothing
 */
GtkWidget *
waymark_several_form_new (void)
{
  return g_object_new (WAYMARK_TYPE_SEVERAL_FORM, NULL);
}

static void
show_entry (GtkWidget *entry, char **shown, char *common, const char *different)
{
  gboolean typing = !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), *shown) &&
                    (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), common == NULL ? different : NULL);
  g_free (*shown);
  *shown = common != NULL ? common : g_strdup ("");
  if (!typing)
    gtk_editable_set_text (GTK_EDITABLE (entry), *shown);
}

static void
update (WaymarkSeveralForm *self)
{
  g_autofree char *status = read_common (self, read_status);
  g_autofree char *leads = read_common (self, read_leads);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->status_word),
                       status != NULL ? status : _ ("Different statuses"));
  name = g_strdup_printf (
      "%s, %s", C_ ("field", "Status"), gtk_label_get_label (GTK_LABEL (self->status_word)));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (GTK_LABEL (self->leads), leads != NULL ? leads : _ ("Different leads"));
  gtk_widget_set_visible (self->leads, leads == NULL || *leads != '\0');
  show_entry (self->due, &self->shown_due, read_common (self, read_due), _ ("Different dates"));
  show_entry (
      self->phase, &self->shown_phase, read_common (self, read_phase), _ ("Different phases"));
}

/**
 * waymark_several_form_show:
 * @self: a form
 * @document: (nullable): the open plan
 * @ids: (nullable) (array zero-terminated=1): what is selected; %NULL for nothing
 *
 * Shows what actions have in common.
 */
void
waymark_several_form_show (WaymarkSeveralForm *self,
                           WaymarkDocument *document,
                           const char *const *ids)
{
  char **copy;

  g_return_if_fail (WAYMARK_IS_SEVERAL_FORM (self));

  g_set_object (&self->document, document);
  copy = g_strdupv ((char **) ids);
  g_strfreev (self->ids);
  self->ids = copy;
  self->n_actions = 0;
  if (ids == NULL || document == NULL)
    {
      g_clear_pointer (&self->ids, g_strfreev);
      return;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (document), ids[i]);

      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        self->n_actions++;
    }
  for (int row = 0; row < 4; row++)
    for (int column = 0; column < 2; column++)
      gtk_widget_set_visible (gtk_grid_get_child_at (GTK_GRID (self->grid), column, row),
                              self->n_actions > 0);
  update (self);
}

/**
 * waymark_several_form_describe:
 * @self: a form that shows something
 *
 * Returns: (transfer full): "4 actions"
 */
char *
waymark_several_form_describe (WaymarkSeveralForm *self)
{
  guint n;

  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FORM (self), NULL);

  if (self->n_actions > 0)
    return g_strdup_printf (ngettext ("%u action", "%u actions", self->n_actions), self->n_actions);
  n = self->ids != NULL ? g_strv_length (self->ids) : 0;
  return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
}

/**
 * waymark_several_form_commit:
 * @self: a form
 *
 * Keeps what was typed.
 *
 * Returns: %FALSE when that could not be kept; "failed" was emitted
 */
gboolean
waymark_several_form_commit (WaymarkSeveralForm *self)
{
  gboolean kept;

  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FORM (self), TRUE);

  kept = keep (self, self->due);
  return keep (self, self->phase) && kept;
}
