/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How copied items come into a plan. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clip-private.h"
#include "waymark-item-commands.h"
#include "waymark-item-several.h"
#include "waymark-party.h"
#include "waymark-reference-text-private.h"

typedef struct
{
  WaymarkClip *clip;
  WaymarkDocument *document;
  WaymarkEdit *edit;
  WaymarkPlan *plan;
  const char *near;
  gboolean same_plan;
  GHashTable *made;   /* id in the clip -> WaymarkItem that stands for it here */
  GHashTable *added;  /* of WaymarkItem: those of them that are new */
  GHashTable *shown;  /* id of a reference in the clip -> what it showed, of those left behind */
  GPtrArray *anchors; /* of WaymarkItem: the top items, in order */
  GPtrArray *after;   /* where each goes, when that was said beforehand */
} Pasting;

static WaymarkValue *
get_value (WaymarkClipItem *item, const char *field)
{
  return item->values[waymark_kind_find_field (item->kind, field)];
}

static const char *
get_words (WaymarkClipItem *item, const char *field)
{
  WaymarkValue *value = get_value (item, field);

  return value != NULL && waymark_value_get_type_of (value) == WAYMARK_VALUE_STRING
             ? waymark_value_get_string (value)
             : NULL;
}

/* --- parties and statuses that are there already */

static gboolean
fold_equal (const char *a, const char *b)
{
  g_autofree char *fold_a = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *fold_b = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return g_strcmp0 (fold_a, fold_b) == 0;
}

static WaymarkItem *
find_status (Pasting *self, WaymarkClipItem *status)
{
  WaymarkItem *root = waymark_plan_get_root (self->plan);
  WaymarkItem *other = waymark_item_first (root, WAYMARK_KIND_STATUS);

  for (; other != NULL; other = waymark_item_next (other))
    if (fold_equal (waymark_item_get_string (other, "word"), get_words (status, "word")) &&
        g_strcmp0 (waymark_item_get_string (other, "stage"), get_words (status, "stage")) == 0)
      return other;
  return NULL;
}

static WaymarkItem *
find_party (Pasting *self, WaymarkClipItem *party)
{
  const char *names[] = { get_words (party, "name"), get_words (party, "short") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      WaymarkItem *other = names[i] != NULL ? waymark_plan_find_party (self->plan, names[i]) : NULL;

      if (other != NULL)
        return waymark_party_resolve (other);
    }
  return NULL;
}

static WaymarkItem *
find_same (Pasting *self, WaymarkClipItem *item)
{
  WaymarkItem *other = self->same_plan ? waymark_plan_lookup (self->plan, item->id) : NULL;

  if (other != NULL && waymark_item_get_kind (other) == item->kind)
    return other;
  return item->kind == WAYMARK_KIND_STATUS ? find_status (self, item) : find_party (self, item);
}

/* --- items */

static gboolean
is_of_the_plan (WaymarkKind kind)
{
  return kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_PRIORITY ||
         kind == WAYMARK_KIND_REQUIREMENT || kind == WAYMARK_KIND_ACTION;
}

/* The second item of a sort follows the first. */
static WaymarkItem *
find_follow (Pasting *self, WaymarkKind kind, WaymarkItem *parent)
{
  for (guint i = self->anchors->len; i > 0; i--)
    {
      WaymarkItem *item = self->anchors->pdata[i - 1];

      if (waymark_item_get_kind (item) == kind &&
          (parent == NULL || waymark_item_get_parent (item) == parent))
        return item;
    }
  return NULL;
}

/* Actions cannot stand in a plan without a theme. */
static void
add_home (Pasting *self, GError **error)
{
  WaymarkItem *theme = waymark_edit_add (
      self->edit, WAYMARK_KIND_THEME, waymark_plan_get_root (self->plan), NULL, error);

  if (theme != NULL)
    self->near = waymark_item_get_id (theme);
}

/* Where nothing is selected it is the last theme, as it is before there are others. */
static const char *
find_near (Pasting *self)
{
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (self->plan), WAYMARK_KIND_THEME);

  if (self->near != NULL && waymark_plan_lookup (self->plan, self->near) != NULL &&
      !g_str_equal (self->near, WAYMARK_PLAN_ID))
    return self->near;
  while (theme != NULL && waymark_item_next (theme) != NULL)
    theme = waymark_item_next (theme);
  return theme != NULL ? waymark_item_get_id (theme) : NULL;
}

static WaymarkItem *
add_top (Pasting *self, WaymarkClipItem *item, GError **error)
{
  WaymarkItem *follow = NULL, *parent, *made;

  if (self->after != NULL)
    {
      WaymarkItem *last = self->after->pdata[self->anchors->len];

      parent = waymark_item_get_parent (last);
      follow = find_follow (self, item->kind, parent);
      if (follow == NULL)
        follow = last;
    }
  else if ((follow = find_follow (self, item->kind, NULL)) != NULL)
    parent = waymark_item_get_parent (follow);
  else
    {
      if (self->near == NULL && item->kind != WAYMARK_KIND_THEME)
        add_home (self, error);
      if (self->near == NULL && item->kind != WAYMARK_KIND_THEME)
        return NULL;
      parent = waymark_command_find_parent (self->document, item->kind, self->near, &follow);
    }

  if (item->kind == WAYMARK_KIND_PRIORITY && follow == NULL)
    made = waymark_edit_add_first (self->edit, item->kind, parent, error);
  else
    made = waymark_edit_add (self->edit, item->kind, parent, follow, error);
  if (made != NULL)
    g_ptr_array_add (self->anchors, made);
  return made;
}

/* A reference is worth nothing without its target. */
static gboolean
loses_target (Pasting *self, WaymarkClipItem *item)
{
  const char *target = item->kind == WAYMARK_KIND_REFERENCE ? get_words (item, "target") : NULL;

  if (item->kind != WAYMARK_KIND_REFERENCE)
    return FALSE;
  if (target == NULL)
    return TRUE;
  if (self->same_plan && waymark_plan_lookup (self->plan, target) != NULL)
    return FALSE;
  for (guint i = 0; i < self->clip->items->len; i++)
    {
      WaymarkClipItem *other = self->clip->items->pdata[i];

      if (g_str_equal (other->id, target))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_item (Pasting *self, WaymarkClipItem *item, GError **error)
{
  WaymarkItem *made = NULL, *parent;

  if (item->parent == NULL)
    {
      if (item->kind == WAYMARK_KIND_PARTY || item->kind == WAYMARK_KIND_STATUS)
        {
          made = find_same (self, item);
          if (made != NULL)
            {
              g_hash_table_insert (self->made, item->id, made);
              return TRUE;
            }
          made = waymark_edit_add (
              self->edit, item->kind, waymark_plan_get_root (self->plan), NULL, error);
        }
      else if (is_of_the_plan (item->kind))
        made = add_top (self, item, error);
      else
        return TRUE;
    }
  else
    {
      parent = g_hash_table_lookup (self->made, item->parent);
      /* What stands under a party that is here already stays behind. */
      if (parent == NULL || !g_hash_table_contains (self->added, parent))
        return TRUE;
      if (loses_target (self, item))
        {
          if (item->shown != NULL)
            g_hash_table_insert (self->shown, item->id, item->shown);
          return TRUE;
        }
      made = waymark_edit_add (self->edit, item->kind, parent, NULL, error);
    }
  if (made == NULL)
    return FALSE;
  g_hash_table_insert (self->made, item->id, made);
  g_hash_table_add (self->added, made);
  return TRUE;
}

/* --- their fields */

/* Numbers in a text that are links go on as links of the copy, or become plain words. */
static char *
renew_links (Pasting *self, const char *text)
{
  g_autoptr (GArray) pieces = waymark_text_split (text);
  GString *renewed = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const WaymarkTextPiece *piece = &g_array_index (pieces, WaymarkTextPiece, i);
      WaymarkItem *reference =
          piece->reference[0] != '\0' ? g_hash_table_lookup (self->made, piece->reference) : NULL;
      const char *shown = g_hash_table_lookup (self->shown, piece->reference);

      if (reference != NULL)
        waymark_text_append_mark (
            renewed, piece->text, piece->length, waymark_item_get_id (reference));
      else if (shown != NULL)
        g_string_append (renewed, shown);
      else
        g_string_append_len (renewed, piece->text, (gssize) piece->length);
    }
  return g_string_free (renewed, FALSE);
}

static WaymarkValue *
renew_value (Pasting *self, const WaymarkField *field, WaymarkValue *value)
{
  const char *words;
  WaymarkItem *target;

  if (waymark_value_get_type_of (value) != WAYMARK_VALUE_STRING)
    return waymark_value_ref (value);
  words = waymark_value_get_string (value);
  if (field->type == WAYMARK_FIELD_TEXT || field->type == WAYMARK_FIELD_WORDS)
    {
      g_autofree char *text = renew_links (self, words);

      return waymark_value_new_string (text);
    }
  if (field->type != WAYMARK_FIELD_LINK)
    return waymark_value_ref (value);
  target = g_hash_table_lookup (self->made, words);
  if (target == NULL && self->same_plan)
    target = waymark_plan_lookup (self->plan, words);
  return target != NULL ? waymark_value_new_string (waymark_item_get_id (target)) : NULL;
}

static gboolean
set_fields (Pasting *self, WaymarkClipItem *item, GError **error)
{
  WaymarkItem *made = g_hash_table_lookup (self->made, item->id);
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (item->kind, &n);

  if (made == NULL || waymark_item_get_kind (made) != item->kind ||
      !g_hash_table_contains (self->added, made))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WaymarkValue) value =
          item->values[i] != NULL ? renew_value (self, &fields[i], item->values[i]) : NULL;

      if (value != NULL && !waymark_edit_set (self->edit, made, fields[i].name, value, error))
        return FALSE;
    }
  return TRUE;
}

static char **
list_ids (GPtrArray *items)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (ids, waymark_item_get_id (items->pdata[i]));
  return g_strv_builder_end (ids);
}

static char **
paste (Pasting *self, const char *edit_name, GError **error)
{
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (self->document, edit_name);
  g_autoptr (GHashTable) made = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();
  g_auto (GStrv) ids = NULL;

  self->plan = waymark_document_get_plan (self->document);
  self->edit = edit;
  self->near = find_near (self);
  self->made = made;
  self->added = added;
  self->shown = shown;
  self->anchors = anchors;
  self->same_plan = g_strcmp0 (self->clip->plan, waymark_plan_get_id (self->plan)) == 0;
  for (guint i = 0; i < self->clip->items->len; i++)
    if (!add_item (self, self->clip->items->pdata[i], error))
      return NULL;
  for (guint i = 0; i < self->clip->items->len; i++)
    if (!set_fields (self, self->clip->items->pdata[i], error))
      return NULL;
  ids = list_ids (anchors);
  if (!waymark_edit_is_empty (edit) &&
      !waymark_document_commit (self->document, g_steal_pointer (&edit), error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * waymark_clip_paste:
 * @clip: a clip
 * @document: an open plan
 * @near: (nullable): id of an item to stand after, or to stand in
 * @edit_name: (nullable): what undo says
 * @error: what the document says
 *
 * Adds the items of a clip, with new ids. Parties and statuses are those of the
 * same name here, or are added; links to items that are neither in the clip nor
 * here become plain words.
 *
 * Returns: (transfer full) (nullable): ids of the new items
 */
char **
waymark_clip_paste (WaymarkClip *clip,
                    WaymarkDocument *document,
                    const char *near,
                    const char *edit_name,
                    GError **error)
{
  Pasting pasting = { .clip = clip, .document = document, .near = near };

  g_return_val_if_fail (clip != NULL, NULL);
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  return paste (&pasting, edit_name != NULL ? edit_name : C_ ("edit", "Paste"), error);
}

static const char *
get_duplicate_name (GPtrArray *tops)
{
  if (tops->len > 1)
    return C_ ("edit", "Duplicate several");
  switch (waymark_item_get_kind (tops->pdata[0]))
    {
    case WAYMARK_KIND_THEME:
      return C_ ("edit", "Duplicate theme");
    case WAYMARK_KIND_PRIORITY:
      return C_ ("edit", "Duplicate priority");
    case WAYMARK_KIND_REQUIREMENT:
      return C_ ("edit", "Duplicate requirement");
    default:
      return C_ ("edit", "Duplicate action");
    }
}

/* Copies stand together, after the last of what they are copies of. */
static GPtrArray *
find_last_of_each (GPtrArray *tops)
{
  GPtrArray *after = g_ptr_array_new ();

  for (guint i = 0; i < tops->len; i++)
    {
      WaymarkItem *last = tops->pdata[i];

      for (guint j = 0; j < tops->len; j++)
        {
          WaymarkItem *other = tops->pdata[j];

          if (waymark_item_get_parent (other) == waymark_item_get_parent (last) &&
              waymark_item_get_kind (other) == waymark_item_get_kind (last) &&
              waymark_item_get_position (other) > waymark_item_get_position (last))
            last = other;
        }
      g_ptr_array_add (after, last);
    }
  return after;
}

/**
 * waymark_clip_duplicate:
 * @document: an open plan
 * @ids: (array zero-terminated=1): themes, priorities, requirements or actions; at least one
 * @error: what the document says
 *
 * Puts a copy of each, with all under it, after the last of them. Updates are not
 * copied: what has happened to one action has not happened to its copy.
 *
 * Returns: (transfer full) (nullable): ids of the copies
 */
char **
waymark_clip_duplicate (WaymarkDocument *document, const char *const *ids, GError **error)
{
  g_autoptr (WaymarkClip) clip = NULL;
  g_autoptr (GPtrArray) tops = NULL;
  g_autoptr (GPtrArray) after = NULL;
  Pasting pasting = { .document = document };

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  tops = waymark_command_find_tops (document, ids);
  g_return_val_if_fail (tops->len > 0, NULL);
  clip = waymark_clip_new (document, ids, FALSE);
  after = find_last_of_each (tops);
  pasting.clip = clip;
  pasting.after = after;
  return paste (&pasting, get_duplicate_name (tops), error);
}
