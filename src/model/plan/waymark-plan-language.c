/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-plan-language.h"

#include "waymark-stage.h"

/* The language of a plan is that of its statuses. There is no field for it: the words are in the
 * file and in all that is made of it, and plans of any age and from anybody have them. */

/* The stage that a status is worded by, in a language; %WAYMARK_STAGE_NONE for words of its own. */
static WaymarkStage
get_worded_stage (WaymarkItem *status, const WaymarkLanguage *language)
{
  const char *word = waymark_item_get_string (status, "word");
  WaymarkStage stage = waymark_stage_from_name (waymark_item_get_string (status, "stage"));
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);

  return g_strcmp0 (word, waymark_stage_get_label (stage)) == 0 ? stage : WAYMARK_STAGE_NONE;
}

static guint
count_worded (WaymarkPlan *plan, const WaymarkLanguage *language)
{
  guint n = 0;

  for (WaymarkItem *status = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS);
       status != NULL;
       status = waymark_item_next (status))
    n += get_worded_stage (status, language) != WAYMARK_STAGE_NONE;
  return n;
}

/**
 * waymark_plan_get_language:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): the language that most of its statuses are worded in;
 *   %NULL where all are words of the plan's own
 */
const WaymarkLanguage *
waymark_plan_get_language (WaymarkPlan *plan)
{
  g_auto (GStrv) codes = waymark_language_list ();
  const WaymarkLanguage *found = NULL;
  guint most = 0;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const WaymarkLanguage *language = waymark_language_get (codes[i]);
      guint n = language != NULL ? count_worded (plan, language) : 0;

      if (n > most)
        {
          most = n;
          found = language;
        }
    }
  return found;
}

/**
 * waymark_edit_set_language:
 * @edit: an edit of the plan
 * @plan: a plan
 * @language: what its statuses are to be worded in
 * @error: why it cannot be
 *
 * Words that somebody chose instead of those of the plan's language stay.
 *
 * Returns: whether it was done
 */
gboolean
waymark_edit_set_language (WaymarkEdit *edit,
                           WaymarkPlan *plan,
                           const WaymarkLanguage *language,
                           GError **error)
{
  const WaymarkLanguage *present = waymark_plan_get_language (plan);

  g_return_val_if_fail (edit != NULL && language != NULL, FALSE);

  if (present == NULL || present == language)
    return TRUE;
  for (WaymarkItem *status = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS);
       status != NULL;
       status = waymark_item_next (status))
    {
      WaymarkStage stage = get_worded_stage (status, present);
      g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);

      if (stage != WAYMARK_STAGE_NONE &&
          !waymark_edit_set_string (edit, status, "word", waymark_stage_get_label (stage), error))
        return FALSE;
    }
  return TRUE;
}
