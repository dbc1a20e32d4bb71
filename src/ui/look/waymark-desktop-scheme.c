/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-desktop-scheme.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"

/* The portal's numbers for "color-scheme" and "contrast". */
#define PREFER_DARK 1
#define HIGHER_CONTRAST 1

struct _WaymarkDesktopScheme
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *connection;
  guint subscription;
  guint color_scheme;
  guint contrast;
  gboolean known;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaymarkDesktopScheme, waymark_desktop_scheme, G_TYPE_OBJECT)

static void
take_setting (WaymarkDesktopScheme *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) number = g_variant_ref (value);
  guint *setting;

  if (g_str_equal (key, "color-scheme"))
    setting = &self->color_scheme;
  else if (g_str_equal (key, "contrast"))
    setting = &self->contrast;
  else
    return;

  /* The older Read call wraps the value once more. */
  while (g_variant_is_of_type (number, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *inner = g_variant_get_variant (number);
      g_variant_unref (number);
      number = inner;
    }
  if (!g_variant_is_of_type (number, G_VARIANT_TYPE_UINT32))
    return;

  if (g_str_equal (key, "color-scheme"))
    self->known = TRUE;
  *setting = g_variant_get_uint32 (number);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
setting_changed_cb (GDBusConnection *connection,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer user_data)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE))
    take_setting (WAYMARK_DESKTOP_SCHEME (user_data), key, value);
}

static void
all_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) groups = NULL;
  g_autoptr (GVariant) group = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer == NULL)
    return; /* no portal, or we are gone */

  groups = g_variant_get_child_value (answer, 0);
  group = g_variant_lookup_value (groups, APPEARANCE, G_VARIANT_TYPE_VARDICT);
  if (group == NULL)
    return;

  g_variant_iter_init (&iter, group);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_setting (WAYMARK_DESKTOP_SCHEME (user_data), key, value);
}

static void
bus_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, NULL);
  WaymarkDesktopScheme *self = user_data;
  const char *const groups[] = { APPEARANCE, NULL };

  /* Without a bus there is also nobody to cancel: ask before touching self. */
  if (connection == NULL)
    return;

  self->connection = g_steal_pointer (&connection);
  self->subscription = g_dbus_connection_signal_subscribe (self->connection,
                                                           PORTAL_NAME,
                                                           PORTAL_SETTINGS,
                                                           "SettingChanged",
                                                           PORTAL_PATH,
                                                           APPEARANCE,
                                                           G_DBUS_SIGNAL_FLAGS_NONE,
                                                           setting_changed_cb,
                                                           self,
                                                           NULL);
  g_dbus_connection_call (self->connection,
                          PORTAL_NAME,
                          PORTAL_PATH,
                          PORTAL_SETTINGS,
                          "ReadAll",
                          g_variant_new ("(^as)", groups),
                          G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          self->cancellable,
                          all_read_cb,
                          self);
}

static void
waymark_desktop_scheme_dispose (GObject *object)
{
  WaymarkDesktopScheme *self = WAYMARK_DESKTOP_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (waymark_desktop_scheme_parent_class)->dispose (object);
}

static void
waymark_desktop_scheme_class_init (WaymarkDesktopSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_desktop_scheme_dispose;

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_desktop_scheme_init (WaymarkDesktopScheme *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_ready_cb, self);
}

/**
 * waymark_desktop_scheme_new:
 *
 * Begins to ask the desktop, without waiting for its answer.
 *
 * Returns: (transfer full): a new object
 */
WaymarkDesktopScheme *
waymark_desktop_scheme_new (void)
{
  return g_object_new (WAYMARK_TYPE_DESKTOP_SCHEME, NULL);
}

/**
 * waymark_desktop_scheme_is_known:
 * @self: a desktop scheme
 *
 * Returns: whether the desktop has answered
 */
gboolean
waymark_desktop_scheme_is_known (WaymarkDesktopScheme *self)
{
  g_return_val_if_fail (WAYMARK_IS_DESKTOP_SCHEME (self), FALSE);

  return self->known;
}

/**
 * waymark_desktop_scheme_is_dark:
 * @self: a desktop scheme
 *
 * Returns: whether the desktop prefers dark
 */
gboolean
waymark_desktop_scheme_is_dark (WaymarkDesktopScheme *self)
{
  g_return_val_if_fail (WAYMARK_IS_DESKTOP_SCHEME (self), FALSE);

  return self->color_scheme == PREFER_DARK;
}

/**
 * waymark_desktop_scheme_is_high_contrast:
 * @self: a desktop scheme
 *
 * Returns: whether the desktop asks for higher contrast
 */
gboolean
waymark_desktop_scheme_is_high_contrast (WaymarkDesktopScheme *self)
{
  g_return_val_if_fail (WAYMARK_IS_DESKTOP_SCHEME (self), FALSE);

  return self->contrast == HIGHER_CONTRAST;
}
