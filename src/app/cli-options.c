/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-command.h"

#include <glib/gi18n-lib.h>

static void
add_entries (GOptionContext *context, CliTakes takes, CliOptions *options)
{
  /* File names are bytes, and so is everything else here: the words of a command are UTF-8
   * whatever the locale says, and are checked for that in cli_parse(). */
  const struct
  {
    CliTakes takes;
    GOptionEntry entry;
  } all[] = {
    { TAKES_PERSON,
      { "person",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->person,
        N_ ("Who makes the change, for the history"),
        N_ ("NAME") } },
    { TAKES_REPORT,
      { "report",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->report,
        N_ ("Write an account as JSON"),
        N_ ("FILE") } },
    { TAKES_FORMAT,
      { "format",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->format,
        N_ ("json (the default) or html"),
        N_ ("FORMAT") } },
    { TAKES_OUTPUT,
      { "output",
        'o',
        0,
        G_OPTION_ARG_FILENAME,
        &options->output,
        N_ ("Where to write; “-” is standard output, the default"),
        N_ ("FILE") } },
    { TAKES_HISTORY,
      { "history", 0, 0, G_OPTION_ARG_NONE, &options->history, N_ ("With all edits"), NULL } },
    { TAKES_JSON_SUMMARY,
      { "json-summary",
        0,
        0,
        G_OPTION_ARG_NONE,
        &options->json_summary,
        N_ ("Print counts as JSON instead"),
        NULL } },
    { TAKES_NEW_PARTY,
      { "new-party",
        0,
        0,
        G_OPTION_ARG_NONE,
        &options->new_party,
        N_ ("Leads that are not known yet become parties"),
        NULL } },
    { TAKES_FILTER,
      { "person",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->person,
        N_ ("Only what this person changed"),
        N_ ("NAME") } },
    { TAKES_FILTER,
      { "from",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->from,
        N_ ("Only what was changed on this day or later"),
        N_ ("DATE") } },
    { TAKES_FILTER,
      { "to",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->to,
        N_ ("Only what was changed on this day or earlier"),
        N_ ("DATE") } },
    { TAKES_FILTER,
      { "field",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->field,
        N_ ("Only changes of this field"),
        N_ ("FIELD") } },
    { TAKES_FILTER,
      { "format",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->format,
        N_ ("text (the default) or csv"),
        N_ ("FORMAT") } },
    { TAKES_BEFORE,
      { "before",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->before,
        N_ ("Stand right before this item"),
        N_ ("ITEM") } },
    { TAKES_AFTER,
      { "after",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->after,
        N_ ("Stand right after this item"),
        N_ ("ITEM") } },
    { TAKES_TAKE,
      { "take",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->take,
        N_ ("What both sides changed: theirs, ours, or later (the default)"),
        N_ ("WHOSE") } },
    { TAKES_PREVIEW,
      { "preview",
        0,
        0,
        G_OPTION_ARG_NONE,
        &options->preview,
        N_ ("Only print what would change"),
        NULL } },
    { TAKES_JSON, { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print as JSON"), NULL } },
    { TAKES_ACCEPT_REMOVALS,
      { "accept-removals",
        0,
        0,
        G_OPTION_ARG_NONE,
        &options->accept_removals,
        N_ ("Combine although more than a fifth of the plan goes"),
        NULL } },
    { TAKES_REASON,
      { "reason",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->reason,
        N_ ("Why: for a due date that moves, and for a rating by hand"),
        N_ ("WORDS") } },
    { TAKES_MEETING,
      { "meeting",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->meeting,
        N_ ("The meeting at which it is decided"),
        N_ ("MEETING") } },
    { TAKES_BOARD,
      { "meeting",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->meeting,
        N_ ("The meeting that it is for; without it, the report is as of today"),
        N_ ("MEETING") } },
    { TAKES_BOARD,
      { "since",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->since,
        N_ ("First day of the period, in place of the last meeting that was closed"),
        N_ ("DATE") } },
    { TAKES_BOARD,
      { "lead",
        0,
        0,
        G_OPTION_ARG_FILENAME_ARRAY,
        &options->leads,
        N_ ("A page about this lead, or about each with “all”; can be given again"),
        N_ ("NAME") } },
    { TAKES_BOARD,
      { "group",
        0,
        0,
        G_OPTION_ARG_FILENAME_ARRAY,
        &options->groups,
        N_ ("A page about this working group, or about each with “all”; can be given again"),
        N_ ("NAME") } },
    { TAKES_BOARD,
      { "format",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->format,
        N_ ("html; without it, what the name of the file says"),
        N_ ("FORMAT") } },
    { TAKES_LANGUAGE,
      { "language",
        0,
        0,
        G_OPTION_ARG_FILENAME,
        &options->language,
        N_ ("Write it in this language, as “cy”; without it, in yours"),
        N_ ("LANGUAGE") } },
    { TAKES_SINCE_MEETING,
      { "since-meeting",
        0,
        0,
        G_OPTION_ARG_NONE,
        &options->since_meeting,
        N_ ("Since the last meeting that was closed, in place of SINCE"),
        NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((takes & all[i].takes) != 0)
      {
        const GOptionEntry one[] = { all[i].entry, { NULL } };

        g_option_context_add_main_entries (context, one, GETTEXT_PACKAGE);
      }
}

/**
 * cli_options_clear:
 * @options: a command line
 *
 * Frees what was understood of it.
 */
void
cli_options_clear (CliOptions *options)
{
  g_strfreev (options->words);
  g_free (options->person);
  g_free (options->report);
  g_free (options->format);
  g_free (options->output);
  g_free (options->before);
  g_free (options->after);
  g_free (options->take);
  g_free (options->from);
  g_free (options->to);
  g_free (options->field);
  g_free (options->reason);
  g_free (options->meeting);
  g_free (options->since);
  g_free (options->language);
  g_strfreev (options->leads);
  g_strfreev (options->groups);
}

static gboolean
fail_usage (const CliCommand *command, GError **error)
{
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %1$s is a command such as “set”, %2$s what follows it */
               _ ("Usage: waymark-cli %1$s %2$s"),
               command->name,
               _ (command->arguments));
  return FALSE;
}

/* Words that are read as words, and not as the name of a file, have to be text. */
static gboolean
check_encoding (const CliCommand *command, const CliOptions *options, GError **error)
{
  const char *const named[] = {
    options->person, options->format,  options->before,   options->after,
    options->from,   options->to,      options->field,    options->take,
    options->since,  options->meeting, options->language,
  };
  char **const lists[] = { options->leads, options->groups };
  const char *bad = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i] != NULL && !g_utf8_validate (named[i], -1, NULL))
      bad = named[i];
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (char **name = lists[i]; name != NULL && *name != NULL; name++)
      if (!g_utf8_validate (*name, -1, NULL))
        bad = *name;
  /* Commands that open their files themselves take nothing but files. */
  for (guint i = 2; command->run != NULL && i < g_strv_length (options->words); i++)
    if (!g_utf8_validate (options->words[i], -1, NULL))
      bad = options->words[i];
  if (bad == NULL)
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("The command is not valid UTF-8."));
  return FALSE;
}

/**
 * cli_parse:
 * @command: the command
 * @argv: (inout): the program and what followed the command; options are taken out
 * @options: (out): what was understood
 * @error: a usage error
 *
 * Returns: whether @options can be run
 */
gboolean
cli_parse (const CliCommand *command, GStrv *argv, CliOptions *options, GError **error)
{
  g_autofree char *program = g_strconcat ("waymark-cli ", command->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (_ (command->arguments));
  g_autoptr (GError) reason = NULL;
  guint n_words;

  /* The name that the help begins with. */
  g_set_prgname (program);
  add_entries (context, command->takes, options);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->more != NULL)
    g_option_context_set_description (context, _ (command->more));
  g_option_context_set_help_enabled (context, TRUE);

  if (!g_option_context_parse_strv (context, argv, &reason))
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, reason->message);
      return FALSE;
    }
  /* Word 0 is the program; a “--” that ended the options is still there. */
  {
    char **first = *argv + 1;

    if (*first != NULL && g_str_equal (*first, "--"))
      first++;
    options->words = g_strdupv (first);
  }
  n_words = g_strv_length (options->words);
  if (n_words < command->at_least || n_words > command->at_most)
    return fail_usage (command, error);
  return check_encoding (command, options, error);
}
