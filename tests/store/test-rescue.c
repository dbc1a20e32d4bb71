/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "utils.h"
#include "waymark-error.h"
#include "waymark-pages.h"
#include "waymark-record.h"
#include "waymark-rescue-private.h"
#include "waymark-rescue.h"
#include "waymark-store-private.h"

/* What is left of a damaged file: whatever page of it is destroyed, each item whose own pages
 * are whole is in the new plan, word for word; no value that
 * is another one goes without a word; and the edits that are whole are kept. WAYMARK_ROUNDS pages
 * are destroyed, and as many letters changed. */

#define PAGE 4096
#define N_EDITS 22

typedef struct
{
  Place place;
  WaymarkPlan *plan;
  GBytes *bytes;
  GHashTable *pages; /* id -> number of the page that has its row */
} Fixture;

/* One text that does not fit on a page. */
static void
add_long_text (WaymarkStore *store, WaymarkPlan *plan)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Add", waymark_store_get_session (store));
  WaymarkItem *theme =
      waymark_edit_add (edit, WAYMARK_KIND_THEME, waymark_plan_get_root (plan), NULL, NULL);
  g_autofree char *text = g_strnfill (3 * PAGE, 'w');
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, theme, "title", "A long story", NULL);
  waymark_edit_set_string (edit, theme, "narrative", text, NULL);
  waymark_store_commit (store, edit, "Ann", &error);
  g_assert_no_error (error);
}

/* The rows of the tables of items are those on leaves whose first column is an id. */
static void
note_page (const WaymarkRow *row, gpointer data)
{
  GHashTable *pages = data;
  char id[33];

  if (!row->is_index && row->n_cells > 3 && row->cells[0].type == WAYMARK_CELL_BLOB &&
      waymark_id_from_blob (row->cells[0].bytes, row->cells[0].length, id))
    g_hash_table_insert (pages, g_strdup (id), GUINT_TO_POINTER (row->page));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPages) pages = NULL;
  g_autofree char *work = NULL;
  char *bytes;
  gsize length;

  place_init (&f->place);
  work = place_file (&f->place, "work.db");
  f->plan = plan_random (rand, 300);
  store = waymark_store_create (work, "carers.waymark", f->plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (store);
  for (int i = 0; i < N_EDITS - 2; i++)
    {
      WaymarkEdit *edit = waymark_edit_begin (f->plan, "Edit", waymark_store_get_session (store));

      edit_random (rand, edit, 10);
      waymark_store_commit (store, edit, "Ann", &error);
      g_assert_no_error (error);
    }
  add_long_text (store, f->plan);
  waymark_store_copy_to (store, f->place.path, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (f->place.path, &bytes, &length, NULL));
  g_assert_cmpuint (length % PAGE, ==, 0);
  f->bytes = g_bytes_new_take (bytes, length);
  f->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pages = waymark_pages_new (f->bytes);
  waymark_pages_read_all (pages, note_page, f->pages, NULL);
  g_assert_cmpuint (g_hash_table_size (f->pages), ==, waymark_plan_get_n_items (f->plan));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->plan);
  g_clear_pointer (&f->bytes, g_bytes_unref);
  g_clear_pointer (&f->pages, g_hash_table_unref);
  place_clear (&f->place);
}

static gboolean
is_same (WaymarkItem *item, WaymarkItem *found)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  WaymarkItem *under = found != NULL ? waymark_item_get_parent (found) : NULL;
  guint n_fields;

  if (found == NULL || waymark_item_get_kind (item) != waymark_item_get_kind (found) ||
      g_strcmp0 (parent != NULL ? waymark_item_get_id (parent) : NULL,
                 under != NULL ? waymark_item_get_id (under) : NULL) != 0)
    return FALSE;
  waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!waymark_value_equal (waymark_item_get_nth (item, i), waymark_item_get_nth (found, i)))
      return FALSE;
  return TRUE;
}

static void
assert_written (WaymarkItem *item, WaymarkPlan *written)
{
  WaymarkItem *found = waymark_plan_lookup (written, waymark_item_get_id (item));

  g_assert_true (is_same (item, found));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    assert_written (waymark_item_get_child (item, i), written);
}

/* Returns how many items of the branch are the same; those off @page must be. */
static guint
compare (Fixture *f, WaymarkItem *item, WaymarkPlan *rescued, guint page)
{
  gboolean whole =
      GPOINTER_TO_UINT (g_hash_table_lookup (f->pages, waymark_item_get_id (item))) != page;
  gboolean same = is_same (item, waymark_plan_lookup (rescued, waymark_item_get_id (item)));
  guint n = same;

  if (whole && !same)
    g_error ("page %u: %s %s is not what it was",
             page,
             waymark_kind_get_name (waymark_item_get_kind (item)),
             waymark_item_get_id (item));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    n += compare (f, waymark_item_get_child (item, i), rescued, page);
  return n;
}

/* It can be written, and what is written is believed. */
static void
write_new (Fixture *f, WaymarkRescue *rescue)
{
  g_autofree char *path = place_file (&f->place, "new.db");
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_rescue_create_store (rescue, path, "new.waymark", "Recover", "Ann", &error);

  g_assert_no_error (error);
  plan = waymark_store_load_plan (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, waymark_plan_get_n_items (rescue->plan));
  assert_written (waymark_plan_get_root (rescue->plan), plan);
  waymark_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  waymark_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkRescue) rescue =
      waymark_rescue_read_bytes (f->bytes, "carers.waymark", NULL, &error);
  g_autofree char *before = plan_dump (f->plan);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = plan_dump (rescue->plan);
  g_assert_true (g_str_equal (after, before));
  g_assert_cmpstr (waymark_plan_get_id (rescue->plan), ==, waymark_plan_get_id (f->plan));
  g_assert_cmpuint (rescue->losses->len, ==, 0);
  g_assert_cmpuint (rescue->n_from_history, ==, 0);
  g_assert_cmpuint (rescue->n_edits, ==, N_EDITS);
  g_assert_cmpuint (rescue->n_edits_kept, ==, N_EDITS);
  write_new (f, rescue);
}

/* As a bad sector, an interrupted copy or a careless program leaves it. */
static void
destroy_page (guint8 *page, GRand *rand, guint how)
{
  for (guint i = 0; i < PAGE; i++)
    page[i] = how == 0 ? 0 : how == 1 ? 0xff : (guint8) g_rand_int_range (rand, 0, 256);
}

static guint
get_rounds (guint usual)
{
  const char *rounds = g_getenv ("WAYMARK_ROUNDS");

  return rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : usual;
}

static gboolean
is_told (const WaymarkRescue *rescue, const char *id, const char *field)
{
  for (guint i = 0; i < rescue->losses->len; i++)
    {
      const WaymarkRescueLoss *loss = g_ptr_array_index (rescue->losses, i);

      if (strcmp (loss->id, id) == 0 && (loss->field == NULL || strcmp (loss->field, field) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Whatever is not what it was is on the list. */
static void
compare_told (WaymarkItem *item, const WaymarkRescue *rescue)
{
  WaymarkItem *found = waymark_plan_lookup (rescue->plan, waymark_item_get_id (item));
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; found != NULL && i < n_fields; i++)
    if (!waymark_value_equal (waymark_item_get_nth (item, i), waymark_item_get_nth (found, i)) &&
        !is_told (rescue, waymark_item_get_id (item), fields[i].name))
      g_error ("%s of %s is another one, and nothing says so",
               fields[i].name,
               waymark_item_get_id (item));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    compare_told (waymark_item_get_child (item, i), rescue);
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  guint n_pages = (guint) (g_bytes_get_size (f->bytes) / PAGE);
  guint n_items = waymark_plan_get_n_items (f->plan);
  guint rounds = get_rounds (48);
  guint n_all = 0, fewest = n_items, n_histories = 0, n_whole = 0, n_edits = 0;

  for (guint round = 0; round < rounds; round++)
    {
      guint page = 1 + (rounds < n_pages ? round * n_pages / rounds : round) % n_pages;
      gsize length;
      g_autofree guint8 *bytes =
          g_memdup2 (g_bytes_get_data (f->bytes, &length), g_bytes_get_size (f->bytes));
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkRescue) rescue = NULL;
      guint n_same;

      destroy_page (bytes + (gsize) (page - 1) * PAGE, rand, round / n_pages % 3);
      damaged = g_bytes_new_take (g_steal_pointer (&bytes), length);
      rescue = waymark_rescue_read_bytes (damaged, "carers.waymark", NULL, &error);
      g_assert_no_error (error);
      n_same = compare (f, waymark_plan_get_root (f->plan), rescue->plan, page);
      compare_told (waymark_plan_get_root (f->plan), rescue);
      fewest = MIN (fewest, n_same);
      n_all += n_same == n_items;
      n_histories += rescue->history != NULL;
      n_whole += rescue->n_edits_kept == rescue->n_edits;
      n_edits += rescue->n_edits_kept;
      if (round % 12 == 0)
        write_new (f, rescue);
    }
  g_print ("# trust: %u files with one page destroyed (of %u, %u items): all items of whole pages "
           "in each, every item in %u, at least %u; history kept in %u, whole in %u, %.1f "
           "of %u edits on average\n",
           rounds,
           n_pages,
           n_items,
           n_all,
           fewest,
           n_histories,
           n_whole,
           (double) n_edits / rounds,
           N_EDITS);
  g_assert_cmpuint (fewest, >, n_items / 2);
  g_assert_cmpuint (n_histories * 10, >, rounds * 8);
}

/* A bit of a letter: what it makes is often as good a letter. */
static void
test_letters (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  gsize length = g_bytes_get_size (f->bytes);
  guint rounds = get_rounds (48);
  guint n_same = 0, n_doubted = 0, n_kept = 0;

  for (guint round = 0; round < rounds; round++)
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (f->bytes, NULL), length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkRescue) rescue = NULL;
      g_autofree char *before = plan_dump (f->plan);
      g_autofree char *after = NULL;
      gsize at;

      do
        at = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      while (!g_ascii_isalpha (bytes[at]));
      bytes[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 3));
      damaged = g_bytes_new_take (bytes, length);
      rescue = waymark_rescue_read_bytes (damaged, "carers.waymark", NULL, &error);
      g_assert_no_error (error);
      compare_told (waymark_plan_get_root (f->plan), rescue);
      after = plan_dump (rescue->plan);
      n_same += g_str_equal (before, after);
      n_doubted += rescue->n_doubts > 0;
      n_kept += rescue->history != NULL;
    }
  g_print (
      "# trust: %u files with one letter changed: the same plan from %u, with its history from "
      "%u; doubts told of %u, what differs told of all\n",
      rounds,
      n_same,
      n_kept,
      n_doubted);
  g_assert_cmpuint (n_same * 10, >, rounds * 9);
}

/* The end is missing, or all after the first page, or more than one page. */
static void
test_much (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  gsize length = g_bytes_get_size (f->bytes);
  guint n_pages = (guint) (length / PAGE);

  for (guint round = 0; round < get_rounds (48) / 4; round++)
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (f->bytes, NULL), length);
      gsize left = length - (gsize) g_rand_int_range (rand, 0, (gint32) length / 2);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkRescue) rescue = NULL;

      for (int i = 0; i < 5; i++)
        destroy_page (
            bytes + (gsize) g_rand_int_range (rand, 0, (gint32) n_pages) * PAGE, rand, round % 3);
      for (int i = 0; i < 30; i++)
        bytes[g_rand_int_range (rand, 0, (gint32) length)] ^= (guint8) g_rand_int (rand);
      damaged = g_bytes_new_take (bytes, left);
      rescue = waymark_rescue_read_bytes (damaged, "carers.waymark", NULL, &error);
      if (rescue == NULL)
        {
          g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
          continue;
        }
      for (guint i = 0; i < rescue->losses->len; i++)
        {
          const WaymarkRescueLoss *loss = g_ptr_array_index (rescue->losses, i);

          g_assert_true (g_str_has_suffix (loss->sentence, "."));
          g_assert_true (g_utf8_validate (loss->sentence, -1, NULL));
        }
      write_new (f, rescue);
    }
}

/* The history was read, but it cannot be gone on from: it is left out, and told of once, as it was
 * in the end. */
static void
test_history_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkRescue) rescue =
      waymark_rescue_read_bytes (f->bytes, "carers.waymark", NULL, &error);
  guint n_told = 0;

  g_assert_no_error (error);
  rescue->n_edits_kept--;
  waymark_rescue_lose_history (rescue);
  g_assert_true (g_str_has_prefix (rescue->history_loss->sentence, "History: 1 of "));
  g_assert_true (waymark_sqlite_exec (rescue->history->db, "CREATE TABLE more (a)", &error));

  write_new (f, rescue);
  g_assert_null (rescue->history);
  g_assert_cmpuint (rescue->n_edits_kept, ==, 0);
  for (guint i = 0; i < rescue->losses->len; i++)
    {
      const WaymarkRescueLoss *loss = g_ptr_array_index (rescue->losses, i);

      n_told += strstr (loss->sentence, "istory") != NULL;
    }
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (
      g_str_has_prefix (rescue->history_loss->sentence, "The history could not be read"));
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  static const char text[] = "Dear all, please find the plan attached.";
  g_autoptr (GBytes) letter = g_bytes_new_static (text, sizeof text);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (waymark_rescue_read_bytes (letter, "plan.waymark", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
  g_assert_nonnull (strstr (error->message, "“plan.waymark”"));
  g_clear_error (&error);
  g_assert_null (waymark_rescue_read_bytes (empty, "plan.waymark", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/rescue/whole", test_whole);
  ADD ("/rescue/pages", test_pages);
  ADD ("/rescue/letters", test_letters);
  ADD ("/rescue/much", test_much);
  ADD ("/rescue/history-left-out", test_history_left_out);
  ADD ("/rescue/nothing", test_nothing);

  return g_test_run ();
}
