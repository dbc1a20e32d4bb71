/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "utils.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "waymark-reader.h"

void
place_init (Place *place)
{
  /* In memory where that can be had: thousands of edits are synced one by one. */
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();

  place->folder = g_build_filename (parent, "waymark-store-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (place->folder));
  place->path = place_file (place, "plan.db");
}

void
place_clear (Place *place)
{
  GDir *dir = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = place_file (place, name);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_clear_pointer (&place->folder, g_free);
  g_clear_pointer (&place->path, g_free);
}

char *
place_file (Place *place, const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

guint32
test_seed (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

WaymarkPlan *
plan_sample (void)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *party, *status, *theme, *requirement, *action, *assignment;

  waymark_plan_set_string (plan, root, "title", "Carers together");
  waymark_plan_set_string (plan, root, "owner", "Carers Forum");
  party = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
  waymark_plan_set_string (plan, party, "name", "Carers Forum");
  status = waymark_plan_append (plan, WAYMARK_KIND_STATUS, root);
  waymark_plan_set_string (plan, status, "word", "Agreed");
  waymark_plan_set_string (plan, status, "stage", "agreed");
  theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
  waymark_plan_set_string (plan, theme, "title", "Being heard");
  requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);
  waymark_plan_set_string (plan, requirement, "narrative", "Carers are asked.\n• Each year");
  action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, requirement);
  waymark_plan_set_string (plan, action, "text", "Hold a survey");
  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
  assignment = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
  waymark_plan_set_string (plan, assignment, "party", waymark_item_get_id (party));
  action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, requirement);
  waymark_plan_set_string (plan, action, "text", "Say what came of it");
  return plan;
}

/* ---- random plans */

static void
collect (WaymarkItem *item, guint kinds, GPtrArray *found)
{
  if (kinds & (1u << waymark_item_get_kind (item)))
    g_ptr_array_add (found, item);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect (waymark_item_get_child (item, i), kinds, found);
}

WaymarkItem *
plan_pick (GRand *rand, WaymarkPlan *plan, guint kinds)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (waymark_plan_get_root (plan), kinds, found);
  return found->len > 0 ? g_ptr_array_index (found, g_rand_int_range (rand, 0, found->len)) : NULL;
}

static WaymarkValue *
random_text (GRand *rand, gboolean lines)
{
  static const char *const words[] = { "one",  "two", "survey",    "“quoted”", "שלום", "مرحبا",
                                       "🙂", "é",   "a\xcc\x81", "100 %",    "-",    "<b>",
                                       "\\",   "'",   "“x” y",     "Młodzi" };
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 8);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, lines && g_rand_int_range (rand, 0, 4) == 0 ? '\n' : ' ');
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
  return waymark_value_new_string (text->str);
}

static WaymarkValue *
random_mentions (GRand *rand)
{
  g_autoptr (WaymarkValue) field = waymark_value_new_string ("notes");
  g_autoptr (WaymarkValue) words = random_text (rand, FALSE);
  WaymarkValue *pair[] = { field, words };
  g_autoptr (WaymarkValue) mention = waymark_value_new_list (pair, 2);
  WaymarkValue *list[] = { mention, mention };

  return waymark_value_new_list (list, g_rand_int_range (rand, 1, 3));
}

WaymarkValue *
value_random (GRand *rand, WaymarkPlan *plan, const WaymarkField *field)
{
  WaymarkItem *target;

  if (g_rand_int_range (rand, 0, 6) == 0)
    return NULL;

  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
      return random_text (rand, FALSE);
    case WAYMARK_FIELD_TEXT:
      return random_text (rand, TRUE);
    case WAYMARK_FIELD_DUE:
      return g_rand_boolean (rand) ? waymark_value_new_words ("By March 2026", "../2026-03")
                                   : waymark_value_new_words ("Ongoing", NULL);
    case WAYMARK_FIELD_LINK:
      target = plan_pick (rand, plan, field->targets);
      return target != NULL ? waymark_value_new_string (waymark_item_get_id (target)) : NULL;
    case WAYMARK_FIELD_CHOICE:
      return waymark_value_new_string (
          field->choices[g_rand_int_range (rand, 0, g_strv_length ((char **) field->choices))]);
    case WAYMARK_FIELD_NUMBER:
      return waymark_value_new_integer (g_rand_int_range (rand, field->minimum, 12));
    case WAYMARK_FIELD_DATE:
      return waymark_value_new_string ("2026-02-28");
    case WAYMARK_FIELD_FLAG:
      return waymark_value_new_boolean (TRUE);
    case WAYMARK_FIELD_MENTIONS:
      return random_mentions (rand);
    case WAYMARK_FIELD_CONTENT:
      return waymark_value_new_string ("e30=");
    default:
      g_assert_not_reached ();
    }
}

static guint
parents_of (WaymarkKind kind)
{
  guint parents = 0;

  for (int parent = 0; parent < WAYMARK_N_KINDS; parent++)
    if (waymark_kind_may_stand_under (kind, parent))
      parents |= 1u << parent;
  return parents;
}

/* A snapshot is filled by the edit that makes it and never again. */
static void
edit_fill (GRand *rand, WaymarkEdit *edit, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (WaymarkValue) value =
          value_random (rand, waymark_edit_get_plan (edit), &fields[i]);
      g_autoptr (GError) error = NULL;

      waymark_edit_set (edit, item, fields[i].name, value, &error);
      g_assert_no_error (error);
    }
}

static void
edit_add (GRand *rand, WaymarkEdit *edit)
{
  WaymarkKind kind = g_rand_int_range (rand, WAYMARK_KIND_PLAN + 1, WAYMARK_N_KINDS);
  WaymarkItem *parent = plan_pick (rand, waymark_edit_get_plan (edit), parents_of (kind));
  g_autoptr (GError) error = NULL;
  WaymarkItem *item, *after;
  guint n;

  if (parent == NULL)
    return;
  n = waymark_item_get_n_children (parent);
  after = n > 0 ? waymark_item_get_child (parent, g_rand_int_range (rand, 0, n)) : NULL;
  if (g_rand_int_range (rand, 0, 4) == 0)
    item = waymark_edit_add_first (edit, kind, parent, &error);
  else
    item = waymark_edit_add (edit, kind, parent, after, &error);
  g_assert_no_error (error);
  edit_fill (rand, edit, item);
}

static void
edit_change (GRand *rand, WaymarkEdit *edit)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *item = plan_pick (rand, plan, ~(1u << WAYMARK_KIND_SNAPSHOT));
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
  const WaymarkField *field = &fields[g_rand_int_range (rand, 0, n_fields)];
  g_autoptr (WaymarkValue) value = value_random (rand, plan, field);
  g_autoptr (GError) error = NULL;

  waymark_edit_set (edit, item, field->name, value, &error);
  g_assert_no_error (error);
}

static void
edit_move (GRand *rand, WaymarkEdit *edit)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *item = plan_pick (rand, plan, ~(1u << WAYMARK_KIND_PLAN));
  g_autoptr (GError) error = NULL;
  WaymarkItem *parent, *after;

  if (item == NULL)
    return;
  parent = plan_pick (rand, plan, parents_of (waymark_item_get_kind (item)));
  after = waymark_item_get_child (parent, 0);
  if (after == item || g_rand_boolean (rand))
    after = NULL;
  waymark_edit_move (edit, item, parent, after, &error);
  g_assert_no_error (error);
}

static void
edit_remove (GRand *rand, WaymarkEdit *edit)
{
  WaymarkItem *item = plan_pick (rand, waymark_edit_get_plan (edit), ~(1u << WAYMARK_KIND_PLAN));
  g_autoptr (GError) error = NULL;

  if (item == NULL)
    return;
  waymark_edit_remove (edit, item, &error);
  g_assert_no_error (error);
}

void
edit_random (GRand *rand, WaymarkEdit *edit, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      int choice = g_rand_int_range (rand, 0, 20);

      if (choice < 7)
        edit_add (rand, edit);
      else if (choice < 14)
        edit_change (rand, edit);
      else if (choice < 18)
        edit_move (rand, edit);
      else
        edit_remove (rand, edit);
    }
}

WaymarkPlan *
plan_random (GRand *rand, guint n_items)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkEdit *edit = waymark_edit_begin (plan, "New plan", waymark_plan_get_id (plan));

  edit_fill (rand, edit, waymark_plan_get_root (plan));
  for (guint tries = 0; tries < n_items; tries++)
    edit_add (rand, edit);
  waymark_edit_keep (edit);
  return plan;
}

/* ---- dumps */

typedef struct
{
  WaymarkSource *source;
  GString *text;
  guint depth;
} Dump;

static gboolean
dump_item (WaymarkItem *item, gpointer user_data, GError **error)
{
  Dump *dump = user_data;
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
  g_autofree char *id = g_strdup (waymark_item_get_id (item));
  gboolean done;

  g_string_append_printf (
      dump->text,
      "%*s%s %s %s",
      2 * dump->depth,
      "",
      waymark_kind_get_name (waymark_item_get_kind (item)),
      id,
      waymark_item_get_kind (item) == WAYMARK_KIND_PLAN ? "" : waymark_item_get_rank (item));
  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);

      if (value == NULL)
        continue;
      g_string_append_printf (dump->text, " %s=", fields[i].name);
      waymark_value_encode (value, dump->text);
    }
  g_string_append_c (dump->text, '\n');

  dump->depth++;
  done = waymark_source_foreach_child (dump->source, id, dump_item, dump, error);
  dump->depth--;
  return done;
}

char *
source_dump (gpointer source)
{
  Dump dump = { WAYMARK_SOURCE (source), g_string_new (NULL), 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkItem) root = waymark_source_get_root (dump.source, &error);

  g_assert_no_error (error);
  dump_item (root, &dump, &error);
  g_assert_no_error (error);
  return g_string_free (dump.text, FALSE);
}

char *
plan_dump (WaymarkPlan *plan)
{
  return source_dump (plan);
}

void
assert_consistent (WaymarkStore *store, WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) loaded = waymark_store_load_plan (store, NULL, &error);
  g_autoptr (WaymarkReader) reader = waymark_reader_new (store);
  g_autofree char *in_memory = plan_dump (plan);
  g_autofree char *in_tables = NULL;
  g_autofree char *read = source_dump (reader);

  g_assert_no_error (error);
  in_tables = plan_dump (loaded);
  g_assert_cmpstr (in_memory, ==, in_tables);
  g_assert_cmpstr (in_memory, ==, read);
  waymark_store_check (store, NULL, &error);
  g_assert_no_error (error);
}
