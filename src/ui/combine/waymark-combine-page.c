/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clash.h"
#include "waymark-combine-private.h"
#include "waymark-scheme.h"

#define NARROW 800
/* Narrower than this, versions stand below each other. */
#define ONE_COLUMN 700
#define OUTLINE_WIDTH 304

G_DEFINE_FINAL_TYPE (WaymarkCombinePage, waymark_combine_page, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what the parts share */

/**
 * waymark_combine_new_label:
 * @words: (nullable): words
 * @css_class: (nullable): how they look
 *
 * Returns: (transfer floating): a label that starts where its line does and ends with …
 */
GtkWidget *
waymark_combine_new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_wrapped (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * waymark_combine_new_heading:
 * @self: a combine page
 * @title: what follows
 * @css_class: how large the title is
 * @subtitle: a sentence about it
 *
 * Returns: (transfer floating): a box that buttons can be put at the end of
 */
GtkWidget *
waymark_combine_new_heading (WaymarkCombinePage *self,
                             const char *title,
                             const char *css_class,
                             const char *subtitle)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_wrapped (title, css_class));
  gtk_box_append (GTK_BOX (words), new_wrapped (subtitle, "dim"));
  gtk_box_append (GTK_BOX (heading), words);
  return heading;
}

/**
 * waymark_combine_choose:
 * @self: a combine page
 * @difference: one of its differences
 * @choice: what to do with it
 * @nth: which of theirs
 * @written: (nullable): a value that the person wrote
 *
 * Notes what the person chose.
 */
void
waymark_combine_choose (WaymarkCombinePage *self,
                        WaymarkDifference *difference,
                        WaymarkChoice choice,
                        guint nth,
                        WaymarkValue *written)
{
  g_autoptr (GError) error = NULL;

  if (!waymark_combination_choose (self->combination, difference, choice, nth, written, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  waymark_combine_update_open (self);
}

/* The first clash brings the heading above it. */
static gboolean
is_first (WaymarkCombinePage *self)
{
  return self->clashes->len > 0 && self->wanted == self->clashes->pdata[0];
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WaymarkCombinePage *self = WAYMARK_COMBINE_PAGE (widget);
  GtkWidget *child = gtk_widget_get_first_child (
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)));
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  /* What was just made has its place only after the next frame. */
  if (self->frames++ < 1)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->wanted != NULL && gtk_widget_compute_bounds (self->wanted, child, &bounds))
    gtk_adjustment_clamp_page (adjustment,
                               is_first (self) ? 0 : graphene_rect_get_y (&bounds) - 12,
                               graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) +
                                   12);
  g_clear_weak_pointer (&self->wanted);
  return G_SOURCE_REMOVE;
}

/**
 * waymark_combine_scroll_to:
 * @self: a combine page
 * @widget: one of the things in its main pane
 *
 * Brings the whole of it into view, once it has its place.
 */
void
waymark_combine_scroll_to (WaymarkCombinePage *self, GtkWidget *widget)
{
  g_set_weak_pointer (&self->wanted, widget);
  self->frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* --- getting about */

static void
show_side (WaymarkCombinePage *self, WaymarkDifferenceSide side, WaymarkDifference *difference)
{
  gboolean both = side == WAYMARK_SIDE_CLASH || side == WAYMARK_SIDE_COMBINED;
  GtkWidget *wanted;

  if (!both)
    waymark_combine_show_listed (self, side);
  gtk_widget_set_visible (self->choices, both);
  gtk_widget_set_visible (self->listed, !both);
  wanted = difference != NULL ? g_hash_table_lookup (self->shown, difference) : NULL;
  if (wanted == NULL && side == WAYMARK_SIDE_COMBINED)
    wanted = self->combined;
  if (wanted == NULL)
    wanted = gtk_widget_get_first_child (both ? self->choices : self->listed);
  if (WAYMARK_IS_CLASH (wanted))
    g_ptr_array_find (self->clashes, wanted, &self->current);
  waymark_combine_scroll_to (self, wanted);
}

static void
selected_cb (WaymarkCombinePage *self, int side, gpointer difference)
{
  if (self->combination != NULL)
    show_side (self, (WaymarkDifferenceSide) side, difference);
}

static gboolean
is_figure (guint key, guint *figure)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    *figure = key - GDK_KEY_0;
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    *figure = key - GDK_KEY_KP_0;
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (WaymarkCombinePage *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint figure;

  if (self->combination == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (GTK_IS_TEXT_VIEW (focus))
    {
      if (key != GDK_KEY_Escape)
        return GDK_EVENT_PROPAGATE;
      /* Out of the words, not out of everything that was chosen. */
      gtk_widget_child_focus (gtk_widget_get_focus_child (self->choices), GTK_DIR_TAB_BACKWARD);
      return GDK_EVENT_STOP;
    }
  if (is_figure (key, &figure))
    return waymark_combine_take_key (self, figure);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->choices))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    return waymark_combine_step (self, 1) || gtk_widget_is_ancestor (focus, self->choices);
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    return waymark_combine_step (self, -1) || gtk_widget_is_ancestor (focus, self->choices);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
waymark_combine_page_grab_focus (GtkWidget *widget)
{
  WaymarkCombinePage *self = WAYMARK_COMBINE_PAGE (widget);

  if (gtk_widget_get_visible (self->choices) && self->clashes->len > 0)
    return waymark_combine_step (self, 0);
  return gtk_widget_child_focus (GTK_WIDGET (self->outline), GTK_DIR_TAB_FORWARD);
}

/* Tab enters at its edge; by itself GTK would take the keyboard where grab_focus does. */
static gboolean
waymark_combine_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (WAYMARK_COMBINE_PAGE (widget)->body, direction);
}

/* --- object */

static void
waymark_combine_page_dispose (GObject *object)
{
  WaymarkCombinePage *self = WAYMARK_COMBINE_PAGE (object);
  GtkWidget *child;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->wanted);
  g_clear_object (&self->combination);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_combine_page_parent_class)->dispose (object);
}

static void
waymark_combine_page_class_init (WaymarkCombinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_combine_page_dispose;
  widget_class->focus = waymark_combine_page_focus;
  widget_class->grab_focus = waymark_combine_page_grab_focus;
  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "combinepage");
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-combine.css");
}

static GtkWidget *
new_foot (WaymarkCombinePage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("edit-undo-symbolic");
  GtkWidget *words = new_wrapped (
      _ ("Combining is one step; Ctrl+Z takes it all back. Their file is not touched."), "dim");

  gtk_widget_add_css_class (foot, "foot");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (foot), icon);
  gtk_box_append (GTK_BOX (foot), words);
  self->open = new_wrapped (NULL, "soon");
  gtk_label_set_xalign (GTK_LABEL (self->open), 1);
  gtk_box_append (GTK_BOX (foot), self->open);
  return foot;
}

static GtkWidget *
new_main (WaymarkCombinePage *self)
{
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->listed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_visible (self->listed, FALSE);
  gtk_widget_add_css_class (both, "panel");
  gtk_box_append (GTK_BOX (both), self->choices);
  gtk_box_append (GTK_BOX (both), self->listed);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), both);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (main, TRUE);
  gtk_box_append (GTK_BOX (main), self->scroller);
  self->foot = new_foot (self);
  gtk_box_append (GTK_BOX (main), self->foot);
  return main;
}

static void
waymark_combine_page_init (WaymarkCombinePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->clashes = g_ptr_array_new ();
  self->shown = g_hash_table_new (NULL, NULL);
  self->side = WAYMARK_SIDE_THEIRS;
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->outline = g_object_new (WAYMARK_TYPE_COMBINE_OUTLINE, NULL);
  g_signal_connect_object (
      self->outline, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->outline));
  gtk_box_append (GTK_BOX (self->body), new_main (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * waymark_combine_page_set_combination:
 * @self: a combine page
 * @combination: (nullable): what is to be combined
 */
void
waymark_combine_page_set_combination (WaymarkCombinePage *self, WaymarkCombination *combination)
{
  g_return_if_fail (WAYMARK_IS_COMBINE_PAGE (self));
  g_return_if_fail (combination == NULL || WAYMARK_IS_COMBINATION (combination));

  if (!g_set_object (&self->combination, combination))
    return;
  g_hash_table_remove_all (self->shown);
  self->n_clashes = self->n_combined = self->n_listed = 0;
  self->apart = FALSE;
  waymark_combine_outline_set_combination (self->outline, combination);
  if (combination == NULL)
    return;
  waymark_combine_show_choices (self);
  if (self->clashes->len == 0 && waymark_combination_count (combination, WAYMARK_SIDE_THEIRS) > 0)
    {
      waymark_combine_outline_select (self->outline, WAYMARK_SIDE_THEIRS);
      show_side (self, WAYMARK_SIDE_THEIRS, NULL);
    }
  else
    {
      waymark_combine_outline_select (self->outline, WAYMARK_SIDE_CLASH);
      show_side (self, WAYMARK_SIDE_CLASH, NULL);
    }
}

/**
 * waymark_combine_page_get_combination:
 * @self: a combine page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WaymarkCombination *
waymark_combine_page_get_combination (WaymarkCombinePage *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINE_PAGE (self), NULL);

  return self->combination;
}

/**
 * waymark_combine_page_count_open:
 * @self: a combine page
 *
 * Returns: how many clashes nothing was chosen for
 */
guint
waymark_combine_page_count_open (WaymarkCombinePage *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINE_PAGE (self), 0);

  return self->combination != NULL ? waymark_combination_count_open (self->combination) : 0;
}

/**
 * waymark_combine_page_set_room:
 * @self: a combine page
 * @width: how wide it will be, in pixels
 * @text_scale: how large text is, 1.0 at the size that widths were measured at
 *
 * Arranges the page for the width: in a narrow one, the sections stand above the rest,
 * and versions below each other.
 */
void
waymark_combine_page_set_room (WaymarkCombinePage *self, int width, double text_scale)
{
  gboolean narrow = width / text_scale < NARROW;

  g_return_if_fail (WAYMARK_IS_COMBINE_PAGE (self));

  self->is_narrow = width / text_scale < ONE_COLUMN;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->foot), !self->is_narrow);
  gtk_label_set_xalign (GTK_LABEL (self->open), self->is_narrow ? 0 : 1);
  waymark_combine_outline_set_narrow (self->outline, narrow);
  gtk_widget_set_size_request (
      GTK_WIDGET (self->outline), narrow ? -1 : (int) (OUTLINE_WIDTH * text_scale), -1);
  for (guint i = 0; i < self->clashes->len; i++)
    waymark_clash_set_narrow (self->clashes->pdata[i], self->is_narrow);
}
