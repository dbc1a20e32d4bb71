/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <locale.h>
#ifdef HAVE_GNU_MALLOC
#include <malloc.h>
#endif

#include <glib/gi18n-lib.h>

#include "waymark-application.h"

/* Memory taken at a time, in bytes. */
#define STEP (16 * 1024 * 1024)

int
main (int argc, char *argv[])
{
  g_autoptr (WaymarkApplication) application = NULL;
  const char *locale_dir = g_getenv ("WAYMARK_LOCALEDIR"); /* for running from a build folder */

#ifdef HAVE_GNU_MALLOC
  /* A plan is read in a thread while the window is being made: with each small step of the
   * one the other would have to wait. What is taken and not written to costs nothing. */
  mallopt (M_TOP_PAD, STEP);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Waymark");

  application = waymark_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
