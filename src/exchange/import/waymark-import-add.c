/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-import-private.h"
#include "waymark-party.h"
#include "waymark-stage.h"

/* What was understood of a document becomes part of a plan that is there already. */

/* Around the id of a reference in a text (FIELDS.md section 2). */
#define MARK_ID "\357\277\272"
#define ID_LENGTH 32

/**
 * Adding:
 * @import: what is added
 * @edit: the edit that adds
 * @from: the plan that the document would have become
 * @to: the plan that it is added to
 * @copies: id in @from -> item of @to
 * @order: items of @from that were copied, in order
 */
typedef struct
{
  WaymarkImport *import;
  WaymarkEdit *edit;
  WaymarkPlan *from;
  WaymarkPlan *to;
  GHashTable *copies;
  GPtrArray *order;
} Adding;

/* ---- items */

static WaymarkItem *
copy_item (Adding *self, WaymarkItem *item, WaymarkItem *parent, WaymarkItem *after, GError **error)
{
  WaymarkItem *copy =
      waymark_edit_add (self->edit, waymark_item_get_kind (item), parent, after, error);

  if (copy == NULL)
    return NULL;
  g_hash_table_insert (self->copies, (gpointer) waymark_item_get_id (item), copy);
  g_ptr_array_add (self->order, item);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    if (copy_item (self, waymark_item_get_child (item, i), copy, NULL, error) == NULL)
      return NULL;
  return copy;
}

/* The nearest item of @kind that @item stands in, or that it is. */
static WaymarkItem *
find_up (WaymarkItem *item, WaymarkKind kind)
{
  while (item != NULL && waymark_item_get_kind (item) != kind)
    item = waymark_item_get_parent (item);
  return item;
}

/*
 * Where what stood under a theme without a title goes: actions beside or under what is
 * selected, requirements after the one that is selected, the rest into its theme.
 */
static gboolean
add_rows (Adding *self, WaymarkItem *rows, WaymarkItem *near, WaymarkItem *theme, GError **error)
{
  WaymarkItem *requirement = find_up (near, WAYMARK_KIND_REQUIREMENT);
  WaymarkItem *action = find_up (near, WAYMARK_KIND_ACTION);
  WaymarkItem *last_action = action;
  WaymarkItem *last = requirement;
  gboolean direct = TRUE; /* until a requirement: then order matters more than place */

  if (last == NULL)
    last = action;
  for (guint i = 0; i < waymark_item_get_n_children (rows); i++)
    {
      WaymarkItem *item = waymark_item_get_child (rows, i);
      WaymarkItem *copy;

      direct = direct && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;
      if (direct && requirement != NULL)
        copy = last_action = copy_item (self, item, requirement, last_action, error);
      else if (waymark_item_get_kind (item) == WAYMARK_KIND_PRIORITY)
        copy = copy_item (self, item, theme, NULL, error);
      else
        copy = last = copy_item (self, item, theme, last, error);
      if (copy == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether the document has no words for a theme: it was made up to hold rows. */
static gboolean
is_made_up (Adding *self, WaymarkItem *theme)
{
  WaymarkDraft *draft = g_hash_table_lookup (self->import->sources, waymark_item_get_id (theme));

  return draft != NULL && draft->made_up && waymark_item_get_string (theme, "narrative") == NULL;
}

static gboolean
add_themes (Adding *self, WaymarkItem *near, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (self->to);
  WaymarkItem *near_theme = find_up (near, WAYMARK_KIND_THEME);
  WaymarkItem *last = near_theme;

  for (WaymarkItem *theme =
           waymark_item_first (waymark_plan_get_root (self->from), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    {
      if (near_theme != NULL && is_made_up (self, theme))
        {
          if (!add_rows (self, theme, near, near_theme, error))
            return FALSE;
        }
      else if ((last = copy_item (self, theme, root, last, error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What needs a look stays in the plan's list of it; so do words that were about a plan of its own.
 */
static gboolean
add_loose (Adding *self, GError **error)
{
  static const char *const own[] = { "title", "narrative", "owner", "monitoring" };
  WaymarkItem *from = waymark_plan_get_root (self->from);
  WaymarkItem *root = waymark_plan_get_root (self->to);

  for (WaymarkItem *loose = waymark_item_first (from, WAYMARK_KIND_LOOSE); loose != NULL;
       loose = waymark_item_next (loose))
    if (copy_item (self, loose, root, NULL, error) == NULL)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      const char *words = waymark_item_get_string (from, own[i]);
      WaymarkItem *loose;

      if (words == NULL || (i == 0 && g_strcmp0 (words, self->import->title) == 0))
        continue;
      loose = waymark_edit_add (self->edit, WAYMARK_KIND_LOOSE, root, NULL, error);
      if (loose == NULL || !waymark_edit_set_string (self->edit, loose, "text", words, error) ||
          !waymark_edit_set_string (self->edit,
                                    loose,
                                    "why",
                                    _ ("This was about the document that the rows came from."),
                                    error))
        return FALSE;
    }
  return TRUE;
}

/* ---- values */

static WaymarkItem *
find_status (Adding *self, WaymarkItem *status)
{
  const char *word = waymark_item_get_string (status, "word");

  return word != NULL ? waymark_plan_find_status (self->to, word) : NULL;
}

static WaymarkItem *
find_party (Adding *self, WaymarkItem *party)
{
  static const char *const fields[] = { "name", "short" };
  WaymarkItem *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && found == NULL; i++)
    {
      const char *name = waymark_item_get_string (party, fields[i]);

      if (name != NULL)
        found = waymark_plan_find_party (self->to, name);
    }
  for (WaymarkItem *alias = waymark_item_first (party, WAYMARK_KIND_ALIAS);
       alias != NULL && found == NULL;
       alias = waymark_item_next (alias))
    if (waymark_item_get_string (alias, "name") != NULL)
      found = waymark_plan_find_party (self->to, waymark_item_get_string (alias, "name"));
  return found;
}

/*
 * The item of the plan that a link leads to: the copy, or the party or status of the same
 * name. One that the plan has not is copied into it, once.
 */
static WaymarkItem *
find_target (Adding *self, const char *id, GError **error)
{
  WaymarkItem *copy = g_hash_table_lookup (self->copies, id);
  WaymarkItem *item = waymark_plan_lookup (self->from, id);

  if (copy != NULL || item == NULL)
    return copy;
  if (waymark_item_get_kind (item) == WAYMARK_KIND_STATUS)
    copy = find_status (self, item);
  else if (waymark_item_get_kind (item) == WAYMARK_KIND_PARTY)
    copy = find_party (self, item);
  if (copy == NULL)
    return copy_item (self, item, waymark_plan_get_root (self->to), NULL, error);
  g_hash_table_insert (self->copies, (gpointer) waymark_item_get_id (item), copy);
  return copy;
}

/* A text with the ids of its references replaced by those of their copies. */
static char *
change_markers (Adding *self, const char *text)
{
  GString *changed = g_string_new (NULL);
  const char *mark;

  while ((mark = strstr (text, MARK_ID)) != NULL)
    {
      const char *id = mark + strlen (MARK_ID);
      g_autofree char *old = g_strndup (id, ID_LENGTH);
      WaymarkItem *copy = g_hash_table_lookup (self->copies, old);

      g_string_append_len (changed, text, id - text);
      g_string_append (changed, copy != NULL ? waymark_item_get_id (copy) : old);
      text = id + strlen (old);
    }
  g_string_append (changed, text);
  return g_string_free (changed, FALSE);
}

static gboolean
fill_field (
    Adding *self, WaymarkItem *item, WaymarkItem *copy, const WaymarkField *field, GError **error)
{
  WaymarkValue *value = waymark_item_get (item, field->name);

  if (value == NULL)
    return TRUE;
  if (field->type == WAYMARK_FIELD_LINK)
    {
      GError *cause = NULL;
      WaymarkItem *target = find_target (self, waymark_value_get_string (value), &cause);

      if (cause != NULL)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      return target == NULL ||
             waymark_edit_set_string (
                 self->edit, copy, field->name, waymark_item_get_id (target), error);
    }
  if (field->type == WAYMARK_FIELD_TEXT)
    {
      g_autofree char *text = change_markers (self, waymark_value_get_string (value));

      return waymark_edit_set_string (self->edit, copy, field->name, text, error);
    }
  return waymark_edit_set (self->edit, copy, field->name, value, error);
}

/* More are added to the order while links are followed. */
static gboolean
fill (Adding *self, GError **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      WaymarkItem *item = g_ptr_array_index (self->order, i);
      WaymarkItem *copy = g_hash_table_lookup (self->copies, waymark_item_get_id (item));
      guint n_fields;
      const WaymarkField *fields =
          waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

      for (guint j = 0; j < n_fields; j++)
        if (!fill_field (self, item, copy, &fields[j], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * waymark_import_add_to:
 * @self: an import
 * @edit: an edit of a plan
 * @near: (nullable): an item of the plan: what stands in the document under no heading of its
 *   own goes under it or beside it
 * @added: (out) (transfer full) (element-type utf8): ids of what was added, parents first
 * @error: %WAYMARK_ERROR_BAD_VALUE, as edits say it
 *
 * Adds what was understood to a plan. Parties and statuses that the plan has by the same
 * name are its own; references among what is added are kept. On failure @edit is only to
 * be freed.
 *
 * Returns: whether all of it is in the edit
 */
gboolean
waymark_import_add_to (
    WaymarkImport *self, WaymarkEdit *edit, WaymarkItem *near, GPtrArray **added, GError **error)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Adding adding = { self, edit, waymark_import_get_plan (self), NULL, copies, order };

  g_return_val_if_fail (WAYMARK_IS_IMPORT (self) && edit != NULL && added != NULL, FALSE);

  adding.to = waymark_edit_get_plan (edit);
  if (!add_themes (&adding, near, error) || !add_loose (&adding, error) || !fill (&adding, error))
    return FALSE;
  *added = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < order->len; i++)
    {
      WaymarkItem *copy =
          g_hash_table_lookup (copies, waymark_item_get_id (g_ptr_array_index (order, i)));

      g_ptr_array_add (*added, g_strdup (waymark_item_get_id (copy)));
    }
  return TRUE;
}
