/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* "Move to…": where rows go, chosen by typing. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-chooser.h"
#include "waymark-item-several.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"

static const char *
get_last (WaymarkItem *parent)
{
  guint n = waymark_item_get_n_children (parent);

  return n > 0 ? waymark_item_get_id (waymark_item_get_child (parent, n - 1)) : NULL;
}

/* Themes themselves go after another theme. */
static gboolean
find_place (WaymarkActionList *self,
            const char *const *ids,
            WaymarkItem *item,
            WaymarkItem **parent,
            const char **after)
{
  *parent = item;
  *after = get_last (item);
  if (waymark_command_can_place (self->document, ids, waymark_item_get_id (item), NULL))
    return TRUE;
  *parent = waymark_item_get_parent (item);
  *after = waymark_item_get_id (item);
  return waymark_item_get_kind (item) == WAYMARK_KIND_THEME &&
         waymark_command_can_place (self->document, ids, WAYMARK_PLAN_ID, *after);
}

static void
on_place_chosen (WaymarkActionList *self, const char *id)
{
  g_auto (GStrv) ids = g_strdupv (self->moving);
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), id);
  WaymarkItem *parent;
  const char *after;
  g_autoptr (GError) error = NULL;

  if (item == NULL || ids == NULL ||
      !find_place (self, (const char *const *) ids, item, &parent, &after))
    return;
  if (!waymark_command_place (
          self->document, (const char *const *) ids, waymark_item_get_id (parent), after, &error))
    waymark_action_list_emit_failed (self, error);
  else
    {
      waymark_action_list_show_items (self, (const char *const *) ids);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
}

static guint
add_places (WaymarkActionList *self, WaymarkItem *under)
{
  guint n_places = 0;

  for (guint i = 0; i < waymark_item_get_n_children (under); i++)
    {
      WaymarkItem *item = waymark_item_get_child (under, i);
      WaymarkKind kind = waymark_item_get_kind (item);
      WaymarkItem *parent;
      const char *after;

      if (kind != WAYMARK_KIND_THEME && kind != WAYMARK_KIND_REQUIREMENT)
        continue;
      if (find_place (self, (const char *const *) self->moving, item, &parent, &after))
        {
          g_autofree char *number = waymark_item_get_number_words (item);
          g_autofree char *title = waymark_item_get_title (item);
          g_autofree char *label = g_strdup_printf ("%s  %s", number, title);

          waymark_chooser_add (
              WAYMARK_CHOOSER (self->place_chooser), waymark_item_get_id (item), label, NULL);
          n_places++;
        }
      n_places += add_places (self, item);
    }
  return n_places;
}

/**
 * waymark_action_list_ask_place:
 * @self: the list
 * @ids: (array zero-terminated=1): items
 *
 * Opens the popover in which the theme or requirement that they move to is chosen.
 */
void
waymark_action_list_ask_place (WaymarkActionList *self, const char *const *ids)
{
  g_return_if_fail (WAYMARK_IS_ACTION_LIST (self));

  if (self->document == NULL || ids[0] == NULL)
    return;
  if (self->place_chooser == NULL)
    {
      self->place_chooser = waymark_chooser_new (_ ("Move to which theme or requirement?"), FALSE);
      gtk_widget_set_parent (self->place_chooser, GTK_WIDGET (self));
      g_signal_connect_swapped (self->place_chooser, "chosen", G_CALLBACK (on_place_chosen), self);
    }
  g_strfreev (self->moving);
  self->moving = g_strdupv ((char **) ids);
  waymark_chooser_remove_all (WAYMARK_CHOOSER (self->place_chooser));
  if (add_places (self, waymark_plan_get_root (waymark_document_get_plan (self->document))) == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  waymark_action_list_point_at_row (self, GTK_POPOVER (self->place_chooser));
  gtk_popover_popup (GTK_POPOVER (self->place_chooser));
}
