/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-choice-menu.h"
#include "waymark-chooser-parties.h"
#include "waymark-filter-bar.h"
#include "waymark-filter-button.h"
#include "waymark-party.h"
#include "waymark-plan-words.h"
#include "waymark-rating.h"

/* Before the name of a rating among the choices of status. */
#define RATED "rating:"

struct _WaymarkFilterBar
{
  GtkWidget parent_instance;

  WaymarkRowModel *rows;
  GtkWidget *status;
  GtkWidget *statuses; /* NULL until it is asked for, as those below */
  GtkWidget *lead;
  GtkWidget *leads;
  GtkWidget *date;
  GtkWidget *dates;
};

G_DEFINE_FINAL_TYPE (WaymarkFilterBar, waymark_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is set */

static const char *
get_date_words (WaymarkDates dates)
{
  switch (dates)
    {
    case WAYMARK_DATES_LATE:
      return C_ ("date filter", "Late");
    case WAYMARK_DATES_THIS_QUARTER:
      return C_ ("date filter", "This quarter");
    case WAYMARK_DATES_NEXT_QUARTER:
      return C_ ("date filter", "Next quarter");
    case WAYMARK_DATES_NONE:
      return C_ ("date filter", "No date");
    case WAYMARK_DATES_UNDECIDED:
      return C_ ("date filter", "To be agreed");
    case WAYMARK_DATES_MOVED:
      return C_ ("date filter", "Moved");
    case WAYMARK_N_DATES:
    case WAYMARK_DATES_ANY:
    default:
      return C_ ("date filter", "Any date");
    }
}

static char *
describe_rating (const char *name)
{
  /* Translators: a filter that is set; %s is a rating such as "Red" */
  return g_strdup_printf (_ ("Rating: %s"),
                          waymark_rating_get_label (waymark_rating_from_name (name)));
}

static char *
describe_status (WaymarkFilterBar *self, const char *status)
{
  WaymarkItem *item = waymark_plan_lookup (waymark_row_model_get_plan (self->rows), status);
  const char *word = item != NULL ? waymark_item_get_string (item, "word") : NULL;
  g_autofree char *quoted =
      waymark_plan_words_quote (word != NULL ? word : C_ ("word", "(deleted)"));

  if (g_str_equal (status, WAYMARK_FILTER_NOT_DONE))
    return g_strdup (_ ("Status: not done"));
  if (g_str_equal (status, WAYMARK_FILTER_NO_STATUS))
    return g_strdup (_ ("Status: none"));
  if (g_str_equal (status, WAYMARK_FILTER_NO_UPDATE))
    return g_strdup (_ ("No recent update"));
  /* Translators: a filter that is set; %s is a status such as "In progress" */
  return g_strdup_printf (_ ("Status: %s"), quoted);
}

static char *
describe_lead (WaymarkFilterBar *self, const char *lead)
{
  WaymarkItem *party = waymark_plan_lookup (waymark_row_model_get_plan (self->rows), lead);
  g_autofree char *quoted = waymark_plan_words_quote (
      party != NULL ? waymark_party_get_short (party) : C_ ("word", "(deleted)"));

  if (g_str_equal (lead, WAYMARK_FILTER_NO_LEAD))
    return g_strdup (_ ("Lead: none"));
  /* Translators: a filter that is set; %s is the name of an organisation or person */
  return g_strdup_printf (_ ("Lead: %s"), quoted);
}

static char *
describe_dates (WaymarkDates dates)
{
  switch (dates)
    {
    case WAYMARK_DATES_LATE:
      return g_strdup (_ ("Date: late"));
    case WAYMARK_DATES_THIS_QUARTER:
      return g_strdup (_ ("Date: this quarter"));
    case WAYMARK_DATES_NEXT_QUARTER:
      return g_strdup (_ ("Date: next quarter"));
    case WAYMARK_DATES_NONE:
      return g_strdup (_ ("Date: none"));
    case WAYMARK_DATES_UNDECIDED:
      return g_strdup (_ ("Date: to be agreed"));
    case WAYMARK_DATES_MOVED:
      return g_strdup (_ ("Date: moved"));
    case WAYMARK_N_DATES:
    case WAYMARK_DATES_ANY:
    default:
      return g_strdup (get_date_words (WAYMARK_DATES_ANY));
    }
}

/**
 * waymark_filter_bar_update:
 * @self: the bar
 *
 * Says what the filter of the rows is now.
 */
void
waymark_filter_bar_update (WaymarkFilterBar *self)
{
  WaymarkFilter *filter;
  const char *status, *lead, *rating;
  WaymarkDates dates;
  g_autofree char *status_words = NULL;
  g_autofree char *lead_words = NULL;
  g_autofree char *date_words = NULL;

  g_return_if_fail (WAYMARK_IS_FILTER_BAR (self));

  filter = waymark_row_model_get_filter (self->rows);
  status = filter != NULL ? waymark_filter_get_status (filter) : NULL;
  lead = filter != NULL ? waymark_filter_get_lead (filter) : NULL;
  dates = filter != NULL ? waymark_filter_get_dates (filter) : WAYMARK_DATES_ANY;
  rating = filter != NULL ? waymark_filter_get_rating (filter) : NULL;
  status_words = rating != NULL   ? describe_rating (rating)
                 : status != NULL ? describe_status (self, status)
                                  : g_strdup (_ ("All statuses"));
  lead_words = lead != NULL ? describe_lead (self, lead) : g_strdup (_ ("All leads"));
  date_words = describe_dates (dates);
  waymark_filter_button_set_value (
      WAYMARK_FILTER_BUTTON (self->status), status_words, status != NULL || rating != NULL);
  waymark_filter_button_set_value (WAYMARK_FILTER_BUTTON (self->lead), lead_words, lead != NULL);
  waymark_filter_button_set_value (
      WAYMARK_FILTER_BUTTON (self->date), date_words, dates != WAYMARK_DATES_ANY);
}

static void
set_filter (WaymarkFilterBar *self, gboolean changed)
{
  if (!changed)
    return;
  waymark_row_model_filter_changed (self->rows);
  waymark_filter_bar_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What there is to choose from is made when it is first asked for. */
static void
attach (WaymarkFilterBar *self, GtkWidget *button, GtkWidget *popover, GCallback chosen)
{
  g_signal_connect_swapped (popover, "chosen", chosen, self);
  waymark_filter_button_set_popover (WAYMARK_FILTER_BUTTON (button), popover);
}

/* --- status */

/* "Rated red": worst first, what has no rating last. */
static void
add_ratings (WaymarkChoiceMenu *menu)
{
  static const WaymarkRating order[] = {
    WAYMARK_RATING_RED, WAYMARK_RATING_AMBER, WAYMARK_RATING_GREEN, WAYMARK_RATING_NONE
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *name = waymark_rating_get_name (order[i]);
      g_autofree char *id =
          g_strconcat (RATED, name != NULL ? name : WAYMARK_FILTER_NOT_RATED, NULL);
      g_autofree char *label = describe_rating (name);

      waymark_choice_menu_add (menu, id, label, WAYMARK_STAGE_NONE);
    }
}

/* A status or a rating: one takes the other's place. */
static void
choose_status (WaymarkFilterBar *self, const char *id)
{
  WaymarkFilter *filter = waymark_row_model_get_filter (self->rows);
  gboolean rated = id != NULL && g_str_has_prefix (id, RATED);
  gboolean changed = waymark_filter_set_status (filter, rated ? NULL : id);

  set_filter (self,
              waymark_filter_set_rating (filter, rated ? id + strlen (RATED) : NULL) || changed);
}

static void
status_chosen_cb (WaymarkFilterBar *self, const char *id)
{
  choose_status (self, id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
fill_statuses_cb (WaymarkFilterBar *self)
{
  WaymarkPlan *plan = waymark_row_model_get_plan (self->rows);
  WaymarkChoiceMenu *menu;
  const char *status, *rating;
  g_autofree char *rated = NULL;

  if (self->statuses == NULL)
    {
      self->statuses = waymark_choice_menu_new (C_ ("filter", "Status"));
      attach (self, self->status, self->statuses, G_CALLBACK (status_chosen_cb));
    }
  menu = WAYMARK_CHOICE_MENU (self->statuses);
  waymark_choice_menu_remove_all (menu);
  if (plan == NULL)
    return;
  waymark_choice_menu_add (menu, "", _ ("All statuses"), WAYMARK_STAGE_NONE);
  waymark_choice_menu_add (
      menu, WAYMARK_FILTER_NOT_DONE, C_ ("status filter", "Not done"), WAYMARK_STAGE_NONE);
  waymark_choice_menu_add (
      menu, WAYMARK_FILTER_NO_UPDATE, _ ("No recent update"), WAYMARK_STAGE_NONE);
  for (WaymarkItem *item = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS);
       item != NULL;
       item = waymark_item_next (item))
    {
      const char *word = waymark_item_get_string (item, "word");
      const char *stage = waymark_item_get_string (item, "stage");

      waymark_choice_menu_add (menu,
                               waymark_item_get_id (item),
                               word != NULL ? word : "",
                               stage != NULL ? waymark_stage_from_name (stage)
                                             : WAYMARK_STAGE_NONE);
    }
  waymark_choice_menu_add (
      menu, WAYMARK_FILTER_NO_STATUS, C_ ("status filter", "No status"), WAYMARK_STAGE_NONE);
  add_ratings (menu);
  status = waymark_filter_get_status (waymark_row_model_get_filter (self->rows));
  rating = waymark_filter_get_rating (waymark_row_model_get_filter (self->rows));
  rated = g_strconcat (RATED, rating, NULL);
  waymark_choice_menu_select (menu, rating != NULL ? rated : status != NULL ? status : "");
}

static void
status_cleared_cb (WaymarkFilterBar *self)
{
  choose_status (self, NULL);
}

/* --- lead */

static void
lead_chosen_cb (WaymarkFilterBar *self, const char *id)
{
  set_filter (self, waymark_filter_set_lead (waymark_row_model_get_filter (self->rows), id));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
fill_leads_cb (WaymarkFilterBar *self)
{
  WaymarkPlan *plan = waymark_row_model_get_plan (self->rows);
  WaymarkChooser *chooser;

  if (self->leads == NULL)
    {
      self->leads = waymark_chooser_new (C_ ("filter", "Lead"), FALSE);
      attach (self, self->lead, self->leads, G_CALLBACK (lead_chosen_cb));
    }
  chooser = WAYMARK_CHOOSER (self->leads);
  waymark_chooser_remove_all (chooser);
  if (plan == NULL)
    return;
  waymark_chooser_add (chooser, "", _ ("All leads"), NULL);
  waymark_chooser_add_parties (chooser, plan);
  waymark_chooser_add (chooser, WAYMARK_FILTER_NO_LEAD, C_ ("lead filter", "No lead"), NULL);
}

static void
lead_cleared_cb (WaymarkFilterBar *self)
{
  set_filter (self, waymark_filter_set_lead (waymark_row_model_get_filter (self->rows), NULL));
}

/**
 * waymark_filter_bar_ask_for_lead:
 * @self: the bar
 *
 * Opens the choice of leads.
 */
void
waymark_filter_bar_ask_for_lead (WaymarkFilterBar *self)
{
  g_return_if_fail (WAYMARK_IS_FILTER_BAR (self));

  waymark_filter_button_popup (WAYMARK_FILTER_BUTTON (self->lead));
}

/* --- date */

static void
date_chosen_cb (WaymarkFilterBar *self, const char *id)
{
  set_filter (self,
              waymark_filter_set_dates (waymark_row_model_get_filter (self->rows),
                                        (WaymarkDates) (*id - '0')));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
fill_dates_cb (WaymarkFilterBar *self)
{
  WaymarkFilter *filter = waymark_row_model_get_filter (self->rows);
  WaymarkChoiceMenu *menu;

  if (self->dates == NULL)
    {
      self->dates = waymark_choice_menu_new (C_ ("filter", "Date"));
      attach (self, self->date, self->dates, G_CALLBACK (date_chosen_cb));
    }
  menu = WAYMARK_CHOICE_MENU (self->dates);
  waymark_choice_menu_remove_all (menu);
  if (filter == NULL)
    return;
  for (int dates = WAYMARK_DATES_ANY; dates < WAYMARK_N_DATES; dates++)
    {
      char id[2] = { (char) ('0' + dates), '\0' };

      waymark_choice_menu_add (menu, id, get_date_words ((WaymarkDates) dates), WAYMARK_STAGE_NONE);
      if (dates == (int) waymark_filter_get_dates (filter))
        waymark_choice_menu_select (menu, id);
    }
}

static void
date_cleared_cb (WaymarkFilterBar *self)
{
  set_filter (
      self,
      waymark_filter_set_dates (waymark_row_model_get_filter (self->rows), WAYMARK_DATES_ANY));
}

/* --- the widget */

static void
waymark_filter_bar_dispose (GObject *object)
{
  WaymarkFilterBar *self = WAYMARK_FILTER_BAR (object);

  g_clear_pointer (&self->status, gtk_widget_unparent);
  g_clear_pointer (&self->lead, gtk_widget_unparent);
  g_clear_pointer (&self->date, gtk_widget_unparent);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (waymark_filter_bar_parent_class)->dispose (object);
}

static void
waymark_filter_bar_class_init (WaymarkFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_filter_bar_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (WaymarkFilterBar *self, const char *name, GCallback fill, GCallback cleared)
{
  GtkWidget *button = waymark_filter_button_new (name);

  g_signal_connect_swapped (button, "fill", fill, self);
  g_signal_connect_swapped (button, "cleared", cleared, self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
waymark_filter_bar_init (WaymarkFilterBar *self)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Filters"), -1);
  self->status = add_button (
      self, C_ ("filter", "Status"), G_CALLBACK (fill_statuses_cb), G_CALLBACK (status_cleared_cb));
  self->lead = add_button (
      self, C_ ("filter", "Lead"), G_CALLBACK (fill_leads_cb), G_CALLBACK (lead_cleared_cb));
  self->date = add_button (
      self, C_ ("filter", "Date"), G_CALLBACK (fill_dates_cb), G_CALLBACK (date_cleared_cb));
}

/**
 * waymark_filter_bar_new:
 * @rows: the rows that it filters
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
waymark_filter_bar_new (WaymarkRowModel *rows)
{
  WaymarkFilterBar *self = g_object_new (WAYMARK_TYPE_FILTER_BAR, NULL);

  self->rows = g_object_ref (rows);
  waymark_filter_bar_update (self);
  return GTK_WIDGET (self);
}
