/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-document.h"
#include "waymark-language.h"
#include "waymark-output-file.h"

G_BEGIN_DECLS

/**
 * CliOptions:
 * @words: what stood after the command, options taken out
 *
 * A command line as understood. Which of the options a command takes is in the
 * table of cli-main.c; the others are unset.
 */
typedef struct
{
  GStrv words;
  char *person;
  char *report;
  char *format;
  char *output;
  char *before;
  char *after;
  char *from;
  char *to;
  char *field;
  gboolean history;
  gboolean json_summary;
  gboolean new_party;
  char *take;
  gboolean preview;
  gboolean json;
  gboolean accept_removals;
  gboolean since_meeting;
  char *reason;
  char *meeting;
  char *since;
  GStrv leads;
  GStrv groups;
  char *language;
} CliOptions;

/**
 * CliPlanFunc:
 * @document: the plan that the command line names, open
 * @options: the command line
 * @error: why it could not be done
 *
 * A command on a plan. Says nothing on success but what was asked for.
 *
 * Returns: whether it is done
 */
typedef gboolean (*CliPlanFunc) (WaymarkDocument *document, const CliOptions *options, GError **error);

/**
 * CliFunc:
 * @options: the command line
 * @error: why it could not be done
 *
 * A command that opens its files itself.
 *
 * Returns: whether it is done
 */
typedef gboolean (*CliFunc) (const CliOptions *options, GError **error);

/* How commands fail beside WAYMARK_ERROR: the command line itself makes no sense. */
#define CLI_ERROR (cli_error_quark ())
#define CLI_ERROR_USAGE 1

GQuark           cli_error_quark     (void);

/* cli-output.c */
void             cli_print           (const char *format, ...) G_GNUC_PRINTF (1, 2);
void             cli_warn            (const char *format, ...) G_GNUC_PRINTF (1, 2);
void             cli_print_indented  (const char *text, guint indent);
gboolean         cli_flush           (GError **error);
gboolean         cli_find_language   (const CliOptions *options, const WaymarkLanguage **language, GError **error);
gboolean         cli_write_file      (const char *path, WaymarkOutputFunc write, gpointer user_data, GError **error);

/* cli-document.c */
char            *cli_choose_person   (const CliOptions *options);
gboolean         cli_run_on_plan     (const CliOptions *options, CliPlanFunc run, GError **error);
WaymarkItem     *cli_find_item       (WaymarkPlan *plan, const char *word, GError **error);
WaymarkItem     *cli_find_link       (WaymarkPlan *plan, const WaymarkField *field, const char *word, GError **error);
WaymarkItem     *cli_find_meeting    (WaymarkPlan *plan, const char *word, GError **error);
char            *cli_name_item       (WaymarkItem *item);

/* cli-create.c */
gboolean         cli_may_create      (const char *path, GError **error);
gboolean         cli_save_new        (WaymarkDocument *document, const char *path, GError **error);
gboolean         cli_create_plan     (WaymarkPlan *plan, const char *path, const char *edit, const CliOptions *options, GError **error);

/* cli-value.c */
gboolean         cli_split_value     (const char *word, char **field, char **value, GError **error);
gboolean         cli_move_due        (WaymarkEdit *edit, WaymarkItem *action, const char *value, const CliOptions *options, GError **error);
gboolean         cli_set_value       (WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *value, const CliOptions *options, GError **error);

/* The commands. */
gboolean         cli_sample          (const CliOptions *options, GError **error);
gboolean         cli_import          (const CliOptions *options, GError **error);
gboolean         cli_export          (const CliOptions *options, GError **error);
gboolean         cli_show            (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_set             (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_add             (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_move            (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_remove          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_undo            (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_redo            (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_history         (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_changes         (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_update          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_rate            (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_agree           (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_refuse          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_summary         (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_add     (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_list    (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_agenda  (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_decide  (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_close   (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_meeting_snapshot (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_forget          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_clean_copy      (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_go_back         (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_merge           (const CliOptions *options, GError **error);
gboolean         cli_conflicts       (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_choose          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_report          (WaymarkDocument *document, const CliOptions *options, GError **error);
gboolean         cli_recover         (const CliOptions *options, GError **error);
gboolean         cli_check           (WaymarkDocument *document, const CliOptions *options, GError **error);

G_END_DECLS
