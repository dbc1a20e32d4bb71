/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the editor shows of a requirement or a priority. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-editor-private.h"
#include "waymark-progress-field.h"

static void
add_text (WaymarkEditorForm *form, const char *field, const char *label, int lines)
{
  GtkWidget *text = waymark_text_field_new (field, FALSE);

  waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (text), lines);
  waymark_editor_form_add (form, field, text, label, WAYMARK_FORM_ABOVE);
}

/**
 * waymark_editor_make_requirement_form:
 *
 * Returns: (transfer floating): the fields of a requirement
 */
GtkWidget *
waymark_editor_make_requirement_form (void)
{
  GtkWidget *form = waymark_editor_form_new ();
  WaymarkEditorForm *self = WAYMARK_EDITOR_FORM (form);
  GtkWidget *title = waymark_text_field_new ("title", TRUE);

  waymark_text_field_set_placeholder (WAYMARK_TEXT_FIELD (title),
                                      _ ("A few words; else the first sentence below"));
  waymark_editor_form_add (self, "title", title, C_ ("field", "_Title"), WAYMARK_FORM_ABOVE);
  add_text (self, "narrative", C_ ("field", "Re_quirement"), 4);
  add_text (self, "notes", C_ ("field", "_Notes"), 2);
  add_text (self, "measure", C_ ("field", "_Measure"), 1);
  add_text (self, "baseline", C_ ("field", "_Baseline"), 1);
  add_text (self, "goal", C_ ("field", "Tar_get"), 1);
  waymark_editor_form_add (
      self, "updates", waymark_progress_field_new (), NULL, WAYMARK_FORM_ALONE);
  return form;
}

/**
 * waymark_editor_make_priority_form:
 *
 * Returns: (transfer floating): the field of a priority
 */
GtkWidget *
waymark_editor_make_priority_form (void)
{
  GtkWidget *form = waymark_editor_form_new ();
  GtkWidget *text = waymark_text_field_new ("text", FALSE);

  waymark_text_field_set_placeholder (WAYMARK_TEXT_FIELD (text), _ ("What the theme wants"));
  waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (text), 4);
  waymark_editor_form_add (
      WAYMARK_EDITOR_FORM (form), "text", text, C_ ("field", "Text"), WAYMARK_FORM_ALONE);
  return form;
}
