/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-clip.h"

G_BEGIN_DECLS

/* For the files of the clip only. */

typedef struct
{
  char *id;
  char *parent; /* NULL: a top item, a party or a status */
  char *shown;  /* of a reference: the number of its target when it was copied */
  WaymarkKind kind;
  WaymarkValue **values; /* one for each field of the kind */
} WaymarkClipItem;

struct _WaymarkClip
{
  char *plan;       /* id of the plan that it is from */
  GPtrArray *items; /* of WaymarkClipItem, parents before what is under them */
};

WaymarkClip *waymark_clip_new_empty (const char *plan);
WaymarkClipItem *waymark_clip_add (WaymarkClip *clip, WaymarkKind kind);

G_END_DECLS
