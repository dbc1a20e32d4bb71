/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/**
 * CliTakes:
 *
 * The options that a command takes; each sets the member of #CliOptions of its name.
 */
typedef enum
{
  TAKES_PERSON = 1 << 0,
  TAKES_REPORT = 1 << 1,
  TAKES_FORMAT = 1 << 2,
  TAKES_OUTPUT = 1 << 3,
  TAKES_HISTORY = 1 << 4,
  TAKES_JSON_SUMMARY = 1 << 5,
  TAKES_NEW_PARTY = 1 << 6,
  TAKES_BEFORE = 1 << 7,
  TAKES_AFTER = 1 << 8,
  TAKES_FILTER = 1 << 9,
  TAKES_TAKE = 1 << 10,
  TAKES_PREVIEW = 1 << 11,
  TAKES_JSON = 1 << 12,
  TAKES_ACCEPT_REMOVALS = 1 << 13,
  TAKES_SINCE_MEETING = 1 << 14,
  TAKES_REASON = 1 << 15,
  TAKES_MEETING = 1 << 16,
  TAKES_BOARD = 1 << 17,
  TAKES_LANGUAGE = 1 << 18,
} CliTakes;

/**
 * CliCommand:
 * @name: as typed
 * @arguments: what follows it; capital words are translated
 * @at_least, @at_most: how many words may follow
 * @run: (nullable): what it does with its plan
 * @run_alone: (nullable): in place of @run, for what opens files in its own way
 * @summary: a line of the list of commands
 * @more: (nullable): further lines of the command's own help
 */
typedef struct
{
  const char *name;
  const char *arguments;
  guint at_least, at_most;
  CliTakes takes;
  CliPlanFunc run;
  CliFunc run_alone;
  const char *summary;
  const char *more;
} CliCommand;

/* cli-command.c */
void              cli_print_help    (void);
const CliCommand *cli_find_command  (const char *name, GError **error);

/* cli-options.c */
void              cli_options_clear (CliOptions *options);
gboolean          cli_parse         (const CliCommand *command, GStrv *argv, CliOptions *options, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOptions, cli_options_clear)

G_END_DECLS
