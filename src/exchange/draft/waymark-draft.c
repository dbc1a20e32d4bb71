/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-draft.h"

/**
 * waymark_draft_new:
 * @kind: what it becomes
 * @parent: (nullable): what it stands under
 * @block: (nullable): where it was found
 *
 * Returns: (transfer none): a draft, owned by @parent; (transfer full) without one
 */
WaymarkDraft *
waymark_draft_new (WaymarkKind kind, WaymarkDraft *parent, WaymarkBlock *block)
{
  WaymarkDraft *draft = g_new0 (WaymarkDraft, 1);

  draft->kind = kind;
  draft->parent = parent;
  if (parent != NULL)
    {
      if (parent->children == NULL)
        parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_draft_free);
      g_ptr_array_add (parent->children, draft);
    }
  if (block != NULL)
    waymark_draft_add_block (draft, block);
  return draft;
}

static void
free_text (GString *text)
{
  g_string_free (text, TRUE);
}

/**
 * waymark_draft_free:
 * @draft: (nullable): a draft, with all below it
 */
void
waymark_draft_free (WaymarkDraft *draft)
{
  if (draft == NULL)
    return;
  g_clear_pointer (&draft->children, g_ptr_array_unref);
  g_clear_pointer (&draft->updates, g_ptr_array_unref);
  g_clear_pointer (&draft->blocks, g_ptr_array_unref);
  g_clear_pointer (&draft->text, free_text);
  g_clear_pointer (&draft->notes, free_text);
  for (guint i = 0; i < WAYMARK_N_COLUMNS; i++)
    g_free (draft->values[i]);
  g_free (draft->number);
  g_free (draft->title);
  g_free (draft->phase);
  g_free (draft->key);
  g_free (draft);
}

/**
 * waymark_draft_add_block:
 * @draft: a draft
 * @block: a block that some of it came from
 */
void
waymark_draft_add_block (WaymarkDraft *draft, WaymarkBlock *block)
{
  if (draft->blocks == NULL)
    draft->blocks = g_ptr_array_new ();
  if (draft->blocks->len == 0 || g_ptr_array_index (draft->blocks, draft->blocks->len - 1) != block)
    g_ptr_array_add (draft->blocks, block);
}

/**
 * waymark_draft_get_line:
 * @draft: a draft
 *
 * Returns: the line that it begins in, or 0
 */
guint
waymark_draft_get_line (const WaymarkDraft *draft)
{
  return draft->blocks != NULL ? ((WaymarkBlock *) g_ptr_array_index (draft->blocks, 0))->line : 0;
}

/**
 * waymark_draft_add_value:
 * @draft: a draft
 * @column: a meaning
 * @words: words, added on a line of their own to what is there
 */
void
waymark_draft_add_value (WaymarkDraft *draft, WaymarkColumn column, const char *words)
{
  char *before = draft->values[column];

  if (*words == '\0')
    return;
  draft->values[column] =
      before != NULL ? g_strconcat (before, "\n", words, NULL) : g_strdup (words);
  g_free (before);
}

/**
 * waymark_add_paragraph:
 * @text: (inout): a text, maybe still %NULL
 * @words: a paragraph for its end
 */
void
waymark_add_paragraph (GString **text, const char *words)
{
  if (*words == '\0')
    return;
  if (*text == NULL)
    *text = g_string_new (NULL);
  if ((*text)->len > 0)
    g_string_append_c (*text, '\n');
  g_string_append (*text, words);
}

/**
 * waymark_join_paragraph:
 * @text: (inout): a text, maybe still %NULL
 * @words: words that go on its last sentence
 */
void
waymark_join_paragraph (GString **text, const char *words)
{
  if (*text == NULL || (*text)->len == 0)
    waymark_add_paragraph (text, words);
  else if (*words != '\0')
    g_string_append_printf (*text, " %s", words);
}

/* ---- readings */

static void
finding_free (WaymarkFinding *finding)
{
  g_free (finding->words);
  g_free (finding->why);
  g_free (finding);
}

static void
column_use_free (WaymarkColumnUse *use)
{
  g_free (use->heading);
  g_free (use->key);
  g_free (use);
}

/**
 * waymark_reading_new:
 *
 * Returns: (transfer full): an empty reading
 */
WaymarkReading *
waymark_reading_new (void)
{
  WaymarkReading *reading = g_new0 (WaymarkReading, 1);

  reading->plan = waymark_draft_new (WAYMARK_KIND_PLAN, NULL, NULL);
  reading->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_use_free);
  reading->furniture = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  reading->looks = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  return reading;
}

/**
 * waymark_reading_free:
 * @reading: (nullable): a reading
 */
void
waymark_reading_free (WaymarkReading *reading)
{
  if (reading == NULL)
    return;
  waymark_draft_free (reading->plan);
  g_ptr_array_unref (reading->columns);
  g_ptr_array_unref (reading->furniture);
  g_ptr_array_unref (reading->looks);
  g_free (reading);
}

static WaymarkFinding *
add_finding (GPtrArray *findings, const char *kind, guint line, const char *words, char *why)
{
  WaymarkFinding *finding = g_new0 (WaymarkFinding, 1);

  finding->kind = kind;
  finding->words = g_strdup (words);
  finding->why = why;
  finding->line = finding->last_line = line;
  g_ptr_array_add (findings, finding);
  return finding;
}

/**
 * waymark_reading_leave_out:
 * @reading: a reading
 * @kind: one word for what it is, static
 * @line: line in the document
 * @words: what is left out
 *
 * Notes words that do not go into the plan: page furniture, labels, numbers.
 *
 * Returns: (transfer none): the finding
 */
WaymarkFinding *
waymark_reading_leave_out (WaymarkReading *reading, const char *kind, guint line, const char *words)
{
  return add_finding (reading->furniture, kind, line, words, NULL);
}

/**
 * waymark_reading_look_at:
 * @reading: a reading
 * @kind: one word for what it is, static
 * @line: line in the document
 * @words: the words in question
 * @why: (transfer full): a sentence in the reader's language
 *
 * Notes words that a person should look at.
 *
 * Returns: (transfer none): the finding, to say more of it
 */
WaymarkFinding *
waymark_reading_look_at (
    WaymarkReading *reading, const char *kind, guint line, const char *words, char *why)
{
  return add_finding (reading->looks, kind, line, words, why);
}
