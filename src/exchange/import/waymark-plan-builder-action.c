/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-i18n.h"
#include "waymark-lead-words.h"
#include "waymark-party.h"
#include "waymark-plan-builder-private.h"
#include "waymark-pointer-finder.h"
#include "waymark-rating-words.h"
#include "waymark-stage.h"
#include "waymark-window.h"
#include "waymark-wording.h"

/* ---- pointer cells */

static const struct
{
  WaymarkColumn column;
  const char *field;
} pointing[] = {
  { WAYMARK_COLUMN_LEADS, "leads" },   { WAYMARK_COLUMN_SUPPORT, "leads" },
  { WAYMARK_COLUMN_DUE, "due" },       { WAYMARK_COLUMN_STATUS, "status" },
  { WAYMARK_COLUMN_RATING, "rating" }, { WAYMARK_COLUMN_PROGRESS, "updates" },
  { WAYMARK_COLUMN_NOTES, "notes" },
};

static void
add_note (WaymarkDraft *draft, WaymarkColumn column, const char *words)
{
  g_autofree char *note =
      column == WAYMARK_COLUMN_NOTES
          ? g_strdup (words)
          : g_strdup_printf ("%s: %s", waymark_column_get_label (column), words);

  waymark_add_paragraph (&draft->notes, note);
}

/**
 * waymark_builder_take_pointers:
 * @self: a builder
 * @draft: an action or requirement
 * @references: target draft -> reference item, of this draft
 *
 * Turns cells that only refer into mentions of references; where there is nothing
 * to refer to, the words go to the notes.
 */
void
waymark_builder_take_pointers (WaymarkBuilder *self, WaymarkDraft *draft, GHashTable *references)
{
  for (guint i = 0; i < G_N_ELEMENTS (pointing); i++)
    {
      char **value = &draft->values[pointing[i].column];

      if (*value == NULL || !waymark_pointer_is_cell (*value))
        continue;
      if (!waymark_builder_take_pointer (self, draft, pointing[i].field, *value, references))
        add_note (draft, pointing[i].column, *value);
      g_clear_pointer (value, g_free);
    }
}

/* ---- leads */

static gboolean
names_someone (WaymarkBuilder *self, const char *cell)
{
  if (cell == NULL || waymark_pointer_is_cell (cell))
    return FALSE;
  return !waymark_wording_is_nobody (cell) ||
         waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_NAMES_LEAD, cell) != NULL;
}

/**
 * waymark_builder_learn_leads:
 * @self: a builder
 * @draft: a draft, with all below it
 *
 * Shows all lead cells to the splitter before any is split.
 */
void
waymark_builder_learn_leads (WaymarkBuilder *self, WaymarkDraft *draft)
{
  static const WaymarkColumn columns[] = { WAYMARK_COLUMN_LEADS, WAYMARK_COLUMN_SUPPORT };

  for (guint i = 0; i < G_N_ELEMENTS (columns) && draft->kind == WAYMARK_KIND_ACTION; i++)
    if (!draft->shares && names_someone (self, draft->values[columns[i]]))
      waymark_lead_splitter_add (self->built->splitter, draft->values[columns[i]]);
  for (guint i = 0; draft->children != NULL && i < draft->children->len; i++)
    waymark_builder_learn_leads (self, g_ptr_array_index (draft->children, i));
}

static void
learn_spelling (WaymarkBuilder *self, WaymarkItem *party, const char *name)
{
  WaymarkItem *alias;

  if (g_hash_table_contains (self->spellings, name))
    return;
  g_hash_table_add (self->spellings, g_strdup (name));
  if (waymark_plan_find_party (self->plan, name) != NULL)
    return;
  alias = waymark_plan_append (self->plan, WAYMARK_KIND_ALIAS, party);
  waymark_builder_set_words (self, NULL, alias, "name", name);
}

/* Known by its short name until now: "ICB", then "Integrated Care Board (ICB)". */
static void
lengthen_name (WaymarkBuilder *self, WaymarkDraft *draft, WaymarkItem *party, const char *name)
{
  g_autofree char *short_name = g_strdup (waymark_item_get_string (party, "name"));

  waymark_plan_set_string (self->plan, party, "short", short_name);
  waymark_builder_set_words (self, draft, party, "name", name);
  g_hash_table_add (self->spellings, g_strdup (name));
}

/* What a person said of a party: its short name, and what else it is called. */
static void
take_answers (WaymarkBuilder *self, WaymarkItem *party, const char *folded)
{
  const char *short_name =
      waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_SHORT, folded);
  const char *aliases =
      waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_ALIASES, folded);
  g_auto (GStrv) names = g_strsplit (aliases != NULL ? aliases : "", "\n", -1);

  waymark_builder_set_words (self, NULL, party, "short", short_name);
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      learn_spelling (self, party, names[i]);
}

/* The party of that name, or of the name that it goes by. */
static WaymarkItem *
get_named_party (WaymarkBuilder *self, WaymarkDraft *draft, const char *name)
{
  char *folded = waymark_words_fold (name);
  WaymarkItem *party = g_hash_table_lookup (self->parties, folded);

  if (party != NULL)
    {
      g_free (folded);
      return party;
    }
  party = waymark_plan_append (self->plan, WAYMARK_KIND_PARTY, self->root);
  waymark_builder_set_words (self, draft, party, "name", name);
  waymark_plan_set_string (self->plan, party, "type", waymark_lead_words_guess_type (name));
  g_hash_table_add (self->spellings, g_strdup (name));
  take_answers (self, party, folded);
  g_hash_table_insert (self->parties, folded, party);
  return party;
}

static WaymarkItem *
get_party (WaymarkBuilder *self, WaymarkDraft *draft, const WaymarkLeadPart *part)
{
  char *folded = waymark_words_fold (part->name);
  const char *name = waymark_import_choices_get_name (self->choices, part->name);
  g_autofree char *folded_short =
      part->short_name != NULL ? waymark_words_fold (part->short_name) : NULL;
  WaymarkItem *party = g_hash_table_lookup (self->parties, folded);

  if (party == NULL && folded_short != NULL)
    {
      party = g_hash_table_lookup (self->parties, folded_short);
      if (party != NULL && waymark_item_get_string (party, "short") == NULL)
        {
          lengthen_name (self, draft, party, name);
          take_answers (self, party, folded);
        }
    }
  if (party == NULL)
    party = get_named_party (self, draft, name);
  learn_spelling (self, party, part->name);
  g_hash_table_replace (self->parties, folded, party);
  if (folded_short != NULL && waymark_item_get_string (party, "short") == NULL)
    {
      waymark_builder_set_words (self, draft, party, "short", part->short_name);
      g_hash_table_replace (self->parties, g_steal_pointer (&folded_short), party);
    }
  return party;
}

static void
look_at_reading (WaymarkBuilder *self, WaymarkDraft *draft, const WaymarkLeadReading *reading)
{
  if (reading->maybe_more && g_hash_table_add (self->looked_at, (gpointer) reading))
    waymark_builder_look_at (
        self,
        draft,
        "lead",
        reading->words,
        TRUE,
        g_strdup (_ ("This may be more than one lead: its first words are a lead elsewhere. "
                     "It was kept as one.")));
}

static void
assign (WaymarkBuilder *self,
        WaymarkDraft *draft,
        const char *cell,
        gboolean support,
        GHashTable *assigned)
{
  const WaymarkLeadReading *reading = waymark_lead_splitter_split (self->built->splitter, cell);

  look_at_reading (self, draft, reading);
  if (reading->dropped != NULL && !draft->shares)
    waymark_reading_leave_out (self->reading,
                               reading->chosen ? "chosen" : "between leads",
                               waymark_draft_get_line (draft),
                               reading->dropped);
  for (guint i = 0; i < reading->parts->len; i++)
    {
      const WaymarkLeadPart *part = g_ptr_array_index (reading->parts, i);
      WaymarkItem *party = get_party (self, draft, part);
      WaymarkItem *assignment;

      if (!g_hash_table_add (assigned, party) && part->qualifier == NULL)
        {
          waymark_reading_leave_out (
              self->reading, "between leads", waymark_draft_get_line (draft), part->name);
          continue;
        }
      assignment = waymark_plan_append (self->plan, WAYMARK_KIND_ASSIGNMENT, draft->item);
      waymark_plan_set_string (self->plan, assignment, "party", waymark_item_get_id (party));
      waymark_plan_set_string (
          self->plan, assignment, "role", support || part->support ? "support" : "lead");
      waymark_builder_set_words (self, draft, assignment, "qualifier", part->qualifier);
    }
}

static void
set_leads (WaymarkBuilder *self, WaymarkDraft *draft)
{
  static const WaymarkColumn columns[] = { WAYMARK_COLUMN_LEADS, WAYMARK_COLUMN_SUPPORT };
  g_autoptr (GHashTable) assigned = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *cell = draft->values[columns[i]];

      if (cell == NULL)
        continue;
      if (names_someone (self, cell))
        {
          assign (self, draft, cell, columns[i] == WAYMARK_COLUMN_SUPPORT, assigned);
          continue;
        }
      add_note (draft, columns[i], cell);
      waymark_builder_look_at (
          self,
          draft,
          "lead",
          cell,
          TRUE,
          g_strdup (_ ("Nobody leads this action yet. The words are in its notes.")));
    }
}

/* ---- due, status, rating, updates */

/* Plans say the same few dates again and again. */
static const char *
get_window (WaymarkBuilder *self, const char *words)
{
  const char *window = g_hash_table_lookup (self->windows, words);

  if (window == NULL)
    {
      char *parsed = waymark_window_parse (words, self->year_start);

      window = parsed != NULL ? parsed : g_strdup ("");
      g_hash_table_insert (self->windows, g_strdup (words), (gpointer) window);
    }
  return *window != '\0' ? window : NULL;
}

static void
set_due (WaymarkBuilder *self, WaymarkDraft *draft)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *clean = NULL;
  const char *window;
  const char *answer =
      waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_DUE, draft->key);
  g_autoptr (WaymarkValue) value = NULL;

  if (draft->values[WAYMARK_COLUMN_DUE] == NULL)
    return;
  lines = g_strsplit (draft->values[WAYMARK_COLUMN_DUE], "\n", -1);
  joined = g_strjoinv (", ", lines);
  /* Words that a date was chosen for are kept beside it. */
  if (answer != NULL)
    add_note (draft, WAYMARK_COLUMN_DUE, joined);
  clean = waymark_clean_text (answer != NULL ? answer : joined, TRUE);
  if (g_utf8_strlen (clean, -1) > WAYMARK_MAX_WORDS)
    {
      add_note (draft, WAYMARK_COLUMN_DUE, joined);
      waymark_builder_look_at (
          self,
          draft,
          "due",
          joined,
          TRUE,
          g_strdup (_ ("This is too long for a date. The words are in the notes.")));
      return;
    }
  window = get_window (self, clean);
  value = waymark_value_new_words (clean, window);
  waymark_plan_set (self->plan, draft->item, "due", value);
  if (window != NULL)
    waymark_plan_set (self->plan, draft->item, "first_due", value);
  else if (strpbrk (clean, "0123456789") != NULL)
    waymark_builder_look_at (
        self,
        draft,
        "due",
        clean,
        TRUE,
        g_strdup (
            _ ("These words are kept as written, but Waymark cannot tell when they are late.")));
}

static WaymarkItem *
get_status (WaymarkBuilder *self, WaymarkDraft *draft, const char *word)
{
  WaymarkItem *status = g_hash_table_lookup (self->statuses, word);
  const char *chosen;
  WaymarkStage stage;

  if (status != NULL)
    return status;
  status = waymark_plan_find_status (self->plan, word);
  if (status == NULL)
    {
      chosen = waymark_import_choices_get_answer (self->choices, WAYMARK_ANSWER_STATUS, word);
      stage = chosen != NULL ? waymark_stage_from_name (chosen) : waymark_stage_guess (word);
      status = waymark_plan_append (self->plan, WAYMARK_KIND_STATUS, self->root);
      waymark_plan_set_string (self->plan, status, "word", word);
      waymark_plan_set_string (self->plan, status, "stage", waymark_stage_get_name (stage));
      if (chosen == NULL)
        waymark_builder_look_at (
            self,
            draft,
            "status",
            word,
            TRUE,
            /* Translators: %s is a stage, such as In progress */
            g_strdup_printf (_ ("This status is new; its stage was guessed: %s."),
                             waymark_stage_get_label (stage)));
    }
  g_hash_table_insert (self->statuses, g_strdup (word), status);
  return status;
}

static WaymarkItem *
add_update (WaymarkBuilder *self, WaymarkDraft *draft, const char *text)
{
  WaymarkItem *update = waymark_plan_append (self->plan, WAYMARK_KIND_UPDATE, draft->item);

  waymark_builder_set_text (self, draft, update, "text", text);
  return update;
}

/* Bytes of the status word that a longer cell begins with: "Complete – report sent". 0 when there
 * is none. */
static gsize
find_status_word (WaymarkBuilder *self, const char *cell)
{
  static const char *const signs[] = { " – ", " — ", " - ", ": ", ". ", "; ", ", ", " (", "\n" };
  gsize best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = strstr (cell, signs[i]);
      g_autofree char *word =
          sign != NULL && sign - cell < 40 ? g_strndup (cell, sign - cell) : NULL;

      if (word == NULL || (best > 0 && (gsize) (sign - cell) > best))
        continue;
      if (waymark_plan_find_status (self->plan, word) != NULL || waymark_wording_is_status (word))
        best = sign - cell;
    }
  return best;
}

static void
set_status (WaymarkBuilder *self, WaymarkDraft *draft)
{
  g_autofree char *cell = waymark_clean_text (draft->values[WAYMARK_COLUMN_STATUS], FALSE);
  g_autofree char *word = NULL;
  gsize length;

  if (*cell == '\0')
    return;
  if (waymark_words_count (cell) <= 4 && strlen (cell) <= 60 && strchr (cell, '\n') == NULL)
    {
      waymark_plan_set_string (
          self->plan, draft->item, "status", waymark_item_get_id (get_status (self, draft, cell)));
      return;
    }
  length = find_status_word (self, cell);
  if (length > 0)
    {
      word = g_strndup (cell, length);
      waymark_plan_set_string (
          self->plan, draft->item, "status", waymark_item_get_id (get_status (self, draft, word)));
    }
  /* What is said beyond the word is progress. */
  add_update (self, draft, length > 0 ? cell + length + strspn (cell + length, " .,;:(-\n") : cell);
}

static void
set_rating (WaymarkBuilder *self, WaymarkDraft *draft)
{
  const char *cell = draft->values[WAYMARK_COLUMN_RATING];
  const char *rest;
  const char *rating = cell != NULL ? waymark_rating_find (cell, &rest) : NULL;

  if (cell == NULL)
    return;
  if (rating != NULL)
    {
      g_autofree char *reason = g_strdup (rest);
      g_autofree char *word = NULL;
      g_autofree char *folded = NULL;

      if (g_str_has_suffix (reason, ")") && strchr (reason, '(') == NULL)
        reason[strlen (reason) - 1] = '\0';
      word = g_strstrip (g_strndup (cell, strlen (cell) - strlen (rest)));
      folded = waymark_words_fold (word);
      waymark_plan_set_string (self->plan, draft->item, "rating", rating);
      if (!g_str_equal (folded, rating) && waymark_words_count (word) > 0)
        waymark_reading_leave_out (self->reading, "rating", waymark_draft_get_line (draft), word);
      waymark_builder_set_text (self, draft, draft->item, "rating_reason", reason);
    }
  else if (draft->values[WAYMARK_COLUMN_STATUS] == NULL)
    draft->values[WAYMARK_COLUMN_STATUS] = g_strdup (cell);
  else
    add_note (draft, WAYMARK_COLUMN_RATING, cell);
}

static void
set_updates (WaymarkBuilder *self, WaymarkDraft *draft)
{
  for (guint i = 0; draft->updates != NULL && i < draft->updates->len; i++)
    {
      const char *text = g_ptr_array_index (draft->updates, i);
      WaymarkItem *update = add_update (self, draft, text);

      /* "Complete" in a progress column is the status as well, where there is no other. */
      if (waymark_wording_is_status (text) && waymark_item_get (draft->item, "status") == NULL)
        {
          g_autofree char *word = waymark_clean_text (text, TRUE);
          const char *status = waymark_item_get_id (get_status (self, draft, word));

          waymark_plan_set_string (self->plan, draft->item, "status", status);
          waymark_plan_set_string (self->plan, update, "status", status);
        }
    }
}

/**
 * waymark_builder_fill_action:
 * @self: a builder
 * @draft: an action whose item is in place
 * @references: target draft -> reference item, of this draft
 */
void
waymark_builder_fill_action (WaymarkBuilder *self, WaymarkDraft *draft, GHashTable *references)
{
  waymark_builder_set_linked (
      self, draft, "text", draft->text != NULL ? draft->text->str : NULL, references);
  waymark_builder_set_words (self, draft, draft->item, "phase", draft->phase);
  waymark_builder_take_pointers (self, draft, references);
  set_leads (self, draft);
  set_due (self, draft);
  set_rating (self, draft);
  set_status (self, draft);
  set_updates (self, draft);
  waymark_builder_set_linked (
      self, draft, "notes", draft->notes != NULL ? draft->notes->str : NULL, references);
}
