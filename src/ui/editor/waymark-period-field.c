/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-period-field.h"
#include "waymark-typing.h"
#include "waymark-window.h"

struct _WaymarkPeriodField
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *from;
  GtkWidget *to;
  WaymarkTyping *typing[2];

  WaymarkDocument *document;
  WaymarkItem *item;
  char *shown_from;
  char *shown_to;
  gboolean is_showing;
  gboolean is_committing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkPeriodField,
                               waymark_period_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
is_dirty (WaymarkPeriodField *self)
{
  return self->item != NULL && (g_strcmp0 (get_text (self->from), self->shown_from) != 0 ||
                                g_strcmp0 (get_text (self->to), self->shown_to) != 0);
}

static int
get_year_start (WaymarkPeriodField *self)
{
  gint64 month = waymark_item_get_number (self->item, "year_start");

  return month > 0 ? (int) month : 4;
}

/* The two ends of a period, as windows. One window alone is a period in itself ("2025/26"). */
static void
split_window (const char *window, char **from, char **to)
{
  const char *slash = window != NULL ? strchr (window, '/') : NULL;

  *from = NULL;
  *to = NULL;
  if (slash == NULL)
    return;
  if (!g_str_has_prefix (window, ".."))
    *from = g_strndup (window, (gsize) (slash - window));
  if (!g_str_equal (slash + 1, ".."))
    *to = g_strdup (slash + 1);
}

/* A period that is not two ends is shown whole, as it was written, in the first. */
static void
read_item (WaymarkPeriodField *self)
{
  const char *words = waymark_item_get_words (self->item, "period");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_clear_pointer (&self->shown_from, g_free);
  g_clear_pointer (&self->shown_to, g_free);
  split_window (waymark_item_get_window (self->item, "period"), &from, &to);
  if (from == NULL && to == NULL)
    {
      self->shown_from = g_strdup (words != NULL ? words : "");
      self->shown_to = g_strdup ("");
      return;
    }
  if (from != NULL)
    self->shown_from = waymark_window_format (from, get_year_start (self));
  if (to != NULL)
    self->shown_to = waymark_window_format (to, get_year_start (self));
  if (self->shown_from == NULL)
    self->shown_from = g_strdup ("");
  if (self->shown_to == NULL)
    self->shown_to = g_strdup ("");
}

static void
set_words (WaymarkPeriodField *self)
{
  self->is_showing = TRUE;
  if (!g_str_equal (get_text (self->from), self->shown_from))
    gtk_editable_set_text (GTK_EDITABLE (self->from), self->shown_from);
  if (!g_str_equal (get_text (self->to), self->shown_to))
    gtk_editable_set_text (GTK_EDITABLE (self->to), self->shown_to);
  self->is_showing = FALSE;
  waymark_typing_settle (self->typing[0]);
  waymark_typing_settle (self->typing[1]);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkPeriodField *self = WAYMARK_PERIOD_FIELD (field);
  gboolean dirty = item != NULL && self->item == item && is_dirty (self) && !self->is_committing;

  g_set_object (&self->document, document);
  if (self->item != item)
    {
      g_clear_pointer (&self->item, waymark_item_unref);
      self->item = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item == NULL)
    return;
  read_item (self);
  if (!dirty)
    set_words (self);
}

/* From the start of one window to the end of another. */
static char *
join_windows (WaymarkPeriodField *self, const char *from, const char *to)
{
  g_autofree char *first =
      *from != '\0' ? waymark_window_parse (from, get_year_start (self)) : NULL;
  g_autofree char *last = *to != '\0' ? waymark_window_parse (to, get_year_start (self)) : NULL;
  g_autofree char *joined = NULL;

  if (*to == '\0')
    return g_steal_pointer (&first);
  if (last == NULL || (*from != '\0' && first == NULL) || strchr (last, '/') != NULL ||
      (first != NULL && strchr (first, '/') != NULL))
    return NULL;
  joined = g_strdup_printf ("%s/%s", first != NULL ? first : "..", last);
  return waymark_window_is_valid (joined) ? g_steal_pointer (&joined) : NULL;
}

static char *
join_words (const char *from, const char *to)
{
  if (*to == '\0')
    return g_strdup (from);
  if (*from == '\0')
    /* Translators: a period that has only an end; %s is a date */
    return g_strdup_printf (_ ("to %s"), to);
  /* Translators: a period between two dates */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static gboolean
commit (WaymarkEditorField *field)
{
  WaymarkPeriodField *self = WAYMARK_PERIOD_FIELD (field);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *words = NULL;
  g_autofree char *window = NULL;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  waymark_typing_settle (self->typing[0]);
  waymark_typing_settle (self->typing[1]);
  if (self->is_committing || !is_dirty (self))
    return TRUE;

  from = waymark_clean_text (get_text (self->from), TRUE);
  to = waymark_clean_text (get_text (self->to), TRUE);
  words = join_words (from, to);
  window = join_windows (self, from, to);
  self->is_committing = TRUE;
  edit =
      waymark_document_begin_edit (self->document, waymark_editor_field_get_edit_name ("period"));
  done = *words != '\0' ? waymark_edit_set_words (edit, self->item, "period", words, window, &error)
                        : waymark_edit_set (edit, self->item, "period", NULL, &error);
  done = waymark_editor_field_finish (field, self->document, edit, done, error);
  self->is_committing = FALSE;
  if (done && self->item != NULL)
    {
      read_item (self);
      set_words (self);
    }
  return done;
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_PERIOD_FIELD (field)->from;
}

static gboolean
undo (WaymarkEditorField *field)
{
  WaymarkPeriodField *self = WAYMARK_PERIOD_FIELD (field);
  gboolean in_from = g_strcmp0 (get_text (self->from), self->shown_from) != 0;

  if (!is_dirty (self))
    return FALSE;
  return gtk_widget_activate_action (
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (in_from ? self->from : self->to))),
      "text.undo",
      NULL);
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
  iface->undo = undo;
  iface->get_target = get_target;
}

static void
on_commit (WaymarkPeriodField *self)
{
  commit (WAYMARK_EDITOR_FIELD (self));
}

static gboolean
on_revert (WaymarkPeriodField *self)
{
  if (!is_dirty (self))
    return FALSE;
  set_words (self);
  return TRUE;
}

static void
on_changed (GtkWidget *entry, WaymarkPeriodField *self)
{
  if (!self->is_showing && self->item != NULL)
    waymark_typing_touch (self->typing[entry == self->to]);
}

static void
waymark_period_field_dispose (GObject *object)
{
  WaymarkPeriodField *self = WAYMARK_PERIOD_FIELD (object);

  g_clear_pointer (&self->item, waymark_item_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->typing[0]);
  g_clear_object (&self->typing[1]);
  g_clear_pointer (&self->shown_from, g_free);
  g_clear_pointer (&self->shown_to, g_free);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_period_field_parent_class)->dispose (object);
}

static void
waymark_period_field_class_init (WaymarkPeriodFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_period_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "periodfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
make_entry (WaymarkPeriodField *self, int column, const char *label_text, const char *placeholder)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (label_text);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_entry_set_max_length (GTK_ENTRY (entry), WAYMARK_MAX_WORDS / 3);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), entry, column, 1, 1, 1);
  self->typing[column] = waymark_typing_new (entry, TRUE);
  g_signal_connect_swapped (self->typing[column], "commit", G_CALLBACK (on_commit), self);
  g_signal_connect_swapped (self->typing[column], "revert", G_CALLBACK (on_revert), self);
  return entry;
}

static void
waymark_period_field_init (WaymarkPeriodField *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->from = make_entry (self, 0, C_ ("period", "_From"), _ ("April 2026"));
  self->to = make_entry (self, 1, C_ ("period", "To"), _ ("March 2029"));
}

/**
 * waymark_period_field_new:
 *
 * Returns: (transfer floating): a field without a plan
 */
GtkWidget *
waymark_period_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_PERIOD_FIELD, NULL);
}
