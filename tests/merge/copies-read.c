/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "copies-private.h"
#include "waymark-item-table.h"
#include "waymark-shown.h"

/* What the tables of items hold. */

int
copy_compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_ids (Copy *self, const char *sql, GPtrArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, sql, &error);
  WaymarkStep step;

  g_assert_no_error (error);
  while ((step = waymark_statement_step (query, &error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      g_assert_true (waymark_id_from_blob (bytes, length, id));
      g_ptr_array_add (ids, g_strdup (id));
    }
  g_assert_no_error (error);
}

GPtrArray *
copy_list_alive (Copy *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    list_ids (self, waymark_item_table_select_all (kind), ids);
  list_ids (self, "SELECT item FROM extra WHERE field = '@kind'", ids);
  g_ptr_array_sort (ids, copy_compare_strings);
  return ids;
}

static void
add_bytes (GPtrArray *registers, const char *id, const char *field, GBytes *value)
{
  WaymarkRegister *r = waymark_register_new (id, field);

  waymark_register_add (r, value, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (registers, r);
}

static void
read_extra (Copy *self, const char *id, GPtrArray *registers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->store->db, "SELECT field, value FROM extra WHERE item = ?1", &error);
  WaymarkBlobId blob;

  g_assert_no_error (error);
  g_assert_true (waymark_id_to_blob (id, &blob));
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 1, &length);
      g_autoptr (GBytes) value = g_bytes_new (bytes, length);

      add_bytes (registers, id, waymark_statement_get_text (query, 0, NULL), value);
    }
  g_assert_no_error (error);
}

GPtrArray *
copy_read_shown (Copy *self, const char *id)
{
  GPtrArray *registers = waymark_registers_new ();
  g_autoptr (WaymarkItem) item = NULL;
  g_autoptr (GError) error = NULL;
  char parent[33];

  waymark_shown_read_item (self->store, id, &item, parent, &error);
  g_assert_no_error (error);
  if (item != NULL)
    {
      WaymarkKind kind = waymark_item_get_kind (item);
      g_autoptr (WaymarkValue) name = waymark_value_new_string (waymark_kind_get_name (kind));
      g_autoptr (GBytes) bytes = waymark_value_encode_bytes (name);
      g_autoptr (GBytes) place = waymark_place_encode (parent, waymark_item_get_rank (item));
      guint n_fields;
      const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

      add_bytes (registers, id, WAYMARK_FIELD_KIND, bytes);
      add_bytes (registers, id, WAYMARK_FIELD_PLACE, place);
      for (guint i = 0; i < n_fields; i++)
        if (waymark_item_get_nth (item, i) != NULL)
          {
            g_autoptr (GBytes) value = waymark_value_encode_bytes (waymark_item_get_nth (item, i));

            add_bytes (registers, id, fields[i].name, value);
          }
    }
  read_extra (self, id, registers);
  waymark_registers_sort (registers);
  return registers;
}

WaymarkRegister *
copy_read_register (Copy *self, const char *id, const char *field)
{
  g_autoptr (GPtrArray) registers = copy_read_shown (self, id);

  for (guint i = 0; i < registers->len; i++)
    if (strcmp (((WaymarkRegister *) g_ptr_array_index (registers, i))->field, field) == 0)
      return g_ptr_array_steal_index (registers, i);
  return NULL;
}

static void
child_free (gpointer data)
{
  CopyChild *child = data;

  g_free (child->rank);
  g_free (child);
}

static void
add_child (GPtrArray *children, WaymarkStatement *row, const char *rank)
{
  CopyChild *child = g_new0 (CopyChild, 1);
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, WAYMARK_ITEM_COLUMN_ID, &length);

  g_assert_true (waymark_id_from_blob (bytes, length, child->id));
  child->rank = g_strdup (rank);
  g_ptr_array_add (children, child);
}

/* Those of kinds that a later release adds. */
static void
add_unknown (Copy *self, const char *parent, GPtrArray *children)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->store->db, "SELECT item, value FROM extra WHERE field = '@place'", &error);

  g_assert_no_error (error);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 1, &length);
      g_autoptr (GBytes) place = g_bytes_new (bytes, length);
      g_autofree char *rank = NULL;
      char its[33];

      g_assert_true (waymark_place_decode (place, its, &rank));
      if (strcmp (its, parent) == 0)
        add_child (children, query, rank);
    }
  g_assert_no_error (error);
}

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const CopyChild *x = *(CopyChild *const *) a;
  const CopyChild *y = *(CopyChild *const *) b;
  int order = strcmp (x->rank, y->rank);

  return order != 0 ? order : strcmp (x->id, y->id);
}

GPtrArray *
copy_read_children (Copy *self, const char *parent)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (child_free);
  g_autoptr (GError) error = NULL;
  WaymarkBlobId id;

  g_assert_true (waymark_id_to_blob (parent, &id));
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      g_autoptr (WaymarkStatement) query =
          waymark_sqlite_get (self->store->db, waymark_item_table_select_children (kind), &error);

      g_assert_no_error (error);
      waymark_statement_bind_blob (query, 1, id.bytes, id.length);
      while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
        add_child (
            children, query, waymark_statement_get_text (query, WAYMARK_ITEM_COLUMN_RANK, NULL));
      g_assert_no_error (error);
    }
  add_unknown (self, parent, children);
  g_ptr_array_sort (children, compare_children);
  return children;
}

GPtrArray *
copy_get_children (Copy *self, const char *parent)
{
  g_autoptr (GPtrArray) children = copy_read_children (self, parent);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (ids, g_strdup (((CopyChild *) g_ptr_array_index (children, i))->id));
  return ids;
}
