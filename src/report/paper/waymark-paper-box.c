/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-paper-private.h"

/* Filling the boxes that pages are made of. */

/**
 * waymark_paper_box_init:
 * @box: becomes an empty box
 * @space: how far it stands from the one before
 */
void
waymark_paper_box_init (WaymarkPaperBox *box, float space)
{
  *box = (WaymarkPaperBox){ .ops = g_array_new (FALSE, TRUE, sizeof (WaymarkPaperOp)),
                            .space = space };
}

/**
 * waymark_paper_box_clear:
 * @box: a box
 */
void
waymark_paper_box_clear (WaymarkPaperBox *box)
{
  g_clear_pointer (&box->ops, g_array_unref);
}

static WaymarkPaperOp *
add_op (WaymarkPaperBox *box, const WaymarkPaperOp *op)
{
  g_array_append_vals (box->ops, op, 1);
  return &g_array_index (box->ops, WaymarkPaperOp, box->ops->len - 1);
}

/**
 * waymark_paper_box_begin:
 * @box: a box
 * @tag: name of a part of the structure, which must be ended in the same box
 * @attributes: (nullable): of it; lasts as long as the paper
 */
void
waymark_paper_box_begin (WaymarkPaperBox *box, const char *tag, const char *attributes)
{
  add_op (box, &(WaymarkPaperOp){ .type = WAYMARK_OP_BEGIN, .tag = tag, .attributes = attributes });
}

/**
 * waymark_paper_box_end:
 * @box: a box
 * @tag: name of the part that ends
 */
void
waymark_paper_box_end (WaymarkPaperBox *box, const char *tag)
{
  add_op (box, &(WaymarkPaperOp){ .type = WAYMARK_OP_END, .tag = tag });
}

/**
 * waymark_paper_box_draw:
 * @box: a box
 * @type: a shape
 * @x: its start edge
 * @y: its top, from that of the box
 * @width: how wide it is
 * @height: how high it is
 * @ink: its colour
 *
 * Returns: (transfer none): the shape, for what else there is to say of it, until the next one
 */
WaymarkPaperOp *
waymark_paper_box_draw (WaymarkPaperBox *box,
                        WaymarkPaperOpType type,
                        float x,
                        float y,
                        float width,
                        float height,
                        WaymarkPaperInk ink)
{
  return add_op (box,
                 &(WaymarkPaperOp){
                     .type = type, .x = x, .y = y, .width = width, .height = height, .ink = ink });
}

/**
 * waymark_paper_box_mark:
 * @box: a box
 * @mark: a mark
 * @x: its start edge
 * @y: its top, from that of the box
 * @size: of its sides
 */
void
waymark_paper_box_mark (
    WaymarkPaperBox *box, const WaymarkReportMark *mark, float x, float y, float size)
{
  if (mark->kind != WAYMARK_REPORT_NO_MARK)
    waymark_paper_box_draw (box, WAYMARK_OP_MARK, x, y, size, size, WAYMARK_INK_FG)->mark = *mark;
}

/* Bytes of the lines from @first on. */
static void
find_bytes (PangoLayout *layout, guint first, guint n_lines, guint *start, guint *end)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) first);

  *start = (guint) pango_layout_line_get_start_index (line);
  line = pango_layout_get_line_readonly (layout, (int) (first + n_lines - 1));
  *end = (guint) (pango_layout_line_get_start_index (line) + pango_layout_line_get_length (line));
  if (first + n_lines == (guint) pango_layout_get_line_count (layout))
    *end = (guint) strlen (pango_layout_get_text (layout));
}

/**
 * waymark_paper_measure:
 * @flow: has them laid out afterwards
 * @words: a paragraph
 * @height: (out) (optional): how high it is
 *
 * Returns: how wide it is
 */
float
waymark_paper_measure (WaymarkPaperFlow *flow, const WaymarkPaperWords *words, float *height)
{
  PangoRectangle size;

  waymark_paper_words_lay_out (words, flow->layout, flow->paper->rtl);
  pango_layout_get_extents (flow->layout, NULL, &size);
  if (height != NULL)
    *height = (float) size.height / PANGO_SCALE;
  return (float) size.width / PANGO_SCALE;
}

/**
 * waymark_paper_box_say:
 * @box: a box
 * @flow: where it belongs
 * @words: a paragraph; what it says lasts as long as the paper
 * @ink: its colour
 * @x: its start edge
 * @y: its top, from that of the box
 *
 * Returns: where it ends, from the top of the box
 */
float
waymark_paper_box_say (WaymarkPaperBox *box,
                       WaymarkPaperFlow *flow,
                       const WaymarkPaperWords *words,
                       WaymarkPaperInk ink,
                       float x,
                       float y)
{
  WaymarkPaperOp *op;
  float height;

  if (words->words == NULL || *words->words == '\0')
    return y;
  waymark_paper_measure (flow, words, &height);
  op = waymark_paper_box_draw (box, WAYMARK_OP_WORDS, x, y, words->width, height, ink);
  op->words = *words;
  op->n_lines = (guint) pango_layout_get_line_count (flow->layout);
  find_bytes (flow->layout, 0, op->n_lines, &op->start, &op->end);
  return y + height;
}

/**
 * waymark_paper_split_lines:
 * @flow: a report that is laid out
 * @words: a paragraph
 * @lines: (element-type WaymarkPaperOp): its lines are added here, each as high as it is
 */
void
waymark_paper_split_lines (WaymarkPaperFlow *flow, const WaymarkPaperOp *words, GArray *lines)
{
  g_autoptr (PangoLayoutIter) iter = NULL;

  waymark_paper_words_lay_out (&words->words, flow->layout, flow->paper->rtl);
  iter = pango_layout_get_iter (flow->layout);
  for (guint i = 0; i < words->n_lines; i++)
    {
      WaymarkPaperOp line = *words;
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_next_line (iter);
      line.y = 0;
      line.height = (float) (bottom - top) / PANGO_SCALE;
      line.first = i;
      line.n_lines = 1;
      find_bytes (flow->layout, i, 1, &line.start, &line.end);
      g_array_append_val (lines, line);
    }
}

/**
 * waymark_paper_box_say_all:
 * @box: a box
 * @flow: where it belongs
 * @words: paragraphs, with line ends between them
 * @ink: their colour
 * @x: their start edge
 * @y: their top, from that of the box
 *
 * Returns: where they end, from the top of the box
 */
float
waymark_paper_box_say_all (WaymarkPaperBox *box,
                           WaymarkPaperFlow *flow,
                           const WaymarkPaperWords *words,
                           WaymarkPaperInk ink,
                           float x,
                           float y)
{
  WaymarkPaperWords line = *words;
  const char *rest = words->words;
  gboolean is_list;

  while (rest != NULL &&
         waymark_paper_next_line (&rest, flow->paper->strings, &line.words, &is_list))
    {
      line.hang = is_list ? 9 : 0;
      y = waymark_paper_box_say (box, flow, &line, ink, x, y);
    }
  return y;
}

/**
 * waymark_paper_next_line:
 * @words: (inout): what is left of some paragraphs; %NULL after the last
 * @strings: keeps the paragraph
 * @line: (out): the next paragraph
 * @is_list: (out): whether it is a line of a list
 *
 * Returns: whether there was another
 */
gboolean
waymark_paper_next_line (const char **words,
                         GStringChunk *strings,
                         const char **line,
                         gboolean *is_list)
{
  const char *end, *first;
  gsize digits;

  if (*words == NULL || **words == '\0')
    return FALSE;
  end = strchr (*words, '\n');
  *line = end == NULL ? *words : g_string_chunk_insert_len (strings, *words, end - *words);
  *words = end != NULL ? end + 1 : NULL;
  /* What people wrote begins with a character that is not seen. */
  first = g_str_has_prefix (*line, "\u2068") ? *line + strlen ("\u2068") : *line;
  digits = strspn (first, "0123456789");
  *is_list = g_str_has_prefix (first, "• ") ||
             (digits > 0 && digits < 4 && strncmp (first + digits, ". ", 2) == 0);
  return TRUE;
}

/* Ids are hexadecimal digits, so that nothing in them needs care. */
static const char *
keep_attributes (WaymarkPaperFlow *flow, const char *name, const char *item)
{
  g_autofree char *attributes = g_strdup_printf ("%s='i%s'", name, item);

  return g_string_chunk_insert_const (flow->paper->strings, attributes);
}

/**
 * waymark_paper_link:
 * @flow: a report that is laid out
 * @item: (nullable): id of an item
 *
 * Returns: (nullable): attributes of a link that leads to it; %NULL if it stands nowhere
 */
const char *
waymark_paper_link (WaymarkPaperFlow *flow, const char *item)
{
  return item != NULL && g_hash_table_contains (flow->paper->anchors, item)
             ? keep_attributes (flow, "dest", item)
             : NULL;
}

/**
 * waymark_paper_target:
 * @flow: a report that is laid out
 * @item: (nullable): id of an item
 *
 * Returns: (nullable): attributes of the place that links to it lead to
 */
const char *
waymark_paper_target (WaymarkPaperFlow *flow, const char *item)
{
  return item != NULL ? keep_attributes (flow, "name", item) : NULL;
}

/**
 * waymark_paper_tone_ink:
 * @tone: how something is said
 * @plain: the colour of what is said plainly
 *
 * Returns: its colour
 */
WaymarkPaperInk
waymark_paper_tone_ink (WaymarkReportTone tone, WaymarkPaperInk plain)
{
  switch (tone)
    {
    case WAYMARK_REPORT_QUIET:
      return WAYMARK_INK_DIM;
    case WAYMARK_REPORT_LATE:
      return WAYMARK_INK_LATE;
    case WAYMARK_REPORT_SOON:
      return WAYMARK_INK_SOON;
    case WAYMARK_REPORT_PLAIN:
    case WAYMARK_REPORT_STRONG:
    default:
      return plain;
    }
}
