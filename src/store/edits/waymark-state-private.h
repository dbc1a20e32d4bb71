/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-state.h"

G_BEGIN_DECLS

/* What the edits up to certain heads amount to, in place of their contents. */
typedef struct
{
  gint64 number;
  guint8 *cover; /* by number of the edit */
} WaymarkBaseline;

struct _WaymarkState
{
  WaymarkStore *store;
  WaymarkState *whole;    /* of which it is a part; NULL if it is whole itself */
  WaymarkEditTable table; /* these three only when whole */
  WaymarkGraph *graph;
  guint8 *undoes; /* by number: it takes another edit back */

  guint8 *inside;    /* by number; NULL when whole */
  GArray *baselines; /* of WaymarkBaseline */
  guint8 *hidden;    /* by number: a baseline speaks for it; NULL without baselines */
};

G_END_DECLS
