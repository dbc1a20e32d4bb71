/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-empty-page.h"
#include "waymark-once-painted.h"
#include "waymark-plan-view-private.h"
#include "waymark-settings.h"
#include "waymark-stack.h"

enum
{
  PROP_0,
  PROP_SELECTED_ITEM,
  PROP_OUTLINE_VISIBLE,
  PROP_EDITOR_VISIBLE,
  PROP_EDITOR_PAGE,
  PROP_FINDING,
  N_PROPS,
};

enum
{
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaymarkPlanView, waymark_plan_view, GTK_TYPE_WIDGET)

void
waymark_plan_view_set_editor_page (WaymarkPlanView *self, gboolean editor_page)
{
  if (self->editor_page == editor_page)
    return;
  self->editor_page = editor_page;
  waymark_plan_view_place_editor (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR_PAGE]);
}

/* --- one selection for three parts */

static void
show_centre (WaymarkPlanView *self)
{
  WaymarkItem *root;
  gboolean empty;

  if (self->document == NULL)
    return;
  root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  empty = waymark_item_first (root, WAYMARK_KIND_THEME) == NULL;
  if (empty && self->empty == NULL)
    {
      self->empty = g_object_new (WAYMARK_TYPE_EMPTY_PAGE, NULL);
      gtk_stack_add_child (self->centre, self->empty);
    }
  waymark_stack_show_only (self->centre, empty ? self->empty : GTK_WIDGET (self->list));
}

/* Its form takes longer to make than all rows, and so is made once they are there. */
static void
fill_editor (WaymarkPlanView *self)
{
  if (!self->editor_waits)
    return;
  self->editor_waits = FALSE;
  waymark_editor_set_document (self->editor, self->document);
  waymark_editor_set_item (self->editor, self->selected);
}

static void
painted_cb (GtkWidget *widget)
{
  fill_editor (WAYMARK_PLAN_VIEW (widget));
}

void
waymark_plan_view_select_item (WaymarkPlanView *self, const char *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  if (self->selected != NULL)
    fill_editor (self);

  /* What was typed belongs to the item before. */
  waymark_editor_commit (self->editor);
  g_free (self->selected);
  self->selected = g_strdup (id);
  if (!self->editor_waits)
    waymark_editor_set_item (self->editor, id);
  waymark_action_list_set_place (self->list, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ITEM]);
}

static void
list_selected_cb (WaymarkPlanView *self)
{
  const char *id = waymark_action_list_get_selected_item (self->list);

  if (id != NULL)
    waymark_plan_view_select_item (self, id);
}

/* Several rows are edited together; the one that was first stays the selected item. */
static void
list_selection_changed_cb (WaymarkPlanView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (waymark_action_list_get_selection (self->list));
  g_auto (GStrv) ids = NULL;

  if (gtk_bitset_get_size (selected) > 1)
    ids = waymark_action_list_get_selected_items (self->list);
  waymark_editor_set_several (self->editor, (const char *const *) ids);
}

static void
list_activated_cb (WaymarkPlanView *self, const char *id)
{
  waymark_plan_view_edit_item (self, id, FALSE);
}

static void
list_edit_field_cb (WaymarkPlanView *self, const char *id, const char *field)
{
  waymark_plan_view_edit_item (self, id, FALSE);
  waymark_editor_focus_field (self->editor, field);
}

static void
list_finding_cb (WaymarkPlanView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDING]);
}

void
waymark_plan_view_close_over (WaymarkPlanView *self)
{
  if (!self->outline_over)
    return;
  self->outline_over = FALSE;
  waymark_plan_view_place_outline (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTLINE_VISIBLE]);
}

static void
outline_chosen_cb (WaymarkPlanView *self, int part, const char *id)
{
  switch ((WaymarkOutlinePart) part)
    {
    case WAYMARK_OUTLINE_PLAN:
      waymark_action_list_set_scope (self->list, NULL, WAYMARK_SCOPE_ALL);
      waymark_plan_view_select_item (self, WAYMARK_PLAN_ID);
      break;
    case WAYMARK_OUTLINE_PRIORITIES:
      waymark_action_list_set_scope (self->list, id, WAYMARK_SCOPE_PRIORITIES);
      waymark_plan_view_select_item (self, id);
      break;
    case WAYMARK_OUTLINE_OTHER:
      waymark_action_list_set_scope (self->list, id, WAYMARK_SCOPE_OWN_ACTIONS);
      waymark_plan_view_select_item (self, id);
      break;
    case WAYMARK_OUTLINE_ACTION:
      waymark_plan_view_show_item (self, id);
      break;
    case WAYMARK_OUTLINE_THEME:
    case WAYMARK_OUTLINE_REQUIREMENT:
      waymark_action_list_set_scope (self->list, id, WAYMARK_SCOPE_ALL);
      waymark_action_list_set_selected_item (self->list, id);
      waymark_plan_view_select_item (self, id);
      break;
    case WAYMARK_OUTLINE_ROOT:
    default:
      break;
    }
}

static void
outline_activated_cb (WaymarkPlanView *self)
{
  waymark_plan_view_close_over (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
editor_show_item_cb (WaymarkPlanView *self, const char *id)
{
  waymark_plan_view_follow (self, id);
}

static void
failed_cb (WaymarkPlanView *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
plan_changed_cb (WaymarkPlanView *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);

  show_centre (self);
  if (self->selected != NULL && waymark_plan_lookup (plan, self->selected) == NULL)
    {
      const char *id = waymark_action_list_get_selected_item (self->list);

      waymark_plan_view_select_item (
          self, id != NULL && waymark_plan_lookup (plan, id) != NULL ? id : WAYMARK_PLAN_ID);
    }
}

/* --- object */

static gboolean
waymark_plan_view_grab_focus (GtkWidget *widget)
{
  WaymarkPlanView *self = WAYMARK_PLAN_VIEW (widget);

  if (self->editor_page)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->centre));
}

void
waymark_plan_view_set_outline_visible (WaymarkPlanView *self, gboolean visible)
{
  if (waymark_plan_view_is_outline_shown (self) == visible)
    return;
  if (self->room == ROOM_THREE_PANES)
    {
      self->outline_wanted = visible;
      waymark_plan_view_remember_pane ("outline-visible", visible);
    }
  else
    self->outline_over = visible;
  waymark_plan_view_place_outline (self);
  waymark_plan_view_place_separators (self);
  if (visible)
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTLINE_VISIBLE]);
}

void
waymark_plan_view_set_editor_visible (WaymarkPlanView *self, gboolean visible)
{
  if (self->room == ROOM_ONE_PANE)
    {
      if (visible && self->selected != NULL)
        waymark_plan_view_edit_item (self, self->selected, FALSE);
      else if (!visible)
        waymark_plan_view_leave_editor_page (self);
      return;
    }
  if (self->editor_wanted == visible)
    return;
  self->editor_wanted = visible;
  waymark_plan_view_remember_pane ("editor-visible", visible);
  waymark_plan_view_place_editor (self);
  waymark_plan_view_place_separators (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR_VISIBLE]);
}

static void
waymark_plan_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WaymarkPlanView *self = WAYMARK_PLAN_VIEW (object);

  switch (id)
    {
    case PROP_SELECTED_ITEM:
      g_value_set_string (value, self->selected);
      break;
    case PROP_OUTLINE_VISIBLE:
      g_value_set_boolean (value, waymark_plan_view_is_outline_shown (self));
      break;
    case PROP_EDITOR_VISIBLE:
      g_value_set_boolean (value,
                           self->room == ROOM_ONE_PANE ? self->editor_page : self->editor_wanted);
      break;
    case PROP_EDITOR_PAGE:
      g_value_set_boolean (value, self->editor_page);
      break;
    case PROP_FINDING:
      g_value_set_boolean (value, waymark_action_list_get_finding (self->list));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WaymarkPlanView *self = WAYMARK_PLAN_VIEW (object);

  switch (id)
    {
    case PROP_OUTLINE_VISIBLE:
      waymark_plan_view_set_outline_visible (self, g_value_get_boolean (value));
      break;
    case PROP_EDITOR_VISIBLE:
      waymark_plan_view_set_editor_visible (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_view_dispose (GObject *object)
{
  WaymarkPlanView *self = WAYMARK_PLAN_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->place_idle, g_source_remove);
  g_clear_object (&self->plan_signals);
  g_clear_object (&self->document);
  g_clear_pointer (&self->selected, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_plan_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (WAYMARK_TYPE_ACTION_LIST);
  g_type_ensure (WAYMARK_TYPE_EDITOR);
  g_type_ensure (WAYMARK_TYPE_PLAN_OUTLINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, levels);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, overlay);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, outer);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, inner);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, centre);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, editor_page_box);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, outline);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, list);
  gtk_widget_class_bind_template_child (widget_class, WaymarkPlanView, editor);
}

static void
waymark_plan_view_class_init (WaymarkPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = waymark_plan_view_dispose;
  object_class->get_property = waymark_plan_view_get_property;
  object_class->set_property = waymark_plan_view_set_property;
  widget_class->grab_focus = waymark_plan_view_grab_focus;

  properties[PROP_SELECTED_ITEM] =
      g_param_spec_string ("selected-item", NULL, NULL, NULL, readable);
  properties[PROP_OUTLINE_VISIBLE] =
      g_param_spec_boolean ("outline-visible", NULL, NULL, TRUE, both);
  properties[PROP_EDITOR_VISIBLE] = g_param_spec_boolean ("editor-visible", NULL, NULL, TRUE, both);
  properties[PROP_EDITOR_PAGE] = g_param_spec_boolean ("editor-page", NULL, NULL, FALSE, readable);
  properties[PROP_FINDING] = g_param_spec_boolean ("finding", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "planview");
}

static void
waymark_plan_view_init (WaymarkPlanView *self)
{
  GSettings *settings = waymark_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->text_scale = 1;
  self->outline_wanted = settings == NULL || g_settings_get_boolean (settings, "outline-visible");
  self->editor_wanted = settings == NULL || g_settings_get_boolean (settings, "editor-visible");

  g_signal_connect_object (
      self->list, "notify::selected-item", G_CALLBACK (list_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (waymark_action_list_get_selection (self->list),
                           "selection-changed",
                           G_CALLBACK (list_selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (waymark_action_list_get_selection (self->list),
                           "items-changed",
                           G_CALLBACK (list_selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (
      self->list, "activated", G_CALLBACK (list_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "edit-field", G_CALLBACK (list_edit_field_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "show-item", G_CALLBACK (waymark_plan_view_show_item), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "follow", G_CALLBACK (waymark_plan_view_follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "notify::finding", G_CALLBACK (list_finding_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->outline, "chosen", G_CALLBACK (outline_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->outline, "activated", G_CALLBACK (outline_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->editor, "show-item", G_CALLBACK (editor_show_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  waymark_plan_view_watch_separators (self);
  waymark_plan_view_watch_clicks (self);

  self->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (self->plan_signals,
                                 "changed",
                                 G_CALLBACK (plan_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * waymark_plan_view_new:
 *
 * Returns: a new view, without a plan
 */
GtkWidget *
waymark_plan_view_new (void)
{
  return g_object_new (WAYMARK_TYPE_PLAN_VIEW, NULL);
}

/* A window that is open already shows the whole of a plan at once. */
static gboolean
is_window_shown (WaymarkPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root));
}

static void
set_usable (WaymarkPlanView *self, gboolean usable)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), usable);
  gtk_widget_set_can_focus (GTK_WIDGET (self), usable);
}

/**
 * waymark_plan_view_show_beginning:
 * @self: a plan view without a document
 * @plan: (nullable): the beginning of a plan that is being opened; %NULL when it could not be
 *
 * Shows rows to look at, until there is the document.
 */
void
waymark_plan_view_show_beginning (WaymarkPlanView *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self) && self->document == NULL);

  set_usable (self, FALSE);
  waymark_action_list_show_beginning (self->list, plan);
  waymark_stack_show_only (self->centre, GTK_WIDGET (self->list));
}

/**
 * waymark_plan_view_set_document:
 * @self: a plan view
 * @document: (nullable): the plan
 */
void
waymark_plan_view_set_document (WaymarkPlanView *self, WaymarkDocument *document)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));
  g_return_if_fail (document == NULL || WAYMARK_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;

  g_clear_pointer (&self->selected, g_free);
  set_usable (self, TRUE);
  waymark_plan_outline_set_document (self->outline, document);
  self->editor_waits = document != NULL && !is_window_shown (self);
  if (self->editor_waits)
    waymark_once_painted (GTK_WIDGET (self), painted_cb);
  else
    waymark_editor_set_document (self->editor, document);
  waymark_action_list_set_document (self->list, document);
  /* After the list, so that an item that has gone is asked for when it knows. */
  g_signal_group_set_target (self->plan_signals,
                             document != NULL ? waymark_document_get_plan (document) : NULL);
  if (document == NULL)
    return;

  show_centre (self);
  if (self->selected == NULL)
    waymark_plan_view_select_item (self, WAYMARK_PLAN_ID);
  waymark_plan_view_restore_part (self);
}
