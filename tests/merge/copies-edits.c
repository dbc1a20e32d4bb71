/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "copies-private.h"
#include "waymark-claims.h"
#include "waymark-conflict-list.h"
#include "waymark-rank.h"

/* ---- what an edit writes */

void
copy_add_value (GPtrArray *registers, const char *item, const char *field, WaymarkValue *value)
{
  WaymarkRegister *r = waymark_register_new (item, field);

  waymark_register_add_value (r, value);
  g_ptr_array_add (registers, r);
}

void
copy_add_string (GPtrArray *registers, const char *item, const char *field, const char *text)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_string (text);

  copy_add_value (registers, item, field, value);
}

void
copy_add_place (GPtrArray *registers, const char *item, const char *parent, const char *rank)
{
  WaymarkRegister *r = waymark_register_new (item, WAYMARK_FIELD_PLACE);
  g_autoptr (GBytes) place = waymark_place_encode (parent, rank);

  waymark_register_add (r, place, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (registers, r);
}

void
copy_add_not_gone (GPtrArray *registers, const char *item)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_boolean (FALSE);

  copy_add_value (registers, item, WAYMARK_FIELD_GONE, value);
}

/* ---- edits */

/* Of CopyChild: what stands under @parent, without the item itself. */
static GPtrArray *
list_siblings (Copy *self, const char *id, const char *parent)
{
  GPtrArray *rows = copy_read_children (self, parent);

  for (guint i = rows->len; i > 0; i--)
    if (strcmp (((CopyChild *) g_ptr_array_index (rows, i - 1))->id, id) == 0)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

static const char *
get_id (GPtrArray *rows, guint i)
{
  return ((CopyChild *) g_ptr_array_index (rows, i))->id;
}

static const char *
get_rank (GPtrArray *rows, guint i)
{
  return ((CopyChild *) g_ptr_array_index (rows, i))->rank;
}

static guint
find_place (GPtrArray *rows, const char *after)
{
  if (after == NULL)
    return rows->len;
  if (after[0] == '\0')
    return 0;
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (get_id (rows, i), after) == 0)
      return i + 1;
  g_assert_not_reached ();
}

/* A gap that is worn out: all siblings are numbered afresh. */
static void
number_afresh (
    Copy *self, GPtrArray *registers, GPtrArray *rows, guint at, const char *id, const char *parent)
{
  g_autofree char *low = NULL;

  for (guint i = 0; i <= rows->len; i++)
    {
      char *rank = waymark_rank_between (low, NULL, self->store->session);

      copy_add_place (registers, i == at ? id : get_id (rows, i < at ? i : i - 1), parent, rank);
      g_free (low);
      low = rank;
    }
}

static void
place (Copy *self, GPtrArray *registers, const char *id, const char *parent, const char *after)
{
  g_autoptr (GPtrArray) rows = list_siblings (self, id, parent);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  guint at = find_place (rows, after);
  guint end = at;
  const char *low, *high;

  low = at > 0 ? get_rank (rows, at - 1) : NULL;
  while (end < rows->len && g_strcmp0 (get_rank (rows, end), low) == 0)
    end++;
  high = end < rows->len ? get_rank (rows, end) : NULL;

  for (guint i = at; i <= end; i++)
    {
      char *rank = waymark_rank_between (low, high, self->store->session);

      g_ptr_array_add (places, rank);
      low = rank;
    }
  if (strlen (low) > WAYMARK_RANK_TIDY)
    {
      number_afresh (self, registers, rows, at, id, parent);
      return;
    }
  for (guint i = at; i <= end; i++)
    copy_add_place (
        registers, i == at ? id : get_id (rows, i - 1), parent, g_ptr_array_index (places, i - at));
}

char *
copy_add (Copy *self,
          const char *kind,
          const char *id,
          const char *parent,
          const char *after,
          GHashTable *fields)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autofree char *name = g_strconcat ("Add ", kind, NULL);
  GHashTableIter iter;
  gpointer field, value;

  copy_add_string (registers, id, WAYMARK_FIELD_KIND, kind);
  copy_add_not_gone (registers, id);
  place (self, registers, id, parent, after);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    copy_add_value (registers, id, field, value);
  return copy_commit (self, registers, name, NULL);
}

/* Choosing leaves one value; an ordinary edit of a register in conflict carries the others. */
char *
copy_set (Copy *self, const char *id, const char *field, WaymarkValue *value, gboolean resolve)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autofree char *name = g_strconcat (resolve ? "Settle " : "Change ", field, NULL);
  g_autoptr (GError) error = NULL;

  copy_add_value (registers, id, field, value);
  if (!resolve)
    waymark_store_carry_claims (self->store, g_ptr_array_index (registers, 0), &error);
  g_assert_no_error (error);
  return copy_commit (self, registers, name, NULL);
}

char *
copy_move (Copy *self, const char *id, const char *parent, const char *after)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();

  place (self, registers, id, parent, after);
  return copy_commit (self, registers, "Move", NULL);
}

static void
add_branch (Copy *self, GPtrArray *registers, const char *id, const char *root)
{
  g_autoptr (GPtrArray) children = copy_get_children (self, id);

  copy_add_string (registers, id, WAYMARK_FIELD_GONE, root);
  for (guint i = 0; i < children->len; i++)
    add_branch (self, registers, g_ptr_array_index (children, i), root);
}

char *
copy_delete (Copy *self, const char *id)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();

  add_branch (self, registers, id, id);
  return copy_commit (self, registers, "Delete", NULL);
}

char *
copy_keep (Copy *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) registers = waymark_conflict_make_keep (self->store, id, &error);

  g_assert_no_error (error);
  return registers->len > 0 ? copy_commit (self, registers, "Keep", NULL) : NULL;
}

/* ---- undo */

static GPtrArray *
name_left (GPtrArray *left)
{
  GPtrArray *names;

  if (left == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < left->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (left, i);

      g_ptr_array_add (names, g_strconcat (r->item, " ", r->field, NULL));
    }
  return names;
}

GPtrArray *
copy_undo (Copy *self, gboolean redo)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  self->name = "Undo";
  waymark_store_take_back_next (self->store,
                                self->plan,
                                redo ? self->store->redo : self->store->undo,
                                self->store->session,
                                &left,
                                NULL,
                                &error);
  g_assert_no_error (error);
  return name_left (left);
}

GPtrArray *
copy_take_back (Copy *self, const char *digest)
{
  g_autoptr (WaymarkStatement) query = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkDigest bytes;
  gint64 edit;
  gboolean done;

  g_assert_true (waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes));
  query = waymark_sqlite_get (self->store->db, "SELECT n FROM edit WHERE digest = ?1", &error);
  g_assert_no_error (error);
  waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
  g_assert_cmpint (waymark_statement_step (query, &error), ==, WAYMARK_STEP_ROW);
  edit = waymark_statement_get_int (query, 0);
  g_clear_pointer (&query, waymark_statement_release);

  self->name = "Undo";
  waymark_store_take_back (
      self->store, self->plan, edit, self->store->session, &left, NULL, &done, &error);
  g_assert_no_error (error);
  return name_left (left);
}
