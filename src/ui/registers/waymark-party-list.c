/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-party-list.h"
#include "waymark-tally-words.h"

/*
 * rows (GListStore of WaymarkPartyRow, sorted) -> filter by the words looked for ->
 * selection of one -> list view
 */
struct _WaymarkPartyList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *list;
  GListStore *rows;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *looked_for; /* folded */
  char *kept;       /* id of a party that stays though its new name is not looked for */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (WaymarkPartyList, waymark_party_list, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- rows */

typedef struct
{
  GtkWidget *brief, *name, *type, *count, *late;
  gulong handler;
} Cells;

static GtkWidget *
add_cell (GtkWidget *box, float xalign, int width, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  Cells *cells = g_new0 (Cells, 1);
  /* "3 late" is longer in other languages. */
  g_autofree char *late = waymark_late_to_words (88);

  cells->brief = add_cell (box, 0, 11, "heading");
  cells->name = add_cell (box, 0, 16, NULL);
  gtk_widget_set_hexpand (cells->name, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (cells->name), -1);
  cells->type = add_cell (box, 0, 12, "caption");
  gtk_widget_add_css_class (cells->type, "dim");
  cells->count = add_cell (box, 1, 3, "dim");
  gtk_widget_add_css_class (cells->count, "figures");
  cells->late = add_cell (box, 1, (int) g_utf8_strlen (late, -1), "caption");
  gtk_widget_add_css_class (cells->late, "late");
  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  gtk_list_item_set_child (item, box);
}

static void
show_row (GtkListItem *item)
{
  WaymarkPartyRow *row = gtk_list_item_get_item (item);
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  guint n_late = waymark_party_row_get_late (row);
  g_autofree char *count = g_strdup_printf ("%u", waymark_party_row_get_actions (row));
  g_autofree char *late = n_late > 0 ? waymark_late_to_words (n_late) : g_strdup ("");
  g_autofree char *words = waymark_party_row_describe (row);
  GtkWidget *around = gtk_widget_get_parent (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (cells->brief), waymark_party_row_get_short (row));
  gtk_label_set_label (GTK_LABEL (cells->name), waymark_party_row_get_name (row));
  /* What has one name only has room for it. */
  gtk_widget_set_visible (cells->name, *waymark_party_row_get_name (row) != '\0');
  gtk_widget_set_hexpand (cells->brief, *waymark_party_row_get_name (row) == '\0');
  gtk_label_set_max_width_chars (GTK_LABEL (cells->brief),
                                 *waymark_party_row_get_name (row) == '\0' ? -1 : 11);
  gtk_label_set_label (GTK_LABEL (cells->type), waymark_party_row_get_type_words (row));
  gtk_label_set_label (GTK_LABEL (cells->count), count);
  gtk_label_set_label (GTK_LABEL (cells->late), late);
  gtk_widget_set_tooltip_text (cells->name, waymark_party_row_get_name (row));
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");

  show_row (item);
  cells->handler = g_signal_connect_swapped (
      gtk_list_item_get_item (item), "changed", G_CALLBACK (show_row), item);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");

  g_clear_signal_handler (&cells->handler, gtk_list_item_get_item (item));
}

/* --- finding and selecting */

static gboolean
is_looked_for (gpointer item, gpointer user_data)
{
  WaymarkPartyList *self = user_data;

  return waymark_party_row_matches (item, self->looked_for) ||
         g_strcmp0 (waymark_item_get_id (waymark_party_row_get_party (item)), self->kept) == 0;
}

static void
on_search (WaymarkPartyList *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_clear_pointer (&self->kept, g_free);
  g_free (self->looked_for);
  self->looked_for = waymark_party_rows_fold (words);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_stop_search (WaymarkPartyList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.close", NULL);
}

static void
on_selected (WaymarkPartyList *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static guint
find (WaymarkPartyList *self, WaymarkItem *party)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WaymarkPartyRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (waymark_party_row_get_party (row) == party)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
on_search_key (WaymarkPartyList *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (self->list);
}

/* --- object */

static gboolean
waymark_party_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAYMARK_PARTY_LIST (widget)->search);
}

static void
waymark_party_list_dispose (GObject *object)
{
  WaymarkPartyList *self = WAYMARK_PARTY_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->looked_for, g_free);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (waymark_party_list_parent_class)->dispose (object);
}

static void
waymark_party_list_class_init (WaymarkPartyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_party_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = waymark_party_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "partylist");
  signals[SELECTED] = g_signal_new ("selected",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
make_search (WaymarkPartyList *self)
{
  const char *hint = _ ("Name, short name or other spelling");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_widget_add_css_class (self->search, "register-search");
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (self->box), self->search);
}

static void
make_list (WaymarkPartyList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_looked_for, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_swapped (
      self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);

  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "register-rows");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Parties"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

static void
waymark_party_list_init (WaymarkPartyList *self)
{
  self->looked_for = g_strdup ("");
  self->rows = g_list_store_new (WAYMARK_TYPE_PARTY_ROW);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "surface");
  make_search (self);
  make_list (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * waymark_party_list_new:
 *
 * Returns: (transfer floating): a list without parties
 */
GtkWidget *
waymark_party_list_new (void)
{
  return g_object_new (WAYMARK_TYPE_PARTY_LIST, NULL);
}

/**
 * waymark_party_list_fill:
 * @self: a list
 * @plan: the plan
 *
 * Shows the parties of the plan as they are now; who was selected stays so, even under a
 * name that is not looked for, else it is whoever stands in that place.
 */
void
waymark_party_list_fill (WaymarkPartyList *self, WaymarkPlan *plan)
{
  WaymarkPartyRow *row;
  WaymarkItem *party = NULL;
  guint position, n, found;

  g_return_if_fail (WAYMARK_IS_PARTY_LIST (self));

  row = waymark_party_list_get_selected (self);
  if (row != NULL)
    party = waymark_party_row_get_party (row);
  position = gtk_single_selection_get_selected (self->selection);

  g_free (self->kept);
  self->kept = party != NULL ? g_strdup (waymark_item_get_id (party)) : NULL;
  self->is_filling = TRUE;
  waymark_party_rows_fill (self->rows, plan);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  found = party != NULL ? find (self, party) : GTK_INVALID_LIST_POSITION;
  if (found == GTK_INVALID_LIST_POSITION && n > 0)
    found = position != GTK_INVALID_LIST_POSITION ? MIN (position, n - 1) : 0;
  gtk_single_selection_set_selected (self->selection, found);
  self->is_filling = FALSE;
}

/**
 * waymark_party_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the selected party's row
 */
WaymarkPartyRow *
waymark_party_list_get_selected (WaymarkPartyList *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * waymark_party_list_count:
 * @self: a list
 *
 * Returns: how many parties there are, whether shown or not
 */
guint
waymark_party_list_count (WaymarkPartyList *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * waymark_party_list_select:
 * @self: a list
 * @party: a party in it
 *
 * Selects the party and brings it to the screen, even if it was not looked for.
 */
void
waymark_party_list_select (WaymarkPartyList *self, WaymarkItem *party)
{
  guint position;

  g_return_if_fail (WAYMARK_IS_PARTY_LIST (self));

  position = find (self, party);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      on_search (self);
      position = find (self, party);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/**
 * waymark_party_list_focus:
 * @self: a list
 *
 * Puts the keyboard into the list.
 */
void
waymark_party_list_focus (WaymarkPartyList *self)
{
  g_return_if_fail (WAYMARK_IS_PARTY_LIST (self));

  gtk_widget_grab_focus (self->list);
}
