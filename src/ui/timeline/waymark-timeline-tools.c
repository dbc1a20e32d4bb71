/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser-parties.h"
#include "waymark-drop-down.h"
#include "waymark-filter-button.h"
#include "waymark-item-shown.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-plan-words.h"
#include "waymark-timeline-tools.h"

/* How much closer one press brings. */
#define STEP 1.5

struct _WaymarkTimelineTools
{
  GtkWidget parent_instance;

  WaymarkTimelineModel *model;
  WaymarkTimelineScale *scale;
  WaymarkPlan *plan;
  GtkWidget *theme;
  GtkWidget *themes;
  GtkWidget *lead;
  GtkWidget *leads;
  GtkWidget *group;
  GtkWidget *closer;
  GtkWidget *wider;
  GtkWidget *unit;
  gboolean following; /* the drop-down follows the scale, nobody chose */
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineTools, waymark_timeline_tools, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (WaymarkTimelineTools *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- filters */

static void
update_filters (WaymarkTimelineTools *self)
{
  const char *theme_id = waymark_timeline_model_get_theme (self->model);
  const char *lead_id = waymark_timeline_model_get_lead (self->model);
  WaymarkItem *theme = theme_id != NULL ? waymark_plan_lookup (self->plan, theme_id) : NULL;
  WaymarkItem *lead = lead_id != NULL ? waymark_plan_lookup (self->plan, lead_id) : NULL;
  g_autofree char *number = theme != NULL ? waymark_item_get_number_words (theme) : NULL;
  g_autofree char *name = waymark_plan_words_quote (lead != NULL ? waymark_party_get_short (lead)
                                                                 : C_ ("word", "(deleted)"));
  g_autofree char *theme_words =
      theme_id == NULL ? g_strdup (_ ("All themes")) :
                       /* Translators: a filter that is set; %s is the number of a theme */
          g_strdup_printf (_ ("Theme: %s"), number);
  /* Translators: a filter that is set; %s is the name of an organisation or person */
  g_autofree char *lead_words =
      lead_id == NULL ? g_strdup (_ ("All leads")) : g_strdup_printf (_ ("Lead: %s"), name);

  waymark_filter_button_set_value (
      WAYMARK_FILTER_BUTTON (self->theme), theme_words, theme_id != NULL);
  waymark_filter_button_set_value (WAYMARK_FILTER_BUTTON (self->lead), lead_words, lead_id != NULL);
}

static void
fill_themes_cb (WaymarkTimelineTools *self)
{
  WaymarkChooser *chooser = WAYMARK_CHOOSER (self->themes);

  waymark_chooser_remove_all (chooser);
  if (self->plan == NULL)
    return;
  waymark_chooser_add (chooser, "", _ ("All themes"), NULL);
  for (WaymarkItem *theme =
           waymark_item_first (waymark_plan_get_root (self->plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    {
      g_autofree char *number = waymark_item_get_number_words (theme);
      g_autofree char *title = waymark_item_get_title (theme);
      g_autofree char *label = g_strconcat (number, "  ", title, NULL);

      waymark_chooser_add (chooser, waymark_item_get_id (theme), label, NULL);
    }
}

static void
set_theme (WaymarkTimelineTools *self, const char *id)
{
  waymark_timeline_model_set_theme (self->model, id);
  update_filters (self);
  tell (self);
}

static void
theme_chosen_cb (WaymarkTimelineTools *self, const char *id)
{
  set_theme (self, *id != '\0' ? id : NULL);
}

static void
theme_cleared_cb (WaymarkTimelineTools *self)
{
  set_theme (self, NULL);
}

static void
fill_leads_cb (WaymarkTimelineTools *self)
{
  WaymarkChooser *chooser = WAYMARK_CHOOSER (self->leads);

  waymark_chooser_remove_all (chooser);
  if (self->plan == NULL)
    return;
  waymark_chooser_add (chooser, "", _ ("All leads"), NULL);
  waymark_chooser_add_parties (chooser, self->plan);
}

static void
set_lead (WaymarkTimelineTools *self, const char *id)
{
  waymark_timeline_model_set_lead (self->model, id);
  update_filters (self);
  tell (self);
}

static void
lead_chosen_cb (WaymarkTimelineTools *self, const char *id)
{
  set_lead (self, *id != '\0' ? id : NULL);
}

static void
lead_cleared_cb (WaymarkTimelineTools *self)
{
  set_lead (self, NULL);
}

static void
group_chosen_cb (WaymarkTimelineTools *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));

  waymark_timeline_model_set_group (
      self->model, chosen == 1 ? WAYMARK_TIMELINE_BY_LEAD : WAYMARK_TIMELINE_BY_THEME);
  tell (self);
}

/* --- how much of it */

static void
today_cb (WaymarkTimelineTools *self)
{
  waymark_timeline_scale_show_day (self->scale, waymark_timeline_scale_get_today (self->scale));
}

static void
zoom (WaymarkTimelineTools *self, double factor)
{
  waymark_timeline_scale_zoom (
      self->scale, factor, waymark_timeline_scale_get_width (self->scale) / 2.0);
}

static void
closer_cb (WaymarkTimelineTools *self)
{
  zoom (self, STEP);
}

static void
wider_cb (WaymarkTimelineTools *self)
{
  zoom (self, 1 / STEP);
}

static void
unit_chosen_cb (WaymarkTimelineTools *self)
{
  if (!self->following)
    waymark_timeline_scale_set_unit (
        self->scale, (WaymarkTimeUnit) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit)));
}

static void
scale_changed_cb (WaymarkTimelineTools *self)
{
  self->following = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit),
                              waymark_timeline_scale_get_unit (self->scale));
  self->following = FALSE;
  gtk_widget_set_sensitive (self->closer, waymark_timeline_scale_can_zoom (self->scale, TRUE));
  gtk_widget_set_sensitive (self->wider, waymark_timeline_scale_can_zoom (self->scale, FALSE));
}

/* --- the widget */

static void
waymark_timeline_tools_dispose (GObject *object)
{
  WaymarkTimelineTools *self = WAYMARK_TIMELINE_TOOLS (object);
  GtkWidget *child;

  if (self->scale != NULL)
    g_signal_handlers_disconnect_by_data (self->scale, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->plan);
  g_clear_object (&self->scale);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (waymark_timeline_tools_parent_class)->dispose (object);
}

static void
waymark_timeline_tools_class_init (WaymarkTimelineToolsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_timeline_tools_dispose;
  /**
   * WaymarkTimelineTools::changed:
   *
   * Other rows are shown now.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timelinetools");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_filter (WaymarkTimelineTools *self,
            const char *name,
            GtkWidget *popover,
            GCallback fill,
            GCallback chosen,
            GCallback cleared)
{
  GtkWidget *button = waymark_filter_button_new (name);

  waymark_filter_button_set_popover (WAYMARK_FILTER_BUTTON (button), popover);
  g_signal_connect_swapped (button, "fill", fill, self);
  g_signal_connect_swapped (button, "cleared", cleared, self);
  g_signal_connect_swapped (popover, "chosen", chosen, self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static GtkWidget *
add_drop_down (WaymarkTimelineTools *self,
               const char *name,
               const char *const *words,
               GCallback chosen)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  waymark_drop_down_set_name (drop_down, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (drop_down, "flat");
  g_signal_connect_swapped (drop_down, "notify::selected", chosen, self);
  gtk_widget_set_parent (drop_down, GTK_WIDGET (self));
  return drop_down;
}

static GtkWidget *
add_icon (WaymarkTimelineTools *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
add_filters (WaymarkTimelineTools *self)
{
  const char *const groups[] = { C_ ("timeline", "By theme"), C_ ("timeline", "By lead"), NULL };
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->themes = waymark_chooser_new (C_ ("filter", "Theme"), FALSE);
  self->theme = add_filter (self,
                            C_ ("filter", "Theme"),
                            self->themes,
                            G_CALLBACK (fill_themes_cb),
                            G_CALLBACK (theme_chosen_cb),
                            G_CALLBACK (theme_cleared_cb));
  self->leads = waymark_chooser_new (C_ ("filter", "Lead"), FALSE);
  self->lead = add_filter (self,
                           C_ ("filter", "Lead"),
                           self->leads,
                           G_CALLBACK (fill_leads_cb),
                           G_CALLBACK (lead_chosen_cb),
                           G_CALLBACK (lead_cleared_cb));
  self->group =
      add_drop_down (self, C_ ("timeline", "Rows below"), groups, G_CALLBACK (group_chosen_cb));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_set_parent (space, GTK_WIDGET (self));
}

static void
add_zoom (WaymarkTimelineTools *self)
{
  const char *const units[] = { C_ ("timeline", "Weeks"),
                                C_ ("timeline", "Months"),
                                C_ ("timeline", "Quarters"),
                                C_ ("timeline", "Years"),
                                NULL };
  GtkWidget *today = gtk_button_new_with_mnemonic (C_ ("timeline", "_Today"));

  gtk_button_set_has_frame (GTK_BUTTON (today), FALSE);
  gtk_widget_add_css_class (today, "choice");
  gtk_widget_set_valign (today, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (today, _ ("Bring today into view (T)"));
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);
  gtk_widget_set_parent (today, GTK_WIDGET (self));
  self->wider =
      add_icon (self, "list-remove-symbolic", _ ("More time, smaller (−)"), G_CALLBACK (wider_cb));
  self->unit =
      add_drop_down (self, C_ ("timeline", "Lines stand for"), units, G_CALLBACK (unit_chosen_cb));
  self->closer =
      add_icon (self, "list-add-symbolic", _ ("Less time, larger (+)"), G_CALLBACK (closer_cb));
}

static void
waymark_timeline_tools_init (WaymarkTimelineTools *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the timeline shows"), -1);
  add_filters (self);
  add_zoom (self);
}

/**
 * waymark_timeline_tools_new:
 * @model: (transfer none): the rows
 * @scale: (transfer none): which days are in view
 *
 * Returns: (transfer floating): tools for both
 */
GtkWidget *
waymark_timeline_tools_new (WaymarkTimelineModel *model, WaymarkTimelineScale *scale)
{
  WaymarkTimelineTools *self = g_object_new (WAYMARK_TYPE_TIMELINE_TOOLS, NULL);

  self->model = g_object_ref (model);
  self->scale = g_object_ref (scale);
  g_signal_connect_swapped (scale, "changed", G_CALLBACK (scale_changed_cb), self);
  update_filters (self);
  scale_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_timeline_tools_set_plan:
 * @self: tools
 * @plan: (nullable): the plan whose themes and leads can be chosen; none is then
 */
void
waymark_timeline_tools_set_plan (WaymarkTimelineTools *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_TOOLS (self));

  if (!g_set_object (&self->plan, plan))
    return;
  waymark_timeline_model_set_theme (self->model, NULL);
  waymark_timeline_model_set_lead (self->model, NULL);
  update_filters (self);
}
