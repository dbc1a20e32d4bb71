/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-early-letters.h"
#include "waymark-plan-window-private.h"
#include "waymark-scheme.h"
#include "waymark-settings.h"

#define DEFAULT_WIDTH 1280
#define DEFAULT_HEIGHT 800
#define MIN_WIDTH 600
#define MIN_HEIGHT 420

G_DEFINE_FINAL_TYPE (WaymarkPlanWindow, waymark_plan_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_OUTLINE_VISIBLE,
  PROP_EDITOR_VISIBLE,
  PROP_FULL_SCREEN,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- room */

/* The width that the surface asks for is known before its widgets are placed, so
 * panes change before anything is drawn too wide. */
static void
surface_width_cb (WaymarkPlanWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  waymark_plan_window_set_room (self, gdk_surface_get_width (surface) - self->frame);
}

static void
scheme_changed_cb (WaymarkPlanWindow *self)
{
  waymark_plan_window_set_room (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
waymark_plan_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (waymark_plan_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)),
                           "notify::width",
                           G_CALLBACK (surface_width_cb),
                           widget,
                           G_CONNECT_SWAPPED);
}

/* The first that is written in a window is measured now. */
static void
waymark_plan_window_show (GtkWidget *widget)
{
  waymark_early_letters_end ();
  GTK_WIDGET_CLASS (waymark_plan_window_parent_class)->show (widget);
}

static gboolean
settle_cb (gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;

  self->settle = 0;
  if (self->view != NULL)
    waymark_plan_view_settle (self->view, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
waymark_plan_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  int frame = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (widget))) - width;

  GTK_WIDGET_CLASS (waymark_plan_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  /* Shadows belong to the surface but not to the window; how wide they are is known only now. */
  if (frame != self->frame && self->settle == 0)
    self->settle = g_idle_add (settle_cb, self);
  self->frame = frame;
}

/* --- the plan */

/* Something can be undone: there was an edit. Playing with the sample needs no name. */
static void
ask_for_name_cb (WaymarkPlanWindow *self)
{
  if (!self->sample && waymark_document_get_undo_name (self->document) != NULL)
    waymark_name_bar_ask (self->name_bar, waymark_document_get_person (self->document));
}

/* The keyboard goes on where the work is. */
static void
name_answered_cb (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL)
    gtk_widget_grab_focus (page);
}

static void
use_name_cb (WaymarkPlanWindow *self)
{
  g_autofree char *person = waymark_plan_window_dup_person ();

  if (person == NULL)
    return;
  waymark_name_bar_stop (self->name_bar);
  if (self->document != NULL)
    waymark_document_set_person (self->document, person);
}

static void
document_title_cb (WaymarkPlanWindow *self)
{
  waymark_plan_window_show_title (self);
}

static void
publish_failed_cb (WaymarkPlanWindow *self, const GError *error)
{
  waymark_plan_window_show_error (self, error);
}

static void
state_changed_cb (WaymarkPlanWindow *self)
{
  /* What the bar complained of is over; what it told or offered is not. */
  if (waymark_document_get_state (self->document) == WAYMARK_DOCUMENT_SAVED)
    waymark_message_bar_hide_error (self->message);
  else if (waymark_document_get_state (self->document) == WAYMARK_DOCUMENT_KEPT)
    waymark_message_bar_hide_refusal (self->message);
}

static void
view_failed_cb (WaymarkPlanWindow *self, const GError *error)
{
  waymark_plan_window_show_error (self, error);
}

static void
editor_page_cb (WaymarkPlanWindow *self)
{
  waymark_plan_window_show_header (self);
  waymark_plan_window_show_title (self);
}

static void
selected_cb (WaymarkPlanWindow *self)
{
  waymark_plan_window_update_actions (self);
  waymark_plan_window_show_title (self);
}

static void
panes_cb (WaymarkPlanWindow *self)
{
  waymark_plan_window_show_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTLINE_VISIBLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR_VISIBLE]);
}

/* Where there is none yet. */
void
waymark_plan_window_make_view (WaymarkPlanWindow *self)
{
  if (self->view != NULL)
    return;
  self->view = WAYMARK_PLAN_VIEW (waymark_plan_view_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  gtk_stack_add_child (self->pages, GTK_WIDGET (self->view));
  g_signal_connect_object (
      self->view, "failed", G_CALLBACK (view_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "notify::editor-page", G_CALLBACK (editor_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "notify::outline-visible", G_CALLBACK (panes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "notify::editor-visible", G_CALLBACK (panes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view,
                           "notify::finding",
                           G_CALLBACK (waymark_plan_window_show_finding),
                           self,
                           G_CONNECT_SWAPPED);
}

/* --- closing */

static void
remember_window (WaymarkPlanWindow *self)
{
  GSettings *settings = waymark_settings_get ();
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  if (settings == NULL || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (maximized)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width >= MIN_WIDTH && height >= MIN_HEIGHT)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

static gboolean
waymark_plan_window_close_request (GtkWindow *window)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (window);

  if (!self->closing && self->document != NULL && !waymark_plan_window_finish_document (self))
    return TRUE;

  remember_window (self);
  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (waymark_plan_window_parent_class)->close_request (window);
}

/* --- object */

static void
waymark_plan_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (object);
  gboolean shown = FALSE;

  switch (id)
    {
    case PROP_OUTLINE_VISIBLE:
      if (self->view != NULL)
        g_object_get (self->view, "outline-visible", &shown, NULL);
      g_value_set_boolean (value, shown);
      break;
    case PROP_EDITOR_VISIBLE:
      if (self->view != NULL)
        g_object_get (self->view, "editor-visible", &shown, NULL);
      g_value_set_boolean (value, shown);
      break;
    case PROP_FULL_SCREEN:
      g_value_set_boolean (value, gtk_window_is_fullscreen (GTK_WINDOW (self)));
      break;
    case PROP_VIEW:
      g_value_set_string (value, waymark_plan_window_get_shown_view (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (object);

  switch (id)
    {
    case PROP_OUTLINE_VISIBLE:
      if (self->view != NULL)
        g_object_set (self->view, "outline-visible", g_value_get_boolean (value), NULL);
      break;
    case PROP_EDITOR_VISIBLE:
      if (self->view != NULL)
        g_object_set (self->view, "editor-visible", g_value_get_boolean (value), NULL);
      break;
    case PROP_FULL_SCREEN:
      if (g_value_get_boolean (value))
        gtk_window_fullscreen (GTK_WINDOW (self));
      else
        gtk_window_unfullscreen (GTK_WINDOW (self));
      break;
    case PROP_VIEW:
      waymark_plan_window_show_view (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_window_dispose (GObject *object)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (object);

  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  g_clear_handle_id (&self->present_timeout, g_source_remove);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document_signals);
  waymark_plan_window_drop_views (self);
  if (self->view != NULL)
    waymark_plan_view_set_document (self->view, NULL);
  self->view = NULL;
  self->start = NULL;
  self->import_page = NULL;
  g_clear_pointer (&self->pointer_chooser, gtk_widget_unparent);
  g_clear_pointer (&self->dangling, g_strfreev);
  self->combine_page = NULL;
  if (self->combining != NULL)
    g_cancellable_cancel (self->combining);
  g_clear_object (&self->combining);
  g_clear_object (&self->import_file);
  g_clear_object (&self->opening);
  g_clear_object (&self->damaged);
  g_clear_pointer (&self->rescue, waymark_rescue_free);
  g_clear_object (&self->document);
  if (self->opened != NULL)
    waymark_document_close (self->opened, NULL); /* it was not even looked at */
  g_clear_object (&self->opened);
  g_clear_pointer (&self->beginning_title, g_free);

  G_OBJECT_CLASS (waymark_plan_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (WAYMARK_TYPE_BUSY_BAR);
  g_type_ensure (WAYMARK_TYPE_MESSAGE_BAR);
  g_type_ensure (WAYMARK_TYPE_NAME_BAR);
  g_type_ensure (WAYMARK_TYPE_STATUS_LINE);
  g_type_ensure (WAYMARK_TYPE_VIEW_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-plan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, header);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, outline_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, previous_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, share_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, title);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, message);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, name_bar);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, status);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanWindow, busy_label);
}

static void
waymark_plan_window_class_init (WaymarkPlanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = waymark_plan_window_dispose;
  object_class->get_property = waymark_plan_window_get_property;
  object_class->set_property = waymark_plan_window_set_property;
  widget_class->realize = waymark_plan_window_realize;
  widget_class->show = waymark_plan_window_show;
  widget_class->size_allocate = waymark_plan_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = waymark_plan_window_close_request;

  properties[PROP_OUTLINE_VISIBLE] =
      g_param_spec_boolean ("outline-visible", NULL, NULL, FALSE, both);
  properties[PROP_EDITOR_VISIBLE] =
      g_param_spec_boolean ("editor-visible", NULL, NULL, FALSE, both);
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, both);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "plan", both);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.outline-visible", "outline-visible");
  gtk_widget_class_install_property_action (widget_class, "win.editor-visible", "editor-visible");
  gtk_widget_class_install_property_action (widget_class, "win.full-screen", "full-screen");
  waymark_plan_window_install_view_actions (widget_class);
  waymark_plan_window_install_meeting_actions (widget_class);
  waymark_plan_window_install_actions (widget_class);
  waymark_plan_window_install_undo_actions (widget_class);
  waymark_plan_window_install_find_actions (widget_class);
  waymark_plan_window_install_file_actions (widget_class);
  waymark_plan_window_install_save_actions (widget_class);
  waymark_plan_window_install_clipboard_actions (widget_class);
  waymark_plan_window_install_cut_actions (widget_class);
  waymark_plan_window_install_delete_actions (widget_class);
  waymark_plan_window_install_paste_actions (widget_class);
  waymark_plan_window_install_work_actions (widget_class);
  waymark_plan_window_install_mail_actions (widget_class);
  waymark_plan_window_install_import_actions (widget_class);
  waymark_plan_window_install_combine_actions (widget_class);
  waymark_plan_window_install_copies_actions (widget_class);
  waymark_plan_window_install_register_actions (widget_class);
  waymark_plan_window_install_template_actions (widget_class);
  waymark_plan_window_install_recovery_actions (widget_class);
  waymark_plan_window_install_rescue_actions (widget_class);
}

static void
fullscreened_cb (WaymarkPlanWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FULL_SCREEN]);
  waymark_plan_window_show_name_bar (self);
}

static void
waymark_plan_window_init (WaymarkPlanWindow *self)
{
  GSettings *settings = waymark_settings_get ();
  int width = DEFAULT_WIDTH, height = DEFAULT_HEIGHT;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->document_signals = g_signal_group_new (WAYMARK_TYPE_DOCUMENT);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::title",
                                 G_CALLBACK (document_title_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::file",
                                 G_CALLBACK (document_title_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::state",
                                 G_CALLBACK (state_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::undo-name",
                                 G_CALLBACK (waymark_plan_window_update_actions),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::undo-name",
                                 G_CALLBACK (ask_for_name_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "notify::redo-name",
                                 G_CALLBACK (waymark_plan_window_update_actions),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "publish-failed",
                                 G_CALLBACK (publish_failed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->document_signals,
                                 "joined",
                                 G_CALLBACK (waymark_plan_window_tell_joined),
                                 self,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (scheme_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_button,
                           "toggled",
                           G_CALLBACK (waymark_plan_window_find_toggled),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->name_bar, "answered", G_CALLBACK (name_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  g_signal_connect (
      self, "notify::focus-widget", G_CALLBACK (waymark_plan_window_update_actions), NULL);

  if (settings != NULL)
    {
      g_signal_connect_object (
          settings, "changed::person", G_CALLBACK (use_name_cb), self, G_CONNECT_SWAPPED);
      width = g_settings_get_int (settings, "window-width");
      height = g_settings_get_int (settings, "window-height");
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
  waymark_plan_window_make_switcher (self);
  waymark_plan_window_make_menus (self);
  waymark_plan_window_accept_drops (self);
  waymark_plan_window_update_actions (self);
}

/**
 * waymark_plan_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window, with nothing in it yet
 */
WaymarkPlanWindow *
waymark_plan_window_new (GtkApplication *application)
{
  return g_object_new (WAYMARK_TYPE_PLAN_WINDOW, "application", application, NULL);
}

/**
 * waymark_plan_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the plan in it
 */
WaymarkDocument *
waymark_plan_window_get_document (WaymarkPlanWindow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_WINDOW (self), NULL);

  return self->document;
}

/**
 * waymark_plan_window_set_document:
 * @self: a window without a plan
 * @document: the plan
 *
 * Shows the plan.
 */
void
waymark_plan_window_set_document (WaymarkPlanWindow *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_PLAN_WINDOW (self));
  g_return_if_fail (WAYMARK_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;

  waymark_message_bar_hide (self->message);
  waymark_plan_window_make_view (self);
  use_name_cb (self);
  g_signal_group_set_target (self->document_signals, document);
  waymark_status_line_set_document (self->status, document);
  waymark_plan_view_set_document (self->view, document);
  /* Where an item can go from here is another matter after each edit, whatever its name. */
  g_signal_connect_object (waymark_document_get_plan (document),
                           "changed",
                           G_CALLBACK (waymark_plan_window_update_actions),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  waymark_plan_window_note_recent (self);
  waymark_plan_window_remind (self);

  waymark_plan_window_tell_found (self);
}
