/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-form-label.h"
#include "waymark-several-commands.h"
#include "waymark-several-entry.h"
#include "waymark-several-form.h"
#include "waymark-several-leads.h"
#include "waymark-several-status.h"

struct _WaymarkSeveralForm
{
  GtkWidget parent_instance;

  guint n_items;
  guint n_actions;

  GtkWidget *grid;
  GPtrArray *labels;
  GPtrArray *fields; /* of WaymarkSeveralField */
};

G_DEFINE_FINAL_TYPE (WaymarkSeveralForm, waymark_several_form, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_failed (WaymarkSeveralForm *self, GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
add_field (WaymarkSeveralForm *self, const char *name, const char *words, GtkWidget *field)
{
  GtkWidget *target = waymark_several_field_get_target (WAYMARK_SEVERAL_FIELD (field));
  GtkWidget *label = waymark_form_label_new (words, target, WAYMARK_FORM_BESIDE);
  int row = (int) self->fields->len;

  gtk_widget_set_name (field, name);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), field, 1, row, 1, 1);
  g_signal_connect_swapped (field, "failed", G_CALLBACK (on_failed), self);
  g_ptr_array_add (self->labels, label);
  g_ptr_array_add (self->fields, field);
}

static void
waymark_several_form_init (WaymarkSeveralForm *self)
{
  self->labels = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));

  add_field (self, "status", C_ ("field", "Stat_us"), waymark_several_status_new ());
  add_field (self, "leads", C_ ("field", "Leads"), waymark_several_leads_new ());
  add_field (self, "due", C_ ("field", "_Due"), waymark_several_entry_new_due ());
  add_field (self, "phase", C_ ("field", "_Phase"), waymark_several_entry_new_phase ());
  gtk_grid_attach (
      GTK_GRID (self->grid), waymark_several_commands_new (), 0, (int) self->fields->len, 2, 1);
}

static void
waymark_several_form_dispose (GObject *object)
{
  WaymarkSeveralForm *self = WAYMARK_SEVERAL_FORM (object);

  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_several_form_parent_class)->dispose (object);
}

static void
waymark_several_form_class_init (WaymarkSeveralFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_several_form_dispose;
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

/**
 * waymark_several_form_new:
 *
 * Returns: (transfer floating): a form of nothing
 */
GtkWidget *
waymark_several_form_new (void)
{
  return g_object_new (WAYMARK_TYPE_SEVERAL_FORM, NULL);
}

static guint
count_actions (WaymarkDocument *document, const char *const *ids)
{
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (document), ids[i]);

      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        n++;
    }
  return n;
}

/**
 * waymark_several_form_show:
 * @self: a form
 * @document: (nullable): the open plan
 * @ids: (nullable) (array zero-terminated=1): what is selected; %NULL for nothing
 *
 * Shows what actions have in common.
 */
void
waymark_several_form_show (WaymarkSeveralForm *self,
                           WaymarkDocument *document,
                           const char *const *ids)
{
  const char *const *shown = document != NULL ? ids : NULL;

  g_return_if_fail (WAYMARK_IS_SEVERAL_FORM (self));

  self->n_items = shown != NULL ? g_strv_length ((char **) shown) : 0;
  self->n_actions = shown != NULL ? count_actions (document, shown) : 0;
  for (guint i = 0; i < self->fields->len; i++)
    {
      waymark_several_field_show (self->fields->pdata[i], document, shown);
      if (shown == NULL)
        continue;
      gtk_widget_set_visible (self->labels->pdata[i], self->n_actions > 0);
      gtk_widget_set_visible (self->fields->pdata[i], self->n_actions > 0);
    }
}

/**
 * waymark_several_form_describe:
 * @self: a form that shows something
 *
 * Returns: (transfer full): "4 actions"
 */
char *
waymark_several_form_describe (WaymarkSeveralForm *self)
{
  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FORM (self), NULL);

  if (self->n_actions > 0)
    return g_strdup_printf (ngettext ("%u action", "%u actions", self->n_actions), self->n_actions);
  return g_strdup_printf (ngettext ("%u item", "%u items", self->n_items), self->n_items);
}

/**
 * waymark_several_form_focus_field:
 * @self: a form that shows something
 * @name: "status", "leads", "due" or "phase"
 *
 * Puts the keyboard into one field; for leads it opens the popover that adds one.
 */
void
waymark_several_form_focus_field (WaymarkSeveralForm *self, const char *name)
{
  g_return_if_fail (WAYMARK_IS_SEVERAL_FORM (self));
  g_return_if_fail (name != NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      WaymarkSeveralField *field = self->fields->pdata[i];

      if (!g_str_equal (gtk_widget_get_name (GTK_WIDGET (field)), name))
        continue;
      if (WAYMARK_IS_SEVERAL_LEADS (field))
        waymark_several_leads_open_add (WAYMARK_SEVERAL_LEADS (field));
      else
        gtk_widget_grab_focus (waymark_several_field_get_target (field));
    }
}

/**
 * waymark_several_form_commit:
 * @self: a form
 *
 * Keeps what was typed.
 *
 * Returns: %FALSE when that could not be kept; "failed" was emitted
 */
gboolean
waymark_several_form_commit (WaymarkSeveralForm *self)
{
  gboolean kept = TRUE;

  g_return_val_if_fail (WAYMARK_IS_SEVERAL_FORM (self), TRUE);

  for (guint i = 0; i < self->fields->len; i++)
    kept = waymark_several_field_commit (self->fields->pdata[i]) && kept;
  return kept;
}
