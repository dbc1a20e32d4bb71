/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan-builder.h"

G_BEGIN_DECLS

/**
 * WaymarkBuilder:
 *
 * A plan on its way from drafts to items.
 */
typedef struct
{
  WaymarkBuilt *built;
  WaymarkReading *reading;
  WaymarkImportChoices *choices;
  WaymarkPlan *plan;
  WaymarkItem *root;
  int year_start;
  GHashTable *parties;   /* folded name or short name -> party item */
  GHashTable *spellings; /* names as written -> themselves, once looked at */
  GHashTable *looked_at; /* lead readings that need a look, listed already */
  GHashTable *missed;    /* keys of pointers without a target, listed already */
  GHashTable *statuses;  /* word as written -> status item */
  GHashTable *windows;   /* words of a date -> the window that they mean, "" for none */
  GHashTable *keys;      /* what drafts are called in answers -> themselves */
  GHashTable *numbers;   /* "theme:number" and ":number" -> WaymarkDraft; a number used twice -> itself as no draft */
  GCancellable *cancellable; /* (nullable): of this thread; stops the work and is told of it */
  guint n_drafts, n_made, n_filled;
} WaymarkBuilder;

/* waymark-plan-builder.c: words of any length, without loss */
void         waymark_builder_set_words (WaymarkBuilder *self, WaymarkDraft *draft, WaymarkItem *item, const char *field, const char *words);
void         waymark_builder_set_text  (WaymarkBuilder *self, WaymarkDraft *draft, WaymarkItem *item, const char *field, const char *text);
void         waymark_builder_look_at   (WaymarkBuilder *self, WaymarkDraft *draft, const char *kind, const char *words, gboolean placed, char *why);

/* waymark-plan-builder-links.c */
void         waymark_builder_learn_numbers (WaymarkBuilder *self);
void         waymark_builder_set_linked    (WaymarkBuilder *self, WaymarkDraft *draft, const char *field, const char *text, GHashTable *references);
gboolean     waymark_builder_take_pointer  (WaymarkBuilder *self, WaymarkDraft *draft, const char *field, const char *cell, GHashTable *references);

/* waymark-plan-builder-action.c */
void         waymark_builder_learn_leads   (WaymarkBuilder *self, WaymarkDraft *draft);
void         waymark_builder_fill_action   (WaymarkBuilder *self, WaymarkDraft *draft, GHashTable *references);
void         waymark_builder_take_pointers (WaymarkBuilder *self, WaymarkDraft *draft, GHashTable *references);

G_END_DECLS
