/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-stage.h"

#include "waymark-fold-private.h"
#include "waymark-i18n.h"
#include "waymark-language.h"

static const char *const names[WAYMARK_N_STAGES] = {
  [WAYMARK_STAGE_PROPOSED] = "proposed",       [WAYMARK_STAGE_AGREED] = "agreed",
  [WAYMARK_STAGE_NOT_STARTED] = "not-started", [WAYMARK_STAGE_IN_PROGRESS] = "in-progress",
  [WAYMARK_STAGE_ONGOING] = "ongoing",         [WAYMARK_STAGE_COMPLETE] = "complete",
  [WAYMARK_STAGE_PAUSED] = "paused",           [WAYMARK_STAGE_CLOSED] = "closed",
  [WAYMARK_STAGE_MERGED] = "merged",
};

static const char *const labels[WAYMARK_N_STAGES] = {
  [WAYMARK_STAGE_NONE] =
      /* Translators: the stage of an action that has no status */
  NC_ ("stage", "No status"),
  [WAYMARK_STAGE_PROPOSED] = NC_ ("stage", "Proposed"),
  [WAYMARK_STAGE_AGREED] = NC_ ("stage", "Agreed"),
  [WAYMARK_STAGE_NOT_STARTED] = NC_ ("stage", "Not started"),
  [WAYMARK_STAGE_IN_PROGRESS] = NC_ ("stage", "In progress"),
  [WAYMARK_STAGE_ONGOING] = NC_ ("stage", "Ongoing"),
  [WAYMARK_STAGE_COMPLETE] = NC_ ("stage", "Complete"),
  [WAYMARK_STAGE_PAUSED] = NC_ ("stage", "Paused"),
  [WAYMARK_STAGE_CLOSED] =
      /* Translators: it was given up before it was delivered */
  NC_ ("stage", "Closed undelivered"),
  [WAYMARK_STAGE_MERGED] =
      /* Translators: another action does its work now */
  NC_ ("stage", "Merged"),
};

/* Words that tell a stage. "Not completed" must not count as complete, nor "partly complete", so
 * the order is from what takes a word's sense away to the bare word. */
static const struct
{
  WaymarkStage stage;
  const char *words;
} hints[] = {
  { WAYMARK_STAGE_NOT_STARTED,
    NC_ (
        "status words",
        /* Translators: words that tables of other people use for the stage "Not started", parted by
         * "|". Give your language's words for the same; English is understood as well. */
        "not started|not yet started|not begun|to start|yet to start|to do|todo|planned|pending|"
        "open|outstanding|scheduled|upcoming|not commenced|new|future") },
  { WAYMARK_STAGE_IN_PROGRESS,
    NC_ ("status words",
         /* Translators: words for the stage "In progress" that hold a word of another stage */
         "partly complete|partially complete|partly completed|partially completed|part complete|"
         "nearly complete|almost complete|not complete|not completed|incomplete|not met|"
         "partly met|partially met|not achieved|partly achieved|partially achieved") },
  { WAYMARK_STAGE_CLOSED,
    NC_ (
        "status words",
        /* Translators: words for the stage "Closed undelivered" */
        "closed undelivered|closed|cancelled|canceled|withdrawn|abandoned|stopped|dropped|rejected|"
        "not delivered|not proceeding|no longer required|no longer needed|discontinued") },
  { WAYMARK_STAGE_MERGED,
    NC_ ("status words",
         /* Translators: words for the stage "Merged into another action" */
         "merged|incorporated|superseded|combined|replaced|transferred") },
  { WAYMARK_STAGE_PAUSED,
    NC_ ("status words",
         /* Translators: words for the stage "Paused" */
         "paused|on hold|held|suspended|deferred|postponed|parked|stalled|blocked") },
  { WAYMARK_STAGE_PROPOSED,
    NC_ ("status words",
         /* Translators: words for the stage "Proposed" */
         "proposed|proposal|draft|suggested|to be agreed|for agreement|tba|idea") },
  { WAYMARK_STAGE_ONGOING,
    NC_ ("status words",
         /* Translators: words for the stage "Ongoing" */
         "ongoing|on going|continuous|continuing|continual|rolling|business as "
         "usual|bau|embedded") },
  { WAYMARK_STAGE_IN_PROGRESS,
    NC_ ("status words",
         /* Translators: words for the stage "In progress" */
         "in progress|underway|under way|started|commenced|begun|progressing|wip|active|on track|"
         "on target|on schedule|in development|in hand|behind|behind schedule|delayed|at risk|"
         "off track|overdue|late|being delivered|in delivery") },
  { WAYMARK_STAGE_COMPLETE,
    NC_ ("status words",
         /* Translators: words for the stage "Complete" */
         "complete|completed|done|finished|achieved|delivered|met|fulfilled|implemented") },
  { WAYMARK_STAGE_AGREED,
    NC_ ("status words",
         /* Translators: words for the stage "Agreed" */
         "agreed|approved|accepted|confirmed|committed|signed off|adopted") },
};

/**
 * waymark_stage_get_name:
 * @stage: a stage
 *
 * Returns: (transfer none) (nullable): its name in files and on the command line;
 *   %NULL for %WAYMARK_STAGE_NONE
 */
const char *
waymark_stage_get_name (WaymarkStage stage)
{
  g_return_val_if_fail (stage < WAYMARK_N_STAGES, NULL);

  return names[stage];
}

/**
 * waymark_stage_get_label:
 * @stage: a stage
 *
 * Returns: (transfer none): what it is called in the reader's language
 */
const char *
waymark_stage_get_label (WaymarkStage stage)
{
  g_return_val_if_fail (stage < WAYMARK_N_STAGES, NULL);

  return waymark_pgettext2 ("stage", labels[stage]);
}

/**
 * waymark_stage_from_name:
 * @name: (nullable): a stage's name, exactly
 *
 * Returns: the stage; %WAYMARK_STAGE_NONE for anything else
 */
WaymarkStage
waymark_stage_from_name (const char *name)
{
  for (guint i = WAYMARK_STAGE_PROPOSED; name != NULL && i < WAYMARK_N_STAGES; i++)
    if (g_str_equal (names[i], name))
      return i;
  return WAYMARK_STAGE_NONE;
}

static WaymarkStage
from_label (const char *word)
{
  g_autofree char *folded = waymark_fold_name (word);

  for (guint i = WAYMARK_STAGE_PROPOSED; i < WAYMARK_N_STAGES; i++)
    if (waymark_fold_match (names[i], folded) || waymark_fold_match (labels[i], folded) ||
        waymark_fold_match (waymark_stage_get_label (i), folded))
      return i;
  return WAYMARK_STAGE_NONE;
}

/* In the spoken language and in English. */
static WaymarkStage
guess_spoken (const char *word, const char *folded)
{
  WaymarkStage stage = from_label (word);

  for (guint i = 0; stage == WAYMARK_STAGE_NONE && i < G_N_ELEMENTS (hints); i++)
    {
      const char *own = waymark_pgettext2 ("status words", hints[i].words);
      g_autofree char *alternatives =
          own != hints[i].words ? waymark_fold_alternatives (own) : NULL;

      if (waymark_fold_holds (folded, hints[i].words) ||
          (alternatives != NULL && waymark_fold_holds (folded, alternatives)))
        stage = hints[i].stage;
    }
  return stage;
}

static gpointer
collect_labels (gpointer data)
{
  GHashTable *stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) codes = waymark_language_list ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const WaymarkLanguage *language = waymark_language_get (codes[i]);
      g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);

      for (guint stage = WAYMARK_STAGE_PROPOSED; language != NULL && stage < WAYMARK_N_STAGES;
           stage++)
        g_hash_table_insert (
            stages, waymark_fold_words (waymark_stage_get_label (stage)), GUINT_TO_POINTER (stage));
    }
  return stages;
}

/* A document need not be in the language of the window: a partner wrote it. */
static WaymarkStage
guess_in_other_languages (const char *folded)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, collect_labels, NULL);
  return GPOINTER_TO_UINT (g_hash_table_lookup (once.retval, folded));
}

/**
 * waymark_stage_guess:
 * @word: (nullable): the word of a document for how far an action is
 *
 * The stage behind a word, in the reader's language or English, else in any that Waymark comes in:
 * "Approved" is agreed, "On hold" paused. A word that says nothing ("Green") is taken for in
 * progress, so that its action can fall late; whoever imports lists it as a guess.
 *
 * Returns: the stage; %WAYMARK_STAGE_NONE for no word at all
 */
WaymarkStage
waymark_stage_guess (const char *word)
{
  g_autofree char *folded = NULL;
  WaymarkStage stage;

  if (word == NULL)
    return WAYMARK_STAGE_NONE;
  folded = waymark_fold_words (word);
  if (*folded == '\0')
    return WAYMARK_STAGE_NONE;
  stage = guess_spoken (word, folded);
  if (stage == WAYMARK_STAGE_NONE)
    stage = guess_in_other_languages (folded);
  return stage != WAYMARK_STAGE_NONE ? stage : WAYMARK_STAGE_IN_PROGRESS;
}

static WaymarkItem *
get_status (WaymarkItem *action)
{
  const char *id = waymark_item_get_string (action, "status");
  WaymarkPlan *plan = id != NULL ? waymark_item_get_plan (action) : NULL;
  WaymarkItem *status = plan != NULL ? waymark_plan_lookup (plan, id) : NULL;

  return status != NULL && waymark_item_get_kind (status) == WAYMARK_KIND_STATUS ? status : NULL;
}

/**
 * waymark_item_get_stage:
 * @action: an action
 *
 * Returns: the stage behind its status; %WAYMARK_STAGE_NONE when it has no status,
 *   or one without a stage
 */
WaymarkStage
waymark_item_get_stage (WaymarkItem *action)
{
  WaymarkItem *status;

  g_return_val_if_fail (action != NULL, WAYMARK_STAGE_NONE);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, WAYMARK_STAGE_NONE);

  status = get_status (action);
  return status != NULL ? waymark_stage_from_name (waymark_item_get_string (status, "stage"))
                        : WAYMARK_STAGE_NONE;
}

/**
 * waymark_item_get_status_word:
 * @action: an action
 *
 * Returns: (transfer none) (nullable): the plan's own word for how far it is
 */
const char *
waymark_item_get_status_word (WaymarkItem *action)
{
  WaymarkItem *status;

  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  status = get_status (action);
  return status != NULL ? waymark_item_get_string (status, "word") : NULL;
}

/**
 * waymark_plan_find_status:
 * @plan: a plan
 * @word_or_stage: a status word of the plan, however it is capitalised, or the name
 *   of a stage
 *
 * Looks for a status by its word first, then for the first one of a stage.
 *
 * Returns: (transfer none) (nullable): the status
 */
WaymarkItem *
waymark_plan_find_status (WaymarkPlan *plan, const char *word_or_stage)
{
  g_autofree char *folded = NULL;
  WaymarkItem *root;
  WaymarkStage stage;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (word_or_stage != NULL, NULL);

  folded = waymark_fold_name (word_or_stage);
  if (*folded == '\0')
    return NULL;
  root = waymark_plan_get_root (plan);
  for (guint i = 0; i < waymark_item_get_n_children (root); i++)
    {
      WaymarkItem *status = waymark_item_get_child (root, i);
      if (waymark_item_get_kind (status) == WAYMARK_KIND_STATUS &&
          waymark_item_get_string (status, "word") != NULL &&
          waymark_fold_match (waymark_item_get_string (status, "word"), folded))
        return status;
    }
  stage = from_label (word_or_stage);
  for (guint i = 0; stage != WAYMARK_STAGE_NONE && i < waymark_item_get_n_children (root); i++)
    {
      WaymarkItem *status = waymark_item_get_child (root, i);
      if (waymark_item_get_kind (status) == WAYMARK_KIND_STATUS &&
          waymark_stage_from_name (waymark_item_get_string (status, "stage")) == stage)
        return status;
    }
  return NULL;
}

/**
 * waymark_plan_add_statuses:
 * @plan: a plan that is being made
 *
 * Adds the nine statuses of a new plan, one for each stage, worded in the reader's
 * language of this moment; from then on they are the plan's own words.
 */
void
waymark_plan_add_statuses (WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_PLAN (plan));

  for (guint stage = WAYMARK_STAGE_PROPOSED; stage < WAYMARK_N_STAGES; stage++)
    {
      WaymarkItem *status =
          waymark_plan_append (plan, WAYMARK_KIND_STATUS, waymark_plan_get_root (plan));
      waymark_plan_set_string (plan, status, "word", waymark_stage_get_label (stage));
      waymark_plan_set_string (plan, status, "stage", waymark_stage_get_name (stage));
    }
}
