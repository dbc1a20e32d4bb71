/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "copies-private.h"
#include "oracle.h"
#include "waymark-conflict-list.h"

/* ---- as the oracle prints it: no spaces, sorted keys */

static void
print_value (GString *out, WaymarkValue *value)
{
  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_NULL:
      g_string_append (out, "null");
      break;
    case WAYMARK_VALUE_BOOLEAN:
      g_string_append (out, waymark_value_get_boolean (value) ? "true" : "false");
      break;
    case WAYMARK_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, waymark_value_get_integer (value));
      break;
    case WAYMARK_VALUE_STRING:
      oracle_print_string (out, waymark_value_get_string (value));
      break;
    case WAYMARK_VALUE_LIST:
      g_string_append_c (out, '[');
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          print_value (out, waymark_value_get_child (value, i));
        }
      g_string_append_c (out, ']');
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
print_strings (GString *out, GPtrArray *strings)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < strings->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      oracle_print_string (out, g_ptr_array_index (strings, i));
    }
  g_string_append_c (out, ']');
}

static void
print_item (GString *out, Copy *self, const char *id, char parent[33])
{
  g_autoptr (GPtrArray) registers = copy_read_shown (self, id);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);
      g_autoptr (WaymarkValue) value = waymark_register_get_shown (r);
      g_autoptr (GString) line = g_string_new (NULL);
      gboolean is_place = strcmp (r->field, WAYMARK_FIELD_PLACE) == 0;
      const char *key = is_place                                     ? "parent"
                        : strcmp (r->field, WAYMARK_FIELD_KIND) == 0 ? "kind"
                                                                     : r->field;

      oracle_print_string (line, key);
      g_string_append_c (line, ':');
      if (is_place)
        g_strlcpy (parent, waymark_value_get_string (waymark_value_get_child (value, 0)), 33);
      if (is_place)
        oracle_print_string (line, parent);
      else
        print_value (line, value);
      g_ptr_array_add (lines, g_strdup (line->str));
    }
  g_ptr_array_sort (lines, copy_compare_strings);
  g_ptr_array_add (lines, NULL);
  {
    g_autofree char *all = g_strjoinv (",", (char **) lines->pdata);

    g_string_append_printf (out, "\"%s\":{%s}", id, all);
  }
}

static void
print_items (GString *out, Copy *self)
{
  g_autoptr (GPtrArray) ids = copy_list_alive (self);
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString) items = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < ids->len; i++)
    {
      char parent[33];

      g_string_append (items, i > 0 ? "," : "");
      print_item (items, self, g_ptr_array_index (ids, i), parent);
      g_hash_table_add (parents, g_strdup (parent));
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (sorted, key);
  g_ptr_array_sort (sorted, copy_compare_strings);

  g_string_append (out, "\"children\":{");
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (GPtrArray) children = copy_get_children (self, g_ptr_array_index (sorted, i));

      g_string_append (out, i > 0 ? "," : "");
      oracle_print_string (out, g_ptr_array_index (sorted, i));
      g_string_append_c (out, ':');
      print_strings (out, children);
    }
  g_string_append_printf (out, "},\n\"items\":{%s},\n", items->str);
}

/* ---- conflicts */

/* "session:seq" of an edit. */
static char *
name_edit (Copy *self, const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->store->db,
      "SELECT lower (hex (s.id)) || ':' || e.seq FROM edit e JOIN session s ON s.n = e.session"
      " WHERE e.digest = ?1",
      &error);
  WaymarkDigest bytes;

  g_assert_no_error (error);
  if (digest == NULL)
    return g_strdup ("");
  g_assert_true (waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes));
  waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
  g_assert_cmpint (waymark_statement_step (query, &error), ==, WAYMARK_STEP_ROW);
  return g_strdup (waymark_statement_get_text (query, 0, NULL));
}

static void
print_claims (GString *out, Copy *self, const WaymarkConflict *conflict, gboolean is_place)
{
  g_autoptr (GPtrArray) from = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < conflict->claims->len; i++)
    g_ptr_array_add (
        from, name_edit (self, ((WaymarkClaim *) g_ptr_array_index (conflict->claims, i))->digest));
  g_string_append_printf (out, "{\"field\":\"%s\",\"from\":", conflict->field);
  print_strings (out, from);
  g_string_append_printf (out,
                          ",\"item\":\"%s\",\"type\":\"%s\",\"values\":[",
                          conflict->item,
                          is_place ? "place" : "field");
  for (guint i = 0; i < conflict->claims->len; i++)
    {
      WaymarkClaim *claim = g_ptr_array_index (conflict->claims, i);

      g_string_append (out, i > 0 ? "," : "");
      print_value (out, is_place ? waymark_value_get_child (claim->value, 0) : claim->value);
    }
  g_string_append (out, "]}");
}

static char *
print_conflict (Copy *self, const WaymarkConflict *conflict)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *by = NULL;

  switch (conflict->type)
    {
    case WAYMARK_CONFLICT_FIELD:
    case WAYMARK_CONFLICT_PLACE:
      print_claims (out, self, conflict, conflict->type == WAYMARK_CONFLICT_PLACE);
      break;
    case WAYMARK_CONFLICT_DELETED:
      by = name_edit (self, ((WaymarkClaim *) g_ptr_array_index (conflict->claims, 0))->digest);
      g_string_append_printf (out, "{\"by\":\"%s\",\"item\":\"%s\",\"kept\":", by, conflict->item);
      print_strings (out, conflict->items);
      g_string_append (out, ",\"type\":\"deleted\"}");
      break;
    case WAYMARK_CONFLICT_DUPLICATE:
      g_string_append_printf (
          out, "{\"item\":\"%s\",\"type\":\"duplicate\",\"with\":", conflict->item);
      print_strings (out, conflict->items);
      g_string_append_c (out, '}');
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
print_sorted (GString *out, const char *key, GPtrArray *lines)
{
  g_ptr_array_sort (lines, copy_compare_strings);
  g_string_append_printf (out, "\"%s\":[", key);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", (char *) g_ptr_array_index (lines, i));
  g_string_append (out, "],\n");
}

char *
copy_print_conflicts (Copy *self, GPtrArray *conflicts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (lines, print_conflict (self, g_ptr_array_index (conflicts, i)));
  print_sorted (out, "conflicts", lines);
  return g_string_free (out, FALSE);
}

static GHashTable *
print_conflicts (GString *out, Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = waymark_conflict_list (self->store, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTable *folded = NULL;

  g_assert_no_error (error);
  waymark_conflict_find_twins (self->store, &folded, conflicts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (lines, print_conflict (self, g_ptr_array_index (conflicts, i)));
  print_sorted (out, "conflicts", lines);
  return folded;
}

static void
print_combined (GString *out, Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) combined = waymark_conflict_list_combined (self->store, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < combined->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (combined, i);

      g_ptr_array_add (lines, g_strdup_printf ("[\"%s\",\"%s\"]", r->item, r->field));
    }
  print_sorted (out, "combined", lines);
}

static void
print_folded (GString *out, GHashTable *folded)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, shown;

  g_hash_table_iter_init (&iter, folded);
  while (g_hash_table_iter_next (&iter, &id, &shown))
    g_ptr_array_add (lines, g_strdup_printf ("[\"%s\",\"%s\"]", (char *) id, (char *) shown));
  print_sorted (out, "folded", lines);
}

static void
print_forks (GString *out, Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      self->store->db,
      "SELECT lower (hex (s.id)), e.seq FROM edit e JOIN session s ON s.n = e.session"
      " GROUP BY e.session, e.seq HAVING count (*) > 1",
      &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    g_ptr_array_add (lines,
                     g_strdup_printf ("[\"%s\",%" G_GINT64_FORMAT "]",
                                      waymark_statement_get_text (query, 0, NULL),
                                      waymark_statement_get_int (query, 1)));
  print_sorted (out, "forks", lines);
}

char *
copy_dump (Copy *self)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) heads = waymark_store_get_heads (self->store, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTable *folded;

  g_assert_no_error (error);
  print_items (out, self);
  folded = print_conflicts (out, self);
  print_combined (out, self);
  print_folded (out, folded);
  print_forks (out, self);
  for (guint i = 0; heads[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup_printf ("\"%s\"", heads[i]));
  print_sorted (out, "heads", lines);
  g_hash_table_unref (folded);
  return g_string_free (out, FALSE);
}
