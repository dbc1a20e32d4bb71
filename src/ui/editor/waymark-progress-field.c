/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-due-moves.h"
#include "waymark-holders.h"
#include "waymark-item-progress.h"
#include "waymark-plan-words.h"
#include "waymark-progress-field.h"
#include "waymark-slippage.h"
#include "waymark-update-card.h"
#include "waymark-update-dialog.h"
#include "waymark-updates.h"

/* More would take long to lay out; the rest comes when it is asked for. */
#define MOST_CARDS 20

struct _WaymarkProgressField
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *add;
  GtkWidget *ledger; /* first agreed, moves, now */
  GtkWidget *list;
  GtkWidget *more;

  WaymarkDocument *document;
  WaymarkItem *item;
  GBytes *shown; /* what the cards were made from */
  guint n_wanted;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkProgressField,
                               waymark_progress_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

enum
{
  SHOW_ITEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_action (WaymarkProgressField *self)
{
  return waymark_item_get_kind (self->item) == WAYMARK_KIND_ACTION;
}

static GPtrArray *
get_updates (WaymarkProgressField *self)
{
  switch ((int) waymark_item_get_kind (self->item))
    {
    case WAYMARK_KIND_ACTION:
      return waymark_action_get_updates (self->item);
    case WAYMARK_KIND_PARTY:
      return waymark_party_get_updates (self->item);
    default:
      return waymark_item_get_updates (self->item);
    }
}

/* --- the cards */

/* All that the cards depend on, so that they stay while something else changes. */
static void
write_key (GString *key, WaymarkItem *update)
{
  guint n_fields;
  WaymarkItem *action = waymark_item_get_parent (update);
  g_autofree char *number = waymark_plan_words_item (action);

  waymark_kind_get_fields (WAYMARK_KIND_UPDATE, &n_fields);
  g_string_append (key, waymark_item_get_id (update));
  g_string_append (key, number);
  for (guint i = 0; i < n_fields; i++)
    waymark_value_encode (waymark_item_get_nth (update, i), key);
  waymark_value_encode (waymark_item_get (action, "due"), key);
  waymark_value_encode (waymark_item_get (action, "first_due"), key);
}

static GBytes *
make_key (GPtrArray *updates, guint n)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u ", updates->len);
  for (guint i = 0; i < n; i++)
    write_key (key, updates->pdata[i]);
  return g_string_free_to_bytes (key);
}

static void
add_card (WaymarkProgressField *self, WaymarkItem *update)
{
  g_autoptr (WaymarkSlippage) slippage =
      waymark_update_is_move (update) ? waymark_slippage_new (waymark_item_get_parent (update))
                                      : NULL;
  const WaymarkDateMove *move = slippage != NULL ? waymark_slippage_find (slippage, update) : NULL;

  gtk_box_append (GTK_BOX (self->list), waymark_update_card_new (update, move, !is_action (self)));
}

static void
show_cards (WaymarkProgressField *self)
{
  g_autoptr (GPtrArray) updates = get_updates (self);
  guint n = MIN (updates->len, self->n_wanted);
  g_autoptr (GBytes) key = make_key (updates, n);
  g_autofree char *more = NULL;
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          updates->len > 0 || is_action (self) ||
                              waymark_item_get_kind (self->item) == WAYMARK_KIND_PARTY);
  if (self->shown != NULL && g_bytes_equal (self->shown, key))
    return;
  g_clear_pointer (&self->shown, g_bytes_unref);
  self->shown = g_steal_pointer (&key);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    add_card (self, updates->pdata[i]);
  more =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("Show %u older update", "Show %u older updates", updates->len - n),
                       updates->len - n);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, updates->len > n);
}

/* --- first agreed, moves, now; or how much there is to answer for */

/* How many actions a party answers for, and through whom. */
static void
show_holdings (WaymarkProgressField *self)
{
  g_autoptr (GArray) holdings = waymark_party_get_holdings (self->item);
  g_autofree char *all = NULL;
  g_autofree char *words = NULL;
  guint n_through = 0;

  for (guint i = 0; i < holdings->len; i++)
    n_through += g_array_index (holdings, WaymarkHolding, i).through != NULL;
  all = g_strdup_printf (
      /* Translators: %u is how many actions one update is for */
      ngettext ("Answers for %u action", "Answers for %u actions", holdings->len),
      holdings->len);
  words = n_through > 0
              /* Translators: %1$s is "Answers for 17 actions" */
              ? g_strdup_printf (_ ("%1$s: %2$u by name, %3$u through a group or everyone."),
                                 all,
                                 holdings->len - n_through,
                                 n_through)
              /* Translators: %s is "Answers for 17 actions" */
              : g_strdup_printf (_ ("%s."), all);
  gtk_label_set_label (GTK_LABEL (self->ledger), words);
  gtk_widget_set_visible (self->ledger, TRUE);
}

static void
show_ledger (WaymarkProgressField *self)
{
  g_autofree char *words = is_action (self) ? waymark_due_moves_describe (self->item) : NULL;

  gtk_label_set_label (GTK_LABEL (self->ledger), words != NULL ? words : "");
  gtk_widget_set_visible (self->ledger, words != NULL);
  if (waymark_item_get_kind (self->item) == WAYMARK_KIND_PARTY)
    show_holdings (self);
}

/* --- the field */

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkProgressField *self = WAYMARK_PROGRESS_FIELD (field);

  g_set_object (&self->document, document);
  if (self->item != item)
    {
      g_clear_pointer (&self->item, waymark_item_unref);
      self->item = item != NULL ? waymark_item_ref (item) : NULL;
      self->n_wanted = MOST_CARDS;
    }
  if (item == NULL || !waymark_item_is_in_plan (item))
    return;
  gtk_widget_set_visible (self->add, is_action (self));
  show_ledger (self);
  show_cards (self);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_PROGRESS_FIELD (field)->add;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

/* --- what can be done to an update */

static WaymarkItem *
find_update (WaymarkProgressField *self, const char *id)
{
  WaymarkItem *item = self->document != NULL
                          ? waymark_plan_lookup (waymark_document_get_plan (self->document), id)
                          : NULL;

  return item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_UPDATE ? item : NULL;
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkProgressField *self = WAYMARK_PROGRESS_FIELD (widget);
  WaymarkItem *update = find_update (self, g_variant_get_string (parameter, NULL));

  if (update != NULL)
    gtk_window_present (GTK_WINDOW (waymark_update_dialog_new_for (
        GTK_WINDOW (gtk_widget_get_root (widget)), self->document, update)));
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkProgressField *self = WAYMARK_PROGRESS_FIELD (widget);
  WaymarkItem *update = find_update (self, g_variant_get_string (parameter, NULL));
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (update == NULL)
    return;
  gtk_widget_grab_focus (self->add);
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Delete update"));
  done = waymark_edit_remove (edit, update, &error);
  waymark_editor_field_finish (WAYMARK_EDITOR_FIELD (self), self->document, edit, done, error);
}

static void
decide (WaymarkProgressField *self, GVariant *parameter, gboolean agree)
{
  g_autofree char *id = g_variant_dup_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (self->add);
  if (!waymark_command_decide_date (self->document, id, agree, &error))
    g_signal_emit_by_name (self, "failed", error);
}

static void
act_agree (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (WAYMARK_PROGRESS_FIELD (widget), parameter, TRUE);
}

static void
act_refuse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (WAYMARK_PROGRESS_FIELD (widget), parameter, FALSE);
}

static void
act_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  g_signal_emit (widget, signals[SHOW_ITEM], 0, id);
}

static void
on_more (WaymarkProgressField *self)
{
  self->n_wanted = G_MAXUINT;
  show_cards (self);
}

/* --- the widget */

static void
waymark_progress_field_dispose (GObject *object)
{
  WaymarkProgressField *self = WAYMARK_PROGRESS_FIELD (object);
  GtkWidget *child;

  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_pointer (&self->shown, g_bytes_unref);
  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_progress_field_parent_class)->dispose (object);
}

static void
waymark_progress_field_class_init (WaymarkProgressFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_progress_field_dispose;
  signals[SHOW_ITEM] = g_signal_new ("show-item",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "update.edit", "s", act_edit);
  gtk_widget_class_install_action (widget_class, "update.delete", "s", act_delete);
  gtk_widget_class_install_action (widget_class, "update.agree", "s", act_agree);
  gtk_widget_class_install_action (widget_class, "update.refuse", "s", act_refuse);
  gtk_widget_class_install_action (widget_class, "update.show", "s", act_show);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "progressfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_progress_field_init (WaymarkProgressField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("editor", "Progress"), -1);
  self->heading = gtk_label_new (C_ ("editor", "Progress"));
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_widget_add_css_class (self->heading, "strong");
  self->add = waymark_access_icon_button_new ("list-add-symbolic", _ ("Add _update"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.add-update");
  gtk_box_append (GTK_BOX (head), self->heading);
  gtk_box_append (GTK_BOX (head), self->add);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->ledger = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->ledger), 0);
  gtk_label_set_wrap (GTK_LABEL (self->ledger), TRUE);
  gtk_widget_add_css_class (self->ledger, "dim");
  gtk_widget_add_css_class (self->ledger, "caption");
  gtk_widget_set_parent (self->ledger, GTK_WIDGET (self));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->more = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  self->n_wanted = MOST_CARDS;
}

/**
 * waymark_progress_field_new:
 *
 * Returns: (transfer floating): a list of no updates
 */
GtkWidget *
waymark_progress_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_PROGRESS_FIELD, NULL);
}
