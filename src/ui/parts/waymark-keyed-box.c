/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-keyed-box.h"

#define KEY "waymark-key"
#define SAYS "waymark-says"

static const char *
get_string (GtkWidget *child, const char *name)
{
  return g_object_get_data (G_OBJECT (child), name);
}

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The name of the part of a child that has the keyboard, by which the same part of another is
 * found. */
static char *
dup_part (GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (child);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && focus != child)
    {
      const char *name = gtk_widget_get_name (focus);

      if (g_str_has_prefix (name, "part-"))
        return g_strdup (name);
      focus = gtk_widget_get_parent (focus);
    }
  return NULL;
}

static gboolean
focus_part (GtkWidget *widget, const char *part)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), part) == 0)
    return gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_part (child, part))
      return TRUE;
  return FALSE;
}

static GHashTable *
get_children (GtkBox *box)
{
  GHashTable *children = g_hash_table_new (g_str_hash, g_str_equal);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_hash_table_insert (children, (gpointer) get_string (child, KEY), child);
  return children;
}

static GtkWidget *
get_nth (GtkBox *box, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (child != NULL && n-- > 0 && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_key (GtkBox *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (get_string (child, KEY), key))
      return child;
  return NULL;
}

/* The keyboard goes to the same part of the same child, else to the child now in its place. */
static void
restore_focus (GtkBox *box, const char *key, const char *part, guint place, GtkWidget *otherwise)
{
  GtkWidget *child = find_key (box, key);

  if (child != NULL && part != NULL && focus_part (child, part))
    return;
  if (child == NULL)
    child = get_nth (box, place);
  if (child != NULL && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
    return;
  gtk_widget_grab_focus (otherwise);
}

/**
 * waymark_keyed_box_update:
 * @box: a box whose children are only made here
 * @items: what the children stand for
 * @keys: (array): for each item what it is called
 * @says: (array): for each item all that its child shows
 * @make: makes the child of an item
 * @user_data: for @make
 * @otherwise: where the keyboard goes when it was in the box and there is nothing left to take it
 *
 * Makes the children of a box stand for other items. Children whose key and words are
 * the same stay as they are. Parts of a child whose widget name begins with "part-"
 * keep the keyboard when the child is made anew.
 */
void
waymark_keyed_box_update (GtkBox *box,
                          GPtrArray *items,
                          const char *const *keys,
                          const char *const *says,
                          WaymarkKeyedBoxMake make,
                          gpointer user_data,
                          GtkWidget *otherwise)
{
  g_autoptr (GHashTable) before = get_children (box);
  g_autofree char *focused = NULL;
  g_autofree char *part = NULL;
  GtkWidget *last = NULL;
  gboolean kept = FALSE;
  GHashTableIter iter;
  gpointer old;
  guint place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));
       child != NULL && focused == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_focus (child))
      {
        focused = g_strdup (get_string (child, KEY));
        part = dup_part (child);
      }
    else
      place++;
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *child = g_hash_table_lookup (before, keys[i]);

      if (child != NULL && g_str_equal (get_string (child, SAYS), says[i]))
        {
          kept = kept || has_focus (child);
          g_hash_table_remove (before, keys[i]);
          gtk_box_reorder_child_after (box, child, last);
        }
      else
        {
          child = make (g_ptr_array_index (items, i), user_data);
          g_object_set_data_full (G_OBJECT (child), KEY, g_strdup (keys[i]), g_free);
          g_object_set_data_full (G_OBJECT (child), SAYS, g_strdup (says[i]), g_free);
          gtk_box_insert_child_after (box, child, last);
        }
      last = child;
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &old))
    gtk_box_remove (box, old);
  /* GTK may have taken the keyboard to some other child when its own went. */
  if (focused != NULL && !kept)
    restore_focus (box, focused, part, place, otherwise);
}
