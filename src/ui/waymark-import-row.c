/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-import-row.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"

struct _WaymarkImportRow
{
  GObject parent_instance;

  WaymarkItem *item;
};

G_DEFINE_FINAL_TYPE (WaymarkImportRow, waymark_import_row, G_TYPE_OBJECT)

static void
waymark_import_row_finalize (GObject *object)
{
  g_clear_pointer (&WAYMARK_IMPORT_ROW (object)->item, waymark_item_unref);

  G_OBJECT_CLASS (waymark_import_row_parent_class)->finalize (object);
}

static void
waymark_import_row_class_init (WaymarkImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_import_row_finalize;
}

static void
waymark_import_row_init (WaymarkImportRow *self)
{
}

static void
add_below (GPtrArray *rows, WaymarkItem *parent)
{
  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *item = waymark_item_get_child (parent, i);
      WaymarkImportRow *row;

      switch (waymark_item_get_kind (item))
        {
        case WAYMARK_KIND_THEME:
        case WAYMARK_KIND_PRIORITY:
        case WAYMARK_KIND_REQUIREMENT:
        case WAYMARK_KIND_ACTION:
          row = g_object_new (WAYMARK_TYPE_IMPORT_ROW, NULL);
          row->item = waymark_item_ref (item);
          g_ptr_array_add (rows, row);
          add_below (rows, item);
          break;
        default:
          break;
        }
    }
}

/**
 * waymark_import_row_list:
 * @plan: a plan
 *
 * Returns: (transfer full): its themes and what is in them, in reading order
 */
GListModel *
waymark_import_row_list (WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (WAYMARK_TYPE_IMPORT_ROW);

  add_below (rows, waymark_plan_get_root (plan));
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}

/**
 * waymark_import_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): its item
 */
WaymarkItem *
waymark_import_row_get_item (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  return self->item;
}

/**
 * waymark_import_row_dup_number:
 * @self: a row
 *
 * Returns: (transfer full): its number; a bullet for a priority, which has none
 */
char *
waymark_import_row_dup_number (WaymarkImportRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  if (waymark_item_get_kind (self->item) == WAYMARK_KIND_PRIORITY)
    return g_strdup ("•");
  return waymark_item_get_number_label (self->item);
}

/**
 * waymark_import_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): its words, on one line
 */
char *
waymark_import_row_dup_text (WaymarkImportRow *self)
{
  char *text;

  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  text = waymark_item_get_title (self->item);
  return text != NULL ? g_strdelimit (text, "\n", ' ') : g_strdup ("");
}

/**
 * waymark_import_row_dup_leads:
 * @self: a row
 *
 * Returns: (transfer full): who leads it, or an empty string
 */
char *
waymark_import_row_dup_leads (WaymarkImportRow *self)
{
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GString) leads = g_string_new (NULL);

  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  if (waymark_item_get_kind (self->item) != WAYMARK_KIND_ACTION)
    return g_strdup ("");
  parties = waymark_item_get_shown_leads (self->item);
  for (guint i = 0; parties != NULL && i < parties->len; i++)
    g_string_append_printf (
        leads, "%s%s", i > 0 ? ", " : "", waymark_party_get_short (g_ptr_array_index (parties, i)));
  return g_strdup (leads->str);
}

/**
 * waymark_import_row_dup_due:
 * @self: a row
 *
 * Returns: (transfer full): when it is due, or an empty string
 */
char *
waymark_import_row_dup_due (WaymarkImportRow *self)
{
  char *due;

  g_return_val_if_fail (WAYMARK_IS_IMPORT_ROW (self), NULL);

  if (waymark_item_get_kind (self->item) != WAYMARK_KIND_ACTION)
    return g_strdup ("");
  due = waymark_item_get_shown_due (self->item);
  return due != NULL ? due : g_strdup ("");
}
