/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-field.h"
#include "waymark-name-bar.h"
#include "waymark-settings.h"

struct _WaymarkNameBar
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkButton *keep;
  GtkButton *close;
  char *name; /* what it was before anyone was asked */
  gboolean asking;
  gboolean asked; /* once is enough, also of who gives none */
  gboolean away;  /* something is shown that has no history */
};

G_DEFINE_FINAL_TYPE (WaymarkNameBar, waymark_name_bar, GTK_TYPE_WIDGET)

static guint answered_signal;

static void
set_asking (WaymarkNameBar *self, gboolean asking)
{
  gboolean held = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->asking = asking;
  gtk_widget_set_visible (GTK_WIDGET (self), asking && !self->away);
  if (held && !gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, answered_signal, 0);
}

static void
set_name (WaymarkNameBar *self, const char *name)
{
  GSettings *settings = waymark_settings_get ();

  set_asking (self, FALSE);
  if (settings != NULL)
    g_settings_set_string (settings, "person", name);
}

static void
keep_cb (WaymarkNameBar *self)
{
  g_autofree char *name =
      waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)), TRUE);

  set_name (self, *name != '\0' ? name : self->name);
}

/* Asked once is enough: the name stays what it was. */
static void
leave_cb (WaymarkNameBar *self)
{
  set_name (self, self->name);
}

static void
waymark_name_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (waymark_name_bar_parent_class)->dispose (object);
}

static void
waymark_name_bar_finalize (GObject *object)
{
  g_free (WAYMARK_NAME_BAR (object)->name);
  G_OBJECT_CLASS (waymark_name_bar_parent_class)->finalize (object);
}

static void
waymark_name_bar_class_init (WaymarkNameBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_name_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_name_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-name-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkNameBar, entry);
  gtk_widget_class_bind_template_child (widget_class, WaymarkNameBar, keep);
  gtk_widget_class_bind_template_child (widget_class, WaymarkNameBar, close);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  /**
   * WaymarkNameBar::answered:
   * @self: the bar
   *
   * It went while it had the keyboard, which has to go on elsewhere.
   */
  answered_signal = g_signal_new ("answered",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_css_name (widget_class, "namebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Asked once in a lifetime: what is in it is made then. */
static void
waymark_name_bar_init (WaymarkNameBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_name_bar_ask:
 * @self: a name bar
 * @name: the name that edits carry now
 *
 * Shows the bar, unless the name was asked for before.
 */
void
waymark_name_bar_ask (WaymarkNameBar *self, const char *name)
{
  GSettings *settings = waymark_settings_get ();
  g_autofree char *person = NULL;

  g_return_if_fail (WAYMARK_IS_NAME_BAR (self));
  g_return_if_fail (name != NULL);

  if (settings == NULL || self->asked)
    return;
  person = g_settings_get_string (settings, "person");
  if (*person != '\0')
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  if (self->entry == NULL)
    gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  self->asked = TRUE;
  set_asking (self, TRUE);
}

/**
 * waymark_name_bar_stop:
 * @self: a name bar
 *
 * Asks no more: the name is known.
 */
void
waymark_name_bar_stop (WaymarkNameBar *self)
{
  g_return_if_fail (WAYMARK_IS_NAME_BAR (self));

  set_asking (self, FALSE);
}

/**
 * waymark_name_bar_set_away:
 * @self: a name bar
 * @away: whether this is not the time: nothing with a history is shown, or all look at it
 *
 * Keeps the question back for as long.
 */
void
waymark_name_bar_set_away (WaymarkNameBar *self, gboolean away)
{
  g_return_if_fail (WAYMARK_IS_NAME_BAR (self));

  self->away = away;
  set_asking (self, self->asking);
}
