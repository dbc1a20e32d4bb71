/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-block.h"
#include "waymark-import-leads-private.h"
#include "waymark-keyed-box.h"

/* So many cells are shown at first, and so many more each time they are asked for. */
#define PAGE 40

struct _WaymarkImportLeads
{
  GtkWidget parent_instance;

  GtkWidget *rows;
  GtkWidget *more;
  WaymarkImportSession *session;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (WaymarkImportLeads, waymark_import_leads, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  WaymarkImportLeads *self = user_data;
  GPtrArray *readings =
      waymark_import_get_leads (waymark_import_session_get_import (self->session));

  return waymark_import_lead_row_new (self->session, readings, item);
}

/* Where there are many, those that someone should look at come first. */
static GPtrArray *
choose_readings (WaymarkImportLeads *self, GPtrArray *all)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len && chosen->len < self->n_shown; i++)
      {
        WaymarkLeadReading *reading = g_ptr_array_index (all, i);
        gboolean first = all->len <= PAGE || reading->maybe_more || reading->by_evidence;

        if (reading->parts != NULL && first == (pass == 0))
          g_ptr_array_add (chosen, reading);
      }
  return chosen;
}

static void
show_rows (WaymarkImportLeads *self)
{
  GPtrArray *all = waymark_import_get_leads (waymark_import_session_get_import (self->session));
  g_autoptr (GPtrArray) readings = choose_readings (self, all);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) says = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < readings->len; i++)
    {
      const WaymarkLeadReading *reading = g_ptr_array_index (readings, i);

      g_ptr_array_add (keys, waymark_words_fold (reading->words));
      g_ptr_array_add (says, waymark_import_lead_row_describe (self->session, reading));
    }
  waymark_keyed_box_update (GTK_BOX (self->rows),
                            readings,
                            (const char *const *) keys->pdata,
                            (const char *const *) says->pdata,
                            make_row,
                            self,
                            GTK_WIDGET (self));
  gtk_widget_set_visible (self->more, readings->len < all->len);
  if (readings->len < all->len)
    {
      g_autofree char *label = g_strdup_printf (
          /* Translators: %u counts leads of a document that are not shown yet. */
          ngettext ("Show %u more", "Show %u more", MIN (PAGE, all->len - readings->len)),
          MIN (PAGE, all->len - readings->len));

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
more_cb (WaymarkImportLeads *self)
{
  if (waymark_import_session_is_reading (self->session))
    return;
  self->n_shown += PAGE;
  show_rows (self);
}

static void
waymark_import_leads_dispose (GObject *object)
{
  WaymarkImportLeads *self = WAYMARK_IMPORT_LEADS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (waymark_import_leads_parent_class)->dispose (object);
}

static void
waymark_import_leads_class_init (WaymarkImportLeadsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_leads_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importleads");
}

static void
waymark_import_leads_init (WaymarkImportLeads *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

/**
 * waymark_import_leads_show:
 * @self: the leads
 * @session: a session that is not reading
 *
 * Shows the lead cells of the session's document as they are read now. Rows that say the
 * same stay, and keep the keyboard.
 */
void
waymark_import_leads_show (WaymarkImportLeads *self, WaymarkImportSession *session)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_LEADS (self));
  g_return_if_fail (WAYMARK_IS_IMPORT_SESSION (session));

  if (g_set_object (&self->session, session))
    self->n_shown = PAGE;
  show_rows (self);
}
