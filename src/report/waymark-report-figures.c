/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-tally-words.h"

/* ---- figures */

static char *
read_aloud (const WaymarkReportFigure *figure)
{
  if (figure->movement == NULL)
    return g_strdup_printf (
        /* Translators: a figure in words: "Green: 15 (39%)" */
        C_ ("report", "%1$s: %2$s (%3$s)"),
        figure->label,
        figure->number,
        figure->share);
  /* Translators: a figure in words: "Green: 15 (39%), +2" */
  return g_strdup_printf (C_ ("report", "%1$s: %2$s (%3$s), %4$s"),
                          figure->label,
                          figure->number,
                          figure->share,
                          /* Translators: after a number: it is as at the last meeting */
                          figure->change != 0 ? figure->movement : C_ ("report", "no change"));
}

/* @before: how many there were, where there is something to compare with */
static WaymarkReportFigure *
add_figure (WaymarkReportWork *work,
            WaymarkReportBlock *block,
            WaymarkReportMark mark,
            const char *label,
            guint count,
            guint before)
{
  WaymarkReportFigure *figure = waymark_report_block_add_figure (block, label, count);

  figure->mark = mark;
  figure->share = waymark_report_share (count, MAX (work->tally->all.actions, 1));
  if (work->earlier != NULL)
    {
      figure->change = (int) count - (int) before;
      figure->movement = waymark_report_change (figure->change);
    }
  figure->sentence = read_aloud (figure);
  return figure;
}

static WaymarkReportBlock *
make_ratings (WaymarkReportWork *work)
{
  WaymarkReportBlock *block = waymark_report_block_new_figures (C_ ("report", "How it is going"));
  const WaymarkTallyRow *all = &work->tally->all;
  const WaymarkTallyRow *before = work->earlier != NULL ? &work->earlier->all : NULL;

  for (guint i = 0; i < WAYMARK_N_RATINGS; i++)
    {
      WaymarkRating rating = waymark_tally_nth_rating (i);

      if (rating != WAYMARK_RATING_BLUE || all->ratings[rating] > 0)
        add_figure (work,
                    block,
                    waymark_report_rating_mark (rating, FALSE),
                    waymark_rating_get_label (rating),
                    all->ratings[rating],
                    before != NULL ? before->ratings[rating] : 0);
    }
  add_figure (work,
              block,
              waymark_report_stage_mark (WAYMARK_STAGE_NONE),
              C_ ("report", "Late"),
              all->late,
              before != NULL ? before->late : 0)
      ->tone = all->late > 0 ? WAYMARK_REPORT_LATE : WAYMARK_REPORT_PLAIN;
  return block;
}

/* A status that nobody has any more is told where some had it before. */
static WaymarkReportBlock *
make_statuses (WaymarkReportWork *work)
{
  WaymarkReportBlock *block = waymark_report_block_new_figures (C_ ("report", "By status"));

  for (guint i = 0; i < work->tally->statuses->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (work->tally->statuses, WaymarkTallyRow, i);
      g_autofree char *word = NULL;
      guint before = 0;

      if (row->item == NULL)
        {
          if (work->earlier != NULL)
            before = g_array_index (
                         work->earlier->statuses, WaymarkTallyRow, work->earlier->statuses->len - 1)
                         .actions;
          if (row->actions > 0 || before > 0)
            add_figure (work,
                        block,
                        waymark_report_stage_mark (WAYMARK_STAGE_NONE),
                        C_ ("report", "No status"),
                        row->actions,
                        before);
          continue;
        }
      if (work->earlier != NULL)
        before = waymark_tally_count_status (work->earlier, row->item);
      if (row->actions == 0 && before == 0)
        continue;
      word = waymark_report_quote (waymark_item_get_string (row->item, "word"));
      add_figure (work,
                  block,
                  waymark_report_stage_mark (
                      waymark_stage_from_name (waymark_item_get_string (row->item, "stage"))),
                  word != NULL ? word : "",
                  row->actions,
                  before);
    }
  return block;
}

static char *
tell_movement (WaymarkReportWork *work)
{
  g_autofree char *day = waymark_report_since_words (work);

  if (work->earlier == NULL)
    return g_strdup (_ ("There is no earlier meeting to compare with yet."));
  /* Translators: %s is a day, such as "4 September" */
  return g_strdup_printf (_ ("Changes are since %s."), day);
}

/**
 * waymark_report_add_figures:
 * @work: a report that is being made
 *
 * Adds how many actions have each rating and each status.
 */
void
waymark_report_add_figures (WaymarkReportWork *work)
{
  WaymarkReportSection *section = waymark_report_add_section (
      work, WAYMARK_REPORT_BODY, "figures", C_ ("report", "At a glance"));

  if (work->tally->all.actions == 0)
    {
      waymark_report_section_say (section, g_strdup (_ ("There are no actions in this plan yet.")));
      return;
    }
  waymark_report_section_say (section, tell_movement (work));
  waymark_report_section_add (section, make_ratings (work));
  waymark_report_section_add (section, make_statuses (work));
}

/* ---- themes */

static char *
count_words (WaymarkRating rating, guint count)
{
  /* Translators: a rating and how many have it: "Green 5" */
  return g_strdup_printf (C_ ("report", "%1$s %2$u"), waymark_rating_get_label (rating), count);
}

static const WaymarkTallyRow *
find_theme (const WaymarkTally *tally, WaymarkItem *theme)
{
  for (guint i = 0; i < tally->themes->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->themes, WaymarkTallyRow, i);

      if (g_str_equal (waymark_item_get_id (row->item), waymark_item_get_id (theme)))
        return row;
    }
  return NULL;
}

/* "Green +2, Red −1" */
static char *
theme_movement (WaymarkReportWork *work, const WaymarkTallyRow *row)
{
  const WaymarkTallyRow *before =
      work->earlier != NULL ? find_theme (work->earlier, row->item) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (work->earlier == NULL)
    return NULL;
  if (before == NULL)
    /* Translators: of a theme that was not in the plan at the last meeting */
    return g_strdup (C_ ("report", "new"));
  for (guint i = 0; i < WAYMARK_N_RATINGS; i++)
    {
      WaymarkRating rating = waymark_tally_nth_rating (i);
      int change = (int) row->ratings[rating] - (int) before->ratings[rating];
      g_autofree char *digits = waymark_report_change (change);

      if (change != 0)
        g_ptr_array_add (parts,
                         g_strdup_printf ("%s %s", waymark_rating_get_label (rating), digits));
    }
  return parts->len > 0 ? waymark_report_join (parts) : g_strdup (C_ ("report", "no change"));
}

static void
add_bar (WaymarkReportWork *work, WaymarkReportBlock *block, const WaymarkTallyRow *row)
{
  g_autofree char *title = waymark_report_item_words (row->item, 0);
  g_autofree char *share = waymark_report_share (row->actions, work->tally->all.actions);
  g_autofree char *actions =
      g_strdup_printf (ngettext ("%u action", "%u actions", row->actions), row->actions);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  WaymarkReportBar *bar = waymark_report_block_add_bar (block, title);

  bar->number = waymark_item_get_number_label (row->item);
  for (guint i = 0; i < WAYMARK_N_RATINGS; i++)
    {
      WaymarkRating rating = waymark_tally_nth_rating (i);
      guint count = row->ratings[rating];
      char *words;

      if (count == 0)
        continue;
      words = count_words (rating, count);
      g_ptr_array_add (parts, words);
      waymark_report_bar_add_segment (
          bar, waymark_report_rating_mark (rating, FALSE), count, words);
    }
  list = waymark_report_join (parts);
  /* Translators: a theme in figures: "12 actions (39%): Green 5, Amber 2" */
  bar->words = g_strdup_printf (C_ ("report", "%1$s (%2$s): %3$s"), actions, share, list);
  bar->movement = theme_movement (work, row);
  bar->late = row->late > 0 ? waymark_late_to_words (row->late) : NULL;
  block->bars->most = MAX (block->bars->most, bar->total);
}

static char *
title_movement (WaymarkReportWork *work)
{
  g_autofree char *since = waymark_report_since_words (work);

  /* Translators: heading of a column that tells what changed; %s is a day: "Since 4 September" */
  return g_strdup_printf (C_ ("column", "Since %s"), since);
}

/**
 * waymark_report_add_themes:
 * @work: a report that is being made
 *
 * Adds the ratings of each theme; nothing for a plan without actions.
 */
void
waymark_report_add_themes (WaymarkReportWork *work)
{
  WaymarkReportSection *section;
  WaymarkReportBlock *block;

  if (work->tally->all.actions == 0)
    return;
  section =
      waymark_report_add_section (work, WAYMARK_REPORT_BODY, "themes", C_ ("report", "By theme"));
  block = waymark_report_block_new_bars (_ ("How the actions of each theme are rated"),
                                         C_ ("report", "Theme"),
                                         C_ ("report", "Rating of its actions"));
  block->bars->late_title = g_strdup (C_ ("column", "Late"));
  if (work->earlier != NULL)
    block->bars->movement_title = title_movement (work);
  for (guint i = 0; i < work->tally->themes->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (work->tally->themes, WaymarkTallyRow, i);

      if (row->actions > 0)
        add_bar (work, block, row);
    }
  waymark_report_section_add (section, block);
}
