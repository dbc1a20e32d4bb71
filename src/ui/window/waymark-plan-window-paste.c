/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-clip.h"
#include "waymark-plan-window-private.h"

#define HTML "text/html"

/*
 * Tables, lists and text in from the clipboard. They are shown before anything is done, as a
 * document is; rows of a plan that were copied here go in at once.
 */

typedef struct
{
  WaymarkPlanWindow *self;
  const char *type; /* of what is being read, interned */
  int year_start;   /* of the plan that it goes into; 0 where it is to be a plan of its own */
  GOutputStream *content;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->self);
  g_clear_object (&paste->content);
  g_free (paste);
}

static void read_form (WaymarkPlanWindow *self, const char *type);

/* ---- understanding */

/* Lines without any numbers are a list too, when someone wants them in the plan. */
static WaymarkImport *
import_lines (const char *text, const char *name, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  guint number = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (list, "%u. %s\n", ++number, lines[i]);
  return waymark_import_text (list->str, (gssize) list->len, name, error);
}

static WaymarkImport *
import_words (const char *bytes, gsize length, const char *name, GError **error)
{
  GError *cause = NULL;
  WaymarkImport *import = waymark_import_text (bytes, (gssize) length, name, &cause);
  g_autofree char *text = NULL;

  if (import == NULL && g_error_matches (cause, WAYMARK_ERROR, WAYMARK_ERROR_NO_PLAN_IN_TEXT) &&
      g_utf8_validate_len (bytes, length, NULL))
    {
      g_clear_error (&cause);
      text = g_strndup (bytes, length);
      return import_lines (text, name, error);
    }
  if (import == NULL)
    g_propagate_error (error, cause);
  return import;
}

/* Dates mean what they mean in the plan. */
static void
use_year_start (WaymarkImport *import, int month)
{
  g_autoptr (WaymarkImportChoices) choices =
      waymark_import_choices_copy (waymark_import_get_choices (import));

  if (month == 0 || month == waymark_import_choices_get_year_start (choices))
    return;
  waymark_import_choices_set_year_start (choices, month);
  waymark_import_set_choices (import, choices);
}

static void
understand (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Paste *paste = data;
  g_autoptr (GBytes) bytes =
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (paste->content));
  /* Translators: what stands in place of a file's name, and is the title of a plan made of it. */
  const char *name = _ ("Pasted table");
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);
  GError *error = NULL;
  g_autoptr (WaymarkImport) import =
      g_str_equal (paste->type, HTML) ? waymark_import_html (content, (gssize) length, name, &error)
                                      : import_words (content, length, name, &error);

  if (import != NULL)
    use_year_start (import, paste->year_start);
  if (import != NULL)
    g_task_return_pointer (task, waymark_import_session_new (import), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
say_nothing_there (WaymarkPlanWindow *self)
{
  waymark_status_line_say (self->status,
                           NULL,
                           _ ("There is no table, list or text on the clipboard to paste."),
                           NULL,
                           NULL);
}

static void
understood_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (source);
  Paste *paste = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImportSession) session = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (session != NULL)
    waymark_plan_window_show_import (self, session, self->document != NULL);
  else if (g_str_equal (paste->type, HTML))
    read_form (self, "text/plain;charset=utf-8");
  else
    say_nothing_there (self);
}

/* ---- rows of a plan */

static void
paste_items (WaymarkPlanWindow *self, GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkClip) clip = waymark_clip_read (text, length, &error);

  if (clip == NULL)
    waymark_plan_window_show_error (self, error);
  else
    waymark_plan_window_paste_clip (self, clip);
}

/* ---- reading the clipboard */

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  WaymarkPlanWindow *self = paste->self;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        waymark_plan_window_show_error (self, error);
      paste_free (paste);
      return;
    }
  if (g_str_equal (paste->type, WAYMARK_CLIP_TYPE))
    {
      g_autoptr (GBytes) bytes =
          g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));

      paste_items (self, bytes);
      paste_free (paste);
      return;
    }
  task = g_task_new (self, self->cancellable, understood_cb, NULL);
  g_task_set_source_tag (task, spliced_cb);
  g_task_set_task_data (task, paste, (GDestroyNotify) paste_free);
  g_task_run_in_thread (task, understand);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  const char *type;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);

  if (stream == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_nothing_there (paste->self);
      paste_free (paste);
      return;
    }
  paste->content = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (paste->content,
                                stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                paste->self->cancellable,
                                spliced_cb,
                                paste);
}

static void
read_form (WaymarkPlanWindow *self, const char *type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  const char *types[] = { type, NULL };
  Paste *paste = g_new0 (Paste, 1);

  paste->self = g_object_ref (self);
  paste->type = g_intern_string (type);
  if (self->document != NULL)
    paste->year_start = (int) waymark_item_get_number (
        waymark_plan_get_root (waymark_document_get_plan (self->document)), "year_start");
  gdk_clipboard_read_async (
      clipboard, types, G_PRIORITY_DEFAULT, self->cancellable, opened_cb, paste);
}

static void
paste_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget));

  if (self->document != NULL && !waymark_plan_window_commit (self))
    return;
  if (self->document != NULL && waymark_plan_window_paste_cut (self))
    return;
  if (self->document != NULL && gdk_content_formats_contain_mime_type (formats, WAYMARK_CLIP_TYPE))
    read_form (self, WAYMARK_CLIP_TYPE);
  else if (gdk_content_formats_contain_mime_type (formats, HTML))
    read_form (self, HTML);
  else
    read_form (self, "text/plain;charset=utf-8");
}

/**
 * waymark_plan_window_add_import:
 * @self: a window with a plan
 * @import: what was understood of the clipboard
 *
 * Adds what was understood to the plan, near what is selected, as one edit.
 *
 * Returns: whether it is in the plan; the window says why not
 */
gboolean
waymark_plan_window_add_import (WaymarkPlanWindow *self, WaymarkImport *import)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  const char *near = waymark_plan_view_get_near (self->view);
  g_autoptr (WaymarkEdit) edit =
      waymark_document_begin_edit (self->document, C_ ("edit", "Paste a table"));
  g_autoptr (GPtrArray) added = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  if (!waymark_import_add_to (
          import, edit, near != NULL ? waymark_plan_lookup (plan, near) : NULL, &added, &error) ||
      !waymark_document_commit (self->document, g_steal_pointer (&edit), &error))
    {
      waymark_plan_window_show_error (self, error);
      return FALSE;
    }
  for (guint i = 0; i < added->len; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, g_ptr_array_index (added, i));

      if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        g_ptr_array_add (actions, (char *) waymark_item_get_id (item));
    }
  /* Translators: %u is how many there are */
  sentence = g_strdup_printf (ngettext ("Added %u action.", "Added %u actions.", actions->len),
                              actions->len);
  waymark_status_line_say (
      self->status, "list-add-symbolic", sentence, C_ ("status line", "Undo"), "win.undo");
  g_ptr_array_add (actions, NULL);
  waymark_plan_view_show_items (self->view, (const char *const *) actions->pdata);
  return TRUE;
}

/**
 * waymark_plan_window_install_paste_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_paste_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_cb);

  /* Not for the whole application: fields of text take it first. */
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
}
