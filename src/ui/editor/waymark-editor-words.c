/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the editor says around the fields: place, name and links of an item. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-editor-private.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"

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
  char *number = waymark_item_get_number_words (item);

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
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (WaymarkItem *reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);
       reference != NULL;
       reference = waymark_item_next (reference))
    {
      const char *id = waymark_item_get_string (reference, "target");
      WaymarkItem *target = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

      if (g_strcmp0 (waymark_item_get_string (reference, "relation"), relation) != 0)
        continue;
      /* Two copies may each have brought one that says the same. */
      if (target != NULL && g_ptr_array_find (shown, target, NULL))
        continue;
      g_ptr_array_add (shown, target);
      if (target != NULL)
        append_link (links, target);
      else
        g_string_append_printf (links,
                                "%s%s",
                                links->len > 0 ? C_ ("list of numbers", ", ") : "",
                                C_ ("word", "(deleted)"));
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

/**
 * waymark_editor_describe_place:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): "Theme 1 › 1.2 Carers tell their story once"
 */
char *
waymark_editor_describe_place (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  WaymarkItem *theme = parent;
  g_autofree char *theme_number = NULL;
  g_autofree char *theme_words = NULL;
  g_autofree char *title = NULL;

  while (theme != NULL && waymark_item_get_kind (theme) != WAYMARK_KIND_THEME)
    theme = waymark_item_get_parent (theme);
  if (theme == NULL)
    return NULL;
  theme_number = waymark_item_get_number_words (theme);
  title = waymark_item_get_title (parent);
  if (parent == theme)
    /* Translators: where an item stands: number, then title of its theme */
    return g_strdup_printf (_ ("Theme %s › %s"), theme_number, title);

  g_autofree char *number = waymark_item_get_number_words (parent);

  /* Translators: where an item stands: number of its theme, number and title of its requirement */
  return g_strdup_printf (_ ("Theme %s › %s %s"), theme_number, number, title);
}

/**
 * waymark_editor_describe_item:
 * @item: an item
 *
 * Returns: (transfer full): "Action 1.2(a)"
 */
char *
waymark_editor_describe_item (WaymarkItem *item)
{
  g_autofree char *number = NULL;

  if (waymark_item_get_kind (item) == WAYMARK_KIND_PLAN)
    return g_strdup (_ ("About this plan"));
  number = waymark_item_get_number_words (item);
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      /* Translators: a heading; %s is a number */
      return g_strdup_printf (_ ("Theme %s"), number);
    case WAYMARK_KIND_REQUIREMENT:
      /* Translators: a heading; %s is a number as in "1.2" */
      return g_strdup_printf (_ ("Requirement %s"), number);
    case WAYMARK_KIND_ACTION:
      /* Translators: a heading; %s is a number as in "1.2(a)" */
      return g_strdup_printf (_ ("Action %s"), number);
    default:
      return g_strdup (waymark_kind_get_label (waymark_item_get_kind (item)));
    }
}
