/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-drop-down.h"
#include "waymark-history-filters.h"
#include "waymark-wrap-layout.h"

#define SPACING 6

struct _WaymarkHistoryFilters
{
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkWidget *persons;
  GtkWidget *from;
  GtkWidget *to;
  GPtrArray *names; /* of the persons, after "Anybody" */
  int year_start;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (WaymarkHistoryFilters, waymark_history_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A date that is not understood keeps nothing out, and says so. */
static void
check_day (WaymarkHistoryFilters *self, GtkWidget *entry, gboolean last)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));
  gint64 time;
  gboolean understood =
      *words == '\0' || waymark_day_from_words (words, self->year_start, last, &time);

  if (understood)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry,
                               understood ? NULL
                                          : _ ("Not understood as a date. For example: 14/3/2025, "
                                               "March 2025."));
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               understood ? GTK_ACCESSIBLE_INVALID_FALSE
                                          : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
on_changed (WaymarkHistoryFilters *self)
{
  if (self->is_showing)
    return;
  check_day (self, self->from, FALSE);
  check_day (self, self->to, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape gives up the words first, then the dialog. */
static void
on_stop_search (WaymarkHistoryFilters *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.close", NULL);
}

/* --- object */

static GtkWidget *
make_day (WaymarkHistoryFilters *self, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *label = gtk_label_new_with_mnemonic (words);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return entry;
}

static void
waymark_history_filters_dispose (GObject *object)
{
  WaymarkHistoryFilters *self = WAYMARK_HISTORY_FILTERS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (waymark_history_filters_parent_class)->dispose (object);
}

static void
waymark_history_filters_class_init (WaymarkHistoryFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_history_filters_dispose;
  gtk_widget_class_set_css_name (widget_class, "historyfilters");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_history_filters_init (WaymarkHistoryFilters *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), waymark_wrap_layout_new (SPACING));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which changes"), -1);

  self->words = gtk_search_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), 18);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->words), 18);
  g_object_set (self->words, "placeholder-text", _ ("Number or words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of an item, or words"),
                                  -1);
  g_signal_connect_swapped (self->words, "search-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->words, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));

  self->persons = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_tooltip_text (self->persons, _ ("Who made the change"));
  waymark_drop_down_set_name (self->persons, _ ("Who made the change"));
  g_signal_connect_swapped (self->persons, "notify::selected", G_CALLBACK (on_changed), self);
  gtk_widget_set_parent (self->persons, GTK_WIDGET (self));

  self->from = make_day (self, C_ ("history", "_From"));
  self->to = make_day (self, C_ ("history", "_To"));
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * waymark_history_filters_new:
 * @year_start: the month in which the plan's years begin
 *
 * Returns: (transfer floating): filters that let everything through
 */
GtkWidget *
waymark_history_filters_new (int year_start)
{
  WaymarkHistoryFilters *self = g_object_new (WAYMARK_TYPE_HISTORY_FILTERS, NULL);

  self->year_start = year_start;
  return GTK_WIDGET (self);
}

/**
 * waymark_history_filters_set_persons:
 * @self: filters
 * @persons: (element-type utf8): names to choose from
 *
 * The one that was chosen stays so if it is still there.
 */
void
waymark_history_filters_set_persons (WaymarkHistoryFilters *self, GPtrArray *persons)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint selected;

  g_return_if_fail (WAYMARK_IS_HISTORY_FILTERS (self) && persons != NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->persons));
  if (selected > 0 && selected <= self->names->len)
    chosen = g_strdup (self->names->pdata[selected - 1]);

  gtk_string_list_append (words, C_ ("history", "Anybody"));
  g_ptr_array_set_size (self->names, 0);
  selected = 0;
  for (guint i = 0; i < persons->len; i++)
    {
      g_ptr_array_add (self->names, g_strdup (persons->pdata[i]));
      gtk_string_list_append (words, persons->pdata[i]);
      if (g_strcmp0 (persons->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->persons), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->persons), selected);
  self->is_showing = FALSE;
}

/**
 * waymark_history_filters_fill:
 * @self: filters
 * @filter: what is looked for; all but its field and sorts are replaced
 */
void
waymark_history_filters_fill (WaymarkHistoryFilters *self, WaymarkHistoryFilter *filter)
{
  guint selected;

  g_return_if_fail (WAYMARK_IS_HISTORY_FILTERS (self) && filter != NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->persons));
  g_free (filter->person);
  filter->person = selected > 0 && selected <= self->names->len
                       ? g_strdup (self->names->pdata[selected - 1])
                       : NULL;
  waymark_history_filter_set_words (filter, gtk_editable_get_text (GTK_EDITABLE (self->words)));
  waymark_history_filter_set_first_day (
      filter, gtk_editable_get_text (GTK_EDITABLE (self->from)), self->year_start);
  waymark_history_filter_set_last_day (
      filter, gtk_editable_get_text (GTK_EDITABLE (self->to)), self->year_start);
}

/**
 * waymark_history_filters_reset:
 * @self: filters
 *
 * Lets everything through again.
 */
void
waymark_history_filters_reset (WaymarkHistoryFilters *self)
{
  g_return_if_fail (WAYMARK_IS_HISTORY_FILTERS (self));

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->persons), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->from), "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), "");
  self->is_showing = FALSE;
  on_changed (self);
}
