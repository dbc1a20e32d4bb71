/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-sample.h"
#include "waymark-today.h"

/**
 * cli_sample:
 * @options: PLAN
 * @error: why there is no plan now
 *
 * Puts the plan that newcomers look round in into a new file.
 *
 * Returns: whether PLAN is there now
 */
gboolean
cli_sample (const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkDocument) document = NULL;
  const WaymarkLanguage *language;
  GDate today;

  if (!cli_find_language (options, &language, error) || !cli_may_create (options->words[0], error))
    return FALSE;

  g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);
  waymark_today (&today);
  document = waymark_sample_create (&today, error);
  return document != NULL && cli_save_new (document, options->words[0], error);
}
