/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* A plan that begins with the themes of a template, or with those of another plan. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-carers-themes.h"
#include "waymark-empty-page.h"
#include "waymark-plan-language.h"
#include "waymark-plan-window-private.h"
#include "waymark-reference-text.h"

static gboolean
add_carers (WaymarkEdit *edit, WaymarkItem *root, GError **error)
{
  for (guint i = 0; waymark_carers_theme_get (i) != NULL; i++)
    {
      WaymarkItem *theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, error);

      if (theme == NULL ||
          !waymark_edit_set_string (edit, theme, "title", waymark_carers_theme_get (i), error))
        return FALSE;
    }
  return TRUE;
}

/* The words as they are, but no links: what they led to stays behind. */
static gboolean
copy_words (WaymarkEdit *edit, WaymarkItem *from, WaymarkItem *to, GError **error)
{
  static const char *const fields[] = { "title", "narrative" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words =
          waymark_text_as_written (waymark_item_get_string (from, fields[i]), NULL);

      if (words != NULL && !waymark_edit_set_string (edit, to, fields[i], words, error))
        return FALSE;
    }
  return TRUE;
}

/* Themes and requirements: what was promised is another matter. */
static gboolean
add_shape (WaymarkEdit *edit, WaymarkItem *from, WaymarkItem *to, GError **error)
{
  for (guint i = 0; i < waymark_item_get_n_children (from); i++)
    {
      WaymarkItem *child = waymark_item_get_child (from, i);
      WaymarkKind kind = waymark_item_get_kind (child);
      WaymarkItem *item;

      if (kind != WAYMARK_KIND_THEME && kind != WAYMARK_KIND_REQUIREMENT)
        continue;
      item = waymark_edit_add (edit, kind, to, NULL, error);
      if (item == NULL || !copy_words (edit, child, item, error) ||
          !add_shape (edit, child, item, error))
        return FALSE;
    }
  return TRUE;
}

/* The plan has its own language, which is not always the window's. */
static gboolean
begin_shape (WaymarkEdit *edit, WaymarkPlan *from, WaymarkItem *root, GError **error)
{
  if (from != NULL)
    return add_shape (edit, waymark_plan_get_root (from), root, error);

  g_auto (WaymarkSpeech) speech =
      waymark_speech_begin (waymark_plan_get_language (waymark_item_get_plan (root)));
  return add_carers (edit, root, error);
}

/* @from: %NULL for the five carers themes. */
static void
begin_with (WaymarkPlanWindow *self, WaymarkPlan *from)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  g_autoptr (WaymarkEdit) edit =
      waymark_document_begin_edit (self->document, C_ ("edit", "Start from a template"));
  g_autoptr (GError) error = NULL;
  WaymarkItem *first;

  if (!begin_shape (edit, from, root, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  if (waymark_edit_is_empty (edit))
    {
      waymark_status_line_say (self->status, NULL, _ ("That plan has no themes."), NULL, NULL);
      return;
    }
  if (!waymark_document_commit (self->document, g_steal_pointer (&edit), &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  first = waymark_item_first (root, WAYMARK_KIND_THEME);
  waymark_plan_view_show_item (self->view, waymark_item_get_id (first));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  if (self->document != NULL)
    begin_with (self, waymark_document_get_plan (document));
  if (!waymark_document_close (document, &error))
    waymark_plan_window_show_error (self, error);
}

static void
template_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = NULL;
  WaymarkPlanWindow *window;

  if (self->document == NULL || !waymark_plan_window_commit (self))
    return;
  if (g_str_equal (id, WAYMARK_TEMPLATE_CARERS))
    {
      begin_with (self, NULL);
      return;
    }
  file = g_file_new_for_uri (id);
  window = waymark_plan_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (window != NULL)
    begin_with (self, waymark_document_get_plan (window->document));
  else
    waymark_document_open_async (file, NULL, self->cancellable, opened_cb, g_object_ref (self));
}

static void
plan_language_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  const WaymarkLanguage *language = waymark_language_get (g_variant_get_string (parameter, NULL));
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (language == NULL || self->document == NULL || !waymark_plan_window_commit (self))
    return;
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Language of the plan"));
  if (!waymark_edit_set_language (
          edit, waymark_document_get_plan (self->document), language, &error) ||
      (!waymark_edit_is_empty (edit) &&
       !waymark_document_commit (self->document, g_steal_pointer (&edit), &error)))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  /* Translators: %s is the name of a language, in itself: "Cymraeg" */
  sentence = g_strdup_printf (_ ("The statuses of this plan are in this language: %s"),
                              waymark_language_get_name (language));
  waymark_status_line_say (self->status, NULL, sentence, NULL, NULL);
}

/**
 * waymark_plan_window_install_template_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_template_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.template", "s", template_cb);
  gtk_widget_class_install_action (widget_class, "win.plan-language", "s", plan_language_cb);
}
