/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-due-move.h"
#include "waymark-meeting.h"
#include "waymark-new-update.h"
#include "waymark-rating.h"
#include "waymark-slippage.h"

#include <glib/gi18n-lib.h>

/* What happens to actions between meetings: updates, ratings, dates that are agreed. */

static WaymarkItem *
find_action (WaymarkDocument *document, const char *word, GError **error)
{
  WaymarkItem *item = cli_find_item (waymark_document_get_plan (document), word, error);

  if (item == NULL || waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    return item;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_PLACE,
               /* Translators: %s is an item as it was typed */
               _ ("“%s” is no action; only actions have updates, ratings and dates."),
               word);
  return NULL;
}

/* ---- update */

/* The words of the command line while an update is put together; owns its strings. */
typedef struct
{
  WaymarkNewUpdate update;
  GPtrArray *strings;
} Typed;

static gboolean
read_day (Typed *typed, WaymarkPlan *plan, const char *value, GError **error)
{
  gint64 start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  char *day = waymark_day_from_typed (value, (int) start);

  typed->update.date = day;
  if (day != NULL)
    {
      g_ptr_array_add (typed->strings, day);
      return TRUE;
    }
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %s is what was typed */
               _ ("“%s” is not a single day, such as 4/12/2025 or “4 december 2025”."),
               value);
  return FALSE;
}

static gboolean
read_link (
    WaymarkItem **item, WaymarkPlan *plan, const char *field, const char *value, GError **error)
{
  *item = cli_find_link (plan, waymark_kind_get_field (WAYMARK_KIND_UPDATE, field), value, error);
  return *item != NULL;
}

static gboolean
read_field (Typed *typed, WaymarkPlan *plan, const char *field, char *value, GError **error)
{
  WaymarkNewUpdate *update = &typed->update;
  const struct
  {
    const char *name;
    const char **at;
  } strings[] = { { "text", &update->text },
                  { "who", &update->who },
                  { "rating", &update->rating },
                  { "due", &update->due },
                  { "reason", &update->reason } };

  g_ptr_array_add (typed->strings, value);
  if (g_str_equal (field, "date"))
    return read_day (typed, plan, value, error);
  if (g_str_equal (field, "status"))
    return read_link (&update->status, plan, field, value, error);
  if (g_str_equal (field, "meeting"))
    return (update->meeting = cli_find_meeting (plan, value, error)) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (g_str_equal (field, strings[i].name))
      {
        *strings[i].at = value;
        return TRUE;
      }
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %1$s is a field that was asked for, %2$s the list of fields that
                * there are */
               _ ("An update has no field “%1$s”; it has %2$s."),
               field,
               "text, status, rating, due, reason, date, who, meeting");
  return FALSE;
}

static gboolean
read_update (Typed *typed, WaymarkPlan *plan, char **words, GError **error)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *field = NULL;
      char *value = NULL;

      if (!cli_split_value (*words, &field, &value, error) ||
          !read_field (typed, plan, field, value, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cli_update:
 * @document: the open plan
 * @options: PLAN ITEM FIELD=VALUE…, `--person`
 * @error: why there is no update
 *
 * Adds an update to an action, which takes over its status and rating; a date is proposed.
 * Prints the id of the update.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_update (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *person = cli_choose_person (options);
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (WaymarkItem) update = NULL;
  Typed typed = { .update.who = person, .strings = strings };
  WaymarkItem *action = find_action (document, options->words[1], error);
  WaymarkItem *added;

  if (action == NULL ||
      !read_update (&typed, waymark_document_get_plan (document), options->words + 2, error))
    return FALSE;
  edit = waymark_document_begin_edit (document, C_ ("edit", "Add update"));
  added = waymark_edit_add_update (edit, action, &typed.update, error);
  if (added == NULL)
    return FALSE;
  update = waymark_item_ref (added);
  if (!waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  cli_print ("%s\n", waymark_item_get_id (update));
  return TRUE;
}

/* ---- rate */

/**
 * cli_rate:
 * @document: the open plan
 * @options: PLAN ITEM RATING, `--reason`
 * @error: why it is not so rated
 *
 * Rates an action by hand, or leaves it to the plan's rule again.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_rate (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *action = find_action (document, options->words[1], error);
  const char *rating = options->words[2];

  if (action == NULL)
    return FALSE;
  if (!g_str_equal (rating, "rule") && waymark_rating_from_name (rating) == WAYMARK_RATING_NONE)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_BAD_VALUE,
                   /* Translators: %s is what was typed instead; the words in between are not
                    * translated */
                   _ ("There is no rating “%s”; there are green, amber, red and blue, and “rule” "
                      "leaves it to the plan's rule."),
                   rating);
      return FALSE;
    }
  edit = waymark_document_begin_edit (document, C_ ("edit", "Change rating"));
  return waymark_edit_rate (
             edit, action, g_str_equal (rating, "rule") ? NULL : rating, options->reason, error) &&
         waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/* ---- decide */

/* The update that was named, or the newest of the action that waits for a decision. */
static WaymarkItem *
find_proposal (WaymarkDocument *document, const char *word, GError **error)
{
  WaymarkItem *item = cli_find_item (waymark_document_get_plan (document), word, error);
  g_autoptr (WaymarkSlippage) slippage = NULL;
  const WaymarkDateMove *move;

  if (item == NULL || waymark_item_get_kind (item) == WAYMARK_KIND_UPDATE)
    return item;
  item = find_action (document, word, error);
  if (item == NULL)
    return NULL;
  slippage = waymark_slippage_new (item);
  move = waymark_slippage_get_undecided (slippage);
  if (move != NULL)
    return move->update;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_NOT_FOUND,
               /* Translators: %s is an item as it was typed */
               _ ("No date of “%s” waits to be agreed."),
               word);
  return NULL;
}

static gboolean
decide (WaymarkDocument *document, const CliOptions *options, gboolean agree, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *update = find_proposal (document, options->words[1], error);
  WaymarkItem *meeting = NULL;

  if (update == NULL)
    return FALSE;
  if (options->meeting != NULL)
    {
      meeting = cli_find_meeting (waymark_document_get_plan (document), options->meeting, error);
      if (meeting == NULL)
        return FALSE;
    }
  edit = waymark_document_begin_edit (
      document, agree ? C_ ("edit", "Agree date") : C_ ("edit", "Refuse date"));
  return (agree ? waymark_edit_agree_date (edit, update, meeting, error)
                : waymark_edit_refuse_date (edit, update, meeting, error)) &&
         waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/**
 * cli_agree:
 * @document: the open plan
 * @options: PLAN ITEM, `--meeting`
 * @error: why nothing is agreed
 *
 * Agrees to the date that an update, or the newest of an action, proposes.
 *
 * Returns: whether the file holds the decision
 */
gboolean
cli_agree (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  return decide (document, options, TRUE, error);
}

/**
 * cli_refuse:
 * @document: the open plan
 * @options: PLAN ITEM, `--meeting`
 * @error: why nothing is refused
 *
 * Refuses the date that an update, or the newest of an action, proposes.
 *
 * Returns: whether the file holds the decision
 */
gboolean
cli_refuse (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  return decide (document, options, FALSE, error);
}
