/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-chooser-parties.h"
#include "waymark-party.h"

static void
add_party (WaymarkChooser *chooser, WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *brief = waymark_item_get_string (party, "short");
  g_autofree char *label = NULL;

  /* Two names of one party are one choice. */
  if (waymark_party_resolve (party) != party)
    return;
  label = brief != NULL && name != NULL && !g_str_equal (brief, name)
              ? g_strdup_printf ("%s – %s", brief, name)
              : g_strdup (waymark_party_get_short (party));
  waymark_chooser_add (chooser, waymark_item_get_id (party), label, NULL);
}

/**
 * waymark_chooser_add_parties:
 * @chooser: a chooser
 * @plan: a plan
 *
 * Adds every party of @plan that can lead; the id of a choice is the party's.
 */
void
waymark_chooser_add_parties (WaymarkChooser *chooser, WaymarkPlan *plan)
{
  for (WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    add_party (chooser, party);
}
