/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* In every language each rating has a key that is on every keyboard, and none has two meanings. */

#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "waymark-rating-keys.h"

static void
use_language (const char *language)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-keys-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *name = g_strconcat (language, ".po", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "po", name, NULL);
  const char *command[] = { "msgfmt", "-o", compiled, source, NULL };
  int status = -1;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_spawn_sync (
      NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_setenv ("LANGUAGE", language, TRUE);
}

static void
assert_keys (const char *shown)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    {
      guint plain = waymark_rating_get_plain_key (rating);

      g_assert_cmpint (waymark_rating_from_key (waymark_rating_get_key (rating)), ==, rating);
      g_assert_cmpint (
          waymark_rating_from_key (gdk_keyval_to_upper (waymark_rating_get_key (rating))),
          ==,
          rating);
      if (plain != 0)
        g_assert_cmpint (waymark_rating_from_key (plain), ==, rating);
      g_assert_cmpint (waymark_rating_from_key (waymark_rating_get_shown_key (rating)), ==, rating);
      g_string_append_c (keys, (char) waymark_rating_get_shown_key (rating));
    }
  g_assert_cmpstr (keys->str, ==, shown);
}

static void
test_languages (void)
{
  assert_keys ("gar");
  use_language ("cy");
  assert_keys ("goc");
  g_assert_cmpint (waymark_rating_from_key (GDK_KEY_r), ==, WAYMARK_RATING_RED);
  use_language ("pl");
  assert_keys ("zac");
  g_assert_cmpint (waymark_rating_from_key (GDK_KEY_zabovedot), ==, WAYMARK_RATING_AMBER);
  use_language ("ur");
  assert_keys ("gar");
  g_assert_cmpint (waymark_rating_from_key (GDK_KEY_Arabic_khah), ==, WAYMARK_RATING_RED);
  g_assert_cmpint (waymark_rating_from_key (GDK_KEY_x), ==, WAYMARK_RATING_NONE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rating-keys/languages", test_languages);
  return g_test_run ();
}
