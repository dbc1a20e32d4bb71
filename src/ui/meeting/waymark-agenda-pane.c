/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-agenda-pane.h"
#include "waymark-agenda-row.h"
#include "waymark-date-words.h"
#include "waymark-style-class.h"
#include "waymark-today.h"

/* rows (GListStore of WaymarkAgendaRow) -> selection of one -> list view */
struct _WaymarkAgendaPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *body;
  GtkWidget *day;
  GtkWidget *menu_button;
  GtkWidget *list;
  GtkWidget *done;
  GtkWidget *close;
  GtkWidget *report; /* of a closed meeting */
  GMenu *meetings;
  GListStore *rows;
  GtkSingleSelection *selection;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (WaymarkAgendaPane, waymark_agenda_pane, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- rows */

typedef struct
{
  GtkWidget *tick, *number, *words, *count;
} Cells;

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Cells *cells = g_new0 (Cells, 1);

  cells->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (cells->tick), 12);
  gtk_box_append (GTK_BOX (box), cells->tick);
  cells->number = add_label (box, "dim");
  cells->words = add_label (box, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (cells->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (cells->words, TRUE);
  cells->count = add_label (box, "caption");
  gtk_widget_add_css_class (cells->count, "dim");
  gtk_widget_add_css_class (cells->count, "figures");
  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  g_object_set_data (G_OBJECT (box), "item", item);
  gtk_list_item_set_child (item, box);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  WaymarkAgendaRow *row = gtk_list_item_get_item (item);
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  gboolean heading = waymark_agenda_row_is_heading (row);
  gboolean done = waymark_agenda_row_is_done (row);
  const char *number = waymark_agenda_row_get_number (row);
  g_autofree char *name = waymark_agenda_row_describe (row);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *around = gtk_widget_get_parent (box);

  gtk_widget_set_opacity (cells->tick, done ? 1 : 0);
  gtk_label_set_label (GTK_LABEL (cells->number), number != NULL ? number : "");
  gtk_widget_set_visible (cells->number, number != NULL);
  gtk_label_set_label (GTK_LABEL (cells->words), waymark_agenda_row_get_words (row));
  gtk_widget_set_tooltip_text (box, waymark_agenda_row_get_words (row));
  gtk_label_set_label (GTK_LABEL (cells->count), heading ? waymark_agenda_row_get_count (row) : "");
  waymark_style_class_set (cells->words, "heading", heading && waymark_agenda_row_is_current (row));
  waymark_style_class_set (cells->words, "dim", done);
  waymark_style_class_set (box, "entry", !heading);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_selected (WaymarkAgendaPane *self)
{
  WaymarkAgendaRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->is_filling && row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, waymark_agenda_row_get_entry (row));
}

/* Enter and a double click: to the line itself, where both have no room. */
static void
on_activated (WaymarkAgendaPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "meeting.line", NULL);
}

/* --- object */

static void
waymark_agenda_pane_dispose (GObject *object)
{
  WaymarkAgendaPane *self = WAYMARK_AGENDA_PANE (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->meetings);
  G_OBJECT_CLASS (waymark_agenda_pane_parent_class)->dispose (object);
}

static void
waymark_agenda_pane_class_init (WaymarkAgendaPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_agenda_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda");
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);
}

static GtkWidget *
make_about (WaymarkAgendaPane *self)
{
  GtkWidget *about = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkPopover *menu;

  self->body = add_label (words, "heading");
  gtk_label_set_wrap (GTK_LABEL (self->body), TRUE);
  self->day = add_label (words, "dim");
  gtk_label_set_wrap (GTK_LABEL (self->day), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (about), words);

  self->meetings = g_menu_new ();
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu_button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button),
                                  G_MENU_MODEL (self->meetings));
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->menu_button, _ ("This meeting and the others"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("menu", "Meetings"),
                                  -1);
  menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu_button));
  waymark_access_name_menu (GTK_WIDGET (menu), C_ ("menu", "Meetings"));
  gtk_box_append (GTK_BOX (about), self->menu_button);
  gtk_widget_add_css_class (about, "about");
  return about;
}

static GtkWidget *
make_list (WaymarkAgendaPane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (WAYMARK_TYPE_AGENDA_ROW);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_swapped (
      self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("agenda", "Agenda"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_foot (WaymarkAgendaPane *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->done = add_label (foot, "caption");
  gtk_widget_add_css_class (self->done, "dim");
  gtk_label_set_wrap (GTK_LABEL (self->done), TRUE);
  gtk_widget_set_hexpand (self->done, TRUE);
  self->close = gtk_button_new_with_mnemonic (_ ("C_lose meeting…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "meeting.close");
  gtk_widget_set_tooltip_text (self->close, _ ("Keep the plan as it is now, for good"));
  gtk_box_append (GTK_BOX (foot), self->close);
  self->report = gtk_button_new_with_mnemonic (_ ("Print the _report…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->report), "meeting.report");
  gtk_widget_set_tooltip_text (self->report, _ ("As things stood when the meeting was closed"));
  gtk_box_append (GTK_BOX (foot), self->report);
  gtk_widget_add_css_class (foot, "pane-foot");
  return foot;
}

static void
waymark_agenda_pane_init (WaymarkAgendaPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_about (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* --- what it shows */

static void
fill_menu (WaymarkAgendaPane *self, WaymarkItem *meeting)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (waymark_item_get_plan (meeting));
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  g_menu_append (own, _ ("_When, where and who came…"), "meeting.details");
  g_menu_append (own, _ ("Copy the _minutes"), "meeting.copy-minutes");
  g_menu_append (own, _ ("Print the _report…"), "meeting.report");
  g_menu_append (own, _ ("_Full screen"), "win.full-screen");
  g_menu_append (own, _ ("_New meeting…"), "meeting.new");
  /* The newest first: of many years those are looked for. */
  for (guint i = meetings->len; i > 0; i--)
    {
      g_autofree char *label = waymark_meeting_get_label (meetings->pdata[i - 1]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (
          item, "meeting.show", "s", waymark_item_get_id (meetings->pdata[i - 1]));
      g_menu_append_item (others, item);
    }
  g_menu_remove_all (self->meetings);
  g_menu_append_section (self->meetings, NULL, G_MENU_MODEL (own));
  g_menu_append_section (self->meetings, NULL, G_MENU_MODEL (others));
}

static char *
describe_done (WaymarkItem *meeting)
{
  guint n_decisions = waymark_item_count (meeting, WAYMARK_KIND_DECISION);
  guint n_updates = waymark_meeting_count_updates (meeting);
  g_autofree char *decisions =
      g_strdup_printf (ngettext ("%u decision", "%u decisions", n_decisions), n_decisions);
  g_autofree char *updates =
      g_strdup_printf (ngettext ("%u update", "%u updates", n_updates), n_updates);

  /* Translators: what a meeting has done so far: "2 decisions, 3 updates" */
  return g_strdup_printf (C_ ("meeting", "%1$s, %2$s"), decisions, updates);
}

static char *
describe_day (WaymarkItem *meeting)
{
  GDate date;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *words = NULL;
  const char *place = waymark_item_get_string (meeting, "place");

  if (!waymark_meeting_get_date (meeting, &date))
    return g_strdup (place != NULL ? place : C_ ("meeting", "no date yet"));
  day = g_date_time_new_utc (
      g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  words = waymark_date_format (day, C_ ("date", "%A %-d %B %Y"));
  if (place == NULL)
    return g_steal_pointer (&words);
  /* Translators: when and where a meeting is: "Thursday 4 December 2025 · Town Hall" */
  return g_strdup_printf (C_ ("meeting", "%1$s · %2$s"), words, place);
}

/**
 * waymark_agenda_pane_show:
 * @self: an agenda
 * @meeting: a meeting
 * @agenda: (element-type WaymarkAgendaEntry): what it is about
 * @current: position of what is being talked about
 */
void
waymark_agenda_pane_show (WaymarkAgendaPane *self,
                          WaymarkItem *meeting,
                          GPtrArray *agenda,
                          guint current)
{
  const char *body = waymark_item_get_string (meeting, "body");
  gboolean closed = waymark_meeting_is_closed (meeting);
  g_autofree char *day = describe_day (meeting);
  g_autofree char *done = describe_done (meeting);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  int position;

  g_return_if_fail (WAYMARK_IS_AGENDA_PANE (self));

  gtk_label_set_label (GTK_LABEL (self->body), body != NULL ? body : C_ ("meeting", "Meeting"));
  gtk_label_set_label (GTK_LABEL (self->day), day);
  gtk_label_set_label (GTK_LABEL (self->done), done);
  gtk_widget_set_visible (self->close, !closed);
  gtk_widget_set_visible (self->report, closed);
  fill_menu (self, meeting);

  self->is_filling = TRUE;
  waymark_agenda_rows_fill (self->rows, agenda, current, meeting);
  position = waymark_agenda_rows_find (G_LIST_MODEL (self->rows), current);
  if (position >= 0)
    {
      gtk_single_selection_set_selected (self->selection, (guint) position);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", (guint) position);
    }
  self->is_filling = FALSE;
  if (had_focus)
    waymark_agenda_pane_focus_list (self);
}

/**
 * waymark_agenda_pane_focus_list:
 * @self: an agenda
 *
 * Gives its list the keyboard, on the line that is selected.
 */
void
waymark_agenda_pane_focus_list (WaymarkAgendaPane *self)
{
  g_return_if_fail (WAYMARK_IS_AGENDA_PANE (self));

  /* By itself the list would take the row that had the keyboard last. */
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_widget_get_first_child (row);
      GtkListItem *item = box != NULL ? g_object_get_data (G_OBJECT (box), "item") : NULL;

      if (item != NULL && gtk_list_item_get_selected (item) && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_grab_focus (self->list);
}
