/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libportal-gtk4/portal-gtk4.h>

#include "waymark-error.h"
#include "waymark-mail.h"

/* Mail programs may take an attachment long after they were asked. */
#define KEPT_SECONDS (24 * 60 * 60)
#define PORTAL_TIMEOUT 5000 /* ms */

/* A new email with a file attached, in the mail program of the desktop: through its portal, or
 * else through xdg-email. */

typedef struct
{
  char *subject;
  char *body;
  char *path;
  GtkWindow *parent;
  XdpPortal *portal; /* (nullable) */
} Mail;

static void
mail_free (gpointer data)
{
  Mail *mail = data;

  g_free (mail->subject);
  g_free (mail->body);
  g_free (mail->path);
  g_clear_object (&mail->parent);
  g_clear_object (&mail->portal);
  g_free (mail);
}

/* ---- where attachments wait */

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static void
remove_old (const char *outgoing)
{
  g_autoptr (GDir) folders = g_dir_open (outgoing, 0, NULL);
  const char *name;
  GStatBuf info;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (outgoing, name, NULL);

      if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) &&
          info.st_mtime + KEPT_SECONDS < g_get_real_time () / G_USEC_PER_SEC)
        remove_folder (path);
    }
}

/**
 * waymark_mail_make_folder:
 * @error: %WAYMARK_ERROR_FAILED
 *
 * Makes an empty folder that only this user can look into, for a file that is to be
 * attached. It stays for a day, as nobody says when a mail program is done with it.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
waymark_mail_make_folder (GError **error)
{
  g_autofree char *outgoing =
      g_build_filename (g_get_user_cache_dir (), "waymark", "outgoing", NULL);
  char *path = g_build_filename (outgoing, "XXXXXX", NULL);

  remove_old (outgoing);
  if (g_mkdir_with_parents (outgoing, 0700) == 0 && g_mkdtemp_full (path, 0700) != NULL)
    return path;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_FAILED,
               /* Translators: the first is a folder, the second what the system says. */
               _ ("No file can be put into “%s” to be attached: %s."),
               outgoing,
               g_strerror (errno));
  g_free (path);
  return NULL;
}

/* ---- xdg-email */

static void
fail (GTask *task)
{
  g_task_return_new_error (task,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_NOT_FOUND,
                           "%s",
                           _ ("No email program could be started. Save a copy of the plan, and "
                              "attach it to an email yourself."));
}

static void
exited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    fail (task);
  g_clear_error (&error);
}

static void
run_xdg_email (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        NULL,
                        "xdg-email",
                        "--utf8",
                        "--subject",
                        mail->subject,
                        "--body",
                        mail->body,
                        "--attach",
                        mail->path,
                        NULL);

  if (process == NULL)
    {
      fail (task);
      g_object_unref (task);
      return;
    }
  g_subprocess_wait_check_async (process, g_task_get_cancellable (task), exited_cb, task);
}

/* ---- portal */

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (xdp_portal_compose_email_finish (XDP_PORTAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* By the person, in the portal's own dialog, as well as by us. */
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      g_debug ("no email through the portal: %s", error->message);
      g_clear_error (&error);
      run_xdg_email (task);
      return;
    }
  g_object_unref (task);
}

static void
compose_by_portal (GTask *task)
{
  Mail *mail = g_task_get_task_data (task);
  const char *attachments[] = { mail->path, NULL };
  XdpParent *parent = xdp_parent_new_gtk (mail->parent);

  mail->portal = xdp_portal_new ();
  xdp_portal_compose_email (mail->portal,
                            parent,
                            NULL,
                            NULL,
                            NULL,
                            mail->subject,
                            mail->body,
                            attachments,
                            XDP_EMAIL_FLAG_NONE,
                            g_task_get_cancellable (task),
                            composed_cb,
                            task);
  xdp_parent_free (parent);
}

/* The library takes a portal for granted, so the portal is asked for its version first. */
static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) version =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (version != NULL)
    {
      compose_by_portal (task);
      return;
    }
  g_debug ("no portal for email: %s", error->message);
  run_xdg_email (task);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      run_xdg_email (task);
      return;
    }
  g_dbus_connection_call (bus,
                          "org.freedesktop.portal.Desktop",
                          "/org/freedesktop/portal/desktop",
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", "org.freedesktop.portal.Email", "version"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          PORTAL_TIMEOUT,
                          g_task_get_cancellable (task),
                          asked_cb,
                          task);
}

/**
 * waymark_mail_compose_async:
 * @parent: the window that it is asked from
 * @subject: of the email
 * @body: of the email
 * @path: of the file to attach
 * @cancellable: (nullable): to stop waiting
 * @callback: called when a mail program has taken over, or none could be found
 * @user_data: for @callback
 *
 * Opens a new email with a file attached, for the person to address and send.
 */
void
waymark_mail_compose_async (GtkWindow *parent,
                            const char *subject,
                            const char *body,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Mail *mail = g_new0 (Mail, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (subject != NULL && body != NULL && path != NULL);

  mail->subject = g_strdup (subject);
  mail->body = g_strdup (body);
  mail->path = g_strdup (path);
  mail->parent = g_object_ref (parent);
  g_task_set_source_tag (task, waymark_mail_compose_async);
  g_task_set_task_data (task, mail, mail_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

/**
 * waymark_mail_compose_finish:
 * @result: what the callback was given
 * @error: %WAYMARK_ERROR_NOT_FOUND when there is no mail program, %G_IO_ERROR_CANCELLED when the
 *   person thought better of it
 *
 * Returns: whether a mail program has the email
 */
gboolean
waymark_mail_compose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, waymark_mail_compose_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
