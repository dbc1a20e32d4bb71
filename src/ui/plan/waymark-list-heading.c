/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-list-heading.h"
#include "waymark-row-pen.h"
#include "waymark-scheme.h"
#include "waymark-tooltip.h"

struct _WaymarkListHeading
{
  GtkWidget parent_instance;

  WaymarkColumns *columns;
  WaymarkOrder order;
  gboolean descending;
  guint words_idle;
  GtkWidget *buttons[WAYMARK_N_ORDERS]; /* by WaymarkOrder */
  GtkWidget *words[WAYMARK_N_ORDERS];
  GtkWidget *arrows[WAYMARK_N_ORDERS];
};

G_DEFINE_FINAL_TYPE (WaymarkListHeading, waymark_list_heading, GTK_TYPE_WIDGET)

enum
{
  SORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_word (WaymarkListHeading *self, WaymarkOrder order)
{
  switch (order)
    {
    case WAYMARK_ORDER_TEXT:
      return self->columns != NULL && waymark_columns_is_narrow (self->columns)
                 ? _ ("Action and leads")
                 : C_ ("column", "Action");
    case WAYMARK_ORDER_LEADS:
      return C_ ("column", "Leads");
    case WAYMARK_ORDER_DUE:
      return C_ ("column", "Due");
    case WAYMARK_ORDER_STATUS:
      return C_ ("column", "Status");
    case WAYMARK_ORDER_RATING:
      /* Translators: heading of the column of ratings: red, amber, green */
      return C_ ("column", "RAG");
    case WAYMARK_ORDER_PLAN:
    case WAYMARK_N_ORDERS:
    default:
      /* Translators: heading of the column of numbers ("1.2") */
      return C_ ("column", "No.");
    }
}

/* What pressing the heading has done, or will do. */
static const char *
describe (WaymarkListHeading *self, WaymarkOrder order)
{
  if (order != self->order && order == WAYMARK_ORDER_RATING)
    return _ ("Sort by rating: red, amber, green");
  if (order != self->order)
    return order == WAYMARK_ORDER_PLAN ? _ ("Back to the order of the plan")
                                       : _ ("Sort by this column");
  if (order == WAYMARK_ORDER_PLAN && !self->descending)
    return _ ("In the order of the plan");
  return self->descending ? _ ("Sorted from last to first") : _ ("Sorted from first to last");
}

static void
show_order (WaymarkListHeading *self)
{
  for (int i = 0; i < WAYMARK_N_ORDERS; i++)
    {
      const char *words = describe (self, (WaymarkOrder) i);
      gboolean sorted = i == (int) self->order;

      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]),
                                    sorted && self->descending ? "pan-up-symbolic"
                                                               : "pan-down-symbolic");
      gtk_widget_set_visible (self->arrows[i], sorted);
      waymark_tooltip_set (self->buttons[i], words);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }
}

static void
show_words (WaymarkListHeading *self)
{
  for (int i = 0; i < WAYMARK_N_ORDERS; i++)
    {
      const char *word = get_word (self, (WaymarkOrder) i);

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (self->words[i])), word))
        continue;
      gtk_label_set_label (GTK_LABEL (self->words[i]), word);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
    }
}

static gboolean
show_words_idle (gpointer user_data)
{
  WaymarkListHeading *self = user_data;

  self->words_idle = 0;
  show_words (self);
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (WaymarkListHeading *self, GtkWidget *button)
{
  for (int i = 0; i < WAYMARK_N_ORDERS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[SORT], 0, i);
}

static void
waymark_list_heading_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  WaymarkRowPen pen;

  waymark_row_pen_init (&pen, snapshot, widget);
  waymark_row_pen_box (&pen, &palette->line, 0, gtk_widget_get_height (widget) - 1, pen.width, 1);
  GTK_WIDGET_CLASS (waymark_list_heading_parent_class)->snapshot (widget, snapshot);
}

static void
waymark_list_heading_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural =
        waymark_columns_get_line (self->columns) + waymark_columns_scale (self->columns, 10);
  else
    *minimum = *natural = waymark_columns_get_minimum (self->columns);
}

/* Each button stands over its column, on the side where the language begins. */
static void
place (WaymarkListHeading *self, WaymarkOrder order, const WaymarkColumn *column, int indent)
{
  GtkWidget *button = self->buttons[order];
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int least;
  gboolean shown = column->width - indent > 0;
  GtkAllocation room = { column->start + indent, 0, column->width - indent, 0 };

  gtk_widget_set_child_visible (button, shown);
  if (!shown)
    return;
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  room.width = MAX (room.width, least);
  room.x = MIN (room.x, width - room.width);
  room.height = gtk_widget_get_height (GTK_WIDGET (self)) - 1;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    room.x = width - room.x - room.width;
  gtk_widget_size_allocate (button, &room, -1);
}

static void
waymark_list_heading_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (widget);
  WaymarkColumns *columns = self->columns;
  gboolean narrow;

  waymark_columns_set_width (columns, width);
  narrow = waymark_columns_is_narrow (columns);
  /* Not now: a label that changes while widgets are given their room leaves the window blank. */
  if (self->words_idle == 0 &&
      !g_str_equal (gtk_label_get_label (GTK_LABEL (self->words[WAYMARK_ORDER_TEXT])),
                    get_word (self, WAYMARK_ORDER_TEXT)))
    self->words_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, show_words_idle, self, NULL);
  place (self, WAYMARK_ORDER_PLAN, waymark_columns_get_number (columns), 0);
  place (self, WAYMARK_ORDER_TEXT, waymark_columns_get_text (columns), 0);
  place (self, WAYMARK_ORDER_LEADS, waymark_columns_get_leads (columns), 0);
  place (self, WAYMARK_ORDER_DUE, waymark_columns_get_due (columns), 0);
  place (self,
         WAYMARK_ORDER_STATUS,
         waymark_columns_get_status (columns),
         narrow ? 0 : waymark_columns_get_mark (columns) + waymark_columns_scale (columns, 6));
  place (self, WAYMARK_ORDER_RATING, waymark_columns_get_rating (columns), 0);
}

static void
waymark_list_heading_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (waymark_list_heading_parent_class)->css_changed (widget, change);
  if (waymark_columns_measure (WAYMARK_LIST_HEADING (widget)->columns, widget))
    gtk_widget_queue_resize (widget);
}

static void
waymark_list_heading_dispose (GObject *object)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (object);

  g_clear_handle_id (&self->words_idle, g_source_remove);
  for (int i = 0; i < WAYMARK_N_ORDERS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (waymark_list_heading_parent_class)->dispose (object);
}

static void
waymark_list_heading_class_init (WaymarkListHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = waymark_list_heading_dispose;
  widget_class->snapshot = waymark_list_heading_snapshot;
  widget_class->measure = waymark_list_heading_measure;
  widget_class->size_allocate = waymark_list_heading_size_allocate;
  widget_class->css_changed = waymark_list_heading_css_changed;
  signals[SORT] = g_signal_new ("sort",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "listheading");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_button (WaymarkListHeading *self, WaymarkOrder order)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->words[order] = gtk_label_new ("");
  /* The column of ratings is too narrow for its word and an arrow: they go beyond it. */
  if (order != WAYMARK_ORDER_RATING)
    gtk_label_set_ellipsize (GTK_LABEL (self->words[order]), PANGO_ELLIPSIZE_END);
  self->arrows[order] = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), self->words[order]);
  gtk_box_append (GTK_BOX (box), self->arrows[order]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
waymark_list_heading_init (WaymarkListHeading *self)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Columns"), -1);
  for (int i = 0; i < WAYMARK_N_ORDERS; i++)
    self->buttons[i] = make_button (self, (WaymarkOrder) i);
}

/**
 * waymark_list_heading_new:
 * @columns: (transfer none): the columns of the list
 *
 * Returns: (transfer floating): headings for them
 */
GtkWidget *
waymark_list_heading_new (WaymarkColumns *columns)
{
  WaymarkListHeading *self = g_object_new (WAYMARK_TYPE_LIST_HEADING, NULL);

  self->columns = g_object_ref (columns);
  show_words (self);
  show_order (self);
  return GTK_WIDGET (self);
}

/**
 * waymark_list_heading_set_order:
 * @self: the headings
 * @order: what the rows are sorted by
 * @descending: whether the last comes first
 *
 * Shows by an arrow, and says, how the rows are sorted.
 */
void
waymark_list_heading_set_order (WaymarkListHeading *self, WaymarkOrder order, gboolean descending)
{
  g_return_if_fail (WAYMARK_IS_LIST_HEADING (self));

  self->order = order;
  self->descending = descending;
  show_order (self);
}
