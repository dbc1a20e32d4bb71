/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting-view-private.h"
#include "waymark-number.h"
#include "waymark-page.h"
#include "waymark-plan-snapshot.h"
#include "waymark-scheme.h"
#include "waymark-stack.h"
#include "waymark-style-class.h"
#include "waymark-today.h"

#define NARROW 900 /* below it, at text of normal size, the agenda gives way */

static void page_init (WaymarkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkMeetingView,
                               waymark_meeting_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_PAGE, page_init))

/* --- what is shown */

static WaymarkAgendaEntry *
get_entry (WaymarkMeetingView *self, guint i)
{
  return i < self->agenda->len ? g_ptr_array_index (self->agenda, i) : NULL;
}

/**
 * waymark_meeting_view_get_meeting:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the meeting that it shows
 */
WaymarkItem *
waymark_meeting_view_get_meeting (WaymarkMeetingView *self)
{
  WaymarkItem *meeting =
      self->document != NULL && self->meeting != NULL
          ? waymark_plan_lookup (waymark_document_get_plan (self->document), self->meeting)
          : NULL;

  return meeting != NULL && waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING ? meeting
                                                                                    : NULL;
}

/* The snapshot of the meeting before is unpacked once. */
static void
load_before (WaymarkMeetingView *self, WaymarkItem *meeting)
{
  WaymarkItem *last = waymark_meeting_get_previous (meeting);
  const char *id = last != NULL ? waymark_item_get_id (last) : NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (id, self->before_of) == 0)
    return;
  g_clear_object (&self->before);
  g_free (self->before_of);
  self->before_of = g_strdup (id);
  if (last == NULL)
    return;
  self->before = waymark_meeting_load_plan (last, &error);
  if (error != NULL)
    waymark_page_fail (WAYMARK_PAGE (self), error);
}

static void
count_in_part (WaymarkMeetingView *self, guint *nth, guint *n)
{
  WaymarkAgendaSection section = get_entry (self, self->current)->section;

  *nth = *n = 0;
  for (guint i = 0; i < self->agenda->len; i++)
    if (get_entry (self, i)->section == section)
      {
        ++*n;
        if (i <= self->current)
          ++*nth;
      }
}

static void
show_steps (WaymarkMeetingView *self, WaymarkItem *meeting)
{
  const WaymarkAgendaEntry *entry = get_entry (self, self->current);
  const WaymarkAgendaEntry *next = get_entry (self, self->current + 1);
  g_autofree char *part = NULL;
  g_autofree char *where = NULL;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  guint nth, n;
  GDate today;

  waymark_today (&today);
  count_in_part (self, &nth, &n);
  part = waymark_agenda_section_label (entry->section, meeting, &today);
  /* Translators: where a meeting is in its agenda: "Late · 3 of 6" */
  where = entry->item != NULL ? g_strdup_printf (_ ("%1$s · %2$u of %3$u"), part, nth, n)
                              : g_strdup (part);
  gtk_label_set_label (GTK_LABEL (self->where), where);

  if (next != NULL && next->item != NULL)
    number = waymark_item_get_number_words (next->item);
  else if (next != NULL)
    number = waymark_agenda_section_label (next->section, meeting, &today);
  words =
      /* Translators: a button; %s is the number of the next action, or a part of the agenda */
      number != NULL ? g_strdup_printf (_ ("Next: %s"), number) : g_strdup (C_ ("button", "Next"));
  gtk_label_set_label (GTK_LABEL (self->next_label), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.back", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.next", next != NULL);
}

static void
show_line (WaymarkMeetingView *self, WaymarkItem *meeting)
{
  self->current = MIN (self->current, self->agenda->len - 1);
  waymark_agenda_pane_show (self->pane, meeting, self->agenda, self->current);
  waymark_meeting_item_show (self->item, self->document, meeting, get_entry (self, self->current));
  show_steps (self, meeting);
}

static guint
find_line (WaymarkMeetingView *self, WaymarkItem *item, guint otherwise)
{
  for (guint i = 0; i < self->agenda->len; i++)
    if (get_entry (self, i)->item == item)
      return i;
  return otherwise;
}

/* @anew: another meeting; otherwise what stands on the agenda stays there. */
static void
refresh (WaymarkMeetingView *self, gboolean anew)
{
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);
  g_autoptr (GPtrArray) earlier = g_steal_pointer (&self->agenda);
  g_autoptr (WaymarkItem) talked_about = NULL;
  GDate today;

  if (meeting == NULL)
    {
      waymark_stack_show_only (GTK_STACK (self->pages), self->none);
      return;
    }
  waymark_today (&today);
  load_before (self, meeting);
  if (!anew && earlier != NULL && self->current < earlier->len)
    {
      WaymarkAgendaEntry *entry = g_ptr_array_index (earlier, self->current);

      talked_about = entry->item != NULL ? waymark_item_ref (entry->item) : NULL;
    }
  self->agenda = waymark_agenda_new (meeting, self->before, anew ? NULL : earlier, &today);
  self->current = anew || earlier == NULL ? 0 : find_line (self, talked_about, self->current);
  waymark_stack_show_only (GTK_STACK (self->pages), self->held);
  show_line (self, meeting);
}

static void
on_plan_changed (WaymarkMeetingView *self)
{
  /* One that was taken back, or never was: another one, or none. */
  if (waymark_meeting_view_get_meeting (self) == NULL)
    waymark_meeting_view_show_meeting (self, NULL);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self, FALSE);
}

/**
 * waymark_meeting_view_show_meeting:
 * @self: a view with a plan
 * @id: (nullable): id of a meeting; %NULL for the one that is most likely meant
 *
 * Shows a meeting from the beginning of its agenda.
 */
void
waymark_meeting_view_show_meeting (WaymarkMeetingView *self, const char *id)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  WaymarkItem *meeting;
  GDate today;

  if (id == NULL)
    {
      waymark_today (&today);
      meeting = waymark_plan_get_current_meeting (plan, &today);
      if (meeting == NULL)
        meeting = waymark_plan_get_last_meeting (plan);
      id = meeting != NULL ? waymark_item_get_id (meeting) : NULL;
    }
  g_free (self->meeting);
  self->meeting = g_strdup (id);
  refresh (self, TRUE);
}

static void
go_to (WaymarkMeetingView *self, guint line)
{
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);

  if (meeting == NULL || line >= self->agenda->len || line == self->current ||
      !waymark_meeting_item_commit (self->item))
    return;
  self->current = line;
  show_line (self, meeting);
}

static void
on_chosen (WaymarkMeetingView *self, guint line)
{
  go_to (self, line);
}

static void
step (WaymarkMeetingView *self, int by)
{
  if (self->agenda == NULL || (by < 0 && self->current == 0))
    return;
  go_to (self, self->current + (guint) by);
  gtk_widget_grab_focus (GTK_WIDGET (self->item));
}

static void
on_kept (WaymarkMeetingView *self)
{
  step (self, 1);
}

static void
act_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (WAYMARK_MEETING_VIEW (widget), g_str_equal (name, "meeting.next") ? 1 : -1);
}

/* --- keys */

static gboolean
has_keyboard_in_list (WaymarkMeetingView *self)
{
  return gtk_widget_get_focus_child (self->held) == GTK_WIDGET (self->pane);
}

/* From wherever the keyboard is: these do nothing of use in a field of a few lines. */
static gboolean
on_early_key (WaymarkMeetingView *self, guint key, guint code, GdkModifierType modifiers)
{
  if (self->agenda == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_F6:
      if (has_keyboard_in_list (self))
        waymark_meeting_view_show_agenda (self, FALSE);
      else if (self->is_narrow)
        waymark_meeting_view_show_agenda (self, TRUE);
      else
        waymark_agenda_pane_focus_list (self->pane);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What no field and no button took. */
static gboolean
on_key (WaymarkMeetingView *self, guint key, guint code, GdkModifierType modifiers)
{
  if (self->agenda == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      step (self, -1);
      return GDK_EVENT_STOP;
    default:
      return waymark_meeting_item_press (self->item, key);
    }
}

/* --- as a page of the window */

static void
set_document (WaymarkPage *page, WaymarkDocument *document)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (page);

  g_set_object (&self->document, document);
  g_signal_group_set_target (self->plan_signals,
                             document != NULL ? waymark_document_get_plan (document) : NULL);
  g_clear_pointer (&self->meeting, g_free);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  if (document != NULL)
    waymark_meeting_view_show_meeting (self, NULL);
}

static void
arrange (WaymarkMeetingView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean full = GTK_IS_WINDOW (root) && gtk_window_is_fullscreen (GTK_WINDOW (root));
  gboolean agenda = self->shows_agenda && self->is_narrow && !full;

  gtk_widget_set_visible (GTK_WIDGET (self->pane), !full && (!self->is_narrow || agenda));
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), agenda);
  gtk_widget_set_visible (self->middle, !agenda);
  gtk_widget_set_visible (self->list_agenda, !full && self->is_narrow);
  gtk_widget_set_visible (self->full_screen, !full && !self->is_narrow);
  gtk_widget_set_visible (self->menu, !full && self->is_narrow);
  waymark_style_class_set (GTK_WIDGET (self), "projector", full);
  waymark_style_class_set (GTK_WIDGET (self), "tight", self->is_narrow);
  if (full != self->was_full_screen && self->agenda != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->item));
  self->was_full_screen = full;
}

/**
 * waymark_meeting_view_show_agenda:
 * @self: a view
 * @shows: whether the agenda is shown in place of its line, where there is room for one only
 */
void
waymark_meeting_view_show_agenda (WaymarkMeetingView *self, gboolean shows)
{
  self->shows_agenda = shows && self->is_narrow;
  arrange (self);
  if (self->shows_agenda)
    waymark_agenda_pane_focus_list (self->pane);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->item));
}

static void
set_room (WaymarkPage *page, int width, double text_scale)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (page);

  self->is_narrow = width / text_scale < NARROW;
  arrange (self);
}

static gboolean
commit (WaymarkPage *page)
{
  return waymark_meeting_item_commit (WAYMARK_MEETING_VIEW (page)->item);
}

static gboolean
go_back (WaymarkPage *page)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (page);

  if (self->agenda != NULL && has_keyboard_in_list (self))
    {
      waymark_meeting_view_show_agenda (self, FALSE);
      return TRUE;
    }
  return waymark_meeting_item_go_back (self->item);
}

static gboolean
undo_typing (WaymarkPage *page, gboolean redo)
{
  return waymark_meeting_item_undo_typing (WAYMARK_MEETING_VIEW (page)->item, redo);
}

static const char *
get_hint (WaymarkPage *page)
{
  return WAYMARK_MEETING_VIEW (page)->agenda != NULL
             ? _ ("Space next · Backspace back · F11 full screen")
             : NULL;
}

static void
page_init (WaymarkPageInterface *iface)
{
  iface->set_document = set_document;
  iface->set_room = set_room;
  iface->commit = commit;
  iface->go_back = go_back;
  iface->undo_typing = undo_typing;
  iface->get_hint = get_hint;
}

/* --- object */

static gboolean
waymark_meeting_view_grab_focus (GtkWidget *widget)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);

  return self->agenda != NULL ? gtk_widget_grab_focus (GTK_WIDGET (self->item))
                              : gtk_widget_child_focus (self->none, GTK_DIR_TAB_FORWARD);
}

/* While another view was shown, the plan may have changed, and the day. */
static void
waymark_meeting_view_map (GtkWidget *widget)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);

  GTK_WIDGET_CLASS (waymark_meeting_view_parent_class)->map (widget);
  if (self->document != NULL)
    {
      refresh (self, FALSE);
      arrange (self);
    }
}

static void
waymark_meeting_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (waymark_meeting_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget),
                           "notify::fullscreened",
                           G_CALLBACK (arrange),
                           widget,
                           G_CONNECT_SWAPPED);
}

static void
waymark_meeting_view_dispose (GObject *object)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (object);

  g_clear_object (&self->plan_signals);
  g_clear_pointer (&self->pages, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->before);
  g_clear_pointer (&self->before_of, g_free);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->meeting, g_free);
  G_OBJECT_CLASS (waymark_meeting_view_parent_class)->dispose (object);
}

static void
waymark_meeting_view_class_init (WaymarkMeetingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_meeting_view_dispose;
  widget_class->grab_focus = waymark_meeting_view_grab_focus;
  widget_class->map = waymark_meeting_view_map;
  widget_class->root = waymark_meeting_view_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "meetingview");
  gtk_widget_class_install_action (widget_class, "meeting.next", NULL, act_step);
  gtk_widget_class_install_action (widget_class, "meeting.back", NULL, act_step);
  waymark_meeting_view_install_commands (widget_class);
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-meeting.css");
}

static void
waymark_meeting_view_init (WaymarkMeetingView *self)
{
  GtkEventController *early = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  waymark_meeting_view_make_parts (self);
  g_signal_connect_swapped (self->pane, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->item, "kept", G_CALLBACK (on_kept), self);
  g_signal_connect_swapped (self->item, "failed", G_CALLBACK (waymark_page_fail), self);
  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (early, "key-pressed", G_CALLBACK (on_early_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), early);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (
      self->plan_signals, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
}
