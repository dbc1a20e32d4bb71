/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-show-actions.h"

static const char *
or_empty (const char *words)
{
  return words != NULL ? words : "";
}

/**
 * waymark_show_actions:
 * @item: (nullable): a theme to look at, or an action to go to, by id
 * @status: (nullable): only this status, as for waymark_filter_set_status()
 * @lead: (nullable): only this lead, as for waymark_filter_set_lead()
 * @dates: only these dates
 * @rating: (nullable): only this rating, by name, or "none"
 *
 * Returns: (transfer floating): a parameter for %WAYMARK_SHOW_ACTIONS
 */
GVariant *
waymark_show_actions (
    const char *item, const char *status, const char *lead, WaymarkDates dates, const char *rating)
{
  return g_variant_new (WAYMARK_SHOW_ACTIONS_TYPE,
                        or_empty (item),
                        or_empty (status),
                        or_empty (lead),
                        (guint32) dates,
                        or_empty (rating));
}
