/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

typedef enum
{
  STEP_ADD,
  STEP_SET,
  STEP_PLACE,
  STEP_REMOVE,
} StepType;

/* How to take one call back. */
typedef struct
{
  StepType type;
  WaymarkItem *item;
  WaymarkItem *parent; /* PLACE, REMOVE: where it stood */
  char *rank;          /* PLACE */
  const char *field;   /* SET: the name in the table of fields */
  WaymarkValue *value; /* SET */
} Step;

/* A register and what it held before the edit; a missing value is unset. */
typedef struct
{
  WaymarkItem *item;
  char *field;
  WaymarkValue *before;
} Register;

/* Shared by waymark-edit.c, -places.c and -changes.c. */
struct _WaymarkEdit
{
  WaymarkPlan *plan;
  char *name;
  char *session;
  GPtrArray *steps;      /* of Step, in the order they were done */
  GHashTable *registers; /* of Register, as a set */
  GHashTable *added;     /* of WaymarkItem: made by this edit */
  GHashTable *removed;   /* WaymarkItem -> id of the root of its deletion */
};


void waymark_edit_note_register (WaymarkEdit *edit, WaymarkItem *item, const char *field,
                                 WaymarkValue *before);
Step *waymark_edit_note_step (WaymarkEdit *edit, StepType type, WaymarkItem *item);
WaymarkValue *waymark_item_place_value (WaymarkItem *item);

/* For a value that was checked elsewhere: a link may point to what is not there any more. */
void waymark_edit_put (WaymarkEdit *edit, WaymarkItem *item, const WaymarkField *field,
                       WaymarkValue *value);

/* With an id of the caller's choice: for copies and for tests that repeat exactly. */
WaymarkItem *waymark_edit_add_with_id (WaymarkEdit *edit, WaymarkKind kind, const char *id,
                                       WaymarkItem *parent, WaymarkItem *after, gboolean first,
                                       GError **error);

G_END_DECLS
