/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define EXIT_USAGE 2

#define MANY G_MAXUINT

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

#define ITEM_HELP                                                                                     \
  N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an " \
      "id.")

static const CliCommand commands[] = {
  { "import",
    N_ ("SOURCE PLAN"),
    2,
    2,
    TAKES_PERSON | TAKES_REPORT,
    NULL,
    cli_import,
    N_ ("make a plan of a document"),
    N_ ("SOURCE is plain text, Markdown, a tab-separated table, or JSON from Waymark. PLAN must "
        "not exist. Prints what was understood, what was left out as part of the page, and what "
        "needs a look.") },
  { "export",
    N_ ("PLAN"),
    1,
    1,
    TAKES_FORMAT | TAKES_OUTPUT | TAKES_HISTORY,
    NULL,
    cli_export,
    N_ ("write a plan as JSON or as a web page"),
    NULL },
  { "show",
    N_ ("PLAN [ITEM]"),
    1,
    2,
    TAKES_JSON_SUMMARY,
    cli_show,
    NULL,
    N_ ("print a plan, or one item with all its fields"),
    ITEM_HELP },
  { "set",
    N_ ("PLAN ITEM FIELD=VALUE…"),
    3,
    MANY,
    TAKES_PERSON | TAKES_NEW_PARTY,
    cli_set,
    NULL,
    N_ ("change fields of an item"),
    N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an "
        "id.\n"
        "FIELD= clears a field, FIELD=@FILE takes the text of a file. Dates as people write them: "
        "due='by march 2026'. A status by its word or stage: status=in-progress. All leads at "
        "once: leads='MBC, RCBC; support: ICB; All [through BAU]'.") },
  { "add",
    N_ ("PLAN PARENT KIND [FIELD=VALUE…]"),
    3,
    MANY,
    TAKES_PERSON | TAKES_NEW_PARTY,
    cli_add,
    NULL,
    N_ ("add an item and print its id"),
    N_ ("KIND is theme, party, status, meeting or loose (PARENT: plan); priority, requirement, "
        "action or reference (PARENT: a theme); action or reference (a requirement); assignment, "
        "reference or update (an action); reference (a priority); alias or membership (a party); "
        "decision or snapshot (a meeting).") },
  { "move",
    N_ ("PLAN ITEM PARENT"),
    3,
    3,
    TAKES_PERSON | TAKES_BEFORE | TAKES_AFTER,
    cli_move,
    NULL,
    N_ ("move an item to the end of PARENT, or beside another"),
    ITEM_HELP },
  { "remove",
    N_ ("PLAN ITEM"),
    2,
    2,
    TAKES_PERSON,
    cli_remove,
    NULL,
    N_ ("remove an item and what is under it; print what pointed to it"),
    ITEM_HELP },
  { "undo",
    N_ ("PLAN"),
    1,
    1,
    TAKES_PERSON,
    cli_undo,
    NULL,
    N_ ("take back the last edit made on this computer"),
    NULL },
  { "redo",
    N_ ("PLAN"),
    1,
    1,
    TAKES_PERSON,
    cli_redo,
    NULL,
    N_ ("make again what was taken back"),
    NULL },
  { "history",
    N_ ("PLAN [ITEM]"),
    1,
    2,
    TAKES_FILTER | TAKES_OUTPUT,
    cli_history,
    NULL,
    N_ ("print who changed what, and when"),
    N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an "
        "id.\n"
        "DATE as people write it: 14/3/2025, “march 2025”. --format csv writes a table for "
        "spreadsheets: UTF-8 with a byte order mark, which Excel needs, commas, a line for each "
        "thing changed; a cell that would run as a formula has an apostrophe in front.") },
  { "check",
    N_ ("PLAN"),
    1,
    1,
    0,
    cli_check,
    NULL,
    N_ ("rebuild a plan from its edits and compare"),
    NULL },
};

GQuark
cli_error_quark (void)
{
  return g_quark_from_static_string ("waymark-cli-error");
}

static void
add_entries (GOptionContext *context, CliTakes takes, CliOptions *options)
{
  /* File names are bytes, and so is everything else here: the words of a command are UTF-8
   * whatever the locale says, and are checked for that in parse(). */
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
        N_ ("Write an account of every word as JSON"),
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
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((takes & all[i].takes) != 0)
      {
        const GOptionEntry one[] = { all[i].entry, { NULL } };

        g_option_context_add_main_entries (context, one, GETTEXT_PACKAGE);
      }
}

static void
options_clear (CliOptions *options)
{
  g_strfreev (options->words);
  g_free (options->person);
  g_free (options->report);
  g_free (options->format);
  g_free (options->output);
  g_free (options->before);
  g_free (options->after);
  g_free (options->from);
  g_free (options->to);
  g_free (options->field);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOptions, options_clear)

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
check_encoding (const CliOptions *options, GError **error)
{
  const char *const named[] = {
    options->person, options->format, options->before, options->after,
    options->from,   options->to,     options->field,
  };
  const char *bad = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i] != NULL && !g_utf8_validate (named[i], -1, NULL))
      bad = named[i];
  for (guint i = 2; i < g_strv_length (options->words); i++)
    if (!g_utf8_validate (options->words[i], -1, NULL))
      bad = options->words[i];
  if (bad == NULL)
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("The command is not valid UTF-8."));
  return FALSE;
}

static gboolean
parse (const CliCommand *command, GStrv *argv, CliOptions *options, GError **error)
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
  return check_encoding (options, error);
}

static void
print_help (void)
{
  gsize width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    width = MAX (width,
                 (gsize) g_utf8_strlen (_ (commands[i].arguments), -1) + strlen (commands[i].name));

  cli_print ("%s\n\n", _ ("Keeps action plans: the commands of Waymark without its window."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *arguments = _ (commands[i].arguments);
      gsize length = strlen (commands[i].name) + (gsize) g_utf8_strlen (arguments, -1);

      cli_print ("  waymark-cli %s %s%*s  %s\n",
                 commands[i].name,
                 arguments,
                 (int) (width - length),
                 "",
                 _ (commands[i].summary));
    }
  cli_print ("\n%s\n%s\n%s\n",
             _ (ITEM_HELP),
             _ ("“waymark-cli COMMAND --help” says more about a command."),
             _ ("Exit status: 0 when it worked, 1 when it could not, 2 when the command was not "
                "understood."));
}

static const CliCommand *
find_command (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return &commands[i];

  if (name == NULL)
    g_set_error_literal (
        error, CLI_ERROR, CLI_ERROR_USAGE, _ ("Which command? “waymark-cli --help” lists them."));
  else
    g_set_error (error,
                 CLI_ERROR,
                 CLI_ERROR_USAGE,
                 /* Translators: %s is what was typed instead of a command */
                 _ ("There is no command “%s”; “waymark-cli --help” lists them."),
                 name);
  return NULL;
}

static gboolean
run (GStrv *argv, GError **error)
{
  g_auto (CliOptions) options = { 0 };
  const char *name = (*argv)[1];
  const CliCommand *command;

  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0)
    {
      print_help ();
      return cli_flush (error);
    }
  if (g_strcmp0 (name, "--version") == 0)
    {
      cli_print ("waymark-cli %s\n", PACKAGE_VERSION);
      return cli_flush (error);
    }
  if ((command = find_command (name, error)) == NULL)
    return FALSE;

  /* The parser wants the program first, then what belongs to the command. */
  g_free ((*argv)[0]);
  (*argv)[0] = g_strdup ("waymark-cli");
  g_free ((*argv)[1]);
  memmove (*argv + 1, *argv + 2, (g_strv_length (*argv + 2) + 1) * sizeof (char *));
  if (!parse (command, argv, &options, error))
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

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("waymark-cli");
  g_set_print_handler (print_bytes);

  if (run (&words, &error))
    return EXIT_SUCCESS;
  cli_warn ("%s", error->message);
  return g_error_matches (error, CLI_ERROR, CLI_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILURE;
}
