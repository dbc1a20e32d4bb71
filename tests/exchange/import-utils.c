/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "import-utils.h"

#include <string.h>

#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"

WaymarkImport *
import_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WaymarkImport *import = waymark_import_file (file, NULL, &error);

  g_assert_no_error (error);
  return import;
}

WaymarkImport *
import_string (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  WaymarkImport *import = waymark_import_text (text, -1, name, &error);

  g_assert_no_error (error);
  return import;
}

WaymarkItem *
find_action (WaymarkImport *import, const char *number)
{
  WaymarkItem *item = waymark_plan_find_number (waymark_import_get_plan (import), number);

  g_assert_nonnull (item);
  return item;
}

char *
get_leads (WaymarkImport *import, const char *number)
{
  return waymark_action_write_leads (find_action (import, number));
}

guint
count_furniture (WaymarkImport *import, const char *kind)
{
  GPtrArray *notes = waymark_import_get_furniture (import);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += g_str_equal (((WaymarkImportNote *) g_ptr_array_index (notes, i))->kind, kind);
  return n;
}

/* ---- the plan, a line an item, with all that it holds */

static void
add_value (GString *out,
           WaymarkPlan *plan,
           const WaymarkItem *item,
           const WaymarkField *field,
           WaymarkValue *value)
{
  g_autofree char *written = NULL;

  switch (field->type)
    {
    case WAYMARK_FIELD_DUE:
      g_string_append_printf (out,
                              " | %s: %s [%s]",
                              field->name,
                              waymark_item_get_words (item, field->name),
                              waymark_item_get_window (item, field->name) != NULL
                                  ? waymark_item_get_window (item, field->name)
                                  : "-");
      break;
    case WAYMARK_FIELD_MENTIONS:
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        {
          const WaymarkValue *pair = waymark_value_get_child (value, i);

          g_string_append_printf (out,
                                  " | %s “%s”",
                                  waymark_value_get_string (waymark_value_get_child (pair, 0)),
                                  waymark_value_get_string (waymark_value_get_child (pair, 1)));
        }
      break;
    case WAYMARK_FIELD_LINK:
      {
        WaymarkItem *target = waymark_plan_lookup (plan, waymark_value_get_string (value));
        g_autofree char *number = NULL;

        g_assert_nonnull (target);
        if (waymark_item_get_kind (target) == WAYMARK_KIND_STATUS)
          written = g_strdup_printf ("%s (%s)",
                                     waymark_item_get_string (target, "word"),
                                     waymark_item_get_string (target, "stage"));
        else
          written = number = waymark_item_get_number_label (target);
        g_string_append_printf (out, " | %s: %s", field->name, written);
        if (number != NULL)
          written = NULL;
        break;
      }
    default:
      written = waymark_text_as_written (waymark_value_get_string (value), NULL);
      g_string_append_printf (out, " | %s: %s", field->name, written);
    }
}

static void
add_item (GString *out, WaymarkPlan *plan, WaymarkItem *item, guint depth)
{
  WaymarkKind kind = waymark_item_get_kind (item);
  g_autofree char *number = NULL;
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n);
  gsize start = out->len;

  if (kind == WAYMARK_KIND_STATUS || kind == WAYMARK_KIND_ASSIGNMENT)
    return;
  number = kind != WAYMARK_KIND_PLAN ? waymark_item_get_number_label (item) : NULL;
  g_string_append_printf (out,
                          "%*s%s%s%s",
                          depth * 2,
                          "",
                          waymark_kind_get_name (kind),
                          number != NULL ? " " : "",
                          number != NULL ? number : "");
  for (guint i = 0; i < n; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);

      if (value != NULL && !g_str_equal (fields[i].name, "first_due") &&
          !g_str_equal (fields[i].name, "why"))
        add_value (out, plan, item, &fields[i], value);
    }
  if (kind == WAYMARK_KIND_ACTION)
    {
      g_autofree char *leads = waymark_action_write_leads (item);

      if (leads != NULL && *leads != '\0')
        g_string_append_printf (out, " | leads: %s", leads);
    }
  for (gsize i = start; i < out->len; i++)
    if (out->str[i] == '\n')
      out->str[i] = '~';
  g_string_append_c (out, '\n');
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    add_item (out, plan, waymark_item_get_child (item, i), depth + 1);
}

/* Parties come where their first action does, which says nothing: sorted behind the rest. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
describe_plan (WaymarkImport *import)
{
  WaymarkPlan *plan = waymark_import_get_plan (import);
  WaymarkItem *root = waymark_plan_get_root (plan);
  GPtrArray *looks = waymark_import_get_needs_a_look (import);
  GPtrArray *furniture = waymark_import_get_furniture (import);
  g_autoptr (GString) tree = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  GString *out = g_string_new (NULL);
  gboolean in_party = FALSE;

  add_item (tree, plan, root, 0);
  lines = g_strsplit (tree->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      in_party = g_str_has_prefix (lines[i], "  party") ||
                 (in_party && g_str_has_prefix (lines[i], "    "));
      if (in_party)
        g_ptr_array_add (parties, lines[i]);
      else if (*lines[i] != '\0')
        g_string_append_printf (out, "%s\n", lines[i]);
    }
  g_ptr_array_sort (parties, compare_names);
  for (guint i = 0; i < parties->len; i++)
    g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (parties, i));
  for (guint i = 0; i < furniture->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (furniture, i);
      g_autofree char *words = g_strdelimit (g_strdup (note->words), "\n", '~');

      g_string_append_printf (
          out, "left out, %s, line %u: %s\n", note->kind, note->line, g_strstrip (words));
    }
  for (guint i = 0; i < looks->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (looks, i);
      g_autofree char *words = g_strdelimit (g_strdup (note->words), "\n", '~');

      g_string_append_printf (out,
                              "look, %s, line %u%s: %s — %s\n",
                              note->kind,
                              note->line,
                              note->placed ? "" : ", loose",
                              words,
                              note->why);
    }
  return g_string_free (out, FALSE);
}

/* ---- words, read apart from the importer's own reading */

static GHashTable *
count_into (GHashTable *counts, const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\'' || c == 0x2019 || c == 0x2018)
        continue;
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        {
          char *folded = g_utf8_casefold (word->str, -1);

          g_hash_table_replace (
              counts,
              folded,
              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1));
          g_string_truncate (word, 0);
        }
      if (*at == '\0')
        return counts;
    }
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char *
without_markup (const char *text)
{
  g_autoptr (GRegex) tags = g_regex_new (
      "</?(p|div|ul|ol|li|b|strong|i|em|br|span|h[1-6])(\\s[^<>]*)?/?>", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (tags, text, -1, 0, " ", 0, NULL);
  g_auto (GStrv) pieces = g_strsplit (plain, "&amp;", -1);

  return g_strjoinv ("&", pieces);
}

static void
count_item (GHashTable *counts, WaymarkPlan *plan, WaymarkItem *item)
{
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n);

  for (guint i = 0; i < n; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (item, i);
      g_autofree char *written = NULL;
      WaymarkItem *target;

      if (value == NULL || g_str_equal (fields[i].name, "first_due") ||
          g_str_equal (fields[i].name, "why") || g_str_equal (fields[i].name, "origin") ||
          g_str_equal (fields[i].name, "role") || g_str_equal (fields[i].name, "relation"))
        continue;
      switch (fields[i].type)
        {
        case WAYMARK_FIELD_DUE:
          count_into (counts, waymark_item_get_words (item, fields[i].name));
          break;
        case WAYMARK_FIELD_MENTIONS:
          for (gsize j = 0; j < waymark_value_get_length (value); j++)
            count_into (counts,
                        waymark_value_get_string (
                            waymark_value_get_child (waymark_value_get_child (value, j), 1)));
          break;
        case WAYMARK_FIELD_LINK:
          target = waymark_plan_lookup (plan, waymark_value_get_string (value));
          if (waymark_item_get_kind (target) == WAYMARK_KIND_STATUS)
            count_into (counts, waymark_item_get_string (target, "word"));
          else if (waymark_item_get_kind (target) == WAYMARK_KIND_PARTY)
            count_item (counts, plan, target);
          break;
        default:
          written = waymark_text_as_written (waymark_value_get_string (value), NULL);
          count_into (counts, written);
        }
    }
  if (waymark_item_get_kind (item) == WAYMARK_KIND_PLAN ||
      waymark_item_get_kind (item) == WAYMARK_KIND_PARTY ||
      waymark_item_get_kind (item) == WAYMARK_KIND_THEME ||
      waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT ||
      waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    for (guint i = 0; i < waymark_item_get_n_children (item); i++)
      {
        WaymarkItem *child = waymark_item_get_child (item, i);

        if (waymark_item_get_kind (child) != WAYMARK_KIND_STATUS &&
            waymark_item_get_kind (child) != WAYMARK_KIND_PARTY)
          count_item (counts, plan, child);
      }
}

/*
 * Words of the document that are neither in the plan, as often as the document has
 * them, nor listed as left out. Loose words are in the plan as such.
 */
char *
describe_words_lost (WaymarkImport *import, const char *text)
{
  g_autofree char *plain = without_markup (text);
  g_autoptr (GHashTable) wanted = count_into (new_counts (), plain);
  g_autoptr (GHashTable) kept = new_counts ();
  WaymarkPlan *plan = waymark_import_get_plan (import);
  GPtrArray *furniture = waymark_import_get_furniture (import);
  GString *lost = g_string_new (NULL);
  GHashTableIter iter;
  gpointer word, count;

  count_item (kept, plan, waymark_plan_get_root (plan));
  for (guint i = 0; i < furniture->len; i++)
    count_into (kept, ((WaymarkImportNote *) g_ptr_array_index (furniture, i))->words);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (kept, word)) < GPOINTER_TO_UINT (count))
      g_string_append_printf (lost, "%s ", (char *) word);
  return g_string_free (lost, FALSE);
}
