/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-i18n.h"
#include "waymark-paper-private.h"
#include "waymark-window.h"
#include "waymark-progress.h"

/* Boxes become pages: what must stay together does, and tables say again what their columns are. */

#define SIDE 40.0f
#define TOP 46.0f
#define FIRST_TOP 36.0f
#define BOTTOM 42.0f
#define FOOT 30.0f
#define HEAD 26.0f
#define HAIRLINE 0.5f

static void
page_free (gpointer data)
{
  WaymarkPaperPage *page = data;

  g_array_unref (page->ops);
  g_free (page);
}

static float
get_page_width (const WaymarkPaper *paper, gboolean wide)
{
  return (float) (wide ? paper->size.height : paper->size.width);
}

static float
get_page_height (const WaymarkPaper *paper, gboolean wide)
{
  return (float) (wide ? paper->size.width : paper->size.height);
}

/**
 * waymark_paper_flow_get_start:
 * @flow: a report that is laid out
 *
 * Returns: where boxes begin, from the start edge of the page
 */
float
waymark_paper_flow_get_start (WaymarkPaperFlow *flow)
{
  return SIDE;
}

/**
 * waymark_paper_flow_get_width:
 * @flow: a report that is laid out
 *
 * Returns: how wide boxes are
 */
float
waymark_paper_flow_get_width (WaymarkPaperFlow *flow)
{
  return get_page_width (flow->paper, flow->wide) - 2 * SIDE;
}

static void
clear_box (gpointer data)
{
  waymark_paper_box_clear (data);
}

/**
 * waymark_paper_flow_begin:
 * @flow: becomes one without pages
 * @paper: where the pages go
 * @cancellable: (nullable): to stop early
 */
void
waymark_paper_flow_begin (WaymarkPaperFlow *flow, WaymarkPaper *paper, GCancellable *cancellable)
{
  *flow = (WaymarkPaperFlow){ .paper = paper, .cancellable = cancellable };
  flow->layout = waymark_paper_words_new_layout ();
  flow->boxes = g_array_new (FALSE, FALSE, sizeof (WaymarkPaperBox));
  g_array_set_clear_func (flow->boxes, clear_box);
  paper->pages = g_ptr_array_new_with_free_func (page_free);
}

/* --- pages */

static void
begin_page (WaymarkPaperFlow *flow)
{
  flow->page = g_new0 (WaymarkPaperPage, 1);
  flow->page->wide = flow->wide;
  flow->page->ops = g_array_new (FALSE, TRUE, sizeof (WaymarkPaperOp));
  flow->y = flow->paper->pages->len == 0 ? FIRST_TOP : TOP;
  g_ptr_array_add (flow->paper->pages, flow->page);
}

static void
begin_group (WaymarkPaperFlow *flow, const WaymarkPaperBox *box)
{
  static const WaymarkPaperBox none = { 0 };
  const WaymarkPaperBox *next = box != NULL ? box : &none;
  WaymarkPaperOp op = { 0 };

  if (flow->group == next->group)
    return;
  if (flow->group != 0)
    {
      /* The name of what ends is that of the last beginning outside of boxes. */
      for (guint i = flow->page->ops->len; i-- > 0 && op.tag == NULL;)
        {
          const WaymarkPaperOp *past = &g_array_index (flow->page->ops, WaymarkPaperOp, i);

          if (past->type == WAYMARK_OP_BEGIN && past->first == flow->group)
            op.tag = past->tag;
        }
      op.type = WAYMARK_OP_END;
      g_array_append_val (flow->page->ops, op);
    }
  flow->group = next->group;
  if (flow->group != 0)
    {
      op = (WaymarkPaperOp){ .type = WAYMARK_OP_BEGIN, .tag = next->tag, .first = next->group };
      g_array_append_val (flow->page->ops, op);
    }
}

static void
end_page (WaymarkPaperFlow *flow)
{
  if (flow->page == NULL)
    return;
  begin_group (flow, NULL);
  flow->page = NULL;
}

static void
place_box (WaymarkPaperFlow *flow, const WaymarkPaperBox *box)
{
  guint first = flow->page->ops->len;

  g_array_append_vals (flow->page->ops, box->ops->data, box->ops->len);
  for (guint i = first; i < flow->page->ops->len; i++)
    g_array_index (flow->page->ops, WaymarkPaperOp, i).y += flow->y;
  flow->y += box->height;
}

/* A table that goes on says again what its columns are. */
static void
place_heads (WaymarkPaperFlow *flow, const WaymarkPaperBox *next)
{
  if (flow->heads == NULL || next->group != flow->heads_group || flow->group == flow->heads_group)
    return;
  begin_group (flow, next);
  for (guint i = 0; i < flow->heads->len; i++)
    place_box (flow, &g_array_index (flow->heads, WaymarkPaperBox, i));
}

static float
measure_heads (const WaymarkPaperFlow *flow)
{
  float height = 0;

  for (guint i = 0; flow->heads != NULL && i < flow->heads->len; i++)
    height += g_array_index (flow->heads, WaymarkPaperBox, i).height;
  return height;
}

/**
 * waymark_paper_flow_get_room:
 * @flow: a report that is laid out
 *
 * Returns: how high a box may be to fit on a page of its own
 */
float
waymark_paper_flow_get_room (WaymarkPaperFlow *flow)
{
  return get_page_height (flow->paper, flow->wide) - TOP - BOTTOM - measure_heads (flow);
}

/* How much room all boxes that wait need on this page, with the heads of a table that begins. */
static float
measure_boxes (const WaymarkPaperFlow *flow)
{
  gboolean begins = FALSE;
  float height = 0;

  for (guint i = 0; i < flow->boxes->len; i++)
    {
      const WaymarkPaperBox *box = &g_array_index (flow->boxes, WaymarkPaperBox, i);

      height += box->height + (i > 0 ? box->space : 0);
      begins = begins || (flow->heads != NULL && box->group == flow->heads_group &&
                          flow->group != flow->heads_group);
    }
  return height + (begins ? measure_heads (flow) : 0);
}

/* Puts what waits on a page: this one if there is room for all of it, else the next. */
static void
place_boxes (WaymarkPaperFlow *flow)
{
  float bottom = get_page_height (flow->paper, flow->wide) - BOTTOM;
  const WaymarkPaperBox *first;
  float space;

  if (flow->boxes->len == 0)
    return;
  first = &g_array_index (flow->boxes, WaymarkPaperBox, 0);
  space = flow->page != NULL && flow->page->ops->len > 0 ? first->space : 0;
  if (flow->page != NULL && flow->page->ops->len > 0 &&
      flow->y + space + measure_boxes (flow) > bottom)
    end_page (flow);
  if (flow->page == NULL)
    begin_page (flow);
  for (guint i = 0; i < flow->boxes->len; i++)
    {
      const WaymarkPaperBox *box = &g_array_index (flow->boxes, WaymarkPaperBox, i);

      /* More may have to stay together than a page can hold. */
      if (flow->y + box->space + box->height > bottom && i > 0)
        {
          end_page (flow);
          begin_page (flow);
        }
      if (flow->page->ops->len > 0)
        flow->y += box->space;
      place_heads (flow, box);
      begin_group (flow, box);
      place_box (flow, box);
    }
  g_array_set_size (flow->boxes, 0);
}

/**
 * waymark_paper_flow_add:
 * @flow: a report that is laid out
 * @box: (transfer full): what comes next
 */
void
waymark_paper_flow_add (WaymarkPaperFlow *flow, WaymarkPaperBox *box)
{
  gboolean stays = box->stays || flow->keeps;

  g_array_append_vals (flow->boxes, box, 1);
  box->ops = NULL;
  if (!stays)
    place_boxes (flow);
}

/**
 * waymark_paper_flow_set_heads:
 * @flow: a report that is laid out
 * @heads: (nullable) (transfer full) (element-type WaymarkPaperBox): what stands at the top of
 *   each page that a table goes on to
 * @group: the group of its boxes
 */
void
waymark_paper_flow_set_heads (WaymarkPaperFlow *flow, GArray *heads, guint group)
{
  /* Before a table it may be its heading that waits. */
  if (heads == NULL)
    place_boxes (flow);
  g_clear_pointer (&flow->heads, g_array_unref);
  flow->heads = heads;
  flow->heads_group = group;
  if (heads != NULL)
    g_array_set_clear_func (heads, clear_box);
}

/**
 * waymark_paper_flow_break:
 * @flow: a report that is laid out
 * @wide: whether what follows is on pages that are wider than high
 *
 * Has what follows begin on a page of its own.
 */
void
waymark_paper_flow_break (WaymarkPaperFlow *flow, gboolean wide)
{
  place_boxes (flow);
  end_page (flow);
  flow->wide = wide;
}

/**
 * waymark_paper_flow_step:
 * @flow: a report that is laid out
 * @error: %G_IO_ERROR_CANCELLED
 *
 * One more row is done.
 *
 * Returns: %FALSE when nobody wants the rest
 */
gboolean
waymark_paper_flow_step (WaymarkPaperFlow *flow, GError **error)
{
  flow->n_rows++;
  if (flow->n_rows % 64 != 0)
    return TRUE;
  waymark_progress_tell (flow->cancellable, flow->n_rows, flow->all_rows);
  return !g_cancellable_set_error_if_cancelled (flow->cancellable, error);
}

/**
 * waymark_paper_flow_end:
 * @flow: a report that is laid out, or was given up
 */
void
waymark_paper_flow_end (WaymarkPaperFlow *flow)
{
  place_boxes (flow);
  if (flow->paper->pages->len == 0)
    begin_page (flow);
  end_page (flow);
  g_clear_pointer (&flow->heads, g_array_unref);
  g_clear_pointer (&flow->boxes, g_array_unref);
  g_clear_object (&flow->layout);
}

/* --- what stands on every page */

static void
say (WaymarkPaperBox *box,
     WaymarkPaperFlow *flow,
     const char *words,
     float x,
     float width,
     gboolean at_end,
     float y)
{
  WaymarkPaperWords line = { words, WAYMARK_STYLE_SMALL, width, TRUE, 0, at_end };

  waymark_paper_box_say (box, flow, &line, WAYMARK_INK_DIM, x, y);
}

static void
add_margins (WaymarkPaperFlow *flow, WaymarkPaperPage *page, guint number, const char *date)
{
  WaymarkPaper *paper = flow->paper;
  float width = get_page_width (paper, page->wide) - 2 * SIDE;
  float foot = get_page_height (paper, page->wide) - FOOT;
  g_autofree char *words = g_strdup_printf (
      /* Translators: at the foot of a page of a report; the second is how many there are */
      _ ("Page %1$u of %2$u"),
      number,
      paper->pages->len);
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 0);
  if (number > 1)
    {
      say (&box, flow, paper->report->plan, SIDE, width * 0.7f, FALSE, HEAD);
      say (&box, flow, date, SIDE + width * 0.72f, width * 0.28f, TRUE, HEAD);
      waymark_paper_box_draw (
          &box, WAYMARK_OP_BOX, SIDE, HEAD + 14, width, HAIRLINE, WAYMARK_INK_LINE);
    }
  say (&box, flow, paper->report->title, SIDE, width * 0.7f, FALSE, foot);
  say (&box,
       flow,
       g_string_chunk_insert (paper->strings, words),
       SIDE + width * 0.72f,
       width * 0.28f,
       TRUE,
       foot);
  g_array_prepend_vals (page->ops, box.ops->data, box.ops->len);
  waymark_paper_box_clear (&box);
}

/**
 * waymark_paper_add_margins:
 * @paper: a report whose pages are all known
 * @layout: to measure with
 *
 * Adds what stands above and below the words of each page.
 */
void
waymark_paper_add_margins (WaymarkPaper *paper, PangoLayout *layout)
{
  WaymarkPaperFlow flow = { .paper = paper, .layout = layout };
  char day[16];
  g_autofree char *date = NULL;
  const char *kept;

  g_date_strftime (day, sizeof day, "%Y-%m-%d", &paper->day);
  date = waymark_window_format (day, 1);
  kept = g_string_chunk_insert (paper->strings, date);
  for (guint i = 0; i < paper->pages->len; i++)
    add_margins (&flow, paper->pages->pdata[i], i + 1, kept);
}
