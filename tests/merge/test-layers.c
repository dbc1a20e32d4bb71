/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>

#include "copies.h"

/* Many move one action at the same time, meet, and do it again: what each round started from
 * is what the round before came to, which is asked for by all of them. */

#define ACTION "00000000000000000000000000000003"
#define N_PEOPLE 10
#define N_ROUNDS 9

static char *
make_theme_id (guint nth)
{
  return g_strdup_printf ("%032x", 0x100 + nth);
}

static void
move_apart (Copy **copies, guint round)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *theme = make_theme_id ((i + round) % N_PEOPLE);

      g_free (copy_move (copies[i], ACTION, theme, NULL));
    }
}

static void
meet (Copy **copies)
{
  guint n_lost;

  for (guint i = 1; i < N_PEOPLE; i++)
    g_assert_cmpint (copy_merge (copies[0], copies[i], FALSE, TRUE, &n_lost), ==, COPY_BROUGHT);
  for (guint i = 1; i < N_PEOPLE; i++)
    g_assert_cmpint (copy_merge (copies[i], copies[0], FALSE, TRUE, &n_lost), ==, COPY_BROUGHT);
}

static void
test_moves (void)
{
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *folder = g_build_filename (parent, "waymark-layers-XXXXXX", NULL);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *first = make_theme_id (0);
  Copy *copies[N_PEOPLE];

  g_assert_nonnull (g_mkdtemp (folder));
  copies[0] = copy_new (
      folder, "0000000000000000000000000000000a", "0000000000000000000000000000000b", none);
  copy_open (copies[0], "00000000000000000000000000000200");
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *theme = make_theme_id (i);

      g_free (copy_add (copies[0], "theme", theme, "plan", NULL, none));
    }
  g_free (copy_add (copies[0], "action", ACTION, first, NULL, none));
  for (guint i = 1; i < N_PEOPLE; i++)
    {
      g_autofree char *session = g_strdup_printf ("%032x", 0x200 + i);

      copies[i] = copy_file (folder, copies[0]);
      copy_open (copies[i], session);
    }

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_test_message ("round %u", round + 1);
      move_apart (copies, round);
      meet (copies);
    }

  copy_check (copies[0]);
  copy_verify (copies[0]);
  ours = copy_dump (copies[0]);
  theirs = copy_dump (copies[N_PEOPLE - 1]);
  g_assert_cmpstr (ours, ==, theirs);
  for (guint i = 0; i < N_PEOPLE; i++)
    copy_free (copies[i]);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers/moves", test_moves);
  return g_test_run ();
}
