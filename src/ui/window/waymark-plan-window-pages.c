/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-scheme.h"
#include "waymark-stack.h"
#include "waymark-tooltip.h"

#define BUSY_DELAY 300 /* ms: what is quicker needs no words */

/* What the window shows: its pages, and the header bar that belongs to each. */

/**
 * waymark_plan_window_set_room:
 * @self: a window
 * @width: its width in pixels
 *
 * Arranges the page for the width.
 */
void
waymark_plan_window_set_room (WaymarkPlanWindow *self, int width)
{
  double text_scale = waymark_scheme_get_text_scale (waymark_scheme_get_default ());

  if (self->view != NULL)
    waymark_plan_view_set_room (self->view, width, text_scale);
  if (self->start != NULL)
    waymark_start_page_set_narrow (self->start, width / text_scale < 860);
  if (self->import_page != NULL)
    waymark_import_page_set_room (self->import_page, width, text_scale);
  if (self->combine_page != NULL)
    waymark_combine_page_set_room (self->combine_page, width, text_scale);
  waymark_plan_window_set_pages_room (self, width, text_scale);
}

static int
current_width (WaymarkPlanWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height;

  if (width <= 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return width;
}

/* Of the two previews, and while copies are read. */
/**
 * waymark_plan_window_show_name_bar:
 * @self: a window
 *
 * Keeps the question for a name back where no plan is shown, and on the projector.
 */
void
waymark_plan_window_show_name_bar (WaymarkPlanWindow *self)
{
  waymark_name_bar_set_away (self->name_bar,
                             !waymark_plan_window_shows_plan (self) ||
                                 gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
show_preview_buttons (WaymarkPlanWindow *self, gboolean import, gboolean combine, gboolean reading)
{
  const char *label = combine             ? C_ ("command", "Co_mbine")
                      : self->import_adds ? _ ("_Add to plan")
                                          : _ ("C_reate plan");
  const char *tooltip = combine             ? _ ("Combine (Ctrl+Enter)")
                        : self->import_adds ? _ ("Add the rows to the plan (Ctrl+Enter)")
                                            : _ ("Create the plan (Ctrl+Enter)");

  gtk_widget_set_visible (self->cancel_button, import || combine || reading);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel_button),
                                  import ? "win.cancel-import" : "win.cancel-combine");
  gtk_widget_set_visible (self->create_button, import || combine);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create_button),
                                  combine ? "win.combine-now" : "win.create-plan");
  gtk_button_set_label (GTK_BUTTON (self->create_button), label);
  waymark_tooltip_set (self->create_button, tooltip);
}

/**
 * waymark_plan_window_show_header:
 * @self: a window
 *
 * Shows in the header bar what belongs to the page.
 */
void
waymark_plan_window_show_header (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  gboolean plan = self->view != NULL && page == GTK_WIDGET (self->view);
  gboolean import = self->import_page != NULL && page == GTK_WIDGET (self->import_page);
  gboolean combine = self->combine_page != NULL && page == GTK_WIDGET (self->combine_page);
  gboolean reading = self->combining != NULL && page == GTK_WIDGET (self->busy_label);
  gboolean editor = plan && waymark_plan_view_is_editor_page (self->view);
  gboolean any = waymark_plan_window_shows_plan (self); /* in whatever view */

  gtk_widget_set_visible (self->titles, !any || editor);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), any && !editor);
  gtk_widget_set_visible (self->back_button, editor);
  gtk_widget_set_visible (self->previous_button, editor);
  gtk_widget_set_visible (self->next_button, editor);
  gtk_widget_set_visible (self->open_button, any && !editor);
  gtk_widget_set_visible (self->find_button, plan && !editor);
  gtk_widget_set_visible (self->share_button, any && !editor);
  gtk_widget_set_visible (self->undo_button, any);
  gtk_widget_set_visible (self->redo_button, any);
  gtk_widget_set_visible (self->outline_button,
                          plan && !editor && waymark_plan_view_needs_outline_button (self->view));
  show_preview_buttons (self, import, combine, reading);
  gtk_widget_set_visible (self->menu_button, !import && !combine);
  gtk_header_bar_set_show_title_buttons (self->header, !import && !combine);
  gtk_widget_set_visible (GTK_WIDGET (self->status), any);
  waymark_plan_window_show_name_bar (self);
}

static void
set_titles (WaymarkPlanWindow *self, const char *title, const char *subtitle)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
}

/* The outline says which plan it is; in the header bar is room for an item only. */
static void
show_plan_title (WaymarkPlanWindow *self)
{
  const char *title = waymark_plan_words_title (waymark_document_get_plan (self->document));
  /* Translators: a window's title; %s is the title of a plan. */
  g_autofree char *window_title = g_strdup_printf (_ ("%s – Waymark"), title);
  g_autofree char *item = NULL;

  gtk_window_set_title (GTK_WINDOW (self), window_title);
  if (waymark_plan_window_get_page (self) == NULL && waymark_plan_view_is_editor_page (self->view))
    item = waymark_plan_view_dup_item_name (self->view);
  set_titles (self, item != NULL ? item : title, NULL);
}

/**
 * waymark_plan_window_show_title:
 * @self: a window
 *
 * Puts what the window shows into its title.
 */
void
waymark_plan_window_show_title (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (self->view != NULL && page == GTK_WIDGET (self->view) && self->document == NULL)
    set_titles (self, self->beginning_title, NULL);
  else if (waymark_plan_window_shows_plan (self))
    show_plan_title (self);
  else if (self->import_page != NULL && page == GTK_WIDGET (self->import_page))
    {
      g_autofree char *name =
          self->import_file != NULL ? g_file_get_basename (self->import_file) : NULL;
      const char *title = name != NULL ? _ ("Import a document") : _ ("Paste a table");

      gtk_window_set_title (GTK_WINDOW (self), title);
      set_titles (self, title, name);
    }
  else if (self->combine_page != NULL && page == GTK_WIDGET (self->combine_page))
    {
      g_autofree char *names = NULL;
      g_autofree char *title = waymark_plan_window_dup_combine_title (self, &names);

      gtk_window_set_title (GTK_WINDOW (self), title);
      set_titles (self, title, names);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), "Waymark");
      set_titles (self, "Waymark", NULL);
    }
}

/**
 * waymark_plan_window_show_page:
 * @self: a window
 * @page: one of its pages
 *
 * Shows the page, with the header bar that belongs to it.
 */
void
waymark_plan_window_show_page (WaymarkPlanWindow *self, GtkWidget *page)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (gtk_widget_get_parent (page) == NULL)
    gtk_stack_add_child (self->pages, page);
  waymark_stack_show_only (self->pages, page);
  waymark_plan_window_set_room (self, current_width (self));
  waymark_plan_window_show_header (self);
  waymark_plan_window_show_title (self);
  waymark_plan_window_update_actions (self);
  waymark_view_switcher_set_shown (self->switcher, waymark_plan_window_get_shown_view (self));
  waymark_plan_window_show_aside (self);
  g_object_notify (G_OBJECT (self), "view");
}

static void
start_failed_cb (WaymarkPlanWindow *self, const GError *error)
{
  waymark_plan_window_show_error (self, error);
}

/**
 * waymark_plan_window_show_start:
 * @self: a window without a plan
 *
 * Shows the start page.
 */
void
waymark_plan_window_show_start (WaymarkPlanWindow *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_WINDOW (self));

  if (self->start == NULL)
    {
      self->start = g_object_new (WAYMARK_TYPE_START_PAGE, NULL);
      g_signal_connect_object (
          self->start, "open-file", G_CALLBACK (waymark_plan_window_open), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start,
                               "open-unfiled",
                               G_CALLBACK (waymark_plan_window_open_unfiled),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (
          self->start, "failed", G_CALLBACK (start_failed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    waymark_start_page_reload (self->start);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->start));
}

static gboolean
busy_cb (gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;

  self->busy_timeout = 0;
  gtk_widget_set_opacity (GTK_WIDGET (self->busy_label), 1);
  return G_SOURCE_REMOVE;
}

/**
 * waymark_plan_window_show_busy:
 * @self: a window
 * @words: what it is busy with
 *
 * Shows that something is being read, if it takes longer than a glance.
 */
void
waymark_plan_window_show_busy (WaymarkPlanWindow *self, const char *words)
{
  waymark_plan_window_show_page (self, GTK_WIDGET (self->busy_label));
  gtk_label_set_label (self->busy_label, words);
  gtk_widget_set_opacity (GTK_WIDGET (self->busy_label), 0);
  self->busy_timeout = g_timeout_add (BUSY_DELAY, busy_cb, self);
}

/**
 * waymark_plan_window_show_error:
 * @self: a window
 * @error: what went wrong
 *
 * Says so in the bar under the header bar, with what can be done about it.
 */
void
waymark_plan_window_show_error (WaymarkPlanWindow *self, const GError *error)
{
  const WaymarkMessageButton copy = { _ ("Save a _copy…"), "win.save-copy" };
  const WaymarkMessageButton again = { _ ("_Try again"), "win.save" };
  const WaymarkMessageButton keep = { _ ("_Keep mine"), "win.keep-mine" };
  const WaymarkMessageButton back = { _ ("_Go back"), "win.go-back" };
  const WaymarkMessageButton look = { _ ("_Look at their version…"), "win.combine-own" };
  const WaymarkMessageButton open = { _ ("_Open another…"), "win.open" };
  const WaymarkMessageButton import = { _ ("_Import a document…"), "win.import" };
  const WaymarkMessageButton another = { _ ("Choose _another…"), "win.import" };

  if (self->document != NULL && error->domain == WAYMARK_ERROR)
    switch ((WaymarkError) error->code)
      {
      case WAYMARK_ERROR_NOT_FOUND:
        if (waymark_document_get_state (self->document) != WAYMARK_DOCUMENT_KEPT)
          break;
        /* The file has gone from its place, or its folder: another place will do. */
        G_GNUC_FALLTHROUGH;
      case WAYMARK_ERROR_READ_ONLY:
      case WAYMARK_ERROR_NO_SPACE:
      case WAYMARK_ERROR_BUSY:
      case WAYMARK_ERROR_FAILED:
        waymark_message_bar_show_error (self->message, error, &copy, &again);
        return;
      case WAYMARK_ERROR_PUT_BACK:
        waymark_message_bar_show_error (self->message, error, &keep, &back);
        return;
      case WAYMARK_ERROR_CHANGED:
        waymark_message_bar_show_error (self->message, error, &copy, &look);
        return;
      case WAYMARK_ERROR_LINKED:
        waymark_message_bar_show_error (self->message, error, &copy, NULL);
        return;
      default:
        break;
      }
  if (g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_PLAN_IN_TEXT))
    waymark_message_bar_show_error (self->message, error, &another, NULL);
  else if (g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN))
    waymark_message_bar_show_error (self->message, error, &open, &import);
  else
    waymark_message_bar_show_error (self->message, error, NULL, NULL);
}

/**
 * waymark_plan_window_tells_of_recovery:
 * @self: a window
 *
 * Returns: whether the bar says what came back after something went wrong
 */
gboolean
waymark_plan_window_tells_of_recovery (WaymarkPlanWindow *self)
{
  gboolean recovered = FALSE;

  g_return_val_if_fail (WAYMARK_IS_PLAN_WINDOW (self), FALSE);

  if (self->document != NULL)
    g_object_get (self->document, "recovered", &recovered, NULL);
  return recovered && gtk_widget_get_visible (GTK_WIDGET (self->message));
}

/**
 * waymark_plan_window_get_no_help:
 *
 * Returns: (transfer none): a sentence for when nothing shows the help
 */
const char *
waymark_plan_window_get_no_help (void)
{
  return _ ("The help could not be opened: no program on this computer shows it. It can be read "
            "with the program Help, which is also called Yelp, or in a browser.");
}

/**
 * waymark_plan_window_tell_no_help:
 * @self: a window
 *
 * Says that the help could not be shown, and what shows the keys at least.
 */
void
waymark_plan_window_tell_no_help (WaymarkPlanWindow *self)
{
  const WaymarkMessageButton keys = { _ ("Show _keys"), "win.keys" };

  g_return_if_fail (WAYMARK_IS_PLAN_WINDOW (self));

  waymark_message_bar_show_note (self->message, waymark_plan_window_get_no_help (), &keys, NULL);
}
