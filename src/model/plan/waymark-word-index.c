/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-word-index-private.h"

#include <string.h>

#include "waymark-item-private.h"

/* Bytes of texts that lie together; a longer text lies alone. */
#define CHUNK_SIZE (256 * 1024)

/* Items between two looks at the clock. */
#define STRIDE 64

/* So many forgotten texts are not worth beginning anew. */
#define FEW 1000

#define BIT(kind) (1u << (kind))
#define SEARCHED                                                                                   \
  (BIT (WAYMARK_KIND_THEME) | BIT (WAYMARK_KIND_PRIORITY) | BIT (WAYMARK_KIND_REQUIREMENT) |       \
   BIT (WAYMARK_KIND_ACTION))

/* Texts, each ended by a zero byte, of slots that follow one another. */
typedef struct
{
  char *bytes;
  gsize used, size;
  guint first;
} Chunk;

typedef struct
{
  const char *text;
  WaymarkItem *item; /* borrowed: one that leaves the plan is forgotten; NULL: forgotten */
} Slot;

/* An item whose children are being walked through. */
typedef struct
{
  WaymarkItem *item;
  guint next;
} Level;

struct _WaymarkWordIndex
{
  WaymarkItem *root; /* borrowed */
  GArray *chunks;
  GArray *slots; /* of Slot; an item has the number of its own and 1 */
  guint n_forgotten;
  guint generation;
  GArray *levels;      /* of Level: how far filling has come */
  GHashTable *parties; /* party -> its folded names */
  GString *folded;     /* for one text at a time */
  guint32 *ranks;
  guint n_ranks;
};

static void
chunk_clear (gpointer data)
{
  g_free (((Chunk *) data)->bytes);
}

static void
begin (WaymarkWordIndex *self)
{
  Level level = { self->root, 0 };

  g_array_set_size (self->levels, 0);
  g_array_append_val (self->levels, level);
}

/* Nothing is in it yet. */
WaymarkWordIndex *
waymark_word_index_new (WaymarkItem *root)
{
  WaymarkWordIndex *self = g_new0 (WaymarkWordIndex, 1);

  self->root = root;
  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  g_array_set_clear_func (self->chunks, chunk_clear);
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->parties = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->folded = g_string_sized_new (1024);
  begin (self);
  return self;
}

void
waymark_word_index_free (WaymarkWordIndex *self)
{
  if (self == NULL)
    return;
  waymark_word_index_forget_all (self);
  g_array_unref (self->chunks);
  g_array_unref (self->slots);
  g_array_unref (self->levels);
  g_hash_table_unref (self->parties);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

void
waymark_word_index_forget_all (WaymarkWordIndex *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = &g_array_index (self->slots, Slot, i);

      if (slot->item != NULL)
        slot->item->slot = 0;
    }
  g_array_set_size (self->slots, 0);
  g_array_set_size (self->chunks, 0);
  g_hash_table_remove_all (self->parties);
  g_clear_pointer (&self->ranks, g_free);
  self->n_ranks = 0;
  self->n_forgotten = 0;
  self->generation++;
  begin (self);
}

/* Its words changed, or it is in the plan no more, or is there only now. */
static void
forget (WaymarkWordIndex *self, WaymarkItem *item)
{
  begin (self); /* where filling was may be no place any more */
  if (item->slot == 0)
    return;
  g_array_index (self->slots, Slot, item->slot - 1).item = NULL;
  item->slot = 0;
  if (++self->n_forgotten > self->slots->len / 2 + FEW)
    waymark_word_index_forget_all (self);
}

/* Of the plan: an item changed, came, went, or has another parent. */
void
waymark_word_index_note_change (WaymarkWordIndex *self, WaymarkItem *item, WaymarkItem *old_parent)
{
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_ASSIGNMENT:
      if (item->parent != NULL)
        forget (self, item->parent);
      if (old_parent != NULL)
        forget (self, old_parent);
      break;
    case WAYMARK_KIND_PARTY:
      waymark_word_index_forget_all (self); /* its names are among all its actions' words */
      break;
    default:
      forget (self, item);
    }
}

static char *
take_room (WaymarkWordIndex *self, gsize length)
{
  Chunk *last =
      self->chunks->len > 0 ? &g_array_index (self->chunks, Chunk, self->chunks->len - 1) : NULL;
  char *room;

  if (last == NULL || last->size - last->used < length)
    {
      Chunk chunk = { NULL, 0, MAX (length, CHUNK_SIZE), self->slots->len };

      chunk.bytes = g_malloc (chunk.size);
      g_array_append_val (self->chunks, chunk);
      last = &g_array_index (self->chunks, Chunk, self->chunks->len - 1);
    }
  room = last->bytes + last->used;
  last->used += length;
  return room;
}

static void
add (WaymarkWordIndex *self, WaymarkItem *item)
{
  Slot slot = { NULL, item };
  char *text;

  g_string_truncate (self->folded, 0);
  waymark_item_append_search_text (item, self->folded, self->parties);
  text = take_room (self, self->folded->len + 1);
  memcpy (text, self->folded->str, self->folded->len + 1);
  slot.text = text;
  g_array_append_val (self->slots, slot);
  item->slot = self->slots->len;
}

/* Goes on until the whole plan is in, or until @end, as of g_get_monotonic_time(). */
gboolean
waymark_word_index_fill (WaymarkWordIndex *self, gint64 end)
{
  guint steps = 0;

  while (self->levels->len > 0)
    {
      Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);
      WaymarkItem *child;

      if (level->next >= waymark_item_get_n_children (level->item))
        {
          g_array_set_size (self->levels, self->levels->len - 1);
          continue;
        }
      child = g_ptr_array_index (level->item->children, level->next++);
      if ((SEARCHED & BIT (child->kind)) == 0)
        continue;
      if (child->slot == 0)
        add (self, child);
      if (child->kind != WAYMARK_KIND_ACTION)
        {
          Level below = { child, 0 };

          g_array_append_val (self->levels, below);
        }
      if (++steps % STRIDE == 0 && end != G_MAXINT64 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  return TRUE;
}

guint
waymark_word_index_get_generation (WaymarkWordIndex *self)
{
  return self->generation;
}

guint
waymark_word_index_get_n_slots (WaymarkWordIndex *self)
{
  return self->slots->len;
}

guint
waymark_word_index_get_slot (WaymarkWordIndex *self, WaymarkItem *item)
{
  if (item->slot == 0)
    add (self, item);
  return item->slot - 1;
}

const char *
waymark_word_index_get_text (WaymarkWordIndex *self, guint slot)
{
  return g_array_index (self->slots, Slot, slot).text;
}

/* NULL where the item was forgotten. */
WaymarkItem *
waymark_word_index_get_item (WaymarkWordIndex *self, guint slot)
{
  return g_array_index (self->slots, Slot, slot).item;
}

/* ---- finding */

static const char *
longest_of (const char *const *words)
{
  const char *longest = words[0];

  for (guint i = 1; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  return longest;
}

static gboolean
has_all (const char *text, const char *const *words, const char *but)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i] != but && strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
find_in_chunk (WaymarkWordIndex *self,
               const Chunk *chunk,
               guint after,
               const char *const *words,
               guint8 *found)
{
  const Slot *slots = (const Slot *) self->slots->data;
  const char *longest = longest_of (words);
  gsize length = strlen (longest);
  const char *at = chunk->bytes, *end = chunk->bytes + chunk->used;
  guint slot = chunk->first;

  while ((at = memmem (at, (gsize) (end - at), longest, length)) != NULL)
    {
      while (slot + 1 < after && slots[slot + 1].text <= at)
        slot++;
      found[slot] = has_all (slots[slot].text, words, longest);
      if (++slot >= after)
        return;
      at = slots[slot].text;
    }
}

/* A truth value for each slot: whether its text has all the words, which are folded. The
 * texts are run through as they lie in memory, which takes a hundredth of looking at each. */
guint8 *
waymark_word_index_find (WaymarkWordIndex *self, const char *const *words)
{
  guint8 *found = g_malloc0 (MAX (self->slots->len, 1));

  if (words[0] == NULL)
    {
      memset (found, 1, self->slots->len);
      return found;
    }
  for (guint i = 0; i < self->chunks->len; i++)
    {
      const Chunk *chunk = &g_array_index (self->chunks, Chunk, i);

      find_in_chunk (
          self, chunk, i + 1 < self->chunks->len ? chunk[1].first : self->slots->len, words, found);
    }
  return found;
}

/* ---- order */

/* Takes over places of texts that were found elsewhere, unless the index began anew since. */
void
waymark_word_index_take_ranks (WaymarkWordIndex *self,
                               guint32 *ranks,
                               guint n_ranks,
                               guint generation)
{
  if (generation != self->generation)
    {
      g_free (ranks);
      return;
    }
  g_free (self->ranks);
  self->ranks = ranks;
  self->n_ranks = n_ranks;
}

/* FALSE for an item that has changed since. */
gboolean
waymark_word_index_get_rank (WaymarkWordIndex *self, WaymarkItem *item, guint32 *rank)
{
  if (item->slot == 0 || item->slot > self->n_ranks)
    return FALSE;
  *rank = self->ranks[item->slot - 1];
  return TRUE;
}

guint
waymark_word_index_get_n_ranks (WaymarkWordIndex *self)
{
  return self->n_ranks;
}
