/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "waymark-document.h"
#include "waymark-error.h"

/* Opens one file as the window does and says in a line what came of it: the code of the
 * error or "opened", processor time in milliseconds, memory above idle in kB, the sentence. */

/* In kB; 0 where memory is not what it is in a release. */
static long
get_memory (const char *what)
{
#ifdef __SANITIZE_ADDRESS__
  return 0;
#else
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, what);
  return line != NULL ? strtol (line + strlen (what), NULL, 10) : 0;
#endif
}

static double
get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return 1000.0 * (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  long idle = get_memory ("VmRSS:");
  double begun = get_processor_time ();

  document = waymark_document_open (file, NULL, &error);
  if (document != NULL && !waymark_document_close (document, &error))
    return 2;
  if (error != NULL && error->domain != WAYMARK_ERROR)
    return 3;
  printf ("%s\t%.0f\t%ld\t%s\n",
          error != NULL ? waymark_error_get_heading (error->code) : "opened",
          get_processor_time () - begun,
          MAX (get_memory ("VmHWM:") - idle, 0),
          error != NULL ? error->message : "");
  return 0;
}
