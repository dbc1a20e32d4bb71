/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-number.h"

#include <glib/gi18n-lib.h>

/* Nothing of a command that cannot be done is kept: freeing the edit takes it all back. */
static gboolean
set_values (
    WaymarkEdit *edit, WaymarkItem *item, char **words, const CliOptions *options, GError **error)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *field = NULL;
      g_autofree char *value = NULL;

      if (!cli_split_value (*words, &field, &value, error))
        return FALSE;
      if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION && g_str_equal (field, "due")
              ? !cli_move_due (edit, item, value, options, error)
              : !cli_set_value (edit, item, field, value, options, error))
        return FALSE;
    }
  return TRUE;
}

/* Among the values there may be a rating; without its reason it is half a word. */
static gboolean
check_rating (WaymarkItem *item, char **words, GError **error)
{
  gboolean rates = FALSE;

  for (; *words != NULL; words++)
    rates = rates || g_str_has_prefix (*words, "rating=");
  if (!rates || waymark_item_get_kind (item) != WAYMARK_KIND_ACTION ||
      waymark_item_get (item, "rating") == NULL || waymark_item_get (item, "rating_reason") != NULL)
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       _ ("A rating by hand needs a reason: add rating_reason=WORDS."));
  return FALSE;
}

static char *
name_set_edit (WaymarkItem *item, char **words)
{
  g_autofree char *name = g_strndup (words[0], strcspn (words[0], "="));
  const WaymarkField *field = waymark_kind_get_field (waymark_item_get_kind (item), name);

  if (words[1] != NULL || (field == NULL && !g_str_equal (name, "leads")))
    return g_strdup (C_ ("edit", "Change fields"));
  /* Translators: name of an edit, as in "Undo: Change “Due”"; %s is a field's name as on screen */
  return g_strdup_printf (C_ ("edit", "Change “%s”"),
                          field != NULL ? waymark_field_get_label (field) : C_ ("field", "Leads"));
}

/**
 * cli_set:
 * @document: the open plan
 * @options: PLAN ITEM FIELD=VALUE…, `--new-party`, `--reason`
 * @error: why nothing is changed
 *
 * Changes fields of an item, all in one edit.
 *
 * Returns: whether the file holds the change
 */
gboolean
cli_set (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  char **words = options->words + 2;
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autofree char *name = NULL;
  WaymarkItem *item;

  item = cli_find_item (waymark_document_get_plan (document), options->words[1], error);
  if (item == NULL)
    return FALSE;
  name = name_set_edit (item, words);
  edit = waymark_document_begin_edit (document, name);
  return set_values (edit, item, words, options, error) && check_rating (item, words, error) &&
         waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/* A snapshot is taken by closing a meeting, and by nothing else. */
static gboolean
can_be_added (WaymarkKind kind)
{
  return kind != WAYMARK_KIND_PLAN && kind != WAYMARK_KIND_SNAPSHOT;
}

static gboolean
read_kind (const char *word, WaymarkKind *kind, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (waymark_kind_from_name (word, kind) && can_be_added (*kind))
    return TRUE;
  for (int i = 0; i < WAYMARK_N_KINDS; i++)
    if (can_be_added ((WaymarkKind) i))
      g_string_append_printf (
          names, "%s%s", names->len > 0 ? ", " : "", waymark_kind_get_name ((WaymarkKind) i));
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %1$s is what was typed, %2$s the list of kinds */
               _ ("There is no kind “%1$s”; the kinds are %2$s."),
               word,
               names->str);
  return FALSE;
}

/**
 * cli_add:
 * @document: the open plan
 * @options: PLAN PARENT KIND [FIELD=VALUE…], `--new-party`
 * @error: why nothing is added
 *
 * Adds an item after all others of its parent, and prints its id.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_add (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (WaymarkItem) item = NULL;
  g_autofree char *name = NULL;
  WaymarkItem *parent;
  WaymarkItem *added;
  WaymarkKind kind;

  if (!read_kind (options->words[2], &kind, error))
    return FALSE;
  parent = cli_find_item (waymark_document_get_plan (document), options->words[1], error);
  if (parent == NULL)
    return FALSE;

  /* Translators: name of an edit; %s is a kind of item, such as "Action" */
  name = g_strdup_printf (C_ ("edit", "Add: %s"), waymark_kind_get_label (kind));
  edit = waymark_document_begin_edit (document, name);
  added = waymark_edit_add (edit, kind, parent, NULL, error);
  if (added == NULL)
    return FALSE;
  item = waymark_item_ref (added);
  if (!set_values (edit, item, options->words + 3, options, error) ||
      !check_rating (item, options->words + 3, error) ||
      !waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  cli_print ("%s\n", waymark_item_get_id (item));
  return TRUE;
}

/* Where to stand: the sibling to follow, or none and first. */
static gboolean
find_place (WaymarkPlan *plan,
            WaymarkItem *item,
            WaymarkItem *parent,
            const CliOptions *options,
            WaymarkItem **after,
            GError **error)
{
  const char *word = options->before != NULL ? options->before : options->after;
  WaymarkItem *beside = cli_find_item (plan, word, error);

  *after = NULL;
  if (beside == NULL)
    return FALSE;
  if (beside == item || waymark_item_get_parent (beside) != parent)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_BAD_PLACE,
                   /* Translators: %1$s and %2$s are items as they were typed */
                   _ ("“%1$s” does not stand under “%2$s”, so nothing can stand beside it there."),
                   word,
                   options->words[2]);
      return FALSE;
    }
  if (options->after != NULL)
    *after = beside;
  else
    for (guint at = waymark_item_get_position (beside); at > 0; at--)
      {
        WaymarkItem *previous = waymark_item_get_child (parent, at - 1);

        if (previous != item)
          {
            *after = previous;
            break;
          }
      }
  return TRUE;
}

/**
 * cli_move:
 * @document: the open plan
 * @options: PLAN ITEM PARENT, `--before` or `--after`
 * @error: why it stays where it is
 *
 * Moves an item to the end of a parent, or beside a child of it.
 *
 * Returns: whether the file holds the move
 */
gboolean
cli_move (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkPlan *plan;
  WaymarkItem *item;
  WaymarkItem *parent;
  WaymarkItem *after = NULL;
  gboolean beside = options->before != NULL || options->after != NULL;
  gboolean moved;

  if (options->before != NULL && options->after != NULL)
    {
      g_set_error_literal (
          error, CLI_ERROR, CLI_ERROR_USAGE, _ ("Use either --before or --after, not both."));
      return FALSE;
    }
  plan = waymark_document_get_plan (document);
  item = cli_find_item (plan, options->words[1], error);
  parent = item != NULL ? cli_find_item (plan, options->words[2], error) : NULL;
  if (parent == NULL || (beside && !find_place (plan, item, parent, options, &after, error)))
    return FALSE;

  edit = waymark_document_begin_edit (document, C_ ("edit", "Move"));
  if (beside && after == NULL)
    moved = waymark_edit_move_first (edit, item, parent, error);
  else
    moved = waymark_edit_move (edit, item, parent, after, error);
  return moved && waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/* A reference, a lead, an update speak for the item that they stand under. */
static WaymarkItem *
whose (WaymarkItem *pointer)
{
  switch (waymark_item_get_kind (pointer))
    {
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_MEMBERSHIP:
      return waymark_item_get_parent (pointer);
    default:
      return pointer;
    }
}

/* Whatever links to @item or to something under it, and is not removed with it. */
static void
collect_pointers (WaymarkPlan *plan, WaymarkItem *item, WaymarkItem *root, GPtrArray *found)
{
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      guint n_fields;
      const WaymarkField *fields = waymark_kind_get_fields ((WaymarkKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          g_autoptr (GPtrArray) pointers = NULL;

          if (fields[i].type != WAYMARK_FIELD_LINK ||
              (fields[i].targets & (1u << waymark_item_get_kind (item))) == 0)
            continue;
          pointers = waymark_plan_get_pointers_to (plan, item, (WaymarkKind) kind, fields[i].name);
          for (guint j = 0; j < pointers->len; j++)
            {
              WaymarkItem *pointer = g_ptr_array_index (pointers, j);

              pointer = whose (pointer);
              if (pointer != root && !waymark_item_is_under (pointer, root) &&
                  !g_ptr_array_find (found, pointer, NULL))
                g_ptr_array_add (found, waymark_item_ref (pointer));
            }
        }
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect_pointers (plan, waymark_item_get_child (item, i), root, found);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *x = g_utf8_collate_key_for_filename (*(char *const *) a, -1);
  g_autofree char *y = g_utf8_collate_key_for_filename (*(char *const *) b, -1);

  return strcmp (x, y);
}

static void
print_pointers (GPtrArray *pointers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pointers->len; i++)
    g_ptr_array_add (names, cli_name_item (g_ptr_array_index (pointers, i)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    cli_print ("%s\n", (char *) g_ptr_array_index (names, i));
}

/**
 * cli_remove:
 * @document: the open plan
 * @options: PLAN ITEM
 * @error: why it stays
 *
 * Removes an item and what is under it, and prints the items that pointed to it.
 *
 * Returns: whether the file is without it
 */
gboolean
cli_remove (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) pointers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  WaymarkPlan *plan;
  WaymarkItem *item;

  plan = waymark_document_get_plan (document);
  item = cli_find_item (plan, options->words[1], error);
  if (item == NULL)
    return FALSE;
  collect_pointers (plan, item, item, pointers);

  label = waymark_item_get_number_label (item);
  /* Translators: name of an edit; %s is a number such as 1.2, or a kind of item such as "Party" */
  name = g_strdup_printf (C_ ("edit", "Delete %s"),
                          label != NULL ? label
                                        : waymark_kind_get_label (waymark_item_get_kind (item)));
  edit = waymark_document_begin_edit (document, name);
  if (!waymark_edit_remove (edit, item, error) ||
      !waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  print_pointers (pointers);
  return TRUE;
}
