/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-edit.h"
#include "waymark-history.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_STORE (waymark_store_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkStore, waymark_store, WAYMARK, STORE, GObject)

/**
 * WaymarkStoreFlags:
 * @WAYMARK_STORE_READ_WRITE: edits can be committed
 * @WAYMARK_STORE_READ_ONLY: nothing is written
 */
typedef enum
{
  WAYMARK_STORE_READ_WRITE = 0,
  WAYMARK_STORE_READ_ONLY = 1 << 0,
} WaymarkStoreFlags;

/**
 * WaymarkRelation:
 * @WAYMARK_RELATION_SAME: both hold the same edits
 * @WAYMARK_RELATION_CONTAINS: the first holds all edits of the second, and more
 * @WAYMARK_RELATION_CONTAINED: the second holds all edits of the first, and more
 * @WAYMARK_RELATION_APART: each holds edits that the other has not
 * @WAYMARK_RELATION_VALUES: the same plan, but with another first edit: values without history
 * @WAYMARK_RELATION_OTHER_PLAN: two different plans
 */
typedef enum
{
  WAYMARK_RELATION_SAME,
  WAYMARK_RELATION_CONTAINS,
  WAYMARK_RELATION_CONTAINED,
  WAYMARK_RELATION_APART,
  WAYMARK_RELATION_VALUES,
  WAYMARK_RELATION_OTHER_PLAN,
} WaymarkRelation;

/*
 * One open plan database: a private file of ours (a working copy), never the
 * file that a person sees. @display_name is what errors call it.
 */

/* A new database at @path, which must not exist; its first edit, called @name, is all of @plan.
 * That edit's session is its own and is over: begin another one for edits. */
WaymarkStore *waymark_store_create            (const char *path, const char *display_name, WaymarkPlan *plan, const char *name, const char *person, GError **error);

/* Header bytes, application id, format, defensive settings, schema text. Nothing else is
 * believed of a file from outside until waymark_store_verify() agreed. */
WaymarkStore *waymark_store_open              (const char *path, const char *display_name, WaymarkStoreFlags flags, GError **error);
gboolean      waymark_store_verify            (WaymarkStore *self, GCancellable *cancellable, GError **error);

const char   *waymark_store_get_path          (WaymarkStore *self);
const char   *waymark_store_get_display_name  (WaymarkStore *self);
void          waymark_store_set_display_name  (WaymarkStore *self, const char *display_name);

/* Facts. Digests are 64 hexadecimal digits; heads is sorted (the tips of the history: equal heads, equal edits). */
const char   *waymark_store_get_plan_id       (WaymarkStore *self);
char         *waymark_store_get_first_digest  (WaymarkStore *self, GError **error);
GStrv         waymark_store_get_heads         (WaymarkStore *self, GError **error);
gint64        waymark_store_count_edits       (WaymarkStore *self);
gboolean      waymark_store_has_edit          (WaymarkStore *self, const char *digest, gboolean *has, GError **error);
gboolean      waymark_store_relate            (WaymarkStore *self, WaymarkStore *other, WaymarkRelation *relation, GError **error);

WaymarkPlan  *waymark_store_load_plan         (WaymarkStore *self, GCancellable *cancellable, GError **error);
WaymarkPlan  *waymark_store_load_first        (WaymarkStore *self, guint n_rows, GCancellable *cancellable, GError **error);

/* The plan as it was: before a moment, seconds since 1970; or as certain edits and all they had seen make it. */
WaymarkPlan  *waymark_store_load_plan_before  (WaymarkStore *self, gint64 before, GError **error);
WaymarkPlan  *waymark_store_load_plan_at      (WaymarkStore *self, const char *const *heads, GError **error);
/* Digests, as a set, of the edits that some had seen and others had not. */
GHashTable   *waymark_store_list_between      (WaymarkStore *self, const char *const *before, const char *const *after, GError **error);

/* A session per opening. Its random id is drawn here and recorded with the first edit;
 * waymark_edit_begin() wants it for ranks. It belongs to the own sessions by itself. */
void          waymark_store_begin_session     (WaymarkStore *self);
const char   *waymark_store_get_session       (WaymarkStore *self);

/* @sessions: the ids of this computer's sessions: whose edits undo and redo go through. */
gboolean      waymark_store_set_own_sessions  (WaymarkStore *self, const char *const *sessions, GError **error);

/* One transaction. @edit: (transfer full): taken in every case. On success it is kept (the
 * plan says `changed`); on failure nothing happened, and the plan is as before the edit.
 * An edit without changes writes nothing. */
gboolean      waymark_store_commit            (WaymarkStore *self, WaymarkEdit *edit, const char *person, GError **error);

/* @left_alone: (out) (optional): how many values somebody has changed since, and which were not touched.
 * WAYMARK_ERROR_NOTHING_TO_UNDO when there is nothing. The plan says `changed` once. */
gboolean      waymark_store_undo              (WaymarkStore *self, WaymarkPlan *plan, const char *person, guint *left_alone, GError **error);
gboolean      waymark_store_redo              (WaymarkStore *self, WaymarkPlan *plan, const char *person, guint *left_alone, GError **error);
/* Puts back what was before any edit, where nobody went on from it, as a new edit. @left_alone: (out) (optional):
 * of WaymarkHistoryChange. WAYMARK_ERROR_NOTHING_TO_UNDO when nothing of that edit is left. */
gboolean      waymark_store_put_back          (WaymarkStore *self, WaymarkPlan *plan, const char *digest, const char *name, const char *person, GPtrArray **left_alone, GError **error);
/* (nullable): what the next undo or redo would take back; valid until the next edit */
const char   *waymark_store_get_undo_name     (WaymarkStore *self);
const char   *waymark_store_get_redo_name     (WaymarkStore *self);

/* @item: (nullable): only what concerns this item. Newest first, of WaymarkHistoryEntry. Without
 * @item the first edit, which holds the whole plan, is listed without its changes. */
GPtrArray    *waymark_store_get_history       (WaymarkStore *self, const char *item, GError **error);
gboolean      waymark_store_wrote_value       (WaymarkStore *self, const char *item, const char *field);

/* Forgetting: what edits said goes, with who and when; what they come to stays, and so does what is
 * needed to combine copies. @before: seconds since 1970; G_MAXINT64 for everything. @name: (nullable): an
 * edit of that name, without changes, tells that it was done. What was there may still be in free pages
 * of the database: only waymark_store_copy_to() makes a file without it. */
gboolean      waymark_store_count_forgettable (WaymarkStore *self, gint64 before, guint *n_edits, GError **error);
gboolean      waymark_store_forget            (WaymarkStore *self, gint64 before, const char *name, const char *person, guint *n_edits, GError **error);
gboolean      waymark_store_count_forgotten   (WaymarkStore *self, guint *n_edits, GError **error);

/* Rebuilds the items from the edits and compares; the error says what differs. */
gboolean      waymark_store_check             (WaymarkStore *self, GCancellable *cancellable, GError **error);

/* For publishing: a compact copy at @target (must not exist) with its items-digest written, synced
 * and closed. Open and verify it before it is put anywhere. */
gboolean      waymark_store_copy_to           (WaymarkStore *self, const char *target, GCancellable *cancellable, GError **error);
gboolean      waymark_store_back_up           (WaymarkStore *self, const char *path, GError **error);

/* Closes the database; also done by the last unref. */
void          waymark_store_close             (WaymarkStore *self);

G_END_DECLS
