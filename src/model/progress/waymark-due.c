/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-due.h"

#include "waymark-window.h"

#define DEFAULT_YEAR_START 4

/**
 * waymark_plan_read_due:
 * @plan: a plan
 * @words: (nullable): what a person typed
 *
 * Words that are not understood are kept as they are, without a window.
 *
 * Returns: (transfer full) (nullable): the value of a due date; %NULL for blanks
 */
WaymarkValue *
waymark_plan_read_due (WaymarkPlan *plan, const char *words)
{
  g_autofree char *clean = NULL;
  g_autofree char *window = NULL;
  gint64 year_start;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  clean = waymark_clean_text (words, TRUE);
  year_start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  if (*clean != '\0')
    window = waymark_window_parse (clean, year_start > 0 ? (int) year_start : DEFAULT_YEAR_START);
  return waymark_value_new_words (clean, window);
}

/**
 * waymark_edit_set_due_value:
 * @edit: an edit
 * @action: an action of the plan
 * @value: (nullable): the due date; %NULL takes it away
 * @error: %WAYMARK_ERROR_BAD_VALUE when the words are too long
 *
 * The first window that an action's due date gets stays in its `first_due` for good.
 *
 * Returns: whether the action took it
 */
gboolean
waymark_edit_set_due_value (WaymarkEdit *edit,
                            WaymarkItem *action,
                            WaymarkValue *value,
                            GError **error)
{
  g_return_val_if_fail (edit != NULL && action != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, FALSE);

  if (!waymark_edit_set (edit, action, "due", value, error))
    return FALSE;
  if (waymark_value_get_child (value, 1) == NULL || waymark_item_get (action, "first_due") != NULL)
    return TRUE;
  return waymark_edit_set (edit, action, "first_due", value, error);
}

/**
 * waymark_edit_set_due:
 * @edit: an edit
 * @item: an item of the plan
 * @field: name of a field that holds words and the window they mean
 * @words: (nullable): what a person typed; %NULL or blanks unset the field
 * @error: %WAYMARK_ERROR_BAD_VALUE when the words are too long
 *
 * Words that are not understood are kept as they are, without a window. The first
 * window that an action's due date gets stays in its `first_due` for good.
 *
 * Returns: whether the field took the words
 */
gboolean
waymark_edit_set_due (
    WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *words, GError **error)
{
  g_autoptr (WaymarkValue) value = NULL;

  g_return_val_if_fail (edit != NULL && item != NULL && field != NULL, FALSE);

  value = waymark_plan_read_due (waymark_edit_get_plan (edit), words);
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION && g_str_equal (field, "due"))
    return waymark_edit_set_due_value (edit, item, value, error);
  return waymark_edit_set (edit, item, field, value, error);
}
