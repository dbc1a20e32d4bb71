/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-editor-private.h"
#include "waymark-editor.h"
#include "waymark-lead-chips.h"
#include "waymark-several-form.h"
#include "waymark-stack.h"
#include "waymark-tooltip.h"

G_DEFINE_FINAL_TYPE (WaymarkEditor, waymark_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_ITEM,
  N_PROPS
};

enum
{
  SHOW_ITEM,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
on_failed (WaymarkEditor *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_text_link (WaymarkEditor *self, const char *id)
{
  if (id != NULL)
    g_signal_emit (self, signals[SHOW_ITEM], 0, id);
}

static gboolean
on_link (WaymarkEditor *self, const char *uri)
{
  g_autofree char *id = g_strdup (uri); /* the label may change while the signal runs */

  g_signal_emit (self, signals[SHOW_ITEM], 0, id);
  return TRUE;
}

/* --- forms */

static GtkWidget *
make_form (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_PLAN:
      return waymark_editor_make_plan_form ();
    case WAYMARK_KIND_THEME:
      return waymark_editor_make_theme_form ();
    case WAYMARK_KIND_PRIORITY:
      return waymark_editor_make_priority_form ();
    case WAYMARK_KIND_REQUIREMENT:
      return waymark_editor_make_requirement_form ();
    case WAYMARK_KIND_ACTION:
      return waymark_editor_make_action_form ();
    default:
      return NULL;
    }
}

static void
follow_text_links (WaymarkEditor *self, WaymarkEditorForm *form)
{
  static const char *const names[] = { "text", "narrative", "notes" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      WaymarkEditorField *field = waymark_editor_form_find (form, names[i]);

      if (field != NULL && WAYMARK_IS_TEXT_FIELD (field))
        g_signal_connect_swapped (field, "link-activated", G_CALLBACK (on_text_link), self);
    }
}

static void
follow_updates (WaymarkEditor *self, WaymarkEditorForm *form)
{
  WaymarkEditorField *field = waymark_editor_form_find (form, "updates");

  if (field != NULL)
    g_signal_connect_swapped (field, "show-item", G_CALLBACK (on_text_link), self);
}

static WaymarkEditorForm *
get_form (WaymarkEditor *self)
{
  WaymarkKind kind;

  if (self->item == NULL || self->several != NULL)
    return NULL;
  kind = waymark_item_get_kind (self->item);
  if (self->forms[kind] == NULL)
    {
      GtkWidget *form = make_form (kind);

      if (form == NULL)
        return NULL;
      self->forms[kind] = WAYMARK_EDITOR_FORM (form);
      gtk_stack_add_child (GTK_STACK (self->stack), form);
      g_signal_connect_swapped (form, "failed", G_CALLBACK (on_failed), self);
      follow_text_links (self, self->forms[kind]);
      follow_updates (self, self->forms[kind]);
    }
  return self->forms[kind];
}

/* --- what stands around the forms */

static void
make_body (WaymarkEditor *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_add_css_class (self->stack, "editor-body");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->stack);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
make_foot (WaymarkEditor *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->foot, "pane-foot");
  gtk_box_append (GTK_BOX (self->foot), waymark_editor_make_history_button ());
  self->links = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->links), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->links), 1);
  gtk_widget_set_hexpand (self->links, TRUE);
  gtk_widget_add_css_class (self->links, "caption");
  g_signal_connect_swapped (self->links, "activate-link", G_CALLBACK (on_link), self);
  gtk_box_append (GTK_BOX (self->foot), self->links);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}

static void
show_head (WaymarkEditor *self)
{
  gtk_widget_set_visible (self->title, !self->head_hidden);
  gtk_widget_set_visible (gtk_widget_get_parent (self->steps), !self->head_hidden);
  if (self->head_hidden)
    gtk_widget_add_css_class (self->head, "alone");
  else
    gtk_widget_remove_css_class (self->head, "alone");
}

/* A window is quicker to appear where nothing is selected yet. */
static void
ensure_parts (WaymarkEditor *self)
{
  if (self->head != NULL)
    return;
  waymark_editor_make_head (self);
  make_body (self);
  make_foot (self);
  show_head (self);
}

/* --- what it says */

static void
update_head (WaymarkEditor *self)
{
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *links = NULL;

  if (self->item != NULL)
    {
      place = waymark_editor_describe_place (self->item);
      title = waymark_editor_describe_item (self->item);
      links = waymark_editor_write_links (waymark_document_get_plan (self->document), self->item);
    }
  gtk_label_set_label (GTK_LABEL (self->place), place != NULL ? place : "");
  gtk_widget_set_visible (self->place, place != NULL);
  waymark_tooltip_set (self->place, place);
  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_widget_set_visible (self->head, title != NULL);
  gtk_widget_set_visible (
      self->steps, self->item != NULL && waymark_item_get_kind (self->item) != WAYMARK_KIND_PLAN);
  gtk_label_set_markup (GTK_LABEL (self->links), links != NULL ? links : "");
  gtk_widget_set_visible (self->foot, self->item != NULL);
}

/* "4 actions", and what can be set for all of them. */
static void
update_several (WaymarkEditor *self)
{
  WaymarkSeveralForm *form;
  g_autofree char *title = NULL;

  if (self->several_form == NULL)
    {
      self->several_form = waymark_several_form_new ();
      gtk_stack_add_child (GTK_STACK (self->stack), self->several_form);
      g_signal_connect_swapped (self->several_form, "failed", G_CALLBACK (on_failed), self);
    }
  form = WAYMARK_SEVERAL_FORM (self->several_form);
  waymark_several_form_show (form, self->document, (const char *const *) self->several);
  title = waymark_several_form_describe (form);
  gtk_widget_set_visible (self->head, TRUE);
  gtk_widget_set_visible (self->place, FALSE);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->steps, FALSE);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_set_visible (self->stack, TRUE);
  waymark_stack_show_only (GTK_STACK (self->stack), self->several_form);
}

static void
update (WaymarkEditor *self)
{
  WaymarkEditorForm *form;

  if (self->head == NULL && self->item == NULL && self->several == NULL)
    return;
  ensure_parts (self);
  form = get_form (self);
  if (self->several != NULL)
    {
      update_several (self);
      return;
    }

  gtk_widget_set_visible (self->stack, form != NULL);
  update_head (self);
  if (form == NULL)
    return;
  waymark_editor_form_show (form, self->document, self->item);
  waymark_stack_show_only (GTK_STACK (self->stack), GTK_WIDGET (form));
}

static void
look_up (WaymarkEditor *self)
{
  WaymarkItem *item = NULL;

  if (self->document != NULL && self->id != NULL)
    item = waymark_plan_lookup (waymark_document_get_plan (self->document), self->id);
  if (item == self->item)
    return;
  for (guint i = 0; i < WAYMARK_N_KINDS; i++)
    if (self->forms[i] != NULL)
      waymark_editor_form_show (self->forms[i], NULL, NULL);
  g_clear_pointer (&self->item, waymark_item_unref);
  self->item = item != NULL ? waymark_item_ref (item) : NULL;
  if (self->scrolled != NULL)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

static void
on_plan_changed (WaymarkEditor *self)
{
  look_up (self);
  update (self);
}

/* --- the widget */

static gboolean
on_new_below (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return waymark_editor_commit (WAYMARK_EDITOR (widget)) &&
         gtk_widget_activate_action (widget, "win.add-action", NULL);
}

static void
add_keys (WaymarkEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the text view, which would take the key for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                       gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK)),
          gtk_callback_action_new (on_new_below, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
waymark_editor_init (WaymarkEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_swapped (
      self->plan_signals, "changed", G_CALLBACK (on_plan_changed), self);

  add_keys (self);
}

static void
waymark_editor_dispose (GObject *object)
{
  WaymarkEditor *self = WAYMARK_EDITOR (object);

  g_clear_object (&self->plan_signals);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->several, g_strfreev);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (waymark_editor_parent_class)->dispose (object);
}

static void
waymark_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WaymarkEditor *self = WAYMARK_EDITOR (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_ITEM:
      g_value_set_string (value, self->id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WaymarkEditor *self = WAYMARK_EDITOR (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      waymark_editor_set_document (self, g_value_get_object (value));
      break;
    case PROP_ITEM:
      waymark_editor_set_item (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_editor_class_init (WaymarkEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = waymark_editor_dispose;
  object_class->get_property = waymark_editor_get_property;
  object_class->set_property = waymark_editor_set_property;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, WAYMARK_TYPE_DOCUMENT, flags);
  properties[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SHOW_ITEM] = g_signal_new (
      "show-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editor");
}

/**
 * waymark_editor_set_document:
 * @self: the editor
 * @document: (nullable): the plan whose items it edits
 *
 * What was typed for the former document is kept there first.
 */
void
waymark_editor_set_document (WaymarkEditor *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_EDITOR (self));
  g_return_if_fail (document == NULL || WAYMARK_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  waymark_editor_set_several (self, NULL);
  waymark_editor_commit (self);
  waymark_editor_set_item (self, NULL);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->plan_signals,
                             document != NULL ? waymark_document_get_plan (document) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * waymark_editor_set_item:
 * @self: the editor
 * @id: (nullable): the item to edit; %WAYMARK_PLAN_ID for the plan's own fields
 *
 * What was typed for the former item is kept first.
 */
void
waymark_editor_set_item (WaymarkEditor *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_EDITOR (self));

  if (g_strcmp0 (self->id, id) == 0)
    return;
  waymark_editor_commit (self);
  g_free (self->id);
  self->id = g_strdup (id);
  look_up (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * waymark_editor_set_several:
 * @self: the editor
 * @ids: (nullable) (array zero-terminated=1): what is selected, more than one; %NULL
 *   for the one item of waymark_editor_set_item()
 *
 * Offers one value for all of several items.
 */
void
waymark_editor_set_several (WaymarkEditor *self, const char *const *ids)
{
  char **copy;

  g_return_if_fail (WAYMARK_IS_EDITOR (self));

  if (ids == NULL && self->several == NULL)
    return;
  waymark_editor_commit (self);
  copy = g_strdupv ((char **) ids);
  g_strfreev (self->several);
  self->several = copy;
  if (ids == NULL && self->several_form != NULL)
    waymark_several_form_show (WAYMARK_SEVERAL_FORM (self->several_form), self->document, NULL);
  update (self);
}

/**
 * waymark_editor_set_head_visible:
 * @self: the editor
 * @visible: whether the number and the way to the next item stand above the
 *   fields, or are left to the header bar; the place is there in any case
 */
void
waymark_editor_set_head_visible (WaymarkEditor *self, gboolean visible)
{
  g_return_if_fail (WAYMARK_IS_EDITOR (self));

  self->head_hidden = !visible;
  if (self->head != NULL)
    show_head (self);
}

/**
 * waymark_editor_focus_text:
 * @self: the editor
 * @select: whether typing replaces the words
 *
 * Puts the keyboard into the item's own words.
 *
 * Returns: whether there are any
 */
gboolean
waymark_editor_focus_text (WaymarkEditor *self, gboolean select)
{
  WaymarkEditorForm *form;
  WaymarkEditorField *field;

  g_return_val_if_fail (WAYMARK_IS_EDITOR (self), FALSE);

  form = get_form (self);
  if (self->several != NULL)
    waymark_several_form_focus_field (WAYMARK_SEVERAL_FORM (self->several_form), "status");
  if (form == NULL)
    return self->several != NULL;
  field = waymark_editor_form_get_first (form);
  if (!gtk_widget_grab_focus (waymark_editor_field_get_target (field)))
    return FALSE;
  if (select)
    waymark_text_field_select_all (WAYMARK_TEXT_FIELD (field));
  return TRUE;
}

/**
 * waymark_editor_focus_field:
 * @self: the editor
 * @name: name of a field: "due", "leads", "status", "notes" …
 *
 * Puts the keyboard into one field; for leads it opens the popover that adds one.
 */
void
waymark_editor_focus_field (WaymarkEditor *self, const char *name)
{
  WaymarkEditorForm *form;
  WaymarkEditorField *field;

  g_return_if_fail (WAYMARK_IS_EDITOR (self));

  if (self->several != NULL)
    waymark_several_form_focus_field (WAYMARK_SEVERAL_FORM (self->several_form), name);
  form = get_form (self);
  field = form != NULL ? waymark_editor_form_find (form, name) : NULL;
  if (field != NULL)
    gtk_widget_grab_focus (waymark_editor_field_get_target (field));
  if (WAYMARK_IS_LEAD_CHIPS (field))
    waymark_lead_chips_open_add (WAYMARK_LEAD_CHIPS (field));
}

/**
 * waymark_editor_commit:
 * @self: the editor
 *
 * Keeps what is being typed, if anything.
 *
 * Returns: %FALSE when it could not be kept; "failed" was emitted
 */
gboolean
waymark_editor_commit (WaymarkEditor *self)
{
  WaymarkEditorForm *form;

  g_return_val_if_fail (WAYMARK_IS_EDITOR (self), TRUE);

  if (self->several != NULL)
    return waymark_several_form_commit (WAYMARK_SEVERAL_FORM (self->several_form));
  form = get_form (self);
  return form == NULL || waymark_editor_form_commit (form);
}

/**
 * waymark_editor_undo:
 * @self: the editor
 *
 * Takes typing in the focused field back.
 *
 * Returns: %FALSE when there is none, so that it is the plan's turn
 */
gboolean
waymark_editor_undo (WaymarkEditor *self)
{
  WaymarkEditorForm *form;
  WaymarkEditorField *field;

  g_return_val_if_fail (WAYMARK_IS_EDITOR (self), FALSE);

  form = get_form (self);
  field = form != NULL ? waymark_editor_form_get_focused (form) : NULL;
  return field != NULL && waymark_editor_field_undo (field);
}

/**
 * waymark_editor_redo:
 * @self: the editor
 *
 * Brings typing in the focused field back.
 *
 * Returns: %FALSE when there is none, so that it is the plan's turn
 */
gboolean
waymark_editor_redo (WaymarkEditor *self)
{
  WaymarkEditorForm *form;
  WaymarkEditorField *field;

  g_return_val_if_fail (WAYMARK_IS_EDITOR (self), FALSE);

  form = get_form (self);
  field = form != NULL ? waymark_editor_form_get_focused (form) : NULL;
  return field != NULL && waymark_editor_field_redo (field);
}
