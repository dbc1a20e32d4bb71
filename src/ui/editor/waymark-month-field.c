/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-date-words.h"
#include "waymark-drop-down.h"
#include "waymark-lateness.h"
#include "waymark-month-field.h"
#include "waymark-window.h"

#define DEFAULT_MONTH 4

struct _WaymarkMonthField
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GtkWidget *below;
  WaymarkDocument *document;
  WaymarkItem *item;
  gboolean is_showing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkMonthField,
                               waymark_month_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

/* "“Q2 2026/27” will mean July to September 2026." */
static void
explain (WaymarkMonthField *self, int month)
{
  g_autofree char *quarter = NULL;
  g_autofree char *window = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *sentence = NULL;
  GDate today;
  int year;

  waymark_today (&today);
  year = g_date_get_year (&today);
  quarter = month == 1 ? g_strdup_printf ("Q2 %d", year)
                       : g_strdup_printf ("Q2 %d/%02d", year, (year + 1) % 100);
  window = waymark_window_parse (quarter, month);
  /* A window over several months, written for a plan whose years are calendar years, has no
   * quarters. */
  if (window != NULL)
    meaning = waymark_window_explain (window, month);
  if (meaning != NULL)
    /* Translators: what a quarter comes to; first %s as in "Q2 2026/27", second as in "1 July to 30
     * September 2026" */
    sentence = g_strdup_printf (_ ("“%s” will mean %s."), quarter, meaning);
  gtk_label_set_label (GTK_LABEL (self->below), sentence != NULL ? sentence : "");
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkMonthField *self = WAYMARK_MONTH_FIELD (field);
  gint64 month;

  g_set_object (&self->document, document);
  if (self->item != item)
    {
      g_clear_pointer (&self->item, waymark_item_unref);
      self->item = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item == NULL)
    return;
  month = waymark_item_get_number (item, "year_start");
  if (month < 1 || month > 12)
    month = DEFAULT_MONTH;
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), (guint) month - 1);
  self->is_showing = FALSE;
  explain (self, (int) month);
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_MONTH_FIELD (field)->drop_down;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

static void
on_selected (WaymarkMonthField *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  g_autoptr (WaymarkValue) value = NULL;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (self->is_showing || self->item == NULL || position >= 12)
    return;
  value = waymark_value_new_integer ((gint64) position + 1);
  edit = waymark_document_begin_edit (self->document,
                                      waymark_editor_field_get_edit_name ("year_start"));
  done = waymark_edit_set (edit, self->item, "year_start", value, &error);
  if (!waymark_editor_field_finish (WAYMARK_EDITOR_FIELD (self), self->document, edit, done, error))
    show (WAYMARK_EDITOR_FIELD (self), self->document, self->item);
}

static void
waymark_month_field_dispose (GObject *object)
{
  WaymarkMonthField *self = WAYMARK_MONTH_FIELD (object);

  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_pointer (&self->below, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_month_field_parent_class)->dispose (object);
}

static void
waymark_month_field_class_init (WaymarkMonthFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_month_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "monthfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
waymark_month_field_init (WaymarkMonthField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, month, 1, 0, 0, 0);
      g_autofree char *name = waymark_date_format (date, "%OB");

      gtk_string_list_append (months, name);
    }
  self->drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (months)), NULL);
  waymark_drop_down_set_name (self->drop_down, _ ("The year starts in"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));

  self->below = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->below), 0);
  gtk_label_set_wrap (GTK_LABEL (self->below), TRUE);
  gtk_widget_add_css_class (self->below, "caption");
  gtk_widget_add_css_class (self->below, "dim");
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
}

/**
 * waymark_month_field_new:
 *
 * Returns: (transfer floating): a field without a plan
 */
GtkWidget *
waymark_month_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_MONTH_FIELD, NULL);
}
