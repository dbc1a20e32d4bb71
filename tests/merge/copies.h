/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store.h"
#include "waymark-value.h"

G_BEGIN_DECLS

/**
 * Copy:
 *
 * A copy of a plan file as the model of the merge rules (copies.py) has it: what people,
 * disks and machines do to copies, done with the program's own code. Salts, times and names
 * are the model's, so that digests can be compared.
 */
typedef struct _Copy Copy;

Copy *copy_new (const char *folder, const char *plan, const char *session, GHashTable *fields);
Copy *copy_of_values (const char *folder, Copy *from, const char *session);
Copy *copy_file (const char *folder, Copy *from);
Copy *copy_machine (const char *folder, Copy *from);
void copy_free (Copy *self);

WaymarkStore *copy_get_store (Copy *self);
gboolean copy_has_session (Copy *self);
void copy_open (Copy *self, const char *session);
void copy_leave (Copy *self);

/* The digest of the edit, or NULL where there was none to make. @after: "" first, NULL last. */
char *copy_add (Copy *self, const char *kind, const char *id, const char *parent, const char *after, GHashTable *fields);
char *copy_set (Copy *self, const char *id, const char *field, WaymarkValue *value, gboolean resolve);
char *copy_move (Copy *self, const char *id, const char *parent, const char *after);
char *copy_delete (Copy *self, const char *id);
char *copy_keep (Copy *self, const char *id);
void copy_forget (Copy *self);
/* As far as it goes by the dates that edits carry. */
void copy_forget_before (Copy *self, gint64 before);
/* Its next edit is dated a second later. */
void copy_set_clock (Copy *self, gint64 now);
gint64 copy_get_clock (Copy *self);
/* To what the plan was when these were its newest edits: %FALSE if a part of it was forgotten since. */
gboolean copy_go_back (Copy *self, const char *const *heads);

/* Sorted "item field" of what was left alone; NULL where there was nothing to do. */
GPtrArray *copy_undo (Copy *self, gboolean redo);
GPtrArray *copy_take_back (Copy *self, const char *digest);

typedef enum
{
  COPY_NOTHING,
  COPY_BROUGHT,
  COPY_STOPPED,
  COPY_REFUSED,
} CopyMerged;

CopyMerged copy_merge (Copy *self, Copy *other, gboolean confirm, gboolean force, guint *n_lost);

/* All that is shown and listed, with sorted keys: as the oracle prints it. */
char *copy_dump (Copy *self);
/* Items as they stand under @parent, in order; all that live. */
GPtrArray *copy_get_children (Copy *self, const char *parent);
/* The tables say what the edits say, the plan in memory too; and the file would be believed. */
void copy_check (Copy *self);
void copy_verify (Copy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

G_END_DECLS
