/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-words.h"
#include "waymark-tally-words.h"
#include "waymark-question.h"
#include "waymark-recent.h"
#include "waymark-start-page.h"

struct _WaymarkStartPage
{
  GtkWidget parent_instance;

  GtkBox *columns;
  GtkWidget *unfiled_title;
  GtkListBox *unfiled_list;
  GtkListBox *recent_list;
  GtkLabel *recent_hint;

  GCancellable *cancellable;
};

enum
{
  OPEN_FILE,
  OPEN_UNFILED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaymarkStartPage, waymark_start_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, float xalign, const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           xalign > 0.5 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (first_class != NULL)
    gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  return label;
}

static GtkWidget *
new_column (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), first);
  gtk_box_append (GTK_BOX (column), second);
  return column;
}

/* Icon, two lines of words, two short lines at the end. @fact is given back to be changed later. */
static GtkWidget *
new_row (const char *title,
         const char *detail,
         const char *when,
         const char *fact,
         gboolean alarm,
         GtkWidget **fact_label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (APPLICATION_ID);
  GtkWidget *words, *facts;
  g_autofree char *name = NULL;

  *fact_label = new_label (fact, 1, alarm ? "late" : "dim", "caption");
  words =
      new_column (new_label (title, 0, "heading", NULL), new_label (detail, 0, "dim", "caption"));
  facts = new_column (new_label (when, 1, "dim", "caption"), *fact_label);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 30);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  name = g_strjoin (", ", title, detail, when, *fact != '\0' ? fact : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkListBoxRow *
focused_row (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));

  return GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL;
}

static void
recent_activated_cb (WaymarkStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN_FILE], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static void
unfiled_activated_cb (WaymarkStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN_UNFILED], 0, g_object_get_data (G_OBJECT (row), "work-name"));
}

static void
file_looked_for_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkLabel) fact = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      gtk_label_set_label (fact, _ ("file not found"));
      gtk_widget_remove_css_class (GTK_WIDGET (fact), "late");
      gtk_widget_add_css_class (GTK_WIDGET (fact), "dim");
    }
}

static void
add_recent (WaymarkStartPage *self, WaymarkRecentPlan *plan, GDateTime *now)
{
  g_autoptr (GFile) folder = g_file_get_parent (plan->file);
  g_autofree char *folder_name = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  g_autofree char *when = waymark_format_when (plan->opened, now);
  g_autofree char *late =
      plan->late > 0 ? waymark_late_to_words (plan->late) : g_strdup (_ ("nothing late"));
  g_autofree char *detail = NULL;
  const char *home = g_get_home_dir ();
  const char *place = folder_name;
  GtkWidget *row, *fact;

  /* Inside the home folder its own name says nothing. */
  if (g_str_has_prefix (place, home) && place[strlen (home)] == G_DIR_SEPARATOR)
    place += strlen (home) + 1;
  detail = plan->period != NULL && *plan->period != '\0'
               ? g_strjoin (" · ", plan->period, place, NULL)
               : g_strdup (place);

  row = new_row (plan->title, detail, when, late, plan->late > 0, &fact);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (plan->file), g_object_unref);
  gtk_list_box_append (self->recent_list, row);
  g_file_query_info_async (plan->file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_LOW,
                           self->cancellable,
                           file_looked_for_cb,
                           g_object_ref (fact));
}

static void
add_unfiled (WaymarkStartPage *self, WaymarkUnfiled *unfiled, GDateTime *now)
{
  g_autofree char *when = waymark_format_when (unfiled->changed, now);
  GtkWidget *row, *fact;

  row = new_row (unfiled->title != NULL && *unfiled->title != '\0' ? unfiled->title
                                                                   : _ ("Untitled plan"),
                 _ ("Kept safe on this computer"),
                 when,
                 "",
                 FALSE,
                 &fact);
  gtk_widget_set_visible (fact, FALSE);
  g_object_set_data_full (G_OBJECT (row), "work-name", g_strdup (unfiled->work_name), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (unfiled->title), g_free);
  gtk_list_box_append (self->unfiled_list, row);
}

typedef struct
{
  WaymarkStartPage *self;
  char *work_name;
} Discard;

static void
discard_free (gpointer data)
{
  Discard *discard = data;

  g_object_unref (discard->self);
  g_free (discard->work_name);
  g_free (discard);
}

static void
discard (gpointer user_data)
{
  Discard *data = user_data;
  g_autoptr (GError) error = NULL;

  if (!waymark_document_discard_unfiled (data->work_name, &error))
    g_signal_emit (data->self, signals[FAILED], 0, error);
  waymark_start_page_reload (data->self);
}

static void
ask_to_discard (WaymarkStartPage *self, GtkListBoxRow *row)
{
  const char *title = g_object_get_data (G_OBJECT (row), "title");
  g_autofree char *quoted =
      waymark_plan_words_quote (title != NULL && *title != '\0' ? title : _ ("Untitled plan"));
  /* Translators: %s is the title of a plan. */
  g_autofree char *question = g_strdup_printf (_ ("Delete “%s”?"), quoted);
  Discard *data = g_new0 (Discard, 1);

  data->self = g_object_ref (self);
  data->work_name = g_strdup (g_object_get_data (G_OBJECT (row), "work-name"));
  waymark_question_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        question,
                        _ ("It was never put into a file, so it cannot be brought back."),
                        _ ("_Keep it"),
                        C_ ("command", "_Delete"),
                        discard,
                        data,
                        discard_free);
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  WaymarkStartPage *self = WAYMARK_START_PAGE (widget);
  GtkListBoxRow *row = focused_row (self->recent_list);

  if (row != NULL)
    {
      waymark_recent_forget (g_object_get_data (G_OBJECT (row), "file"));
      waymark_start_page_reload (self);
      return TRUE;
    }
  row = focused_row (self->unfiled_list);
  if (row != NULL)
    {
      ask_to_discard (self, row);
      return TRUE;
    }
  return FALSE;
}

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
waymark_start_page_dispose (GObject *object)
{
  WaymarkStartPage *self = WAYMARK_START_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (waymark_start_page_parent_class)->dispose (object);
}

static void
waymark_start_page_class_init (WaymarkStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_start_page_dispose;

  signals[OPEN_FILE] = g_signal_new ("open-file",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_FILE);
  signals[OPEN_UNFILED] = g_signal_new ("open-unfiled",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/waymark-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WaymarkStartPage, columns);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStartPage, unfiled_title);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStartPage, unfiled_list);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, WaymarkStartPage, recent_hint);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unfiled_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "startpage");
}

static void
waymark_start_page_init (WaymarkStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  waymark_start_page_reload (self);
}

/**
 * waymark_start_page_reload:
 * @self: a start page
 *
 * Lists recent plans and plans that are not in a file yet anew.
 */
void
waymark_start_page_reload (WaymarkStartPage *self)
{
  g_autoptr (GPtrArray) recent = waymark_recent_list ();
  g_autoptr (GPtrArray) unfiled = waymark_document_list_unfiled ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_return_if_fail (WAYMARK_IS_START_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  remove_rows (self->recent_list);
  for (guint i = 0; i < recent->len; i++)
    add_recent (self, g_ptr_array_index (recent, i), now);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_list), recent->len > 0);
  gtk_label_set_label (
      self->recent_hint,
      recent->len > 0
          ? _ ("Copies with the same name are told apart by their folder. Press Delete to take one "
               "off this list; the file stays.")
          : _ ("Plans that you open will be listed here."));

  remove_rows (self->unfiled_list);
  for (guint i = 0; i < unfiled->len; i++)
    add_unfiled (self, g_ptr_array_index (unfiled, i), now);
  gtk_widget_set_visible (GTK_WIDGET (self->unfiled_list), unfiled->len > 0);
  gtk_widget_set_visible (self->unfiled_title, unfiled->len > 0);
}

/**
 * waymark_start_page_set_narrow:
 * @self: a start page
 * @narrow: whether its two columns stand one below the other
 */
void
waymark_start_page_set_narrow (WaymarkStartPage *self, gboolean narrow)
{
  g_return_if_fail (WAYMARK_IS_START_PAGE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->columns, !narrow);
}
