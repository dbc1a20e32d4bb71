/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkKind:
 *
 * The kinds of item that a plan is made of. A kind never changes. The words of
 * waymark_kind_get_name() are format: in the file, in JSON, on the command line.
 */
typedef enum
{
  WAYMARK_KIND_PLAN,
  WAYMARK_KIND_THEME,
  WAYMARK_KIND_PRIORITY,
  WAYMARK_KIND_REQUIREMENT,
  WAYMARK_KIND_ACTION,
  WAYMARK_KIND_PARTY,
  WAYMARK_KIND_ALIAS,
  WAYMARK_KIND_MEMBERSHIP,
  WAYMARK_KIND_ASSIGNMENT,
  WAYMARK_KIND_REFERENCE,
  WAYMARK_KIND_STATUS,
  WAYMARK_KIND_UPDATE,
  WAYMARK_KIND_MEETING,
  WAYMARK_KIND_DECISION,
  WAYMARK_KIND_SNAPSHOT,
  WAYMARK_KIND_LOOSE,
} WaymarkKind;

#define WAYMARK_N_KINDS (WAYMARK_KIND_LOOSE + 1)

const char *waymark_kind_get_name        (WaymarkKind kind);
const char *waymark_kind_get_label       (WaymarkKind kind);
gboolean    waymark_kind_from_name       (const char *name, WaymarkKind *kind);
gboolean    waymark_kind_may_stand_under (WaymarkKind kind, WaymarkKind parent);

G_END_DECLS
