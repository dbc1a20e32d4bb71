/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-mail.h"
#include "waymark-plan-words.h"
#include "waymark-progress.h"
#include "waymark-report-choices.h"
#include "waymark-report-dialog.h"
#include "waymark-report-output.h"
#include "waymark-report-preview.h"
#include "waymark-save-file.h"
#include "waymark-scheme.h"

#define DELAY 300 /* ms: what is quicker needs no words */
#define STEP 100  /* ms */
#define WIDTH 940
#define HEIGHT 720

/* choices -> report -> pages, in a thread -> preview */
struct _WaymarkReportDialog
{
  WaymarkPlanDialog parent_instance;

  GtkWidget *choices;
  GtkWidget *preview;
  GtkWidget *busy;
  GtkWidget *bar;
  GtkWidget *print;

  WaymarkProgress *work; /* (nullable): what is done in a thread */
  guint soon;            /* until it is laid out again */
  guint ticks;
  guint waited; /* ms */
};

G_DEFINE_FINAL_TYPE (WaymarkReportDialog, waymark_report_dialog, WAYMARK_TYPE_PLAN_DIALOG)

static WaymarkPlanDialog *
dialog (WaymarkReportDialog *self)
{
  return WAYMARK_PLAN_DIALOG (self);
}

static WaymarkPaper *
get_paper (WaymarkReportDialog *self)
{
  return waymark_report_preview_get_paper (WAYMARK_REPORT_PREVIEW (self->preview));
}

/* --- what is under way */

static void
update_actions (WaymarkReportDialog *self)
{
  gboolean ready = self->work == NULL && self->soon == 0 && get_paper (self) != NULL;
  static const char *const actions[] = {
    "report.print", "report.pdf", "report.web-page", "report.email"
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], ready);
}

static gboolean
tick_cb (gpointer user_data)
{
  WaymarkReportDialog *self = user_data;
  double done = waymark_progress_get_percent (self->work) / 100.0;

  self->waited += STEP;
  gtk_widget_set_visible (self->busy, self->waited >= DELAY);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (WaymarkReportDialog *self)
{
  self->work = waymark_progress_new ();
  self->waited = 0;
  self->ticks = g_timeout_add (STEP, tick_cb, self);
  update_actions (self);
}

static void
end_work (WaymarkReportDialog *self)
{
  g_clear_handle_id (&self->ticks, g_source_remove);
  g_clear_object (&self->work);
  gtk_widget_set_visible (self->busy, FALSE);
  update_actions (self);
}

/* Whoever did it finds that nobody waits for it any more. */
static void
stop_work (WaymarkReportDialog *self)
{
  if (self->work == NULL)
    return;
  g_cancellable_cancel (G_CANCELLABLE (self->work));
  end_work (self);
}

static void
act_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  stop_work (WAYMARK_REPORT_DIALOG (widget));
}

/* --- pages */

/* How much of the work is done when the report is there and its pages are not. */
#define WRITTEN .5

typedef struct
{
  WaymarkReportDialog *self;
  WaymarkReportAsked *asked;
  WaymarkPaperSize size;
} Laying;

static void
laying_free (gpointer data)
{
  Laying *laying = data;

  g_object_unref (laying->self);
  waymark_report_asked_free (laying->asked);
  g_free (laying);
}

/* In the thread. */
static gpointer
make_paper (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error)
{
  const Laying *laying = data;
  WaymarkReport *report;
  WaymarkPaper *paper;
  GDate day;

  waymark_progress_begin (cancellable, 0, WRITTEN);
  report = waymark_report_asked_make (laying->asked, look, &day, cancellable, error);
  waymark_progress_end (cancellable);
  if (report == NULL)
    return NULL;
  waymark_progress_begin (cancellable, WRITTEN, 1);
  paper = waymark_paper_new (report, &day, &laying->size, cancellable, error);
  waymark_progress_end (cancellable);
  return paper;
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkReportDialog *self = ((Laying *) waymark_look_get_data (result))->self;
  gboolean is_last = G_CANCELLABLE (self->work) == g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPaper) paper = waymark_document_look_finish (result, &error);

  if (!is_last || self->work == NULL)
    return;
  if (paper != NULL)
    waymark_report_preview_set_paper (WAYMARK_REPORT_PREVIEW (self->preview), paper);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waymark_plan_dialog_show_error (dialog (self), error);
  end_work (self);
}

static void
lay_out (WaymarkReportDialog *self)
{
  Laying *laying = g_new0 (Laying, 1);

  stop_work (self);
  laying->self = g_object_ref (self);
  laying->asked = waymark_report_choices_ask (WAYMARK_REPORT_CHOICES (self->choices));
  waymark_paper_size_init (&laying->size);
  begin_work (self);
  waymark_document_look_async (waymark_plan_dialog_get_document (dialog (self)),
                               make_paper,
                               laying,
                               laying_free,
                               g_object_unref,
                               G_CANCELLABLE (self->work),
                               laid_out_cb,
                               NULL);
}

static gboolean
soon_cb (gpointer user_data)
{
  WaymarkReportDialog *self = user_data;

  self->soon = 0;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

/* Also when the plan changes meanwhile, as when others' work comes in. */
static void
lay_out_soon (WaymarkReportDialog *self)
{
  if (self->soon == 0)
    self->soon = g_idle_add (soon_cb, self);
  update_actions (self);
}

static void
refresh (WaymarkPlanDialog *base)
{
  lay_out_soon (WAYMARK_REPORT_DIALOG (base));
}

/* --- where they go */

static char *
dup_name (WaymarkReportDialog *self)
{
  const WaymarkReport *report = waymark_paper_get_report (get_paper (self));
  g_autofree char *words = g_strdup_printf ("%s – %s", report->plan, report->title);
  GString *name = g_string_new (words);

  /* What keeps the direction of people's words apart has no place in the name of a file. */
  g_string_replace (name, "\u2068", "", 0);
  g_string_replace (name, "\u2069", "", 0);
  g_strdelimit (name->str, "/\\:*?\"<>|\n\t", ' ');
  if (g_utf8_strlen (name->str, -1) > 100)
    *g_utf8_offset_to_pointer (name->str, 100) = '\0';
  return g_strstrip (g_string_free (name, FALSE));
}

static GFile *
find_folder (WaymarkReportDialog *self)
{
  GFile *file = waymark_document_get_file (waymark_plan_dialog_get_document (dialog (self)));

  return file != NULL ? g_file_get_parent (file) : NULL;
}

typedef struct
{
  WaymarkReportDialog *self;
  WaymarkReportFormat format;
  GFile *file;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->self);
  g_clear_object (&sending->file);
  g_free (sending);
}

static Sending *
sending_new (WaymarkReportDialog *self, WaymarkReportFormat format)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->self = g_object_ref (self);
  sending->format = format;
  return sending;
}

static void
say (WaymarkReportDialog *self, const GError *error, const char *sentence)
{
  if (error == NULL)
    waymark_plan_dialog_say (dialog (self), sentence, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waymark_plan_dialog_show_error (dialog (self), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sending *sending = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (sending->file);
  g_autofree char *quoted = waymark_plan_words_quote (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = g_strdup_printf (_ ("Written to “%s”"), quoted);

  waymark_report_write_finish (result, &error);
  end_work (sending->self);
  say (sending->self, error, sentence);
  sending_free (sending);
}

static void
save_to (GFile *file, gpointer user_data)
{
  Sending *asked = user_data;
  WaymarkReportDialog *self = asked->self;
  Sending *sending;

  if (self->work != NULL || get_paper (self) == NULL)
    return;
  sending = sending_new (self, asked->format);
  sending->file = g_object_ref (file);
  begin_work (self);
  waymark_report_write_async (
      get_paper (self), asked->format, file, G_CANCELLABLE (self->work), saved_cb, sending);
}

static void
save (WaymarkReportDialog *self, WaymarkReportFormat format)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *whole = g_strconcat (name, waymark_report_format_get_suffix (format), NULL);
  g_autoptr (GFile) folder = find_folder (self);

  waymark_save_file_ask (GTK_WINDOW (self),
                         format == WAYMARK_REPORT_PDF ? _ ("Save the report as PDF")
                                                      : _ ("Write the report as a web page"),
                         folder,
                         whole,
                         waymark_report_format_get_suffix (format),
                         save_to,
                         sending_new (self, format),
                         sending_free);
}

static void
act_pdf (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (WAYMARK_REPORT_DIALOG (widget), WAYMARK_REPORT_PDF);
}

static void
act_web_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (WAYMARK_REPORT_DIALOG (widget), WAYMARK_REPORT_WEB_PAGE);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  waymark_mail_compose_finish (result, &error);
  say (self, error, _ ("The report is attached to a new email."));
}

static void
attachable_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sending *sending = user_data;
  WaymarkReportDialog *self = sending->self;
  g_autofree char *path = g_file_get_path (sending->file);
  g_autoptr (GError) error = NULL;

  end_work (self);
  if (!waymark_report_write_finish (result, &error))
    say (self, error, NULL);
  else
    {
      const WaymarkReport *report = waymark_paper_get_report (get_paper (self));
      g_autofree char *body = g_strdup_printf (
          /* Translators: the text of an email; the first is the title of a report, the second that
           * of a plan. */
          _ ("“%1$s” of the action plan “%2$s” is attached, to be read and printed."),
          report->title,
          report->plan);

      waymark_mail_compose_async (
          GTK_WINDOW (self), report->title, body, path, NULL, composed_cb, g_object_ref (self));
    }
  sending_free (sending);
}

static void
act_email (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkReportDialog *self = WAYMARK_REPORT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = waymark_mail_make_folder (&error);
  g_autofree char *name = dup_name (self);
  g_autofree char *whole = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = NULL;
  Sending *sending;

  if (folder == NULL)
    {
      waymark_plan_dialog_show_error (dialog (self), error);
      return;
    }
  path = g_build_filename (folder, whole, NULL);
  sending = sending_new (self, WAYMARK_REPORT_PDF);
  sending->file = g_file_new_for_path (path);
  begin_work (self);
  waymark_report_write_async (get_paper (self),
                              WAYMARK_REPORT_PDF,
                              sending->file,
                              G_CANCELLABLE (self->work),
                              attachable_cb,
                              sending);
}

static void
printed (const GError *error, gpointer user_data)
{
  WaymarkReportDialog *self = user_data;

  say (self, error, _ ("The report was sent to the printer."));
}

static void
act_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkReportDialog *self = WAYMARK_REPORT_DIALOG (widget);
  g_autofree char *name = dup_name (self);
  g_autoptr (GFile) folder = find_folder (self);

  waymark_report_print (GTK_WINDOW (self),
                        get_paper (self),
                        name,
                        folder,
                        printed,
                        g_object_ref (self),
                        g_object_unref);
}

/* --- object */

static void
waymark_report_dialog_dispose (GObject *object)
{
  WaymarkReportDialog *self = WAYMARK_REPORT_DIALOG (object);

  g_clear_handle_id (&self->soon, g_source_remove);
  g_clear_handle_id (&self->ticks, g_source_remove);
  if (self->work != NULL)
    g_cancellable_cancel (G_CANCELLABLE (self->work));
  g_clear_object (&self->work);
  G_OBJECT_CLASS (waymark_report_dialog_parent_class)->dispose (object);
}

static void
waymark_report_dialog_class_init (WaymarkReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_report_dialog_dispose;
  WAYMARK_PLAN_DIALOG_CLASS (klass)->refresh = refresh;
  gtk_widget_class_install_action (widget_class, "report.print", NULL, act_print);
  gtk_widget_class_install_action (widget_class, "report.pdf", NULL, act_pdf);
  gtk_widget_class_install_action (widget_class, "report.web-page", NULL, act_web_page);
  gtk_widget_class_install_action (widget_class, "report.email", NULL, act_email);
  gtk_widget_class_install_action (widget_class, "report.stop", NULL, act_stop);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.pdf", NULL);
}

static GtkWidget *
make_button (const char *words, const char *action)
{
  GtkWidget *button = waymark_access_button_new (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Turns pages from wherever the keyboard is, but where a field wants the keys itself. */
static gboolean
turn_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  WaymarkReportDialog *self = WAYMARK_REPORT_DIALOG (widget);

  return gtk_widget_activate_action (self->preview, g_variant_get_string (parameter, NULL), NULL);
}

static void
add_turning (WaymarkReportDialog *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } turns[] = {
    { GDK_KEY_Page_Up, "preview.back" },
    { GDK_KEY_Page_Down, "preview.on" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (turns[i].key, 0),
                                                gtk_callback_action_new (turn_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (turns[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_busy (WaymarkReportDialog *self)
{
  GtkWidget *stop = make_button (C_ ("command", "_Cancel"), "report.stop");

  self->busy = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Making the report"), -1);
  gtk_box_append (GTK_BOX (self->busy), gtk_label_new (_ ("Making the report…")));
  gtk_box_append (GTK_BOX (self->busy), self->bar);
  gtk_box_append (GTK_BOX (self->busy), stop);
  gtk_widget_add_css_class (self->busy, "report-bar");
  gtk_widget_set_visible (self->busy, FALSE);
  return self->busy;
}

static GtkWidget *
make_side (WaymarkReportDialog *self, const char *meeting)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->choices =
      waymark_report_choices_new (waymark_plan_dialog_get_document (dialog (self)), meeting);
  g_signal_connect_object (
      self->choices, "changed", G_CALLBACK (lay_out_soon), self, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->choices, TRUE);
  gtk_box_append (GTK_BOX (side), self->choices);
  self->print = make_button (C_ ("command", "_Print…"), "report.print");
  gtk_widget_add_css_class (self->print, "suggested-action");
  gtk_box_append (GTK_BOX (side), self->print);
  gtk_box_append (GTK_BOX (side), make_button (_ ("_Save as PDF…"), "report.pdf"));
  gtk_box_append (GTK_BOX (side), make_button (_ ("_Web page…"), "report.web-page"));
  gtk_box_append (GTK_BOX (side), make_button (C_ ("command", "_Email…"), "report.email"));
  gtk_widget_add_css_class (side, "register-page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), side);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_size_request (scrolled, 236, -1);
  return scrolled;
}

static void
waymark_report_dialog_init (WaymarkReportDialog *self)
{
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-report-dialog.css");
  waymark_plan_dialog_set_title (dialog (self), C_ ("dialog", "Report to the board"));
  add_turning (self);
}

/* As large as pages like it, but never larger than the window it belongs to. */
static void
fit (WaymarkReportDialog *self, GtkWidget *parent)
{
  int width = gtk_widget_get_width (parent), height = gtk_widget_get_height (parent);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               width > 0 ? MIN (WIDTH, width) : WIDTH,
                               height > 0 ? MIN (HEIGHT, height) : HEIGHT);
}

/**
 * waymark_report_dialog_new:
 * @parent: the window of the plan
 * @document: the plan
 * @meeting: (nullable): id of the meeting that the report is for; %NULL for the plan as it is
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
waymark_report_dialog_new (GtkWindow *parent, WaymarkDocument *document, const char *meeting)
{
  WaymarkReportDialog *self = g_object_new (
      WAYMARK_TYPE_REPORT_DIALOG, "transient-for", parent, "document", document, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->preview = waymark_report_preview_new ();
  gtk_widget_set_hexpand (self->preview, TRUE);
  gtk_widget_set_vexpand (self->preview, TRUE);
  gtk_box_append (GTK_BOX (pages), make_busy (self));
  gtk_box_append (GTK_BOX (pages), self->preview);
  gtk_box_append (GTK_BOX (content), make_side (self, meeting));
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (content), pages);
  waymark_plan_dialog_set_content (dialog (self), content);
  fit (self, GTK_WIDGET (parent));
  lay_out (self);
  gtk_widget_grab_focus (self->print);
  return GTK_WIDGET (self);
}
