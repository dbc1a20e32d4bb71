/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify-history"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-verify-edits.h"
#include "waymark-verify-values.h"

static gboolean
refuse_order (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: its edits do not follow from each other."),
                               waymark_store_get_display_name (store));
}

static gboolean
follows (const WaymarkEditTable *table, const WaymarkEditHead *edit)
{
  const WaymarkEditHead *prev = waymark_edit_table_get (table, edit->prev);
  gint64 lamport = prev != NULL ? prev->lamport : 0;

  for (guint i = 0; i < edit->n_seen; i++)
    {
      gint64 other = g_array_index (table->seen, gint64, edit->first_seen + i);

      lamport = MAX (lamport, waymark_edit_table_get (table, other)->lamport);
    }
  if (edit->lamport != lamport + 1)
    return FALSE;
  return prev != NULL ? prev->session == edit->session && prev->seq == edit->seq - 1
                      : edit->seq == 1;
}

static gboolean
gives_digest (const WaymarkEditTable *table, const WaymarkEditHead *edit, GArray *seen)
{
  const WaymarkEditHead *prev = waymark_edit_table_get (table, edit->prev);
  WaymarkHeader header = { .session = waymark_edit_table_get_session (table, edit->session),
                           .seq = edit->seq,
                           .lamport = edit->lamport,
                           .prev = prev != NULL ? &prev->digest : NULL,
                           .body = edit->body };
  WaymarkDigest digest;

  g_array_set_size (seen, 0);
  for (guint i = 0; i < edit->n_seen; i++)
    {
      gint64 other = g_array_index (table->seen, gint64, edit->first_seen + i);

      g_array_append_val (seen, waymark_edit_table_get (table, other)->digest);
    }
  header.seen = (const WaymarkDigest *) seen->data;
  header.n_seen = seen->len;
  waymark_header_get_digest (&header, &digest);
  return waymark_digest_compare (&digest, &edit->digest) == 0;
}

/**
 * waymark_verify_headers:
 * @table: the headers of all edits
 *
 * Checks that each header gives its digest. Needs nothing but the table, so that it
 * can go on beside the rest.
 *
 * Returns: %TRUE if all do
 */
gboolean
waymark_verify_headers (const WaymarkEditTable *table)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));

  for (guint i = 0; i < table->edits->len; i++)
    if (!gives_digest (table, &g_array_index (table->edits, WaymarkEditHead, i), seen))
      return FALSE;
  return TRUE;
}

/* The heads are the edits that nobody has seen. */
static gboolean
check_heads (WaymarkStore *store, const WaymarkEditTable *table, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db, "SELECT edit FROM head", error);
  guint n_heads = 0;
  guint expected = 0;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  for (guint i = 0; i < table->edits->len; i++)
    if (!g_array_index (table->edits, WaymarkEditHead, i).is_parent)
      expected++;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const WaymarkEditHead *edit =
          waymark_edit_table_get (table, waymark_statement_get_int (query, 0));

      n_heads++;
      if (edit == NULL || edit->is_parent)
        return refuse_order (store, error);
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return n_heads == expected || refuse_order (store, error);
}

/**
 * waymark_verify_history:
 * @store: a store
 * @table: the headers of its edits
 * @error: return location for an error
 *
 * Checks that clocks and numbers follow from what was seen, that there is one first
 * edit, and that the heads are.
 *
 * Returns: %TRUE if all of that is so
 */
gboolean
waymark_verify_history (WaymarkStore *store, const WaymarkEditTable *table, GError **error)
{
  guint roots = 0;

  for (guint i = 0; i < table->edits->len; i++)
    {
      const WaymarkEditHead *edit = &g_array_index (table->edits, WaymarkEditHead, i);

      if (edit->prev == 0 && edit->n_seen == 0)
        roots++;
      if (!follows (table, edit))
        return refuse_order (store, error);
    }
  if (roots != 1)
    return refuse_order (store, error);
  return check_heads (store, table, error);
}

static gboolean
refuse_baseline (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (
      store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” is damaged: its summary of the early history is not right."),
      waymark_store_get_display_name (store));
}

static gboolean
check_baseline_row (WaymarkStore *store,
                    const WaymarkEditTable *table,
                    WaymarkKindMap *kinds,
                    WaymarkStatement *row,
                    const guint8 *inside,
                    GError **error)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);
  WaymarkKindEntry *item = waymark_kind_map_find (kinds, bytes, length);
  const char *field = waymark_statement_get_text (row, 1, NULL);
  gint64 edit = waymark_statement_get_int (row, 2);
  gint64 origin = waymark_statement_get_int (row, 4);

  if (item == NULL || waymark_edit_table_get (table, edit) == NULL || !inside[edit] ||
      (origin != 0 && (waymark_edit_table_get (table, origin) == NULL || !inside[origin])))
    return refuse_baseline (store, error);

  bytes = waymark_statement_get_blob (row, 3, &length);
  return waymark_verify_change (store, kinds, item, field, bytes, length, TRUE, error);
}

static gboolean
check_baseline (WaymarkStore *store,
                const WaymarkEditTable *table,
                WaymarkKindMap *kinds,
                gint64 baseline,
                guint8 *covered,
                GError **error)
{
  g_autoptr (GArray) heads = waymark_sqlite_get_numbers (
      store->db, "SELECT edit FROM baseline_head WHERE baseline = ?1", baseline, error);
  g_autoptr (WaymarkStatement) query = NULL;
  g_autofree guint8 *inside = NULL;
  WaymarkStep step;

  if (heads == NULL)
    return FALSE;
  inside = waymark_edit_table_mark_past (table, (const gint64 *) heads->data, heads->len);
  for (guint i = 1; i <= table->edits->len; i++)
    covered[i] |= inside[i];

  query = waymark_sqlite_get (store->db,
                              "SELECT item, field, edit, value, origin FROM baseline"
                              " WHERE baseline = ?1",
                              error);
  if (query == NULL)
    return FALSE;
  waymark_statement_bind_int (query, 1, baseline);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!check_baseline_row (store, table, kinds, query, inside, error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_verify_baselines:
 * @store: a store
 * @table: the headers of its edits
 * @kinds: the kinds of its items
 * @error: return location for an error
 *
 * Checks what stands for edits whose contents were forgotten: it names only edits
 * that it covers, and covers all that were.
 *
 * Returns: %TRUE if that is so
 */
gboolean
waymark_verify_baselines (WaymarkStore *store,
                          const WaymarkEditTable *table,
                          WaymarkKindMap *kinds,
                          GError **error)
{
  g_autoptr (GArray) baselines =
      waymark_sqlite_get_numbers (store->db,
                                  "SELECT DISTINCT baseline FROM baseline_head"
                                  " UNION SELECT baseline FROM baseline",
                                  0,
                                  error);
  g_autofree guint8 *covered = g_new0 (guint8, table->edits->len + 1);

  if (baselines == NULL)
    return FALSE;

  for (guint i = 0; i < baselines->len; i++)
    if (!check_baseline (store, table, kinds, g_array_index (baselines, gint64, i), covered, error))
      return FALSE;
  for (guint i = 1; i <= table->edits->len; i++)
    if (waymark_edit_table_get (table, i)->forgotten && !covered[i])
      return refuse_baseline (store, error);
  return TRUE;
}
