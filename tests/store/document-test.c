/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "document-test.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "waymark-store.h"
#include "waymark-working-copy.h"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0)
        remove_tree (child);
    }
  g_rmdir (path);
}

/* Before anything else in main(). */
void
state_begin (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-state-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_assert_cmpstr (g_get_user_state_dir (), ==, folder);
}

/* Instead of state_begin(), for tests that write very often: what kills a program leaves
 * memory as it leaves a disk, and nobody waits for it. */
void
state_in_memory (void)
{
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  state_begin ();
}

void
state_empty (void)
{
  g_autofree char *folder = waymark_state_path (NULL);

  remove_tree (folder);
}

void
state_end (void)
{
  remove_tree (g_get_user_state_dir ());
}

void
place_set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = g_dir_make_tmp ("waymark-document-XXXXXX", &error);

  g_assert_no_error (error);
  state_empty ();
  place->folder = realpath (made, NULL);
  place->path = g_build_filename (place->folder, "plan.waymark", NULL);
  place->file = g_file_new_for_path (place->path);
  make_file (place->path);
}

void
place_tear_down (Place *place, gconstpointer data)
{
  remove_tree (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_object_unref (place->file);
}

char *
place_build (Place *place, const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

guint
place_count_files (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

WaymarkPlan *
make_plan (void)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
  WaymarkItem *action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, theme);

  waymark_plan_set_string (plan, root, "title", "Warm homes");
  waymark_plan_set_string (plan, theme, "title", "Insulation");
  waymark_plan_set_string (plan, action, "text", "first");
  return plan;
}

void
make_file (const char *path)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_create (plan, "New plan", "Mo", &error);

  g_assert_no_error (error);
  waymark_document_save_as (document, file, &error);
  g_assert_no_error (error);
  close_well (document);
}

WaymarkDocument *
open_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = waymark_document_open (file, NULL, &error);

  g_assert_no_error (error);
  return document;
}

void
open_refused (const char *path, WaymarkError code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *quoted = g_strdup_printf ("“%s”", name);

  g_assert_null (waymark_document_open (file, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, quoted));
}

WaymarkItem *
find_action (WaymarkDocument *document)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));

  return waymark_item_first (waymark_item_first (root, WAYMARK_KIND_THEME), WAYMARK_KIND_ACTION);
}

static void
change (WaymarkDocument *document,
        const char *name,
        WaymarkItem *item,
        const char *field,
        const char *value)
{
  WaymarkEdit *edit = waymark_document_begin_edit (document, name);
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, item, field, value, &error);
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

void
set_field (WaymarkDocument *document, WaymarkItem *item, const char *field, const char *value)
{
  change (document, "Change", item, field, value);
}

void
set_text (WaymarkDocument *document, const char *text)
{
  change (document, "Change text", find_action (document), "text", text);
}

const char *
get_text (WaymarkDocument *document)
{
  return waymark_item_get_string (find_action (document), "text");
}

void
close_well (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;

  waymark_document_close (document, &error);
  g_assert_no_error (error);
}

/* As a crash would: nothing is published, the working copy stays. */
void
abandon (WaymarkDocument *document)
{
  g_assert_cmpint (G_OBJECT (document)->ref_count, ==, 1);
  g_object_unref (document);
}

/* What somebody else would read, without any working copy coming in between. */
char *
text_in_file (const char *path)
{
  g_autoptr (GBytes) bytes = bytes_of (path);
  g_autofree char *copy = g_strdup_printf ("%s.copy", path);
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *theme;

  g_file_set_contents (
      copy, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  store = waymark_store_open (copy, path, WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  waymark_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  plan = waymark_store_load_plan (store, NULL, &error);
  g_assert_no_error (error);
  waymark_store_close (store);
  g_unlink (copy);
  theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  return g_strdup (
      waymark_item_get_string (waymark_item_first (theme, WAYMARK_KIND_ACTION), "text"));
}

GBytes *
bytes_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/* How many working copies there are, held or not. */
guint
count_work (void)
{
  g_autofree char *work = waymark_state_path ("work");
  g_autoptr (GDir) dir = g_dir_open (work, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
file_says (const char *path, const char *expected)
{
  g_autofree char *text = text_in_file (path);

  g_assert_cmpstr (text, ==, expected);
}

void
publish_refused (WaymarkDocument *document, WaymarkError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_document_publish (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "“plan.waymark”"));
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_KEPT);
}

void
publish_well (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;

  waymark_document_publish (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
}

void
copy_over (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = bytes_of (from);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_file_set_contents (to, data, (gssize) length, &error);
  g_assert_no_error (error);
}
