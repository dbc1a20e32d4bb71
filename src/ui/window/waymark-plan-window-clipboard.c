/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-clip.h"
#include "waymark-export-language.h"
#include "waymark-plan-window-private.h"
#include "waymark-table.h"

/* Rows out to the clipboard as a table. */

static GPtrArray *
find_items (WaymarkPlan *plan, char **ids)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, ids[i]);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}

/* Whoever pastes takes what it can: the rows themselves, a table, or text with tabs in it. */
static void
put_on_clipboard (GtkWidget *widget, WaymarkClip *clip, const char *html, const char *text)
{
  g_autoptr (GBytes) items = waymark_clip_write (clip);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_for_bytes (WAYMARK_CLIP_TYPE, items),
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };
  g_autoptr (GdkContentProvider) both =
      gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}

static void
write_table (WaymarkPlan *plan, GPtrArray *items, char **html, char **text)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_export_language_get ());

  *html = waymark_table_to_html (plan, items);
  *text = waymark_table_to_text (items);
}

static void
copy (WaymarkPlanWindow *self, char **ids)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autoptr (GPtrArray) items = find_items (plan, ids);
  g_autoptr (WaymarkClip) clip = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (items->len == 0)
    {
      waymark_status_line_say (self->status, NULL, _ ("There are no rows to copy."), NULL, NULL);
      return;
    }
  write_table (plan, items, &html, &text);
  clip = waymark_clip_new (self->document, (const char *const *) ids, FALSE);
  put_on_clipboard (GTK_WIDGET (self), clip, html, text);
  /* Translators: %u is how many there are */
  sentence = g_strdup_printf (ngettext ("Copied %u row as a table. Paste it into Word, Excel or "
                                        "an email.",
                                        "Copied %u rows as a table. Paste them into Word, Excel "
                                        "or an email.",
                                        items->len),
                              items->len);
  waymark_status_line_say (self->status, "edit-copy-symbolic", sentence, NULL, NULL);
}

/* From the list: what is selected. */
static void
copy_rows_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  if (ids[0] == NULL)
    {
      g_strfreev (ids);
      ids = waymark_plan_view_dup_shown_items (self->view);
    }
  copy (self, ids);
}

/* From the menu: several rows that were selected on purpose, else all that are shown. */
static void
copy_table_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  if (g_strv_length (ids) < 2)
    {
      g_strfreev (ids);
      ids = waymark_plan_view_dup_shown_items (self->view);
    }
  copy (self, ids);
}

/**
 * waymark_plan_window_install_clipboard_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_clipboard_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-rows", NULL, copy_rows_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-table", NULL, copy_table_cb);
}
