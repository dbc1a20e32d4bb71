/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-tally.h"

G_BEGIN_DECLS

/* What was counted, in words: wherever it is told it is told alike. */
char *waymark_late_to_words      (guint late);                 /* "6 late" */
char *waymark_tally_to_sentence  (const WaymarkTally *tally);  /* "31 actions: 6 finished, …" */

G_END_DECLS
