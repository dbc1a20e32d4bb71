/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Copies of the plan that come back: reading them, the preview, combining. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-question.h"

#define JSON_SUFFIX ".json"

static gboolean
is_json (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, JSON_SUFFIX);
}

/* The plan again, in place of its copies. */
void
waymark_plan_window_leave_copies (WaymarkPlanWindow *self)
{
  g_clear_object (&self->combining);
  if (self->combine_page != NULL)
    waymark_combine_page_set_combination (self->combine_page, NULL);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->view));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- what is combined, in words */

static const WaymarkCombinationFile *
get_only_file (WaymarkCombination *combination)
{
  GPtrArray *files = waymark_combination_get_files (combination);
  const WaymarkCombinationFile *only = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const WaymarkCombinationFile *file = files->pdata[i];

      if (file->error != NULL)
        continue;
      if (only != NULL)
        return NULL;
      only = file;
    }
  return only;
}

static guint
count_files (WaymarkCombination *combination)
{
  GPtrArray *files = waymark_combination_get_files (combination);
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += ((const WaymarkCombinationFile *) files->pdata[i])->error == NULL;
  return n;
}

/* "RCBC’s copy", "3 copies". */
char *
waymark_plan_window_dup_copies (WaymarkPlanWindow *self, WaymarkCombination *combination)
{
  const WaymarkCombinationFile *only = get_only_file (combination);
  guint n = count_files (combination);

  if (only == NULL)
    /* Translators: what is combined with the plan; %u counts copies of it */
    return g_strdup_printf (ngettext ("%u copy", "%u copies", n), n);
  if (only->person == NULL || *only->person == '\0' || only->relation == WAYMARK_RELATION_VALUES)
    return waymark_plan_words_quote_file (only->name);
  if (g_strcmp0 (only->person, waymark_document_get_person (self->document)) == 0)
    return g_strdup (C_ ("combine with", "your other copy"));
  {
    g_autofree char *person = waymark_plan_words_quote (only->person);

    /* Translators: %s is who edited in a copy of the plan: "RCBC’s copy" */
    return g_strdup_printf (_ ("%s’s copy"), person);
  }
}

/**
 * waymark_plan_window_dup_combine_title:
 * @self: a window that shows what is to be combined
 * @subtitle: (out) (transfer full) (nullable): the names of the files
 *
 * Returns: (transfer full): what it shows
 */
char *
waymark_plan_window_dup_combine_title (WaymarkPlanWindow *self, char **subtitle)
{
  WaymarkCombination *combination = waymark_combine_page_get_combination (self->combine_page);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *what = NULL;
  GPtrArray *files;

  *subtitle = NULL;
  if (combination == NULL)
    return g_strdup ("");
  files = waymark_combination_get_files (combination);
  for (guint i = 0; i < files->len; i++)
    {
      const WaymarkCombinationFile *file = files->pdata[i];

      if (file->error == NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", file->name);
    }
  *subtitle = g_string_free (g_steal_pointer (&names), FALSE);
  what = waymark_plan_window_dup_copies (self, combination);
  /* Translators: %s is as in "RCBC’s copy" or "3 copies" */
  return g_strdup_printf (_ ("Combine with %s"), what);
}

/* --- what could not be taken */

static void
open_others (WaymarkPlanWindow *self, GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    waymark_plan_window_open (self, sources->pdata[i]);
}

/* A plan that only cannot be combined with this one can still be opened. */
static void
tell_error (WaymarkPlanWindow *self, const GError *error, GFile *source)
{
  g_autofree char *uri = g_file_get_uri (source);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name ("win.open-recent", target);
  const WaymarkMessageButton open = { _ ("_Open it"), action };
  gboolean whole =
      g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED) && !is_json (source);

  waymark_message_bar_show_error (self->message, error, whole ? &open : NULL, NULL);
}

static void
tell_errors (WaymarkPlanWindow *self, GPtrArray *files, GPtrArray *sources)
{
  for (guint i = 0; i < MIN (files->len, sources->len); i++)
    {
      const WaymarkCombinationFile *file = files->pdata[i];

      if (file->error != NULL)
        {
          tell_error (self, file->error, sources->pdata[i]);
          return;
        }
    }
}

void
waymark_plan_window_tell_nothing_new (WaymarkPlanWindow *self, WaymarkCombination *combination)
{
  const WaymarkCombinationFile *only = get_only_file (combination);
  g_autofree char *name = only != NULL ? waymark_plan_words_quote_file (only->name) : NULL;
  g_autofree char *sentence =
      name != NULL
          /* Translators: %s is the name of a file in quotes */
          ? g_strdup_printf (_ ("%s has nothing that is not in this plan already."), name)
          : g_strdup (_ ("These copies have nothing that is not in this plan already."));

  waymark_status_line_say (self->status, "object-select-symbolic", sentence, NULL, NULL);
}

/* --- the preview */

static void
failed_cb (WaymarkPlanWindow *self, const GError *error)
{
  waymark_plan_window_show_error (self, error);
}

static void
show_preview (WaymarkPlanWindow *self, WaymarkCombination *combination)
{
  if (self->combine_page == NULL)
    {
      self->combine_page = g_object_new (WAYMARK_TYPE_COMBINE_PAGE, NULL);
      g_signal_connect_object (
          self->combine_page, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
    }
  waymark_combine_page_set_combination (self->combine_page, combination);
  waymark_plan_window_show_page (self, GTK_WIDGET (self->combine_page));
  if (waymark_combine_page_count_open (self->combine_page) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->combine_page));
  else
    gtk_widget_grab_focus (self->create_button);
}

typedef struct
{
  WaymarkPlanWindow *self;
  WaymarkCombination *combination;
} Guarded;

static void
guarded_free (gpointer data)
{
  Guarded *guarded = data;

  g_object_unref (guarded->self);
  g_object_unref (guarded->combination);
  g_free (guarded);
}

static void
look_at_them (gpointer data)
{
  Guarded *guarded = data;

  show_preview (guarded->self, guarded->combination);
}

static guint
count_actions (WaymarkItem *item)
{
  guint n = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    n += count_actions (waymark_item_get_child (item, i));
  return n;
}

/* "This copy would remove 9 of 31 actions." */
static char *
describe_lost (WaymarkPlanWindow *self, WaymarkCombination *combination)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  WaymarkPlan *result = waymark_combination_get_result (combination);
  GPtrArray *lost = waymark_combination_get_lost (combination);
  guint all = count_actions (waymark_plan_get_root (plan));
  guint gone = 0;

  for (guint i = 0; i < lost->len; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, lost->pdata[i]);

      gone += item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION &&
              waymark_plan_lookup (result, lost->pdata[i]) == NULL;
    }
  if (gone > 0)
    return g_strdup_printf (/* Translators: %1$u would go, of %2$u that there are */
                            ngettext ("This copy would remove %1$u of %2$u action.",
                                      "This copy would remove %1$u of %2$u actions.",
                                      all),
                            gone,
                            all);
  /* Translators: %u is how many there are */
  return g_strdup_printf (ngettext ("This copy would remove or empty %u item.",
                                    "This copy would remove or empty %u items.",
                                    lost->len),
                          lost->len);
}

static void
ask_first (WaymarkPlanWindow *self, WaymarkCombination *combination)
{
  Guarded *guarded = g_new0 (Guarded, 1);
  g_autofree char *question = describe_lost (self, combination);

  guarded->self = g_object_ref (self);
  guarded->combination = g_object_ref (combination);
  waymark_question_ask (GTK_WINDOW (self),
                        question,
                        _ ("Nothing is removed before you combine. You can choose for each of "
                           "them whether it goes."),
                        C_ ("command", "_Cancel"),
                        _ ("_Look at them"),
                        look_at_them,
                        guarded,
                        guarded_free);
}

/* --- reading copies */

typedef struct
{
  GPtrArray *sources; /* of GFile */
  gboolean opens;     /* them instead, if none can be combined */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_ptr_array_unref (reading->sources);
  g_free (reading);
}

static gboolean
brings_something (WaymarkCombination *combination)
{
  GPtrArray *files = waymark_combination_get_files (combination);

  for (guint i = 0; i < files->len; i++)
    {
      const WaymarkCombinationFile *file = files->pdata[i];

      if (file->error == NULL && (file->relation == WAYMARK_RELATION_APART ||
                                  file->relation == WAYMARK_RELATION_CONTAINED ||
                                  file->relation == WAYMARK_RELATION_VALUES))
        return TRUE;
    }
  return FALSE;
}

static void
go_on_with (WaymarkPlanWindow *self, WaymarkCombination *combination, const Reading *reading)
{
  GPtrArray *files = waymark_combination_get_files (combination);

  if (!brings_something (combination))
    {
      waymark_plan_window_leave_copies (self);
      if (count_files (combination) > 0)
        waymark_plan_window_tell_nothing_new (self, combination);
    }
  else if (waymark_combination_get_differences (combination)->len == 0)
    waymark_plan_window_apply_copies (self, combination, 0);
  else if (waymark_combination_get_lost (combination)->len > 0)
    {
      waymark_plan_window_leave_copies (self);
      ask_first (self, combination);
    }
  else
    show_preview (self, combination);
  tell_errors (self, files, reading->sources);
}

static void
finish_reading (WaymarkPlanWindow *self,
                WaymarkCombination *combination,
                const GError *error,
                const Reading *reading)
{
  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->combining);
  if (combination != NULL)
    {
      go_on_with (self, combination, reading);
      return;
    }
  waymark_plan_window_leave_copies (self);
  if (reading->opens)
    open_others (self, reading->sources);
  else
    tell_error (self, error, reading->sources->pdata[0]);
}

typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *cancellable;
  Reading *reading;
} Wait;

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->self);
  g_object_unref (wait->cancellable);
  reading_free (wait->reading);
  g_free (wait);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkCombination) combination = waymark_combination_new_finish (result, &error);

  /* Cancelled just before it was done, it is not wanted any more. */
  if (!g_cancellable_is_cancelled (wait->cancellable))
    finish_reading (wait->self, combination, error, wait->reading);
  wait_free (wait);
}

static void
read_json_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  WaymarkImport *import = waymark_import_file (task_data, cancellable, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, g_object_unref);
}

static void
json_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autofree char *name = g_file_get_basename (wait->reading->sources->pdata[0]);

  if (import != NULL && wait->self->document != NULL)
    combination = waymark_combination_new_for_plan (
        wait->self->document, waymark_import_get_plan (import), name, &error);
  if (!g_cancellable_is_cancelled (wait->cancellable))
    finish_reading (wait->self, combination, error, wait->reading);
  wait_free (wait);
}

static void
start_reading (WaymarkPlanWindow *self, Reading *reading)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->self = g_object_ref (self);
  wait->cancellable = g_object_ref (self->combining);
  wait->reading = reading;
  if (reading->sources->len == 1 && is_json (reading->sources->pdata[0]))
    {
      g_autoptr (GTask) task = g_task_new (self, self->combining, json_read_cb, wait);

      g_task_set_source_tag (task, start_reading);
      g_task_set_task_data (task, g_object_ref (reading->sources->pdata[0]), g_object_unref);
      g_task_run_in_thread (task, read_json_thread);
      return;
    }
  waymark_combination_new_async (self->document,
                                 (GFile *const *) reading->sources->pdata,
                                 reading->sources->len,
                                 self->combining,
                                 compared_cb,
                                 wait);
}

/**
 * waymark_plan_window_combine:
 * @self: a window with a plan
 * @files: (element-type GFile): copies of it
 * @opens: whether to open them instead if none can be combined
 *
 * Reads the copies and shows what would become of the plan.
 */
void
waymark_plan_window_combine (WaymarkPlanWindow *self, GPtrArray *files, gboolean opens)
{
  Reading *reading;

  if (files->len == 0 || !waymark_plan_window_commit (self))
    return;
  if (self->combining != NULL)
    g_cancellable_cancel (self->combining);
  reading = g_new0 (Reading, 1);
  reading->sources = g_ptr_array_ref (files);
  reading->opens = opens;
  waymark_message_bar_hide (self->message);
  waymark_plan_window_begin_combining (self, files, 0);
  start_reading (self, reading);
}

/**
 * waymark_plan_window_is_combining:
 * @self: a window
 *
 * Returns: whether it reads copies, or shows what would become of the plan
 */
gboolean
waymark_plan_window_is_combining (WaymarkPlanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return self->combining != NULL ||
         (self->combine_page != NULL && page == GTK_WIDGET (self->combine_page));
}
