/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the editor shows of the plan itself. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-editor-private.h"
#include "waymark-month-field.h"
#include "waymark-period-field.h"
#include "waymark-rule-field.h"

static void
add_text (WaymarkEditorForm *form,
          const char *field,
          const char *label,
          const char *placeholder,
          gboolean one_line)
{
  GtkWidget *text = waymark_text_field_new (field, one_line);

  waymark_text_field_set_placeholder (WAYMARK_TEXT_FIELD (text), placeholder);
  if (placeholder == NULL)
    waymark_text_field_set_least_lines (WAYMARK_TEXT_FIELD (text), 4);
  waymark_editor_form_add (form, field, text, label, WAYMARK_FORM_ABOVE);
}

/**
 * waymark_editor_make_plan_form:
 *
 * Returns: (transfer floating): the fields of the plan
 */
GtkWidget *
waymark_editor_make_plan_form (void)
{
  GtkWidget *form = waymark_editor_form_new ();
  WaymarkEditorForm *self = WAYMARK_EDITOR_FORM (form);

  gtk_widget_set_name (form, "about-plan"); /* for the help */
  add_text (self, "title", C_ ("field", "Tit_le"), _ ("What the cover should say"), TRUE);
  add_text (self, "owner", C_ ("field", "Own_er"), _ ("The forum, board or council"), TRUE);
  waymark_editor_form_add (self, "period", waymark_period_field_new (), NULL, WAYMARK_FORM_ALONE);
  waymark_editor_form_add (self,
                           "year_start",
                           waymark_month_field_new (),
                           _ ("The year sta_rts in"),
                           WAYMARK_FORM_ABOVE);
  add_text (self, "monitoring", _ ("Watched o_ver by"), _ ("Forum, quarterly"), FALSE);
  add_text (self, "narrative", C_ ("field", "Intro_duction"), NULL, FALSE);
  waymark_editor_form_add (self,
                           "rating_rule",
                           waymark_rule_field_new (),
                           _ ("How actions are r_ated"),
                           WAYMARK_FORM_ABOVE);
  return form;
}
