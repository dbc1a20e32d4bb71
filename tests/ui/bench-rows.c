/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How quick the list is beside a bare GtkListView of labels with as many rows, and
 * beside an empty window, all in one run. Times are medians, in milliseconds. */

#include "config.h"

#include <gtk/gtk.h>

#include "bench-frame.h"
#include "waymark-action-list.h"
#include "waymark-due.h"
#include "waymark-party.h"
#include "waymark-stage.h"

#define N_RUNS 5
#define REST 500 /* ms */

void waymark_register_resource (void);

typedef struct
{
  double first_frame;
  double to_end;
  double one_edit;
} Times;

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, bench_compare_doubles);
  return values[N_RUNS / 2];
}

static gboolean
rested_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until what a list does behind its first frame is done: nobody scrolls before that. */
static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add (REST, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
open_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_add_css_class (window, "waymark");
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  bench_wait_for_frame (window);
  return window;
}

/* --- a bare list of labels */

static void
set_up_label (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_label (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_bare_list (guint n_rows)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (strings, "Agree one short consent form and one handover note");
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_label), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label), NULL);
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (scrolled),
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (strings))),
                         factory));
  return scrolled;
}

/* --- a plan */

static WaymarkDocument *
make_document (guint n_actions)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (GError) error = NULL;
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = NULL, *requirement = NULL;
  WaymarkItem *party, *status;
  WaymarkDocument *document;

  waymark_plan_add_statuses (plan);
  party = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
  waymark_plan_set_string (plan, party, "name", "MBC");
  status = waymark_plan_find_status (plan, "in-progress");
  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *words =
          g_strdup_printf ("Agree one short consent form and one handover note across "
                           "the hub, locality teams and hospital discharge, part %u",
                           i);
      g_autoptr (WaymarkValue) due = waymark_value_new_words ("March 2025", "2025-03");
      WaymarkItem *action, *assignment;

      if (i % 100 == 0)
        {
          theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
          waymark_plan_set_string (plan, theme, "title", "Support that works");
        }
      if (i % 10 == 0)
        {
          requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);
          waymark_plan_set_string (plan, requirement, "title", "Carers tell their story once");
        }
      action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, requirement);
      waymark_plan_set_string (plan, action, "text", words);
      waymark_plan_set (plan, action, "due", due);
      waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
      assignment = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
      waymark_plan_set_string (plan, assignment, "party", waymark_item_get_id (party));
    }
  document = waymark_document_create (plan, "Benchmark", "Benchmark", &error);
  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

/* --- measuring */

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *list = find_list (child);

      if (list != NULL)
        return list;
    }
  return NULL;
}

static double
scroll_to_end (GtkWidget *window)
{
  GtkWidget *list = find_list (window);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gint64 start = g_get_monotonic_time ();

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  bench_wait_for_frame (window);
  return bench_since (start);
}

static double
edit_one (WaymarkDocument *document, GtkWidget *window)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));
  WaymarkItem *theme = waymark_item_first (root, WAYMARK_KIND_THEME);
  WaymarkItem *action = waymark_item_first (waymark_item_first (theme, WAYMARK_KIND_REQUIREMENT),
                                            WAYMARK_KIND_ACTION);
  WaymarkEdit *edit =
      waymark_edit_begin (waymark_document_get_plan (document), "Move", "benchmark");
  gint64 start = g_get_monotonic_time ();

  waymark_edit_move (edit, action, theme, NULL, NULL);
  waymark_edit_keep (edit);
  bench_wait_for_frame (window);
  return bench_since (start);
}

static Times
measure (guint n_rows, WaymarkDocument *document, gboolean empty)
{
  double first_frame[N_RUNS], to_end[N_RUNS], one_edit[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      GtkWidget *child = NULL, *window;

      if (document != NULL)
        {
          child = waymark_action_list_new ();
          waymark_action_list_set_document (WAYMARK_ACTION_LIST (child), document);
        }
      else if (!empty)
        child = make_bare_list (n_rows);
      window = open_window (child);
      first_frame[i] = bench_since (start);
      rest ();
      to_end[i] = empty ? 0 : scroll_to_end (window);
      one_edit[i] = document != NULL ? edit_one (document, window) : 0;
      gtk_window_destroy (GTK_WINDOW (window));
      bench_settle ();
    }
  return (Times){ median (first_frame), median (to_end), median (one_edit) };
}

/* --- finding and sorting */

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *entry = find_entry (child);

      if (entry != NULL)
        return entry;
    }
  return NULL;
}

typedef struct
{
  double first, first_work, all, all_work;
} Found;

/* From a key until its first rows are drawn, and until all of them are there. */
static Found
type (GtkWidget *window, GtkWidget *entry, const char *words)
{
  gint64 start = g_get_monotonic_time ();
  double work = bench_get_work ();
  Found found;

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  bench_wait_for_frame (window);
  found.first = bench_since (start);
  found.first_work = bench_get_work () - work;
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  found.all = bench_since (start);
  found.all_work = bench_get_work () - work;
  return found;
}

#define COLUMN(name)                                                                               \
  static double median_##name (const Found *found)                                                 \
  {                                                                                                \
    double values[N_RUNS];                                                                         \
                                                                                                   \
    for (guint i = 0; i < N_RUNS; i++)                                                             \
      values[i] = found[i].name;                                                                   \
    return median (values);                                                                        \
  }

COLUMN (first)
COLUMN (first_work)
COLUMN (all)
COLUMN (all_work)

static void
report (guint n_rows, const char *what, const Found *found, double first_limit, double all_limit)
{
  g_print ("%6u  %-24s %8.1f (%6.1f) of %3.0f %8.1f (%6.1f) of %3.0f\n",
           n_rows,
           what,
           median_first (found),
           median_first_work (found),
           first_limit,
           median_all (found),
           median_all_work (found),
           all_limit);
}

/* Letters typed one after another; then each column sorted until that is drawn. */
static void
measure_finding (guint n_rows, WaymarkDocument *document)
{
  static const char *const typed[] = { "p", "pa", "par", "part", "part 7", "part 77" };
  static const char *const columns[] = { "text", "leads", "due", "status" };
  Found found[G_N_ELEMENTS (typed)][N_RUNS], sorted[G_N_ELEMENTS (columns)][N_RUNS];
  Found first[N_RUNS];
  gboolean large = n_rows > 10000;

  for (guint run = 0; run < N_RUNS; run++)
    {
      WaymarkActionList *list = WAYMARK_ACTION_LIST (waymark_action_list_new ());
      GtkWidget *window, *entry;

      waymark_action_list_set_document (list, document);
      window = open_window (GTK_WIDGET (list));
      waymark_action_list_set_finding (list, TRUE);
      bench_wait_for_frame (window);
      entry = find_entry (GTK_WIDGET (list));
      first[run] = type (window, entry, "consent");
      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        found[i][run] = type (window, entry, typed[i]);
      waymark_action_list_set_finding (list, FALSE);
      bench_settle ();
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          gint64 start = g_get_monotonic_time ();
          double work = bench_get_work ();

          g_object_set (list, "sort", columns[i], NULL);
          bench_wait_for_frame (window);
          sorted[i][run].first = sorted[i][run].all = bench_since (start);
          sorted[i][run].first_work = sorted[i][run].all_work = bench_get_work () - work;
        }
      g_object_set (list, "sort", "plan", NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      bench_settle ();
    }
  report (n_rows, "first key of all", first, 50, large ? 160 : 50);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    report (n_rows, typed[i], found[i], 50, large ? 160 : 50);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    report (n_rows, columns[i], sorted[i], large ? 330 : 60, large ? 330 : 60);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 300, 10000, 100000 };
  Times empty;

  gtk_init ();
  waymark_register_resource ();
  measure (0, NULL, TRUE); /* fonts, style sheets and icons are read once */
  empty = measure (0, NULL, TRUE);
  g_print ("%-34s %11s %9s %9s\n", "", "first frame", "to end", "one move");
  g_print ("%-34s %11.1f\n", "empty window", empty.first_frame);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WaymarkDocument) document = make_document (sizes[i]);
      Times bare = measure (sizes[i], NULL, FALSE);
      Times rows = measure (sizes[i], document, FALSE);

      g_print ("%6u  %-26s %11.1f %9.1f\n",
               sizes[i],
               "bare list of labels",
               bare.first_frame,
               bare.to_end);
      g_print ("%6u  %-26s %11.1f %9.1f %9.1f\n",
               sizes[i],
               "list of actions",
               rows.first_frame,
               rows.to_end,
               rows.one_edit);
      g_print ("%6u  %-26s %11.2f %9.2f\n",
               sizes[i],
               "ratio",
               rows.first_frame / bare.first_frame,
               rows.to_end / bare.to_end);
    }
  g_print ("\nms (of which work, which other programs do not disturb), of what is allowed\n");
  g_print ("typed or sorted by %29s %24s\n", "first rows", "all rows");
  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WaymarkDocument) document = make_document (sizes[i]);

      measure_finding (sizes[i], document);
    }
  return 0;
}
