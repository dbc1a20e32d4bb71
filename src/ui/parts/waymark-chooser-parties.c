/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser-parties.h"
#include "waymark-party.h"

static void
append_names (GString *names, WaymarkItem *party)
{
  static const char *const fields[] = { "name", "short" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (waymark_item_get_string (party, fields[i]) != NULL)
      g_string_append_printf (names, "%s\n", waymark_item_get_string (party, fields[i]));
  for (WaymarkItem *alias = waymark_item_first (party, WAYMARK_KIND_ALIAS); alias != NULL;
       alias = waymark_item_next (alias))
    if (waymark_item_get_string (alias, "name") != NULL)
      g_string_append_printf (names, "%s\n", waymark_item_get_string (alias, "name"));
}

/* Its own and those of the parties that were joined into it. */
static char *
list_names (WaymarkItem *party)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_item_get_plan (party));
  g_autoptr (GString) names = g_string_new (NULL);

  for (WaymarkItem *one = waymark_item_first (root, WAYMARK_KIND_PARTY); one != NULL;
       one = waymark_item_next (one))
    if (waymark_party_resolve (one) == party)
      append_names (names, one);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * waymark_chooser_add_party:
 * @chooser: a chooser
 * @party: a party
 *
 * Adds a party, to be found by any of its names; the id of the choice is the party's. One
 * that was joined into another is no choice of its own.
 */
void
waymark_chooser_add_party (WaymarkChooser *chooser, WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *brief = waymark_item_get_string (party, "short");
  g_autofree char *label = NULL;
  g_autofree char *names = NULL;

  if (waymark_party_resolve (party) != party)
    return;
  label = brief != NULL && name != NULL && !g_str_equal (brief, name)
              /* Translators: names of a party: %1$s the short one, %2$s the full one. In a language
               * that is written right to left, begin with U+200F. */
              ? g_strdup_printf (C_ ("party", "%1$s – %2$s"), brief, name)
              : g_strdup (waymark_party_get_short (party));
  names = list_names (party);
  waymark_chooser_add (chooser, waymark_item_get_id (party), label, names);
}

/**
 * waymark_chooser_add_parties:
 * @chooser: a chooser
 * @plan: a plan
 *
 * Adds every party of @plan that can lead, as waymark_chooser_add_party() does.
 */
void
waymark_chooser_add_parties (WaymarkChooser *chooser, WaymarkPlan *plan)
{
  for (WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    waymark_chooser_add_party (chooser, party);
}
