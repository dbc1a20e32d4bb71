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

/* What an edit writes, into @registers; the digest of the edit that wrote them. */
void copy_add_value (GPtrArray *registers, const char *item, const char *field, WaymarkValue *value);
void copy_add_string (GPtrArray *registers, const char *item, const char *field, const char *text);
void copy_add_place (GPtrArray *registers, const char *item, const char *parent, const char *rank);
void copy_add_not_gone (GPtrArray *registers, const char *item);
char *copy_commit (Copy *self, GPtrArray *registers, const char *name, const GArray *ours);

typedef struct
{
  char id[33];
  char *rank;
} CopyChild;

/* Read from the tables of items: ids, sorted; what is shown of one (WaymarkRegister). */
GPtrArray *copy_list_alive (Copy *self);
GPtrArray *copy_read_shown (Copy *self, const char *id);
WaymarkRegister *copy_read_register (Copy *self, const char *id, const char *field);
/* Of CopyChild, in order. */
GPtrArray *copy_read_children (Copy *self, const char *parent);

/* As the oracle prints them. */
char *copy_print_conflicts (Copy *self, GPtrArray *conflicts);
int copy_compare_strings (gconstpointer a, gconstpointer b);

G_END_DECLS
