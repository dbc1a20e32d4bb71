/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The references of an item, as links. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-editor-private.h"
#include "waymark-number.h"

static const char *const relations[] = { "incorporated", "depends", "continues", "see" };

static char *
word_relation (const char *relation, const char *links)
{
  if (g_str_equal (relation, "incorporated"))
    /* Translators: %s is one number, or several with commas */
    return g_strdup_printf (_ ("Merged into %s"), links);
  if (g_str_equal (relation, "depends"))
    /* Translators: %s is one number, or several with commas */
    return g_strdup_printf (_ ("Depends on %s"), links);
  if (g_str_equal (relation, "continues"))
    /* Translators: %s is one number, or several with commas */
    return g_strdup_printf (_ ("Continues %s"), links);
  /* Translators: %s is one number, or several with commas */
  return g_strdup_printf (_ ("See %s"), links);
}

static char *
get_number (WaymarkItem *item)
{
  char *number = waymark_item_get_number_label (item);

  return number != NULL && *number != '\0' ? number
                                           : (g_free (number), g_strdup (C_ ("kind", "Priority")));
}

static void
append_link (GString *links, WaymarkItem *item)
{
  g_autofree char *number = get_number (item);

  if (links->len > 0)
    g_string_append (links, C_ ("list of numbers", ", "));
  g_string_append_printf (links, "<a href=\"%s\">%s</a>", waymark_item_get_id (item), number);
}

static void
append_relation (GString *markup, WaymarkPlan *plan, WaymarkItem *item, const char *relation)
{
  g_autoptr (GString) links = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (WaymarkItem *reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);
       reference != NULL;
       reference = waymark_item_next (reference))
    {
      const char *id = waymark_item_get_string (reference, "target");
      WaymarkItem *target = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

      if (g_strcmp0 (waymark_item_get_string (reference, "relation"), relation) != 0)
        continue;
      if (target != NULL)
        append_link (links, target);
      else
        g_string_append_printf (
            links, "%s%s", links->len > 0 ? C_ ("list of numbers", ", ") : "", _ ("(deleted)"));
    }
  if (links->len == 0)
    return;
  if (markup->len > 0)
    g_string_append (markup, " · ");
  words = word_relation (relation, links->str);
  g_string_append (markup, words);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = get_number (*(WaymarkItem *const *) a);
  g_autofree char *second = get_number (*(WaymarkItem *const *) b);

  return strverscmp (first, second);
}

static void
append_pointed (GString *markup, WaymarkPlan *plan, WaymarkItem *item)
{
  g_autoptr (GPtrArray) references =
      waymark_plan_get_pointers_to (plan, item, WAYMARK_KIND_REFERENCE, "target");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 0; i < references->len; i++)
    {
      WaymarkItem *from = waymark_item_get_parent (references->pdata[i]);

      if (from != NULL && !g_ptr_array_find (items, from, NULL))
        g_ptr_array_add (items, from);
    }
  if (items->len == 0)
    return;
  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    append_link (links, items->pdata[i]);
  if (markup->len > 0)
    g_string_append (markup, " · ");
  /* Translators: %s is one number, or several with commas */
  g_string_append_printf (markup, _ ("Pointed to by %s"), links->str);
}

/**
 * waymark_editor_write_links:
 * @plan: the plan
 * @item: an item of it
 *
 * Returns: (transfer full) (nullable): markup that says what the item points to and
 *   what points to it, with ids as the addresses of links; %NULL when there is nothing
 */
char *
waymark_editor_write_links (WaymarkPlan *plan, WaymarkItem *item)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  WaymarkKind kind = waymark_item_get_kind (item);

  if (kind == WAYMARK_KIND_PLAN)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    append_relation (markup, plan, item, relations[i]);
  append_pointed (markup, plan, item);
  return markup->len > 0 ? g_string_free (g_steal_pointer (&markup), FALSE) : NULL;
}
