/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-json-shape.h"

/*
 * The shape of the JSON format beyond what the table of fields says: which kinds
 * stand in which array of their parent's object, in the order of the keys. The
 * fields come before the arrays. data/waymark-plan.schema.json says the same.
 */

#define MASK(kind) (1u << WAYMARK_KIND_##kind)

static const WaymarkJsonList plan_lists[] = {
  { "statuses", MASK (STATUS) },  { "parties", MASK (PARTY) }, { "themes", MASK (THEME) },
  { "meetings", MASK (MEETING) }, { "loose", MASK (LOOSE) },
};

static const WaymarkJsonList theme_lists[] = {
  { "items", MASK (PRIORITY) | MASK (REQUIREMENT) | MASK (ACTION) },
  { "references", MASK (REFERENCE) },
};

static const WaymarkJsonList priority_lists[] = {
  { "references", MASK (REFERENCE) },
};

static const WaymarkJsonList requirement_lists[] = {
  { "items", MASK (ACTION) },
  { "references", MASK (REFERENCE) },
};

static const WaymarkJsonList action_lists[] = {
  { "leads", MASK (ASSIGNMENT) },
  { "references", MASK (REFERENCE) },
  { "updates", MASK (UPDATE) },
};

static const WaymarkJsonList party_lists[] = {
  { "aliases", MASK (ALIAS) },
  { "members", MASK (MEMBERSHIP) },
};

static const WaymarkJsonList meeting_lists[] = {
  { "decisions", MASK (DECISION) },
  { "snapshots", MASK (SNAPSHOT) },
};

/**
 * waymark_json_kind_get_lists:
 * @kind: a kind
 * @n_lists: (out): how many
 *
 * The arrays of items in the object of an item, in their order.
 *
 * Returns: (transfer none) (nullable) (array length=n_lists): the arrays
 */
const WaymarkJsonList *
waymark_json_kind_get_lists (WaymarkKind kind, guint *n_lists)
{
#define LISTS(lists) (*n_lists = G_N_ELEMENTS (lists), (lists))
  switch (kind)
    {
    case WAYMARK_KIND_PLAN:
      return LISTS (plan_lists);
    case WAYMARK_KIND_THEME:
      return LISTS (theme_lists);
    case WAYMARK_KIND_PRIORITY:
      return LISTS (priority_lists);
    case WAYMARK_KIND_REQUIREMENT:
      return LISTS (requirement_lists);
    case WAYMARK_KIND_ACTION:
      return LISTS (action_lists);
    case WAYMARK_KIND_PARTY:
      return LISTS (party_lists);
    case WAYMARK_KIND_MEETING:
      return LISTS (meeting_lists);
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_STATUS:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_SNAPSHOT:
    case WAYMARK_KIND_LOOSE:
    default:
      *n_lists = 0;
      return NULL;
    }
#undef LISTS
}

/**
 * waymark_json_kind_says_kind:
 * @kind: a kind
 *
 * Whether objects of this kind begin with the key `kind`, as they stand in an
 * array `items` where others may stand too.
 *
 * Returns: %TRUE for priorities, requirements and actions
 */
gboolean
waymark_json_kind_says_kind (WaymarkKind kind)
{
  return kind == WAYMARK_KIND_PRIORITY || kind == WAYMARK_KIND_REQUIREMENT ||
         kind == WAYMARK_KIND_ACTION;
}

/**
 * waymark_json_kind_get_derived:
 * @kind: a kind
 *
 * The key that is written for readers and ignored on reading.
 *
 * Returns: (nullable): `number`, `name`, or %NULL
 */
const char *
waymark_json_kind_get_derived (WaymarkKind kind)
{
  switch ((int) kind)
    {
    case WAYMARK_KIND_THEME:
    case WAYMARK_KIND_REQUIREMENT:
    case WAYMARK_KIND_ACTION:
      return "number";
    case WAYMARK_KIND_ASSIGNMENT:
      return "name";
    default:
      return NULL;
    }
}

/**
 * waymark_json_field_is_status:
 * @field: a field
 *
 * Whether @field links to a status, and so is an object of `id` and `stage`.
 *
 * Returns: %TRUE if so
 */
gboolean
waymark_json_field_is_status (const WaymarkField *field)
{
  return field->type == WAYMARK_FIELD_LINK && field->targets == MASK (STATUS);
}
