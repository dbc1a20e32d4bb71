/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Exporting from a file, beside a bare writer over the same rows (plain SQLite, plain
 * stdio, the same keys and values), both in one run, turn by turn; then the peak memory
 * of an export of 1,000 and of 100,000 actions, each in a process of its own.
 *
 *   bench-json            measures; fails when a bound of ours is not kept
 *   bench-json PATH       exports a plan database once and prints the peak memory in KB
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "waymark-field.h"
#include "waymark-json-shape.h"
#include "waymark-json.h"
#include "waymark-reader.h"
#include "waymark-value.h"

#define N_LARGE 100000
#define N_ROUNDS 7
#define LEAST_SPEED 0.8
#define CACHE 16384      /* KB: pages that SQLite keeps of a file that is larger than that */
#define MOST_GROWTH 1024 /* KB, above the pages */

static const guint sizes[] = { 1000, N_LARGE / 2, N_LARGE };

static const char *const words[] = { "Plant limes along the road to the station",
                                     "Ask the school \"who waters them?\"",
                                     "Publish a map of shaded ways, in Welsh and in English",
                                     "فريق الأشجار",
                                     "🌳 one tree for each bench" };

/* ---- a plan of many actions */

static void
set_words (WaymarkPlan *plan, WaymarkItem *item, const char *field, guint n)
{
  g_autofree char *text = g_strdup_printf ("%s\n%u: %s", words[n % 5], n, words[n / 5 % 5]);

  waymark_plan_set_string (plan, item, field, text);
}

static void
add_action (
    WaymarkPlan *plan, WaymarkItem *parent, WaymarkItem *party, WaymarkItem *status, guint n)
{
  WaymarkItem *action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, parent);
  WaymarkItem *lead = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
  g_autoptr (WaymarkValue) due = waymark_value_new_words ("By March 2026", "../2026-03");

  set_words (plan, action, "text", n);
  waymark_plan_set (plan, action, "due", due);
  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
  waymark_plan_set_string (plan, lead, "party", waymark_item_get_id (party));
  waymark_plan_set_string (plan, lead, "role", "lead");
  if (n % 4 == 0)
    set_words (plan, action, "notes", n);
  if (n % 8 == 0)
    {
      WaymarkItem *update = waymark_plan_append (plan, WAYMARK_KIND_UPDATE, action);

      waymark_plan_set_string (plan, update, "date", "2026-02-03");
      set_words (plan, update, "text", n);
    }
}

static void
create_file (const char *path, guint n_actions)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *party = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
  WaymarkItem *status = waymark_plan_append (plan, WAYMARK_KIND_STATUS, root);
  WaymarkItem *theme = NULL, *requirement = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store = NULL;

  waymark_plan_set_string (plan, party, "name", "Aldmoor Town Council");
  waymark_plan_set_string (plan, status, "stage", "agreed");
  for (guint i = 0; i < n_actions; i++)
    {
      if (i % 500 == 0)
        theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
      if (i % 10 == 0)
        {
          requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);
          set_words (plan, requirement, "narrative", i);
        }
      add_action (plan, requirement, party, status, i);
    }

  store = waymark_store_create (path, "bench", plan, "New plan", "Olwen", &error);
  g_assert_no_error (error);
  waymark_store_close (store);
}

/* ---- the bare writer: as plain as it can be and still quick */

#define MAX_COLUMNS 20

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *children[WAYMARK_N_KINDS];
  char *keys[WAYMARK_N_KINDS][MAX_COLUMNS]; /* what goes before the value of a column */
  FILE *file;
} Bare;

static void
bare_put (Bare *bare, const char *text)
{
  fwrite_unlocked (text, 1, strlen (text), bare->file);
}

static void
bare_string (Bare *bare, const char *string)
{
  const char *run = string;

  putc_unlocked ('"', bare->file);
  for (; *string != '\0'; string++)
    if ((guchar) *string < 0x20 || *string == '"' || *string == '\\')
      {
        fwrite_unlocked (run, 1, (gsize) (string - run), bare->file);
        if (*string == '\n')
          bare_put (bare, "\\n");
        else
          fprintf (bare->file, "\\u%04x", *string);
        run = string + 1;
      }
  fwrite_unlocked (run, 1, (gsize) (string - run), bare->file);
  putc_unlocked ('"', bare->file);
}

static void
bare_blob (Bare *bare, const guint8 *bytes, int length)
{
  static const char digits[] = "0123456789abcdef";
  char text[35] = "\"";

  for (int i = 0; i < MIN (length, 16); i++)
    {
      text[2 * i + 1] = digits[bytes[i] >> 4];
      text[2 * i + 2] = digits[bytes[i] & 15];
    }
  text[2 * MIN (length, 16) + 1] = '"';
  fwrite_unlocked (text, 1, (gsize) (2 * MIN (length, 16) + 2), bare->file);
}

static void
bare_row (Bare *bare, int kind)
{
  sqlite3_stmt *row = bare->children[kind];
  int n = sqlite3_column_count (row);

  for (int i = 0; i < n; i++)
    {
      bare_put (bare, bare->keys[kind][i]);
      switch (sqlite3_column_type (row, i))
        {
        case SQLITE_TEXT:
          bare_string (bare, (const char *) sqlite3_column_text (row, i));
          break;
        case SQLITE_BLOB:
          bare_blob (bare, sqlite3_column_blob (row, i), sqlite3_column_bytes (row, i));
          break;
        case SQLITE_INTEGER:
          fprintf (bare->file, "%lld", sqlite3_column_int64 (row, i));
          break;
        default:
          bare_put (bare, "null");
        }
    }
}

static void
bare_children (Bare *bare, WaymarkKind parent, const void *id, int length)
{
  char parent_id[16];

  memcpy (parent_id, id, (gsize) length);
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      sqlite3_stmt *rows = bare->children[kind];
      gboolean any = FALSE;
      guint n_lists;

      if (!waymark_kind_may_stand_under (kind, parent))
        continue;
      bare_put (bare, ",\n              \"");
      bare_put (bare, waymark_kind_get_name (kind));
      bare_put (bare, "\": [");
      sqlite3_bind_blob (rows, 1, parent_id, length, SQLITE_STATIC);
      for (; sqlite3_step (rows) == SQLITE_ROW; any = TRUE)
        {
          bare_put (bare, any ? ",\n            {" : "\n            {");
          bare_row (bare, kind);
          if (waymark_json_kind_get_lists (kind, &n_lists) != NULL)
            bare_children (
                bare, kind, sqlite3_column_blob (rows, 0), sqlite3_column_bytes (rows, 0));
          bare_put (bare, "\n            }");
        }
      sqlite3_reset (rows);
      bare_put (bare, any ? "\n          ]" : "]");
    }
}

static void
bare_prepare (Bare *bare, int kind)
{
  const char *name = waymark_kind_get_name (kind);
  g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM \"%s\" WHERE parent = ?1 ORDER BY rank, id", name);

  g_assert_cmpint (
      sqlite3_prepare_v2 (bare->db, sql, -1, &bare->children[kind], NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_column_count (bare->children[kind]), <=, MAX_COLUMNS);
  for (int i = 0; i < sqlite3_column_count (bare->children[kind]); i++)
    bare->keys[kind][i] = g_strdup_printf ("%s\n              \"%s\": ",
                                           i > 0 ? "," : "",
                                           sqlite3_column_name (bare->children[kind], i));
}

static void
bare_export (const char *path, const char *target)
{
  g_autofree Bare *bare = g_new0 (Bare, 1);

  g_assert_cmpint (sqlite3_open_v2 (path, &bare->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (int kind = 1; kind < WAYMARK_N_KINDS; kind++)
    bare_prepare (bare, kind);

  bare->file = fopen (target, "w");
  setvbuf (bare->file, NULL, _IOFBF, 64 * 1024);
  bare_put (bare, "{");
  bare_children (bare, WAYMARK_KIND_PLAN, "plan", 4);
  bare_put (bare, "\n}\n");
  fclose (bare->file);

  for (int kind = 1; kind < WAYMARK_N_KINDS; kind++)
    {
      sqlite3_finalize (bare->children[kind]);
      for (int i = 0; i < MAX_COLUMNS; i++)
        g_free (bare->keys[kind][i]);
    }
  sqlite3_close (bare->db);
}

/* ---- ours */

static void
waymark_export (const char *path, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_store_open (path, "bench", WAYMARK_STORE_READ_ONLY, &error);
  g_autoptr (WaymarkReader) reader = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GFileOutputStream) stream = NULL;

  g_assert_no_error (error);
  reader = waymark_reader_new (store);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  waymark_json_write (WAYMARK_SOURCE (reader), G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
}

/* ---- measuring */

static double
measure (void (*export_file) (const char *path, const char *target),
         const char *path,
         const char *target)
{
  struct timespec begun, done;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &begun);
  export_file (path, target);
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &done);
  return (double) (done.tv_sec - begun.tv_sec) + (double) (done.tv_nsec - begun.tv_nsec) / 1e9;
}

static gboolean
compare_speed (const char *path, const char *folder)
{
  g_autofree char *ours = g_build_filename (folder, "ours.json", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.json", NULL);
  double our_time = G_MAXDOUBLE, bare_time = G_MAXDOUBLE;
  GStatBuf our_file, bare_file;
  double speed;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      our_time = MIN (our_time, measure (waymark_export, path, ours));
      bare_time = MIN (bare_time, measure (bare_export, path, bare));
    }
  g_stat (ours, &our_file);
  g_stat (bare, &bare_file);
  g_remove (ours);
  g_remove (bare);

  speed = bare_time / our_time;
  g_print ("bare writer: %.3f s, %.1f MB\nwaymark:     %.3f s, %.1f MB\n",
           bare_time,
           (double) bare_file.st_size / 1e6,
           our_time,
           (double) our_file.st_size / 1e6);
  g_print ("speed: %.2f of the bare writer (at least %.2f)\n", speed, LEAST_SPEED);
  return speed >= LEAST_SPEED;
}

static gint64
get_peak (const char *program, const char *path)
{
  const char *command[] = { program, path, NULL };
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (
      NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_ascii_strtoll (printed, NULL, 10);
}

/* Of this program alone: what getrusage() tells begins with the peak of the parent. */
static int
print_peak (const char *path)
{
  g_autofree char *target = g_strconcat (path, ".json", NULL);
  g_autofree char *status = NULL;
  const char *peak;

  waymark_export (path, target);
  g_remove (target);
  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  peak = status != NULL ? strstr (status, "VmHWM:") : NULL;
  g_print ("%" G_GINT64_FORMAT "\n", peak != NULL ? g_ascii_strtoll (peak + 6, NULL, 10) : 0);
  return EXIT_SUCCESS;
}

/* Flat: once SQLite has as many pages as it keeps, twice the plan takes no more. */
static gboolean
compare_peaks (const char *program, char *const *paths)
{
  gint64 peaks[G_N_ELEMENTS (sizes)];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      peaks[i] = get_peak (program, paths[i]);
      g_print ("peak memory of %6u actions: %" G_GINT64_FORMAT " KB\n", sizes[i], peaks[i]);
    }
  return peaks[0] > 0 && peaks[1] - peaks[0] <= CACHE + MOST_GROWTH &&
         peaks[2] - peaks[1] <= MOST_GROWTH;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  char *paths[G_N_ELEMENTS (sizes)];
  gboolean good;

  if (argc == 2)
    return print_peak (argv[1]);

  folder = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      paths[i] = g_strdup_printf ("%s/%u.db", folder, sizes[i]);
      create_file (paths[i], sizes[i]);
    }

  good = compare_speed (paths[G_N_ELEMENTS (sizes) - 1], folder);
  good = compare_peaks (argv[0], paths) && good;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_remove (paths[i]);
      g_free (paths[i]);
    }
  g_rmdir (folder);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
