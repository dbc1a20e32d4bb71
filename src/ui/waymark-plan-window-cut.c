/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clip.h"
#include "waymark-item-commands.h"
#include "waymark-item-several.h"
#include "waymark-plan-window-private.h"

/* Cutting rows, and pasting what was cut here or in another plan's window. */

/* What was cut last; it goes when it is pasted, and stays where it is until then. */
static struct
{
  GWeakRef document;
  char **ids;
  GdkContentProvider *content; /* on the clipboard; something else there means: never mind */
} cut;

static void
forget_cut (void)
{
  g_weak_ref_set (&cut.document, NULL);
  g_clear_pointer (&cut.ids, g_strfreev);
  g_clear_object (&cut.content);
}

static void
cut_rows_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;
  g_autofree char *sentence = NULL;
  guint n;

  if (!waymark_plan_view_commit (self->view))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  gtk_widget_activate_action (widget, "win.copy-rows", NULL);
  forget_cut ();
  n = g_strv_length (ids);
  g_weak_ref_set (&cut.document, self->document);
  cut.ids = g_steal_pointer (&ids);
  cut.content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  if (cut.content != NULL)
    g_object_ref (cut.content);
  /* Translators: rows of a plan were cut */
  sentence = g_strdup_printf (ngettext ("Cut %u row. It moves when you paste it.",
                                        "Cut %u rows. They move when you paste them.",
                                        n),
                              n);
  waymark_status_line_say (self->status, "edit-cut-symbolic", sentence, NULL, NULL);
}

static void
say_pasted (WaymarkPlanWindow *self, guint n)
{
  g_autofree char *sentence =
      /* Translators: rows of a plan were pasted */
      g_strdup_printf (ngettext ("Pasted %u row.", "Pasted %u rows.", n), n);

  waymark_status_line_say (
      self->status, "edit-paste-symbolic", sentence, C_ ("status line", "Undo"), "win.undo");
}

/* Within one plan what was cut is moved, and keeps its history. */
static void
move_here (WaymarkPlanWindow *self, const char *const *ids)
{
  g_autoptr (GPtrArray) tops = waymark_command_find_tops (self->document, ids);
  g_autoptr (GError) error = NULL;
  WaymarkItem *parent = NULL, *after = NULL;

  if (tops->len == 0)
    return;
  parent = waymark_command_find_parent (self->document,
                                        waymark_item_get_kind (tops->pdata[0]),
                                        waymark_plan_view_get_near (self->view),
                                        &after);
  if (parent != NULL && after == NULL && waymark_item_get_n_children (parent) > 0)
    after = waymark_item_get_child (parent, waymark_item_get_n_children (parent) - 1);
  if (parent == NULL ||
      !waymark_command_can_place (self->document,
                                  ids,
                                  waymark_item_get_id (parent),
                                  after != NULL ? waymark_item_get_id (after) : NULL))
    waymark_status_line_say (self->status, NULL, _ ("What was cut cannot stand here."), NULL, NULL);
  else if (!waymark_command_place (self->document,
                                   ids,
                                   waymark_item_get_id (parent),
                                   after != NULL ? waymark_item_get_id (after) : NULL,
                                   &error))
    waymark_plan_window_show_error (self, error);
  else
    {
      waymark_plan_view_show_items (self->view, ids);
      say_pasted (self, tops->len);
    }
}

/**
 * waymark_plan_window_paste_clip:
 * @self: a window with a plan
 * @clip: rows of a plan
 *
 * Adds copies of the rows at the selected place, and says so.
 */
void
waymark_plan_window_paste_clip (WaymarkPlanWindow *self, WaymarkClip *clip)
{
  g_auto (GStrv) made = NULL;
  g_autoptr (GError) error = NULL;

  made = waymark_clip_paste (
      clip, self->document, waymark_plan_view_get_near (self->view), NULL, &error);
  if (made == NULL)
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  waymark_plan_view_show_items (self->view, (const char *const *) made);
  say_pasted (self, g_strv_length (made));
}

/* From one plan to another: it is here first, and only then gone there. */
static void
take_from (WaymarkPlanWindow *self, WaymarkDocument *from, const char *const *ids)
{
  g_autoptr (WaymarkClip) clip = waymark_clip_new (from, ids, TRUE);
  g_autoptr (GPtrArray) tops = waymark_command_find_tops (from, ids);
  g_autoptr (GError) error = NULL;
  guint before = waymark_plan_get_n_items (waymark_document_get_plan (self->document));

  waymark_plan_window_paste_clip (self, clip);
  if (tops->len == 0 ||
      waymark_plan_get_n_items (waymark_document_get_plan (self->document)) == before)
    return;
  if (!waymark_command_remove (from, ids, &error))
    waymark_plan_window_show_error (self, error);
}

/**
 * waymark_plan_window_paste_cut:
 * @self: a window with a plan
 *
 * Moves what was cut to the selected place, if it is still what the clipboard holds.
 *
 * Returns: whether there was something cut
 */
gboolean
waymark_plan_window_paste_cut (WaymarkPlanWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autoptr (WaymarkDocument) from = NULL;
  g_auto (GStrv) ids = NULL;

  if (cut.content == NULL || gdk_clipboard_get_content (clipboard) != cut.content)
    return FALSE;
  from = g_weak_ref_get (&cut.document);
  if (from == NULL)
    return FALSE;
  ids = g_steal_pointer (&cut.ids);
  forget_cut ();
  if (from == self->document)
    move_here (self, (const char *const *) ids);
  else
    take_from (self, from, (const char *const *) ids);
  return TRUE;
}

/**
 * waymark_plan_window_install_cut_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_cut_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.cut-rows", NULL, cut_rows_cb);
}
