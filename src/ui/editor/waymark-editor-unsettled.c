/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-conflict-words.h"
#include "waymark-editor-unsettled.h"
#include "waymark-unsettled.h"

struct _WaymarkEditorUnsettled
{
  GtkWidget parent_instance;

  char *field;
  char **others; /* fields that have a place of their own; NULL: only @field is shown here */
  WaymarkDocument *document;
  char *item;
  char *shown; /* what is shown, so that it is built anew only when it is something else */
  GPtrArray *conflicts;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (WaymarkEditorUnsettled, waymark_editor_unsettled, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear (WaymarkEditorUnsettled *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
chosen_cb (WaymarkEditorUnsettled *self, WaymarkClash *clash)
{
  WaymarkConflict *conflict = g_object_get_data (G_OBJECT (clash), "conflict");
  g_autoptr (GError) error = NULL;

  if (!waymark_conflict_settle (self->document, conflict, clash, &error))
    {
      /* As it was: nothing is chosen. */
      g_clear_pointer (&self->shown, g_free);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
}

/* Leads and the like are items of their own, shown in one field of their action. */
static const char *
field_of (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkItem *item = waymark_plan_lookup (plan, conflict->item);

  if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ASSIGNMENT)
    return "leads";
  return conflict->field;
}

static gboolean
belongs_here (WaymarkEditorUnsettled *self, const WaymarkConflict *conflict)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  WaymarkItem *owner = waymark_conflict_find_owner (plan, conflict);
  const char *field = field_of (plan, conflict);

  if (owner == NULL || g_strcmp0 (waymark_item_get_id (owner), self->item) != 0)
    return FALSE;
  if (self->others == NULL)
    return g_strcmp0 (field, self->field) == 0;
  return field == NULL || !g_strv_contains ((const char *const *) self->others, field);
}

/* What the person sees; while it is the same, words being typed in it stay. */
static void
describe (GString *text, const WaymarkConflict *conflict)
{
  g_string_append_printf (text, "%d %s %s", conflict->type, conflict->item, conflict->field);
  for (guint i = 0; i < conflict->claims->len; i++)
    g_string_append_printf (
        text, " %s", ((const WaymarkClaim *) conflict->claims->pdata[i])->digest);
  for (guint i = 0; i < conflict->items->len; i++)
    g_string_append_printf (text, " %s", (const char *) conflict->items->pdata[i]);
  g_string_append_c (text, '\n');
}

static void
add (WaymarkEditorUnsettled *self, WaymarkConflict *conflict)
{
  GtkWidget *clash = waymark_conflict_new_clash (self->document, conflict, FALSE);

  waymark_clash_set_narrow (WAYMARK_CLASH (clash), TRUE);
  g_object_set_data (G_OBJECT (clash), "conflict", conflict);
  g_signal_connect_object (clash, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (clash, GTK_WIDGET (self));
}

static void
update (WaymarkEditorUnsettled *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  GPtrArray *conflicts = self->document != NULL && self->item != NULL
                             ? waymark_unsettled_list (waymark_unsettled_get (self->document))
                             : NULL;
  gboolean had_keyboard = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    if (belongs_here (self, conflicts->pdata[i]))
      {
        g_ptr_array_add (here, conflicts->pdata[i]);
        describe (text, conflicts->pdata[i]);
      }
  if (self->shown != NULL && g_str_equal (text->str, self->shown))
    return;
  g_free (self->shown);
  self->shown = g_strdup (text->str);
  clear (self);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = conflicts != NULL ? g_ptr_array_ref (conflicts) : NULL;
  for (guint i = 0; i < here->len; i++)
    add (self, here->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), here->len > 0);
  if (had_keyboard)
    gtk_widget_child_focus (here->len > 0 ? GTK_WIDGET (self)
                                          : gtk_widget_get_parent (GTK_WIDGET (self)),
                            GTK_DIR_TAB_FORWARD);
}

static void
waymark_editor_unsettled_dispose (GObject *object)
{
  WaymarkEditorUnsettled *self = WAYMARK_EDITOR_UNSETTLED (object);

  clear (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->document);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->others, g_strfreev);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (waymark_editor_unsettled_parent_class)->dispose (object);
}

static void
waymark_editor_unsettled_class_init (WaymarkEditorUnsettledClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_editor_unsettled_dispose;
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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "editorunsettled");
}

static void
waymark_editor_unsettled_init (WaymarkEditorUnsettled *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->signals = g_signal_group_new (WAYMARK_TYPE_UNSETTLED);
  g_signal_group_connect_object (
      self->signals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * waymark_editor_unsettled_new:
 * @field: name of the field that it stands below
 *
 * Returns: (transfer floating): nothing yet, and not visible
 */
GtkWidget *
waymark_editor_unsettled_new (const char *field)
{
  WaymarkEditorUnsettled *self = g_object_new (WAYMARK_TYPE_EDITOR_UNSETTLED, NULL);

  self->field = g_strdup (field);
  return GTK_WIDGET (self);
}

/**
 * waymark_editor_unsettled_set_takes_rest:
 * @self: what stands below a field
 * @others: names of the fields that have something like it below them
 *
 * Has it show whatever else of the item is not settled: where it stands, whether it
 * stays at all, its updates.
 */
void
waymark_editor_unsettled_set_takes_rest (WaymarkEditorUnsettled *self, const char *const *others)
{
  g_return_if_fail (WAYMARK_IS_EDITOR_UNSETTLED (self));

  g_strfreev (self->others);
  self->others = g_strdupv ((char **) others);
}

/**
 * waymark_editor_unsettled_show:
 * @self: what stands below a field
 * @document: (nullable): the open plan
 * @item: (nullable): the item that the editor shows
 */
void
waymark_editor_unsettled_show (WaymarkEditorUnsettled *self,
                               WaymarkDocument *document,
                               WaymarkItem *item)
{
  g_return_if_fail (WAYMARK_IS_EDITOR_UNSETTLED (self));

  if (g_set_object (&self->document, document))
    g_signal_group_set_target (self->signals,
                               document != NULL ? waymark_unsettled_get (document) : NULL);
  g_free (self->item);
  self->item = item != NULL ? g_strdup (waymark_item_get_id (item)) : NULL;
  update (self);
}
