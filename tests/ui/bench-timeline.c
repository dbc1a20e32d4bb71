/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The work of each frame while the timeline of 10,000 actions is panned, zoomed and scrolled,
 * in milliseconds, which the processor's time of the main thread is: other programs do not
 * disturb it. A frame has 16.7 at 60 a second. Fails when a pan takes more. */

#include "config.h"

#include "bench-frame.h"
#include "waymark-document.h"
#include "waymark-page.h"
#include "waymark-stage.h"
#include "waymark-timeline-axis.h"
#include "waymark-timeline-view.h"

#define N_ACTIONS 10000
#define N_FRAMES 120
#define FRAME 16.7

void waymark_register_resource (void);

/* --- a plan with a history: dates that moved, proposals, meetings, all shapes */

static void
add_update (WaymarkPlan *plan, WaymarkItem *action, const char *words, const char *window)
{
  g_autoptr (WaymarkValue) due = waymark_value_new_words (words, window);
  WaymarkItem *update = waymark_plan_append (plan, WAYMARK_KIND_UPDATE, action);

  waymark_plan_set_string (plan, update, "date", "2026-05-12");
  waymark_plan_set (plan, update, "new_due", due);
  waymark_plan_set_string (plan, update, "decision", "proposed");
  waymark_plan_set_string (plan, update, "reason", "The forum asked for more time");
}

static void
add_action (
    WaymarkPlan *plan, WaymarkItem *parent, WaymarkItem **statuses, WaymarkItem *party, guint i)
{
  static const char *const windows[] = { "2022-03",    "../2030-03", "2025-07/2025-09", "2026-12",
                                         "2026-06-24", NULL,         "2026-04/2027-03", "2025-10" };
  const char *window = windows[i % G_N_ELEMENTS (windows)];
  WaymarkItem *action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, parent);
  WaymarkItem *assignment = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
  g_autofree char *words =
      g_strdup_printf ("Agree one short consent form and one handover note, part %u", i);

  waymark_plan_set_string (plan, action, "text", words);
  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (statuses[i % 3]));
  waymark_plan_set_string (plan, assignment, "party", waymark_item_get_id (party));
  if (window != NULL)
    {
      g_autoptr (WaymarkValue) due = waymark_value_new_words ("as written", window);
      g_autoptr (WaymarkValue) first = waymark_value_new_words ("before", "2025-05");

      waymark_plan_set (plan, action, "due", due);
      waymark_plan_set (plan, action, "first_due", i % 3 == 0 ? first : due);
    }
  if (i % 4 == 0)
    add_update (plan, action, "June 2027", "2027-06");
}

static WaymarkDocument *
make_document (void)
{
  static const char *const stages[] = { "in-progress", "agreed", "complete" };
  static const char *const days[] = { "2025-09-11", "2025-12-04", "2026-03-12",
                                      "2026-06-11", "2026-09-10", "2026-12-10" };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (GError) error = NULL;
  WaymarkItem *root = waymark_plan_get_root (plan), *theme = NULL, *party;
  WaymarkItem *statuses[G_N_ELEMENTS (stages)];
  WaymarkDocument *document;

  waymark_plan_add_statuses (plan);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    statuses[i] = waymark_plan_find_status (plan, stages[i]);
  party = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
  waymark_plan_set_string (plan, party, "name", "MBC");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    waymark_plan_set_string (
        plan, waymark_plan_append (plan, WAYMARK_KIND_MEETING, root), "date", days[i]);
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      if (i % 20 == 0)
        {
          theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
          waymark_plan_set_string (plan, theme, "title", "Support that works");
        }
      add_action (plan, theme, statuses, party, i);
    }
  document = waymark_document_create (plan, "Benchmark", "Benchmark", &error);
  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

/* --- the view */

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *view, const char *icon)
{
  GtkWidget *tools = gtk_widget_get_first_child (gtk_widget_get_first_child (view));

  for (GtkWidget *child = gtk_widget_get_first_child (tools); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0)
      g_signal_emit_by_name (child, "clicked");
}

typedef struct
{
  WaymarkDocument *document;
  GtkWidget *window;
  GtkWidget *view;
  GtkAdjustment *days;
  GtkAdjustment *rows;
} Bench;

static void
pan (Bench *bench, guint i)
{
  double page = gtk_adjustment_get_page_size (bench->days) / 100;

  gtk_adjustment_set_value (
      bench->days, gtk_adjustment_get_value (bench->days) + (i / 60 % 2 == 0 ? page : -page));
}

static void
zoom (Bench *bench, guint i)
{
  click (bench->view, i / 6 % 2 == 0 ? "list-add-symbolic" : "list-remove-symbolic");
}

static void
scroll (Bench *bench, guint i)
{
  gtk_adjustment_set_value (bench->rows, gtk_adjustment_get_value (bench->rows) + 53);
}

/* An edit of one action, as any is while the timeline is shown. */
static void
edit (Bench *bench, guint i)
{
  WaymarkPlan *plan = waymark_document_get_plan (bench->document);
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *action = waymark_item_first (theme, WAYMARK_KIND_ACTION);
  WaymarkEdit *change = waymark_edit_begin (plan, "Change text", "benchmark");
  g_autofree char *words = g_strdup_printf ("Agree one short consent form, %u", i);

  waymark_edit_set_string (change, action, "text", words, NULL);
  waymark_edit_keep (change);
}

static gboolean
measure (Bench *bench, const char *what, void (*move) (Bench *bench, guint i))
{
  static double work[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      double before = bench_get_work ();

      move (bench, i);
      bench_wait_for_frame (bench->window);
      work[i] = bench_get_work () - before;
    }
  qsort (work, N_FRAMES, sizeof *work, bench_compare_doubles);
  g_print ("%-28s %8.1f %8.1f %8.1f\n",
           what,
           work[N_FRAMES / 2],
           work[N_FRAMES * 95 / 100],
           work[N_FRAMES - 1]);
  return work[N_FRAMES - 1] <= FRAME;
}

int
main (int argc, char **argv)
{
  g_autoptr (WaymarkDocument) document = NULL;
  gboolean quick;
  GtkWidget *rows;
  gint64 start;
  double work;
  Bench bench;

  gtk_init ();
  waymark_register_resource ();
  bench.document = document = make_document ();
  work = bench_get_work ();
  start = g_get_monotonic_time ();
  bench.window = gtk_window_new ();
  bench.view = g_object_new (waymark_timeline_view_get_type (), NULL);
  gtk_widget_add_css_class (bench.window, "waymark");
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 860);
  gtk_window_set_child (GTK_WINDOW (bench.window), bench.view);
  waymark_page_set_document (WAYMARK_PAGE (bench.view), document);
  gtk_window_present (GTK_WINDOW (bench.window));
  bench_wait_for_frame (bench.window);
  g_print ("%u actions, first frame after %.0f ms, of which work %.0f\n",
           N_ACTIONS,
           bench_since (start),
           bench_get_work () - work);
  bench_settle ();
  rows = gtk_widget_get_parent (find_child (bench.view, waymark_timeline_axis_get_type ()));
  bench.days = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (gtk_widget_get_last_child (rows)));
  bench.rows =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_child (rows, GTK_TYPE_LIST_VIEW)));
  g_print ("%-28s %8s %8s %8s\n", "work of a frame, in ms", "median", "95 %", "worst");
  quick = measure (&bench, "panning, quarters", pan);
  measure (&bench, "zooming", zoom);
  click (bench.view, "list-remove-symbolic");
  click (bench.view, "list-remove-symbolic");
  bench_settle ();
  quick = measure (&bench, "panning, years", pan) && quick;
  for (int i = 0; i < 5; i++)
    click (bench.view, "list-add-symbolic");
  bench_settle ();
  quick = measure (&bench, "panning, months", pan) && quick;
  measure (&bench, "scrolling", scroll);
  measure (&bench, "an edit", edit);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return quick ? 0 : 1;
}
