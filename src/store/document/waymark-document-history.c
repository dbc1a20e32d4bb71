/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-history"

#include "config.h"

#include "waymark-document-private.h"
#include "waymark-last-seen.h"
#include "waymark-plan-file.h"
#include "waymark-snapshot.h"

/**
 * waymark_document_get_history:
 * @self: a document that is open
 * @item: (nullable): the id of an item, for what concerns it only
 * @error: return location
 *
 * Returns: (transfer full) (element-type WaymarkHistoryEntry): edits, newest first
 */
GPtrArray *
waymark_document_get_history (WaymarkDocument *self, const char *item, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);

  return waymark_store_get_history (self->store, item, error);
}

/**
 * waymark_document_read_history:
 * @self: a document that is open
 * @item: (nullable): the id of an item, for what concerns it and its parts only
 * @error: return location
 *
 * Returns: (transfer full): the history as it is now, whose changes are read one by one
 */
WaymarkHistoryReader *
waymark_document_read_history (WaymarkDocument *self, const char *item, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);

  return waymark_history_reader_new (self->store, item, error);
}

/**
 * waymark_document_wrote_value:
 * @self: a document that is open
 * @item: id of an item
 * @field: name of a field
 *
 * What was typed wrong a moment ago may be corrected without further ado.
 *
 * Returns: whether the value that the field has was brought since the document was opened
 */
gboolean
waymark_document_wrote_value (WaymarkDocument *self, const char *item, const char *field)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (item != NULL && field != NULL, FALSE);

  return waymark_store_wrote_value (self->store, item, field);
}

/**
 * waymark_document_put_back:
 * @self: a document that is open
 * @digest: an edit, by whomever
 * @name: what the new edit is called, in the reader's language
 * @left_alone: (out) (optional) (element-type WaymarkHistoryChange): what was not touched
 *   as somebody went on from it, without values
 * @error: return location
 *
 * Puts back what was before an edit, where what it left still stands. This is a new
 * edit; undo takes it back.
 *
 * Returns: %FALSE with %WAYMARK_ERROR_NOTHING_TO_UNDO if nothing of the edit is left, or
 *   if it could not be kept
 */
gboolean
waymark_document_put_back (WaymarkDocument *self,
                           const char *digest,
                           const char *name,
                           GPtrArray **left_alone,
                           GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (digest != NULL && name != NULL, FALSE);

  if (!waymark_document_list_session (self, &failure) ||
      !waymark_store_put_back (
          self->store, self->plan, digest, name, self->person, left_alone, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_note_written (self);
  return TRUE;
}

/**
 * waymark_document_load_plan_before:
 * @self: a document that is open
 * @before: seconds since 1970
 * @error: return location
 *
 * Returns: (transfer full): the plan as it was at that moment
 */
WaymarkPlan *
waymark_document_load_plan_before (WaymarkDocument *self, gint64 before, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);

  return waymark_store_load_plan_before (self->store, before, error);
}

/**
 * waymark_document_load_plan_after:
 * @self: a document that is open
 * @digest: an edit, by whomever
 * @error: return location
 *
 * Returns: (transfer full): the plan as whoever made the edit had it then
 */
WaymarkPlan *
waymark_document_load_plan_after (WaymarkDocument *self, const char *digest, GError **error)
{
  const char *const heads[] = { digest, NULL };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  return waymark_store_load_plan_at (self->store, heads, error);
}

/**
 * waymark_document_load_plan_in:
 * @self: a document that is open
 * @file: a copy of its plan
 * @error: return location
 *
 * Returns: (transfer full): the plan as that file has it; %NULL with @error set, also where
 *   it is another plan
 */
WaymarkPlan *
waymark_document_load_plan_in (WaymarkDocument *self, GFile *file, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return waymark_plan_file_load_copy (file, waymark_plan_get_id (self->plan), NULL, error);
}

/**
 * waymark_document_load_plan_seen:
 * @self: a document that is open
 * @time: (out): when it was last closed, seconds since 1970
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan as the user of this computer last closed it;
 *   %NULL without an error if that never was
 */
WaymarkPlan *
waymark_document_load_plan_seen (WaymarkDocument *self, gint64 *time, GError **error)
{
  g_auto (GStrv) heads = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);
  g_return_val_if_fail (time != NULL, NULL);

  heads = waymark_last_seen_read (waymark_plan_get_id (self->plan), time);
  return heads != NULL
             ? waymark_store_load_plan_at (self->store, (const char *const *) heads, error)
             : NULL;
}

/**
 * waymark_document_note_seen:
 * @self: a document that is open
 *
 * Remembers what is in the plan now, for waymark_document_load_plan_seen() of a later opening.
 */
void
waymark_document_note_seen (WaymarkDocument *self)
{
  g_auto (GStrv) heads = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);

  heads = waymark_store_get_heads (self->store, &error);
  if (heads == NULL || !waymark_last_seen_write (
                           waymark_plan_get_id (self->plan), (const char *const *) heads, &error))
    g_warning ("What was seen of the plan is not remembered: %s", error->message);
}

/* Others' edits came in: what there was @before is known, what there is now not yet. */
void
waymark_document_note_brought (WaymarkDocument *self, const char *const *before)
{
  g_strfreev (self->brought_before);
  self->brought_before = g_strdupv ((char **) before);
  g_strfreev (self->brought_after);
  self->brought_after = waymark_store_get_heads (self->store, NULL);
}

/**
 * waymark_document_list_brought:
 * @self: a document that is open
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8): the digests of the edits that came in when
 *   this was last combined with others' versions, by a person or by itself, as a set; %NULL with
 *   @error set
 */
GHashTable *
waymark_document_list_brought (WaymarkDocument *self, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);

  if (self->brought_before == NULL || self->brought_after == NULL)
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return waymark_store_list_between (self->store,
                                     (const char *const *) self->brought_before,
                                     (const char *const *) self->brought_after,
                                     error);
}

static gboolean
check_snapshots (WaymarkPlan *plan, GError **error)
{
  for (WaymarkItem *meeting =
           waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_MEETING);
       meeting != NULL;
       meeting = waymark_item_next (meeting))
    for (WaymarkItem *snapshot = waymark_item_first (meeting, WAYMARK_KIND_SNAPSHOT);
         snapshot != NULL;
         snapshot = waymark_item_next (snapshot))
      if (!waymark_snapshot_verify (snapshot, error))
        return FALSE;
  return TRUE;
}

/**
 * waymark_document_check:
 * @self: a document that is open
 * @error: return location
 *
 * Rebuilds the plan from its edits and compares; the snapshots of its meetings against
 * their digests.
 *
 * Returns: %FALSE if they differ; the error says in what
 */
gboolean
waymark_document_check (WaymarkDocument *self, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return waymark_store_verify (self->store, NULL, error) &&
         waymark_store_check (self->store, NULL, error) && check_snapshots (self->plan, error);
}
