/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-opening.h"
#include "waymark-publish-job.h"

G_BEGIN_DECLS

/*
 * waymark-document.c: the object, edits, undo. waymark-document-open.c: how one
 * comes to be. waymark-document-history.c: who changed what, putting it back, checking it.
 * waymark-document-publish.c: how edits get into the file.
 * waymark-document-copies.c: other files that it is written to.
 * waymark-document-long.c: edits that take long.
 * waymark-document-join.c: how it goes on from what others, or a crash, left.
 * waymark-document-older.c: how it goes back to an older version of its file.
 * waymark-rework.c: long work on it, waymark-look.c: long reading of it, in a thread.
 */
struct _WaymarkDocument
{
  GObject parent_instance;

  WaymarkPlan *plan;
  WaymarkStore *store; /* %NULL once closed */
  WaymarkWorkingCopy *copy;
  GFile *file; /* as the user named it; the copy's origin has the real path */
  char *person;
  gboolean recovered;
  gint64 recovered_time;
  gboolean session_listed;
  gboolean edited; /* by this opening */

  WaymarkDocumentState state;
  guint64 serial;    /* counts what was committed */
  guint64 published; /* the serial that the file is known to have */
  guint timer;
  gboolean retrying; /* the timer is for another try, not for an edit */
  WaymarkPublishJob *job;
  GPtrArray *waiting; /* of GTask: asked to publish, not answered yet */
  char *last_failure;
  char *displaced; /* where the database of @store is, should it not be in its place */
  GFileMonitor *monitor;
  GTask *showing; /* what a rework brought is being shown; borrowed */
  char **brought_before; /* heads before others' edits came in last; %NULL: none did */
  char **brought_after;

  char *shown_title; /* what was notified last */
  char *shown_undo;
  char *shown_redo;
};

/* waymark-document.c */
void     waymark_document_set_state      (WaymarkDocument *self, WaymarkDocumentState state);
void     waymark_document_set_file       (WaymarkDocument *self, GFile *file);
void     waymark_document_set_recovered  (WaymarkDocument *self);
void     waymark_document_notify_changed (WaymarkDocument *self);
void     waymark_document_note_written   (WaymarkDocument *self);
void     waymark_document_note_brought   (WaymarkDocument *self, const char *const *before);
void     waymark_document_emit_failed    (WaymarkDocument *self, const GError *error);
void     waymark_document_emit_joined    (WaymarkDocument *self, const WaymarkJoined *joined);

/* waymark-document-open.c */
WaymarkDocument *waymark_document_new_for (WaymarkOpening *opening, GFile *file);

/* waymark-document-around.c */
WaymarkPublished *waymark_document_publish_around (WaymarkStore *store, const char *target, GError **error);

/* waymark-document-session.c */
void     waymark_document_begin_session  (WaymarkDocument *self);
gboolean waymark_document_list_session   (WaymarkDocument *self, GError **error);
void     waymark_document_explain        (WaymarkDocument *self, GError *failure, GError **error);

/* waymark-document-publish.c */
gboolean waymark_document_is_dirty       (WaymarkDocument *self);
void     waymark_document_note_edit      (WaymarkDocument *self);
void     waymark_document_follow_file    (WaymarkDocument *self);
void     waymark_document_finish_job     (WaymarkDocument *self);
void     waymark_document_stop           (WaymarkDocument *self);
void     waymark_document_move_to        (WaymarkDocument *self, GFile *file, const char *target, const WaymarkPublished *published, guint64 serial);
void     waymark_document_serve_waiting  (WaymarkDocument *self);

/* waymark-document-join.c */
gboolean waymark_document_put_in_place   (WaymarkDocument *self, GError **error);
gboolean waymark_document_go_on_from     (WaymarkDocument *self, const char *database, WaymarkPlan *plan, GError **error);

/* waymark-rework.c */
void     waymark_document_show_rest      (WaymarkDocument *self);

G_END_DECLS
