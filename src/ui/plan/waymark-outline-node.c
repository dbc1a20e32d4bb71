/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-outline-node.h"
#include "waymark-tally-words.h"
#include "waymark-reference-text.h"

/*
 * One row of the outline. Rows below it are made when they are first asked for,
 * and brought up to date after an edit; rows that still stand for the same thing
 * stay the same objects, so that what is unfolded stays unfolded.
 */
struct _WaymarkOutlineNode
{
  GObject parent_instance;

  WaymarkOutlinePart part;
  WaymarkItem *item;
  GListStore *children;
  gboolean leaf;
};

G_DEFINE_FINAL_TYPE (WaymarkOutlineNode, waymark_outline_node, G_TYPE_OBJECT)

static gboolean
is_leaf (WaymarkOutlinePart part, WaymarkItem *item)
{
  switch (part)
    {
    case WAYMARK_OUTLINE_ROOT:
      return FALSE;
    case WAYMARK_OUTLINE_THEME:
      return waymark_item_first (item, WAYMARK_KIND_PRIORITY) == NULL &&
             waymark_item_first (item, WAYMARK_KIND_REQUIREMENT) == NULL &&
             waymark_item_first (item, WAYMARK_KIND_ACTION) == NULL;
    case WAYMARK_OUTLINE_REQUIREMENT:
      return waymark_item_first (item, WAYMARK_KIND_ACTION) == NULL;
    case WAYMARK_OUTLINE_PLAN:
    case WAYMARK_OUTLINE_PRIORITIES:
    case WAYMARK_OUTLINE_OTHER:
    case WAYMARK_OUTLINE_ACTION:
    default:
      return TRUE;
    }
}

static void
add (GPtrArray *nodes, WaymarkOutlinePart part, WaymarkItem *item)
{
  g_ptr_array_add (nodes, waymark_outline_node_new (part, item));
}

static void
add_each (GPtrArray *nodes, WaymarkOutlinePart part, WaymarkItem *parent, WaymarkKind kind)
{
  for (WaymarkItem *item = waymark_item_first (parent, kind); item != NULL;
       item = waymark_item_next (item))
    add (nodes, part, item);
}

static GPtrArray *
list_wanted (WaymarkOutlineNode *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref);

  switch (self->part)
    {
    case WAYMARK_OUTLINE_ROOT:
      add (nodes, WAYMARK_OUTLINE_PLAN, self->item);
      add_each (nodes, WAYMARK_OUTLINE_THEME, self->item, WAYMARK_KIND_THEME);
      break;
    case WAYMARK_OUTLINE_THEME:
      if (waymark_item_first (self->item, WAYMARK_KIND_PRIORITY) != NULL)
        add (nodes, WAYMARK_OUTLINE_PRIORITIES, self->item);
      add_each (nodes, WAYMARK_OUTLINE_REQUIREMENT, self->item, WAYMARK_KIND_REQUIREMENT);
      if (waymark_item_first (self->item, WAYMARK_KIND_ACTION) != NULL)
        add (nodes, WAYMARK_OUTLINE_OTHER, self->item);
      break;
    case WAYMARK_OUTLINE_REQUIREMENT:
      add_each (nodes, WAYMARK_OUTLINE_ACTION, self->item, WAYMARK_KIND_ACTION);
      break;
    case WAYMARK_OUTLINE_PLAN:
    case WAYMARK_OUTLINE_PRIORITIES:
    case WAYMARK_OUTLINE_OTHER:
    case WAYMARK_OUTLINE_ACTION:
    default:
      break;
    }
  return nodes;
}

/* A row that could not be unfolded and now can has to be another object: the
 * tree model asks only once. */
static gboolean
stands_for (WaymarkOutlineNode *node, WaymarkOutlineNode *wanted)
{
  return node->part == wanted->part && node->item == wanted->item && node->leaf == wanted->leaf;
}

static gboolean
nth_stands_for (GListStore *store, guint position, WaymarkOutlineNode *wanted)
{
  g_autoptr (WaymarkOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (store), position);

  return stands_for (node, wanted);
}

static void
waymark_outline_node_finalize (GObject *object)
{
  WaymarkOutlineNode *self = WAYMARK_OUTLINE_NODE (object);

  g_clear_object (&self->children);
  g_clear_pointer (&self->item, waymark_item_unref);

  G_OBJECT_CLASS (waymark_outline_node_parent_class)->finalize (object);
}

static void
waymark_outline_node_class_init (WaymarkOutlineNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_outline_node_finalize;
}

static void
waymark_outline_node_init (WaymarkOutlineNode *self)
{
}

/**
 * waymark_outline_node_new:
 * @part: what the row stands for
 * @item: the item; for rows that stand for several, the theme above them
 *
 * Returns: (transfer full): a new node
 */
WaymarkOutlineNode *
waymark_outline_node_new (WaymarkOutlinePart part, WaymarkItem *item)
{
  WaymarkOutlineNode *self = g_object_new (WAYMARK_TYPE_OUTLINE_NODE, NULL);

  self->part = part;
  self->item = waymark_item_ref (item);
  self->leaf = is_leaf (part, item);
  return self;
}

/**
 * waymark_outline_node_get_part:
 * @self: a node
 *
 * Returns: what it stands for
 */
WaymarkOutlinePart
waymark_outline_node_get_part (WaymarkOutlineNode *self)
{
  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), WAYMARK_OUTLINE_ROOT);

  return self->part;
}

/**
 * waymark_outline_node_get_item:
 * @self: a node
 *
 * Returns: (transfer none): its item, or the theme above what it stands for
 */
WaymarkItem *
waymark_outline_node_get_item (WaymarkOutlineNode *self)
{
  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), NULL);

  return self->item;
}

/**
 * waymark_outline_node_get_children:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): the nodes below it, or %NULL when it
 *   cannot be unfolded
 */
GListModel *
waymark_outline_node_get_children (WaymarkOutlineNode *self)
{
  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), NULL);

  if (self->leaf)
    return NULL;
  if (self->children == NULL)
    {
      g_autoptr (GPtrArray) nodes = list_wanted (self);

      self->children = g_list_store_new (WAYMARK_TYPE_OUTLINE_NODE);
      g_list_store_splice (self->children, 0, 0, nodes->pdata, nodes->len);
    }
  return G_LIST_MODEL (self->children);
}

/**
 * waymark_outline_node_sync:
 * @self: a node
 *
 * Brings the nodes below it up to date with the plan.
 */
void
waymark_outline_node_sync (WaymarkOutlineNode *self)
{
  g_autoptr (GPtrArray) wanted = NULL;
  guint n_old, start = 0, end = 0;

  g_return_if_fail (WAYMARK_IS_OUTLINE_NODE (self));

  if (self->children == NULL)
    return;

  /* What stays at both ends is left alone, what differs between is put anew. */
  wanted = list_wanted (self);
  n_old = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  while (start < MIN (n_old, wanted->len) &&
         nth_stands_for (self->children, start, g_ptr_array_index (wanted, start)))
    start++;
  while (end < MIN (n_old, wanted->len) - start &&
         nth_stands_for (
             self->children, n_old - 1 - end, g_ptr_array_index (wanted, wanted->len - 1 - end)))
    end++;
  if (n_old != wanted->len || start + end < n_old)
    g_list_store_splice (self->children,
                         start,
                         n_old - start - end,
                         wanted->pdata + start,
                         wanted->len - start - end);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (WaymarkOutlineNode) node =
          g_list_model_get_item (G_LIST_MODEL (self->children), i);

      waymark_outline_node_sync (node);
    }
}

static WaymarkItem *
last_action (WaymarkItem *theme)
{
  WaymarkItem *last = NULL;

  for (WaymarkItem *item = waymark_item_first (theme, WAYMARK_KIND_ACTION); item != NULL;
       item = waymark_item_next (item))
    last = item;
  return last;
}

/**
 * waymark_outline_node_dup_number:
 * @self: a node
 *
 * Returns: (transfer full) (nullable): its number, "1.2" or "1.3–1.8"
 */
char *
waymark_outline_node_dup_number (WaymarkOutlineNode *self)
{
  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), NULL);

  switch (self->part)
    {
    case WAYMARK_OUTLINE_THEME:
    case WAYMARK_OUTLINE_REQUIREMENT:
    case WAYMARK_OUTLINE_ACTION:
      return waymark_item_get_number_label (self->item);
    case WAYMARK_OUTLINE_OTHER:
      {
        WaymarkItem *first = waymark_item_first (self->item, WAYMARK_KIND_ACTION);
        WaymarkItem *last = last_action (self->item);
        g_autofree char *from = first != NULL ? waymark_item_get_number_label (first) : NULL;
        g_autofree char *to = last != NULL ? waymark_item_get_number_label (last) : NULL;

        if (first == last)
          return g_steal_pointer (&from);
        /* Digits have no direction of their own: an isolate keeps the range the right way round. */
        return g_strconcat ("\342\201\246", from, "–", to, "\342\201\251", NULL);
      }
    case WAYMARK_OUTLINE_ROOT:
    case WAYMARK_OUTLINE_PLAN:
    case WAYMARK_OUTLINE_PRIORITIES:
    default:
      return NULL;
    }
}

static char *
title_of_item (WaymarkItem *item)
{
  g_autofree char *title = waymark_item_get_title (item);

  if (title != NULL && *title != '\0')
    return g_strdelimit (g_steal_pointer (&title), "\n", ' ');
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      return g_strdup (_ ("Untitled theme"));
    case WAYMARK_KIND_REQUIREMENT:
      return g_strdup (_ ("Untitled requirement"));
    default:
      return g_strdup (_ ("Action without words"));
    }
}

/**
 * waymark_outline_node_dup_title:
 * @self: a node
 *
 * Returns: (transfer full): its words
 */
char *
waymark_outline_node_dup_title (WaymarkOutlineNode *self)
{
  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), NULL);

  switch (self->part)
    {
    case WAYMARK_OUTLINE_THEME:
    case WAYMARK_OUTLINE_REQUIREMENT:
    case WAYMARK_OUTLINE_ACTION:
      return title_of_item (self->item);
    case WAYMARK_OUTLINE_PRIORITIES:
      return g_strdup (C_ ("heading", "Priorities"));
    case WAYMARK_OUTLINE_OTHER:
      return g_strdup (waymark_item_first (self->item, WAYMARK_KIND_REQUIREMENT) != NULL
                           ? _ ("Other actions")
                           : C_ ("outline", "Actions"));
    case WAYMARK_OUTLINE_ROOT:
    case WAYMARK_OUTLINE_PLAN:
    default:
      return g_strdup (_ ("Whole plan"));
    }
}

static guint
count_actions_below (WaymarkItem *item)
{
  guint count = waymark_item_count (item, WAYMARK_KIND_ACTION);

  for (WaymarkItem *child = waymark_item_first (item, WAYMARK_KIND_REQUIREMENT); child != NULL;
       child = waymark_item_next (child))
    count += waymark_item_count (child, WAYMARK_KIND_ACTION);
  return count;
}

/**
 * waymark_outline_node_dup_count:
 * @self: a node
 * @late: (out): whether what is counted is late actions
 *
 * Returns: (transfer full): "3 late", or how many there are; an empty string for
 *   nothing to tell
 */
char *
waymark_outline_node_dup_count (WaymarkOutlineNode *self, gboolean *late)
{
  guint n_late = 0, count = 0;
  GDate today;

  g_return_val_if_fail (WAYMARK_IS_OUTLINE_NODE (self), NULL);

  waymark_today (&today);
  switch (self->part)
    {
    case WAYMARK_OUTLINE_THEME:
    case WAYMARK_OUTLINE_REQUIREMENT:
      n_late = waymark_item_count_late (self->item, &today);
      count = count_actions_below (self->item);
      break;
    case WAYMARK_OUTLINE_OTHER:
      for (WaymarkItem *item = waymark_item_first (self->item, WAYMARK_KIND_ACTION); item != NULL;
           item = waymark_item_next (item))
        {
          n_late += waymark_action_is_late (item, &today) ? 1 : 0;
          count++;
        }
      break;
    case WAYMARK_OUTLINE_PRIORITIES:
      count = waymark_item_count (self->item, WAYMARK_KIND_PRIORITY);
      break;
    case WAYMARK_OUTLINE_PLAN:
      n_late = waymark_item_count_late (self->item, &today);
      break;
    case WAYMARK_OUTLINE_ACTION:
      n_late = waymark_action_is_late (self->item, &today) ? 1 : 0;
      *late = n_late > 0;
      return g_strdup (n_late > 0 ? C_ ("outline", "late") : "");
    case WAYMARK_OUTLINE_ROOT:
    default:
      break;
    }

  *late = n_late > 0;
  if (n_late > 0)
    return waymark_late_to_words (n_late);
  return count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}
