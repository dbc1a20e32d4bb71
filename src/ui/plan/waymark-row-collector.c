/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-reference-text.h"
#include "waymark-row-collector.h"

/* Items between two looks at the clock. */
#define STRIDE 64

/* How far ahead of the walk items are fetched into the cache. */
#define AHEAD 6

#define BIT(kind) (1u << (kind))

/* An item whose children are being walked through. */
typedef struct
{
  WaymarkItem *item;
  guint next;
  gboolean is_shown;
} Level;

struct _WaymarkRowCollector
{
  GArray *levels; /* of Level, outermost first */
  guint kinds;
  WaymarkFilter *filter; /* borrowed; NULL: everything */
  WaymarkItem *kept;     /* borrowed; shown whatever the filter says */
  gboolean headings;
  gboolean words_only;
};

static gboolean
is_heading (WaymarkItem *item)
{
  WaymarkKind kind = waymark_item_get_kind (item);

  return kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT;
}

static void
enter (WaymarkRowCollector *self, WaymarkItem *item, gboolean is_shown)
{
  Level level = { item, 0, is_shown };

  g_array_append_val (self->levels, level);
}

static WaymarkRowCollector *
collector_new (WaymarkItem *top, guint kinds, WaymarkFilter *filter)
{
  WaymarkRowCollector *self = g_new0 (WaymarkRowCollector, 1);

  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  self->kinds = kinds;
  self->filter = filter != NULL && waymark_filter_is_set (filter) ? filter : NULL;
  if (self->filter != NULL)
    waymark_filter_refresh (self->filter);
  if (top != NULL)
    enter (self, top, FALSE);
  return self;
}

/**
 * waymark_row_collector_new:
 * @top: (nullable): the plan, a theme or a requirement; %NULL is no row at all
 * @scope: what of it
 * @filter: (nullable): what to show of that
 * @kept: (nullable): an item that is shown whatever the filter says
 * @headings: whether themes and requirements stand above what is in them
 *
 * Begins to gather the rows of a list in the order of the plan. A heading is there
 * when the filter lets it through or when something below it is; so is the theme
 * or requirement @top itself.
 *
 * Returns: (transfer full): the walk; filter and items are borrowed
 */
WaymarkRowCollector *
waymark_row_collector_new (WaymarkItem *top,
                           WaymarkScope scope,
                           WaymarkFilter *filter,
                           WaymarkItem *kept,
                           gboolean headings)
{
  WaymarkRowCollector *self;
  guint kinds = BIT (WAYMARK_KIND_ACTION);

  if (scope == WAYMARK_SCOPE_ALL)
    kinds |= BIT (WAYMARK_KIND_THEME) | BIT (WAYMARK_KIND_REQUIREMENT);
  else if (scope == WAYMARK_SCOPE_PRIORITIES)
    kinds = BIT (WAYMARK_KIND_PRIORITY);
  self = collector_new (top, kinds, filter);
  self->kept = kept;
  self->headings = headings;
  /* Priorities have neither status, lead nor date that could be asked for. */
  self->words_only = scope == WAYMARK_SCOPE_PRIORITIES;
  return self;
}

/**
 * waymark_row_collector_new_hits:
 * @top: (nullable): the plan
 * @filter: a filter with words
 *
 * Begins to gather everything that has the words of a filter, whatever else it asks
 * for: themes, priorities, requirements and actions, each for itself.
 *
 * Returns: (transfer full): the walk; filter and items are borrowed
 */
WaymarkRowCollector *
waymark_row_collector_new_hits (WaymarkItem *top, WaymarkFilter *filter)
{
  WaymarkRowCollector *self =
      collector_new (top,
                     BIT (WAYMARK_KIND_THEME) | BIT (WAYMARK_KIND_PRIORITY) |
                         BIT (WAYMARK_KIND_REQUIREMENT) | BIT (WAYMARK_KIND_ACTION),
                     filter);

  self->words_only = TRUE;
  return self;
}

/**
 * waymark_row_collector_free:
 * @self: (nullable) (transfer full): a walk
 */
void
waymark_row_collector_free (WaymarkRowCollector *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->levels);
  g_free (self);
}

static gboolean
matches (WaymarkRowCollector *self, WaymarkItem *item)
{
  if (self->filter == NULL || item == self->kept)
    return TRUE;
  return self->words_only ? waymark_filter_has_words (self->filter, item)
                          : waymark_filter_matches (self->filter, item);
}

static void
add (GPtrArray *items, WaymarkItem *item)
{
  g_ptr_array_add (items, waymark_item_ref (item));
}

/* The headings above what is about to be added, where they are not there yet. */
static void
add_headings (WaymarkRowCollector *self, GPtrArray *items)
{
  for (guint i = 0; self->headings && i < self->levels->len; i++)
    {
      Level *level = &g_array_index (self->levels, Level, i);

      if (!level->is_shown && is_heading (level->item))
        add (items, level->item);
      level->is_shown = TRUE;
    }
}

/* "1.4 See 1.2": a requirement that is a row of its own among actions. */
static gboolean
stands_for_action (WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT &&
         waymark_item_first (item, WAYMARK_KIND_ACTION) == NULL && waymark_item_is_pointer (item);
}

static void
visit (WaymarkRowCollector *self, WaymarkItem *item, GPtrArray *items)
{
  gboolean heading = is_heading (item);
  gboolean shown = FALSE;

  if (!heading || self->headings || self->words_only || stands_for_action (item))
    shown = matches (self, item);
  if (shown)
    {
      add_headings (self, items);
      add (items, item);
    }
  if (heading)
    enter (self, item, shown);
}

/**
 * waymark_row_collector_run:
 * @self: a walk
 * @items: (element-type WaymarkItem): what is found is put at its end
 * @end: when to stop, as of g_get_monotonic_time(); %G_MAXINT64 not to
 *
 * Returns: whether the walk has come to its end
 */
gboolean
waymark_row_collector_run (WaymarkRowCollector *self, GPtrArray *items, gint64 end)
{
  guint steps = 0;

  while (self->levels->len > 0)
    {
      Level *level = &g_array_index (self->levels, Level, self->levels->len - 1);

      /* What is shown of a plan begins with the part itself. */
      if (self->levels->len == 1 && level->next == 0 && !level->is_shown && self->headings &&
          is_heading (level->item) && matches (self, level->item))
        add_headings (self, items);
      if (level->next >= waymark_item_get_n_children (level->item))
        {
          g_array_set_size (self->levels, self->levels->len - 1);
          continue;
        }

      WaymarkItem *child = waymark_item_get_child (level->item, level->next++);

      /* Items lie scattered: waiting for each to be fetched would be most of the time. */
      __builtin_prefetch (waymark_item_get_child (level->item, level->next + AHEAD));

      if (self->kinds & BIT (waymark_item_get_kind (child)))
        visit (self, child, items);
      if (++steps % STRIDE == 0 && end != G_MAXINT64 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  return TRUE;
}
