/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkPurpose:
 * @WAYMARK_TO_EXCHANGE: exchanged with the user's file, it may come to hold what somebody else wrote
 * @WAYMARK_TO_PLACE: put in a new place, it never does
 *
 * What a temporary file is for: it is in its name.
 */
typedef enum
{
  WAYMARK_TO_EXCHANGE = '-',
  WAYMARK_TO_PLACE = '+',
} WaymarkPurpose;

char      *waymark_leftovers_build_prefix  (const char *target, WaymarkPurpose purpose);
int        waymark_leftovers_make_folder   (const char *base, char **folder);
void       waymark_leftovers_remove_folder (const char *folder);
void       waymark_leftovers_sweep         (const char *folder);
GPtrArray *waymark_leftovers_list          (const char *target);

G_END_DECLS
