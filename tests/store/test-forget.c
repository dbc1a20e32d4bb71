/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "utils.h"
#include "waymark-error.h"
#include "waymark-history-reader.h"
#include "waymark-store-private.h"

#define PERSON "Zwetlana Markerová"

typedef struct
{
  Place place;
  WaymarkStore *store;
  WaymarkPlan *plan;
  gint64 now; /* what the clock says */
} Fixture;

static void
stamp (const char *session,
       gint64 seq,
       guint8 salt[WAYMARK_SALT_LENGTH],
       gint64 *time,
       char **name,
       gpointer user_data)
{
  waymark_random_bytes (salt, WAYMARK_SALT_LENGTH);
  *time = ((Fixture *) user_data)->now++;
}

static void
set_up_with (Fixture *f, WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;

  place_init (&f->place);
  f->now = 1000;
  f->plan = plan;
  f->store = waymark_store_create_stamped (f->place.path,
                                           "carers.waymark",
                                           f->plan,
                                           "New plan",
                                           PERSON,
                                           "00112233445566778899aabbccddeeff",
                                           stamp,
                                           f,
                                           &error);
  g_assert_no_error (error);
  waymark_store_set_stamp (f->store, stamp, f);
  waymark_store_begin_session (f->store);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_up_with (f, plan_sample ());
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_object (&f->plan);
  place_clear (&f->place);
}

static void
check (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  assert_consistent (f->store, f->plan);
  waymark_store_verify (f->store, NULL, &error);
  g_assert_no_error (error);
}

static guint
forget (Fixture *f, gint64 before, const char *name)
{
  g_autofree char *dump = plan_dump (f->plan);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint expected, n, forgotten_before, forgotten;

  waymark_store_count_forgettable (f->store, before, &expected, &error);
  g_assert_no_error (error);
  waymark_store_count_forgotten (f->store, &forgotten_before, &error);
  g_assert_no_error (error);
  waymark_store_forget (f->store, before, name, PERSON, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
  waymark_store_count_forgotten (f->store, &forgotten, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forgotten, ==, forgotten_before + n);
  after = plan_dump (f->plan);
  g_assert_cmpstr (after, ==, dump);
  check (f);
  return n;
}

static void
set_string (Fixture *f, WaymarkItem *item, const char *field, const char *string)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Change", waymark_store_get_session (f->store));
  g_autoptr (WaymarkValue) value = waymark_value_new_string (string);
  g_autoptr (GError) error = NULL;

  waymark_edit_set (edit, item, field, value, &error);
  g_assert_no_error (error);
  waymark_store_commit (f->store, edit, PERSON, &error);
  g_assert_no_error (error);
}

static WaymarkItem *
add (Fixture *f, WaymarkKind kind, WaymarkItem *parent, const char *field, const char *string)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Add", waymark_store_get_session (f->store));
  g_autoptr (WaymarkValue) value = waymark_value_new_string (string);
  g_autoptr (GError) error = NULL;
  WaymarkItem *item = waymark_edit_add (edit, kind, parent, NULL, &error);

  g_assert_no_error (error);
  waymark_edit_set (edit, item, field, value, &error);
  g_assert_no_error (error);
  waymark_store_commit (f->store, edit, PERSON, &error);
  g_assert_no_error (error);
  return item;
}

static void
remove_item (Fixture *f, WaymarkItem *item)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Delete", waymark_store_get_session (f->store));
  g_autoptr (GError) error = NULL;

  waymark_edit_remove (edit, item, &error);
  g_assert_no_error (error);
  waymark_store_commit (f->store, edit, PERSON, &error);
  g_assert_no_error (error);
}

static WaymarkItem *
first_theme (Fixture *f)
{
  return waymark_item_first (waymark_plan_get_root (f->plan), WAYMARK_KIND_THEME);
}

/* The bytes of a compact copy, as they are published. */
static GBytes *
compact (Fixture *f)
{
  g_autofree char *target = place_file (&f->place, "copy.db");
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  waymark_store_copy_to (f->store, target, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (target, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (target), ==, 0);
  return g_bytes_new_take (bytes, length);
}

static guint
count_markers (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint n = 0;

  for (const char *at = data; (at = memmem (at, length - (gsize) (at - data), "zqmark", 6)) != NULL;
       at++)
    n++;
  return n;
}

/* ---- cases */

static void
test_everything (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *content;

  set_string (f, theme, "title", "One");
  set_string (f, theme, "title", "Two");
  g_assert_cmpstr (waymark_store_get_undo_name (f->store), ==, "Change");
  g_assert_cmpuint (forget (f, G_MAXINT64, NULL), ==, 3);
  g_assert_null (waymark_store_get_undo_name (f->store));
  history = waymark_store_get_history (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 0);
  g_assert_cmpuint (forget (f, G_MAXINT64, NULL), ==, 0);

  bytes = compact (f);
  content = g_bytes_get_data (bytes, &length);
  g_assert_null (memmem (content, length, PERSON, strlen (PERSON)));
  g_assert_null (memmem (content, length, "New plan", 8));
}

/* Edits go on after the cut, are undone, and tell what was before as far as that is known. */
static void
test_goes_on (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *dump = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  const WaymarkHistoryEntry *entry;
  const WaymarkHistoryChange *change;

  set_string (f, theme, "title", "One");
  forget (f, G_MAXINT64, "Forget");
  g_assert_null (waymark_store_get_undo_name (f->store));
  dump = plan_dump (f->plan);

  set_string (f, theme, "title", "Two");
  history = waymark_store_get_history (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = g_ptr_array_index (history, 0);
  change = g_ptr_array_index (entry->changes, 0);
  g_assert_cmpstr (waymark_value_get_string (change->from), ==, "One");
  g_assert_cmpstr (waymark_value_get_string (change->to), ==, "Two");
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpstr (entry->name, ==, "Forget");
  g_assert_cmpuint (entry->changes->len, ==, 0);

  waymark_store_undo (f->store, f->plan, PERSON, NULL, &error);
  g_assert_no_error (error);
  after = plan_dump (f->plan);
  g_assert_cmpstr (after, ==, dump);
  g_assert_null (waymark_store_get_undo_name (f->store));
  check (f);
}

static void
test_before_a_moment (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  gint64 cut;

  set_string (f, theme, "title", "One");
  cut = f->now;
  set_string (f, theme, "title", "Two");
  set_string (f, theme, "title", "Three");
  g_assert_cmpuint (forget (f, 1000, NULL), ==, 0);
  g_assert_cmpuint (forget (f, cut, NULL), ==, 2);
  history = waymark_store_get_history (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);

  waymark_store_undo (f->store, f->plan, PERSON, NULL, &error);
  g_assert_no_error (error);
  waymark_store_undo (f->store, f->plan, PERSON, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (waymark_item_get_string (first_theme (f), "title"), ==, "One");
  g_assert_false (waymark_store_undo (f->store, f->plan, PERSON, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  check (f);
}

/* An edit with a wrong clock keeps what had seen it, and itself goes with what it had seen. */
static void
test_wrong_clock (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);

  set_string (f, theme, "title", "One");
  f->now = 900000;
  set_string (f, theme, "title", "From the future");
  f->now = 2000;
  set_string (f, theme, "title", "Two");
  g_assert_cmpuint (forget (f, 3000, NULL), ==, 2);
  g_assert_cmpuint (forget (f, 900001, NULL), ==, 2);
}

/* What was deleted before the cut loses its words; what was deleted after can still come back. */
static void
test_deleted_items (Fixture *f, gconstpointer data)
{
  WaymarkItem *root = waymark_plan_get_root (f->plan);
  WaymarkItem *early = add (f, WAYMARK_KIND_THEME, root, "title", "zqmark early");
  WaymarkItem *late = add (f, WAYMARK_KIND_THEME, root, "title", "zqmark late");
  g_autofree char *dump = NULL, *after = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 cut;

  remove_item (f, early);
  cut = f->now;
  dump = plan_dump (f->plan);
  remove_item (f, late);
  forget (f, cut, NULL);
  bytes = compact (f);
  g_assert_cmpuint (count_markers (bytes), ==, 1);
  waymark_store_undo (f->store, f->plan, PERSON, NULL, &error);
  g_assert_no_error (error);
  after = plan_dump (f->plan);
  g_assert_cmpstr (after, ==, dump);
  check (f);
}

/* None of a thousand words that were replaced or deleted is anywhere in the bytes. */
static void
test_marker_words (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);
  g_autoptr (GBytes) before = NULL, after = NULL;

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *words = g_strdup_printf ("zqmark%u in a theme", i);
      g_autofree char *text = g_strdup_printf ("zqmark%u. %0*u", i, (int) (i * 20), i);
      WaymarkItem *action;

      set_string (f, theme, "title", words);
      set_string (f, theme, "narrative", text);
      action = add (f, WAYMARK_KIND_ACTION, theme, "text", words);
      set_string (f, action, "notes", text);
      remove_item (f, action);
    }
  set_string (f, theme, "title", "Kept");
  set_string (f, theme, "narrative", "Kept too");
  before = compact (f);
  g_assert_cmpuint (count_markers (before), >=, 1000);
  forget (f, G_MAXINT64, "Forget");
  after = compact (f);
  g_assert_cmpuint (count_markers (after), ==, 0);
}

static void
test_history_of_an_item (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = first_theme (f);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const WaymarkHistoryChange *change;

  forget (f, G_MAXINT64, NULL);
  set_string (f, theme, "title", "New");
  history = waymark_store_get_history (f->store, waymark_item_get_id (theme), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  change = ((WaymarkHistoryEntry *) history->pdata[0])->changes->pdata[0];
  g_assert_cmpstr (change->kind, ==, "theme");
  g_assert_cmpstr (waymark_value_get_string (change->from), ==, "Being heard");
}

static void
commit_random (GRand *rand, Fixture *f)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Change", waymark_store_get_session (f->store));
  g_autoptr (GError) error = NULL;

  edit_random (rand, edit, (guint) g_rand_int_range (rand, 1, 5));
  waymark_store_commit (f->store, edit, PERSON, &error);
  g_assert_no_error (error);
}

static void
step_random (GRand *rand, Fixture *f)
{
  int choice = g_rand_int_range (rand, 0, 10);

  if (choice < 5)
    commit_random (rand, f);
  else if (choice < 8)
    waymark_store_undo (f->store, f->plan, PERSON, NULL, NULL);
  else
    waymark_store_redo (f->store, f->plan, PERSON, NULL, NULL);
}

/* Random histories, forgotten here and there: nothing shown changes, and all goes on. */
static void
test_random (void)
{
  guint32 seed = test_seed ();

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      Fixture f = { 0 };

      set_up_with (&f, plan_random (rand, 20));
      for (guint k = 0; k < 60; k++)
        {
          step_random (rand, &f);
          if (k % 5 == 0)
            check (&f);
          if (g_rand_int_range (rand, 0, 12) == 0)
            forget (&f,
                    g_rand_boolean (rand) ? G_MAXINT64
                                          : g_rand_int_range (rand, 1000, (gint32) f.now),
                    g_rand_boolean (rand) ? "Forget" : NULL);
        }
      tear_down (&f, NULL);
    }
}

/* Undo up to the cut is the same with and without what was before it. */
static void
test_undo_to_the_cut (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
      Fixture f = { 0 };
      gint64 cut;

      set_up_with (&f, plan_random (rand, 20));
      for (guint k = 0; k < 10; k++)
        commit_random (rand, &f);
      cut = f.now;
      while (dumps->len < 10)
        {
          gint64 then = f.now;
          char *dump = plan_dump (f.plan);

          commit_random (rand, &f);
          if (f.now > then) /* an edit may have come to nothing */
            g_ptr_array_add (dumps, dump);
          else
            g_free (dump);
        }
      forget (&f, cut, NULL);
      while (dumps->len > 0)
        {
          g_autofree char *dump = NULL;
          g_autoptr (GError) error = NULL;

          waymark_store_undo (f.store, f.plan, PERSON, NULL, &error);
          g_assert_no_error (error);
          dump = plan_dump (f.plan);
          g_assert_cmpstr (dump, ==, dumps->pdata[dumps->len - 1]);
          g_ptr_array_remove_index (dumps, dumps->len - 1);
        }
      check (&f);
      tear_down (&f, NULL);
    }
}

/* ---- the plan as it was */

typedef struct
{
  gint64 time;
  char *dump;
  GStrv heads;
} Moment;

static void
moment_free (gpointer data)
{
  Moment *moment = data;

  g_free (moment->dump);
  g_strfreev (moment->heads);
  g_free (moment);
}

static void
note_moment (Fixture *f, GPtrArray *moments)
{
  Moment *moment = g_new0 (Moment, 1);
  g_autoptr (GError) error = NULL;

  moment->time = f->now;
  moment->dump = plan_dump (f->plan);
  moment->heads = waymark_store_get_heads (f->store, &error);
  g_assert_no_error (error);
  g_ptr_array_add (moments, moment);
}

static void
check_moment (Fixture *f, const Moment *moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) before = waymark_store_load_plan_before (f->store, moment->time, &error);
  g_autoptr (WaymarkPlan) at = NULL;
  g_autofree char *dump_before = NULL, *dump_at = NULL;

  g_assert_no_error (error);
  at = waymark_store_load_plan_at (f->store, (const char *const *) moment->heads, &error);
  g_assert_no_error (error);
  dump_before = plan_dump (before);
  g_assert_cmpstr (dump_before, ==, moment->dump);
  dump_at = plan_dump (at);
  g_assert_cmpstr (dump_at, ==, moment->dump);
}

/* Every state that there was can be read off the history, back to where it was forgotten. */
static void
test_past_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GPtrArray) moments = g_ptr_array_new_with_free_func (moment_free);
      Fixture f = { 0 };

      set_up_with (&f, plan_random (rand, 20));
      note_moment (&f, moments);
      for (guint k = 0; k < 40; k++)
        {
          step_random (rand, &f);
          note_moment (&f, moments);
        }
      for (guint k = 0; k < moments->len; k++)
        check_moment (&f, moments->pdata[k]);
      forget (&f, ((Moment *) moments->pdata[20])->time, NULL);
      for (guint k = 20; k < moments->len; k++)
        check_moment (&f, moments->pdata[k]);
      tear_down (&f, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(path, func) g_test_add ("/forget/" path, Fixture, NULL, set_up, func, tear_down)
  CASE ("everything", test_everything);
  CASE ("goes-on", test_goes_on);
  CASE ("before-a-moment", test_before_a_moment);
  CASE ("wrong-clock", test_wrong_clock);
  CASE ("deleted-items", test_deleted_items);
  CASE ("marker-words", test_marker_words);
  CASE ("history-of-an-item", test_history_of_an_item);
#undef CASE
  g_test_add_func ("/forget/random", test_random);
  g_test_add_func ("/forget/undo-to-the-cut", test_undo_to_the_cut);
  g_test_add_func ("/forget/past-plan", test_past_plan);

  return g_test_run ();
}
