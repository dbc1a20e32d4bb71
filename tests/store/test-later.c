/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "utils.h"
#include "waymark-error.h"
#include "waymark-store-private.h"

/* Files that a later version worked on: kinds and fields that this one does not know, values that
 * wait for a choice, edits of two people who had not seen each other's. They open, show, take
 * edits, and nothing in them is lost. */

#define RISK "0123456789abcdef0123456789abcdef"

typedef struct
{
  Place place;
  WaymarkPlan *plan;
  WaymarkStore *store;
  WaymarkItem *theme;
  WaymarkItem *action;
} Fixture;

static WaymarkItem *
first_of (WaymarkPlan *plan, WaymarkKind kind)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  return plan_pick (rand, plan, 1u << kind);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place_init (&f->place);
  f->plan = plan_sample ();
  f->store =
      waymark_store_create (f->place.path, "carers.waymark", f->plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
  f->theme = first_of (f->plan, WAYMARK_KIND_THEME);
  f->action = first_of (f->plan, WAYMARK_KIND_ACTION);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_object (&f->plan);
  place_clear (&f->place);
}

static void
assert_sound (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  assert_consistent (f->store, f->plan);
  waymark_store_verify (f->store, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  waymark_sqlite_get_int (f->store->db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static WaymarkRegister *
add_string (GPtrArray *registers, const char *item, const char *field, const char *value)
{
  WaymarkRegister *r = waymark_register_new (item, field);
  g_autoptr (WaymarkValue) string = waymark_value_new_string (value);

  waymark_register_add_value (r, string);
  g_ptr_array_add (registers, r);
  return r;
}

/* Writes what this version would not. */
static gint64
write_edit (Fixture *f, GPtrArray *registers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (f->store->db, &error);
  g_auto (WaymarkRecord) record = { .session = "fedcba9876543210fedcba9876543210",
                                    .person = "Bob",
                                    .name = "Later",
                                    .registers = registers };

  g_assert_no_error (error);
  waymark_registers_sort (registers);
  waymark_store_write_edit (f->store, &record, &error);
  g_assert_no_error (error);
  waymark_transaction_commit (transaction, &error);
  g_assert_no_error (error);
  return record.n;
}

static void
reopen (Fixture *f)
{
  g_autofree char *session = g_strdup (waymark_store_get_session (f->store));
  const char *const own[] = { session, NULL };
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->store);
  g_clear_object (&f->plan);
  f->store = waymark_store_open (f->place.path, "carers.waymark", WAYMARK_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
  waymark_store_set_own_sessions (f->store, own, &error);
  g_assert_no_error (error);
  f->plan = waymark_store_load_plan (f->store, NULL, &error);
  g_assert_no_error (error);
  f->theme = first_of (f->plan, WAYMARK_KIND_THEME);
  f->action = first_of (f->plan, WAYMARK_KIND_ACTION);
}

static void
set_text (Fixture *f, const char *text)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Text", waymark_store_get_session (f->store));
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, f->action, "text", text, &error);
  g_assert_no_error (error);
  waymark_store_commit (f->store, edit, "Ann", &error);
  g_assert_no_error (error);
}

static void
test_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GBytes) place = waymark_place_encode (waymark_item_get_id (f->theme), "V");
  g_autoptr (WaymarkValue) gone = waymark_value_new_boolean (FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *target = place_file (&f->place, "copy.waymark");
  g_autoptr (WaymarkStore) copy = NULL;
  WaymarkRegister *r;
  WaymarkEdit *edit;

  add_string (registers, RISK, "@kind", "risk");
  add_string (registers, RISK, "likelihood", "high");
  add_string (registers, waymark_item_get_id (f->action), "cost", "£200");
  r = waymark_register_new (RISK, "@gone");
  waymark_register_add_value (r, gone);
  g_ptr_array_add (registers, r);
  r = waymark_register_new (RISK, "@place");
  waymark_register_add (r, place, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (registers, r);
  write_edit (f, registers);
  reopen (f);
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM extra"), ==, 4);

  edit = waymark_edit_begin (f->plan, "Delete", waymark_store_get_session (f->store));
  waymark_edit_remove (edit, f->theme, &error);
  g_assert_no_error (error);
  waymark_store_commit (f->store, edit, "Ann", &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM extra"), ==, 0);

  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM extra"), ==, 4);
  waymark_store_redo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM extra"), ==, 0);
  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);

  waymark_store_copy_to (f->store, target, NULL, &error);
  g_assert_no_error (error);
  copy = waymark_store_open (target, "copy.waymark", WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  waymark_store_verify (copy, NULL, &error);
  g_assert_no_error (error);
}

/* An ordinary edit of a field in conflict replaces what is shown and carries the rest. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) registers = waymark_registers_new ();
  g_autoptr (GPtrArray) second = waymark_registers_new ();
  g_autoptr (GBytes) other = g_bytes_new ("5:Other", 7);
  g_autoptr (GError) error = NULL;
  WaymarkRegister *r;
  gint64 first;

  r = add_string (registers, waymark_item_get_id (f->action), "phase", "Other");
  first = write_edit (f, registers);
  r = add_string (second, waymark_item_get_id (f->action), "phase", "Year 1");
  waymark_register_add (r, other, first);
  write_edit (f, second);
  reopen (f);
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM claim"), ==, 2);
  g_assert_cmpstr (waymark_item_get_string (f->action, "phase"), ==, "Year 1");

  {
    WaymarkEdit *edit = waymark_edit_begin (f->plan, "Phase", waymark_store_get_session (f->store));

    waymark_edit_set_string (edit, f->action, "phase", "Year 2", &error);
    waymark_store_commit (f->store, edit, "Ann", &error);
    g_assert_no_error (error);
  }
  assert_sound (f);
  g_assert_cmpint (count (f, "SELECT count (*) FROM claim"), ==, 2);
  g_assert_cmpint (
      count (f, "SELECT count (*) FROM claim WHERE value = CAST ('6:Year 2' AS BLOB)"), ==, 1);
  g_assert_cmpint (
      count (f, "SELECT count (*) FROM claim WHERE value = CAST ('5:Other' AS BLOB)"), ==, 1);

  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpstr (waymark_item_get_string (f->action, "phase"), ==, "Year 1");
  g_assert_cmpint (count (f, "SELECT count (*) FROM claim"), ==, 2);
}

/* Puts the one edit that the other copy has more beside ours, as joining will. */
static void
join (Fixture *f, const char *other)
{
  g_autofree char *sql = g_strdup_printf (
      "ATTACH '%s' AS b;"
      "INSERT INTO session SELECT (SELECT max (n) FROM main.session) + 1, id FROM b.session"
      " WHERE n = (SELECT max (n) FROM b.session);"
      "INSERT INTO edit SELECT (SELECT max (n) FROM main.edit) + 1, digest,"
      " (SELECT max (n) FROM main.session), seq, lamport, NULL, body, salt, person, time, name, "
      "NULL"
      " FROM b.edit WHERE n = (SELECT max (n) FROM b.edit);"
      "INSERT INTO seen SELECT (SELECT max (n) FROM main.edit), 1;"
      "INSERT INTO head SELECT max (n) FROM main.edit;"
      "INSERT INTO change SELECT item, field, (SELECT max (n) FROM main.edit), nth, value, NULL"
      " FROM b.change WHERE edit = (SELECT max (n) FROM b.edit);"
      "DELETE FROM main.meta WHERE key = 'items-digest'",
      other);
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (f->place.path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
test_joined (Fixture *f, gconstpointer data)
{
  g_autofree char *other = place_file (&f->place, "other.db");
  g_autofree char *action = g_strdup (waymark_item_get_id (f->action));
  g_autofree char *session = g_strdup (waymark_store_get_session (f->store));
  const char *own[] = { session, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) heads = NULL;

  waymark_store_copy_to (f->store, other, NULL, &error);
  g_assert_no_error (error);
  set_text (f, "Mine");
  {
    g_autoptr (WaymarkStore) theirs =
        waymark_store_open (other, "other", WAYMARK_STORE_READ_WRITE, &error);
    g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (theirs, NULL, &error);
    WaymarkRelation relation;
    WaymarkEdit *edit;

    g_assert_no_error (error);
    waymark_store_begin_session (theirs);
    edit = waymark_edit_begin (plan, "Phase", waymark_store_get_session (theirs));
    waymark_edit_set_string (edit, waymark_plan_lookup (plan, action), "phase", "Theirs", &error);
    waymark_store_commit (theirs, edit, "Bob", &error);
    g_assert_no_error (error);
    g_assert_true (waymark_store_relate (f->store, theirs, &relation, &error));
    g_assert_cmpint (relation, ==, WAYMARK_RELATION_APART);
  }
  g_clear_object (&f->store);
  join (f, other);
  {
    sqlite3 *db;

    g_assert_cmpint (sqlite3_open (f->place.path, &db), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (db,
                                   "UPDATE action SET phase = 'Theirs' WHERE id ="
                                   " (SELECT item FROM change WHERE field = 'phase')",
                                   NULL,
                                   NULL,
                                   NULL),
                     ==,
                     SQLITE_OK);
    sqlite3_close (db);
  }

  f->store = waymark_store_open (f->place.path, "carers.waymark", WAYMARK_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
  waymark_store_set_own_sessions (f->store, own, &error);
  g_assert_no_error (error);
  g_clear_object (&f->plan);
  f->plan = waymark_store_load_plan (f->store, NULL, &error);
  g_assert_no_error (error);
  f->action = waymark_plan_lookup (f->plan, action);
  assert_sound (f);
  heads = waymark_store_get_heads (f->store, &error);
  g_assert_cmpuint (g_strv_length (heads), ==, 2);
  g_assert_cmpstr (waymark_item_get_string (f->action, "phase"), ==, "Theirs");

  set_text (f, "Both seen");
  assert_sound (f);
  g_strfreev (g_steal_pointer (&heads));
  heads = waymark_store_get_heads (f->store, &error);
  g_assert_cmpuint (g_strv_length (heads), ==, 1);
  g_assert_cmpint (
      count (f, "SELECT count (*) FROM seen WHERE edit = (SELECT max (n) FROM edit)"), ==, 2);

  /* Undo goes back through my own edits, past theirs. */
  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpstr (waymark_item_get_string (f->action, "text"), ==, "Mine");
  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpstr (waymark_item_get_string (f->action, "text"), !=, "Mine");
  g_assert_cmpstr (waymark_item_get_string (f->action, "phase"), ==, "Theirs");
  g_assert_false (waymark_store_undo (f->store, f->plan, "Ann", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
}

/* 10,000 edits of one plan add less than 4 MB. */
static void
test_size (Fixture *f, gconstpointer data)
{
  GStatBuf before, after;

  g_assert_cmpint (g_stat (f->place.path, &before), ==, 0);
  for (guint i = 0; i < 10000; i++)
    {
      WaymarkEdit *edit =
          waymark_edit_begin (f->plan, "Change due date", waymark_store_get_session (f->store));
      g_autofree char *words = g_strdup_printf ("By March %u", 2000 + i % 900);
      g_autofree char *window = g_strdup_printf ("../%u-03", 2000 + i % 900);
      g_autoptr (GError) error = NULL;

      waymark_edit_set_words (edit, f->action, "due", words, window, &error);
      g_assert_no_error (error);
      waymark_store_commit (f->store, edit, "Ann Example", &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (g_stat (f->place.path, &after), ==, 0);
  g_test_message ("10,000 edits: %" G_GINT64_FORMAT " bytes",
                  (gint64) (after.st_size - before.st_size));
  g_assert_cmpint (after.st_size - before.st_size, <, 4000000);
  assert_sound (f);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/later/unknown-kinds-and-fields", test_unknown);
  ADD ("/later/conflict", test_conflict);
  ADD ("/later/joined", test_joined);
  ADD ("/later/size", test_size);

  return g_test_run ();
}
