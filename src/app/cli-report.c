/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-history-filter.h"
#include "waymark-holders.h"
#include "waymark-list-words.h"
#include "waymark-paper.h"
#include "waymark-party.h"
#include "waymark-report-page.h"
#include "waymark-report-source.h"
#include "waymark-today.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct _Job Job;
typedef gboolean (*WriteFunc) (Job *job, GOutputStream *stream, GError **error);

struct _Job
{
  WaymarkReport *report; /* owned, until it is laid out */
  GDate day;
  WriteFunc write;
};

static gboolean
write_page (Job *job, GOutputStream *stream, GError **error)
{
  return waymark_report_page_write (job->report, stream, NULL, error);
}

static gboolean
write_pdf (Job *job, GOutputStream *stream, GError **error)
{
  g_autoptr (WaymarkPaper) paper = NULL;
  WaymarkPaperSize size;

  waymark_paper_size_init (&size);
  paper = waymark_paper_new (g_steal_pointer (&job->report), &job->day, &size, NULL, error);
  return paper != NULL && waymark_paper_write_pdf (paper, stream, NULL, error);
}

/* What a report can be written as. */
static const struct
{
  const char *name;
  WriteFunc write;
} formats[] = {
  { "html", write_page },
  { "pdf", write_pdf },
};

static gboolean
write_report (GOutputStream *stream, gpointer user_data, GError **error)
{
  Job *job = user_data;

  return job->write (job, stream, error);
}

static char *
list_formats (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_strv_builder_add (names, formats[i].name);
  list = g_strv_builder_end (names);
  return waymark_list_to_commas ((const char *const *) list);
}

/* The one that was named, else what the name of the file says, else a web page. */
static WriteFunc
find_format (const CliOptions *options, GError **error)
{
  const char *dot = options->output != NULL ? strrchr (options->output, '.') : NULL;
  const char *name = options->format;
  g_autofree char *known = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (name, formats[i].name) == 0 ||
        (name == NULL && dot != NULL && g_ascii_strcasecmp (dot + 1, formats[i].name) == 0))
      return formats[i].write;
  if (name == NULL)
    return formats[0].write;
  known = list_formats ();
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %1$s is what was typed, %2$s what there is; neither is translated */
               _ ("There is no format “%1$s” for reports. Use one of these: %2$s."),
               name,
               known);
  return NULL;
}

/* ---- since a day of one's own */

static gboolean
read_since (WaymarkDocument *document,
            const CliOptions *options,
            const WaymarkReportSource *source,
            GDate *since,
            gint64 *moment,
            GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));
  int year_start = (int) waymark_item_get_number (root, "year_start");
  g_autoptr (GDateTime) time = NULL;

  if (!waymark_day_from_words (options->since, year_start, FALSE, moment) ||
      (time = g_date_time_new_from_unix_local (*moment)) == NULL)
    {
      g_set_error (error,
                   CLI_ERROR,
                   CLI_ERROR_USAGE,
                   /* Translators: %s is what was typed */
                   _ ("“%s” is not a date that Waymark understands, such as 14/3/2025 or "
                      "“march 2025”."),
                   options->since);
      return FALSE;
    }
  g_date_set_dmy (since,
                  (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  if (g_date_compare (since, &source->today) < 0)
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %s is what was typed */
               _ ("“%s” is not before the day of the report, so there is no period to report."),
               options->since);
  return FALSE;
}

/* The plan as the history has it; where that begins later there is nothing to compare with. */
static gboolean
take_since (WaymarkDocument *document,
            const CliOptions *options,
            WaymarkReportSource *source,
            GDate *since,
            GError **error)
{
  WaymarkItem *previous = source->meeting != NULL ? waymark_meeting_get_previous (source->meeting)
                                                  : waymark_plan_get_last_meeting (source->plan);
  GDate day;
  gint64 moment;

  if (!read_since (document, options, source, since, &moment, error))
    return FALSE;
  if (previous != NULL && source->before != NULL && waymark_meeting_get_date (previous, &day) &&
      g_date_compare (&day, since) == 0)
    return TRUE;
  g_clear_object (&source->before);
  source->before = waymark_document_load_plan_before (document, moment, error);
  if (source->before == NULL)
    return FALSE;
  if (waymark_item_first (waymark_plan_get_root (source->before), WAYMARK_KIND_THEME) == NULL)
    g_clear_object (&source->before);
  return TRUE;
}

/* ---- a page each */

static gboolean
is_asked_for (WaymarkItem *party, gboolean group)
{
  return waymark_party_resolve (party) == party && !waymark_party_is_everyone (party) &&
         waymark_party_is_group (party) == group;
}

static void
add_all (WaymarkPlan *plan, gboolean group, GPtrArray *parties)
{
  for (WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    {
      g_autoptr (GArray) holdings = waymark_party_get_holdings (party);

      if (is_asked_for (party, group) && holdings->len > 0)
        g_ptr_array_add (parties, party);
    }
}

static gboolean
add_parties (WaymarkPlan *plan, char **names, gboolean group, GPtrArray *parties, GError **error)
{
  for (; names != NULL && *names != NULL; names++)
    {
      g_autofree char *word = g_strconcat ("party:", *names, NULL);
      WaymarkItem *party;

      if (g_str_equal (*names, "all"))
        {
          add_all (plan, group, parties);
          continue;
        }
      party = cli_find_item (plan, word, error);
      if (party == NULL)
        return FALSE;
      party = waymark_party_resolve (party);
      if (group && !waymark_party_is_group (party))
        {
          g_set_error (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       /* Translators: %s is the name of a lead; --lead is not translated */
                       _ ("“%s” is not a working group. Use --lead for a page about it."),
                       *names);
          return FALSE;
        }
      g_ptr_array_add (parties, party);
    }
  return TRUE;
}

/**
 * cli_report:
 * @document: the open plan
 * @options: PLAN, `--meeting`, `--since`, `--format`, `--output`, `--lead`, `--group`, `--language`
 * @error: why it is not written
 *
 * Writes the report to the board: as of a meeting, or as of today.
 *
 * Returns: whether all of it is written
 */
gboolean
cli_report (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autoptr (WaymarkReportSource) source = NULL;
  WaymarkReportRequest request = { .parties = parties };
  Job job = { .write = find_format (options, error) };
  gboolean written;
  WaymarkItem *meeting = NULL;
  GDate today;

  if (job.write == NULL || !cli_find_language (options, &request.language, error))
    return FALSE;
  if (options->meeting != NULL &&
      (meeting = cli_find_meeting (plan, options->meeting, error)) == NULL)
    return FALSE;
  waymark_today (&today);
  source = waymark_report_source_load (plan, meeting, &today, error);
  if (source == NULL ||
      (options->since != NULL && !take_since (document, options, source, &request.since, error)) ||
      !add_parties (source->plan, options->leads, FALSE, parties, error) ||
      !add_parties (source->plan, options->groups, TRUE, parties, error))
    return FALSE;
  request.plan = source->plan;
  request.meeting = source->meeting;
  request.before = source->before;
  request.today = source->today;
  request.is_kept = source->is_kept;
  job.report = waymark_report_new (&request);
  job.day = source->today;
  written = cli_write_file (options->output, write_report, &job, error);
  waymark_report_free (job.report);
  return written;
}
