/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-commands.h"
#include "waymark-marks.h"
#include "waymark-stage.h"
#include "waymark-drop-down.h"
#include "waymark-status-field.h"
#include "waymark-target-chooser.h"

#define LONG_WORD 32 /* letters of a status that a list has room for */

struct _WaymarkStatusField
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GtkWidget *targets;
  char *filled;       /* the statuses that the list was made from */
  GtkStringList *ids; /* of the statuses; "" is none and comes last */
  WaymarkDocument *document;
  WaymarkItem *action;
  char *asked; /* the status that waits for its target */
  gboolean is_showing;
};

static void editor_field_init (WaymarkEditorFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkStatusField,
                               waymark_status_field,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_EDITOR_FIELD, editor_field_init))

static WaymarkItem *
get_status (WaymarkStatusField *self, const char *id)
{
  if (self->document == NULL || *id == '\0')
    return NULL;
  return waymark_plan_lookup (waymark_document_get_plan (self->document), id);
}

static WaymarkStage
get_stage (WaymarkItem *status)
{
  const char *name = status != NULL ? waymark_item_get_string (status, "stage") : NULL;

  return name != NULL ? waymark_stage_from_name (name) : WAYMARK_STAGE_NONE;
}

/* The figure that gives this status to rows of the list, 1 to 9 or 0 for none; -1 where it is not
 * the first one of its stage. */
static int
get_key (WaymarkStatusField *self, const char *id)
{
  WaymarkItem *status = get_status (self, id);
  WaymarkStage stage = get_stage (status);
  WaymarkItem *first;

  if (status == NULL || stage == WAYMARK_STAGE_NONE)
    return *id == '\0' ? 0 : -1;
  first = waymark_item_first (waymark_item_get_parent (status), WAYMARK_KIND_STATUS);
  while (get_stage (first) != stage)
    first = waymark_item_next (first);
  return first == status ? (int) stage : -1;
}

/* --- rows of the drop-down: mark and word, in its list the key as well */

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
set_up_list_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *badge = gtk_label_new (NULL);

  set_up_row (factory, item);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (gtk_list_item_get_child (item)), TRUE);
  gtk_widget_add_css_class (badge, "key");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (gtk_list_item_get_child (item)), badge);
}

static void
bind_row (WaymarkStatusField *self, GtkListItem *item)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (image);
  GtkWidget *around = gtk_widget_get_parent (gtk_list_item_get_child (item));
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  WaymarkItem *status = get_status (self, id);
  WaymarkStage stage = get_stage (status);
  const char *word = status != NULL ? waymark_item_get_string (status, "word") : NULL;

  gtk_label_set_label (GTK_LABEL (label), word != NULL ? word : C_ ("status", "None"));
  if (stage != WAYMARK_STAGE_NONE)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), waymark_marks_get_stage_icon (stage));
  for (int i = WAYMARK_STAGE_PROPOSED; i < WAYMARK_N_STAGES; i++)
    gtk_widget_remove_css_class (image, waymark_stage_get_name ((WaymarkStage) i));
  if (stage != WAYMARK_STAGE_NONE)
    gtk_widget_add_css_class (image, waymark_stage_get_name (stage));
  gtk_widget_set_visible (image, stage != WAYMARK_STAGE_NONE);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_label (GTK_LABEL (label)),
                                    -1);
}

/* The list may be wider than the field it belongs to. */
static void
show_whole (GtkWidget *label)
{
  gboolean is_long = g_utf8_strlen (gtk_label_get_label (GTK_LABEL (label)), -1) > LONG_WORD;

  gtk_label_set_ellipsize (GTK_LABEL (label), is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), is_long ? LONG_WORD : -1);
}

static void
bind_list_row (WaymarkStatusField *self, GtkListItem *item)
{
  GtkWidget *badge = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  GtkWidget *around = gtk_widget_get_parent (gtk_list_item_get_child (item));
  int key = get_key (self, gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_autofree char *figure = g_strdup_printf ("%d", key);
  /* Translators: said of a row of a menu; %s is the key that chooses it, such as 4 */
  g_autofree char *said = g_strdup_printf (_ ("Key %s"), figure);

  bind_row (self, item);
  show_whole (gtk_widget_get_prev_sibling (badge));
  gtk_label_set_label (GTK_LABEL (badge), figure);
  gtk_widget_set_visible (badge, key >= 0);
  if (around != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, key >= 0 ? said : "", -1);
}

/* --- showing */

/* The list is made anew only when the plan's statuses are others than before. */
static void
fill (WaymarkStatusField *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));

  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    {
      const char *word = waymark_item_get_string (status, "word");
      const char *stage = waymark_item_get_string (status, "stage");

      g_ptr_array_add (ids, (gpointer) waymark_item_get_id (status));
      g_string_append_printf (all,
                              "%s %s %s\n",
                              waymark_item_get_id (status),
                              stage != NULL ? stage : "",
                              word != NULL ? word : "");
    }
  if (g_strcmp0 (self->filled, all->str) == 0)
    return;
  g_free (self->filled);
  self->filled = g_strdup (all->str);
  g_ptr_array_add (ids, (gpointer) "");
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->ids, 0, n, (const char *const *) ids->pdata);
}

static void
select_status (WaymarkStatusField *self)
{
  const char *status = waymark_item_get_string (self->action, "status");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (self->ids, i), status != NULL ? status : ""))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
        return;
      }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), n - 1);
}

static void
show (WaymarkEditorField *field, WaymarkDocument *document, WaymarkItem *item)
{
  WaymarkStatusField *self = WAYMARK_STATUS_FIELD (field);

  g_set_object (&self->document, document);
  if (self->action != item)
    {
      g_clear_pointer (&self->action, waymark_item_unref);
      self->action = item != NULL ? waymark_item_ref (item) : NULL;
    }
  if (item == NULL)
    return;
  self->is_showing = TRUE;
  fill (self);
  select_status (self);
  self->is_showing = FALSE;
}

static GtkWidget *
get_target (WaymarkEditorField *field)
{
  return WAYMARK_STATUS_FIELD (field)->drop_down;
}

static void
editor_field_init (WaymarkEditorFieldInterface *iface)
{
  iface->show = show;
  iface->get_target = get_target;
}

/* --- choosing */

static void
set_status (WaymarkStatusField *self, const char *status, const char *target)
{
  const char *const ids[] = { waymark_item_get_id (self->action), NULL };
  g_autoptr (GError) error = NULL;

  if (!waymark_command_set_status (self->document, ids, status, target, &error))
    {
      g_signal_emit_by_name (self, "failed", error);
      show (WAYMARK_EDITOR_FIELD (self), self->document, self->action);
    }
}

static void
on_target_chosen (WaymarkStatusField *self, const char *target)
{
  g_autofree char *status = g_steal_pointer (&self->asked);

  if (status != NULL && self->action != NULL && waymark_item_is_in_plan (self->action))
    set_status (self, status, target);
}

/* Closed without a choice: the status stays what it was. */
static void
on_targets_closed (WaymarkStatusField *self)
{
  if (self->action == NULL)
    return;
  self->is_showing = TRUE;
  select_status (self);
  self->is_showing = FALSE;
}

static void
ask_for_target (WaymarkStatusField *self, const char *status)
{
  g_free (self->asked);
  self->asked = g_strdup (status);
  waymark_target_chooser_fill (WAYMARK_CHOOSER (self->targets),
                               waymark_document_get_plan (self->document),
                               waymark_item_get_id (self->action));
  gtk_popover_popup (GTK_POPOVER (self->targets));
}

static void
on_selected (WaymarkStatusField *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  g_autofree char *id = NULL;

  if (self->is_showing || self->action == NULL || !waymark_item_is_in_plan (self->action) ||
      position == GTK_INVALID_LIST_POSITION)
    return;
  id = g_strdup (gtk_string_list_get_string (self->ids, position));
  if (g_strcmp0 (waymark_item_get_string (self->action, "status"), *id != '\0' ? id : NULL) == 0)
    return;
  if (get_stage (get_status (self, id)) == WAYMARK_STAGE_MERGED)
    ask_for_target (self, id);
  else
    set_status (self, *id != '\0' ? id : NULL, NULL);
}

/* In the open list a figure chooses, as it does in the rows. */
static gboolean
on_key (WaymarkStatusField *self, guint key, guint code, GdkModifierType state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ids));
  int figure = key >= GDK_KEY_0 && key <= GDK_KEY_9         ? (int) (key - GDK_KEY_0)
               : key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? (int) (key - GDK_KEY_KP_0)
                                                            : -1;

  if (figure < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < n; i++)
    if (get_key (self, gtk_string_list_get_string (self->ids, i)) == figure)
      {
        gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (self->drop_down)));
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
        break;
      }
  return GDK_EVENT_STOP;
}

static void
waymark_status_field_dispose (GObject *object)
{
  WaymarkStatusField *self = WAYMARK_STATUS_FIELD (object);

  g_clear_pointer (&self->action, waymark_item_unref);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->filled, g_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->targets, gtk_widget_unparent);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->ids);
  G_OBJECT_CLASS (waymark_status_field_parent_class)->dispose (object);
}

static void
waymark_status_field_class_init (WaymarkStatusFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_status_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
waymark_status_field_init (WaymarkStatusField *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) in_list = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (in_list, "setup", G_CALLBACK (set_up_list_row), NULL);
  g_signal_connect_swapped (in_list, "bind", G_CALLBACK (bind_list_row), self);
  self->ids = gtk_string_list_new (NULL);
  self->drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->ids)), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), in_list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (gtk_widget_get_last_child (self->drop_down), keys);
  waymark_drop_down_set_name (self->drop_down, C_ ("field", "Status"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));

  self->targets = waymark_target_chooser_new ();
  gtk_widget_set_parent (self->targets, GTK_WIDGET (self));
  g_signal_connect_swapped (self->targets, "chosen", G_CALLBACK (on_target_chosen), self);
  g_signal_connect_swapped (self->targets, "closed", G_CALLBACK (on_targets_closed), self);
}

/**
 * waymark_status_field_new:
 *
 * Returns: (transfer floating): a field without an action
 */
GtkWidget *
waymark_status_field_new (void)
{
  return g_object_new (WAYMARK_TYPE_STATUS_FIELD, NULL);
}
