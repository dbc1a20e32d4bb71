/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Undo and redo, and saying what they did, and where. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-number.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"

/* More rows than these are not selected for having come back: a whole document may have. */
#define MOST_SELECTED 100

/* What one step did to the plan. */
typedef struct
{
  GPtrArray *back; /* ids of what is in the plan again, without what is in them */
  char *touched;   /* id of the row that is different, if it is one */
  guint n_touched;
} Step;

static gboolean
is_row (WaymarkItem *item)
{
  WaymarkKind kind = waymark_item_get_kind (item);

  return kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_PRIORITY ||
         kind == WAYMARK_KIND_REQUIREMENT || kind == WAYMARK_KIND_ACTION;
}

/* A lead or an update is told by its action. */
static WaymarkItem *
find_row (WaymarkItem *item, WaymarkItem *parent)
{
  for (; item != NULL; item = parent, parent = item != NULL ? waymark_item_get_parent (item) : NULL)
    if (is_row (item))
      return item;
  return NULL;
}

static void
plan_changed_cb (Step *step, GPtrArray *changes)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const WaymarkItemChange *change = changes->pdata[i];

      if ((change->flags & WAYMARK_CHANGE_ADDED) != 0)
        g_hash_table_add (added, change->item);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const WaymarkItemChange *change = changes->pdata[i];
      gboolean removed = (change->flags & WAYMARK_CHANGE_REMOVED) != 0;
      WaymarkItem *parent = removed ? change->old_parent : waymark_item_get_parent (change->item);
      WaymarkItem *row = find_row (change->item, parent);

      if ((change->flags & WAYMARK_CHANGE_ADDED) != 0 && is_row (change->item) &&
          !g_hash_table_contains (added, parent))
        g_ptr_array_add (step->back, g_strdup (waymark_item_get_id (change->item)));
      if (row != NULL && g_strcmp0 (waymark_item_get_id (row), step->touched) != 0)
        {
          g_free (step->touched);
          step->touched = g_strdup (waymark_item_get_id (row));
          step->n_touched++;
        }
    }
}

/* Where it was, for whoever cannot see it or looks elsewhere. */
static char *
get_place (WaymarkPlanWindow *self, const Step *step)
{
  WaymarkItem *row = NULL;

  if (step->n_touched == 1)
    row = waymark_plan_lookup (waymark_document_get_plan (self->document), step->touched);
  return row != NULL ? waymark_item_get_number_label (row) : NULL;
}

static char *
describe (WaymarkPlanWindow *self, const char *name, const Step *step, gboolean undo)
{
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *place = get_place (self, step);

  if (place == NULL)
    /* Translators: %s is the name of an edit, such as "Change due date". */
    return g_strdup_printf (undo ? _ ("Undone: %s.") : _ ("Redone: %s."), quoted);
  if (undo)
    /* Translators: the first is a number such as "1.2(a)", the second the name of an edit, such as
     * "Change due date". */
    return g_strdup_printf (_ ("Undone in %s: %s."), place, quoted);
  /* Translators: the first is a number such as "1.2(a)", the second the name of an edit. */
  return g_strdup_printf (_ ("Redone in %s: %s."), place, quoted);
}

static void
say (WaymarkPlanWindow *self, const char *sentence, guint left_alone, gboolean undo)
{
  const char *link = undo ? C_ ("status line", "Redo") : C_ ("status line", "Undo");
  const char *action = undo ? "win.redo" : "win.undo";
  g_autofree char *rest = NULL;
  g_autofree char *both = NULL;

  if (left_alone > 0)
    {
      rest = g_strdup_printf (
          /* Translators: %u counts values of fields. */
          ngettext ("%u value was left alone, because someone else changed it since.",
                    "%u values were left alone, because someone else changed them since.",
                    left_alone),
          left_alone);
      both = g_strconcat (sentence, " ", rest, NULL);
    }
  waymark_status_line_say (
      self->status, "edit-undo-symbolic", both != NULL ? both : sentence, link, action);
}

/* --- a step that takes long */

typedef struct
{
  WaymarkPlanWindow *self;
  GCancellable *work;
  char *name;
  gboolean undo;
} Long;

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Long *step = user_data;
  WaymarkPlanWindow *self = step->self;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint left_alone = 0;
  gboolean done =
      waymark_document_step_finish (WAYMARK_DOCUMENT (source), result, &left_alone, &error);
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (self->document == WAYMARK_DOCUMENT (source))
    {
      sentence = describe (self, step->name, &(Step){ 0 }, step->undo);
      if (done)
        say (self, sentence, left_alone, step->undo);
      else if (!stopped)
        waymark_plan_window_show_error (self, error);
      waymark_plan_window_end_work (self, step->work, done);
    }
  g_object_unref (step->self);
  g_object_unref (step->work);
  g_free (step->name);
  g_free (step);
}

static void
step_long (WaymarkPlanWindow *self, const char *name, gboolean undo)
{
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *words =
      undo
          /* Translators: %s is the name of an edit, such as "Combine with RCBC’s copy". */
          ? g_strdup_printf (_ ("Undoing: %s…"), quoted)
          /* Translators: %s is the name of an edit, such as "Combine with RCBC’s copy". */
          : g_strdup_printf (_ ("Redoing: %s…"), quoted);
  GCancellable *work = waymark_plan_window_begin_work (self, words);
  Long *step;

  if (work == NULL)
    return;
  step = g_new0 (Long, 1);
  step->self = g_object_ref (self);
  step->work = g_object_ref (work);
  step->name = g_strdup (name);
  step->undo = undo;
  waymark_document_step_async (self->document, undo, work, stepped_cb, step);
}

static void
step_plan (WaymarkPlanWindow *self, gboolean undo)
{
  g_autofree char *name = g_strdup (undo ? waymark_document_get_undo_name (self->document)
                                         : waymark_document_get_redo_name (self->document));
  g_autoptr (GPtrArray) back = g_ptr_array_new_with_free_func (g_free);
  Step step = { .back = back };
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint left_alone = 0;
  gulong handler;
  gboolean done;

  if (name == NULL)
    return;
  if (waymark_document_step_is_long (self->document, undo))
    {
      step_long (self, name, undo);
      return;
    }
  handler = g_signal_connect_swapped (plan, "changed", G_CALLBACK (plan_changed_cb), &step);
  done = undo ? waymark_document_undo (self->document, &left_alone, &error)
              : waymark_document_redo (self->document, &left_alone, &error);
  g_signal_handler_disconnect (plan, handler);
  if (!done)
    {
      g_free (step.touched);
      waymark_plan_window_show_error (self, error);
      return;
    }
  if (back->len > 0 && back->len <= MOST_SELECTED)
    {
      g_ptr_array_add (back, NULL);
      waymark_plan_view_show_items (self->view, (const char *const *) back->pdata);
    }
  sentence = describe (self, name, &step, undo);
  say (self, sentence, left_alone, undo);
  g_free (step.touched);
}

/* --- typing, and the import preview */

static gboolean
shows_import (WaymarkPlanWindow *self)
{
  return self->import_page != NULL &&
         gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->import_page);
}

/* In the import preview: typing in a field first, then what was corrected. */
static void
step_import (WaymarkPlanWindow *self, gboolean undo)
{
  WaymarkImportSession *session = waymark_import_page_get_session (self->import_page);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && GTK_IS_TEXT (focus))
    gtk_widget_activate_action (focus, undo ? "text.undo" : "text.redo", NULL);
  else if (undo)
    waymark_import_session_undo (session);
  else
    waymark_import_session_redo (session);
}

static gboolean
step_typing (WaymarkPlanWindow *self, gboolean undo)
{
  WaymarkPage *page = waymark_plan_window_get_page (self);

  if (page != NULL)
    return waymark_page_undo_typing (page, !undo);
  return undo ? waymark_plan_view_undo_typing (self->view)
              : waymark_plan_view_redo_typing (self->view);
}

static void
step_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  gboolean undo = g_str_equal (action_name, "win.undo");

  if (shows_import (self))
    step_import (self, undo);
  else if (!step_typing (self, undo))
    step_plan (self, undo);
}

/**
 * waymark_plan_window_install_undo_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_undo_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, step_cb);
}
