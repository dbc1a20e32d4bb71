/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-looks-private.h"
#include "waymark-wrap-layout.h"

/* One thing that needs a look: what it is, where, its words, why, and what can be done. */

static void
card_free (WaymarkLookCard *card)
{
  g_object_unref (card->session);
  g_ptr_array_unref (card->notes);
  g_ptr_array_unref (card->readings);
  g_free (card);
}

static const char *
get_number (WaymarkImportSession *session, const WaymarkImportNote *note)
{
  WaymarkImportRow *row = waymark_import_session_find_row (session, note->row);

  return row != NULL ? waymark_import_row_get_words (row)->number : NULL;
}

static char *
dup_title (WaymarkImportSession *session, const WaymarkImportNote *note)
{
  const char *number = get_number (session, note);

  if (g_str_equal (note->kind, "loose"))
    return g_strdup (_ ("A loose paragraph"));
  if (g_str_equal (note->kind, "too long"))
    return g_strdup (_ ("More words than fit"));
  if (g_str_equal (note->kind, "pointer"))
    return g_strdup (_ ("Pointer with no target"));
  if (g_str_equal (note->kind, "status"))
    return g_strdup (_ ("A new status"));
  if (g_str_equal (note->kind, "column"))
    return g_strdup (_ ("An unknown heading"));
  if (g_str_equal (note->kind, "number"))
    return g_strdup (_ ("Numbers differ"));
  if (number == NULL)
    return g_strdup (note->why);
  if (g_str_equal (note->kind, "due"))
    /* Translators: %s is the number of an action, Due the field in question. */
    return g_strdup_printf (_ ("Action %s, Due"), number);
  /* Translators: %s is the number of an action, Leads the field in question. */
  return g_strdup_printf (_ ("Action %s, Leads"), number);
}

static char *
dup_place (WaymarkImportSession *session, const WaymarkImportNote *note)
{
  WaymarkImportRow *row = waymark_import_session_find_row (session, note->row);

  if (!note->placed && row != NULL && waymark_import_row_get_kind (row) == WAYMARK_KIND_THEME)
    /* Translators: where words stand in a document; %s is the number of a theme. */
    return g_strdup_printf (_ ("after theme %s"), waymark_import_row_get_words (row)->number);
  if (!note->placed && row != NULL)
    /* Translators: where words stand in a document; %s is the number of an action. */
    return g_strdup_printf (_ ("after %s"), waymark_import_row_get_words (row)->number);
  /* Translators: %u is the number of a line of the document. */
  return g_strdup_printf (_ ("line %u"), note->line);
}

static GtkWidget *
new_wrapped_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_head (const char *title, const char *place)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *pill = gtk_label_new (place);

  gtk_box_append (GTK_BOX (head), new_wrapped_label (title, "heading"));
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), pill);
  return head;
}

static void
show_row_cb (GtkWidget *button, WaymarkLookCard *card)
{
  gtk_widget_activate_action (button, "import.show-row", "s", card->note->row);
}

static GtkWidget *
new_locate_button (WaymarkLookCard *card)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("find-location-symbolic");
  g_autofree char *name = g_strdup_printf (
      /* Translators: %u is the number of a line of the document. */
      _ ("Show what line %u became"),
      card->note->line);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_name (button, "part-locate");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (show_row_cb), card);
  return button;
}

static const WaymarkLeadReading *
find_reading (GPtrArray *readings, const WaymarkImportNote *note)
{
  for (guint i = 0; g_str_equal (note->kind, "lead") && i < readings->len; i++)
    {
      const WaymarkLeadReading *reading = g_ptr_array_index (readings, i);

      if (reading->maybe_more && g_str_equal (reading->words, note->words))
        return reading;
    }
  return NULL;
}

/**
 * waymark_import_look_card_new:
 * @session: a session that is not reading
 * @notes: (element-type WaymarkImportNote): all that needs a look
 * @note: one of them
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
waymark_import_look_card_new (WaymarkImportSession *session,
                              GPtrArray *notes,
                              const WaymarkImportNote *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = dup_title (session, note);
  g_autofree char *place = dup_place (session, note);
  /* Translators: %s are words of the document. */
  g_autofree char *words = g_strdup_printf (C_ ("quoted words", "“%s”"), note->words);
  WaymarkLookCard *card = g_new0 (WaymarkLookCard, 1);

  card->session = g_object_ref (session);
  card->notes = g_ptr_array_ref (notes);
  card->note = note;
  card->readings =
      g_ptr_array_ref (waymark_import_get_leads (waymark_import_session_get_import (session)));
  card->reading = find_reading (card->readings, note);
  g_object_set_data_full (G_OBJECT (box), "waymark-look-card", card, (GDestroyNotify) card_free);

  gtk_widget_add_css_class (box, "look");
  gtk_box_append (GTK_BOX (box), new_head (title, place));
  gtk_box_append (GTK_BOX (box), new_wrapped_label (words, NULL));
  if (!g_str_equal (note->kind, "loose") && !g_str_equal (title, note->why))
    gtk_box_append (GTK_BOX (box), new_wrapped_label (note->why, "dim"));
  gtk_widget_set_layout_manager (answers, waymark_wrap_layout_new (6));
  gtk_widget_set_hexpand (answers, TRUE);
  waymark_import_look_card_add_answers (card, answers);
  gtk_widget_set_margin_top (foot, 3);
  gtk_box_append (GTK_BOX (foot), answers);
  if (note->row != NULL && waymark_import_session_find_row (session, note->row) != NULL)
    gtk_box_append (GTK_BOX (foot), new_locate_button (card));
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

/**
 * waymark_import_look_card_describe:
 * @session: a session that is not reading
 * @note: what needs a look
 *
 * Returns: (transfer full): all that its card shows
 */
char *
waymark_import_look_card_describe (WaymarkImportSession *session, const WaymarkImportNote *note)
{
  g_autofree char *title = dup_title (session, note);
  g_autofree char *place = dup_place (session, note);

  return g_strjoin ("\n", title, place, note->words, note->why != NULL ? note->why : "", NULL);
}
