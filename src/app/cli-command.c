/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MANY G_MAXUINT

#define ITEM_HELP                                                                                     \
  N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an " \
      "id.")

#define MEETING_HELP                                                                                            \
  N_ ("MEETING is its day, as “4/12/2025” or “december 2025”, or its id, or “last” or “next”; " \
      "without it, the open meeting that is due.")

static const CliCommand commands[] = {
  { "sample",
    N_ ("PLAN"),
    1,
    1,
    TAKES_LANGUAGE,
    NULL,
    cli_sample,
    N_ ("make the plan to look round in, with a year behind it"),
    N_ ("PLAN must not exist. All its dates count from today; what it promises is made up.") },
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
    TAKES_FORMAT | TAKES_OUTPUT | TAKES_HISTORY | TAKES_LANGUAGE,
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
    TAKES_PERSON | TAKES_NEW_PARTY | TAKES_REASON,
    cli_set,
    NULL,
    N_ ("change fields of an item"),
    N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an "
        "id.\n"
        "FIELD= clears a field, FIELD=@FILE takes the text of a file. Dates as people write them: "
        "due='by march 2026'; one that is set moves only with --reason, and is kept as an "
        "update. A status by its word or stage: status=in-progress. All leads at "
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
    TAKES_FILTER | TAKES_OUTPUT | TAKES_LANGUAGE,
    cli_history,
    NULL,
    N_ ("print who changed what, and when"),
    N_ ("ITEM is a number as shown, such as 1.8 or 1.8(a); “plan”; party:NAME; status:WORD; or an "
        "id.\n"
        "DATE as people write it: 14/3/2025, “march 2025”. --format csv writes a table for "
        "spreadsheets: UTF-8 with a byte order mark, which Excel needs, commas, a line for each "
        "thing changed; a cell that would run as a formula has an apostrophe in front.") },
  { "changes",
    N_ ("PLAN [SINCE]"),
    1,
    2,
    TAKES_SINCE_MEETING,
    cli_changes,
    NULL,
    N_ ("print what is different since a day, or from another file"),
    N_ ("SINCE is a date as people write it, “last-opened” for when the window last closed the "
        "plan, an earlier file of the same plan, or the digest of an edit. Theme by theme; [-words "
        "taken out-], {+words "
        "added+}. What came and went in between is not told; the history has it.") },
  { "meeting add",
    N_ ("PLAN [FIELD=VALUE…]"),
    1,
    MANY,
    TAKES_PERSON,
    cli_meeting_add,
    NULL,
    N_ ("add a meeting and print its id"),
    N_ ("FIELD is body, date, place or present. Without them, the body of the last meeting, and "
        "today.") },
  { "meeting list",
    N_ ("PLAN"),
    1,
    1,
    TAKES_JSON,
    cli_meeting_list,
    NULL,
    N_ ("print the meetings, the earliest first"),
    NULL },
  { "meeting agenda",
    N_ ("PLAN [MEETING]"),
    1,
    2,
    TAKES_JSON,
    cli_meeting_agenda,
    NULL,
    N_ ("print what a meeting is about, and why"),
    MEETING_HELP },
  { "meeting decide",
    N_ ("PLAN MEETING FIELD=VALUE…"),
    3,
    MANY,
    TAKES_PERSON,
    cli_meeting_decide,
    NULL,
    N_ ("note a decision of a meeting and print its id"),
    N_ ("FIELD is text, or about: the item that was decided about. MEETING is its day, its id, "
        "“last” or “next”.") },
  { "meeting close",
    N_ ("PLAN [MEETING]"),
    1,
    2,
    TAKES_PERSON,
    cli_meeting_close,
    NULL,
    N_ ("close a meeting: keep the plan as it is now, for good; print the digest"),
    MEETING_HELP },
  { "meeting snapshot",
    N_ ("PLAN MEETING"),
    2,
    2,
    TAKES_OUTPUT,
    cli_meeting_snapshot,
    NULL,
    N_ ("write the plan as it was when a meeting was closed, as JSON"),
    MEETING_HELP },
  { "go-back",
    N_ ("PLAN OLDER"),
    2,
    2,
    TAKES_PERSON,
    cli_go_back,
    NULL,
    N_ ("make a plan again what an older version of its file says"),
    N_ ("OLDER is a file that PLAN went on from, such as a backup, and is only read. What was done "
        "since stays in the history; “undo” brings it back.") },
  { "forget",
    N_ ("PLAN DATE"),
    2,
    2,
    TAKES_PERSON,
    cli_forget,
    NULL,
    N_ ("forget what was changed before a day, for good"),
    N_ ("The plan stays as it is. Words that are no longer in it are gone from the file, and so is "
        "who changed what before that day; it cannot be undone. Copies can still be combined with "
        "it. DATE as people write it: 1/4/2024, “april 2024”; or “everything”.") },
  { "clean-copy",
    N_ ("PLAN COPY"),
    2,
    2,
    0,
    cli_clean_copy,
    NULL,
    N_ ("write a copy without any history"),
    N_ ("COPY must not exist. It holds what the plan shows now, no earlier words, no names and "
        "dates of changes, and can still be combined with its copies.") },
  { "merge",
    N_ ("PLAN OTHER…"),
    2,
    MANY,
    TAKES_PERSON | TAKES_REPORT | TAKES_OUTPUT | TAKES_TAKE | TAKES_PREVIEW | TAKES_ACCEPT_REMOVALS,
    NULL,
    cli_merge,
    N_ ("combine a plan with copies of it that came back"),
    N_ ("OTHER is a copy of PLAN, or JSON of it, and is only read. With --output, PLAN stays as it "
        "is too. What both sides changed waits for a choice: see “conflicts” and “choose”.") },
  { "conflicts",
    N_ ("PLAN"),
    1,
    1,
    TAKES_JSON,
    cli_conflicts,
    NULL,
    N_ ("print what waits for a choice since copies were combined"),
    NULL },
  { "choose",
    N_ ("PLAN ITEM CHOICE…"),
    3,
    4,
    TAKES_PERSON | TAKES_NEW_PARTY,
    cli_choose,
    NULL,
    N_ ("settle what waits for a choice"),
    N_ ("FIELD NUMBER takes one of the values that “conflicts” prints, FIELD=VALUE another. What "
        "was deleted by one and changed by another: keep, or delete.") },
  { "recover",
    N_ ("DAMAGED PLAN"),
    2,
    2,
    TAKES_PERSON | TAKES_REPORT,
    NULL,
    cli_recover,
    N_ ("write what can be read of a damaged plan to a new one"),
    N_ ("DAMAGED is only read; PLAN must not exist. Prints what could not be read; the report "
        "has it as JSON. PLAN keeps the ids of the plan and its items, but begins with a history "
        "of its own.") },
  { "update",
    N_ ("PLAN ITEM FIELD=VALUE…"),
    3,
    MANY,
    TAKES_PERSON,
    cli_update,
    NULL,
    N_ ("tell what was done on an action"),
    N_ ("Fields: text; date, today unless it is said; who, by itself the person; status and "
        "rating, which the action takes over; due and reason, a new date that is proposed; "
        "meeting. Prints the id of the update.") },
  { "rate",
    N_ ("PLAN ITEM RATING"),
    3,
    3,
    TAKES_PERSON | TAKES_REASON,
    cli_rate,
    NULL,
    N_ ("rate an action by hand"),
    N_ ("RATING is green, amber, red or blue, with --reason; or “rule”, which leaves it to the "
        "plan's rule again. The rule is a field of the plan: set PLAN plan "
        "rating_rule=days-late:weeks=4,months=3.") },
  { "agree",
    N_ ("PLAN ITEM"),
    2,
    2,
    TAKES_PERSON | TAKES_MEETING,
    cli_agree,
    NULL,
    N_ ("agree to a date that is proposed"),
    N_ ("ITEM is an action, of which the newest proposal is meant, or the id of an update.") },
  { "refuse",
    N_ ("PLAN ITEM"),
    2,
    2,
    TAKES_PERSON | TAKES_MEETING,
    cli_refuse,
    NULL,
    N_ ("refuse a date that is proposed"),
    N_ ("ITEM is an action, of which the newest proposal is meant, or the id of an update.") },
  { "summary",
    N_ ("PLAN"),
    1,
    1,
    TAKES_JSON,
    cli_summary,
    NULL,
    N_ ("print how the plan stands: by status, rating, theme and lead"),
    NULL },
  { "report",
    N_ ("PLAN"),
    1,
    1,
    TAKES_BOARD | TAKES_OUTPUT | TAKES_LANGUAGE,
    cli_report,
    NULL,
    N_ ("write the report to the board"),
    N_ ("MEETING is its day, as “4/12/2025” or “december 2025”, or its id, or “last” or “next”. Of "
        "a meeting that was closed the report is made of what was kept then, and is the same at "
        "any time. DATE as people write it: 1/4/2024, “april 2024”; what changed since then is "
        "found in the history.") },
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

/**
 * cli_print_help:
 *
 * Prints the list of commands.
 */
void
cli_print_help (void)
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

/**
 * cli_find_command:
 * @name: (nullable): what was typed as the command, both words of “meeting add” and the like
 * @error: a usage error
 *
 * Returns: (transfer none) (nullable): the command
 */
const CliCommand *
cli_find_command (const char *name, GError **error)
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
