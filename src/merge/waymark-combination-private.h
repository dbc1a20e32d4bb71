/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-claims.h"
#include "waymark-combination.h"
#include "waymark-union.h"

G_BEGIN_DECLS

/**
 * WaymarkCombining:
 *
 * What goes through a thread: the files, read and compared, without the document.
 * waymark-combination-read.c: opens the files. waymark-combination-compare.c: what comes in.
 * waymark-combination-ours.c: what they do not have. waymark-combination-values.c: plans
 * without history. waymark-combination-apply.c: what a person chose becomes an edit.
 */
typedef struct
{
  char *plan_path; /* of the working copy */
  char *name;      /* what errors call the plan */
  char *plan_id;
  GPtrArray *paths;  /* of GFile */

  GPtrArray *files;       /* of WaymarkCombinationFile */
  GPtrArray *stores;      /* of WaymarkStore: verified copies that bring something */
  GPtrArray *temporaries; /* paths of files of ours */
  GPtrArray *values;      /* of WaymarkPlan: values without history */
  GPtrArray *differences;
  WaymarkPlan *result;
  GPtrArray *lost; /* ids */
  gint64 parted;
} WaymarkCombining;

WaymarkCombining *waymark_combining_new (WaymarkDocument *document, GFile *const *files, guint n_files);
void waymark_combining_free (WaymarkCombining *self);
gboolean waymark_combining_run (WaymarkCombining *self, GCancellable *cancellable, GError **error);
/* What our own edits meant before @brought came in; @now must stay. */
WaymarkState *waymark_combining_get_past (WaymarkCombining *self, WaymarkState *now, const WaymarkUnion *brought, GError **error);

void waymark_combination_file_free (WaymarkCombinationFile *file);

/* waymark-difference.c */
WaymarkDifference *waymark_difference_new (WaymarkDifferenceType type, WaymarkDifferenceSide side, const char *item, WaymarkKind kind, const char *field);
void waymark_difference_free (WaymarkDifference *difference);
void waymark_difference_add_work (WaymarkDifference *self, const char *item, WaymarkKind kind, const char *field, GBytes *bytes);
void waymark_differences_sort (GPtrArray *differences, WaymarkPlan *result, WaymarkStore *mine);
/* What is told apart by item and field; the keys are the differences. */
GHashTable *waymark_differences_index (GPtrArray *differences);
gboolean waymark_differences_has (GHashTable *index, const char *item, const char *field);

/**
 * WaymarkComparing:
 * @scratch: a copy of the working copy, with all edits taken over
 * @mine: the working copy, only read
 * @was: what our own edits meant
 *
 * Inside the transaction that is rolled back.
 */
typedef struct
{
  WaymarkStore *scratch;
  WaymarkStore *mine;
  const WaymarkUnion *brought;
  WaymarkState *now;
  WaymarkMoment was;
  GPtrArray *out;
} WaymarkComparing;

gboolean waymark_compare_theirs (WaymarkComparing *self, GCancellable *cancellable, GError **error);
/* @stores: the copies; @parted: (out): see waymark_combination_get_parted() */
gboolean waymark_compare_ours (WaymarkComparing *self, GPtrArray *stores, gint64 *parted, GCancellable *cancellable, GError **error);
WaymarkClaim *waymark_compare_make_claim (WaymarkComparing *self, const WaymarkAlternative *a, GError **error);
gboolean waymark_compare_was_alive (WaymarkComparing *self, const char *item, gboolean *alive, GError **error);

void waymark_compare_values (WaymarkPlan *ours, WaymarkPlan *theirs, GPtrArray *out);
void waymark_values_add_to_result (WaymarkPlan *result, WaymarkPlan *theirs);
/* Registers of what is taken of plans without history: appends to @registers. */
gboolean waymark_values_make_registers (WaymarkPlan *ours, GPtrArray *values, GPtrArray *differences, const char *session, GPtrArray *registers);

gboolean waymark_combining_write (WaymarkCombining *self, WaymarkStore *scratch, const char *person, const char *name, GPtrArray *ids, gboolean *brought, GCancellable *cancellable, GError **error);
gboolean waymark_combining_apply (WaymarkCombining *self, WaymarkDocument *document, const char *name, gboolean *brought, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkCombining, waymark_combining_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkDifference, waymark_difference_free)

G_END_DECLS
