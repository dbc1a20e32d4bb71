/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination-apply"

#include "config.h"

#include <string.h>

#include "waymark-combination-private.h"
#include "waymark-conflict-list.h"
#include "waymark-document-private.h"
#include "waymark-life-read.h"
#include "waymark-shown.h"
#include "waymark-store-join.h"

/* What a person chose becomes the registers that the one edit of the merge writes. */
typedef struct
{
  WaymarkCombining *combining;
  WaymarkPlan *ours; /* as it was before */
  WaymarkStore *store;
  WaymarkMoment was;
  GPtrArray *registers;
  GHashTable *written; /* "item field" */

  /* Read once, for the first line that needs them: nothing is written until all is chosen. */
  GHashTable *deleted; /* number of an edit -> GPtrArray of ids that it deleted */
  GPtrArray *waiting;  /* of WaymarkConflict */
  GHashTable *kept;    /* id of a root -> GPtrArray of the WaymarkConflict of @waiting about it */
} Choosing;

static void
add (Choosing *self, WaymarkRegister *r)
{
  char *key = g_strconcat (r->item, " ", r->field, NULL);

  if (g_hash_table_add (self->written, key))
    g_ptr_array_add (self->registers, r);
  else
    waymark_register_free (r);
}

/* Rejecting: my claims are written back. */
static gboolean
write_back (Choosing *self, const char *item, const char *field, GError **error)
{
  WaymarkRegister *r = waymark_moment_get_claims (&self->was, item, field, error);

  if (r == NULL)
    return FALSE;
  add (self, r);
  return TRUE;
}

static void
write_value (Choosing *self, const WaymarkDifference *difference, WaymarkValue *value)
{
  WaymarkRegister *r = waymark_register_new (difference->item, difference->field);

  waymark_register_add_value (r, value);
  add (self, r);
}

/* ---- whole branches */

static gboolean
add_child (const char *item, const char *field, const char *to, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, g_strdup (item));
  return TRUE;
}

/* The item and all that stands under it now. */
static gboolean
remove_branch (Choosing *self, const char *root, GError **error)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_string (root);
  g_autoptr (GPtrArray) branch = g_ptr_array_new_with_free_func (g_free);
  guint begin = 0;
  WaymarkState *state = waymark_store_get_state (self->store, error);

  if (state == NULL)
    return FALSE;
  g_ptr_array_add (branch, g_strdup (root));
  while (begin < branch->len)
    {
      g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = begin; i < branch->len; i++)
        g_hash_table_add (parents, g_ptr_array_index (branch, i));
      begin = branch->len;
      if (!waymark_life_find_children (
              state, WAYMARK_LIFE_FROM_TABLES, parents, add_child, branch, error))
        return FALSE;
    }
  for (guint i = 0; i < branch->len; i++)
    {
      WaymarkRegister *r = waymark_register_new (g_ptr_array_index (branch, i), WAYMARK_FIELD_GONE);

      waymark_register_add_value (r, value);
      add (self, r);
    }
  return TRUE;
}

/* Returns the list of @key, made if need be. */
static GPtrArray *
list_of (GHashTable *lists,
         gconstpointer key,
         gpointer (*copy_key) (gconstpointer),
         GDestroyNotify free_item)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_item);
      g_hash_table_insert (lists, copy_key (key), list);
    }
  return list;
}

static gpointer
copy_number (gconstpointer number)
{
  return g_memdup2 (number, sizeof (gint64));
}

static gpointer
copy_id (gconstpointer id)
{
  return g_strdup (id);
}

static gboolean
read_deleted (Choosing *self, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  if (self->deleted != NULL)
    return TRUE;
  query = waymark_sqlite_get (
      self->store->db,
      "SELECT DISTINCT ifnull (origin, edit), item FROM claim WHERE field = '@gone'",
      error);
  if (query == NULL)
    return FALSE;
  self->deleted = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 edit = waymark_statement_get_int (query, 0);
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 1, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id))
        g_ptr_array_add (list_of (self->deleted, &edit, copy_number, g_free), g_strdup (id));
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_kept (Choosing *self, GError **error)
{
  if (self->kept != NULL)
    return TRUE;
  self->waiting = waymark_conflict_list (self->store, error);
  if (self->waiting == NULL)
    return FALSE;
  self->kept =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      WaymarkConflict *conflict = g_ptr_array_index (self->waiting, i);

      if (conflict->type == WAYMARK_CONFLICT_DELETED)
        g_ptr_array_add (list_of (self->kept, conflict->item, copy_id, NULL), conflict);
    }
  return TRUE;
}

static void
forget_read (Choosing *self)
{
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

/* All that was deleted with @item by the edits that came in stays as it was. */
static gboolean
restore_branch (Choosing *self, const char *item, GError **error)
{
  g_autoptr (GArray) deletions = NULL;
  g_autoptr (GArray) kept = NULL;
  WaymarkState *state = waymark_store_get_state (self->store, error);

  if (state == NULL || !waymark_life_read_gone (state, item, &deletions, &kept, error) ||
      !read_deleted (self, error))
    return FALSE;
  for (guint i = 0; i < deletions->len; i++)
    {
      gint64 edit = g_array_index (deletions, WaymarkDeletion, i).edit;
      GPtrArray *ids = g_hash_table_lookup (self->deleted, &edit);

      for (guint k = 0; ids != NULL && k < ids->len; k++)
        {
          const char *id = g_ptr_array_index (ids, k);
          gboolean was;

          if (!waymark_moment_has_item (&self->was, id, &was, error) ||
              (was && !write_back (self, id, WAYMARK_FIELD_GONE, error)))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
keep_branch (Choosing *self, const char *item, GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_conflict_make_keep (self->store, item, error);

  if (registers == NULL)
    return FALSE;
  while (registers->len > 0)
    add (self, g_ptr_array_steal_index (registers, registers->len - 1));
  return TRUE;
}

/* The uppermost of what stays goes, and with it all under it. */
static gboolean
delete_kept (Choosing *self, const char *root, GError **error)
{
  GPtrArray *conflicts;

  if (!read_kept (self, error))
    return FALSE;
  conflicts = g_hash_table_lookup (self->kept, root);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      WaymarkConflict *conflict = g_ptr_array_index (conflicts, i);

      for (guint k = 0; k < conflict->items->len; k++)
        if (!remove_branch (self, g_ptr_array_index (conflict->items, k), error))
          return FALSE;
    }
  return TRUE;
}

/* ---- one line */

static gboolean
is_from_values (const WaymarkDifference *difference)
{
  return difference->side == WAYMARK_SIDE_THEIRS && difference->theirs->len > 0 &&
         ((WaymarkClaim *) g_ptr_array_index (difference->theirs, 0))->digest == NULL;
}

static gboolean
choose_kept (Choosing *self, const WaymarkDifference *difference, GError **error)
{
  gboolean deleted_there = difference->ours != NULL;
  gboolean keep = deleted_there == (difference->choice == WAYMARK_CHOICE_OURS);

  return keep ? keep_branch (self, difference->item, error)
              : delete_kept (self, difference->item, error);
}

static gboolean
choose_ours (Choosing *self, const WaymarkDifference *difference, GError **error)
{
  gboolean alive;

  switch (difference->type)
    {
    case WAYMARK_DIFFERENCE_ADDED:
      if (!waymark_shown_is_alive (self->store, difference->item, &alive, error))
        return FALSE;
      return !alive || remove_branch (self, difference->item, error);
    case WAYMARK_DIFFERENCE_REMOVED:
      return restore_branch (self, difference->item, error);
    case WAYMARK_DIFFERENCE_VALUE:
    case WAYMARK_DIFFERENCE_MOVED:
      return write_back (self, difference->item, difference->field, error);
    case WAYMARK_DIFFERENCE_KEPT:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
choose (Choosing *self, const WaymarkDifference *difference, GError **error)
{
  if (difference->choice == WAYMARK_CHOICE_NONE || is_from_values (difference))
    return TRUE;
  if (difference->type == WAYMARK_DIFFERENCE_KEPT)
    return choose_kept (self, difference, error);
  if (difference->choice == WAYMARK_CHOICE_OURS)
    return difference->side == WAYMARK_SIDE_OURS || choose_ours (self, difference, error);
  if (difference->field == NULL)
    return TRUE;

  if (difference->choice == WAYMARK_CHOICE_WRITTEN)
    write_value (self, difference, difference->written);
  else if (difference->side != WAYMARK_SIDE_THEIRS && difference->nth < difference->theirs->len)
    write_value (self,
                 difference,
                 ((WaymarkClaim *) g_ptr_array_index (difference->theirs, difference->nth))->value);
  return TRUE;
}

static GPtrArray *
make_registers (WaymarkStore *store,
                const WaymarkUnion *brought,
                gpointer user_data,
                GError **error)
{
  Choosing *self = user_data;
  GPtrArray *differences = self->combining->differences;
  WaymarkState *state = waymark_store_get_state (store, error);
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done = TRUE;

  if (state == NULL)
    return NULL;
  self->store = store;
  self->registers = registers;
  self->written = written;
  self->was.state = waymark_combining_get_past (self->combining, state, brought, error);
  if (self->was.state == NULL)
    return NULL;
  for (guint i = 0; i < differences->len && done; i++)
    done = choose (self, g_ptr_array_index (differences, i), error);
  waymark_moment_clear (&self->was);
  forget_read (self);

  if (done)
    waymark_values_make_registers (
        self->ours, self->combining->values, differences, store->session, registers);
  return done ? g_steal_pointer (&registers) : NULL;
}

/* Plans without history alone: an ordinary edit. */
static gboolean
write_values (Choosing *self,
              WaymarkStore *store,
              WaymarkPlan *plan,
              WaymarkCombine *how,
              gboolean *brought,
              GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_auto (WaymarkRecord) record = {
    .session = store->session, .person = how->person, .name = how->name, .registers = registers
  };

  *brought = waymark_values_make_registers (
      self->ours, self->combining->values, self->combining->differences, store->session, registers);
  if (!*brought)
    return TRUE;
  if (!waymark_store_write (store, plan, NULL, &record, NULL, error))
    return FALSE;
  if (how->touched != NULL)
    waymark_record_tell_touched (&record, how->touched);
  return TRUE;
}

/* @plan: (nullable): shown anew; else @how gets the ids of what changed */
static gboolean
write_all (Choosing *self,
           WaymarkStore *store,
           WaymarkPlan *plan,
           WaymarkCombine *how,
           gboolean *brought,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *stores = self->combining->stores;
  WaymarkJoinResult result = { 0 };

  if (stores->len == 0)
    return write_values (self, store, plan, how, brought, error);
  how->flags = WAYMARK_JOIN_FORCE;
  how->choose = make_registers;
  how->user_data = self;
  if (!waymark_store_combine (store,
                              (WaymarkStore *const *) stores->pdata,
                              stores->len,
                              plan,
                              how,
                              &result,
                              cancellable,
                              error))
    return FALSE;
  *brought = result.n_edits > 0;
  return TRUE;
}

/**
 * waymark_combining_apply:
 * @self: files that were read
 * @document: the document
 * @name: what the edit is called
 * @brought: (out): whether there was anything to take
 * @error: return location
 *
 * Returns: %TRUE on success; otherwise nothing happened
 */
gboolean
waymark_combining_apply (WaymarkCombining *self,
                         WaymarkDocument *document,
                         const char *name,
                         gboolean *brought,
                         GError **error)
{
  Choosing choosing = { .combining = self, .ours = document->plan };
  WaymarkCombine how = { .person = document->person, .name = name };
  g_autofree char *session = g_strdup (document->store->session);
  GError *failure = NULL;

  *brought = FALSE;
  if (!waymark_document_list_session (document, &failure) ||
      !write_all (&choosing, document->store, document->plan, &how, brought, NULL, &failure))
    {
      waymark_document_explain (document, failure, error);
      return FALSE;
    }
  /* A session that was continued elsewhere is over; the new one is ours as well. */
  if (strcmp (session, document->store->session) != 0)
    {
      document->session_listed = FALSE;
      if (!waymark_document_list_session (document, &failure))
        {
          g_warning ("Combining cannot be undone after closing: %s", failure->message);
          g_clear_error (&failure);
        }
    }
  if (*brought)
    waymark_document_note_written (document);
  return TRUE;
}

/**
 * waymark_combining_write:
 * @self: files that were read
 * @scratch: a copy of the working copy
 * @person: who does it
 * @name: what the edit is called
 * @ids: (element-type utf8): gets the ids of the items that may be others than before
 * @brought: (out): whether there was anything to take
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Does as waymark_combining_apply() in a copy, without the document: for a thread.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_combining_write (WaymarkCombining *self,
                         WaymarkStore *scratch,
                         const char *person,
                         const char *name,
                         GPtrArray *ids,
                         gboolean *brought,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (WaymarkPlan) ours = NULL;
  Choosing choosing = { .combining = self };
  WaymarkCombine how = { .person = person, .name = name, .touched = ids };

  *brought = FALSE;
  if (self->values->len > 0)
    {
      ours = waymark_store_load_plan (scratch, cancellable, error);
      if (ours == NULL)
        return FALSE;
    }
  choosing.ours = ours;
  return write_all (&choosing, scratch, NULL, &how, brought, cancellable, error);
}
