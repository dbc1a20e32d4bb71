/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <sqlite3.h>
#include <stdlib.h>

#include "histories.h"

/* WAYMARK_SEED repeats a run; a history that fails is repeated alone by its own number and
 * WAYMARK_HISTORIES=1. */
static guint32
number_from (const char *name, guint32 otherwise)
{
  const char *given = g_getenv (name);

  return given != NULL ? (guint32) strtoul (given, NULL, 10) : otherwise;
}

static void
test_histories (void)
{
  guint32 seed = number_from ("WAYMARK_SEED", g_random_int () % 1000000000);
  guint32 n = number_from ("WAYMARK_HISTORIES", 2000);

  g_test_message ("WAYMARK_SEED=%u", seed);
  for (guint32 i = 0; i < n; i++)
    {
      if (i % 100 == 0)
        g_test_message ("%u of %u histories", i, n);
      if (g_test_verbose ())
        g_test_message ("history %u", seed + i);
      history_run (seed + i);
    }
}

int
main (int argc, char **argv)
{
  /* Counting what is allocated takes a lock each time. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/histories/random", test_histories);
  return g_test_run ();
}
