/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "generated-plan.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-json-shape.h"

/* What texts are made of: scripts, directions, joined emoji, controls that are allowed, JSON's own
 * signs. */
static const char *const pieces[] = {
  "a",
  " ",
  "trees",
  "é",
  "e\xcc\x81",
  "ß",
  "中文",
  "שלום",
  "مرحبا",
  "🌳",
  "👩‍👧‍👦",
  "🇬🇧",
  "\"",
  "\\",
  "/",
  "</b>",
  "\\u0000",
  "{}",
  "[1]",
  "\t",
  "\x7f",
  "\xc2\x85",
  "\xe2\x80\xa8",
  "\xe2\x80\xa9",
  "\xe2\x81\xa7",
  "\xe2\x80\x8f",
  "\xef\xbb\xbf",
  "\xef\xbf\xbd",
  "\xef\xbf\xbe",
  "\xf4\x8f\xbf\xbf",
  "\xc2\xa0",
  "null",
  "•",
  "1. ",
};

static const char *const windows[] = { "2024",       "2024-03",         "2024-02-29",
                                       "../2026-03", "2025-07/2025-09", "2025/..",
                                       NULL };

typedef struct
{
  GRand *random;
  WaymarkPlan *plan;
  GPtrArray *by_kind[WAYMARK_N_KINDS]; /* of WaymarkItem */
} Generator;

static guint
below (Generator *generator, guint limit)
{
  return (guint) g_rand_int_range (generator->random, 0, (gint32) limit);
}

static char *
random_id (Generator *generator)
{
  return g_strdup_printf ("%08x%08x%08x%08x",
                          g_rand_int (generator->random),
                          g_rand_int (generator->random),
                          g_rand_int (generator->random),
                          g_rand_int (generator->random));
}

static WaymarkItem *
add (Generator *generator, WaymarkKind kind, WaymarkItem *parent)
{
  guint n = waymark_item_get_n_children (parent);
  g_autofree char *id = random_id (generator);
  g_autofree char *rank = g_strdup_printf ("%06u", n + 1);
  WaymarkItem *item = waymark_plan_add (generator->plan, kind, id, parent, rank);

  g_ptr_array_add (generator->by_kind[kind], item);
  return item;
}

static GString *
random_text (Generator *generator, gboolean one_line)
{
  GString *text = g_string_new (NULL);
  guint n = 1 + below (generator, below (generator, 8) == 0 ? 60 : 6);

  for (guint i = 0; i < n; i++)
    {
      if (!one_line && below (generator, 6) == 0)
        g_string_append_c (text, '\n');
      g_string_append (text, pieces[below (generator, G_N_ELEMENTS (pieces))]);
    }
  return text;
}

/* Markers at random places: side by side, at both ends, around one character or all of the text. */
static char *
mark_text (Generator *generator, WaymarkItem *item, const char *text)
{
  GString *marked = g_string_new (NULL);
  guint n_references = waymark_item_count (item, WAYMARK_KIND_REFERENCE);
  const char *next = text;

  while (*next != '\0')
    {
      const char *end = next;
      guint length = 1 + below (generator, 4);

      for (guint i = 0; i < length && *end != '\0'; i++)
        end = g_utf8_next_char (end);

      if (n_references > 0 && below (generator, 3) == 0)
        {
          WaymarkItem *reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);

          for (guint i = below (generator, n_references); i > 0; i--)
            reference = waymark_item_next (reference);
          g_string_append (marked, "\xef\xbf\xb9");
          g_string_append_len (marked, next, end - next);
          g_string_append_printf (
              marked, "\xef\xbf\xba%s\xef\xbf\xbb", waymark_item_get_id (reference));
        }
      else
        g_string_append_len (marked, next, end - next);
      next = end;
    }
  return g_string_free (marked, FALSE);
}

static WaymarkValue *
random_link (Generator *generator, guint kinds)
{
  for (guint tries = 0; tries < 20; tries++)
    {
      guint kind = below (generator, WAYMARK_N_KINDS);
      GPtrArray *items = generator->by_kind[kind];

      if ((kinds & 1u << kind) && items->len > 0)
        return waymark_value_new_string (
            waymark_item_get_id (g_ptr_array_index (items, below (generator, items->len))));
    }
  return NULL;
}

static WaymarkValue *
random_mentions (Generator *generator)
{
  static const char *const cells[] = { "leads", "due", "status" };
  WaymarkValue *mentions[3];
  WaymarkValue *list;
  guint n = 1 + below (generator, 3);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) words = random_text (generator, FALSE);
      g_autoptr (WaymarkValue) field = waymark_value_new_string (cells[i]);
      g_autoptr (WaymarkValue) second = waymark_value_new_string (words->str);
      WaymarkValue *pair[] = { field, second };

      mentions[i] = waymark_value_new_list (pair, 2);
    }
  list = waymark_value_new_list (mentions, n);
  for (guint i = 0; i < n; i++)
    waymark_value_unref (mentions[i]);
  return list;
}

static WaymarkValue *
random_value (Generator *generator, WaymarkItem *item, const WaymarkField *field)
{
  g_autoptr (GString) text = random_text (generator, field->type != WAYMARK_FIELD_TEXT);
  g_autofree char *marked = NULL;

  switch (field->type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
      marked = mark_text (generator, item, text->str);
      return waymark_value_new_string (g_utf8_strlen (marked, -1) > WAYMARK_MAX_WORDS ? "short"
                                                                                      : marked);
    case WAYMARK_FIELD_DUE:
      return waymark_value_new_words (text->str,
                                      windows[below (generator, G_N_ELEMENTS (windows))]);
    case WAYMARK_FIELD_LINK:
      return random_link (generator, field->targets);
    case WAYMARK_FIELD_CHOICE:
      return waymark_value_new_string (
          field->choices[below (generator, g_strv_length ((char **) field->choices))]);
    case WAYMARK_FIELD_NUMBER:
      return waymark_value_new_integer (
          below (generator, 2) ? field->minimum + (int) below (generator, 12) : field->maximum);
    case WAYMARK_FIELD_DATE:
      return waymark_value_new_string (below (generator, 2) ? "2026-11-22" : "0001-02-28");
    case WAYMARK_FIELD_FLAG:
      return waymark_value_new_boolean (TRUE);
    case WAYMARK_FIELD_MENTIONS:
      return random_mentions (generator);
    case WAYMARK_FIELD_CONTENT:
    default:
      return waymark_value_new_string ("AAEC/w==");
    }
}

static void
fill (Generator *generator, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (WaymarkValue) value = NULL;
      g_autoptr (GError) error = NULL;

      if (below (generator, 4) == 0)
        continue;
      value = random_value (generator, item, &fields[i]);
      waymark_field_check (&fields[i], value, &error);
      g_assert_no_error (error);
      waymark_plan_set (generator->plan, item, fields[i].name, value);
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    fill (generator, waymark_item_get_child (item, i));
}

/* Children of all kinds that may stand there, mixed. */
static void
grow (Generator *generator, WaymarkItem *item)
{
  WaymarkKind parent = waymark_item_get_kind (item);
  WaymarkKind kinds[WAYMARK_N_KINDS];
  guint n_kinds = 0;
  guint n = parent == WAYMARK_KIND_PLAN ? 24 : below (generator, 6);

  for (guint kind = 0; kind < WAYMARK_N_KINDS; kind++)
    if (waymark_kind_may_stand_under (kind, parent))
      kinds[n_kinds++] = kind;

  for (guint i = 0; i < n && n_kinds > 0; i++)
    grow (generator, add (generator, kinds[below (generator, n_kinds)], item));
}

WaymarkPlan *
generated_plan_new (GRand *random)
{
  Generator generator = { .random = random };
  g_autofree char *id = random_id (&generator);

  generator.plan = waymark_plan_new (id);
  for (guint i = 0; i < WAYMARK_N_KINDS; i++)
    generator.by_kind[i] = g_ptr_array_new ();

  grow (&generator, waymark_plan_get_root (generator.plan));
  fill (&generator, waymark_plan_get_root (generator.plan));

  for (guint i = 0; i < WAYMARK_N_KINDS; i++)
    g_ptr_array_unref (generator.by_kind[i]);
  return generator.plan;
}

guint32
generated_plan_get_seed (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

static GPtrArray *
get_children (WaymarkItem *item, guint kinds)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    if (kinds & 1u << waymark_item_get_kind (waymark_item_get_child (item, i)))
      g_ptr_array_add (children, waymark_item_get_child (item, i));
  return children;
}

static void
assert_same_item (WaymarkItem *a, WaymarkItem *b)
{
  WaymarkKind kind = waymark_item_get_kind (a);
  guint n_fields, n_lists;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  const WaymarkJsonList *lists = waymark_json_kind_get_lists (kind, &n_lists);

  g_assert_cmpint (kind, ==, waymark_item_get_kind (b));
  g_assert_cmpstr (waymark_item_get_id (a), ==, waymark_item_get_id (b));
  for (guint i = 0; i < n_fields; i++)
    if (!waymark_value_equal (waymark_item_get_nth (a, i), waymark_item_get_nth (b, i)))
      g_error ("%s of %s differs", fields[i].name, waymark_item_get_id (a));

  g_assert_cmpuint (waymark_item_get_n_children (a), ==, waymark_item_get_n_children (b));
  for (guint i = 0; i < n_lists; i++)
    {
      g_autoptr (GPtrArray) mine = get_children (a, lists[i].kinds);
      g_autoptr (GPtrArray) theirs = get_children (b, lists[i].kinds);

      g_assert_cmpuint (mine->len, ==, theirs->len);
      for (guint j = 0; j < mine->len; j++)
        assert_same_item (g_ptr_array_index (mine, j), g_ptr_array_index (theirs, j));
    }
}

void
generated_plan_assert_same (WaymarkPlan *a, WaymarkPlan *b)
{
  g_assert_cmpstr (waymark_plan_get_id (a), ==, waymark_plan_get_id (b));
  g_assert_cmpuint (waymark_plan_get_n_items (a), ==, waymark_plan_get_n_items (b));
  assert_same_item (waymark_plan_get_root (a), waymark_plan_get_root (b));
}
