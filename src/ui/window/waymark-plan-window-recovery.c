/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-recent.h"

/* Work that was found when a plan was opened: told, or offered. */

static void
take_left_behind_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!waymark_plan_window_commit (self))
    return;
  if (waymark_document_take_left_behind (
          self->document, g_variant_get_string (parameter, NULL), &error))
    {
      waymark_message_bar_hide (self->message);
      waymark_status_line_say (self->status,
                               "object-select-symbolic",
                               _ ("The changes that were found are in."),
                               NULL,
                               NULL);
    }
  else
    waymark_plan_window_show_error (self, error);
}

static void
offer (WaymarkPlanWindow *self, const WaymarkUnfiled *found)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = waymark_format_when (found->changed, now);
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is a time such as "yesterday" or "3 November". */
      _ ("Changes to this plan were found that are not in this file, the last of them from %s. "
         "They "
         "were made when the file was somewhere else."),
      when);
  g_autofree char *action = g_strdup_printf ("win.take-left-behind::%s", found->work_name);
  const WaymarkMessageButton take = { _ ("_Take them in"), action };

  waymark_message_bar_show_note (self->message, sentence, &take, NULL);
}

/* "at 14:32 today", or the day before which somebody will hardly know the minute. */
static char *
say_when (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today = g_date_time_get_year (time) == g_date_time_get_year (now) &&
                   g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);
  /* Translators: a time of day in strftime's signs, such as 14:32. */
  g_autofree char *clock = g_date_time_format (time, C_ ("when", "%H:%M"));
  g_autofree char *day = waymark_format_when (time, now);

  /* Translators: %s is a time of day, such as 14:32. */
  return today ? g_strdup_printf (C_ ("when", "%s today"), clock)
               /* Translators: when something was: %1$s is a time of day, %2$s a day, such as
                  "yesterday" or "3 November". */
               : g_strdup_printf (C_ ("when", "%1$s, %2$s"), clock, day);
}

static void
tell_recovered (WaymarkPlanWindow *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  const char *title = waymark_item_get_string (waymark_plan_get_root (plan), "title");
  g_autoptr (GDateTime) time = waymark_document_get_recovered_time (self->document);
  g_autofree char *quoted =
      waymark_plan_words_quote (title != NULL && title[0] != '\0' ? title : _ ("Untitled plan"));
  g_autofree char *when = time != NULL ? say_when (time) : NULL;
  g_autofree char *sentence =
      when != NULL
          ? g_strdup_printf (
                /* Translators: %1$s is the title of a plan, %2$s a time such as "14:32 today". */
                _ ("Changes to “%1$s” from %2$s were kept on this computer when Waymark ended "
                   "before it could write them to the file. They are in the plan again."),
                quoted,
                when)
          : g_strdup_printf (
                /* Translators: %s is the title of a plan. */
                _ ("Changes to “%s” were kept on this computer when Waymark ended before it could "
                   "write them to the file. They are in the plan again."),
                quoted);

  waymark_message_bar_show_note (self->message, sentence, NULL, NULL);
}

/**
 * waymark_plan_window_tell_found:
 * @self: a window with a plan that was just opened
 *
 * Says that work of an earlier sitting was recovered, or offers work that was
 * left behind when the file was moved.
 */
void
waymark_plan_window_tell_found (WaymarkPlanWindow *self)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean recovered;

  g_object_get (self->document, "recovered", &recovered, NULL);
  if (recovered)
    {
      tell_recovered (self);
      return;
    }
  found = waymark_document_list_left_behind (self->document);
  if (found != NULL && found->len > 0)
    offer (self, g_ptr_array_index (found, 0));
}

/* In words of the window: "nothing clashed" sends nobody to look. */
static char *
say_joined (const char *name, guint n_edits, guint n_clashes, const char *person)
{
  g_autofree char *came = g_strdup_printf (
      ngettext (
          /* Translators: %1$s is who saved the file, %2$s the name of the file, %3$u a number. */
          "\u2068%1$s\u2069 saved “\u2068%2$s\u2069” in the meantime. Their %3$u change has "
          "been combined with yours.",
          "\u2068%1$s\u2069 saved “\u2068%2$s\u2069” in the meantime. Their %3$u changes have "
          "been combined with yours.",
          n_edits),
      person != NULL && person[0] != '\0' ? person : _ ("Someone else"),
      name,
      n_edits);
  g_autofree char *clashed =
      n_clashes == 0 ? g_strdup (_ ("Nothing clashed."))
                     : g_strdup_printf (
                           /* Translators: %u is a number of things that two people changed
                              differently. */
                           ngettext ("%u thing was changed by both and waits for your choice.",
                                     "%u things were changed by both and wait for your choice.",
                                     n_clashes),
                           n_clashes);

  return g_strdup_printf ("%s %s", came, clashed);
}

/**
 * waymark_plan_window_tell_joined:
 * @self: a window
 * @n_edits: how many edits of others came in
 * @n_clashes: how many conflicts that opened
 * @person: (nullable): who made the newest of them
 *
 * Says that somebody else's version of the file was combined with what was done here.
 */
void
waymark_plan_window_tell_joined (WaymarkPlanWindow *self,
                                 guint n_edits,
                                 guint n_clashes,
                                 const char *person)
{
  GFile *file = waymark_document_get_file (self->document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup ("");
  g_autofree char *sentence = say_joined (name, n_edits, n_clashes, person);
  const WaymarkMessageButton show = { _ ("_Show changes"), "win.brought" };
  const WaymarkMessageButton choose = { C_ ("command", "_Choose…"), "win.unsettled" };

  waymark_message_bar_show_note (self->message, sentence, &show, n_clashes > 0 ? &choose : NULL);
}

/**
 * waymark_plan_window_install_recovery_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_recovery_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.take-left-behind", "s", take_left_behind_cb);
}
