/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-due.h"

#include "waymark-window.h"

#define DEFAULT_YEAR_START 4

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
  g_autofree char *clean = waymark_clean_text (words, TRUE);
  g_autofree char *window = NULL;
  WaymarkItem *root;
  gint64 year_start;

  g_return_val_if_fail (edit != NULL && item != NULL && field != NULL, FALSE);

  if (*clean == '\0')
    return waymark_edit_set (edit, item, field, NULL, error);

  root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  year_start = waymark_item_get_number (root, "year_start");
  window = waymark_window_parse (clean, year_start > 0 ? (int) year_start : DEFAULT_YEAR_START);
  if (!waymark_edit_set_words (edit, item, field, clean, window, error))
    return FALSE;

  if (window == NULL || waymark_item_get_kind (item) != WAYMARK_KIND_ACTION ||
      !g_str_equal (field, "due") || waymark_item_get (item, "first_due") != NULL)
    return TRUE;
  return waymark_edit_set_words (edit, item, "first_due", clean, window, error);
}
