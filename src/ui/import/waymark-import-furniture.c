/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-choice-menu.h"
#include "waymark-import-furniture.h"
#include "waymark-import-popover.h"
#include "waymark-plan-words.h"

/* More pieces than this say nothing more. */
#define MAX_FURNITURE 300

/* What is left out, by what it was taken for; what may have been taken wrongly can be put back. */

/* --- putting back */

typedef struct
{
  WaymarkImportSession *session;
  GtkWidget *expander;
  guint line;
  guint last_line;
  gboolean by_person; /* who left it out, and only has to take that back */
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->session);
  g_free (piece);
}

static void
put (Piece *piece, const char *name, WaymarkWordsChoice choice)
{
  g_autoptr (WaymarkImportSession) session = g_object_ref (piece->session);

  /* The button goes with its piece. */
  gtk_widget_grab_focus (piece->expander);
  waymark_import_choices_put_words (
      waymark_import_session_begin (session, name), piece->line, piece->last_line, choice);
  waymark_import_session_apply (session);
}

static void
place_chosen_cb (GtkWidget *menu, const char *choice, GtkWidget *button)
{
  Piece *piece = g_object_get_data (G_OBJECT (button), "waymark-piece");

  if (g_str_equal (choice, "introduction"))
    put (piece, C_ ("edit", "Put in introduction"), WAYMARK_WORDS_IN_INTRODUCTION);
  else if (g_str_equal (choice, "action"))
    put (piece, C_ ("edit", "Make it an action"), WAYMARK_WORDS_AS_ACTION);
  else
    put (piece, C_ ("edit", "Make it a note"), WAYMARK_WORDS_AS_NOTE);
}

static void
put_back_cb (GtkWidget *button)
{
  Piece *piece = g_object_get_data (G_OBJECT (button), "waymark-piece");
  GtkWidget *menu;

  if (piece->by_person)
    {
      put (piece, C_ ("edit", "Put words back"), WAYMARK_WORDS_AS_READ);
      return;
    }
  menu = waymark_choice_menu_new (_ ("Put back"));
  waymark_choice_menu_add (
      WAYMARK_CHOICE_MENU (menu), "introduction", _ ("Put in introduction"), WAYMARK_STAGE_NONE);
  waymark_choice_menu_add (
      WAYMARK_CHOICE_MENU (menu), "action", _ ("Make it an action"), WAYMARK_STAGE_NONE);
  waymark_choice_menu_add (WAYMARK_CHOICE_MENU (menu),
                           "note",
                           _ ("Make it a note of what stands before"),
                           WAYMARK_STAGE_NONE);
  g_signal_connect_object (menu, "chosen", G_CALLBACK (place_chosen_cb), button, 0);
  waymark_import_popover_open (menu, button);
}

/* --- showing */

static GtkWidget *
add_label (GtkBox *box, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (box, label);
  return label;
}

static void
add_piece (GtkBox *box,
           GtkExpander *expander,
           WaymarkImportSession *session,
           const WaymarkImportNote *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf ("%u: %s", note->line, note->words);
  gboolean by_person = g_str_equal (note->kind, "chosen");
  GtkWidget *button =
      gtk_button_new_with_label (by_person ? C_ ("button", "Put back") : _ ("Put back…"));
  g_autofree char *quoted = waymark_plan_words_quote (note->words);
  /* Translators: %s are words of a document */
  g_autofree char *name = g_strdup_printf (_ ("Put back “%s”"), quoted);
  Piece *piece = g_new0 (Piece, 1);

  piece->session = g_object_ref (session);
  piece->expander = GTK_WIDGET (expander);
  piece->line = note->line;
  piece->last_line = MAX (note->line, note->last_line);
  piece->by_person = by_person;
  g_object_set_data_full (G_OBJECT (button), "waymark-piece", piece, piece_free);
  g_signal_connect (button, "clicked", G_CALLBACK (put_back_cb), NULL);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "link-words");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (add_label (GTK_BOX (row), words), TRUE);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (box, row);
}

/* All that was taken for one thing: in one label what cannot be put back. */
static void
add_furniture (GtkBox *box, GtkExpander *expander, WaymarkImportSession *session, const char *why)
{
  WaymarkImport *import = waymark_import_session_get_import (session);
  GPtrArray *notes = waymark_import_get_furniture (import);
  g_autoptr (GString) words = g_string_new (NULL);

  gtk_widget_add_css_class (add_label (box, why), "group-title");
  for (guint i = 0; i < MIN (notes->len, MAX_FURNITURE); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->why, why) != 0)
        continue;
      if (waymark_import_can_put_back (import, note))
        add_piece (box, expander, session, note);
      else
        g_string_append_printf (
            words, "%s%u: %s", words->len > 0 ? "\n" : "", note->line, note->words);
    }
  if (words->len > 0)
    add_label (box, words->str);
}

/**
 * waymark_import_furniture_show:
 * @expander: what they are folded away in
 * @box: where they are shown
 * @session: the import; not read just now
 *
 * Shows what is left out, by what it was taken for, with the way back where there is one.
 */
void
waymark_import_furniture_show (GtkExpander *expander, GtkBox *box, WaymarkImportSession *session)
{
  GPtrArray *notes = waymark_import_get_furniture (waymark_import_session_get_import (session));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *title = g_strdup_printf (
      /* Translators: %u counts pieces of a document, such as page numbers, that are not part of the
         plan. */
      ngettext ("Left out as page furniture: %u piece",
                "Left out as page furniture: %u pieces",
                notes->len),
      notes->len);
  GtkWidget *child, *label;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < MIN (notes->len, MAX_FURNITURE); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (note->why != NULL && g_hash_table_add (seen, note->why))
        add_furniture (box, expander, session, note->why);
    }
  if (notes->len > MAX_FURNITURE)
    add_label (box, "…");
  label = gtk_label_new (title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_expander_set_label_widget (expander, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (expander), notes->len > 0);
}
