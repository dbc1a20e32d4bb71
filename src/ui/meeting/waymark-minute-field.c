/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-minute-field.h"
#include "waymark-typing.h"

struct _WaymarkMinuteField
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *view;
  GtkWidget *hint;
  GtkTextBuffer *buffer;
  WaymarkTyping *typing;
  char *kept;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (WaymarkMinuteField, waymark_minute_field, GTK_TYPE_WIDGET)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_commit (WaymarkMinuteField *self)
{
  if (waymark_minute_field_is_dirty (self))
    g_signal_emit (self, signals[COMMIT], 0);
}

static void
set_words (WaymarkMinuteField *self, const char *words)
{
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, words, -1);
  /* The typing so far is kept or gone: nothing to take back. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->is_showing = FALSE;
  waymark_typing_settle (self->typing);
}

static gboolean
on_revert (WaymarkMinuteField *self)
{
  if (!waymark_minute_field_is_dirty (self))
    return FALSE;
  set_words (self, self->kept);
  return TRUE;
}

static void
on_changed (WaymarkMinuteField *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (self->buffer) == 0);
  if (!self->is_showing)
    waymark_typing_touch (self->typing);
}

static void
waymark_minute_field_dispose (GObject *object)
{
  WaymarkMinuteField *self = WAYMARK_MINUTE_FIELD (object);

  g_clear_object (&self->typing);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (waymark_minute_field_parent_class)->dispose (object);
}

static void
waymark_minute_field_class_init (WaymarkMinuteFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_minute_field_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "minutefield");
  signals[COMMIT] = g_signal_new (
      "commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_minute_field_init (WaymarkMinuteField *self)
{
  self->kept = g_strdup ("");
  self->overlay = gtk_overlay_new ();
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 9);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->view);

  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_set_margin_start (self->hint, 9);
  gtk_widget_set_margin_end (self->hint, 9);
  gtk_widget_set_margin_top (self->hint, 9);
  gtk_widget_add_css_class (self->hint, "dim");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);
  gtk_widget_add_css_class (self->overlay, "field");
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  self->typing = waymark_typing_new (self->view, FALSE);
  g_signal_connect_object (self->typing, "commit", G_CALLBACK (on_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typing, "revert", G_CALLBACK (on_revert), self, G_CONNECT_SWAPPED);
}

/**
 * waymark_minute_field_new:
 *
 * The label whose mnemonic leads to waymark_minute_field_get_target() is its name.
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
waymark_minute_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_MINUTE_FIELD, NULL);
}

/**
 * waymark_minute_field_set_hint:
 * @self: a field
 * @hint: what is to be written there, shown while it is empty
 */
void
waymark_minute_field_set_hint (WaymarkMinuteField *self, const char *hint)
{
  g_return_if_fail (WAYMARK_IS_MINUTE_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->hint), hint);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

/**
 * waymark_minute_field_show:
 * @self: a field
 * @words: (nullable): what is kept
 * @anew: whether it is about something else now; otherwise typing that is not kept stays
 */
void
waymark_minute_field_show (WaymarkMinuteField *self, const char *words, gboolean anew)
{
  g_autofree char *typed = NULL;
  gboolean dirty;

  g_return_if_fail (WAYMARK_IS_MINUTE_FIELD (self));

  dirty = waymark_minute_field_is_dirty (self);
  typed = waymark_minute_field_dup_typed (self);
  g_free (self->kept);
  self->kept = g_strdup (words != NULL ? words : "");
  if (anew || (!dirty && !g_str_equal (typed, self->kept)))
    set_words (self, self->kept);
}

/**
 * waymark_minute_field_dup_typed:
 * @self: a field
 *
 * Returns: (transfer full): what is in it
 */
char *
waymark_minute_field_dup_typed (WaymarkMinuteField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (WAYMARK_IS_MINUTE_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/**
 * waymark_minute_field_is_dirty:
 * @self: a field
 *
 * Returns: whether something was typed that is not kept
 */
gboolean
waymark_minute_field_is_dirty (WaymarkMinuteField *self)
{
  g_autofree char *typed = waymark_minute_field_dup_typed (self);
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  return !g_str_equal (stripped, self->kept);
}

/**
 * waymark_minute_field_undo:
 * @self: a field
 * @redo: whether to type again what was taken back
 *
 * Returns: whether there was typing to take back
 */
gboolean
waymark_minute_field_undo (WaymarkMinuteField *self, gboolean redo)
{
  g_return_val_if_fail (WAYMARK_IS_MINUTE_FIELD (self), FALSE);

  if (!gtk_widget_has_focus (self->view) || !(redo ? gtk_text_buffer_get_can_redo (self->buffer)
                                                   : gtk_text_buffer_get_can_undo (self->buffer)))
    return FALSE;
  if (redo)
    gtk_text_buffer_redo (self->buffer);
  else
    gtk_text_buffer_undo (self->buffer);
  return TRUE;
}

/**
 * waymark_minute_field_set_editable:
 * @self: a field
 * @editable: whether it can be typed into
 */
void
waymark_minute_field_set_editable (WaymarkMinuteField *self, gboolean editable)
{
  g_return_if_fail (WAYMARK_IS_MINUTE_FIELD (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
}

/**
 * waymark_minute_field_get_target:
 * @self: a field
 *
 * Returns: (transfer none): what takes the keyboard
 */
GtkWidget *
waymark_minute_field_get_target (WaymarkMinuteField *self)
{
  g_return_val_if_fail (WAYMARK_IS_MINUTE_FIELD (self), NULL);

  return self->view;
}
