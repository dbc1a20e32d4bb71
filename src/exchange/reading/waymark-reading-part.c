/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-reading-part.h"
#include "waymark-progress.h"

/* Where each ends in the whole, by the time that a table of 100,000 rows takes. */
static const double ends[WAYMARK_N_READING_PARTS] = { 0.16, 0.34, 0.5, 0.66, 1 };

/**
 * waymark_reading_part_report:
 * @part: what is being done
 * @done: how many steps of it are done, whatever they are
 * @total: how many it has
 *
 * Says how far reading has come, to the #WaymarkProgress that is the current cancellable of
 * this thread, if there is one.
 */
void
waymark_reading_part_report (WaymarkReadingPart part, gsize done, gsize total)
{
  g_return_if_fail (part < WAYMARK_N_READING_PARTS);

  waymark_progress_tell_part (
      g_cancellable_get_current (), done, total, part > 0 ? ends[part - 1] : 0, ends[part]);
}
