/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-desktop-scheme.h"
#include "waymark-early-letters.h"
#include "waymark-scheme.h"

/* The size that the layout's widths were measured at. */
#define REFERENCE_POINTS 11.0
#define REFERENCE_DPI 96.0
#define RESOURCES "/org/waymark/Waymark/ui/"

struct _WaymarkScheme
{
  GObject parent_instance;

  WaymarkDesktopScheme *desktop;
  GtkCssProvider *tokens;
  GtkCssProvider *rules;
  GtkWidget *probe;
  GHashTable *views; /* names of the sheets of views that were read, interned */

  WaymarkPalette palette;
  WaymarkSchemePreference preference;
  gboolean desktop_prefers_dark;
  char *desktop_theme;
  int desktop_dpi;
  double own_text_scale;

  gboolean dark;
  gboolean high_contrast;
  gboolean applying;
  gboolean theme_set; /* GTK's theme is not the desktop's but one of high contrast */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaymarkScheme, waymark_scheme, G_TYPE_OBJECT)

static gboolean
theme_is_high_contrast (const char *theme)
{
  return theme != NULL &&
         (strstr (theme, "HighContrast") != NULL || g_str_has_suffix (theme, "hc") ||
          strstr (theme, "-hc-") != NULL || strstr (theme, "hc:") != NULL);
}

static gboolean
theme_is_dark (const char *theme)
{
  return theme != NULL && (g_str_has_suffix (theme, "-dark") || g_str_has_suffix (theme, ":dark") ||
                           g_str_has_suffix (theme, "Inverse"));
}

static void
decide (WaymarkScheme *self)
{
  const char *forced = g_getenv ("GTK_THEME");

  /* GTK lets this variable win over every setting, so we follow it too. */
  if (forced != NULL && *forced != '\0')
    {
      self->dark = theme_is_dark (forced);
      self->high_contrast = theme_is_high_contrast (forced);
      return;
    }

  self->high_contrast = theme_is_high_contrast (self->desktop_theme) ||
                        waymark_desktop_scheme_is_high_contrast (self->desktop);
  switch (self->preference)
    {
    case WAYMARK_SCHEME_LIGHT:
      self->dark = FALSE;
      break;
    case WAYMARK_SCHEME_DARK:
      self->dark = TRUE;
      break;
    case WAYMARK_SCHEME_FOLLOW:
    default:
      self->dark = waymark_desktop_scheme_is_known (self->desktop)
                       ? waymark_desktop_scheme_is_dark (self->desktop)
                       : self->desktop_prefers_dark || theme_is_dark (self->desktop_theme);
      break;
    }
}

static const char *
tokens_resource (WaymarkScheme *self)
{
  if (self->high_contrast)
    return self->dark ? RESOURCES "waymark-contrast-dark.css"
                      : RESOURCES "waymark-contrast-light.css";
  return self->dark ? RESOURCES "waymark-dark.css" : RESOURCES "waymark-light.css";
}

static void
apply (WaymarkScheme *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean dark, need_theme;

  decide (self);
  need_theme = self->high_contrast && !theme_is_high_contrast (self->desktop_theme) &&
               g_getenv ("GTK_THEME") == NULL;
  self->applying = TRUE;
  /* Each of these makes GTK read its own theme again, so only where it changes something. */
  g_object_get (settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  if (dark != self->dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", self->dark, NULL);
  if (need_theme != self->theme_set)
    {
      if (need_theme)
        g_object_set (settings, "gtk-theme-name", "Default-hc", NULL);
      else
        gtk_settings_reset_property (settings, "gtk-theme-name");
      self->theme_set = need_theme;
    }
  self->applying = FALSE;

  gtk_css_provider_load_from_resource (self->tokens, tokens_resource (self));
  if (!waymark_palette_read (&self->palette, self->probe))
    g_warning ("A colour is missing in %s", tokens_resource (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desktop_changed_cb (WaymarkScheme *self)
{
  gboolean dark = self->dark, high_contrast = self->high_contrast;

  decide (self);
  if (self->dark != dark || self->high_contrast != high_contrast)
    apply (self);
}

static void
theme_changed_cb (WaymarkScheme *self)
{
  if (self->applying)
    return;

  g_clear_pointer (&self->desktop_theme, g_free);
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &self->desktop_theme, NULL);
  apply (self);
}

static void
waymark_scheme_dispose (GObject *object)
{
  WaymarkScheme *self = WAYMARK_SCHEME (object);

  g_clear_object (&self->desktop);
  g_clear_object (&self->tokens);
  g_clear_object (&self->rules);
  g_clear_object (&self->probe);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_pointer (&self->desktop_theme, g_free);

  G_OBJECT_CLASS (waymark_scheme_parent_class)->dispose (object);
}

static void
waymark_scheme_class_init (WaymarkSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_scheme_dispose;

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_scheme_init (WaymarkScheme *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GdkDisplay *display = gdk_display_get_default ();

  self->own_text_scale = 1.0;
  self->views = g_hash_table_new (NULL, NULL);
  g_object_get (settings,
                "gtk-application-prefer-dark-theme",
                &self->desktop_prefers_dark,
                "gtk-theme-name",
                &self->desktop_theme,
                "gtk-xft-dpi",
                &self->desktop_dpi,
                NULL);
  if (self->desktop_dpi <= 0)
    self->desktop_dpi = (int) (REFERENCE_DPI * PANGO_SCALE);

  self->tokens = gtk_css_provider_new ();
  self->rules = gtk_css_provider_new ();
  self->probe = g_object_ref_sink (gtk_label_new (NULL));
  waymark_early_letters_begin (gtk_widget_get_pango_context (self->probe));
  gtk_style_context_add_provider_for_display (
      display, GTK_STYLE_PROVIDER (self->tokens), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (
      display, GTK_STYLE_PROVIDER (self->rules), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  self->desktop = waymark_desktop_scheme_new ();
  g_signal_connect_object (
      self->desktop, "changed", G_CALLBACK (desktop_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      settings, "notify::gtk-theme-name", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  apply (self);
  gtk_css_provider_load_from_resource (self->rules, RESOURCES "waymark-style.css");
}

/**
 * waymark_scheme_get_default:
 *
 * The scheme of this process. Needs an open display.
 *
 * Returns: (transfer none): the scheme
 */
WaymarkScheme *
waymark_scheme_get_default (void)
{
  static WaymarkScheme *scheme;

  if (scheme == NULL)
    scheme = g_object_new (WAYMARK_TYPE_SCHEME, NULL);
  return scheme;
}

/**
 * waymark_scheme_add_rules:
 * @self: a scheme
 * @name: a style sheet in the resources
 *
 * Adds the rules of a view that has its own, once, before the first one is made. They win over
 * those that all views have.
 */
void
waymark_scheme_add_rules (WaymarkScheme *self, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GtkCssProvider) rules = gtk_css_provider_new ();

  g_return_if_fail (WAYMARK_IS_SCHEME (self));

  if (!g_hash_table_add (self->views, (char *) g_intern_string (name)))
    return;
  gtk_css_provider_load_from_resource (rules, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (rules),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * waymark_scheme_get_palette:
 * @self: a scheme
 *
 * Returns: (transfer none): its colours; read anew whenever "changed" is emitted
 */
const WaymarkPalette *
waymark_scheme_get_palette (WaymarkScheme *self)
{
  g_return_val_if_fail (WAYMARK_IS_SCHEME (self), NULL);

  return &self->palette;
}

/**
 * waymark_scheme_set_preference:
 * @self: a scheme
 * @preference: what the person chose
 *
 * Chooses between following the desktop, light and dark.
 */
void
waymark_scheme_set_preference (WaymarkScheme *self, WaymarkSchemePreference preference)
{
  g_return_if_fail (WAYMARK_IS_SCHEME (self));

  if (self->preference == preference)
    return;
  self->preference = preference;
  apply (self);
}

/**
 * waymark_scheme_set_text_scale:
 * @self: a scheme
 * @scale: how much larger than the desktop's own size text is to be, 1.0 is the same
 *
 * Makes all text larger or smaller.
 */
void
waymark_scheme_set_text_scale (WaymarkScheme *self, double scale)
{
  g_return_if_fail (WAYMARK_IS_SCHEME (self));
  g_return_if_fail (scale > 0);

  if (fabs (self->own_text_scale - scale) < 0.001)
    return;
  self->own_text_scale = scale;
  g_object_set (
      gtk_settings_get_default (), "gtk-xft-dpi", (int) (self->desktop_dpi * scale), NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * waymark_scheme_get_text_scale:
 * @self: a scheme
 *
 * How large text is, the desktop's choice and ours together. Widths at which the
 * window rearranges itself are divided by it.
 *
 * Returns: at least 1.0
 */
double
waymark_scheme_get_text_scale (WaymarkScheme *self)
{
  g_autofree char *name = NULL;
  PangoFontDescription *font;
  double points = REFERENCE_POINTS;

  g_return_val_if_fail (WAYMARK_IS_SCHEME (self), 1.0);

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  if (pango_font_description_get_size (font) > 0 &&
      !pango_font_description_get_size_is_absolute (font))
    points = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  pango_font_description_free (font);

  return MAX (1.0,
              points / REFERENCE_POINTS * self->own_text_scale * self->desktop_dpi / PANGO_SCALE /
                  REFERENCE_DPI);
}
