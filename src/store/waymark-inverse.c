/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-inverse"

#include "config.h"

#include "waymark-inverse.h"

#include <string.h>

#include "waymark-shown.h"
#include "waymark-writes.h"

/* What takes an edit back (SPEC section 7): for each of its registers the claims from
 * before it, with their origins, if the register still holds exactly what the edit left.
 * Items that it made go, unless anything in them or under them is another's. */
typedef struct
{
  WaymarkStore *store;
  WaymarkPlan *plan;
  gint64 edit;
  WaymarkPast *past;
  GPtrArray *touched;  /* WaymarkRegister without alternatives: what the edit wrote */
  GHashTable *written; /* "item field" of these */
  GHashTable *created; /* ids of living items that the edit made */
  GHashTable *stays;   /* those of them that others went on with */
  GHashTable *homes;   /* item -> the parent that it goes back to */
  GHashTable *gone;    /* items that will be gone again */
  WaymarkInverse *out;
} Work;

static gboolean
is_field (const WaymarkRegister *r, const char *field)
{
  return strcmp (r->field, field) == 0;
}

static char *
key_of (const char *item, const char *field)
{
  return g_strconcat (item, " ", field, NULL);
}

static gboolean
read_touched (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db, "SELECT DISTINCT item, field FROM change WHERE edit = ?1", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, work->edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *field = waymark_statement_get_text (query, 1, NULL);
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      g_ptr_array_add (work->touched, waymark_register_new (id, field));
      g_hash_table_add (work->written, key_of (id, field));
    }
  waymark_registers_sort (work->touched);
  return step != WAYMARK_STEP_ERROR;
}

/* ---- what was before */

static gboolean
was_there (Work *work, const char *item, gboolean *was, GError **error)
{
  g_auto (WaymarkWrite) write = { 0 };
  gboolean single;

  if (!waymark_past_read (work->past, item, WAYMARK_FIELD_KIND, &write, &single, error))
    return FALSE;
  *was = write.edit != 0;
  return TRUE;
}

static gboolean
has_false (GArray *alternatives)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      gsize length;
      const char *value =
          g_bytes_get_data (g_array_index (alternatives, WaymarkAlternative, i).value, &length);

      if (length == 1 && value[0] == 'f')
        return TRUE;
    }
  return FALSE;
}

static gboolean
was_alive (Work *work, const char *item, gboolean *was, GError **error)
{
  g_auto (WaymarkWrite) write = { 0 };
  gboolean single;

  if (!waymark_past_read (work->past, item, WAYMARK_FIELD_GONE, &write, &single, error))
    return FALSE;
  *was = write.edit != 0 && has_false (write.alternatives);
  return TRUE;
}

/* ---- claims in the order in which they are written */

/* What is compared: of a place only the parent. */
static GBytes *
part_of (GBytes *value, const char *field)
{
  char parent[33];

  if (strcmp (field, WAYMARK_FIELD_PLACE) == 0 && waymark_place_decode (value, parent, NULL))
    return g_bytes_new (parent, strlen (parent));
  return g_bytes_ref (value);
}

typedef struct
{
  WaymarkAlternative alternative;
  GBytes *canonical; /* of (value, origin) */
  gboolean shown;
} Claim;

static void
claim_clear (gpointer data)
{
  g_clear_pointer (&((Claim *) data)->canonical, g_bytes_unref);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (((const Claim *) a)->canonical, ((const Claim *) b)->canonical);
}

static GBytes *
claim_encode (Work *work, const WaymarkAlternative *alternative, GError **error)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  char hex[65] = "";
  gsize length;
  const char *value = g_bytes_get_data (alternative->value, &length);

  if (alternative->origin > 0)
    {
      WaymarkDigest digest;

      if (!waymark_store_get_edit_digest (work->store, alternative->origin, &digest, error))
        return NULL;
      waymark_hex_encode (digest.bytes, sizeof digest.bytes, hex);
    }
  waymark_encode_list_open (bytes);
  g_string_append_len (bytes, value, length);
  waymark_encode_string (bytes, hex, -1);
  waymark_encode_list_close (bytes);
  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
part_is_listed (WaymarkRegister *r, GBytes *value)
{
  g_autoptr (GBytes) part = part_of (value, r->field);

  for (guint i = 0; i < r->alternatives->len; i++)
    {
      g_autoptr (GBytes) other = part_of (waymark_register_get (r, i)->value, r->field);

      if (g_bytes_equal (part, other))
        return TRUE;
    }
  return FALSE;
}

/* Several claims: of a living item those that differ, in their order, then the equal ones of
 * other authors; of all else sorted by their bytes. Each of them keeps its origin. */
static gboolean
add_claims (Work *work, WaymarkRegister *r, const WaymarkWrite *before, GError **error)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (Claim));
  gboolean listed = FALSE;

  if (before->alternatives->len > 1 && !is_field (r, WAYMARK_FIELD_GONE) &&
      !was_alive (work, r->item, &listed, error))
    return FALSE;

  g_array_set_clear_func (rest, claim_clear);
  for (guint i = 0; i < before->alternatives->len; i++)
    {
      Claim claim = { .alternative = g_array_index (before->alternatives, WaymarkAlternative, i) };

      if (before->alternatives->len == 1 ||
          (listed && !part_is_listed (r, claim.alternative.value)))
        {
          waymark_register_add (r, claim.alternative.value, claim.alternative.origin);
          continue;
        }
      claim.canonical = claim_encode (work, &claim.alternative, error);
      if (claim.canonical == NULL)
        return FALSE;
      g_array_append_val (rest, claim);
    }

  g_array_sort (rest, compare_claims);
  for (guint i = 0; i < rest->len; i++)
    {
      Claim *claim = &g_array_index (rest, Claim, i);

      if (i == 0 || compare_claims (claim, claim - 1) != 0)
        waymark_register_add (r, claim->alternative.value, claim->alternative.origin);
    }
  return TRUE;
}

/* ---- one register */

/* The parent that the item would go back to was deleted since. */
static gboolean
is_lost (Work *work, const char *parent, gboolean *lost, GError **error)
{
  g_autofree char *key = key_of (parent, WAYMARK_FIELD_GONE);
  gboolean was, is;

  *lost = FALSE;
  if (parent[0] == '\0' || g_hash_table_contains (work->written, key))
    return TRUE;
  if (!was_alive (work, parent, &was, error) ||
      !waymark_shown_is_alive (work->store, parent, &is, error))
    return FALSE;
  *lost = was && !is;
  return TRUE;
}

static gboolean
is_untouched (Work *work, const WaymarkRegister *r, gboolean *untouched, GError **error)
{
  g_auto (WaymarkWrite) own = { 0 };
  g_autoptr (GArray) then = NULL;
  g_autoptr (GArray) now = NULL;

  if (!waymark_write_read (work->store, work->edit, r->item, r->field, &own, error))
    return FALSE;
  now = waymark_register_read_origins (work->store, r->item, r->field, error);
  if (now == NULL)
    return FALSE;
  then = waymark_write_get_origins (&own);
  *untouched = waymark_origins_equal (then, now);
  return TRUE;
}

static void
note_effect (Work *work, const WaymarkRegister *r, const char *parent)
{
  if (is_field (r, WAYMARK_FIELD_PLACE))
    g_hash_table_insert (work->homes, g_strdup (r->item), g_strdup (parent));
  else if (is_field (r, WAYMARK_FIELD_GONE) && !has_false (r->alternatives))
    g_hash_table_add (work->gone, g_strdup (r->item));
}

static gboolean
take_back_register (Work *work, const char *item, const char *field, GError **error)
{
  g_auto (WaymarkWrite) before = { 0 };
  g_autoptr (WaymarkRegister) r = waymark_register_new (item, field);
  gboolean single, untouched;
  gboolean lost = FALSE;
  char parent[33] = "";

  if (!waymark_past_read (work->past, item, field, &before, &single, error) ||
      !is_untouched (work, r, &untouched, error))
    return FALSE;

  if (is_field (r, WAYMARK_FIELD_PLACE) &&
      waymark_place_decode (
          g_array_index (before.alternatives, WaymarkAlternative, 0).value, parent, NULL) &&
      !is_lost (work, parent, &lost, error))
    return FALSE;

  if (!single || !untouched || lost)
    {
      g_ptr_array_add (work->out->left_alone, g_steal_pointer (&r));
      return TRUE;
    }

  if (!add_claims (work, r, &before, error))
    return FALSE;
  note_effect (work, r, parent);
  g_ptr_array_add (work->out->registers, g_steal_pointer (&r));
  return TRUE;
}

static gboolean
take_back_registers (Work *work, GError **error)
{
  const char *item = NULL;
  gboolean was = FALSE;

  for (guint i = 0; i < work->touched->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (work->touched, i);

      if (item == NULL || strcmp (item, r->item) != 0)
        {
          gboolean alive;

          item = r->item;
          if (!was_there (work, item, &was, error))
            return FALSE;
          if (!was && !waymark_shown_is_alive (work->store, item, &alive, error))
            return FALSE;
          if (!was && alive)
            g_hash_table_add (work->created, g_strdup (item));
        }
      if (was && !take_back_register (work, r->item, r->field, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- items that the edit made */

#define FIELDS_OF_ITEM                                                                             \
  "SELECT DISTINCT field FROM change WHERE item = ?1 AND edit <> ?2"                               \
  " UNION SELECT field FROM claim WHERE item = ?1"

/* Is there anything in the item that another edit brought? */
static gboolean
is_continued (Work *work, const char *item, gboolean *continued, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, FIELDS_OF_ITEM, error);
  WaymarkBlobId id;
  WaymarkStep step;

  *continued = FALSE;
  if (query == NULL || !waymark_id_to_blob (item, &id))
    return FALSE;

  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_int (query, 2, work->edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      g_autoptr (GArray) origins = waymark_register_read_origins (
          work->store, item, waymark_statement_get_text (query, 0, NULL), error);

      if (origins == NULL)
        return FALSE;
      for (guint i = 0; i < origins->len; i++)
        {
          gint64 origin = g_array_index (origins, gint64, i);

          if (origin != work->edit && origin != WAYMARK_ORIGIN_UNSET)
            *continued = TRUE;
        }
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
goes (Work *work, const char *item)
{
  return g_hash_table_contains (work->created, item) && !g_hash_table_contains (work->stays, item);
}

static const char *
parent_now (Work *work, const char *item)
{
  WaymarkItem *found = waymark_plan_lookup (work->plan, item);
  WaymarkItem *parent = found != NULL ? waymark_item_get_parent (found) : NULL;

  return parent != NULL ? waymark_item_get_id (parent) : NULL;
}

/* Whatever lives needs its parents. */
static void
keep_upwards (Work *work, const char *parent)
{
  while (parent != NULL && goes (work, parent))
    {
      g_hash_table_add (work->stays, g_strdup (parent));
      parent = parent_now (work, parent);
    }
}

static void
keep_for_children (Work *work, const char *id, GHashTable *unknown)
{
  WaymarkItem *item = waymark_plan_lookup (work->plan, id);

  if (g_hash_table_contains (unknown, id))
    keep_upwards (work, id);
  for (guint i = 0; item != NULL && i < waymark_item_get_n_children (item); i++)
    {
      const char *child = waymark_item_get_id (waymark_item_get_child (item, i));
      const char *home = g_hash_table_lookup (work->homes, child);

      if (!goes (work, child) && !g_hash_table_contains (work->gone, child))
        keep_upwards (work, home != NULL ? home : id);
    }
}

static gboolean
find_stays (Work *work, GError **error)
{
  g_autoptr (GHashTable) unknown = waymark_shown_get_unknown_children (work->store, error);
  g_autoptr (GList) created = NULL;

  if (unknown == NULL)
    return FALSE;

  created = g_hash_table_get_keys (work->created);
  for (GList *l = created; l != NULL; l = l->next)
    {
      gboolean continued;

      if (!is_continued (work, l->data, &continued, error))
        return FALSE;
      if (continued)
        g_hash_table_add (work->stays, g_strdup (l->data));
    }

  for (GList *l = created; l != NULL; l = l->next)
    {
      if (g_hash_table_contains (work->stays, l->data))
        keep_upwards (work, parent_now (work, l->data));
      keep_for_children (work, l->data, unknown);
    }
  return TRUE;
}

static void
remove_created (Work *work)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, work->created);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autoptr (WaymarkValue) value = NULL;
      const char *root = key;
      const char *parent;
      WaymarkRegister *r;

      if (!goes (work, key))
        {
          g_ptr_array_add (work->out->left_alone, waymark_register_new (key, WAYMARK_FIELD_KIND));
          continue;
        }
      while ((parent = parent_now (work, root)) != NULL && goes (work, parent))
        root = parent;

      value = waymark_value_new_string (root);
      r = waymark_register_new (key, WAYMARK_FIELD_GONE);
      waymark_register_add_value (r, value);
      g_ptr_array_add (work->out->registers, r);
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
run (Work *work, GError **error)
{
  work->past = waymark_past_new (work->store, work->edit, error);
  if (work->past == NULL)
    return FALSE;
  if (waymark_past_is_empty (work->past))
    return TRUE;
  if (!read_touched (work, error) || !take_back_registers (work, error) ||
      !find_stays (work, error))
    return FALSE;

  remove_created (work);
  waymark_registers_sort (work->out->registers);
  return TRUE;
}

/**
 * waymark_inverse_make:
 * @store: a store
 * @plan: its plan, as it is now
 * @edit: number of an edit
 * @inverse: (out caller-allocates): what takes it back
 * @error: return location for an error
 *
 * Works out what takes an edit back. The edit that made the plan cannot be: then
 * there is nothing to write.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_inverse_make (
    WaymarkStore *store, WaymarkPlan *plan, gint64 edit, WaymarkInverse *inverse, GError **error)
{
  Work work = { .store = store, .plan = plan, .edit = edit, .out = inverse };
  gboolean done;

  inverse->left_alone = waymark_registers_new ();
  inverse->registers = waymark_registers_new ();
  work.touched = waymark_registers_new ();
  work.written = new_set ();
  work.created = new_set ();
  work.stays = new_set ();
  work.gone = new_set ();
  work.homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  done = run (&work, error);

  g_clear_pointer (&work.past, waymark_past_free);
  g_ptr_array_unref (work.touched);
  g_hash_table_unref (work.written);
  g_hash_table_unref (work.created);
  g_hash_table_unref (work.stays);
  g_hash_table_unref (work.gone);
  g_hash_table_unref (work.homes);
  return done;
}

/**
 * waymark_inverse_clear:
 * @inverse: what waymark_inverse_make() filled
 */
void
waymark_inverse_clear (WaymarkInverse *inverse)
{
  g_clear_pointer (&inverse->registers, g_ptr_array_unref);
  g_clear_pointer (&inverse->left_alone, g_ptr_array_unref);
}
