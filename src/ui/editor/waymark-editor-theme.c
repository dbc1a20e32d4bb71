/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the editor shows of a theme. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-editor-private.h"
#include "waymark-progress-field.h"

/**
 * waymark_editor_make_theme_form:
 *
 * Returns: (transfer floating): the fields of a theme
 */
GtkWidget *
waymark_editor_make_theme_form (void)
{
  GtkWidget *form = waymark_editor_form_new ();
  WaymarkEditorForm *self = WAYMARK_EDITOR_FORM (form);
  GtkWidget *title = waymark_text_field_new ("title", TRUE);
  GtkWidget *narrative = waymark_text_field_new ("narrative", FALSE);

  waymark_text_field_set_placeholder (WAYMARK_TEXT_FIELD (title), _ ("What this chapter is about"));
  waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (narrative), 4);
  waymark_editor_form_add (self, "title", title, C_ ("field", "_Title"), WAYMARK_FORM_ABOVE);
  waymark_editor_form_add (
      self, "narrative", narrative, C_ ("field", "_Introduction"), WAYMARK_FORM_ABOVE);
  waymark_editor_form_add (
      self, "updates", waymark_progress_field_new (), NULL, WAYMARK_FORM_ALONE);
  return form;
}
