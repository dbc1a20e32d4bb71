/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-conflict-words.h"
#include "waymark-error.h"
#include "waymark-item-shown.h"
#include "waymark-plan-words.h"
#include "waymark-unsettled.h"
#include "waymark-version-words.h"

static WaymarkItem *
find_item (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  return waymark_plan_lookup (plan, conflict->item);
}

/**
 * waymark_conflict_find_owner:
 * @plan: the plan
 * @conflict: what is not settled
 *
 * Returns: (transfer none) (nullable): the item that a list marks for it
 */
WaymarkItem *
waymark_conflict_find_owner (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && conflict != NULL, NULL);

  return waymark_item_get_owner (find_item (plan, conflict));
}

/* Which part of the item: "Due". */
static char *
dup_part (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkItem *item = find_item (plan, conflict);
  WaymarkKind kind = item != NULL ? waymark_item_get_kind (item) : WAYMARK_KIND_PLAN;

  switch (conflict->type)
    {
    case WAYMARK_CONFLICT_FIELD:
    case WAYMARK_CONFLICT_PLACE:
      return waymark_version_words_part (kind, conflict->field);
    case WAYMARK_CONFLICT_DELETED:
      return g_strdup (C_ ("conflict", "deleted by one, changed by another"));
    case WAYMARK_CONFLICT_DUPLICATE:
    default:
      /* Translators: %s is a part of an action, such as "Lead" */
      return g_strdup_printf (C_ ("conflict", "%s, added twice"), waymark_kind_get_label (kind));
    }
}

/**
 * waymark_conflict_dup_name:
 * @plan: the plan
 * @conflict: what is not settled
 *
 * Returns: (transfer full): the item and the part: "1.2(a) Due"
 */
char *
waymark_conflict_dup_name (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  g_autofree char *number =
      waymark_version_words_number (waymark_conflict_find_owner (plan, conflict));
  g_autofree char *part = dup_part (plan, conflict);

  return g_strdup_printf ("%s %s", number, part);
}

/* --- versions */

/* Under another name it was somebody else at this computer. */
static gboolean
is_yours (WaymarkDocument *document, const WaymarkClaim *claim)
{
  return claim->is_own && g_strcmp0 (claim->person, waymark_document_get_person (document)) == 0;
}

static void
add_values (WaymarkDocument *document, const WaymarkConflict *conflict, WaymarkClash *clash)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *item = find_item (plan, conflict);
  WaymarkKind kind = item != NULL ? waymark_item_get_kind (item) : WAYMARK_KIND_PLAN;
  const WaymarkClaim *shown = conflict->claims->pdata[0];
  guint n_theirs = 0;

  for (guint i = 0; i < conflict->claims->len; i++)
    n_theirs += !is_yours (document, conflict->claims->pdata[i]);
  for (guint i = 0; i < conflict->claims->len; i++)
    {
      const WaymarkClaim *claim = conflict->claims->pdata[i];
      const WaymarkClaim *other =
          i > 0 || conflict->claims->len < 2 ? shown : conflict->claims->pdata[1];
      g_autoptr (GPtrArray) spans =
          waymark_version_words_compare (plan, kind, conflict->field, other->value, claim->value);
      gboolean yours = is_yours (document, claim);
      g_autofree char *whose = waymark_version_words_whose (claim, yours, n_theirs);
      g_autofree char *who = waymark_version_words_who (claim, !yours && n_theirs < 2);

      waymark_clash_add_version (
          clash, whose, who, spans, yours ? WAYMARK_MARK_YOURS : WAYMARK_MARK_THEIRS);
    }
  if (waymark_version_words_can_write (kind, conflict->field))
    {
      g_autofree char *words =
          waymark_version_words_value (plan, kind, conflict->field, shown->value);

      waymark_clash_allow_writing (clash, words);
    }
}

static void
add_plain (WaymarkClash *clash, const char *heading, const char *who, const char *words)
{
  g_autoptr (GPtrArray) spans = waymark_version_words_plain (words, WAYMARK_WORDS_SAME);

  waymark_clash_add_version (clash, heading, who, spans, WAYMARK_MARK_NONE);
}

static void
add_deletion (WaymarkDocument *document, const WaymarkConflict *conflict, WaymarkClash *clash)
{
  const WaymarkClaim *deleter = conflict->claims->len > 0 ? conflict->claims->pdata[0] : NULL;
  g_autofree char *who =
      waymark_version_words_who (deleter, deleter != NULL && !is_yours (document, deleter));
  g_autofree char *stays = g_strdup_printf (
      /* Translators: %u counts items of a plan that stay for now */
      ngettext ("%u item stays.", "%u items stay.", conflict->items->len),
      conflict->items->len);

  add_plain (clash, C_ ("conflict", "Keep it"), NULL, stays);
  add_plain (clash, C_ ("conflict", "Delete it"), who, _ ("It goes, with all that is under it."));
}

/* "MBC, supports, through BAU" */
static char *
describe_part (WaymarkPlan *plan, const char *id)
{
  WaymarkItem *item = waymark_plan_lookup (plan, id);
  GString *words = g_string_new (NULL);
  const WaymarkField *fields;
  guint n_fields;

  if (item == NULL)
    return g_string_free (words, FALSE);
  fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = waymark_version_words_value (
          plan, waymark_item_get_kind (item), fields[i].name, waymark_item_get_nth (item, i));

      if (*value == '\0' || fields[i].type == WAYMARK_FIELD_MENTIONS)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", value);
    }
  return g_string_free (words, FALSE);
}

static void
add_duplicates (WaymarkPlan *plan, const WaymarkConflict *conflict, WaymarkClash *clash)
{
  for (guint i = 0; i < conflict->items->len; i++)
    {
      g_autofree char *words = describe_part (plan, conflict->items->pdata[i]);

      add_plain (clash, C_ ("conflict", "Keep this one"), NULL, words);
    }
}

static char *
name_part (WaymarkPlan *plan, const WaymarkConflict *conflict)
{
  WaymarkItem *owner = waymark_conflict_find_owner (plan, conflict);
  g_autofree char *part = dup_part (plan, conflict);
  g_autofree char *title = owner != NULL ? waymark_item_get_title (owner) : NULL;

  if (title == NULL || *title == '\0')
    return g_steal_pointer (&part);
  /* Translators: a part of an action and the words of the action: "Due · Agree one form" */
  return g_strdup_printf (C_ ("conflict", "%1$s · %2$s"), part, title);
}

/**
 * waymark_conflict_new_clash:
 * @document: the open plan
 * @conflict: what is not settled
 * @with_title: whether to say which item it is, not only which part of it
 *
 * Returns: (transfer floating): what stands side by side, to choose from; choosing is to
 *   be followed by waymark_conflict_settle()
 */
GtkWidget *
waymark_conflict_new_clash (WaymarkDocument *document,
                            const WaymarkConflict *conflict,
                            gboolean with_title)
{
  g_autofree char *number = NULL;
  g_autofree char *part = NULL;
  WaymarkPlan *plan;
  GtkWidget *clash;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && conflict != NULL, NULL);

  plan = waymark_document_get_plan (document);
  if (with_title)
    {
      number = waymark_version_words_number (waymark_conflict_find_owner (plan, conflict));
      part = name_part (plan, conflict);
      clash = waymark_clash_new (number, part);
    }
  else
    {
      part = dup_part (plan, conflict);
      clash = waymark_clash_new (part, "");
    }
  waymark_clash_set_settles (WAYMARK_CLASH (clash), TRUE);
  switch (conflict->type)
    {
    case WAYMARK_CONFLICT_DELETED:
      add_deletion (document, conflict, WAYMARK_CLASH (clash));
      break;
    case WAYMARK_CONFLICT_DUPLICATE:
      add_duplicates (plan, conflict, WAYMARK_CLASH (clash));
      break;
    case WAYMARK_CONFLICT_FIELD:
    case WAYMARK_CONFLICT_PLACE:
    default:
      add_values (document, conflict, WAYMARK_CLASH (clash));
      break;
    }
  return clash;
}

/* --- settling */

static gboolean
write_words (WaymarkDocument *document,
             const WaymarkConflict *conflict,
             WaymarkClash *clash,
             const char *name,
             GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *item = find_item (plan, conflict);
  const WaymarkClaim *shown = conflict->claims->pdata[0];
  g_autofree char *words = waymark_clash_dup_written (clash);
  g_autoptr (WaymarkValue) value = NULL;

  if (item == NULL)
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_NOT_FOUND,
                           _ ("What this is about is no longer in the plan."));
      return FALSE;
    }
  value = waymark_version_words_parse (
      plan, waymark_item_get_kind (item), conflict->field, shown->value, words);
  return waymark_conflict_write (document, conflict, value, name, error);
}

/**
 * waymark_conflict_settle:
 * @document: the open plan
 * @conflict: what is not settled
 * @clash: what the person chose in it
 * @error: return location
 *
 * Settles it, as one edit and one step of undo.
 *
 * Returns: whether it is settled
 */
gboolean
waymark_conflict_settle (WaymarkDocument *document,
                         const WaymarkConflict *conflict,
                         WaymarkClash *clash,
                         GError **error)
{
  int choice = waymark_clash_get_choice (clash);
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean settled;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && conflict != NULL, FALSE);
  g_return_val_if_fail (choice != WAYMARK_CLASH_OPEN, FALSE);

  what = waymark_conflict_dup_name (waymark_document_get_plan (document), conflict);
  /* Translators: the name of an edit; %s is as in "1.2(a) Due" */
  name = g_strdup_printf (C_ ("edit", "Settle %s"), what);
  if (choice == WAYMARK_CLASH_WRITTEN)
    settled = write_words (document, conflict, clash, name, error);
  else if (conflict->type != WAYMARK_CONFLICT_DELETED)
    settled = waymark_conflict_choose (document, conflict, (guint) choice, name, error);
  else if (choice == 0)
    settled = waymark_conflict_keep (document, conflict, name, error);
  else
    settled = waymark_conflict_delete (document, conflict, name, error);
  waymark_unsettled_refresh (waymark_unsettled_get (document));
  return settled;
}
