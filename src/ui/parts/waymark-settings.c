/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-settings.h"

/**
 * waymark_settings_get:
 *
 * What is remembered between sittings: sizes, panes, style, the person's name.
 * The one place that settings come from.
 *
 * Returns: (transfer none) (nullable): the settings, or %NULL where the schema is
 *   not installed, so that the program also starts from a bare build folder
 */
GSettings *
waymark_settings_get (void)
{
  static GSettings *settings;
  static gboolean looked;

  if (!looked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      looked = TRUE;
      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_message ("The settings schema %s is not installed; nothing is remembered.",
                   APPLICATION_ID);
    }
  return settings;
}
