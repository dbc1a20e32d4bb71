/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-due.h"
#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-references.h"
#include "waymark-sample-calendar.h"
#include "waymark-sample-private.h"
#include "waymark-window.h"

/* The plan as it was agreed, of the tables. */

static gboolean
add_party (WaymarkSampleScene *scene,
           WaymarkEdit *edit,
           const WaymarkSampleParty *party,
           GHashTable *ids,
           GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  WaymarkItem *item = waymark_edit_add (edit, WAYMARK_KIND_PARTY, root, NULL, error);
  g_auto (GStrv) members = NULL;

  if (item == NULL ||
      !waymark_edit_set_string (edit, item, "name", waymark_sample_words (party->name), error) ||
      !waymark_edit_set_string (
          edit, item, "short", waymark_sample_words (party->initials), error) ||
      !waymark_edit_set_string (edit, item, "type", party->type, error) ||
      !waymark_edit_set_string (
          edit, item, "purpose", waymark_sample_words (party->purpose), error))
    return FALSE;
  g_hash_table_insert (ids, (gpointer) party->key, (gpointer) waymark_item_get_id (item));
  g_hash_table_insert (
      scene->parties, (gpointer) party->key, (gpointer) waymark_sample_words (party->name));
  members = g_strsplit (party->members != NULL ? party->members : "", " ", -1);
  for (guint i = 0; members[i] != NULL; i++)
    {
      WaymarkItem *membership = waymark_edit_add (edit, WAYMARK_KIND_MEMBERSHIP, item, NULL, error);

      if (membership == NULL ||
          !waymark_edit_set_string (
              edit, membership, "member", g_hash_table_lookup (ids, members[i]), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_parties (WaymarkSampleScene *scene, WaymarkEdit *edit, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const WaymarkSampleParty *parties = waymark_sample_get_parties (&n);

  for (guint i = 0; i < n; i++)
    if (!add_party (scene, edit, &parties[i], ids, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_plan (WaymarkSampleScene *scene, WaymarkEdit *edit, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  const int first = waymark_sample_first_year (scene->today);
  g_autofree char *window = g_strdup_printf ("%04d-%02d/%04d-%02d",
                                             first,
                                             WAYMARK_SAMPLE_YEAR_START,
                                             first + 3,
                                             WAYMARK_SAMPLE_YEAR_START - 1);
  g_autofree char *period = waymark_window_format (window, WAYMARK_SAMPLE_YEAR_START);
  g_autoptr (WaymarkValue) year_start = waymark_value_new_integer (WAYMARK_SAMPLE_YEAR_START);

  return waymark_edit_set_string (
             edit, root, "title", C_ ("sample", "Fellside Carers Partnership"), error) &&
         waymark_edit_set_string (edit,
                                  root,
                                  "narrative",
                                  C_ ("sample",
                                      "This plan is made up, to look round in. Fellside is "
                                      "nowhere; its councils, hospital and "
                                      "forum promise what partnerships of carers often promise. "
                                      "Change what you like: nothing of "
                                      "it is kept unless you save it."),
                                  error) &&
         waymark_edit_set_string (
             edit, root, "owner", C_ ("sample", "Fellside Borough Council"), error) &&
         waymark_edit_set_words (edit, root, "period", period, window, error) &&
         waymark_edit_set_string (edit,
                                  root,
                                  "monitoring",
                                  C_ ("sample", "The Partnership Board, every quarter"),
                                  error) &&
         waymark_edit_set (edit, root, "year_start", year_start, error);
}

/* @told: where "{key}" stands for the number of an item that it refers to */
static gboolean
add_link (WaymarkSampleScene *scene,
          WaymarkEdit *edit,
          WaymarkItem *item,
          const WaymarkSampleItem *told,
          GError **error)
{
  const char *id = g_hash_table_lookup (scene->items, told->sees);
  const char *text = waymark_sample_words (told->text);
  g_autofree char *mark = g_strdup_printf ("{%s}", told->sees);
  const char *at = strstr (text, mark);
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *reference;
  g_autofree char *number = NULL;
  g_autofree char *written = NULL;
  g_autofree char *marked = NULL;
  WaymarkTextSpan span = { 0 };

  g_assert (id != NULL);
  if (!waymark_edit_add_reference (edit, item, told->relation, id, error))
    return FALSE;
  if (at == NULL)
    return TRUE;
  reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);
  number = waymark_item_get_number_label (waymark_plan_lookup (plan, id));
  written = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, number, at + strlen (mark));
  span.start = (gsize) (at - text);
  span.length = strlen (number);
  g_strlcpy (span.reference, waymark_item_get_id (reference), sizeof span.reference);
  marked = waymark_text_mark (written, &span, 1);
  return waymark_edit_set_string (edit, item, "text", marked, error);
}

static gboolean
set_action (WaymarkSampleScene *scene,
            WaymarkEdit *edit,
            WaymarkItem *action,
            const WaymarkSampleItem *told,
            GError **error)
{
  const int year = waymark_sample_phase (scene->today, told->due);
  g_autofree char *due = waymark_sample_due_words (scene->today, told->due);
  /* Translators: the year of the plan in which an action is to be done: "Year 2" */
  g_autofree char *phase = g_strdup_printf (C_ ("sample", "Year %d"), year);
  g_autofree char *leads =
      told->leads != NULL
          ? waymark_sample_write_leads (scene, told->leads, waymark_sample_words (told->qualifier))
          : NULL;
  const char *stage = waymark_stage_get_name (told->stage);
  WaymarkItem *status =
      stage != NULL ? waymark_plan_find_status (waymark_edit_get_plan (edit), stage) : NULL;

  return waymark_edit_set_due (edit, action, "due", due, error) &&
         waymark_edit_set_string (
             edit, action, "phase", told->is_step && year > 0 ? phase : NULL, error) &&
         waymark_edit_set_string (
             edit, action, "status", status != NULL ? waymark_item_get_id (status) : NULL, error) &&
         (leads == NULL || waymark_edit_set_leads (edit, action, leads, FALSE, error));
}

static gboolean
add_item (WaymarkSampleScene *scene,
          WaymarkEdit *edit,
          const WaymarkSampleItem *told,
          WaymarkItem **theme,
          WaymarkItem **requirement,
          GError **error)
{
  const gboolean is_theme = told->kind == WAYMARK_KIND_THEME;
  const gboolean is_requirement = told->kind == WAYMARK_KIND_REQUIREMENT;
  WaymarkItem *parent = is_theme        ? waymark_plan_get_root (waymark_edit_get_plan (edit))
                        : told->is_step ? *requirement
                                        : *theme;
  WaymarkItem *item = waymark_edit_add (edit, told->kind, parent, NULL, error);
  const char *text = is_theme || is_requirement ? "narrative" : "text";

  if (item == NULL ||
      !waymark_edit_set_string (edit, item, text, waymark_sample_words (told->text), error))
    return FALSE;
  if (told->key != NULL)
    g_hash_table_insert (scene->items, (gpointer) told->key, g_strdup (waymark_item_get_id (item)));
  if (is_theme)
    *theme = item;
  if (is_requirement)
    *requirement = item;
  if ((is_theme || is_requirement) &&
      !waymark_edit_set_string (edit, item, "title", waymark_sample_words (told->title), error))
    return FALSE;
  if (is_requirement)
    return waymark_edit_set_string (
               edit, item, "measure", waymark_sample_words (told->measure), error) &&
           waymark_edit_set_string (
               edit, item, "baseline", waymark_sample_words (told->baseline), error) &&
           waymark_edit_set_string (edit, item, "goal", waymark_sample_words (told->goal), error);
  return told->kind != WAYMARK_KIND_ACTION || set_action (scene, edit, item, told, error);
}

static gboolean
add_items (WaymarkSampleScene *scene, WaymarkEdit *edit, GError **error)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *theme = NULL;
  WaymarkItem *requirement = NULL;
  guint n;
  const WaymarkSampleItem *items = waymark_sample_get_items (&n);

  for (guint i = 0; i < n; i++)
    if (!add_item (scene, edit, &items[i], &theme, &requirement, error))
      return FALSE;
  /* Numbers are known now. */
  for (guint i = 0; i < n; i++)
    if (items[i].sees != NULL &&
        !add_link (scene,
                   edit,
                   waymark_plan_lookup (plan, g_hash_table_lookup (scene->items, items[i].key)),
                   &items[i],
                   error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_sample_make_plan:
 * @scene: what is played on; is told what there is
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the plan as it began
 */
WaymarkPlan *
waymark_sample_make_plan (WaymarkSampleScene *scene, GError **error)
{
  g_autofree char *id = waymark_new_id ();
  g_autofree char *session = waymark_new_id ();
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (id);
  g_autoptr (WaymarkEdit) edit = NULL;

  waymark_plan_add_statuses (plan);
  edit = waymark_edit_begin (plan, "", session);
  if (!set_plan (scene, edit, error) || !add_parties (scene, edit, error) ||
      !add_items (scene, edit, error))
    return NULL;
  waymark_edit_keep (g_steal_pointer (&edit));
  return g_steal_pointer (&plan);
}
