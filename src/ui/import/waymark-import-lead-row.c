/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-block.h"
#include "waymark-choice-menu.h"
#include "waymark-import-leads-private.h"
#include "waymark-import-popover.h"
#include "waymark-lead-parts.h"
#include "waymark-plan-words.h"
#include "waymark-wrap-layout.h"

/*
 * One lead cell of a document: its words, how many actions have it, a chip for everyone
 * it names, and what can be done about it.
 */

typedef struct
{
  WaymarkImportSession *session;
  GPtrArray *readings; /* keeps the reading alive */
  WaymarkLeadReading *reading;
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->session);
  g_ptr_array_unref (row->readings);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  Row *row = NULL;

  for (; widget != NULL && row == NULL; widget = gtk_widget_get_parent (widget))
    row = g_object_get_data (G_OBJECT (widget), "waymark-lead-row");
  g_assert (row != NULL);
  return row;
}

static guint
get_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "waymark-index"));
}

static const WaymarkLeadPart *
get_part (const WaymarkLeadReading *reading, guint index)
{
  return g_ptr_array_index (reading->parts, index);
}

/* A cell of one name that is shown as it is written: its chip says all. */
static gboolean
is_plain (WaymarkImportSession *session, const WaymarkLeadReading *reading)
{
  const WaymarkLeadPart *part;

  if (reading->parts->len != 1)
    return FALSE;
  part = get_part (reading, 0);
  return part->qualifier == NULL && g_str_equal (part->name, reading->words) &&
         g_str_equal (waymark_import_lead_get_shown (session, part->name), reading->words);
}

/* --- what is said below the chips */

static void
say (GString *lines, char *sentence)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static void
say_spellings (GString *lines, const WaymarkLeadReading *reading)
{
  for (guint i = 0; i < reading->spellings->len; i++)
    {
      g_autofree char *quoted =
          waymark_plan_words_quote (g_ptr_array_index (reading->spellings, i));

      /* Translators: %s is another spelling of leads in a document. */
      say (lines, g_strdup_printf (_ ("also written “%s”"), quoted));
    }
}

static void
say_parts (GString *lines, WaymarkImportSession *session, const WaymarkLeadReading *reading)
{
  for (guint i = 0; i < reading->parts->len; i++)
    {
      const WaymarkLeadPart *part = get_part (reading, i);
      const char *shown = waymark_import_lead_get_shown (session, part->name);
      g_autofree char *quoted = waymark_plan_words_quote (part->name);
      g_autofree char *folded = waymark_words_fold (part->name);
      g_autofree char *folded_shown = waymark_words_fold (shown);

      if (part->qualifier != NULL)
        {
          g_autofree char *qualifier = waymark_plan_words_quote (part->qualifier);

          /* Translators: %s are words beside a lead, such as "through BAU". */
          say (lines, g_strdup_printf (_ ("“%s” is kept with the lead"), qualifier));
        }
      if (!g_str_equal (folded, folded_shown))
        {
          g_autofree char *quoted_shown = waymark_plan_words_quote (shown);

          /* Translators: two names of one lead: as the document has it, and as it is called. */
          say (lines, g_strdup_printf (_ ("“%s” is another name of %s"), quoted, quoted_shown));
        }
    }
}

static char *
dup_caption (WaymarkImportSession *session, const WaymarkLeadReading *reading)
{
  GString *lines = g_string_new (NULL);

  say_spellings (lines, reading);
  if (reading->by_evidence)
    say (lines,
         /* Translators: %u is how many there are */
         g_strdup_printf (ngettext ("read as %u; nothing parts them in the document",
                                    "read as %u; nothing parts them in the document",
                                    reading->parts->len),
                          reading->parts->len));
  if (reading->maybe_more && reading->first != NULL)
    {
      g_autofree char *first = waymark_plan_words_quote (reading->first);

      /* Translators: %s is a lead that another name begins with. */
      say (lines, g_strdup_printf (_ ("may be two: “%s” is a lead elsewhere"), first));
    }
  say_parts (lines, session, reading);
  if (reading->chosen)
    say (lines, g_strdup (_ ("read as you said")));
  return g_string_free (lines, FALSE);
}

/* --- what can be done */

static void
remove_cb (GtkWidget *button)
{
  Row *row = get_row (button);

  waymark_import_lead_set_parts (row->session,
                                 row->reading,
                                 C_ ("edit", "Leave out lead"),
                                 waymark_lead_parts_without (row->reading, get_index (button)));
}

static void
split_cb (GtkWidget *button)
{
  Row *row = get_row (button);

  waymark_import_lead_set_parts (row->session,
                                 row->reading,
                                 C_ ("edit", "Split leads"),
                                 waymark_lead_parts_split (row->reading));
}

static void
join_cb (GtkWidget *button)
{
  Row *row = get_row (button);

  waymark_import_lead_set_parts (row->session,
                                 row->reading,
                                 C_ ("edit", "Read as one lead"),
                                 waymark_lead_parts_join (row->reading));
}

static void
do_command (GtkWidget *button, const char *command)
{
  Row *row = get_row (button);
  guint index = get_index (button);

  /* The document is being read again: what the chips stand for may be gone. */
  if (waymark_import_session_is_reading (row->session))
    return;
  if (g_str_equal (command, "rename"))
    waymark_import_lead_ask_name (button, row->session, get_part (row->reading, index));
  else if (g_str_equal (command, "same"))
    waymark_import_lead_ask_same (button, row->session, get_part (row->reading, index));
  else if (g_str_equal (command, "turn"))
    waymark_import_lead_set_parts (row->session,
                                   row->reading,
                                   get_part (row->reading, index)->support
                                       ? C_ ("edit", "Make it a lead")
                                       : C_ ("edit", "Make it a supporter"),
                                   waymark_lead_parts_turn (row->reading, index));
  else if (g_str_equal (command, "leave-out"))
    remove_cb (button);
  else if (g_str_equal (command, "split"))
    waymark_import_lead_ask_parts (button, row->session, row->reading);
  else if (g_str_equal (command, "join"))
    join_cb (button);
  else
    waymark_import_lead_set_parts (
        row->session, row->reading, C_ ("edit", "Read leads as before"), NULL);
}

static void
command_cb (GtkWidget *menu, const char *command)
{
  g_autoptr (GtkWidget) button = g_object_ref (g_object_get_data (G_OBJECT (menu), "opener"));

  gtk_widget_grab_focus (button);
  do_command (button, command);
}

static GtkWidget *
new_menu (GtkWidget *button, const char *title)
{
  GtkWidget *menu = waymark_choice_menu_new (title);

  g_object_set_data_full (G_OBJECT (menu), "opener", g_object_ref (button), g_object_unref);
  g_signal_connect (menu, "chosen", G_CALLBACK (command_cb), NULL);
  return menu;
}

static void
add_command (GtkWidget *menu, const char *id, const char *label)
{
  waymark_choice_menu_add (WAYMARK_CHOICE_MENU (menu), id, label, WAYMARK_STAGE_NONE);
}

static void
open_menu (GtkWidget *menu, GtkWidget *button)
{
  waymark_import_popover_open (menu, button);
}

static void
chip_menu_cb (GtkWidget *button)
{
  const WaymarkLeadPart *part = get_part (get_row (button)->reading, get_index (button));
  GtkWidget *menu = new_menu (button, part->name);

  add_command (menu, "rename", C_ ("command", "Rename…"));
  add_command (menu, "same", _ ("Same as…"));
  add_command (menu, "turn", part->support ? _ ("Make it a lead") : _ ("Make it a supporter"));
  add_command (menu, "leave-out", _ ("Leave out"));
  open_menu (menu, button);
}

static void
row_menu_cb (GtkWidget *button)
{
  Row *row = get_row (button);
  GtkWidget *menu = new_menu (button, row->reading->words);

  add_command (menu, "split", C_ ("command", "Split…"));
  if (row->reading->parts->len != 1)
    add_command (menu, "join", _ ("Read as one lead"));
  if (row->reading->chosen)
    add_command (menu, "reset", _ ("Read as before"));
  open_menu (menu, button);
}

/* --- widgets */

static GtkWidget *
new_icon_button (const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", callback, NULL);
  return button;
}

static void
set_part (GtkWidget *button, const char *name, guint index)
{
  g_autofree char *part = g_strdup_printf ("part-%s-%u", name, index);

  gtk_widget_set_name (button, part);
  g_object_set_data (G_OBJECT (button), "waymark-index", GUINT_TO_POINTER (index));
}

static GtkWidget *
new_chip (WaymarkImportSession *session, const WaymarkLeadReading *reading, guint index)
{
  const WaymarkLeadPart *part = get_part (reading, index);
  const char *shown = waymark_import_lead_get_shown (session, part->name);
  /* Translators: a lead with a supporting role */
  g_autofree char *words = part->support ? g_strdup_printf (_ ("%s (support)"), shown) : NULL;
  g_autofree char *quoted = waymark_plan_words_quote (shown);
  g_autofree char *cell = waymark_plan_words_quote (reading->words);
  /* Translators: a lead, and the words of the document that name it. */
  g_autofree char *about = g_strdup_printf (_ ("%s, read from “%s”"), quoted, cell);
  /* Translators: a lead, and the words of the document that name it. */
  g_autofree char *away = g_strdup_printf (_ ("Leave %s out of “%s”"), quoted, cell);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_label (words != NULL ? words : shown);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *cross = new_icon_button ("window-close-symbolic", away, G_CALLBACK (remove_cb));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, part->name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (chip_menu_cb), NULL);
  set_part (button, "chip", index);
  set_part (cross, "cross", index);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (GTK_BOX (chip), cross);
  gtk_widget_add_css_class (chip, "chip");
  return chip;
}

static GtkWidget *
new_chips (WaymarkImportSession *session, const WaymarkLeadReading *reading)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (chips, waymark_wrap_layout_new (6));
  for (guint i = 0; i < reading->parts->len; i++)
    gtk_widget_insert_before (new_chip (session, reading, i), chips, NULL);
  if (reading->parts->len == 0)
    gtk_widget_insert_before (gtk_label_new (C_ ("word", "nobody")), chips, NULL);
  return chips;
}

static GtkWidget *
new_words (const WaymarkLeadReading *reading)
{
  /* Translators: %s are words of the document. */
  g_autofree char *words = g_strdup_printf (C_ ("quoted words", "“%s”"), reading->words);
  GtkWidget *label = gtk_label_new (g_strdelimit (words, "\n", ' '));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, reading->words);
  return label;
}

static void
add_count (GtkBox *head, const WaymarkLeadReading *reading)
{
  /* Translators: how many actions have a lead, in few signs. */
  g_autofree char *times = g_strdup_printf (_ ("×%u"), reading->count);
  g_autofree char *actions =
      g_strdup_printf (ngettext ("%u action", "%u actions", reading->count), reading->count);
  g_autofree char *cell = waymark_plan_words_quote (reading->words);
  /* Translators: %s are the words of a lead in a document. */
  g_autofree char *correct = g_strdup_printf (_ ("Correct “%s”"), cell);
  GtkWidget *count = gtk_label_new (times);
  GtkWidget *menu = new_icon_button ("view-more-symbolic", correct, G_CALLBACK (row_menu_cb));

  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dim");
  gtk_widget_add_css_class (count, "figures");
  gtk_widget_set_tooltip_text (count, actions);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, actions, -1);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  set_part (menu, "menu", 0);
  gtk_box_append (head, count);
  gtk_box_append (head, menu);
}

static GtkWidget *
new_offer (const char *label, const char *part, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", callback, NULL);
  set_part (button, part, 0);
  return button;
}

/**
 * waymark_import_lead_row_new:
 * @session: a session that is not reading
 * @readings: (element-type WaymarkLeadReading): the readings of all cells
 * @reading: one of them
 *
 * Returns: (transfer floating): a widget for one lead cell
 */
GtkWidget *
waymark_import_lead_row_new (WaymarkImportSession *session,
                             GPtrArray *readings,
                             WaymarkLeadReading *reading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *chips = new_chips (session, reading);
  g_autofree char *caption = dup_caption (session, reading);
  gboolean plain = is_plain (session, reading);
  Row *row = g_new0 (Row, 1);

  row->session = g_object_ref (session);
  row->readings = g_ptr_array_ref (readings);
  row->reading = reading;
  g_object_set_data_full (G_OBJECT (box), "waymark-lead-row", row, (GDestroyNotify) row_free);
  gtk_widget_add_css_class (box, "lead");
  gtk_widget_set_hexpand (chips, TRUE);
  gtk_box_append (GTK_BOX (head), plain ? chips : new_words (reading));
  add_count (GTK_BOX (head), reading);
  gtk_box_append (GTK_BOX (box), head);
  if (!plain)
    gtk_box_append (GTK_BOX (box), chips);
  if (*caption != '\0')
    {
      GtkWidget *label = gtk_label_new (caption);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (reading->maybe_more && !reading->chosen)
    gtk_box_append (GTK_BOX (box), new_offer (_ ("Split in two"), "split", G_CALLBACK (split_cb)));
  else if (reading->by_evidence && !reading->chosen)
    gtk_box_append (GTK_BOX (box),
                    new_offer (_ ("Read as one lead"), "join", G_CALLBACK (join_cb)));
  return box;
}

/**
 * waymark_import_lead_row_describe:
 * @session: a session that is not reading
 * @reading: how a lead cell is read
 *
 * Returns: (transfer full): all that its widget shows
 */
char *
waymark_import_lead_row_describe (WaymarkImportSession *session, const WaymarkLeadReading *reading)
{
  g_autofree char *caption = dup_caption (session, reading);
  GString *all = g_string_new (NULL);

  g_string_append_printf (all, "%s\n%u\n%s\n", reading->words, reading->count, caption);
  for (guint i = 0; i < reading->parts->len; i++)
    {
      const WaymarkLeadPart *part = get_part (reading, i);

      g_string_append_printf (all,
                              "%s\n%s\n%d\n",
                              part->name,
                              waymark_import_lead_get_shown (session, part->name),
                              part->support);
    }
  return g_string_free (all, FALSE);
}
