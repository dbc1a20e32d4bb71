/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-build"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-rank.h"
#include "waymark-register.h"
#include "waymark-rescue-private.h"

/*
 * A plan out of what was found. What cannot be read but others belong to is put there
 * empty, so that these keep together and in their place.
 */

typedef struct
{
  WaymarkRescue *rescue;
  WaymarkRescueRows *rows;
  WaymarkItem *elsewhere; /* a theme for what has lost its own, once it is needed */
  GPtrArray *lost_words;  /* of WaymarkItem: put there empty */
  GPtrArray *lost_places; /* of WaymarkItem */
  GArray *lost_fields;    /* of Lost */
} Work;

typedef struct
{
  WaymarkItem *item;
  const WaymarkField *field;
} Lost;

static void
lose_field (Work *work, WaymarkItem *item, const WaymarkField *field)
{
  Lost lost = { item, field };

  g_array_append_val (work->lost_fields, lost);
}

/* ---- which items there were */

static gboolean
was_alive (Work *work, const WaymarkFound *found)
{
  g_autoptr (WaymarkValue) gone = NULL;

  if (found->item != NULL)
    return TRUE;
  if (found->kind == WAYMARK_N_KINDS || work->rows->whole[found->kind])
    return FALSE;
  if (found->is_listed || work->rows->listed[found->kind])
    return found->is_listed;
  gone = waymark_found_get_written (found, WAYMARK_FIELD_GONE);
  return waymark_value_get_type_of (gone) == WAYMARK_VALUE_BOOLEAN &&
         !waymark_value_get_boolean (gone);
}

/* A value out of the history, where it can be one. */
static WaymarkValue *
get_written (const WaymarkFound *found, const WaymarkField *field)
{
  g_autoptr (WaymarkValue) value = waymark_found_get_written (found, field->name);

  if (value == NULL || !waymark_found_value_is_good (field, value))
    return NULL;
  return g_steal_pointer (&value);
}

/* An item whose row is lost, in the words of its last changes. */
static WaymarkItem *
make_from_history (const WaymarkFound *found)
{
  guint n_fields, n_written = 0;
  const WaymarkField *fields = waymark_kind_get_fields (found->kind, &n_fields);
  g_autoptr (WaymarkItem) item = NULL;
  g_autoptr (WaymarkValue) place = NULL;
  g_autofree char *middle = waymark_rank_between (NULL, NULL, "00000000000000000000000000000000");

  item = waymark_item_new (found->kind,
                           found->id,
                           found->rank != NULL && waymark_rank_is_valid (found->rank) ? found->rank
                                                                                      : middle);
  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = get_written (found, &fields[i]);

      if (value == NULL)
        continue;
      waymark_item_take_nth (item, i, value);
      n_written++;
    }
  /* Some have no words at all; others are lost with them. */
  place = waymark_found_get_written (found, WAYMARK_FIELD_PLACE);
  return n_written > 0 || place != NULL ? g_steal_pointer (&item) : NULL;
}

/* ---- into the plan */

static gboolean
may_stand_under (WaymarkKind kind, WaymarkItem *parent)
{
  return parent != NULL && waymark_kind_may_stand_under (kind, waymark_item_get_kind (parent));
}

/* What an item is most often under, for one that does not say. */
static WaymarkKind
usual_parent (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_PRIORITY:
    case WAYMARK_KIND_REQUIREMENT:
    case WAYMARK_KIND_ACTION:
      return WAYMARK_KIND_THEME;
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
      return WAYMARK_KIND_PARTY;
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_UPDATE:
      return WAYMARK_KIND_ACTION;
    case WAYMARK_KIND_DECISION:
    case WAYMARK_KIND_SNAPSHOT:
      return WAYMARK_KIND_MEETING;
    case WAYMARK_KIND_PLAN:
    case WAYMARK_KIND_THEME:
    case WAYMARK_KIND_PARTY:
    case WAYMARK_KIND_STATUS:
    case WAYMARK_KIND_MEETING:
    case WAYMARK_KIND_LOOSE:
    default:
      return WAYMARK_KIND_PLAN;
    }
}

/* Where an item shows its words; only of kinds that others can be under or point to. */
static const char *
words_of (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_PARTY:
      return "name";
    case WAYMARK_KIND_MEETING:
      return "body";
    case WAYMARK_KIND_STATUS:
      return "word";
    case WAYMARK_KIND_ACTION:
    case WAYMARK_KIND_PRIORITY:
      return "text";
    default:
      return "title";
    }
}

#define UNREAD "(could not be read)"

static const char *
get_unread (void)
{
  return C_ ("damaged item", "(could not be read)");
}

/**
 * waymark_rescue_is_unread:
 * @item: an item
 *
 * Returns: whether it stands in the place of one that could not be read of a damaged file
 */
gboolean
waymark_rescue_is_unread (WaymarkItem *item)
{
  WaymarkKind kind = waymark_item_get_kind (item);
  const char *field = words_of (kind);
  const char *words =
      waymark_kind_get_field (kind, field) != NULL ? waymark_item_get_string (item, field) : NULL;

  /* Whoever recovered it may have had another language. */
  return g_strcmp0 (words, UNREAD) == 0 || g_strcmp0 (words, get_unread ()) == 0;
}

static WaymarkItem *get_parent (Work *work, WaymarkKind kind, const char *id);

/* An item of which nothing is left but that others belong to it. */
static WaymarkItem *
put_empty (Work *work, const char *id, WaymarkKind kind)
{
  WaymarkPlan *plan = work->rescue->plan;
  const WaymarkFound *found = g_hash_table_lookup (work->rows->found, id);
  WaymarkItem *parent = get_parent (work, kind, found != NULL ? found->parent : "");
  g_autofree char *rank = NULL;
  WaymarkItem *item;
  guint n = waymark_item_get_n_children (parent);

  if (found != NULL && found->rank != NULL && waymark_rank_is_valid (found->rank))
    rank = g_strdup (found->rank);
  else
    rank = waymark_rank_between (
        n > 0 ? waymark_item_get_rank (waymark_item_get_child (parent, n - 1)) : NULL,
        NULL,
        waymark_plan_get_id (plan));
  item = waymark_plan_add (plan, kind, id, parent, rank);
  waymark_plan_set_string (plan, item, words_of (kind), get_unread ());
  g_ptr_array_add (work->lost_words, item);
  return item;
}

static WaymarkItem *
get_elsewhere (Work *work)
{
  WaymarkPlan *plan = work->rescue->plan;

  if (work->elsewhere == NULL)
    {
      work->elsewhere =
          waymark_plan_append (plan, WAYMARK_KIND_THEME, waymark_plan_get_root (plan));
      waymark_plan_set_string (plan, work->elsewhere, "title", _ ("Found without its theme"));
    }
  return work->elsewhere;
}

/* What an item of @kind stands under: by its id if that is there, or was; kinds have
 * levels, so that this ends. */
static WaymarkItem *
get_parent (Work *work, WaymarkKind kind, const char *id)
{
  WaymarkItem *parent = waymark_plan_lookup (work->rescue->plan, id);
  const WaymarkFound *found = g_hash_table_lookup (work->rows->found, id);
  WaymarkKind usual = usual_parent (kind);

  if (may_stand_under (kind, parent))
    return parent;
  if (usual == WAYMARK_KIND_PLAN)
    return waymark_plan_get_root (work->rescue->plan);
  if (parent == NULL && waymark_is_id (id))
    {
      if (found != NULL && found->kind < WAYMARK_N_KINDS &&
          waymark_kind_may_stand_under (kind, found->kind))
        return put_empty (work, id, found->kind);
      if (found == NULL || found->kind == WAYMARK_N_KINDS)
        return put_empty (work, id, usual);
    }
  if (usual == WAYMARK_KIND_THEME)
    return get_elsewhere (work);
  {
    g_autofree char *new_id = waymark_new_id ();

    return put_empty (work, new_id, usual);
  }
}

static void
note_bad (Work *work, const WaymarkFound *found, WaymarkItem *item)
{
  const WaymarkField *fields = waymark_kind_get_fields (found->kind, NULL);

  for (guint i = 0; found->bad >> i != 0; i++)
    {
      WaymarkValue *value = NULL;

      if ((found->bad >> i & 1) == 0)
        continue;
      value = get_written (found, &fields[i]);
      if (value != NULL)
        waymark_plan_set (work->rescue->plan, item, fields[i].name, value);
      else
        lose_field (work, item, &fields[i]);
      waymark_value_unref (value);
    }
}

static gboolean
insert (Work *work, WaymarkFound *found)
{
  WaymarkPlan *plan = work->rescue->plan;
  g_autoptr (WaymarkItem) item = found->item != NULL ? waymark_item_ref (found->item) : NULL;
  WaymarkItem *parent;

  if (item == NULL)
    {
      item = make_from_history (found);
      if (item == NULL)
        return FALSE;
      work->rescue->n_from_history++;
    }
  parent = get_parent (work, found->kind, found->parent);
  if (waymark_plan_lookup (plan, found->id) != NULL)
    return FALSE;
  waymark_plan_insert (plan, item, parent);
  if (strcmp (waymark_item_get_id (parent), found->parent) != 0)
    g_ptr_array_add (work->lost_places, item);
  note_bad (work, found, item);
  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(WaymarkFound *const *) a)->id, (*(WaymarkFound *const *) b)->id);
}

static void
build_kind (Work *work, WaymarkKind kind, GPtrArray *lost)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, work->rows->found);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    if (((WaymarkFound *) found)->kind == kind && was_alive (work, found))
      g_ptr_array_add (all, found);
  g_ptr_array_sort (all, compare_found);
  work->rescue->n_known[kind] = all->len;
  for (guint i = 0; i < all->len; i++)
    if (insert (work, all->pdata[i]))
      work->rescue->n_read[kind]++;
    else
      g_ptr_array_add (lost, all->pdata[i]);
}

/* A title is what a plan is known by; its file's name does where it is lost. */
static void
name_plan (WaymarkPlan *plan, const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot != NULL ? (gsize) (dot - name) : strlen (name));
  g_autofree char *title = waymark_clean_text (stem, TRUE);

  if (title[0] != '\0' && g_utf8_strlen (title, -1) <= WAYMARK_MAX_WORDS)
    waymark_plan_set_string (plan, waymark_plan_get_root (plan), "title", title);
}

/* The plan's own fields. */
static void
build_root (Work *work, const char *name)
{
  WaymarkPlan *plan = work->rescue->plan;
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkFound *found = g_hash_table_lookup (work->rows->found, WAYMARK_PLAN_ID);
  g_autoptr (WaymarkItem) own = NULL;
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (WAYMARK_KIND_PLAN, &n_fields);

  if (found != NULL)
    {
      found->kind = WAYMARK_KIND_PLAN;
      own = found->item != NULL ? waymark_item_ref (found->item) : make_from_history (found);
    }
  for (guint i = 0; own != NULL && i < n_fields; i++)
    waymark_plan_set (plan, root, fields[i].name, waymark_item_get_nth (own, i));
  if (found != NULL)
    note_bad (work, found, root);
  if (own != NULL)
    return;
  name_plan (plan, name);
  for (guint i = 0; i < n_fields; i++)
    lose_field (work, root, &fields[i]);
}

/* ---- links */

/* Whose name is lost but who led these actions, or a word that they had in common, is put
 * there empty. */
static gboolean
find_target (Work *work, const WaymarkField *field, const char *id)
{
  WaymarkItem *target = waymark_plan_lookup (work->rescue->plan, id);
  WaymarkFound *found = g_hash_table_lookup (work->rows->found, id);
  WaymarkKind kind = found != NULL ? found->kind : WAYMARK_N_KINDS;

  if (target != NULL)
    return (field->targets & 1u << waymark_item_get_kind (target)) != 0;
  if (kind == WAYMARK_N_KINDS && field->targets == 1u << WAYMARK_KIND_PARTY)
    kind = WAYMARK_KIND_PARTY;
  /* What was deleted can still be pointed to; what left no trace may have been deleted. */
  else if (kind == WAYMARK_N_KINDS || !was_alive (work, found))
    return TRUE;
  if ((field->targets & 1u << kind) == 0)
    return FALSE;
  put_empty (work, id, kind);
  return TRUE;
}

static void
check_links_of (Work *work, WaymarkItem *item)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *id = fields[i].type == WAYMARK_FIELD_LINK
                           ? waymark_value_get_string (waymark_item_get_nth (item, i))
                           : NULL;

      if (id == NULL || find_target (work, &fields[i], id))
        continue;
      waymark_plan_set (work->rescue->plan, item, fields[i].name, NULL);
      lose_field (work, item, &fields[i]);
    }
}

static void
collect (WaymarkItem *item, GPtrArray *items)
{
  g_ptr_array_add (items, item);
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect (waymark_item_get_child (item, i), items);
}

static void
check_links (Work *work)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  collect (waymark_plan_get_root (work->rescue->plan), items);
  for (guint i = 0; i < items->len; i++)
    check_links_of (work, items->pdata[i]);
}

/* ---- all of it */

static void
tell_losses (Work *work, GPtrArray *lost)
{
  WaymarkRescue *rescue = work->rescue;

  for (guint i = 0; i < lost->len; i++)
    {
      WaymarkFound *found = lost->pdata[i];

      if (waymark_plan_lookup (rescue->plan, found->id) == NULL)
        waymark_rescue_lose_item (rescue, found);
    }
  for (guint i = 0; i < work->lost_words->len; i++)
    waymark_rescue_lose_words (rescue, work->lost_words->pdata[i]);
  for (guint i = 0; i < work->lost_places->len; i++)
    waymark_rescue_lose_place (rescue, work->lost_places->pdata[i]);
  for (guint i = 0; i < work->lost_fields->len; i++)
    {
      Lost *field = &g_array_index (work->lost_fields, Lost, i);

      waymark_rescue_lose_field (rescue, field->item, field->field);
    }
}

/**
 * waymark_rescue_build:
 * @self: a rescue with an empty plan
 * @rows: what was found
 * @name: what the file is called
 *
 * Fills the plan and says what is missing.
 */
void
waymark_rescue_build (WaymarkRescue *self, WaymarkRescueRows *rows, const char *name)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  g_autoptr (GPtrArray) lost_words = g_ptr_array_new ();
  g_autoptr (GPtrArray) lost_places = g_ptr_array_new ();
  g_autoptr (GArray) lost_fields = g_array_new (FALSE, FALSE, sizeof (Lost));
  Work work = { .rescue = self,
                .rows = rows,
                .lost_words = lost_words,
                .lost_places = lost_places,
                .lost_fields = lost_fields };

  build_root (&work, name);
  /* In the order of their kinds, parents come before what stands under them. */
  for (int kind = WAYMARK_KIND_PLAN + 1; kind < WAYMARK_N_KINDS; kind++)
    build_kind (&work, kind, lost);
  check_links (&work);
  tell_losses (&work, lost);
}
