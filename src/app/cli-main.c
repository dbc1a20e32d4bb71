/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-command.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define EXIT_USAGE 2

GQuark
cli_error_quark (void)
{
  return g_quark_from_static_string ("waymark-cli-error");
}

/* “meeting add” is one command of two words. */
static void
join_name (GStrv words)
{
  char *joined;

  if (g_strcmp0 (words[1], "meeting") != 0 || words[2] == NULL || words[2][0] == '-')
    return;
  joined = g_strjoin (" ", words[1], words[2], NULL);
  g_free (words[1]);
  g_free (words[2]);
  words[1] = joined;
  memmove (words + 2, words + 3, (g_strv_length (words + 3) + 1) * sizeof (char *));
}

static gboolean
run (GStrv *argv, GError **error)
{
  g_auto (CliOptions) options = { 0 };
  const CliCommand *command;
  const char *name;

  if ((*argv)[0] != NULL && (*argv)[1] != NULL)
    join_name (*argv);
  name = (*argv)[1];
  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0)
    {
      cli_print_help ();
      return cli_flush (error);
    }
  if (g_strcmp0 (name, "--version") == 0)
    {
      cli_print ("waymark-cli %s\n", PACKAGE_VERSION);
      return cli_flush (error);
    }
  if ((command = cli_find_command (name, error)) == NULL)
    return FALSE;

  /* The parser wants the program first, then what belongs to the command. */
  g_free ((*argv)[0]);
  (*argv)[0] = g_strdup ("waymark-cli");
  g_free ((*argv)[1]);
  memmove (*argv + 1, *argv + 2, (g_strv_length (*argv + 2) + 1) * sizeof (char *));
  if (!cli_parse (command, argv, &options, error))
    return FALSE;
  if (command->run_alone != NULL)
    return command->run_alone (&options, error) && cli_flush (error);
  return cli_run_on_plan (&options, command->run, error) && cli_flush (error);
}

/* As it is: the texts are UTF-8 whatever the locale says. */
static void
print_bytes (const char *text)
{
  fputs (text, stdout);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  const char *locale_dir = g_getenv ("WAYMARK_LOCALEDIR"); /* for running from a build folder */

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("waymark-cli");
  g_set_print_handler (print_bytes);

  if (run (&words, &error))
    return EXIT_SUCCESS;
  cli_warn ("%s", error->message);
  return g_error_matches (error, CLI_ERROR, CLI_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILURE;
}
