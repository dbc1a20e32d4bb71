/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-message-bar.h"
#include "waymark-plan-dialog.h"
#include "waymark-plan-words.h"
#include "waymark-scheme.h"
#include "waymark-status-line.h"

#define SECONDS_SHOWN 8

typedef struct
{
  WaymarkDocument *document;
  GSignalGroup *plan_signals;
  GtkWidget *header;
  GtkWidget *box;
  GtkWidget *message;
  GtkWidget *busy;
  GtkWidget *status;
  guint hiding;
} WaymarkPlanDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WaymarkPlanDialog, waymark_plan_dialog, GTK_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static WaymarkPlanDialogPrivate *
get_private (WaymarkPlanDialog *self)
{
  return waymark_plan_dialog_get_instance_private (self);
}

static void
refresh (WaymarkPlanDialog *self)
{
  WAYMARK_PLAN_DIALOG_GET_CLASS (self)->refresh (self);
}

static void
refresh_nothing (WaymarkPlanDialog *self)
{
}

static gboolean
commit_nothing (WaymarkPlanDialog *self)
{
  return TRUE;
}

static gboolean
undo_nothing (WaymarkPlanDialog *self)
{
  return FALSE;
}

/* --- undo */

/* There is no state to tell between two sentences, so the line goes. */
static gboolean
on_said (gpointer user_data)
{
  WaymarkPlanDialogPrivate *priv = get_private (user_data);

  priv->hiding = 0;
  gtk_widget_set_visible (priv->status, FALSE);
  return G_SOURCE_REMOVE;
}

static void
say (WaymarkPlanDialog *self,
     const char *icon,
     const char *sentence,
     const char *link,
     const char *action)
{
  WaymarkPlanDialogPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->hiding, g_source_remove);
  waymark_status_line_say (WAYMARK_STATUS_LINE (priv->status), icon, sentence, link, action);
  gtk_widget_set_visible (priv->status, TRUE);
  priv->hiding = g_timeout_add_seconds (SECONDS_SHOWN, on_said, self);
}

static void
say_undone (WaymarkPlanDialog *self, const char *format, const char *name, gboolean redo)
{
  g_autofree char *quoted = waymark_plan_words_quote (name);
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, quoted);
#pragma GCC diagnostic pop
  say (self,
       "edit-undo-symbolic",
       sentence,
       redo ? C_ ("status line", "Redo") : C_ ("status line", "Undo"),
       redo ? "win.redo" : "win.undo");
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkPlanDialog *self = WAYMARK_PLAN_DIALOG (widget);
  WaymarkDocument *document = get_private (self)->document;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (WAYMARK_PLAN_DIALOG_GET_CLASS (self)->undo (self))
    return;
  name = g_strdup (waymark_document_get_undo_name (document));
  if (name == NULL)
    return;
  if (!waymark_document_undo (document, NULL, &error))
    waymark_plan_dialog_show_error (self, error);
  else
    /* Translators: %s is the name of an edit, such as "Change due date". */
    say_undone (self, _ ("Undone: %s."), name, TRUE);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WaymarkPlanDialog *self = WAYMARK_PLAN_DIALOG (widget);
  WaymarkDocument *document = get_private (self)->document;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (WAYMARK_PLAN_DIALOG_GET_CLASS (self)->redo (self))
    return;
  name = g_strdup (waymark_document_get_redo_name (document));
  if (name == NULL)
    return;
  if (!waymark_document_redo (document, NULL, &error))
    waymark_plan_dialog_show_error (self, error);
  else
    /* Translators: %s is the name of an edit, such as "Change due date". */
    say_undone (self, _ ("Redone: %s."), name, FALSE);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
waymark_plan_dialog_close_request (GtkWindow *window)
{
  if (!waymark_plan_dialog_commit (WAYMARK_PLAN_DIALOG (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (waymark_plan_dialog_parent_class)->close_request (window);
}

/* --- object */

static void
waymark_plan_dialog_constructed (GObject *object)
{
  WaymarkPlanDialog *self = WAYMARK_PLAN_DIALOG (object);
  WaymarkPlanDialogPrivate *priv = get_private (self);

  G_OBJECT_CLASS (waymark_plan_dialog_parent_class)->constructed (object);
  g_signal_group_set_target (priv->plan_signals, waymark_document_get_plan (priv->document));
}

static void
waymark_plan_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, get_private (WAYMARK_PLAN_DIALOG (object))->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      get_private (WAYMARK_PLAN_DIALOG (object))->document = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_plan_dialog_dispose (GObject *object)
{
  WaymarkPlanDialogPrivate *priv = get_private (WAYMARK_PLAN_DIALOG (object));

  g_clear_handle_id (&priv->hiding, g_source_remove);
  g_clear_object (&priv->plan_signals);
  g_clear_object (&priv->document);
  G_OBJECT_CLASS (waymark_plan_dialog_parent_class)->dispose (object);
}

static void
waymark_plan_dialog_class_init (WaymarkPlanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = waymark_plan_dialog_constructed;
  object_class->get_property = waymark_plan_dialog_get_property;
  object_class->set_property = waymark_plan_dialog_set_property;
  object_class->dispose = waymark_plan_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = waymark_plan_dialog_close_request;
  klass->refresh = refresh_nothing;
  klass->commit = commit_nothing;
  klass->undo = undo_nothing;
  klass->redo = undo_nothing;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document",
                           NULL,
                           NULL,
                           WAYMARK_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* By the names that the status line's links have in the window. */
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "win.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  waymark_scheme_add_rules (waymark_scheme_get_default (), "waymark-plan-dialog.css");
}

static void
waymark_plan_dialog_init (WaymarkPlanDialog *self)
{
  WaymarkPlanDialogPrivate *priv = get_private (self);

  gtk_widget_add_css_class (GTK_WIDGET (self), "waymark");
  gtk_widget_add_css_class (GTK_WIDGET (self), "register");
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);

  priv->header = gtk_header_bar_new ();
  gtk_window_set_titlebar (GTK_WINDOW (self), priv->header);
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  priv->message = g_object_new (WAYMARK_TYPE_MESSAGE_BAR, NULL);
  gtk_box_append (GTK_BOX (priv->box), priv->message);
  priv->busy = waymark_busy_bar_new ();
  gtk_box_append (GTK_BOX (priv->box), priv->busy);
  priv->status = g_object_new (WAYMARK_TYPE_STATUS_LINE, NULL);
  gtk_widget_set_visible (priv->status, FALSE);
  gtk_box_append (GTK_BOX (priv->box), priv->status);
  gtk_window_set_child (GTK_WINDOW (self), priv->box);

  priv->plan_signals = g_signal_group_new (WAYMARK_TYPE_PLAN);
  g_signal_group_connect_object (priv->plan_signals,
                                 "changed",
                                 G_CALLBACK (refresh),
                                 self,
                                 G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * waymark_plan_dialog_get_document:
 * @self: a dialog
 *
 * Returns: (transfer none): the plan that it is about
 */
WaymarkDocument *
waymark_plan_dialog_get_document (WaymarkPlanDialog *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_DIALOG (self), NULL);

  return get_private (self)->document;
}

/**
 * waymark_plan_dialog_get_plan:
 * @self: a dialog
 *
 * Returns: (transfer none): the plan that it is about
 */
WaymarkPlan *
waymark_plan_dialog_get_plan (WaymarkPlanDialog *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_DIALOG (self), NULL);

  return waymark_document_get_plan (get_private (self)->document);
}

/**
 * waymark_plan_dialog_set_content:
 * @self: a dialog
 * @content: (transfer floating): what stands between header and status line
 */
void
waymark_plan_dialog_set_content (WaymarkPlanDialog *self, GtkWidget *content)
{
  WaymarkPlanDialogPrivate *priv;

  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (self));

  priv = get_private (self);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_insert_child_after (GTK_BOX (priv->box), content, priv->message);
}

/**
 * waymark_plan_dialog_pack_start:
 * @self: a dialog
 * @widget: (transfer floating): what stands at the start of the header
 */
void
waymark_plan_dialog_pack_start (WaymarkPlanDialog *self, GtkWidget *widget)
{
  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (self));

  gtk_header_bar_pack_start (GTK_HEADER_BAR (get_private (self)->header), widget);
}

/**
 * waymark_plan_dialog_set_title:
 * @self: a dialog
 * @title: its title
 */
void
waymark_plan_dialog_set_title (WaymarkPlanDialog *self, const char *title)
{
  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * waymark_plan_dialog_say:
 * @self: a dialog
 * @sentence: what just happened
 * @undo: whether a link to undo it stands after
 *
 * Says something for a few seconds at the foot of the dialog.
 */
void
waymark_plan_dialog_say (WaymarkPlanDialog *self, const char *sentence, gboolean undo)
{
  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (self));
  g_return_if_fail (sentence != NULL);

  say (self, NULL, sentence, undo ? C_ ("status line", "Undo") : NULL, undo ? "win.undo" : NULL);
}

/**
 * waymark_plan_dialog_get_busy:
 * @self: a dialog
 *
 * Returns: (transfer none): what shows long work at its foot; closing the dialog stops that
 */
WaymarkBusyBar *
waymark_plan_dialog_get_busy (WaymarkPlanDialog *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_DIALOG (self), NULL);

  return WAYMARK_BUSY_BAR (get_private (self)->busy);
}

/**
 * waymark_plan_dialog_show_error:
 * @self: a dialog
 * @error: what went wrong
 */
void
waymark_plan_dialog_show_error (WaymarkPlanDialog *self, const GError *error)
{
  g_return_if_fail (WAYMARK_IS_PLAN_DIALOG (self));

  waymark_message_bar_show_error (
      WAYMARK_MESSAGE_BAR (get_private (self)->message), error, NULL, NULL);
}

/**
 * waymark_plan_dialog_commit:
 * @self: a dialog
 *
 * Keeps what is being typed, if anything.
 *
 * Returns: %FALSE when it could not be kept, which was said
 */
gboolean
waymark_plan_dialog_commit (WaymarkPlanDialog *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_DIALOG (self), TRUE);

  return WAYMARK_PLAN_DIALOG_GET_CLASS (self)->commit (self);
}

/**
 * waymark_plan_dialog_finish:
 * @self: a dialog
 * @edit: (transfer full): an edit of its plan
 * @done: whether all its changes were taken
 * @error: (transfer full) (nullable): why not
 * @sentence: (nullable): what is said when it is kept, with a link to undo it
 *
 * Commits an edit, or drops it when it failed, which is then said.
 *
 * Returns: whether it is kept
 */
gboolean
waymark_plan_dialog_finish (
    WaymarkPlanDialog *self, WaymarkEdit *edit, gboolean done, GError *error, const char *sentence)
{
  g_autoptr (GError) failure = error;

  g_return_val_if_fail (WAYMARK_IS_PLAN_DIALOG (self), FALSE);

  if (!done)
    waymark_edit_free (edit);
  else
    done = waymark_document_commit (get_private (self)->document, edit, &failure);
  if (!done)
    waymark_plan_dialog_show_error (self, failure);
  else if (sentence != NULL)
    waymark_plan_dialog_say (self, sentence, TRUE);
  return done;
}
