/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Deleting what is selected, and giving what pointed to it another target. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser.h"
#include "waymark-item-commands.h"
#include "waymark-item-pointers.h"
#include "waymark-number.h"
#include "waymark-plan-window-private.h"
#include "waymark-target-chooser.h"

static char *
name_deleted (WaymarkPlanWindow *self, const char *const *ids)
{
  guint n = g_strv_length ((char **) ids);
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), ids[0]);

  if (n > 1 || item == NULL)
    /* Translators: %u counts items of a plan, as in "Deleted 3 items." */
    return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  if (waymark_item_get_kind (item) == WAYMARK_KIND_PRIORITY)
    return g_strdup (C_ ("deleted", "a priority"));
  return waymark_item_get_number_words (item);
}

static char *
describe_deleted (const char *what, gboolean several, const char *pointers, guint n)
{
  if (pointers == NULL)
    /* Translators: %s is a number such as "1.2", or "3 items". */
    return g_strdup_printf (_ ("Deleted %s."), what);
  if (several)
    return g_strdup_printf (
        /* Translators: the first is such as "3 items", the second a list such as "1.4 and 1.7". */
        ngettext ("Deleted %s. %s pointed to them and now says “(deleted)”.",
                  "Deleted %s. %s pointed to them and now say “(deleted)”.",
                  n),
        what,
        pointers);
  return g_strdup_printf (
      /* Translators: the first is a number such as "1.2", the second a list such as "1.4 and 1.7".
       */
      ngettext ("Deleted %s. %s pointed to it and now says “(deleted)”.",
                "Deleted %s. %s pointed to it and now say “(deleted)”.",
                n),
      what,
      pointers);
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;
  g_autofree char *what = NULL;
  g_autofree char *pointers = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  what = name_deleted (self, (const char *const *) ids);
  g_strfreev (self->dangling);
  self->dangling = waymark_command_find_pointers (self->document, (const char *const *) ids);
  if (!waymark_command_remove (self->document, (const char *const *) ids, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  /* By the numbers that they have now. */
  pointers =
      waymark_command_describe_pointers (self->document, (const char *const *) self->dangling, &n);
  sentence = describe_deleted (what, ids[1] != NULL, pointers, n);
  waymark_status_line_say (
      self->status, "edit-delete-symbolic", sentence, C_ ("status line", "Undo"), "win.undo");
  if (n > 0)
    self->pointer_link = waymark_status_line_add_link (
        self->status, ngettext ("Point it to…", "Point them to…", n), "win.point-to");
}

/* --- another target */

static void
target_chosen_cb (WaymarkPlanWindow *self, const char *target)
{
  const char *const *references = (const char *const *) self->dangling;
  g_autofree char *pointers = NULL;
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (!waymark_command_point_to (self->document, references, target, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  number = waymark_item_get_number_words (
      waymark_plan_lookup (waymark_document_get_plan (self->document), target));
  pointers = waymark_command_describe_pointers (self->document, references, &n);
  if (pointers != NULL)
    {
      sentence = g_strdup_printf (
          /* Translators: the first is a list such as "1.4 and 1.7", the second a number. */
          ngettext ("%s now points to %s.", "%s now point to %s.", n),
          pointers,
          number);
      waymark_status_line_say (
          self->status, NULL, sentence, C_ ("status line", "Undo"), "win.undo");
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
point_to_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  graphene_rect_t link;

  if (self->dangling == NULL || self->document == NULL)
    return;
  if (self->pointer_chooser == NULL)
    {
      self->pointer_chooser =
          waymark_chooser_new (_ ("Point them to which action or requirement?"), FALSE);
      gtk_widget_set_parent (self->pointer_chooser, GTK_WIDGET (self->status));
      g_signal_connect_object (
          self->pointer_chooser, "chosen", G_CALLBACK (target_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  waymark_target_chooser_fill (
      WAYMARK_CHOOSER (self->pointer_chooser), waymark_document_get_plan (self->document), NULL);
  if (gtk_widget_compute_bounds (self->pointer_link, GTK_WIDGET (self->status), &link))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->pointer_chooser),
                                 &(GdkRectangle){ (int) (link.origin.x + link.size.width / 2),
                                                  (int) link.origin.y,
                                                  1,
                                                  (int) link.size.height });
  gtk_popover_popup (GTK_POPOVER (self->pointer_chooser));
}

/**
 * waymark_plan_window_install_delete_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_delete_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "win.point-to", NULL, point_to_cb);
}
