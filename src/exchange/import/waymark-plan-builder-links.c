/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-plan-builder-private.h"
#include "waymark-pointer-finder.h"
#include "waymark-reference-text.h"
#include "waymark-references.h"

/* Markers and the characters that they may add to a text, for its limit. */
#define MARKER_LENGTH 40

/* ---- numbers as the document has them */

static void
learn (WaymarkBuilder *self, const char *theme, const char *number, WaymarkDraft *draft)
{
  char *key = g_strdup_printf ("%s:%s", theme, number);

  for (char *at = key; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);

  /* What two items have says nothing; within a theme the first counts. */
  if (!g_hash_table_contains (self->numbers, key))
    g_hash_table_insert (self->numbers, key, draft);
  else
    {
      if (*theme == '\0' && g_hash_table_lookup (self->numbers, key) != draft)
        g_hash_table_replace (self->numbers, key, NULL);
      else
        g_free (key);
    }
}

static void
learn_items (WaymarkBuilder *self, WaymarkDraft *draft, const char *theme)
{
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (draft->children, i);

      if (child->number == NULL)
        continue;
      learn (self, theme, child->number, child);
      learn (self, "", child->number, child);
    }
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    learn_items (self, g_ptr_array_index (draft->children, i), theme);
}

static gboolean
has_numbers (WaymarkDraft *draft)
{
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (draft->children, i);

      if (child->number != NULL || has_numbers (child))
        return TRUE;
    }
  return FALSE;
}

/* In a theme without numbers, items are called by their place. */
static void
learn_places (WaymarkBuilder *self,
              WaymarkDraft *draft,
              const char *theme,
              const char *theme_number)
{
  guint place = 0;

  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (draft->children, i);
      g_autofree char *number = NULL;
      g_autofree char *label = NULL;

      if (child->kind == WAYMARK_KIND_PRIORITY)
        continue;
      number = g_strdup_printf ("%u", ++place);
      label = g_strdup_printf ("%s.%s", theme_number, number);
      learn (self, theme, number, child);
      learn (self, "", label, child);
    }
}

/* "1.4" where the theme is 1 and the document numbers its items 1, 2, 3 … in each theme. */
static void
learn_compound (WaymarkBuilder *self, WaymarkDraft *theme, const char *theme_number)
{
  for (guint i = 0; theme->children != NULL && i < theme->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (theme->children, i);
      g_autofree char *number = NULL;

      if (child->number == NULL || strchr (child->number, '.') != NULL)
        continue;
      number = g_strdup_printf ("%s.%s", theme_number, child->number);
      if (!g_hash_table_contains (self->numbers, number))
        learn (self, "", number, child);
    }
}

static char *
theme_key (WaymarkDraft *theme, guint place)
{
  return theme->number != NULL ? g_strdup (theme->number) : g_strdup_printf ("%u", place + 1);
}

/**
 * waymark_builder_learn_numbers:
 * @self: a builder whose items are in place
 *
 * Learns what numbers mean in the document: those that it writes, else places.
 */
void
waymark_builder_learn_numbers (WaymarkBuilder *self)
{
  GPtrArray *themes = self->reading->plan->children;

  for (guint i = 0; themes != NULL && i < themes->len; i++)
    {
      WaymarkDraft *theme = g_ptr_array_index (themes, i);
      g_autofree char *place = g_strdup_printf ("%u", i);
      g_autofree char *key = theme_key (theme, i);

      if (theme->kind != WAYMARK_KIND_THEME)
        continue;
      learn (self, "theme", key, theme);
      if (has_numbers (theme))
        learn_items (self, theme, place);
      else
        learn_places (self, theme, place, key);
      learn_compound (self, theme, key);
    }
}

static guint
get_theme_place (WaymarkBuilder *self, const WaymarkDraft *draft)
{
  guint place = 0;

  while (draft->kind != WAYMARK_KIND_THEME && draft->parent != NULL)
    draft = draft->parent;
  if (!g_ptr_array_find (self->reading->plan->children, draft, &place))
    return G_MAXUINT;
  return place;
}

static WaymarkDraft *
look_up (WaymarkBuilder *self, const char *theme, const char *number)
{
  g_autofree char *key = g_strdup_printf ("%s:%s", theme, number);

  for (char *at = key; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  return g_hash_table_lookup (self->numbers, key);
}

/* Within its theme first, then anywhere if only one item has the number. */
static WaymarkDraft *
resolve (WaymarkBuilder *self, WaymarkDraft *draft, const WaymarkPointer *pointer)
{
  g_autofree char *place = NULL;
  g_autofree char *plain = NULL;
  WaymarkDraft *target;

  if (pointer->theme)
    return look_up (self, "theme", pointer->number);
  place = g_strdup_printf ("%u", get_theme_place (self, draft));
  target = look_up (self, place, pointer->number);
  if (target == NULL)
    target = look_up (self, "", pointer->number);
  if (target != NULL || strchr (pointer->number, '(') == NULL)
    return target;

  /* "8(a)" is the first action of 8. */
  plain = g_strndup (pointer->number, strchr (pointer->number, '(') - pointer->number);
  target = look_up (self, place, plain);
  if (target != NULL && target->children != NULL)
    {
      guint nth = (guint) (strchr (pointer->number, '(')[1] - 'a');

      return nth < target->children->len ? g_ptr_array_index (target->children, nth) : NULL;
    }
  return NULL;
}

/* ---- references */

/* The reference of an item to a target: one for each pair, with the strongest relation found. */
static WaymarkItem *
get_reference (WaymarkBuilder *self,
               WaymarkDraft *draft,
               WaymarkDraft *target,
               const char *relation,
               GHashTable *references)
{
  WaymarkItem *reference = g_hash_table_lookup (references, target);

  if (reference == NULL)
    {
      reference = waymark_plan_append (self->plan, WAYMARK_KIND_REFERENCE, draft->item);
      waymark_plan_set_string (self->plan, reference, "target", waymark_item_get_id (target->item));
      g_hash_table_insert (references, target, reference);
    }
  if (waymark_relation_rank (waymark_item_get_string (reference, "relation")) <
      waymark_relation_rank (relation))
    waymark_plan_set_string (self->plan, reference, "relation", relation);
  return reference;
}

/* The number with the word before it. */
static char *
dup_pointer_words (const WaymarkPointer *pointer, const char *text)
{
  const char *end = text + pointer->start + pointer->length;
  const char *start = end;

  for (guint gaps = 0; start > text && gaps < 2; start--)
    gaps += start[-1] == ' ' || start[-1] == '\n';
  return g_strstrip (g_strndup (start, end - start));
}

/* What a number refers to: what the document says, else what a person said of it. */
static WaymarkDraft *
find_target (WaymarkBuilder *self,
             WaymarkDraft *draft,
             const WaymarkPointer *pointer,
             const char *text)
{
  WaymarkDraft *target = resolve (self, draft, pointer);
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;
  const char *answer;

  if (target != NULL || self->choices == NULL)
    return target;
  words = dup_pointer_words (pointer, text);
  key = waymark_import_note_key ("pointer", draft->key, words);
  answer = waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_POINTER, key);
  return answer != NULL ? g_hash_table_lookup (self->keys, answer) : NULL;
}

static void
miss (WaymarkBuilder *self, WaymarkDraft *draft, const WaymarkPointer *pointer, const char *text)
{
  g_autofree char *words = dup_pointer_words (pointer, text);

  /* A cell that points nowhere goes to the notes and is read there once more. */
  if (g_hash_table_add (self->missed, waymark_import_note_key ("pointer", draft->key, words)))
    waymark_builder_look_at (
        self,
        draft,
        "pointer",
        words,
        TRUE,
        /* Translators: %s is a number in a document */
        g_strdup_printf (_ ("There is no item with the number %s. The words are kept as they are."),
                         pointer->number));
}

/**
 * waymark_builder_set_linked:
 * @self: a builder
 * @draft: what the text belongs to
 * @field: its field
 * @text: (nullable): the text; numbers in it that refer become links
 * @references: target draft -> reference item, of this draft
 */
void
waymark_builder_set_linked (WaymarkBuilder *self,
                            WaymarkDraft *draft,
                            const char *field,
                            const char *text,
                            GHashTable *references)
{
  g_autofree char *clean = text != NULL ? waymark_clean_text (text, FALSE) : NULL;
  g_autoptr (GArray) pointers = clean != NULL ? waymark_pointers_find (clean) : NULL;
  g_autoptr (GArray) spans = NULL;
  g_autofree char *marked = NULL;
  guint mention = 0;

  if (clean == NULL)
    return;
  if (pointers->len == 0 ||
      g_utf8_strlen (clean, -1) + (glong) pointers->len * MARKER_LENGTH > WAYMARK_MAX_TEXT)
    {
      waymark_builder_set_text (self, draft, draft->item, field, clean);
      return;
    }
  spans = g_array_new (FALSE, FALSE, sizeof (WaymarkTextSpan));
  for (guint i = 0; i < pointers->len; i++)
    {
      const WaymarkPointer *pointer = &g_array_index (pointers, WaymarkPointer, i);
      WaymarkDraft *target = find_target (self, draft, pointer, clean);
      WaymarkTextSpan span = { .start = pointer->start, .length = pointer->length };
      WaymarkItem *reference;

      if (target == NULL && pointer->sure)
        miss (self, draft, pointer, clean);
      if (target == NULL || target == draft)
        continue;
      reference = get_reference (self, draft, target, pointer->relation, references);
      self->built->text_mentions += pointer->mention != mention;
      mention = pointer->mention;
      g_strlcpy (span.reference, waymark_item_get_id (reference), sizeof span.reference);
      if (span.length > 0)
        g_array_append_val (spans, span);
    }
  marked = waymark_text_mark (clean, (const WaymarkTextSpan *) (gpointer) spans->data, spans->len);
  waymark_plan_set_string (self->plan, draft->item, field, marked);
}

static void
add_mention (WaymarkBuilder *self, WaymarkItem *reference, const char *field, const char *cell)
{
  WaymarkValue *before = waymark_item_get (reference, "mentions");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);
  WaymarkValue *pair[2] = { waymark_value_new_string (field), waymark_value_new_string (cell) };
  g_autoptr (WaymarkValue) value = NULL;

  for (gsize i = 0; before != NULL && i < waymark_value_get_length (before); i++)
    g_ptr_array_add (mentions, waymark_value_ref (waymark_value_get_child (before, i)));
  g_ptr_array_add (mentions, waymark_value_new_list (pair, 2));
  waymark_value_unref (pair[0]);
  waymark_value_unref (pair[1]);
  value = waymark_value_new_list ((WaymarkValue *const *) mentions->pdata, mentions->len);
  waymark_plan_set (self->plan, reference, "mentions", value);
}

/**
 * waymark_builder_take_pointer:
 * @self: a builder
 * @draft: what the cell belongs to
 * @field: the field that the cell stands for
 * @cell: a cell that only refers
 * @references: target draft -> reference item, of this draft
 *
 * Returns: whether all it refers to was found and is linked now
 */
gboolean
waymark_builder_take_pointer (WaymarkBuilder *self,
                              WaymarkDraft *draft,
                              const char *field,
                              const char *cell,
                              GHashTable *references)
{
  g_autofree char *clean = waymark_clean_text (cell, TRUE);
  g_autoptr (GArray) pointers = waymark_pointers_find (clean);

  for (guint i = 0; i < pointers->len; i++)
    {
      const WaymarkPointer *pointer = &g_array_index (pointers, WaymarkPointer, i);
      WaymarkDraft *target = find_target (self, draft, pointer, clean);

      if (target == NULL || target == draft)
        {
          miss (self, draft, pointer, clean);
          return FALSE;
        }
    }
  for (guint i = 0; i < pointers->len; i++)
    {
      const WaymarkPointer *pointer = &g_array_index (pointers, WaymarkPointer, i);
      WaymarkItem *reference = get_reference (
          self, draft, find_target (self, draft, pointer, clean), pointer->relation, references);

      add_mention (self, reference, field, clean);
    }
  self->built->cell_mentions += pointers->len > 0;
  return pointers->len > 0;
}
