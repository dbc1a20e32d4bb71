/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "catalogues.h"

#include <glib/gstdio.h>
#include <libintl.h>

/* The translations that are shipped, compiled for a test. */

static void
compile (const char *folder, const char *language)
{
  g_autofree char *name = g_strconcat (language, ".po", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "po", name, NULL);
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char *const arguments[] = { "msgfmt", "-o", compiled, source, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_mkdir_with_parents (messages, 0700);
  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* From now on the program has its three languages; it goes on speaking English. */
char *
catalogues_compile (void)
{
  char *folder = g_dir_make_tmp ("waymark-catalogues-XXXXXX", NULL);

  compile (folder, "cy");
  compile (folder, "pl");
  compile (folder, "ur");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return folder;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_remove (path);
}

/* @folder: (transfer full): of catalogues_compile() */
void
catalogues_remove (char *folder)
{
  remove_all (folder);
  g_free (folder);
}
