/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-import.h"

/* Rows per second of a long table, and that twice the rows take about twice the time. */

static double
measure (guint rows)
{
  g_autoptr (GString) text = g_string_new ("Plan\n\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = NULL;
  gint64 start;

  for (guint i = 0; i < rows; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (
            text,
            "\nTheme %u – Part %u of it\n\nNo.\tAction\tLead\tDue date\tStatus\tNotes\n",
            i / 100 + 1,
            i / 100 + 1);
      g_string_append_printf (
          text,
          "%u\tOpen the hall in village %u and tell those who asked for it, as stated in action "
          "%u\t"
          "Council %u / Carers Hub and Village Trust %u\tMarch %u\tIn progress\tNote %u\n",
          i % 100 + 1,
          i,
          i % 100 + 1,
          i % 17,
          i % 29,
          2024 + i % 4,
          i);
    }
  start = g_get_monotonic_time ();
  import = waymark_import_text (text->str, (gssize) text->len, "long.txt", &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (void)
{
  double ten = measure (10000);
  double twenty = measure (20000);

  g_print ("10,000 rows: %.2f s (at most 2)\n20,000 rows: %.2f s, %.1f times\n",
           ten,
           twenty,
           twenty / ten);
  return ten < 2 ? 0 : 1;
}
