/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-progress.h"
#include "waymark-meeting.h"
#include "waymark-plan-words.h"
#include "waymark-reason-popover.h"
#include "waymark-scheme.h"
#include "waymark-timeline-axis.h"
#include "waymark-timeline-bar.h"
#include "waymark-timeline-drag.h"
#include "waymark-timeline-keys.h"
#include "waymark-timeline-legend.h"
#include "waymark-timeline-model.h"
#include "waymark-timeline-tools.h"
#include "waymark-timeline-view.h"
#include "waymark-today.h"

struct _WaymarkTimelineView
{
  GtkWidget parent_instance;

  WaymarkDocument *document;
  WaymarkTimelineScale *scale;
  WaymarkTimelineModel *model;
  WaymarkTimelineProposal *proposal;
  GtkSingleSelection *selection;
  GtkWidget *tools;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *rows;
  GtkWidget *why;  /* asks for the reason of a proposed date, in place */
  gboolean placed; /* whether the first look at the plan has been given its place */
};

static void waymark_timeline_view_page_init (WaymarkPageInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkTimelineView,
                               waymark_timeline_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_PAGE,
                                                      waymark_timeline_view_page_init))

/* --- the plan */

static void
read_meetings (WaymarkTimelineView *self, WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < meetings->len; i++)
    {
      GDate date;

      if (waymark_meeting_get_date (meetings->pdata[i], &date))
        {
          guint32 day = g_date_get_julian (&date);

          g_array_append_val (days, day);
        }
    }
  waymark_timeline_scale_set_meetings (self->scale, days);
}

static void
show_whether_empty (WaymarkTimelineView *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_widget_set_visible (self->rows, !empty);
  gtk_widget_set_visible (self->nothing, empty);
}

/* As far as there is anything to see, and the date that is being moved. */
static void
set_reach (WaymarkTimelineView *self)
{
  WaymarkDays reach, moving;

  waymark_timeline_model_get_reach (self->model, &reach);
  if (waymark_timeline_proposal_get_days (self->proposal, &moving))
    {
      reach.first = moving.first != 0 ? MIN (reach.first, moving.first) : reach.first;
      reach.last = MAX (reach.last, moving.last);
    }
  waymark_timeline_scale_set_reach (self->scale, &reach);
}

static void
update (WaymarkTimelineView *self)
{
  WaymarkPlan *plan = waymark_timeline_model_get_plan (self->model);
  gint64 month;
  GDate today;

  if (plan == NULL)
    return;
  waymark_today (&today);
  month = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  waymark_timeline_scale_set_year_start (self->scale,
                                         month > 0 ? (GDateMonth) month : G_DATE_APRIL);
  waymark_timeline_scale_set_today (self->scale, g_date_get_julian (&today));
  waymark_timeline_proposal_let_go (self->proposal);
  set_reach (self);
  read_meetings (self, plan);
  show_whether_empty (self);
}

static void
set_document (WaymarkPage *page, WaymarkDocument *document)
{
  WaymarkTimelineView *self = WAYMARK_TIMELINE_VIEW (page);
  WaymarkPlan *plan;

  if (self->document == document)
    return;
  plan = waymark_timeline_model_get_plan (self->model);
  if (plan != NULL)
    g_signal_handlers_disconnect_by_data (plan, self);
  g_set_object (&self->document, document);
  self->placed = FALSE;
  plan = document != NULL ? waymark_document_get_plan (document) : NULL;
  waymark_timeline_model_set_plan (self->model, plan);
  waymark_timeline_tools_set_plan (WAYMARK_TIMELINE_TOOLS (self->tools), plan);
  /* After the model, which has to have the rows by then. */
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Escape: the date that is being moved stays where it was. */
static gboolean
go_back (WaymarkPage *page)
{
  WaymarkTimelineView *self = WAYMARK_TIMELINE_VIEW (page);

  if (waymark_timeline_proposal_get_row (self->proposal) == NULL)
    return FALSE;
  waymark_timeline_proposal_let_go (self->proposal);
  return TRUE;
}

static void
waymark_timeline_view_page_init (WaymarkPageInterface *interface)
{
  interface->set_document = set_document;
  interface->go_back = go_back;
}

static WaymarkTimelineRow *
get_selected_row (WaymarkTimelineView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- proposing another date */

static GtkWidget *
find_bar (WaymarkTimelineView *self, WaymarkTimelineRow *row)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *bar = gtk_widget_get_first_child (item);

      if (WAYMARK_IS_TIMELINE_BAR (bar) &&
          waymark_timeline_bar_get_row (WAYMARK_TIMELINE_BAR (bar)) == row)
        return bar;
    }
  return NULL;
}

/* Where the end of the date is now. */
static void
find_place (WaymarkTimelineView *self, GdkRectangle *place)
{
  GtkWidget *bar = find_bar (self, waymark_timeline_proposal_get_row (self->proposal));
  GtkWidget *from = bar != NULL ? bar : self->list;
  WaymarkDays days;
  double x, y, end;

  waymark_timeline_proposal_get_days (self->proposal, &days);
  end = waymark_timeline_scale_get_place (self->scale, days.last + 1);
  end = waymark_timeline_scale_get_start (self->scale) +
        CLAMP (end, 0, waymark_timeline_scale_get_width (self->scale));
  if (gtk_widget_get_direction (from) == GTK_TEXT_DIR_RTL)
    end = gtk_widget_get_width (from) - end;
  gtk_widget_translate_coordinates (from, GTK_WIDGET (self), end, 0, &x, &y);
  *place = (GdkRectangle){ (int) x, (int) y, 1, bar != NULL ? gtk_widget_get_height (bar) : 1 };
}

static void
asked_cb (WaymarkTimelineView *self)
{
  WaymarkTimelineRow *row = waymark_timeline_proposal_get_row (self->proposal);
  g_autofree char *date = waymark_timeline_proposal_get_words (self->proposal);
  g_autofree char *name = waymark_plan_words_item (waymark_timeline_row_get_item (row));
  /* Translators: %1$s is a date such as "June 2026", %2$s an action, as in "Action 1.2(a)" */
  g_autofree char *heading = g_strdup_printf (_ ("Propose %1$s for %2$s"), date, name);
  GdkRectangle place;

  find_place (self, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->why), &place);
  waymark_reason_popover_ask (WAYMARK_REASON_POPOVER (self->why), heading);
}

static void
reason_given_cb (WaymarkTimelineView *self, const char *reason)
{
  WaymarkTimelineRow *row = waymark_timeline_proposal_get_row (self->proposal);
  g_autofree char *date = waymark_timeline_proposal_get_words (self->proposal);
  g_autoptr (GError) error = NULL;

  /* Let go meanwhile, because the plan changed. */
  if (row == NULL || date == NULL)
    return;
  if (!waymark_command_propose_date (self->document,
                                     waymark_item_get_id (waymark_timeline_row_get_item (row)),
                                     date,
                                     reason,
                                     &error))
    waymark_page_fail (WAYMARK_PAGE (self), error);
}

static void
reason_closed_cb (WaymarkTimelineView *self)
{
  waymark_timeline_proposal_let_go (self->proposal);
  gtk_widget_grab_focus (self->list);
}

static void
failed_cb (WaymarkTimelineView *self, const GError *error)
{
  waymark_page_fail (WAYMARK_PAGE (self), error);
}

static void
proposal_changed_cb (WaymarkTimelineView *self)
{
  WaymarkDays days;

  if (!waymark_timeline_proposal_get_days (self->proposal, &days))
    return;
  set_reach (self);
  if (days.first == 0)
    days.first = days.last;
  waymark_timeline_scale_show_days (self->scale, &days);
}

static void
make_proposal (WaymarkTimelineView *self)
{
  self->proposal = waymark_timeline_proposal_new (self->scale);
  g_signal_connect_swapped (self->proposal, "changed", G_CALLBACK (proposal_changed_cb), self);
  g_signal_connect_swapped (self->proposal, "asked", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (self->proposal, "failed", G_CALLBACK (failed_cb), self);
}

static void
make_why (WaymarkTimelineView *self)
{
  self->why =
      waymark_reason_popover_new (_ ("Why should the date move?"), C_ ("command", "_Propose"));
  gtk_widget_set_parent (self->why, GTK_WIDGET (self));
  g_signal_connect_swapped (self->why, "given", G_CALLBACK (reason_given_cb), self);
  g_signal_connect_swapped (self->why, "closed", G_CALLBACK (reason_closed_cb), self);
}

/* --- the rows */

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WaymarkTimelineView *self)
{
  gtk_list_item_set_child (item, waymark_timeline_bar_new (self->scale, self->proposal));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  waymark_timeline_bar_set_row (WAYMARK_TIMELINE_BAR (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  waymark_timeline_bar_set_row (WAYMARK_TIMELINE_BAR (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (WaymarkTimelineView *self, guint position)
{
  g_autoptr (WaymarkTimelineRow) row =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  WaymarkItem *item = row != NULL ? waymark_timeline_row_get_item (row) : NULL;

  if (item != NULL && waymark_item_get_kind (item) != WAYMARK_KIND_PARTY)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-item", "s", waymark_item_get_id (item));
}

/* What is selected does not stand out of view in time. */
static void
selected_cb (WaymarkTimelineView *self)
{
  WaymarkTimelineRow *row = get_selected_row (self);
  const WaymarkTimespan *span = row != NULL ? waymark_timeline_row_get_span (row) : NULL;
  WaymarkDays reach;
  GDate today;

  if (row != waymark_timeline_proposal_get_row (self->proposal))
    waymark_timeline_proposal_let_go (self->proposal);
  waymark_today (&today);
  if (span != NULL && waymark_timespan_get_reach (span, &today, &reach))
    waymark_timeline_scale_show_days (self->scale, &reach);
}

/* --- the widget */

static void
waymark_timeline_view_map (GtkWidget *widget)
{
  WaymarkTimelineView *self = WAYMARK_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (waymark_timeline_view_parent_class)->map (widget);
  update (self); /* the day may be another one */
}

static void
waymark_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkTimelineView *self = WAYMARK_TIMELINE_VIEW (widget);

  /* Before the scroll bar is given its place: what moves it later would find it without one. */
  waymark_timeline_scale_set_room (self->scale, width);
  if (!self->placed && self->document != NULL)
    {
      self->placed = TRUE;
      waymark_timeline_scale_show_day (self->scale, waymark_timeline_scale_get_today (self->scale));
    }
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->why));
}

static void
waymark_timeline_view_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static gboolean
waymark_timeline_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAYMARK_TIMELINE_VIEW (widget)->list);
}

static void
waymark_timeline_view_dispose (GObject *object)
{
  WaymarkTimelineView *self = WAYMARK_TIMELINE_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    {
      set_document (WAYMARK_PAGE (self), NULL);
      g_signal_handlers_disconnect_by_data (self->proposal, self);
      g_signal_handlers_disconnect_by_data (self->why, self);
      g_clear_pointer (&self->why, gtk_widget_unparent);
      gtk_widget_unparent (child);
    }
  g_clear_object (&self->proposal);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->scale);
  G_OBJECT_CLASS (waymark_timeline_view_parent_class)->dispose (object);
}

static void
waymark_timeline_view_class_init (WaymarkTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_timeline_view_dispose;
  widget_class->map = waymark_timeline_view_map;
  widget_class->measure = waymark_timeline_view_measure;
  widget_class->size_allocate = waymark_timeline_view_size_allocate;
  widget_class->grab_focus = waymark_timeline_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timelineview");
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-timeline.css");
}

static GtkWidget *
make_list (WaymarkTimelineView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                  g_steal_pointer (&factory));
  gtk_widget_add_css_class (self->list, "rows");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Actions over time"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* GTK turns the bars of its scrolled windows round, not those that stand alone. */
static void
turn_round (GtkWidget *bar)
{
  gtk_range_set_inverted (GTK_RANGE (gtk_widget_get_first_child (bar)),
                          gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL);
}

static GtkWidget *
make_rows (WaymarkTimelineView *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL,
                                      waymark_timeline_scale_get_adjustment (self->scale));

  gtk_widget_add_css_class (rows, "surface");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Days in view"), -1);
  turn_round (bar);
  g_signal_connect (bar, "direction-changed", G_CALLBACK (turn_round), NULL);
  gtk_box_append (GTK_BOX (rows), waymark_timeline_axis_new (self->scale));
  gtk_box_append (GTK_BOX (rows), make_list (self));
  gtk_box_append (GTK_BOX (rows), bar);
  waymark_timeline_keys_add (rows, self->scale, self->proposal, self->selection);
  waymark_timeline_drag_add (rows, self->scale, self->proposal);
  return rows;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *nothing = gtk_label_new (_ ("No action to show here."));

  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "dim");
  gtk_widget_add_css_class (nothing, "surface");
  gtk_widget_set_vexpand (nothing, TRUE);
  return nothing;
}

static void
scheme_changed_cb (WaymarkTimelineView *self)
{
  waymark_timeline_scale_set_text_scale (
      self->scale, waymark_scheme_get_text_scale (waymark_scheme_get_default ()));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
waymark_timeline_view_init (WaymarkTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *legend = waymark_timeline_legend_new ();

  self->scale = waymark_timeline_scale_new ();
  make_proposal (self);
  self->model = waymark_timeline_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  scheme_changed_cb (self);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (scheme_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  self->tools = waymark_timeline_tools_new (self->model, self->scale);
  g_signal_connect_swapped (self->tools, "changed", G_CALLBACK (update), self);
  self->rows = make_rows (self);
  self->nothing = make_nothing ();
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_widget_add_css_class (legend, "view-foot");
  gtk_box_append (GTK_BOX (box), self->tools);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), legend);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  make_why (self);
}
