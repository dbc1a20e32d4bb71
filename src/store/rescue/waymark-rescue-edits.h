/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-pages.h"
#include "waymark-record.h"
#include "waymark-register.h"

G_BEGIN_DECLS

/**
 * WaymarkFoundChange:
 * @item: id of the item
 * @field: name of the register; belongs to the history
 * @value: (nullable): canonical bytes; %NULL if only an index tells of the change
 * @origin: number of an edit, or one of the two of waymark-register.h
 * @is_listed: the index of changes by edits tells of it
 *
 * What one edit wrote, as one row of a damaged file has it.
 */
typedef struct
{
  char item[33];
  const char *field;
  gint64 nth;
  GBytes *value;
  gint64 origin;
  gboolean is_listed;
} WaymarkFoundChange;

/**
 * WaymarkFoundEdit:
 * @n: its number in the damaged file
 * @kept: its number in the new one; 0 while it is not there
 * @is_read: its own row could be read
 * @has_index_digest: the index of digests names it
 * @header_is_whole: its header gives its digest, and so do those of all it had seen
 * @content_is_whole: what it says gives the sum in its header, or is forgotten
 * @is_forgotten: it has no content
 * @person: (nullable): who made it
 * @seen: (nullable) (element-type gint64): the other heads that it had seen
 * @ours: (nullable) (element-type gint64): of a merge, the heads before
 * @changes: (element-type WaymarkFoundChange): what it wrote
 *
 * What is left of one edit of a damaged file.
 */
typedef struct
{
  gint64 n;
  gint64 kept;
  gboolean is_read;
  gboolean has_index_digest;
  gboolean header_is_whole;
  gboolean content_is_whole;
  gboolean is_forgotten;
  WaymarkDigest digest;
  WaymarkDigest index_digest;
  WaymarkDigest body;
  gint64 session;
  gint64 seq;
  gint64 lamport;
  gint64 prev;
  gint64 undoes;
  gint64 time;
  guint8 salt[WAYMARK_SALT_LENGTH];
  char *person;
  char *name;
  GArray *seen;
  GArray *ours;
  GPtrArray *changes;
} WaymarkFoundEdit;

/* A row of a summary of forgotten edits. */
typedef struct
{
  gint64 baseline;
  gint64 edit;
  WaymarkFoundChange change;
} WaymarkFoundSummary;

/**
 * WaymarkFoundEdits:
 * @by_number: number -> WaymarkFoundEdit
 * @sessions: number -> id
 * @summaries: (element-type WaymarkFoundSummary): what stands for forgotten edits
 * @summary_heads: (element-type gint64): pairs of a summary's number and an edit's
 * @has_items_digest: the file says what its items came to when it was written
 *
 * The history of a damaged file, row by row.
 */
typedef struct
{
  GHashTable *by_number;
  GHashTable *sessions;
  GPtrArray *summaries;
  GArray *summary_heads;
  gboolean has_items_digest;
  WaymarkDigest items_digest;
  GStringChunk *fields;
} WaymarkFoundEdits;

WaymarkFoundEdits *waymark_found_edits_new (void);
void waymark_found_edits_free (WaymarkFoundEdits *self);
void
waymark_found_edits_take_row (WaymarkFoundEdits *self, const WaymarkRow *row, const char *table);
WaymarkFoundEdit *waymark_found_edits_get (const WaymarkFoundEdits *self, gint64 n);
GPtrArray *waymark_found_edits_list (const WaymarkFoundEdits *self);
gboolean waymark_found_edits_is_linear (const WaymarkFoundEdits *self);
GHashTable *waymark_found_edits_get_last (const WaymarkFoundEdits *self);
char *waymark_found_change_key (const WaymarkFoundChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkFoundEdits, waymark_found_edits_free)

G_END_DECLS
