/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Whoever waits for a document is told how far reading has come, from its first part on. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "waymark-csv-reader.h"
#include "waymark-html-reader.h"
#include "waymark-import.h"
#include "waymark-text-reader.h"
#include "waymark-progress.h"

#define N_ROWS 200
/* Where the first part ends. */
#define BLOCKS 0.16

static WaymarkProgress *
begin (void)
{
  WaymarkProgress *progress = waymark_progress_new ();

  g_cancellable_push_current (G_CANCELLABLE (progress));
  return progress;
}

static double
end (WaymarkProgress *progress)
{
  double done = waymark_progress_get_percent (progress) / 100.0;

  g_cancellable_pop_current (G_CANCELLABLE (progress));
  g_object_unref (progress);
  return done;
}

static char *
write_rows (const char *head, const char *row, const char *foot)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append (text, row);
  g_string_append (text, foot);
  return g_string_free (text, FALSE);
}

static char *
write_text (void)
{
  return write_rows (
      "| Action | Lead |\n|---|---|\n", "| Agree one short consent form | MBC |\n", "");
}

static void
test_text (void)
{
  g_autofree char *text = write_text ();
  WaymarkProgress *progress = begin ();
  g_autoptr (GPtrArray) blocks = waymark_text_read (text, strlen (text), TRUE);

  g_assert_cmpuint (blocks->len, ==, N_ROWS + 1);
  g_assert_cmpfloat_with_epsilon (end (progress), BLOCKS, 0.002);
}

static void
test_csv (void)
{
  g_autofree char *text = write_rows ("Action,Lead\n", "Agree one short consent form,MBC\n", "");
  WaymarkProgress *progress = begin ();
  g_autoptr (GPtrArray) blocks = waymark_csv_read (text, strlen (text));

  g_assert_cmpuint (blocks->len, ==, N_ROWS + 1);
  g_assert_cmpfloat_with_epsilon (end (progress), BLOCKS, 0.002);
}

static void
test_page (void)
{
  g_autofree char *text =
      write_rows ("<table><tr><th>Action</th><th>Lead</th></tr>",
                  "<tr><td>Agree one short <b>consent</b> form</td><td>MBC</td></tr>",
                  "</table>");
  g_autoptr (GError) error = NULL;
  WaymarkProgress *progress = begin ();
  g_autoptr (GPtrArray) blocks = waymark_html_read (text, strlen (text), "page", &error);
  double done = end (progress);

  g_assert_no_error (error);
  g_assert_cmpuint (blocks->len, ==, N_ROWS + 1);
  /* Rows and tables are nodes that nobody reads for their own sake. */
  g_assert_cmpfloat (done, >, BLOCKS * 0.7);
  g_assert_cmpfloat (done, <=, BLOCKS);
}

static void
test_whole (void)
{
  g_autofree char *text = write_text ();
  g_autoptr (GError) error = NULL;
  WaymarkProgress *progress = begin ();
  g_autoptr (WaymarkImport) import = waymark_import_text (text, -1, "plan.md", &error);

  g_assert_no_error (error);
  g_assert_nonnull (import);
  g_assert_cmpfloat_with_epsilon (end (progress), 1, 0.02);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading-part/text", test_text);
  g_test_add_func ("/reading-part/csv", test_csv);
  g_test_add_func ("/reading-part/page", test_page);
  g_test_add_func ("/reading-part/whole", test_whole);
  return g_test_run ();
}
