/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "generated-plan.h"
#include "waymark-plan-compare.h"
#include "waymark-plan-snapshot.h"
#include "waymark-snapshot.h"

#define N_PLANS 60
#define N_EDITS 40
#define SESSION "00112233445566778899aabbccddeeff"

static WaymarkItem *
add_meeting (WaymarkPlan *plan, const char *date)
{
  WaymarkItem *meeting =
      waymark_plan_append (plan, WAYMARK_KIND_MEETING, waymark_plan_get_root (plan));

  waymark_plan_set_string (plan, meeting, "date", date);
  return meeting;
}

/* Generated plans have rubbish for snapshots. */
static void
remove_snapshots (WaymarkItem *item)
{
  for (guint i = waymark_item_get_n_children (item); i > 0; i--)
    {
      WaymarkItem *child = waymark_item_get_child (item, i - 1);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_SNAPSHOT)
        waymark_plan_remove (waymark_item_get_plan (item), child);
      else
        remove_snapshots (child);
    }
}

static void
close_meeting (WaymarkPlan *plan, WaymarkItem *meeting)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Close meeting", SESSION);
  g_autoptr (GError) error = NULL;

  waymark_edit_close_meeting (edit, meeting, &error);
  g_assert_no_error (error);
  waymark_edit_keep (edit);
}

static WaymarkItem *
pick (WaymarkPlan *plan, GRand *random, guint kinds)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, waymark_plan_get_root (plan));
  for (guint i = 0; i < open->len; i++)
    for (guint k = 0; k < waymark_item_get_n_children (open->pdata[i]); k++)
      {
        WaymarkItem *child = waymark_item_get_child (open->pdata[i], k);

        g_ptr_array_add (open, child);
        if (kinds & 1u << waymark_item_get_kind (child))
          g_ptr_array_add (found, child);
      }
  return found->len > 0 ? found->pdata[g_rand_int_range (random, 0, (gint32) found->len)] : NULL;
}

#define PLACES (1u << WAYMARK_KIND_THEME | 1u << WAYMARK_KIND_REQUIREMENT)
#define TEXTS (1u << WAYMARK_KIND_ACTION | 1u << WAYMARK_KIND_PRIORITY)

static void
edit_somehow (WaymarkPlan *plan, GRand *random)
{
  WaymarkItem *place = pick (plan, random, PLACES);
  WaymarkItem *item = pick (plan, random, TEXTS);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      if (place != NULL)
        waymark_plan_set_string (
            plan, waymark_plan_append (plan, WAYMARK_KIND_ACTION, place), "text", "A new one");
      break;
    case 1:
      if (item != NULL)
        waymark_plan_set_string (plan, item, "text", g_rand_boolean (random) ? "One" : "Two");
      break;
    case 2:
      if (item != NULL)
        waymark_plan_remove (plan, item);
      break;
    case 3:
      if (place != NULL && item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        {
          g_autofree char *rank = g_strdup_printf ("%08x", g_rand_int (random));

          waymark_plan_place (plan, item, place, rank);
        }
      break;
    default:
      if ((item = pick (plan, random, 1u << WAYMARK_KIND_PARTY)) != NULL)
        waymark_plan_remove (plan, item);
      break;
    }
}

static GBytes *
write_plan (WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = waymark_plan_write_snapshot (plan, &error);

  g_assert_no_error (error);
  return bytes;
}

/* ---- what a snapshot holds */

static void
test_holds_the_plan (void)
{
  guint32 seed = generated_plan_get_seed ();

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      WaymarkItem *meeting = add_meeting (plan, "2025-12-04");
      g_autoptr (WaymarkPlan) kept = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) unpacked = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;

      remove_snapshots (waymark_plan_get_root (plan));
      close_meeting (plan, meeting);
      bytes = write_plan (plan);
      unpacked = waymark_snapshot_unpack (waymark_meeting_get_snapshot (meeting), &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, unpacked));

      kept = waymark_meeting_load_plan (meeting, &error);
      g_assert_no_error (error);
      g_assert_true (
          waymark_meeting_is_closed (waymark_plan_lookup (kept, waymark_item_get_id (meeting))));
      again = write_plan (kept);
      g_assert_true (g_bytes_equal (bytes, again));

      /* A second one does not hold the first. */
      remove_snapshots (waymark_plan_get_root (plan));
      generated_plan_assert_same (plan, kept);
    }
}

static GBytes *
unpack_content (const char *content)
{
  gsize length;
  guchar *packed = g_base64_decode (content, &length);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (packed, length, g_free);
  g_autoptr (GConverter) zlib =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) unpacked = g_converter_input_stream_new (stream, zlib);
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (
      g_output_stream_splice (bytes, unpacked, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL),
      >=,
      0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (bytes));
}

static void
test_damage (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *meeting = add_meeting (plan, "2025-12-04");
  WaymarkItem *snapshot;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkValue) later = waymark_value_new_integer (2);
  guint n_unused = 0;

  close_meeting (plan, meeting);
  snapshot = waymark_meeting_get_snapshot (meeting);
  g_assert_true (waymark_snapshot_verify (snapshot, &error));
  content = g_strdup (waymark_item_get_string (snapshot, "content"));
  whole = unpack_content (content);

  /* Any one letter of it, but for the few bits that what is packed does not use. */
  for (gsize i = 0; content[i] != '\0' && content[i] != '='; i++)
    {
      char letter = content[i];

      content[i] = letter == 'A' ? 'B' : 'A';
      waymark_plan_set_string (plan, snapshot, "content", content);
      if (waymark_snapshot_verify (snapshot, NULL))
        {
          g_autoptr (GBytes) same = unpack_content (content);

          g_assert_true (g_bytes_equal (same, whole));
          n_unused++;
        }
      content[i] = letter;
    }
  g_assert_cmpuint (n_unused, <=, 2);
  waymark_plan_set_string (plan, snapshot, "content", NULL);
  g_assert_null (waymark_snapshot_unpack (snapshot, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_DAMAGED);
  g_clear_error (&error);

  waymark_plan_set (plan, snapshot, "format", later);
  g_assert_true (waymark_snapshot_verify (snapshot, &error));
  g_assert_null (waymark_snapshot_unpack (snapshot, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NEWER_FORMAT);
}

/* A few bytes that would unpack to more than any plan are refused, in little memory. */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (8 << 20);
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *snapshot =
      waymark_plan_append (plan, WAYMARK_KIND_SNAPSHOT, add_meeting (plan, "2025-12-04"));
  g_autoptr (GConverter) compressor =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, compressor);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *content = NULL;

  for (guint i = 0; i < 33; i++)
    {
      g_assert_true (g_output_stream_write_all (stream, zeros, 8 << 20, NULL, NULL, NULL));
      g_checksum_update (checksum, (guchar *) zeros, 8 << 20);
    }
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
  content = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  waymark_plan_set_string (plan, snapshot, "content", content);
  waymark_plan_set_string (plan, snapshot, "digest", g_checksum_get_string (checksum));
  g_assert_false (waymark_snapshot_verify (snapshot, NULL));
}

static void
test_never_changes (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *meeting = add_meeting (plan, "2025-12-04");
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  close_meeting (plan, meeting);
  edit = waymark_edit_begin (plan, "Tamper", SESSION);
  g_assert_false (waymark_edit_set_string (
      edit, waymark_meeting_get_snapshot (meeting), "digest", "0", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_false (waymark_edit_close_meeting (edit, meeting, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  g_assert_true (waymark_edit_is_empty (edit));
}

/* ---- what changed since */

static char *
describe (WaymarkPlan *before, WaymarkPlan *after)
{
  g_autoptr (GPtrArray) changes = waymark_plan_compare (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const WaymarkHistoryChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s %s\n", change->item, change->field);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_told (GPtrArray *changes, const char *item)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((WaymarkHistoryChange *) changes->pdata[i])->item, item))
      return TRUE;
  return FALSE;
}

static gboolean
branch_is_told (GPtrArray *changes, WaymarkItem *item)
{
  for (; item != NULL; item = waymark_item_get_parent (item))
    if (is_told (changes, waymark_item_get_id (item)))
      return TRUE;
  return FALSE;
}

/* Every item that came, went or holds something else is told, and none that stayed as it was. */
static void
check_changes (WaymarkPlan *before, WaymarkPlan *after, guint32 seed)
{
  g_autoptr (GPtrArray) changes = waymark_plan_compare (before, after);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, waymark_plan_get_root (before));
  g_ptr_array_add (open, waymark_plan_get_root (after));
  for (guint i = 0; i < open->len; i++)
    {
      WaymarkItem *item = open->pdata[i];
      const char *id = waymark_item_get_id (item);
      WaymarkItem *was = waymark_plan_lookup (before, id);
      WaymarkItem *is = waymark_plan_lookup (after, id);
      gboolean same = was != NULL && is != NULL;
      guint n_fields;

      for (guint k = 0; k < waymark_item_get_n_children (item); k++)
        g_ptr_array_add (open, waymark_item_get_child (item, k));
      waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
      for (guint k = 0; same && k < n_fields; k++)
        same = waymark_value_equal (waymark_item_get_nth (was, k), waymark_item_get_nth (is, k));
      if (!same && (is != NULL ? !is_told (changes, id) : !branch_is_told (changes, was)))
        g_error ("WAYMARK_SEED=%u: %s is not told", seed, id);
      if (same && is_told (changes, id))
        for (guint k = 0; k < changes->len; k++)
          {
            const WaymarkHistoryChange *change = changes->pdata[k];

            if (g_str_equal (change->item, id))
              g_assert_cmpstr (change->field, ==, "@place");
          }
    }
}

static void
test_since (void)
{
  guint32 seed = generated_plan_get_seed ();

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      WaymarkItem *first = add_meeting (plan, "2025-09-11");
      WaymarkItem *second = add_meeting (plan, "2025-12-04");
      g_autoptr (WaymarkPlan) then = NULL;
      g_autoptr (WaymarkPlan) closed = NULL;
      g_autoptr (WaymarkPlan) now = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *nothing = NULL;
      g_autofree char *between = NULL;
      g_autofree char *present = NULL;

      remove_snapshots (waymark_plan_get_root (plan));
      close_meeting (plan, first);
      then = waymark_meeting_load_plan (first, &error);
      g_assert_no_error (error);
      now = waymark_plan_as_snapshot (plan, &error);
      nothing = describe (then, now);
      g_assert_cmpstr (nothing, ==, "");

      for (guint k = 0; k < N_EDITS; k++)
        edit_somehow (plan, random);
      close_meeting (plan, second);
      closed = waymark_meeting_load_plan (second, &error);
      g_assert_no_error (error);
      g_clear_object (&now);
      now = waymark_plan_as_snapshot (plan, &error);
      check_changes (then, now, seed + i);

      /* Since the last meeting is the same whether its successor is the present or a snapshot. */
      between = describe (then, closed);
      present = describe (then, now);
      g_assert_cmpstr (between, ==, present);
    }
}

static guint
count_moved (const char *order)
{
  g_autoptr (WaymarkPlan) before = waymark_plan_new (NULL);
  g_autoptr (WaymarkPlan) after = waymark_plan_new (waymark_plan_get_id (before));
  g_autoptr (GPtrArray) changes = NULL;
  char id[33] = "00000000000000000000000000000000";

  for (const char *letter = "abcdefgh"; *letter != '\0'; letter++)
    {
      char rank[2] = { *letter, '\0' };

      id[31] = (char) (*letter == 'g' ? '8' : *letter == 'h' ? '9' : *letter);
      waymark_plan_add (before, WAYMARK_KIND_THEME, id, waymark_plan_get_root (before), rank);
    }
  for (guint i = 0; order[i] != '\0'; i++)
    {
      g_autofree char *rank = g_strdup_printf ("n%02u", i);

      id[31] = (char) (order[i] == 'g' ? '8' : order[i] == 'h' ? '9' : order[i]);
      waymark_plan_add (after, WAYMARK_KIND_THEME, id, waymark_plan_get_root (after), rank);
    }
  changes = waymark_plan_compare (before, after);
  return changes->len;
}

/* Ranks are all new; only what really stands elsewhere is told. */
static void
test_order (void)
{
  g_assert_cmpuint (count_moved ("abcdefgh"), ==, 0);
  g_assert_cmpuint (count_moved ("habcdefg"), ==, 1);
  g_assert_cmpuint (count_moved ("bcdefgha"), ==, 1);
  g_assert_cmpuint (count_moved ("bacdefgh"), ==, 1);
  g_assert_cmpuint (count_moved ("efghabcd"), ==, 4);
  g_assert_cmpuint (count_moved ("hgfedcba"), ==, 7);
  /* Two went. */
  g_assert_cmpuint (count_moved ("acdefg"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/holds-the-plan", test_holds_the_plan);
  g_test_add_func ("/snapshot/damage", test_damage);
  g_test_add_func ("/snapshot/bomb", test_bomb);
  g_test_add_func ("/snapshot/never-changes", test_never_changes);
  g_test_add_func ("/snapshot/since", test_since);
  g_test_add_func ("/snapshot/order", test_order);
  return g_test_run ();
}
