/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-changes-dialog.h"
#include "waymark-drop-down.h"
#include "waymark-history-dialog.h"
#include "waymark-history-export.h"
#include "waymark-history-filters.h"
#include "waymark-history-row.h"
#include "waymark-history-table.h"
#include "waymark-number.h"
#include "waymark-plan-words.h"

/* What there is in the menu of kinds, in this order: all of them come first. */
static const char *const sorts[] = {
  NC_ ("history", "Any change"), NC_ ("history", "Words"),
  NC_ ("history", "Dates"),      NC_ ("history", "Leads"),
  NC_ ("history", "Status"),     NC_ ("history", "Added, moved, deleted"),
  NC_ ("history", "Other"),
};

/*
 * history (entries as light objects) -> filter by words, person, days and kind of change, step
 * by step in the background, as it reads what each entry changed -> selection of one -> list view
 */
struct _WaymarkHistoryDialog
{
  WaymarkPlanDialog parent_instance;

  char *item;       /* NULL: of the whole plan */
  GHashTable *only; /* digests of the changes to be shown; NULL: all */
  GListModel *history;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkWidget *kinds;
  GtkWidget *list;
  GtkWidget *count;
  GtkWidget *show_all;
  GtkWidget *filters;
  GtkWidget *content;
  WaymarkHistoryFilter wanted;
  guint n_forgotten;
  guint focus_idle;
};

G_DEFINE_FINAL_TYPE (WaymarkHistoryDialog, waymark_history_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkHistoryDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

/* --- rows */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, waymark_history_row_new ());
}

static void
on_row_selected (GtkListItem *item)
{
  waymark_history_row_set_selected (WAYMARK_HISTORY_ROW (gtk_list_item_get_child (item)),
                                    gtk_list_item_get_selected (item));
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  WaymarkHistoryEntryRow *entry = gtk_list_item_get_item (item);
  g_autofree char *words = waymark_history_entry_row_describe (entry);

  waymark_history_row_show (WAYMARK_HISTORY_ROW (row), entry);
  on_row_selected (item);
  g_signal_connect (item, "notify::selected", G_CALLBACK (on_row_selected), NULL);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (item, on_row_selected, NULL);
  waymark_history_row_show (WAYMARK_HISTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

/* --- what is shown */

static gboolean
is_wanted (gpointer entry, gpointer user_data)
{
  WaymarkHistoryDialog *self = user_data;

  if (self->only != NULL &&
      !g_hash_table_contains (self->only, waymark_history_entry_row_get (entry)->digest))
    return FALSE;
  return waymark_history_entry_row_passes (entry, &self->wanted);
}

static gboolean
shows_all (WaymarkHistoryDialog *self)
{
  return self->only == NULL && waymark_history_filter_is_empty (&self->wanted);
}

static char *
count_in_words (WaymarkHistoryDialog *self)
{
  guint all = self->history != NULL ? g_list_model_get_n_items (self->history) : 0;
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  if (shows_all (self))
    /* Translators: %u counts changes */
    return g_strdup_printf (ngettext ("%u change", "%u changes", all), all);
  return g_strdup_printf (
      /* Translators: %1$u of %2$u changes are shown */
      ngettext ("%1$u of %2$u change", "%1$u of %2$u changes", all),
      shown,
      all);
}

static void
show_count (WaymarkHistoryDialog *self)
{
  g_autofree char *words = count_in_words (self);

  if (self->n_forgotten > 0)
    {
      g_autofree char *earlier = g_strdup_printf (
          /* Translators: %u counts changes; it follows "4 changes" */
          ngettext ("%u earlier was forgotten", "%u earlier were forgotten", self->n_forgotten),
          self->n_forgotten);
      g_autofree char *both = g_strdup_printf ("%s · %s", words, earlier);

      gtk_label_set_label (GTK_LABEL (self->count), both);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->show_all, !shows_all (self));
}

static void
select_digest (WaymarkHistoryDialog *self, const char *digest)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; digest != NULL && i < n; i++)
    {
      g_autoptr (WaymarkHistoryEntryRow) row =
          g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (g_str_equal (waymark_history_entry_row_get (row)->digest, digest))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

/* The list view remembers a place, not a row: with a change more above, another one stands there.
 */
static void
focus_list (WaymarkHistoryDialog *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_grab_focus (row != NULL ? row : self->list);
}

static gboolean
focus_idle_cb (gpointer user_data)
{
  WaymarkHistoryDialog *self = user_data;

  self->focus_idle = 0;
  focus_list (self);
  return G_SOURCE_REMOVE;
}

/* Rows that were only just put there have no place yet. */
static void
focus_list_later (WaymarkHistoryDialog *self)
{
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, focus_idle_cb, self, NULL);
}

static gboolean
find_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (widget);

  return self->filters != NULL && gtk_widget_child_focus (self->filters, GTK_DIR_TAB_FORWARD);
}

static void
refresh (WaymarkPlanDialog *base)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (base);
  WaymarkHistoryEntryRow *selected = gtk_single_selection_get_selected_item (self->selection);
  gboolean focus = gtk_widget_get_state_flags (self->list) & GTK_STATE_FLAG_FOCUS_WITHIN;
  g_autofree char *digest =
      selected != NULL ? g_strdup (waymark_history_entry_row_get (selected)->digest) : NULL;
  g_autoptr (WaymarkHistoryList) history = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GError) error = NULL;

  history = waymark_history_list_new (waymark_plan_dialog_get_document (base), self->item, &error);
  if (history == NULL)
    {
      waymark_plan_dialog_show_error (base, error);
      return;
    }
  g_set_object (&self->history, G_LIST_MODEL (history));
  if (!waymark_document_count_forgotten (
          waymark_plan_dialog_get_document (base), &self->n_forgotten, &error))
    {
      waymark_plan_dialog_show_error (base, error);
      return;
    }
  persons = waymark_history_list_get_persons (history);
  waymark_history_filters_set_persons (WAYMARK_HISTORY_FILTERS (self->filters), persons);
  gtk_filter_list_model_set_model (self->filtered, self->history);
  select_digest (self, digest);
  show_count (self);
  if (focus)
    focus_list_later (self);
}

static void
filter_anew (WaymarkHistoryDialog *self)
{
  g_autoptr (GtkFilter) filter = NULL;

  if (!shows_all (self))
    filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, filter);
  show_count (self);
}

static void
on_wanted_changed (WaymarkHistoryDialog *self)
{
  guint sort = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));

  waymark_history_filters_fill (WAYMARK_HISTORY_FILTERS (self->filters), &self->wanted);
  self->wanted.sorts = sort > 0 && sort < G_N_ELEMENTS (sorts) ? 1u << (sort - 1) : 0;
  filter_anew (self);
}

static void
on_show_all (WaymarkHistoryDialog *self)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), 0);
  waymark_history_filters_reset (WAYMARK_HISTORY_FILTERS (self->filters));
  if (self->only != NULL)
    waymark_plan_dialog_set_title (dialog (self), _ ("History of the plan"));
  g_clear_pointer (&self->only, g_hash_table_unref);
  filter_anew (self);
  focus_list (self);
}

/* --- what can be done */

static char *
list_left_alone (WaymarkHistoryDialog *self, GPtrArray *changes)
{
  WaymarkPlan *plan = waymark_plan_dialog_get_plan (dialog (self));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < 3; i++)
    {
      g_autofree char *name = waymark_change_name_register (plan, changes->pdata[i]);

      if (i > 0)
        g_string_append (words, C_ ("leads", ", "));
      g_string_append (words, name);
    }
  if (changes->len > 3)
    g_string_append (words, " …");
  return g_string_free (words, FALSE);
}

static void
say_put_back (WaymarkHistoryDialog *self, const char *name, GPtrArray *left_alone)
{
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *sentence = NULL;

  if (left_alone->len == 0)
    /* Translators: %s is the name of an edit, such as "Change due date". */
    sentence = g_strdup_printf (_ ("Put back: %s."), quoted);
  else
    {
      g_autofree char *list = list_left_alone (self, left_alone);

      sentence = g_strdup_printf (
          /* Translators: %1$s is the name of an edit, %2$s a list such as "Due of 1.2(a), Text
           * of 1.3"
           */
          _ ("Put back: %1$s. Left alone, as it was changed again since: %2$s."),
          quoted,
          list);
    }
  waymark_plan_dialog_say (dialog (self), sentence, TRUE);
}

static void
put_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (widget);
  WaymarkHistoryEntryRow *row = gtk_single_selection_get_selected_item (self->selection);
  const WaymarkHistoryEntry *entry = row != NULL ? waymark_history_entry_row_get (row) : NULL;
  g_autoptr (GPtrArray) left_alone = NULL;
  g_autofree char *old_name = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL || entry->is_first)
    return;
  /* The list is another one when the plan has changed. */
  old_name = g_strdup (entry->name);
  digest = g_strdup (entry->digest);
  /* Translators: the name of an edit that puts back what was before another; %s is its name */
  name = g_strdup_printf (C_ ("edit", "Put back “%s”"), old_name);
  if (waymark_document_put_back (
          waymark_plan_dialog_get_document (dialog (self)), digest, name, &left_alone, &error))
    {
      say_put_back (self, old_name, left_alone);
      focus_list_later (self);
    }
  else if (g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO))
    waymark_plan_dialog_say (dialog (self), error->message, FALSE);
  else
    waymark_plan_dialog_show_error (dialog (self), error);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (widget);
  g_autoptr (GdkContentProvider) table = waymark_history_table_new (G_LIST_MODEL (self->filtered));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), table);
  waymark_plan_dialog_say (
      dialog (self), _ ("Copied. It pastes into Word, Excel and LibreOffice as a table."), FALSE);
}

static void
since_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (widget);
  WaymarkHistoryEntryRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    gtk_window_present (GTK_WINDOW (
        waymark_changes_dialog_new_since (GTK_WINDOW (self),
                                          waymark_plan_dialog_get_document (dialog (self)),
                                          waymark_history_entry_row_get (row))));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (widget);

  waymark_history_export (dialog (self), self->item, G_LIST_MODEL (self->filtered));
}

/* --- object */

static GtkWidget *
make_kinds (WaymarkHistoryDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_string_list_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "history", sorts[i]));
  self->kinds = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  gtk_widget_set_tooltip_text (self->kinds, _ ("Kind of change"));
  waymark_drop_down_set_name (self->kinds, _ ("Kind of change"));
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (on_wanted_changed), self);
  return self->kinds;
}

static GtkWidget *
make_list (WaymarkHistoryDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  g_signal_connect_swapped (self->filtered, "items-changed", G_CALLBACK (show_count), self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "register-rows");
  gtk_widget_add_css_class (self->list, "tall");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Changes"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "surface");
  return scrolled;
}

static GtkWidget *
make_link (const char *words)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "text-link");
  return button;
}

static GtkWidget *
make_foot (WaymarkHistoryDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = make_link (C_ ("button", "_Copy as table"));
  GtkWidget *export = make_link (C_ ("button", "_Save as CSV…"));

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim");
  self->show_all = make_link (C_ ("button", "Show _all"));
  g_signal_connect_swapped (self->show_all, "clicked", G_CALLBACK (on_show_all), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "history.copy");
  gtk_box_append (GTK_BOX (foot), self->count);
  gtk_box_append (GTK_BOX (foot), self->show_all);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "history.export");
  gtk_box_append (GTK_BOX (foot), copy);
  gtk_box_append (GTK_BOX (foot), export);
  gtk_widget_add_css_class (foot, "pane-foot");
  return foot;
}

static void
waymark_history_dialog_dispose (GObject *object)
{
  WaymarkHistoryDialog *self = WAYMARK_HISTORY_DIALOG (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->filtered != NULL)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  g_clear_object (&self->filtered);
  g_clear_object (&self->history);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->only, g_hash_table_unref);
  waymark_history_filter_clear (&self->wanted);
  G_OBJECT_CLASS (waymark_history_dialog_parent_class)->dispose (object);
}

static void
waymark_history_dialog_class_init (WaymarkHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_history_dialog_dispose;
  WAYMARK_PLAN_DIALOG_CLASS (klass)->refresh = refresh;
  gtk_widget_class_install_action (widget_class, "history.put-back", NULL, put_back_cb);
  gtk_widget_class_install_action (widget_class, "history.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "history.since", NULL, since_cb);
  gtk_widget_class_install_action (widget_class, "history.export", NULL, export_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
}

static void
waymark_history_dialog_init (WaymarkHistoryDialog *self)
{
  waymark_history_filter_clear (&self->wanted);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 580);
  waymark_plan_dialog_pack_start (dialog (self), make_kinds (self));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->content), make_list (self));
  gtk_box_append (GTK_BOX (self->content), make_foot (self));
  waymark_plan_dialog_set_content (dialog (self), self->content);
}

/* When the plan is known, by whose years dates are read. */
static void
add_filters (WaymarkHistoryDialog *self, WaymarkPlan *plan)
{
  WaymarkItem *root = waymark_plan_get_root (plan);

  self->filters = waymark_history_filters_new ((int) waymark_item_get_number (root, "year_start"));
  gtk_box_prepend (GTK_BOX (self->content), self->filters);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (on_wanted_changed), self);
}

static char *
make_title (WaymarkItem *item)
{
  g_autofree char *number = NULL;

  if (item == NULL)
    return g_strdup (_ ("History of the plan"));
  number = waymark_item_get_number_words (item);
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      /* Translators: %s is a number such as "1". */
      return g_strdup_printf (_ ("History of theme %s"), number);
    case WAYMARK_KIND_REQUIREMENT:
      /* Translators: %s is a number such as "1.2". */
      return g_strdup_printf (_ ("History of requirement %s"), number);
    case WAYMARK_KIND_ACTION:
      /* Translators: %s is a number such as "1.2(a)". */
      return g_strdup_printf (_ ("History of action %s"), number);
    default:
      return g_strdup (_ ("History of a priority"));
    }
}

/**
 * waymark_history_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 * @item: (nullable): id of an item, for its history only
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_history_dialog_new (GtkWindow *parent, WaymarkDocument *document, const char *item)
{
  WaymarkHistoryDialog *self = g_object_new (
      WAYMARK_TYPE_HISTORY_DIALOG, "transient-for", parent, "document", document, NULL);
  WaymarkPlan *plan = waymark_document_get_plan (document);
  g_autofree char *title = make_title (item != NULL ? waymark_plan_lookup (plan, item) : NULL);

  self->item = g_strdup (item);
  waymark_plan_dialog_set_title (dialog (self), title);
  add_filters (self, plan);
  refresh (dialog (self));
  focus_list (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_history_dialog_new_brought:
 * @parent: the window of the plan
 * @document: the plan
 * @error: return location
 *
 * Shows the changes of others that came in last; all of them can be asked for.
 *
 * Returns: (transfer none): the dialog, not shown yet; %NULL with @error set
 */
GtkWidget *
waymark_history_dialog_new_brought (GtkWindow *parent, WaymarkDocument *document, GError **error)
{
  GHashTable *brought = waymark_document_list_brought (document, error);
  WaymarkHistoryDialog *self;

  if (brought == NULL)
    return NULL;
  self = WAYMARK_HISTORY_DIALOG (waymark_history_dialog_new (parent, document, NULL));
  self->only = brought;
  waymark_plan_dialog_set_title (dialog (self), _ ("Changes that came in"));
  filter_anew (self);
  return GTK_WIDGET (self);
}
