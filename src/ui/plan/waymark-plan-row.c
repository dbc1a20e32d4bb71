/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-lateness.h"
#include "waymark-list-words.h"
#include "waymark-number.h"
#include "waymark-plan-row.h"
#include "waymark-plan-words.h"
#include "waymark-reference-text.h"
#include "waymark-window.h"

/* Two lines never show more; shaping a page of text for them would be slow. */
#define LONGEST_TEXT 400

struct _WaymarkPlanRow
{
  GObject parent_instance;

  WaymarkRowModel *model;
  WaymarkItem *item;
  WaymarkRowWords words;
  gboolean is_read;
};

G_DEFINE_FINAL_TYPE (WaymarkPlanRow, waymark_plan_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_words (WaymarkRowWords *words)
{
  g_free (words->number);
  g_free (words->text);
  g_strfreev (words->leads);
  g_free (words->due);
  g_free (words->due_short);
  g_free (words->lateness);
  g_free (words->status);
  g_free (words->target);
  memset (words, 0, sizeof *words);
}

static void
waymark_plan_row_finalize (GObject *object)
{
  WaymarkPlanRow *self = WAYMARK_PLAN_ROW (object);

  clear_words (&self->words);
  waymark_row_model_forget_row (self->model, self->item);
  waymark_item_unref (self->item);
  g_object_unref (self->model);
  G_OBJECT_CLASS (waymark_plan_row_parent_class)->finalize (object);
}

static void
waymark_plan_row_class_init (WaymarkPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_plan_row_finalize;

  /**
   * WaymarkPlanRow::changed:
   *
   * What the row says may be different now.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_plan_row_init (WaymarkPlanRow *self)
{
}

/**
 * waymark_plan_row_new:
 * @model: the model that it is a row of
 * @item: its item
 *
 * Only the model makes rows.
 *
 * Returns: (transfer full): a row
 */
WaymarkPlanRow *
waymark_plan_row_new (WaymarkRowModel *model, WaymarkItem *item)
{
  WaymarkPlanRow *self = g_object_new (WAYMARK_TYPE_PLAN_ROW, NULL);

  self->model = g_object_ref (model);
  self->item = waymark_item_ref (item);
  return self;
}

/**
 * waymark_plan_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): its item
 */
WaymarkItem *
waymark_plan_row_get_item (WaymarkPlanRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_ROW (self), NULL);
  return self->item;
}

/**
 * waymark_plan_row_set_item:
 * @self: a row
 * @item: another item of the plan, which has no row
 *
 * Only the model gives a row to another item.
 */
void
waymark_plan_row_set_item (WaymarkPlanRow *self, WaymarkItem *item)
{
  g_return_if_fail (WAYMARK_IS_PLAN_ROW (self) && item != NULL);

  waymark_item_ref (item);
  waymark_item_unref (self->item);
  self->item = item;
  waymark_plan_row_refresh (self);
}

static void
read_target (WaymarkItem *item, WaymarkRowWords *words)
{
  g_autoptr (GPtrArray) targets = waymark_item_get_targets (item);

  words->stage = WAYMARK_STAGE_MERGED;
  if (targets != NULL && targets->len > 0)
    words->target = g_strdup (waymark_item_get_id (targets->pdata[0]));
}

static int
get_year_start (WaymarkPlanRow *self)
{
  WaymarkPlan *plan = waymark_row_model_get_plan (self->model);
  gint64 month =
      plan != NULL ? waymark_item_get_number (waymark_plan_get_root (plan), "year_start") : 0;

  return month > 0 ? (int) month : 4;
}

static void
read_rating (WaymarkPlanRow *self, WaymarkRowWords *words)
{
  WaymarkRated rated =
      waymark_action_rate (self->item, NULL, waymark_row_model_get_today (self->model));

  words->rating = rated.rating;
  words->by_hand = rated.by_hand;
}

static void
read_action (WaymarkPlanRow *self, WaymarkRowWords *words)
{
  WaymarkItem *item = self->item;
  gboolean is_action = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;

  words->shape = WAYMARK_KIND_ACTION;
  if (is_action)
    read_rating (self, words);
  words->leads = waymark_item_get_shown_names (item);
  words->due = waymark_plan_words_line (waymark_item_get_shown_due (item), LONGEST_TEXT);
  words->status = waymark_plan_words_line (waymark_item_get_shown_status (item), LONGEST_TEXT);
  if (words->pointer)
    read_target (item, words);
  else if (is_action)
    {
      words->stage = waymark_item_get_stage (item);
      words->finished = waymark_action_is_finished (item);
      words->no_date = waymark_item_get_window (item, "due") == NULL;
      words->open_start =
          !words->no_date && g_str_has_prefix (waymark_item_get_window (item, "due"), "..");
      words->due_short = waymark_window_format_short (waymark_item_get_window (item, "due"),
                                                      get_year_start (self));
      words->lateness = waymark_action_get_lateness (
          item, waymark_row_model_get_today (self->model), &words->late);
    }
}

/* What it pointed to was deleted: that is all that its row has to say. */
static gboolean
points_nowhere (WaymarkItem *requirement)
{
  g_autofree char *status = waymark_item_get_shown_status (requirement);

  return status != NULL;
}

static void
read_words (WaymarkPlanRow *self)
{
  WaymarkRowWords *words = &self->words;
  WaymarkItem *item = self->item;

  clear_words (words);
  self->is_read = TRUE;
  words->shape = waymark_item_get_kind (item);
  words->number =
      words->shape != WAYMARK_KIND_PRIORITY ? waymark_item_get_number_label (item) : NULL;
  words->text = waymark_plan_words_line (waymark_item_get_title (item), LONGEST_TEXT);
  words->unsettled = waymark_row_model_is_unsettled (self->model, waymark_item_get_id (item));

  switch (words->shape)
    {
    case WAYMARK_KIND_ACTION:
      words->pointer = waymark_item_is_pointer (item);
      read_action (self, words);
      break;
    case WAYMARK_KIND_REQUIREMENT:
      words->counts = waymark_row_model_count (self->model, item);
      words->pointer = words->counts.actions == 0 && waymark_item_is_pointer (item);
      if (words->pointer || (words->counts.actions == 0 && points_nowhere (item)))
        read_action (self, words);
      break;
    case WAYMARK_KIND_THEME:
      words->counts = waymark_row_model_count (self->model, item);
      break;
    default:
      break;
    }

  if (words->number == NULL)
    words->number = g_strdup ("");
  if (words->leads == NULL)
    words->leads = g_new0 (char *, 1);
  if (words->due == NULL)
    words->due = g_strdup ("");
  if (words->lateness == NULL)
    words->lateness = g_strdup ("");
  if (words->status == NULL)
    words->status = g_strdup ("");
}

/**
 * waymark_plan_row_get_words:
 * @self: a row
 *
 * Returns: (transfer none): what it says, valid until the next change of the plan
 */
const WaymarkRowWords *
waymark_plan_row_get_words (WaymarkPlanRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_ROW (self), NULL);

  if (!self->is_read)
    read_words (self);
  return &self->words;
}

/**
 * waymark_plan_row_refresh:
 * @self: a row
 *
 * Has it read its item again, because something in the plan changed.
 */
void
waymark_plan_row_refresh (WaymarkPlanRow *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_ROW (self));

  self->is_read = FALSE;
  if (waymark_item_is_in_plan (self->item))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* In the middle of a sentence: "In progress" is "in progress", "RAG" stays. */
static char *
make_inner (const char *words)
{
  const char *second = g_utf8_next_char (words);

  if (*words == '\0' || g_unichar_isupper (g_utf8_get_char (second)))
    return g_strdup (words);

  g_autofree char *first = g_utf8_strdown (words, second - words);
  return g_strconcat (first, second, NULL);
}

static void
describe_action (const WaymarkRowWords *words, GPtrArray *parts)
{
  if (words->leads[0] != NULL)
    {
      g_autofree char *names = waymark_list_to_words ((const char *const *) words->leads);

      g_ptr_array_add (
          parts,
          /* Translators: part of a row that is read aloud; %s is one name or a list of names */
          g_strdup_printf (ngettext ("lead %s", "leads %s", g_strv_length (words->leads)), names));
    }
  if (words->rating != WAYMARK_RATING_NONE)
    {
      g_autofree char *rating = make_inner (waymark_rating_get_label (words->rating));

      g_ptr_array_add (parts,
                       words->by_hand
                           /* Translators: part of a row that is read aloud; %s is a rating */
                           ? g_strdup_printf (_ ("rated %s by hand"), rating)
                           /* Translators: part of a row that is read aloud; %s is a rating */
                           : g_strdup_printf (_ ("rated %s"), rating));
    }
  if (*words->due != '\0')
    {
      g_autofree char *due = words->no_date || words->pointer || words->open_start
                                 ? make_inner (words->due)
                                 : g_strdup (words->due);

      /* Translators: part of a row that is read aloud; %s is a date, as in "due March 2024" */
      g_ptr_array_add (parts, g_strdup_printf (_ ("due %s"), due));
    }
  if (*words->lateness != '\0')
    g_ptr_array_add (parts, g_strdup (words->lateness));
  if (*words->status != '\0')
    g_ptr_array_add (parts, make_inner (words->status));
}

static void
describe_counts (const WaymarkRowCounts *counts, GPtrArray *parts)
{
  g_ptr_array_add (
      parts,
      g_strdup_printf (ngettext ("%u action", "%u actions", counts->actions), counts->actions));
  if (counts->late > 0)
    /* Translators: how many actions are late */
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u late", "%u late", counts->late), counts->late));
}

/**
 * waymark_plan_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): all that the row says, as a screen reader reads it
 */
char *
waymark_plan_row_describe (WaymarkPlanRow *self)
{
  const WaymarkRowWords *words = waymark_plan_row_get_words (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  switch (words->shape)
    {
    case WAYMARK_KIND_THEME:
      /* Translators: a heading that is read aloud; %s is a number */
      g_ptr_array_add (parts, g_strdup_printf (_ ("Theme %s"), words->number));
      break;
    case WAYMARK_KIND_REQUIREMENT:
      /* Translators: a heading that is read aloud; %s is a number as in "1.2" */
      g_ptr_array_add (parts, g_strdup_printf (_ ("Requirement %s"), words->number));
      break;
    case WAYMARK_KIND_PRIORITY:
      g_ptr_array_add (parts, g_strdup (C_ ("kind", "Priority")));
      break;
    default:
      g_ptr_array_add (parts, g_strdup (words->number));
    }

  g_ptr_array_add (parts, g_strdup (*words->text != '\0' ? words->text : _ ("No words yet")));
  if (words->shape == WAYMARK_KIND_ACTION)
    describe_action (words, parts);
  else if (words->shape != WAYMARK_KIND_PRIORITY)
    describe_counts (&words->counts, parts);
  if (words->unsettled)
    g_ptr_array_add (parts, g_strdup (C_ ("row", "not settled yet")));
  g_ptr_array_add (parts, NULL);

  /* Translators: between the parts of a row that is read aloud */
  return g_strjoinv (C_ ("parts of a row", ", "), (char **) parts->pdata);
}
