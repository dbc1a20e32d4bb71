/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The views of a plan that the switcher in the header bar shows. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting-view.h"
#include "waymark-overview-view.h"
#include "waymark-page.h"
#include "waymark-plan-window-private.h"
#include "waymark-scheme.h"
#include "waymark-show-actions.h"
#include "waymark-timeline-view.h"

/**
 * View:
 * @name: the target of `win.view`
 * @label: what it is called
 * @key: the digit that with Ctrl shows it
 * @get_type: (nullable): a #WaymarkPage; %NULL for the plan itself
 */
typedef struct
{
  const char *name;
  const char *label;
  guint key;
  GType (*get_type) (void);
} View;

/* In the order of the switcher. A further view is a line here. */
static const View views[] = {
  { "plan", NC_ ("view", "Plan"), 1, NULL },
  { "overview", NC_ ("view", "Overview"), 2, waymark_overview_view_get_type },
  { "timeline", NC_ ("view", "Timeline"), 3, waymark_timeline_view_get_type },
  { "meeting", NC_ ("view", "Meeting"), 4, waymark_meeting_view_get_type },
};

G_STATIC_ASSERT (G_N_ELEMENTS (views) <= WAYMARK_MOST_VIEWS);

/* The position in the table of what is shown, or of nothing that belongs to a plan. */
static guint
find_shown (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  guint i = 0;

  while (i < G_N_ELEMENTS (views) && (self->views[i] == NULL || self->views[i] != page))
    i++;
  return self->view != NULL && page == GTK_WIDGET (self->view) ? 0 : i;
}

/**
 * waymark_plan_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the view beside the plan itself that is shown
 */
WaymarkPage *
waymark_plan_window_get_page (WaymarkPlanWindow *self)
{
  guint shown = find_shown (self);

  return shown > 0 && shown < G_N_ELEMENTS (views) ? WAYMARK_PAGE (self->views[shown]) : NULL;
}

/**
 * waymark_plan_window_get_shown_view:
 * @self: a window
 *
 * Returns: (transfer none): the name of the view; of the plan's own while a page is shown
 *   that is no view of a plan
 */
const char *
waymark_plan_window_get_shown_view (WaymarkPlanWindow *self)
{
  guint shown = find_shown (self);

  return views[shown < G_N_ELEMENTS (views) ? shown : 0].name;
}

/**
 * waymark_plan_window_shows_plan:
 * @self: a window
 *
 * Returns: whether a plan is shown, in whatever view
 */
gboolean
waymark_plan_window_shows_plan (WaymarkPlanWindow *self)
{
  return find_shown (self) < G_N_ELEMENTS (views);
}

/**
 * waymark_plan_window_commit:
 * @self: a window
 *
 * Keeps what is being typed, in whatever view.
 *
 * Returns: %FALSE when that failed, and was said
 */
gboolean
waymark_plan_window_commit (WaymarkPlanWindow *self)
{
  WaymarkPage *page = waymark_plan_window_get_page (self);

  return (page == NULL || waymark_page_commit (page)) && waymark_plan_view_commit (self->view);
}

static void
make_page (WaymarkPlanWindow *self, guint i)
{
  GtkWidget *page = g_object_new (views[i].get_type (), "visible", FALSE, NULL);

  self->views[i] = page;
  gtk_stack_add_child (self->pages, page);
  g_signal_connect_object (
      page, "failed", G_CALLBACK (waymark_plan_window_show_error), self, G_CONNECT_SWAPPED);
  waymark_page_set_document (WAYMARK_PAGE (page), self->document);
}

/**
 * waymark_plan_window_show_view:
 * @self: a window
 * @name: name of a view
 *
 * Shows a view of the plan, unless there is no plan, or what is typed in the one that is
 * shown cannot be kept.
 */
void
waymark_plan_window_show_view (WaymarkPlanWindow *self, const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (views) && !g_str_equal (views[i].name, name))
    i++;
  if (i == G_N_ELEMENTS (views) || i == find_shown (self) || self->document == NULL ||
      !waymark_plan_window_shows_plan (self) || !waymark_plan_window_commit (self))
    return;
  if (i > 0 && self->views[i] == NULL)
    make_page (self, i);
  waymark_plan_window_show_page (self, i > 0 ? self->views[i] : GTK_WIDGET (self->view));
  gtk_widget_grab_focus (i > 0 ? self->views[i] : GTK_WIDGET (self->view));
}

/**
 * waymark_plan_window_set_pages_room:
 * @self: a window
 * @width: its width in pixels
 * @text_scale: how large text is
 */
void
waymark_plan_window_set_pages_room (WaymarkPlanWindow *self, int width, double text_scale)
{
  WaymarkPage *page = waymark_plan_window_get_page (self);

  if (page != NULL)
    waymark_page_set_room (page, width, text_scale);
}

/**
 * waymark_plan_window_drop_views:
 * @self: a window that goes
 */
void
waymark_plan_window_drop_views (WaymarkPlanWindow *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (views); i++)
    if (self->views[i] != NULL)
      {
        waymark_page_set_document (WAYMARK_PAGE (self->views[i]), NULL);
        self->views[i] = NULL;
      }
}

/**
 * waymark_plan_window_make_switcher:
 * @self: a new window
 *
 * Fills the switcher.
 */
void
waymark_plan_window_make_switcher (WaymarkPlanWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "view", views[i].label);

      waymark_view_switcher_add (self->switcher, views[i].name, label, views[i].key);
    }
}

/**
 * waymark_plan_window_list_views:
 * @menu: a menu
 *
 * Adds an entry for each view.
 */
void
waymark_plan_window_list_views (GMenu *menu)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.view::%s", views[i].name);

      g_menu_append (menu, g_dpgettext2 (GETTEXT_PACKAGE, "view", views[i].label), action);
    }
}

static void
show_item_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  waymark_plan_window_show_view (self, "plan");
  waymark_plan_view_show_item (self->view, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static const char *
or_null (const char *words)
{
  return *words != '\0' ? words : NULL;
}

/* A theme or the whole plan with filters, or one action. */
static void
show_actions_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  const char *id, *status, *lead, *rating;
  WaymarkItem *item;
  guint32 dates;

  g_variant_get (parameter, "(&s&s&su&s)", &id, &status, &lead, &dates, &rating);
  item = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  waymark_plan_window_show_view (self, "plan");
  if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    waymark_plan_view_show_item (self->view, id);
  else
    waymark_plan_view_show_filtered (self->view,
                                     or_null (id),
                                     or_null (status),
                                     or_null (lead),
                                     (WaymarkDates) dates,
                                     or_null (rating));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * waymark_plan_window_install_view_actions:
 * @widget_class: the class of the window, with the property `view`
 */
void
waymark_plan_window_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  gtk_widget_class_install_action (widget_class, "win.show-item", "s", show_item_cb);
  gtk_widget_class_install_action (
      widget_class, WAYMARK_SHOW_ACTIONS, WAYMARK_SHOW_ACTIONS_TYPE, show_actions_cb);
}
