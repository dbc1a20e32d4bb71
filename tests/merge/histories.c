/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "histories.h"

#include <glib/gstdio.h>
#include <string.h>

#include "histories-private.h"
#include "waymark-conflict-list.h"
#include "waymark-edit-table.h"
#include "waymark-shown.h"

#define MAX_COPIES 5

static void
moment_free (gpointer data)
{
  Moment *moment = data;

  g_strfreev (moment->heads);
  g_free (moment->dump);
  g_free (moment);
}

#define YEAR (365 * 24 * 3600)

/* ---- choosing at random */

static gboolean
chance (HistoryRun *run, double of_one)
{
  return g_rand_double (run->rand) < of_one;
}

static gpointer
pick (HistoryRun *run, GPtrArray *from)
{
  return from->len > 0
             ? g_ptr_array_index (from, g_rand_int_range (run->rand, 0, (gint32) from->len))
             : NULL;
}

/* Another computer's is wrong by up to ten years. */
static Copy *
with_clock (HistoryRun *run, Copy *copy)
{
  copy_set_clock (copy, 1700000000 + g_rand_int_range (run->rand, -10 * YEAR, 10 * YEAR));
  return copy;
}

static char *
new_id (HistoryRun *run)
{
  return g_strdup_printf ("%08x%08x%08x%08x",
                          g_rand_int (run->rand),
                          g_rand_int (run->rand),
                          g_rand_int (run->rand),
                          g_rand_int (run->rand));
}

static WaymarkKind
kind_of (Copy *copy, const char *id)
{
  g_autoptr (GError) error = NULL;
  WaymarkKind kind;

  waymark_shown_get_kind (copy->store, id, &kind, &error);
  g_assert_no_error (error);
  return kind;
}

/* A living item of one of the kinds; NULL if there is none. */
static char *
pick_item (HistoryRun *run, Copy *copy, guint kinds)
{
  g_autoptr (GPtrArray) ids = copy_list_alive (copy);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (kinds & (1u << kind_of (copy, g_ptr_array_index (ids, i))))
      g_ptr_array_add (found, g_ptr_array_index (ids, i));
  return g_strdup (pick (run, found));
}

static guint
kinds_above (WaymarkKind kind)
{
  guint kinds = 0;

  for (int parent = 0; parent < WAYMARK_N_KINDS; parent++)
    if (waymark_kind_may_stand_under (kind, parent))
      kinds |= 1u << parent;
  return kinds;
}

static GHashTable *
one_field (const char *field, const char *text)
{
  GHashTable *fields =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) waymark_value_unref);

  if (field != NULL)
    g_hash_table_insert (fields, g_strdup (field), waymark_value_new_string (text));
  return fields;
}

static char *
some_text (HistoryRun *run)
{
  static const char *const words[] = {
    "Map need. ", "Train staff. ", "Ask carers. ", "Write it up.\n"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (chance (run, .15))
        g_string_append (text, "Pay for it. ");
      if (!chance (run, .15))
        g_string_append (text, words[i]);
    }
  return g_string_free (text, FALSE);
}

/* A sibling to come after: "" first, NULL last. */
static char *
pick_after (HistoryRun *run, Copy *copy, const char *parent, const char *without)
{
  g_autoptr (GPtrArray) rows = copy_get_children (copy, parent);
  guint at;

  for (guint i = rows->len; i > 0; i--)
    if (g_strcmp0 (g_ptr_array_index (rows, i - 1), without) == 0)
      g_ptr_array_remove_index (rows, i - 1);
  at = (guint) g_rand_int_range (run->rand, 0, (gint32) rows->len + 2);
  if (at == rows->len)
    return NULL;
  return g_strdup (at > rows->len ? "" : g_ptr_array_index (rows, at));
}

/* ---- what people do */

static void
do_add (HistoryRun *run, Copy *copy)
{
  static const WaymarkKind kinds[] = { WAYMARK_KIND_THEME,  WAYMARK_KIND_REQUIREMENT,
                                       WAYMARK_KIND_ACTION, WAYMARK_KIND_ACTION,
                                       WAYMARK_KIND_ACTION, WAYMARK_KIND_PARTY,
                                       WAYMARK_KIND_UPDATE, WAYMARK_KIND_MEETING };
  WaymarkKind kind = kinds[g_rand_int_range (run->rand, 0, G_N_ELEMENTS (kinds))];
  g_autofree char *parent = pick_item (run, copy, kinds_above (kind));
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GHashTable) fields = NULL;

  if (parent == NULL)
    return;
  after = pick_after (run, copy, parent, NULL);
  id = new_id (run);
  fields = one_field (waymark_kind_get_field (kind, "title") != NULL ? "title" : NULL, "New");
  digest = copy_add (copy, waymark_kind_get_name (kind), id, parent, after, fields);
}

static void
do_link (HistoryRun *run, Copy *copy)
{
  g_autofree char *action = pick_item (run, copy, 1u << WAYMARK_KIND_ACTION);
  g_autofree char *party = pick_item (run, copy, 1u << WAYMARK_KIND_PARTY);
  g_autofree char *status = pick_item (run, copy, 1u << WAYMARK_KIND_STATUS);
  g_autofree char *id = new_id (run);
  g_autofree char *digest = NULL;

  if (action != NULL && party != NULL && chance (run, .6))
    {
      g_autoptr (GHashTable) fields = one_field ("party", party);

      digest = copy_add (copy, "assignment", id, action, NULL, fields);
    }
  else if (action != NULL && status != NULL)
    {
      g_autoptr (WaymarkValue) value = waymark_value_new_string (status);

      digest = copy_set (copy, action, "status", value, FALSE);
    }
}

static void
do_set (HistoryRun *run, Copy *copy)
{
  static const char *const values[] = { "a", "b", "c" };
  g_autofree char *id = pick_item (
      run, copy, 1u << WAYMARK_KIND_PLAN | 1u << WAYMARK_KIND_THEME | 1u << WAYMARK_KIND_ACTION);
  g_autoptr (WaymarkValue) value =
      waymark_value_new_string (values[g_rand_int_range (run->rand, 0, 3)]);
  WaymarkKind kind = kind_of (copy, id);

  g_free (copy_set (copy, id, kind == WAYMARK_KIND_ACTION ? "phase" : "title", value, FALSE));
}

static void
do_text (HistoryRun *run, Copy *copy)
{
  g_autofree char *id = pick_item (run, copy, 1u << WAYMARK_KIND_ACTION);
  g_autofree char *text = some_text (run);
  g_autoptr (WaymarkValue) value = waymark_value_new_string (text);

  if (id != NULL)
    g_free (copy_set (copy, id, "text", value, FALSE));
}

static void
do_move (HistoryRun *run, Copy *copy)
{
  g_autofree char *id = pick_item (run,
                                   copy,
                                   1u << WAYMARK_KIND_ACTION | 1u << WAYMARK_KIND_THEME |
                                       1u << WAYMARK_KIND_REQUIREMENT);
  g_autofree char *parent = NULL;
  g_autofree char *after = NULL;

  if (id == NULL)
    return;
  parent = pick_item (run, copy, kinds_above (kind_of (copy, id)));
  if (parent == NULL)
    return;
  after = pick_after (run, copy, parent, id);
  g_free (copy_move (copy, id, parent, after));
}

static void
do_delete (HistoryRun *run, Copy *copy)
{
  g_autofree char *id = pick_item (run, copy, ~(1u << WAYMARK_KIND_PLAN));

  if (id != NULL)
    g_free (copy_delete (copy, id));
}

static void
do_settle (HistoryRun *run, Copy *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = waymark_conflict_list (copy->store, &error);
  WaymarkConflict *conflict = pick (run, conflicts);
  WaymarkClaim *claim;

  g_assert_no_error (error);
  if (conflict == NULL)
    return;
  claim = pick (run, conflict->claims);
  if (conflict->type == WAYMARK_CONFLICT_FIELD)
    g_free (copy_set (copy, conflict->item, conflict->field, claim->value, TRUE));
  else if (conflict->type == WAYMARK_CONFLICT_PLACE)
    g_free (copy_move (copy,
                       conflict->item,
                       waymark_value_get_string (waymark_value_get_child (claim->value, 0)),
                       NULL));
  else
    g_free (copy_keep (copy, conflict->item));
}

static void
do_undo (Copy *copy, gboolean redo)
{
  GPtrArray *left = copy_undo (copy, redo);

  if (left != NULL)
    g_ptr_array_unref (left);
}

/* What is shown and listed; not which texts are combined by themselves, which is so until the
 * next edit, nor the edits. */
static char *
dump_shown (Copy *copy)
{
  char *dump = copy_dump (copy);
  char *history = strstr (dump, "\"combined\"");

  g_assert_nonnull (history);
  *history = '\0';
  return dump;
}

static void
remember (HistoryRun *run, Copy *copy)
{
  Moment *moment = g_new0 (Moment, 1);
  g_autoptr (GError) error = NULL;

  moment->heads = waymark_store_get_heads (copy->store, &error);
  g_assert_no_error (error);
  moment->dump = dump_shown (copy);
  g_ptr_array_add (run->moments, moment);
}

static gboolean
has_moment (Copy *copy, const Moment *moment)
{
  g_autoptr (GError) error = NULL;
  gboolean has = TRUE;

  for (guint i = 0; moment->heads[i] != NULL && has; i++)
    waymark_store_has_edit (copy->store, moment->heads[i], &has, &error);
  g_assert_no_error (error);
  return has;
}

/* The plan says what it said then; undone, what it said before. */
static void
do_go_back (HistoryRun *run, Copy *copy)
{
  const Moment *moment = pick (run, run->moments);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  if (moment == NULL || !has_moment (copy, moment))
    return;
  before = dump_shown (copy);
  if (!copy_go_back (copy, (const char *const *) moment->heads))
    return;
  after = dump_shown (copy);
  g_assert_cmpstr (after, ==, moment->dump);
  if (strcmp (before, after) == 0 || chance (run, .5))
    return;
  copy_check (copy);
  do_undo (copy, FALSE);
  undone = dump_shown (copy);
  g_assert_cmpstr (undone, ==, before);
}

/* Everything, or what was made before somebody's clock said so. */
static void
do_forget (HistoryRun *run, Copy *copy)
{
  if (chance (run, .5))
    copy_forget (copy);
  else
    copy_forget_before (copy, copy_get_clock (pick (run, run->copies)));
}

static void
do_step (HistoryRun *run)
{
  Copy *copy = pick (run, run->copies);
  guint n = (guint) g_rand_int_range (run->rand, 0, 100);

  if (!copy_has_session (copy))
    {
      g_autofree char *session = new_id (run);

      copy_open (copy, session);
    }
  if (n < 14)
    do_add (run, copy);
  else if (n < 20)
    do_link (run, copy);
  else if (n < 35)
    do_set (run, copy);
  else if (n < 45)
    do_text (run, copy);
  else if (n < 55)
    do_move (run, copy);
  else if (n < 61)
    do_delete (run, copy);
  else if (n < 66)
    do_settle (run, copy);
  else if (n < 75)
    do_undo (copy, n >= 72);
  else if (n < 90)
    {
      guint n_lost;

      copy_merge (copy, pick (run, run->copies), chance (run, .5), TRUE, &n_lost);
    }
  else if (n < 93)
    copy_leave (copy);
  else if (n < 98 && run->copies->len < MAX_COPIES)
    g_ptr_array_add (
        run->copies,
        with_clock (run,
                    n < 96 ? copy_file (run->folder, copy) : copy_machine (run->folder, copy)));
  else if (n == 99)
    do_forget (run, copy);
  copy_check (copy);
  if (chance (run, .1))
    remember (run, copy);
  else if (copy_has_session (copy) && chance (run, .05))
    {
      do_go_back (run, copy);
      copy_check (copy);
    }
}

/* ---- */

static void
begin (HistoryRun *run)
{
  static const struct
  {
    const char *kind, *id, *parent, *field;
  } items[] = {
    { "theme", "00000000000000000000000000000001", "plan", "title" },
    { "theme", "00000000000000000000000000000002", "plan", "title" },
    { "party", "00000000000000000000000000000003", "plan", "name" },
    { "status", "00000000000000000000000000000004", "plan", "word" },
    { "requirement",
      "00000000000000000000000000000005",
      "00000000000000000000000000000001",
      "title" },
    { "action", "00000000000000000000000000000006", "00000000000000000000000000000005", "text" },
    { "action", "00000000000000000000000000000007", "00000000000000000000000000000005", "text" },
  };
  g_autofree char *plan = new_id (run);
  g_autofree char *maker = new_id (run);
  g_autofree char *session = new_id (run);
  g_autoptr (GHashTable) title = one_field ("title", "Plan");
  Copy *copy = copy_new (run->folder, plan, maker, title);

  g_ptr_array_add (run->copies, with_clock (run, copy));
  copy_open (copy, session);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GHashTable) fields = one_field (
          items[i].field,
          strcmp (items[i].field, "text") == 0 ? "Map need. Train staff. Ask carers. Write it up.\n"
                                               : "One");

      g_free (copy_add (copy, items[i].kind, items[i].id, items[i].parent, NULL, fields));
    }
  for (gint n = g_rand_int_range (run->rand, 1, 4); n > 0; n--)
    g_ptr_array_add (run->copies, with_clock (run, copy_file (run->folder, copy)));
}

void
history_run (guint32 seed)
{
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  HistoryRun run = { .rand = g_rand_new_with_seed (seed) };
  gint n_steps;

  run.folder = g_build_filename (parent, "waymark-history-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (run.folder));
  run.copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  run.moments = g_ptr_array_new_with_free_func (moment_free);
  begin (&run);
  for (n_steps = g_rand_int_range (run.rand, 4, 30); n_steps > 0; n_steps--)
    do_step (&run);
  history_check (&run);

  g_ptr_array_unref (run.copies);
  g_ptr_array_unref (run.moments);
  g_rand_free (run.rand);
  g_assert_cmpint (g_rmdir (run.folder), ==, 0);
  g_free (run.folder);
}
