/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-past.h"
#include "waymark-stage.h"

G_BEGIN_DECLS

/*
 * The sample is told in tables: who can lead, what the plan says, what happened. Words are in
 * English here and in the reader's language where they are used (context "sample"); items are
 * called by keys, which are no words and are not translated. A plan that is half translated
 * is half translated, no worse.
 */

typedef enum
{
  WAYMARK_SAMPLE_OLWEN, /* keeps the plan */
  WAYMARK_SAMPLE_SAMIR, /* Fellside Borough Council */
  WAYMARK_SAMPLE_MEENA, /* Dale District Council */
  WAYMARK_SAMPLE_RUTH,  /* the Carers Hub */
  WAYMARK_SAMPLE_KIT,   /* the Integrated Care Board */
  WAYMARK_SAMPLE_JO,    /* the schools */
  WAYMARK_SAMPLE_N_PEOPLE,
} WaymarkSamplePerson;

/**
 * WaymarkSampleParty:
 * @key: how the tables call it
 * @type: as the format names it
 * @name: its name
 * @initials: (nullable): its short name
 * @purpose: (nullable): of a group, what for
 * @members: (nullable): keys with blanks between them
 */
typedef struct
{
  const char *key;
  const char *type;
  const char *name;
  const char *initials;
  const char *purpose;
  const char *members;
} WaymarkSampleParty;

/**
 * WaymarkSampleItem:
 * @kind: theme, priority, requirement or action
 * @is_step: whether an action is a step of the requirement above it
 * @key: (nullable): how the tables call it
 * @title: (nullable): of themes and requirements
 * @text: (nullable): what it says; "{key}" becomes a number that leads to another item
 * @leads: (nullable): keys of parties with blanks between them, "+" before those that support
 * @qualifier: (nullable): how the first of them does it
 * @due: (nullable): see waymark_sample_window()
 * @stage: of its status
 * @notes: (nullable): of actions and requirements
 * @measure: (nullable): of requirements
 * @baseline: (nullable): of requirements
 * @goal: (nullable): of requirements
 * @sees: (nullable): key of what it refers to
 * @relation: (nullable): how, as the format names it
 */
typedef struct
{
  WaymarkKind kind;
  gboolean is_step;
  const char *key;
  const char *title;
  const char *text;
  const char *leads;
  const char *qualifier;
  const char *due;
  WaymarkStage stage;
  const char *notes;
  const char *measure;
  const char *baseline;
  const char *goal;
  const char *sees;
  const char *relation;
} WaymarkSampleItem;

typedef enum
{
  WAYMARK_SAMPLE_TOLD,    /* an update: text, stage, rating, and a date that is proposed */
  WAYMARK_SAMPLE_MOVED,   /* the date, with its reason */
  WAYMARK_SAMPLE_CHANGED, /* notes */
  WAYMARK_SAMPLE_ADDED,   /* an action, after the one that it names; text, leads, due, stage */
  WAYMARK_SAMPLE_PLANNED, /* the meeting: text is the place */
  WAYMARK_SAMPLE_HELD,    /* who came */
  WAYMARK_SAMPLE_MINUTED, /* at a meeting: text, stage, rating with its reason */
  WAYMARK_SAMPLE_AGREED,  /* at a meeting: the date that was proposed */
  WAYMARK_SAMPLE_REFUSED,
  WAYMARK_SAMPLE_DATED,   /* at a meeting: another date than the one proposed */
  WAYMARK_SAMPLE_DECIDED, /* at a meeting: text, about an item or not */
  WAYMARK_SAMPLE_MERGED,  /* at a meeting: into another */
  WAYMARK_SAMPLE_CARRIED, /* over to the next meeting */
  WAYMARK_SAMPLE_CLOSED,  /* the meeting */
} WaymarkSampleDeed;

/**
 * WaymarkSampleEvent:
 * @meeting: which meeting @days count from; 0 for the day on which the sample is opened
 * @days: days after it, before it if negative
 * @person: who writes it down
 * @deed: what happens
 * @item: (nullable): key of the item
 * @text: (nullable): words
 * @stage: the status from then on; none leaves it
 * @rating: (nullable): as the format names it
 * @due: (nullable): see waymark_sample_window()
 * @reason: (nullable): why the date moves or the rating is so
 * @other: (nullable): key of another item: into which, or of the new one
 * @leads: (nullable): as of items
 */
typedef struct
{
  int meeting;
  int days;
  WaymarkSamplePerson person;
  WaymarkSampleDeed deed;
  const char *item;
  const char *text;
  WaymarkStage stage;
  const char *rating;
  const char *due;
  const char *reason;
  const char *other;
  const char *leads;
} WaymarkSampleEvent;

const char               *waymark_sample_words       (const char *words);
const char               *waymark_sample_get_person  (WaymarkSamplePerson person);

const WaymarkSampleParty *waymark_sample_get_parties     (guint *n);
const WaymarkSampleItem  *waymark_sample_get_items       (guint *n);
const WaymarkSampleEvent *waymark_sample_get_first_half  (guint *n);
const WaymarkSampleEvent *waymark_sample_get_second_half (guint *n);

/**
 * WaymarkSampleScene:
 *
 * What the tables are played on.
 */
typedef struct
{
  const GDate *today;
  GHashTable *items;    /* key -> id */
  GHashTable *parties;  /* key -> name, to be owned */
  char *meetings[6];    /* ids, from 1 */
} WaymarkSampleScene;

WaymarkPlan *waymark_sample_make_plan (WaymarkSampleScene *scene, GError **error);
char    *waymark_sample_write_leads (WaymarkSampleScene *scene, const char *keys, const char *qualifier);
gboolean waymark_sample_play_event  (WaymarkSampleScene *scene, WaymarkEdit *edit, const WaymarkSampleEvent *event, GError **error);

G_END_DECLS
