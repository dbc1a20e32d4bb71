/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-party.h"

#include "waymark-fold-private.h"
#include "waymark-i18n.h"

static WaymarkItem *
get_into (WaymarkItem *party)
{
  const char *id = waymark_item_get_string (party, "into");
  WaymarkPlan *plan = id != NULL ? waymark_item_get_plan (party) : NULL;
  WaymarkItem *into = plan != NULL ? waymark_plan_lookup (plan, id) : NULL;

  return into != NULL && waymark_item_get_kind (into) == WAYMARK_KIND_PARTY ? into : NULL;
}

static WaymarkItem *
smallest_of_ring (WaymarkItem *member)
{
  WaymarkItem *smallest = member, *at = member;

  do
    {
      if (strcmp (waymark_item_get_id (at), waymark_item_get_id (smallest)) < 0)
        smallest = at;
      at = get_into (at);
    }
  while (at != member);
  return smallest;
}

/**
 * waymark_party_resolve:
 * @party: a party
 *
 * The party that @party was joined into, through any number of joins. Where joins
 * run in a ring, which two people can bring about apart from each other, it is the
 * one of the ring with the smallest id.
 *
 * Returns: (transfer none): the party that stands for @party, often itself
 */
WaymarkItem *
waymark_party_resolve (WaymarkItem *party)
{
  WaymarkItem *slow = party, *fast = party;

  g_return_val_if_fail (party != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY, NULL);

  /* One goes at twice the speed of the other: in a ring they meet. */
  for (;;)
    {
      WaymarkItem *next = get_into (fast);
      if (next == NULL)
        return fast;
      fast = next;
      next = get_into (fast);
      if (next == NULL)
        return fast;
      fast = next;
      slow = get_into (slow);
      if (slow == fast)
        return smallest_of_ring (slow);
    }
}

/**
 * waymark_party_get_short:
 * @party: a party
 *
 * Returns: (transfer none): its short name, else its name, else nothing ("")
 */
const char *
waymark_party_get_short (WaymarkItem *party)
{
  const char *words;

  g_return_val_if_fail (party != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY, NULL);

  words = waymark_item_get_string (party, "short");
  if (words == NULL)
    words = waymark_item_get_string (party, "name");
  return words != NULL ? words : "";
}

static gboolean
field_matches (WaymarkItem *item, const char *field, const char *folded)
{
  const char *words = waymark_item_get_string (item, field);

  return words != NULL && waymark_fold_match (words, folded);
}

static gboolean
alias_matches (WaymarkItem *party, const char *folded)
{
  for (guint i = 0; i < waymark_item_get_n_children (party); i++)
    {
      WaymarkItem *child = waymark_item_get_child (party, i);
      if (waymark_item_get_kind (child) == WAYMARK_KIND_ALIAS &&
          field_matches (child, "name", folded))
        return TRUE;
    }
  return FALSE;
}

/* How well a party answers to a name: by its own names, by those of one joined into another, by
 * an alias. */
static int
match_rank (WaymarkItem *party, const char *folded)
{
  if (field_matches (party, "name", folded) || field_matches (party, "short", folded))
    return get_into (party) == NULL ? 1 : 2;
  return alias_matches (party, folded) ? 3 : 0;
}

/* Whether the name means all parties together, in English or the reader's language. */
static gboolean
means_everyone (const char *folded)
{
  static const char *const everyone =
      NC_ ("party words",
           /* Translators: names for all parties together, parted by "|". Give your language's
            * words; English is understood as well. */
           "all|everyone|everybody|all partners|all parties");
  const char *all[] = { everyone, waymark_pgettext2 ("party words", everyone) };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_auto (GStrv) words = g_strsplit (all[i], "|", -1);
      for (guint j = 0; words[j] != NULL; j++)
        if (waymark_fold_match (words[j], folded))
          return TRUE;
    }
  return FALSE;
}

/**
 * waymark_party_name_is_everyone:
 * @name: a name
 *
 * Returns: whether a party of that name would be everyone: "All", "Everyone"
 */
gboolean
waymark_party_name_is_everyone (const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  folded = waymark_fold_name (name);
  return means_everyone (folded);
}

/**
 * waymark_plan_find_party:
 * @plan: a plan
 * @name: a name, a short name or an alias
 *
 * Case, accents, blanks and punctuation make no difference, "&" is "and". Names of a
 * party that was joined into another count as aliases of that. "All" and "Everyone"
 * find the party that is everyone, whatever its name.
 *
 * Returns: (transfer none) (nullable): the party, never one that was joined into another
 */
WaymarkItem *
waymark_plan_find_party (WaymarkPlan *plan, const char *name)
{
  g_autofree char *folded = NULL;
  WaymarkItem *root, *found = NULL, *everyone = NULL;
  int found_rank = G_MAXINT;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  folded = waymark_fold_name (name);
  if (*folded == '\0')
    return NULL;
  root = waymark_plan_get_root (plan);
  for (guint i = 0; i < waymark_item_get_n_children (root) && found_rank > 1; i++)
    {
      WaymarkItem *party = waymark_item_get_child (root, i);
      int rank;

      if (waymark_item_get_kind (party) != WAYMARK_KIND_PARTY)
        continue;
      rank = match_rank (party, folded);
      if (rank != 0 && rank < found_rank)
        {
          found = party;
          found_rank = rank;
        }
      if (everyone == NULL && g_strcmp0 (waymark_item_get_string (party, "type"), "everyone") == 0)
        everyone = party;
    }
  if (found == NULL && everyone != NULL && means_everyone (folded))
    found = everyone;
  return found != NULL ? waymark_party_resolve (found) : NULL;
}
