/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-block.h"
#include "waymark-chooser.h"
#include "waymark-field.h"
#include "waymark-import-leads-private.h"
#include "waymark-import-popover.h"
#include "waymark-lead-parts.h"
#include "waymark-party.h"

/* What can be said of a lead: who a cell names, what a party is called, that two are one. */

/**
 * waymark_import_lead_get_shown:
 * @session: a session that is not reading
 * @name: a name as the document has it
 *
 * Returns: (transfer none): what its party is called in lists
 */
const char *
waymark_import_lead_get_shown (WaymarkImportSession *session, const char *name)
{
  WaymarkItem *party =
      waymark_import_find_party (waymark_import_session_get_import (session), name);

  return party != NULL ? waymark_party_get_short (party) : name;
}

/**
 * waymark_import_lead_set_parts:
 * @session: a session
 * @reading: how a lead cell is read
 * @name: what is being done, as undo says it
 * @parts: (nullable) (transfer full): who it names; %NULL for the importer's own reading
 */
void
waymark_import_lead_set_parts (WaymarkImportSession *session,
                               const WaymarkLeadReading *reading,
                               const char *name,
                               GPtrArray *parts)
{
  WaymarkImportChoices *choices = waymark_import_session_begin (session, name);

  waymark_import_choices_set_lead (choices, reading->words, parts);
  g_clear_pointer (&parts, g_ptr_array_unref);
  waymark_import_session_apply (session);
}

/* --- forms */

typedef struct
{
  WaymarkImportSession *session;
  GtkWidget *popover;
  GtkWidget *name;
  GtkWidget *short_name;
  GtkWidget *aliases;
  char *words; /* of the cell, or the name of the party */
  GPtrArray *parts;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->session);
  g_clear_pointer (&form->parts, g_ptr_array_unref);
  g_free (form->words);
  g_free (form);
}

static Form *
new_form (WaymarkImportSession *session, const char *title)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->popover = gtk_popover_new ();
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (form->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (
      G_OBJECT (form->popover), "waymark-form", form, (GDestroyNotify) form_free);
  return form;
}

static GtkWidget *
add_entry (GtkGrid *grid, int row, const char *label, const char *words)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *beside = gtk_label_new_with_mnemonic (label);

  gtk_editable_set_text (GTK_EDITABLE (entry), words != NULL ? words : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_label_set_xalign (GTK_LABEL (beside), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (beside), entry);
  gtk_grid_attach (grid, beside, 0, row, 1, 1);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);
  return entry;
}

static void
open_form (
    Form *form, GtkWidget *grid, int row, const char *verb, GCallback callback, GtkWidget *button)
{
  GtkWidget *go = gtk_button_new_with_mnemonic (verb);

  gtk_widget_add_css_class (go, "suggested-action");
  gtk_widget_set_halign (go, GTK_ALIGN_END);
  g_signal_connect_swapped (go, "clicked", callback, form);
  gtk_grid_attach (GTK_GRID (grid), go, 0, row, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (form->popover), grid);
  gtk_popover_set_default_widget (GTK_POPOVER (form->popover), go);
  waymark_import_popover_open (form->popover, button);
  gtk_widget_grab_focus (form->name);
}

static GtkWidget *
new_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "form");
  return grid;
}

/* --- who a cell names */

static void
parts_given_cb (Form *form)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (form->name));
  g_autoptr (GPtrArray) parts = waymark_lead_parts_read (text, form->parts);
  WaymarkImportChoices *choices;

  gtk_popover_popdown (GTK_POPOVER (form->popover));
  if (parts->len == 0)
    return;
  choices = waymark_import_session_begin (form->session, C_ ("edit", "Split leads"));
  waymark_import_choices_set_lead (choices, form->words, parts);
  waymark_import_session_apply (form->session);
}

/**
 * waymark_import_lead_ask_parts:
 * @button: where to ask
 * @session: a session
 * @reading: how a lead cell is read
 *
 * Asks who a lead cell names.
 */
void
waymark_import_lead_ask_parts (GtkWidget *button,
                               WaymarkImportSession *session,
                               WaymarkLeadReading *reading)
{
  Form *form = new_form (session, _ ("Split leads"));
  GtkWidget *grid = new_grid ();
  GtkWidget *hint = gtk_label_new (_ ("A comma between two leads parts them."));
  g_autofree char *names = waymark_lead_parts_write (reading->parts);

  form->words = g_strdup (reading->words);
  form->parts = g_ptr_array_ref (reading->parts);
  form->name = add_entry (GTK_GRID (grid), 0, C_ ("command", "_Leads"), names);
  gtk_editable_set_width_chars (GTK_EDITABLE (form->name), 36);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim");
  gtk_grid_attach (GTK_GRID (grid), hint, 1, 1, 1, 1);
  open_form (form, grid, 2, C_ ("button", "_Split"), G_CALLBACK (parts_given_cb), button);
}

/* --- what a party is called */

static char *
dup_typed (GtkWidget *entry)
{
  return waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (entry)), TRUE);
}

static char *
read_aliases (GtkWidget *entry)
{
  g_auto (GStrv) names = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (entry)), ",", -1);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = waymark_clean_text (names[i], TRUE);

      if (*name != '\0')
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", name);
    }
  return g_string_free (lines, FALSE);
}

static void
name_given_cb (Form *form)
{
  g_autofree char *name = dup_typed (form->name);
  g_autofree char *short_name = dup_typed (form->short_name);
  g_autofree char *aliases = read_aliases (form->aliases);
  g_autofree char *key = waymark_words_fold (name);
  WaymarkImportChoices *choices;

  if (*key == '\0')
    {
      gtk_widget_error_bell (form->name);
      gtk_widget_grab_focus (form->name);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (form->popover));
  choices = waymark_import_session_begin (form->session, C_ ("edit", "Rename lead"));
  waymark_import_choices_set_name (choices, form->words, name);
  waymark_import_choices_set_answer (
      choices, WAYMARK_ANSWER_SHORT, key, *short_name != '\0' ? short_name : NULL);
  waymark_import_choices_set_answer (
      choices, WAYMARK_ANSWER_ALIASES, key, *aliases != '\0' ? aliases : NULL);
  waymark_import_session_apply (form->session);
}

/**
 * waymark_import_lead_ask_name:
 * @button: where to ask
 * @session: a session that is not reading
 * @part: a lead
 *
 * Asks what the party of a lead is called: its name, its short name, other names.
 */
void
waymark_import_lead_ask_name (GtkWidget *button,
                              WaymarkImportSession *session,
                              const WaymarkLeadPart *part)
{
  WaymarkImport *import = waymark_import_session_get_import (session);
  WaymarkItem *party = waymark_import_find_party (import, part->name);
  const char *name = party != NULL ? waymark_item_get_string (party, "name") : part->name;
  g_autofree char *key = waymark_words_fold (name);
  const char *aliases = waymark_import_choices_get_answer (
      waymark_import_get_choices (import), WAYMARK_ANSWER_ALIASES, key);
  g_auto (GStrv) lines = g_strsplit (aliases != NULL ? aliases : "", "\n", -1);
  g_autofree char *line = g_strjoinv (", ", lines);
  Form *form = new_form (session, _ ("Rename lead"));
  GtkWidget *grid = new_grid ();

  form->words = g_strdup (part->name);
  form->name = add_entry (GTK_GRID (grid), 0, C_ ("command", "_Name"), name);
  form->short_name = add_entry (GTK_GRID (grid),
                                1,
                                _ ("_Short name"),
                                party != NULL ? waymark_item_get_string (party, "short") : NULL);
  form->aliases = add_entry (GTK_GRID (grid), 2, _ ("_Other names"), line);
  gtk_widget_set_tooltip_text (form->aliases, _ ("With commas between them"));
  open_form (form, grid, 3, C_ ("button", "_Rename"), G_CALLBACK (name_given_cb), button);
}

/* --- two that are one */

static void
same_chosen_cb (GtkWidget *chooser, const char *name)
{
  Form *form = g_object_get_data (G_OBJECT (chooser), "waymark-form");
  WaymarkImportChoices *choices;

  waymark_import_popover_return_focus (chooser);
  choices = waymark_import_session_begin (form->session, C_ ("edit", "Join leads"));
  waymark_import_choices_set_name (choices, form->words, name);
  waymark_import_session_apply (form->session);
}

/**
 * waymark_import_lead_ask_same:
 * @button: where to ask
 * @session: a session that is not reading
 * @part: a lead
 *
 * Asks which other lead this one is the same as.
 */
void
waymark_import_lead_ask_same (GtkWidget *button,
                              WaymarkImportSession *session,
                              const WaymarkLeadPart *part)
{
  WaymarkImport *import = waymark_import_session_get_import (session);
  WaymarkItem *party = waymark_import_find_party (import, part->name);
  WaymarkItem *root = waymark_plan_get_root (waymark_import_get_plan (import));
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->words = g_strdup (part->name);
  form->popover = waymark_chooser_new (_ ("The same as which lead?"), FALSE);
  for (WaymarkItem *other = waymark_item_first (root, WAYMARK_KIND_PARTY); other != NULL;
       other = waymark_item_next (other))
    if (other != party)
      waymark_chooser_add (WAYMARK_CHOOSER (form->popover),
                           waymark_item_get_string (other, "name"),
                           waymark_party_get_short (other),
                           waymark_item_get_string (other, "name"));
  g_object_set_data_full (
      G_OBJECT (form->popover), "waymark-form", form, (GDestroyNotify) form_free);
  g_signal_connect (form->popover, "chosen", G_CALLBACK (same_chosen_cb), NULL);
  waymark_import_popover_open (form->popover, button);
}
