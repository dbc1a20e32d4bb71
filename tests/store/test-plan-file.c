/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>

#include "document-test.h"
#include "waymark-plan-file.h"

/* A file that is only read: what is in it, what a crash left, and that nothing is altered. */

typedef struct
{
  WaymarkSource *source;
  guint items;
  char *text; /* of the first action */
} Seen;

static gboolean
see (WaymarkItem *item, gpointer user_data, GError **error)
{
  Seen *seen = user_data;

  seen->items++;
  if (seen->text == NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    seen->text = g_strdup (waymark_item_get_string (item, "text"));
  return waymark_source_foreach_child (
      seen->source, waymark_item_get_id (item), see, user_data, error);
}

static char *
read_text (WaymarkPlanFile *plan, guint *items)
{
  Seen seen = { waymark_plan_file_get_source (plan), 0, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_source_foreach_child (seen.source, WAYMARK_PLAN_ID, see, &seen, &error));
  g_assert_no_error (error);
  *items = seen.items;
  return seen.text;
}

static void
test_read (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (GBytes) before = bytes_of (place->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkPlanFile *file = waymark_plan_file_open (place->file, NULL, &error);
  g_autofree char *text = NULL;
  guint items;

  g_assert_no_error (error);
  g_assert_cmpuint (count_work (), ==, 1);
  text = read_text (file, &items);
  g_assert_cmpstr (text, !=, NULL);
  g_assert_cmpuint (items, ==, waymark_plan_get_n_items (plan) - 1);
  waymark_plan_file_close (file);
  g_assert_cmpuint (count_work (), ==, 0);
  after = bytes_of (place->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* What a crash left is read, put into no file, and found again by the next opening. */
static void
test_left_by_a_crash (Place *place, gconstpointer data)
{
  g_autoptr (GBytes) before = bytes_of (place->path);
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = open_path (place->path);

  set_text (document, "second");
  abandon (document);
  for (int i = 0; i < 2; i++)
    {
      WaymarkPlanFile *file = waymark_plan_file_open (place->file, NULL, &error);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) after = bytes_of (place->path);
      guint items;

      g_assert_no_error (error);
      text = read_text (file, &items);
      g_assert_cmpstr (text, ==, "second");
      waymark_plan_file_close (file);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (count_work (), ==, 1);
    }
  document = open_path (place->path);
  g_assert_cmpstr (get_text (document), ==, "second");
  close_well (document);
}

static void
test_refused (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (place->path, "no plan", -1, NULL);
  g_assert_null (waymark_plan_file_open (place->file, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
add (const char *name, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, NULL, place_set_up, test, place_tear_down);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();
  add ("/plan-file/read", test_read);
  add ("/plan-file/left-by-a-crash", test_left_by_a_crash);
  add ("/plan-file/refused", test_refused);
  result = g_test_run ();
  state_end ();
  return result;
}
