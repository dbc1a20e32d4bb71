/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "waymark-mark-pen.h"
#include "waymark-paper.h"

/*
 * Pages of reports that are made up: every word of them is a word of its own ("w17"), so that
 * one that was lost, or came twice, is seen. What is in the PDF is asked of another program.
 */

typedef struct
{
  GRand *random;
  guint n_words;
  WaymarkReport *report;
} Maker;

static char *
say (Maker *maker, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%sw%u", i > 0 ? " " : "", maker->n_words++);
  return g_string_free (words, FALSE);
}

static char *
say_some (Maker *maker, guint most)
{
  return say (maker, (guint) g_rand_int_range (maker->random, 1, (int) most));
}

static void
section_free (gpointer data)
{
  WaymarkReportSection *section = data;

  g_free (section->id);
  g_free (section->heading);
  g_free (section->lead);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

static void
begin (Maker *maker, guint32 seed)
{
  *maker = (Maker){ .random = g_rand_new_with_seed (seed), .report = g_new0 (WaymarkReport, 1) };
  maker->report->title = g_strdup ("Report");
  maker->report->plan = g_strdup ("Plan");
  maker->report->summary = say (maker, 12);
  maker->report->facts = g_array_new (FALSE, FALSE, sizeof (WaymarkReportFact));
  maker->report->sections = g_ptr_array_new_with_free_func (section_free);
}

static WaymarkReportSection *
add_section (Maker *maker, WaymarkReportPart part)
{
  WaymarkReportSection *section = g_new0 (WaymarkReportSection, 1);

  section->part = part;
  section->id = g_strdup_printf ("s%u", maker->n_words);
  section->heading = g_strdup_printf ("Heading w%u", maker->n_words++);
  section->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_report_block_free);
  g_ptr_array_add (maker->report->sections, section);
  return section;
}

static void
set_cell (Maker *maker, WaymarkReportRow *row, guint column, guint most)
{
  WaymarkReportCell *cell = waymark_report_row_get_cell (row, column);

  cell->words = say_some (maker, most);
  if (g_rand_boolean (maker->random))
    cell->note = say_some (maker, 6);
  if (g_rand_boolean (maker->random))
    cell->mark = waymark_report_rating_mark (WAYMARK_RATING_RED, TRUE);
}

static WaymarkReportBlock *
make_table (Maker *maker, guint n_rows, guint most)
{
  WaymarkReportBlock *block = waymark_report_block_new_table ("Table");

  waymark_report_block_add_column (block, "ColumnNo", 1, FALSE, TRUE);
  waymark_report_block_add_column (block, "ColumnAction", 5, FALSE, FALSE);
  waymark_report_block_add_column (block, "ColumnDue", 2, FALSE, FALSE);
  for (guint i = 0; i < n_rows; i++)
    {
      WaymarkReportRow *row = waymark_report_block_add_row (block);

      row->is_group = g_rand_int_range (maker->random, 0, 6) == 0;
      row->anchor = g_strdup_printf ("a%u", maker->n_words);
      waymark_report_row_get_cell (row, 0)->words = say (maker, 1);
      waymark_report_row_get_cell (row, 0)->item = g_strdup (i % 2 == 0 ? row->anchor : "gone");
      set_cell (maker, row, 1, most);
      if (!row->is_group)
        set_cell (maker, row, 2, 9);
    }
  return block;
}

static WaymarkReportBlock *
make_list (Maker *maker)
{
  WaymarkReportBlock *block = waymark_report_block_new_list ();
  int n = g_rand_int_range (maker->random, 1, 9);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = say_some (maker, 30);
      WaymarkReportLine *line = waymark_report_block_add_line (block, words);

      line->number = say (maker, 1);
      line->note = say_some (maker, 20);
    }
  return block;
}

static WaymarkReportBlock *
make_words (Maker *maker, WaymarkReportBlockType type, guint most)
{
  g_autofree char *words = say_some (maker, most);

  return waymark_report_block_new_words (type, WAYMARK_REPORT_PLAIN, words);
}

static WaymarkReportBlock *
make_block (Maker *maker)
{
  switch (g_rand_int_range (maker->random, 0, 4))
    {
    case 0:
      return make_words (maker, WAYMARK_REPORT_PARAGRAPH, 300);
    case 1:
      return make_list (maker);
    case 2:
      return make_words (maker, WAYMARK_REPORT_HEADING, 4);
    default:
      return make_table (maker, (guint) g_rand_int_range (maker->random, 1, 30), 60);
    }
}

static const GDate *
day (void)
{
  static GDate date;

  g_date_set_dmy (&date, 4, G_DATE_DECEMBER, 2025);
  return &date;
}

static WaymarkPaper *
end (Maker *maker)
{
  WaymarkPaperSize size = { 595.276, 841.89 };
  g_autoptr (GError) error = NULL;
  WaymarkPaper *paper = waymark_paper_new (maker->report, day (), &size, NULL, &error);

  g_assert_no_error (error);
  g_rand_free (maker->random);
  return paper;
}

static WaymarkPaper *
make_paper (guint32 seed, guint *n_words)
{
  Maker maker;

  begin (&maker, seed);
  for (int i = 0; i < 6; i++)
    {
      WaymarkReportSection *section =
          add_section (&maker, i < 4 ? WAYMARK_REPORT_BODY : WAYMARK_REPORT_APPENDIX);

      section->lead = say_some (&maker, 20);
      for (int j = g_rand_int_range (maker.random, 0, 5); j >= 0; j--)
        g_ptr_array_add (section->blocks, make_block (&maker));
      /* What a heading stays with is there. */
      g_ptr_array_add (section->blocks, make_words (&maker, WAYMARK_REPORT_PARAGRAPH, 9));
    }
  *n_words = maker.n_words;
  return end (&maker);
}

static GBytes *
write_pdf (WaymarkPaper *paper)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_paper_write_pdf (paper, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What a program of poppler-utils says of a PDF; "%" stands for the file. */
static char *
ask (WaymarkPaper *paper, const char *command)
{
  g_autoptr (GBytes) pdf = write_pdf (paper);
  g_autofree char *path = NULL;
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int file = g_file_open_tmp ("paper-XXXXXX.pdf", &path, &error), status;

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "%"))
      {
        g_free (words[i]);
        words[i] = g_strdup (path);
      }
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  return answer;
}

/* Each of the words once, and no other. */
static void
check_words (const char *text, guint n_words)
{
  g_autofree guint *seen = g_new0 (guint, n_words);
  g_autoptr (GRegex) word = g_regex_new ("\\bw([0-9]+)\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (word, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      guint64 n = g_ascii_strtoull (number, NULL, 10);

      g_assert_cmpuint (n, <, n_words);
      seen[n]++;
    }
  for (guint i = 0; i < n_words; i++)
    if (seen[i] != 1)
      g_error ("w%u is there %u times", i, seen[i]);
}

static char *
dup_all (WaymarkPaper *paper)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < waymark_paper_get_n_pages (paper); i++)
    {
      g_autofree char *page = waymark_paper_dup_text (paper, i);

      g_string_append (text, page);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* --- */

static void
test_no_word_lost (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed =
      given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();

  for (guint i = 0; i < 4; i++)
    {
      guint n_words;
      g_autoptr (WaymarkPaper) paper = make_paper (seed + i, &n_words);
      g_autofree char *text = dup_all (paper), *drawn = NULL;

      g_test_message ("WAYMARK_SEED=%u: %u pages", seed + i, waymark_paper_get_n_pages (paper));
      check_words (text, n_words);
      drawn = ask (paper, "pdftotext -raw % -");
      check_words (drawn, n_words);
    }
}

static void
test_headings_stay (void)
{
  for (guint32 seed = 0; seed < 12; seed++)
    {
      guint n_words;
      g_autoptr (WaymarkPaper) paper = make_paper (seed, &n_words);

      for (guint i = 0; i < waymark_paper_get_n_pages (paper); i++)
        {
          g_autofree char *text = waymark_paper_dup_text (paper, i);
          const char *last = strrchr (text, '\n');

          g_assert_nonnull (last);
          g_assert_false (g_str_has_prefix (last + 1, "Heading"));
          g_assert_false (g_str_has_prefix (last + 1, "Column"));
        }
    }
}

static void
test_heads_repeat (void)
{
  Maker maker;
  g_autoptr (WaymarkPaper) paper = NULL;

  begin (&maker, 1);
  g_ptr_array_add (add_section (&maker, WAYMARK_REPORT_BODY)->blocks, make_table (&maker, 120, 30));
  paper = end (&maker);
  g_assert_cmpuint (waymark_paper_get_n_pages (paper), >, 3);
  for (guint i = 0; i < waymark_paper_get_n_pages (paper); i++)
    {
      g_autofree char *text = waymark_paper_dup_text (paper, i);
      g_autofree char *foot =
          g_strdup_printf ("Page %u of %u\n", i + 1, waymark_paper_get_n_pages (paper));
      const char *head = strstr (text, "ColumnAction");

      g_assert_nonnull (head);
      g_assert_null (strstr (head + 1, "ColumnAction"));
      g_assert_nonnull (strstr (text, foot));
    }
}

/* A row that no page can hold goes on on the next, from line to line. */
static void
test_rows_are_cut (void)
{
  Maker maker;
  g_autoptr (WaymarkPaper) paper = NULL;
  g_autofree char *text = NULL;
  WaymarkReportBlock *table;
  WaymarkReportRow *row;
  guint n_words;

  begin (&maker, 2);
  table = make_table (&maker, 3, 9);
  row = waymark_report_block_add_row (table);
  waymark_report_row_get_cell (row, 0)->words = say (&maker, 1);
  waymark_report_row_get_cell (row, 1)->words = say (&maker, 4000);
  waymark_report_row_get_cell (row, 2)->note = say (&maker, 700);
  g_ptr_array_add (add_section (&maker, WAYMARK_REPORT_BODY)->blocks, table);
  n_words = maker.n_words;
  paper = end (&maker);
  g_assert_cmpuint (waymark_paper_get_n_pages (paper), >, 4);
  text = ask (paper, "pdftotext -raw % -");
  check_words (text, n_words);
}

/* A word that is longer than its column is broken, not cut. */
static void
test_long_words (void)
{
  Maker maker;
  g_autoptr (WaymarkPaper) paper = NULL;
  g_autofree char *word = g_strnfill (400, 'x');
  g_autofree char *text = NULL;
  WaymarkReportBlock *table;
  guint n = 0;

  begin (&maker, 3);
  table = make_table (&maker, 1, 2);
  waymark_report_row_get_cell (waymark_report_block_add_row (table), 2)->words = g_strdup (word);
  g_ptr_array_add (add_section (&maker, WAYMARK_REPORT_BODY)->blocks, table);
  /* Also between characters of which one byte is the same. */
  waymark_report_row_get_cell (waymark_report_block_add_row (table), 2)->words =
      g_strdup ("“a”–‘b’–\u2068c\u2069…");
  paper = end (&maker);
  text = ask (paper, "pdftotext -raw % -");
  for (const char *c = text; *c != '\0'; c++)
    n += *c == 'x';
  g_assert_cmpuint (n, ==, 400);
}

static void
test_same_bytes (void)
{
  guint n_words;
  g_autoptr (WaymarkPaper) one = make_paper (7, &n_words);
  g_autoptr (WaymarkPaper) other = make_paper (7, &n_words);
  g_autoptr (GBytes) first = write_pdf (one), again = write_pdf (one), second = write_pdf (other);

  g_assert_true (g_bytes_equal (first, again));
  g_assert_true (g_bytes_equal (first, second));
}

/* What is a heading, a table, a list and a link is known to who cannot see it. */
static void
test_structure (void)
{
  static const char *const tags[] = { "Document", "H1", "H2",  "P (", "Table", "TR",
                                      "TH",       "TD", "L (", "LI",  "Link" };
  Maker maker;
  g_autoptr (WaymarkPaper) paper = NULL;
  g_autofree char *structure = NULL, *facts = NULL;
  WaymarkReportSection *section;

  begin (&maker, 5);
  section = add_section (&maker, WAYMARK_REPORT_BODY);
  g_ptr_array_add (section->blocks, make_list (&maker));
  g_ptr_array_add (section->blocks, make_table (&maker, 60, 20));
  paper = end (&maker);
  structure = ask (paper, "pdfinfo -struct %");
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (structure, tags[i]) == NULL)
      g_error ("no %s in\n%s", tags[i], structure);
  facts = ask (paper, "pdfinfo -isodates %");
  g_assert_nonnull (strstr (facts, "Plan – Report"));
  g_assert_nonnull (strstr (facts, "2025-12-04T12:00:00Z"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", facts, 0, 0));
}

static void
test_cancelled (void)
{
  Maker maker;
  WaymarkPaperSize size = { 612, 792 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  begin (&maker, 6);
  g_ptr_array_add (add_section (&maker, WAYMARK_REPORT_BODY)->blocks, make_table (&maker, 100, 9));
  g_cancellable_cancel (cancellable);
  g_assert_null (waymark_paper_new (maker.report, day (), &size, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_rand_free (maker.random);
}

/* --- marks in grey */

#define SIDE 48 /* as a printer draws one */

static void
draw_mark (guint mark, guchar *grey)
{
  WaymarkMarkColours colours = {
    .surface = { 1, 1, 1 },
    .accent = { 0.1, 0.31, 0.58 },
    .green = { 0.09, 0.38, 0.18 },
    .amber = { 0.96, 0.76, 0.07 },
    .amberline = { 0.36, 0.24, 0 },
    .red = { 0.7, 0.07, 0.12 },
    .grey = { 0.33, 0.32, 0.36 },
    .teal = { 0.04, 0.37, 0.4 },
    .violet = { 0.42, 0.18, 0.54 },
    .brown = { 0.42, 0.29, 0.16 },
    .on = { 1, 1, 1 },
    .on_amber = { 0.17, 0.11, 0 },
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (mark < WAYMARK_N_RATINGS)
    waymark_mark_pen_rating (cr, (WaymarkRating) mark, FALSE, 2, 2, SIDE - 4, FALSE, &colours);
  else
    waymark_mark_pen_stage (
        cr, (WaymarkStage) (mark - WAYMARK_N_RATINGS + 1), 2, 2, SIDE - 4, FALSE, &colours);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < SIDE * SIDE; i++)
    {
      const guchar *p =
          pixels + i / SIDE * cairo_image_surface_get_stride (surface) + 4 * (i % SIDE);

      grey[i] = (guchar) ((p[0] * 11 + p[1] * 59 + p[2] * 30) / 100);
    }
  cairo_surface_destroy (surface);
}

/* On a printer without colour no two marks look alike: at least a hundredth of their dots differ
 * by half of what there is between black and white. */
static void
test_grey (void)
{
  const guint n = WAYMARK_N_RATINGS + WAYMARK_N_STAGES - 1;
  g_autofree guchar *grey = g_malloc0 ((gsize) n * SIDE * SIDE);

  for (guint i = 0; i < n; i++)
    draw_mark (i, grey + i * SIDE * SIDE);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        guint different = 0;

        for (guint k = 0; k < SIDE * SIDE; k++)
          different += ABS (grey[i * SIDE * SIDE + k] - grey[j * SIDE * SIDE + k]) > 127;
        if (different < SIDE * SIDE / 100)
          g_error ("marks %u and %u differ in %u dots", i, j, different);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/no-word-lost", test_no_word_lost);
  g_test_add_func ("/paper/headings-stay", test_headings_stay);
  g_test_add_func ("/paper/heads-repeat", test_heads_repeat);
  g_test_add_func ("/paper/rows-are-cut", test_rows_are_cut);
  g_test_add_func ("/paper/long-words", test_long_words);
  g_test_add_func ("/paper/same-bytes", test_same_bytes);
  g_test_add_func ("/paper/structure", test_structure);
  g_test_add_func ("/paper/cancelled", test_cancelled);
  g_test_add_func ("/paper/grey", test_grey);
  return g_test_run ();
}
