/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-rescue-dialog.h"

struct _WaymarkRescueDialog
{
  WaymarkPlanDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (WaymarkRescueDialog, waymark_rescue_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static void
waymark_rescue_dialog_class_init (WaymarkRescueDialogClass *klass)
{
}

static void
waymark_rescue_dialog_init (WaymarkRescueDialog *self)
{
}

/**
 * waymark_rescue_dup_summary:
 * @rescue: what is left of a damaged file
 *
 * Returns: (transfer full): how much that is: "29 of 31 actions can be read."
 */
char *
waymark_rescue_dup_summary (const WaymarkRescue *rescue)
{
  guint n_known = rescue->n_known[WAYMARK_KIND_ACTION];

  return g_strdup_printf (
      /* Translators: for example "29 of 31 actions can be read." */
      ngettext ("%1$u of %2$u action can be read.", "%1$u of %2$u actions can be read.", n_known),
      rescue->n_read[WAYMARK_KIND_ACTION],
      n_known);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  const char *sentence = gtk_string_object_get_string (gtk_list_item_get_item (list_item));
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_label (GTK_LABEL (label), sentence);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static GtkWidget *
make_list (const WaymarkRescue *rescue)
{
  GtkStringList *sentences = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  for (guint i = 0; i < rescue->losses->len; i++)
    {
      const WaymarkRescueLoss *loss = g_ptr_array_index (rescue->losses, i);

      gtk_string_list_append (sentences, loss->sentence);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sentences))), factory);
  gtk_widget_add_css_class (list, "register-rows");
  gtk_widget_add_css_class (list, "tall");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What could not be read or confirmed"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "surface");
  return scrolled;
}

/**
 * waymark_rescue_dialog_show:
 * @parent: the window of the plan
 * @document: the new plan
 * @rescue: what was left of the damaged file
 *
 * Lists what could not be read.
 */
void
waymark_rescue_dialog_show (GtkWindow *parent,
                            WaymarkDocument *document,
                            const WaymarkRescue *rescue)
{
  WaymarkPlanDialog *dialog = g_object_new (
      WAYMARK_TYPE_RESCUE_DIALOG, "transient-for", parent, "document", document, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *summary = waymark_rescue_dup_summary (rescue);
  g_autofree char *words = g_strdup_printf (
      "%s %s",
      summary,
      _ ("Below is what could not be. The damaged file was left as it is; keep it until you have "
         "looked the new plan through."));
  GtkWidget *told = gtk_label_new (words);

  gtk_window_set_default_size (GTK_WINDOW (dialog), 600, 480);
  waymark_plan_dialog_set_title (dialog, _ ("What could not be read or confirmed"));
  gtk_label_set_xalign (GTK_LABEL (told), 0);
  gtk_label_set_wrap (GTK_LABEL (told), TRUE);
  gtk_widget_add_css_class (told, "register-head");
  gtk_box_append (GTK_BOX (content), told);
  gtk_box_append (GTK_BOX (content), make_list (rescue));
  waymark_plan_dialog_set_content (dialog, content);
  gtk_window_present (GTK_WINDOW (dialog));
}
