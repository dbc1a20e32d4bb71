/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-looks-private.h"
#include "waymark-keyed-box.h"

/* So many cards are shown at first, and so many more each time they are asked for. */
#define PAGE 30

struct _WaymarkImportLooks
{
  GtkWidget parent_instance;

  GtkWidget *count;
  GtkWidget *cards;
  GtkWidget *more;
  GtkWidget *rest;
  WaymarkImportSession *session;
  GtkWidget *otherwise; /* borrowed */
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (WaymarkImportLooks, waymark_import_looks, GTK_TYPE_WIDGET)

static GPtrArray *
get_notes (WaymarkImportLooks *self)
{
  return waymark_import_get_needs_a_look (waymark_import_session_get_import (self->session));
}

static GtkWidget *
make_card (gpointer item, gpointer user_data)
{
  WaymarkImportLooks *self = user_data;

  return waymark_import_look_card_new (self->session, get_notes (self), item);
}

static void
show_counts (WaymarkImportLooks *self, guint n_notes)
{
  g_autofree char *count =
      n_notes > 0
          /* Translators: %u counts things that someone should still look at. */
          ? g_strdup_printf (ngettext ("%u left", "%u left", n_notes), n_notes)
          : g_strdup (C_ ("needs a look", "nothing"));

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->rest),
                       n_notes > 0 ? _ ("You can create the plan now and settle these later.")
                                   : _ ("Every word of the document has its place."));
  gtk_widget_set_visible (self->more, n_notes > self->n_shown);
  if (n_notes > self->n_shown)
    {
      guint n_more = MIN (PAGE, n_notes - self->n_shown);
      g_autofree char *label =
          /* Translators: %u counts things that someone should look at. */
          g_strdup_printf (ngettext ("Show %u more", "Show %u more", n_more), n_more);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
show_cards (WaymarkImportLooks *self)
{
  GPtrArray *all = get_notes (self);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) says = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (all->len, self->n_shown); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (all, i);

      g_ptr_array_add (notes, (gpointer) note);
      g_ptr_array_add (keys, g_strdup_printf ("%u %s", note->line, note->key));
      g_ptr_array_add (says, waymark_import_look_card_describe (self->session, note));
    }
  waymark_keyed_box_update (GTK_BOX (self->cards),
                            notes,
                            (const char *const *) keys->pdata,
                            (const char *const *) says->pdata,
                            make_card,
                            self,
                            self->otherwise);
  show_counts (self, all->len);
}

static void
more_cb (WaymarkImportLooks *self)
{
  if (waymark_import_session_is_reading (self->session))
    return;
  self->n_shown += PAGE;
  show_cards (self);
}

static void
waymark_import_looks_dispose (GObject *object)
{
  WaymarkImportLooks *self = WAYMARK_IMPORT_LOOKS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (waymark_import_looks_parent_class)->dispose (object);
}

static void
waymark_import_looks_class_init (WaymarkImportLooksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_looks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importlooks");
}

static void
add_head (WaymarkImportLooks *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Needs a look"));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static void
waymark_import_looks_init (WaymarkImportLooks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  add_head (self);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->cards, GTK_WIDGET (self));
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  self->rest = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rest), 0);
  gtk_label_set_wrap (GTK_LABEL (self->rest), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->rest), 20);
  gtk_widget_add_css_class (self->rest, "dim");
  gtk_widget_add_css_class (self->rest, "caption");
  gtk_widget_set_parent (self->rest, GTK_WIDGET (self));
}

/**
 * waymark_import_looks_show:
 * @self: what needs a look
 * @session: a session that is not reading
 * @otherwise: where the keyboard goes when the last card that had it is gone
 *
 * Shows what needs a look in the session's document now. Cards that say the same stay; when
 * the one with the keyboard is settled, the next has it.
 */
void
waymark_import_looks_show (WaymarkImportLooks *self,
                           WaymarkImportSession *session,
                           GtkWidget *otherwise)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_LOOKS (self));
  g_return_if_fail (WAYMARK_IS_IMPORT_SESSION (session));

  self->otherwise = otherwise;
  if (g_set_object (&self->session, session))
    self->n_shown = PAGE;
  show_cards (self);
}
