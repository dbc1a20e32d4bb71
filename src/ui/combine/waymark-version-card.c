/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-version-card.h"
#include "waymark-scheme.h"

struct _WaymarkVersionCard
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *radio;
  GtkWidget *badge;
  GtkWidget *words;
  GtkWidget *field;  /* NULL of a version that somebody wrote already */
  GtkTextView *text; /* in it */
  char *heading;
  char *who;
  gboolean asks_finish;
};

G_DEFINE_FINAL_TYPE (WaymarkVersionCard, waymark_version_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  WRITTEN,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- choosing */

static void
toggled_cb (WaymarkVersionCard *self)
{
  if (waymark_version_card_get_chosen (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* The whole card takes the click, not only its small ring. */
static void
released_cb (WaymarkVersionCard *self, int n_press, double x, double y)
{
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  waymark_version_card_set_chosen (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
text_changed_cb (WaymarkVersionCard *self)
{
  g_signal_emit (self, signals[WRITTEN], 0);
}

static void
finish_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[FINISHED], 0);
}

static gboolean
finish_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!WAYMARK_VERSION_CARD (widget)->asks_finish)
    return FALSE;
  g_signal_emit (widget, signals[FINISHED], 0);
  return TRUE;
}

static gboolean
waymark_version_card_grab_focus (GtkWidget *widget)
{
  WaymarkVersionCard *self = WAYMARK_VERSION_CARD (widget);

  return gtk_widget_grab_focus (self->text != NULL ? GTK_WIDGET (self->text) : self->radio);
}

/* Who, when and what, since the ring is all that the keyboard comes to. */
static void
update_name (WaymarkVersionCard *self)
{
  g_autofree char *words = waymark_marked_words_read (WAYMARK_MARKED_WORDS (self->words));
  const char *who = self->who != NULL ? self->who : "";
  const char *comma = *who != '\0' ? ", " : "";
  g_autofree char *name =
      g_strdup_printf ("%s%s%s%s%s", self->heading, comma, who, *words != '\0' ? ": " : "", words);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->radio), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- object */

static void
waymark_version_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, waymark_version_card_get_chosen (WAYMARK_VERSION_CARD (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_version_card_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      waymark_version_card_set_chosen (WAYMARK_VERSION_CARD (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_version_card_dispose (GObject *object)
{
  WaymarkVersionCard *self = WAYMARK_VERSION_CARD (object);
  GtkWidget *child;

  self->text = NULL;
  self->field = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->who, g_free);
  G_OBJECT_CLASS (waymark_version_card_parent_class)->dispose (object);
}

static void
waymark_version_card_class_init (WaymarkVersionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = waymark_version_card_dispose;
  object_class->get_property = waymark_version_card_get_property;
  object_class->set_property = waymark_version_card_set_property;
  widget_class->grab_focus = waymark_version_card_grab_focus;

  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[WRITTEN] = g_signal_new (
      "written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
  gtk_widget_class_install_action (widget_class, "version.finish", NULL, finish_cb);
  gtk_widget_class_add_binding (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, finish_by_key, NULL);
  gtk_widget_class_add_binding (
      widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, finish_by_key, NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "versioncard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-combine.css");
}

static void
waymark_version_card_init (WaymarkVersionCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->radio =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  gtk_box_append (GTK_BOX (self->head), self->radio);
  self->words = waymark_marked_words_new ();
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  g_signal_connect_object (
      self->radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * waymark_version_card_new:
 * @heading: whose version it is: "Yours"
 * @who: (nullable): who wrote it when
 * @key: the figure key that chooses it; 0 for none
 *
 * Returns: (transfer floating): a card without words
 */
GtkWidget *
waymark_version_card_new (const char *heading, const char *who, guint key)
{
  WaymarkVersionCard *self = g_object_new (WAYMARK_TYPE_VERSION_CARD, NULL);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *by = gtk_label_new (who);
  g_autofree char *figure = g_strdup_printf ("%u", key);

  self->heading = g_strdup (heading);
  self->who = g_strdup (who);
  gtk_widget_add_css_class (title, "heading");
  /* It may be a name. */
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->head), title);
  gtk_widget_add_css_class (by, "dim");
  gtk_widget_add_css_class (by, "caption");
  gtk_label_set_wrap (GTK_LABEL (by), TRUE);
  gtk_label_set_xalign (GTK_LABEL (by), 0);
  gtk_widget_set_hexpand (by, TRUE);
  gtk_box_append (GTK_BOX (self->head), by);
  self->badge = gtk_label_new (figure);
  gtk_widget_add_css_class (self->badge, "key");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->badge, key > 0);
  gtk_box_append (GTK_BOX (self->head), self->badge);
  if (key > 0)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self->radio), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, figure, -1);
  update_name (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_version_card_set_group:
 * @self: a card
 * @other: another card that is chosen instead of it
 */
void
waymark_version_card_set_group (WaymarkVersionCard *self, WaymarkVersionCard *other)
{
  g_return_if_fail (WAYMARK_IS_VERSION_CARD (self));
  g_return_if_fail (WAYMARK_IS_VERSION_CARD (other));

  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->radio), GTK_CHECK_BUTTON (other->radio));
}

/**
 * waymark_version_card_set_spans:
 * @self: a card
 * @spans: (element-type WaymarkWordsSpan): what the version says, and what it changed
 * @added: how to mark what it added
 */
void
waymark_version_card_set_spans (WaymarkVersionCard *self, GPtrArray *spans, WaymarkMark added)
{
  g_return_if_fail (WAYMARK_IS_VERSION_CARD (self));
  g_return_if_fail (spans != NULL);

  waymark_marked_words_clear (WAYMARK_MARKED_WORDS (self->words));
  waymark_marked_words_append_spans (WAYMARK_MARKED_WORDS (self->words), spans, added);
  update_name (self);
}

/**
 * waymark_version_card_make_writable:
 * @self: a card without words
 * @words: what to begin with
 *
 * Lets the person write a version of their own. The signal "written" tells of each change.
 */
void
waymark_version_card_make_writable (WaymarkVersionCard *self, const char *words)
{
  g_return_if_fail (WAYMARK_IS_VERSION_CARD (self));
  g_return_if_fail (self->field == NULL && words != NULL);

  gtk_widget_set_visible (self->words, FALSE);
  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_left_margin (self->text, 9);
  gtk_text_view_set_right_margin (self->text, 9);
  gtk_text_view_set_top_margin (self->text, 5);
  gtk_text_view_set_bottom_margin (self->text, 5);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), words, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, self->heading, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text),
                           "changed",
                           G_CALLBACK (text_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->field = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->field), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->field), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->field), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->field), GTK_WIDGET (self->text));
  gtk_widget_set_focusable (self->field, FALSE);
  gtk_widget_add_css_class (self->field, "field");
  gtk_widget_set_parent (self->field, GTK_WIDGET (self));
}

/**
 * waymark_version_card_ask_finish:
 * @self: a card that can be written in
 *
 * Adds a button that says that the words are done: signal "finished". Ctrl+Enter says
 * so too. Else each change counts at once.
 */
void
waymark_version_card_ask_finish (WaymarkVersionCard *self)
{
  GtkWidget *button;

  g_return_if_fail (WAYMARK_IS_VERSION_CARD (self) && self->field != NULL);

  button = gtk_button_new_with_mnemonic (_ ("_Use these words"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "version.finish");
  gtk_widget_set_tooltip_text (button, _ ("Use these words (Ctrl+Enter)"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->asks_finish = TRUE;
}

/**
 * waymark_version_card_dup_written:
 * @self: a card that can be written in
 *
 * Returns: (transfer full): what is in it
 */
char *
waymark_version_card_dup_written (WaymarkVersionCard *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (WAYMARK_IS_VERSION_CARD (self) && self->text != NULL, NULL);

  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * waymark_version_card_set_chosen:
 * @self: a card
 * @chosen: whether it is the chosen one of its group
 */
void
waymark_version_card_set_chosen (WaymarkVersionCard *self, gboolean chosen)
{
  g_return_if_fail (WAYMARK_IS_VERSION_CARD (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->radio), chosen);
}

/**
 * waymark_version_card_get_chosen:
 * @self: a card
 *
 * Returns: whether it is the chosen one of its group
 */
gboolean
waymark_version_card_get_chosen (WaymarkVersionCard *self)
{
  g_return_val_if_fail (WAYMARK_IS_VERSION_CARD (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->radio));
}
