/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-report-preview.h"
#include "waymark-report-sheet.h"

struct _WaymarkReportPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *sheet;
  GtkWidget *scrolled;
  GtkWidget *place;

  WaymarkPaper *paper; /* (nullable) */
  guint page;
  double zoom;
};

G_DEFINE_FINAL_TYPE (WaymarkReportPreview, waymark_report_preview, GTK_TYPE_WIDGET)

static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2, 3 };

static guint
get_n_pages (WaymarkReportPreview *self)
{
  return self->paper != NULL ? waymark_paper_get_n_pages (self->paper) : 0;
}

static GtkAdjustment *
get_scroll (WaymarkReportPreview *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

static void
update (WaymarkReportPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = get_n_pages (self);
  g_autofree char *words = NULL;

  if (self->paper != NULL)
    {
      waymark_report_sheet_show (WAYMARK_REPORT_SHEET (self->sheet), self->paper, self->page);
      words = g_strdup_printf (_ ("Page %1$u of %2$u"), self->page + 1, n);
    }
  gtk_label_set_label (GTK_LABEL (self->place), words != NULL ? words : "");
  gtk_widget_action_set_enabled (widget, "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next", self->page + 1 < n);
}

static void
turn_to (WaymarkReportPreview *self, guint page, gboolean at_end)
{
  GtkAdjustment *scroll = get_scroll (self);

  if (page >= get_n_pages (self))
    return;
  self->page = page;
  update (self);
  gtk_adjustment_set_value (
      scroll, at_end ? gtk_adjustment_get_upper (scroll) : gtk_adjustment_get_lower (scroll));
}

/* --- actions */

static void
act_previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);

  if (self->page > 0)
    turn_to (self, self->page - 1, FALSE);
}

static void
act_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);

  turn_to (self, self->page + 1, FALSE);
}

/* As far as is seen at once; at the edge of a page to the one beyond. */
static void
act_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);
  GtkAdjustment *scroll = get_scroll (self);

  if (gtk_adjustment_get_value (scroll) > gtk_adjustment_get_lower (scroll) + 1)
    gtk_adjustment_set_value (
        scroll, gtk_adjustment_get_value (scroll) - gtk_adjustment_get_page_increment (scroll));
  else if (self->page > 0)
    turn_to (self, self->page - 1, TRUE);
}

static void
act_on (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);
  GtkAdjustment *scroll = get_scroll (self);

  if (gtk_adjustment_get_value (scroll) + gtk_adjustment_get_page_size (scroll) <
      gtk_adjustment_get_upper (scroll) - 1)
    gtk_adjustment_set_value (
        scroll, gtk_adjustment_get_value (scroll) + gtk_adjustment_get_page_increment (scroll));
  else
    turn_to (self, self->page + 1, FALSE);
}

static void
act_first (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn_to (WAYMARK_REPORT_PREVIEW (widget), 0, FALSE);
}

static void
act_last (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);

  turn_to (self, get_n_pages (self) - 1, FALSE);
}

static void
set_zoom (WaymarkReportPreview *self, double zoom)
{
  self->zoom = zoom;
  waymark_report_sheet_set_zoom (WAYMARK_REPORT_SHEET (self->sheet), zoom);
}

static void
act_larger (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);
  double now = waymark_report_sheet_get_scale (WAYMARK_REPORT_SHEET (self->sheet));

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] > now * 1.05)
      {
        set_zoom (self, zooms[i]);
        return;
      }
}

static void
act_smaller (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (widget);
  double now = waymark_report_sheet_get_scale (WAYMARK_REPORT_SHEET (self->sheet));

  for (guint i = G_N_ELEMENTS (zooms); i > 0; i--)
    if (zooms[i - 1] < now * 0.95)
      {
        set_zoom (self, zooms[i - 1]);
        return;
      }
}

static void
act_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (WAYMARK_REPORT_PREVIEW (widget), 0);
}

/* --- object */

static void
waymark_report_preview_dispose (GObject *object)
{
  WaymarkReportPreview *self = WAYMARK_REPORT_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->paper);
  G_OBJECT_CLASS (waymark_report_preview_parent_class)->dispose (object);
}

static void
waymark_report_preview_class_init (WaymarkReportPreviewClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc act;
    guint keys[2];
    GdkModifierType modifiers;
  } actions[] = {
    { "preview.previous", act_previous, { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GDK_CONTROL_MASK },
    { "preview.next", act_next, { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GDK_CONTROL_MASK },
    { "preview.back", act_back, { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0 },
    { "preview.on", act_on, { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0 },
    { "preview.first", act_first, { GDK_KEY_Home, GDK_KEY_KP_Home }, 0 },
    { "preview.last", act_last, { GDK_KEY_End, GDK_KEY_KP_End }, 0 },
    { "preview.larger", act_larger, { GDK_KEY_plus, GDK_KEY_KP_Add }, GDK_CONTROL_MASK },
    { "preview.larger", act_larger, { GDK_KEY_equal }, GDK_CONTROL_MASK },
    { "preview.smaller", act_smaller, { GDK_KEY_minus, GDK_KEY_KP_Subtract }, GDK_CONTROL_MASK },
    { "preview.fit", act_fit, { GDK_KEY_0, GDK_KEY_KP_0 }, GDK_CONTROL_MASK },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_report_preview_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (i == 0 || actions[i].act != actions[i - 1].act)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].act);
      for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys); j++)
        if (actions[i].keys[j] != 0)
          gtk_widget_class_add_binding_action (
              widget_class, actions[i].keys[j], actions[i].modifiers, actions[i].name, NULL);
    }
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (
    GtkWidget *bar, const char *icon, const char *name, const char *keys, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, keys);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static GtkWidget *
make_bar (WaymarkReportPreview *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  add_button (
      bar, "go-previous-symbolic", _ ("Previous page"), _ ("Ctrl+Page Up"), "preview.previous");
  self->place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->place, "figures");
  gtk_box_append (GTK_BOX (bar), self->place);
  add_button (bar, "go-next-symbolic", _ ("Next page"), _ ("Ctrl+Page Down"), "preview.next");
  gtk_widget_set_hexpand (gtk_widget_get_last_child (bar), TRUE);
  gtk_widget_set_halign (gtk_widget_get_last_child (bar), GTK_ALIGN_START);
  add_button (bar, "zoom-out-symbolic", C_ ("heading", "Smaller"), _ ("Ctrl+−"), "preview.smaller");
  add_button (
      bar, "zoom-fit-best-symbolic", _ ("As wide as there is room"), _ ("Ctrl+0"), "preview.fit");
  add_button (bar, "zoom-in-symbolic", C_ ("heading", "Larger"), _ ("Ctrl++"), "preview.larger");
  gtk_widget_add_css_class (bar, "report-bar");
  return bar;
}

static void
waymark_report_preview_init (WaymarkReportPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  self->sheet = waymark_report_sheet_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->sheet);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_add_css_class (self->scrolled, "report-desk");
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update (self);
}

/**
 * waymark_report_preview_new:
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
waymark_report_preview_new (void)
{
  return g_object_new (WAYMARK_TYPE_REPORT_PREVIEW, NULL);
}

/**
 * waymark_report_preview_set_paper:
 * @self: a preview
 * @paper: (transfer none): a report in pages; of one that was seen before, the same page is shown
 */
void
waymark_report_preview_set_paper (WaymarkReportPreview *self, WaymarkPaper *paper)
{
  g_return_if_fail (WAYMARK_IS_REPORT_PREVIEW (self) && WAYMARK_IS_PAPER (paper));

  g_set_object (&self->paper, paper);
  self->page = MIN (self->page, waymark_paper_get_n_pages (paper) - 1);
  update (self);
}

/**
 * waymark_report_preview_get_paper:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what it shows
 */
WaymarkPaper *
waymark_report_preview_get_paper (WaymarkReportPreview *self)
{
  g_return_val_if_fail (WAYMARK_IS_REPORT_PREVIEW (self), NULL);
  return self->paper;
}
