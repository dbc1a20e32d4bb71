/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting.h"
#include "waymark-scheme.h"
#include "waymark-timeline-axis.h"
#include "waymark-timeline-bar.h"
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
  GtkSingleSelection *selection;
  GtkWidget *tools;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *rows;
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

static void
update (WaymarkTimelineView *self)
{
  WaymarkPlan *plan = waymark_timeline_model_get_plan (self->model);
  WaymarkDays reach;
  gint64 month;
  GDate today;

  if (plan == NULL)
    return;
  waymark_today (&today);
  month = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  waymark_timeline_scale_set_year_start (self->scale,
                                         month > 0 ? (GDateMonth) month : G_DATE_APRIL);
  waymark_timeline_scale_set_today (self->scale, g_date_get_julian (&today));
  waymark_timeline_model_get_reach (self->model, &reach);
  waymark_timeline_scale_set_reach (self->scale, &reach);
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

static void
waymark_timeline_view_page_init (WaymarkPageInterface *interface)
{
  interface->set_document = set_document;
}

static WaymarkTimelineRow *
get_selected_row (WaymarkTimelineView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- the rows */

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WaymarkTimelineView *self)
{
  gtk_list_item_set_child (item, waymark_timeline_bar_new (self->scale));
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
      gtk_widget_unparent (child);
    }
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
  waymark_timeline_keys_add (rows, self->scale);
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
}
