/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-combine-outline.h"
#include "waymark-combine-page.h"

/* For the files of the combine page only. */

struct _WaymarkCombinePage
{
  GtkWidget parent_instance;

  GtkWidget *body;
  WaymarkCombineOutline *outline;
  GtkWidget *scroller;
  GtkWidget *choices; /* clashes, and what was combined by itself */
  GtkWidget *listed;  /* what only one side changed */
  GtkWidget *foot;
  GtkWidget *open;

  WaymarkCombination *combination;
  GPtrArray *clashes;         /* WaymarkClash, borrowed from @choices */
  GtkWidget *combined;        /* the heading of what was combined by itself, in @choices */
  GHashTable *shown;          /* WaymarkDifference -> the widget that shows it */
  WaymarkDifferenceSide side; /* that is listed */
  guint n_clashes, n_combined, n_listed;  /* as many are shown; more on request */
  guint current;              /* in @clashes */
  gboolean apart;             /* texts combined by themselves are shown as versions */
  gboolean is_narrow;
  GtkWidget *wanted; /* to be scrolled to once it has its place */
  guint tick;
  guint frames; /* since it is wanted */
};

/* waymark-combine-choices.c */
void waymark_combine_show_choices (WaymarkCombinePage *self);
void waymark_combine_update_open (WaymarkCombinePage *self);
gboolean waymark_combine_take_key (WaymarkCombinePage *self, guint figure);
gboolean waymark_combine_step (WaymarkCombinePage *self, int step);

/* waymark-combine-listed.c */
void waymark_combine_show_listed (WaymarkCombinePage *self, WaymarkDifferenceSide side);

/* waymark-combine-page.c */
void waymark_combine_choose (WaymarkCombinePage *self,
                             WaymarkDifference *difference,
                             WaymarkChoice choice,
                             guint nth,
                             WaymarkValue *written);
void waymark_combine_scroll_to (WaymarkCombinePage *self, GtkWidget *widget);
GtkWidget *waymark_combine_new_label (const char *words, const char *css_class);
GtkWidget *waymark_combine_new_heading (WaymarkCombinePage *self,
                                        const char *title,
                                        const char *css_class,
                                        const char *subtitle);
