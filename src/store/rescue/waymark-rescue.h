/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkRescueLoss:
 * @kind: kind of the item that it is about
 * @id: its id
 * @field: (nullable): name of the field; %NULL if it is about the item
 * @sentence: what is missing, in the reader's language
 */
typedef struct
{
  WaymarkKind kind;
  char id[33];
  const char *field;
  char *sentence;
} WaymarkRescueLoss;

/**
 * WaymarkRescue:
 * @plan: what could be read, in no document
 * @losses: (element-type WaymarkRescueLoss): what could not
 * @n_known: how many items of each kind there were, as far as the file tells
 * @n_read: how many of them are in @plan
 * @n_from_history: how many of these are in the words of their last changes, as their
 *   own place in the file could not be read
 * @history: (nullable): a plan in memory of the edits that could be read whole; %NULL if that
 *   is none, and the new plan begins with a history of its own
 * @n_edits: how many edits there were, as far as the file tells
 * @n_edits_kept: how many of them @history has with all they said
 * @history_loss: (nullable): which of @losses tells of the history; borrowed
 * @n_doubts: how many values no digest in the file tells to be right
 *
 * What is left of a damaged plan file.
 */
typedef struct
{
  WaymarkPlan *plan;
  GPtrArray *losses;
  guint n_known[WAYMARK_N_KINDS];
  guint n_read[WAYMARK_N_KINDS];
  guint n_from_history;
  WaymarkStore *history;
  guint n_edits;
  guint n_edits_kept;
  WaymarkRescueLoss *history_loss;
  guint n_doubts;
} WaymarkRescue;

WaymarkRescue *waymark_rescue_read (GFile *file, GCancellable *cancellable, GError **error);
void waymark_rescue_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
WaymarkRescue *waymark_rescue_read_finish (GAsyncResult *result, GError **error);
WaymarkRescue *waymark_rescue_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
WaymarkStore *waymark_rescue_create_store (WaymarkRescue *self, const char *path, const char *display_name, const char *name, const char *person, GError **error);
gboolean waymark_rescue_is_unread (WaymarkItem *item);
void waymark_rescue_free (WaymarkRescue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkRescue, waymark_rescue_free)

G_END_DECLS
