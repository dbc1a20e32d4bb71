/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "generated-plan.h"
#include "tallied-plan.h"

#include <stdio.h>
#include <string.h>

#include "waymark-filter.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-party.h"
#include "waymark-report-page.h"
#include "waymark-report-source.h"
#include "waymark-report.h"

/* Every figure of a report is the one that the list shows under the same filter, for generated
 * plans: as they are, and as they were at their meetings. */

#define N_PLANS 60
#define N_RUBBISH 200

typedef struct
{
  WaymarkReportSource *source;
  WaymarkReport *report;
} Case;

/* ---- what the list finds */

typedef struct
{
  const char *status;
  const char *lead;
  WaymarkDates dates;
  const char *rating;
} Query;

static guint
count_under (WaymarkFilter *filter, WaymarkItem *item)
{
  guint n = 0;

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_ACTION)
        n += !waymark_item_is_pointer (child) && waymark_filter_matches (filter, child);
      else if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        n += count_under (filter, child);
    }
  return n;
}

static guint
count_in (WaymarkPlan *plan, WaymarkItem *item, const GDate *today, Query query)
{
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);

  waymark_filter_set_today (filter, today);
  waymark_filter_set_status (filter, query.status);
  waymark_filter_set_lead (filter, query.lead);
  waymark_filter_set_dates (filter, query.dates);
  waymark_filter_set_rating (filter, query.rating);
  return count_under (filter, item);
}

static guint
count (const Case *c, Query query)
{
  return count_in (
      c->source->plan, waymark_plan_get_root (c->source->plan), &c->source->today, query);
}

static const char *
name_rating (WaymarkRating rating)
{
  const char *name = waymark_rating_get_name (rating);

  return name != NULL ? name : WAYMARK_FILTER_NOT_RATED;
}

/* ---- what the report says */

static const WaymarkReportBlock *
get_block (const Case *c, const char *section, guint position)
{
  WaymarkReportSection *found = waymark_report_find_section (c->report, section);

  return found != NULL && position < found->blocks->len ? found->blocks->pdata[position] : NULL;
}

/* Rows of a table, with those that it has no room for. */
static guint
count_rows (const WaymarkReportBlock *block)
{
  guint more = 0;

  if (block == NULL)
    return 0;
  if (block->table->rest != NULL)
    g_assert_cmpint (sscanf (block->table->rest, "and %u more", &more), ==, 1);
  return block->table->rows->len + more;
}

static guint
get_digits (const WaymarkReportRow *row, guint column)
{
  return (guint) g_ascii_strtoull (waymark_report_row_get_cell (row, column)->words, NULL, 10);
}

/* ---- the comparison */

/* The day of what the report is compared with. */
static gboolean
get_since (const Case *c, GDate *since)
{
  WaymarkItem *previous = c->source->meeting != NULL
                              ? waymark_meeting_get_previous (c->source->meeting)
                              : waymark_plan_get_last_meeting (c->source->plan);

  return c->source->before != NULL && waymark_meeting_get_date (previous, since);
}

static void
check_movement (const Case *c, const WaymarkReportFigure *figure, Query query)
{
  WaymarkPlan *before = c->source->before;
  GDate since;
  guint then;

  g_assert_true ((figure->movement != NULL) == (before != NULL));
  if (!get_since (c, &since))
    return;
  then = count_in (before, waymark_plan_get_root (before), &since, query);
  g_assert_cmpint (figure->change, ==, (int) figure->count - (int) then);
}

static void
check_ratings (const Case *c)
{
  const WaymarkReportBlock *block = get_block (c, "figures", 0);
  guint n = 0;

  for (guint i = 0; block != NULL && i < block->figures->len; i++)
    {
      const WaymarkReportFigure *figure = block->figures->pdata[i];

      Query query = { .dates = WAYMARK_DATES_LATE };

      if (figure->mark.kind == WAYMARK_REPORT_RATING)
        {
          query = (Query){ .rating = name_rating (figure->mark.rating) };
          n += figure->count;
        }
      g_assert_cmpuint (figure->count, ==, count (c, query));
      check_movement (c, figure, query);
    }
  g_assert_cmpuint (n, ==, count (c, (Query){ NULL }));
}

/* Statuses are told in the plan's order, those that nobody has or had left out. */
static void
check_statuses (const Case *c)
{
  const WaymarkReportBlock *block = get_block (c, "figures", 1);
  WaymarkItem *root = waymark_plan_get_root (c->source->plan);
  guint position = 0, n = 0;

  for (guint i = 0; block != NULL && i < block->figures->len; i++)
    n += ((WaymarkReportFigure *) block->figures->pdata[i])->count;
  g_assert_cmpuint (n, ==, count (c, (Query){ NULL }));
  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    {
      guint expected = count (c, (Query){ .status = waymark_item_get_id (status) });
      const WaymarkReportFigure *figure = NULL;

      if (block != NULL && position < block->figures->len)
        figure = block->figures->pdata[position];
      if (expected == 0 && (figure == NULL || figure->count != 0))
        continue;
      if (expected == 0 && strstr (figure->label, waymark_item_get_string (status, "word")) == NULL)
        continue;
      g_assert_nonnull (figure);
      g_assert_nonnull (strstr (figure->label, waymark_item_get_string (status, "word")));
      g_assert_cmpuint (figure->count, ==, expected);
      position++;
    }
}

static void
check_themes (const Case *c)
{
  const WaymarkReportBlock *block = get_block (c, "themes", 0);
  guint position = 0;

  for (WaymarkItem *theme =
           waymark_item_first (waymark_plan_get_root (c->source->plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    {
      const WaymarkReportBar *bar;
      guint all = count_in (c->source->plan, theme, &c->source->today, (Query){ NULL });

      if (all == 0)
        continue;
      bar = block->bars->bars->pdata[position++];
      g_assert_cmpuint (bar->total, ==, all);
      for (guint i = 0; i < bar->segments->len; i++)
        {
          const WaymarkReportSegment *segment =
              &g_array_index (bar->segments, WaymarkReportSegment, i);
          Query query = { .rating = name_rating (segment->mark.rating) };

          g_assert_cmpuint (
              segment->count, ==, count_in (c->source->plan, theme, &c->source->today, query));
        }
    }
}

static void
check_exceptions (const Case *c)
{
  guint red = count (c, (Query){ .rating = "red", .status = WAYMARK_FILTER_NOT_DONE });
  guint amber = count (c, (Query){ .rating = "amber", .status = WAYMARK_FILTER_NOT_DONE });
  guint late = count (c, (Query){ .dates = WAYMARK_DATES_LATE });
  guint both = count (c, (Query){ .dates = WAYMARK_DATES_LATE, .rating = "red" }) +
               count (c, (Query){ .dates = WAYMARK_DATES_LATE, .rating = "amber" });

  g_assert_cmpuint (count_rows (get_block (c, "exceptions", 0)), ==, red + amber + late - both);
}

static void
check_next (const Case *c)
{
  const char *open = WAYMARK_FILTER_NOT_DONE;
  guint due = count (c, (Query){ .status = open, .dates = WAYMARK_DATES_NEXT_QUARTER });
  guint rows = count_rows (get_block (c, "next", 0));

  due += count (c, (Query){ .status = open, .dates = WAYMARK_DATES_THIS_QUARTER });
  g_assert_cmpuint (rows, <=, due);
  g_assert_cmpuint (rows + count (c, (Query){ .dates = WAYMARK_DATES_LATE }), >=, due);
}

/* Names are alike in generated plans, so that each row has to be that of some party. */
static gboolean
is_of (const Case *c, const WaymarkReportRow *row, WaymarkItem *party)
{
  const char *id = waymark_item_get_id (party);

  return get_digits (row, 1) == count (c, (Query){ .lead = id }) &&
         get_digits (row, 4) == count (c, (Query){ .lead = id, .dates = WAYMARK_DATES_LATE }) &&
         get_digits (row, 5) == count (c, (Query){ .lead = id, .rating = "red" }) &&
         get_digits (row, 6) == count (c, (Query){ .lead = id, .rating = "amber" });
}

static void
check_leads (const Case *c)
{
  const WaymarkReportBlock *block = get_block (c, "leads", 0);

  for (guint i = 0; block != NULL && i < block->table->rows->len; i++)
    {
      gboolean found = FALSE;

      for (WaymarkItem *party =
               waymark_item_first (waymark_plan_get_root (c->source->plan), WAYMARK_KIND_PARTY);
           party != NULL && !found;
           party = waymark_item_next (party))
        found = waymark_party_resolve (party) == party &&
                is_of (c, block->table->rows->pdata[i], party);
      g_assert_true (found);
    }
}

/* ---- between two meetings */

typedef struct
{
  guint completed;
  guint others;
} Differences;

static WaymarkStage
stage_in (WaymarkPlan *plan, WaymarkItem *action)
{
  WaymarkItem *there = waymark_plan_lookup (plan, waymark_item_get_id (action));

  return there != NULL ? waymark_item_get_stage (there) : WAYMARK_STAGE_NONE;
}

static gboolean
is_over (WaymarkStage stage)
{
  return stage == WAYMARK_STAGE_COMPLETE || stage == WAYMARK_STAGE_CLOSED ||
         stage == WAYMARK_STAGE_MERGED;
}

static void
compare_under (WaymarkPlan *before, WaymarkItem *item, Differences *differences)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);
      WaymarkStage then, now;

      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        compare_under (before, child, differences);
      if (kind != WAYMARK_KIND_ACTION || waymark_item_is_pointer (child))
        continue;
      then = stage_in (before, child);
      now = waymark_item_get_stage (child);
      differences->completed += now == WAYMARK_STAGE_COMPLETE && then != WAYMARK_STAGE_COMPLETE;
      differences->others += waymark_plan_lookup (before, waymark_item_get_id (child)) == NULL;
      differences->others += (now == WAYMARK_STAGE_CLOSED || now == WAYMARK_STAGE_MERGED)
                                 ? now != then
                                 : is_over (then) && !is_over (now);
    }
}

static guint
count_gone (WaymarkPlan *now, WaymarkItem *item)
{
  guint n = 0;

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        n += count_gone (now, child);
      else if (kind == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (child))
        n += waymark_plan_lookup (now, waymark_item_get_id (child)) == NULL;
    }
  return n;
}

static void
check_differences (const Case *c)
{
  Differences differences = { 0 };
  WaymarkPlan *before = c->source->before;

  if (before == NULL)
    {
      g_assert_null (waymark_report_find_section (c->report, "changes"));
      return;
    }
  compare_under (before, waymark_plan_get_root (c->source->plan), &differences);
  differences.others += count_gone (c->source->plan, waymark_plan_get_root (before));
  g_assert_cmpuint (count_rows (get_block (c, "completed", 0)), ==, differences.completed);
  g_assert_cmpuint (count_rows (get_block (c, "changes", 0)), ==, differences.others);
}

/* ---- all of it */

static void
delete_somewhat (WaymarkItem *item, GRand *random)
{
  for (guint i = waymark_item_get_n_children (item); i > 0; i--)
    {
      WaymarkItem *child = waymark_item_get_child (item, i - 1);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_ACTION && g_rand_int_range (random, 0, 9) == 0)
        waymark_plan_remove (waymark_item_get_plan (item), child);
      else if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        delete_somewhat (child, random);
    }
}

static void
check_report (WaymarkPlan *plan, WaymarkItem *meeting, const GDate *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkReportSource) source =
      waymark_report_source_load (plan, meeting, today, &error);
  WaymarkReportRequest request = { .plan = NULL };
  Case c = { source, NULL };

  /* Meetings without a date cannot be told from others. */
  if (g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE))
    return;
  g_assert_no_error (error);
  request.plan = source->plan;
  request.meeting = source->meeting;
  request.before = source->before;
  request.today = source->today;
  request.is_kept = source->is_kept;
  c.report = waymark_report_new (&request);
  check_ratings (&c);
  check_statuses (&c);
  check_themes (&c);
  check_exceptions (&c);
  check_next (&c);
  check_leads (&c);
  check_differences (&c);
  waymark_report_free (c.report);
}

static void
test_figures (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (generated_plan_get_seed ());
  guint n = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (WaymarkPlan) plan = tallied_plan_new (random);
      g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);

      delete_somewhat (waymark_plan_get_root (plan), random);
      check_report (plan, NULL, &today);
      for (guint k = 0; k < meetings->len; k++, n++)
        check_report (plan, meetings->pdata[k], &today);
    }
  g_assert_cmpuint (n, >, N_PLANS / 2);
}

/* ---- plans with rubbish in every field */

static void
check_words (const char *words)
{
  guint open = 0;

  g_assert_true (words == NULL || g_utf8_validate (words, -1, NULL));
  for (const char *at = words; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_true (c != 0x2066 && c != 0x2067);
      g_assert_true (c < 0xfff9 || c > 0xfffb);
      if (c == 0x2068)
        g_assert_cmpuint (open++, ==, 0);
      else if (c == 0x2069)
        g_assert_cmpuint (open--, ==, 1);
    }
  g_assert_cmpuint (open, ==, 0);
}

static void
check_block (const WaymarkReportBlock *block)
{
  check_words (block->words);
  for (guint i = 0; block->lines != NULL && i < block->lines->len; i++)
    check_words (((WaymarkReportLine *) block->lines->pdata[i])->words);
  for (guint i = 0; block->figures != NULL && i < block->figures->len; i++)
    check_words (((WaymarkReportFigure *) block->figures->pdata[i])->sentence);
  for (guint i = 0; block->bars != NULL && i < block->bars->bars->len; i++)
    check_words (((WaymarkReportBar *) block->bars->bars->pdata[i])->label);
  for (guint i = 0; block->table != NULL && i < block->table->rows->len; i++)
    {
      const WaymarkReportRow *row = block->table->rows->pdata[i];

      g_assert_cmpuint (row->cells->len, ==, block->table->columns->len);
      for (guint k = 0; k < row->cells->len; k++)
        {
          check_words (waymark_report_row_get_cell (row, k)->words);
          check_words (waymark_report_row_get_cell (row, k)->note);
        }
    }
  for (guint i = 0; block->timeline != NULL && i < block->timeline->groups->len; i++)
    {
      const WaymarkReportSpans *group = block->timeline->groups->pdata[i];

      check_words (group->heading);
      for (guint k = 0; k < group->rows->len; k++)
        {
          check_words (((WaymarkReportSpan *) group->rows->pdata[k])->words);
          check_words (((WaymarkReportSpan *) group->rows->pdata[k])->sentence);
        }
    }
}

/* Each element is closed by the one that was opened last. */
static void
check_nesting (const char *html)
{
  static const char *const single[] = { "meta", "br",   "col",    "use", "line",
                                        "rect", "path", "circle", NULL };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = strchr (html, '<'); at != NULL; at = strchr (at + 1, '<'))
    {
      gboolean ends = at[1] == '/';
      const char *name = at + (ends ? 2 : 1);
      g_autofree char *tag = g_strndup (name, strspn (name, "abcdefghijklmnopqrstuvwxyz123456"));
      gboolean alone = g_strv_contains (single, tag);

      g_assert_true (*tag != '\0' || g_str_has_prefix (at, "<!"));
      if (ends && !alone)
        {
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpstr (tag, ==, open->pdata[open->len - 1]);
          g_ptr_array_remove_index (open, open->len - 1);
        }
      else if (*tag != '\0' && !alone)
        g_ptr_array_add (open, g_steal_pointer (&tag));
    }
  g_assert_cmpuint (open->len, ==, 0);
}

static void
check_page (const WaymarkReport *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;

  g_assert_true (waymark_report_page_write (report, stream, NULL, &error));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  html = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (g_utf8_validate (html, -1, NULL));
  *strstr (html, "</body>") = '\0';
  check_nesting (strstr (html, "<body>") + strlen ("<body>"));
}

static GPtrArray *
all_parties (WaymarkPlan *plan)
{
  GPtrArray *parties = g_ptr_array_new ();

  for (WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    g_ptr_array_add (parties, party);
  return parties;
}

static void
test_rubbish (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (generated_plan_get_seed ());
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < N_RUBBISH; i++)
    {
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      g_autoptr (WaymarkPlan) before = generated_plan_new (random);
      g_autoptr (GPtrArray) parties = all_parties (plan);
      WaymarkItem *root = waymark_plan_get_root (plan);
      WaymarkReportRequest request = { .plan = plan,
                                       .meeting = waymark_item_first (root, WAYMARK_KIND_MEETING),
                                       .before = i % 2 == 0 ? before : NULL,
                                       .today = today,
                                       .parties = parties,
                                       .without_appendix = i % 3 == 0 };
      g_autoptr (WaymarkReport) report = waymark_report_new (&request);

      check_words (report->title);
      check_words (report->plan);
      for (guint k = 0; k < report->facts->len; k++)
        check_words (g_array_index (report->facts, WaymarkReportFact, k).words);
      for (guint k = 0; k < report->sections->len; k++)
        {
          const WaymarkReportSection *section = report->sections->pdata[k];

          check_words (section->heading);
          check_words (section->lead);
          g_ptr_array_foreach (section->blocks, (GFunc) (void (*) (void)) check_block, NULL);
        }
      check_page (report);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/figures-are-the-lists", test_figures);
  g_test_add_func ("/report/rubbish", test_rubbish);
  return g_test_run ();
}
