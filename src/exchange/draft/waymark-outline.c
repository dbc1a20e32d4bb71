/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-outline.h"

#include <string.h>

#define LONGEST_REPEATED 100
#define LONGEST_TITLE 200
#define REPEATED 3

/**
 * waymark_outline_block:
 * @self: an outline
 * @i: index of a block
 *
 * Returns: the block
 */
WaymarkBlock *
waymark_outline_block (WaymarkOutline *self, guint i)
{
  return g_ptr_array_index (self->blocks, i);
}

/**
 * waymark_outline_next:
 * @self: an outline
 * @i: index of a block, or -1
 *
 * Returns: the next block that is no furniture, or -1
 */
int
waymark_outline_next (WaymarkOutline *self, int i)
{
  for (i++; i < (int) self->n; i++)
    if (self->marks[i].role != WAYMARK_ROLE_FURNITURE)
      return i;
  return -1;
}

/**
 * waymark_outline_free:
 * @self: (nullable): an outline
 */
void
waymark_outline_free (WaymarkOutline *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->marks[i].number);
      g_free (self->marks[i].class);
    }
  g_free (self->marks);
  waymark_tables_free (self->tables);
  g_free (self);
}

static void
mark_rows (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);
      WaymarkMark *mark = &self->marks[i];
      WaymarkTable *table;

      if (block->type != WAYMARK_BLOCK_ROW)
        continue;
      table = waymark_tables_get (self->tables, block);
      if (!table->actions)
        continue;
      if (waymark_tables_is_heading (self->tables, block))
        mark->role = WAYMARK_ROLE_COLUMNS;
      else if (table->labels)
        {
          mark->field = waymark_column_find_label (waymark_block_get_cell (block, 0));
          if (mark->field != WAYMARK_COLUMN_UNKNOWN)
            mark->role = WAYMARK_ROLE_FIELD;
        }
      else
        {
          mark->role = WAYMARK_ROLE_ROW;
          self->tabular = TRUE;
        }
    }
}

/* Lines that pages repeat: the first stays, which may be the title. */
static void
mark_repeated (WaymarkOutline *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->n; i++)
      {
        WaymarkBlock *block = waymark_outline_block (self, i);
        gpointer key, value = NULL;
        gsize label;

        if ((block->type != WAYMARK_BLOCK_PARAGRAPH && block->type != WAYMARK_BLOCK_HEADING) ||
            self->marks[i].role != WAYMARK_ROLE_WORDS || strlen (block->text) > LONGEST_REPEATED ||
            waymark_wording_find_section (block->text) != WAYMARK_SECTION_NONE ||
            waymark_column_read_label (block->text, &label) != WAYMARK_COLUMN_UNKNOWN)
          continue;
        if (!g_hash_table_lookup_extended (counts, block->text, &key, &value))
          key = g_strdup (block->text);
        else if (pass == 1)
          {
            if (GPOINTER_TO_UINT (value) >= REPEATED && !g_hash_table_add (first, key))
              self->marks[i].role = WAYMARK_ROLE_FURNITURE;
            continue;
          }
        if (value != NULL)
          g_hash_table_insert (
              counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
        else
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (1));
      }
}

static void
mark_furniture (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);

      if (block->type == WAYMARK_BLOCK_RULE)
        self->marks[i].role = WAYMARK_ROLE_FURNITURE;
      else if (block->type != WAYMARK_BLOCK_ROW && block->marker == NULL &&
               waymark_wording_is_furniture (block->text))
        self->marks[i].role = WAYMARK_ROLE_FURNITURE;
    }
  mark_repeated (self);
}

static gboolean
may_be_title (WaymarkOutline *self, int i)
{
  WaymarkBlock *block = waymark_outline_block (self, (guint) i);
  WaymarkHeadingWords words;
  gsize label, length;

  if (self->marks[i].role != WAYMARK_ROLE_WORDS || block->type == WAYMARK_BLOCK_ROW ||
      block->type == WAYMARK_BLOCK_ITEM)
    return FALSE;
  length = strlen (block->text);
  if (waymark_wording_read_heading (block->text, &words))
    {
      waymark_heading_words_clear (&words);
      return FALSE;
    }
  if (block->type == WAYMARK_BLOCK_HEADING)
    return !g_ascii_isdigit (*block->text);
  return length <= LONGEST_TITLE &&
         !(length > LONGEST_TITLE / 2 && block->text[length - 1] == '.') &&
         waymark_column_read_label (block->text, &label) == WAYMARK_COLUMN_UNKNOWN &&
         waymark_wording_find_section (block->text) != WAYMARK_SECTION_PRIORITIES;
}

static void
mark_title (WaymarkOutline *self)
{
  int first = waymark_outline_next (self, -1);
  int only = -1;
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);

      if (block->type == WAYMARK_BLOCK_HEADING && block->level == 1 &&
          self->marks[i].role == WAYMARK_ROLE_WORDS && n++ == 0)
        only = (int) i;
      if (self->marks[i].role == WAYMARK_ROLE_ROW && n == 0)
        break;
    }
  if (n == 1 && may_be_title (self, only))
    first = only;
  else if (n > 1 && first >= 0 &&
           waymark_outline_block (self, (guint) first)->type == WAYMARK_BLOCK_HEADING)
    {
      /* Several headings of the highest level are themes, unless the first has nothing below it but
       * the second. */
      int next = waymark_outline_next (self, first);

      if (next >= 0 && waymark_outline_block (self, (guint) next)->type != WAYMARK_BLOCK_HEADING &&
          first == only &&
          waymark_wording_find_section (waymark_outline_block (self, (guint) first)->text) ==
              WAYMARK_SECTION_NONE &&
          strstr (waymark_outline_block (self, (guint) first)->text, "lan") == NULL)
        return;
    }
  if (first >= 0 && may_be_title (self, first))
    self->marks[first].role = WAYMARK_ROLE_TITLE;
}

static void
mark_labels (WaymarkOutline *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      WaymarkBlock *block = waymark_outline_block (self, i);
      WaymarkMark *mark = &self->marks[i];

      if (mark->role != WAYMARK_ROLE_WORDS || block->type == WAYMARK_BLOCK_ROW ||
          block->marker != NULL)
        continue;
      if (!self->tabular && waymark_wording_read_action_number (block->text, &mark->number))
        {
          mark->role = WAYMARK_ROLE_LABEL;
          continue;
        }
      mark->section = waymark_wording_find_section (block->text);
      if (mark->section != WAYMARK_SECTION_NONE)
        mark->role = WAYMARK_ROLE_LABEL;
    }
}

/**
 * waymark_outline_new:
 * @blocks: (element-type WaymarkBlock): the blocks of a document (borrowed)
 * @reading: where columns are listed
 * @choices: (nullable): what a person chose
 *
 * Tells what each block is for, before anything is made of it.
 *
 * Returns: (transfer full): the outline
 */
WaymarkOutline *
waymark_outline_new (GPtrArray *blocks, WaymarkReading *reading, WaymarkImportChoices *choices)
{
  WaymarkOutline *self = g_new0 (WaymarkOutline, 1);

  self->blocks = blocks;
  self->n = blocks->len;
  self->marks = g_new0 (WaymarkMark, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->marks[i].parent = -1;
  self->tables = waymark_tables_find (blocks, reading, choices);
  mark_rows (self);
  mark_furniture (self);
  mark_title (self);
  mark_labels (self);
  if (!self->tabular)
    waymark_outline_find_fields (self);
  waymark_outline_find_headings (self);
  if (!self->tabular)
    waymark_outline_find_actions (self);
  waymark_outline_settle_levels (self);
  return self;
}
