/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-access.h"
#include "waymark-several-commands.h"

#include <glib/gi18n-lib.h>

static void
add_command (GtkWidget *box, const char *words, const char *action)
{
  GtkWidget *button = waymark_access_button_new (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * waymark_several_commands_new:
 *
 * Returns: (transfer floating): the buttons
 */
GtkWidget *
waymark_several_commands_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_command (box, _ ("Add update…"), "win.add-update");
  add_command (line, C_ ("command", "D_uplicate"), "win.duplicate");
  add_command (line, _ ("Move t_o…"), "win.move-to");
  add_command (line, C_ ("command", "D_elete"), "win.delete");
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_top (box, 9);
  return box;
}
