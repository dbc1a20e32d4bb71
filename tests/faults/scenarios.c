/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include <glib/gstdio.h>

#include "scenarios.h"
#include "waymark-working-copy.h"

GBytes *first_bytes;
GBytes *theirs_bytes;

/* In the child of test-faults.c. */

static void
begin (Trial *trial)
{
  faults_arm (trial->call, trial->number, trial->flags);
}

void
put (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

static gboolean
try_text (Trial *trial, const char *text, GError **error)
{
  g_autofree char *before = g_strdup (get_text (trial->document));
  WaymarkEdit *edit = waymark_document_begin_edit (trial->document, "Change text");

  g_assert_true (waymark_edit_set_string (edit, find_action (trial->document), "text", text, NULL));
  if (!waymark_document_commit (trial->document, edit, error))
    {
      g_assert_cmpstr (get_text (trial->document), ==, before);
      return FALSE;
    }
  g_strlcpy (trial->outcome->confirmed, text, sizeof trial->outcome->confirmed);
  return TRUE;
}

static gboolean
try_open (Trial *trial, GError **error)
{
  trial->document = waymark_document_open (trial->place->file, NULL, error);
  return trial->document != NULL;
}

/* A program that has a fault behind it goes on: opens if need be, edits, publishes, closes. */
static gboolean
go_on (Trial *trial, GError **error)
{
  if (trial->document == NULL && !try_open (trial, error))
    return FALSE;
  return try_text (trial, "second", error) && waymark_document_close (trial->document, error);
}

static gboolean
run_edit (Trial *trial, GError **error)
{
  begin (trial);
  return try_open (trial, error) && try_text (trial, "second", error) &&
         waymark_document_close (trial->document, error);
}

static gboolean
run_publish (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  begin (trial);
  return waymark_document_publish (trial->document, NULL, error);
}

/* The second time it is a working copy with a past. */
static gboolean
run_undo (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  begin (trial);
  if (!waymark_document_undo (trial->document, NULL, error))
    {
      g_assert_cmpstr (get_text (trial->document), ==, "second");
      return FALSE;
    }
  g_strlcpy (trial->outcome->confirmed, "first", sizeof trial->outcome->confirmed);
  if (!waymark_document_redo (trial->document, NULL, error))
    {
      g_assert_cmpstr (get_text (trial->document), ==, "first");
      return FALSE;
    }
  g_strlcpy (trial->outcome->confirmed, "second", sizeof trial->outcome->confirmed);
  return waymark_document_close (trial->document, error);
}

/* Somebody else saved the file while it was open: what they did is joined. */
static gboolean
run_join (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  put (trial->place->path, theirs_bytes);
  begin (trial);
  return waymark_document_publish (trial->document, NULL, error) &&
         waymark_document_close (trial->document, error);
}

/* The same with nothing of our own: theirs is taken over. */
static gboolean
run_take_over (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  put (trial->place->path, theirs_bytes);
  begin (trial);
  return waymark_document_publish (trial->document, NULL, error) &&
         waymark_document_close (trial->document, error);
}

static void
leave_edit (Trial *trial)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  abandon (g_steal_pointer (&trial->document));
}

static gboolean
run_recover (Trial *trial, GError **error)
{
  leave_edit (trial);
  begin (trial);
  return try_open (trial, error) && waymark_document_close (trial->document, error);
}

static gboolean
run_recover_apart (Trial *trial, GError **error)
{
  leave_edit (trial);
  put (trial->place->path, theirs_bytes);
  begin (trial);
  return try_open (trial, error) && waymark_document_close (trial->document, error);
}

static GFile *
file_of (Trial *trial, const char *name)
{
  g_autofree char *path = place_build (trial->place, name);

  return g_file_new_for_path (path);
}

static gboolean
save_copy (Trial *trial, GError **error)
{
  g_autoptr (GFile) file = file_of (trial, "copy.waymark");

  return waymark_document_save_copy (trial->document, file, error);
}

static gboolean
run_save_copy (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  begin (trial);
  return save_copy (trial, error);
}

static gboolean
run_save_copy_over (Trial *trial, GError **error)
{
  g_autofree char *path = place_build (trial->place, "copy.waymark");

  put (path, theirs_bytes);
  return run_save_copy (trial, error);
}

static gboolean
again_save_copy (Trial *trial, GError **error)
{
  return save_copy (trial, error) && go_on (trial, error);
}

static gboolean
save_as (Trial *trial, GError **error)
{
  g_autoptr (GFile) file = file_of (trial, "copy.waymark");

  return waymark_document_save_as (trial->document, file, error) &&
         waymark_document_close (trial->document, error);
}

static gboolean
run_save_as (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  begin (trial);
  return save_as (trial, error);
}

static gboolean
run_create (Trial *trial, GError **error)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();

  begin (trial);
  trial->document = waymark_document_create (plan, "New plan", "Mo", error);
  return trial->document != NULL && save_as (trial, error);
}

static gboolean
again_create (Trial *trial, GError **error)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();

  if (trial->document == NULL)
    trial->document = waymark_document_create (plan, "New plan", "Mo", error);
  return trial->document != NULL && save_as (trial, error);
}

static gboolean
save_clean_copy (Trial *trial, GError **error)
{
  g_autoptr (GFile) file = file_of (trial, "copy.waymark");

  return waymark_document_save_clean_copy (trial->document, file, error);
}

static gboolean
run_clean_copy (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  begin (trial);
  return save_clean_copy (trial, error);
}

static gboolean
again_clean_copy (Trial *trial, GError **error)
{
  return save_clean_copy (trial, error) && go_on (trial, error);
}

static gboolean
forget (Trial *trial, GError **error)
{
  guint n_edits;

  return waymark_document_forget (trial->document, G_MAXINT64, "Forget", &n_edits, error);
}

static gboolean
run_forget (Trial *trial, GError **error)
{
  trial->document = open_path (trial->place->path);
  g_assert_true (try_text (trial, "second", NULL));
  begin (trial);
  return forget (trial, error);
}

static gboolean
again_forget (Trial *trial, GError **error)
{
  return forget (trial, error) && go_on (trial, error);
}

/* The file was moved after a crash; what was not in it is taken in. */
static gboolean
run_take_left_behind (Trial *trial, GError **error)
{
  g_autofree char *moved = place_build (trial->place, "copy.waymark");
  g_autoptr (GPtrArray) list = NULL;

  leave_edit (trial);
  g_assert_cmpint (g_rename (trial->place->path, moved), ==, 0);
  trial->document = open_path (moved);
  list = waymark_document_list_left_behind (trial->document);
  g_assert_cmpuint (list->len, ==, 1);
  begin (trial);
  if (!waymark_document_take_left_behind (
          trial->document, ((WaymarkUnfiled *) g_ptr_array_index (list, 0))->work_name, error))
    return FALSE;
  return waymark_document_close (trial->document, error);
}

const Scenario scenarios[] = {
  { "edit", run_edit, go_on, "first|second", "second" },
  { "publish", run_publish, go_on, "first|second", "second" },
  { "undo", run_undo, go_on, "first|second", "second" },
  { "join", run_join, go_on, "theirs|second", NULL },
  { "take-over", run_take_over, go_on, "theirs|second", NULL },
  { "recover", run_recover, go_on, "first|second", NULL },
  { "recover-apart", run_recover_apart, go_on, "theirs|second", NULL },
  { "save-copy", run_save_copy, again_save_copy, "first|second", NULL },
  { "save-copy-over", run_save_copy_over, again_save_copy, "first|second", NULL },
  { "save-as", run_save_as, go_on, "first|second", NULL },
  { "create", run_create, again_create, "first", NULL },
  { "clean-copy", run_clean_copy, again_clean_copy, "first|second", NULL },
  { "forget", run_forget, again_forget, "first|second", "second" },
  { "take-left-behind", run_take_left_behind, NULL, "first|second", NULL },
};

const guint n_scenarios = G_N_ELEMENTS (scenarios);
