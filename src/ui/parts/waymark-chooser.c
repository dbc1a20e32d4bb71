/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-chooser.h"

/* --- one thing to choose */

#define WAYMARK_TYPE_CHOICE (waymark_choice_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChoice, waymark_choice, WAYMARK, CHOICE, GObject)

struct _WaymarkChoice
{
  GObject parent_instance;

  char *id; /* NULL: make a new one of that name */
  char *label;
  char *folded; /* what typing is compared with */
};

G_DEFINE_FINAL_TYPE (WaymarkChoice, waymark_choice, G_TYPE_OBJECT)

static void
waymark_choice_finalize (GObject *object)
{
  WaymarkChoice *self = WAYMARK_CHOICE (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->folded);
  G_OBJECT_CLASS (waymark_choice_parent_class)->finalize (object);
}

static void
waymark_choice_class_init (WaymarkChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_choice_finalize;
}

static void
waymark_choice_init (WaymarkChoice *self)
{
}

/* --- the popover */

struct _WaymarkChooser
{
  GtkPopover parent_instance;

  gboolean can_create;
  char *typed; /* folded */
  GtkWidget *search;
  GtkWidget *list;
  GListStore *choices;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  WaymarkChoice *create; /* always last in choices, shown when nothing has that very name */
};

G_DEFINE_FINAL_TYPE (WaymarkChooser, waymark_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
fold (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : words, -1);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  WaymarkChooser *self = user_data;
  WaymarkChoice *choice = item;

  if (choice->id == NULL)
    return *self->typed != '\0' && *choice->label != '\0';
  return strstr (choice->folded, self->typed) != NULL;
}

static gboolean
has_label (WaymarkChooser *self, const char *folded)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WaymarkChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (choice->id != NULL)
        {
          g_autofree char *label = fold (choice->label);

          if (g_str_equal (label, folded))
            return TRUE;
        }
    }
  return FALSE;
}

static void
on_search_changed (WaymarkChooser *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_free (self->typed);
  self->typed = fold (words);
  if (self->create != NULL)
    {
      guint last = g_list_model_get_n_items (G_LIST_MODEL (self->choices)) - 1;

      g_free (self->create->label);
      self->create->label = has_label (self, self->typed) ? g_strdup ("") : g_strdup (words);
      /* Taken out and put in, as a list view does not notice a changed item. */
      g_object_ref (self->create);
      g_list_store_remove (self->choices, last);
      g_list_store_append (self->choices, self->create);
      g_object_unref (self->create);
    }
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
take (WaymarkChooser *self, guint position)
{
  g_autoptr (WaymarkChoice) choice =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (choice == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (choice->id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, choice->id);
  else
    g_signal_emit (self, signals[CREATE], 0, choice->label);
}

static void
on_search_activated (WaymarkChooser *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    take (self, selected);
}

static void
on_row_activated (WaymarkChooser *self, guint position)
{
  take (self, position);
}

static gboolean
on_search_key (WaymarkChooser *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Down &&
                 keyval != GDK_KEY_KP_Up))
    return GDK_EVENT_PROPAGATE;

  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (down && selected + 1 < n)
    selected++;
  else if (!down && selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  WaymarkChoice *choice = gtk_list_item_get_item (item);

  if (choice->id != NULL)
    gtk_label_set_label (GTK_LABEL (label), choice->label);
  else
    {
      /* Translators: makes a new lead of that name */
      g_autofree char *words = g_strdup_printf (_ ("Create “%s”"), choice->label);

      gtk_label_set_label (GTK_LABEL (label), words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)),
                                  -1);
}

static void
on_shown (WaymarkChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search_changed (self);
  gtk_widget_grab_focus (self->search);
}

static void
waymark_chooser_dispose (GObject *object)
{
  WaymarkChooser *self = WAYMARK_CHOOSER (object);

  g_clear_object (&self->create);
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (waymark_chooser_parent_class)->dispose (object);
}

static void
waymark_chooser_finalize (GObject *object)
{
  g_free (WAYMARK_CHOOSER (object)->typed);
  G_OBJECT_CLASS (waymark_chooser_parent_class)->finalize (object);
}

static void
waymark_chooser_class_init (WaymarkChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = waymark_chooser_dispose;
  object_class->finalize = waymark_chooser_finalize;

  signals[CHOSEN] = g_signal_new (
      "chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE] = g_signal_new (
      "create", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_list (WaymarkChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->choices)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "choices");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_row_activated), self);
  return self->list;
}

static void
waymark_chooser_init (WaymarkChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->typed = g_strdup ("");
  self->choices = g_list_store_new (WAYMARK_TYPE_CHOICE);
  self->search = gtk_search_entry_new ();
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (self->search, keys);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_list (self));
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_size_request (scrolled, 260, -1);

  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (on_shown), NULL);
}

/**
 * waymark_chooser_new:
 * @title: what is chosen, for the screen reader and as a hint in the search field
 * @can_create: whether words that match nothing can become a new thing
 *
 * Returns: (transfer floating): a popover without choices
 */
GtkWidget *
waymark_chooser_new (const char *title, gboolean can_create)
{
  WaymarkChooser *self = g_object_new (WAYMARK_TYPE_CHOOSER, NULL);

  self->can_create = can_create;
  g_object_set (self->search, "placeholder-text", title, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  waymark_chooser_remove_all (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_chooser_remove_all:
 * @self: a chooser
 *
 * Takes all choices away.
 */
void
waymark_chooser_remove_all (WaymarkChooser *self)
{
  g_return_if_fail (WAYMARK_IS_CHOOSER (self));

  g_list_store_remove_all (self->choices);
  g_clear_object (&self->create);
  if (self->can_create)
    {
      self->create = g_object_new (WAYMARK_TYPE_CHOICE, NULL);
      self->create->label = g_strdup ("");
      self->create->folded = g_strdup ("");
      g_list_store_append (self->choices, self->create);
    }
}

/**
 * waymark_chooser_add:
 * @self: a chooser
 * @id: what the signal will say
 * @label: what is shown
 * @also: (nullable): other words by which it is found, as full name and aliases
 */
void
waymark_chooser_add (WaymarkChooser *self, const char *id, const char *label, const char *also)
{
  g_autoptr (WaymarkChoice) choice = NULL;
  g_autofree char *words = NULL;
  guint n;

  g_return_if_fail (WAYMARK_IS_CHOOSER (self));
  g_return_if_fail (id != NULL && label != NULL);

  choice = g_object_new (WAYMARK_TYPE_CHOICE, NULL);
  words = g_strjoin ("\n", label, also, NULL);
  choice->id = g_strdup (id);
  choice->label = g_strdup (label);
  choice->folded = fold (words);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  g_list_store_insert (self->choices, self->create != NULL ? n - 1 : n, choice);
}
