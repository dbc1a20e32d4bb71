/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkEdit:
 *
 * Changes to a plan with a name that a person understands ("Change due date").
 * Each call takes effect in the plan at once, so that the next one builds on it;
 * the plan's signal waits for the commit. An edit that is freed without having
 * been committed takes everything back.
 *
 * Edits are begun with waymark_document_begin_edit() and committed with
 * waymark_document_commit(); waymark_edit_begin() is for plans without a document.
 */
typedef struct _WaymarkEdit WaymarkEdit;

/**
 * WaymarkRegisterChange:
 * @item: item id
 * @field: field name, or `@kind`, `@place`, `@gone`
 * @value: (nullable): the new value
 */
typedef struct
{
  char *item;
  char *field;
  WaymarkValue *value;
} WaymarkRegisterChange;

WaymarkEdit *waymark_edit_begin       (WaymarkPlan *plan, const char *name, const char *session);
void         waymark_edit_free        (WaymarkEdit *edit);
const char  *waymark_edit_get_name    (WaymarkEdit *edit);
WaymarkPlan *waymark_edit_get_plan    (WaymarkEdit *edit);
gboolean     waymark_edit_is_empty    (WaymarkEdit *edit);

WaymarkItem *waymark_edit_add         (WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, WaymarkItem *after, GError **error);
WaymarkItem *waymark_edit_add_first   (WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, GError **error);
gboolean     waymark_edit_set         (WaymarkEdit *edit, WaymarkItem *item, const char *field, WaymarkValue *value, GError **error);
gboolean     waymark_edit_set_string  (WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *value, GError **error);
gboolean     waymark_edit_set_words   (WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *words, const char *window, GError **error);
gboolean     waymark_edit_move        (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, WaymarkItem *after, GError **error);
gboolean     waymark_edit_move_first  (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, GError **error);
gboolean     waymark_edit_remove      (WaymarkEdit *edit, WaymarkItem *item, GError **error);

/* For the store: what to record, sorted by (item, field); then keep, or undo, what was done. */
GPtrArray   *waymark_edit_get_changes (WaymarkEdit *edit);
void         waymark_edit_keep        (WaymarkEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkEdit, waymark_edit_free)

G_END_DECLS
