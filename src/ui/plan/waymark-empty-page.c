/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-chooser.h"
#include "waymark-empty-page.h"
#include "waymark-language.h"
#include "waymark-plan-words.h"
#include "waymark-recent.h"
#include "waymark-scheme.h"

struct _WaymarkEmptyPage
{
  GtkWidget parent_instance;

  GtkDrawingArea *drawing;
  GtkWidget *template_way;
  GtkWidget *templates; /* made when first needed */
  GtkMenuButton *language_button;
};

G_DEFINE_FINAL_TYPE (WaymarkEmptyPage, waymark_empty_page, GTK_TYPE_WIDGET)

static void
draw_bar (cairo_t *cr, double x, double y, double width, double height)
{
  double r = height / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, x + r, y + r, r, G_PI / 2, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Three rows to come, the first of them agreed. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  const double lengths[] = { 66, 86, 53 };

  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  for (int i = 0; i < 3; i++)
    {
      double y = 12 + i * 28;

      gdk_cairo_set_source_rgba (cr, i == 0 ? &palette->tint : &palette->line);
      cairo_arc (cr, 10, y, i == 0 ? 8 : 9, 0, 2 * G_PI);
      cairo_fill (cr);
      if (i == 0)
        {
          gdk_cairo_set_source_rgba (cr, &palette->accent);
          cairo_set_line_width (cr, 2);
          cairo_arc (cr, 10, y, 8, 0, 2 * G_PI);
          cairo_stroke (cr);
          cairo_arc (cr, 10, y, 2.5, 0, 2 * G_PI);
          cairo_fill (cr);
        }
      gdk_cairo_set_source_rgba (cr, &palette->line);
      draw_bar (cr, 29, y - 5, lengths[i], 10);
    }
}

/* --- templates */

static void
template_chosen_cb (WaymarkEmptyPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.template", "s", id);
}

static void
ask_for_template_cb (WaymarkEmptyPage *self)
{
  g_autoptr (GPtrArray) plans = waymark_recent_list ();

  if (self->templates == NULL)
    {
      self->templates = waymark_chooser_new (_ ("Start with which themes?"), FALSE);
      gtk_widget_set_parent (self->templates, self->template_way);
      g_signal_connect_swapped (self->templates, "chosen", G_CALLBACK (template_chosen_cb), self);
    }
  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->templates));
  waymark_chooser_add (
      WAYMARK_CHOOSER (self->templates), WAYMARK_TEMPLATE_CARERS, _ ("Five carers themes"), NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      WaymarkRecentPlan *plan = plans->pdata[i];
      g_autofree char *uri = g_file_get_uri (plan->file);
      g_autofree char *title = waymark_plan_words_quote (plan->title);
      /* Translators: a new plan gets the same themes; %s is the title of a plan */
      g_autofree char *label = g_strdup_printf (_ ("As in “%s”"), title);

      waymark_chooser_add (WAYMARK_CHOOSER (self->templates), uri, label, NULL);
    }
  gtk_popover_popup (GTK_POPOVER (self->templates));
}

/* --- language */

static void
fill_languages (GtkMenuButton *button, gpointer user_data)
{
  g_auto (GStrv) codes = waymark_language_list ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const WaymarkLanguage *language = waymark_language_get (codes[i]);
      g_autofree char *action = g_strconcat ("win.plan-language::", codes[i], NULL);

      if (language != NULL)
        g_menu_append (menu, waymark_language_get_name (language), action);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                            _ ("Language of the plan"));
}

static void
waymark_empty_page_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_pointer (&WAYMARK_EMPTY_PAGE (object)->templates, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_empty_page_parent_class)->dispose (object);
}

static void
waymark_empty_page_class_init (WaymarkEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_empty_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkEmptyPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, WaymarkEmptyPage, template_way);
  gtk_widget_class_bind_template_child (widget_class, WaymarkEmptyPage, language_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_template_cb);
  gtk_widget_class_set_css_name (widget_class, "emptypage");
}

static void
waymark_empty_page_init (WaymarkEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->language_button, fill_languages, NULL, NULL);
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, NULL, NULL);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self->drawing,
                           G_CONNECT_SWAPPED);
}
