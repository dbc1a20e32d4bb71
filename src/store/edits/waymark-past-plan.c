/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-past-plan"

#include "config.h"

#include <string.h>

#include "waymark-forget.h"
#include "waymark-item.h"
#include "waymark-register.h"
#include "waymark-shown.h"

/* The plan as it was, read off its history: of each register the newest of the writes that
 * count. Where several stood side by side, one of them shows, as it did then. */

#define ALL_WRITES                                                                                 \
  "SELECT item, field, edit, value FROM baseline WHERE nth = 0"                                    \
  " AND baseline IN (SELECT baseline FROM baseline_head)"                                          \
  " UNION ALL SELECT item, field, edit, value FROM change WHERE nth = 0 ORDER BY 1, 2"

typedef struct
{
  char *field;
  gint64 edit; /* the newest so far that counts; 0 for none */
  GBytes *value;
} Register;

/* An item whose place is still to be found. */
typedef struct
{
  WaymarkItem *item;
  char parent[33];
} Made;

typedef struct
{
  const WaymarkEditTable *table;
  const guint8 *inside;
  WaymarkPlan *plan;
  GPtrArray *registers;             /* of Register: of the item being read */
  GPtrArray *made[WAYMARK_N_KINDS]; /* of Made */
} Work;

static void
register_free (gpointer data)
{
  Register *r = data;

  g_free (r->field);
  g_clear_pointer (&r->value, g_bytes_unref);
  g_free (r);
}

static void
made_free (gpointer data)
{
  Made *made = data;

  waymark_item_unref (made->item);
  g_free (made);
}

static WaymarkValue *
value_of (Work *work, const char *field)
{
  for (guint i = 0; i < work->registers->len; i++)
    {
      Register *r = work->registers->pdata[i];
      gboolean valid;
      gsize length;
      const void *bytes;

      if (strcmp (r->field, field) != 0 || r->value == NULL)
        continue;
      bytes = g_bytes_get_data (r->value, &length);
      return waymark_value_decode (bytes, length, &valid);
    }
  return NULL;
}

static gboolean
was_alive (Work *work)
{
  g_autoptr (WaymarkValue) gone = value_of (work, WAYMARK_FIELD_GONE);

  return waymark_value_get_type_of (gone) == WAYMARK_VALUE_BOOLEAN &&
         !waymark_value_get_boolean (gone);
}

/* What the file was checked for does not hold for every moment of its past. */
static void
fill (Work *work, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = value_of (work, fields[i].name);

      if (waymark_item_is_in_plan (item))
        waymark_plan_set (work->plan, item, fields[i].name, value);
      else if (value != NULL)
        waymark_item_take_nth (item, i, waymark_value_ref (value));
      waymark_value_unref (value);
    }
}

static void
finish_item (Work *work, const char *id)
{
  g_autoptr (WaymarkValue) name = value_of (work, WAYMARK_FIELD_KIND);
  g_autoptr (WaymarkValue) place = value_of (work, WAYMARK_FIELD_PLACE);
  const char *parent = waymark_value_get_string (waymark_value_get_child (place, 0));
  const char *rank = waymark_value_get_string (waymark_value_get_child (place, 1));
  WaymarkKind kind;
  Made *made;

  if (strcmp (id, WAYMARK_PLAN_ID) == 0)
    {
      fill (work, waymark_plan_get_root (work->plan));
      return;
    }
  kind = waymark_shown_kind_of_value (name);
  if (kind >= WAYMARK_N_KINDS || kind == WAYMARK_KIND_PLAN || parent == NULL || rank == NULL ||
      !was_alive (work))
    return;
  made = g_new0 (Made, 1);
  made->item = waymark_item_new (kind, id, rank);
  g_strlcpy (made->parent, parent, sizeof made->parent);
  fill (work, made->item);
  g_ptr_array_add (work->made[kind], made);
}

static void
take_write (Work *work, WaymarkStatement *row)
{
  const char *field = waymark_statement_get_text (row, 1, NULL);
  gint64 edit = waymark_statement_get_int (row, 2);
  Register *r = work->registers->len > 0 ? work->registers->pdata[work->registers->len - 1] : NULL;
  gsize length;
  const guint8 *bytes;

  if (r == NULL || strcmp (r->field, field) != 0)
    {
      r = g_new0 (Register, 1);
      r->field = g_strdup (field);
      g_ptr_array_add (work->registers, r);
    }
  if (!work->inside[edit] ||
      (r->edit != 0 && waymark_edit_table_compare (work->table, edit, r->edit) <= 0))
    return;
  bytes = waymark_statement_get_blob (row, 3, &length);
  g_clear_pointer (&r->value, g_bytes_unref);
  r->value = g_bytes_new (bytes, length);
  r->edit = edit;
}

static gboolean
read_items (Work *work, WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (store->db, ALL_WRITES, error);
  char id[33] = "";
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char next[33];

      waymark_id_from_blob (bytes, length, next);
      if (strcmp (next, id) != 0 && work->registers->len > 0)
        {
          finish_item (work, id);
          g_ptr_array_set_size (work->registers, 0);
        }
      strcpy (id, next);
      take_write (work, query);
    }
  if (work->registers->len > 0)
    finish_item (work, id);
  return step != WAYMARK_STEP_ERROR;
}

/* In the order of their kinds, parents come before what stands under them. */
static void
put_together (Work *work)
{
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    for (guint i = 0; i < work->made[kind]->len; i++)
      {
        Made *made = work->made[kind]->pdata[i];
        WaymarkItem *parent = waymark_plan_lookup (work->plan, made->parent);

        if (parent != NULL &&
            waymark_kind_may_stand_under ((WaymarkKind) kind, waymark_item_get_kind (parent)))
          waymark_plan_insert (work->plan, made->item, parent);
      }
}

static WaymarkPlan *
load (WaymarkStore *store, const WaymarkEditTable *table, const guint8 *inside, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (store->plan_id);
  g_autoptr (GPtrArray) registers = g_ptr_array_new_with_free_func (register_free);
  Work work = { .table = table, .inside = inside, .plan = plan, .registers = registers };
  gboolean done;

  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    work.made[kind] = g_ptr_array_new_with_free_func (made_free);
  done = read_items (&work, store, error);
  if (done)
    put_together (&work);
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    g_ptr_array_unref (work.made[kind]);
  return done ? g_steal_pointer (&plan) : NULL;
}

/**
 * waymark_store_load_plan_before:
 * @self: a store
 * @before: seconds since 1970
 * @error: return location for an error
 *
 * Reads the plan as it was at a moment, by the clocks of those who edited it. Of what was
 * forgotten, what it came to counts in any case.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set
 */
WaymarkPlan *
waymark_store_load_plan_before (WaymarkStore *self, gint64 before, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;
  guint n_new;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  if (!waymark_edit_table_load (&table, self, error))
    return NULL;
  inside = waymark_forget_mark (self, &table, before, &n_new, error);
  return inside != NULL ? load (self, &table, inside, error) : NULL;
}

static gint64
find_edit (const WaymarkEditTable *table, const char *digest)
{
  WaymarkDigest bytes;

  if (!waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes))
    return 0;
  for (guint i = table->edits->len; i > 0; i--)
    if (waymark_digest_compare (&g_array_index (table->edits, WaymarkEditHead, i - 1).digest,
                                &bytes) == 0)
      return i;
  return 0;
}

/* What these had seen, with themselves; unknown ones do not count. */
static guint8 *
mark_past (const WaymarkEditTable *table, const char *const *heads)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; heads[i] != NULL; i++)
    {
      gint64 n = find_edit (table, heads[i]);

      if (n != 0)
        g_array_append_val (numbers, n);
    }
  return waymark_edit_table_mark_past (table, (const gint64 *) numbers->data, numbers->len);
}

/**
 * waymark_store_list_between:
 * @self: a store
 * @before: (array zero-terminated=1): digests of edits
 * @after: (array zero-terminated=1): digests of later ones
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8 utf8): the digests of the edits that the later ones
 *   had seen, with themselves, and the earlier ones had not; %NULL with @error set
 */
GHashTable *
waymark_store_list_between (WaymarkStore *self,
                            const char *const *before,
                            const char *const *after,
                            GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *known = NULL;
  g_autofree guint8 *inside = NULL;
  GHashTable *digests;

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && before != NULL && after != NULL, NULL);

  if (!waymark_edit_table_load (&table, self, error))
    return NULL;
  known = mark_past (&table, before);
  inside = mark_past (&table, after);
  digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint n = 1; n <= table.edits->len; n++)
    if (inside[n] && !known[n])
      {
        char *hex = g_malloc (2 * sizeof (WaymarkDigest) + 1);

        waymark_hex_encode (
            waymark_edit_table_get (&table, n)->digest.bytes, sizeof (WaymarkDigest), hex);
        g_hash_table_add (digests, hex);
      }
  return digests;
}

/**
 * waymark_store_load_plan_at:
 * @self: a store
 * @heads: (array zero-terminated=1): digests of edits; unknown ones do not count
 * @error: return location for an error
 *
 * Reads the plan as these edits, and all that they had seen, make it.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set
 */
WaymarkPlan *
waymark_store_load_plan_at (WaymarkStore *self, const char *const *heads, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;
  g_autofree guint8 *covered = NULL;
  guint n_new;

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && heads != NULL, NULL);

  if (!waymark_edit_table_load (&table, self, error))
    return NULL;
  covered = waymark_forget_mark (self, &table, G_MININT64, &n_new, error);
  if (covered == NULL)
    return NULL;
  inside = mark_past (&table, heads);
  for (guint i = 0; i <= table.edits->len; i++)
    inside[i] |= covered[i];
  return load (self, &table, inside, error);
}
