/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-conflict-words.h"
#include "waymark-scheme.h"
#include "waymark-unsettled-dialog.h"
#include "waymark-unsettled.h"

#define WIDTH 720
#define HEIGHT 560
#define TWO_COLUMNS 560

/* More than this at once nobody settles; the next come up as these go. */
#define AT_ONCE 40

struct _WaymarkUnsettledDialog
{
  WaymarkPlanDialog parent_instance;

  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *hint;
  GPtrArray *conflicts; /* of WaymarkConflict, as they are shown */
  GPtrArray *clashes;   /* WaymarkClash for the first of them, borrowed from @list */
  guint current;
  gboolean is_stale; /* what is shown is no longer what is */
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (WaymarkUnsettledDialog, waymark_unsettled_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkUnsettledDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

static WaymarkUnsettled *
unsettled (WaymarkUnsettledDialog *self)
{
  return waymark_unsettled_get (waymark_plan_dialog_get_document (dialog (self)));
}

/* --- settling */

static void
say_settled (WaymarkUnsettledDialog *self, const char *name)
{
  /* Translators: %s is an item and a part of it, as in "1.2(a) Due" */
  g_autofree char *sentence = g_strdup_printf (_ ("Settled: %s."), name);

  waymark_plan_dialog_say (dialog (self), sentence, TRUE);
}

static void
chosen_cb (WaymarkUnsettledDialog *self, WaymarkClash *clash)
{
  WaymarkDocument *document = waymark_plan_dialog_get_document (dialog (self));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  const WaymarkConflict *conflict;
  guint position;

  if (self->is_stale || !g_ptr_array_find (self->clashes, clash, &position))
    return;
  self->current = position;
  self->is_stale = TRUE;
  conflict = self->conflicts->pdata[position];
  name = waymark_conflict_dup_name (waymark_document_get_plan (document), conflict);
  if (waymark_conflict_settle (document, conflict, clash, &error))
    say_settled (self, name);
  else
    {
      waymark_plan_dialog_show_error (dialog (self), error);
    }
}

/* --- the list */

static void
rebuild (WaymarkUnsettledDialog *self)
{
  WaymarkDocument *document = waymark_plan_dialog_get_document (dialog (self));
  GPtrArray *conflicts = g_ptr_array_ref (waymark_unsettled_list (unsettled (self)));
  g_autofree char *title = NULL;
  GtkWidget *child;

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = conflicts;
  self->is_stale = FALSE;
  g_ptr_array_set_size (self->clashes, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < MIN (conflicts->len, AT_ONCE); i++)
    {
      GtkWidget *clash = waymark_conflict_new_clash (document, conflicts->pdata[i], TRUE);

      waymark_clash_set_narrow (WAYMARK_CLASH (clash), self->is_narrow);
      g_signal_connect_object (clash, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->list), clash);
      g_ptr_array_add (self->clashes, clash);
    }
  title =
      conflicts->len > 0
          /* Translators: %u counts what waits for a choice */
          ? g_strdup_printf (ngettext ("%u not settled yet", "%u not settled yet", conflicts->len),
                             conflicts->len)
          : g_strdup (_ ("Everything is settled"));
  waymark_plan_dialog_set_title (dialog (self), title);
  gtk_widget_set_visible (self->nothing, conflicts->len == 0);
  gtk_widget_set_visible (self->hint, conflicts->len > 0);
}

static void
focus_current (WaymarkUnsettledDialog *self)
{
  if (self->clashes->len == 0)
    return;
  self->current = MIN (self->current, self->clashes->len - 1);
  gtk_widget_grab_focus (self->clashes->pdata[self->current]);
}

static void
changed_cb (WaymarkUnsettledDialog *self)
{
  rebuild (self);
  focus_current (self);
}

/* --- keys */

static gboolean
step (WaymarkUnsettledDialog *self, int by)
{
  guint wanted;

  for (guint i = 0; i < self->clashes->len; i++)
    if (gtk_widget_get_focus_child (self->list) == self->clashes->pdata[i])
      self->current = i;
  wanted = self->current + (guint) by;
  if (wanted < self->clashes->len)
    {
      self->current = wanted;
      focus_current (self);
    }
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (WaymarkUnsettledDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (GTK_IS_TEXT_VIEW (focus))
    {
      if (key != GDK_KEY_Escape)
        return GDK_EVENT_PROPAGATE;
      changed_cb (self);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    return step (self, 1);
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    return step (self, -1);
  return GDK_EVENT_PROPAGATE;
}

/* --- object */

static void
waymark_unsettled_dialog_dispose (GObject *object)
{
  WaymarkUnsettledDialog *self = WAYMARK_UNSETTLED_DIALOG (object);

  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  G_OBJECT_CLASS (waymark_unsettled_dialog_parent_class)->dispose (object);
}

static void
waymark_unsettled_dialog_class_init (WaymarkUnsettledDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_unsettled_dialog_dispose;
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-combine.css");
}

static GtkWidget *
new_sentence (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static void
waymark_unsettled_dialog_init (WaymarkUnsettledDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->clashes = g_ptr_array_new ();
  gtk_widget_add_css_class (panel, "unsettled");
  self->hint = new_sentence (_ ("Keys 1, 2 and so on choose, the next one writes your own words, "
                                "arrows go on. What is not chosen stays in the history."));
  self->nothing = new_sentence (_ ("Nothing waits for a choice."));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (panel), self->hint);
  gtk_box_append (GTK_BOX (panel), self->nothing);
  gtk_box_append (GTK_BOX (panel), self->list);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), panel);
  waymark_plan_dialog_set_content (dialog (self), self->scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * waymark_unsettled_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_unsettled_dialog_new (GtkWindow *parent, WaymarkDocument *document)
{
  WaymarkUnsettledDialog *self = g_object_new (
      WAYMARK_TYPE_UNSETTLED_DIALOG, "transient-for", parent, "document", document, NULL);
  double text_scale = waymark_scheme_get_text_scale (waymark_scheme_get_default ());
  int width = MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent)));

  /* No wider than the window that it stands over; versions side by side where they have room. */
  gtk_window_set_default_size (GTK_WINDOW (self), width, HEIGHT);
  self->is_narrow = width / text_scale < TWO_COLUMNS;
  g_signal_connect_object (
      unsettled (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
