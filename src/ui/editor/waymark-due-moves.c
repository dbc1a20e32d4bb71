/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-due-moves.h"
#include "waymark-editor-field.h"
#include "waymark-item-progress.h"
#include "waymark-slippage.h"
#include "waymark-update-card.h"
#include "waymark-window.h"

#define LIST_WIDTH 320

struct _WaymarkDueMoves
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *list; /* made anew whenever it is opened */

  WaymarkDocument *document;
  WaymarkItem *action;
};

G_DEFINE_FINAL_TYPE (WaymarkDueMoves, waymark_due_moves, GTK_TYPE_WIDGET)

/* --- in words */

static char *
format_due (WaymarkItem *action, const WaymarkValue *due)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_item_get_plan (action));
  gint64 start = waymark_item_get_number (root, "year_start");
  char *words = waymark_window_format (waymark_due_get_window (due), start > 0 ? (int) start : 4);

  if (words != NULL || due == NULL)
    return words;
  return g_strdup (waymark_value_get_string (waymark_value_get_child (due, 0)));
}

static char *
describe_months (int months)
{
  if (months == 0)
    return NULL;
  return months > 0
             /* Translators: by how much a due date moved */
             ? g_strdup_printf (ngettext ("%d month later", "%d months later", months), months)
             /* Translators: by how much a due date moved */
             : g_strdup_printf (ngettext ("%d month earlier", "%d months earlier", -months),
                                -months);
}

/**
 * waymark_due_moves_describe:
 * @action: an action
 *
 * Returns: (transfer full) (nullable): "First agreed: March 2024. Moved 2 times, now
 *   September 2024, 6 months later."; %NULL where the first date still stands
 */
char *
waymark_due_moves_describe (WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  g_autofree char *first = NULL;
  g_autofree char *now = NULL;
  g_autofree char *months = NULL;
  g_autofree char *moves = NULL;

  g_return_val_if_fail (action != NULL, NULL);

  slippage = waymark_slippage_new (action);
  if (slippage->first == NULL || slippage->n_moves == 0)
    return NULL;
  first = format_due (action, slippage->first);
  now = format_due (action, slippage->present);
  months = describe_months (slippage->months);
  /* Translators: how often a due date was moved; it begins a sentence */
  moves = g_strdup_printf (ngettext ("Moved %u time", "Moved %u times", slippage->n_moves),
                           slippage->n_moves);
  if (now == NULL)
    now = g_strdup (_ ("no date"));
  return months != NULL
             ? g_strdup_printf (
                   /* Translators: %1$s and %3$s are dates, %2$s is "Moved 2 times", %4$s is "15
                    * months later" */
                   _ ("First agreed: %1$s. %2$s, now %3$s, %4$s."),
                   first,
                   moves,
                   now,
                   months)
             /* Translators: %1$s and %3$s are dates, %2$s is "Moved 2 times" */
             : g_strdup_printf (_ ("First agreed: %1$s. %2$s, now %3$s."), first, moves, now);
}

/* That the date was moved, or should be; NULL for neither. */
static char *
summarize (WaymarkItem *action, const WaymarkSlippage *slippage)
{
  const WaymarkDateMove *move = waymark_slippage_get_undecided (slippage);

  if (move != NULL && move->state == WAYMARK_DATE_PROPOSED && waymark_due_get_window (move->to))
    {
      g_autofree char *to = format_due (action, move->to);

      /* Translators: below a due date; %s is a date such as "June 2026" */
      return g_strdup_printf (_ ("%s is proposed"), to);
    }
  if (move != NULL)
    return g_strdup (_ ("a new date is not agreed yet"));
  switch (slippage->n_moves)
    {
    case 0:
      return NULL;
    case 1:
      return g_strdup (_ ("moved once"));
    case 2:
      return g_strdup (_ ("moved twice"));
    default:
      /* Translators: %u is how many there are */
      return g_strdup_printf (ngettext ("moved %u time", "moved %u times", slippage->n_moves),
                              slippage->n_moves);
    }
}

/* --- the list */

static void
add_sentence (WaymarkDueMoves *self)
{
  g_autofree char *words = waymark_due_moves_describe (self->action);
  GtkWidget *label;

  if (words == NULL)
    return;
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->list), label);
}

static void
fill (WaymarkDueMoves *self)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (self->action);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  add_sentence (self);
  for (guint i = slippage->moves->len; i > 0; i--)
    {
      const WaymarkDateMove *move = &g_array_index (slippage->moves, WaymarkDateMove, i - 1);

      gtk_box_append (GTK_BOX (self->list), waymark_update_card_new_move (move->update, move));
    }
}

static void
on_clicked (WaymarkDueMoves *self)
{
  if (self->action == NULL || !waymark_item_is_in_plan (self->action))
    return;
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
decide (WaymarkDueMoves *self, GVariant *parameter, gboolean agree)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), WAYMARK_TYPE_EDITOR_FIELD);
  WaymarkEditorField *field = WAYMARK_EDITOR_FIELD (around);
  g_autofree char *id = g_variant_dup_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  /* Where the keyboard is may go with the last date to be decided on. */
  gtk_widget_grab_focus (waymark_editor_field_get_target (field));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (!waymark_command_decide_date (self->document, id, agree, &error))
    g_signal_emit_by_name (field, "failed", error);
}

static void
act_agree (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (WAYMARK_DUE_MOVES (widget), parameter, TRUE);
}

static void
act_refuse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (WAYMARK_DUE_MOVES (widget), parameter, FALSE);
}

/* --- the widget */

static void
waymark_due_moves_dispose (GObject *object)
{
  WaymarkDueMoves *self = WAYMARK_DUE_MOVES (object);

  g_clear_pointer (&self->action, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_due_moves_parent_class)->dispose (object);
}

static void
waymark_due_moves_class_init (WaymarkDueMovesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_due_moves_dispose;
  gtk_widget_class_install_action (widget_class, "update.agree", "s", act_agree);
  gtk_widget_class_install_action (widget_class, "update.refuse", "s", act_refuse);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "duemoves");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
waymark_due_moves_init (WaymarkDueMoves *self)
{
  const char *how = _ ("How the due date moved");

  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "text-link");
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_widget_set_tooltip_text (self->button, how);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->list, LIST_WIDTH, -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, how, -1);
  gtk_widget_set_parent (self->popover, self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_due_moves_new:
 *
 * Returns: (transfer floating): a link without an action, not shown
 */
GtkWidget *
waymark_due_moves_new (void)
{
  return g_object_new (WAYMARK_TYPE_DUE_MOVES, NULL);
}

/**
 * waymark_due_moves_show:
 * @self: a link
 * @document: (nullable): the open plan
 * @action: (nullable): an action of it
 *
 * Tells of the due date of an action; hidden where it was never moved.
 */
void
waymark_due_moves_show (WaymarkDueMoves *self, WaymarkDocument *document, WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WAYMARK_IS_DUE_MOVES (self));

  g_set_object (&self->document, document);
  if (self->action != action)
    {
      g_clear_pointer (&self->action, waymark_item_unref);
      self->action = action != NULL ? waymark_item_ref (action) : NULL;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (action != NULL && waymark_item_is_in_plan (action))
    {
      slippage = waymark_slippage_new (action);
      words = summarize (action, slippage);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->button), words);
  if (slippage->n_undecided > 0)
    gtk_widget_add_css_class (self->button, "soon");
  else
    gtk_widget_remove_css_class (self->button, "soon");
}
