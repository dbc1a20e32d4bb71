/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-furniture.h"

/* More pieces than this say nothing more. */
#define MAX_FURNITURE 300

static void
add_furniture (GString *words, GPtrArray *notes, const char *why)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", why);
  for (guint i = 0; i < MIN (notes->len, MAX_FURNITURE); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->why, why) == 0)
        g_string_append_printf (words, "\n%u: %s", note->line, note->words);
    }
}

/**
 * waymark_import_furniture_show:
 * @expander: what they are folded away in
 * @label: what shows them
 * @notes: (element-type WaymarkImportNote): what is left out of a plan
 *
 * Shows what is left out, by what it was taken for.
 */
void
waymark_import_furniture_show (GtkExpander *expander, GtkLabel *label, GPtrArray *notes)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *title = g_strdup_printf (
      /* Translators: %u counts pieces of a document, such as page numbers, that are not part of the
         plan. */
      ngettext ("Left out as page furniture: %u piece",
                "Left out as page furniture: %u pieces",
                notes->len),
      notes->len);

  for (guint i = 0; i < MIN (notes->len, MAX_FURNITURE); i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      if (note->why != NULL && g_hash_table_add (seen, note->why))
        add_furniture (words, notes, note->why);
    }
  if (notes->len > MAX_FURNITURE)
    g_string_append (words, "\n…");
  gtk_expander_set_label (expander, title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_label_set_label (label, words->str);
  gtk_widget_set_visible (GTK_WIDGET (expander), notes->len > 0);
}
