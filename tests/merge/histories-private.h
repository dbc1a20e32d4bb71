/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "copies-private.h"

G_BEGIN_DECLS

/* What a copy once said. */
typedef struct
{
  char **heads;
  char *dump;
} Moment;

typedef struct
{
  GRand *rand;
  char *folder;
  GPtrArray *copies;  /* of Copy */
  GPtrArray *moments; /* of Moment */
} HistoryRun;

/* What must hold of all copies in the end. */
void history_check (HistoryRun *run);

G_END_DECLS
