/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-changes-list.h"
#include "waymark-marked-words.h"

/* A title, or a line of what is different. */
#define WAYMARK_TYPE_CHANGES_ROW (waymark_changes_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChangesRow, waymark_changes_row, WAYMARK, CHANGES_ROW, GObject)

struct _WaymarkChangesRow
{
  GObject parent_instance;

  GPtrArray *groups; /* holds the words */
  const char *title;
  const WaymarkChangeLine *line;
};

G_DEFINE_FINAL_TYPE (WaymarkChangesRow, waymark_changes_row, G_TYPE_OBJECT)

static void
waymark_changes_row_finalize (GObject *object)
{
  g_ptr_array_unref (WAYMARK_CHANGES_ROW (object)->groups);
  G_OBJECT_CLASS (waymark_changes_row_parent_class)->finalize (object);
}

static void
waymark_changes_row_class_init (WaymarkChangesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_changes_row_finalize;
}

static void
waymark_changes_row_init (WaymarkChangesRow *self)
{
}

static void
add_row (GListStore *rows, GPtrArray *groups, const char *title, const WaymarkChangeLine *line)
{
  g_autoptr (WaymarkChangesRow) row = g_object_new (WAYMARK_TYPE_CHANGES_ROW, NULL);

  row->groups = g_ptr_array_ref (groups);
  row->title = title;
  row->line = line;
  g_list_store_append (rows, row);
}

/**
 * waymark_changes_list_new:
 * @groups: (element-type WaymarkChangeGroup): what is different
 *
 * Returns: (transfer full): it as rows
 */
GListModel *
waymark_changes_list_new (GPtrArray *groups)
{
  GListStore *rows = g_list_store_new (WAYMARK_TYPE_CHANGES_ROW);

  g_return_val_if_fail (groups != NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const WaymarkChangeGroup *group = groups->pdata[i];

      add_row (rows, groups, group->title, NULL);
      for (guint k = 0; k < group->lines->len; k++)
        add_row (rows, groups, NULL, group->lines->pdata[k]);
    }
  return G_LIST_MODEL (rows);
}

/* --- rows */

/* "1.2(a), Due" */
static char *
name_line (const WaymarkChangeLine *line)
{
  if (line->item != NULL && line->label != NULL)
    /* Translators: an item and a part of it: "1.2(a), Due" */
    return g_strdup_printf (C_ ("history", "%1$s, %2$s"), line->item, line->label);
  return g_strdup (line->item != NULL ? line->item : line->label);
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *about = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), waymark_marked_words_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  WaymarkChangesRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *about = gtk_widget_get_first_child (box);
  WaymarkMarkedWords *words = WAYMARK_MARKED_WORDS (gtk_widget_get_last_child (box));
  g_autofree char *name = row->line != NULL ? name_line (row->line) : g_strdup (row->title);
  g_autofree char *told = NULL;
  g_autofree char *read = NULL;

  waymark_marked_words_clear (words);
  if (row->line != NULL)
    waymark_marked_words_append_shortened (words, row->line->spans, WAYMARK_MARK_YOURS);
  gtk_widget_set_visible (GTK_WIDGET (words), row->line != NULL);
  gtk_label_set_label (GTK_LABEL (about), name != NULL ? name : "");
  gtk_widget_set_visible (about, name != NULL);
  gtk_widget_remove_css_class (about, row->line != NULL ? "heading" : "dim");
  gtk_widget_add_css_class (about, row->line != NULL ? "dim" : "heading");
  gtk_list_item_set_activatable (item, FALSE);

  read = row->line != NULL ? waymark_change_line_read (row->line) : NULL;
  told = g_strjoin (name != NULL && read != NULL ? ": " : "", name != NULL ? name : "", read, NULL);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

/**
 * waymark_changes_list_make_factory:
 *
 * Returns: (transfer full): makes widgets for the rows
 */
GtkListItemFactory *
waymark_changes_list_make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  return factory;
}
