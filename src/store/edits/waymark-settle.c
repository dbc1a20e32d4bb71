/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-settle"

#include "config.h"

#include <string.h>

#include "waymark-state.h"
#include "waymark-text-combine.h"

/* What one register comes to (SPEC sections 3 and 6). */

/* Nested bases that are followed for one text. */
#define DEPTH 8

/* A history, or the part of it that some had seen. */
typedef struct
{
  WaymarkState *state;
  const char *field;
  GPtrArray *writes;  /* of WaymarkWrite, the oldest first; borrowed */
  GHashTable **bases; /* what find_base() came to: bases of bases are asked for again and again */
} Past;

static GArray *settle (const Past *past, int depth, gboolean *combined);

static gboolean
is_long_text (const char *field)
{
  return strcmp (field, "text") == 0 || strcmp (field, "notes") == 0 ||
         strcmp (field, "narrative") == 0;
}

static gboolean
has_seen (WaymarkState *state, gint64 by, gint64 edit)
{
  return waymark_graph_seen (waymark_state_get_graph (state), edit, by);
}

/* ---- comparing */

static gboolean
are_parts_within (const GArray *a, const GArray *b, const char *field)
{
  for (guint i = 0; i < a->len; i++)
    if (!waymark_alternatives_have_part (b, g_array_index (a, WaymarkAlternative, i).value, field))
      return FALSE;
  return TRUE;
}

static gboolean
are_parts_equal (const GArray *a, const GArray *b, const char *field)
{
  return are_parts_within (a, b, field) && are_parts_within (b, a, field);
}

static gboolean
has_origin (const WaymarkWrite *write, gint64 origin)
{
  for (guint i = 0; i < write->alternatives->len; i++)
    if (g_array_index (write->alternatives, WaymarkAlternative, i).origin == origin)
      return TRUE;
  return FALSE;
}

/* ---- the frontier */

static GPtrArray *
find_frontier (WaymarkState *state, GPtrArray *writes)
{
  GPtrArray *top = g_ptr_array_new ();

  for (guint i = 0; i < writes->len; i++)
    {
      WaymarkWrite *write = g_ptr_array_index (writes, i);

      for (guint k = top->len; k > 0; k--)
        if (has_seen (state, write->edit, ((WaymarkWrite *) g_ptr_array_index (top, k - 1))->edit))
          g_ptr_array_remove_index (top, k - 1);
      g_ptr_array_add (top, write);
    }
  return top;
}

static GBytes *
make_key (GPtrArray *writes, int depth)
{
  g_autofree gint64 *key = g_new (gint64, writes->len + 1);

  key[0] = depth;
  for (guint i = 0; i < writes->len; i++)
    key[i + 1] = ((WaymarkWrite *) g_ptr_array_index (writes, i))->edit;
  return g_bytes_new_take (g_steal_pointer (&key), (writes->len + 1) * sizeof (gint64));
}

static GArray *
settle_once (const Past *past, int depth)
{
  g_autoptr (GBytes) key = make_key (past->writes, depth);
  GArray *settled;
  gboolean combined;

  if (*past->bases == NULL)
    *past->bases = g_hash_table_new_full (g_bytes_hash,
                                          g_bytes_equal,
                                          (GDestroyNotify) g_bytes_unref,
                                          (GDestroyNotify) g_array_unref);
  settled = g_hash_table_lookup (*past->bases, key);
  if (settled == NULL)
    {
      settled = settle (past, depth, &combined);
      g_hash_table_insert (*past->bases, g_steal_pointer (&key), settled);
    }
  return g_array_ref (settled);
}

/* What all these edits started from; NULL if that can no longer be told. */
static GArray *
find_base (const Past *past, const gint64 *edits, guint n_edits, int depth)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  Past base = { past->state, past->field, seen, past->bases };
  gboolean hidden = FALSE;

  for (guint i = 0; i < past->writes->len; i++)
    {
      WaymarkWrite *write = g_ptr_array_index (past->writes, i);
      gboolean by_all = TRUE;

      for (guint k = 0; k < n_edits && by_all; k++)
        by_all = has_seen (past->state, edits[k], write->edit);
      if (by_all)
        g_ptr_array_add (seen, write);
      hidden = hidden || waymark_state_is_hidden (past->state, write->edit);
    }

  if (seen->len == 0)
    {
      g_autoptr (GBytes) unset = g_bytes_new_static ("n", 1);
      GArray *nothing;

      if (hidden)
        return NULL;
      nothing = waymark_alternatives_new ();
      waymark_alternatives_add (nothing, unset, WAYMARK_ORIGIN_UNSET);
      return nothing;
    }
  return settle_once (&base, depth + 1);
}

/* As if it had not happened: an undo back to what the others started from; a reorder beside
 * a move. */
static gboolean
is_neutral (const Past *past, const WaymarkWrite *write, GPtrArray *against, int depth)
{
  if (depth > DEPTH || (strcmp (past->field, WAYMARK_FIELD_PLACE) != 0 &&
                        !waymark_state_is_undo (past->state, write->edit)))
    return FALSE;

  for (guint i = 0; i < against->len; i++)
    {
      gint64 edits[2] = { write->edit, ((WaymarkWrite *) g_ptr_array_index (against, i))->edit };
      g_autoptr (GArray) base = find_base (past, edits, 2, depth);

      if (base == NULL || !are_parts_equal (base, write->alternatives, past->field))
        return FALSE;
    }
  return TRUE;
}

/* The frontier without neutral writes. */
static GPtrArray *
find_top (const Past *past, int depth)
{
  g_autoptr (GPtrArray) top = find_frontier (past->state, past->writes);
  g_autoptr (GPtrArray) kept = NULL;

  if (top->len == 1)
    return g_steal_pointer (&top);

  kept = g_ptr_array_new ();
  for (guint i = 0; i < top->len; i++)
    {
      WaymarkWrite *write = g_ptr_array_index (top, i);
      g_autoptr (GPtrArray) against = g_ptr_array_new ();

      for (guint k = 0; k < top->len; k++)
        {
          WaymarkWrite *other = g_ptr_array_index (top, k);

          if (!are_parts_equal (other->alternatives, write->alternatives, past->field))
            g_ptr_array_add (against, other);
        }
      if (against->len == 0 || !is_neutral (past, write, against, depth))
        g_ptr_array_add (kept, write);
    }
  return kept->len > 0 ? g_steal_pointer (&kept) : g_steal_pointer (&top);
}

/* Only carried along by @write, while another writer saw this value and replaced it. */
static gboolean
is_carried (WaymarkState *state, const WaymarkWrite *write, gint64 origin, GPtrArray *top)
{
  if (origin == write->edit || waymark_state_is_hidden (state, write->edit) ||
      waymark_state_is_undo (state, write->edit))
    return FALSE;

  for (guint i = 0; i < top->len; i++)
    {
      WaymarkWrite *other = g_ptr_array_index (top, i);

      if (other != write &&
          (origin == WAYMARK_ORIGIN_UNSET || has_seen (state, other->edit, origin)) &&
          !has_origin (other, origin))
        return TRUE;
    }
  return FALSE;
}

/* ---- what it comes to */

static GArray *
copy_alternatives (const GArray *from)
{
  GArray *copy = waymark_alternatives_new ();

  for (guint i = 0; i < from->len; i++)
    {
      const WaymarkAlternative *a = &g_array_index (from, WaymarkAlternative, i);

      waymark_alternatives_add (copy, a->value, a->origin);
    }
  return copy;
}

/* Those that differ, the newest first. */
static GArray *
list_differing (const Past *past, GPtrArray *top)
{
  g_autoptr (GArray) listed = waymark_alternatives_new ();

  for (guint i = top->len; i > 0; i--)
    {
      WaymarkWrite *write = g_ptr_array_index (top, i - 1);

      for (guint k = 0; k < write->alternatives->len; k++)
        {
          const WaymarkAlternative *a = &g_array_index (write->alternatives, WaymarkAlternative, k);

          if (!is_carried (past->state, write, a->origin, top) &&
              !waymark_alternatives_have_part (listed, a->value, past->field))
            waymark_alternatives_add (listed, a->value, a->origin);
        }
    }
  if (listed->len > 0)
    return g_steal_pointer (&listed);
  return copy_alternatives (((WaymarkWrite *) g_ptr_array_index (top, top->len - 1))->alternatives);
}

static gboolean
get_text (GBytes *value, WaymarkValue **kept, const char **text)
{
  *kept = waymark_bytes_decode (value);
  *text = waymark_value_get_string (*kept);
  return *kept == NULL || *text != NULL;
}

static GArray *
combine_texts (const GArray *base, const GArray *sides)
{
  g_autoptr (GPtrArray) kept =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_value_unref);
  g_autofree const char **texts = g_new0 (const char *, sides->len + 1);
  g_autofree char *combined = NULL;
  g_autoptr (WaymarkValue) value = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GArray *result;

  for (guint i = 0; i <= sides->len; i++)
    {
      const GArray *from = i < sides->len ? sides : base;
      WaymarkValue *decoded = NULL;
      gboolean is_text =
          get_text (g_array_index (from, WaymarkAlternative, i < sides->len ? i : 0).value,
                    &decoded,
                    &texts[i]);

      if (decoded != NULL)
        g_ptr_array_add (kept, decoded);
      if (!is_text)
        return NULL;
    }

  combined = waymark_text_combine (texts[sides->len], texts, sides->len);
  if (combined == NULL)
    return NULL;
  value = waymark_value_new_string (combined);
  bytes = waymark_value_encode_bytes (value);
  result = waymark_alternatives_new ();
  waymark_alternatives_add (result, bytes, WAYMARK_ORIGIN_OWN);
  return result;
}

static gboolean
are_all_single (GPtrArray *top)
{
  for (guint i = 0; i < top->len; i++)
    if (((WaymarkWrite *) g_ptr_array_index (top, i))->alternatives->len != 1)
      return FALSE;
  return TRUE;
}

static GArray *
combine (const Past *past, GPtrArray *top, const GArray *listed, int depth)
{
  g_autofree gint64 *edits = g_new (gint64, top->len);
  g_autoptr (GArray) base = NULL;

  if (listed->len < 2 || top->len < 2 || !is_long_text (past->field) || depth >= DEPTH ||
      !are_all_single (top))
    return NULL;

  for (guint i = 0; i < top->len; i++)
    edits[i] = ((WaymarkWrite *) g_ptr_array_index (top, i))->edit;
  base = find_base (past, edits, top->len, depth);
  return base != NULL && base->len == 1 ? combine_texts (base, listed) : NULL;
}

static GArray *
settle (const Past *past, int depth, gboolean *combined)
{
  g_autoptr (GPtrArray) top = find_top (past, depth);
  g_autoptr (GArray) listed = NULL;
  GArray *text;

  *combined = FALSE;
  if (top->len == 1)
    {
      WaymarkWrite *write = g_ptr_array_index (top, 0);

      if (write->alternatives->len == 1)
        return copy_alternatives (write->alternatives);
    }

  listed = list_differing (past, top);
  text = combine (past, top, listed, depth);
  *combined = text != NULL;
  return text != NULL ? text : g_steal_pointer (&listed);
}

/**
 * waymark_state_frontier:
 * @self: a state
 * @writes: (element-type WaymarkWrite): a history, the oldest first
 *
 * Returns: (transfer container) (element-type WaymarkWrite): the writes that no other had
 *   seen, the oldest first
 */
GPtrArray *
waymark_state_frontier (WaymarkState *self, GPtrArray *writes)
{
  return find_frontier (self, writes);
}

/**
 * waymark_state_settle:
 * @self: a state
 * @writes: a history
 * @combined: (out): whether a text was combined; it is nobody's, so its origin is
 *   %WAYMARK_ORIGIN_OWN
 *
 * Returns: (transfer full) (element-type WaymarkAlternative): the values that stand side by
 *   side, each once, the shown one first
 */
GArray *
waymark_state_settle (WaymarkState *self, const WaymarkWrites *writes, gboolean *combined)
{
  g_autoptr (GHashTable) bases = NULL;
  Past past = { self, writes->field, writes->writes, &bases };

  return settle (&past, 0, combined);
}

/**
 * waymark_state_base:
 * @self: a state
 * @writes: a history
 *
 * Returns: (transfer full) (nullable) (element-type WaymarkAlternative): what all who wrote
 *   what stands had started from; %NULL if that can no longer be told
 */
GArray *
waymark_state_base (WaymarkState *self, const WaymarkWrites *writes)
{
  g_autoptr (GHashTable) bases = NULL;
  Past past = { self, writes->field, writes->writes, &bases };
  g_autoptr (GPtrArray) top = find_top (&past, 0);
  g_autofree gint64 *edits = g_new (gint64, top->len);

  for (guint i = 0; i < top->len; i++)
    edits[i] = ((WaymarkWrite *) g_ptr_array_index (top, i))->edit;
  return find_base (&past, edits, top->len, 0);
}

/**
 * waymark_state_standing:
 * @self: a state
 * @writes: a history
 *
 * Returns: (transfer full) (element-type WaymarkAlternative): all that still stands, equal
 *   values of several authors included
 */
GArray *
waymark_state_standing (WaymarkState *self, const WaymarkWrites *writes)
{
  g_autoptr (GHashTable) bases = NULL;
  Past past = { self, writes->field, writes->writes, &bases };
  g_autoptr (GPtrArray) top = find_top (&past, 0);
  GArray *standing = waymark_alternatives_new ();

  for (guint i = 0; i < top->len; i++)
    {
      WaymarkWrite *write = g_ptr_array_index (top, i);

      for (guint k = 0; k < write->alternatives->len; k++)
        {
          const WaymarkAlternative *a = &g_array_index (write->alternatives, WaymarkAlternative, k);

          if (!is_carried (self, write, a->origin, top))
            waymark_alternatives_add (standing, a->value, a->origin);
        }
    }
  return standing;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/**
 * waymark_state_get_origins:
 * @self: a state
 * @writes: (nullable): a history
 *
 * Returns: (transfer full) (element-type gint64): which edits brought what the register
 *   holds, each once: the same as before means that nobody has been there since
 */
GArray *
waymark_state_get_origins (WaymarkState *self, const WaymarkWrites *writes)
{
  GArray *origins = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GPtrArray) top = NULL;
  guint kept = 0;

  if (writes == NULL)
    {
      g_array_set_size (origins, 1);
      return origins;
    }

  top = find_frontier (self, writes->writes);
  for (guint i = 0; i < top->len; i++)
    {
      GArray *alternatives = ((WaymarkWrite *) g_ptr_array_index (top, i))->alternatives;

      for (guint k = 0; k < alternatives->len; k++)
        g_array_append_val (origins, g_array_index (alternatives, WaymarkAlternative, k).origin);
    }
  g_array_sort (origins, compare_numbers);
  for (guint i = 0; i < origins->len; i++)
    if (i == 0 || g_array_index (origins, gint64, i) != g_array_index (origins, gint64, kept - 1))
      g_array_index (origins, gint64, kept++) = g_array_index (origins, gint64, i);
  g_array_set_size (origins, kept);
  return origins;
}
