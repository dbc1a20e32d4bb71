/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkSegmentFill:
 *
 * What a part of a bar stands for. Each has a pattern or an edge of its own, so that
 * they are told apart in grey as well.
 */
typedef enum
{
  WAYMARK_SEGMENT_GREEN,
  WAYMARK_SEGMENT_AMBER,
  WAYMARK_SEGMENT_RED,
  WAYMARK_SEGMENT_BLUE,
  WAYMARK_SEGMENT_UNRATED,
  WAYMARK_SEGMENT_DONE,
  WAYMARK_SEGMENT_ON_ITS_WAY,
  WAYMARK_SEGMENT_LATE,
} WaymarkSegmentFill;

#define WAYMARK_TYPE_BAR_SEGMENT (waymark_bar_segment_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkBarSegment, waymark_bar_segment, WAYMARK, BAR_SEGMENT, GtkWidget)

/*
 * A part of a bar: so many of one kind. It takes the keyboard and has a name; a click,
 * Enter or the space bar shows the actions that it counts.
 */
GtkWidget *waymark_bar_segment_new (WaymarkSegmentFill fill, guint count, const char *label, const char *name, GVariant *target);
guint waymark_bar_segment_get_count (WaymarkBarSegment *self);
void waymark_bar_segment_set_side (WaymarkBarSegment *self, int side);
void waymark_segment_draw (GtkSnapshot *snapshot, WaymarkSegmentFill fill, const graphene_rect_t *box);

G_END_DECLS
