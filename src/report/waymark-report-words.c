/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-list-words.h"
#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-slippage.h"
#include "waymark-window.h"

#define APRIL 4
#define PEOPLE_BEGIN 0x2068
#define PEOPLE_END 0x2069

/* U+2066 to U+2069, of which the last two mark people's words in a report. */
static gboolean
is_isolate (const char *at)
{
  return strncmp (at, "\342\201", 2) == 0 && (guchar) at[2] >= 0xa6 && (guchar) at[2] <= 0xa9;
}

/**
 * waymark_report_quote:
 * @words: (nullable): what a person wrote
 *
 * Returns: (transfer full) (nullable): the words between isolates, without any of their own and
 *   with numbers that refer as they were written
 */
char *
waymark_report_quote (const char *words)
{
  g_autofree char *written = words != NULL ? waymark_text_as_written (words, NULL) : NULL;
  GString *quoted;

  if (written == NULL)
    return NULL;
  quoted = g_string_new ("\342\201\250");
  for (const char *at = written; *at != '\0';)
    {
      if (is_isolate (at))
        at += 3;
      else
        g_string_append_c (quoted, *at++);
    }
  g_string_append (quoted, "\342\201\251");
  return g_string_free (quoted, FALSE);
}

/**
 * waymark_report_settle:
 * @sentence: (transfer full) (nullable): a sentence that may hold a person's words already
 *
 * A person's words could bring isolates of their own: they must not end those of the sentence.
 *
 * Returns: (transfer full) (nullable): it with its isolates in pairs
 */
char *
waymark_report_settle (char *sentence)
{
  g_autofree char *given = sentence;
  g_autofree char *unsettled = sentence != NULL ? waymark_text_as_written (sentence, NULL) : NULL;
  GString *settled;
  guint open = 0;

  if (unsettled == NULL)
    return NULL;
  settled = g_string_new (NULL);
  for (const char *at = unsettled; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_isolate (at) || (c == PEOPLE_BEGIN && open == 0) || (c == PEOPLE_END && open == 1))
        {
          g_string_append_unichar (settled, c);
          open = c == PEOPLE_BEGIN ? 1 : c == PEOPLE_END ? 0 : open;
        }
    }
  if (open > 0)
    g_string_append_unichar (settled, PEOPLE_END);
  return g_string_free (settled, FALSE);
}

/**
 * waymark_report_text:
 * @plan: the plan that the text is of
 * @stored: (nullable): a text as stored, with its markers
 *
 * Returns: (transfer full) (nullable): it as it is shown, as a person's words
 */
char *
waymark_report_text (WaymarkPlan *plan, const char *stored)
{
  g_autofree char *shown = stored != NULL ? waymark_text_show (plan, stored, NULL) : NULL;

  return waymark_report_quote (shown);
}

/**
 * waymark_report_cut:
 * @words: words on one line
 * @most: how many characters there is room for; 0 for any
 *
 * Returns: (transfer full): the words, cut short between two of them where they are too long
 */
char *
waymark_report_cut (const char *words, glong most)
{
  const char *end;
  const char *space;

  if (most == 0 || g_utf8_strlen (words, -1) <= most)
    return g_strdup (words);
  end = g_utf8_offset_to_pointer (words, most - 1);
  space = g_strrstr_len (words, end - words, " ");
  /* Words without spaces, or a very long one at the end: cut where the room ends. */
  if (space == NULL || space - words < (end - words) / 2)
    space = end;
  return g_strdup_printf ("%.*s…", (int) (space - words), words);
}

/**
 * waymark_report_join:
 * @words: (element-type utf8): words
 *
 * Returns: (transfer full): them one after another
 */
char *
waymark_report_join (GPtrArray *words)
{
  g_autofree const char **list = g_new0 (const char *, words->len + 1);

  for (guint i = 0; i < words->len; i++)
    list[i] = words->pdata[i];
  return waymark_list_to_commas (list);
}

/**
 * waymark_report_item_words:
 * @item: an action, a requirement or a theme
 * @most: how many characters there is room for; 0 for any
 *
 * Returns: (transfer full): its words on one line
 */
char *
waymark_report_item_words (WaymarkItem *item, glong most)
{
  g_autofree char *title = waymark_item_get_title (item);
  g_autofree char *cut = NULL;

  g_strdelimit (title, "\n\t", ' ');
  if (*title == '\0')
    return g_strdup (_ ("No words yet"));
  cut = waymark_report_cut (title, most);
  return waymark_report_quote (cut);
}

/**
 * waymark_report_party_name:
 * @party: a party
 *
 * Returns: (transfer full): its short name
 */
char *
waymark_report_party_name (WaymarkItem *party)
{
  return waymark_report_quote (waymark_party_get_short (party));
}

/**
 * waymark_report_leads:
 * @item: an action or a requirement
 *
 * Returns: (transfer full) (nullable): who leads it, by short names, or what it points to
 *   lends it; %NULL for nobody
 */
char *
waymark_report_leads (WaymarkItem *item)
{
  g_autoptr (GPtrArray) parties = waymark_item_get_shown_leads (item);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parties->len; i++)
    g_ptr_array_add (names, waymark_report_party_name (parties->pdata[i]));
  return names->len > 0 ? waymark_report_join (names) : NULL;
}

/**
 * waymark_report_due:
 * @item: an item of the plan
 * @due: (nullable): the value of a due date
 *
 * Returns: (transfer full): the date in the reader's language, or as it was written
 */
char *
waymark_report_due (WaymarkItem *item, const WaymarkValue *due)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_item_get_plan (item));
  int start = (int) waymark_item_get_number (root, "year_start");
  char *shown = waymark_window_format (waymark_due_get_window (due), start > 0 ? start : APRIL);

  if (shown != NULL)
    return shown;
  return due != NULL
             ? waymark_report_quote (waymark_value_get_string (waymark_value_get_child (due, 0)))
             : g_strdup (C_ ("due", "no date"));
}

/**
 * waymark_report_change:
 * @change: how many more, or less
 *
 * Returns: (transfer full): "+2", "−1", or "±0"
 */
char *
waymark_report_change (int change)
{
  if (change == 0)
    /* Translators: beside a number: it is the same as at the last meeting */
    return g_strdup (C_ ("report", "±0"));
  /* Among words from right to left the sign would go behind its number. */
  return g_strdup_printf (change > 0 ? "%s+%d" : "%s−%d",
                          g_str_equal (C_ ("text direction", "ltr"), "rtl") ? "\342\200\216" : "",
                          ABS (change));
}

/**
 * waymark_report_share:
 * @part: some of @whole
 * @whole: all; not 0
 *
 * Returns: (transfer full): "39%"
 */
char *
waymark_report_share (guint part, guint whole)
{
  g_return_val_if_fail (whole > 0, NULL);

  /* Translators: %u is a whole number of parts in a hundred */
  return g_strdup_printf (C_ ("report", "%u%%"), (200 * part + whole) / (2 * whole));
}

/* After so many numbers nobody goes on reading. */
#define MOST_NUMBERS 24

/**
 * waymark_report_rest:
 * @work: a report that is being made
 * @items: (element-type WaymarkItem): what a table would hold if there were room
 * @shown: how many of them it holds
 *
 * Returns: (transfer full) (nullable): how many more there are, and which; %NULL for none
 */
char *
waymark_report_rest (WaymarkReportWork *work, GPtrArray *items, guint shown)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint more = items->len - MIN (shown, items->len);

  for (guint i = shown; i < items->len && numbers->len < MOST_NUMBERS; i++)
    g_ptr_array_add (numbers, waymark_item_get_number_words (items->pdata[i]));
  if (numbers->len == 0)
    return NULL;
  if (more > numbers->len)
    g_ptr_array_add (numbers, g_strdup ("…"));
  list = waymark_report_join (numbers);
  if (work->request->without_appendix)
    return g_strdup_printf (
        /* Translators: below a table; %2$s are numbers of actions: "and 2 more: 1.2, 1.4" */
        ngettext ("and %1$u more: %2$s", "and %1$u more: %2$s", more),
        more,
        list);
  /* Translators: below a table; %2$s are numbers: "and 2 more, in the appendix: 1.2, 1.4" */
  return g_strdup_printf (ngettext ("and %1$u more, in the appendix: %2$s",
                                    "and %1$u more, in the appendix: %2$s",
                                    more),
                          more,
                          list);
}

/**
 * waymark_report_since_words:
 * @work: a report that is being made
 *
 * Returns: (transfer full): the first day of the period: "4 September"
 */
char *
waymark_report_since_words (WaymarkReportWork *work)
{
  return waymark_day_to_words (&work->since, &work->today);
}
