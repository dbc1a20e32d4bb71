/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-layout-start.h"
#include "waymark-reference-text.h"
#include "waymark-scheme.h"
#include "waymark-text-field.h"
#include "waymark-typing.h"

/* Narrower than this no word has room. */
#define NARROWEST 60

struct _WaymarkTextField
{
  GtkWidget parent_instance;

  char *field;
  gboolean one_line;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextTag *link;
  WaymarkTyping *typing;
  char *placeholder;
  int least_lines;

  WaymarkDocument *document;
  WaymarkItem *item;
  char *shown;   /* the last kept words, as shown */
  GArray *spans; /* of WaymarkTextSpan in @shown */
  gboolean is_showing;
  gboolean is_committing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkTextField,
                               waymark_text_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

enum
{
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_typed (WaymarkTextField *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
is_dirty (WaymarkTextField *self)
{
  g_autofree char *typed = get_typed (self);

  return self->item != NULL && g_strcmp0 (typed, self->shown) != 0;
}

static void
mark_links (WaymarkTextField *self)
{
  for (guint i = 0; self->spans != NULL && i < self->spans->len; i++)
    {
      WaymarkTextSpan *span = &g_array_index (self->spans, WaymarkTextSpan, i);
      GtkTextIter start, end;
      glong from = g_utf8_pointer_to_offset (self->shown, self->shown + span->start);
      glong to = g_utf8_pointer_to_offset (self->shown, self->shown + span->start + span->length);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) from);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) to);
      gtk_text_buffer_apply_tag (self->buffer, self->link, &start, &end);
    }
}

static void
set_words (WaymarkTextField *self, const char *words)
{
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, words, -1);
  mark_links (self);
  /* The typing so far is kept or gone: nothing to take back. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->is_showing = FALSE;
  waymark_typing_settle (self->typing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Keeps the place of the cursor where the new words have room for it. */
static void
replace_words (WaymarkTextField *self, const char *words)
{
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (
      self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  set_words (self, words);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
}

static void
read_item (WaymarkTextField *self)
{
  const char *stored = waymark_item_get_string (self->item, self->field);

  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->spans, g_array_unref);
  if (stored != NULL)
    self->shown =
        waymark_text_show (waymark_document_get_plan (self->document), stored, &self->spans);
  if (self->shown == NULL)
    self->shown = g_strdup ("");
}

static void
clear_item (WaymarkTextField *self)
{
  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->spans, g_array_unref);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (field);
  g_autofree char *typed = NULL;

  if (item == NULL)
    {
      clear_item (self);
      set_words (self, "");
      return;
    }
  if (self->item == item)
    {
      gboolean dirty = is_dirty (self) && !self->is_committing;

      read_item (self);
      typed = get_typed (self);
      if (!dirty && !g_str_equal (typed, self->shown))
        replace_words (self, self->shown);
      return;
    }
  clear_item (self);
  self->document = g_object_ref (document);
  self->item = waymark_item_ref (item);
  read_item (self);
  set_words (self, self->shown);
}

static gboolean
commit (WaymarkEditorField *field)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (field);
  g_autofree char *typed = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *merged = NULL;
  const char *stored;
  gboolean done;

  waymark_typing_settle (self->typing);
  if (self->is_committing || !is_dirty (self) || !waymark_item_is_in_plan (self->item))
    return TRUE;

  typed = get_typed (self);
  clean = waymark_clean_text (typed, self->one_line);
  stored = waymark_item_get_string (self->item, self->field);
  if (stored != NULL && *clean != '\0')
    merged = waymark_text_merge_typed (waymark_document_get_plan (self->document), stored, clean);

  self->is_committing = TRUE;
  done = waymark_editor_field_set_string (
      field, self->document, self->item, self->field, merged != NULL ? merged : clean);
  if (done && self->item != NULL)
    {
      /* As kept: spaces at the ends and the like may have gone. */
      read_item (self);
      replace_words (self, self->shown);
    }
  self->is_committing = FALSE;
  return done;
}

static gboolean
undo (WaymarkEditorField *field)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (field);

  if (!gtk_text_buffer_get_can_undo (self->buffer))
    return FALSE;
  gtk_text_buffer_undo (self->buffer);
  return TRUE;
}

static gboolean
redo (WaymarkEditorField *field)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (field);

  if (!gtk_text_buffer_get_can_redo (self->buffer))
    return FALSE;
  gtk_text_buffer_redo (self->buffer);
  return TRUE;
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_TEXT_FIELD (field)->view;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
  iface->undo = undo;
  iface->redo = redo;
  iface->get_target = get_target;
}

static void
on_commit (WaymarkTextField *self)
{
  commit (WAYMARK_EDITOR_FIELD (self));
}

static gboolean
on_revert (WaymarkTextField *self)
{
  if (!is_dirty (self))
    return FALSE;
  replace_words (self, self->shown);
  return TRUE;
}

static void
on_buffer_changed (WaymarkTextField *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!self->is_showing)
    waymark_typing_touch (self->typing);
}

/* A field of one line takes pasted lines as one. */
static void
on_insert (WaymarkTextField *self, GtkTextIter *at, char *text, int length, GtkTextBuffer *buffer)
{
  g_autofree char *line = NULL;

  if (!self->one_line || self->is_showing || memchr (text, '\n', (gsize) length) == NULL)
    return;
  line = g_strndup (text, (gsize) length);
  g_strdelimit (line, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, line, -1);
}

static void
on_click (WaymarkTextField *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if ((modifiers & GDK_CONTROL_MASK) == 0 || self->spans == NULL)
    return;
  gtk_text_view_window_to_buffer_coords (
      GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y) ||
      !gtk_text_iter_has_tag (&iter, self->link) || is_dirty (self))
    return;

  gsize offset = (gsize) (g_utf8_offset_to_pointer (self->shown, gtk_text_iter_get_offset (&iter)) -
                          self->shown);

  for (guint i = 0; i < self->spans->len; i++)
    {
      WaymarkTextSpan *span = &g_array_index (self->spans, WaymarkTextSpan, i);
      WaymarkItem *reference =
          waymark_plan_lookup (waymark_document_get_plan (self->document), span->reference);

      if (reference != NULL && offset >= span->start && offset < span->start + span->length)
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
          g_signal_emit (
              self, signals[LINK_ACTIVATED], 0, waymark_item_get_string (reference, "target"));
          return;
        }
    }
}

static void
colour_links (WaymarkTextField *self)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());

  g_object_set (self->link, "foreground-rgba", &palette->accent, NULL);
}

static void
waymark_text_field_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (widget);

  GTK_WIDGET_CLASS (waymark_text_field_parent_class)->snapshot (widget, snapshot);
  if (self->placeholder == NULL || gtk_text_buffer_get_char_count (self->buffer) > 0)
    return;

  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->placeholder);
  int margin = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->view));
  int width = gtk_widget_get_width (widget) - 2 * margin;

  pango_layout_set_width (layout, MAX (1, width) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  waymark_layout_align_start (layout, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) margin,
                            (float) gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self->view))));
  gtk_snapshot_append_layout (snapshot, layout, &palette->dim);
  gtk_snapshot_restore (snapshot);
}

/* A text view by itself does not ask for the height that its wrapped lines need. */
static int
measure_height (WaymarkTextField *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  int margins = gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  g_autofree char *typed = get_typed (self);
  g_auto (GStrv) paragraphs = g_strsplit (typed, "\n", -1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, "");
  int line, height = 0;

  if (self->placeholder != NULL)
    pango_layout_set_text (layout, self->placeholder, -1);
  pango_layout_get_pixel_size (layout, NULL, &line);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, MAX (1, width - margins) * PANGO_SCALE);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      int paragraph;

      pango_layout_set_text (layout, paragraphs[i], -1);
      pango_layout_get_pixel_size (layout, NULL, &paragraph);
      height += paragraph;
    }
  return MAX (height, self->least_lines * line) + gtk_text_view_get_top_margin (view) +
         gtk_text_view_get_bottom_margin (view);
}

static GtkSizeRequestMode
waymark_text_field_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
waymark_text_field_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->view, orientation, -1, NULL, NULL, NULL, NULL);
      *minimum = *natural = NARROWEST;
      return;
    }
  gtk_widget_measure (self->view, orientation, for_size, NULL, NULL, NULL, NULL);
  *minimum = *natural = measure_height (self, for_size);
}

static void
waymark_text_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (WAYMARK_TEXT_FIELD (widget)->view, width, height, -1, NULL);
}

static void
waymark_text_field_dispose (GObject *object)
{
  WaymarkTextField *self = WAYMARK_TEXT_FIELD (object);

  clear_item (self);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->typing);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->placeholder, g_free);
  G_OBJECT_CLASS (waymark_text_field_parent_class)->dispose (object);
}

static void
waymark_text_field_class_init (WaymarkTextFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_text_field_dispose;
  widget_class->snapshot = waymark_text_field_snapshot;
  widget_class->get_request_mode = waymark_text_field_get_request_mode;
  widget_class->measure = waymark_text_field_measure;
  widget_class->size_allocate = waymark_text_field_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "textfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);
}

static void
waymark_text_field_init (WaymarkTextField *self)
{
  GtkTextView *view;
  GtkGesture *click = gtk_gesture_click_new ();

  self->least_lines = 1;
  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 9);
  gtk_text_view_set_right_margin (view, 9);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");

  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->link =
      gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  colour_links (self);
  g_signal_connect_object (
      waymark_scheme_get_default (), "changed", G_CALLBACK (colour_links), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  g_signal_connect_swapped (self->buffer, "insert-text", G_CALLBACK (on_insert), self);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
}

/**
 * waymark_text_field_new:
 * @field: name of the field of items that it shows
 * @one_line: whether it holds words rather than text
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
waymark_text_field_new (const char *field, gboolean one_line)
{
  WaymarkTextField *self = g_object_new (WAYMARK_TYPE_TEXT_FIELD, NULL);

  self->field = g_strdup (field);
  self->one_line = one_line;
  self->typing = waymark_typing_new (self->view, one_line);
  g_signal_connect_swapped (self->typing, "commit", G_CALLBACK (on_commit), self);
  g_signal_connect_swapped (self->typing, "revert", G_CALLBACK (on_revert), self);
  return GTK_WIDGET (self);
}

/**
 * waymark_text_field_set_placeholder:
 * @self: a field
 * @words: (nullable): what an empty field says
 */
void
waymark_text_field_set_placeholder (WaymarkTextField *self, const char *words)
{
  g_return_if_fail (WAYMARK_IS_TEXT_FIELD (self));

  if (g_strcmp0 (self->placeholder, words) == 0)
    return;
  g_free (self->placeholder);
  self->placeholder = g_strdup (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  words != NULL ? words : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * waymark_text_field_select_all:
 * @self: a field
 *
 * Selects all its words, so that typing replaces them.
 */
void
waymark_text_field_select_all (WaymarkTextField *self)
{
  GtkTextIter start, end;

  g_return_if_fail (WAYMARK_IS_TEXT_FIELD (self));

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
}

/**
 * waymark_text_field_set_least_lines:
 * @self: a field
 * @lines: how many lines it has room for when it is empty
 */
void
waymark_text_field_set_least_lines (WaymarkTextField *self, int lines)
{
  g_return_if_fail (WAYMARK_IS_TEXT_FIELD (self));

  self->least_lines = lines;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
