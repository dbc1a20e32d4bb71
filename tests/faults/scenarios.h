/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "document-test.h"
#include "faults.h"

/* What is done with files while calls fail, and what is to come of it. */

typedef enum
{
  AFTER_LEAVE, /* the program ends as it stands, as at a crash */
  AFTER_AGAIN, /* the same is tried once more, without a fault */
  N_AFTER,
} After;

/* What a child tells its parent, in memory that both have. */
typedef struct
{
  char confirmed[64]; /* the last text that was confirmed to be kept */
  char call[32];      /* the name of the call that failed */
  char message[2000];
  guint n_calls;
  gboolean done;  /* without an error */
  gboolean again; /* with the second try */
  gboolean is_ours;
} Outcome;

typedef struct
{
  Place *place;
  Outcome *outcome;
  WaymarkDocument *document;
  guint call;
  int number;
  guint flags;
} Trial;

typedef struct
{
  const char *name;
  /* In the child: sets the stage, calls begin(), and does it. */
  gboolean (*run) (Trial *trial, GError **error);
  /* In the child, with faults no more. */
  gboolean (*again) (Trial *trial, GError **error);
  const char *texts;  /* what the file may say, with bars between */
  const char *result; /* and says when it was done, %NULL where the file is not concerned */
} Scenario;

extern const Scenario scenarios[];
extern const guint n_scenarios;

/* Versions of one plan: as it was made, and as somebody else left it. */
extern GBytes *first_bytes;
extern GBytes *theirs_bytes;

void put (const char *path, GBytes *bytes);
