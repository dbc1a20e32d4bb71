/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-field.h"
#include "waymark-preferences-window.h"
#include "waymark-settings.h"

#define WIDTH 560
#define MOST_HEIGHT 750

struct _WaymarkPreferencesWindow
{
  GtkWindow parent_instance;

  GtkWidget *content;
  GtkEditable *person;
  GtkWidget *follow;
  GtkWidget *light;
  GtkWidget *dark;
  GtkAdjustment *text_size;
  GtkWidget *two_lines;
  GtkWidget *one_line;
  GtkWidget *single_keys;
  GtkWidget *reminders;
};

G_DEFINE_FINAL_TYPE (WaymarkPreferencesWindow, waymark_preferences_window, GTK_TYPE_WINDOW)

/* --- values of the settings, and what the controls hold */

static GVariant *
person_to_settings (const GValue *value, const GVariantType *type, gpointer user_data)
{
  g_autofree char *name = waymark_clean_text (g_value_get_string (value), TRUE);

  return g_variant_new_take_string (g_steal_pointer (&name));
}

/* One of several is on: each stands for one value of the setting. */
static gboolean
is_value (GValue *value, GVariant *variant, gpointer user_data)
{
  GVariant *own = user_data;

  g_value_set_boolean (value, g_variant_equal (variant, own));
  return TRUE;
}

static GVariant *
take_value (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_value_get_boolean (value) ? g_variant_ref (user_data) : NULL;
}

static void
bind_choice (GtkWidget *button, const char *key, GVariant *own)
{
  g_settings_bind_with_mapping (waymark_settings_get (),
                                key,
                                button,
                                "active",
                                G_SETTINGS_BIND_DEFAULT,
                                is_value,
                                take_value,
                                g_variant_ref_sink (own),
                                (GDestroyNotify) g_variant_unref);
}

static gboolean
to_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, round (g_variant_get_double (variant) * 100));
  return TRUE;
}

static GVariant *
from_percent (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
bind_settings (WaymarkPreferencesWindow *self)
{
  GSettings *settings = waymark_settings_get ();
  g_autofree char *person = g_settings_get_string (settings, "person");

  /* Only from here: what is typed is not put back cleaned while it is typed. */
  gtk_editable_set_text (self->person, person);
  g_settings_bind_with_mapping (settings,
                                "person",
                                self->person,
                                "text",
                                G_SETTINGS_BIND_SET,
                                NULL,
                                person_to_settings,
                                NULL,
                                NULL);
  bind_choice (self->follow, "style", g_variant_new_string ("follow"));
  bind_choice (self->light, "style", g_variant_new_string ("light"));
  bind_choice (self->dark, "style", g_variant_new_string ("dark"));
  g_settings_bind_with_mapping (settings,
                                "text-scale",
                                self->text_size,
                                "value",
                                G_SETTINGS_BIND_DEFAULT,
                                to_percent,
                                from_percent,
                                NULL,
                                NULL);
  bind_choice (self->two_lines, "row-lines", g_variant_new_int32 (2));
  bind_choice (self->one_line, "row-lines", g_variant_new_int32 (1));
  g_settings_bind (settings, "single-keys", self->single_keys, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reminders", self->reminders, "active", G_SETTINGS_BIND_DEFAULT);
}

/* --- object */

static void
waymark_preferences_window_class_init (WaymarkPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/waymark/Waymark/ui/waymark-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, content);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, person);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, follow);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, light);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, dark);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, text_size);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, two_lines);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, one_line);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, single_keys);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPreferencesWindow, reminders);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

/* As high as its lines are at this width. GTK alone asks for the height that they would have if
 * they were narrower, and leaves the difference empty. */
static void
fit (WaymarkPreferencesWindow *self)
{
  int content, title;

  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &content, NULL, NULL);
  gtk_widget_measure (gtk_window_get_titlebar (GTK_WINDOW (self)),
                      GTK_ORIENTATION_VERTICAL,
                      WIDTH,
                      NULL,
                      &title,
                      NULL,
                      NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, MIN (title + content, MOST_HEIGHT));
}

static void
waymark_preferences_window_init (WaymarkPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
  fit (self);
}

/**
 * waymark_preferences_window_new:
 * @parent: the window that it stands over
 *
 * There must be settings: see waymark_settings_get().
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
waymark_preferences_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (waymark_settings_get () != NULL, NULL);

  return g_object_new (WAYMARK_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
