/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-change-words.h"
#include "waymark-collation.h"
#include "waymark-lateness.h"
#include "waymark-party-row.h"
#include "waymark-party.h"
#include "waymark-tally-words.h"

struct _WaymarkPartyRow
{
  GObject parent_instance;

  WaymarkItem *party;
  char *brief;
  char *name;
  char *type;
  char *folded; /* all its names, for searching */
  char *sort_key;
  guint n_actions;
  guint n_late;
};

G_DEFINE_FINAL_TYPE (WaymarkPartyRow, waymark_party_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear (WaymarkPartyRow *self)
{
  g_clear_pointer (&self->brief, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->sort_key, g_free);
}

static void
waymark_party_row_finalize (GObject *object)
{
  WaymarkPartyRow *self = WAYMARK_PARTY_ROW (object);

  clear (self);
  waymark_item_unref (self->party);
  G_OBJECT_CLASS (waymark_party_row_parent_class)->finalize (object);
}

static void
waymark_party_row_class_init (WaymarkPartyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_party_row_finalize;
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_party_row_init (WaymarkPartyRow *self)
{
}

/* --- what a row says */

/**
 * waymark_party_rows_fold:
 * @words: words
 *
 * Returns: (transfer full): the words as searching compares them
 */
char *
waymark_party_rows_fold (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : words, -1);
}

static void
append_names (GString *names, WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *brief = waymark_item_get_string (party, "short");

  if (name != NULL)
    g_string_append_printf (names, "%s\n", name);
  if (brief != NULL)
    g_string_append_printf (names, "%s\n", brief);
  for (WaymarkItem *alias = waymark_item_first (party, WAYMARK_KIND_ALIAS); alias != NULL;
       alias = waymark_item_next (alias))
    if (waymark_item_get_string (alias, "name") != NULL)
      g_string_append_printf (names, "%s\n", waymark_item_get_string (alias, "name"));
}

/* Names of those that were joined into it count as its own. */
static char *
fold_names (WaymarkItem *party)
{
  g_autoptr (GString) names = g_string_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (waymark_item_get_plan (party));

  for (WaymarkItem *other = waymark_item_first (root, WAYMARK_KIND_PARTY); other != NULL;
       other = waymark_item_next (other))
    if (other == party ||
        (waymark_item_get_string (other, "into") != NULL && waymark_party_resolve (other) == party))
      append_names (names, other);
  return waymark_party_rows_fold (names->str);
}

static char *
describe_type (WaymarkItem *party)
{
  const char *type = waymark_item_get_string (party, "type");
  guint n_members = waymark_item_count (party, WAYMARK_KIND_MEMBERSHIP);

  if (type == NULL)
    return g_strdup ("");
  if (n_members > 0 && g_str_equal (type, "group"))
    /* Translators: a working group with so many members */
    return g_strdup_printf (ngettext ("group of %u", "group of %u", n_members), n_members);
  return g_strdup (waymark_choice_to_words ("type", type));
}

static char *
describe_name (WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *brief = waymark_item_get_string (party, "short");

  if (g_strcmp0 (waymark_item_get_string (party, "type"), "everyone") == 0 &&
      waymark_item_count (party, WAYMARK_KIND_MEMBERSHIP) == 0 &&
      (brief == NULL || g_strcmp0 (name, brief) == 0))
    return g_strdup (_ ("everyone in the register on the day"));
  return g_strdup (brief != NULL && name != NULL ? name : "");
}

static void
read_party (WaymarkPartyRow *self)
{
  clear (self);
  self->brief = g_strdup (waymark_party_get_short (self->party));
  self->name = describe_name (self->party);
  self->type = describe_type (self->party);
  self->folded = fold_names (self->party);
  self->sort_key = waymark_collate_key (self->brief, -1);
}

/* --- the list */

static void
count_leads (WaymarkPartyRow *self, GHashTable *actions)
{
  GHashTableIter iter;
  gpointer action;
  GDate today;

  self->n_actions = self->n_late = 0;
  if (actions == NULL)
    return;
  waymark_today (&today);
  self->n_actions = g_hash_table_size (actions);
  g_hash_table_iter_init (&iter, actions);
  while (g_hash_table_iter_next (&iter, &action, NULL))
    self->n_late += waymark_action_is_late (action, &today);
}

/* For each party the set of the actions that it is on. */
static GHashTable *
collect_leads (WaymarkPlan *plan)
{
  GHashTable *leads = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);

  for (; party != NULL; party = waymark_item_next (party))
    {
      WaymarkItem *stands = waymark_party_resolve (party);
      GHashTable *actions = g_hash_table_lookup (leads, stands);
      g_autoptr (GPtrArray) assignments =
          waymark_plan_get_pointers_to (plan, party, WAYMARK_KIND_ASSIGNMENT, "party");

      if (actions == NULL)
        g_hash_table_insert (leads, stands, actions = g_hash_table_new (NULL, NULL));
      for (guint i = 0; i < assignments->len; i++)
        g_hash_table_add (actions, waymark_item_get_parent (assignments->pdata[i]));
    }
  return leads;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(WaymarkPartyRow *const *) a)->sort_key,
                 (*(WaymarkPartyRow *const *) b)->sort_key);
}

static WaymarkPartyRow *
find_row (GListModel *rows, WaymarkItem *party)
{
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WaymarkPartyRow) row = g_list_model_get_item (rows, i);

      if (row->party == party)
        return g_steal_pointer (&row);
    }
  return g_object_new (WAYMARK_TYPE_PARTY_ROW, NULL);
}

static gboolean
is_same_order (GListModel *rows, GPtrArray *fresh)
{
  if (g_list_model_get_n_items (rows) != fresh->len)
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      g_autoptr (WaymarkPartyRow) row = g_list_model_get_item (rows, i);

      if (row != fresh->pdata[i])
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_party_rows_fill:
 * @rows: a list of #WaymarkPartyRow
 * @plan: a plan
 *
 * Has the list show the parties of the plan, by their short names. Rows of parties
 * that were there before are the same objects.
 */
void
waymark_party_rows_fill (GListStore *rows, WaymarkPlan *plan)
{
  g_autoptr (GHashTable) leads = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  WaymarkItem *party;

  g_return_if_fail (G_IS_LIST_STORE (rows));
  g_return_if_fail (WAYMARK_IS_PLAN (plan));

  leads = collect_leads (plan);
  party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
  for (; party != NULL; party = waymark_item_next (party))
    {
      WaymarkPartyRow *row;

      if (waymark_party_resolve (party) != party)
        continue;
      row = find_row (G_LIST_MODEL (rows), party);
      if (row->party == NULL)
        row->party = waymark_item_ref (party);
      read_party (row);
      count_leads (row, g_hash_table_lookup (leads, party));
      g_ptr_array_add (fresh, row);
    }
  g_ptr_array_sort (fresh, compare_rows);
  if (!is_same_order (G_LIST_MODEL (rows), fresh))
    g_list_store_splice (
        rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), fresh->pdata, fresh->len);
  for (guint i = 0; i < fresh->len; i++)
    g_signal_emit (fresh->pdata[i], signals[CHANGED], 0);
}

/* --- reading a row */

/**
 * waymark_party_row_get_party:
 * @self: a row
 *
 * Returns: (transfer none): the party
 */
WaymarkItem *
waymark_party_row_get_party (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), NULL);

  return self->party;
}

/**
 * waymark_party_row_get_short:
 * @self: a row
 *
 * Returns: (transfer none): what the party is called in lists
 */
const char *
waymark_party_row_get_short (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), NULL);

  return self->brief;
}

/**
 * waymark_party_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): its full name where that is another, maybe empty
 */
const char *
waymark_party_row_get_name (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), NULL);

  return self->name;
}

/**
 * waymark_party_row_get_type_words:
 * @self: a row
 *
 * Returns: (transfer none): what kind of party it is: "group of 9"
 */
const char *
waymark_party_row_get_type_words (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), NULL);

  return self->type;
}

/**
 * waymark_party_row_get_actions:
 * @self: a row
 *
 * Returns: how many actions it leads or supports
 */
guint
waymark_party_row_get_actions (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), 0);

  return self->n_actions;
}

/**
 * waymark_party_row_get_late:
 * @self: a row
 *
 * Returns: how many of them are late
 */
guint
waymark_party_row_get_late (WaymarkPartyRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), 0);

  return self->n_late;
}

/**
 * waymark_party_row_matches:
 * @self: a row
 * @folded: words from waymark_party_rows_fold()
 *
 * Returns: whether one of its names holds the words
 */
gboolean
waymark_party_row_matches (WaymarkPartyRow *self, const char *folded)
{
  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}

/**
 * waymark_party_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): the row as it is read aloud
 */
char *
waymark_party_row_describe (WaymarkPartyRow *self)
{
  GString *words;

  g_return_val_if_fail (WAYMARK_IS_PARTY_ROW (self), NULL);

  words = g_string_new (self->brief);
  if (*self->name != '\0')
    g_string_append_printf (words, ", %s", self->name);
  if (*self->type != '\0')
    g_string_append_printf (words, ", %s", self->type);
  g_string_append (words, ", ");
  g_string_append_printf (
      /* Translators: %u is a number of actions. */
      words,
      ngettext ("%u action", "%u actions", self->n_actions),
      self->n_actions);
  if (self->n_late > 0)
    {
      g_autofree char *late = waymark_late_to_words (self->n_late);

      g_string_append_printf (words, ", %s", late);
    }
  return g_string_free (words, FALSE);
}
