/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-typing.h"

/* Stillness after which typing is kept, in seconds. */
#define STILLNESS 10

struct _WaymarkTyping
{
  GObject parent_instance;

  gboolean one_line;
  guint timer;
  guint leaving;
};

G_DEFINE_FINAL_TYPE (WaymarkTyping, waymark_typing, G_TYPE_OBJECT)

enum
{
  COMMIT,
  REVERT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
commit (WaymarkTyping *self)
{
  waymark_typing_settle (self);
  g_signal_emit (self, signals[COMMIT], 0);
}

static gboolean
on_still (gpointer user_data)
{
  WaymarkTyping *self = user_data;

  self->timer = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_left (gpointer user_data)
{
  WaymarkTyping *self = user_data;

  self->leaving = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

/* Not while the keyboard is on its way: keeping the words may take away the very
 * widget that it goes to. This runs before the next key is looked at. */
static void
on_leave (WaymarkTyping *self)
{
  if (self->leaving == 0)
    self->leaving = g_idle_add_full (G_PRIORITY_HIGH, on_left, self, NULL);
}

static gboolean
on_key (WaymarkTyping *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean reverted = FALSE;

  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[REVERT], 0, &reverted);
      return reverted ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers & GDK_CONTROL_MASK)
        commit (self); /* and whoever makes the new item gets the key */
      else if (self->one_line && (modifiers & (GDK_SHIFT_MASK | GDK_ALT_MASK)) == 0)
        {
          commit (self);
          return GDK_EVENT_STOP;
        }
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
waymark_typing_dispose (GObject *object)
{
  WaymarkTyping *self = WAYMARK_TYPING (object);

  g_clear_handle_id (&self->leaving, g_source_remove);
  waymark_typing_settle (self);
  G_OBJECT_CLASS (waymark_typing_parent_class)->dispose (object);
}

static void
waymark_typing_class_init (WaymarkTypingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_typing_dispose;
  signals[COMMIT] =
      g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REVERT] = g_signal_new ("revert",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  g_signal_accumulator_true_handled,
                                  NULL,
                                  NULL,
                                  G_TYPE_BOOLEAN,
                                  0);
}

static void
waymark_typing_init (WaymarkTyping *self)
{
}

/**
 * waymark_typing_new:
 * @widget: what is typed into; must not outlive the typing's owner
 * @one_line: whether Enter keeps what was typed
 *
 * Returns: (transfer full): a watch over @widget
 */
WaymarkTyping *
waymark_typing_new (GtkWidget *widget, gboolean one_line)
{
  WaymarkTyping *self = g_object_new (WAYMARK_TYPE_TYPING, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->one_line = one_line;
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, keys);
  return self;
}

/**
 * waymark_typing_touch:
 * @self: a watch
 *
 * Something was typed: the stillness begins anew.
 */
void
waymark_typing_touch (WaymarkTyping *self)
{
  g_return_if_fail (WAYMARK_IS_TYPING (self));

  waymark_typing_settle (self);
  self->timer = g_timeout_add_seconds (STILLNESS, on_still, self);
}

/**
 * waymark_typing_settle:
 * @self: a watch
 *
 * Nothing waits to be kept any more.
 */
void
waymark_typing_settle (WaymarkTyping *self)
{
  g_return_if_fail (WAYMARK_IS_TYPING (self));

  g_clear_handle_id (&self->timer, g_source_remove);
}
