/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Copies become part of the plan: how far that is, its end, and stopping it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-progress.h"

#define STEP 100 /* ms between two looks at how far it is */

/* --- how far it is */

/* What is under way, as long as the page that says so is shown. */
typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *progress;
  char *name;      /* of the only file that is read */
  guint n_files;   /* that are read */
  guint n_changes; /* that are taken over */
} Busy;

static void
busy_free (gpointer data)
{
  Busy *busy = data;

  g_object_unref (busy->self);
  g_object_unref (busy->progress);
  g_free (busy->name);
  g_free (busy);
}

static char *
describe_busy (const Busy *busy)
{
  guint percent = waymark_progress_get_percent (WAYMARK_PROGRESS (busy->progress));

  if (busy->n_files == 0)
    return g_strdup_printf (
        ngettext (
            /* Translators: %1$u counts changes, %2$u %% is how much of them is done */
            "Combining %1$u change… %2$u %%",
            "Combining %1$u changes… %2$u %%",
            busy->n_changes),
        busy->n_changes,
        percent);
  if (busy->name != NULL)
    /* Translators: %1$s is the name of a file, %2$u %% how much of it is read */
    return g_strdup_printf (_ ("Reading “%1$s”… %2$u %%"), busy->name, percent);
  return g_strdup_printf (
      /* Translators: %1$u counts files, %2$u %% is how much of them is read */
      ngettext ("Reading %1$u copy… %2$u %%", "Reading %1$u copies… %2$u %%", busy->n_files),
      busy->n_files,
      percent);
}

static gboolean
step_cb (gpointer user_data)
{
  const Busy *busy = user_data;
  g_autofree char *words = NULL;

  if (busy->self->combining != busy->progress)
    return G_SOURCE_REMOVE;
  words = describe_busy (busy);
  gtk_label_set_label (busy->self->busy_label, words);
  return G_SOURCE_CONTINUE;
}

/**
 * waymark_plan_window_begin_combining:
 * @self: a window
 * @files: (nullable) (element-type GFile): copies that are read
 * @n_changes: otherwise, how many changes are taken over
 *
 * Says what is under way, and how far it is, if it takes longer than a glance. It can be
 * stopped until `combining` is cleared.
 */
void
waymark_plan_window_begin_combining (WaymarkPlanWindow *self, GPtrArray *files, guint n_changes)
{
  Busy *busy = g_new0 (Busy, 1);
  g_autofree char *words = NULL;

  g_clear_object (&self->combining);
  self->combining = G_CANCELLABLE (waymark_progress_new ());
  busy->self = g_object_ref (self);
  busy->progress = g_object_ref (self->combining);
  busy->n_files = files != NULL ? files->len : 0;
  busy->n_changes = n_changes;
  if (busy->n_files == 1)
    {
      g_autofree char *name = g_file_get_basename (files->pdata[0]);

      busy->name = waymark_plan_words_quote (name);
    }
  words = describe_busy (busy);
  waymark_plan_window_show_busy (self, words);
  g_timeout_add_full (G_PRIORITY_DEFAULT, STEP, step_cb, busy, busy_free);
}

/* --- combining */

static void
say_combined (WaymarkPlanWindow *self, const char *what, guint n_open)
{
  g_autofree char *sentence = NULL;
  g_autofree char *both = NULL;

  /* Translators: %s is as in "RCBC’s copy" or "3 copies" */
  sentence = g_strdup_printf (_ ("Combined with %s."), what);
  if (n_open > 0)
    {
      g_autofree char *rest = g_strdup_printf (
          /* Translators: %u is how many there are */
          ngettext ("%u is not settled yet.", "%u are not settled yet.", n_open),
          n_open);

      both = g_strconcat (sentence, " ", rest, NULL);
    }
  waymark_status_line_say (self->status,
                           "emblem-synchronizing-symbolic",
                           both != NULL ? both : sentence,
                           C_ ("status line", "Undo"),
                           "win.undo");
  waymark_status_line_add_link (self->status, C_ ("status line", "Show changes"), "win.brought");
}

typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *cancellable;
  char *what;
  guint n_open; /* clashes that nothing was chosen for */
} Applying;

static void
applying_free (Applying *applying)
{
  g_object_unref (applying->self);
  g_object_unref (applying->cancellable);
  g_free (applying->what);
  g_free (applying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

/* The preview again, with all that was chosen; without one, the plan. */
static void
go_back_to_preview (WaymarkPlanWindow *self)
{
  g_clear_object (&self->combining);
  if (self->combine_page != NULL &&
      waymark_combine_page_get_combination (self->combine_page) != NULL)
    {
      waymark_plan_window_show_page (self, GTK_WIDGET (self->combine_page));
      gtk_widget_grab_focus (self->create_button);
    }
  else
    waymark_plan_window_leave_copies (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Applying) applying = user_data;
  WaymarkPlanWindow *self = applying->self;
  WaymarkCombination *combination = WAYMARK_COMBINATION (source);
  gboolean brought = FALSE;
  g_autoptr (GError) error = NULL;
  gboolean done = waymark_combination_apply_finish (combination, result, &brought, &error);

  /* The window was closed, or it was stopped and something else is under way. */
  if (self->document == NULL ||
      (!done && (self->combining != applying->cancellable ||
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))))
    return;
  if (done)
    {
      waymark_plan_window_leave_copies (self);
      if (brought)
        say_combined (self, applying->what, applying->n_open);
      else
        waymark_plan_window_tell_nothing_new (self, combination);
      return;
    }
  go_back_to_preview (self);
  waymark_plan_window_show_error (self, error);
}

/**
 * waymark_plan_window_apply_copies:
 * @self: a window with a plan
 * @combination: copies of it, with what was chosen
 * @n_open: how many clashes nothing was chosen for
 *
 * Takes the copies over.
 */
void
waymark_plan_window_apply_copies (WaymarkPlanWindow *self,
                                  WaymarkCombination *combination,
                                  guint n_open)
{
  Applying *applying = g_new0 (Applying, 1);
  g_autofree char *name = NULL;

  waymark_plan_window_begin_combining (
      self, NULL, MAX (1, waymark_combination_get_differences (combination)->len));
  applying->self = g_object_ref (self);
  applying->cancellable = g_object_ref (self->combining);
  applying->what = waymark_plan_window_dup_copies (self, combination);
  applying->n_open = n_open;
  /* Translators: the name of an edit; %s is as in "RCBC’s copy" or "3 copies" */
  name = g_strdup_printf (C_ ("edit", "Combine with %s"), applying->what);
  waymark_combination_apply_async (combination, name, self->combining, applied_cb, applying);
}

static void
combine_now_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (WaymarkCombination) combination = NULL;
  guint n_open = waymark_combine_page_count_open (self->combine_page);

  if (g_set_object (&combination, waymark_combine_page_get_combination (self->combine_page)))
    waymark_plan_window_apply_copies (self, combination, n_open);
}

static void
cancel_combine_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (self->combining == NULL)
    {
      waymark_plan_window_leave_copies (self);
      return;
    }
  g_cancellable_cancel (self->combining);
  go_back_to_preview (self);
}

/**
 * waymark_plan_window_install_combine_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_combine_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.combine-now", NULL, combine_now_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-combine", NULL, cancel_combine_cb);
}
