/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-drop-down.h"
#include "waymark-import-columns.h"
#include "waymark-plan-words.h"

/* As they are offered: what most documents have comes first. */
static const WaymarkColumn meanings[] = {
  WAYMARK_COLUMN_NUMBER,  WAYMARK_COLUMN_THEME,    WAYMARK_COLUMN_OBJECTIVE, WAYMARK_COLUMN_BOTH,
  WAYMARK_COLUMN_ACTION,  WAYMARK_COLUMN_LEADS,    WAYMARK_COLUMN_SUPPORT,   WAYMARK_COLUMN_DUE,
  WAYMARK_COLUMN_START,   WAYMARK_COLUMN_STATUS,   WAYMARK_COLUMN_RATING,    WAYMARK_COLUMN_PHASE,
  WAYMARK_COLUMN_NOTES,   WAYMARK_COLUMN_PROGRESS, WAYMARK_COLUMN_PRIORITY,  WAYMARK_COLUMN_OUTCOME,
  WAYMARK_COLUMN_MEASURE, WAYMARK_COLUMN_BASELINE, WAYMARK_COLUMN_GOAL,      WAYMARK_COLUMN_LEVEL,
  WAYMARK_COLUMN_DETAIL,  WAYMARK_COLUMN_LEFT_OUT,
};

struct _WaymarkImportColumns
{
  GtkWidget parent_instance;

  char *shown;         /* the columns that there are rows for, in one string */
  GPtrArray *choosers; /* of GtkDropDown, in the order of the columns; borrowed */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WaymarkImportColumns, waymark_import_columns, GTK_TYPE_WIDGET)

static guint
find_meaning (WaymarkColumn meaning)
{
  /* A heading that is not known is kept just as one known to be of no other column. */
  if (meaning == WAYMARK_COLUMN_UNKNOWN)
    meaning = WAYMARK_COLUMN_DETAIL;
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i] == meaning)
      return i;
  g_assert_not_reached ();
}

static void
chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, WaymarkImportColumns *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->showing || position >= G_N_ELEMENTS (meanings))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "import.column",
                              "(su)",
                              g_object_get_data (G_OBJECT (chooser), "key"),
                              (guint32) meanings[position]);
}

static GtkWidget *
new_chooser (WaymarkImportColumns *self, const WaymarkImportColumn *column)
{
  const char *labels[G_N_ELEMENTS (meanings) + 1] = { NULL };
  g_autofree char *quoted = waymark_plan_words_quote (column->heading);
  g_autofree char *name = NULL;
  GtkWidget *chooser;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    labels[i] = waymark_column_get_label (meanings[i]);
  /* Translators: %s is the heading of a column in a document. */
  name = *column->heading != '\0' ? g_strdup_printf (_ ("Meaning of “%s”"), quoted)
                                  : g_strdup (_ ("Meaning of the column without a heading"));
  chooser = gtk_drop_down_new_from_strings (labels);
  gtk_widget_set_size_request (chooser, 132, -1);
  waymark_drop_down_let_shrink (chooser);
  gtk_widget_set_tooltip_text (chooser, name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  waymark_drop_down_set_name (chooser, name);
  g_object_set_data_full (G_OBJECT (chooser), "key", g_strdup (column->key), g_free);
  g_object_set_data_full (G_OBJECT (chooser), "heading", g_strdup (column->heading), g_free);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return chooser;
}

static GtkWidget *
new_row (WaymarkImportColumns *self, const WaymarkImportColumn *column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label =
      gtk_label_new (*column->heading != '\0' ? column->heading : C_ ("column", "(no heading)"));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *chooser = new_chooser (self, column);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, *column->heading != '\0' ? column->heading : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), arrow);
  gtk_box_append (GTK_BOX (row), chooser);
  g_ptr_array_add (self->choosers, chooser);
  return row;
}

static void
clear_rows (WaymarkImportColumns *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->choosers, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static char *
describe (GPtrArray *columns)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const WaymarkImportColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (keys, "%s\n%s\n\n", column->key, column->heading);
    }
  return g_string_free (keys, FALSE);
}

/* Key of the column whose chooser has the keyboard. */
static char *
dup_focused_key (WaymarkImportColumns *self)
{
  for (guint i = 0; i < self->choosers->len; i++)
    {
      GtkWidget *chooser = g_ptr_array_index (self->choosers, i);

      if (gtk_widget_get_state_flags (chooser) & GTK_STATE_FLAG_FOCUS_WITHIN)
        return g_strdup (g_object_get_data (G_OBJECT (chooser), "key"));
    }
  return NULL;
}

static void
make_rows (WaymarkImportColumns *self, GPtrArray *columns)
{
  g_autofree char *focused = dup_focused_key (self);

  clear_rows (self);
  for (guint i = 0; i < columns->len; i++)
    gtk_widget_set_parent (new_row (self, g_ptr_array_index (columns, i)), GTK_WIDGET (self));
  for (guint i = 0; focused != NULL && i < self->choosers->len; i++)
    {
      GtkWidget *chooser = g_ptr_array_index (self->choosers, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (chooser), "key"), focused))
        {
          gtk_widget_grab_focus (chooser);
          break;
        }
    }
}

static void
waymark_import_columns_dispose (GObject *object)
{
  clear_rows (WAYMARK_IMPORT_COLUMNS (object));

  G_OBJECT_CLASS (waymark_import_columns_parent_class)->dispose (object);
}

static void
waymark_import_columns_finalize (GObject *object)
{
  WaymarkImportColumns *self = WAYMARK_IMPORT_COLUMNS (object);

  g_free (self->shown);
  g_ptr_array_unref (self->choosers);

  G_OBJECT_CLASS (waymark_import_columns_parent_class)->finalize (object);
}

static void
waymark_import_columns_class_init (WaymarkImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = waymark_import_columns_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
waymark_import_columns_init (WaymarkImportColumns *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->choosers = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}

/**
 * waymark_import_columns_show:
 * @self: columns
 * @columns: (element-type WaymarkImportColumn): the columns of a document
 *
 * Shows the columns and their meanings. Rows that stay keep the keyboard.
 */
void
waymark_import_columns_show (WaymarkImportColumns *self, GPtrArray *columns)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (WAYMARK_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (columns != NULL);

  shown = describe (columns);
  self->showing = TRUE;
  if (g_strcmp0 (shown, self->shown) != 0)
    {
      make_rows (self, columns);
      g_free (self->shown);
      self->shown = g_steal_pointer (&shown);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const WaymarkImportColumn *column = g_ptr_array_index (columns, i);

      gtk_drop_down_set_selected (g_ptr_array_index (self->choosers, i),
                                  find_meaning (column->meaning));
    }
  self->showing = FALSE;
}

/**
 * waymark_import_columns_focus:
 * @self: columns
 * @heading: heading of one of them
 *
 * Gives the keyboard to the meaning of a column.
 */
void
waymark_import_columns_focus (WaymarkImportColumns *self, const char *heading)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_COLUMNS (self) && heading != NULL);

  for (guint i = 0; i < self->choosers->len; i++)
    {
      GtkWidget *chooser = g_ptr_array_index (self->choosers, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (chooser), "heading"), heading))
        {
          gtk_widget_grab_focus (chooser);
          return;
        }
    }
}
