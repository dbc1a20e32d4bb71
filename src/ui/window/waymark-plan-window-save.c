/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-export-language.h"
#include "waymark-json.h"
#include "waymark-output-file.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-question.h"
#include "waymark-recent.h"
#include "waymark-today.h"
#include "waymark-web-page.h"

#define SUFFIX ".waymark"

/* Files that a plan is written to: its own, a copy, JSON, a web page. */

typedef enum
{
  SAVE_AS,
  SAVE_COPY,
  SAVE_CLEAN_COPY,
  SAVE_JSON,
  SAVE_WEB_PAGE,
} SaveKind;

typedef struct
{
  WaymarkPlanWindow *self;
  SaveKind kind;
  GFile *file;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->self);
  g_clear_object (&save->file);
  g_free (save);
}

static void
say_written (WaymarkPlanWindow *self, GFile *file, const char *link, const char *action)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = g_strdup_printf (_ ("Written to “%s”"), quoted);

  waymark_status_line_say (self->status, "object-select-symbolic", sentence, link, action);
}

/* A file made for others: where it is, is what one wants to know next. */
static void
say_saved (WaymarkPlanWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name ("win.show-in-folder", target);

  waymark_message_bar_hide (self->message);
  say_written (self, file, C_ ("status line", "Show in folder"), action);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  GFile *file = G_FILE (source);
  g_autoptr (GError) error = NULL;

  if (waymark_output_file_write_finish (file, result, &error))
    say_saved (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* It is not the plan that could not be written. */
    waymark_message_bar_show_error (self->message, error, NULL, NULL);
}

/*
 * What the plan is at this moment is put into words at once, which takes a moment even
 * for the largest; the disk may take its time. A file of the name stays whole until then.
 */
static void
write_for_others (WaymarkPlanWindow *self, SaveKind kind, GFile *file)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_export_language_get ());
  gboolean written;
  GDate today;

  waymark_today (&today);
  if (kind == SAVE_JSON)
    written = waymark_json_write (WAYMARK_SOURCE (plan), stream, NULL, &error);
  else
    written = waymark_web_page_write (plan, &today, stream, NULL, &error);
  if (!written || !g_output_stream_close (stream, NULL, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  waymark_output_file_write_async (
      file, bytes, self->cancellable, replaced_cb, g_object_ref (self));
}

typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *work;
  GFile *file;
  gboolean moves; /* the plan goes on there */
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->self);
  g_object_unref (writing->work);
  g_object_unref (writing->file);
  g_free (writing);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  WaymarkPlanWindow *self = writing->self;
  g_autoptr (GError) error = NULL;
  gboolean written = waymark_document_save_finish (WAYMARK_DOCUMENT (source), result, &error);
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The window may have been closed meanwhile. */
  if (self->document == WAYMARK_DOCUMENT (source))
    {
      if (written && writing->moves)
        {
          self->sample = FALSE;
          waymark_recent_note (self->document);
          waymark_plan_window_show_title (self);
        }
      if (written)
        say_saved (self, writing->file);
      else if (!stopped)
        waymark_plan_window_show_error (self, error);
      waymark_plan_window_end_work (self, writing->work, written);
    }
  writing_free (writing);
}

static void
write_plan (WaymarkPlanWindow *self, GFile *file, WaymarkDocumentCopy kind)
{
  Writing *writing;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Writing “%s”…"), quoted);
  GCancellable *work = waymark_plan_window_begin_work (self, words);

  if (work == NULL)
    return;
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->work = g_object_ref (work);
  writing->file = g_object_ref (file);
  writing->moves = kind == WAYMARK_DOCUMENT_MOVE;
  waymark_document_save_async (self->document, file, kind, writing->work, written_cb, writing);
}

static void
save_now (gpointer data)
{
  Save *save = data;

  switch (save->kind)
    {
    case SAVE_AS:
      write_plan (save->self, save->file, WAYMARK_DOCUMENT_MOVE);
      break;
    case SAVE_COPY:
      write_plan (save->self, save->file, WAYMARK_DOCUMENT_COPY);
      break;
    case SAVE_CLEAN_COPY:
      write_plan (save->self, save->file, WAYMARK_DOCUMENT_CLEAN_COPY);
      break;
    case SAVE_JSON:
    case SAVE_WEB_PAGE:
      write_for_others (save->self, save->kind, save->file);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
ask_to_replace (Save *save)
{
  g_autofree char *name = g_file_get_basename (save->file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *question = g_strdup_printf (_ ("Replace “%s”?"), quoted);

  waymark_question_ask (GTK_WINDOW (save->self),
                        question,
                        _ ("There is a file of this name. What is in it now will be gone."),
                        _ ("_Keep it"),
                        C_ ("command", "_Replace"),
                        save_now,
                        save,
                        save_free);
}

static const char *
suffix_of (SaveKind kind)
{
  switch (kind)
    {
    case SAVE_JSON:
      return ".json";
    case SAVE_WEB_PAGE:
      return ".html";
    case SAVE_AS:
    case SAVE_COPY:
    case SAVE_CLEAN_COPY:
    default:
      return SUFFIX;
    }
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, Save *save)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file == NULL)
    {
      save_free (save);
      return;
    }

  name = g_file_get_basename (file);
  if (g_str_has_suffix (name, suffix_of (save->kind)))
    {
      save->file = g_steal_pointer (&file);
      save_now (save);
      save_free (save);
    }
  else
    {
      /* The dialog has asked about the name without its ending only. */
      g_autofree char *whole = g_strconcat (name, suffix_of (save->kind), NULL);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      save->file = g_file_get_child (folder, whole);
      if (g_file_query_exists (save->file, NULL))
        ask_to_replace (save);
      else
        {
          save_now (save);
          save_free (save);
        }
    }
}

/* A title as a file's name: without what file systems do not take. */
static char *
dup_plain_title (WaymarkPlanWindow *self)
{
  char *title = g_strdup (waymark_plan_words_title (waymark_document_get_plan (self->document)));

  g_strdelimit (title, "/\\:*?\"<>|\n\t", ' ');
  g_strstrip (title);
  if (g_utf8_strlen (title, -1) > 80)
    *g_utf8_offset_to_pointer (title, 80) = '\0';
  return title;
}

/**
 * waymark_plan_window_dup_file_name:
 * @self: a window with a plan
 *
 * Returns: (transfer full): a name for a plan file, after the title
 */
char *
waymark_plan_window_dup_file_name (WaymarkPlanWindow *self)
{
  g_autofree char *title = dup_plain_title (self);

  return g_strconcat (title, SUFFIX, NULL);
}

static char *
suggest_name (WaymarkPlanWindow *self, SaveKind kind)
{
  g_autofree char *title = dup_plain_title (self);
  GFile *file = waymark_document_get_file (self->document);

  if (kind == SAVE_COPY && file != NULL)
    /* Translators: the name of a file; %s is the title of a plan. */
    return g_strdup_printf (_ ("%s (copy)" SUFFIX), title);
  if (kind == SAVE_CLEAN_COPY)
    /* Translators: the name of a file; %s is the title of a plan. */
    return g_strdup_printf (_ ("%s (without history)" SUFFIX), title);
  return g_strconcat (title, suffix_of (kind), NULL);
}

static const char *
title_of (SaveKind kind)
{
  switch (kind)
    {
    case SAVE_AS:
      return _ ("Put the plan into a file");
    case SAVE_COPY:
      return _ ("Save a copy");
    case SAVE_CLEAN_COPY:
      return _ ("Save a copy without history");
    case SAVE_WEB_PAGE:
      return _ ("Write a web page");
    case SAVE_JSON:
    default:
      return _ ("Write JSON");
    }
}

static void
add_filter (GtkFileChooser *chooser, SaveKind kind)
{
  const char *const plan_suffixes[] = { "waymark", NULL };
  const char *const json_suffixes[] = { "json", NULL };
  const char *const page_suffixes[] = { "html", "htm", NULL };

  if (kind == SAVE_JSON)
    waymark_plan_window_add_filter (chooser, _ ("JSON files"), json_suffixes);
  else if (kind == SAVE_WEB_PAGE)
    waymark_plan_window_add_filter (chooser, _ ("Web pages"), page_suffixes);
  else
    waymark_plan_window_add_filter (chooser, _ ("Waymark plans"), plan_suffixes);
}

static void
choose_place (WaymarkPlanWindow *self, SaveKind kind)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title_of (kind),
                                                              GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              C_ ("command", "_Save"),
                                                              C_ ("command", "_Cancel"));
  GFile *file = waymark_document_get_file (self->document);
  GFile *beside = file != NULL ? file : self->import_file;
  g_autoptr (GFile) folder = beside != NULL ? g_file_get_parent (beside) : NULL;
  g_autofree char *name = suggest_name (self, kind);
  Save *save = g_new0 (Save, 1);

  save->self = g_object_ref (self);
  save->kind = kind;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (GTK_FILE_CHOOSER (dialog), kind);
  g_signal_connect (dialog, "response", G_CALLBACK (save_response_cb), save);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  WaymarkDocument *document = WAYMARK_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (waymark_document_publish_finish (document, result, &error))
    {
      if (waymark_document_get_file (document) != NULL)
        say_written (self, waymark_document_get_file (document), NULL, NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waymark_plan_window_show_error (self, error);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (!waymark_plan_window_commit (self))
    return;
  if (waymark_document_get_file (self->document) == NULL)
    choose_place (self, SAVE_AS);
  else
    waymark_document_publish_async (
        self->document, self->cancellable, published_cb, g_object_ref (self));
}

static void
save_copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  /* Also where the last words cannot be kept, as on a full disk: they stay in their field. */
  waymark_plan_window_commit (self);
  choose_place (self, SAVE_COPY);
}

static void
choose_clean_place (gpointer data)
{
  choose_place (data, SAVE_CLEAN_COPY);
}

static void
save_clean_copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (!waymark_plan_window_commit (self))
    return;
  waymark_question_ask (GTK_WINDOW (self),
                        _ ("Save a copy without history?"),
                        _ ("It holds what the plan says now: no earlier words, no names and dates "
                           "of changes. It can still be combined with other copies. Your own file "
                           "keeps its history."),
                        C_ ("command", "_Cancel"),
                        _ ("_Save a copy…"),
                        choose_clean_place,
                        g_object_ref (self),
                        g_object_unref);
}

static void
export_json_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    choose_place (self, SAVE_JSON);
}

static void
web_page_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    choose_place (self, SAVE_WEB_PAGE);
}

static void
share_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (WAYMARK_PLAN_WINDOW (widget)->share_button));
}

/* --- finding what was written */

static void
show_folder (WaymarkPlanWindow *self, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (folder_uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), folder_uri, GDK_CURRENT_TIME);
}

typedef struct
{
  WaymarkPlanWindow *self;
  char *uri;
} Shown;

/* Where no file manager can point at a file, its folder does. */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Shown *shown = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    show_folder (shown->self, shown->uri);
  g_object_unref (shown->self);
  g_free (shown->uri);
  g_free (shown);
}

static void
show_in_folder_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  const char *uri = g_variant_get_string (parameter, NULL);
  const char *const uris[] = { uri, NULL };
  Shown *shown;

  if (bus == NULL)
    {
      show_folder (self, uri);
      return;
    }
  shown = g_new0 (Shown, 1);
  shown->self = g_object_ref (self);
  shown->uri = g_strdup (uri);
  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          self->cancellable,
                          shown_cb,
                          shown);
}

/**
 * waymark_plan_window_install_save_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.share", NULL, share_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.save-clean-copy", NULL, save_clean_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.export-json", NULL, export_json_cb);
  gtk_widget_class_install_action (widget_class, "win.web-page", NULL, web_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-in-folder", "s", show_in_folder_cb);
}
