/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clip.h"
#include "waymark-item-commands.h"
#include "waymark-item-several.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"

/* Cutting rows, and pasting what was cut here or in another plan's window. */

#define LONGEST_TITLE 60

/* What was cut last; it goes when it is pasted, and stays where it is until then. */
static struct
{
  GWeakRef document;
  GWeakRef view; /* that shows what was cut */
  char **ids;
  GdkContentProvider *content; /* on the clipboard; something else there means: never mind */
} cut;

static void
show_cut (const char *const *ids)
{
  g_autoptr (WaymarkPlanView) view = g_weak_ref_get (&cut.view);

  if (view != NULL)
    waymark_plan_view_set_cut (view, ids);
}

static void
forget_cut (void)
{
  show_cut (NULL);
  g_weak_ref_set (&cut.view, NULL);
  g_weak_ref_set (&cut.document, NULL);
  g_clear_pointer (&cut.ids, g_strfreev);
  g_clear_object (&cut.content);
}

/* Something else was copied, here or in another program. */
static void
clipboard_changed_cb (GdkClipboard *clipboard)
{
  if (cut.content != NULL && gdk_clipboard_get_content (clipboard) != cut.content)
    forget_cut ();
}

static void
watch_clipboard (GdkClipboard *clipboard)
{
  static gboolean watched;

  if (!watched)
    g_signal_connect (clipboard, "changed", G_CALLBACK (clipboard_changed_cb), NULL);
  watched = TRUE;
}

static void
cut_rows_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_auto (GStrv) ids = NULL;
  g_autofree char *sentence = NULL;
  guint n;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  gtk_widget_activate_action (widget, "win.copy-rows", NULL);
  forget_cut ();
  n = g_strv_length (ids);
  g_weak_ref_set (&cut.document, self->document);
  g_weak_ref_set (&cut.view, self->view);
  cut.ids = g_steal_pointer (&ids);
  cut.content = gdk_clipboard_get_content (clipboard);
  if (cut.content != NULL)
    g_object_ref (cut.content);
  show_cut ((const char *const *) cut.ids);
  watch_clipboard (clipboard);
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

static gboolean
paste_clip (WaymarkPlanWindow *self, WaymarkClip *clip, const char *edit_name)
{
  g_auto (GStrv) made = NULL;
  g_autoptr (GError) error = NULL;

  made = waymark_clip_paste (
      clip, self->document, waymark_plan_view_get_near (self->view), edit_name, &error);
  if (made == NULL)
    {
      waymark_plan_window_show_error (self, error);
      return FALSE;
    }
  waymark_plan_view_show_items (self->view, (const char *const *) made);
  say_pasted (self, g_strv_length (made));
  return made[0] != NULL;
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
  paste_clip (self, clip, NULL);
}

/* The title of a plan within the name of an edit, which has no room for a long one. */
static char *
dup_brief_title (WaymarkDocument *document)
{
  const char *title = waymark_plan_words_title (waymark_document_get_plan (document));
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (title, -1) <= LONGEST_TITLE)
    return g_strdup (title);
  begin = g_utf8_substring (title, 0, LONGEST_TITLE);
  return g_strconcat (begin, "…", NULL);
}

static gboolean
remove_moved (WaymarkDocument *from, GPtrArray *tops, const char *edit_name, GError **error)
{
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (from, edit_name);

  for (guint i = 0; i < tops->len; i++)
    if (!waymark_edit_remove (edit, tops->pdata[i], error))
      return FALSE;
  return waymark_document_commit (from, g_steal_pointer (&edit), error);
}

/* From one plan to another: it is here first, and only then gone there. Each plan has
 * an undo of its own, which says where the rest of the move is. */
static void
take_from (WaymarkPlanWindow *self, WaymarkDocument *from, const char *const *ids)
{
  g_autoptr (WaymarkClip) clip = waymark_clip_new (from, ids, TRUE);
  g_autoptr (GPtrArray) tops = waymark_command_find_tops (from, ids);
  g_autofree char *there = dup_brief_title (from);
  g_autofree char *here = dup_brief_title (self->document);
  g_autofree char *come = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GError) error = NULL;

  if (tops->len == 0)
    return;
  come = g_strdup_printf (
      /* Translators: the name of an edit: rows came from another plan, whose title is %s */
      ngettext ("Move %u item from “%s”", "Move %u items from “%s”", tops->len),
      tops->len,
      there);
  gone = g_strdup_printf (
      /* Translators: the name of an edit: rows went to another plan, whose title is %s */
      ngettext ("Move %u item to “%s”", "Move %u items to “%s”", tops->len),
      tops->len,
      here);
  if (paste_clip (self, clip, come) && !remove_moved (from, tops, gone, &error))
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
