/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "catalogues.h"
#include "waymark-id.h"
#include "waymark-plan-language.h"
#include "waymark-stage.h"

#include <locale.h>

/* A plan is in the language that its statuses are worded in. */

static WaymarkPlan *
plan_in (const char *code)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (code));
  WaymarkPlan *plan = waymark_plan_new (NULL);

  waymark_plan_add_statuses (plan);
  return plan;
}

static const char *
language_of (WaymarkPlan *plan)
{
  const WaymarkLanguage *language = waymark_plan_get_language (plan);

  return language != NULL ? waymark_language_get_code (language) : NULL;
}

static void
test_found (void)
{
  static const char *const codes[] = { "en", "cy", "pl", "ur" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (WaymarkPlan) plan = plan_in (codes[i]);
      g_assert_cmpstr (language_of (plan), ==, codes[i]);
    }
}

static void
set_language (WaymarkPlan *plan, const char *code)
{
  g_autofree char *session = waymark_new_id ();
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (plan, "", session);
  g_autoptr (GError) error = NULL;

  waymark_edit_set_language (edit, plan, waymark_language_get (code), &error);
  g_assert_no_error (error);
  waymark_edit_keep (g_steal_pointer (&edit));
}

static void
test_changed (void)
{
  g_autoptr (WaymarkPlan) plan = plan_in ("en");
  WaymarkItem *agreed = waymark_plan_find_status (plan, "agreed");
  WaymarkItem *paused = waymark_plan_find_status (plan, "paused");

  waymark_plan_set_string (plan, paused, "word", "Parked");
  set_language (plan, "cy");
  g_assert_cmpstr (waymark_item_get_string (agreed, "word"), ==, "Cytunwyd");
  g_assert_cmpstr (waymark_item_get_string (agreed, "stage"), ==, "agreed");
  g_assert_cmpstr (waymark_item_get_string (paused, "word"), ==, "Parked");
  g_assert_cmpstr (language_of (plan), ==, "cy");
  set_language (plan, "en");
  g_assert_cmpstr (waymark_item_get_string (agreed, "word"), ==, "Agreed");
}

static void
test_own_words (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *status =
      waymark_plan_append (plan, WAYMARK_KIND_STATUS, waymark_plan_get_root (plan));

  waymark_plan_set_string (plan, status, "word", "Parked");
  waymark_plan_set_string (plan, status, "stage", "paused");
  g_assert_null (waymark_plan_get_language (plan));
  set_language (plan, "cy");
  g_assert_cmpstr (waymark_item_get_string (status, "word"), ==, "Parked");
}

/* Partners' documents are not all in the language of the window. */
static void
test_guessed (void)
{
  g_assert_cmpint (waymark_stage_guess ("Cytunwyd"), ==, WAYMARK_STAGE_AGREED);
  g_assert_cmpint (waymark_stage_guess ("wedi’i gwblhau"), ==, WAYMARK_STAGE_COMPLETE);
  g_assert_cmpint (waymark_stage_guess ("ZAKOŃCZONE"), ==, WAYMARK_STAGE_COMPLETE);
  g_assert_cmpint (waymark_stage_guess ("مکمل"), ==, WAYMARK_STAGE_COMPLETE);
  g_assert_cmpint (waymark_stage_guess ("Agreed"), ==, WAYMARK_STAGE_AGREED);
  g_assert_cmpint (waymark_stage_guess ("Green"), ==, WAYMARK_STAGE_IN_PROGRESS);
}

int
main (int argc, char *argv[])
{
  char *folder;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = catalogues_compile ();
  g_test_add_func ("/plan-language/found", test_found);
  g_test_add_func ("/plan-language/changed", test_changed);
  g_test_add_func ("/plan-language/own-words", test_own_words);
  g_test_add_func ("/plan-language/guessed", test_guessed);
  result = g_test_run ();
  catalogues_remove (folder);
  return result;
}
