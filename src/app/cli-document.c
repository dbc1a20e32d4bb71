/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-today.h"
#include "waymark-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * cli_choose_person:
 * @options: the command line
 *
 * Returns: (transfer full) (nullable): who makes the change: `--person`, else the name
 *   that the window was told; %NULL leaves it to the document
 */
char *
cli_choose_person (const CliOptions *options)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *person = NULL;

  if (options->person != NULL)
    return waymark_clean_text (options->person, TRUE);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return NULL;
  settings = g_settings_new (APPLICATION_ID);
  person = g_settings_get_string (settings, "person");
  return *person != '\0' ? g_steal_pointer (&person) : NULL;
}

/**
 * cli_run_on_plan:
 * @options: the command line, whose first word is the plan
 * @run: what to do with it
 * @error: why it could not be opened, used or written
 *
 * Opens a plan, and writes its file when @run has edited it.
 *
 * Returns: whether all of it worked
 */
gboolean
cli_run_on_plan (const CliOptions *options, CliPlanFunc run, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->words[0]);
  g_autoptr (WaymarkDocument) document = waymark_document_open (file, NULL, error);
  g_autofree char *person = NULL;
  gboolean done;

  if (document == NULL)
    return FALSE;
  person = cli_choose_person (options);
  if (person != NULL)
    waymark_document_set_person (document, person);
  done = run (document, options, error);
  return waymark_document_close (document, done ? error : NULL) && done;
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  x = g_utf8_casefold (a, -1);
  y = g_utf8_casefold (b, -1);
  return g_str_equal (x, y);
}

static gboolean
party_is_called (WaymarkItem *party, const char *name)
{
  if (same_words (waymark_item_get_string (party, "name"), name) ||
      same_words (waymark_item_get_string (party, "short"), name))
    return TRUE;
  for (WaymarkItem *alias = waymark_item_first (party, WAYMARK_KIND_ALIAS); alias != NULL;
       alias = waymark_item_next (alias))
    if (same_words (waymark_item_get_string (alias, "name"), name))
      return TRUE;
  return FALSE;
}

static gboolean
fail_not_found (const char *word, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_NOT_FOUND,
               /* Translators: %s is what was typed: a number, a name, an id */
               _ ("“%s” is not in the plan; “waymark-cli show” prints what is."),
               word);
  return FALSE;
}

static gboolean
fail_ambiguous (const char *word, WaymarkItem *one, WaymarkItem *other, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_NOT_FOUND,
               /* Translators: %1$s is a name that was typed, %2$s and %3$s are ids */
               _ ("“%1$s” could be %2$s or %3$s: name it by its id."),
               word,
               waymark_item_get_id (one),
               waymark_item_get_id (other));
  return FALSE;
}

static WaymarkItem *
find_party (WaymarkPlan *plan, const char *name, GError **error)
{
  WaymarkItem *found = waymark_plan_find_party (plan, name);

  if (found == NULL)
    {
      fail_not_found (name, error);
      return NULL;
    }
  for (WaymarkItem *other = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       other != NULL;
       other = waymark_item_next (other))
    if (other != found && party_is_called (other, name) &&
        waymark_party_resolve (other) != waymark_party_resolve (found))
      {
        fail_ambiguous (name, found, other, error);
        return NULL;
      }
  return found;
}

static WaymarkItem *
find_status (WaymarkPlan *plan, const char *word, GError **error)
{
  WaymarkItem *found = waymark_plan_find_status (plan, word);

  if (found == NULL)
    {
      fail_not_found (word, error);
      return NULL;
    }
  for (WaymarkItem *other = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS);
       other != NULL;
       other = waymark_item_next (other))
    if (other != found && same_words (waymark_item_get_string (other, "word"), word) &&
        same_words (waymark_item_get_string (found, "word"), word))
      {
        fail_ambiguous (word, found, other, error);
        return NULL;
      }
  return found;
}

/**
 * cli_find_meeting:
 * @plan: a plan
 * @word: its day as people write it, a month that it is the only one in, `last` (that was
 *   closed), `next`, or an id
 * @error: %WAYMARK_ERROR_NOT_FOUND when there is none, or more than one
 *
 * Returns: (transfer none) (nullable): the meeting
 */
WaymarkItem *
cli_find_meeting (WaymarkPlan *plan, const char *word, GError **error)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  gint64 year_start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  g_autofree char *window = waymark_window_parse (word, year_start > 0 ? (int) year_start : 4);
  WaymarkItem *found = waymark_plan_lookup (plan, word);
  GDate first, last, date;

  waymark_today (&date);
  if (found != NULL && waymark_item_get_kind (found) != WAYMARK_KIND_MEETING)
    found = NULL;
  else if (g_str_equal (word, "last"))
    found = waymark_plan_get_last_meeting (plan);
  else if (g_str_equal (word, "next"))
    found = waymark_plan_get_next_meeting (plan, &date);
  for (guint i = 0; window != NULL && i < meetings->len; i++)
    if (waymark_window_get_days (window, &first, &last) && g_date_valid (&first) &&
        g_date_valid (&last) && waymark_meeting_get_date (meetings->pdata[i], &date) &&
        g_date_compare (&date, &first) >= 0 && g_date_compare (&date, &last) <= 0)
      {
        if (found != NULL)
          {
            fail_ambiguous (word, found, meetings->pdata[i], error);
            return NULL;
          }
        found = meetings->pdata[i];
      }
  if (found == NULL)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NOT_FOUND,
                 /* Translators: %s is what was typed: a date, an id, last, next */
                 _ ("There is no meeting “%s” in this plan; “waymark-cli meeting list” prints "
                    "them."),
                 word);
  return found;
}

/**
 * cli_find_item:
 * @plan: a plan
 * @word: a number as shown, `plan`, `party:NAME`, `status:WORD`, `meeting:DATE` or an id
 * @error: %WAYMARK_ERROR_NOT_FOUND when there is none, or more than one
 *
 * Returns: (transfer none) (nullable): the item
 */
WaymarkItem *
cli_find_item (WaymarkPlan *plan, const char *word, GError **error)
{
  WaymarkItem *item;

  if (g_str_has_prefix (word, "party:"))
    return find_party (plan, word + strlen ("party:"), error);
  if (g_str_has_prefix (word, "status:"))
    return find_status (plan, word + strlen ("status:"), error);
  if (g_str_has_prefix (word, "meeting:"))
    return cli_find_meeting (plan, word + strlen ("meeting:"), error);
  if ((item = waymark_plan_lookup (plan, word)) == NULL)
    item = waymark_plan_find_number (plan, word);
  if (item == NULL)
    fail_not_found (word, error);
  return item;
}

/**
 * cli_find_link:
 * @plan: a plan
 * @field: a field that links to an item
 * @word: what was typed for it
 * @error: %WAYMARK_ERROR_NOT_FOUND when there is none, or more than one
 *
 * As cli_find_item(), but a party or a status goes by its bare name where the field
 * wants one.
 *
 * Returns: (transfer none) (nullable): the item
 */
WaymarkItem *
cli_find_link (WaymarkPlan *plan, const WaymarkField *field, const char *word, GError **error)
{
  if (waymark_plan_lookup (plan, word) == NULL && strchr (word, ':') == NULL)
    {
      if (field->targets == 1u << WAYMARK_KIND_PARTY)
        return find_party (plan, word, error);
      if (field->targets == 1u << WAYMARK_KIND_STATUS)
        return find_status (plan, word, error);
      if (field->targets == 1u << WAYMARK_KIND_MEETING)
        return cli_find_meeting (plan, word, error);
    }
  return cli_find_item (plan, word, error);
}

/**
 * cli_name_item:
 * @item: an item
 *
 * Returns: (transfer full): a line that says which item it is: its number, or else its
 *   kind, and its words
 */
char *
cli_name_item (WaymarkItem *item)
{
  g_autofree char *number = waymark_item_get_number_label (item);
  g_autofree char *title = waymark_item_get_title (item);
  const char *first =
      number != NULL ? number : waymark_kind_get_label (waymark_item_get_kind (item));

  if (title == NULL || *title == '\0')
    return g_strdup (first);
  return g_strdup_printf ("%s  %s", first, title);
}
