/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-csv-reader.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-formula.h"
#include "waymark-markup.h"
#include "waymark-reading-part.h"

/* So many records tell what parts the cells. */
#define MOST_PROBED 50

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char sign; /* between cells */
} Csv;

/* ---- records */

/* After its opening quote; a quote that is never closed goes on to the end. */
static void
read_quoted (Csv *csv, GString *cell)
{
  for (; csv->at < csv->end; csv->at++)
    {
      if (*csv->at == '"' && csv->at + 1 < csv->end && csv->at[1] == '"')
        csv->at++;
      else if (*csv->at == '"')
        {
          csv->at++;
          return;
        }
      if (*csv->at == '\n')
        csv->line++;
      if (*csv->at != '\r')
        g_string_append_c (cell, *csv->at);
    }
}

static char *
read_cell (Csv *csv)
{
  GString *cell = g_string_new (NULL);

  while (csv->at < csv->end && *csv->at == ' ')
    csv->at++;
  if (csv->at < csv->end && *csv->at == '"')
    {
      csv->at++;
      read_quoted (csv, cell);
    }
  /* What stands behind a closing quote belongs to the cell as well. */
  for (; csv->at < csv->end && *csv->at != csv->sign && *csv->at != '\n'; csv->at++)
    if (*csv->at != '\r')
      g_string_append_c (cell, *csv->at);
  return g_string_free (cell, FALSE);
}

/* Returns (transfer full): the cells of one record, whose line end is taken as well. */
static GPtrArray *
read_record (Csv *csv)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      g_ptr_array_add (cells, read_cell (csv));
      if (csv->at == csv->end || *csv->at == '\n')
        break;
      csv->at++;
    }
  if (csv->at < csv->end)
    {
      csv->at++;
      csv->line++;
    }
  return cells;
}

/* ---- what parts cells */

/* How many cells the records have that have as many as the most common length above one. */
static guint
probe (const char *text, const char *end, char sign)
{
  Csv csv = { .at = text, .end = end, .line = 1, .sign = sign };
  g_autoptr (GHashTable) lengths = g_hash_table_new (NULL, NULL);
  guint best = 0;

  for (guint i = 0; i < MOST_PROBED && csv.at < end; i++)
    {
      g_autoptr (GPtrArray) cells = read_record (&csv);
      gpointer key = GUINT_TO_POINTER (cells->len);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (lengths, key)) + 1;

      g_hash_table_insert (lengths, key, GUINT_TO_POINTER (n));
      if (cells->len > 1)
        best = MAX (best, n * cells->len);
    }
  return best;
}

static char
find_sign (const char *text, const char *end)
{
  static const char signs[] = { ',', ';', '\t' };
  char found = ',';
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      guint cells = probe (text, end, signs[i]);

      if (cells > best)
        {
          best = cells;
          found = signs[i];
        }
    }
  return found;
}

/* "sep=;" in front, as Excel writes and reads it. */
static gboolean
read_announced (Csv *csv)
{
  if (csv->end - csv->at < 5 || g_ascii_strncasecmp (csv->at, "sep=", 4) != 0)
    return FALSE;
  csv->sign = csv->at[4];
  csv->at += 5;
  while (csv->at < csv->end && *csv->at == '\r')
    csv->at++;
  if (csv->at < csv->end && *csv->at == '\n')
    csv->at++;
  csv->line++;
  return TRUE;
}

/* ---- blocks */

static guint
count_filled (GPtrArray *cells, guint *only)
{
  guint filled = 0;

  for (guint i = 0; i < cells->len; i++)
    if (waymark_words_count (g_ptr_array_index (cells, i)) > 0 && filled++ == 0)
      *only = i;
  return filled;
}

static void
clean (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *raw = g_ptr_array_index (cells, i);
      g_autofree char *plain = waymark_markup_to_text (raw, strlen (raw), NULL);

      cells->pdata[i] = g_strdup (waymark_formula_unguard (plain));
    }
}

/**
 * waymark_csv_read:
 * @text: UTF-8 without NUL
 * @length: its bytes
 *
 * Takes a spreadsheet apart that was saved as text. What parts its cells is found out.
 * Records of one cell, in front of the table, are paragraphs.
 *
 * Returns: (transfer full) (element-type WaymarkBlock): its blocks
 */
GPtrArray *
waymark_csv_read (const char *text, gsize length)
{
  Csv csv = { .at = text, .end = text + length, .line = 1 };
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_block_free);
  gboolean table = FALSE, apart = TRUE;

  if (!read_announced (&csv))
    csv.sign = find_sign (csv.at, csv.end);
  while (csv.at < csv.end)
    {
      guint line = csv.line, only = 0;
      g_autoptr (GPtrArray) cells = read_record (&csv);
      guint filled = count_filled (cells, &only);
      WaymarkBlock *block;

      waymark_reading_part_report (WAYMARK_READING_BLOCKS, (gsize) (csv.at - text), length);
      if (filled == 0)
        {
          apart = TRUE;
          continue;
        }
      clean (cells);
      table = table || filled > 1;
      block =
          table
              ? waymark_block_new_row (line, g_steal_pointer (&cells))
              : waymark_block_new (WAYMARK_BLOCK_PARAGRAPH, line, g_ptr_array_index (cells, only));
      block->apart = apart;
      apart = FALSE;
      g_ptr_array_add (blocks, block);
    }
  return blocks;
}
