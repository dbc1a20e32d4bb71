/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination-values"

#include "config.h"

#include <string.h>

#include "waymark-combination-private.h"
#include "waymark-rank.h"
#include "waymark-rescue.h"

/* A plan without history: its items are matched by id. Nobody can tell who changed what, nor
 * whether what is missing was deleted, so nothing is deleted. */

typedef struct
{
  WaymarkPlan *ours;
  GPtrArray *out;
  GHashTable *listed; /* what was in @out already: of copies with history, of plans before */
} Values;

static WaymarkClaim *
claim_new (WaymarkValue *value)
{
  WaymarkClaim *claim = g_new0 (WaymarkClaim, 1);

  claim->value = value != NULL ? waymark_value_ref (value) : NULL;
  return claim;
}

static void
compare_fields (Values *self, WaymarkItem *mine, WaymarkItem *theirs)
{
  WaymarkKind kind = waymark_item_get_kind (mine);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  /* Of what could not be read of a damaged file, nothing is known. */
  if (waymark_rescue_is_unread (theirs))
    return;
  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = waymark_item_get_nth (theirs, i);
      WaymarkDifference *difference;

      if (waymark_value_equal (waymark_item_get_nth (mine, i), value) ||
          waymark_differences_has (self->listed, waymark_item_get_id (mine), fields[i].name))
        continue;
      difference = waymark_difference_new (WAYMARK_DIFFERENCE_VALUE,
                                           WAYMARK_SIDE_THEIRS,
                                           waymark_item_get_id (mine),
                                           kind,
                                           fields[i].name);
      difference->ours = claim_new (waymark_item_get_nth (mine, i));
      g_ptr_array_add (difference->theirs, claim_new (value));
      difference->result = value != NULL ? waymark_value_ref (value) : NULL;
      g_ptr_array_add (self->out, difference);
    }
}

static WaymarkValue *
place_new (WaymarkItem *item)
{
  g_autoptr (WaymarkValue) parent =
      waymark_value_new_string (waymark_item_get_id (waymark_item_get_parent (item)));
  g_autoptr (WaymarkValue) rank = waymark_value_new_string (waymark_item_get_rank (item));
  WaymarkValue *both[] = { parent, rank };

  return waymark_value_new_list (both, G_N_ELEMENTS (both));
}

static void
compare_places (Values *self, WaymarkItem *mine, WaymarkItem *theirs)
{
  WaymarkItem *home = waymark_item_get_parent (theirs);
  WaymarkItem *parent =
      home != NULL ? waymark_plan_lookup (self->ours, waymark_item_get_id (home)) : NULL;
  WaymarkDifference *difference;
  g_autoptr (WaymarkValue) before = NULL;
  g_autoptr (WaymarkValue) after = NULL;

  if (parent == NULL || parent == waymark_item_get_parent (mine) ||
      waymark_differences_has (self->listed, waymark_item_get_id (mine), WAYMARK_FIELD_PLACE))
    return;
  before = place_new (mine);
  after = place_new (theirs);
  difference = waymark_difference_new (WAYMARK_DIFFERENCE_MOVED,
                                       WAYMARK_SIDE_THEIRS,
                                       waymark_item_get_id (mine),
                                       waymark_item_get_kind (mine),
                                       WAYMARK_FIELD_PLACE);
  difference->ours = claim_new (before);
  g_ptr_array_add (difference->theirs, claim_new (after));
  difference->result = waymark_value_ref (after);
  g_ptr_array_add (self->out, difference);
}

static void
compare_item (Values *self, WaymarkItem *theirs)
{
  WaymarkItem *mine = waymark_plan_lookup (self->ours, waymark_item_get_id (theirs));
  WaymarkDifference *difference;

  if (mine == NULL || waymark_item_get_kind (mine) != waymark_item_get_kind (theirs))
    {
      if (mine == NULL &&
          !waymark_differences_has (self->listed, waymark_item_get_id (theirs), NULL))
        {
          difference = waymark_difference_new (WAYMARK_DIFFERENCE_ADDED,
                                               WAYMARK_SIDE_THEIRS,
                                               waymark_item_get_id (theirs),
                                               waymark_item_get_kind (theirs),
                                               NULL);
          g_ptr_array_add (difference->theirs, claim_new (NULL));
          g_ptr_array_add (self->out, difference);
        }
      return;
    }
  compare_fields (self, mine, theirs);
  compare_places (self, mine, theirs);
  for (guint i = 0; i < waymark_item_get_n_children (theirs); i++)
    compare_item (self, waymark_item_get_child (theirs, i));
}

/**
 * waymark_compare_values:
 * @ours: the open plan
 * @theirs: the same plan without history
 * @out: (element-type WaymarkDifference): gets what it says otherwise
 */
void
waymark_compare_values (WaymarkPlan *ours, WaymarkPlan *theirs, GPtrArray *out)
{
  g_autoptr (GHashTable) listed = waymark_differences_index (out);
  Values values = { ours, out, listed };

  compare_item (&values, waymark_plan_get_root (theirs));
}

/* ---- the plan as it would be */

static void
copy_branch (WaymarkPlan *result, WaymarkItem *from, WaymarkItem *parent)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (from), &n_fields);
  WaymarkItem *item = waymark_plan_lookup (result, waymark_item_get_id (from));

  if (item == NULL)
    {
      item = waymark_plan_add (result,
                               waymark_item_get_kind (from),
                               waymark_item_get_id (from),
                               parent,
                               waymark_item_get_rank (from));
      for (guint i = 0; i < n_fields; i++)
        waymark_plan_set (result, item, fields[i].name, waymark_item_get_nth (from, i));
    }
  for (guint i = 0; i < waymark_item_get_n_children (from); i++)
    copy_branch (result, waymark_item_get_child (from, i), item);
}

void
waymark_values_add_to_result (WaymarkPlan *result, WaymarkPlan *theirs)
{
  copy_branch (result, waymark_plan_get_root (theirs), NULL);
}

/* ---- what is taken of it */

typedef struct
{
  WaymarkPlan *ours;
  const char *session;
  GPtrArray *registers;
  GHashTable *last; /* parent -> rank of the last item there */
} Taking;

static void
add (Taking *taking, const char *item, const char *field, WaymarkValue *value)
{
  WaymarkRegister *r = waymark_register_new (item, field);

  waymark_register_add_value (r, value);
  g_ptr_array_add (taking->registers, r);
}

/* At the end of what stands there. */
static void
add_place (Taking *taking, const char *item, const char *parent)
{
  const char *last = g_hash_table_lookup (taking->last, parent);
  WaymarkItem *home = waymark_plan_lookup (taking->ours, parent);
  guint n = home != NULL ? waymark_item_get_n_children (home) : 0;
  WaymarkRegister *r = waymark_register_new (item, WAYMARK_FIELD_PLACE);
  g_autoptr (GBytes) place = NULL;
  char *rank;

  if (last == NULL && n > 0)
    last = waymark_item_get_rank (waymark_item_get_child (home, n - 1));
  rank = waymark_rank_between (last, NULL, taking->session);
  place = waymark_place_encode (parent, rank);
  waymark_register_add (r, place, WAYMARK_ORIGIN_OWN);
  g_ptr_array_add (taking->registers, r);
  g_hash_table_insert (taking->last, g_strdup (parent), rank);
}

static void
add_branch (Taking *taking, WaymarkItem *item)
{
  const char *id = waymark_item_get_id (item);
  WaymarkKind kind = waymark_item_get_kind (item);
  g_autoptr (WaymarkValue) name = waymark_value_new_string (waymark_kind_get_name (kind));
  g_autoptr (WaymarkValue) not_gone = waymark_value_new_boolean (FALSE);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  if (waymark_plan_lookup (taking->ours, id) != NULL)
    return;
  add (taking, id, WAYMARK_FIELD_KIND, name);
  add (taking, id, WAYMARK_FIELD_GONE, not_gone);
  add_place (taking, id, waymark_item_get_id (waymark_item_get_parent (item)));
  for (guint i = 0; i < n_fields; i++)
    if (waymark_item_get_nth (item, i) != NULL)
      add (taking, id, fields[i].name, waymark_item_get_nth (item, i));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    add_branch (taking, waymark_item_get_child (item, i));
}

static WaymarkItem *
find_item (GPtrArray *values, const char *id)
{
  WaymarkItem *item = NULL;

  for (guint i = 0; i < values->len && item == NULL; i++)
    item = waymark_plan_lookup (g_ptr_array_index (values, i), id);
  return item;
}

static void
take (Taking *taking, GPtrArray *values, const WaymarkDifference *difference)
{
  WaymarkClaim *theirs;
  WaymarkItem *item;

  if (difference->choice == WAYMARK_CHOICE_OURS || difference->theirs->len == 0)
    return;
  theirs = g_ptr_array_index (difference->theirs, 0);
  if (theirs->digest != NULL)
    return;
  item = find_item (values, difference->item);
  if (item == NULL)
    return;

  if (difference->type == WAYMARK_DIFFERENCE_ADDED)
    add_branch (taking, item);
  else if (difference->type == WAYMARK_DIFFERENCE_MOVED)
    add_place (taking,
               difference->item,
               waymark_value_get_string (waymark_value_get_child (theirs->value, 0)));
  else
    add (taking,
         difference->item,
         difference->field,
         difference->choice == WAYMARK_CHOICE_WRITTEN ? difference->written : theirs->value);
}

/**
 * waymark_values_make_registers:
 * @ours: the open plan
 * @values: (element-type WaymarkPlan): plans without history
 * @differences: (element-type WaymarkDifference): what was shown and chosen
 * @session: for ranks
 * @registers: (element-type WaymarkRegister): gets what is to be written
 *
 * Returns: whether anything is taken of them
 */
gboolean
waymark_values_make_registers (WaymarkPlan *ours,
                               GPtrArray *values,
                               GPtrArray *differences,
                               const char *session,
                               GPtrArray *registers)
{
  Taking taking = { .ours = ours, .session = session, .registers = registers };
  guint before = registers->len;

  taking.last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; values->len > 0 && i < differences->len; i++)
    take (&taking, values, g_ptr_array_index (differences, i));
  g_hash_table_unref (taking.last);
  return registers->len > before;
}
