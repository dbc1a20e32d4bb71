/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-form-label.h"

/**
 * waymark_form_label_new:
 * @words: what the field is, with a mnemonic if there is a @target
 * @target: (nullable): what takes the keyboard for it
 * @place: where the label stands, beside or above
 *
 * Returns: (transfer floating): the label of a field in a form
 */
GtkWidget *
waymark_form_label_new (const char *words, GtkWidget *target, WaymarkFormPlace place)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_widget_add_css_class (label, "dim");
  if (place == WAYMARK_FORM_BESIDE)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "beside");
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "above");
    }
  return label;
}
