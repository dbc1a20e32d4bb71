/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-columns.h"
#include "waymark-import-furniture.h"
#include "waymark-import-leads.h"
#include "waymark-import-looks.h"
#include "waymark-import-page.h"
#include "waymark-import-row-factory.h"
#include "waymark-import-session.h"
#include "waymark-once-painted.h"
#include "waymark-plan-words.h"
#include "waymark-scheme.h"
#include "waymark-style-class.h"
#include "waymark-tooltip.h"
#include "waymark-word-bar.h"

#define NARROW 760
#define ONE_COLUMN 670 /* the bar of words stands below the counts */
#define LIST_SHARE 0.7 /* of the height, for the plan in a narrow page */
#define LOOK_WIDTH 356
#define CHOICES_WIDTH 320
/* Narrower than this there are two panes: what can be corrected stands above what needs a look. */
#define THREE_PANES 1080

struct _WaymarkImportPage
{
  GtkWidget parent_instance;

  GtkBox *summary;
  GtkWidget *body;
  GtkWidget *start;
  GtkBox *start_panel;
  GtkBox *end_panel;
  GtkWidget *choices;
  GtkWidget *column_part;
  WaymarkImportColumns *columns;
  GtkWidget *lead_part;
  WaymarkImportLeads *leads;
  GtkLabel *counts;
  GtkLabel *told;
  GtkButton *undo;
  WaymarkWordBar *bar;
  GtkLabel *placed;
  GtkButton *left_out;
  GtkLabel *to_look_at;
  GtkPaned *panes;
  GtkBox *headings;
  GtkListView *view;
  GtkLabel *source_title;
  GtkLabel *source;
  WaymarkImportLooks *looks;
  GtkExpander *furniture;
  GtkBox *furniture_box;

  WaymarkImportSession *session;
  GtkSingleSelection *selection;
  char *selected;      /* key of the selected row */
  guint selected_line; /* where it came from */
  gboolean create;     /* the plan is to be created once the document was read */
};

G_DEFINE_FINAL_TYPE (WaymarkImportPage, waymark_import_page, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the rows */

static void
clear_source (WaymarkImportPage *self)
{
  gtk_label_set_label (self->source_title, "");
  gtk_label_set_label (self->source, "");
  waymark_tooltip_set (GTK_WIDGET (self->source), NULL);
}

/* While it is read again in a thread, the import is not to be asked. */
static void
selected_cb (WaymarkImportPage *self)
{
  WaymarkImportRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  g_autofree char *both = NULL;

  if (row == NULL)
    {
      clear_source (self);
      return;
    }
  g_free (self->selected);
  self->selected = g_strdup (waymark_import_row_get_key (row));
  self->selected_line = waymark_import_row_get_line (row);
  if (waymark_import_session_is_reading (self->session))
    return;
  words = waymark_import_get_source (
      waymark_import_session_get_import (self->session), waymark_import_row_get_item (row), NULL);
  if (words == NULL)
    {
      clear_source (self);
      return;
    }
  if (waymark_import_row_get_kind (row) == WAYMARK_KIND_PRIORITY)
    /* Translators: %u is a line of the document. A priority has no number. */
    title = g_strdup_printf (_ ("This priority came from line %u"), self->selected_line);
  else
    /* Translators: the first is the number of a row of the plan, as in "1.2", the second a line of
     * the document. */
    title = g_strdup_printf (_ ("%s came from line %u"),
                             waymark_import_row_get_words (row)->number,
                             self->selected_line);
  gtk_label_set_label (self->source_title, title);
  gtk_label_set_label (self->source, words);
  /* Of a long paragraph two lines are seen. */
  waymark_tooltip_set (GTK_WIDGET (self->source), words);
  both = g_strconcat (title, ": ", words, NULL);
  waymark_import_row_set_source (row, both);
}

static void
select_row (WaymarkImportPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
show_row_cb (GtkWidget *widget, const char *action_name, GVariant *key)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (widget);
  WaymarkImportRow *row =
      waymark_import_session_find_row (self->session, g_variant_get_string (key, NULL));
  guint position;

  if (row != NULL &&
      g_list_store_find (
          G_LIST_STORE (waymark_import_session_get_rows (self->session)), row, &position))
    select_row (self, position);
}

/* Where the selected row went, another from its line, or the nearest before. */
static guint
find_selected (WaymarkImportPage *self)
{
  GListModel *rows = waymark_import_session_get_rows (self->session);
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WaymarkImportRow) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (waymark_import_row_get_key (row), self->selected) == 0)
        return i;
      if (waymark_import_row_get_line (row) <= self->selected_line)
        found = i;
    }
  return found;
}

/* --- counts */

static void
show_left_out_cb (WaymarkImportPage *self)
{
  gtk_expander_set_expanded (self->furniture, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->furniture));
}

static void
show_words (WaymarkImportPage *self, WaymarkImport *import)
{
  guint n_placed = waymark_import_get_n_words_placed (import);
  guint n_out = waymark_import_get_n_words_left_out (import);
  guint n_look = waymark_import_get_n_words_to_look_at (import);
  /* Translators: numbers of words of a document. */
  g_autofree char *placed =
      g_strdup_printf (ngettext ("%'u placed", "%'u placed", n_placed), n_placed);
  g_autofree char *out = g_strdup_printf (ngettext ("%'u left out", "%'u left out", n_out), n_out);
  g_autofree char *look =
      g_strdup_printf (ngettext ("%'u needs a look", "%'u need a look", n_look), n_look);

  waymark_word_bar_set_counts (self->bar, n_placed, n_out, n_look);
  gtk_label_set_label (self->placed, placed);
  gtk_button_set_label (self->left_out, out);
  gtk_widget_set_sensitive (GTK_WIDGET (self->left_out), n_out > 0);
  gtk_label_set_label (self->to_look_at, look);
  waymark_style_class_set (GTK_WIDGET (self->to_look_at), "soon", n_look > 0);
  waymark_style_class_set (GTK_WIDGET (self->to_look_at), "dim", n_look == 0);
}

/* "6 tables joined into one. 5 “See Action” cells became links." */
static void
tell (WaymarkImportPage *self, WaymarkImport *import)
{
  guint n_tables = waymark_import_get_n_tables (import);
  guint n_cells = waymark_import_get_n_pointer_cells (import);
  g_autoptr (GString) told = g_string_new (NULL);

  if (n_tables > 1)
    g_string_append_printf (
        told,
        /* Translators: %u is how many there are */
        ngettext ("%u table joined into one.", "%u tables joined into one.", n_tables),
        n_tables);
  if (n_cells > 0)
    {
      if (told->len > 0)
        g_string_append_c (told, ' ');
      g_string_append_printf (told,
                              /* Translators: %u is how many there are */
                              ngettext ("%u “See Action” cell became a link.",
                                        "%u “See Action” cells became links.",
                                        n_cells),
                              n_cells);
    }
  if (told->len > 0)
    g_string_append_c (told, ' ');
  g_string_append (told, _ ("Nothing is created until you say so."));
  gtk_label_set_label (self->told, told->str);
}

static void
show_import (WaymarkImportPage *self)
{
  WaymarkImport *import = waymark_import_session_get_import (self->session);
  g_autofree char *counts = waymark_import_describe (import);
  GPtrArray *columns = waymark_import_get_columns (import);
  GPtrArray *leads = waymark_import_get_leads (import);

  gtk_label_set_label (self->counts, counts);
  tell (self, import);
  gtk_widget_set_visible (self->column_part, columns->len > 0);
  gtk_widget_set_visible (self->lead_part, leads->len > 0);
  gtk_widget_set_visible (self->choices, columns->len > 0 || leads->len > 0);
  waymark_import_columns_show (self->columns, columns);
  waymark_import_leads_show (self->leads, self->session);
  waymark_import_looks_show (self->looks, self->session, GTK_WIDGET (self->view));
  show_words (self, import);
  waymark_import_furniture_show (self->furniture, self->furniture_box, self->session);
}

/* --- changes */

static void
show_undo (WaymarkImportPage *self)
{
  const char *name = waymark_import_session_get_undo_name (self->session);

  if (name != NULL)
    {
      g_autofree char *quoted = waymark_plan_words_quote (name);
      /* Translators: %s is the name of a change, such as "Split leads". */
      g_autofree char *label = g_strdup_printf (_ ("Undo “%s”"), quoted);

      gtk_button_set_label (self->undo, label);
    }
  else if (gtk_widget_has_focus (GTK_WIDGET (self->undo)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self->undo), name != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (WaymarkImportPage *self)
{
  WaymarkImportRow *row = gtk_single_selection_get_selected_item (self->selection);

  show_import (self);
  if (row == NULL || g_strcmp0 (waymark_import_row_get_key (row), self->selected) != 0)
    select_row (self, find_selected (self));
  selected_cb (self);
  if (self->create)
    {
      self->create = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.create-plan", NULL);
    }
}

static void
column_cb (GtkWidget *widget, const char *action_name, GVariant *choice)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (widget);
  const char *key;
  guint32 meaning;

  if (self->session == NULL)
    return;
  g_variant_get (choice, "(&su)", &key, &meaning);
  waymark_import_choices_set_column (
      waymark_import_session_begin (self->session, C_ ("edit", "Change column")), key, meaning);
  waymark_import_session_apply (self->session);
}

static void
correct_column_cb (GtkWidget *widget, const char *action_name, GVariant *heading)
{
  waymark_import_columns_focus (WAYMARK_IMPORT_PAGE (widget)->columns,
                                g_variant_get_string (heading, NULL));
}

static void
undo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  waymark_import_session_undo (WAYMARK_IMPORT_PAGE (widget)->session);
}

/* --- object */

static gboolean
waymark_import_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAYMARK_IMPORT_PAGE (widget)->view));
}

/* Tab enters at its edge; by itself GTK would take the keyboard to the list as grab_focus does. */
static gboolean
waymark_import_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = back ? self->body : GTK_WIDGET (self->summary);
  GtkWidget *second = back ? GTK_WIDGET (self->summary) : self->body;
  GtkWidget *inside = gtk_widget_get_focus_child (widget);

  /* A popover that is open. */
  if (inside != NULL && inside != first && inside != second)
    return gtk_widget_child_focus (inside, direction);
  if (inside != second && gtk_widget_child_focus (first, direction))
    return TRUE;
  return gtk_widget_child_focus (second, direction);
}

static void
waymark_import_page_dispose (GObject *object)
{
  WaymarkImportPage *self = WAYMARK_IMPORT_PAGE (object);
  GtkWidget *child;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  g_clear_pointer (&self->selected, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_import_page_parent_class)->dispose (object);
}

static void
waymark_import_page_class_init (WaymarkImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_page_dispose;
  widget_class->focus = waymark_import_page_focus;
  widget_class->grab_focus = waymark_import_page_grab_focus;

  /**
   * WaymarkImportPage::changed:
   *
   * There is something else to undo or redo.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (WAYMARK_TYPE_IMPORT_COLUMNS);
  g_type_ensure (WAYMARK_TYPE_IMPORT_LEADS);
  g_type_ensure (WAYMARK_TYPE_IMPORT_LOOKS);
  g_type_ensure (WAYMARK_TYPE_WORD_BAR);
  gtk_widget_class_install_action (widget_class, "import.column", "(su)", column_cb);
  gtk_widget_class_install_action (widget_class, "import.show-row", "s", show_row_cb);
  gtk_widget_class_install_action (widget_class, "import.correct-column", "s", correct_column_cb);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, counts);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, told);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, undo);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, body);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, start);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, start_panel);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, end_panel);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, choices);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, column_part);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, lead_part);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, leads);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, bar);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, placed);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, to_look_at);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, panes);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, headings);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, view);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, source_title);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, source);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, looks);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, furniture);
  gtk_widget_class_bind_template_child (widget_class, WaymarkImportPage, furniture_box);
  gtk_widget_class_set_css_name (widget_class, "importpage");
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-import.css");
}

static void
waymark_import_page_init (WaymarkImportPage *self)
{
  g_autoptr (GtkListItemFactory) factory = waymark_import_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
  waymark_import_row_fill_headings (self->headings);
  g_signal_connect_swapped (self->left_out, "clicked", G_CALLBACK (show_left_out_cb), self);
}

/**
 * waymark_import_page_set_session:
 * @self: an import page
 * @session: (nullable): what was understood of a document
 */
void
waymark_import_page_set_session (WaymarkImportPage *self, WaymarkImportSession *session)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));
  g_return_if_fail (session == NULL || WAYMARK_IS_IMPORT_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_set_object (&self->session, session);
  self->create = FALSE;
  if (session == NULL)
    return;

  g_signal_connect_swapped (session, "read", G_CALLBACK (read_cb), self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (show_undo), self);
  self->selection =
      gtk_single_selection_new (g_object_ref (waymark_import_session_get_rows (session)));
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_expander_set_expanded (self->furniture, FALSE);
  show_import (self);
  show_undo (self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  selected_cb (self);
}

/**
 * waymark_import_page_get_import:
 * @self: an import page
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL while it is read again
 *   after a choice
 */
WaymarkImport *
waymark_import_page_get_import (WaymarkImportPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_PAGE (self), NULL);

  return self->session != NULL && !waymark_import_session_is_reading (self->session)
             ? waymark_import_session_get_import (self->session)
             : NULL;
}

/**
 * waymark_import_page_create_when_read:
 * @self: an import page whose document is being read again
 *
 * Activates `win.create-plan` once the document was read with all that was chosen.
 */
void
waymark_import_page_create_when_read (WaymarkImportPage *self)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));

  self->create = TRUE;
}

/**
 * waymark_import_page_get_session:
 * @self: an import page
 *
 * Returns: (transfer none) (nullable): what is shown, for undo and redo
 */
WaymarkImportSession *
waymark_import_page_get_session (WaymarkImportPage *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_PAGE (self), NULL);

  return self->session;
}

/**
 * waymark_import_page_focus_pane:
 * @self: an import page
 * @direction: 1 for the next pane, -1 for the one before
 *
 * Moves the keyboard between what can be corrected, the plan, and what needs a look.
 */
void
waymark_import_page_focus_pane (WaymarkImportPage *self, int direction)
{
  GtkWidget *panes[] = { self->choices, GTK_WIDGET (self->view), GTK_WIDGET (self->looks) };
  const int n = G_N_ELEMENTS (panes);
  int at = direction > 0 ? n - 1 : 0;

  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));

  for (int i = 0; i < n; i++)
    if ((gtk_widget_get_state_flags (panes[i]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      at = i;
  for (int i = 0; i < n; i++)
    {
      at = (at + direction + n) % n;
      if (gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* One below the other: most of the height is for the plan, whose rows are few enough as it is. */
static void
share_height_cb (GtkWidget *panes)
{
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (panes)) == GTK_ORIENTATION_VERTICAL)
    gtk_paned_set_position (GTK_PANED (panes), (int) (gtk_widget_get_height (panes) * LIST_SHARE));
}

/**
 * waymark_import_page_set_room:
 * @self: an import page
 * @width: how wide it will be, in pixels
 * @text_scale: how large text is, 1.0 at the size that widths were measured at
 *
 * Arranges the page for the width: in a narrow one, what needs a look stands
 * below the plan.
 */
void
waymark_import_page_set_room (WaymarkImportPage *self, int width, double text_scale)
{
  gboolean narrow = width / text_scale < NARROW;
  gboolean three = width / text_scale >= THREE_PANES;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkBox *panel = three ? self->start_panel : self->end_panel;
  int room = width - (three ? (int) (CHOICES_WIDTH * text_scale) : 0);

  g_return_if_fail (WAYMARK_IS_IMPORT_PAGE (self));

  if (gtk_widget_get_parent (self->choices) != GTK_WIDGET (panel))
    {
      g_autoptr (GtkWidget) choices = g_object_ref (self->choices);

      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (choices)), choices);
      gtk_box_prepend (panel, choices);
    }
  gtk_widget_set_visible (self->start, three);
  gtk_widget_set_size_request (self->start, (int) (CHOICES_WIDTH * text_scale), -1);
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
      gtk_paned_set_resize_end_child (self->panes, narrow);
      if (narrow)
        waymark_once_painted (GTK_WIDGET (self->panes), share_height_cb);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->summary),
                                  width / text_scale < ONE_COLUMN ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  if (!narrow)
    gtk_paned_set_position (self->panes, MAX (room / 2, room - (int) (LOOK_WIDTH * text_scale)));
}
