/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-edit.h"
#include "waymark-history-reader.h"
#include "waymark-history.h"
#include "waymark-rescue.h"

G_BEGIN_DECLS

/**
 * WaymarkDocumentState:
 * @WAYMARK_DOCUMENT_SAVED: the file holds every edit
 * @WAYMARK_DOCUMENT_SAVING: edits are on their way into the file
 * @WAYMARK_DOCUMENT_KEPT: edits are safe in the working copy, not yet in the file
 * @WAYMARK_DOCUMENT_UNFILED: the plan has no file yet
 */
typedef enum
{
  WAYMARK_DOCUMENT_SAVED,
  WAYMARK_DOCUMENT_SAVING,
  WAYMARK_DOCUMENT_KEPT,
  WAYMARK_DOCUMENT_UNFILED,
} WaymarkDocumentState;

/**
 * WaymarkDocumentCopy:
 * @WAYMARK_DOCUMENT_MOVE: the plan goes on there
 * @WAYMARK_DOCUMENT_COPY: a copy
 * @WAYMARK_DOCUMENT_CLEAN_COPY: a copy without any history
 *
 * What a plan is written to another file as.
 */
typedef enum
{
  WAYMARK_DOCUMENT_MOVE,
  WAYMARK_DOCUMENT_COPY,
  WAYMARK_DOCUMENT_CLEAN_COPY,
} WaymarkDocumentCopy;

#define WAYMARK_TYPE_DOCUMENT (waymark_document_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkDocument, waymark_document, WAYMARK, DOCUMENT, GObject)

/*
 * A plan that is open: the plan in memory, its working copy in the state
 * directory, and the user's file that edits are published to.
 *
 * Properties: file (GFile, nullable), state (int), title (the plan's),
 * can-undo, can-redo, undo-name, redo-name (nullable), person (string),
 * recovered (boolean: edits of an earlier crash were found and are in).
 * Signals: publish-failed (GError *error): publishing by itself did not work;
 * the state is KEPT. Publishing is tried again at the next edit or request.
 * joined (guint n_edits, guint n_clashes, const char *person): while publishing,
 * somebody else's version of the file was combined with what was done here.
 */

/* Opening: sync for the command line, async for the window. No lock: another
 * process may have the same file open; publishing tells. */
WaymarkDocument *waymark_document_open        (GFile *file, GCancellable *cancellable, GError **error);
/* Called with the beginning of a plan, to be looked at while the rest is read and checked. */
typedef void (*WaymarkFirstFunc) (WaymarkPlan *beginning, gpointer user_data);
void             waymark_document_open_async  (GFile *file, WaymarkFirstFunc first, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
WaymarkDocument *waymark_document_open_finish (GAsyncResult *result, GError **error);

/* A plan that is not in a file yet: its first edit, named @name, is all of @plan. */
WaymarkDocument *waymark_document_recover     (WaymarkRescue *rescue, const char *name, const char *person, GError **error);
WaymarkDocument *waymark_document_create      (WaymarkPlan *plan, const char *name, const char *person, GError **error);

/* Plans that were never put into a file: reopen by the working copy's name. */
GPtrArray       *waymark_document_list_unfiled (void);  /* of WaymarkUnfiled */
WaymarkDocument *waymark_document_open_unfiled (const char *work_name, GError **error);

typedef struct
{
  char *work_name;
  char *title;
  GDateTime *changed;
} WaymarkUnfiled;
void             waymark_unfiled_free         (WaymarkUnfiled *unfiled);

/* For good: the plan and its history are nowhere else. Not while it is open. */
gboolean         waymark_document_discard_unfiled (const char *work_name, GError **error);

/* Work on the plan of @self that an earlier opening left, and whose file is no longer
 * where it was (moved, renamed): offered to the person, never taken silently. */
GPtrArray       *waymark_document_list_left_behind (WaymarkDocument *self);  /* of WaymarkUnfiled */
gboolean         waymark_document_take_left_behind (WaymarkDocument *self, const char *work_name, GError **error);

WaymarkPlan     *waymark_document_get_plan    (WaymarkDocument *self);
GFile           *waymark_document_get_file    (WaymarkDocument *self);
GDateTime       *waymark_document_get_recovered_time (WaymarkDocument *self);  /* (transfer full) (nullable): of the last edit that was recovered */
WaymarkDocumentState waymark_document_get_state (WaymarkDocument *self);
const char      *waymark_document_get_person  (WaymarkDocument *self);
void             waymark_document_set_person  (WaymarkDocument *self, const char *person);

/* Edits. commit takes the edit in every case; on failure the plan is as before it. */
WaymarkEdit     *waymark_document_begin_edit  (WaymarkDocument *self, const char *name);
gboolean         waymark_document_commit      (WaymarkDocument *self, WaymarkEdit *edit, GError **error);

/* @left_alone: (out) (optional): how many values were left as somebody else changed them since. */
gboolean         waymark_document_undo        (WaymarkDocument *self, guint *left_alone, GError **error);
gboolean         waymark_document_redo        (WaymarkDocument *self, guint *left_alone, GError **error);
/* What takes long, in a thread: any edit, undo and redo. The plan can be edited meanwhile. */
typedef gboolean (*WaymarkMakeEditFunc) (WaymarkEdit *edit, gpointer data, GCancellable *cancellable, GError **error);
gboolean         waymark_document_is_large    (WaymarkDocument *self);
void             waymark_document_edit_async  (WaymarkDocument *self, const char *name, WaymarkMakeEditFunc func, gpointer data, GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_edit_finish (WaymarkDocument *self, GAsyncResult *result, GError **error);
gboolean         waymark_document_step_is_long (WaymarkDocument *self, gboolean undo);
void             waymark_document_step_async  (WaymarkDocument *self, gboolean undo, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_step_finish (WaymarkDocument *self, GAsyncResult *result, guint *left_alone, GError **error);
const char      *waymark_document_get_undo_name (WaymarkDocument *self);
const char      *waymark_document_get_redo_name (WaymarkDocument *self);

/* Puts back what was before an edit of anybody's, where nobody went on from it, as a new edit called @name. */
gboolean         waymark_document_put_back    (WaymarkDocument *self, const char *digest, const char *name, GPtrArray **left_alone, GError **error);

/* The history with changes read as they are asked for; the other has all of them. */
WaymarkHistoryReader *waymark_document_read_history (WaymarkDocument *self, const char *item, GError **error);
/* @item: (nullable): only what concerns this item. Newest first, of WaymarkHistoryEntry. */
GPtrArray       *waymark_document_get_history (WaymarkDocument *self, const char *item, GError **error);

/* Digests, as a set, of the edits of others that came in last, by combining or while publishing. */
GHashTable      *waymark_document_list_brought (WaymarkDocument *self, GError **error);
/* Whether the present session, from opening to closing, brought the value that a field has. */
gboolean         waymark_document_wrote_value (WaymarkDocument *self, const char *item, const char *field);

/* The plan as it was: before a moment, right after an edit, or when this computer's user last closed it (%NULL without an error: never). */
WaymarkPlan     *waymark_document_load_plan_before  (WaymarkDocument *self, gint64 before, GError **error);
WaymarkPlan     *waymark_document_load_plan_after   (WaymarkDocument *self, const char *digest, GError **error);
WaymarkPlan     *waymark_document_load_plan_in      (WaymarkDocument *self, GFile *file, GError **error);
WaymarkPlan     *waymark_document_load_plan_seen    (WaymarkDocument *self, gint64 *time, GError **error);
/* The plan beside what it was, in a thread: of WaymarkChangeGroup. With seen, %FALSE (and no callback): it never was closed. */
void             waymark_document_compare_before_async (WaymarkDocument *self, gint64 before, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void             waymark_document_compare_after_async  (WaymarkDocument *self, const char *digest, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void             waymark_document_compare_file_async   (WaymarkDocument *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_compare_seen_async   (WaymarkDocument *self, gint64 *time, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray       *waymark_document_compare_finish       (GAsyncResult *result, GError **error);

/* For closing the window, not for the command line: what is there now has been seen. */
void             waymark_document_note_seen         (WaymarkDocument *self);

/* Forgetting what was changed before a moment (seconds since 1970; G_MAXINT64 for everything): for good, written at once. */
gboolean         waymark_document_count_forgettable (WaymarkDocument *self, gint64 before, guint *n_edits, GError **error);
gboolean         waymark_document_count_forgotten   (WaymarkDocument *self, guint *n_edits, GError **error);
void             waymark_document_forget_async      (WaymarkDocument *self, gint64 before, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_forget_finish     (WaymarkDocument *self, GAsyncResult *result, guint *n_edits, GError **error);
gboolean         waymark_document_forget            (WaymarkDocument *self, gint64 before, const char *name, guint *n_edits, GError **error);
gboolean         waymark_document_save_clean_copy   (WaymarkDocument *self, GFile *file, GError **error);   /* without any history; and stay */

/* Writing the file. */
gboolean         waymark_document_publish        (WaymarkDocument *self, GCancellable *cancellable, GError **error);
void             waymark_document_publish_async  (WaymarkDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_publish_finish (WaymarkDocument *self, GAsyncResult *result, GError **error);
gboolean         waymark_document_save_as        (WaymarkDocument *self, GFile *file, GError **error);   /* and go on there */
gboolean         waymark_document_save_copy      (WaymarkDocument *self, GFile *file, GError **error);   /* and stay */
/* Whether closing would write the file. */
gboolean         waymark_document_has_unwritten  (WaymarkDocument *self);
/* The same in a thread, of the plan as it is when it begins. */
void             waymark_document_save_async     (WaymarkDocument *self, GFile *file, WaymarkDocumentCopy kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         waymark_document_save_finish    (WaymarkDocument *self, GAsyncResult *result, GError **error);
gboolean         waymark_document_close          (WaymarkDocument *self, GError **error);                /* publishes; on failure it stays open, and dropped then, its working copy stays */

/* After WAYMARK_ERROR_PUT_BACK, the file is an older version again: either what is open here replaces it,
 * or the plan becomes what the older version says, as one edit called @name. */
gboolean         waymark_document_keep_mine      (WaymarkDocument *self, GError **error);
gboolean         waymark_document_go_back        (WaymarkDocument *self, const char *name, GError **error);
gboolean         waymark_document_go_back_to     (WaymarkDocument *self, GFile *file, const char *name, GError **error);   /* any older version */

/* For good, and in no file: a plan that was only looked round. Instead of closing; only when UNFILED. */
gboolean         waymark_document_discard     (WaymarkDocument *self, GError **error);

/* For a file that is not to be kept: ends the document, and what was done in it is nowhere. */
void             waymark_document_drop        (WaymarkDocument *self);

/* Rebuilds the plan from its edits and compares; the error says what differs. */
gboolean         waymark_document_check       (WaymarkDocument *self, GError **error);

G_END_DECLS
