/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "copies.h"
#include "waymark-store-private.h"

G_BEGIN_DECLS

struct _Copy
{
  char *path;
  WaymarkStore *store;
  WaymarkPlan *plan;
  GPtrArray *own; /* ids of sessions */
  gint64 now;
  const char *name; /* of the next edit */
};

/* Read from the tables of items: ids, sorted; what is shown of one (WaymarkRegister). */
GPtrArray *copy_list_alive (Copy *self);
GPtrArray *copy_read_shown (Copy *self, const char *id);
WaymarkRegister *copy_read_register (Copy *self, const char *id, const char *field);

G_END_DECLS
