/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-plan-builder-private.h"
#include "waymark-reading-part.h"
#include "waymark-stage.h"
#include "waymark-window.h"
#include "waymark-wording.h"

/**
 * waymark_built_free:
 * @built: (nullable): what was built
 */
void
waymark_built_free (WaymarkBuilt *built)
{
  if (built == NULL)
    return;
  g_clear_object (&built->plan);
  waymark_lead_splitter_free (built->splitter);
  g_clear_pointer (&built->parties, g_hash_table_unref);
  g_free (built);
}

/**
 * waymark_builder_look_at:
 * @self: a builder
 * @draft: (nullable): what it concerns
 * @kind: one word for what it is, static
 * @words: the words in question
 * @placed: they are in the plan as well
 * @why: (transfer full): a sentence in the reader's language
 */
void
waymark_builder_look_at (WaymarkBuilder *self,
                         WaymarkDraft *draft,
                         const char *kind,
                         const char *words,
                         gboolean placed,
                         char *why)
{
  WaymarkFinding *finding = waymark_reading_look_at (
      self->reading, kind, draft != NULL ? waymark_draft_get_line (draft) : 0, words, why);

  finding->placed = placed;
  finding->draft = draft;
}

/* ---- words of any length */

/* Where a text has to be cut so that at most @limit characters stay: at a blank if one is near. */
static gsize
find_cut (const char *text, glong limit)
{
  const char *end = text;
  const char *blank = NULL;

  for (glong i = 0; i < limit && *end != '\0'; i++)
    {
      if ((*end == ' ' || *end == '\n') && i > limit - 200)
        blank = end;
      end = g_utf8_next_char (end);
    }
  if (*end == '\0')
    return end - text;
  return (blank != NULL ? blank : end) - text;
}

static void
set_limited (WaymarkBuilder *self,
             WaymarkDraft *draft,
             WaymarkItem *item,
             const char *field,
             const char *text,
             glong limit,
             gboolean one_line)
{
  g_autofree char *clean = waymark_clean_text (text, one_line);
  gsize length = find_cut (clean, limit);
  g_autofree char *kept = NULL;

  if (clean[length] != '\0')
    {
      const WaymarkField *what = waymark_kind_get_field (waymark_item_get_kind (item), field);

      waymark_builder_look_at (
          self,
          draft,
          "too long",
          clean + length + strspn (clean + length, " \n"),
          FALSE,
          /* Translators: %s is the label of a field, such as Text */
          g_strdup_printf (_ ("These words go on the field “%s”, which cannot hold so many."),
                           waymark_field_get_label (what)));
    }
  kept = g_strchomp (g_strndup (clean, length));
  waymark_plan_set_string (self->plan, item, field, kept);
}

/**
 * waymark_builder_set_words:
 * @self: a builder
 * @draft: (nullable): where the words come from
 * @item: an item
 * @field: a field of one line
 * @words: (nullable): its words; what does not fit needs a look
 */
void
waymark_builder_set_words (WaymarkBuilder *self,
                           WaymarkDraft *draft,
                           WaymarkItem *item,
                           const char *field,
                           const char *words)
{
  if (words != NULL)
    set_limited (self, draft, item, field, words, WAYMARK_MAX_WORDS, TRUE);
}

/**
 * waymark_builder_set_text:
 * @self: a builder
 * @draft: (nullable): where the text comes from
 * @item: an item
 * @field: a field of paragraphs
 * @text: (nullable): its text; what does not fit needs a look
 */
void
waymark_builder_set_text (WaymarkBuilder *self,
                          WaymarkDraft *draft,
                          WaymarkItem *item,
                          const char *field,
                          const char *text)
{
  if (text != NULL)
    set_limited (self, draft, item, field, text, WAYMARK_MAX_TEXT, FALSE);
}

/* ---- the tree */

/* By its line, and the how manieth of that line it is: the same however often it is read. */
static void
add_key (WaymarkBuilder *self, WaymarkDraft *draft)
{
  guint line = waymark_draft_get_line (draft);
  guint nth = 0;

  do
    {
      g_free (draft->key);
      draft->key = g_strdup_printf ("%u.%u", line, ++nth);
    }
  while (g_hash_table_contains (self->keys, draft->key));
  g_hash_table_insert (self->keys, draft->key, draft);
}

static void
add_items (WaymarkBuilder *self, WaymarkDraft *draft, WaymarkItem *parent)
{
  draft->item = waymark_plan_append (self->plan, draft->kind, parent);
  add_key (self, draft);
  waymark_reading_part_report (WAYMARK_READING_ITEMS, ++self->n_made, self->n_drafts);
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    add_items (self, g_ptr_array_index (draft->children, i), draft->item);
}

static const char *
get_string (const GString *text)
{
  return text != NULL && text->len > 0 ? text->str : NULL;
}

static void
fill (WaymarkBuilder *self, WaymarkDraft *draft)
{
  g_autoptr (GHashTable) references = g_hash_table_new (NULL, NULL);

  switch (draft->kind)
    {
    case WAYMARK_KIND_THEME:
      waymark_builder_set_words (self, draft, draft->item, "title", draft->title);
      waymark_builder_set_linked (self, draft, "narrative", get_string (draft->text), references);
      break;
    case WAYMARK_KIND_PRIORITY:
      waymark_builder_set_linked (self, draft, "text", get_string (draft->text), references);
      break;
    case WAYMARK_KIND_REQUIREMENT:
      waymark_builder_set_linked (self, draft, "narrative", get_string (draft->text), references);
      waymark_builder_take_pointers (self, draft, references);
      waymark_builder_set_linked (self, draft, "notes", get_string (draft->notes), references);
      waymark_builder_set_text (
          self, draft, draft->item, "measure", draft->values[WAYMARK_COLUMN_MEASURE]);
      waymark_builder_set_text (
          self, draft, draft->item, "baseline", draft->values[WAYMARK_COLUMN_BASELINE]);
      waymark_builder_set_text (
          self, draft, draft->item, "goal", draft->values[WAYMARK_COLUMN_GOAL]);
      break;
    case WAYMARK_KIND_ACTION:
      waymark_builder_fill_action (self, draft, references);
      break;
    default:
      g_assert_not_reached ();
    }
  waymark_reading_part_report (WAYMARK_READING_FIELDS, ++self->n_filled, self->n_drafts);
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    fill (self, g_ptr_array_index (draft->children, i));
}

static guint
count_drafts (WaymarkDraft *draft)
{
  guint n = 1;

  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    n += count_drafts (g_ptr_array_index (draft->children, i));
  return n;
}

static void
fill_plan (WaymarkBuilder *self, const char *title)
{
  WaymarkDraft *draft = self->reading->plan;
  const char *period = draft->values[WAYMARK_COLUMN_DUE];
  g_autofree char *found = NULL;
  gsize start, length;

  draft->item = self->root;
  waymark_builder_set_words (
      self, draft, self->root, "title", draft->title != NULL ? draft->title : title);
  waymark_builder_set_text (self, draft, self->root, "narrative", get_string (draft->text));
  waymark_builder_set_text (self, draft, self->root, "monitoring", get_string (draft->notes));
  waymark_builder_set_words (self, draft, self->root, "owner", draft->values[WAYMARK_COLUMN_LEADS]);
  if (period == NULL && draft->title != NULL &&
      waymark_wording_find_period (draft->title, &start, &length))
    period = found = g_strndup (draft->title + start, length);
  if (period != NULL && g_utf8_strlen (period, -1) <= WAYMARK_MAX_WORDS)
    {
      g_autofree char *clean = waymark_clean_text (period, TRUE);
      g_autofree char *window = waymark_window_parse (clean, self->year_start);
      g_autoptr (WaymarkValue) value = waymark_value_new_words (clean, window);

      waymark_plan_set (self->plan, self->root, "period", value);
    }
  else if (period != NULL)
    waymark_builder_look_at (self,
                             draft,
                             "too long",
                             period,
                             FALSE,
                             g_strdup (_ ("These words are too long for the plan's period.")));
}

/* ---- numbers that differ */

static void
compare_theme_numbers (WaymarkBuilder *self)
{
  GPtrArray *themes = self->reading->plan->children;

  for (guint i = 0; themes != NULL && i < themes->len; i++)
    {
      WaymarkDraft *theme = g_ptr_array_index (themes, i);
      char *end = NULL;
      guint64 number;

      if (theme->number == NULL)
        continue;
      number = g_ascii_strtoull (theme->number, &end, 10);
      if (end == theme->number || *end != '\0' || number == i + 1)
        continue;
      waymark_builder_look_at (self,
                               theme,
                               "number",
                               theme->number,
                               TRUE,
                               g_strdup_printf (
                                   /* Translators: %s is a number in a document, %u the number of
                                      the theme in the plan */
                                   _ ("The document calls this theme %s; here it is theme %u."),
                                   theme->number,
                                   i + 1));
    }
}

typedef struct
{
  guint n;
  WaymarkDraft *first;
  char *label;
} Differing;

static void
compare_number (WaymarkDraft *draft, char *label, Differing *differing)
{
  const char *dot = strrchr (label, '.');

  if (draft->number == NULL || g_str_equal (label, draft->number) ||
      g_str_equal (dot + 1, draft->number))
    {
      g_free (label);
      return;
    }
  if (differing->n++ == 0)
    {
      differing->first = draft;
      differing->label = label;
    }
  else
    g_free (label);
}

/* Items that the document numbers otherwise than the plan does, counted as the plan counts. */
static void
compare_item_numbers (WaymarkDraft *theme, guint theme_number, Differing *differing)
{
  guint place = 0;

  for (guint i = 0; theme->children != NULL && i < theme->children->len; i++)
    {
      WaymarkDraft *child = g_ptr_array_index (theme->children, i);

      if (child->kind == WAYMARK_KIND_PRIORITY)
        continue;
      place++;
      compare_number (child, g_strdup_printf ("%u.%u", theme_number, place), differing);
      for (guint j = 0; child->children != NULL && j < child->children->len; j++)
        {
          g_autofree char *letters = waymark_letters (j + 1);

          compare_number (g_ptr_array_index (child->children, j),
                          g_strdup_printf ("%u.%u(%s)", theme_number, place, letters),
                          differing);
        }
    }
}

/* One note for all of them. */
static void
compare_numbers (WaymarkBuilder *self)
{
  GPtrArray *themes = self->reading->plan->children;
  Differing differing = { 0 };

  compare_theme_numbers (self);
  for (guint i = 0; themes != NULL && i < themes->len; i++)
    compare_item_numbers (g_ptr_array_index (themes, i), i + 1, &differing);
  if (differing.n == 0)
    return;
  waymark_builder_look_at (
      self,
      differing.first,
      "number",
      differing.first->number,
      TRUE,
      g_strdup_printf (
          ngettext (
              /* Translators: %u counts numbers; then a number in the document and the same item's
               * number in the plan */
              "%u number of the document differs from those here: its %s is %s.",
              "%u numbers of the document differ from those here: its %s, for example, is %s.",
              differing.n),
          differing.n,
          differing.first->number,
          differing.label));
  g_free (differing.label);
}

/* ---- what has no place */

static void
add_loose (WaymarkBuilder *self)
{
  for (guint i = 0; i < self->reading->looks->len; i++)
    {
      WaymarkFinding *finding = g_ptr_array_index (self->reading->looks, i);
      g_autofree char *clean = NULL;
      const char *rest;

      if (finding->placed)
        continue;
      clean = waymark_clean_text (finding->words, FALSE);
      for (rest = clean; *rest != '\0';)
        {
          WaymarkItem *loose = waymark_plan_append (self->plan, WAYMARK_KIND_LOOSE, self->root);
          gsize length = find_cut (rest, WAYMARK_MAX_TEXT);
          g_autofree char *piece = g_strchomp (g_strndup (rest, length));
          g_autofree char *origin =
              /* Translators: %u is a line of a document */
              finding->line > 0 ? g_strdup_printf (_ ("Line %u"), finding->line) : NULL;

          waymark_plan_set_string (self->plan, loose, "text", piece);
          waymark_plan_set_string (self->plan, loose, "origin", origin);
          waymark_plan_set_string (self->plan, loose, "why", finding->why);
          rest += length;
          rest += strspn (rest, " \n");
        }
    }
}

/**
 * waymark_build_plan:
 * @reading: what was found in a document; its drafts get their items, and it may gain things to
 * look at
 * @choices: (nullable): what a person chose
 * @title: title of a plan whose document has none
 *
 * Makes items of drafts: leads become parties, dates windows, references links.
 *
 * Returns: (transfer full): the plan
 */
WaymarkBuilt *
waymark_build_plan (WaymarkReading *reading, WaymarkImportChoices *choices, const char *title)
{
  WaymarkBuilt *built = g_new0 (WaymarkBuilt, 1);
  GPtrArray *themes = reading->plan->children;
  GCancellable *cancellable = g_cancellable_get_current ();
  WaymarkBuilder self = { .built = built,
                          .reading = reading,
                          .choices = choices,
                          .year_start = choices != NULL
                                            ? waymark_import_choices_get_year_start (choices)
                                            : WAYMARK_YEAR_START,
                          .cancellable = cancellable,
                          .n_drafts = count_drafts (reading->plan) };

  built->plan = self.plan = waymark_plan_new (NULL);
  built->splitter = waymark_lead_splitter_new (choices);
  self.root = waymark_plan_get_root (self.plan);
  self.parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.looked_at = g_hash_table_new (NULL, NULL);
  self.missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.windows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.keys = g_hash_table_new (g_str_hash, g_str_equal);
  self.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  waymark_plan_add_statuses (self.plan);
  fill_plan (&self, title);
  for (guint i = 0; themes != NULL && i < themes->len; i++)
    add_items (&self, g_ptr_array_index (themes, i), self.root);
  waymark_builder_learn_leads (&self, reading->plan);
  waymark_builder_learn_numbers (&self);
  for (guint i = 0; themes != NULL && i < themes->len && !g_cancellable_is_cancelled (cancellable);
       i++)
    fill (&self, g_ptr_array_index (themes, i));
  compare_numbers (&self);
  add_loose (&self);

  built->parties = self.parties;
  g_hash_table_unref (self.spellings);
  g_hash_table_unref (self.looked_at);
  g_hash_table_unref (self.missed);
  g_hash_table_unref (self.statuses);
  g_hash_table_unref (self.windows);
  g_hash_table_unref (self.keys);
  g_hash_table_unref (self.numbers);
  return built;
}
