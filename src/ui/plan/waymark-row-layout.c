/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the cells of a row say, and how much room they have. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-layout-start.h"
#include "waymark-list-words.h"
#include "waymark-row-pen.h"
#include "waymark-row-private.h"

static gboolean
is_rtl (WaymarkRow *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Sets one cell; @width 0: as wide as its words; @lines 0: any number. */
static void
set_cell (
    WaymarkRow *self, Cell cell, const char *words, WaymarkTextStyle style, int width, int lines)
{
  if (self->cells[cell] == NULL)
    {
      self->cells[cell] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->cells[cell], PANGO_WRAP_WORD_CHAR);
    }

  PangoLayout *layout = self->cells[cell];

  pango_layout_set_text (layout, words, -1);
  pango_layout_set_attributes (layout, waymark_text_style_get_attributes (style));
  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_height (layout, lines > 0 ? -lines : -1);
  pango_layout_set_ellipsize (layout, width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  waymark_layout_align_start (layout, is_rtl (self));
}

/* "MBC, RCBC, ICB +1": as many names as there is room for. */
static void
set_leads (
    WaymarkRow *self, const WaymarkRowWords *words, WaymarkTextStyle style, int width, int lines)
{
  guint n = g_strv_length (words->leads);
  g_autofree char *all = waymark_list_to_commas ((const char *const *) words->leads);

  set_cell (self, CELL_LEADS, all, style, width, lines);
  for (guint shown = n; shown > 1 && pango_layout_is_ellipsized (self->cells[CELL_LEADS]); shown--)
    {
      g_autofree const char **first = g_new0 (const char *, shown);
      g_autofree char *names = NULL;
      g_autofree char *some = NULL;

      for (guint i = 0; i < shown - 1; i++)
        first[i] = words->leads[i];
      names = waymark_list_to_commas (first);
      some = g_strdup_printf ("%s +%u", names, n - shown + 1);
      set_cell (self, CELL_LEADS, some, style, width, lines);
    }
}

static void
set_due (WaymarkRow *self, const WaymarkRowWords *words, int lines)
{
  int width = waymark_columns_get_due (self->columns)->width;
  WaymarkTextStyle style = words->pointer ? WAYMARK_TEXT_ITALIC
                           : words->late  ? WAYMARK_TEXT_BOLD
                                          : WAYMARK_TEXT_BODY;

  set_cell (self, CELL_DUE, words->due, style, width, lines);
  if (words->due_short != NULL && (pango_layout_is_ellipsized (self->cells[CELL_DUE]) ||
                                   pango_layout_get_line_count (self->cells[CELL_DUE]) > 1))
    set_cell (self, CELL_DUE, words->due_short, style, width, lines);
  set_cell (self, CELL_LATENESS, words->lateness, WAYMARK_TEXT_CAPTION_BOLD, width, 1);
}

static void
lay_out_action (WaymarkRow *self, const WaymarkRowWords *words)
{
  WaymarkColumns *columns = self->columns;
  gboolean narrow = waymark_columns_is_narrow (columns);
  gboolean one_line = waymark_columns_get_one_line (columns);
  int lines = narrow || one_line ? 1 : 2;
  int text_width = waymark_columns_get_text (columns)->width;
  const WaymarkColumn *status = waymark_columns_get_status (columns);
  WaymarkTextStyle leads_style = words->pointer ? WAYMARK_TEXT_ITALIC : WAYMARK_TEXT_BODY;

  set_cell (self, CELL_TEXT, words->text, WAYMARK_TEXT_BODY, text_width, lines);
  set_due (self, words, *words->lateness != '\0' ? 1 : lines);
  if (narrow)
    {
      g_autofree char *leads = waymark_list_to_commas ((const char *const *) words->leads);
      gboolean both = *leads != '\0' && *words->status != '\0';
      g_autofree char *below = g_strconcat (leads, both ? " · " : "", words->status, NULL);

      set_cell (self, CELL_LEADS, below, WAYMARK_TEXT_CAPTION, text_width, 1);
    }
  else
    {
      int word_start = waymark_columns_get_mark (columns) + waymark_columns_scale (columns, 6);

      set_leads (self, words, leads_style, waymark_columns_get_leads (columns)->width, lines);
      set_cell (self,
                CELL_STATUS,
                words->status,
                words->pointer ? WAYMARK_TEXT_LINK : WAYMARK_TEXT_BODY,
                status->width - word_start,
                lines);
    }
}

static void
lay_out_theme (WaymarkRow *self, const WaymarkRowWords *words)
{
  int padding = waymark_columns_get_padding (self->columns);
  int start = waymark_columns_get_title_start (self->columns);
  int end = gtk_widget_get_width (GTK_WIDGET (self)) - padding;
  /* Translators: beside a theme's title */
  g_autofree char *actions = g_strdup_printf (
      ngettext ("%u action", "%u actions", words->counts.actions), words->counts.actions);
  g_autofree char *late =
      words->counts.late > 0
          /* Translators: how many actions are late */
          ? g_strdup_printf (ngettext ("%u late", "%u late", words->counts.late),
                             words->counts.late)
          : g_strdup ("");
  int actions_width, late_width, between_width;

  set_cell (self, CELL_LEADS, actions, WAYMARK_TEXT_CAPTION, 0, 0);
  set_cell (self, CELL_LATENESS, late, WAYMARK_TEXT_CAPTION_BOLD, 0, 0);
  set_cell (self, CELL_DUE, words->counts.late > 0 ? " · " : "", WAYMARK_TEXT_CAPTION, 0, 0);
  pango_layout_get_pixel_size (self->cells[CELL_DUE], &between_width, NULL);
  pango_layout_get_pixel_size (self->cells[CELL_LEADS], &actions_width, NULL);
  pango_layout_get_pixel_size (self->cells[CELL_LATENESS], &late_width, NULL);
  set_cell (self,
            CELL_TEXT,
            words->text,
            WAYMARK_TEXT_BOLD,
            MAX (1, end - start - actions_width - late_width - between_width - padding),
            1);
}

/**
 * waymark_row_lay_out:
 * @self: a row that shows something
 *
 * Sets what its cells say, cut to the columns as they are now.
 */
void
waymark_row_lay_out (WaymarkRow *self)
{
  const WaymarkRowWords *words = waymark_plan_row_get_words (self->row);
  const WaymarkColumn *text = waymark_columns_get_text (self->columns);
  int end = gtk_widget_get_width (GTK_WIDGET (self)) - waymark_columns_get_padding (self->columns);
  gboolean heading = words->shape != WAYMARK_KIND_ACTION;

  self->link_width = 0;
  set_cell (
      self, CELL_NUMBER, words->number, heading ? WAYMARK_TEXT_BOLD : WAYMARK_TEXT_BODY, 0, 0);
  switch (words->shape)
    {
    case WAYMARK_KIND_THEME:
      lay_out_theme (self, words);
      break;
    case WAYMARK_KIND_REQUIREMENT:
      set_cell (self, CELL_TEXT, words->text, WAYMARK_TEXT_BOLD, MAX (1, end - text->start), 1);
      break;
    case WAYMARK_KIND_PRIORITY:
      set_cell (self, CELL_TEXT, words->text, WAYMARK_TEXT_BODY, MAX (1, end - text->start), 1);
      break;
    default:
      lay_out_action (self, words);
    }
  self->serial = waymark_columns_get_serial (self->columns);
  self->is_laid_out = TRUE;
}
