/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Which page of the help belongs to where one is, and what shows it. */

#include "config.h"

#include "waymark-error.h"
#include "waymark-help.h"
#include "waymark-message-bar.h"
#include "waymark-plan-window.h"

/**
 * Place:
 * @name: the type of a widget, its own name, or its name in a template
 * @page: what is said of it: a page, perhaps with "#" and a section of it
 */
typedef struct
{
  const char *name;
  const char *page;
} Place;

/* The innermost place that has the keyboard counts. A further place is a line here. */
static const Place places[] = {
  /* windows and dialogs */
  { "GtkAboutDialog", "index" },
  { "GtkShortcutsWindow", "keys" },
  { "WaymarkChangesDialog", "since" },
  { "WaymarkForgetDialog", "history#forget" },
  { "WaymarkHistoryDialog", "history" },
  { "WaymarkMeetingDialog", "meeting" },
  { "WaymarkPartyDialog", "parties" },
  { "WaymarkPreferencesWindow", "preferences" },
  { "WaymarkReportDialog", "report" },
  { "WaymarkRescueDialog", "damaged" },
  { "WaymarkStatusDialog", "statuses" },
  { "WaymarkUnsettledDialog", "conflicts#left" },
  { "WaymarkUpdateDialog", "progress" },
  /* views and pages of the window */
  { "WaymarkCombinePage", "combine" },
  { "WaymarkEmptyPage", "new-plan" },
  { "WaymarkImportBusy", "import" },
  { "WaymarkImportPage", "preview" },
  { "WaymarkMeetingView", "meeting" },
  { "WaymarkOverviewView", "overview" },
  { "WaymarkPlanView", "edit" },
  { "WaymarkStartPage", "first-hour" },
  { "WaymarkTimelineView", "timeline" },
  /* parts of them */
  { "WaymarkActionList", "edit" },
  { "WaymarkClash", "conflicts" },
  { "WaymarkDueEntry", "dates" },
  { "WaymarkEditor", "edit#pane" },
  { "WaymarkEditorUnsettled", "conflicts#left" },
  { "WaymarkFilterBar", "find#filter" },
  { "WaymarkImportColumns", "preview#columns" },
  { "WaymarkImportLeads", "preview#leads" },
  { "WaymarkImportLooks", "preview#look" },
  { "WaymarkLeadChips", "parties#add" },
  { "WaymarkListHeading", "find#sort" },
  { "WaymarkMonthField", "about-plan" },
  { "WaymarkNameBar", "history#name" },
  { "WaymarkPeriodField", "about-plan" },
  { "WaymarkPlanOutline", "find#part" },
  { "WaymarkProgressField", "progress" },
  { "WaymarkRatingField", "ratings" },
  { "WaymarkRatingPopover", "ratings#hand" },
  { "WaymarkReasonPopover", "progress#moves" },
  { "WaymarkRuleField", "ratings#rules" },
  { "WaymarkSearchBar", "find#words" },
  { "WaymarkSeveralForm", "several" },
  { "WaymarkStatusField", "statuses" },
  { "WaymarkVersionCard", "conflicts" },
  { "about-plan", "about-plan" },
  { "open_button", "where" },
  { "share_button", "share" },
  { "undo_button", "safe" },
  { "redo_button", "safe" },
};

/* Of what the bar says; %NULL where the place says more. */
static const char *const of_errors[WAYMARK_N_ERRORS] = {
  [WAYMARK_ERROR_NOT_A_PLAN] = "wont-open#not-a-plan",
  [WAYMARK_ERROR_NEWER_FORMAT] = "wont-open#newer",
  [WAYMARK_ERROR_DAMAGED] = "damaged",
  [WAYMARK_ERROR_TOO_LARGE] = "wont-open#large",
  [WAYMARK_ERROR_NOT_FOUND] = "wont-open#gone",
  [WAYMARK_ERROR_EXISTS] = "safety",
  [WAYMARK_ERROR_READ_ONLY] = "safety#do",
  [WAYMARK_ERROR_NO_SPACE] = "safety#do",
  [WAYMARK_ERROR_CHANGED] = "combine#together",
  [WAYMARK_ERROR_PUT_BACK] = "combine#together",
  [WAYMARK_ERROR_BUSY] = "safety#do",
  [WAYMARK_ERROR_LINKED] = "safety#do",
  [WAYMARK_ERROR_NO_PLAN_IN_TEXT] = "import",
  [WAYMARK_ERROR_BAD_JSON] = "wont-open#not-a-plan",
  [WAYMARK_ERROR_BAD_PLACE] = "move",
  [WAYMARK_ERROR_NOTHING_TO_UNDO] = "safe",
  [WAYMARK_ERROR_FAILED] = "safety",
};

/* --- which page */

static const char *
find_place (GtkWidget *widget)
{
  const char *name = gtk_widget_get_name (widget); /* if it was not given one, its type */
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name) || g_strcmp0 (places[i].name, id) == 0)
      return places[i].page;
  return NULL;
}

static const char *
find_around (GtkWidget *widget)
{
  const char *page = NULL;

  for (; widget != NULL && page == NULL; widget = gtk_widget_get_parent (widget))
    page = find_place (widget);
  return page;
}

/* What says that something went wrong, among what is to be seen below a widget. */
static const char *
find_error (GtkWidget *widget)
{
  const char *page = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (WAYMARK_IS_MESSAGE_BAR (widget))
    {
      int code = waymark_message_bar_get_error (WAYMARK_MESSAGE_BAR (widget));

      return code >= 0 && code < WAYMARK_N_ERRORS ? of_errors[code] : NULL;
    }
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && page == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    page = find_error (widget);
  return page;
}

/* The first place that is to be seen, from the outside in: the keyboard may be in the header bar.
 */
static const char *
find_shown (GtkWidget *widget)
{
  const char *page = NULL;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_HEADER_BAR (widget))
    return NULL;
  page = find_place (widget);
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && page == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    page = find_shown (widget);
  return page;
}

/**
 * waymark_help_find_page:
 * @window: (nullable): the window that has the keyboard
 *
 * What went wrong comes first, then where the keyboard is, then what the window shows; a
 * question belongs to the window that it stands over.
 *
 * Returns: (transfer none): the page about it
 */
const char *
waymark_help_find_page (GtkWindow *window)
{
  const char *page = NULL;

  for (; window != NULL && page == NULL; window = gtk_window_get_transient_for (window))
    {
      page = find_error (GTK_WIDGET (window));
      if (page == NULL && WAYMARK_IS_PLAN_WINDOW (window) &&
          waymark_plan_window_tells_of_recovery (WAYMARK_PLAN_WINDOW (window)))
        page = "safety";
      if (page == NULL && gtk_window_get_focus (window) != NULL)
        page = find_around (gtk_window_get_focus (window));
      if (page == NULL)
        page = find_shown (GTK_WIDGET (window));
    }
  return page != NULL ? page : "index";
}

/* --- F1 everywhere */

static gboolean
help_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!GTK_IS_WINDOW (root))
    return FALSE;
  waymark_help_show (GTK_WINDOW (root), waymark_help_find_page (GTK_WINDOW (root)));
  return TRUE;
}

/**
 * waymark_help_add_key:
 *
 * Gives F1 to every window and popover that is made from now on: the keys of the program reach
 * only those windows that show plans, and no popovers.
 */
void
waymark_help_add_key (void)
{
  const GType types[] = { GTK_TYPE_WINDOW, GTK_TYPE_POPOVER };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidgetClass *klass = g_type_class_ref (types[i]);

      gtk_widget_class_add_binding (klass, GDK_KEY_F1, 0, help_cb, NULL);
      g_type_class_unref (klass);
    }
}

/* --- what shows it */

typedef struct
{
  GtkWindow *window;
  char *page;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->window);
  g_free (showing->page);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static void
tell_none (GtkWindow *window)
{
  GtkWidget *dialog;

  if (WAYMARK_IS_PLAN_WINDOW (window))
    {
      waymark_plan_window_tell_no_help (WAYMARK_PLAN_WINDOW (window));
      return;
    }
  dialog = gtk_message_dialog_new (window,
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_INFO,
                                   GTK_BUTTONS_CLOSE,
                                   "%s",
                                   waymark_plan_window_get_no_help ());
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
html_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    tell_none (GTK_WINDOW (source));
}

/* The page in a language of the reader, or in English; %NULL if it was not installed. */
static char *
find_html (const char *page)
{
  const char *given = g_getenv ("WAYMARK_HELPDIR"); /* for running from a build folder */
  const char *root = given != NULL ? given : PKGDATADIR "/help/html";
  g_autofree char *name = g_strndup (page, strcspn (page, "#"));
  g_autofree char *file = g_strconcat (name, ".html", NULL);
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (root, languages[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* A browser is told the section as well; one outside of a sandbox can be told the file only. */
static void
show_html (GtkWindow *window, const char *page)
{
  g_autofree char *path = find_html (page);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr (GAppInfo) browser = g_app_info_get_default_for_type ("text/html", TRUE);
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (window)));
  const char *section = strchr (page, '#');

  if (uri != NULL && browser != NULL)
    {
      g_autofree char *whole = g_strconcat (uri, section, NULL);
      GList uris = { .data = whole };

      if (g_app_info_launch_uris (browser, &uris, G_APP_LAUNCH_CONTEXT (context), NULL))
        return;
    }
  if (uri != NULL)
    gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, html_shown_cb, NULL);
  else
    tell_none (window);
}

static void
help_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    show_html (showing->window, showing->page);
}

/* Whether there is a program for help, and it would find ours. */
static gboolean
has_help_program (void)
{
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_uri_scheme ("help");
  const char *const *folders = g_get_system_data_dirs ();
  g_autofree char *own =
      g_build_filename (g_get_user_data_dir (), "help", "C", "waymark", "index.page", NULL);
  gboolean found = g_file_test (own, G_FILE_TEST_EXISTS);

  for (guint i = 0; folders[i] != NULL && !found; i++)
    {
      g_autofree char *index =
          g_build_filename (folders[i], "help", "C", "waymark", "index.page", NULL);

      found = g_file_test (index, G_FILE_TEST_EXISTS);
    }
  return found && program != NULL;
}

/**
 * waymark_help_show:
 * @window: the window that has the keyboard
 * @page: a page of the help, perhaps with "#" and a section of it
 *
 * Shows a page of the help in the desktop's program for help; where there is none, in the
 * browser. If neither can be had, a sentence says so.
 */
void
waymark_help_show (GtkWindow *window, const char *page)
{
  g_autofree char *uri = NULL;
  Showing *showing;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (page != NULL);

  if (!has_help_program ())
    {
      show_html (window, page);
      return;
    }
  uri = g_str_equal (page, "index") ? g_strdup ("help:waymark")
                                    : g_strconcat ("help:waymark/", page, NULL);
  showing = g_new0 (Showing, 1);
  showing->window = g_object_ref (window);
  showing->page = g_strdup (page);
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, help_shown_cb, showing);
}
