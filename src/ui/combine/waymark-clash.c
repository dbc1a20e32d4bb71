/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clash.h"
#include "waymark-version-card.h"

struct _WaymarkClash
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *write;
  GtkWidget *leave;
  GtkWidget *state;
  GtkWidget *cards;
  GPtrArray *versions; /* WaymarkVersionCard, borrowed from @cards */
  GtkWidget *own;      /* NULL until the person writes */
  char *item;
  char *part;
  char *open_words; /* NULL where being open is something left to do */
  char *begin;      /* NULL where no words can be written */
  gboolean settles; /* choosing is all there is to do: nothing is left open by hand */
  gboolean is_narrow;
  gboolean is_silent; /* the choice is set, not made */
};

G_DEFINE_FINAL_TYPE (WaymarkClash, waymark_clash, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what was chosen */

static void
update_state (WaymarkClash *self)
{
  gboolean open = waymark_clash_get_choice (self) == WAYMARK_CLASH_OPEN;
  const char *words = !open                      ? C_ ("clash", "chosen")
                      : self->open_words != NULL ? self->open_words
                                                 : C_ ("clash", "not chosen yet");
  g_autofree char *name =
      *self->part != '\0'
          /* Translators: read aloud: an item such as "1.2(a)", what of it two people changed,
           * such as "Due", and whether one of both was chosen */
          ? g_strdup_printf (C_ ("clash", "%1$s %2$s, %3$s"), self->item, self->part, words)
          /* Translators: read aloud: an item such as "1.2(a)" that two people changed, and whether
           * one of both was chosen */
          : g_strdup_printf (C_ ("clash", "%1$s, %2$s"), self->item, words);

  gtk_label_set_label (GTK_LABEL (self->state), words);
  gtk_widget_remove_css_class (self->state, "chosen");
  gtk_widget_remove_css_class (self->state, "soon");
  if (!open || self->open_words == NULL)
    gtk_widget_add_css_class (self->state, open ? "soon" : "chosen");
  gtk_widget_set_visible (self->leave, !open && !self->settles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
card_chosen_cb (WaymarkClash *self, GParamSpec *pspec, WaymarkVersionCard *card)
{
  /* Of two cards that change, the one that comes last says it. */
  if (self->is_silent || !waymark_version_card_get_chosen (card))
    return;
  update_state (self);
  if (self->settles && GTK_WIDGET (card) == self->own)
    return;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
written_cb (WaymarkClash *self)
{
  if (!self->settles && waymark_clash_get_choice (self) == WAYMARK_CLASH_WRITTEN)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
finished_cb (WaymarkClash *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
leave_open (WaymarkClash *self)
{
  if (waymark_clash_get_choice (self) == WAYMARK_CLASH_OPEN || self->settles)
    return;
  waymark_clash_choose (self, WAYMARK_CLASH_OPEN);
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
leave_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  leave_open (WAYMARK_CLASH (widget));
}

/* --- cards */

static void
arrange (WaymarkClash *self)
{
  GtkGrid *grid = GTK_GRID (self->cards);
  int columns = self->is_narrow ? 1 : 2;

  for (guint i = 0; i < self->versions->len; i++)
    {
      GtkWidget *card = self->versions->pdata[i];
      GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->cards);
      GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, card);

      g_object_set (place, "column", (int) i % columns, "row", (int) i / columns, NULL);
    }
  if (self->own != NULL)
    {
      int row = ((int) self->versions->len + columns - 1) / columns;

      if (gtk_widget_get_parent (self->own) == NULL)
        gtk_grid_attach (grid, self->own, 0, row, columns, 1);
      else
        g_object_set (gtk_layout_manager_get_layout_child (
                          gtk_widget_get_layout_manager (self->cards), self->own),
                      "row",
                      row,
                      "column-span",
                      columns,
                      NULL);
    }
}

static void
follow (WaymarkClash *self, GtkWidget *card)
{
  if (self->versions->len > 0 && self->versions->pdata[0] != card)
    waymark_version_card_set_group (WAYMARK_VERSION_CARD (card), self->versions->pdata[0]);
  g_signal_connect_object (
      card, "notify::chosen", G_CALLBACK (card_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
make_own (WaymarkClash *self)
{
  self->own =
      waymark_version_card_new (C_ ("version", "Your own words"), NULL, self->versions->len + 1);
  waymark_version_card_make_writable (WAYMARK_VERSION_CARD (self->own), self->begin);
  follow (self, self->own);
  g_signal_connect_object (self->own, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->own, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  if (self->settles)
    waymark_version_card_ask_finish (WAYMARK_VERSION_CARD (self->own));
  arrange (self);
}

static void
write_own (WaymarkClash *self)
{
  if (self->own == NULL)
    make_own (self);
  waymark_version_card_set_chosen (WAYMARK_VERSION_CARD (self->own), TRUE);
  gtk_widget_grab_focus (self->own);
}

static void
write_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  write_own (WAYMARK_CLASH (widget));
}

static gboolean
waymark_clash_grab_focus (GtkWidget *widget)
{
  WaymarkClash *self = WAYMARK_CLASH (widget);
  int choice = waymark_clash_get_choice (self);

  if (choice == WAYMARK_CLASH_WRITTEN)
    return gtk_widget_grab_focus (self->own);
  if (self->versions->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->versions->pdata[MAX (choice, 0)]);
}

/* By itself GTK would choose what an arrow key comes to. */
static gboolean
take_arrow (WaymarkClash *self, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean forward = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  GtkWidget *card = gtk_widget_get_focus_child (self->cards);
  guint position;

  if (!forward && key != GDK_KEY_Left && key != GDK_KEY_KP_Left)
    return GDK_EVENT_PROPAGATE;
  if (card == NULL || !g_ptr_array_find (self->versions, card, &position))
    return GDK_EVENT_PROPAGATE;
  position += forward != rtl ? 1u : (guint) -1;
  if (position < self->versions->len)
    gtk_widget_grab_focus (self->versions->pdata[position]);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (WaymarkClash *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || root == NULL ||
      GTK_IS_TEXT_VIEW (gtk_root_get_focus (root)))
    return GDK_EVENT_PROPAGATE;
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    key = key - GDK_KEY_KP_0 + GDK_KEY_0;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return waymark_clash_take_key (self, key - GDK_KEY_0);
  return take_arrow (self, key);
}

/* Tab goes from part to part; grab_focus is for coming to the whole. */
static gboolean
waymark_clash_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WaymarkClash *self = WAYMARK_CLASH (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *first = back ? self->cards : self->head;
  GtkWidget *last = back ? self->head : self->cards;

  if (gtk_widget_get_focus_child (widget) != last && gtk_widget_child_focus (first, direction))
    return TRUE;
  return gtk_widget_child_focus (last, direction);
}

/* --- object */

static GtkWidget *
new_link (const char *label, const char *action)
{
  GtkWidget *link = gtk_button_new_with_label (label);

  gtk_button_set_has_frame (GTK_BUTTON (link), FALSE);
  gtk_widget_add_css_class (link, "text-link");
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), action);
  return link;
}

static void
waymark_clash_dispose (GObject *object)
{
  WaymarkClash *self = WAYMARK_CLASH (object);
  GtkWidget *child;

  self->own = NULL;
  g_ptr_array_set_size (self->versions, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_clash_parent_class)->dispose (object);
}

static void
waymark_clash_finalize (GObject *object)
{
  WaymarkClash *self = WAYMARK_CLASH (object);

  g_ptr_array_unref (self->versions);
  g_free (self->item);
  g_free (self->part);
  g_free (self->begin);
  g_free (self->open_words);
  G_OBJECT_CLASS (waymark_clash_parent_class)->finalize (object);
}

static void
waymark_clash_class_init (WaymarkClashClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_clash_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_clash_finalize;
  widget_class->grab_focus = waymark_clash_grab_focus;
  widget_class->focus = waymark_clash_focus;

  signals[CHOSEN] = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "clash.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "clash.leave", NULL, leave_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "clash");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_clash_init (WaymarkClash *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  GtkEventController *keys = gtk_event_controller_key_new ();

  self->versions = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->cards = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->cards), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->cards), 9);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->cards), TRUE);
  gtk_widget_set_parent (self->cards, GTK_WIDGET (self));
}

/**
 * waymark_clash_new:
 * @item: which item: "1.2(a)"
 * @part: which part of it: "Due"
 *
 * Returns: (transfer floating): a clash without versions
 */
GtkWidget *
waymark_clash_new (const char *item, const char *part)
{
  WaymarkClash *self = g_object_new (WAYMARK_TYPE_CLASH, NULL);
  GtkWidget *number = gtk_label_new (item);
  GtkWidget *name = gtk_label_new (part);

  self->item = g_strdup (item);
  self->part = g_strdup (part);
  gtk_widget_add_css_class (number, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "dim");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (self->head), number);
  gtk_box_append (GTK_BOX (self->head), name);
  self->write = new_link (_ ("Write your own…"), "clash.write");
  gtk_widget_set_visible (self->write, FALSE);
  gtk_box_append (GTK_BOX (self->head), self->write);
  self->leave = new_link (_ ("Leave open"), "clash.leave");
  gtk_box_append (GTK_BOX (self->head), self->leave);
  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "state");
  gtk_box_append (GTK_BOX (self->head), self->state);
  update_state (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_clash_add_version:
 * @self: a clash
 * @heading: whose version it is: "Yours"
 * @who: (nullable): who wrote it when
 * @spans: (element-type WaymarkWordsSpan): what it says, and what it changed
 * @added: how to mark what it added
 */
void
waymark_clash_add_version (
    WaymarkClash *self, const char *heading, const char *who, GPtrArray *spans, WaymarkMark added)
{
  GtkWidget *card;

  g_return_if_fail (WAYMARK_IS_CLASH (self));
  g_return_if_fail (heading != NULL && spans != NULL);

  card = waymark_version_card_new (heading, who, self->versions->len + 1);
  waymark_version_card_set_spans (WAYMARK_VERSION_CARD (card), spans, added);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_grid_attach (GTK_GRID (self->cards), card, 0, 0, 1, 1);
  g_ptr_array_add (self->versions, card);
  follow (self, card);
  arrange (self);
}

/**
 * waymark_clash_allow_writing:
 * @self: a clash
 * @words: what to begin with
 *
 * Lets the person write something that none of the versions says.
 */
void
waymark_clash_allow_writing (WaymarkClash *self, const char *words)
{
  g_return_if_fail (WAYMARK_IS_CLASH (self));
  g_return_if_fail (words != NULL);

  g_free (self->begin);
  self->begin = g_strdup (words);
  gtk_widget_set_visible (self->write, TRUE);
}

/**
 * waymark_clash_set_narrow:
 * @self: a clash
 * @narrow: whether versions stand below each other
 */
void
waymark_clash_set_narrow (WaymarkClash *self, gboolean narrow)
{
  g_return_if_fail (WAYMARK_IS_CLASH (self));

  if (self->is_narrow == narrow)
    return;
  self->is_narrow = narrow;
  arrange (self);
}

/**
 * waymark_clash_set_settles:
 * @self: a clash
 * @settles: whether choosing acts at once, so that it cannot be left open again
 */
void
waymark_clash_set_settles (WaymarkClash *self, gboolean settles)
{
  g_return_if_fail (WAYMARK_IS_CLASH (self));

  self->settles = settles;
  update_state (self);
}

/**
 * waymark_clash_set_open_words:
 * @self: a clash that need not be settled
 * @words: what it is while nothing was chosen: "combined"
 * @leave: words of the link that makes it so again
 */
void
waymark_clash_set_open_words (WaymarkClash *self, const char *words, const char *leave)
{
  g_return_if_fail (WAYMARK_IS_CLASH (self));

  g_free (self->open_words);
  self->open_words = g_strdup (words);
  gtk_button_set_label (GTK_BUTTON (self->leave), leave);
  update_state (self);
}

/**
 * waymark_clash_choose:
 * @self: a clash
 * @choice: the number of a version from 0, or %WAYMARK_CLASH_OPEN
 *
 * Shows what is chosen, without the signal.
 */
void
waymark_clash_choose (WaymarkClash *self, int choice)
{
  g_return_if_fail (WAYMARK_IS_CLASH (self));
  g_return_if_fail (choice < (int) self->versions->len);

  self->is_silent = TRUE;
  for (guint i = 0; i < self->versions->len; i++)
    waymark_version_card_set_chosen (self->versions->pdata[i], (int) i == choice);
  if (self->own != NULL && choice != WAYMARK_CLASH_WRITTEN)
    waymark_version_card_set_chosen (WAYMARK_VERSION_CARD (self->own), FALSE);
  self->is_silent = FALSE;
  update_state (self);
}

/**
 * waymark_clash_get_choice:
 * @self: a clash
 *
 * Returns: the number of the chosen version from 0, %WAYMARK_CLASH_OPEN or
 *   %WAYMARK_CLASH_WRITTEN
 */
int
waymark_clash_get_choice (WaymarkClash *self)
{
  g_return_val_if_fail (WAYMARK_IS_CLASH (self), WAYMARK_CLASH_OPEN);

  for (guint i = 0; i < self->versions->len; i++)
    if (waymark_version_card_get_chosen (self->versions->pdata[i]))
      return (int) i;
  if (self->own != NULL && waymark_version_card_get_chosen (WAYMARK_VERSION_CARD (self->own)))
    return WAYMARK_CLASH_WRITTEN;
  return WAYMARK_CLASH_OPEN;
}

/**
 * waymark_clash_dup_written:
 * @self: a clash
 *
 * Returns: (transfer full) (nullable): what the person wrote, if anything
 */
char *
waymark_clash_dup_written (WaymarkClash *self)
{
  g_return_val_if_fail (WAYMARK_IS_CLASH (self), NULL);

  return self->own != NULL ? waymark_version_card_dup_written (WAYMARK_VERSION_CARD (self->own))
                           : NULL;
}

/**
 * waymark_clash_take_key:
 * @self: a clash
 * @figure: a figure key
 *
 * Does what the key means for this clash.
 *
 * Returns: whether it means anything
 */
gboolean
waymark_clash_take_key (WaymarkClash *self, guint figure)
{
  g_return_val_if_fail (WAYMARK_IS_CLASH (self), FALSE);

  if (figure == 0)
    leave_open (self);
  else if (figure <= self->versions->len)
    {
      waymark_version_card_set_chosen (self->versions->pdata[figure - 1], TRUE);
      gtk_widget_grab_focus (self->versions->pdata[figure - 1]);
    }
  else if (figure == self->versions->len + 1 && self->begin != NULL)
    write_own (self);
  else
    return FALSE;
  return TRUE;
}
