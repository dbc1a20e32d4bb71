/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-clip.h"
#include "waymark-item-commands.h"
#include "waymark-number.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-rating-keys.h"
#include "waymark-settings.h"
#include "waymark-tooltip.h"

/* Actions on the plan. Those on files and imports are in files of their own. */

static WaymarkItem *
selected_item (WaymarkPlanWindow *self)
{
  const char *id = self->view != NULL ? waymark_plan_view_get_selected_item (self->view) : NULL;

  if (self->document == NULL || id == NULL)
    return NULL;
  return waymark_plan_lookup (waymark_document_get_plan (self->document), id);
}

static gboolean
shows_import (WaymarkPlanWindow *self)
{
  return self->import_page != NULL &&
         gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->import_page);
}

static gboolean
shows_busy (WaymarkPlanWindow *self)
{
  return self->import_busy != NULL &&
         gtk_stack_get_visible_child (self->pages) == self->import_busy;
}

/* --- items */

static void
add (WaymarkPlanWindow *self, WaymarkKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  id = waymark_command_add (self->document, kind, waymark_plan_view_get_near (self->view), &error);
  if (id == NULL)
    waymark_plan_window_show_error (self, error);
  else
    waymark_plan_view_edit_item (self->view, id, TRUE);
}

static void
add_theme_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add (WAYMARK_PLAN_WINDOW (widget), WAYMARK_KIND_THEME);
}

static void
add_requirement_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add (WAYMARK_PLAN_WINDOW (widget), WAYMARK_KIND_REQUIREMENT);
}

static void
add_priority_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add (WAYMARK_PLAN_WINDOW (widget), WAYMARK_KIND_PRIORITY);
}

static void
add_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add (WAYMARK_PLAN_WINDOW (widget), WAYMARK_KIND_ACTION);
}

static void
say_duplicated (WaymarkPlanWindow *self, const char *const *copies)
{
  guint n = g_strv_length ((char **) copies);
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), copies[0]);
  g_autofree char *number = waymark_item_get_number_label (item);
  g_autofree char *sentence = NULL;

  if (n == 1 && number != NULL)
    /* Translators: %s is the number of the copy, such as "1.2(b)" */
    sentence = g_strdup_printf (_ ("Duplicated as %s."), number);
  else
    /* Translators: rows of a plan were duplicated */
    sentence = g_strdup_printf (ngettext ("Duplicated %u row.", "Duplicated %u rows.", n), n);
  waymark_status_line_say (
      self->status, "edit-copy-symbolic", sentence, C_ ("status line", "Undo"), "win.undo");
}

static void
duplicate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) copies = NULL;
  g_autoptr (GError) error = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  copies = waymark_clip_duplicate (self->document, (const char *const *) ids, &error);
  if (copies == NULL)
    waymark_plan_window_show_error (self, error);
  else
    {
      waymark_plan_view_show_items (self->view, (const char *const *) copies);
      say_duplicated (self, (const char *const *) copies);
    }
}

static void
say_moved (WaymarkPlanWindow *self, const char *const *ids)
{
  guint n = g_strv_length ((char **) ids);
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), ids[0]);
  g_autofree char *number = waymark_item_get_number_label (item);
  g_autofree char *sentence = NULL;

  if (n > 1)
    /* Translators: rows of a plan were moved up or down */
    sentence = g_strdup_printf (ngettext ("Moved %u row.", "Moved %u rows.", n), n);
  else if (number != NULL)
    /* Translators: a row of a plan was moved; %s is its number now, such as "1.2(a)" */
    sentence = g_strdup_printf (_ ("Moved, now %s."), number);
  else
    sentence = g_strdup (C_ ("status line", "Moved."));
  waymark_status_line_say (self->status, NULL, sentence, C_ ("status line", "Undo"), "win.undo");
}

static void
move (WaymarkPlanWindow *self, WaymarkMove where)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  if (!waymark_command_can_move (self->document, (const char *const *) ids, where))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (!waymark_command_move (self->document, (const char *const *) ids, where, &error))
    waymark_plan_window_show_error (self, error);
  else
    {
      waymark_plan_view_show_items (self->view, (const char *const *) ids);
      say_moved (self, (const char *const *) ids);
    }
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (g_str_equal (action_name, "win.move-up"))
    move (self, WAYMARK_MOVE_UP);
  else if (g_str_equal (action_name, "win.move-down"))
    move (self, WAYMARK_MOVE_DOWN);
  else if (g_str_equal (action_name, "win.move-in"))
    move (self, WAYMARK_MOVE_IN);
  else
    move (self, WAYMARK_MOVE_OUT);
}

static void
move_to_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    waymark_plan_view_ask_place (self->view);
}

/* --- getting about */

static void
step_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  gboolean next = g_str_equal (action_name, "win.next-item");

  if (!waymark_plan_window_commit (self))
    return;
  if (!waymark_plan_view_step (self->view, next ? 1 : -1))
    waymark_status_line_say (self->status,
                             NULL,
                             next ? _ ("This is the last action.")
                                  : _ ("This is the first action."),
                             NULL,
                             NULL);
}

static gboolean
go_back_in_view (WaymarkPlanWindow *self)
{
  WaymarkPage *page = waymark_plan_window_get_page (self);

  return page != NULL ? waymark_page_go_back (page) : waymark_plan_view_go_back (self->view);
}

static void
back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (shows_import (self) || shows_busy (self))
    gtk_widget_activate_action (widget, "win.cancel-import", NULL);
  else if (waymark_plan_window_is_combining (self))
    gtk_widget_activate_action (widget, "win.cancel-combine", NULL);
  else if (self->view != NULL && !go_back_in_view (self) &&
           gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
pane_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  int direction = g_str_equal (action_name, "win.next-pane") ? 1 : -1;

  if (shows_import (self))
    waymark_import_page_focus_pane (self->import_page, direction);
  else
    waymark_plan_view_focus_pane (self->view, direction);
}

/* Made when it is asked for: GTK's own way would build it with every window. */
/* Ratings have other keys in other languages. */
static void
show_rating_keys (GtkBuilder *builder)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    if (waymark_rating_get_shown_key (rating) != 0)
      g_string_append_printf (keys, "%s ", gdk_keyval_name (waymark_rating_get_shown_key (rating)));
  g_strchomp (keys->str);
  g_object_set (gtk_builder_get_object (builder, "rating_keys"), "accelerator", keys->str, NULL);
  g_object_set (
      gtk_builder_get_object (builder, "meeting_rating_keys"), "accelerator", keys->str, NULL);
}

static void
keys_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/waymark/Waymark/ui/waymark-shortcuts.ui");
  GtkWindow *keys = GTK_WINDOW (gtk_builder_get_object (builder, "keys"));
  GSettings *settings = waymark_settings_get ();

  if (settings != NULL && !g_settings_get_boolean (settings, "single-keys"))
    g_object_set (gtk_builder_get_object (builder, "single_keys"),
                  "title",
                  _ ("Single keys in the list (off in Preferences)"),
                  NULL);
  show_rating_keys (builder);
  waymark_access_name_keys (GTK_WIDGET (keys));
  gtk_window_set_transient_for (keys, GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (keys, TRUE);
  gtk_window_present (keys);
}

static void
close_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/**
 * waymark_plan_window_install_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-theme", NULL, add_theme_cb);
  gtk_widget_class_install_action (widget_class, "win.add-requirement", NULL, add_requirement_cb);
  gtk_widget_class_install_action (widget_class, "win.add-priority", NULL, add_priority_cb);
  gtk_widget_class_install_action (widget_class, "win.add-action", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "win.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "win.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "win.move-down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "win.move-in", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "win.move-out", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "win.move-to", NULL, move_to_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-item", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.next-item", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.keys", NULL, keys_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);

  /* Not for the whole application: a menu or a field that is open comes first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
enable (WaymarkPlanWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static gboolean
can_add (WaymarkPlanWindow *self, WaymarkKind kind, const char *near)
{
  return near != NULL && waymark_command_find_parent (self->document, kind, near, NULL) != NULL;
}

static gboolean
is_of_the_plan (WaymarkItem *item)
{
  if (item == NULL)
    return FALSE;
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
    case WAYMARK_KIND_PRIORITY:
    case WAYMARK_KIND_REQUIREMENT:
    case WAYMARK_KIND_ACTION:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
update_tooltips (WaymarkPlanWindow *self, const char *undo, const char *redo)
{
  g_autofree char *undo_words = NULL;
  g_autofree char *redo_words = NULL;

  /* Translators: %s is the name of an edit, such as "Change due date". */
  undo_words = undo != NULL ? g_strdup_printf (_ ("Undo “%s” (Ctrl+Z)"), undo)
                            : g_strdup (_ ("Undo (Ctrl+Z)"));
  /* Translators: %s is the name of an edit, such as "Change due date". */
  redo_words = redo != NULL ? g_strdup_printf (_ ("Redo “%s” (Ctrl+Shift+Z)"), redo)
                            : g_strdup (_ ("Redo (Ctrl+Shift+Z)"));
  waymark_tooltip_set (self->undo_button, undo_words);
  waymark_tooltip_set (self->redo_button, redo_words);
}

/* Of several it is found out when they are to move: there may be thousands. */
static gboolean
may_move (WaymarkPlanWindow *self, const char *id, WaymarkMove move)
{
  const char *ids[] = { id, NULL };

  return waymark_plan_view_has_several (self->view) ||
         waymark_command_can_move (self->document, ids, move);
}

/**
 * waymark_plan_window_update_actions:
 * @self: a window
 *
 * Sets every action's enabled state from what the window shows and what is selected.
 */
void
waymark_plan_window_update_actions (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  gboolean plan = self->document != NULL && page == GTK_WIDGET (self->view);
  gboolean any = self->document != NULL && waymark_plan_window_shows_plan (self);
  gboolean import = shows_import (self);
  WaymarkImportSession *session =
      import ? waymark_import_page_get_session (self->import_page) : NULL;
  gboolean combine = waymark_plan_window_is_combining (self);
  WaymarkItem *item = plan ? selected_item (self) : NULL;
  const char *id = item != NULL ? waymark_item_get_id (item) : NULL;
  const char *near = plan ? waymark_plan_view_get_near (self->view) : NULL;
  gboolean changeable = is_of_the_plan (item);
  const char *undo = any               ? waymark_document_get_undo_name (self->document)
                     : session != NULL ? waymark_import_session_get_undo_name (session)
                                       : NULL;
  gboolean returns = waymark_plan_window_update_register_actions (self, plan, any);
  const char *redo = any               ? waymark_document_get_redo_name (self->document)
                     : session != NULL ? waymark_import_session_get_redo_name (session)
                                       : NULL;

  enable (self, "win.undo", undo != NULL);
  enable (self, "win.redo", redo != NULL);
  update_tooltips (self, undo, redo);

  enable (self, "win.save", any);
  enable (self, "win.save-copy", any);
  enable (self, "win.view", any);
  enable (self, "win.show-item", any);
  enable (self, "win.share", any && (!plan || !waymark_plan_view_is_editor_page (self->view)));
  enable (self, "win.export-json", any);
  enable (self, "win.send", any);
  enable (self, "win.web-page", any);
  enable (self, "win.save-clean-copy", any);
  enable (self, "win.copy-rows", plan);
  enable (self, "win.paste", !import && !combine);
  enable (self, "win.copy-table", plan);
  enable (self, "win.add-theme", plan);
  enable (self, "win.add-requirement", can_add (self, WAYMARK_KIND_REQUIREMENT, near));
  enable (self, "win.add-priority", can_add (self, WAYMARK_KIND_PRIORITY, near));
  enable (self, "win.add-action", can_add (self, WAYMARK_KIND_ACTION, near));
  enable (self, "win.duplicate", changeable);
  enable (self,
          "win.for-next-meeting",
          changeable && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION);
  enable (self, "win.cut-rows", changeable);
  enable (self, "win.move-to", changeable);
  enable (self, "win.delete", changeable);
  enable (self, "win.move-up", changeable && may_move (self, id, WAYMARK_MOVE_UP));
  enable (self, "win.move-down", changeable && may_move (self, id, WAYMARK_MOVE_DOWN));
  enable (self, "win.move-in", !returns && changeable && may_move (self, id, WAYMARK_MOVE_IN));
  enable (self, "win.move-out", !returns && changeable && may_move (self, id, WAYMARK_MOVE_OUT));
  enable (self, "win.previous-item", plan);
  enable (self, "win.next-item", plan);
  enable (self, "win.find", plan);
  enable (self, "win.find-next", plan);
  enable (self, "win.find-previous", plan);
  enable (self, "win.filter-lead", plan);
  enable (self, "win.clear-filters", plan);
  enable (self, "win.previous-pane", plan || import);
  enable (self, "win.next-pane", plan || import);
  enable (self, "win.outline-visible", plan);
  enable (self, "win.editor-visible", plan);
  enable (self, "win.cancel-import", import || shows_busy (self));
  enable (self, "win.create-plan", import);
  enable (self, "win.combine", any);
  enable (self, "win.unsettled", any);
  enable (self, "win.cancel-combine", combine);
  enable (self, "win.combine-now", combine && self->combining == NULL);
}
