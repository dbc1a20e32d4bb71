/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-export-language.h"
#include "waymark-settings.h"

/* The language that is written for others: reports, web pages, tables, minutes. It is the
 * window's unless another is chosen, which stays chosen: a council in Wales writes each report
 * twice. */

#define KEY "export-language"

/**
 * waymark_export_language_get:
 *
 * Returns: (transfer none) (nullable): the language that was chosen; %NULL for the window's
 */
const WaymarkLanguage *
waymark_export_language_get (void)
{
  g_autofree char *code = g_settings_get_string (waymark_settings_get (), KEY);

  return *code != '\0' ? waymark_language_get (code) : NULL;
}

/* The codes in the order of the choices, the first for the window's own. */
static char **
list_codes (void)
{
  g_auto (GStrv) languages = waymark_language_list ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_strv_builder_add (codes, "");
  g_strv_builder_addv (codes, (const char **) languages);
  return g_strv_builder_end (codes);
}

static const char *
name_code (const char *code)
{
  const WaymarkLanguage *language = *code != '\0' ? waymark_language_get (code) : NULL;

  if (*code == '\0')
    return C_ ("language", "As the window");
  return language != NULL ? waymark_language_get_name (language) : code;
}

/**
 * waymark_export_language_list_names:
 *
 * Returns: (transfer full): what can be chosen, in words, the window's language first
 */
char **
waymark_export_language_list_names (void)
{
  g_auto (GStrv) codes = list_codes ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_strv_builder_add (names, name_code (codes[i]));
  return g_strv_builder_end (names);
}

/**
 * waymark_export_language_get_chosen:
 *
 * Returns: which of waymark_export_language_list_names() is chosen
 */
guint
waymark_export_language_get_chosen (void)
{
  g_auto (GStrv) codes = list_codes ();
  g_autofree char *code = g_settings_get_string (waymark_settings_get (), KEY);

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return i;
  return 0;
}

/**
 * waymark_export_language_choose:
 * @chosen: which of waymark_export_language_list_names()
 *
 * Keeps it for all that is written for others from now on.
 */
void
waymark_export_language_choose (guint chosen)
{
  g_auto (GStrv) codes = list_codes ();

  if (chosen < g_strv_length (codes))
    g_settings_set_string (waymark_settings_get (), KEY, codes[chosen]);
}

/**
 * waymark_export_language_menu:
 *
 * Returns: (transfer full): a choice of all languages, for a menu of a window that has
 *   waymark_export_language_actions() as "sharing"
 */
GMenuModel *
waymark_export_language_menu (void)
{
  g_auto (GStrv) codes = list_codes ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat ("sharing." KEY "::", codes[i], NULL);
      g_menu_append (menu, name_code (codes[i]), action);
    }
  return G_MENU_MODEL (menu);
}

/**
 * waymark_export_language_actions:
 *
 * Returns: (transfer full): the action that chooses the language
 */
GSimpleActionGroup *
waymark_export_language_actions (void)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr (GAction) action = g_settings_create_action (waymark_settings_get (), KEY);

  g_action_map_add_action (G_ACTION_MAP (group), action);
  return group;
}
