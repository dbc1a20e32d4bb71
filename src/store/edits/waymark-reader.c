/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-reader"

#include "config.h"

#include "waymark-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-table.h"
#include "waymark-shown.h"
#include "waymark-store-private.h"

/**
 * WaymarkReader:
 *
 * Reads a plan straight from its database: for each parent, one cursor a kind that
 * may stand there, joined by (rank, id). Only the items on the way down from the
 * plan are in memory.
 */
struct _WaymarkReader
{
  GObject parent_instance;

  WaymarkStore *store;
  GArray *way; /* of Step: the items being visited, the innermost last */

  /* While items are being visited, a query of each kind at hand for the next of them. */
  WaymarkStatement *spare[WAYMARK_N_KINDS];
};

typedef struct
{
  char id[33];
  WaymarkKind kind;
} Step;

typedef struct
{
  WaymarkStatement *rows;
  WaymarkKind kind;
  gboolean at_end;
} Cursor;

static void waymark_reader_source_init (WaymarkSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkReader,
                               waymark_reader,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_SOURCE,
                                                      waymark_reader_source_init))

static gboolean
find_kind (WaymarkReader *self, const char *id, WaymarkKind *kind, GError **error)
{
  for (guint i = self->way->len; i > 0; i--)
    {
      Step *step = &g_array_index (self->way, Step, i - 1);

      if (strcmp (step->id, id) == 0)
        {
          *kind = step->kind;
          return TRUE;
        }
    }
  return waymark_shown_get_kind (self->store, id, kind, error);
}

static WaymarkStatement *
take_query (WaymarkReader *self, WaymarkKind kind, GError **error)
{
  if (self->spare[kind] != NULL)
    return g_steal_pointer (&self->spare[kind]);
  return waymark_sqlite_get (self->store->db, waymark_item_table_select_children (kind), error);
}

static void
give_back (WaymarkReader *self, Cursor *cursor)
{
  if (self->way->len == 0 || self->spare[cursor->kind] != NULL)
    {
      waymark_statement_release (cursor->rows);
      return;
    }
  waymark_statement_reset (cursor->rows);
  self->spare[cursor->kind] = cursor->rows;
}

static gboolean
advance (Cursor *cursor, GError **error)
{
  WaymarkStep step = waymark_statement_step (cursor->rows, error);

  cursor->at_end = step != WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
comes_before (const Cursor *a, const Cursor *b)
{
  gsize a_length, b_length;
  const guint8 *x, *y;
  int order = strcmp (waymark_statement_get_text (a->rows, 2, NULL),
                      waymark_statement_get_text (b->rows, 2, NULL));

  if (order != 0)
    return order < 0;
  x = waymark_statement_get_blob (a->rows, 0, &a_length);
  y = waymark_statement_get_blob (b->rows, 0, &b_length);
  return memcmp (x, y, MIN (a_length, b_length)) < 0;
}

static gboolean
open_cursors (WaymarkReader *self,
              WaymarkKind parent_kind,
              const WaymarkBlobId *parent,
              Cursor *cursors,
              guint *n_cursors,
              GError **error)
{
  for (int kind = WAYMARK_KIND_PLAN + 1; kind < WAYMARK_N_KINDS; kind++)
    {
      Cursor *cursor = &cursors[*n_cursors];

      if (!waymark_kind_may_stand_under (kind, parent_kind))
        continue;
      cursor->rows = take_query (self, kind, error);
      if (cursor->rows == NULL)
        return FALSE;
      (*n_cursors)++;
      cursor->kind = kind;
      waymark_statement_bind_blob (cursor->rows, 1, parent->bytes, parent->length);
      if (!advance (cursor, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit (
    WaymarkReader *self, Cursor *cursor, WaymarkSourceFunc func, gpointer user_data, GError **error)
{
  g_autoptr (WaymarkItem) item = waymark_item_table_read (cursor->rows, cursor->kind);
  Step step = { .kind = cursor->kind };
  gboolean go_on;

  if (item == NULL)
    return waymark_store_refuse (self->store,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an item in it has no place."),
                                 waymark_store_get_display_name (self->store));

  strcpy (step.id, waymark_item_get_id (item));
  g_array_append_val (self->way, step);
  go_on = func (item, user_data, error);
  g_array_set_size (self->way, self->way->len - 1);
  return go_on && advance (cursor, error);
}

static gboolean
visit_all (WaymarkReader *self,
           Cursor *cursors,
           guint n_cursors,
           WaymarkSourceFunc func,
           gpointer user_data,
           GError **error)
{
  while (TRUE)
    {
      Cursor *next = NULL;

      for (guint i = 0; i < n_cursors; i++)
        if (!cursors[i].at_end && (next == NULL || comes_before (&cursors[i], next)))
          next = &cursors[i];
      if (next == NULL)
        return TRUE;
      if (!visit (self, next, func, user_data, error))
        return FALSE;
    }
}

static gboolean
foreach_child (WaymarkSource *source,
               const char *parent,
               WaymarkSourceFunc func,
               gpointer user_data,
               GError **error)
{
  WaymarkReader *self = WAYMARK_READER (source);
  Cursor cursors[WAYMARK_N_KINDS] = { 0 };
  guint n_cursors = 0;
  WaymarkKind kind;
  WaymarkBlobId id;
  gboolean done;

  if (!waymark_id_to_blob (parent, &id) || !find_kind (self, parent, &kind, error))
    return FALSE;
  if (kind == WAYMARK_N_KINDS)
    return TRUE;

  done = open_cursors (self, kind, &id, cursors, &n_cursors, error) &&
         visit_all (self, cursors, n_cursors, func, user_data, error);
  for (guint i = 0; i < n_cursors; i++)
    give_back (self, &cursors[i]);
  for (guint i = 0; i < WAYMARK_N_KINDS && self->way->len == 0; i++)
    g_clear_pointer (&self->spare[i], waymark_statement_release);
  return done;
}

static const char *
get_plan_id (WaymarkSource *source)
{
  return waymark_store_get_plan_id (WAYMARK_READER (source)->store);
}

static WaymarkItem *
get_root (WaymarkSource *source, GError **error)
{
  WaymarkReader *self = WAYMARK_READER (source);
  WaymarkItem *root;
  char parent[33];

  if (!waymark_shown_read_item (self->store, WAYMARK_PLAN_ID, &root, parent, error))
    return NULL;
  if (root == NULL)
    waymark_store_refuse (self->store,
                          WAYMARK_ERROR_DAMAGED,
                          error,
                          /* Translators: %s is the name of a file. */
                          _ ("“%s” is damaged: there is no plan in it."),
                          waymark_store_get_display_name (self->store));
  return root;
}

static gboolean
has_item (WaymarkSource *source, const char *id, gboolean *found, GError **error)
{
  return waymark_shown_has_item (WAYMARK_READER (source)->store, id, found, error);
}

static void
waymark_reader_source_init (WaymarkSourceInterface *iface)
{
  iface->get_plan_id = get_plan_id;
  iface->get_root = get_root;
  iface->foreach_child = foreach_child;
  iface->has_item = has_item;
}

static void
waymark_reader_finalize (GObject *object)
{
  WaymarkReader *self = WAYMARK_READER (object);

  g_clear_pointer (&self->way, g_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (waymark_reader_parent_class)->finalize (object);
}

static void
waymark_reader_class_init (WaymarkReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_reader_finalize;
}

static void
waymark_reader_init (WaymarkReader *self)
{
  self->way = g_array_new (FALSE, FALSE, sizeof (Step));
}

/**
 * waymark_reader_new:
 * @store: a store, which must not change while it is read
 *
 * Returns: (transfer full): a source of its items
 */
WaymarkReader *
waymark_reader_new (WaymarkStore *store)
{
  WaymarkReader *self;

  g_return_val_if_fail (WAYMARK_IS_STORE (store), NULL);

  self = g_object_new (WAYMARK_TYPE_READER, NULL);
  self->store = g_object_ref (store);
  return self;
}
