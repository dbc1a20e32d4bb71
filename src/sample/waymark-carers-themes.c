/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-carers-themes.h"

#include "waymark-i18n.h"

static const char *const themes[] = {
  N_ ("Carers are found early and recognised"),
  N_ ("Information, advice and support that fit"),
  N_ ("Breaks, health and wellbeing"),
  N_ ("Young carers"),
  N_ ("Work, learning and money"),
};

/**
 * waymark_carers_theme_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a theme of the template, in the spoken language; %NULL after
 *   the last
 */
const char *
waymark_carers_theme_get (guint index)
{
  return index < G_N_ELEMENTS (themes) ? _ (themes[index]) : NULL;
}
