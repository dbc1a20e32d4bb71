/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-application.h"
#include "waymark-help.h"
#include "waymark-meeting.h"
#include "waymark-plan-window.h"
#include "waymark-preferences-window.h"
#include "waymark-resources.h"
#include "waymark-scheme.h"
#include "waymark-settings.h"
#include "waymark-today.h"

#define TEXT_STEP 1.1
#define TEXT_MIN 0.7
#define TEXT_MAX 3.0

struct _WaymarkApplication
{
  GtkApplication parent_instance;

  double text_scale;
  WaymarkEarlyOpening *early; /* of the file on the command line */
  guint reminding;
};

G_DEFINE_FINAL_TYPE (WaymarkApplication, waymark_application, GTK_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[3];
} Keys;

static const Keys all_keys[] = {
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.import", { "<Control>i" } },
  { "win.combine", { "<Control>m" } },
  { "win.save", { "<Control>s" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.share", { "<Control>e" } },
  { "win.report", { "<Control>p" } },
  { "win.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.add-theme", { "<Control><Shift>t" } },
  { "win.add-requirement", { "<Control><Shift>r" } },
  { "win.add-priority", { "<Control><Shift>p" } },
  { "win.add-action", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.create-plan", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.combine-now", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.duplicate", { "<Control>d" } },
  { "win.move-to", { "<Control><Shift>m" } },
  { "win.move-up", { "<Alt>Up" } },
  { "win.move-down", { "<Alt>Down" } },
  { "win.previous-item", { "<Alt>Page_Up" } },
  { "win.next-item", { "<Alt>Page_Down" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.filter-lead", { "<Control>l" } },
  { "win.outline-visible", { "F9" } },
  { "win.editor-visible", { "<Control>F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.full-screen", { "F11" } },
  { "win.view::plan", { "<Control>1" } },
  { "win.view::overview", { "<Control>2" } },
  { "win.view::timeline", { "<Control>3" } },
  { "win.view::meeting", { "<Control>4" } },
  { "app.text-larger", { "<Control>plus", "<Control>equal" } },
  { "app.text-smaller", { "<Control>minus" } },
  { "app.text-normal", { "<Control>0" } },
  { "win.keys", { "<Control>question" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
};

/* --- actions of the whole program */

static GtkWindow *
active_window (gpointer self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  gtk_show_about_dialog (active_window (self),
                         "program-name",
                         "Waymark",
                         "logo-icon-name",
                         APPLICATION_ID,
                         "version",
                         PACKAGE_VERSION,
                         "comments",
                         _ ("Action plans that several organisations keep together"),
                         "copyright",
                         _ ("© The Waymark contributors"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  GtkWindow *window = active_window (self);

  if (window != NULL)
    waymark_help_show (window, waymark_help_find_page (window));
}

/* One for all windows: it stands over the one that it was asked for in. */
static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  static GtkWindow *preferences;

  if (preferences == NULL)
    g_set_weak_pointer (&preferences,
                        GTK_WINDOW (waymark_preferences_window_new (active_window (self))));
  gtk_window_present (preferences);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each may have a reason to stay; the last one that goes ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
apply_text_scale (WaymarkApplication *self, double scale)
{
  self->text_scale = CLAMP (scale, TEXT_MIN, TEXT_MAX);
  waymark_scheme_set_text_scale (waymark_scheme_get_default (), self->text_scale);
}

static void
set_text_scale (WaymarkApplication *self, double scale)
{
  GSettings *settings = waymark_settings_get ();

  apply_text_scale (self, scale);
  if (settings != NULL)
    g_settings_set_double (settings, "text-scale", self->text_scale);
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  set_text_scale (self, WAYMARK_APPLICATION (self)->text_scale * TEXT_STEP);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  set_text_scale (self, WAYMARK_APPLICATION (self)->text_scale / TEXT_STEP);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  set_text_scale (self, 1.0);
}

static void
apply_style (const char *style)
{
  WaymarkSchemePreference preference = WAYMARK_SCHEME_FOLLOW;

  if (g_str_equal (style, "light"))
    preference = WAYMARK_SCHEME_LIGHT;
  else if (g_str_equal (style, "dark"))
    preference = WAYMARK_SCHEME_DARK;
  waymark_scheme_set_preference (waymark_scheme_get_default (), preference);
}

static void
style_cb (GSimpleAction *action, GVariant *state, gpointer self)
{
  GSettings *settings = waymark_settings_get ();

  apply_style (g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
  if (settings != NULL)
    g_settings_set_string (settings, "style", g_variant_get_string (state, NULL));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "help", .activate = help_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "text-larger", .activate = text_larger_cb },
  { .name = "text-smaller", .activate = text_smaller_cb },
  { .name = "text-normal", .activate = text_normal_cb },
  { .name = "style", .parameter_type = "s", .state = "'follow'", .change_state = style_cb },
};

/* --- reminders */

#define LOOK_EVERY 60 /* seconds: whether another day has begun, or a plan was opened */

/* Once a day, of every plan that is open; nothing runs in the background for it. */
static gboolean
remind_cb (gpointer user_data)
{
  GSettings *settings = waymark_settings_get ();
  g_autofree char *reminded = NULL;
  g_autofree char *today = NULL;
  gboolean any = FALSE;
  GDate day;

  if (settings == NULL || !g_settings_get_boolean (settings, "reminders"))
    return G_SOURCE_CONTINUE;
  waymark_today (&day);
  today = waymark_day_write (&day);
  reminded = g_settings_get_string (settings, "reminded");
  if (g_str_equal (today, reminded))
    return G_SOURCE_CONTINUE;
  for (GList *l = gtk_application_get_windows (user_data); l != NULL; l = l->next)
    if (WAYMARK_IS_PLAN_WINDOW (l->data) && waymark_plan_window_get_document (l->data) != NULL)
      {
        waymark_plan_window_notify (l->data);
        any = TRUE;
      }
  if (any)
    g_settings_set_string (settings, "reminded", today);
  return G_SOURCE_CONTINUE;
}

/* When it is switched on, not only at the next look. */
static void
reminders_changed_cb (WaymarkApplication *self)
{
  remind_cb (self);
}

/* --- life */

static GSimpleAction *
get_action (WaymarkApplication *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
use_style (WaymarkApplication *self)
{
  g_autofree char *style = g_settings_get_string (waymark_settings_get (), "style");

  apply_style (style);
  g_simple_action_set_state (get_action (self, "style"), g_variant_new_string (style));
}

static void
use_text_scale (WaymarkApplication *self)
{
  apply_text_scale (self, g_settings_get_double (waymark_settings_get (), "text-scale"));
}

/* As they are now, and whenever they change. */
static void
follow_settings (WaymarkApplication *self)
{
  GSettings *settings = waymark_settings_get ();

  g_simple_action_set_enabled (get_action (self, "preferences"), settings != NULL);
  if (settings == NULL)
    return;
  g_signal_connect_object (
      settings, "changed::style", G_CALLBACK (use_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      settings, "changed::text-scale", G_CALLBACK (use_text_scale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      settings, "changed::reminders", G_CALLBACK (reminders_changed_cb), self, G_CONNECT_SWAPPED);
  self->reminding = g_timeout_add_seconds (LOOK_EVERY, remind_cb, self);
  use_style (self);
  use_text_scale (self);
}

static void
set_keys (GtkApplication *application)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  const char *in[] = { rtl ? "<Alt>Left" : "<Alt>Right", NULL };
  const char *out[] = { rtl ? "<Alt>Right" : "<Alt>Left", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (all_keys); i++)
    gtk_application_set_accels_for_action (application, all_keys[i].action, all_keys[i].keys);
  gtk_application_set_accels_for_action (application, "win.move-in", in);
  gtk_application_set_accels_for_action (application, "win.move-out", out);
  /* Of the two only one is on at a time: this one while the keyboard is in the editor. */
  gtk_application_set_accels_for_action (application, "win.return-by-key", out);
}

static void
waymark_application_startup (GApplication *application)
{
  waymark_register_resource ();
  G_APPLICATION_CLASS (waymark_application_parent_class)->startup (application);
  waymark_access_mend_buttons ();

  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (
      G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  waymark_scheme_get_default ();
  follow_settings (WAYMARK_APPLICATION (application));
  set_keys (GTK_APPLICATION (application));
  waymark_help_add_key ();
}

static void
waymark_application_activate (GApplication *application)
{
  GtkWindow *window = active_window (application);

  if (window == NULL)
    {
      window = GTK_WINDOW (waymark_plan_window_new (GTK_APPLICATION (application)));
      waymark_plan_window_show_start (WAYMARK_PLAN_WINDOW (window));
    }
  gtk_window_present (window);
}

static void
waymark_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  WaymarkApplication *self = WAYMARK_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = active_window (application);

      if (!WAYMARK_IS_PLAN_WINDOW (window))
        {
          window = GTK_WINDOW (waymark_plan_window_new (GTK_APPLICATION (application)));
          if (self->early != NULL && waymark_early_opening_is_of (self->early, files[i]))
            {
              waymark_plan_window_open_begun (
                  WAYMARK_PLAN_WINDOW (window), files[i], g_steal_pointer (&self->early));
              continue;
            }
        }
      waymark_plan_window_open (WAYMARK_PLAN_WINDOW (window), files[i]);
    }
}

/* A plan is read while GTK gets ready. Whether another process shows it is only known after
 * that; then nothing comes of it here. */
static gboolean
waymark_application_local_command_line (GApplication *application,
                                        char ***arguments,
                                        int *exit_status)
{
  WaymarkApplication *self = WAYMARK_APPLICATION (application);
  char **words = *arguments;
  gboolean handled;

  if (words[0] != NULL && words[1] != NULL && words[2] == NULL && words[1][0] != '-')
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (words[1]);

      self->early = waymark_early_opening_new (file);
    }
  handled = G_APPLICATION_CLASS (waymark_application_parent_class)
                ->local_command_line (application, arguments, exit_status);
  g_clear_pointer (&self->early, waymark_early_opening_free);
  return handled;
}

static void
waymark_application_shutdown (GApplication *application)
{
  g_clear_handle_id (&WAYMARK_APPLICATION (application)->reminding, g_source_remove);
  G_APPLICATION_CLASS (waymark_application_parent_class)->shutdown (application);
}

static void
waymark_application_class_init (WaymarkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->local_command_line = waymark_application_local_command_line;
  application_class->startup = waymark_application_startup;
  application_class->activate = waymark_application_activate;
  application_class->open = waymark_application_open;
  application_class->shutdown = waymark_application_shutdown;
}

static void
waymark_application_init (WaymarkApplication *self)
{
  self->text_scale = 1.0;
}

/**
 * waymark_application_new:
 *
 * Returns: (transfer full): the application
 */
WaymarkApplication *
waymark_application_new (void)
{
  return g_object_new (WAYMARK_TYPE_APPLICATION,
                       "application-id",
                       APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
