/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "histories-private.h"
#include "waymark-edit-table.h"
#include "waymark-shown.h"

/* What must hold: every order gives the same, and nothing that was ever written is lost. */

static Copy *
join (HistoryRun *run, GPtrArray *copies)
{
  Copy *joined = copy_file (run->folder, g_ptr_array_index (copies, 0));
  guint n_lost;

  for (guint i = 1; i < copies->len; i++)
    g_assert_cmpint (
        copy_merge (joined, g_ptr_array_index (copies, i), FALSE, TRUE, &n_lost), !=, COPY_REFUSED);
  return joined;
}

static GPtrArray *
shuffle (HistoryRun *run)
{
  GPtrArray *mixed = g_ptr_array_new ();

  for (guint i = 0; i < run->copies->len; i++)
    g_ptr_array_add (mixed, g_ptr_array_index (run->copies, i));
  for (guint i = mixed->len; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (run->rand, 0, (gint32) i);
      gpointer other = mixed->pdata[k];

      mixed->pdata[k] = mixed->pdata[i - 1];
      mixed->pdata[i - 1] = other;
    }
  return mixed;
}

/* Two groups are joined first, each by itself. */
static Copy *
join_groups (HistoryRun *run, GPtrArray *mixed)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (Copy) first = NULL;
  g_autoptr (Copy) second = NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  if (mixed->len < 3 || g_rand_double (run->rand) < .5)
    return join (run, mixed);
  while (mixed->len > 2)
    g_ptr_array_add (rest, g_ptr_array_steal_index (mixed, mixed->len - 1));
  first = join (run, mixed);
  second = join (run, rest);
  g_ptr_array_add (both, second);
  g_ptr_array_add (both, first);
  return join (run, both);
}

static void
check_again (HistoryRun *run, Copy *joined, const char *dump)
{
  g_autoptr (Copy) itself = copy_file (run->folder, joined);
  g_autofree char *after = NULL;
  guint n_lost;

  g_assert_cmpint (copy_merge (joined, itself, TRUE, TRUE, &n_lost), ==, COPY_NOTHING);
  for (guint i = 0; i < run->copies->len; i++)
    g_assert_cmpint (copy_merge (joined, g_ptr_array_index (run->copies, i), TRUE, TRUE, &n_lost),
                     ==,
                     COPY_NOTHING);
  after = copy_dump (joined);
  g_assert_cmpstr (after, ==, dump);
}

/* Every edit that any copy has is in the history. */
static void
check_whole (HistoryRun *run, Copy *joined)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < run->copies->len; i++)
    {
      Copy *copy = g_ptr_array_index (run->copies, i);
      g_auto (WaymarkEditTable) table = { 0 };

      waymark_edit_table_load (&table, copy->store, &error);
      g_assert_no_error (error);
      for (guint n = 1; n <= table.edits->len; n++)
        {
          char hex[65];
          gboolean has;

          waymark_hex_encode (waymark_edit_table_get (&table, n)->digest.bytes, 32, hex);
          waymark_store_has_edit (joined->store, hex, &has, &error);
          g_assert_no_error (error);
          g_assert_true (has);
        }
    }
}

/* Work in an item that is gone, told from the parents of edits alone: somebody who deleted it
 * had seen it, or somebody who saw it replaced it. Undone work is no work. */
#define LOST_WORK                                                                                  \
  "SELECT c.item, c.field, c.edit FROM change c JOIN edit e ON e.n = c.edit"                       \
  " WHERE c.nth = 0 AND c.origin IS NULL AND c.field NOT LIKE '@%' AND e.undoes IS NULL"

static gboolean
is_known_to (Copy *copy, const WaymarkEditTable *table, const char *sql, WaymarkStatement *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (copy->store->db, sql, &error);
  gint64 work = waymark_statement_get_int (row, 2);
  gsize length;
  const guint8 *item = waymark_statement_get_blob (row, 0, &length);

  g_assert_no_error (error);
  waymark_statement_bind_blob (query, 1, item, length);
  waymark_statement_bind_text (query, 2, waymark_statement_get_text (row, 1, NULL), -1);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    {
      gint64 edit = waymark_statement_get_int (query, 0);
      g_autofree guint8 *past = waymark_edit_table_mark_past (table, &edit, 1);

      if (past[work] && (edit != work || waymark_statement_get_int (query, 1)))
        return TRUE;
    }
  g_assert_no_error (error);
  return FALSE;
}

static void
check_nothing_lost (Copy *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (copy->store->db, LOST_WORK, &error);
  g_auto (WaymarkEditTable) table = { 0 };

  g_assert_no_error (error);
  waymark_edit_table_load (&table, copy->store, &error);
  g_assert_no_error (error);
  while (waymark_statement_step (query, &error) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      gboolean alive;
      char id[33];

      g_assert_true (waymark_id_from_blob (bytes, length, id));
      waymark_shown_is_alive (copy->store, id, &alive, &error);
      g_assert_no_error (error);
      g_assert_true (
          alive ||
          is_known_to (copy,
                       &table,
                       "SELECT ifnull (origin, edit), 1 FROM change WHERE item = ?1 AND"
                       " field = '@gone' AND value <> x'66' AND ?2 = ?2"
                       " UNION SELECT ifnull (origin, edit), 1 FROM baseline WHERE item = ?1 AND"
                       " field = '@gone' AND value <> x'66'",
                       query) ||
          is_known_to (copy,
                       &table,
                       "SELECT edit, 0 FROM change WHERE item = ?1 AND field = ?2"
                       " UNION SELECT edit, 0 FROM baseline WHERE item = ?1 AND field = ?2",
                       query));
    }
  g_assert_no_error (error);
}

void
history_check (HistoryRun *run)
{
  g_autoptr (Copy) joined = join (run, run->copies);
  g_autofree char *dump = copy_dump (joined);

  copy_check (joined);
  copy_verify (joined);
  check_whole (run, joined);
  check_nothing_lost (joined);
  check_again (run, joined, dump);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) mixed = shuffle (run);
      g_autoptr (Copy) other = join_groups (run, mixed);
      g_autofree char *same = copy_dump (other);

      g_assert_cmpstr (same, ==, dump);
      copy_check (other);
    }
}
