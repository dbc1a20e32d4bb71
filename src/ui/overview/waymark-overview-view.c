/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "waymark-meeting.h"
#include "waymark-overview-cards.h"
#include "waymark-overview-copy.h"
#include "waymark-overview-view.h"
#include "waymark-scheme.h"
#include "waymark-stack.h"
#include "waymark-today.h"

/* Narrower than this, in pixels at 96 dpi, cards stand one below the other. */
#define NARROW 900

struct _WaymarkOverviewView
{
  GtkWidget parent_instance;

  WaymarkDocument *document;
  WaymarkOverviewTrend *trend;
  char *compared; /* id of the meeting, or NULL for the last one */
  gboolean narrow;
  gboolean as_table;
  guint idle;
  GtkWidget *scrolled;
  GtkWidget *page; /* what is copied as a picture */
};

static void waymark_overview_view_page_init (WaymarkPageInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkOverviewView,
                               waymark_overview_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (WAYMARK_TYPE_PAGE,
                                                      waymark_overview_view_page_init))

static void make_page (WaymarkOverviewView *self);

static gboolean
remake_cb (gpointer user_data)
{
  WaymarkOverviewView *self = user_data;

  self->idle = 0;
  make_page (self);
  return G_SOURCE_REMOVE;
}

/* What nobody sees waits until somebody does. */
static void
queue_remake (WaymarkOverviewView *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (remake_cb, self);
}

/* --- the head: a sentence, and what it is compared with */

static const WaymarkTrendPoint *
get_compared (WaymarkOverviewView *self)
{
  GPtrArray *points = waymark_overview_trend_get_points (self->trend);

  if (points->len == 0)
    return NULL;
  if (self->compared != NULL)
    return waymark_overview_trend_find (self->trend, self->compared);
  return points->pdata[points->len - 1];
}

static void
compared_cb (WaymarkOverviewView *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  GPtrArray *points = waymark_overview_trend_get_points (self->trend);
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (chosen >= points->len)
    return;
  g_free (self->compared);
  /* The newest comes first in the list. */
  self->compared =
      g_strdup (((const WaymarkTrendPoint *) points->pdata[points->len - 1 - chosen])->meeting);
  queue_remake (self);
}

static GtkWidget *
make_compared (WaymarkOverviewView *self, const GDate *today)
{
  GPtrArray *points = waymark_overview_trend_get_points (self->trend);
  const WaymarkTrendPoint *compared = get_compared (self);
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;

  for (guint i = points->len; i > 0; i--)
    {
      const WaymarkTrendPoint *point = points->pdata[i - 1];
      g_autofree char *day = waymark_day_to_words (&point->date, today);
      /* Translators: %s is the day of a meeting: the numbers show what changed since then */
      g_autofree char *words = g_strdup_printf (_ ("Compared with %s"), day);

      gtk_string_list_append (days, words);
      if (point == compared)
        selected = points->len - i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&days)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (drop_down, "overview-compared");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Meeting to compare with"), -1);
  g_signal_connect_object (
      drop_down, "notify::selected", G_CALLBACK (compared_cb), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
make_sentence (const WaymarkTally *tally)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  g_autofree char *sentence = waymark_tally_to_sentence (tally);
  g_autofree char *late = waymark_late_to_words (tally->all.late);
  const char *place = tally->all.late > 0 ? strstr (sentence, late) : NULL;
  GtkWidget *label = waymark_overview_label (sentence, "overview-sentence");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (place != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      PangoAttribute *colour = pango_attr_foreground_new ((guint16) (palette->late.red * 65535),
                                                          (guint16) (palette->late.green * 65535),
                                                          (guint16) (palette->late.blue * 65535));

      colour->start_index = (guint) (place - sentence);
      colour->end_index = colour->start_index + (guint) strlen (late);
      pango_attr_list_insert (attributes, colour);
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  return label;
}

static GtkWidget *
make_head (WaymarkOverviewView *self, const WaymarkTally *tally, const GDate *today)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line =
      gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  const WaymarkTrendPoint *compared = get_compared (self);

  gtk_widget_add_css_class (card, "overview-card");
  gtk_box_append (GTK_BOX (line), make_sentence (tally));
  if (waymark_overview_trend_get_points (self->trend)->len > 0)
    gtk_box_append (GTK_BOX (line), make_compared (self, today));
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card),
                  waymark_overview_figures_new (tally, compared != NULL ? compared->tally : NULL));
  gtk_box_append (GTK_BOX (card), waymark_overview_gaps_new (tally));
  return card;
}

/* --- the page */

static GtkWidget *
make_pair (WaymarkOverviewView *self, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *pair =
      gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (pair), !self->narrow);
  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);
  return pair;
}

static void
as_table_cb (WaymarkOverviewView *self, GtkToggleButton *button)
{
  self->as_table = gtk_toggle_button_get_active (button);
  queue_remake (self);
}

static void
copy_text_cb (WaymarkOverviewView *self)
{
  waymark_overview_copy_text (GTK_WIDGET (self),
                              waymark_document_get_plan (self->document),
                              waymark_overview_trend_get_points (self->trend));
}

static void
copy_picture_cb (WaymarkOverviewView *self)
{
  waymark_overview_copy_picture (self->page);
}

static GtkWidget *
make_foot (WaymarkOverviewView *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *table = gtk_toggle_button_new_with_mnemonic (_ ("As a ta_ble"));
  GtkWidget *text = gtk_button_new_with_mnemonic (_ ("Copy as te_xt"));
  GtkWidget *picture = gtk_button_new_with_mnemonic (_ ("Copy as a _picture"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (table), self->as_table);
  g_signal_connect_object (table, "toggled", G_CALLBACK (as_table_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "clicked", G_CALLBACK (copy_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      picture, "clicked", G_CALLBACK (copy_picture_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), table);
  gtk_box_append (GTK_BOX (foot), text);
  gtk_box_append (GTK_BOX (foot), picture);
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  return foot;
}

static void
fill_page (WaymarkOverviewView *self, GtkBox *page)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  GPtrArray *points = waymark_overview_trend_get_points (self->trend);
  g_autoptr (WaymarkTally) tally = NULL;
  GDate today;

  waymark_today (&today);
  tally = waymark_tally_new (plan, &today);
  gtk_box_append (page, make_head (self, tally, &today));
  if (self->as_table)
    {
      gtk_box_append (page, waymark_overview_tables_new (tally, points, &today));
      return;
    }
  gtk_box_append (page,
                  make_pair (self,
                             waymark_overview_themes_new (tally),
                             waymark_overview_meetings_new (points, tally, &today)));
  gtk_box_append (page,
                  make_pair (self,
                             waymark_overview_leads_new (tally, &today),
                             waymark_overview_dates_new (plan, tally, &today)));
}

static void
make_page (WaymarkOverviewView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_clear_handle_id (&self->idle, g_source_remove);
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  if (self->document != NULL)
    {
      fill_page (self, GTK_BOX (self->page));
      gtk_box_append (GTK_BOX (box), self->page);
      gtk_box_append (GTK_BOX (box), make_foot (self));
    }
  else
    g_object_unref (g_object_ref_sink (g_steal_pointer (&self->page)));
  gtk_widget_add_css_class (box, "overview-page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
}

/* --- the widget */

static void
update (WaymarkOverviewView *self)
{
  waymark_overview_trend_set_plan (
      self->trend, self->document != NULL ? waymark_document_get_plan (self->document) : NULL);
  queue_remake (self);
}

static void
set_document (WaymarkPage *page, WaymarkDocument *document)
{
  WaymarkOverviewView *self = WAYMARK_OVERVIEW_VIEW (page);

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (waymark_document_get_plan (self->document), self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->compared, g_free);
  if (document != NULL)
    g_signal_connect_object (waymark_document_get_plan (document),
                             "changed",
                             G_CALLBACK (update),
                             self,
                             G_CONNECT_SWAPPED);
  update (self);
}

static void
set_room (WaymarkPage *page, int width, double text_scale)
{
  WaymarkOverviewView *self = WAYMARK_OVERVIEW_VIEW (page);
  gboolean narrow = width / text_scale < NARROW;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  queue_remake (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (WAYMARK_OVERVIEW_VIEW (widget)->scrolled, GTK_DIR_TAB_FORWARD);
}

static void
waymark_overview_view_page_init (WaymarkPageInterface *interface)
{
  interface->set_document = set_document;
  interface->set_room = set_room;
}

static void
waymark_overview_view_map (GtkWidget *widget)
{
  WaymarkOverviewView *self = WAYMARK_OVERVIEW_VIEW (widget);

  if (self->document != NULL)
    waymark_overview_trend_set_plan (self->trend, waymark_document_get_plan (self->document));
  /* At once: the keyboard goes to what is on the page. */
  make_page (self);
  GTK_WIDGET_CLASS (waymark_overview_view_parent_class)->map (widget);
}

static void
waymark_overview_view_dispose (GObject *object)
{
  WaymarkOverviewView *self = WAYMARK_OVERVIEW_VIEW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (waymark_document_get_plan (self->document), self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->trend);
  G_OBJECT_CLASS (waymark_overview_view_parent_class)->dispose (object);
}

static void
waymark_overview_view_finalize (GObject *object)
{
  g_free (WAYMARK_OVERVIEW_VIEW (object)->compared);
  G_OBJECT_CLASS (waymark_overview_view_parent_class)->finalize (object);
}

static void
waymark_overview_view_class_init (WaymarkOverviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_overview_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_overview_view_finalize;
  widget_class->map = waymark_overview_view_map;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "overview");
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-overview.css");
}

static void
waymark_overview_view_init (WaymarkOverviewView *self)
{
  self->trend = waymark_overview_trend_new ();
  g_signal_connect_object (
      self->trend, "changed", G_CALLBACK (queue_remake), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      waymark_scheme_get_default (), "changed", G_CALLBACK (queue_remake), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  /* The window may get narrower than the cards side by side: then they stand one below the other.
   */
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
