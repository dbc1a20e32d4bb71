/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-editor-form.h"
#include "waymark-editor-unsettled.h"
#include "waymark-wrap-layout.h"

struct _WaymarkEditorForm
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  int n_rows;
  GPtrArray *fields;    /* of WaymarkEditorField, children of the grid */
  GPtrArray *unsettled; /* of WaymarkEditorUnsettled, one below each field and one for the rest */
  GHashTable *by_name;
};

G_DEFINE_FINAL_TYPE (WaymarkEditorForm, waymark_editor_form, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_failed (WaymarkEditorForm *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
waymark_editor_form_dispose (GObject *object)
{
  WaymarkEditorForm *self = WAYMARK_EDITOR_FORM (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->unsettled, g_ptr_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_editor_form_parent_class)->dispose (object);
}

static void
waymark_editor_form_class_init (WaymarkEditorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_editor_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editorform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);

  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
}

static void
waymark_editor_form_init (WaymarkEditorForm *self)
{
  self->fields = g_ptr_array_new ();
  self->unsettled = g_ptr_array_new ();
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static GtkWidget *
add_unsettled (WaymarkEditorForm *self, const char *name)
{
  GtkWidget *unsettled = waymark_editor_unsettled_new (name);

  gtk_grid_attach (GTK_GRID (self->grid), unsettled, 0, self->n_rows++, 2, 1);
  g_ptr_array_add (self->unsettled, unsettled);
  g_signal_connect_swapped (unsettled, "failed", G_CALLBACK (on_failed), self);
  return unsettled;
}

/* What is not settled and belongs to no field stands last. */
static void
add_rest (WaymarkEditorForm *self)
{
  GtkWidget *rest = add_unsettled (self, NULL);
  g_autofree const char **names =
      (const char **) g_hash_table_get_keys_as_array (self->by_name, NULL);

  waymark_editor_unsettled_set_takes_rest (WAYMARK_EDITOR_UNSETTLED (rest), names);
}

/**
 * waymark_editor_form_new:
 *
 * Returns: (transfer floating): a form without fields
 */
GtkWidget *
waymark_editor_form_new (void)
{
  return g_object_new (WAYMARK_TYPE_EDITOR_FORM, NULL);
}

static void
take_field (WaymarkEditorForm *self, const char *name, GtkWidget *field)
{
  add_unsettled (self, name);
  g_ptr_array_add (self->fields, field);
  g_hash_table_insert (self->by_name, g_strdup (name), field);
  g_signal_connect_swapped (field, "failed", G_CALLBACK (on_failed), self);
}

/**
 * waymark_editor_form_add:
 * @self: a form
 * @name: name of the field
 * @field: (transfer floating): a #WaymarkEditorField
 * @label: (nullable): what it is, with a mnemonic; %NULL when the field says so itself
 * @place: where the label stands
 *
 * Adds a field below the others.
 */
void
waymark_editor_form_add (WaymarkEditorForm *self,
                         const char *name,
                         GtkWidget *field,
                         const char *label,
                         WaymarkFormPlace place)
{
  GtkGrid *grid;
  GtkWidget *target;

  g_return_if_fail (WAYMARK_IS_EDITOR_FORM (self));
  g_return_if_fail (WAYMARK_IS_EDITOR_FIELD (field));

  grid = GTK_GRID (self->grid);
  target = waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (field));
  gtk_widget_set_hexpand (field, TRUE);
  switch (place)
    {
    case WAYMARK_FORM_BESIDE:
      gtk_grid_attach (grid, waymark_form_label_new (label, target, place), 0, self->n_rows, 1, 1);
      gtk_grid_attach (grid, field, 1, self->n_rows, 1, 1);
      break;
    case WAYMARK_FORM_ABOVE:
      {
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

        gtk_box_append (GTK_BOX (box), waymark_form_label_new (label, target, place));
        gtk_box_append (GTK_BOX (box), field);
        gtk_grid_attach (grid, box, 0, self->n_rows, 2, 1);
      }
      break;
    case WAYMARK_FORM_ALONE:
    default:
      if (label != NULL)
        gtk_accessible_update_property (
            GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_grid_attach (grid, field, 0, self->n_rows, 2, 1);
    }
  self->n_rows++;
  take_field (self, name, field);
}

/**
 * waymark_editor_form_add_next:
 * @self: a form
 * @name: name of the field
 * @field: (transfer floating): a #WaymarkEditorField
 * @label: what it is, for those who do not see it
 *
 * Adds a field to the line of the last one, which has a label beside it; below
 * it where there is no room for both.
 */
void
waymark_editor_form_add_next (WaymarkEditorForm *self,
                              const char *name,
                              GtkWidget *field,
                              const char *label)
{
  GtkWidget *last, *line;
  int column, row;

  g_return_if_fail (WAYMARK_IS_EDITOR_FORM (self) && self->fields->len > 0);
  g_return_if_fail (WAYMARK_IS_EDITOR_FIELD (field) && label != NULL);

  last = self->fields->pdata[self->fields->len - 1];
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (line, waymark_wrap_layout_new (6));
  gtk_grid_query_child (GTK_GRID (self->grid), last, &column, &row, NULL, NULL);
  g_object_ref (last);
  gtk_grid_remove (GTK_GRID (self->grid), last);
  gtk_box_append (GTK_BOX (line), last);
  g_object_unref (last);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (line), field);
  gtk_grid_attach (GTK_GRID (self->grid), line, column, row, 1, 1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (waymark_editor_field_get_target (WAYMARK_EDITOR_FIELD (field))),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      label,
      -1);
  take_field (self, name, field);
}

/**
 * waymark_editor_form_add_below:
 * @self: a form
 * @words: (transfer floating): what is said about the last field
 *
 * Adds words below a field that has its label beside it.
 */
void
waymark_editor_form_add_below (WaymarkEditorForm *self, GtkWidget *words)
{
  g_return_if_fail (WAYMARK_IS_EDITOR_FORM (self));

  gtk_widget_add_css_class (words, "below");
  gtk_grid_attach (GTK_GRID (self->grid), words, 1, self->n_rows++, 1, 1);
}

/**
 * waymark_editor_form_set_field_visible:
 * @self: a form
 * @name: name of a field that has its label beside it
 * @visible: whether it says something of the item that is shown
 */
void
waymark_editor_form_set_field_visible (WaymarkEditorForm *self, const char *name, gboolean visible)
{
  GtkWidget *field;
  int row;

  g_return_if_fail (WAYMARK_IS_EDITOR_FORM (self));

  field = g_hash_table_lookup (self->by_name, name);
  g_return_if_fail (field != NULL);
  gtk_grid_query_child (GTK_GRID (self->grid), field, NULL, &row, NULL, NULL);
  gtk_widget_set_visible (field, visible);
  gtk_widget_set_visible (gtk_grid_get_child_at (GTK_GRID (self->grid), 0, row), visible);
}

/**
 * waymark_editor_form_show:
 * @self: a form
 * @document: (nullable): the open plan
 * @item: (nullable): an item of the form's kind
 *
 * Has all fields show an item.
 */
void
waymark_editor_form_show (WaymarkEditorForm *self, WaymarkDocument *document, WaymarkItem *item)
{
  g_return_if_fail (WAYMARK_IS_EDITOR_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    waymark_editor_field_show (self->fields->pdata[i], document, item);
  if (self->unsettled->len == self->fields->len)
    add_rest (self);
  for (guint i = 0; i < self->unsettled->len; i++)
    waymark_editor_unsettled_show (self->unsettled->pdata[i], document, item);
}

/**
 * waymark_editor_form_commit:
 * @self: a form
 *
 * Returns: %FALSE when something typed could not be kept; "failed" was emitted
 */
gboolean
waymark_editor_form_commit (WaymarkEditorForm *self)
{
  gboolean kept = TRUE;

  g_return_val_if_fail (WAYMARK_IS_EDITOR_FORM (self), TRUE);

  for (guint i = 0; i < self->fields->len; i++)
    kept = waymark_editor_field_commit (self->fields->pdata[i]) && kept;
  return kept;
}

/**
 * waymark_editor_form_find:
 * @self: a form
 * @name: name of a field
 *
 * Returns: (transfer none) (nullable): the field
 */
WaymarkEditorField *
waymark_editor_form_find (WaymarkEditorForm *self, const char *name)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FORM (self), NULL);
  return g_hash_table_lookup (self->by_name, name);
}

/**
 * waymark_editor_form_get_first:
 * @self: a form
 *
 * Returns: (transfer none): the field with the item's own words
 */
WaymarkEditorField *
waymark_editor_form_get_first (WaymarkEditorForm *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FORM (self), NULL);
  return self->fields->pdata[0];
}

/**
 * waymark_editor_form_get_focused:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the field that has the keyboard
 */
WaymarkEditorField *
waymark_editor_form_get_focused (WaymarkEditorForm *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FORM (self), NULL);

  for (guint i = 0; i < self->fields->len; i++)
    if (gtk_widget_get_state_flags (self->fields->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return self->fields->pdata[i];
  return NULL;
}
