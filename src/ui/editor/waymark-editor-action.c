/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the editor shows of an action. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-due-entry.h"
#include "waymark-editor-private.h"
#include "waymark-lead-chips.h"
#include "waymark-progress-field.h"
#include "waymark-rating-field.h"
#include "waymark-status-field.h"

/**
 * waymark_editor_make_action_form:
 *
 * Returns: (transfer floating): the fields of an action
 */
GtkWidget *
waymark_editor_make_action_form (void)
{
  GtkWidget *form = waymark_editor_form_new ();
  WaymarkEditorForm *self = WAYMARK_EDITOR_FORM (form);
  GtkWidget *text = waymark_text_field_new ("text", FALSE);
  GtkWidget *notes = waymark_text_field_new ("notes", FALSE);
  GtkWidget *rating = waymark_rating_field_new ();

  waymark_text_field_set_placeholder (WAYMARK_TEXT_FIELD (text), _ ("What is promised"));
  waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (text), 2);
  waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (notes), 2);
  waymark_editor_form_add (self, "text", text, C_ ("field", "Text"), WAYMARK_FORM_ALONE);
  waymark_editor_form_add (
      self, "leads", waymark_lead_chips_new (), C_ ("field", "_Leads"), WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (
      self, "due", waymark_due_entry_new (), C_ ("field", "_Due"), WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (
      self, "status", waymark_status_field_new (), C_ ("field", "Stat_us"), WAYMARK_FORM_BESIDE);
  waymark_editor_form_add_next (self, "rating", rating, C_ ("field", "Rating"));
  waymark_editor_form_add_below (self,
                                 waymark_rating_field_get_reasons (WAYMARK_RATING_FIELD (rating)));
  waymark_editor_form_add (self,
                           "phase",
                           waymark_text_field_new ("phase", TRUE),
                           C_ ("field", "_Phase"),
                           WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (self, "notes", notes, C_ ("field", "_Notes"), WAYMARK_FORM_BESIDE);
  waymark_editor_form_add (
      self, "updates", waymark_progress_field_new (), NULL, WAYMARK_FORM_ALONE);
  return form;
}
