/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What can be done to the selected rows: actions of the list, their keys, their menu. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-action-list-private.h"
#include "waymark-clip.h"
#include "waymark-item-commands.h"
#include "waymark-item-progress.h"
#include "waymark-rating-keys.h"
#include "waymark-rating-popover.h"
#include "waymark-target-chooser.h"

/* Commands that the window does as well, and then says what happened. */
static gboolean
let_window (WaymarkActionList *self, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
set_stage (WaymarkActionList *self, WaymarkStage stage, const char *target)
{
  g_auto (GStrv) ids = waymark_action_list_get_selected_items (self);
  g_autoptr (GError) error = NULL;

  if (ids[0] != NULL &&
      !waymark_command_set_stage (self->document, (const char *const *) ids, stage, target, &error))
    waymark_action_list_emit_failed (self, error);
}

static void
on_target_chosen (WaymarkActionList *self, const char *target)
{
  set_stage (self, WAYMARK_STAGE_MERGED, target);
  gtk_widget_grab_focus (self->list);
}

/* Has a popover point at the selected row, or where it would be. */
void
waymark_action_list_point_at_row (WaymarkActionList *self, GtkPopover *popover)
{
  GtkWidget *row = waymark_action_list_find_row_widget (self, self->selected_item);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (
        popover,
        &(GdkRectangle){ (int) bounds.origin.x + (int) bounds.size.width / 2,
                         (int) bounds.origin.y,
                         1,
                         (int) bounds.size.height });
}

static void
ask_for_target (WaymarkActionList *self)
{
  if (self->target_chooser == NULL)
    {
      self->target_chooser = waymark_target_chooser_new ();
      gtk_widget_set_parent (self->target_chooser, GTK_WIDGET (self));
      g_signal_connect_swapped (
          self->target_chooser, "chosen", G_CALLBACK (on_target_chosen), self);
    }
  waymark_target_chooser_fill (WAYMARK_CHOOSER (self->target_chooser),
                               waymark_document_get_plan (self->document),
                               self->selected_item);
  waymark_action_list_point_at_row (self, GTK_POPOVER (self->target_chooser));
  gtk_popover_popup (GTK_POPOVER (self->target_chooser));
}

/* --- ratings */

static void
on_rated (WaymarkActionList *self, int rating, const char *reason)
{
  g_auto (GStrv) ids = waymark_action_list_get_selected_items (self);
  g_autoptr (GError) error = NULL;

  if (ids[0] != NULL && !waymark_command_rate (self->document,
                                               (const char *const *) ids,
                                               waymark_rating_get_name ((WaymarkRating) rating),
                                               reason,
                                               &error))
    waymark_action_list_emit_failed (self, error);
  gtk_widget_grab_focus (self->list);
}

/* The only one that is selected, if it is an action. */
static WaymarkItem *
get_one_action (WaymarkActionList *self)
{
  g_auto (GStrv) ids = waymark_action_list_get_selected_items (self);
  WaymarkItem *item = ids[0] != NULL && ids[1] == NULL
                          ? waymark_plan_lookup (waymark_document_get_plan (self->document), ids[0])
                          : NULL;

  return item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION ? item : NULL;
}

/* A rating by hand asks for its reason in place; leaving it to the rule needs none. */
static void
act_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  WaymarkRating rating = waymark_rating_from_name (g_variant_get_string (parameter, NULL));

  if (self->document == NULL || self->selected_item == NULL)
    return;
  if (rating == WAYMARK_RATING_NONE)
    {
      on_rated (self, WAYMARK_RATING_NONE, NULL);
      return;
    }
  if (self->rating_popover == NULL)
    {
      self->rating_popover = waymark_rating_popover_new ();
      gtk_widget_set_parent (self->rating_popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->rating_popover, "rated", G_CALLBACK (on_rated), self);
    }
  waymark_action_list_point_at_row (self, GTK_POPOVER (self->rating_popover));
  waymark_rating_popover_ask (WAYMARK_RATING_POPOVER (self->rating_popover),
                              waymark_document_get_plan (self->document),
                              get_one_action (self),
                              rating);
}

/* --- actions */

static void
act_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  WaymarkStage stage = *word != '\0' ? waymark_stage_from_name (word) : WAYMARK_STAGE_NONE;

  if (self->document == NULL)
    return;
  if (stage == WAYMARK_STAGE_MERGED)
    ask_for_target (self);
  else
    set_stage (self, stage, NULL);
}

static void
act_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (self->document == NULL || let_window (self, "win.add-action"))
    return;
  id = waymark_command_add (
      self->document, WAYMARK_KIND_ACTION, waymark_action_list_get_near (self), &error);
  if (id == NULL)
    {
      waymark_action_list_emit_failed (self, error);
      return;
    }
  waymark_action_list_show_item (self, id);
  waymark_action_list_emit_activated (self, id);
}

static void
act_duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) copies = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || self->selected_item == NULL || let_window (self, "win.duplicate"))
    return;
  ids = waymark_action_list_get_selected_items (self);
  copies = waymark_clip_duplicate (self->document, (const char *const *) ids, &error);
  if (copies != NULL)
    waymark_action_list_show_items (self, (const char *const *) copies);
  else
    waymark_action_list_emit_failed (self, error);
}

static void
act_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || let_window (self, "win.delete"))
    return;
  ids = waymark_action_list_get_selected_items (self);
  if (ids[0] != NULL && !waymark_command_remove (self->document, (const char *const *) ids, &error))
    waymark_action_list_emit_failed (self, error);
}

static void
act_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const actions[] = {
    "win.move-up", "win.move-down", "win.move-in", "win.move-out"
  };
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  WaymarkMove move = (WaymarkMove) g_variant_get_int32 (parameter);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || self->selected_item == NULL || let_window (self, actions[move]))
    return;
  ids = waymark_action_list_get_selected_items (self);
  if (!waymark_command_can_move (self->document, (const char *const *) ids, move))
    gtk_widget_error_bell (widget);
  else if (!waymark_command_move (self->document, (const char *const *) ids, move, &error))
    waymark_action_list_emit_failed (self, error);
  else
    waymark_action_list_show_items (self, (const char *const *) ids);
}

static void
act_move_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  g_auto (GStrv) ids = NULL;

  if (self->document == NULL || let_window (self, "win.move-to"))
    return;
  ids = waymark_action_list_get_selected_items (self);
  waymark_action_list_ask_place (self, (const char *const *) ids);
}

static void
act_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);
  g_autofree char *id = g_strdup (self->selected_item);
  const char *field = g_variant_get_string (parameter, NULL);

  if (id == NULL)
    return;
  if (*field == '\0')
    waymark_action_list_emit_activated (self, id);
  else
    waymark_action_list_emit_edit_field (self, id, field);
}

/**
 * waymark_action_list_install_commands:
 * @klass: the class of the list
 *
 * Gives the list its actions, all in the group `rows`.
 */
void
waymark_action_list_install_commands (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "rows.stage", "s", act_stage);
  gtk_widget_class_install_action (klass, "rows.rate", "s", act_rate);
  gtk_widget_class_install_action (klass, "rows.add", NULL, act_add);
  gtk_widget_class_install_action (klass, "rows.duplicate", NULL, act_duplicate);
  gtk_widget_class_install_action (klass, "rows.delete", NULL, act_delete);
  gtk_widget_class_install_action (klass, "rows.move", "i", act_move);
  gtk_widget_class_install_action (klass, "rows.move-to", NULL, act_move_to);
  gtk_widget_class_install_action (klass, "rows.edit", "s", act_edit);
}

/**
 * waymark_action_list_update_commands:
 * @self: the list
 *
 * Turns each action on or off by what is selected.
 */
void
waymark_action_list_update_commands (WaymarkActionList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean selected = self->document != NULL && self->selected_item != NULL;

  gtk_widget_action_set_enabled (widget, "rows.add", self->document != NULL);
  gtk_widget_action_set_enabled (widget, "rows.stage", selected);
  gtk_widget_action_set_enabled (widget, "rows.rate", selected);
  gtk_widget_action_set_enabled (widget, "rows.duplicate", selected);
  gtk_widget_action_set_enabled (widget, "rows.delete", selected);
  gtk_widget_action_set_enabled (widget, "rows.move", selected);
  gtk_widget_action_set_enabled (widget, "rows.move-to", selected);
  gtk_widget_action_set_enabled (widget, "rows.edit", selected);
}

/* --- keys */

static void
add_key (GtkShortcutController *keys,
         guint key,
         GdkModifierType modifiers,
         const char *action,
         GVariant *argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (
      gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action), NULL);

  gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static gboolean
move_inward (GtkWidget *list, GVariant *arguments, gpointer user_data)
{
  gboolean rtl = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;
  gboolean right = g_variant_get_boolean (arguments);

  return gtk_widget_activate_action (
      list, "rows.move", "i", right != rtl ? WAYMARK_MOVE_IN : WAYMARK_MOVE_OUT);
}

static void
add_inward_key (GtkShortcutController *keys, guint key, gboolean right)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                            gtk_callback_action_new (move_inward, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (right));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_stage_keys (GtkShortcutController *keys)
{
  for (int stage = WAYMARK_STAGE_NONE; stage < WAYMARK_N_STAGES; stage++)
    {
      const char *name = stage != WAYMARK_STAGE_NONE ? waymark_stage_get_name (stage) : "";

      add_key (keys, GDK_KEY_0 + stage, 0, "rows.stage", g_variant_new_string (name));
      add_key (keys, GDK_KEY_KP_0 + stage, 0, "rows.stage", g_variant_new_string (name));
    }
}

/* Before other keys of a letter. */
static void
add_rating_keys (GtkShortcutController *keys)
{
  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    {
      const char *name = waymark_rating_get_name (rating);
      guint key = waymark_rating_get_key (rating);
      guint plain = waymark_rating_get_plain_key (rating);

      add_key (keys, key, 0, "rows.rate", g_variant_new_string (name));
      if (plain != 0 && plain != key)
        add_key (keys, plain, 0, "rows.rate", g_variant_new_string (name));
    }
  add_key (keys, GDK_KEY_minus, 0, "rows.rate", g_variant_new_string (""));
  add_key (keys, GDK_KEY_KP_Subtract, 0, "rows.rate", g_variant_new_string (""));
}

/* In a group of their own, because they can be turned off. */
static void
add_single_keys (WaymarkActionList *self)
{
  GtkShortcutController *keys;

  self->single_keys = gtk_shortcut_controller_new ();
  keys = GTK_SHORTCUT_CONTROLLER (self->single_keys);
  add_stage_keys (keys);
  add_rating_keys (keys);
  add_key (keys, GDK_KEY_u, 0, "win.add-update", NULL);
  add_key (keys, GDK_KEY_d, 0, "rows.edit", g_variant_new_string ("due"));
  add_key (keys, GDK_KEY_l, 0, "rows.edit", g_variant_new_string ("leads"));
  add_key (keys, GDK_KEY_h, 0, "win.item-history", NULL);
  gtk_event_controller_set_propagation_phase (self->single_keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, self->single_keys);
}

/**
 * waymark_action_list_add_keys:
 * @self: the list
 *
 * Adds the keys that work while the keyboard is in the rows.
 */
void
waymark_action_list_add_keys (WaymarkActionList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  add_single_keys (self);
  add_key (keys, GDK_KEY_F2, 0, "rows.edit", g_variant_new_string (""));
  add_key (keys, GDK_KEY_Delete, 0, "rows.delete", NULL);
  add_key (keys, GDK_KEY_KP_Delete, 0, "rows.delete", NULL);
  add_key (keys, GDK_KEY_Return, GDK_CONTROL_MASK, "rows.add", NULL);
  add_key (keys, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "rows.add", NULL);
  add_key (keys, GDK_KEY_d, GDK_CONTROL_MASK, "rows.duplicate", NULL);
  add_key (keys, GDK_KEY_Up, GDK_ALT_MASK, "rows.move", g_variant_new_int32 (WAYMARK_MOVE_UP));
  add_key (keys, GDK_KEY_Down, GDK_ALT_MASK, "rows.move", g_variant_new_int32 (WAYMARK_MOVE_DOWN));
  add_key (keys, GDK_KEY_x, GDK_CONTROL_MASK, "win.cut-rows", NULL);
  add_key (keys, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-rows", NULL);
  add_inward_key (keys, GDK_KEY_Right, TRUE);
  add_inward_key (keys, GDK_KEY_Left, FALSE);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, controller);
}

/* --- menu */

static void
append_command (
    GMenu *menu, const char *label, const char *action, GVariant *target, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_stage_menu (gboolean single_keys)
{
  GMenu *menu = g_menu_new ();

  for (int stage = WAYMARK_STAGE_PROPOSED; stage < WAYMARK_N_STAGES; stage++)
    {
      g_autofree char *key = g_strdup_printf ("%d", stage);
      g_autofree char *merged =
          /* Translators: a stage, chosen in a menu, that asks for more: "Merged into…" */
          g_strdup_printf (_ ("%s…"), waymark_stage_get_label (WAYMARK_STAGE_MERGED));

      append_command (menu,
                      stage == WAYMARK_STAGE_MERGED ? merged : waymark_stage_get_label (stage),
                      "rows.stage",
                      g_variant_new_string (waymark_stage_get_name (stage)),
                      single_keys ? key : NULL);
    }
  append_command (menu,
                  C_ ("status", "None"),
                  "rows.stage",
                  g_variant_new_string (""),
                  single_keys ? "0" : NULL);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_rating_menu (gboolean single_keys)
{
  GMenu *menu = g_menu_new ();

  for (int rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    {
      const char *key = gdk_keyval_name (waymark_rating_get_shown_key ((WaymarkRating) rating));
      /* Translators: a rating, chosen in a menu, that asks for its reason: "Red…" */
      g_autofree char *label =
          g_strdup_printf (_ ("%s…"), waymark_rating_get_label ((WaymarkRating) rating));

      append_command (menu,
                      label,
                      "rows.rate",
                      g_variant_new_string (waymark_rating_get_name ((WaymarkRating) rating)),
                      single_keys ? key : NULL);
    }
  append_command (menu,
                  C_ ("rating", "By the rule"),
                  "rows.rate",
                  g_variant_new_string (""),
                  single_keys ? "minus" : NULL);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_sort_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  append_command (
      columns, _ ("Order of the _plan"), "rows.sort", g_variant_new_string ("plan"), NULL);
  append_command (
      columns, C_ ("sort by", "_Action"), "rows.sort", g_variant_new_string ("text"), NULL);
  append_command (
      columns, C_ ("sort by", "_Leads"), "rows.sort", g_variant_new_string ("leads"), NULL);
  append_command (
      columns, C_ ("sort by", "_Due date"), "rows.sort", g_variant_new_string ("due"), NULL);
  append_command (
      columns, C_ ("sort by", "_Status"), "rows.sort", g_variant_new_string ("status"), NULL);
  append_command (
      columns, C_ ("sort by", "_Rating"), "rows.sort", g_variant_new_string ("rating"), NULL);
  append_command (direction, _ ("Last _first"), "rows.descending", NULL, NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (gboolean single_keys)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenuModel) stages = make_stage_menu (single_keys);
  g_autoptr (GMenuModel) ratings = make_rating_menu (single_keys);
  g_autoptr (GMenuModel) sort = make_sort_menu ();

  append_command (edit, _ ("Edit _text"), "rows.edit", g_variant_new_string (""), "F2");
  append_command (edit,
                  _ ("Edit _leads"),
                  "rows.edit",
                  g_variant_new_string ("leads"),
                  single_keys ? "l" : NULL);
  append_command (edit,
                  _ ("Edit _due date"),
                  "rows.edit",
                  g_variant_new_string ("due"),
                  single_keys ? "d" : NULL);
  g_menu_append_submenu (edit, C_ ("command", "_Status"), stages);
  g_menu_append_submenu (edit, C_ ("command", "Ratin_g"), ratings);
  append_command (edit, _ ("Add update…"), "win.add-update", NULL, single_keys ? "u" : NULL);
  append_command (move, _ ("New _action below"), "rows.add", NULL, "<Control>Return");
  append_command (move, C_ ("command", "C_ut"), "win.cut-rows", NULL, "<Control>x");
  append_command (move, C_ ("command", "_Copy"), "win.copy-rows", NULL, "<Control>c");
  append_command (move, C_ ("command", "_Paste"), "win.paste", NULL, "<Control>v");
  append_command (move, C_ ("command", "Dupl_icate"), "rows.duplicate", NULL, "<Control>d");
  append_command (
      move, _ ("Mo_ve up"), "rows.move", g_variant_new_int32 (WAYMARK_MOVE_UP), "<Alt>Up");
  append_command (
      move, _ ("Move do_wn"), "rows.move", g_variant_new_int32 (WAYMARK_MOVE_DOWN), "<Alt>Down");
  append_command (move,
                  _ ("Move i_nto the requirement above"),
                  "rows.move",
                  g_variant_new_int32 (WAYMARK_MOVE_IN),
                  NULL);
  append_command (move,
                  _ ("Move _out of the requirement"),
                  "rows.move",
                  g_variant_new_int32 (WAYMARK_MOVE_OUT),
                  NULL);
  append_command (end, _ ("_For the next meeting"), "win.for-next-meeting", NULL, NULL);
  append_command (
      end, C_ ("command", "_History…"), "win.item-history", NULL, single_keys ? "h" : NULL);
  append_command (move, _ ("_Move to…"), "rows.move-to", NULL, "<Control><Shift>m");
  append_command (end, C_ ("command", "D_elete"), "rows.delete", NULL, "Delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_submenu (view, _ ("So_rt by"), sort);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  return G_MENU_MODEL (menu);
}

/**
 * waymark_action_list_fill_menus:
 * @self: the list
 *
 * Gives both menus of the rows their entries, where they have none or other keys are named
 * in them. To be called before one is shown: making them takes long enough to be noticed
 * when a plan is opened.
 */
void
waymark_action_list_fill_menus (WaymarkActionList *self)
{
  gboolean single_keys =
      gtk_event_controller_get_propagation_phase (self->single_keys) != GTK_PHASE_NONE;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->menus_filled && self->menus_name_keys == single_keys)
    return;
  self->menus_filled = TRUE;
  self->menus_name_keys = single_keys;
  menu = make_menu (single_keys);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu_button)),
                           "closed",
                           G_CALLBACK (waymark_action_list_menu_closed),
                           self,
                           G_CONNECT_SWAPPED);
  waymark_action_list_make_context_menu (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context_menu), menu);
  waymark_access_name_menu (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu_button))),
      _ ("Row menu"));
  waymark_access_name_menu (self->context_menu, _ ("Row menu"));
}
