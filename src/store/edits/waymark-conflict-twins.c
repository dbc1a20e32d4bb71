/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-conflict-twins"

#include "config.h"

#include <string.h>

#include "waymark-conflict-list.h"
#include "waymark-item-table.h"
#include "waymark-shown.h"

/* Relations that were added twice (SPEC section 9): of those with the same parent and
 * target one is shown if they are alike; those that differ are listed. */

static const struct
{
  WaymarkKind kind;
  const char *field;
  gboolean is_link;
  gboolean is_party;
} relations[] = {
  { WAYMARK_KIND_ASSIGNMENT, "party", TRUE, TRUE },
  { WAYMARK_KIND_REFERENCE, "target", TRUE, FALSE },
  { WAYMARK_KIND_MEMBERSHIP, "member", TRUE, TRUE },
  { WAYMARK_KIND_ALIAS, "name", FALSE, FALSE },
};

/* One relation: whose, and to what. */
typedef struct
{
  WaymarkBlobId id;
  WaymarkBlobId parent;
  const char *to; /* from the table of targets, so that equal ones are the same */
} Relation;

/* One that another has parent and target in common with, and its words. */
typedef struct
{
  char id[33];
  char *words;
} Twin;

typedef struct
{
  WaymarkStore *store;
  const WaymarkBlobId *only; /* the parent of those that are looked at; NULL: all */
  GHashTable *parties;       /* id -> id that speaks for it; NULL: each for itself */
  GHashTable *targets;       /* ids and names */
  GHashTable *folded;        /* id of a relation -> id of the one shown for it */
  GPtrArray *conflicts;
  gboolean has_extra;
  gboolean has_into; /* some party went into another */
} Work;

static void
twin_clear (gpointer data)
{
  g_free (((Twin *) data)->words);
}

/* ---- parties that were joined into each other */

/* A party may be gone and still say where it went. @into must not be @party. */
static gboolean
read_into (Work *work, const char *party, char into[33], GError **error)
{
  WaymarkState *state = waymark_store_get_state (work->store, error);
  g_autoptr (WaymarkWrites) writes = NULL;
  g_autoptr (GArray) settled = NULL;
  g_autoptr (WaymarkValue) value = NULL;
  gboolean combined, alive;

  into[0] = '\0';
  if (state == NULL || !waymark_state_read (state, party, "into", &writes, error))
    return FALSE;
  if (writes == NULL)
    return TRUE;
  settled = waymark_state_settle (state, writes, &combined);
  value = waymark_bytes_decode (g_array_index (settled, WaymarkAlternative, 0).value);
  if (waymark_value_get_string (value) == NULL || waymark_value_get_string (value)[0] == '\0')
    return TRUE;
  work->has_into = TRUE;
  if (!waymark_shown_has_item (work->store, waymark_value_get_string (value), &alive, error))
    return FALSE;
  if (alive)
    g_strlcpy (into, waymark_value_get_string (value), 33);
  return TRUE;
}

static guint
find_in (GPtrArray *way, const char *party)
{
  guint i = 0;

  while (i < way->len && strcmp (g_ptr_array_index (way, i), party) != 0)
    i++;
  return i;
}

/* Of parties joined into each other in a ring the smallest id speaks. */
static gboolean
resolve (Work *work, const char *party, const char **speaker, GError **error)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new_with_free_func (g_free);
  char into[33];

  *speaker = g_hash_table_lookup (work->parties, party);
  if (*speaker != NULL)
    return TRUE;

  g_strlcpy (into, party, sizeof into);
  while (into[0] != '\0' && find_in (way, into) == way->len)
    {
      char *joined = g_strdup (into);

      g_ptr_array_add (way, joined);
      if (!read_into (work, joined, into, error))
        return FALSE;
    }
  *speaker = g_ptr_array_index (way, way->len - 1);
  for (guint i = find_in (way, into); into[0] != '\0' && i < way->len; i++)
    if (strcmp (g_ptr_array_index (way, i), *speaker) < 0)
      *speaker = g_ptr_array_index (way, i);
  *speaker = g_strdup (*speaker);
  g_hash_table_insert (work->parties, g_strdup (party), (gpointer) *speaker);
  return TRUE;
}

/* ---- one relation */

static gboolean
add_extra (Work *work, const char *id, GPtrArray *words, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId item;
  WaymarkStep step;

  if (!work->has_extra)
    return TRUE;
  query = waymark_sqlite_get (
      work->store->db, "SELECT field, hex (value) FROM extra WHERE item = ?1", error);
  if (query == NULL || !waymark_id_to_blob (id, &item))
    return FALSE;
  waymark_statement_bind_blob (query, 1, item.bytes, item.length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    g_ptr_array_add (words,
                     g_strdup_printf ("%s=%s",
                                      waymark_statement_get_text (query, 0, NULL),
                                      waymark_statement_get_text (query, 1, NULL)));
  return step != WAYMARK_STEP_ERROR;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
get_words (Work *work, WaymarkItem *item, const char *without, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      g_autoptr (GBytes) bytes = NULL;
      gsize length;
      const guint8 *data;
      g_autofree char *hex = NULL;

      if (value == NULL || strcmp (fields[i].name, without) == 0)
        continue;
      bytes = waymark_value_encode_bytes (value);
      data = g_bytes_get_data (bytes, &length);
      hex = g_malloc (2 * length + 1);
      waymark_hex_encode (data, length, hex);
      g_ptr_array_add (words, g_strdup_printf ("%s=%s", fields[i].name, hex));
    }
  if (!add_extra (work, waymark_item_get_id (item), words, error))
    return NULL;
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* Relations come by id, so the first of those that are alike is the one to be shown. */
static void
fold (Work *work, GArray *group)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) different = g_ptr_array_new ();
  WaymarkConflict *conflict;

  for (guint i = 0; i < group->len; i++)
    {
      Twin *twin = &g_array_index (group, Twin, i);
      Twin *first = g_hash_table_lookup (told, twin->words);

      if (first != NULL)
        g_hash_table_insert (work->folded, g_strdup (twin->id), g_strdup (first->id));
      else
        {
          g_hash_table_insert (told, twin->words, twin);
          g_ptr_array_add (different, twin->id);
        }
    }
  if (different->len < 2 || work->conflicts == NULL)
    return;

  conflict =
      waymark_conflict_new (WAYMARK_CONFLICT_DUPLICATE, g_ptr_array_index (different, 0), NULL);
  for (guint i = 0; i < different->len; i++)
    g_ptr_array_add (conflict->items, g_strdup (g_ptr_array_index (different, i)));
  g_ptr_array_add (work->conflicts, conflict);
}

/* ---- all relations of a kind */

static const char *
keep_target (Work *work, const char *to)
{
  char *kept = g_hash_table_lookup (work->targets, to);

  if (kept == NULL)
    {
      kept = g_strdup (to);
      g_hash_table_add (work->targets, kept);
    }
  return kept;
}

/* Only what tells twins apart from all others: there are many relations and few twins. */
static gboolean
read_relation (Work *work, WaymarkStatement *row, guint nth, Relation *relation, GError **error)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);
  const char *to;
  char id[33];

  relation->id.length = (guint8) MIN (length, sizeof relation->id.bytes);
  memcpy (relation->id.bytes, bytes, relation->id.length);
  bytes = waymark_statement_get_blob (row, 1, &length);
  relation->parent.length = (guint8) MIN (length, sizeof relation->parent.bytes);
  memcpy (relation->parent.bytes, bytes, relation->parent.length);

  if (relations[nth].is_link)
    {
      bytes = waymark_statement_get_blob (row, 2, &length);
      to = waymark_id_from_blob (bytes, length, id) ? id : "";
    }
  else
    to = waymark_statement_get_text (row, 2, NULL);
  if (to == NULL)
    to = "";
  if (*to != '\0' && relations[nth].is_party && work->parties != NULL &&
      !resolve (work, to, &to, error))
    return FALSE;
  relation->to = keep_target (work, to);
  return TRUE;
}

static int
compare_bytes (const WaymarkBlobId *a, const WaymarkBlobId *b)
{
  int order = memcmp (a->bytes, b->bytes, MIN (a->length, b->length));

  return order != 0 ? order : (int) a->length - (int) b->length;
}

static int
compare_relations (gconstpointer a, gconstpointer b)
{
  const Relation *x = a;
  const Relation *y = b;
  int order = compare_bytes (&x->parent, &y->parent);

  if (order == 0 && x->to != y->to)
    order = strcmp (x->to, y->to);
  return order != 0 ? order : compare_bytes (&x->id, &y->id);
}

static GArray *
read_relations (Work *work, guint nth, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, parent, \"%s\" FROM \"%s\"%s",
                                          relations[nth].field,
                                          waymark_kind_get_name (relations[nth].kind),
                                          work->only != NULL ? " WHERE parent = ?1" : "");
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, sql, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Relation));
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  if (work->only != NULL)
    waymark_statement_bind_blob (query, 1, work->only->bytes, work->only->length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      Relation relation;

      if (!read_relation (work, query, nth, &relation, error))
        return NULL;
      g_array_append_val (all, relation);
    }
  if (step == WAYMARK_STEP_ERROR)
    return NULL;
  g_array_sort (all, compare_relations);
  return g_steal_pointer (&all);
}

static gboolean
add_twin (Work *work, guint nth, const WaymarkBlobId *id, GArray *group, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db, waymark_item_table_select_by_id (relations[nth].kind), error);
  g_autoptr (WaymarkItem) item = NULL;
  Twin twin;

  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, id->bytes, id->length);
  if (waymark_statement_step (query, error) == WAYMARK_STEP_ERROR)
    return FALSE;
  item = waymark_item_table_read (query, relations[nth].kind);
  if (item == NULL)
    return TRUE;
  twin.words = get_words (work, item, relations[nth].field, error);
  if (twin.words == NULL)
    return FALSE;
  g_strlcpy (twin.id, waymark_item_get_id (item), sizeof twin.id);
  g_array_append_val (group, twin);
  return TRUE;
}

static gboolean
fold_kind (Work *work, guint nth, GError **error)
{
  g_autoptr (GArray) all = read_relations (work, nth, error);
  guint end;

  for (guint i = 0; all != NULL && i < all->len; i = end)
    {
      const Relation *first = &g_array_index (all, Relation, i);
      g_autoptr (GArray) group = NULL;

      end = i + 1;
      while (end < all->len && g_array_index (all, Relation, end).to == first->to &&
             compare_bytes (&g_array_index (all, Relation, end).parent, &first->parent) == 0)
        end++;
      if (end == i + 1)
        continue;

      group = g_array_new (FALSE, FALSE, sizeof (Twin));
      g_array_set_clear_func (group, twin_clear);
      for (guint k = i; k < end; k++)
        if (!add_twin (work, nth, &g_array_index (all, Relation, k).id, group, error))
          return FALSE;
      fold (work, group);
    }
  return all != NULL;
}

static gboolean
fold_kinds (Work *work, GError **error)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 extra;

  work->targets = targets;
  if (!waymark_sqlite_get_int (work->store->db,
                               "SELECT EXISTS (SELECT 1 FROM extra WHERE field NOT LIKE '@%')",
                               &extra,
                               error))
    return FALSE;
  work->has_extra = extra != 0;
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (!fold_kind (work, i, error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_conflict_find_twins:
 * @store: a store
 * @folded: (out) (optional) (transfer full): id of a relation -> id of the one shown for it
 * @conflicts: (nullable) (element-type WaymarkConflict): gets those that differ
 * @has_into: (out) (optional): whether any of the parties went into another
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_conflict_find_twins (WaymarkStore *store,
                             GHashTable **folded,
                             GPtrArray *conflicts,
                             gboolean *has_into,
                             GError **error)
{
  g_autoptr (GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Work work = { .store = store, .parties = parties, .folded = found, .conflicts = conflicts };

  if (!fold_kinds (&work, error))
    return FALSE;
  if (folded != NULL)
    *folded = g_steal_pointer (&found);
  if (has_into != NULL)
    *has_into = work.has_into;
  return TRUE;
}

/**
 * waymark_conflict_find_twins_under:
 * @store: a store in which no party went into another
 * @parent: id of an item
 * @conflicts: (element-type WaymarkConflict): gets those of its relations that differ
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_conflict_find_twins_under (WaymarkStore *store,
                                   const char *parent,
                                   GPtrArray *conflicts,
                                   GError **error)
{
  g_autoptr (GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  WaymarkBlobId id;
  Work work = { .store = store, .only = &id, .folded = folded, .conflicts = conflicts };

  return !waymark_id_to_blob (parent, &id) || fold_kinds (&work, error);
}

/**
 * waymark_conflict_may_be_twin:
 * @kind: a kind
 *
 * Returns: whether items of the kind are relations, which may be there twice
 */
gboolean
waymark_conflict_may_be_twin (WaymarkKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].kind == kind)
      return TRUE;
  return FALSE;
}
