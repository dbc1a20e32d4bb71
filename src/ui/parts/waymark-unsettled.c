/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-unsettled.h"

struct _WaymarkUnsettled
{
  GObject parent_instance;

  WaymarkDocument *document; /* which owns this */
  GPtrArray *conflicts;      /* of WaymarkConflict */
  GHashTable *owners;        /* ids of the items that lists mark */
  guint idle;
  gboolean is_over; /* the document was closed */
};

G_DEFINE_FINAL_TYPE (WaymarkUnsettled, waymark_unsettled, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
read_conflicts (WaymarkUnsettled *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = waymark_conflicts_list (self->document, &error);

  if (conflicts == NULL)
    {
      /* What was known stays; whatever is wrong with the file, the next edit tells. */
      g_warning ("What is not settled could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = conflicts;
  g_hash_table_unref (self->owners);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const WaymarkConflict *conflict = conflicts->pdata[i];
      WaymarkItem *owner = waymark_item_get_owner (waymark_plan_lookup (plan, conflict->item));

      if (owner != NULL)
        g_hash_table_add (self->owners, g_strdup (waymark_item_get_id (owner)));
    }
}

static gboolean
refresh_cb (gpointer user_data)
{
  WaymarkUnsettled *self = user_data;
  gboolean had = self->conflicts->len > 0;

  self->idle = 0;
  read_conflicts (self);
  if (had || self->conflicts->len > 0)
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
waymark_unsettled_finalize (GObject *object)
{
  WaymarkUnsettled *self = WAYMARK_UNSETTLED (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_unref (self->conflicts);
  g_hash_table_unref (self->owners);
  G_OBJECT_CLASS (waymark_unsettled_parent_class)->finalize (object);
}

static void
waymark_unsettled_class_init (WaymarkUnsettledClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_unsettled_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_unsettled_init (WaymarkUnsettled *self)
{
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_conflict_free);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * waymark_unsettled_get:
 * @document: an open plan
 *
 * Returns: (transfer none): what is not settled in it; it lives as long as the document
 */
WaymarkUnsettled *
waymark_unsettled_get (WaymarkDocument *document)
{
  WaymarkUnsettled *self;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  self = g_object_get_data (G_OBJECT (document), "waymark-unsettled");
  if (self != NULL)
    return self;
  self = g_object_new (WAYMARK_TYPE_UNSETTLED, NULL);
  self->document = document;
  g_object_set_data_full (G_OBJECT (document), "waymark-unsettled", self, g_object_unref);
  read_conflicts (self);
  g_signal_connect_object (waymark_document_get_plan (document),
                           "changed",
                           G_CALLBACK (waymark_unsettled_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  /* To choose what is shown already changes nothing in the plan. */
  g_signal_connect_object (document,
                           "notify::undo-name",
                           G_CALLBACK (waymark_unsettled_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document,
                           "notify::redo-name",
                           G_CALLBACK (waymark_unsettled_refresh),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * waymark_unsettled_list:
 * @self: what is not settled
 *
 * Returns: (transfer none) (element-type WaymarkConflict): each of it
 */
GPtrArray *
waymark_unsettled_list (WaymarkUnsettled *self)
{
  g_return_val_if_fail (WAYMARK_IS_UNSETTLED (self), NULL);

  return self->conflicts;
}

/**
 * waymark_unsettled_get_owners:
 * @self: what is not settled
 *
 * Returns: (transfer none) (element-type utf8 utf8): ids of the items that lists mark; it
 *   never changes, later there is another
 */
GHashTable *
waymark_unsettled_get_owners (WaymarkUnsettled *self)
{
  g_return_val_if_fail (WAYMARK_IS_UNSETTLED (self), NULL);

  return self->owners;
}

/**
 * waymark_unsettled_refresh:
 * @self: what is not settled
 *
 * Looks again, in a moment: what is shown may be in the middle of its own signal.
 */
void
waymark_unsettled_refresh (WaymarkUnsettled *self)
{
  g_return_if_fail (WAYMARK_IS_UNSETTLED (self));

  if (self->idle == 0 && !self->is_over)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/**
 * waymark_unsettled_stop:
 * @self: what is not settled in a document that was closed
 *
 * Does not look any more.
 */
void
waymark_unsettled_stop (WaymarkUnsettled *self)
{
  g_return_if_fail (WAYMARK_IS_UNSETTLED (self));

  self->is_over = TRUE;
  g_clear_handle_id (&self->idle, g_source_remove);
}
