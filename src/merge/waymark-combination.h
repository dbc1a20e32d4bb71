/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflict.h"
#include "waymark-document.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkCombinationFile:
 * @name: what the file is called
 * @relation: how the edits of the open plan stand to its edits. Only %WAYMARK_RELATION_APART
 *   and %WAYMARK_RELATION_CONTAINED bring something; %WAYMARK_RELATION_VALUES are taken as
 *   values matched by item id, and delete nothing
 * @error: (nullable): why it is left out: no plan, damaged, another plan. The others go on
 * @person: (nullable): who made the newest of its edits that are new here
 * @time: when, seconds since 1970, by that person's clock
 * @n_edits: how many of its edits are new here
 *
 * One of the files that are combined with the open plan. It is only read.
 */
typedef struct
{
  char *name;
  WaymarkRelation relation;
  GError *error;
  char *person;
  gint64 time;
  guint n_edits;
} WaymarkCombinationFile;

/**
 * WaymarkDifferenceType:
 * @WAYMARK_DIFFERENCE_VALUE: a field says something else
 * @WAYMARK_DIFFERENCE_ADDED: an item is new
 * @WAYMARK_DIFFERENCE_REMOVED: an item goes, with all under it
 * @WAYMARK_DIFFERENCE_MOVED: an item stands under another parent
 * @WAYMARK_DIFFERENCE_KEPT: deleted on one side, worked on at the other: it stays, listed
 */
typedef enum
{
  WAYMARK_DIFFERENCE_VALUE,
  WAYMARK_DIFFERENCE_ADDED,
  WAYMARK_DIFFERENCE_REMOVED,
  WAYMARK_DIFFERENCE_MOVED,
  WAYMARK_DIFFERENCE_KEPT,
} WaymarkDifferenceType;

/**
 * WaymarkDifferenceSide:
 * @WAYMARK_SIDE_THEIRS: only they changed it: taken as it is
 * @WAYMARK_SIDE_OURS: only the open plan changed it: kept
 * @WAYMARK_SIDE_CLASH: both did, and neither had seen the other
 * @WAYMARK_SIDE_COMBINED: both changed one long text, in different sentences: both stay
 */
typedef enum
{
  WAYMARK_SIDE_THEIRS,
  WAYMARK_SIDE_OURS,
  WAYMARK_SIDE_CLASH,
  WAYMARK_SIDE_COMBINED,
} WaymarkDifferenceSide;

/**
 * WaymarkChoice:
 * @WAYMARK_CHOICE_NONE: theirs is taken, ours kept, a text stays combined; a clash stays
 *   listed, its newest value shown
 * @WAYMARK_CHOICE_OURS: what the open plan says now; what they said stays in the history
 * @WAYMARK_CHOICE_THEIRS: one of their claims
 * @WAYMARK_CHOICE_WRITTEN: another value
 */
typedef enum
{
  WAYMARK_CHOICE_NONE,
  WAYMARK_CHOICE_OURS,
  WAYMARK_CHOICE_THEIRS,
  WAYMARK_CHOICE_WRITTEN,
} WaymarkChoice;

/**
 * WaymarkWork:
 * @item: id of the item
 * @kind: its kind
 * @field: (nullable): name of the field; %NULL of an item that is new
 * @value: (nullable): what it says now
 *
 * What one side did in a branch that the other deleted.
 */
typedef struct
{
  char *item;
  WaymarkKind kind;
  char *field;
  WaymarkValue *value;
} WaymarkWork;

/**
 * WaymarkDifference:
 * @item: id of the item
 * @kind: its kind
 * @field: (nullable): name of the field; `@place` when moved
 * @base: (nullable): what both sides started from
 * @has_base: whether that is known
 * @ours: (nullable): what the open plan says now; %NULL where the item is not in it
 * @theirs: (element-type WaymarkClaim): what the copies say, the newest first; of a
 *   deletion who deleted, without a value
 * @result: (nullable): what is shown if nothing is chosen
 * @choice: what was chosen; set by waymark_combination_choose()
 * @nth: which of @theirs
 * @written: (nullable): the value of %WAYMARK_CHOICE_WRITTEN
 * @work: (element-type WaymarkWork) (nullable): of %WAYMARK_DIFFERENCE_KEPT, what the deletion had not seen
 *
 * One line of the preview. Parts of a new or removed item have no line of their own.
 */
typedef struct
{
  WaymarkDifferenceType type;
  WaymarkDifferenceSide side;
  char *item;
  WaymarkKind kind;
  char *field;
  WaymarkValue *base;
  gboolean has_base;
  WaymarkClaim *ours;
  GPtrArray *theirs;
  WaymarkValue *result;
  WaymarkChoice choice;
  guint nth;
  WaymarkValue *written;
  GPtrArray *work;
} WaymarkDifference;

#define WAYMARK_TYPE_COMBINATION (waymark_combination_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkCombination, waymark_combination, WAYMARK, COMBINATION, GObject)

/*
 * Copies of a plan on their way into the plan that is open: read, checked and
 * compared, but not yet taken. Nothing is written to the files or the plan
 * before waymark_combination_apply().
 */

/* In a thread; the document can be edited meanwhile. A file that cannot be taken has an
 * error of its own; the call fails only if none is left that could be looked at. */
WaymarkCombination *waymark_combination_new        (WaymarkDocument *document, GFile *const *files, guint n_files, GCancellable *cancellable, GError **error);
void                waymark_combination_new_async  (WaymarkDocument *document, GFile *const *files, guint n_files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
WaymarkCombination *waymark_combination_new_finish (GAsyncResult *result, GError **error);
/* A plan without history (JSON, Word, Excel), whose items are matched by id; deletes nothing. */
WaymarkCombination *waymark_combination_new_for_plan (WaymarkDocument *document, WaymarkPlan *other, const char *name, GError **error);

WaymarkDocument    *waymark_combination_get_document    (WaymarkCombination *self);
/* of WaymarkCombinationFile, in the order given */
GPtrArray          *waymark_combination_get_files       (WaymarkCombination *self);
/* of WaymarkDifference, in the order of the plan */
GPtrArray          *waymark_combination_get_differences (WaymarkCombination *self);
/* The plan as it is if nothing is chosen: for the words of items that are new. */
WaymarkPlan        *waymark_combination_get_result      (WaymarkCombination *self);
/* Ids of the items that would go or be emptied, if that is more than a fifth of what can be (SPEC 4);
 * else none. Ask before applying. */
GPtrArray          *waymark_combination_get_lost        (WaymarkCombination *self);
/* When the copies parted: the newest edit that all of them have, seconds since 1970; 0 if not known. */
gint64              waymark_combination_get_parted      (WaymarkCombination *self);

/* @written: (nullable): for %WAYMARK_CHOICE_WRITTEN; checked against the field. */
gboolean            waymark_combination_choose          (WaymarkCombination *self, WaymarkDifference *difference, WaymarkChoice choice, guint nth, WaymarkValue *written, GError **error);
void                waymark_combination_choose_clashes  (WaymarkCombination *self, WaymarkChoice choice);
guint               waymark_combination_count           (WaymarkCombination *self, WaymarkDifferenceSide side);
guint               waymark_combination_count_open      (WaymarkCombination *self);

/* One edit called @name, one step of undo. @brought: (out) (optional): whether there was anything to take.
 * If the document was edited meanwhile, that is combined too; "ours" is then what the plan says by now. */
gboolean            waymark_combination_apply           (WaymarkCombination *self, const char *name, gboolean *brought, GError **error);

/* The same in a thread. A #WaymarkProgress as @cancellable tells how far it is. */
void                waymark_combination_apply_async     (WaymarkCombination *self, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean            waymark_combination_apply_finish    (WaymarkCombination *self, GAsyncResult *result, gboolean *brought, GError **error);

G_END_DECLS
