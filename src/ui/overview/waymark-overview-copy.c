/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-overview-cards.h"
#include "waymark-overview-copy.h"
#include "waymark-overview-table.h"
#include "waymark-scheme.h"
#include "waymark-today.h"

#define N_TABLES 4

static void
make_tables (WaymarkOverviewTable *tables[N_TABLES],
             const WaymarkTally *tally,
             GPtrArray *points,
             const GDate *today)
{
  tables[0] = waymark_overview_table_statuses (tally);
  tables[1] = waymark_overview_table_themes (tally);
  tables[2] = waymark_overview_table_meetings (points, tally, today);
  tables[3] = waymark_overview_table_leads (tally, today);
}

static GtkWidget *
make_table (const WaymarkOverviewTable *table)
{
  GtkWidget *card = waymark_overview_card_new (table->title, NULL, NULL);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int column = 0; table->heads[column] != NULL; column++)
    {
      GtkWidget *head = waymark_overview_label (table->heads[column], "group-title");

      gtk_label_set_xalign (GTK_LABEL (head), column == 0 ? 0 : 1);
      gtk_grid_attach (GTK_GRID (grid), head, column, 0, 1, 1);
    }
  for (guint line = 0; line < table->rows->len; line++)
    for (int column = 0; table->heads[column] != NULL; column++)
      {
        const char *const *cells = table->rows->pdata[line];
        GtkWidget *cell = waymark_overview_label (cells[column], column == 0 ? NULL : "figures");

        gtk_label_set_xalign (GTK_LABEL (cell), column == 0 ? 0 : 1);
        gtk_label_set_ellipsize (GTK_LABEL (cell),
                                 column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
        gtk_widget_set_hexpand (cell, column == 0);
        gtk_grid_attach (GTK_GRID (grid), cell, column, (int) line + 1, 1, 1);
      }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/**
 * waymark_overview_tables_new:
 * @tally: what was counted
 * @points: (element-type WaymarkTrendPoint): the plan at its meetings so far
 * @today: the local date
 *
 * Returns: (transfer floating): the same numbers as the charts, as tables
 */
GtkWidget *
waymark_overview_tables_new (const WaymarkTally *tally, GPtrArray *points, const GDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  WaymarkOverviewTable *tables[N_TABLES];

  make_tables (tables, tally, points, today);
  for (guint i = 0; i < N_TABLES; i++)
    {
      gtk_box_append (GTK_BOX (box), make_table (tables[i]));
      waymark_overview_table_free (tables[i]);
    }
  return box;
}

/**
 * waymark_overview_copy_text:
 * @widget: a widget of the display whose clipboard is meant
 * @plan: the plan
 * @points: (element-type WaymarkTrendPoint): the plan at its meetings so far
 *
 * Puts the sentence and the tables on the clipboard, cells parted by tabs.
 */
void
waymark_overview_copy_text (GtkWidget *widget, WaymarkPlan *plan, GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WaymarkTally) tally = NULL;
  g_autofree char *sentence = NULL;
  WaymarkOverviewTable *tables[N_TABLES];
  GDate today;

  waymark_today (&today);
  tally = waymark_tally_new (plan, &today);
  sentence = waymark_tally_to_sentence (tally);
  g_string_append_printf (text, "%s\n", sentence);
  make_tables (tables, tally, points, &today);
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_string_append_c (text, '\n');
      waymark_overview_table_write (tables[i], text);
      waymark_overview_table_free (tables[i]);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/**
 * waymark_overview_copy_picture:
 * @page: the page, as it is drawn
 *
 * Puts a picture of the whole page on the clipboard, also of what is scrolled out of view.
 */
void
waymark_overview_copy_picture (GtkWidget *page)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (page);
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  int width = gtk_widget_get_width (page), height = gtk_widget_get_height (page);

  gtk_snapshot_append_color (
      snapshot, &palette->panel, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (page)), node, NULL);
  gsk_render_node_unref (node);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (page), texture);
}
