/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-output-file.h"
#include "waymark-report-output.h"
#include "waymark-report-page.h"

/* A report on its way out: into a file, in a thread; or to a printer. */

/* --- files */

typedef struct
{
  WaymarkPaper *paper;
  WaymarkReportFormat format;
  GFile *file;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_object_unref (write->paper);
  g_object_unref (write->file);
  g_free (write);
}

/**
 * waymark_report_format_get_suffix:
 * @format: what a report can be written as
 *
 * Returns: (transfer none): the ending of its files, with the dot
 */
const char *
waymark_report_format_get_suffix (WaymarkReportFormat format)
{
  return format == WAYMARK_REPORT_PDF ? ".pdf" : ".html";
}

typedef struct
{
  const Write *write;
  GCancellable *cancellable;
} Writing;

static gboolean
write_report (GOutputStream *stream, gpointer user_data, GError **error)
{
  const Writing *writing = user_data;
  WaymarkPaper *paper = writing->write->paper;

  if (writing->write->format == WAYMARK_REPORT_PDF)
    return waymark_paper_write_pdf (paper, stream, writing->cancellable, error);
  return waymark_report_page_write (
      waymark_paper_get_report (paper), stream, writing->cancellable, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing writing = { .write = data, .cancellable = cancellable };
  GError *error = NULL;

  if (waymark_output_file_write (
          writing.write->file, WAYMARK_OUTPUT_OVER, write_report, &writing, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_report_write_async:
 * @paper: a report in pages
 * @format: what it is written as
 * @file: where
 * @cancellable: (nullable): to stop early; a #WaymarkProgress is told how far it is
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a report into a file, in a thread.
 */
void
waymark_report_write_async (WaymarkPaper *paper,
                            WaymarkReportFormat format,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Write *write = g_new0 (Write, 1);

  g_return_if_fail (WAYMARK_IS_PAPER (paper) && G_IS_FILE (file));

  write->paper = g_object_ref (paper);
  write->format = format;
  write->file = g_object_ref (file);
  g_task_set_source_tag (task, waymark_report_write_async);
  g_task_set_task_data (task, write, write_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * waymark_report_write_finish:
 * @result: what the callback was given
 * @error: why not; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all is written
 */
gboolean
waymark_report_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, waymark_report_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- printers */

typedef struct
{
  WaymarkPaper *paper;
  WaymarkReportPrintedFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  if (print->destroy != NULL)
    print->destroy (print->user_data);
  g_object_unref (print->paper);
  g_free (print);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  gtk_print_operation_set_n_pages (operation, (int) waymark_paper_get_n_pages (print->paper));
}

/* The page of the timeline lies across. */
static void
setup_cb (GtkPrintOperation *operation,
          GtkPrintContext *context,
          int page,
          GtkPageSetup *setup,
          Print *print)
{
  double width, height;

  waymark_paper_get_size (print->paper, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (
      setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* On other paper than it was laid out for, a page is as large as that allows. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, room = gtk_print_context_get_width (context);
  double high = gtk_print_context_get_height (context), scale;

  waymark_paper_get_size (print->paper, (guint) page, &width, &height);
  scale = MIN (room / width, high / height);
  cairo_translate (cr, (room - width * scale) / 2, (high - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  waymark_paper_draw (print->paper, (guint) page, cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Print *print)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (result != GTK_PRINT_OPERATION_RESULT_CANCEL)
    print->func (error, print->user_data);
}

/* A file that is printed to begins beside the plan, with the name of the report. */
static GtkPrintSettings *
make_settings (const char *name, GFile *folder)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *file_name = g_strconcat (name, ".pdf", NULL);
  g_autofree char *uri = NULL;

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  if (folder != NULL)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, file_name);
      g_autofree char *path = g_file_get_path (folder);

      uri = g_file_get_uri (file);
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
      if (path != NULL)
        gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, path);
    }
  return settings;
}

/**
 * waymark_report_print:
 * @parent: the window that it is asked from
 * @paper: a report in pages
 * @name: of the job, and of a file that it may be printed to
 * @folder: (nullable): where such a file begins
 * @func: called when it is done
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data when it is over
 *
 * Asks for a printer, and prints.
 */
void
waymark_report_print (GtkWindow *parent,
                      WaymarkPaper *paper,
                      const char *name,
                      GFile *folder,
                      WaymarkReportPrintedFunc func,
                      gpointer user_data,
                      GDestroyNotify destroy)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = make_settings (name, folder);
  Print *print = g_new0 (Print, 1);

  g_return_if_fail (WAYMARK_IS_PAPER (paper));

  print->paper = g_object_ref (paper);
  print->func = func;
  print->user_data = user_data;
  print->destroy = destroy;
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), print, print_free, 0);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (setup_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
