/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-join"

#include "config.h"

#include "waymark-store-join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-fresh.h"
#include "waymark-progress.h"

static void
note_union (WaymarkStore *self, const WaymarkUnion *brought)
{
  if (brought->meets_session)
    self->session[0] = '\0';
}

static gboolean
refuse_loss (WaymarkStore *self, const WaymarkUnion *brought, GError **error)
{
  return waymark_store_refuse (
      self,
      WAYMARK_ERROR_CHANGED,
      error,
      /* Translators: %1$u is a number of items of the plan, %2$s the name of a file. */
      ngettext ("The other version of “%2$s” would remove or empty %1$u item, more than a fifth of "
                "the plan. Nothing was combined; combine it by hand to see what would go.",
                "The other version of “%2$s” would remove or empty %1$u items, more than a fifth "
                "of the plan. Nothing was combined; combine it by hand to see what would go.",
                brought->lost->len),
      brought->lost->len,
      waymark_store_get_display_name (self));
}

/* What is kept in memory of the file, before it is on the disk: nothing may fail after that. */
static gboolean
read_again (WaymarkStore *self, GError **error)
{
  return waymark_store_read_facts (self, error) && waymark_store_load_stacks (self, error);
}

static void
go_back (WaymarkStore *self)
{
  g_autoptr (GError) error = NULL;

  waymark_store_drop_state (self);
  /* What is known of it is from what was taken back. */
  self->risen = WAYMARK_RISEN_UNKNOWN;
  if (!read_again (self, &error))
    g_info ("What can be undone is not known: %s", error->message);
}

/* The commit may fail in name only, but then the file is as good as before: it is tried again. */
static gboolean
finish (WaymarkStore *self,
        WaymarkPlan *plan,
        WaymarkTransaction *transaction,
        const WaymarkUnion *brought,
        GError **error)
{
  g_autoptr (WaymarkFresh) fresh =
      plan != NULL ? waymark_fresh_read (self, NULL, brought->ids, error) : NULL;

  if ((plan != NULL && fresh == NULL) || !waymark_transaction_commit (transaction, error))
    return FALSE;
  note_union (self, brought);
  if (fresh != NULL)
    waymark_fresh_show (fresh, plan);
  return TRUE;
}

static gboolean
join (WaymarkStore *self,
      WaymarkStore *other,
      WaymarkPlan *plan,
      WaymarkUnion *brought,
      WaymarkJoinFlags flags,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);

  if (transaction == NULL || !waymark_union_begin (brought, self, error) ||
      !waymark_union_add (brought, self, other, cancellable, error) ||
      !waymark_union_apply (brought, self, cancellable, error))
    return FALSE;
  if (brought->n_edits == 0 && brought->n_baselines == 0)
    return TRUE;
  if (brought->lost->len > 0 && (flags & WAYMARK_JOIN_FORCE) == 0)
    return refuse_loss (self, brought, error);
  return read_again (self, error) && finish (self, plan, transaction, brought, error);
}

static void
tell (const WaymarkUnion *brought, WaymarkJoinResult *result)
{
  result->n_edits = brought->n_edits;
  result->n_lost = brought->lost != NULL ? brought->lost->len : 0;
}

/**
 * waymark_store_join:
 * @self: a store
 * @other: a verified copy of its plan; only read
 * @plan: (nullable): its plan, to be brought up to date
 * @flags: how
 * @result: (out) (optional): what came of it
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Takes over the edits of a copy, without an edit of its own: two programs that join each
 * other's versions come to rest. If the open session was continued elsewhere it is over:
 * begin another one.
 *
 * Returns: %TRUE on success, also if there was nothing to take; otherwise nothing happened
 */
gboolean
waymark_store_join (WaymarkStore *self,
                    WaymarkStore *other,
                    WaymarkPlan *plan,
                    WaymarkJoinFlags flags,
                    WaymarkJoinResult *result,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (WaymarkUnion) brought = { 0 };
  gboolean done = join (self, other, plan, &brought, flags, cancellable, error);

  if (!done)
    go_back (self);
  if (result != NULL)
    tell (&brought, result);
  return done;
}

/* ---- confirmed by a person */

static gboolean
write_merge (WaymarkStore *self,
             WaymarkPlan *plan,
             WaymarkTransaction *started,
             WaymarkUnion *brought,
             const WaymarkCombine *how,
             GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = started;
  g_autoptr (GPtrArray) registers = NULL;
  g_auto (WaymarkRecord) record = { .person = how->person, .name = how->name };

  registers = how->choose != NULL ? how->choose (self, brought, how->user_data, error)
                                  : waymark_registers_new ();
  if (registers == NULL)
    return FALSE;
  if (!brought->has_content && registers->len == 0)
    {
      for (guint i = 0; how->touched != NULL && i < brought->ids->len; i++)
        g_ptr_array_add (how->touched, g_strdup (g_ptr_array_index (brought->ids, i)));
      return finish (self, plan, transaction, brought, error);
    }

  /* What came in shows that the open session lives elsewhere too. */
  if (brought->meets_session)
    waymark_store_begin_session (self);
  record.session = self->session;
  record.ours = brought->heads;
  record.registers = registers;
  if (!waymark_store_write (
          self, plan, g_steal_pointer (&transaction), &record, brought->ids, error))
    return FALSE;
  if (how->touched != NULL)
    waymark_record_tell_touched (&record, how->touched);
  return TRUE;
}

static gboolean
combine (WaymarkStore *self,
         WaymarkStore *const *others,
         guint n_others,
         WaymarkPlan *plan,
         WaymarkUnion *brought,
         const WaymarkCombine *how,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);

  if (transaction == NULL || !waymark_union_begin (brought, self, error))
    return FALSE;
  for (guint i = 0; i < n_others; i++)
    {
      waymark_progress_begin (cancellable, .4 * i / n_others, .4 * (i + 1) / n_others);
      if (!waymark_union_add (brought, self, others[i], cancellable, error))
        return FALSE;
      waymark_progress_end (cancellable);
    }
  waymark_progress_begin (cancellable, .4, .9);
  if (!waymark_union_apply (brought, self, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);
  if (brought->n_edits == 0 && brought->n_baselines == 0)
    return TRUE;
  if (brought->lost->len > 0 && (how->flags & WAYMARK_JOIN_FORCE) == 0)
    return refuse_loss (self, brought, error);
  return read_again (self, error) &&
         write_merge (self, plan, g_steal_pointer (&transaction), brought, how, error);
}

/**
 * waymark_store_combine:
 * @self: a store with a session
 * @others: (array length=n_others): verified copies of its plan; only read
 * @n_others: how many
 * @plan: (nullable): its plan, to be brought up to date
 * @how: who does it, and what was chosen
 * @result: (out) (optional): what came of it
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Takes over the edits of copies as a person confirmed: with one edit that can be undone,
 * unless the copies said nothing new.
 *
 * Returns: %TRUE on success, also if there was nothing to take; otherwise nothing happened
 */
gboolean
waymark_store_combine (WaymarkStore *self,
                       WaymarkStore *const *others,
                       guint n_others,
                       WaymarkPlan *plan,
                       const WaymarkCombine *how,
                       WaymarkJoinResult *result,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (WaymarkUnion) brought = { 0 };
  g_autofree char *session = g_strdup (self->session);
  gboolean done = combine (self, others, n_others, plan, &brought, how, cancellable, error);

  if (!done)
    {
      strcpy (self->session, session);
      go_back (self);
    }
  if (result != NULL)
    tell (&brought, result);
  return done;
}

/**
 * waymark_store_get_person_of:
 * @self: a store
 * @digest: an edit, 64 hexadecimal digits
 * @person: (out) (nullable) (transfer full): who made it; %NULL where that is not known
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_get_person_of (WaymarkStore *self, const char *digest, char **person, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT person FROM edit WHERE digest = ?1", error);
  WaymarkDigest bytes;
  WaymarkStep step;

  *person = NULL;
  if (query == NULL)
    return FALSE;
  if (!waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes))
    return TRUE;
  waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    *person = g_strdup (waymark_statement_get_text (query, 0, NULL));
  return step != WAYMARK_STEP_ERROR;
}
