/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <stdlib.h>

#include "large-copies.h"

/* `make-large-copies MINE THEIRS ACTIONS EDITS`, for tests that are not written in C. */
int
main (int argc, char **argv)
{
  if (argc != 5)
    return 64;
  large_copies_make (argv[1], argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]));
  return 0;
}
