/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-error.h"

#include "waymark-i18n.h"

G_DEFINE_QUARK (waymark - error - quark, waymark_error)

static const struct
{
  const char *heading;
  const char *advice;
} errors[WAYMARK_N_ERRORS] = {
  [WAYMARK_ERROR_NOT_A_PLAN] = { N_ ("This is not a Waymark plan"),
                                 N_ ("Choose a file that ends in .waymark, or import the "
                                     "document.") },
  [WAYMARK_ERROR_NEWER_FORMAT] = { N_ ("This plan was made by a newer Waymark"),
                                   N_ ("Update Waymark, or ask the sender for JSON.") },
  [WAYMARK_ERROR_DAMAGED] = { N_ ("This plan is damaged"),
                              N_ ("It was left as it is. Ask the sender for another copy.") },
  [WAYMARK_ERROR_TOO_LARGE] = { N_ ("This file is too large"),
                                N_ ("Check that it is the file you meant.") },
  [WAYMARK_ERROR_NOT_FOUND] = { N_ ("This could not be found"),
                                N_ ("It may have been moved, renamed or deleted.") },
  [WAYMARK_ERROR_EXISTS] = { N_ ("There is a file of that name already"),
                             N_ ("Choose another name.") },
  [WAYMARK_ERROR_READ_ONLY] = { N_ ("This file cannot be changed"),
                                N_ ("Save a copy where you may write, and go on there.") },
  [WAYMARK_ERROR_NO_SPACE] = { N_ ("The disk is full"),
                               N_ ("Free some space, or save to another disk.") },
  [WAYMARK_ERROR_CHANGED] = { N_ ("Someone else changed this file"),
                              N_ ("Save a copy, so that nothing is lost.") },
  [WAYMARK_ERROR_PUT_BACK] = { N_ ("This file is an older version again"),
                               N_ ("Keep what is open here, or go back to the older version.") },
  [WAYMARK_ERROR_BUSY] = { N_ ("Another program is using this file"), N_ ("Try again.") },
  [WAYMARK_ERROR_LINKED] = { N_ ("This file has more than one name"),
                             N_ ("Save a copy, and go on there.") },
  [WAYMARK_ERROR_NO_PLAN_IN_TEXT] = { N_ ("No plan was found in this document"),
                                      N_ ("You can paste the part with the actions instead.") },
  [WAYMARK_ERROR_BAD_JSON] = { N_ ("This JSON file is not a plan"),
                               N_ ("Ask whoever made it to export it again.") },
  [WAYMARK_ERROR_BAD_VALUE] = { N_ ("That value cannot be kept"),
                                N_ ("Correct it and try again.") },
  [WAYMARK_ERROR_BAD_PLACE] = { N_ ("It cannot stand there"), N_ ("Choose another place for it.") },
  [WAYMARK_ERROR_NOTHING_TO_UNDO] = { N_ ("There is nothing to undo"),
                                      N_ ("Changes of others are undone from the history.") },
  [WAYMARK_ERROR_FAILED] = { N_ ("This did not work"),
                             N_ ("Try again, or save a copy elsewhere.") },
};

/**
 * waymark_error_get_heading:
 * @code: what went wrong
 *
 * Returns: (transfer none): a few words for it in the reader's language
 */
const char *
waymark_error_get_heading (WaymarkError code)
{
  g_return_val_if_fail (code < WAYMARK_N_ERRORS, NULL);

  return waymark_gettext (errors[code].heading);
}

/**
 * waymark_error_get_advice:
 * @code: what went wrong
 *
 * Returns: (transfer none): what to do about it, a sentence in the reader's language
 */
const char *
waymark_error_get_advice (WaymarkError code)
{
  g_return_val_if_fail (code < WAYMARK_N_ERRORS, NULL);

  return waymark_gettext (errors[code].advice);
}
