/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-drop-down.h"
#include "waymark-export-language.h"
#include "waymark-meeting.h"
#include "waymark-party.h"
#include "waymark-report-choices.h"
#include "waymark-today.h"

struct _WaymarkReportChoices
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *when;
  GtkWidget *since;
  GtkWidget *pages;
  GtkWidget *language;
  GtkWidget *timeline;
  GtkWidget *appendix;

  WaymarkDocument *document;
  GPtrArray *meetings; /* (element-type utf8): ids, the newest first */
  GPtrArray *parties;  /* (element-type utf8): ids */
};

G_DEFINE_FINAL_TYPE (WaymarkReportChoices, waymark_report_choices, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The first one is what meetings say. */
static const struct
{
  const char *words;
  guint months;
} periods[] = {
  { NC_ ("report since", "The meeting before"), 0 }, { NC_ ("report since", "A month ago"), 1 },
  { NC_ ("report since", "Three months ago"), 3 },   { NC_ ("report since", "Six months ago"), 6 },
  { NC_ ("report since", "A year ago"), 12 },
};

enum
{
  PAGES_NONE,
  PAGES_LEADS,
  PAGES_GROUPS,
  N_PAGES
};

/* --- what was chosen */

static WaymarkItem *
find_meeting (WaymarkReportChoices *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->when));

  if (chosen == 0 || chosen > self->meetings->len)
    return NULL;
  return waymark_plan_lookup (waymark_document_get_plan (self->document),
                              self->meetings->pdata[chosen - 1]);
}

/**
 * waymark_report_choices_ask:
 * @self: what was chosen
 *
 * Returns: (transfer full): what the report is to be about
 */
WaymarkReportAsked *
waymark_report_choices_ask (WaymarkReportChoices *self)
{
  WaymarkReportAsked *asked;
  WaymarkItem *meeting;
  guint since, pages;

  g_return_val_if_fail (WAYMARK_IS_REPORT_CHOICES (self), NULL);

  asked = g_new0 (WaymarkReportAsked, 1);
  meeting = find_meeting (self);
  since = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->since));
  pages = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->pages));
  asked->meeting = meeting != NULL ? g_strdup (waymark_item_get_id (meeting)) : NULL;
  asked->months = since < G_N_ELEMENTS (periods) ? periods[since].months : 0;
  if (pages == PAGES_LEADS)
    asked->readers = WAYMARK_REPORT_FOR_LEADS;
  else if (pages == PAGES_GROUPS)
    asked->readers = WAYMARK_REPORT_FOR_GROUPS;
  else if (pages >= N_PAGES && pages - N_PAGES < self->parties->len)
    {
      asked->readers = WAYMARK_REPORT_FOR_ONE;
      asked->party = g_strdup (self->parties->pdata[pages - N_PAGES]);
    }
  asked->without_timeline = !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->timeline));
  asked->without_appendix = !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->appendix));
  asked->language = waymark_export_language_get ();
  waymark_today (&asked->today);
  return asked;
}

/* --- the fields */

static void
tell (WaymarkReportChoices *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_choice (WaymarkReportChoices *self, const char *words, const char *name, GtkStringList *choices)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (choices), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choice);
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (self->box), label);
  waymark_drop_down_let_shrink (choice);
  waymark_drop_down_set_name (choice, name);
  gtk_widget_set_margin_bottom (choice, 9);
  gtk_box_append (GTK_BOX (self->box), choice);
  return choice;
}

static GtkStringList *
list_meetings (WaymarkReportChoices *self, const char *meeting, guint *chosen)
{
  g_autoptr (GPtrArray) meetings =
      waymark_plan_get_meetings (waymark_document_get_plan (self->document));
  GtkStringList *words = gtk_string_list_new (NULL);

  *chosen = 0;
  gtk_string_list_append (words, _ ("The plan as it is now"));
  for (guint i = meetings->len; i > 0; i--)
    {
      g_autofree char *label = waymark_meeting_get_label (meetings->pdata[i - 1]);
      const char *id = waymark_item_get_id (meetings->pdata[i - 1]);

      gtk_string_list_append (words, label);
      g_ptr_array_add (self->meetings, g_strdup (id));
      if (g_strcmp0 (id, meeting) == 0)
        *chosen = self->meetings->len;
    }
  return words;
}

static GtkStringList *
list_parties (WaymarkReportChoices *self)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_ ("report pages", "Nobody in particular"));
  gtk_string_list_append (words, C_ ("report pages", "Each lead"));
  gtk_string_list_append (words, C_ ("report pages", "Each working group"));
  for (WaymarkItem *party = waymark_item_first (root, WAYMARK_KIND_PARTY); party != NULL;
       party = waymark_item_next (party))
    if (waymark_report_asked_is_reader (party, FALSE) ||
        waymark_report_asked_is_reader (party, TRUE))
      {
        gtk_string_list_append (words, waymark_party_get_short (party));
        g_ptr_array_add (self->parties, g_strdup (waymark_item_get_id (party)));
      }
  return words;
}

static GtkStringList *
list_periods (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    gtk_string_list_append (words,
                            g_dpgettext2 (GETTEXT_PACKAGE, "report since", periods[i].words));
  return words;
}

static GtkStringList *
list_languages (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  g_auto (GStrv) names = waymark_export_language_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (words, names[i]);
  return words;
}

/* The same choice as in the menu, and kept for the next time. */
static void
choose_language_cb (WaymarkReportChoices *self)
{
  waymark_export_language_choose (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language)));
  tell (self);
}

/* @name: the words without the sign of their letter, which GTK 4.8 would read aloud */
static GtkWidget *
add_check (WaymarkReportChoices *self, const char *words, const char *name)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (tell), self);
  gtk_box_append (GTK_BOX (self->box), check);
  return check;
}

static void
fill (WaymarkReportChoices *self, const char *meeting)
{
  guint chosen;
  GtkStringList *meetings = list_meetings (self, meeting, &chosen);

  self->when = add_choice (self, C_ ("report", "Report _on"), C_ ("report", "Report on"), meetings);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->when), chosen);
  self->since = add_choice (self,
                            C_ ("report", "What _happened since"),
                            C_ ("report", "What happened since"),
                            list_periods ());
  self->pages = add_choice (
      self, C_ ("report", "A page _about"), C_ ("report", "A page about"), list_parties (self));
  self->language =
      add_choice (self, C_ ("report", "Lan_guage"), C_ ("report", "Language"), list_languages ());
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->language),
                              waymark_export_language_get_chosen ());
  self->timeline = add_check (self, C_ ("report", "_Timeline"), C_ ("report", "Timeline"));
  self->appendix = add_check (self,
                              C_ ("report", "The whole p_lan at the end"),
                              C_ ("report", "The whole plan at the end"));
  g_signal_connect_swapped (self->when, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->since, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->pages, "notify::selected", G_CALLBACK (tell), self);
  g_signal_connect_swapped (
      self->language, "notify::selected", G_CALLBACK (choose_language_cb), self);
}

/* --- object */

static void
waymark_report_choices_dispose (GObject *object)
{
  WaymarkReportChoices *self = WAYMARK_REPORT_CHOICES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  G_OBJECT_CLASS (waymark_report_choices_parent_class)->dispose (object);
}

static void
waymark_report_choices_class_init (WaymarkReportChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_report_choices_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * WaymarkReportChoices::changed:
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_report_choices_init (WaymarkReportChoices *self)
{
  self->meetings = g_ptr_array_new_with_free_func (g_free);
  self->parties = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * waymark_report_choices_new:
 * @document: the plan
 * @meeting: (nullable): id of the meeting to begin with; %NULL for the plan as it is now
 *
 * Returns: (transfer floating): what a report is to be about
 */
GtkWidget *
waymark_report_choices_new (WaymarkDocument *document, const char *meeting)
{
  WaymarkReportChoices *self = g_object_new (WAYMARK_TYPE_REPORT_CHOICES, NULL);

  self->document = g_object_ref (document);
  fill (self, meeting);
  return GTK_WIDGET (self);
}
